"""What the parse stage gives: csl-citation items."""

from dataclasses import dataclass
from enum import StrEnum

from footnote_audit.model.places import Span
from footnote_audit.model.works import CslItem


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
class FieldSpan:
    """Where a field of a citation stands in the text, under its CSL variable, and how sure the reading is (0 to 1)."""

    variable: str
    span: Span
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationItem:
    """One cited work in a note (csl-citation `citationItems`).

    `id` is "n<note index>.<running number>". `span` is into Note.text. `item` holds what is printed here. For a short
    form `refers_to` is the id of the citation item with the full form (None: points nowhere or at several), `chain`
    the ids followed on the way, nearest first (of a long way the nearest and the last), and `candidates` what else it
    could mean, best first. `prefix` is the signal ("See", "Voir"). `fields` tells where each field stands, offsets like
    `span`'s; empty for short forms and where the file's own record gave the fields. `inherited_locator` is the cited
    place that "Ibid." or "loc. cit." without one of its own repeats, with its label. `through` is the id of the item of
    the same note that this work was cited through ("A, quoted in B": A is cited through B).
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
    fields: tuple[FieldSpan, ...] = ()
    inherited_locator: str | None = None
    inherited_label: str | None = None
    through: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """What one note holds: cited works, and the commentary around them as spans of Note.text."""

    note_index: int
    kind: NoteKind
    items: tuple[CitationItem, ...] = ()
    commentary: tuple[Span, ...] = ()
