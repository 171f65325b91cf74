"""The words, signs and colours of the reports: one catalogue, so that every report says the same thing."""

from typing import NamedTuple

from footnote_audit.model import (
    EvidenceOrigin,
    JudgeName,
    Level,
    LocationKind,
    Outcome,
    Qualifier,
    Rating,
    ResolutionStatus,
    ValueKind,
)


class Look(NamedTuple):
    """How a rating is shown: always word, sign and colour together. `line` is the CSS text-decoration-style."""

    word: str
    short: str
    sign: str
    light: str
    dark: str
    line: str | None


LIGHT_PAGE = "#FFFFFF"
DARK_PAGE = "#14171A"
LIGHT_TEXT = "#1F2328"
DARK_TEXT = "#E6E9EC"

# Colours measured for contrast and for red, green and blue blindness; the test repeats the contrast.
LOOKS: dict[Rating, Look] = {
    Rating.SUPPORTED: Look(
        word="Supported", short="supported", sign="✓", light="#005FA8", dark="#7CC4FF", line="solid"
    ),
    Rating.PARTLY_SUPPORTED: Look(
        word="Partly supported", short="partly", sign="◐", light="#9A5B00", dark="#F2B84B", line="dashed"
    ),
    Rating.REFUTED: Look(
        word="Source says otherwise", short="contradicted", sign="☒", light="#B0003A", dark="#FF8A70", line="double"
    ),
    Rating.NOT_FOUND: Look(
        word="Not found in the source", short="not found", sign="□", light="#1F2328", dark="#FFFFFF", line="dotted"
    ),
    Rating.UNVERIFIABLE: Look(
        word="Could not be checked",
        short="could not be checked",
        sign="◇",
        light="#6A7280",
        dark="#9AA4AE",
        line="wavy",
    ),
    Rating.NOT_CHECKABLE: Look(
        word="Nothing to check", short="nothing to check", sign="–", light=LIGHT_TEXT, dark=DARK_TEXT, line=None
    ),
}

# Gravest first: the rating of a note is that of its weakest claim.
GRAVITY = (
    Rating.REFUTED,
    Rating.NOT_FOUND,
    Rating.PARTLY_SUPPORTED,
    Rating.UNVERIFIABLE,
    Rating.SUPPORTED,
    Rating.NOT_CHECKABLE,
)
CHECKED = (Rating.SUPPORTED, Rating.PARTLY_SUPPORTED, Rating.REFUTED, Rating.NOT_FOUND)

LEVELS = {
    Level.ERROR: "Must be fixed",
    Level.WARNING: "Look at this",
    Level.NOTE: "Remark",
    Level.NONE: "For the record",
}

ORIGINS = {
    EvidenceOrigin.NOTE: "The note says",
    EvidenceOrigin.SOURCE: "Source says",
    EvidenceOrigin.RECORDED_FACT: "Recorded finding says",
}
NO_PASSAGE = "against a source in which no passage fits"
AGAINST = {
    EvidenceOrigin.SOURCE: "against the text of the source",
    EvidenceOrigin.RECORDED_FACT: "against a finding recorded from the source",
    EvidenceOrigin.NOTE: "against the note's own words only",
}

JUDGES = {
    JudgeName.RULES: "rules",
    JudgeName.WORDING: "wording",
    JudgeName.MODEL: "model",
    JudgeName.SERVICE: "service",
}

OUTCOMES = {
    Outcome.OK: "copy read",
    Outcome.GONE: "gone",
    Outcome.BLOCKED: "blocked (not gone)",
    Outcome.PAYWALL: "behind a paywall",
    Outcome.TIMEOUT: "no answer in time",
    Outcome.TOO_LARGE: "over the size limit",
    Outcome.UNSUPPORTED: "address or format not opened",
    Outcome.OFFLINE: "not tried: offline",
    Outcome.UNREACHABLE: "host not reached",
    Outcome.ABSENT: "no address known",
}
OUTCOME_REASONS = {
    Outcome.OK: "A copy of the source was read",
    Outcome.GONE: "The source is gone from its address",
    Outcome.BLOCKED: "The host of the source blocked the request (blocked is not gone)",
    Outcome.PAYWALL: "The source is behind a paywall",
    Outcome.TIMEOUT: "The host of the source gave no answer in time",
    Outcome.TOO_LARGE: "The source is over the size limit",
    Outcome.UNSUPPORTED: "The source’s address or format is not one that is opened",
    Outcome.OFFLINE: "The source was not asked for: the run was offline and no copy is kept",
    Outcome.UNREACHABLE: "The host of the source was not reached",
    Outcome.ABSENT: "No address of the source is known",
}
RESOLUTIONS = {
    ResolutionStatus.FOUND: "identified",
    ResolutionStatus.AMBIGUOUS: "could be several works",
    ResolutionStatus.NOT_FOUND: "not identified",
    ResolutionStatus.NOT_ASKED: "not identified: a catalogue could not be asked",
    ResolutionStatus.NOT_PUBLIC: "not public",
    ResolutionStatus.SKIPPED: "not looked up",
}
LOCATIONS = {
    LocationKind.URL: "address",
    LocationKind.DOI: "DOI",
    LocationKind.FILE: "local file",
    LocationKind.ARCHIVE: "archived copy",
}

OUTCOME_REMEDIES = {
    Outcome.GONE: "Name an archived copy in sources.yaml, or attach the document as a local file.",
    Outcome.BLOCKED: "Open the source by hand and attach a saved copy as a local file; the address itself may be fine.",
    Outcome.PAYWALL: "Attach the document as a local file, or record what it says as a finding in sources.yaml.",
    Outcome.TIMEOUT: "Run again later, or with a longer time limit.",
    Outcome.TOO_LARGE: "Attach the cited pages as a local file.",
    Outcome.UNSUPPORTED: "Look at the reason given for its address, or attach the source as a PDF, HTML or text file.",
    Outcome.OFFLINE: "Run with a network, or attach the document as a local file.",
    Outcome.UNREACHABLE: "Check the address, then run again.",
    Outcome.ABSENT: "Give the source an address or a local file in sources.yaml.",
}
RESOLUTION_REMEDIES = {
    ResolutionStatus.AMBIGUOUS: "Say in sources.yaml which work is meant (an alias is enough).",
    ResolutionStatus.NOT_FOUND: "Add the work to sources.yaml with an address or a local file.",
    ResolutionStatus.NOT_ASKED: "Run again later, or add the work to sources.yaml with an address or a local file.",
    ResolutionStatus.NOT_PUBLIC: "Name the record of the interview or message, and record what it says as a finding.",
    ResolutionStatus.SKIPPED: "Run the audit through all stages.",
}

QUALIFIERS = {
    Qualifier.EXACTLY: "",
    Qualifier.ABOUT: "about",
    Qualifier.NEARLY: "nearly",
    Qualifier.JUST_OVER: "just over",
    Qualifier.MORE_THAN: "more than",
    Qualifier.AT_LEAST: "at least",
    Qualifier.LESS_THAN: "less than",
    Qualifier.AT_MOST: "at most",
    Qualifier.BETWEEN: "between",
}
VALUES = {
    ValueKind.MONEY: "amount of money",
    ValueKind.SHARE: "share",
    ValueKind.COUNT: "count",
    ValueKind.ORDINAL: "rank",
    ValueKind.DATE: "date",
    ValueKind.PERIOD: "span of time",
    ValueKind.MEASURE: "measure",
}

TYPES = {
    "article": "article",
    "article-journal": "journal article",
    "article-magazine": "magazine article",
    "article-newspaper": "press article",
    "bill": "bill",
    "book": "book",
    "broadcast": "broadcast",
    "chapter": "chapter",
    "dataset": "database",
    "document": "document",
    "interview": "interview",
    "legal_case": "court decision",
    "legislation": "law",
    "motion_picture": "film or video",
    "paper-conference": "conference paper",
    "patent": "patent",
    "personal_communication": "personal communication",
    "post": "post",
    "post-weblog": "web post",
    "report": "report",
    "speech": "speech",
    "thesis": "thesis",
    "treaty": "treaty",
    "webpage": "web page",
}
