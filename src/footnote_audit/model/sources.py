"""What the resolve and fetch stages give: sources, resolutions and copies (Memento, RFC 7089)."""

from dataclasses import dataclass
from enum import StrEnum

from footnote_audit.model.citations import Candidate
from footnote_audit.model.documents import Document
from footnote_audit.model.works import CslItem


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


class NoticeKind(StrEnum):
    """What a catalogue says of a work besides what it is (Crossref's update types and relations, DataCite's too)."""

    RETRACTION = "retraction"
    CONCERN = "expression-of-concern"
    CORRECTION = "correction"
    NEW_VERSION = "new-version"
    PREPRINT = "preprint"
    PUBLISHED = "published-version"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A retraction, correction or other version of a work: the DOI of that notice or version, and who says so."""

    kind: NoticeKind
    service: str
    DOI: str | None = None


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
    notices: tuple[Notice, ...] = ()


class ResolutionStatus(StrEnum):
    """Which answer there is; NOT_ASKED: a service that would know could not be asked, so it is not "not found"."""

    FOUND = "found"
    AMBIGUOUS = "ambiguous"
    NOT_FOUND = "not-found"
    NOT_ASKED = "not-asked"
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


class Access(StrEnum):
    """What a careful reader who follows a link would say of it."""

    ALIVE = "alive"
    BROKEN = "broken"
    SOFT_404 = "soft404"
    ATTENTION = "attention"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Whether a page can be the cited work: `reason` is a short code ("not_found"), `sentence` says it in words."""

    access: Access
    reason: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Memento:
    """An archived copy of a page: its address (URI-M) and when it was captured (ISO 8601, UTC).

    `holds`: whether it was found to hold the cited page, and in an audit the cited words (None: not looked at);
    `lacking` are the cited words that it lacks. `requested` is when this program asked the archive for it, `digest`
    the SHA-256 (hex) of what was read there.
    """

    uri_m: str
    memento_datetime: str
    holds: bool | None = None
    requested: str | None = None
    digest: str | None = None
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The copy kept of a source, or why there is none (Memento: URI-R original, URI-M memento).

    `status` is the HTTP status, None without a response. `retrieved`, `memento_datetime` and `last_modified` (when the
    server says that the page was changed) are ISO 8601 UTC.
    `path` leads from the store's folder to the copy (None for a local file); `digest` is its SHA-256 in hex. `reason`
    is one sentence. `pages` is the page range of a local file that the source stands on ("3-12"). `judgement` is that
    of the address `uri_r`, `failed_days` the days (ISO 8601, newest first) on which that address failed since it was
    last seen alive. `mementos` are captures known of the page, the nearest to the day of the citation first.
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
    last_modified: str | None = None
    pages: str | None = None
    judgement: Judgement | None = None
    failed_days: tuple[str, ...] = ()
    mementos: tuple[Memento, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect:
    """An answer that only led on: the address asked, its status and headers (names in lower case)."""

    uri: str
    status: int
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What `get` brings: the final address after redirects, the status, headers in lower case, and the body.

    `hops` are the addresses gone through, the asked one first and the final one last; `redirects` the answers that led
    from one to the next, where they are known. `sent` are the headers of the last request as they went out.
    """

    uri: str
    final_uri: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    retrieved: str
    hops: tuple[str, ...] = ()
    redirects: tuple[Redirect, ...] = ()
    sent: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSource:
    """A resolved source with its copy and that copy read, as far as each could be had."""

    source: Source
    snapshot: Snapshot
    document: Document | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRecord:
    """A variable ("author", "issued") that a source gives of itself otherwise than the citation item prints it."""

    item_id: str
    source_id: str
    variable: str
    printed: str
    stated: str
