"""Notes to citations: what each note cites, what its short forms mean, and what in it is commentary."""

from collections.abc import Sequence

from footnote_audit.model import Bibliography, Citation, CitationItem, Document, EmbeddedItem
from footnote_audit.parse.assemble import assemble, read_reference
from footnote_audit.parse.bibliography import as_items
from footnote_audit.parse.bibliography import parse_bibliography as parse_bibliography
from footnote_audit.parse.known_works import with_known_works
from footnote_audit.parse.library import Library
from footnote_audit.parse.note_numbers import printed_numbers
from footnote_audit.parse.recorded import split_recorded
from footnote_audit.parse.segment import split_note


def parse(document: Document, bibliography: Bibliography | None = None) -> tuple[Citation, ...]:
    """One Citation a note, in the notes' order; spans are offsets into Note.text.

    Short forms may lead to an entry of the article's own bibliography; the default reads it from the document.
    """
    library = Library(as_items(parse_bibliography(document) if bibliography is None else bibliography))
    return tuple(_cited(note.index, note.label, note.text, note.items, library) for note in document.notes)


def parse_notes(texts: Sequence[str], *, language: str | None = None) -> tuple[Citation, ...]:
    """The notes of one article in order (the first is note 1): one Citation each; spans are offsets into the text.

    `language` is the article's (ISO 639-1), for numbers and dates that two languages read differently.
    """
    del language  # The seven languages are told apart by their words; kept for readings that need it.
    library = Library()
    labels = printed_numbers(texts)
    return tuple(_cited(i, labels[i - 1], text, (), library) for i, text in enumerate(texts, 1))


def _cited(index: int, label: str, text: str, items: Sequence[EmbeddedItem], library: Library) -> Citation:
    library.begin(index, label, text)
    found = split_recorded(text, items) if items else split_note(text)
    return assemble(with_known_works(found, text, library), text, index, library)


def parse_reference(text: str) -> CitationItem:
    """One bibliography entry as an item with id "n0.1"; pages stay in `item.page`, nothing is a locator."""
    return read_reference(text)
