"""Tables as they are read: cells are runs of a flow's blocks, made Cells once the text is whole."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from footnote_audit.model import Block, BlockKind, Table
from footnote_audit.read.tables.cells import cell_of_blocks
from footnote_audit.text import squeeze

_SOURCE = re.compile(
    r"\W{0,3}(?:sources?|quellen?|fuentes?|fontes?|fonti|источники?|źródł[oa]|bron(?:nen)?)\b.{0,20}?:", re.I
)
_FIGURE = re.compile(r"\W{0,3}(?:fig|abb|bild|рис|ill|foto|photo|map|karte|carte|chart|graph|diagram)", re.I)
_LONGEST_SOURCE = 1000


@dataclass(slots=True)
class _Grid:
    """Rows of (first block of the cell, end block); whether a row is named a header; the blocks the table spans."""

    first: int
    rows: list[list[tuple[int, int]]] = field(default_factory=list)
    headers: set[int] = field(default_factory=set)
    end: int = 0


@dataclass(slots=True)
class Grids:
    """The tables under way, innermost last, and those finished. A table inside another is text of its cell."""

    _open: list[_Grid] = field(default_factory=list)
    _done: list[_Grid] = field(default_factory=list)

    def begin(self, blocks: int) -> None:
        """Begins a table; `blocks` is how many blocks the flow has."""
        self._open.append(_Grid(first=blocks))

    def row(self, *, header: bool) -> None:
        """Begins a row."""
        grid = self._open[-1]
        if header:
            grid.headers.add(len(grid.rows))
        grid.rows.append([])

    def cell(self, blocks: int) -> None:
        """Begins a cell."""
        rows = self._open[-1].rows
        if not rows:
            rows.append([])
        rows[-1].append((blocks, blocks))

    def end_cell(self, blocks: int) -> None:
        """Ends the cell under way."""
        rows = self._open[-1].rows
        if rows and rows[-1]:
            rows[-1][-1] = (rows[-1][-1][0], blocks)

    def separator(self, blocks: int) -> str | None:
        """What sets the next paragraph off: a tab between cells, else a line break; None outside tables."""
        if not self._open:
            return None
        grid = self._open[-1]
        if not grid.rows or not grid.rows[-1]:
            return "\n\n"
        row = grid.rows[-1]
        if blocks == grid.first and len(self._open) == 1:
            return "\n\n"
        continues_row = row[0][0] < blocks == row[-1][0]
        return "\t" if continues_row else "\n"

    def end(self, blocks: int) -> None:
        """Ends the innermost table; it counts with at least two rows and two columns."""
        grid = self._open.pop()
        grid.rows = [row for row in grid.rows if row]
        grid.end = blocks
        if not self._open and len(grid.rows) >= 2 and max(map(len, grid.rows)) >= 2:
            self._done.append(grid)

    def tables(self, text: str, blocks: list[Block]) -> Iterator[Table]:
        """The finished tables, with the captions and source lines that stand beside them."""
        firsts = {grid.first for grid in self._done}
        for grid in self._done:
            spanned = blocks[grid.first : grid.end]
            if not spanned:
                continue
            cells = [tuple(cell_of_blocks(text, blocks, *bounds) for bounds in row) for row in grid.rows]
            headed = 0 in grid.headers and len(cells) > 1
            yield Table(
                caption=_caption(text, blocks, grid, firsts),
                header=cells[0] if headed else (),
                rows=tuple(cells[1:] if headed else cells),
                start=spanned[0].start,
                end=spanned[-1].end,
                source=_source(text, blocks, grid.end),
            )


def _caption(text: str, blocks: list[Block], grid: _Grid, firsts: set[int]) -> str | None:
    """The caption above a table, else the one below that is not the next table's."""
    above, below = grid.first - 1, grid.end
    for at in (above, below):
        if not 0 <= at < len(blocks) or blocks[at].kind is not BlockKind.CAPTION:
            continue
        words = squeeze(text[blocks[at].start : blocks[at].end])
        if not _FIGURE.match(words) and (at == above or at + 1 not in firsts):
            return words
    return None


def _source(text: str, blocks: list[Block], below: int) -> str | None:
    """The line under a table, or under its caption, that names its source."""
    for at in (below, below + 1):
        if at < len(blocks) and blocks[at].end - blocks[at].start <= _LONGEST_SOURCE:
            words = squeeze(text[blocks[at].start : blocks[at].end])
            if _SOURCE.match(words):
                return words
            if blocks[at].kind is not BlockKind.CAPTION:
                return None
    return None
