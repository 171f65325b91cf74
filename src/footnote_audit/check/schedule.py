"""The text against tables of orders: how many of a thing, ordered when, delivered or made when."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from footnote_audit.check.agreement import agrees
from footnote_audit.check.grids import Column, Grid, Holds
from footnote_audit.check.naming import Named, topic
from footnote_audit.check.passages import Passage
from footnote_audit.check.reading_tables import Disagreement, Tables, figure
from footnote_audit.check.roles import Role, role_at, role_of, roles_in, speaks_of_other
from footnote_audit.check.scope import is_of_others
from footnote_audit.check.wording import clauses, stems, words
from footnote_audit.model import Cell, Level, Qualifier, Span, Value, ValueKind
from footnote_audit.values import find_values

_LEAST_CLAUSE = 2
_TIMES = (ValueKind.DATE, ValueKind.PERIOD)
_YEAR = re.compile(r"\d{4}")
_COUNTS = re.compile(
    r"\b(?:number|quantity|count|units?|items?|pieces|ordered|delivered|fleet|nombre|quantité|anzahl|stück|menge|"
    r"número|cantidad|numero|quantità|quantidade|число|количество)\b|^(?:no|n°|nº|nr|qty|#)\.?$",
    re.I,
)
# Words that make a count a part of the whole, before it or between it and the name.
_PART = re.compile(
    r"\b(?:first|last|another|further|additional|remaining|next|more|initial|extra|other|of the|of these|of them|"
    r"out of|some of|premiers?|premières?|derniers?|dernières?|autres?|erste\w*|letzte\w*|weitere\w*|primer\w*|"
    r"últim\w*|otr[oa]s|prim[iae]|ultim[iae]|altr[iae]|перв\w*|последн\w*|ещё|еще)\s*$",
    re.I,
)
_HEDGED = re.compile(
    r"\b(?:before|after|by|until|till|from|since|avant|après|vor|nach|seit|bis|antes|después|prima|dopo)\s*$", re.I
)
_BETWEEN = re.compile(r"(?:\s+[^\W\d_]+){0,2}\s+")


class _Time(NamedTuple):
    """A span of years a table gives for a row, and what happened then."""

    role: Role
    first: int
    last: int
    cell: Cell


def count_disagreements(passage: Passage, tables: Tables) -> Iterator[Disagreement]:
    """Counts of things named in a table of things that no row of that name, nor all of them together, has."""
    for clause, named in _named(passage, tables):
        if speaks_of_other(passage.text, clause.start, clause.end):
            continue
        for value in passage.values(tables.language):
            if value.kind is not ValueKind.COUNT or not clause.start <= value.start < clause.end:
                continue
            things = _counted(passage.text, value, named)
            if not things or _is_part(passage.text, value, passage.start):
                continue
            counts = [(cell, n) for t in things for cell, n in _counts(t, passage, clause, tables.language)]
            total = sum((n for _, n in counts), Decimal(0))
            if counts and not any(agrees(value, n, Decimal(1)) for n in (*(n for _, n in counts), total)):
                yield _disagreement(passage, value, things[0], [cell for cell, _ in counts])


def time_disagreements(passage: Passage, tables: Tables) -> Iterator[Disagreement]:
    """Years of an order, a delivery or a making that contradict every row of the thing's name."""
    for clause, named in _named(passage, tables):
        for value in passage.values(tables.language):
            if value.kind not in _TIMES or not clause.start <= value.start < clause.end:
                continue
            role = role_at(passage.text, clause.start, clause.end, value.start)
            years = _years(value)
            if role is None or years is None or not _is_plain_date(passage.text, value):
                continue
            things = _nearest(value, named)
            times = [t for thing in things for t in _times(thing, tables.language)]
            if not times or any(_row_agrees(role, years, thing, tables.language) for thing in named):
                continue
            told = [t for t in times if _contradicts(role, years, t)]
            if told:
                yield _disagreement(passage, value, things[0], [t.cell for t in told])


def _named(passage: Passage, tables: Tables) -> Iterator[tuple[Span, tuple[Named, ...]]]:
    before: tuple[Named, ...] = ()
    for clause in clauses(passage.text, passage.start, passage.end):
        named = tables.register.named_in(passage.text, clause.start, clause.end, sentence=passage.start)
        if named:
            ours = tuple(thing for thing in named if not _is_of_others(passage, clause, thing, tables))
            if ours:
                yield clause, ours
        elif len({thing.start for thing in before}) == 1 and _goes_on(passage.text, clause):
            yield clause, before
        before = named


def _is_of_others(passage: Passage, clause: Span, thing: Named, tables: Tables) -> bool:
    grid = thing.grid
    cells = " ".join(cell.text for cell in thing.row.cells if cell is not None)
    return is_of_others(
        passage.text,
        clause,
        passage.values(tables.language),
        known=grid.vocabulary | stems(words(cells)),
        caption=grid.caption,
        names=tables.names,
    )


def _goes_on(text: str, clause: Span) -> bool:
    """Whether a clause says more of the thing just named: ", built at home between 2016 and 2019"."""
    found = words(text, clause.start, clause.end)
    roles = roles_in(text, clause.start, clause.end)
    if len(found) < _LEAST_CLAUSE or not roles or roles[0][0] != found[0].start:
        return False
    return not found[1].content


def _disagreement(passage: Passage, value: Value, thing: Named, cells: Sequence[Cell]) -> Disagreement:
    plain = value.qualifier is Qualifier.EXACTLY and value.upper is None and value.kind is not ValueKind.PERIOD
    return Disagreement(
        passage=passage,
        value=value,
        subject=passage.text[thing.start : thing.end],
        printed="; ".join(dict.fromkeys(" ".join(cell.text.split()) for cell in cells)),
        grid=thing.grid,
        cells=tuple(cells),
        level=Level.ERROR if plain else Level.WARNING,
    )


def _counted(text: str, value: Value, named: Sequence[Named]) -> list[Named]:
    """The rows whose name the count stands before: "6 Merlin boats", "ten new Falcon-900"."""
    within = [n for n in named if value.start < n.start < value.end]
    if within:
        first = min(n.start for n in within)
        return [n for n in within if n.start == first]
    after = [n for n in named if n.start >= value.end and _BETWEEN.fullmatch(text[value.end : n.start])]
    fillers = [n for n in after if not any(not w.content for w in words(text, value.end, n.start))]
    first = min((n.start for n in fillers), default=-1)
    return [n for n in fillers if n.start == first]


def _is_part(text: str, value: Value, start: int) -> bool:
    return _PART.search(text[start : value.start]) is not None or _PART.search(value.exact.split()[0]) is not None


def _counts(thing: Named, passage: Passage, clause: Span, language: str | None) -> Iterator[tuple[Cell, Decimal]]:
    column = _count_column(thing.grid)
    if column is None or not _same_matter(thing.grid, column, passage, clause):
        return
    years = [y for v in passage.values(language) if clause.start <= v.start < clause.end and (y := _years(v))]
    dated = [t for t in _times(thing, language) if years and any(a <= t.last and t.first <= b for a, b in years)]
    if years and not dated and _times(thing, language) and _has_namesake(thing):
        return
    found = figure(thing.row, column, language)
    if found is not None:
        yield found[0], found[1]


def _has_namesake(thing: Named) -> bool:
    return sum(row.label == thing.row.label for row in thing.grid.rows) > 1


def _count_column(grid: Grid) -> Column | None:
    """The one column of counts: titled as such, or the only column of figures in a table without titles."""
    numbers = [c for c in grid.of(Holds.NUMBER) if c.unit.kind is None and c.unit.scale == 1 and c.year is None]
    titled = [c for c in numbers if _COUNTS.search(c.title)]
    if len(titled) == 1:
        return titled[0]
    return numbers[0] if len(numbers) == 1 and not numbers[0].title else None


def _same_matter(grid: Grid, column: Column, passage: Passage, clause: Span) -> bool:
    """Whether the sentence speaks of an order or delivery, or shares a word with the table's caption or titles."""
    if roles_in(passage.text, clause.start, clause.end):
        return True
    said = stems(words(passage.text, passage.start, passage.end))
    return bool(said & (topic(grid.caption) | topic(column.title)))


def _times(thing: Named, language: str | None) -> tuple[_Time, ...]:
    found: list[_Time] = []
    caption_role = role_of(thing.grid.caption)
    for column in thing.grid.columns:
        cell = thing.row.cells[column.index]
        if cell is None:
            continue
        role = role_of(column.title)
        if column.holds is Holds.YEAR and (role or (not column.title and caption_role)):
            year = int(cell.text.strip())
            found.append(_Time(role=role or caption_role or Role.ORDERED, first=year, last=year, cell=cell))
        elif column.holds is Holds.REMARK:
            found.extend(_remark_times(cell, role, language))
    return tuple(found)


def _remark_times(cell: Cell, column_role: Role | None, language: str | None) -> Iterator[_Time]:
    for value in find_values(cell.text, language=language):
        years = _years(value)
        role = role_at(cell.text, 0, len(cell.text), value.start) or column_role
        if years is not None and role is not None:
            yield _Time(role=role, first=years[0], last=years[1], cell=cell)


def _years(value: Value) -> tuple[int, int] | None:
    """The first and last year of a date with both ends; None for an open one or none."""
    if value.kind not in _TIMES or not value.date:
        return None
    ends = value.date.split("/")
    if not all(_YEAR.match(end) for end in ends):
        return None
    return int(ends[0][:4]), int(ends[-1][:4])


def _is_plain_date(text: str, value: Value) -> bool:
    return value.kind is ValueKind.PERIOD or _HEDGED.search(text[max(0, value.start - 12) : value.start]) is None


def _nearest(value: Value, named: Sequence[Named]) -> list[Named]:
    """The rows named last before the value, else first after it."""
    before = [n for n in named if n.end <= value.start]
    if before:
        last = max(n.start for n in before)
        return [n for n in before if n.start == last]
    first = min(n.start for n in named)
    return [n for n in named if n.start == first]


def _row_agrees(role: Role, years: tuple[int, int], thing: Named, language: str | None) -> bool:
    times = [t for t in _times(thing, language) if _comparable(role, t.role)]
    return bool(times) and not all(_contradicts(role, years, t) for t in times)


def _comparable(role: Role, recorded: Role) -> bool:
    if role is recorded:
        return True
    if Role.ACQUIRED in (role, recorded):
        return Role.PRODUCED not in (role, recorded)
    return (role, recorded) in ((Role.PRODUCED, Role.DELIVERED), (Role.DELIVERED, Role.PRODUCED))


def _contradicts(role: Role, years: tuple[int, int], time: _Time) -> bool:
    """Whether the years cannot be those of the table's span for the same thing done.

    What is made cannot still be made when all of it has been delivered, and not be delivered before it is begun.
    """
    if not _comparable(role, time.role):
        return False
    first, last = years
    if role is Role.PRODUCED and time.role is Role.DELIVERED:
        return last > time.last
    if role is Role.DELIVERED and time.role is Role.PRODUCED:
        return last < time.first
    if first == last or time.first == time.last:
        return last < time.first or first > time.last
    return (first, last) != (time.first, time.last) and not (time.first <= first and last <= time.last)
