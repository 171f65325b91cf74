"""Notes to citations: what each note cites, what its short forms mean, and what in it is commentary."""

from collections.abc import Sequence
from typing import NamedTuple

from footnote_audit.model import Bibliography, Citation, CitationItem, Document
from footnote_audit.parse.assemble import assemble, read_reference
from footnote_audit.parse.bibliography import as_items
from footnote_audit.parse.bibliography import parse_bibliography as parse_bibliography
from footnote_audit.parse.demanded import demanded, with_demanded
from footnote_audit.parse.forward import with_later_notes
from footnote_audit.parse.identifiers import addresses
from footnote_audit.parse.known_works import with_known_works
from footnote_audit.parse.law.stretches import with_laws
from footnote_audit.parse.library import Library
from footnote_audit.parse.note_numbers import printed_numbers
from footnote_audit.parse.own_forms import with_own_forms
from footnote_audit.parse.recorded import split_recorded
from footnote_audit.parse.segment import RawKind, Segments, split_note
from footnote_audit.parse.tails import with_identifiers
from footnote_audit.text import is_east_asian


def parse(document: Document, bibliography: Bibliography | None = None) -> tuple[Citation, ...]:
    """One Citation a note, in the notes' order; spans are offsets into Note.text.

    Short forms may lead to an entry of the article's own bibliography; the default reads it from the document.
    """
    listed = parse_bibliography(document) if bibliography is None else bibliography
    notes = [
        _Note(n.index, n.label, n.text, split_recorded(n.text, n.items) if n.items else _split(n.text))
        for n in document.notes
    ]
    return _cited(notes, as_items(listed))


def parse_notes(texts: Sequence[str], *, language: str | None = None) -> tuple[Citation, ...]:
    """The notes of one article in order (the first is note 1): one Citation each; spans are offsets into the text.

    `language` is the article's (ISO 639-1), for numbers and dates that two languages read differently.
    """
    del language  # The seven languages are told apart by their words; kept for readings that need it.
    labels = printed_numbers(texts)
    return _cited([_Note(i, labels[i - 1], text, _split(text)) for i, text in enumerate(texts, 1)], ())


def _split(text: str) -> Segments:
    """The works of a note, laws and films among them, each with its identifiers, and its prose."""
    return _read_scripts(with_own_forms(with_laws(with_identifiers(split_note(text), text), text), text), text)


def _read_scripts(segments: Segments, text: str) -> Segments:
    """The segments without works in Chinese, Japanese or Korean, which nothing here reads: they are left as prose.

    One with an address of its own can be found by that and stays.
    """
    left = [r for r in segments.raws if is_east_asian(text[r.span.start : r.span.end])]
    left = [r for r in left if not addresses(text[r.span.start : r.span.end]) and r.kind is RawKind.WORK]
    if not left:
        return segments
    prose = sorted([*segments.commentary, *(r.span for r in left)], key=lambda s: s.start)
    return Segments(raws=tuple(r for r in segments.raws if r not in left), commentary=tuple(prose))


class _Note(NamedTuple):
    number: int
    label: str
    text: str
    segments: Segments


def _cited(notes: Sequence[_Note], entries: Sequence[tuple[CitationItem, str]]) -> tuple[Citation, ...]:
    """The citations of an article's notes; where short forms need works that were taken for prose, read once more."""
    found = _assembled(notes, entries)
    needed = demanded(found, [note.text for note in notes])
    if not needed:
        return found
    again = [
        note._replace(segments=with_demanded(note.segments, needed[at], note.text)) if at in needed else note
        for at, note in enumerate(notes)
    ]
    return _assembled(again, entries)


def _assembled(notes: Sequence[_Note], entries: Sequence[tuple[CitationItem, str]]) -> tuple[Citation, ...]:
    library = Library(entries)
    found: list[Citation] = []
    for note in notes:
        library.begin(note.number, note.label, note.text)
        segments = with_known_works(note.segments, note.text, library)
        found.append(assemble(segments, note.text, note.number, library))
    return with_later_notes(found, library)


def parse_reference(text: str) -> CitationItem:
    """One bibliography entry as an item with id "n0.1"; pages stay in `item.page`, nothing is a locator."""
    return read_reference(text)
