"""ART004: sums that do not add up, in the article's tables and in its sentences."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from footnote_audit.check.grids import Column, Grid, Holds, Row
from footnote_audit.check.partitions import wrong_partitions
from footnote_audit.check.passages import Passage, passages
from footnote_audit.check.places import quoted
from footnote_audit.check.reading_tables import Tables, figure, read_tables
from footnote_audit.check.table_notes import wrong_table_notes
from footnote_audit.model import Audit, Cell, Hit, Kind, Qualifier, Related, Value, ValueKind
from footnote_audit.text import fold, key, select

_TOTAL = re.compile(
    r"(?:grand |overall |sub)?totals?|sum|altogether|all|total g[eé]n[eé]ral|ensemble|somme|gesamt\w*|summe|insgesamt|"
    r"total general|suma|totale|somma|total geral|soma|итого|всего"
)
# Labels and titles of figures that are no sum of their column: rates, averages, prices, ranks.
_NO_SUM = re.compile(
    r"\b(?:per|average|mean|median|rate|ratio|index|price|rank|age|density|growth|change|share of|capita|score|"
    r"moyenne|taux|indice|prix|rang|densité|croissance|durchschnitt\w*|quote|preis|rang|dichte|wachstum|promedio|tasa|"
    r"índice|precio|media|tasso|prezzo|média|taxa|preço|среднее|индекс|цена)\b|²|%\s*gdp",
    re.I,
)
_PART_OF = re.compile(
    r"^(?:[-–•]|of which|including|incl|thereof|dont|davon|darunter|de los cuales|di cui|в том числе)", re.I
)
_SELECTION = re.compile(
    r"\b(?:selected|main|major|top|largest|leading|some|excerpt|extract|principa\w+|choisi\w*|ausgewählte\w*|wichtigste\w*|"
    r"mayores|maggiori|maiores|основные|крупнейшие)\b",
    re.I,
)
# A total further than this from the sum adds up something else (others not listed, an average); nearer it is a slip.
FARTHEST = Decimal("0.25")
_LEAST_PARTS = 2
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+(?!\d)")
_STATED_BEFORE = re.compile(
    r"(?:,|\(|–|—|:|;|\s-)\s*(?:i\.e\.|that is|making|giving|for|or)?,?\s*(?:a|an|in|the)?\s*"
    r"(?:grand |combined |overall )?total(?:ling|ing)?(?: of)?\s*$|"
    r"(?:,|\()\s*(?:soit|au total|zusammen|insgesamt|en total|in totale)\s*(?:de\s*)?$",
    re.I,
)
_STATED_AFTER = re.compile(r"^\s*(?:in all|in total|altogether|all told|au total|insgesamt|en total|in totale)\b", re.I)
_JOIN_WORD = re.compile(r"(?:,|\b(?:and|plus|et|und|sowie|y|e|и)\b)", re.I)


def sum_does_not_add_up(audit: Audit) -> Iterator[Hit]:
    """A total that is not the sum of its parts.

    What it checks: rows of a table called "Total" against the column above; a total in the line above or below a table
    ("Total: 46 aircraft"); a sentence that lists counts and then
    states their total ("12 frigates and 8 corvettes, a total of 21 ships"); a sentence that states a whole and then its
    parts ("900 people: 540 men and 360 women"), or shares of which the last is what remains.

    Why it matters to a reader of the article: one of the figures is wrong, and the reader can see it.

    Example: 40, 35 and 20 under a total of 96.

    What to do: add up again, and correct the part or the total.

    Known limits: rounding is allowed for. Columns of rates and averages, tables of a selection, columns with empty
    cells, and totals far from the sum (they hold what the table does not list) are left alone.
    """
    tables = read_tables(audit)
    for grid in tables.grids:
        if not _SELECTION.search(grid.caption):
            yield from _wrong_columns(audit, grid, tables.language)
            yield from wrong_table_notes(audit, grid, tables)
    for passage in passages(audit):
        if _mentions_total(passage):
            yield from _wrong_sentence(passage, tables)
        yield from wrong_partitions(passage, passage.values(tables.language))


def _wrong_columns(audit: Audit, grid: Grid, language: str | None) -> Iterator[Hit]:
    totals = [i for i, row in enumerate(grid.rows) if _TOTAL.fullmatch(key(row.label))]
    if len(totals) != 1 or totals[0] not in (0, len(grid.rows) - 1):
        return
    total_row = grid.rows[totals[0]]
    parts = [row for i, row in enumerate(grid.rows) if i != totals[0]]
    if len(parts) < _LEAST_PARTS or any(_PART_OF.search(fold(row.label)) for row in parts):
        return
    # Merged cells move figures into other columns, and a first row taken for the header hides a part.
    if len({len(row) for row in grid.table.rows}) > 1 or _holds_figures(grid):
        return
    for column in grid.of(Holds.NUMBER):
        wrong = None if _NO_SUM.search(column.title) else _wrong_total(total_row, parts, column, language)
        if wrong is None:
            continue
        cell, stated, added = wrong
        name = f" of {quoted(column.title)}" if column.title else ""
        yield Hit(
            message=f"The total{name} is printed as {cell.text.strip()}; its {len(parts)} parts add up to "
            f"{_plain(added)}.",
            target=f"{column.title} {_plain(stated)}",
            selector=select(audit.document.text, cell.start, cell.end),
            related=tuple(_related(audit, row, column) for row in parts[:8]),
            correction=_plain(added),
        )


def _holds_figures(grid: Grid) -> bool:
    return any(_THOUSANDS.search(column.title) for column in grid.of(Holds.NUMBER))


def _wrong_total(
    total: Row, parts: Sequence[Row], column: Column, language: str | None
) -> tuple[Cell, Decimal, Decimal] | None:
    """The total's cell, its figure and the sum of the parts, all without the column's scale; None where they agree."""
    stated = figure(total, column, language)
    figures = [figure(row, column, language) for row in parts]
    known = [f for f in figures if f is not None]
    if stated is None or len(known) != len(figures) or any(f[1] < 0 for f in known):
        return None
    cell, amount, step = stated
    added = sum((f[1] for f in known), Decimal(0))
    coarsest = max(step, *(f[2] for f in known))
    rounding = coarsest / 2 * (len(known) + 1) if coarsest != 1 or column.unit.kind == "%" else Decimal(0)
    apart = abs(added - amount)
    if apart <= rounding or amount < max(f[1] for f in known) or apart > amount * FARTHEST:
        return None
    if column.unit.kind == "%" and abs(amount / column.unit.scale - 100) > 1:
        return None
    return cell, amount / column.unit.scale, added / column.unit.scale


def _related(audit: Audit, row: Row, column: Column) -> Related:
    cell = row.cells[column.index]
    if cell is None:
        return Related(message=row.label, exact="")
    return Related(message=row.label, exact=cell.text, selector=select(audit.document.text, cell.start, cell.end))


def _plain(amount: Decimal) -> str:
    return f"{amount.normalize():,f}" if amount else "0"


_ANY_TOTAL = re.compile(
    r"\b(?:total\w*|in all|altogether|all told|soit|zusammen|insgesamt|en total|in totale|au total)\b", re.I
)


def _mentions_total(passage: Passage) -> bool:
    return _ANY_TOTAL.search(passage.text, passage.start, passage.end) is not None


def _wrong_sentence(passage: Passage, tables: Tables) -> Iterator[Hit]:
    values = [v for v in passage.values(tables.language) if v.kind is not ValueKind.ORDINAL]
    for index, value in enumerate(values):
        if not _states_total(passage, value) or value.qualifier is not Qualifier.EXACTLY:
            continue
        parts = _list_before(passage.text, values[:index], value)
        if len(parts) < _LEAST_PARTS:
            continue
        added = sum((p.amount or Decimal(0) for p in parts), Decimal(0))
        if value.amount is None or added == value.amount or _rounded(parts, value, added):
            continue
        if abs(added - value.amount) > value.amount * FARTHEST:
            continue
        yield Hit(
            message=f"{'Note ' + passage.note.label if passage.note else 'The text'} states a total of "
            f"{quoted(value.exact)}; {', '.join(quoted(p.exact) for p in parts)} add up to {_plain(added)}.",
            target=f"{value.exact} {' '.join(p.exact for p in parts)}",
            note_index=passage.note.index if passage.note else None,
            selector=passage.selector(value.start, value.end),
            kind=Kind.REVIEW,
        )


def _states_total(passage: Passage, value: Value) -> bool:
    before = passage.text[passage.start : value.start]
    after = passage.text[value.end : passage.end]
    return bool(_STATED_BEFORE.search(before) or _STATED_AFTER.match(after))


def _list_before(text: str, values: Sequence[Value], total: Value) -> list[Value]:
    """The values of one kind and unit listed straight before a total, joined by commas and "and"."""
    listed: list[Value] = []
    end = total.start
    for value in reversed(values):
        if value.kind is not total.kind or value.amount is None or value.qualifier is not Qualifier.EXACTLY:
            break
        if total.kind is not ValueKind.COUNT and value.unit != total.unit:
            break
        between = text[value.end : end]
        if (listed and not (len(between) < 60 and _JOIN_WORD.search(between))) or len(between) > 80:
            break
        listed.insert(0, value)
        end = value.start
    complete = len(listed) == sum(v.kind is total.kind for v in values)
    return listed if complete else []


def _rounded(parts: Sequence[Value], total: Value, added: Decimal) -> bool:
    """Whether money, shares and measures, which are rounded, agree within the rounding of each."""
    if total.kind is ValueKind.COUNT or total.amount is None:
        return False
    steps = []
    for value in (*parts, total):
        exponent = value.amount.normalize().as_tuple().exponent if value.amount else 0
        steps.append(Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1))
    return abs(added - total.amount) <= max(steps) * len(steps) / 2
