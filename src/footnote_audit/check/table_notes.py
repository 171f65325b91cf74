"""Totals told in a table's caption or in the line below it, against the columns of the table."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal

from footnote_audit.check.agreement import agrees
from footnote_audit.check.grids import Column, Grid, Holds
from footnote_audit.check.naming import topic
from footnote_audit.check.places import quoted
from footnote_audit.check.reading_tables import Tables, figure
from footnote_audit.check.wording import stems, words
from footnote_audit.model import Audit, BlockKind, Hit, Kind, Related, Value, ValueKind
from footnote_audit.text import fold, key, select
from footnote_audit.values import find_values

_LONGEST_LINE = 200
_SAID = re.compile(
    r"(?:^|\b)(?:grand total|total|in all|altogether|summe|gesamt|insgesamt|zusammen|au total|en tout|total general|"
    r"en total|in totale|итого|всего)\s*(?::|=|of|,|von|de)?\s*$",
    re.I,
)
_SAID_AFTER = re.compile(r"^ (?:in all|in total|altogether|insgesamt|zusammen|au total|en tout|en total)\b", re.I)
_TOTAL_ROW = re.compile(
    r"(?:grand |overall )?totals?|sum|altogether|all|ensemble|somme|gesamt\w*|summe|insgesamt|suma|totale|итого|всего"
)
_NO_SUM = re.compile(
    r"\b(?:per|average|mean|rate|price|rank|age|share|index|preis|taux|prix|anteil|part|precio)\b", re.I
)
# A total further than this from the sum holds what the table does not list.
_FARTHEST = Decimal("0.25")


def wrong_table_notes(audit: Audit, grid: Grid, tables: Tables) -> Iterator[Hit]:
    """Totals beside a table that no column of it adds up to."""
    for start, end in _lines(audit, grid):
        line = audit.document.text[start:end]
        for value in find_values(line, language=tables.language):
            if value.kind not in (ValueKind.COUNT, ValueKind.MONEY) or value.amount is None or value.upper is not None:
                continue
            if _SAID.search(fold(line[: value.start])) or _SAID_AFTER.match(fold(line[value.end :])):
                yield from _compared(audit, grid, value, start, tables.language)


def _lines(audit: Audit, grid: Grid) -> Iterator[tuple[int, int]]:
    """The lines above and below a table that are short enough to be its caption or a note on it."""
    blocks = audit.document.blocks
    above = bisect_left(blocks, grid.table.start, key=lambda b: b.start) - 1
    below = bisect_left(blocks, grid.table.end, key=lambda b: b.start)
    for index in (above, below):
        if 0 <= index < len(blocks) and blocks[index].kind not in (BlockKind.CELL, BlockKind.HEADING):
            block = blocks[index]
            if block.end - block.start <= _LONGEST_LINE:
                yield block.start, block.end


def _compared(audit: Audit, grid: Grid, value: Value, offset: int, language: str | None) -> Iterator[Hit]:
    sums = [(column, added) for column in _columns(grid, value) if (added := _sum(grid, column, language)) is not None]
    amount = value.amount or Decimal(0)
    if not sums or any(agrees(value, added, step) for _, (added, step) in sums):
        return
    column, (total, _) = sums[0]
    if len(sums) > 1 or abs(total - amount) > amount * _FARTHEST:
        return
    start, end = offset + value.start, offset + value.end
    cells = [cell for row in grid.rows if (cell := row.cells[column.index]) is not None]
    yield Hit(
        message=f"The line beside the table says {quoted(value.exact)} in all; the table's column "
        f"{quoted(column.title)} adds up to {total.normalize():,f}.",
        target=f"{value.exact} {column.title}",
        selector=select(audit.document.text, start, end),
        kind=Kind.REVIEW,
        related=tuple(
            Related(message="the table", exact=c.text, selector=select(audit.document.text, c.start, c.end))
            for c in cells[:8]
        ),
    )


def _columns(grid: Grid, value: Value) -> Sequence[Column]:
    """The columns that a total can be of: titled with what it counts, else the only one of figures."""
    numbers = [c for c in grid.of(Holds.NUMBER) if not _NO_SUM.search(c.title) and c.unit.kind != "%"]
    if value.kind is ValueKind.MONEY:
        return [c for c in numbers if c.unit.kind == value.unit]
    numbers = [c for c in numbers if c.unit.kind is None]
    noun = stems(words(value.unit or ""))
    titled = [c for c in numbers if noun & topic(c.title)]
    return titled or (numbers if len(numbers) == 1 and numbers[0].title else [])


def _sum(grid: Grid, column: Column, language: str | None) -> tuple[Decimal, Decimal] | None:
    """The sum of a column without its total's row and one unit of its last place; None where a cell has no figure."""
    figures = [figure(row, column, language) for row in grid.rows if not _TOTAL_ROW.fullmatch(key(row.label))]
    known = [f for f in figures if f is not None]
    if len(known) < 2 or len(known) < len(figures) or any(f[1] < 0 for f in known):
        return None
    return sum((f[1] for f in known), Decimal(0)), max(f[2] for f in known)
