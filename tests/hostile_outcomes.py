"""What must come of a hostile file: a document that hangs together, or one sentence that says what is wrong."""

import re
from collections.abc import Iterator

from footnote_audit.errors import ReadError
from footnote_audit.model import Document, Note, Origin, ReadWarning
from footnote_audit.read import read

LONGEST_SENTENCE = 300
# What walkers put in the place of notes, NULs and halves of characters: no text of a document holds them.
_RESERVED = re.compile("[\x00\ue000-\ue002\ud800-\udfff\U000f0000-\U0010ffff]")


def outcome(name: str, data: bytes, form: str | None = None) -> Document | str:
    """The document, checked to hang together, or the sentence that refuses the file, checked to be one."""
    try:
        document = read(name, data, form)
    except ReadError as error:
        assert error.reason
        assert str(error).startswith(f"{name}: ")
        assert str(error).isprintable()
        assert len(str(error)) <= LONGEST_SENTENCE
        return error.reason
    assert list(faults(document)) == []
    return document


def faults(document: Document) -> Iterator[object]:
    """What of a document does not hang together: offsets outside the text, places before the file, placeholders."""
    size = len(document.text)
    end = 0
    for block in document.blocks:
        if not end <= block.start < block.end <= size:
            yield block
        end = block.end
    for mark in document.marks:
        if not (0 <= mark.offset <= size and 1 <= mark.note_index <= len(document.notes)):
            yield mark
    starts = [origin.start for origin in document.origins]
    if starts != sorted(starts) or any(not 0 <= start <= size for start in starts):
        yield starts
    placed: list[Origin | ReadWarning | Note] = [*document.origins, *document.warnings, *document.notes]
    yield from (one for one in placed if one.line < 1 or one.column < 1)
    for number, note in enumerate(document.notes, 1):
        selectors = [s for s in (note.anchor, note.supports, note.sentence) if s is not None]
        if note.index != number or any(document.text[s.start : s.end] != s.exact for s in selectors):
            yield note
        yield from (item for item in note.items if not 0 <= item.start <= item.end <= len(note.text))
    for table in document.tables:
        cells = (cell for row in (table.header, *table.rows) for cell in row)
        yield from (cell for cell in cells if document.text[cell.start : cell.end] != cell.text)
    yield from (w for w in document.warnings if not w.message.isprintable() or len(w.message) > LONGEST_SENTENCE + 2)
    words = (document.text, document.item.title or "", *(note.text for note in document.notes))
    yield from _RESERVED.findall("".join(words))
