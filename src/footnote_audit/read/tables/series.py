"""A label and values without gaps ("Exports12.413.011.9") under a caption or line that names their years."""

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from footnote_audit.model import Cell, Table
from footnote_audit.read.tables.separated_columns import Line, caption_above, source_below

_YEAR = r"(?:1[89]|20)\d\d"
_SPAN = re.compile(rf"(?<!\d)({_YEAR})\s?(?:[-‐‑–—/]|to|until|through|à|au|bis|al?|até|по|до)\s?({_YEAR})(?!\d)")
_JOINED_YEARS = re.compile(rf"(?:{_YEAR}){{2,}}$")
_VALUES = re.compile(r"(?<=[^\W\d_)\]\"'”’»%*])([\d.,]{4,600})$")
# The years of a caption stand at most this many lines above the values: a line for the unit may come between.
_REACH = 3
_MAX_YEARS = 80
_MAX_LABEL = 120
_MAX_INTEGER_DIGITS = 9
_MAX_DECIMALS = 3
_MAX_LINE = 800
# More rows under one line of years are no table that was set by hand.
_MAX_ROWS = 60


class Series(NamedTuple):
    """Neighbouring rows of values, by their line indices: the table, or the number of ways it can be read."""

    first: int
    last: int
    columns: int
    readings: int
    table: Table | None


class _Years(NamedTuple):
    """The columns' years as cells, and the line that names them."""

    cells: tuple[Cell, ...]
    line: int


class _Form(NamedTuple):
    """What the values of a row have in common: least and most integer digits, decimals, and the decimal mark."""

    least: int
    most: int
    decimals: int
    mark: str


def read_series(text: str, lines: Sequence[Line], taken: set[int]) -> Iterator[Series]:
    """Every group of neighbouring rows of values under a line that names at least two years."""
    index = 0
    while index < len(lines):
        last = index
        while last < len(lines) and last not in taken and _values(text, lines[last]):
            last += 1
        if last == index:
            index += 1
            continue
        years = _years_above(text, lines, index)
        if years is not None and last - index <= _MAX_ROWS:
            yield from _series(text, lines, index, last, years)
        index = last


def _values(text: str, line: Line) -> re.Match[str] | None:
    if line.end - line.start > _MAX_LINE:
        return None
    match = _VALUES.search(text, line.start, line.end)
    if match is None or match.start() - line.start > _MAX_LABEL or _JOINED_YEARS.fullmatch(match[1]):
        return None
    return match


def _years_above(text: str, lines: Sequence[Line], first: int) -> _Years | None:
    for index in range(first - 1, max(-1, first - 1 - _REACH), -1):
        line = lines[index]
        if line.end - line.start > _MAX_LINE:
            return None
        joined = _JOINED_YEARS.search(text, line.start, line.end)
        if joined is not None:
            years = [_cell(text, at, at + 4) for at in range(joined.start(), joined.end(), 4)]
            return _Years(tuple(years), index) if _are_running([int(y.text) for y in years]) else None
        span = _SPAN.search(text, line.start, line.end)
        if span is not None:
            return _spanned(text, span, index)
    return None


def _are_running(years: list[int]) -> bool:
    return len(years) <= _MAX_YEARS and all(a < b for a, b in itertools.pairwise(years))


def _spanned(text: str, span: re.Match[str], index: int) -> _Years | None:
    """A cell a year; the two printed ones at their place, those between them at the place of the whole span."""
    first, last = int(span[1]), int(span[2])
    if not 2 <= last - first + 1 <= _MAX_YEARS:
        return None
    between = (Cell(text=str(y), start=span.start(), end=span.end()) for y in range(first + 1, last))
    return _Years((_cell(text, *span.span(1)), *between, _cell(text, *span.span(2))), index)


def _cell(text: str, start: int, end: int) -> Cell:
    return Cell(text=text[start:end], start=start, end=end)


def _series(text: str, lines: Sequence[Line], first: int, last: int, years: _Years) -> Iterator[Series]:
    columns = len(years.cells)
    rows, readings = [], 1
    for line in lines[first:last]:
        match = _values(text, line)
        ways, cuts = _partings(match[1], columns) if match else (0, ())
        readings *= ways
        if match is None or ways != 1:
            continue
        label = _cell(text, line.start, line.start + len(text[line.start : match.start()].rstrip()))
        begins = [match.start() + cut for cut in cuts]
        rows.append((label, *(_cell(text, a, b) for a, b in itertools.pairwise(begins))))
    if readings == 0:
        return
    table = _table(text, lines, (first, last), years, tuple(rows)) if readings == 1 else None
    yield Series(first, last, columns, readings, table)


def _table(
    text: str, lines: Sequence[Line], span: tuple[int, int], years: _Years, rows: tuple[tuple[Cell, ...], ...]
) -> Table:
    first, last = span
    joined = _JOINED_YEARS.search(text, lines[years.line].start, lines[years.line].end)
    top = years.line if joined else first
    corner = Cell(text="", start=lines[first].start, end=lines[first].start)
    if joined:
        corner = _cell(text, lines[top].start, lines[top].start + len(text[lines[top].start : joined.start()].rstrip()))
    return Table(
        caption=caption_above(text, lines, top),
        header=(corner, *years.cells),
        rows=rows,
        start=lines[top].start,
        end=lines[last - 1].end,
        source=source_below(text, lines, last),
        recovered=True,
    )


# --- parting --------------------------------------------------------------------------------------------------------


def _partings(run: str, columns: int) -> tuple[int, tuple[int, ...]]:
    """How many ways a run parts into so many values of one form, and the cuts (ends included) of the only way.

    Values first have equally many integer digits; only where none fits may they differ by one digit. Decimals are
    equally many in all values that have any.
    """
    if len(run) < columns:
        return 0, ()
    for spread in (0, 1):
        read = [_ways(run, columns, form) for form in _forms(run, columns, spread)]
        found = {cuts: ways for ways, cuts in read if ways}
        if found:
            return sum(found.values()), next(iter(found))
    return 0, ()


def _forms(run: str, columns: int, spread: int) -> Iterator[_Form]:
    """The forms whose digits add up to the run: every mark is a value's own, with all its decimals behind it."""
    marks = {m for m in ".," if m in run}
    if len(marks) > 1:
        return
    mark = next(iter(marks), ".")
    number = run.count(mark)
    for decimals in range(1, _MAX_DECIMALS + 1) if number else (0,):
        integer_digits = len(run) - number * (1 + decimals)
        least, rest = divmod(integer_digits, columns)
        if 0 < least <= _MAX_INTEGER_DIGITS and (rest == 0) == (spread == 0):
            yield _Form(least, least + spread, decimals, mark)


def _ways(run: str, columns: int, form: _Form) -> tuple[int, tuple[int, ...]]:
    """The number of partings of one form, counted from the start, and one of them."""
    layers = [{0: 1}]
    for _ in range(columns):
        reached: dict[int, int] = {}
        for at, ways in layers[-1].items():
            for end in _ends(run, at, form):
                reached[end] = reached.get(end, 0) + ways
        layers.append(reached)
    ways = layers[columns].get(len(run), 0)
    if not ways:
        return 0, ()
    cuts = [len(run)]
    for layer in reversed(layers[:-1]):
        cuts.append(next(at for at in layer if cuts[-1] in _ends(run, at, form)))
    return ways, tuple(reversed(cuts))


def _ends(run: str, at: int, form: _Form) -> list[int]:
    """Where a value of the form that begins at an index can end."""
    found = []
    for digits in range(form.least, form.most + 1):
        whole = at + digits
        if not run[at:whole].isdecimal() or whole > len(run) or (run[at] == "0" and digits > 1):
            continue
        found.append(whole)
        end = whole + 1 + form.decimals
        if (
            form.decimals
            and run[whole : whole + 1] == form.mark
            and run[whole + 1 : end].isdecimal()
            and end <= len(run)
        ):
            found.append(end)
    return found
