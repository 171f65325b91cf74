"""What a recorded finding says of itself: that it is not from the cited work, and when what it tells was printed."""

import re

from footnote_audit.model import Value

# Words of the findings themselves, not of the article: where a note opens by saying that it comes from elsewhere.
_FROM_ELSEWHERE = re.compile(
    r"^\s*(?:not in (?:the|this|its) [\w’' -]{2,40}?(?=[:,])[:,]?"
    r"|(?:(?:on|from|according to|in) )?(?:an)?other (?:pages?|authors?|reports?|sources?|outlets?|works?|sites?)\b"
    r"|a page other than\b|background\b)",
    re.I,
)
_UNSEEN = re.compile(
    r"\b(?:not|never|nowhere|cannot|couldn['’]t|wasn['’]t|no|none)\s+(?:\w+\s+){0,2}"
    r"(?:seen|found|read|open|opened|available|visible|accessible|queried|located|verified|confirmed|checked)\b"
    r"|\b(?:introuvables?|non (?:vue?s?|lue?s?|trouvée?s?)|nicht (?:gesehen|gefunden|eingesehen)"
    r"|no (?:visto|encontrad[oa]))\b",
    re.I,
)
# Verbs that give the day of a report and not of what it tells; announcing and declaring are events themselves.
_REPORTS = re.compile(
    r"\b(?:reports?|reported|reporting|published|reprinted|printed|posted|updated|accessed|retrieved|said|says?|told|"
    r"spoke|speaks|dated|wrote|writes|quoted|cited|publi[ée]e?s?|rapport[ée]e?s?|veröffentlicht|berichtete|publicad[oa]|"
    r"pubblicat[oa]|опубликован\w*)\b(?P<between>[^,;:()]{0,60})$",
    re.I,
)
# A clause that opens behind the verb tells the event itself.
_CLAUSE = re.compile(r"\b(?:that|que|qu|dass|che|что)\b", re.I)
BETWEEN_WORDS = 5
# A date alone in brackets, or behind a name there; and one that stands right before the verb of a report.
_ALONE = re.compile(
    r"\((?:[A-ZÀ-Ý][\w.’'-]{0,30},? ){0,5}(?:(?:about|around|ca?\.|spring|summer|autumn|fall|winter) ?)?$"
)
_THEN_REPORTS = re.compile(
    r"^\)?,? (?:counts?|reports?|gives?|lists?|says?|writes?|puts?|estimates?|mentions?|names?|tells?|notes?|states?)\b"
)
REACH = 90


def from_elsewhere(text: str) -> bool:
    """Whether a finding says in its first words that it was noted from something else than the cited work."""
    return _FROM_ELSEWHERE.search(text) is not None


def without_provenance(text: str) -> str:
    """A finding without its words on its own making, blanked so that offsets stay: where it comes from, and the
    clauses on what could not be seen, whose "not" denies nothing and whose subject was never met."""
    match = _FROM_ELSEWHERE.search(text)
    kept = text if match is None else " " * match.end() + text[match.end() :]
    return ";".join(" " * len(clause) if _UNSEEN.search(clause) else clause for clause in kept.split(";"))


def report_date(text: str, date: Value) -> bool:
    """Whether a date in a finding (offsets into `text`) is that of a report or of a publication."""
    before = text[max(0, date.start - REACH) : date.start]
    if _ALONE.search(before) and text[date.end : date.end + 1] == ")":
        return True
    if _THEN_REPORTS.search(text[date.end : date.end + REACH]):
        return True
    match = _REPORTS.search(before)
    if match is None or _CLAUSE.search(match["between"]):
        return False
    return len(match["between"].split()) <= BETWEEN_WORDS
