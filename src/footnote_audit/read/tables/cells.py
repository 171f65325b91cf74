"""What the cells of a table hold: a figure, a share, an amount, a date, or words."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from footnote_audit.model import Block, Cell, Table, Value

# A cell longer than this holds prose; a file with more cells with figures than this keeps the rest as words.
_LONGEST = 60
MOST_CELLS = 10_000
# What may stand around the one value of a cell: brackets, marks of notes, signs for "about".
_AROUND = " \t\n()[]*†‡~≈+.,;:'\"”“’"


def cell_of_blocks(text: str, blocks: Sequence[Block], first: int, end: int) -> Cell:
    """The cell made of the blocks numbered `first` up to `end`; without any it is empty, at the end of those before.

    `first` is negative for a cell that stands nowhere in the text.
    """
    own = blocks[first:end] if first >= 0 else ()
    if not own:
        at = blocks[min(first, len(blocks)) - 1].end if first > 0 and blocks else 0
        return Cell(text="", start=at, end=at)
    return Cell(text=text[own[0].start : own[-1].end], start=own[0].start, end=own[-1].end)


def trimmed_cell(text: str, start: int, end: int) -> Cell:
    """The cell between two offsets, without the white space around it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Cell(text=text[start:end], start=start, end=end)


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
