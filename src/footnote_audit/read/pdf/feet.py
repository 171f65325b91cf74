"""Notes at the foot of pages: where they begin, which labels they bear, and how they go on overleaf."""

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


@dataclass(slots=True)
class FoundNote:
    """A note in the file: its label and the stretches of lines (number of the line, first character) it consists of."""

    label: str
    number: int | None
    page: int
    pieces: list[tuple[int, int]]


@dataclass(slots=True)
class Feet:
    """The notes at the foot of all pages, and the numbers of the lines they take up."""

    notes: list[FoundNote] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)


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
    earlier: set[str] = set()
    for number, page in enumerate(pages):
        called = {mark.label for i in page for mark in marks.get(i, ())}
        for column in columns(lines, page):
            _take_foot(lines, column, feet, size=size, rules=rules[number], called=called, earlier=earlier)
        earlier = called
    return feet


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
    called: set[str],
    earlier: set[str],
) -> None:
    """Adds the notes at this column's foot."""
    if lines[column[0]].turned:
        return
    start = _small_tail(lines, column, size)
    ruled = _under_rule(lines, column, rules)
    heads = [(at, head) for at in range(len(column)) if (head := head_of(lines[column[at]]))]
    previous = feet.notes[-1].number if feet.notes else None

    def opens(at: int, head: Head) -> bool:
        if at >= start:
            follows = head.number is not None and previous is not None and head.number == previous + 1
            return head.label in called or follows or (head.raised and head.label in earlier)
        clear = at == ruled or (head.raised and at > 0 and _gap(lines, column, at) > _WIDER)
        return clear and head.label in called

    first = next((at for at, head in heads if opens(at, head)), None)
    goes_on = _continuation(lines, column, feet, start=start, ruled=ruled, first=first)
    if first is None and goes_on is None:
        return
    if goes_on is not None:
        end = len(column) if first is None else first
        feet.notes[-1].pieces += [(i, 0) for i in column[goes_on:end]]
        feet.taken.update(column[goes_on:end])
    if first is not None:
        _take_notes(lines, column, feet, heads=[(at, head) for at, head in heads if at >= first], called=called)


def _take_notes(
    lines: Sequence[Line], column: Sequence[int], feet: Feet, *, heads: Sequence[tuple[int, Head]], called: set[str]
) -> None:
    """Adds the notes from the first of `heads` to the column's end."""
    first, head = heads[0]
    by_place = dict(heads)
    last: Head | None = None
    for at in range(first, len(column)):
        i = column[at]
        own = by_place.get(at)
        if own and (last is None or _is_next(lines[i], own, lines[column[first]], last, head, called)):
            page = lines[i].page
            feet.notes.append(FoundNote(label=own.label, number=own.number, page=page, pieces=[(i, own.end)]))
            last = own
        else:
            feet.notes[-1].pieces.append((i, 0))
        feet.taken.add(i)


def _is_next(line: Line, own: Head, first_line: Line, last: Head, first: Head, called: set[str]) -> bool:
    """Whether a label in the notes begins the next one: its number follows, its place and form fit the first."""
    sign = not own.label.isdecimal()
    if own.raised != first.raised:
        return sign and own.label in called
    counts = own.number is not None and last.number is not None
    follows = counts and own.number == (last.number or 0) + 1
    if own.raised:
        return follows or own.label in called
    near = abs(line.left - first_line.left) <= _ALIGNED * line.size
    restarts = own.number == 1 and own.label in called and last.label != "1"
    skips = counts and (last.number or 0) < (own.number or 0) <= (last.number or 0) + 3 and own.label in called
    return near and (follows or restarts or skips or (sign and own.label in called))


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
    if first is not None and first < start:
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
    """The space above a line of the column, in units of the usual space between lines of the larger of both."""
    steps = [lines[a].base - lines[b].base for a, b in pairwise(column)]
    usual = median(step for step in steps if step > 1) if any(step > 1 for step in steps) else 0.0
    above, below = lines[column[at - 1]], lines[column[at]]
    return (above.base - below.base) / max(usual, above.size * 1.05) if usual else 0.0
