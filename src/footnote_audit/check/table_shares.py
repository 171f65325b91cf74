"""Shares told of the rows of a table that has no column of shares: the cell divided by the total of its column."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from footnote_audit.check.figure_pairs import number, share_fits
from footnote_audit.check.grids import Column, Grid, Holds, Row
from footnote_audit.check.naming import topic
from footnote_audit.check.passages import Passage
from footnote_audit.check.places import quoted
from footnote_audit.check.reading_tables import Tables, figure
from footnote_audit.check.two_places import speaker
from footnote_audit.check.wording import Word, stems, words
from footnote_audit.model import Audit, Cell, Hit, Kind, Related, Value, ValueKind
from footnote_audit.text import fold, key, select

_LEAST_ROWS, _LONGEST_LABEL = 3, 4
_TOTAL = re.compile(
    r"(?:grand |overall )?totals?|sum|altogether|all|total g[eé]n[eé]ral|ensemble|somme|gesamt\w*|summe|insgesamt|"
    r"total general|suma|totale|somma|total geral|soma|итого|всего"
)
_NO_SUM = re.compile(
    r"\b(?:per|average|mean|median|rate|ratio|index|price|rank|age|density|growth|change|share|capita|score|moyenne|taux|"
    r"prix|rang|part|durchschnitt\w*|quote|preis|rang|anteil|promedio|tasa|precio|media|parte|среднее|индекс|цена|доля)\b",
    re.I,
)
# Sentences on changes, comparisons, and on what is no share of the table's whole.
_OTHER = re.compile(
    r"\b(?:by|rose|fell|grew|grown|increas\w*|decreas\w*|declin\w*|more|less|fewer|than|dropped|up|down|not|interest|"
    r"of which|of whom|of them|of these|its own|each|per|um|stieg\w*|fiel\w*|wuchs\w*|mehr|weniger|als|davon|darunter|"
    r"nicht|plus|"
    r"moins|dont|augment\w*|diminu\w*|baiss\w*|hausse|pas|más|menos|aument\w*|subi\w*|cay\w*|baj\w*|на|вырос\w*|упал\w*|больше|"
    r"меньше|would|could|if|planned|expected|forecast|target)\b",
    re.I,
)
_OF = re.compile(
    r" (?:of|der|des|von|du|de la|de l'|des|de|del|de los|de las|от) (?:the |all |its |all the |total |this |les |la )*"
    r"(?P<noun>[^\W\d_]{3,})",
    re.I,
)
_PLAIN = stems(
    words(
        "made make makes up came come comes from out account accounted accounts for was were is are had has year total "
        "whole all share part only alone still half third quarter took takes bringt kam kamen aus stellt macht machte "
        "ganzen gesamten anteil représente représentait vient venaient totalité part supone aporta representa "
        "todo total "
        "procede составляет составила доля всего about nearly almost contributed supplied provided produced "
        "together landed "
        "caught employs employed holds held owns owned"
    )
)
_YEAR = re.compile(r"(?<![\d.,])(?:1[5-9]|20)\d\d(?![\d.,]\d)")


class _Found(NamedTuple):
    """A row's cell in a column, what it is of the column's total, and whether the table prints that total."""

    column: Column
    cell: Cell
    amount: Decimal
    total: Decimal
    printed: bool


def labels_of(grids: Sequence[Grid]) -> Mapping[str, list[tuple[Grid, Row]]]:
    """The rows that a sentence can name, by their plain label; of tables with enough rows to be a whole."""
    found: dict[str, list[tuple[Grid, Row]]] = {}
    for grid in grids:
        if len(grid.rows) < _LEAST_ROWS:
            continue
        for row in grid.rows:
            label = key(row.label)
            if 0 < len(label.split()) <= _LONGEST_LABEL and not label.replace(" ", "").isdigit():
                found.setdefault(label, []).append((grid, row))
    return found


def wrong_table_shares(
    audit: Audit, passage: Passage, values: Sequence[Value], tables: Tables, rows: Mapping[str, list[tuple[Grid, Row]]]
) -> Iterator[Hit]:
    """Shares of a sentence that no column of its row's table gives."""
    others = [v for v in values if v.kind not in (ValueKind.SHARE, ValueKind.DATE, ValueKind.ORDINAL)]
    told = [v for v in values if v.kind is ValueKind.SHARE]
    plain = fold(passage.exact)
    if len(told) != 1 or others or told[0].upper is not None or _OTHER.search(plain):
        return
    found = words(plain)
    named = _named(found, rows)
    if len(named) != 1 or len(rows[named[0]]) != 1 or _TOTAL.fullmatch(named[0]):
        return
    grid, row = rows[named[0]][0]
    noun = _OF.match(plain, told[0].end - passage.start)
    if noun is None or not _is_of_table(noun["noun"], found, grid) or _of_another_year(plain, grid):
        return
    shares = list(_shares(grid, row, _columns(grid, noun["noun"], plain), tables.language))
    if shares and not any(_agree(told[0], one) for one in shares):
        yield _hit(audit, passage, told[0], row, shares[0])


def _named(found: Sequence[Word], rows: Mapping[str, list[tuple[Grid, Row]]]) -> list[str]:
    """The different labels that stand in a sentence, the longest at each place."""
    named: list[str] = []
    index = 0
    while index < len(found):
        sizes = range(min(_LONGEST_LABEL, len(found) - index), 0, -1)
        labels = ((size, " ".join(w.plain for w in found[index : index + size])) for size in sizes)
        match = next(((size, label) for size, label in labels if label in rows), None)
        if match is not None and match[1] not in named:
            named.append(match[1])
        index += match[0] if match else 1
    return named


def _is_of_table(noun: str, found: Sequence[Word], grid: Grid) -> bool:
    """Whether the share is of the table's noun, and every other word of the sentence is the table's or a plain one."""
    about = topic(grid.caption) | frozenset(s for c in grid.columns for s in topic(c.title))
    if not stems(words(noun)) & about:
        return False
    return not stems(tuple(w for w in found if not w.plain.isdigit())) - grid.vocabulary - _PLAIN


def _of_another_year(plain: str, grid: Grid) -> bool:
    text = " ".join((grid.caption, *(c.title for c in grid.columns), *(row.label for row in grid.rows)))
    return any(match.group() not in text for match in _YEAR.finditer(plain))


def _columns(grid: Grid, noun: str, plain: str) -> list[Column]:
    """The columns that can be meant: those titled with the noun, those of shares, and those of a year that is named."""
    columns = [c for c in grid.of(Holds.NUMBER) if c.unit.kind == "%" or not _NO_SUM.search(c.title)]
    titled = [c for c in columns if stems(words(noun)) & topic(c.title)]
    columns = [c for c in columns if c in titled or c.unit.kind == "%"] if titled else columns
    return [c for c in columns if c.year is not None and str(c.year) in plain] or columns


def _shares(grid: Grid, row: Row, columns: Sequence[Column], language: str | None) -> Iterator[_Found]:
    for column in columns:
        own = figure(row, column, language)
        if own is None or own[1] <= 0:
            continue
        if column.unit.kind == "%":
            yield _Found(column, own[0], own[1], Decimal(100), printed=True)
            continue
        totals = [f for r in grid.rows if _TOTAL.fullmatch(key(r.label)) and (f := figure(r, column, language))]
        parts = [figure(r, column, language) for r in grid.rows if not _TOTAL.fullmatch(key(r.label))]
        added = sum((f[1] for f in parts if f is not None), Decimal(0))
        if len(totals) == 1 and totals[0][1] > own[1]:
            yield _Found(column, own[0], own[1], totals[0][1], printed=True)
        elif not totals and all(f is not None and f[1] >= 0 for f in parts):
            yield _Found(column, own[0], own[1], added, printed=False)


def _agree(share: Value, one: _Found) -> bool:
    """Whether the share can be that of the cell; rows that a table without a total leaves out only make it smaller."""
    true = one.amount / one.total * 100
    return share_fits(share, true if one.printed else Decimal(0), true)


def _hit(audit: Audit, passage: Passage, share: Value, row: Row, one: _Found) -> Hit:
    what = "total" if one.printed else "sum"
    title = f" of {quoted(one.column.title)}" if one.column.title else ""
    return Hit(
        message=f"{speaker(passage)} says {quoted(share.exact)} of {quoted(row.label)}; in the table it has "
        f"{one.cell.text.strip()}{title}, and {number(one.amount)} / {number(one.total)} (the {what}) = "
        f"{number(one.amount / one.total * 100)} %.",
        target=f"{row.label} {share.exact}",
        note_index=passage.note.index if passage.note else None,
        selector=passage.selector(share.start, share.end),
        kind=Kind.FAIL if one.printed else Kind.REVIEW,
        related=(
            Related(
                message="the table",
                exact=one.cell.text,
                selector=select(audit.document.text, one.cell.start, one.cell.end),
            ),
        ),
    )
