"""The text against tables of years: "trade reached 204 million in 2020" against the cell under 2020."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from footnote_audit.check.agreement import agrees
from footnote_audit.check.naming import topic, without_unit
from footnote_audit.check.passages import Passage
from footnote_audit.check.reading_tables import Disagreement, Entry, Tables, figure
from footnote_audit.check.scope import is_narrowed
from footnote_audit.check.wording import Word, clauses, stems, words
from footnote_audit.model import Cell, Level, Qualifier, Span, Value, ValueKind

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
# "Grew by 40 million", "40 million more": a change, not the figure of the year.
_CHANGE_BEFORE = re.compile(r"\b(?:by|of|another|further|additional|extra|de|um|di|de|на)\s*$", re.I)
_CHANGE = re.compile(
    r"\b(?:by|increase|decrease|rise|growth|drop|fall|decline|gain|loss|difference|gap|change|hausse|baisse|augmentation|"
    r"anstieg|rückgang|zunahme|aumento|descenso|crecimiento|crescita|calo|рост|снижение)\b",
    re.I,
)
_SPAN_OF_TIME = re.compile(
    r"\b(?:cumulat\w*|altogether|combined|in total over|average|mean|monthly|quarter|half|first|last|january|february|"
    r"march|april|june|july|august|september|october|november|december|semester|trimestre|quartal|moyenne|durchschnitt\w*|"
    r"media|promedio|forecast\w*|target|planned|expected|prévu\w*|erwartet\w*|geplant\w*)\b",
    re.I,
)


_FROM = re.compile(r"\b(?:from|von|de|con|с)\s*$", re.I)
_TO = re.compile(r"[^\d,;]{0,30}\b(?:to|auf|à|a|до)\s+", re.I)
# "In 2017", "Already in the year 2017": so many words at the most lead into a sentence.
LEAD_WORDS = 5


def series_disagreements(passage: Passage, tables: Tables) -> Iterator[Disagreement]:
    """Values of a sentence that differ from the cell of their year in every table of years they can belong to."""
    if not any(str(year) in passage.exact for year in tables.series):
        return
    values = passage.values(tables.language)
    for clause in _led(passage, values):
        bound = _bound(passage.text, clause, values)
        for value, year in bound:
            entries = [e for e in tables.series.get(year, ()) if _unit_fits(value, e)]
            meant = _meant(entries, passage.text, clause)
            found = [(e, f) for e in meant if (f := figure(e.row, e.column, tables.language)) is not None]
            if found and not any(agrees(value, amount, step) for _, (_, amount, step) in found):
                yield _disagreement(passage, value, [(e, cell, amount) for e, (cell, amount, _) in found])


def _led(passage: Passage, values: Sequence[Value]) -> Iterator[Span]:
    """The clauses of a sentence; a date that leads into it ("In 2017, exports reached ...") belongs to the next one."""
    lead: Span | None = None
    for clause in clauses(passage.text, passage.start, passage.end):
        inside = [v for v in values if clause.start <= v.start and v.end <= clause.end]
        dates = inside and all(v.kind in (ValueKind.DATE, ValueKind.PERIOD) for v in inside)
        if lead is None and dates and len(words(passage.text, clause.start, clause.end)) <= LEAD_WORDS:
            lead = clause
            continue
        yield clause if lead is None else Span(start=lead.start, end=clause.end)
        lead = None
    if lead is not None:
        yield lead


def _disagreement(passage: Passage, value: Value, found: Sequence[tuple[Entry, Cell, Decimal]]) -> Disagreement:
    entry, cell, _ = found[0]
    plain = value.qualifier is Qualifier.EXACTLY and value.upper is None
    unit = f" ({entry.grid.caption})" if entry.grid.caption else ""
    return Disagreement(
        passage=passage,
        value=value,
        subject=f"{entry.label}, {entry.year}",
        printed=f"{cell.text.strip()} for {entry.year}{unit}",
        grid=entry.grid,
        cells=tuple(c for _, c, _ in found),
        level=Level.ERROR if plain else Level.WARNING,
    )


def _bound(text: str, clause: Span, values: Sequence[Value]) -> list[tuple[Value, int]]:
    """Each amount of a clause with its year; none where it is not plain which year belongs to which amount."""
    inside = [v for v in values if clause.start <= v.start and v.end <= clause.end]
    amounts = [v for v in inside if v.amount is not None and v.kind is not ValueKind.ORDINAL]
    dates = [v for v in inside if v.kind in (ValueKind.DATE, ValueKind.PERIOD)]
    ends = _from_to(text, clause, amounts, dates)
    if ends:
        return ends
    years = [int(d.date) for d in dates if d.kind is ValueKind.DATE and d.date and _YEAR.fullmatch(d.date)]
    words_of = text[clause.start : clause.end]
    if not amounts or len(years) != len(dates) or _CHANGE.search(words_of) or _SPAN_OF_TIME.search(words_of):
        return []
    amounts = [v for v in amounts if not _CHANGE_BEFORE.search(text[clause.start : v.start])]
    if len(years) == 1 and len(amounts) == 1:
        return [(amounts[0], years[0])]
    if len(years) != len(amounts):
        return []
    order = [v in amounts for v in sorted((*amounts, *dates), key=lambda v: v.start)]
    alternate = all(a != b for a, b in pairwise(order))
    return list(zip(amounts, years, strict=True)) if alternate else []


def _from_to(text: str, clause: Span, amounts: Sequence[Value], dates: Sequence[Value]) -> list[tuple[Value, int]]:
    """ "Between 2014 and 2020, from 310 to 620": the ends of the span of years, each with its figure."""
    ends = (dates[0].date or "").split("/") if len(dates) == 1 else []
    if len(ends) != 2 or not all(map(_YEAR.fullmatch, ends)) or len(amounts) != 2:
        return []
    first, second = sorted(amounts, key=lambda v: v.start)
    led = _FROM.search(text[clause.start : first.start]) and _TO.fullmatch(text[first.end : second.start])
    return [(first, int(ends[0])), (second, int(ends[1]))] if led else []


def _unit_fits(value: Value, entry: Entry) -> bool:
    unit = entry.column.unit.kind
    if value.kind is ValueKind.MONEY:
        return unit == value.unit
    if value.kind is ValueKind.SHARE:
        return unit == "%"
    if unit is not None or not value.unit:
        return False
    around = stems(words(f"{entry.column.title} {entry.grid.caption} {entry.label}"))
    return bool(stems(words(value.unit)) & around)


def _meant(entries: Sequence[Entry], text: str, clause: Span) -> list[Entry]:
    """The series that the clause speaks of."""
    found = words(text, clause.start, clause.end)
    said = stems(found)
    return [entry for entry in entries if _speaks_of(entry, found, said)]


def _speaks_of(entry: Entry, found: Sequence[Word], said: frozenset[str]) -> bool:
    label, caption = topic(entry.label), topic(entry.grid.caption)
    names = _names(entry.grid.caption) | _names(entry.label, skip_first=True)
    if any(word.capital and not _is_known(word, entry) for word in found[1:]):
        return False
    whole = label <= said
    if not (label or caption) or not (whole or (len(label & said) * 2 >= len(label) and names and names <= said)):
        return False
    common = caption - names - label
    if not label - _names(entry.label) and common and not common & said:
        return False
    return not is_narrowed(found, label | caption | stems(words(entry.column.title)), label & said)


def _names(text: str, *, skip_first: bool = False) -> frozenset[str]:
    """The stems of the capitalised words of a caption, its first word left out (a capital there says nothing)."""
    found = words(without_unit(text))
    return stems(tuple(w for i, w in enumerate(found) if w.capital and (i > 0 or not skip_first) and i > 0))


def _is_known(word: Word, entry: Entry) -> bool:
    return bool(stems((word,)) & stems(words(f"{entry.label} {entry.grid.caption} {entry.column.title}"))) or (
        not word.content
    )
