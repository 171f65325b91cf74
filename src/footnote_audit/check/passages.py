"""The sentences of an article that say something: its running text, and the remarks of its notes."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from footnote_audit.model import Audit, Block, BlockKind, Document, Note, Selector, Span, Value
from footnote_audit.sentences import sentences
from footnote_audit.text import select
from footnote_audit.values import find_values

# Several checks read the same sentences one after the other.
_REMEMBERED = 4096
# A longer sentence is a list or no prose at all; looking at all pairs in it would take too long.
LONGEST_SENTENCE = 1500
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})


class Passage(NamedTuple):
    """A sentence text[start:end]; `note` is the note it stands in, None for the article's own text."""

    text: str
    start: int
    end: int
    note: Note | None = None

    @property
    def exact(self) -> str:
        """The sentence's words."""
        return self.text[self.start : self.end]

    def values(self, language: str | None) -> tuple[Value, ...]:
        """The figures and dates of the sentence; offsets into `text`."""
        found = _values(self.exact, language)
        return tuple(replace(v, start=v.start + self.start, end=v.end + self.start) for v in found)

    def selector(self, start: int, end: int) -> Selector | None:
        """A selector for words of the sentence in Document.text; None for words of a note, which stand elsewhere."""
        return None if self.note else select(self.text, start, end)


def passages(audit: Audit) -> Iterator[Passage]:
    """The sentences of the running text in order, then those of the notes' remarks."""
    document = audit.document
    for block in document.blocks:
        if block.kind in _PROSE and not in_table(document, block.start) and not in_list(audit, block):
            for span in sentences(document.text, block.start, block.end, language=document.language):
                yield Passage(text=document.text, start=span.start, end=span.end)
    yield from remarks(audit)


def short_passages(audit: Audit) -> Iterator[Passage]:
    """The passages that are no longer than a sentence of prose can be."""
    return (passage for passage in passages(audit) if passage.end - passage.start <= LONGEST_SENTENCE)


def in_table(document: Document, offset: int) -> bool:
    """Whether an offset into Document.text lies in one of its tables."""
    return any(table.start <= offset < table.end for table in document.tables)


def in_list(audit: Audit, block: Block) -> bool:
    """Whether a block holds entries of the article's list of works."""
    entries = audit.bibliography.entries
    at = bisect_left(entries, block.start, key=lambda entry: entry.selector.start)
    return at < len(entries) and entries[at].selector.start < block.end


def remarks(audit: Audit) -> Iterator[Passage]:
    """The sentences of the notes that are no citations."""
    by_note = {citation.note_index: citation for citation in audit.citations}
    for note in audit.document.notes:
        citation = by_note.get(note.index)
        whole = () if citation is None else citation.commentary
        if citation is not None and not citation.items and not whole:
            whole = (Span(start=0, end=len(note.text)),)
        for span in whole:
            for sentence in sentences(note.text, span.start, span.end):
                yield Passage(text=note.text, start=sentence.start, end=sentence.end, note=note)


@lru_cache(maxsize=_REMEMBERED)
def _values(sentence: str, language: str | None) -> tuple[Value, ...]:
    return find_values(sentence, language=language)
