"""From the offsets of a flow to those of the same flow after marks typed into it were taken out."""

from bisect import bisect_right

from footnote_audit.model import Cell

Origins = list[tuple[int, int]]


class Moved:
    """Both flows lead back to the same file, by way of which an offset finds its new place."""

    def __init__(self, before: Origins, after: Origins) -> None:
        """Takes the origins of both flows: (offset, offset in the file), each in order."""
        self._before = before
        self._after = sorted((raw, offset) for offset, raw in after)

    def offset(self, offset: int) -> int:
        """The new offset of an old one."""
        at = bisect_right(self._before, offset, key=lambda origin: origin[0]) - 1
        if at < 0 or not self._after:
            return offset
        raw = self._before[at][1] + offset - self._before[at][0]
        index = max(0, bisect_right(self._after, raw, key=lambda origin: origin[0]) - 1)
        return self._after[index][1] + max(0, raw - self._after[index][0])

    def cell(self, cell: Cell, text: str) -> Cell:
        """The cell at its new place."""
        start, end = self.offset(cell.start), self.offset(cell.end)
        return Cell(text=text[start:end].strip(), start=start, end=end)
