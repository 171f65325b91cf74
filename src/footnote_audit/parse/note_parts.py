"""The parts of a note between semicolons, and before a signal that opens a sentence."""

import re
from collections.abc import Iterator

from footnote_audit.model import Span
from footnote_audit.parse.quotes import masked, quotations
from footnote_audit.parse.signals import SIGNAL
from footnote_audit.text import fold

_CUT = re.compile(r";\s+|(?<=[.!?])\s+(?=(?:See|Cf|Voir|Vgl|Siehe|Cfr|Véase|См|Ср)\b)")
_NUMBER = re.compile(r"\s*\[?\d{1,4}\]?[.)]?\s+")
# More than any real note holds; what is beyond is left to the other readers.
MOST = 200
LONGEST = 500


def note_parts(text: str) -> Iterator[Span]:
    """The parts in order, each without the note's printed number, its signal and the white space around."""
    hidden = fold(masked(text, quotations(text)))
    start, left = 0, MOST
    for cut in _CUT.finditer(hidden):
        if left == 0:
            return
        left -= 1
        yield from _bare(hidden, start, cut.start())
        start = cut.end()
    yield from _bare(hidden, start, len(hidden))


def _bare(hidden: str, start: int, end: int) -> Iterator[Span]:
    number = _NUMBER.match(hidden, start, end) if start == 0 else None
    start = number.end() if number else start
    while start < end and hidden[start].isspace():
        start += 1
    signal = SIGNAL.match(hidden, start, end)
    start = signal.end() if signal else start
    while end > start and hidden[end - 1].isspace():
        end -= 1
    if 0 < end - start <= LONGEST:
        yield Span(start=start, end=end)
