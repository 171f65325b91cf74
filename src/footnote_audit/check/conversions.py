"""ART020: amounts converted from one currency into another at two quite different rates."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from footnote_audit.check.figure_pairs import between, number
from footnote_audit.check.passages import Passage, passages
from footnote_audit.check.two_places import Words, contradiction
from footnote_audit.check.year_spans import years
from footnote_audit.model import Audit, Hit, Kind, Value, ValueKind

# Currencies whose rates among one another seldom move by a third within a few years.
_STEADY = frozenset({"USD", "EUR", "GBP", "CHF", "JPY", "CNY", "CAD", "AUD", "NZD", "SEK", "NOK", "DKK", "SGD", "HKD"})
_APART = Decimal("1.35")
_YEARS_APART = 2
_GAP = re.compile(
    r"\s*(?:\((?:or |about |some |around |i\.e\. |soit |etwa |rund |env\. |≈ ?|= ?|~ ?)?|, (?:or|i\.e\.|soit|also) )"
)


class _Rate(NamedTuple):
    """How much of the second currency one unit of the first makes, the words of both, and the years beside them."""

    rate: Decimal
    words: Words
    years: frozenset[int]


def conversion_differs(audit: Audit) -> Iterator[Hit]:
    """Amounts are converted between two currencies at rates that cannot both hold.

    What it checks: amounts with the same amount in another currency behind them ("$2.4 million (€2.0 million)"): each
    pair of currencies against its first conversion. Rates more than a third apart are told, where no years beside them
    part them.

    Why it matters to a reader of the article: one of the amounts is wrong, or the two changed places.

    Example: $2.4 million (€2.0 million) here, $1.2 million (€1.5 million) there.

    What to do: convert again with the rate of the day.

    Known limits: currencies that lose their value fast are left alone.
    """
    language = audit.document.language
    first: dict[tuple[str, str], _Rate] = {}
    for passage in passages(audit):
        for pair, rate in _rates(passage, language):
            earlier = first.setdefault(pair, rate)
            larger, smaller = max(rate.rate, earlier.rate), min(rate.rate, earlier.rate)
            if larger <= smaller * _APART or _parted(rate, earlier):
                continue
            yield contradiction(
                rate.words,
                f"says {rate.words.quoted}, that is {number(rate.rate)} {pair[1]} for one {pair[0]}; by "
                f"{earlier.words.quoted} it is {number(earlier.rate)}.",
                [("the first conversion", earlier.words)],
                kind=Kind.REVIEW,
            )


def _rates(passage: Passage, language: str | None) -> Iterator[tuple[tuple[str, str], _Rate]]:
    values = passage.values(language)
    for index, (one, two) in enumerate(pairwise(values)):
        if not (_is_money(one) and _is_money(two)) or one.unit == two.unit:
            continue
        if _GAP.fullmatch(between(passage, one, two)) is None or (index and values[index - 1].end == one.start):
            continue
        a, b = (one, two) if (one.unit or "") < (two.unit or "") else (two, one)
        assert a.amount is not None and b.amount is not None
        told = frozenset(y.year for y in years(passage, language))
        yield (a.unit or "", b.unit or ""), _Rate(b.amount / a.amount, Words(passage, one.start, two.end), told)


def _is_money(value: Value) -> bool:
    return value.kind is ValueKind.MONEY and value.unit in _STEADY and bool(value.amount) and value.upper is None


def _parted(a: _Rate, b: _Rate) -> bool:
    return bool(a.years and b.years) and min(abs(x - y) for x in a.years for y in b.years) > _YEARS_APART
