"""The runs of words in which a quotation and its source differ, and which of these differences are harmless."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from footnote_audit.match.quote_words import QuotedWord
from footnote_audit.model import Edit, EditKind, Value
from footnote_audit.values import Comparison, compare, find_values

# Between two parts of one utterance: the closing mark, who says so, the opening mark.
_INTERRUPTED = re.compile(r"^[,.!?;]?\s?[”\"»“’‘].{0,160}\s[“\"«„‘»]\s?$|^,\s?[-–—].{0,80}[-–—]\s?$", re.S)
_LETTERS = re.compile(r"[^\W_]+")
# Longer runs are no single value.
LONGEST_VALUE = 60
_FRAMES = ("{}", "{} things", "1 {} 2000")
Run = tuple[bool, range, range]


def told_apart(
    quotation: str, sought: Sequence[QuotedWord], text: str, there: Sequence[QuotedWord], runs: Sequence[Run]
) -> Iterator[Edit]:
    """The edits of aligned runs of words, those of the same kind joined; SAME where only typography differs."""
    kept: list[tuple[EditKind, range, range]] = []
    for same, ours, theirs in runs:
        if ours or theirs:
            kept += _kinds(same, ours, theirs, quotation, sought, text, there)
    joined: list[tuple[EditKind, range, range]] = []
    for kind, ours, theirs in kept:
        if joined and kind is EditKind.SAME and joined[-1][0] is kind:
            before = joined[-1]
            joined[-1] = (kind, range(before[1].start, ours.stop), range(before[2].start, theirs.stop))
        else:
            joined.append((kind, ours, theirs))
    for kind, ours, theirs in joined:
        yield Edit(kind=kind, quoted=_printed(quotation, sought, ours), found=_printed(text, there, theirs))


def _kinds(
    same: bool,
    ours: range,
    theirs: range,
    quotation: str,
    sought: Sequence[QuotedWord],
    text: str,
    there: Sequence[QuotedWord],
) -> Iterator[tuple[EditKind, range, range]]:
    if same:
        yield from _same(ours, theirs, sought)
        return
    cut = next((n for n in range(ours.start, min(ours.stop + 1, len(sought))) if sought[n].cut_before), None)
    if not ours:
        if cut is not None:
            yield EditKind.MARKED_CUT, ours, theirs
        elif theirs and _interrupted(text, there, theirs):
            yield EditKind.SAME, ours, theirs
        else:
            yield EditKind.LEFT_OUT, ours, theirs
        return
    if not theirs:
        yield EditKind.PUT_IN, ours, theirs
        return
    if _alike(_printed(quotation, sought, ours), _printed(text, there, theirs)):
        yield EditKind.SAME, ours, theirs
        return
    yield EditKind.CHANGED, ours, theirs


def _same(ours: range, theirs: range, sought: Sequence[QuotedWord]) -> Iterator[tuple[EditKind, range, range]]:
    """A run that agrees; a cut that is marked within it left nothing out and is told all the same."""
    cuts = [n for n in ours if sought[n].cut_before and n > ours.start]
    for low, high in pairwise([ours.start, *cuts, ours.stop]):
        first = theirs.start + low - ours.start
        yield EditKind.SAME, range(low, high), range(first, first + high - low)


def _interrupted(text: str, there: Sequence[QuotedWord], run: range) -> bool:
    """Whether the words left out stand outside the source's quotation marks: who says so, in the middle of it."""
    if run.start == 0 or run.stop >= len(there):
        return False
    return _INTERRUPTED.match(text[there[run.start - 1].end : there[run.stop].start]) is not None


def _alike(ours: str, theirs: str) -> bool:
    """Whether two runs are the same words set otherwise: joined or apart, a number in figures or in words."""
    if "".join(_LETTERS.findall(ours)).casefold() == "".join(_LETTERS.findall(theirs)).casefold():
        return True
    return compared(ours, theirs) is Comparison.SAME


def compared(ours: str, theirs: str) -> Comparison | None:
    """How the values compare that two runs of words are, from end to end; None where either is none.

    A bare number counts something that stands outside the run; a month by itself has its day and year there.
    """
    for frame in _FRAMES:
        mine, other = _value(frame, ours), _value(frame, theirs)
        if mine and other and mine.kind is other.kind:
            return compare(mine, other)
    return None


def _value(frame: str, run: str) -> Value | None:
    """The one value that a run is within a frame; a run with words besides is none."""
    framed = frame.replace("{}", run)
    found = find_values(framed) if len(run) <= LONGEST_VALUE else ()
    if len(found) != 1 or len(found[0].exact) < len(framed.removesuffix(" things")):
        return None
    return found[0]


def _printed(text: str, found: Sequence[QuotedWord], run: range) -> str:
    return text[found[run[0]].start : found[run[-1]].end] if run else ""
