"""Figures of one sentence that are told to stand to each other: what a share, a multiple or a rounding admits."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from footnote_audit.check.passages import Passage
from footnote_audit.model import Qualifier, Value, ValueKind
from footnote_audit.text import fold

AMOUNTS = frozenset({ValueKind.MONEY, ValueKind.COUNT, ValueKind.MEASURE})
TIMES = frozenset({ValueKind.DATE, ValueKind.PERIOD})
# A share in words ("a third", "by half") is rougher than one in figures; both are rounded.
_WORDS_OFF, _FIGURES_OFF, _ROUND_OFF = Decimal("0.13"), Decimal("0.04"), Decimal("0.05")
_VAGUE_OFF = Decimal("0.20")


class Range(NamedTuple):
    """Everything a figure may stand for."""

    low: Decimal
    high: Decimal


def is_plain(value: Value) -> bool:
    """Whether a figure is one amount above nought, without "about" or "more than"."""
    return value.amount is not None and value.amount > 0 and value.upper is None and _is_exact(value)


def _is_exact(value: Value) -> bool:
    # "до 180" of "с 120 до 180" is read as a bound, and "some 372,000" as a rough figure: both are what was counted.
    return value.qualifier is Qualifier.EXACTLY or fold(value.exact).casefold().startswith(("до ", "some "))


def rounded(value: Value) -> Range:
    """What a figure may have been before it was rounded; two of its digits at the least are taken to be meant."""
    amount = value.amount or Decimal(0)
    exponent = amount.normalize().as_tuple().exponent
    last = Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)
    place = min(last, Decimal(1).scaleb(amount.adjusted() - 1)) if amount else last
    if (
        value.kind is ValueKind.COUNT
        and place >= 1
        and not re.search(r"illi|mrd|млн|млрд|thousand|mille|тыс", value.exact)
    ):
        place = min(place, max(Decimal(1), amount / 1000))
    return Range(amount - place / 2, amount + place / 2)


def share_fits(share: Value, low: Decimal, high: Decimal) -> bool:
    """Whether a share (in per cent) can be called so where the true one lies between `low` and `high` per cent."""
    stated = share.amount or Decimal(0)
    digits = any(c.isdigit() for c in share.exact)
    exponent = stated.as_tuple().exponent
    step = Decimal(1).scaleb(min(0, exponent)) if digits and isinstance(exponent, int) else Decimal(0)
    off = max(step * Decimal("0.6"), stated * (_FIGURES_OFF if digits else _WORDS_OFF))
    if digits and stated % 5 == 0:
        off = max(off, min(stated * _ROUND_OFF, Decimal(2)), Decimal("1.1"))
    if share.qualifier in (Qualifier.MORE_THAN, Qualifier.AT_LEAST):
        return high >= stated - off
    if share.qualifier in (Qualifier.LESS_THAN, Qualifier.AT_MOST):
        return low <= stated + off
    if share.qualifier is not Qualifier.EXACTLY:
        off = max(off, stated * _VAGUE_OFF)
    return stated - off <= high and low <= stated + off


def like(a: Value, b: Value) -> bool:
    """Whether two figures can be of one thing: money of one currency, one measure, or counts."""
    if a.kind is ValueKind.COUNT and b.kind is ValueKind.COUNT:
        return True
    if a.kind is b.kind:
        return a.unit == b.unit
    # "4 million more than the 32 million crowns": the unit is printed once.
    bare = [v for v in (a, b) if v.kind is ValueKind.COUNT and v.unit is None]
    return bool(bare) and {a.kind, b.kind} <= AMOUNTS


def amounts(values: Sequence[Value]) -> list[Value]:
    """The figures of a sentence that can be parts or wholes: amounts, no years and no lengths of time."""
    return [v for v in values if v.kind in AMOUNTS and v.unit not in ("year", "month", "percentage point")]


def between(passage: Passage, a: Value, b: Value) -> str:
    """The words between two figures, folded."""
    return fold(passage.text[a.end : b.start])


def number(amount: Decimal) -> str:
    """A figure as alarms print it: thousands parted, two places at most."""
    cut = amount.quantize(Decimal("0.01")) if abs(amount) < 10**15 else amount
    text = f"{cut:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
