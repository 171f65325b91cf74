"""Lines of a page: runs that stand beside one another, with what is raised in them, in reading order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from footnote_audit.read.pdf.runs import PageRuns, Run

# A run belongs to the line under way where its base line lies within this share of the larger size.
_SAME_LINE = 0.6
# It may begin this share of its size left of the line's end: kerning, and accents drawn over letters.
_OVERLAP = 0.7
# Runs further apart than this share of the size are set apart by a space, where the file has none.
_SPACE = 0.12
# Runs further apart than this, in sizes, are columns of a table or of the page.
_COLUMN_GAP = 2.2
# Raised text: smaller than the line and above its base line, by these shares; text of the same size is higher up.
_SMALLER = 0.87
_RAISED = 0.1
_RAISED_SAME_SIZE = 0.2
# Two columns side by side: this many lines are divided at one place, into stretches of at least this many characters.
_FEWEST_DIVIDED = 8
_LONG_CELL = 20


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: its text, edges, base line and size, and the stretches (start, end) that are raised in it.

    `page` counts from 0. `gaps` are the places (left, right) where it is divided like a row of a table.
    `number` is the line's number in the file, in reading order, once it is known.
    """

    text: str
    page: int
    left: float
    right: float
    base: float
    size: float
    raised: tuple[tuple[int, int], ...] = ()
    gaps: tuple[tuple[float, float], ...] = ()
    turned: bool = False
    runs: tuple[Run, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLines:
    """A page's lines in reading order, its rules, and whether the order is a guess."""

    lines: tuple[Line, ...]
    rules: tuple[tuple[float, float, float], ...]
    uncertain: bool = False


def page_lines(page: PageRuns, number: int) -> PageLines:
    """The lines of a page, 0-based; text written in another direction stands after the rest."""
    lines = list(_lines(page.runs, number))
    lines, across = _columns_apart(lines)
    lines, tangled = _in_order(lines)
    aside = list(_lines(page.turned, number, turned=True))
    return PageLines(lines=(*lines, *aside), rules=page.rules, uncertain=across or tangled or bool(aside))


def _lines(runs: Iterable[Run], number: int, *, turned: bool = False) -> Iterable[Line]:
    current: list[Run] = []
    right = base = size = 0.0
    for run in runs:
        if (
            current
            and run.left >= right - _OVERLAP * run.size
            and abs(run.base - base) <= _SAME_LINE * max(size, run.size)
        ):
            if run.size > size * 1.05:
                base, size = run.base, run.size
            right = max(right, run.right)
            current.append(run)
            continue
        if current:
            yield line_of(current, number, turned=turned)
        current, right, base, size = [run], run.right, run.base, run.size
    if current:
        yield line_of(current, number, turned=turned)


def line_of(runs: Sequence[Run], number: int, *, turned: bool = False) -> Line:
    """The line that these runs make, from left to right."""
    first = runs[0]
    if len(runs) == 1:
        text = first.text.strip()
        return Line(text, number, first.left, first.right, first.base, first.size, turned=turned, runs=(first,))
    main = _main_run(runs)
    pieces: list[str] = []
    raised: list[tuple[int, int]] = []
    gaps = []
    length = 0
    before: Run | None = None
    for run in runs:
        text = run.text if length else run.text.lstrip()
        if before is not None:
            gap = run.left - before.right
            if gap > _SPACE * main.size and not text[:1].isspace() and not pieces[-1][-1:].isspace():
                pieces.append(" ")
                length += 1
            if gap > _COLUMN_GAP * main.size:
                gaps.append((before.right, run.left))
        if run.superior or _is_raised(run, main):
            raised.append((length, length + len(text.rstrip())))
        pieces.append(text)
        length += len(text)
        before = run
    text = "".join(pieces).rstrip()
    right = max(run.right for run in runs)
    return Line(
        text,
        number,
        first.left,
        right,
        main.base,
        main.size,
        raised=tuple(_merged(text, raised)) if raised else (),
        gaps=tuple(gaps),
        turned=turned,
        runs=tuple(runs),
    )


def _main_run(runs: Sequence[Run]) -> Run:
    """A run of the size and base line that most of the line's characters have."""
    weights: dict[tuple[float, float], int] = {}
    firsts: dict[tuple[float, float], Run] = {}
    for run in runs:
        kind = (round(run.size, 1), round(run.base, 1))
        weights[kind] = weights.get(kind, 0) + len(run.text)
        firsts.setdefault(kind, run)
    return firsts[max(weights, key=lambda kind: (weights[kind], kind[0]))]


def _is_raised(run: Run, main: Run) -> bool:
    rise = run.base - main.base
    return rise > _RAISED * main.size if run.size < main.size * _SMALLER else rise > _RAISED_SAME_SIZE * main.size


def _merged(text: str, raised: Sequence[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    """The raised stretches, those that only spaces part as one."""
    start, end = raised[0]
    for first, last in raised[1:]:
        if text[end:first].strip():
            yield (start, end)
            start = first
        end = last
    yield (start, end)


def _columns_apart(lines: list[Line]) -> tuple[list[Line], bool]:
    """Lines that run across two columns divided and put column after column, where the page looks so."""
    divided = [line for line in lines if line.gaps]
    if len(divided) < _FEWEST_DIVIDED or len(divided) * 2 < len(lines):
        return (lines, False)
    gutter = median((left + right) / 2 for line in divided for left, right in line.gaps)
    halves = [_halves(line, gutter) for line in lines]
    both = [pair for pair in halves if pair[0] and pair[1]]
    if len(both) < _FEWEST_DIVIDED or len(both) * 2 < len(lines):
        return (lines, False)
    lengths = [len(half.text) for pair in both for half in pair if half]
    if median(lengths) < _LONG_CELL or any(
        any(c.isdigit() for c in h.text) and len(h.text) < 8 for p in both for h in p if h
    ):
        return (lines, False)
    first = next(i for i, pair in enumerate(halves) if pair[0] and pair[1])
    last = max(i for i, pair in enumerate(halves) if pair[0] and pair[1])
    lefts = [left for left, _ in halves[first : last + 1] if left]
    rights = [right for _, right in halves[first : last + 1] if right]
    return ([*lines[:first], *lefts, *rights, *lines[last + 1 :]], True)


def _halves(line: Line, gutter: float) -> tuple[Line | None, Line | None]:
    """The part of a line left and right of the gutter; a line that crosses it counts as left."""
    left = [run for run in line.runs if run.left < gutter]
    right = [run for run in line.runs if run.left >= gutter]
    return (line_of(left, line.page) if left else None, line_of(right, line.page) if right else None)


def _in_order(lines: list[Line]) -> tuple[list[Line], bool]:
    """The lines in reading order, and whether the file's own order was of no help.

    Writers put columns one after the other; so a line further up the page is fine where it begins a column to the
    right. Otherwise lines of one column are sorted from the top; with several columns the file's order stays.
    """
    jumps = [(a, b) for a, b in pairwise(lines) if b.base > a.base + a.size and b.left < a.right]
    if not jumps:
        return (lines, False)
    if all(_shares_column(a, b) for a, b in jumps):
        left = min(line.left for line in lines)
        right = max(line.right for line in lines)
        wide = [line for line in lines if line.right - line.left > (right - left) * 0.55]
        if len(wide) * 2 >= len(lines) or len(lines) < 6:
            ordered = sorted(lines, key=lambda line: (-line.base, line.left))
            return (ordered, len(jumps) > 2)
    return (lines, True)


def _shares_column(a: Line, b: Line) -> bool:
    return a.left < b.right and b.left < a.right
