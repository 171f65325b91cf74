"""Notes to citations: what each note cites, what its short forms mean, and what in it is commentary."""

from collections.abc import Sequence

from footnote_audit.model import Citation, CitationItem, Document
from footnote_audit.parse.assemble import assemble, read_reference
from footnote_audit.parse.library import Library
from footnote_audit.parse.recorded import split_recorded
from footnote_audit.parse.segment import split_note


def parse(document: Document) -> tuple[Citation, ...]:
    """One Citation a note, in the notes' order; spans are offsets into Note.text."""
    library = Library()
    return tuple(
        assemble(
            split_recorded(note.text, note.items) if note.items else split_note(note.text),
            note.text,
            note.index,
            library,
        )
        for note in document.notes
    )


def parse_notes(texts: Sequence[str], *, language: str | None = None) -> tuple[Citation, ...]:
    """The notes of one article in order (the first is note 1): one Citation each; spans are offsets into the text.

    `language` is the article's (ISO 639-1), for numbers and dates that two languages read differently.
    """
    del language  # The seven languages are told apart by their words; kept for readings that need it.
    library = Library()
    return tuple(assemble(split_note(text), text, index, library) for index, text in enumerate(texts, 1))


def parse_reference(text: str) -> CitationItem:
    """One bibliography entry as an item with id "n0.1"; pages stay in `item.page`, nothing is a locator."""
    return read_reference(text)
