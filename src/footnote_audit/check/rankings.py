"""ART017: ranks that the article's figures do not give."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from footnote_audit.check.agreement import agrees
from footnote_audit.check.figure_pairs import amounts, is_plain, like, number
from footnote_audit.check.grids import Column, Grid, Holds, Row
from footnote_audit.check.passages import Passage, short_passages
from footnote_audit.check.places import quoted
from footnote_audit.check.reading_tables import Tables, figure, read_tables
from footnote_audit.check.superlatives import Superlative, superlatives
from footnote_audit.check.two_places import Words, contradiction, speaker
from footnote_audit.check.wording import stems, words
from footnote_audit.model import Audit, Hit, Kind, Related, Value, ValueKind
from footnote_audit.text import fold, key, select

_LEAST_ROWS = 3
_LONGEST_LABEL = 4
_REST = re.compile(
    r"(?:all |the )?(?:others?|rest|total|sum|altogether|gesamt|summe|sonstige\w*|andere|autres?|otr[oa]s|resto|"
    r"ensemble|"
    r"average|mean|итого|всего|прочие|другие)\b",
    re.I,
)
_PLAIN_NOUNS = stems(
    words(
        "group one part share item category type kind class country town firm party list teil gruppe posten poste "
        "groupe"
    )
)
# Between a row's name and the superlative said of it: a verb and an article, or a comma.
_SAID_OF = re.compile(
    r"^(?:'s)?,? ?(?:(?:is|was|are|were|has been|remains?|still|again|ist|war|sind|waren|bleibt|est|sont|était|étaient|"
    r"es|son|era|eran|fue|being|also|thus|und|and|with|by far|bei weitem|была?|были|стал[аи]?|the|die|der|das|la|"
    r"le|les|"
    r"el|los|las|its|their|in \d{4}) ?){0,5}$",
    re.I,
)
_AFTER = re.compile(r"^\s*(?P<noun>[^\W\d_]+)?(?P<rest>[^.;]{0,40})")
_NARROWER = re.compile(
    r"^\s*(?:in|of|among|on|at|im|der|von|dans|de|du|des|en|del|в)\s+"
    r"(?!all\b|both\b|the (?:two|three|four|five|six)\b|\d{4}|table\b)",
    re.I,
)
_ORDINAL_WITH = re.compile(r"^ (?:place )?(?:with|mit|avec|con|с) $", re.I)
_CAME = re.compile(
    r"^,? ?(?:(?:came|comes|finished|was|is|placed|ranked|kam|wurde|ist|lag|arrive|arriva|est|quedó|fue)(?: in|"
    r" as| auf)? )?(?:the )?$",
    re.I,
)
_YEAR_WORD = re.compile(r"\b(?:years?|jahr\w*|années?|ans?|años?|год\w*)\b", re.I)
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,]\d)")
_SINCE = re.compile(
    r"\b(?:since|after|before|until|except|nach|seit|vor|depuis|après|avant|desde|antes|после|до|с)\b", re.I
)
_OF_RECORDS = stems(
    words(
        "year années jahr año год best worst second third so far yet history decade result results past record "
        "ever whole until now bisher bislang "
        "geschichte jahrzehnt ergebnis année histoire résultat historia resultado история"
    )
)


class _Ranked(NamedTuple):
    """What a row has in a column, and its best and worst rank there, counted from the top or the bottom."""

    row: Row
    column: Column
    best: int
    worst: int


def rank_differs(audit: Audit) -> Iterator[Hit]:
    """A rank is not the one that the article's own figures give.

    What it checks: "the largest", "the second smallest", "came third with 18 %" said of a row of a table, reckoned
    again from its columns; the best or worst year against tables of years; and a second-best whose figure is above
    that of the best, told side by side.

    Why it matters to a reader of the article: the table beside the text says otherwise.

    Example: gas, the smallest source, above a table in which the sun gives less.

    What to do: look which of the two is wrong.

    Known limits: a rank is taken for right if one column of the table gives it. Ranks within something narrower than
    the table, and rows called others or total, are left alone.
    """
    tables = read_tables(audit)
    rows = _rows(tables.grids)
    for passage in short_passages(audit):
        plain = fold(passage.exact)
        found = list(superlatives(plain))
        for one in found:
            yield from _of_rows(audit, passage, plain, one, rows, tables)
        if found and tables.series and _YEAR.search(plain):
            yield from _of_years(passage, plain, found, tables)
        if len(found) > 1:
            yield from _second_above_first(passage, plain, found, tables.language)
        if rows:
            yield from _came_with(audit, passage, plain, rows, tables)


def _rows(grids: Sequence[Grid]) -> Mapping[str, list[tuple[Grid, Row]]]:
    """The rows of tables that can be ranked, by their plain label."""
    found: dict[str, list[tuple[Grid, Row]]] = {}
    for grid in grids:
        labels = [key(row.label) for row in grid.rows]
        for row, label in zip(grid.rows, labels, strict=True):
            short = 0 < len(label.split()) <= _LONGEST_LABEL and not label.replace(" ", "").isdigit()
            if short and not _REST.match(row.label) and labels.count(label) == 1:
                found.setdefault(label, []).append((grid, row))
    return found


def _of_rows(
    audit: Audit,
    passage: Passage,
    plain: str,
    one: Superlative,
    rows: Mapping[str, list[tuple[Grid, Row]]],
    tables: Tables,
) -> Iterator[Hit]:
    named = _named_before(plain, one.start, rows)
    if named is None or not _SAID_OF.match(plain[named[1] : one.start]):
        return
    label, start = named[2], named[0]
    for grid, row in rows[label][:1]:
        if len(rows[label]) > 1 or _is_of_another_year(plain, grid) or not _is_of(plain[one.end :], grid, row):
            return
        ranked = [r for c in _columns(grid, plain) if (r := _rank(grid, row, c, tables.language, most=one.most))]
        if not ranked or any(r.best <= one.rank <= r.worst for r in ranked):
            return
        at = Words(passage, passage.start + start, passage.start + one.end)
        yield _hit(audit, at, ranked[0], one, tables.language)


def _named_before(plain: str, offset: int, rows: Mapping[str, list[tuple[Grid, Row]]]) -> tuple[int, int, str] | None:
    """The row named last before an offset: where its name begins and ends, and its plain label."""
    found = words(plain, max(0, offset - 90), offset)
    for last in range(len(found) - 1, max(-1, len(found) - 9), -1):
        for size in range(_LONGEST_LABEL, 0, -1):
            first = last - size + 1
            if first >= 0 and (label := " ".join(w.plain for w in found[first : last + 1])) in rows:
                begins = found[first].printed[0]
                if begins.isupper() or begins.isdigit():
                    return found[first].start, found[last].end, label
    return None


def _is_of(after: str, grid: Grid, row: Row) -> bool:
    """Whether a superlative is of what the table lists: its noun is the table's or a plain one, not narrowed."""
    match = _AFTER.match(after)
    noun = match["noun"] if match else None
    rest = match["rest"] if match else ""
    if noun is None or noun.casefold() in ("and", "und", "et", "y", "и", "with", "mit", "avec", "con", "of", "der"):
        return not _NARROWER.match(after)
    if not stems(words(noun)) <= (grid.vocabulary | _PLAIN_NOUNS) or stems(words(noun)) <= stems(words(row.label)):
        return False
    narrower = _NARROWER.match(rest)
    return narrower is None or stems(words(rest[narrower.end() :].split(",")[0])) <= grid.vocabulary


def _is_of_another_year(plain: str, grid: Grid) -> bool:
    """Whether a sentence names a year that the table does not have."""
    text = " ".join((grid.caption, *(c.title for c in grid.columns), *(row.label for row in grid.rows)))
    return any(match.group() not in text for match in _YEAR.finditer(plain))


def _columns(grid: Grid, plain: str) -> list[Column]:
    """The columns that a sentence can mean: of the years it names, else all."""
    columns = list(grid.of(Holds.NUMBER))
    dated = [c for c in columns if c.year is not None and str(c.year) in plain]
    return dated or columns


def _rank(grid: Grid, row: Row, column: Column, language: str | None, *, most: bool) -> _Ranked | None:
    own = figure(row, column, language)
    others = [figure(r, column, language) for r in grid.rows if r is not row and not _REST.match(r.label)]
    known = [f[1] for f in others if f is not None]
    if own is None or len(known) + 1 < _LEAST_ROWS or len(known) < len(others):
        return None
    above = sum(amount > own[1] if most else amount < own[1] for amount in known)
    level = sum(amount == own[1] for amount in known)
    return _Ranked(row, column, above + 1, above + level + 1)


def _hit(audit: Audit, at: Words, ranked: _Ranked, one: Superlative, language: str | None) -> Hit:
    cell = figure(ranked.row, ranked.column, language)
    assert cell is not None
    side = "from the top" if one.most else "from the bottom"
    title = f" of {quoted(ranked.column.title)}" if ranked.column.title else ""
    return Hit(
        message=f"{speaker(at.passage)} says {at.quoted}; in the table {quoted(ranked.row.label)} has "
        f"{cell[0].text.strip()}{title}, number {ranked.best} {side}.",
        target=f"{at.exact} {ranked.row.label}",
        note_index=at.passage.note.index if at.passage.note else None,
        selector=at.passage.selector(at.start, at.end),
        related=(
            Related(
                message="the table",
                exact=cell[0].text,
                selector=select(audit.document.text, cell[0].start, cell[0].end),
            ),
        ),
    )


def _came_with(
    audit: Audit, passage: Passage, plain: str, rows: Mapping[str, list[tuple[Grid, Row]]], tables: Tables
) -> Iterator[Hit]:
    """ "Came second with 28 %": the rank in the column that has the figure."""
    values = passage.values(tables.language)
    for rank, told in pairwise(values):
        if rank.kind is not ValueKind.ORDINAL or not 1 < (rank.amount or 0) <= 9 or rank.unit not in (None, "place"):
            continue
        start = rank.start - passage.start
        named = _named_before(plain, start, rows)
        gap = fold(passage.text[rank.end : told.start])
        if named is None or not _CAME.match(plain[named[1] : start]) or not _ORDINAL_WITH.match(gap):
            continue
        grid, row = rows[named[2]][0]
        for column in grid.of(Holds.NUMBER):
            own = figure(row, column, tables.language)
            unit = "%" if told.kind is ValueKind.SHARE else None
            place = _rank(grid, row, column, tables.language, most=True)
            if own is None or place is None or (unit == "%") != (column.unit.kind == "%") or not agrees(told, *own[1:]):
                continue
            if not place.best <= int(rank.amount or 0) <= place.worst:
                at = Words(passage, passage.start + named[0], told.end)
                yield _hit(audit, at, place, Superlative(0, 0, int(rank.amount or 0), True, ""), tables.language)


def _of_years(passage: Passage, plain: str, found: Sequence[Superlative], tables: Tables) -> Iterator[Hit]:
    """ "The best year was 2020, the second best 2019", against every series that has the year."""
    if not _YEAR_WORD.search(plain):
        return
    vocabulary = frozenset(s for g in tables.grids for s in g.vocabulary) | _OF_RECORDS
    for start, end in _segments(plain):
        inside = [one for one in found if start <= one.start < end]
        told = list(_YEAR.finditer(plain, start, end))
        segment = plain[start:end]
        if len(inside) != 1 or len(told) != 1 or _SINCE.search(segment):
            continue
        one, year = inside[0], int(told[0].group())
        said = stems(words(plain[start : one.start] + " " + plain[one.end : end])) - stems(words(str(year)))
        if said - vocabulary or not (one.rank > 1 or _YEAR_WORD.search(segment)):
            continue
        series = [s for s in _series(tables) if year in s and len(s) >= _LEAST_ROWS]
        better = [sorted(y for y in s if (s[y] > s[year] if one.most else s[y] < s[year])) for s in series]
        if series and all(len(years) >= one.rank for years in better):
            at = Words(passage, passage.start + one.start, passage.start + max(one.end, told[0].end()))
            higher = "more" if one.most else "less"
            shown = ", ".join(f"{y}: {number(series[0][y])}" for y in better[0][:3])
            yield contradiction(
                Words(passage, min(at.start, passage.start + told[0].start()), at.end),
                f"calls {year} {quoted(plain[one.start : one.end])}; in the table {year} has "
                f"{number(series[0][year])}, "
                f"and {higher} have {shown}.",
                (),
            )


def _segments(plain: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in re.finditer(r"[;,]\s|\s-\s|$", plain):
        yield start, match.start()
        start = match.end()


def _series(tables: Tables) -> list[dict[int, Decimal]]:
    found: dict[tuple[int, str], dict[int, Decimal]] = {}
    for year, entries in tables.series.items():
        for entry in entries:
            cell = figure(entry.row, entry.column, tables.language)
            if cell is not None:
                found.setdefault((id(entry.grid), entry.label), {})[year] = cell[1]
    return list(found.values())


def _second_above_first(
    passage: Passage, plain: str, found: Sequence[Superlative], language: str | None
) -> Iterator[Hit]:
    """ "The warmest year had 9.8 degrees; the second warmest had 9.9"."""
    values = passage.values(language)
    for first, second in pairwise(found):
        if second.rank != first.rank + 1 or first.word != second.word or ";" not in plain[first.end : second.start]:
            continue
        stop = plain.find(";", second.end)
        cut = plain.index(";", first.end)
        ours = _sole(values, passage.start + first.start, passage.start + cut)
        theirs = _sole(values, passage.start + second.start, passage.start + (stop if stop >= 0 else len(plain)))
        if ours is None or theirs is None or not like(ours, theirs) or not (is_plain(ours) and is_plain(theirs)):
            continue
        assert ours.amount is not None and theirs.amount is not None
        if (theirs.amount > ours.amount) if first.most else (theirs.amount < ours.amount):
            at, other = Words(passage, theirs.start, theirs.end), Words(passage, ours.start, ours.end)
            name = quoted(plain[second.start : second.end])
            yield contradiction(
                at,
                f"gives {at.quoted} for {name} and {other.quoted} for {quoted(plain[first.start : first.end])}.",
                [("the figure it comes after", other)],
                kind=Kind.FAIL,
            )


def _sole(values: Sequence[Value], start: int, end: int) -> Value | None:
    inside = [v for v in amounts(values) if start <= v.start < end]
    return inside[0] if len(inside) == 1 else None
