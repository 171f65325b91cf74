"""ART018: courses of years that the article's own tables do not show."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from footnote_audit.check.changes import way
from footnote_audit.check.figure_pairs import amounts, number
from footnote_audit.check.grids import Grid, Holds
from footnote_audit.check.naming import topic
from footnote_audit.check.passages import Passage, short_passages
from footnote_audit.check.reading_tables import Tables, figure, read_tables
from footnote_audit.check.scope import is_narrowed
from footnote_audit.check.two_places import Words, contradiction
from footnote_audit.check.wording import stems, words
from footnote_audit.check.year_spans import year_spans
from footnote_audit.model import Audit, Hit
from footnote_audit.text import fold

_EVERY = re.compile(
    r"\b(?:every (?:single )?year|each year|year after year|year by year|steadily|without a break|continuously|"
    r"jedes jahr|jahr für jahr|stetig|chaque année|d'année en année|sans interruption|cada año|año tras año|каждый год|"
    r"из года в год)\b",
    re.I,
)
_SINCE = re.compile(r"\b(?:since|seit|depuis|desde|с) (\d{4})\b", re.I)
_EACH = re.compile(
    r"\beach (?:\w+ )?(?:decade|year|month|season|quarter) (?:has been |was |is |had been )?(?P<how>warmer|higher|"
    r"larger|"
    r"greater|better|stronger|wetter|longer|more|colder|lower|smaller|worse|weaker|drier|shorter|"
    r"less) (?:\w+ )?than the (?:one|last|previous)",
    re.I,
)
_LESS = frozenset("colder lower smaller worse weaker drier shorter less".split())  # noqa: SIM905
_PERIOD = re.compile(r"(?:1[5-9]|20)\d\d(?:\s*[-/]\s*(?:(?:1[5-9]|20)\d\d|\d\d))?s?")
_LEAST_POINTS = 3


class _Series(NamedTuple):
    """What one label of a table has by year."""

    label: str
    grid: Grid
    by_year: Mapping[int, Decimal]


def trend_differs_from_table(audit: Audit) -> Iterator[Hit]:
    """A course of years is told that the article's own table does not show.

    What it checks: sentences that name a series of a table and say that it rose or fell between two years of it, or
    every year; "each decade was warmer than the one before" against a table of decades.

    Why it matters to a reader of the article: the table beside the text says otherwise.

    Example: exports fell between 2016 and 2019, above a table where they rise from 41 to 52.

    What to do: look which of the two is wrong.

    Known limits: courses without years ("of late"), and those of something narrower than the table's series, are left
    alone.
    """
    tables = read_tables(audit)
    if not tables.grids:
        return
    series = _series(tables)
    for passage in short_passages(audit):
        plain = fold(passage.exact)
        for match in _EACH.finditer(plain):
            yield from _each(passage, match, tables)
        told = way(plain)
        if told is not None and series:
            yield from _course(passage, plain, told, series, tables)


def _series(tables: Tables) -> list[_Series]:
    found: dict[tuple[int, str], tuple[Grid, dict[int, Decimal]]] = {}
    for year, entries in tables.series.items():
        for entry in entries:
            cell = figure(entry.row, entry.column, tables.language)
            if cell is not None:
                found.setdefault((id(entry.grid), entry.label), (entry.grid, {}))[1][year] = cell[1]
    return [_Series(label, grid, years) for (_, label), (grid, years) in found.items()]


def _course(
    passage: Passage, plain: str, told: tuple[int, int, bool], series: list[_Series], tables: Tables
) -> Iterator[Hit]:
    spans = year_spans(passage)
    since = _SINCE.search(plain)
    if amounts(passage.values(tables.language)) and not _EVERY.search(plain):
        return
    meant = [s for s in series if _speaks_of(s, plain[: told[0]])]
    if len(meant) != 1 or len(spans) + bool(since) != 1:
        return
    years = sorted(meant[0].by_year)
    first, last = (spans[0].first, spans[0].last) if spans else (int(since[1]) if since else 0, years[-1])
    inside = [y for y in years if first <= y <= last]
    if first not in meant[0].by_year or last not in meant[0].by_year or len(inside) < 2:
        return
    steps = list(pairwise(inside)) if _EVERY.search(plain) else [(first, last)] if spans else []
    for a, b in steps:
        old, new = meant[0].by_year[a], meant[0].by_year[b]
        if (new < old) if told[2] else (new > old):
            at = Words(passage, passage.start + told[0], passage.start + told[1])
            yield contradiction(
                at,
                f"says {at.quoted} of {meant[0].label}; in the table {a} has {number(old)} and {b} has {number(new)}.",
                (),
            )
            return


def _speaks_of(series: _Series, before: str) -> bool:
    found = words(before)
    label = topic(series.label)
    said = stems(found)
    known = label | topic(series.grid.caption) | series.grid.vocabulary
    strange = [w for w in found[1:] if w.capital and w.content and not stems((w,)) & known]
    return bool(label) and label <= said and not strange and not is_narrowed(found, known, label & said)


def _each(passage: Passage, match: re.Match[str], tables: Tables) -> Iterator[Hit]:
    more = match["how"].casefold() not in _LESS
    faults = []
    for grid in tables.grids:
        if len(grid.rows) < _LEAST_POINTS or not all(_PERIOD.fullmatch(fold(row.label)) for row in grid.rows):
            continue
        rows = sorted(grid.rows, key=lambda row: row.label)
        for column in grid.of(Holds.NUMBER):
            figures = [figure(row, column, tables.language) for row in rows]
            known = [(row.label, f[1]) for row, f in zip(rows, figures, strict=True) if f is not None]
            if len(known) == len(rows):
                faults.append(next(((a, b) for a, b in pairwise(known) if (b[1] <= a[1]) == more), None))
    wrong = [fault for fault in faults if fault is not None]
    if not wrong or len(wrong) < len(faults):
        return
    (before, old), (after, new) = wrong[0]
    at = Words(passage, passage.start + match.start(), passage.start + match.end())
    yield contradiction(
        at, f"says {at.quoted}; in the table {before} has {number(old)} and {after} has {number(new)}.", ()
    )
