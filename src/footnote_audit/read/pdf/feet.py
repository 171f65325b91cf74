"""Notes at the foot of pages: where they begin, which labels they bear, and how they go on overleaf."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from footnote_audit.read.pdf.lines import Line
from footnote_audit.read.pdf.marks import Head, Mark, head_of

# Notes are set smaller than the text by at least this share.
_SMALLER = 0.97
# The space over the notes is wider than that between lines, by this factor.
_WIDER = 1.25
# Labels of one column of notes begin or end at the same place, give or take so many sizes.
_ALIGNED = 0.9
# A rule over notes is shorter than this share of the column's width.
_SHORT_RULE = 0.8
# So many lines on each side tell the usual space.
_NEAR = 30
_WORD = re.compile(r"[^\W\d_]{2}")
# How many labels in a row may be missing.
_LOST = 3


@dataclass(slots=True)
class FoundNote:
    """A note in the file: its label and the stretches of lines (number of the line, first character) it consists of."""

    label: str
    number: int | None
    page: int
    pieces: list[tuple[int, int]]


@dataclass(slots=True)
class Feet:
    """The notes at the foot of all pages, the numbers of the lines they take up, and whether rules set them off."""

    notes: list[FoundNote] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)
    ruled: bool = False


def text_size(lines: Sequence[Line], pages: Sequence[Sequence[int]]) -> float:
    """The size of the running text: that of most characters in the upper halves of the pages."""
    weights: Counter[float] = Counter()
    for page in pages:
        if page:
            middle = median(lines[i].base for i in page)
            for i in page:
                if lines[i].base >= middle:
                    weights[round(lines[i].size, 1)] += len(lines[i].text)
    return max(weights, key=lambda size: (weights[size], size)) if weights else 0.0


def find_feet(
    lines: Sequence[Line],
    pages: Sequence[Sequence[int]],
    rules: Sequence[Sequence[tuple[float, float, float]]],
    *,
    marks: Mapping[int, Sequence[Mark]],
) -> Feet:
    """The notes at the foot of each column of each page; `marks` are those of each line."""
    size = text_size(lines, pages)
    feet = Feet()
    before: list[Mark] = []
    for number, page in enumerate(pages):
        here = [mark for i in page for mark in marks.get(i, ())]
        called = _Called(here, before)
        for column in columns(lines, page):
            _take_foot(lines, column, feet, size=size, rules=rules[number], called=called)
        before = here
    return feet


class _Called:
    """Which labels the marks on a page and on the page before call."""

    def __init__(self, here: Sequence[Mark], before: Sequence[Mark]) -> None:
        self._first: dict[str, int] = {}
        self._first_sure: dict[str, int] = {}
        self._left = Counter(mark.label for mark in here)
        for mark in here:
            self._first.setdefault(mark.label, mark.line)
            if not mark.power:
                self._first_sure.setdefault(mark.label, mark.line)
        self._before = {mark.label for mark in before if not mark.power}

    def above(self, label: str, line: int, *, sure: bool = True) -> bool:
        """Whether a mark above the line has this label; with `sure`, one that cannot be an exponent.

        A sign is called as often as its mark stands on the page: it counts no further.
        """
        first = (self._first_sure if sure else self._first).get(label)
        if first is None or first >= line:
            return False
        return label.isdecimal() or self._left[label] > 0

    def overleaf(self, label: str) -> bool:
        """Whether the page before has a mark with this label."""
        return label in self._before

    def take(self, label: str) -> None:
        """Counts a note of this label as found."""
        self._left[label] -= 1


def columns(lines: Sequence[Line], page: Sequence[int]) -> list[list[int]]:
    """The lines of a page in stretches that go down it."""
    found: list[list[int]] = []
    for i in page:
        if found and lines[i].base <= lines[found[-1][-1]].base + 1 and lines[i].turned == lines[found[-1][-1]].turned:
            found[-1].append(i)
        else:
            found.append([i])
    return found


def _take_foot(
    lines: Sequence[Line],
    column: Sequence[int],
    feet: Feet,
    *,
    size: float,
    rules: Sequence[tuple[float, float, float]],
    called: _Called,
) -> None:
    """Adds the notes at this column's foot."""
    if lines[column[0]].turned:
        return
    start = _small_tail(lines, column, size)
    ruled = _under_rule(lines, column, rules)
    heads = [(at, head) for at in range(len(column)) if (head := head_of(lines[column[at]]))]
    first = None
    for place, (at, head) in enumerate(heads):
        apart = at == ruled or at == 0 or _gap(lines, column, at) > _WIDER
        clear = at >= start or at == ruled or (head.raised and at > 0 and apart)
        later = [(column[k], h) for k, h in heads[place + 1 :]]
        words = lines[column[at]].text[head.end :]
        if clear and _opens(head, column[at], feet, called, later, words=words, apart=apart):
            first = at
            break
    goes_on = _continuation(lines, column, feet, start=start, ruled=ruled, first=first)
    if goes_on is not None:
        end = len(column) if first is None else first
        feet.notes[-1].pieces += [(i, 0) for i in column[goes_on:end]]
        feet.taken.update(column[goes_on:end])
    if first is not None:
        feet.ruled |= ruled is not None and first >= ruled >= first - 1
        _take_notes(lines, column, feet, heads=[(at, head) for at, head in heads if at >= first], called=called)


def _opens(
    head: Head,
    line: int,
    feet: Feet,
    called: _Called,
    later: Sequence[tuple[int, Head]],
    *,
    words: str,
    apart: bool,
) -> bool:
    """Whether a label begins the first note at a foot: a mark above calls it, and its number fits those before.

    Behind the label come `words`; where the line stands apart from the text above, a mark that looks like an exponent
    will do for the first number.
    """
    previous = feet.notes[-1].number if feet.notes else None
    if not _WORD.search(words):
        return False
    if not head.label.isdecimal():
        return called.above(head.label, line)
    number = head.number or 0
    if previous is not None and number == previous + 1:
        return called.above(head.label, line, sure=False) or called.overleaf(head.label) or head.raised
    if not called.above(head.label, line, sure=not (apart and number == 1)):
        return False
    if number == 1 or (previous is not None and previous < number <= previous + _LOST):
        return True
    if head.raised:
        return True
    return any(h.number == number + 1 and called.above(h.label, i) for i, h in later)


def _take_notes(
    lines: Sequence[Line], column: Sequence[int], feet: Feet, *, heads: Sequence[tuple[int, Head]], called: _Called
) -> None:
    """Adds the notes from the first of `heads` to the column's end."""
    first, head = heads[0]
    by_place = dict(heads)
    last: Head | None = None
    for at in range(first, len(column)):
        i = column[at]
        own = by_place.get(at)
        if own and (last is None or _is_next(lines, i, column[first], own=own, last=last, first=head, called=called)):
            page = lines[i].page
            feet.notes.append(FoundNote(label=own.label, number=own.number, page=page, pieces=[(i, own.end)]))
            called.take(own.label)
            last = own
        else:
            feet.notes[-1].pieces.append((i, 0))
        feet.taken.add(i)


def _is_next(
    lines: Sequence[Line], i: int, first_line: int, *, own: Head, last: Head, first: Head, called: _Called
) -> bool:
    """Whether a label in the notes begins the next one: its number follows, its place and form fit the first."""
    is_called = called.above(own.label, first_line)
    if not own.label.isdecimal():
        return is_called
    if own.raised != first.raised and first.label.isdecimal():
        return False
    words = lines[i].text[own.end :]
    if words and not _WORD.search(words):
        return False
    step = (own.number or 0) - (last.number or 0) if last.label.isdecimal() else 0
    if step == 1:
        near = abs(lines[i].left - lines[first_line].left) <= _ALIGNED * lines[i].size
        return own.raised or near
    restarts = own.number == 1 and last.label != "1"
    return bool(words) and is_called and (restarts or 1 < step <= _LOST or not last.label.isdecimal())


def _small_tail(lines: Sequence[Line], column: Sequence[int], size: float) -> int:
    """Where the lines at the column's end begin that are smaller than the running text."""
    at = len(column)
    while at > 0 and lines[column[at - 1]].size < size * _SMALLER:
        at -= 1
    return at


def _under_rule(
    lines: Sequence[Line], column: Sequence[int], rules: Sequence[tuple[float, float, float]]
) -> int | None:
    """The first line below the lowest short rule that stands between lines of the column."""
    left = min(lines[i].left for i in column)
    width = max(lines[i].right for i in column) - left
    for rule_left, height, rule_right in sorted(rules, key=lambda rule: rule[1]):
        if rule_right - rule_left > width * _SHORT_RULE or not left - 3 <= rule_left <= left + width / 2:
            continue
        below = [at for at in range(len(column)) if lines[column[at]].base < height]
        # A line closer to the rule than half its size is underlined by it.
        if below and (
            below[0] == 0 or lines[column[below[0] - 1]].base - height > lines[column[below[0] - 1]].size * 0.35
        ):
            return below[0]
    return None


def _continuation(
    lines: Sequence[Line], column: Sequence[int], feet: Feet, *, start: int, ruled: int | None, first: int | None
) -> int | None:
    """Where a note of the page before goes on at this column's foot, if it does."""
    if not feet.notes or start >= len(column) or first == start:
        return None
    page = lines[column[0]].page
    last = feet.notes[-1].pieces[-1][0]
    if page - lines[last].page > 1 or abs(lines[last].size - lines[column[start]].size) > 0.6:
        return None
    if (first is not None and first < start) or (feet.ruled and (ruled is None or ruled < start)):
        return None
    begin = start
    if ruled is not None and start <= ruled < (len(column) if first is None else first):
        begin = ruled
    elif start > 0 and _gap(lines, column, start) <= _WIDER * 0.92:
        return None
    limit = len(column) if first is None else first
    if any(_gap(lines, column, at) > 2 * _WIDER for at in range(begin + 1, limit)):
        return None
    return begin


def _gap(lines: Sequence[Line], column: Sequence[int], at: int) -> float:
    """The space above a line of the column, in units of the usual space between lines near it."""
    near = column[max(0, at - _NEAR) : at + _NEAR]
    steps = [step for a, b in pairwise(near) if (step := lines[a].base - lines[b].base) > 1]
    if not steps:
        return 0.0
    above, below = lines[column[at - 1]], lines[column[at]]
    return (above.base - below.base) / max(median(steps), above.size * 1.05)
