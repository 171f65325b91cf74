"""Where the words of a docutils tree stand in the source: docutils knows the line of a block, the rest is searched for.

Words are sought forward from the place of those before them, first in whole pieces, then word by word where escapes
or markup stand between them. Cells of a table share their lines, so each line remembers how far it was used.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from footnote_audit.read.raw import Raw

# How far a piece may stand from the one before: an address between them, a role, the rest of a table's row.
_REACH = 2_500
# A word in a piece that was not found as a whole.
_NEAR = 120
_WORDS = re.compile(r"\w+|\s+|[^\w\s]")


@dataclass(slots=True)
class Positions:
    """A cursor into the source."""

    raw: Raw
    at: int = 0
    _latest: int = 0
    _used: dict[int, int] = field(default_factory=dict)

    def go(self, line: int | None) -> None:
        """To the block that docutils says begins at this line (from 1), give or take one."""
        if line is None or line < 1:
            return
        starts = self.raw.line_starts
        first = min(max(line - 2, 0), len(starts) - 1)
        self.at = max(starts[first], self._used.get(first, 0))

    def pieces(self, text: str) -> Iterator[tuple[str, int]]:
        """The text, in pieces that stand in the source as they are, each with its offset."""
        for part in re.split(r"(\n)", text):
            if part == "\n":
                yield (part, self.at)
            elif part:
                yield from self._line(part)

    def after(self, written: str) -> int:
        """Moves past markup as it is written (its first line); gives back where it begins."""
        first = written.split("\n", 1)[0]
        found = self._find(first, _REACH)
        if found < 0:
            return self.at
        self._move(found + len(written) if self.raw.text.startswith(written, found) else found + len(first))
        return found

    def _line(self, part: str) -> Iterator[tuple[str, int]]:
        bare = part.strip()
        found = self._find(bare, _REACH) if bare else self.at
        if found < 0 and self._latest > self.at and bare in self.raw.text[self._latest : self._latest + _REACH]:
            # docutils gave no line, or that of another block: go on from the furthest place reached.
            self.at = self._latest
            found = self._find(bare, _REACH)
        if found >= 0:
            lead = len(part) - len(part.lstrip())
            yield (part, max(0, found - lead) if bare else found)
            self._move(found + len(bare))
            return
        for word in _WORDS.findall(part):
            place = self._find(word, _NEAR) if not word.isspace() else -1
            yield (word, place if place >= 0 else self.at)
            if place >= 0:
                self._move(place + len(word))

    def _find(self, piece: str, reach: int) -> int:
        text = self.raw.text
        found = text.find(piece, self.at, self.at + reach + len(piece))
        while found >= 0:
            used = self._used.get(self._line_of(found), 0)
            if found >= used:
                return found
            found = text.find(piece, used, self.at + reach + len(piece))
        return found

    def _move(self, at: int) -> None:
        self.at = at
        self._latest = max(self._latest, at)
        self._used[self._line_of(max(0, at - 1))] = at

    def _line_of(self, at: int) -> int:
        from bisect import bisect_right

        return bisect_right(self.raw.line_starts, at) - 1
