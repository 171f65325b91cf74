"""Where an article cites works: its notes, the citations in its text, and the entries of its own list of works."""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from footnote_audit.model import (
    Audit,
    Bibliography,
    BibliographyEntry,
    Citation,
    CitationItem,
    Document,
    InTextCitation,
    Note,
    Position,
    Selector,
    Span,
)
from footnote_audit.text import squeeze

# Characters of an in-text citation that stand for it in a message.
_NAMED = 60


class HomeKind(StrEnum):
    """What cites: a note, a citation in the running text, an entry of the list of works."""

    NOTE = "note"
    CITATION = "citation"
    ENTRY = "entry"


class Home(NamedTuple):
    """A place that cites works; spans of `items` count characters of `text`.

    `key` is a note's index, or the id of an in-text citation ("t3") or an entry ("b7"). `label` is the printed mark of
    a note, the words of a citation, the number of an entry. `anchor` is where it stands in the article, `supports` the
    clause it is called for.
    """

    key: int | str
    kind: HomeKind
    label: str
    text: str
    anchor: Selector | None
    supports: Selector | None
    items: tuple[CitationItem, ...]

    @property
    def note_index(self) -> int | None:
        """The note's index; None for what is no note."""
        return self.key if isinstance(self.key, int) else None

    @property
    def place_id(self) -> str | None:
        """The id of the in-text citation or entry; None for a note."""
        return self.key if isinstance(self.key, str) else None

    @property
    def name(self) -> str:
        """What it is called within a sentence: "note 3", "citation (Marlow 2011, 12)", "entry 7"."""
        return f"{self.kind.value} {self.label}"

    @property
    def title(self) -> str:
        """The same at the start of a sentence."""
        return self.name[:1].upper() + self.name[1:]


def home_key(note_index: int | None, place_id: str | None) -> int | str | None:
    """The key of the home that a claim or finding names; None for one that belongs to none."""
    return place_id if note_index is None else note_index


def homes(audit: Audit) -> tuple[Home, ...]:
    """Everything in an article that cites: the notes in their order, the citations in the text, the entries."""
    by_note = {citation.note_index: citation for citation in audit.citations}
    notes = (note_home(note, by_note.get(note.index)) for note in audit.document.notes)
    listed = audit.bibliography
    return (*notes, *map(citation_home, listed.citations), *map(entry_home, listed.entries))


def note_home(note: Note, citation: Citation | None) -> Home:
    """A note with what it cites."""
    return Home(
        key=note.index,
        kind=HomeKind.NOTE,
        label=note.label,
        text=note.text,
        anchor=note.anchor,
        supports=note.supports,
        items=citation.items if citation else (),
    )


def citation_home(citation: InTextCitation) -> Home:
    """A citation in the text."""
    start = citation.selector.start
    words = squeeze(citation.selector.exact)
    return Home(
        key=citation.id,
        kind=HomeKind.CITATION,
        label=words if len(words) <= _NAMED else words[: _NAMED - 1] + "…",
        text=citation.selector.exact,
        anchor=citation.selector,
        supports=citation.supports,
        items=tuple(
            replace(item, span=Span(start=item.span.start - start, end=item.span.end - start))
            for item in citation.items
        ),
    )


def entry_home(entry: BibliographyEntry) -> Home:
    """An entry of the list of works."""
    return Home(
        key=entry.id,
        kind=HomeKind.ENTRY,
        label=entry.label or entry.id.removeprefix("b"),
        text=entry.selector.exact,
        anchor=entry.selector,
        supports=None,
        items=(entry_item(entry),),
    )


def entry_item(entry: BibliographyEntry) -> CitationItem:
    """An entry as a cited work, its span counted from the entry's first character."""
    return CitationItem(
        id=entry.id,
        item=entry.item,
        position=Position.FIRST,
        span=Span(start=0, end=len(entry.selector.exact)),
        confidence=entry.confidence,
    )


def supporting(document: Document, citations: Sequence[Citation], bibliography: Bibliography) -> tuple[Home, ...]:
    """The notes and the citations in the text that support words of the article."""
    by_note = {citation.note_index: citation for citation in citations}
    found = (
        *(note_home(note, by_note.get(note.index)) for note in document.notes),
        *map(citation_home, bibliography.citations),
    )
    return tuple(home for home in found if home.supports is not None and home.supports.exact.strip())
