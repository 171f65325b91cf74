"""Tables as they are met line by line, and as data once the text is whole."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from footnote_audit.model import Block, Table
from footnote_audit.read.tables.cells import cell_of_blocks


@dataclass(slots=True)
class _OpenTable:
    """Cells as the number of the block that each begins with; `heads` are the rows with header cells alone."""

    rows: list[list[int]] = field(default_factory=list)
    heads: list[bool] = field(default_factory=list)
    caption: int | None = None
    end: int = 0


@dataclass(slots=True)
class Grid:
    """The tables of a page; one in another counts its cells by itself."""

    _open: list[_OpenTable] = field(default_factory=list)
    _ended: list[_OpenTable] = field(default_factory=list)

    @property
    def depth(self) -> int:
        """How many tables are open."""
        return len(self._open)

    def open(self) -> None:
        """A table begins."""
        self._open.append(_OpenTable())

    def row(self) -> None:
        """A row begins; one without cells leaves no trace."""
        if self._open and (not self._open[-1].rows or self._open[-1].rows[-1]):
            self._open[-1].rows.append([])
            self._open[-1].heads.append(True)

    def cell(self, block: int, *, head: bool) -> str:
        """A cell begins with block number `block`; gives what sets it off from the text before."""
        table = self._open[-1]
        if not table.rows:
            self.row()
        separator = "\t" if table.rows[-1] else "\n" if len(table.rows) > 1 else "\n\n"
        table.rows[-1].append(block)
        table.heads[-1] &= head
        return separator

    def caption(self, block: int) -> None:
        """The caption begins with this block."""
        self._open[-1].caption = block

    def close(self, block: int) -> None:
        """The innermost table ends before this block."""
        table = self._open.pop()
        table.end = block
        self._ended.append(table)

    def tables(self, text: str, blocks: Sequence[Block]) -> tuple[Table, ...]:
        """The tables with at least two rows, in order."""
        found = [t for t in (_table(text, blocks, ended) for ended in self._ended) if t is not None]
        return tuple(sorted(found, key=lambda table: table.start))


def _table(text: str, blocks: Sequence[Block], table: _OpenTable) -> Table | None:
    rows = [(row, head) for row, head in zip(table.rows, table.heads, strict=True) if row]
    starts = [at for row, _ in rows for at in row]
    if not starts:
        return None
    ends = dict(zip(starts, [*starts[1:], table.end], strict=True))
    inside = blocks[starts[0] : table.end]
    if len(rows) < 2 or not inside:
        return None
    cells = [tuple(cell_of_blocks(text, blocks, at, ends[at]) for at in row) for row, _ in rows]
    header = cells.pop(0) if rows[0][1] else ()
    caption = None
    if table.caption is not None and table.caption < starts[0]:
        named = cell_of_blocks(text, blocks, table.caption, starts[0])
        caption = named.text or None
    return Table(caption=caption, header=header, rows=tuple(cells), start=inside[0].start, end=inside[-1].end)
