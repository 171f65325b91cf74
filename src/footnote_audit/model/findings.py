"""What the check stage gives: hits and findings (SARIF 2.1.0 results)."""

from dataclasses import dataclass
from enum import StrEnum

from footnote_audit.model.places import Place, Selector


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
class Change:
    """New words offered for words of a note: `old` is Note.text[start:end] of the note `note_index`, `new` replaces it.

    For the words of an entry of the list of works or of a citation in the text, `note_index` is None and `place_id` its
    id; offsets count from the first character of its selector. Where start == end, `new` is put in; where `new` is
    empty, `old` goes. Nothing applies a change by itself.
    """

    note_index: int | None
    start: int
    end: int
    old: str
    new: str
    place_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """What a check function yields. `target` names what the finding is about (a claim id, an item id, a pair of
    words): together with the check's id and the clause it makes the fingerprint. `correction` is the wording offered;
    `changes` offer the corrected notes as differences, in the order of the notes, none overlapping another.
    `level` overrides the check's own where one hit is graver or milder than usual. `place` is given
    where neither the selector nor the note tells the place in the raw file. `place_id` is the id of the citation in the
    text ("t3") or of the entry of the list of works ("b7") that the hit is about, in place of a note."""

    message: str
    target: str
    note_index: int | None = None
    selector: Selector | None = None
    related: tuple[Related, ...] = ()
    correction: str | None = None
    changes: tuple[Change, ...] = ()
    level: Level | None = None
    kind: Kind = Kind.FAIL
    place: Place | None = None
    place_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One result (SARIF `result`). `line` and `column` are the place in the raw article, 1-based, as in Note.

    `place_id` is the id of the citation in the text or entry of the list of works that it is about, as in Hit.
    """

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
    changes: tuple[Change, ...] = ()
    part: str | None = None
    page: int | None = None
    place_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A check as its readers see it (SARIF reportingDescriptor): id, name, usual level and its page of help."""

    id: str
    name: str
    level: Level
    page: str
