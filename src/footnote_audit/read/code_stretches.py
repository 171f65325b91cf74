"""The stretches of a text that are code or comments in HTML's mark-up: no notes stand in them."""

import re
from bisect import bisect_right
from dataclasses import dataclass

_OPENING = re.compile(r"<(?:(script|style|pre|code|textarea|kbd|samp)(?=[\s>])|!--)", re.I)


@dataclass(frozen=True, slots=True)
class Stretches:
    """Stretches in order, none overlapping another."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def holds(self, offset: int) -> bool:
        """Whether a stretch holds the offset."""
        at = bisect_right(self.starts, offset) - 1
        return at >= 0 and offset < self.ends[at]


def code_stretches(text: str) -> Stretches:
    """The stretches between <code> and </code> and their kin; an element that is never closed is none."""
    starts: list[int] = []
    ends: list[int] = []
    never_closed: set[str] = set()
    at = 0
    while match := _OPENING.search(text, at):
        at = match.end()
        closing = f"</{match.group(1).lower()}" if match.group(1) else "-->"
        if closing in never_closed:
            continue
        end = re.compile(re.escape(closing), re.I).search(text, at)
        if end is None:
            never_closed.add(closing)
            continue
        starts.append(match.start())
        ends.append(end.end())
        at = end.end()
    return Stretches(starts=tuple(starts), ends=tuple(ends))
