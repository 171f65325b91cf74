"""Tables of a walk whose cells are blocks: rows of block numbers, made cells once the text is whole."""

from dataclasses import dataclass, field

from footnote_audit.model import BlockKind, Table
from footnote_audit.read.flow import Flow
from footnote_audit.read.tables.cells import cell_of_blocks


@dataclass(slots=True)
class _Rows:
    rows: list[list[int]] = field(default_factory=list)
    end: int = 0
    caption: int | None = None
    headers: int = 1


@dataclass(slots=True)
class BlockTables:
    """The tables that a flow's walker comes across; each cell begins a block of the flow."""

    flow: Flow
    _tables: list[_Rows] = field(default_factory=list)

    def begin(self, *, headers: int = 1, caption: int | None = None) -> None:
        """Begins a table; `headers` rows of it name the columns (more than one: the last), `caption` is a block."""
        self._tables.append(_Rows(caption=caption, headers=headers))

    def row(self) -> None:
        """Begins a row."""
        self._tables[-1].rows.append([])

    def cell(self) -> None:
        """Begins a cell and its block, set off by a tab, a line break for a new row, or a blank line at the top."""
        rows = self._tables[-1].rows
        separator = "\t" if rows[-1] else "\n" if len(rows) > 1 else "\n\n"
        self.flow.open(BlockKind.CELL, separator=separator)
        rows[-1].append(len(self.flow.blocks))

    def end(self) -> None:
        """Ends the table."""
        self.flow.close()
        self._tables[-1].end = len(self.flow.blocks)

    def name_last(self, caption: int) -> bool:
        """Gives the table that ended last its caption, a block; False where it has one or there is none."""
        if not self._tables or self._tables[-1].caption is not None or self._tables[-1].end > caption:
            return False
        self._tables[-1].caption = caption
        return True

    def finished(self) -> list[Table]:
        """The tables with at least one row of cells below their header, once the flow is closed."""
        text = self.flow.text()
        return [table for rows in self._tables if (table := self._table(text, rows)) is not None]

    def _table(self, text: str, found: _Rows) -> Table | None:
        starts = [at for row in found.rows for at in row]
        ends = dict(zip(starts, [*starts[1:], found.end], strict=True)) if starts else {}
        rows = [tuple(cell_of_blocks(text, self.flow.blocks, at, ends[at]) for at in row) for row in found.rows]
        blocks = self.flow.blocks[starts[0] : found.end] if starts else []
        if not blocks or len(rows) <= found.headers:
            return None
        caption = None
        if found.caption is not None and found.caption < len(self.flow.blocks):
            block = self.flow.blocks[found.caption]
            caption = " ".join(text[block.start : block.end].split())
        return Table(
            caption=caption,
            header=rows[found.headers - 1] if found.headers else (),
            rows=tuple(rows[found.headers :]),
            start=blocks[0].start,
            end=blocks[-1].end,
        )
