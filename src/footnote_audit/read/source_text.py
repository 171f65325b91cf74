"""Text put together from stretches of a file, with the way back from each of its characters to the file."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple


class Stretch(NamedTuple):
    """Characters that stand at offset `raw` of the file; a `fixed` stretch stands whole for that one place."""

    text: str
    raw: int
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class SourceText:
    """A paragraph as its inline markup is read: lines joined by "\\n", substituted values in their places."""

    text: str
    _starts: tuple[int, ...]
    _raws: tuple[int, ...]
    _fixed: tuple[bool, ...]

    @classmethod
    def of(cls, stretches: Iterable[Stretch]) -> "SourceText":
        """The stretches one after another; empty ones leave no trace."""
        kept = [s for s in stretches if s.text]
        starts = []
        at = 0
        for stretch in kept:
            starts.append(at)
            at += len(stretch.text)
        return cls(
            "".join(s.text for s in kept), tuple(starts), tuple(s.raw for s in kept), tuple(s.fixed for s in kept)
        )

    def raw(self, offset: int) -> int:
        """The offset in the file of a character of the text; just past the last one for the text's end."""
        index = max(0, bisect_right(self._starts, offset) - 1)
        if index >= len(self._starts):
            return 0
        return self._raws[index] + (0 if self._fixed[index] else offset - self._starts[index])

    def pieces(self, start: int, end: int) -> Iterator[Stretch]:
        """text[start:end] in stretches that stand in one piece in the file."""
        index = max(0, bisect_right(self._starts, start) - 1)
        while start < end and index < len(self._starts):
            stop = min(end, self._starts[index + 1] if index + 1 < len(self._starts) else end)
            yield Stretch(self.text[start:stop], self.raw(start), self._fixed[index])
            start = stop
            index += 1


def joined_lines(lines: Iterable[tuple[str, int]], separator: str = "\n") -> SourceText:
    """Lines with their offsets in the file as one text; the separator stands where the line ended."""
    stretches: list[Stretch] = []
    for text, raw in lines:
        if stretches:
            last = stretches[-1]
            stretches.append(Stretch(separator, last.raw + len(last.text), fixed=True))
        stretches.append(Stretch(text, raw))
    return SourceText.of(stretches)
