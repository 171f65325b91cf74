"""What the readings of a table share: an article's tables, prepared once, and one disagreement with them."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import NamedTuple

from footnote_audit.check.grids import Column, Grid, Holds, Row, number_in, read_grid
from footnote_audit.check.naming import MOST_NAMESAKES, Register, lower_case_words, register
from footnote_audit.check.passages import Passage
from footnote_audit.check.scope import name_counts
from footnote_audit.check.wording import words
from footnote_audit.model import Audit, Block, BlockKind, Cell, Document, Level, Table, Value

# A line above a table that is longer is a paragraph, not its caption.
_LONGEST_CAPTION = 200
_BELOW = re.compile(r":\s|(?:table|tableau|tabelle|tab\.|cuadro|tabla|tabella|quadro|tabela|таблица)\b", re.I)


class Entry(NamedTuple):
    """One cell of a table of years: what it is of, its year, and where it stands."""

    label: str
    grid: Grid
    year: int
    column: Column
    row: Row


@dataclass(frozen=True)
class Tables:
    """The article's tables as grids, the names of their rows, its language, and how often it prints each name."""

    grids: tuple[Grid, ...]
    register: Register
    language: str | None
    names: Mapping[str, int]

    @cached_property
    def series(self) -> Mapping[int, tuple[Entry, ...]]:
        """The cells under or beside each year; of more namesakes than can be told apart none."""
        found: dict[int, list[Entry]] = defaultdict(list)
        often: Counter[tuple[int, str]] = Counter()
        for entry in _entries(self.grids):
            often[entry.year, entry.label] += 1
            if often[entry.year, entry.label] <= MOST_NAMESAKES + 1:
                found[entry.year].append(entry)
        return {
            year: tuple(e for e in entries if often[year, e.label] <= MOST_NAMESAKES) for year, entries in found.items()
        }


class Disagreement(NamedTuple):
    """A value of the text and the cells of a table that all say otherwise."""

    passage: Passage
    value: Value
    subject: str
    printed: str
    grid: Grid
    cells: tuple[Cell, ...]
    level: Level


def read_tables(audit: Audit) -> Tables:
    """The article's tables that can be compared with its prose."""
    return _read_tables(audit.document)


# Three checks ask for the tables of the same article, one after the other.
@lru_cache(maxsize=1)
def _read_tables(document: Document) -> Tables:
    language = document.language
    grids = tuple(g for t in document.tables if (g := read_grid(t, caption_of(document, t), language)) is not None)
    prose = [b for b in document.blocks if b.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)] if grids else []
    text = "\n".join(document.text[b.start : b.end] for b in prose)
    found = words(text)
    return Tables(
        grids=grids,
        register=register(grids, lower_case_words(found)),
        language=document.language,
        names=name_counts(text, found),
    )


def caption_of(document: Document, table: Table) -> str:
    """A table's caption, or a line beside it that serves as one: above it, or below it and marked as such."""
    if table.caption:
        return table.caption
    index = bisect_left(document.blocks, table.start, key=_start)
    if index > 0 and _serves_as_caption(document, document.blocks[index - 1]):
        return _line(document, document.blocks[index - 1])
    below = bisect_left(document.blocks, table.end, key=_start)
    if below < len(document.blocks) and _BELOW.match(_line(document, document.blocks[below])):
        return _line(document, document.blocks[below]).lstrip(": ")
    return ""


def _start(block: Block) -> int:
    return block.start


def _serves_as_caption(document: Document, block: Block) -> bool:
    line = _line(document, block)
    if block.kind is BlockKind.CELL or len(line) > _LONGEST_CAPTION:
        return False
    return block.kind in (BlockKind.CAPTION, BlockKind.HEADING) or not line.endswith((".", "!", "?"))


def _line(document: Document, block: Block) -> str:
    return " ".join(document.text[block.start : block.end].split())


def _entries(grids: Sequence[Grid]) -> Iterator[Entry]:
    for grid in grids:
        for column in grid.of(Holds.NUMBER):
            for row in grid.rows:
                if column.year is not None:
                    yield Entry(label=row.label, grid=grid, year=column.year, column=column, row=row)
                elif column.title and row.label.isdigit():
                    yield Entry(label=column.title, grid=grid, year=int(row.label), column=column, row=row)


def figure(row: Row, column: Column, language: str | None) -> tuple[Cell, Decimal, Decimal] | None:
    """The figure of a row in a column with the column's scale applied, and one unit of its last printed place."""
    cell = row.cells[column.index]
    number = number_in(cell, language)
    if cell is None or number is None:
        return None
    exponent = number.as_tuple().exponent
    place = Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)
    return cell, number * column.unit.scale, place * column.unit.scale
