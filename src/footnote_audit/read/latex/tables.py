"""Tables of LaTeX: rows and cells as blocks and as data, with the caption and source line of their float."""

import re
from dataclasses import dataclass, field

from footnote_audit.model import BlockKind, Table
from footnote_audit.read.flow import Flow
from footnote_audit.read.latex.mouth import words_of
from footnote_audit.read.latex.vocabulary import AFTER_BEGIN
from footnote_audit.read.latex.vocabulary import TABLES as _ARGUMENTS
from footnote_audit.read.latex.walk import Walk
from footnote_audit.read.tables.cells import cell_of_blocks

_SOURCE = re.compile(r"(?:sources?|quellen?|fuentes?|fonti?|источник[и]?)\s*[:.]", re.I)
_WIDEST = 1_000


@dataclass(slots=True)
class Float:
    """What a float holds: the numbers of its caption's block, and of its first block after the last table."""

    caption: int | None = None
    after: int | None = None


@dataclass(slots=True)
class Tabling:
    """The handlers of one walk's tables; `rows` are those under way: the numbers of the blocks that cells begin at."""

    depth: int = 0
    rows: list[list[int]] = field(default_factory=list)
    empty: int = 0
    floats: list[Float] = field(default_factory=list)
    own: Float = field(default_factory=Float)

    def begin(self, walk: Walk, name: str, _at: int) -> None:
        """\\begin{tabular}."""
        walk.mouth.skip(_ARGUMENTS[name])
        if walk.note is not None or walk.silent or self.depth:
            self.depth += 1
            walk.enter(name, close=self._end_inner)
            return
        self.depth = 1
        self.rows = [[]]
        kept = self.floats[-1] if self.floats else Float()
        self.own = kept
        walk.enter(name, kind=BlockKind.CELL, close=lambda: self._end(walk, kept)).row = []
        self._cell(walk)

    def align(self, walk: Walk, _name: str, at: int) -> None:
        """The sign that ends a cell."""
        if walk.scopes and walk.scopes[-1].row is not None:
            self._spanned()
            self._cell(walk)
        else:
            walk.sink.space(at)

    def line(self, walk: Walk, name: str, at: int) -> None:
        """\\\\ ends a row, or a line outside of tables."""
        if not walk.silent:
            walk.mouth.option()
        if walk.scopes and walk.scopes[-1].row is not None and name != "newline":
            self._spanned()
            self.rows.append([])
            self._cell(walk)
        elif walk.part == "author" and walk.note is None:
            walk.block(at=at)
        else:
            walk.sink.space(at)

    def columns(self, walk: Walk, _name: str, _at: int) -> None:
        """\\multicolumn{2}{c}{text} stands for as many cells."""
        count = words_of(walk.mouth.group())
        walk.mouth.group()
        if count.isdecimal() and count.isascii() and len(count) < 4:
            self.empty = min(int(count), _WIDEST) - 1

    def repeated_head(self, walk: Walk, _name: str, _at: int) -> None:
        """After \\endfirsthead stands the head of the further pages: the same again."""
        while (token := walk.mouth.peek()) is not None and token[1] != "endhead":
            walk.mouth.next()

    def begin_float(self, walk: Walk, name: str, at: int) -> None:
        """\\begin{table} and \\begin{figure}."""
        walk.mouth.skip(AFTER_BEGIN.get(name, "o"))
        walk.block(at=at)
        self.floats.append(Float())
        walk.enter(name, close=lambda: self._end_float(walk))

    def caption(self, walk: Walk, name: str, at: int) -> None:
        """\\caption[short]{text}; the number it takes is that of its float."""
        counter = "table" if walk.kind is BlockKind.CELL else _float_counter(walk)
        if name.startswith("captionof"):
            counter = words_of(walk.mouth.group())
        walk.mouth.option()
        in_table = bool(walk.scopes) and walk.scopes[-1].row is not None
        if not name.endswith("*"):
            walk.numbers.refer(counter)
        reference = walk.numbers.reference
        walk.block(BlockKind.CAPTION, at=at)
        if (self.floats or in_table) and not walk.silent and walk.note is None:
            (self.floats[-1] if self.floats else self.own).caption = len(walk.flow.blocks)

        def close() -> None:
            walk.block()
            if in_table:
                self.rows[-1] = []
                self._cell(walk)

        walk.argument(close, kind=BlockKind.CAPTION)
        if walk.scopes:
            walk.scopes[-1].reference = reference

    def _cell(self, walk: Walk) -> None:
        separator = "\t" if self.rows[-1] else "\n" if len(self.rows) > 1 else "\n\n"
        walk.flow.open(BlockKind.CELL, separator=separator)
        self.rows[-1].append(len(walk.flow.blocks))

    def _spanned(self) -> None:
        """The cells that the last one covers are empty: each begins where it ends."""
        self.rows[-1] += [-1] * self.empty
        self.empty = 0

    def _end_inner(self) -> None:
        self.depth -= 1

    def _end(self, walk: Walk, kept: Float) -> None:
        self.depth -= 1
        walk.flow.close()
        rows, end = self.rows, len(walk.flow.blocks)
        kept.after = end
        walk.tables.append(lambda text: _table(walk.flow, text, rows, end, kept))
        walk.block()

    def _end_float(self, walk: Walk) -> None:
        if self.floats:
            self.floats.pop()
        walk.block()


def _float_counter(walk: Walk) -> str:
    for scope in reversed(walk.scopes[-20:]):
        for counter in ("table", "figure"):
            if counter in scope.name:
                return counter
    return "figure"


def _table(flow: Flow, text: str, rows: list[list[int]], end: int, kept: Float) -> Table | None:
    """The table whose cells begin at these blocks and which ends before block `end`; None for one without rows."""
    starts = [at for row in rows for at in row if at >= 0]
    # An empty cell begins where the next one does, so that ends go by order, not by beginning.
    ends = iter([*starts[1:], end])
    cells = [tuple(cell_of_blocks(text, flow.blocks, at, next(ends) if at >= 0 else at) for at in row) for row in rows]
    cells = [row for row in cells if any(cell.text for cell in row)]
    blocks = flow.blocks[starts[0] : end] if starts else []
    if len(cells) < 2 or not blocks:
        return None
    return Table(
        caption=_block(flow, text, kept.caption),
        header=cells[0],
        rows=tuple(cells[1:]),
        start=blocks[0].start,
        end=blocks[-1].end,
        source=_source(flow, text, kept.after),
    )


def _block(flow: Flow, text: str, number: int | None) -> str | None:
    if number is None or number >= len(flow.blocks) or flow.blocks[number].kind is not BlockKind.CAPTION:
        return None
    return text[flow.blocks[number].start : flow.blocks[number].end]


def _source(flow: Flow, text: str, number: int | None) -> str | None:
    """The line under the table where it says that it names the source."""
    if number is None or number >= len(flow.blocks):
        return None
    line = text[flow.blocks[number].start : flow.blocks[number].end]
    return line if _SOURCE.match(line) else None
