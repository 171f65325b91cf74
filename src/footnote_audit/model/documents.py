"""What the read stage gives: documents, blocks, tables, notes."""

from dataclasses import dataclass
from enum import StrEnum

from footnote_audit.model.places import Origin, Selector
from footnote_audit.model.verdicts import Value
from footnote_audit.model.works import CslItem


class BlockKind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    CELL = "cell"
    CAPTION = "caption"
    QUOTATION = "quotation"
    CODE = "code"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A run of Document.text that stands by itself. `level` is a heading's rank (1 the highest), else None."""

    start: int
    end: int
    kind: BlockKind
    level: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A table cell; `start` and `end` are offsets into Document.text.

    `value` is the typed literal that the cell holds and nothing else, with offsets into `text`; None for words.
    """

    text: str
    start: int
    end: int
    value: Value | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table as data. `recovered` is true where its columns had run together and exactly one reading fits.

    Where a table was recovered and the file names no columns, `header` is empty. `source` is the printed source line.
    """

    caption: str | None
    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    start: int
    end: int
    source: str | None = None
    recovered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbeddedItem:
    """A cited work as the file itself records it: a citation template, a .bib entry, an element-citation of JATS.

    `start` and `end` are offsets into the text of the note; `locator` and `label` as in a CSL citation item.
    """

    item: CslItem
    start: int
    end: int
    locator: str | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Where a note is called: an offset into Document.text and the note's index."""

    offset: int
    note_index: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A footnote or endnote. `index` counts from 1 in reading order (CSL noteIndex); `label` is the printed mark.

    `anchor` is the place of the mark: an empty selection just after the words it follows (start == end, exact ""),
    with up to 80 characters before it in its block as prefix. `supports` is the clause since the last anchor,
    `sentence` the whole sentence. The three are None for a note that nothing points at. `line` and `column` (1-based)
    say where the note's text starts in the raw file, within `part` of a container or on `page` (see Origin). `items`
    are the records of cited works that the file itself carries, in the order of the text.
    """

    index: int
    label: str
    text: str
    anchor: Selector | None
    supports: Selector | None
    sentence: Selector | None
    line: int
    column: int
    part: str | None = None
    page: int | None = None
    items: tuple[EmbeddedItem, ...] = ()


class WarningCode(StrEnum):
    NOTE_WITHOUT_MARK = "note-without-mark"
    MARK_WITHOUT_NOTE = "mark-without-note"
    LABEL_REPEATED = "label-repeated"
    NUMBERING_BROKEN = "numbering-broken"
    DAMAGED_MARKUP = "damaged-markup"
    FURNITURE_CUT = "furniture-cut"
    TABLE_AMBIGUOUS = "table-ambiguous"
    ENCODING_GUESSED = "encoding-guessed"
    TEXT_INCOMPLETE = "text-incomplete"
    ORDER_UNCERTAIN = "order-uncertain"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadWarning:
    """Something the reader wants known; `exact` is the text it is about (what was cut, the damaged markup).

    `line`, `column`, `part` and `page` say where, as in Note.
    """

    code: WarningCode
    message: str
    line: int
    column: int
    exact: str = ""
    part: str | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An article or a source as read: flat text without markup residue, and what was found in it.

    `digest` is the SHA-256 of the raw bytes in hex. `origins` lead from text to file. `page_starts` holds the offset
    of each page's first character (empty for unpaged documents), `page_labels` the number printed on each page (None:
    none; empty: no page has one). `item` is what the document says of itself.
    """

    uri: str
    media_type: str
    digest: str
    language: str | None
    item: CslItem
    text: str
    blocks: tuple[Block, ...] = ()
    marks: tuple[Mark, ...] = ()
    notes: tuple[Note, ...] = ()
    tables: tuple[Table, ...] = ()
    page_starts: tuple[int, ...] = ()
    page_labels: tuple[str | None, ...] = ()
    origins: tuple[Origin, ...] = ()
    warnings: tuple[ReadWarning, ...] = ()
