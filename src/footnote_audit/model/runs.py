"""One run: its options and everything it found."""

from dataclasses import dataclass, field
from enum import StrEnum

from footnote_audit.model.bibliographies import Bibliography
from footnote_audit.model.citations import Citation
from footnote_audit.model.documents import Document
from footnote_audit.model.findings import Finding, Level
from footnote_audit.model.sources import OwnRecord, Resolution, Snapshot
from footnote_audit.model.verdicts import Claim, Derivation, Drift, HeardJudge, Verdict

SCHEMA_VERSION = "1.0"


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
    mildest level that makes the exit code 1. `delimiters` open and close notes beside those that are known. `services`
    are catalogues asked at other addresses ("crossref=http://..."), `contact` what servers are told about who asks.
    `no_archives`: no web archive is asked; `archive`: one is asked to capture the pages that were read.
    `model`: the model of the extra `model` was heard; `judge` is the address of the service that was asked besides,
    `judge_model` the model there.
    """

    started: str
    sources: str | None = None
    offline: bool = False
    keep_furniture: bool = False
    media_type: str | None = None
    delimiters: tuple[str, str] | None = None
    until: Stage = Stage.CHECK
    fail_on: Level = Level.ERROR
    allow_private: bool = False
    allow_empty: bool = False
    store: str | None = None
    deadline: float = 30.0
    services: tuple[str, ...] = ()
    contact: str | None = None
    no_archives: bool = False
    archive: bool = False
    model: bool = False
    judge: str | None = None
    judge_model: str | None = None


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
    bibliography: Bibliography = field(default_factory=Bibliography)
    drifts: tuple[Drift, ...] = ()
    own_records: tuple[OwnRecord, ...] = ()
    unsourced: tuple[Claim, ...] = ()
    derivations: tuple[Derivation, ...] = ()
    judges: tuple[HeardJudge, ...] = ()
