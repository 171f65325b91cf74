"""A manuscript as it is read from a word processor's file: the one place that DOCX, ODT and RTF write to."""

from dataclasses import dataclass, field, replace

from footnote_audit.errors import ReadError
from footnote_audit.model import BlockKind, CslItem, Document, ReadWarning, Table, WarningCode
from footnote_audit.read.assemble import assemble
from footnote_audit.read.flow import Body, Flow
from footnote_audit.read.forms import ArticleFile
from footnote_audit.read.labels import SUPERSCRIPTS
from footnote_audit.read.manuscript.grids import Grids
from footnote_audit.read.manuscript.layout import Layout
from footnote_audit.read.manuscript.moved import Moved
from footnote_audit.read.manuscript.note_text import NoteText
from footnote_audit.read.manuscript.records import Record
from footnote_audit.read.manuscript.styles import PLAIN, Role
from footnote_audit.read.raw import unreserved
from footnote_audit.read.relist import relist

# So many are read within ten seconds on one slow core; the longest books have some five thousand.
MOST_MARKS = 50_000

_TO_SUPERSCRIPT = str.maketrans("0123456789", SUPERSCRIPTS)
_SPACE_FOR_BREAK = str.maketrans("\r\n\u2028\u2029", "    ")
_SOFT_HYPHEN = "\u00ad"


@dataclass(slots=True)
class Manuscript:
    """Paragraphs, notes and tables written one after another; `document` gives what they make."""

    uri: str
    flow: Flow = field(default_factory=Flow)
    layout: Layout = field(default_factory=Layout)
    bodies: list[Body] = field(default_factory=list)
    grids: Grids = field(default_factory=Grids)
    _notes: list[NoteText] = field(default_factory=list)
    _told: list[tuple[WarningCode, str, int]] = field(default_factory=list)
    _opened: int = 0
    _marks: int = 0

    def paragraph(self, role: Role = PLAIN, *, joined: bool = False) -> None:
        """Begins a paragraph; `joined`: it goes on in the block under way, for the break before it was deleted."""
        self.layout.line()
        if self._notes:
            self._notes[-1].space()
        elif not joined or self.flow.length <= self._opened:
            self.flow.close()
            self._opened = self.flow.length
            separator = self.grids.separator(len(self.flow.blocks))
            if separator is None:
                self.flow.open(role.kind, level=role.level)
            else:
                self.flow.open(BlockKind.CELL, separator=separator)

    def write(self, text: str, *, raised: bool = False) -> None:
        """Appends text of the file to the paragraph under way; raised digits become superscripts."""
        if not text.isascii() or "\x00" in text:
            text = unreserved(text)
        if "\n" in text or "\r" in text or "\u2028" in text or "\u2029" in text:
            text = text.translate(_SPACE_FOR_BREAK)
        at = self.layout.add(text)
        if "\t" in text:
            text = text.replace("\t", " ")
        if raised and text.strip().isdigit() and text.isascii():
            text = text.translate(_TO_SUPERSCRIPT)
        if _SOFT_HYPHEN not in text:
            self._put(text, at)
            return
        for piece in text.split(_SOFT_HYPHEN):
            self._put(piece, at)
            at += len(piece) + 1

    def line_break(self) -> None:
        """A break of the line inside a paragraph."""
        self.layout.add(" ")
        if self._notes:
            self._notes[-1].space()
        elif self.flow.length > self._opened:
            self.flow.write("\n", None)

    def call(self, key: str, *, label: str | None) -> None:
        """Records that a note is called here. Raises ReadError for more than MOST_MARKS."""
        self._marks += 1
        if self._marks > MOST_MARKS:
            raise ReadError(
                self.uri, f"the file has more than {MOST_MARKS:,} marks of notes, the limit; split it first"
            )
        if self._notes:
            self._notes[-1].call(key)
        else:
            self.flow.call(key, label=label, raw=self.layout.length)

    def begin_note(self, key: str, *, label: str | None, own_marks: tuple[str, ...] = ()) -> None:
        """Begins a note's text, which lasts until `end_note`; notes may hold one another."""
        self._notes.append(NoteText(key=key, label=label, own_marks=own_marks, raw=self.layout.length))

    def end_note(self) -> None:
        """Ends the note under way."""
        self.bodies.append(self._notes.pop().body())

    def note_length(self) -> int | None:
        """How much of the note under way is written; None in running text."""
        return self._notes[-1].length if self._notes else None

    def record(self, records: tuple[Record, ...], start: int | None) -> None:
        """Records the works that the note's text from `start` on cites."""
        if self._notes and start is not None:
            for record in records:
                self._notes[-1].record(record, start)

    def begin_table(self) -> None:
        """Begins a table; in a note its cells are words."""
        if not self._notes:
            self._end_block()
            self.grids.begin(len(self.flow.blocks))

    def begin_row(self, *, header: bool = False) -> None:
        """Begins a row; `header` where the file says that it names the columns."""
        if not self._notes:
            self.grids.row(header=header)

    def begin_cell(self) -> None:
        """Begins a cell."""
        if not self._notes:
            self._end_block()
            self.grids.cell(len(self.flow.blocks))

    def end_cell(self) -> None:
        """Ends the cell under way."""
        if not self._notes:
            self._end_block()
            self.grids.end_cell(len(self.flow.blocks))

    def end_table(self) -> None:
        """Ends the table under way."""
        if not self._notes:
            self._end_block()
            self.grids.end(len(self.flow.blocks))

    def warn(self, code: WarningCode, message: str) -> None:
        """Tells something about the place that is being read."""
        self._told.append((code, message, self.layout.length))

    def document(self, file: ArticleFile, media_type: str, *, item: CslItem) -> Document:
        """The document; where no note was written as one, a list of notes typed by hand is looked for."""
        raw = self.layout.raw(file, media_type)
        self.flow.close()
        flow, bodies = self.flow, self.bodies
        tables = list(self.grids.tables(flow.text(), flow.blocks))
        if not bodies and not flow.calls:
            listed = relist(flow)
            if listed is not None:
                moved = Moved(flow.origins, listed[0].origins)
                flow, bodies = listed
                tables = [_moved_table(table, moved, flow.text()) for table in tables]
        warnings: list[ReadWarning] = [raw.warn(code, message, at) for code, message, at in self._told]
        return assemble(raw, flow, bodies=bodies, warnings=warnings, tables=tables, item=item)

    def _end_block(self) -> None:
        self.flow.close()
        self._opened = self.flow.length

    def _put(self, text: str, raw: int) -> None:
        if self._notes:
            self._notes[-1].write(text, raw)
        else:
            self.flow.write(text, raw)


def _moved_table(table: Table, moved: Moved, text: str) -> Table:
    """The table at its offsets in the text without typed marks."""
    return replace(
        table,
        header=tuple(moved.cell(cell, text) for cell in table.header),
        rows=tuple(tuple(moved.cell(cell, text) for cell in row) for row in table.rows),
        start=moved.offset(table.start),
        end=moved.offset(table.end),
    )
