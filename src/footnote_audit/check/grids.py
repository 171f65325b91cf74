"""A table as rows that can be compared with prose: what each row is called, and what its figures are of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from footnote_audit.check.cell_units import Unit, read_number, unit_of
from footnote_audit.check.wording import stems, words
from footnote_audit.model import Cell, Table

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_YEARS = re.compile(r"\b((?:1[5-9]|20)\d\d)\s*[-–—/]\s*((?:1[5-9]|20)\d\d)\b")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
# Words that say nothing of what is counted: they never tell one series from another.
GENERIC = stems(
    words(
        """
        table figure chart development evolution trend overview summary volume total overall value amount number
        quantity level annual yearly year years million millions billion thousand units unit source note data list by
        per tableau évolution volume total valeur montant nombre annuel année années tabelle entwicklung übersicht
        gesamt wert betrag anzahl jahr jahre jährlich mio mrd millionen milliarden cuadro tabla evolución valor número
        año años tabella andamento valore numero anno anni quadro tabela ano таблица динамика объем всего год годы млн
        млрд тыс
        """
    )
)
_LOOSE_LABEL = 2


class Holds(StrEnum):
    """What a column holds."""

    LABEL = "label"
    NUMBER = "number"
    YEAR = "year"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title ("" if the file names none), what it holds, the unit of its figures and its own year."""

    index: int
    title: str
    holds: Holds
    unit: Unit
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row: what it is called, where its label stands, and its cells (None where a row is short)."""

    label: str
    start: int
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with its columns understood; `vocabulary` holds the stems of its caption, titles, labels and source."""

    table: Table
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    vocabulary: frozenset[str]

    def of(self, holds: Holds) -> tuple[Column, ...]:
        """The columns that hold one sort of thing, left to right."""
        return tuple(column for column in self.columns if column.holds is holds)


def read_grid(table: Table, caption: str, language: str | None) -> Grid | None:
    """The table with its columns understood; None where no column of labels stands before columns of figures."""
    width = max((len(row) for row in table.rows), default=0)
    if width < _LOOSE_LABEL:
        return None
    titles = _titles(table, width, caption)
    matrix = [[row[i] if i < len(row) else None for i in range(width)] for row in table.rows]
    columns = tuple(
        _column(index, titles[index], [line[index] for line in matrix], caption=caption, language=language)
        for index in range(width)
    )
    rows = tuple(
        Row(label=" ".join(line[0].text.split()), start=line[0].start, cells=tuple(line))
        for line in matrix
        if line[0] is not None and line[0].text.strip()
    )
    if not rows or all(column.holds in (Holds.LABEL, Holds.REMARK) for column in columns):
        return None
    said = " ".join((caption, *titles, *(row.label for row in rows), table.source or ""))
    return Grid(table=table, caption=caption, columns=columns, rows=rows, vocabulary=stems(words(said)))


def number_in(cell: Cell | None, language: str | None) -> Decimal | None:
    """The one figure a cell holds, without its scale; None for an empty cell or one with words."""
    return read_number(cell.text, language) if cell else None


def _titles(table: Table, width: int, caption: str) -> list[str]:
    titles = [" ".join(cell.text.split()) for cell in table.header]
    if len(titles) == width - 1:
        titles.insert(0, "")
    if len(titles) == width:
        return titles
    span = _YEARS.search(caption)
    if span and int(span[2]) - int(span[1]) == width - 2:
        return ["", *(str(year) for year in range(int(span[1]), int(span[2]) + 1))]
    return [""] * width


def _column(index: int, title: str, cells: Sequence[Cell | None], *, caption: str, language: str | None) -> Column:
    filled = [cell for cell in cells if cell is not None and cell.text.strip()]
    own = _YEAR.search(title)
    year = int(own.group()) if own and len(_YEAR.findall(title)) == 1 else None
    unit = unit_of(title) or unit_of(caption) or Unit()
    if index == 0:
        return Column(index=0, title=title, holds=Holds.LABEL, unit=unit)
    numbers = [number_in(cell, language) for cell in filled]
    known = [n for n in numbers if n is not None]
    if not filled or len(known) * 2 < len(filled):
        holds = Holds.REMARK
    elif len(known) == len(filled) and all(_is_year(cell) for cell in filled) and year is None:
        holds = Holds.YEAR
    else:
        holds = Holds.NUMBER
        cell_unit = next((u for u in (unit_of(cell.text) for cell in filled) if u), None)
        unit = unit if unit.kind or cell_unit is None else cell_unit
    return Column(index=index, title=title, holds=holds, unit=unit, year=year)


def _is_year(cell: Cell) -> bool:
    text = cell.text.strip()
    return _YEAR.fullmatch(text) is not None and _FIRST_YEAR <= int(text) <= _LAST_YEAR
