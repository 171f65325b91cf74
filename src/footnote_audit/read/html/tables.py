"""Tables met on the walk over a page: which blocks of the flow are their cells, caption and source line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from footnote_audit.model import Block, BlockKind, Table
from footnote_audit.read.tables.cells import cell_of_blocks

_SOURCE = re.compile(
    r"\W{0,3}(?:sources?|quellen?|fuentes?|fontes?|fonti|источники?|джерел[оа]|źródł[oa]|bron(?:nen)?|kilder?|källor|"
    r"zdroje?|kaynak(?:lar)?|出典|来源|來源)\b.{0,20}?[:：]",
    re.I,
)
# A caption of a figure that holds the table, or a source line, is no longer than a paragraph.
_LONGEST = 600


@dataclass(slots=True)
class OpenTable:
    """A table under way: its rows of (is a head, number of the first block), the caption's block, the end."""

    rows: list[list[tuple[bool, int]]] = field(default_factory=list)
    caption: int | None = None
    end: int = 0

    def enter(self, tag: str, block: int) -> None:
        """Takes note of a row, a cell or the caption, whose first block has this number."""
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            if not self.rows:
                self.rows.append([])
            self.rows[-1].append((tag == "th", block))
        elif tag == "caption":
            self.caption = block

    def separator(self, tag: str) -> str:
        """What sets a row or a cell off from the one before it."""
        if tag in ("td", "th", "tr") and self.rows:
            return "\t" if tag != "tr" and self.rows[-1] else "\n"
        return "\n\n"

    def ended(self, block: int) -> bool:
        """Ends the table before this block; whether it has two rows and two columns at least."""
        self.rows = [row for row in self.rows if row]
        self.end = block
        return len(self.rows) >= 2 and max(len(row) for row in self.rows) >= 2

    def table(self, text: str, blocks: Sequence[Block]) -> Table | None:
        """The table as data; None where nothing of it is left."""
        starts = [at for row in self.rows for _, at in row]
        ends = dict(zip(starts, [*starts[1:], self.end], strict=True))
        cells = [tuple(cell_of_blocks(text, blocks, at, ends[at]) for _, at in row) for row in self.rows]
        header = cells[0] if all(is_head for is_head, _ in self.rows[0]) else ()
        first = self.caption if self.caption is not None else starts[0]
        own = blocks[first : self.end]
        if not own:
            return None
        return Table(
            caption=self._caption(text, blocks, starts[0]),
            header=header,
            rows=tuple(cells[1:] if header else cells),
            start=own[0].start,
            end=own[-1].end,
            source=self._source(text, blocks),
        )

    def _caption(self, text: str, blocks: Sequence[Block], first: int) -> str | None:
        """The table's own caption, or that of the figure around it, above or below."""
        if self.caption is not None and self.caption < first:
            return text[blocks[self.caption].start : blocks[self.caption].end]
        beside = [blocks[at] for at in (first - 1, self.end) if 0 <= at < len(blocks)]
        shown = [text[b.start : b.end] for b in beside if b.kind is BlockKind.CAPTION and b.end - b.start < _LONGEST]
        return next((words for words in shown if not _SOURCE.match(words)), None)

    def _source(self, text: str, blocks: Sequence[Block]) -> str | None:
        """The line that names the source: the last row of one cell, or right behind the table or its caption."""
        for block in blocks[max(self.end - 1, 0) : self.end + 2]:
            words = text[block.start : block.end]
            if len(words) < _LONGEST and _SOURCE.match(words):
                return words
        return None
