"""Where things stand in an audit: notes by index, cited works by id, the words of each, and the clause of a note."""

from collections.abc import Iterator
from typing import NamedTuple

from footnote_audit.model import Audit, CitationItem, Note, Related, Resolution, Selector

# Related places named one by one; more are counted.
PLACES_SHOWN = 6


class Cited(NamedTuple):
    """A cited work with the note it is printed in and the words it is printed with."""

    item: CitationItem
    note: Note
    printed: str

    @property
    def clause(self) -> Selector | None:
        """The words of the article that the note supports."""
        return self.note.supports


def notes(audit: Audit) -> dict[int, Note]:
    """The notes by their index."""
    return {note.index: note for note in audit.document.notes}


def cited(audit: Audit) -> tuple[Cited, ...]:
    """Every cited work in reading order; a citation whose note is not in the document is left out."""
    by_index = notes(audit)
    found = []
    for citation in audit.citations:
        note = by_index.get(citation.note_index)
        if note is None:
            continue
        for item in citation.items:
            found.append(Cited(item=item, note=note, printed=note.text[item.span.start : item.span.end].strip()))
    return tuple(found)


def resolved(audit: Audit) -> Iterator[tuple[Cited, Resolution]]:
    """Each cited work with what was found of it, in reading order."""
    by_id = {resolution.item_id: resolution for resolution in audit.resolutions}
    for work in cited(audit):
        if work.item.id in by_id:
            yield work, by_id[work.item.id]


def at_note(note: Note, message: str) -> Related:
    """The note's place in the article as a related place of a finding."""
    return Related(message=message, exact=note.text.strip()[:200], selector=note.anchor)


def note_list(found: list[Note]) -> str:
    """The notes' labels in words: "note 2", "notes 2, 4"; long lists are cut and counted."""
    labels = list(dict.fromkeys(note.label for note in found))
    shown = ", ".join(labels[:PLACES_SHOWN])
    more = f" and {len(labels) - PLACES_SHOWN} more" if len(labels) > PLACES_SHOWN else ""
    return f"note{'s' if len(labels) > 1 else ''} {shown}{more}"


def quoted(text: str, limit: int = 120) -> str:
    """The text in quotation marks, cut where it is longer than `limit`."""
    flat = " ".join(text.split())
    return f"“{flat if len(flat) <= limit else flat[: limit - 1] + '…'}”"
