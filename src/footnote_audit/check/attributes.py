"""The text against tables of attributes: "Ruritania has 4.2 million inhabitants" against the column of population."""

import re
from collections.abc import Iterator, Sequence

from footnote_audit.check.agreement import agrees
from footnote_audit.check.grids import Column, Grid, Holds
from footnote_audit.check.naming import Named, topic
from footnote_audit.check.passages import Passage
from footnote_audit.check.reading_tables import Disagreement, Tables, figure
from footnote_audit.check.scope import is_narrowed
from footnote_audit.check.wording import clauses, stems, words
from footnote_audit.model import Level, Qualifier, Span, Value, ValueKind

_AMOUNTS = frozenset({ValueKind.MONEY, ValueKind.SHARE, ValueKind.COUNT, ValueKind.MEASURE})
_TIMES = frozenset({ValueKind.DATE, ValueKind.PERIOD})
# "3 kg heavier", "by 3 kg": a difference, not the thing's own figure.
_DIFFERENCE_BEFORE = re.compile(r"\b(?:by|um)\s*$", re.I)
_DIFFERENCE_AFTER = re.compile(
    r"^\s*(?:[^\W\d_]+\s+)?(?:more|less|fewer|heavier|lighter|longer|shorter|higher|lower|larger|smaller|mehr|weniger|höher|"
    r"niedriger|schwerer|leichter|länger|kürzer|größer|kleiner|(?:de )?plus|(?:de )?moins|más|menos|больше|меньше)\b",
    re.I,
)


def attribute_disagreements(passage: Passage, tables: Tables) -> Iterator[Disagreement]:
    """Figures of the one thing a sentence names that differ from every column they can belong to.

    Only sentences that name one row, say a word of the column's title and hold one figure of its unit are compared.
    """
    register = tables.register
    whole = register.named_in(passage.text, passage.start, passage.end, sentence=passage.start)
    if len({thing.row.label for thing in whole}) != 1:
        return
    values = passage.values(tables.language)
    for clause in clauses(passage.text, passage.start, passage.end):
        named = register.named_in(passage.text, clause.start, clause.end, sentence=passage.start)
        value = _sole_amount(clause, values) if named else None
        if value is not None and not _is_difference(passage, value):
            yield from _against(passage, clause, value, named, values, tables.language)


def _against(
    passage: Passage,
    clause: Span,
    value: Value,
    named: Sequence[Named],
    values: Sequence[Value],
    language: str | None,
) -> Iterator[Disagreement]:
    about = words(passage.text, clause.start, clause.end)
    said = stems(about)
    dated = any(v.kind in _TIMES for v in values)
    found = [
        (thing, got)
        for thing in named
        for column in thing.grid.of(Holds.NUMBER)
        if column.year is None and column.title
        if _fits(value, column, thing.grid, said - stems(words(thing.row.label)))
        if not is_narrowed(about, _known(thing, column), topic(column.title))
        if not dated and (got := figure(thing.row, column, language)) is not None
    ]
    if not found or any(agrees(value, amount, step) for _, (_, amount, step) in found):
        return
    plain = value.qualifier is Qualifier.EXACTLY and value.upper is None
    thing, (cell, _, _) = found[0]
    yield Disagreement(
        passage=passage,
        value=value,
        subject=thing.row.label,
        printed=cell.text.strip(),
        grid=thing.grid,
        cells=tuple(c for _, (c, _, _) in found),
        level=Level.ERROR if plain else Level.WARNING,
    )


def _is_difference(passage: Passage, value: Value) -> bool:
    before, after = passage.text[passage.start : value.start], passage.text[value.end : passage.end]
    return bool(_DIFFERENCE_BEFORE.search(before) or _DIFFERENCE_AFTER.match(after))


def _sole_amount(clause: Span, values: Sequence[Value]) -> Value | None:
    inside = [v for v in values if clause.start <= v.start and v.end <= clause.end and v.kind in _AMOUNTS]
    return inside[0] if len(inside) == 1 else None


def _fits(value: Value, column: Column, grid: Grid, said: frozenset[str]) -> bool:
    title = topic(column.title)
    if not title or not title & said:
        return False
    others = [c for c in grid.of(Holds.NUMBER) if c.index != column.index and topic(c.title) & said & title]
    if others or len(title & said) * 2 < len(title):
        return False
    if value.kind is ValueKind.MONEY:
        return column.unit.kind == value.unit
    if value.kind is ValueKind.SHARE:
        return column.unit.kind == "%"
    about = stems(words(f"{column.title} {grid.caption}"))
    return column.unit.kind is None and (not value.unit or bool(stems(words(value.unit)) & about))


def _known(thing: Named, column: Column) -> frozenset[str]:
    return stems(words(f"{thing.row.label} {column.title} {thing.grid.caption}"))
