"""Short forms that point ahead ("infra note 20"), led to their works once all notes are read."""

from collections.abc import Sequence
from dataclasses import replace

from footnote_audit.model import Citation, CitationItem, NoteKind, Position
from footnote_audit.parse.backrefs import Printed, Target, in_the_note
from footnote_audit.parse.library import Library
from footnote_audit.parse.markers import AHEAD, NOTE_NUMBER
from footnote_audit.text import fold


def with_later_notes(citations: Sequence[Citation], library: Library) -> tuple[Citation, ...]:
    """The citations, what points ahead led to its work; a note that is only named, and cites nothing, is no work."""
    led: dict[str, Target] = {}
    idle: set[str] = set()
    for citation in citations:
        for item in citation.items:
            number = _note_ahead(item)
            if number is not None:
                found = in_the_note(_printed(item, number), library.in_later_note(number, citation.note_index), number)
                led[item.id] = found
                if not (found.refers_to or found.candidates) and _is_number_alone(item):
                    idle.add(item.id)
            elif item.refers_to is None and item.chain and item.chain[-1] in led:
                way = led[item.chain[-1]]
                led[item.id] = way._replace(chain=(*item.chain, *way.chain))
    if not led:
        return tuple(citations)
    return tuple(_with(c, led, idle) if any(i.id in led for i in c.items) else c for c in citations)


def _note_ahead(item: CitationItem) -> int | None:
    marker = fold(item.marker or "")
    number = NOTE_NUMBER.search(marker) if AHEAD.search(marker) else None
    return int(next(g for g in number.groups() if g)) if number else None


def _printed(item: CitationItem, number: int) -> Printed:
    return Printed(marker=item.marker or "", author=item.item.author, title=item.item.title, note=number)


def _is_number_alone(item: CitationItem) -> bool:
    return not (item.item.author or item.item.title)


def _with(citation: Citation, led: dict[str, Target], idle: set[str]) -> Citation:
    kept = tuple(_led(i, led[i.id]) if i.id in led else i for i in citation.items if i.id not in idle)
    prose = [i.span for i in citation.items if i.id in idle]
    commentary = tuple(sorted([*citation.commentary, *prose], key=lambda s: s.start))
    kind = citation.kind if kept else NoteKind.COMMENTARY
    if kept and all(i.position is not Position.FIRST for i in kept) and kind is NoteKind.CITATION:
        kind = NoteKind.SHORT_CITATION
    return replace(citation, items=kept, commentary=commentary, kind=kind)


def _led(item: CitationItem, target: Target) -> CitationItem:
    return replace(
        item, refers_to=target.refers_to, chain=target.chain, candidates=target.candidates,
        confidence=0.8 if target.refers_to else 0.5,
    )  # fmt: skip
