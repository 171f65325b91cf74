"""Tables whose cells a text export has run together, recovered where exactly one reading fits.

Two forms occur: a row a line ("Sea Otter patrol boats122014Delivered in 2016"), read by the one order of columns that
reads every line; and a label before values without gaps ("Exports12.413.011.9") under a caption that names the years.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import prod
from typing import NamedTuple

from footnote_audit.model import Block, BlockKind, Cell, Table
from footnote_audit.read.tables.cells import trimmed_cell
from footnote_audit.read.tables.separated_columns import Line, caption_above, lines_of, separated_tables, source_below
from footnote_audit.read.tables.series import Series, read_series

# Fewer lines that look like rows are a coincidence (a product name with a year behind it).
MIN_ROWS = 3
# Years of one table lie this close together; a count read as a year seldom does.
MAX_YEAR_SPREAD = 120
_FIRST_YEAR, _LAST_YEAR = 1800, 2100
_MAX_COUNT_DIGITS = 6
# A row of a table is no paragraph.
_MAX_ROW = 400
_MAX_READINGS = 10**6

# A run of digits that touches the letter, bracket or quote which ends the item; one space may part it into two.
_RUN = re.compile(r"(?<=[^\W\d_)\]\"'”’»%])(\d{1,16})(?: (\d{4})(?!\d))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class TableDoubt:
    """Lines that look like a table whose cells ran together, but that read in more than one way."""

    message: str
    start: int
    end: int


class _Reading(NamedTuple):
    """Where the cells of a row lie; `year` and `number` are spans, the item before them, the comment behind."""

    item_end: int
    number: tuple[int, int] | None
    year: tuple[int, int]
    comment: int


def recover_tables(text: str, blocks: tuple[Block, ...]) -> tuple[tuple[Table, ...], tuple[TableDoubt, ...]]:
    """The tables that stand as plain lines in a text, and the places that read in several ways; offsets into `text`.

    Lines in cells and code are left alone. Tables with tabs, wide gaps or bars between their columns come back with
    `recovered` false.
    """
    lines = lines_of(text, _kept_out(blocks))
    tables: list[Table] = []
    doubts: list[TableDoubt] = []
    taken: set[int] = set()
    for first, last, readings in _row_groups(text, lines):
        taken.update(range(first, last))
        table = _rows_table(text, lines, first, readings)
        if isinstance(table, TableDoubt):
            doubts.append(table)
        else:
            tables.append(table)
    for series in read_series(text, lines, taken):
        taken.update(range(series.first, series.last))
        if series.table is not None:
            tables.append(series.table)
        else:
            doubts.append(_series_doubt(lines, series))
    tables.extend(separated_tables(text, lines, taken))
    tables.sort(key=lambda t: t.start)
    doubts.sort(key=lambda d: d.start)
    return tuple(tables), tuple(doubts)


def _kept_out(blocks: tuple[Block, ...]) -> list[tuple[int, int]]:
    return [(b.start, b.end) for b in blocks if b.kind in (BlockKind.CELL, BlockKind.CODE)]


def _series_doubt(lines: Sequence[Line], series: Series) -> TableDoubt:
    start, end = lines[series.first].start, lines[series.last - 1].end
    number = "over a million" if series.readings > _MAX_READINGS else str(series.readings)
    message = f"Values that ran together can be parted in {number} ways for the {series.columns} years of the caption"
    return TableDoubt(message=message, start=start, end=end)


# --- rows: item, number, year, comment ------------------------------------------------------------------------------

_Scheme = str
_SCHEMES: tuple[_Scheme, ...] = ("number-year", "year-number", "year")


def _row_groups(text: str, lines: Sequence[Line]) -> Iterator[tuple[int, int, list[dict[_Scheme, list[_Reading]]]]]:
    """Runs of neighbouring lines that one order of columns reads, as line indices and the readings of each line."""
    group: list[dict[_Scheme, list[_Reading]]] = []
    shared: set[_Scheme] = set()
    for index in range(len(lines) + 1):
        found = _readings(text, lines[index]) if index < len(lines) else {}
        common = shared & set(found) if group else set(found)
        if common:
            group.append(found)
            shared = common
            continue
        if len(group) >= MIN_ROWS:
            yield index - len(group), index, [{s: r[s] for s in _SCHEMES if s in shared} for r in group]
        group, shared = ([found], set(found)) if found else ([], set())


def _readings(text: str, line: Line) -> dict[_Scheme, list[_Reading]]:
    """Every way the line reads as a row, by the order of its columns."""
    if line.end - line.start > _MAX_ROW:
        return {}
    found: dict[_Scheme, list[_Reading]] = {}
    for run in _RUN.finditer(text, line.start, line.end):
        if run.start() == line.start:
            continue
        for scheme in _SCHEMES:
            found.setdefault(scheme, []).extend(_read_run(text, run, scheme))
    return {scheme: readings for scheme, readings in found.items() if readings}


def _read_run(text: str, run: re.Match[str], scheme: _Scheme) -> Iterator[_Reading]:
    start, end = run.span(1)
    if run[2]:
        if scheme == "number-year" and end - start <= _MAX_COUNT_DIGITS and _is_year(run[2]):
            yield _Reading(start, (start, end), run.span(2), run.end())
        return
    if scheme == "year":
        if end - start == 4 and _is_year(run[1]):
            yield _Reading(start, None, (start, end), end)
        return
    for split in range(1, end - start):
        if scheme == "number-year":
            number, year = (start, start + split), (start + split, start + split + 4)
            comment = year[1]
        else:
            year, number = (start, start + 4), (start + 4, start + 4 + split)
            comment = number[1]
        if comment <= end and _is_number(text[slice(*number)]) and _is_year(text[slice(*year)]):
            yield _Reading(start, number, year, comment)


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and _FIRST_YEAR <= int(digits) <= _LAST_YEAR


def _is_number(digits: str) -> bool:
    return len(digits) <= _MAX_COUNT_DIGITS and (digits[0] != "0" or digits == "0")


def _rows_table(
    text: str, lines: Sequence[Line], first: int, rows: list[dict[_Scheme, list[_Reading]]]
) -> Table | TableDoubt:
    """The table of a run of lines, or the doubt where its order of columns or a row reads in several ways."""
    fitting: list[list[list[_Reading]]] = []
    for scheme in rows[0]:
        narrowed = _narrowed(text, [row[scheme] for row in rows])
        if all(narrowed):
            fitting.append(narrowed)
    start, end = lines[first].start, lines[first + len(rows) - 1].end
    readings = sum(min(prod(len(row) for row in table), _MAX_READINGS) for table in fitting)
    if readings != 1:
        if not fitting:
            message = "Lines with numbers and years that ran together, but no order of columns reads all of them"
        else:
            number = "over a million" if readings >= _MAX_READINGS else str(readings)
            message = f"A table whose cells ran together reads in {number} ways"
        return TableDoubt(message=message, start=start, end=end)
    return _table(text, lines, first, [row[0] for row in fitting[0]])


def _narrowed(text: str, rows: list[list[_Reading]]) -> list[list[_Reading]]:
    """The readings that fit their neighbours: a year near the sure ones, and in their order where they have one."""
    sure = [int(text[slice(*row[0].year)]) for row in rows if len(row) == 1]
    if sure and max(sure) - min(sure) > MAX_YEAR_SPREAD:
        return [[] for _ in rows]
    ascending = len(sure) >= MIN_ROWS and sure == sorted(sure)
    lows, highs = _bounds(text, rows, ascending, sure)
    found = []
    for row, low, high in zip(rows, lows, highs, strict=True):
        near = [r for r in row if low <= int(text[slice(*r.year)]) <= high] if len(row) > 1 else row
        plain = [r for r in near if not text[r.comment : r.comment + 1].isdecimal()]
        found.append(plain if len(near) > 1 and len(plain) == 1 and _comments_begin_with_words(text, rows) else near)
    return found


def _bounds(text: str, rows: list[list[_Reading]], ascending: bool, sure: list[int]) -> tuple[list[int], list[int]]:
    """The earliest and latest year that each row may have."""
    low = min(sure, default=_FIRST_YEAR)
    high = max(sure, default=_LAST_YEAR)
    if not ascending:
        return [low] * len(rows), [high] * len(rows)
    years = [int(text[slice(*row[0].year)]) if len(row) == 1 else None for row in rows]
    lows, highs = [], []
    latest = low
    for year in years:
        latest = year or latest
        lows.append(latest)
    latest = high
    for year in reversed(years):
        latest = year or latest
        highs.append(latest)
    return lows, highs[::-1]


def _comments_begin_with_words(text: str, rows: list[list[_Reading]]) -> bool:
    return all(not text[row[0].comment : row[0].comment + 1].isdecimal() for row in rows if len(row) == 1)


def _table(text: str, lines: Sequence[Line], first: int, readings: list[_Reading]) -> Table:
    commented = any(
        trimmed_cell(text, r.comment, line.end).text for r, line in zip(readings, lines[first:], strict=False)
    )
    rows = tuple(_row(text, lines[first + n], r, commented) for n, r in enumerate(readings))
    header = _joined_header(text, lines, first, len(rows[0]))
    top = first - 1 if header else first
    return Table(
        caption=caption_above(text, lines, top),
        header=header,
        rows=rows,
        start=lines[top].start,
        end=lines[first + len(rows) - 1].end,
        source=source_below(text, lines, first + len(rows)),
        recovered=True,
    )


def _row(text: str, line: Line, reading: _Reading, commented: bool) -> tuple[Cell, ...]:
    middle = sorted(span for span in (reading.number, reading.year) if span is not None)
    cells = [trimmed_cell(text, line.start, reading.item_end), *(trimmed_cell(text, *span) for span in middle)]
    return (*cells, trimmed_cell(text, reading.comment, line.end)) if commented else tuple(cells)


_CAPITAL_WITHIN = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-ZÀ-ÖØ-ÞА-Я])")


def _joined_header(text: str, lines: Sequence[Line], first: int, columns: int) -> tuple[Cell, ...]:
    """The header cells where the line above is as many names run together ("SystemNumberYearComment")."""
    if first == 0 or not lines[first - 1].joins_next:
        return ()
    line = lines[first - 1]
    cuts = [line.start, *(m.start() for m in _CAPITAL_WITHIN.finditer(text, line.start, line.end)), line.end]
    if len(cuts) != columns + 1 or columns < 3:
        return ()
    return tuple(trimmed_cell(text, a, b) for a, b in itertools.pairwise(cuts))
