"""Every value that passes between stages: frozen, slotted, keyword-only; no behaviour.

Names follow the standards of the field: CSL-JSON for works and names, csl-citation for citation items, the W3C Web
Annotation model for selectors, Memento (RFC 7089) for copies, SARIF 2.1.0 for findings, schema.org ClaimReview for
verdicts. Offsets are 0-based code points, end exclusive; lines and columns are 1-based.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Protocol

SCHEMA_VERSION = "1.0"

# --- places ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Offsets into a string that the field holding it names."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Selector:
    """Words of a document: TextQuoteSelector and TextPositionSelector in one; `page` as a FragmentSelector `page=`."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """From offset `start` of Document.text on, the text was read at this line and column (1-based) of the raw file.

    It holds up to the next Origin; within it one character of text is one character of the file.
    """

    start: int
    line: int
    column: int


# --- works ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A CSL name: either the parts, or `literal` for a corporate or undivided name."""

    family: str | None = None
    given: str | None = None
    particle: str | None = None
    suffix: str | None = None
    literal: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CslItem:
    """A work as a CSL-JSON item; attributes are CSL's variables with `_` for `-`. csl.py writes CSL's own spelling.

    `issued` and `accessed` are EDTF level 1 strings (2021-03/2021-04, 2013-24 for winter 2013). None means absent.
    """

    id: str | None = None
    type: str = "document"
    title: str | None = None
    author: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    translator: tuple[Name, ...] = ()
    interviewer: tuple[Name, ...] = ()
    container_title: str | None = None
    collection_title: str | None = None
    publisher: str | None = None
    publisher_place: str | None = None
    event_place: str | None = None
    issued: str | None = None
    accessed: str | None = None
    volume: str | None = None
    issue: str | None = None
    number: str | None = None
    page: str | None = None
    edition: str | None = None
    genre: str | None = None
    medium: str | None = None
    archive: str | None = None
    language: str | None = None
    note: str | None = None
    DOI: str | None = None
    ISBN: str | None = None
    ISSN: str | None = None
    URL: str | None = None


# --- read -----------------------------------------------------------------------------------------------------------


class BlockKind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    CELL = "cell"
    CAPTION = "caption"
    QUOTATION = "quotation"
    CODE = "code"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A run of Document.text that stands by itself. `level` is a heading's rank (1 the highest), else None."""

    start: int
    end: int
    kind: BlockKind
    level: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A table cell; `start` and `end` are offsets into Document.text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table as data. `recovered` is true where its columns had run together and exactly one reading fits.

    Where a table was recovered and the file names no columns, `header` is empty. `source` is the printed source line.
    """

    caption: str | None
    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    start: int
    end: int
    source: str | None = None
    recovered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Where a note is called: an offset into Document.text and the note's index."""

    offset: int
    note_index: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A footnote or endnote. `index` counts from 1 in reading order (CSL noteIndex); `label` is the printed mark.

    `anchor` is the place of the mark: an empty selection just after the words it follows (start == end, exact ""),
    with up to 80 characters before it in its block as prefix. `supports` is the clause since the last anchor,
    `sentence` the whole sentence. The three are None for a note that nothing points at. `line` and `column` (1-based)
    say where the note's text starts in the raw file.
    """

    index: int
    label: str
    text: str
    anchor: Selector | None
    supports: Selector | None
    sentence: Selector | None
    line: int
    column: int


class WarningCode(StrEnum):
    NOTE_WITHOUT_MARK = "note-without-mark"
    MARK_WITHOUT_NOTE = "mark-without-note"
    LABEL_REPEATED = "label-repeated"
    NUMBERING_BROKEN = "numbering-broken"
    DAMAGED_MARKUP = "damaged-markup"
    FURNITURE_CUT = "furniture-cut"
    TABLE_AMBIGUOUS = "table-ambiguous"
    ENCODING_GUESSED = "encoding-guessed"
    TEXT_INCOMPLETE = "text-incomplete"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadWarning:
    """Something the reader wants known; `exact` is the text it is about (what was cut, the damaged markup)."""

    code: WarningCode
    message: str
    line: int
    column: int
    exact: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An article or a source as read: flat text without markup residue, and what was found in it.

    `digest` is the SHA-256 of the raw bytes in hex. `origins` lead from text to file. `page_starts` holds the offset
    of each page's first character (empty for unpaged documents). `item` is what the document says of itself.
    """

    uri: str
    media_type: str
    digest: str
    language: str | None
    item: CslItem
    text: str
    blocks: tuple[Block, ...] = ()
    marks: tuple[Mark, ...] = ()
    notes: tuple[Note, ...] = ()
    tables: tuple[Table, ...] = ()
    page_starts: tuple[int, ...] = ()
    origins: tuple[Origin, ...] = ()
    warnings: tuple[ReadWarning, ...] = ()


# --- parse ----------------------------------------------------------------------------------------------------------


class Position(StrEnum):
    """CSL citation positions."""

    FIRST = "first"
    SUBSEQUENT = "subsequent"
    IBID = "ibid"
    IBID_WITH_LOCATOR = "ibid-with-locator"


class NoteKind(StrEnum):
    CITATION = "citation"
    SHORT_CITATION = "short-citation"
    COMMENTARY = "commentary"
    COMMENTARY_AND_CITATION = "commentary+citation"
    DATABASE = "database"
    PERSONAL_COMMUNICATION = "personal-communication"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Something that a short form or a citation may mean: its id, a score from 0 to 1, and why."""

    id: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationItem:
    """One cited work in a note (csl-citation `citationItems`).

    `id` is "n<note index>.<running number>". `span` is into Note.text. `item` holds what is printed here. For a short
    form `refers_to` is the id of the citation item with the full form (None: points nowhere or at several), `chain`
    the ids followed on the way, nearest first, and `candidates` what else it could mean, best first. `prefix` is the
    signal ("See", "Voir").
    """

    id: str
    item: CslItem
    position: Position
    span: Span
    confidence: float
    locator: str | None = None
    label: str | None = None
    prefix: str | None = None
    suffix: str | None = None
    marker: str | None = None
    refers_to: str | None = None
    chain: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """What one note holds: cited works, and the commentary around them as spans of Note.text."""

    note_index: int
    kind: NoteKind
    items: tuple[CitationItem, ...] = ()
    commentary: tuple[Span, ...] = ()


# --- resolve --------------------------------------------------------------------------------------------------------


class LocationKind(StrEnum):
    URL = "url"
    DOI = "doi"
    FILE = "file"
    ARCHIVE = "archive"


class Certainty(StrEnum):
    SEEN = "seen"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """Where a source can be had. `pages` is a page range of a local file ("3-12"); `role` says what it is."""

    kind: LocationKind
    value: str
    certainty: Certainty = Certainty.SEEN
    pages: str | None = None
    role: str | None = None


class FactKind(StrEnum):
    PERSON = "person"
    CATALOGUE = "catalogue"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedFact:
    """A fact that a person or a catalogue noted from the source: weaker than the source's own text.

    `date` is an ISO date; `page` as printed in the source; `address` where it was read.
    """

    text: str
    kind: FactKind
    date: str
    page: str | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A real work: its record, where it can be had, and what was noted from it. `line` is its place in the registry."""

    id: str
    item: CslItem
    resolver: str
    locations: tuple[Location, ...] = ()
    aliases: tuple[str, ...] = ()
    facts: tuple[RecordedFact, ...] = ()
    public: bool = True
    line: int | None = None


class ResolutionStatus(StrEnum):
    FOUND = "found"
    AMBIGUOUS = "ambiguous"
    NOT_FOUND = "not-found"
    NOT_PUBLIC = "not-public"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A field whose printed and recorded values differ; `variable` is CSL's name ("author", "container-title")."""

    variable: str
    printed: str | None
    recorded: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """Which real source a citation item means. `tried` says where it was looked for and what came of it."""

    item_id: str
    status: ResolutionStatus
    source: Source | None = None
    score: float = 0.0
    candidates: tuple[Candidate, ...] = ()
    differences: tuple[Difference, ...] = ()
    tried: tuple[str, ...] = ()


# --- fetch ----------------------------------------------------------------------------------------------------------


class Outcome(StrEnum):
    OK = "ok"
    GONE = "gone"
    BLOCKED = "blocked"
    PAYWALL = "paywall"
    TIMEOUT = "timeout"
    TOO_LARGE = "too-large"
    UNSUPPORTED = "unsupported"
    OFFLINE = "offline"
    UNREACHABLE = "unreachable"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The copy kept of a source, or why there is none (Memento: URI-R original, URI-M memento).

    `status` is the HTTP status, None without a response. `retrieved` and `memento_datetime` are ISO 8601 UTC.
    `path` leads from the store's folder to the copy; `digest` is its SHA-256 in hex. `reason` is one sentence.
    """

    source_id: str
    uri_r: str | None
    outcome: Outcome
    reason: str
    uri_m: str | None = None
    memento_datetime: str | None = None
    retrieved: str | None = None
    status: int | None = None
    media_type: str | None = None
    digest: str | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What `get` brings: the final address after redirects, the status, headers in lower case, and the body."""

    uri: str
    final_uri: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    retrieved: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSource:
    """A resolved source with its copy and that copy read, as far as each could be had."""

    source: Source
    snapshot: Snapshot
    document: Document | None


# --- match ----------------------------------------------------------------------------------------------------------


class ValueKind(StrEnum):
    MONEY = "money"
    SHARE = "share"
    COUNT = "count"
    ORDINAL = "ordinal"
    DATE = "date"
    PERIOD = "period"
    MEASURE = "measure"


class Qualifier(StrEnum):
    EXACTLY = "exactly"
    ABOUT = "about"
    NEARLY = "nearly"
    MORE_THAN = "more-than"
    AT_LEAST = "at-least"
    LESS_THAN = "less-than"
    AT_MOST = "at-most"
    BETWEEN = "between"


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A typed literal in prose. `start` and `end` are offsets into the text it was found in.

    `amount` is the figure with its scale applied (7000000000), `upper` the other end of a range; both None for DATE
    and PERIOD, whose `date` is EDTF ("2021-04", "2014/2018", "199X"). `unit` is an ISO 4217 code for MONEY, "%" for
    SHARE, the unit's name for MEASURE, and for COUNT the counted noun as printed (None if it has none).
    """

    kind: ValueKind
    exact: str
    start: int
    end: int
    amount: Decimal | None = None
    upper: Decimal | None = None
    unit: str | None = None
    qualifier: Qualifier = Qualifier.EXACTLY
    date: str | None = None


class ClaimKind(StrEnum):
    FIGURE = "figure"
    DATE = "date"
    QUOTATION = "quotation"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Something the article says at a note (schema.org Claim). `id` stays the same when other parts change.

    `selector` is into Document.text; the offsets of `values` are into `text`.
    """

    id: str
    note_index: int
    text: str
    selector: Selector
    kind: ClaimKind
    values: tuple[Value, ...] = ()


class EvidenceOrigin(StrEnum):
    NOTE = "note"
    SOURCE = "source"
    RECORDED_FACT = "recorded-fact"


class Relation(StrEnum):
    SUPPORTS = "supports"
    REFUTES = "refutes"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Words a verdict rests on. `selector` is into the note's text, the source's text or the fact's text.

    `digest` is the copy's for SOURCE, else None; `source_id` None for NOTE. `address` is where a fact was read.
    """

    origin: EvidenceOrigin
    selector: Selector
    relation: Relation
    score: float
    source_id: str | None = None
    digest: str | None = None
    address: str | None = None


class Rating(StrEnum):
    SUPPORTED = "supported"
    PARTLY_SUPPORTED = "partly-supported"
    REFUTED = "refuted"
    NOT_FOUND = "not-found"
    UNVERIFIABLE = "unverifiable"
    NOT_CHECKABLE = "not-checkable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """How a claim stands against its source. `score` is the confidence that the source supports it, 0 to 1.

    `explanation` is one sentence built from the facts. `evidence` is best first.
    """

    claim_id: str
    rating: Rating
    score: float
    explanation: str
    evidence: tuple[Evidence, ...] = ()


# --- check ----------------------------------------------------------------------------------------------------------


class Level(StrEnum):
    """SARIF result levels, gravest first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    NONE = "none"


class Kind(StrEnum):
    """SARIF result kinds that are used here."""

    FAIL = "fail"
    REVIEW = "review"
    OPEN = "open"
    PASS = "pass"
    NOT_APPLICABLE = "notApplicable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """The other place a finding speaks of, with the words there. `selector` None: a place outside the article."""

    message: str
    exact: str
    selector: Selector | None = None
    uri: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """What a check function yields. `target` names what the finding is about (a claim id, an item id, a pair of
    words): together with the check's id and the clause it makes the fingerprint. `correction` is the wording offered.
    `level` overrides the check's own where one hit is graver or milder than usual."""

    message: str
    target: str
    note_index: int | None = None
    selector: Selector | None = None
    related: tuple[Related, ...] = ()
    correction: str | None = None
    level: Level | None = None
    kind: Kind = Kind.FAIL


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One result (SARIF `result`). `line` and `column` are the place in the raw article, 1-based."""

    check: str
    name: str
    level: Level
    kind: Kind
    message: str
    fingerprint: str
    line: int
    column: int
    note_index: int | None = None
    selector: Selector | None = None
    related: tuple[Related, ...] = ()
    correction: str | None = None


# --- the run --------------------------------------------------------------------------------------------------------


class Stage(StrEnum):
    READ = "read"
    PARSE = "parse"
    RESOLVE = "resolve"
    FETCH = "fetch"
    MATCH = "match"
    CHECK = "check"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Every choice of the run, as written into the report.

    `started` is the audit's own clock (ISO 8601, UTC). `media_type` None: told from the content. `fail_on` is the
    mildest level that makes the exit code 1.
    """

    started: str
    sources: str | None = None
    offline: bool = False
    keep_furniture: bool = False
    media_type: str | None = None
    until: Stage = Stage.CHECK
    fail_on: Level = Level.ERROR
    allow_private: bool = False
    allow_empty: bool = False
    store: str | None = None
    deadline: float = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """Everything of one run; JSON is this value and reads back without loss."""

    schema_version: str
    tool_version: str
    options: Options
    document: Document
    citations: tuple[Citation, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    snapshots: tuple[Snapshot, ...] = ()
    claims: tuple[Claim, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    findings: tuple[Finding, ...] = ()
    stages: tuple[Stage, ...] = ()


# --- seams ----------------------------------------------------------------------------------------------------------


class Get(Protocol):
    """From an address to its response; raises FetchError. Stages receive it and never import the network."""

    def __call__(self, uri: str, *, accept: str | None = None) -> Response: ...
