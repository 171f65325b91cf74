"""Tables met on a walk over elements: which blocks of the flow are cells, caption and source line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from footnote_audit.model import Block, Table
from footnote_audit.read.elements.source import Element
from footnote_audit.read.tables.cells import cell_of_blocks

_SOURCE = re.compile(r"\W{0,3}(?:sources?|quellen?|fuentes?|fontes?|fonti|источник(?:и)?)\s*[:：.]", re.I)


@dataclass(slots=True)
class OpenTable:
    """A table under way: the element that frames it, its rows of (is a head, number of the first block)."""

    frame: Element
    rows: list[list[tuple[bool, int]]] = field(default_factory=list)
    caption: tuple[int, int] | None = None
    first_after: int | None = None
    end: int = 0

    def begin_row(self) -> None:
        """Begins a row."""
        self.rows.append([])

    def begin_cell(self, element: Element, block: int) -> str:
        """Begins a cell whose first block has this number; the separator before it."""
        self.first_after = None
        if not self.rows:
            self.rows.append([])
        self.rows[-1].append((_is_head(element), block))
        return "\t" if len(self.rows[-1]) > 1 else "\n" if len(self.rows) > 1 else "\n\n"

    def end_cell(self, block: int) -> None:
        """Ends a cell; blocks from this number on stand after it."""
        self.first_after = block

    def table(self, text: str, blocks: Sequence[Block]) -> Table | None:
        """The table as data; None for one with fewer than two rows or columns."""
        rows = [row for row in self.rows if row]
        if len(rows) < 2 or max(len(row) for row in rows) < 2:
            return None
        starts = [at for row in rows for _, at in row]
        last = self.end if self.first_after is None else self.first_after
        ends = iter([*starts[1:], last])
        cells = [tuple(cell_of_blocks(text, blocks, at, next(ends)) for _, at in row) for row in rows]
        headed = all(is_head for is_head, _ in rows[0])
        covered = blocks[min(starts[0], self.caption[0] if self.caption else starts[0]) : self.end]
        if not covered:
            return None
        return Table(
            caption=_slice(text, blocks[self.caption[0] : self.caption[1]]) if self.caption else None,
            header=cells[0] if headed else (),
            rows=tuple(cells[1:] if headed else cells),
            start=covered[0].start,
            end=covered[-1].end,
            source=next((t for b in blocks[last : self.end] if _SOURCE.match(t := text[b.start : b.end])), None),
        )


def _is_head(cell: Element) -> bool:
    around = (cell, *islice(cell.ancestors(), 2))
    return any(one.name in ("th", "thead") or one.get("role") == "label" for one in around)


def _slice(text: str, blocks: Sequence[Block]) -> str | None:
    return text[blocks[0].start : blocks[-1].end] if blocks else None
