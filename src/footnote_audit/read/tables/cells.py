"""What the cells of a table hold: a figure, a share, an amount, a date, or words."""

from collections.abc import Iterable
from dataclasses import replace

from footnote_audit.model import Cell, Table, Value

# A cell longer than this holds prose; a file with more cells with figures than this keeps the rest as words.
_LONGEST = 60
MOST_CELLS = 10_000
# What may stand around the one value of a cell: brackets, marks of notes, signs for "about".
_AROUND = " \t\n()[]*†‡~≈+.,;:'\"”“’"


def typed(tables: Iterable[Table], language: str | None) -> tuple[Table, ...]:
    """The tables with `value` set in each cell that is one typed literal; headers stay words."""
    left = MOST_CELLS
    found = []
    for table in tables:
        rows = []
        for row in table.rows:
            cells = []
            for cell in row:
                tried = left > 0 and len(cell.text) <= _LONGEST and any(map(str.isdigit, cell.text))
                left -= tried
                cells.append(replace(cell, value=_value(cell, language)) if tried else cell)
            rows.append(tuple(cells))
        found.append(replace(table, rows=tuple(rows)))
    return tuple(found)


def _value(cell: Cell, language: str | None) -> Value | None:
    # Loaded here, because most documents have no table.
    from footnote_audit.values import find_values

    values = find_values(cell.text, language=language)
    if len(values) != 1:
        return None
    value = values[0]
    rest = cell.text[: value.start] + cell.text[value.end :]
    return value if not rest.strip(_AROUND) else None
