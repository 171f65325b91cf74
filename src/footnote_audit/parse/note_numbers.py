"""The numbers of notes where they stand in the notes' own text ("12 See Ada Marlow, ...")."""

import re
from collections.abc import Sequence
from itertools import pairwise

_LEADING = re.compile(r"^\s*[\[(]?(\d{1,4})[\])]?[.:]?\s+(?=\S)")
# So many of the notes must open with a number that grows, for it to be their own (never tuned: a list has it or not).
_LEAST_SHARE = 0.6


def printed_numbers(texts: Sequence[str]) -> tuple[str, ...]:
    """A label for each note: the number it opens with where the notes are numbered so, else its place in the order."""
    found = [_LEADING.match(text) for text in texts]
    numbers = [int(m[1]) for m in found if m]
    grows = all(a < b for a, b in pairwise(numbers))
    if not grows or len(numbers) < _LEAST_SHARE * len(texts):
        return tuple(str(i) for i in range(1, len(texts) + 1))
    return tuple(m[1] if m else "" for m in found)
