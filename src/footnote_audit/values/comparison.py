"""What amounts and days a value admits, and how a value found in a source stands to the one claimed."""

from calendar import monthrange
from decimal import Context, Decimal, localcontext
from enum import StrEnum

from footnote_audit.model import Qualifier, Value, ValueKind
from footnote_audit.text import key
from footnote_audit.values.units import base_unit

# Clear cases of vagueness only (the conventions of the numeric development set): "nearly X" down to 4 % below X and
# "about X" 4 % either way are right; a plain figure holds within its rounding, half a unit of its last printed place.
VAGUE = Decimal("0.04")
# A figure off by no more than this is called near: still wrong, but perhaps a rounding or another edition.
NEAR = Decimal("0.10")

# Stems of one word in two languages ("vehicle", "véhicule") agree in so many letters and three fifths of their length.
_ROOT = 5
# Products of long amounts and conversion factors are rounded, never an error.
_QUIET = Context(prec=60, traps=[])

_Day = tuple[int, int, int]
_DATED = (ValueKind.DATE, ValueKind.PERIOD)
_FIRST: _Day = (-(10**9), 1, 1)
_LAST: _Day = (10**9, 12, 31)


class Comparison(StrEnum):
    """How a found value stands to a claimed one, best first."""

    SAME = "same"
    WITHIN = "within"
    NEAR = "near"
    DIFFERS = "differs"
    UNRELATED = "unrelated"


def interval(value: Value) -> tuple[Decimal | None, Decimal | None]:
    """The closed interval of amounts that a value with its qualifier admits; None for an open end.

    EXACTLY is the amount alone. NEARLY reaches 4 % below the amount and not above it, ABOUT 4 % either way, BETWEEN
    from amount to upper. MORE_THAN and LESS_THAN are strict: they leave their bound out, which a closed interval cannot
    show, so that compare() looks at it apart. A date has no amounts: (None, None).
    """
    if value.amount is None:
        return None, None
    amount, qualifier = value.amount, value.qualifier
    slack = abs(amount) * VAGUE
    match qualifier:
        case Qualifier.BETWEEN:
            return amount, amount if value.upper is None else value.upper
        case Qualifier.ABOUT:
            return amount - slack, amount + slack
        case Qualifier.NEARLY:
            return amount - slack, amount
        case Qualifier.MORE_THAN | Qualifier.AT_LEAST:
            return amount, None
        case Qualifier.LESS_THAN | Qualifier.AT_MOST:
            return None, amount
        case _:
            return amount, amount


def compare(claimed: Value, found: Value) -> Comparison:
    """How `found` stands to `claimed`: SAME figure and bound, WITHIN what is claimed, NEAR it, or not at all.

    UNRELATED where kinds or units cannot be compared; nothing follows from that.
    """
    if (claimed.kind in _DATED) != (found.kind in _DATED):
        return Comparison.UNRELATED
    if claimed.kind in _DATED:
        return _compare_dates(claimed.date or "", found.date or "")
    factors = _factors(claimed, found)
    if factors is None or claimed.amount is None or found.amount is None:
        return Comparison.UNRELATED
    with localcontext(_QUIET):
        return _compare_amounts(_scaled(claimed, factors[0]), _scaled(found, factors[1]))


def _scaled(value: Value, factor: Decimal) -> Value:
    if factor == 1 or value.amount is None:
        return value
    return Value(
        kind=value.kind,
        exact=value.exact,
        start=value.start,
        end=value.end,
        amount=value.amount * factor,
        upper=None if value.upper is None else value.upper * factor,
        unit=value.unit,
        qualifier=value.qualifier,
    )


def _factors(claimed: Value, found: Value) -> tuple[Decimal, Decimal] | None:
    """What both amounts are multiplied by to be in one unit; None where they cannot be."""
    one = Decimal(1)
    if claimed.kind is not found.kind:
        return None
    if claimed.kind in (ValueKind.COUNT, ValueKind.ORDINAL):
        return (one, one) if _like_nouns(claimed.unit, found.unit) else None
    if claimed.unit == found.unit:
        return one, one
    if claimed.kind is not ValueKind.MEASURE:
        return None
    mine, theirs = base_unit(claimed.unit or ""), base_unit(found.unit or "")
    return (mine[1], theirs[1]) if mine and theirs and mine[0] == theirs[0] else None


def _like_nouns(a: str | None, b: str | None) -> bool:
    """Whether two counted nouns can be one: equal but for number and case, or one of them not printed."""
    if a is None or b is None:
        return True
    x, y = _stem(a), _stem(b)
    return x == y or _share_root(x, y)


def _share_root(x: str, y: str) -> bool:
    """Whether two stems begin alike for most of their length, as one word does in two languages."""
    alike = next((n for n, (p, q) in enumerate(zip(x, y, strict=False)) if p != q), min(len(x), len(y)))
    return alike >= _ROOT and alike * 5 >= max(len(x), len(y)) * 3


def _stem(noun: str) -> str:
    plain = key(noun).replace(" ", "")
    for ending, instead in (("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("s", "")):
        if plain.endswith(ending) and len(plain) > len(ending) + 2:
            return plain[: -len(ending)] + instead
    return plain


def _compare_amounts(claimed: Value, found: Value) -> Comparison:
    assert claimed.amount is not None and found.amount is not None
    if claimed.amount == found.amount and claimed.upper == found.upper:
        if claimed.qualifier is found.qualifier:
            return Comparison.SAME
        return Comparison.WITHIN if _admits(claimed, found) else Comparison.NEAR
    if _admits(claimed, found):
        return Comparison.WITHIN
    return Comparison.NEAR if _close(claimed, found) else Comparison.DIFFERS


def _admits(claimed: Value, found: Value) -> bool:
    """Whether every amount the found value admits is one that the claim admits."""
    low, high = interval(claimed)
    below, above = interval(found)
    if found.qualifier in (Qualifier.ABOUT, Qualifier.NEARLY) and claimed.qualifier in (
        Qualifier.ABOUT,
        Qualifier.NEARLY,
        Qualifier.EXACTLY,
    ):
        below = above = found.amount
    if low is not None and (below is None or below < low or (below == low and _strict(claimed, found))):
        return False
    return high is None or not (above is None or above > high or (above == high and _strict(claimed, found)))


def _strict(claimed: Value, found: Value) -> bool:
    """Whether the claim leaves its bound out and the found value does not."""
    strict = (Qualifier.MORE_THAN, Qualifier.LESS_THAN)
    return claimed.qualifier in strict and found.qualifier is not claimed.qualifier


def _close(claimed: Value, found: Value) -> bool:
    if claimed.amount is None or found.amount is None or claimed.kind is ValueKind.ORDINAL:
        return False
    ends = [(claimed.amount, found.amount), (claimed.upper or claimed.amount, found.upper or found.amount)]
    return all(abs(a - b) <= abs(a) * NEAR for a, b in ends)


# --- dates ----------------------------------------------------------------------------------------------------------


def _compare_dates(claimed: str, found: str) -> Comparison:
    if not claimed or not found:
        return Comparison.UNRELATED
    if claimed == found:
        return Comparison.SAME
    if claimed.startswith("XXXX") or found.startswith("XXXX"):
        return _compare_yearless(claimed, found)
    mine, theirs = date_span(claimed), date_span(found)
    if mine is None or theirs is None:
        return Comparison.UNRELATED
    if mine[0] <= theirs[0] and theirs[1] <= mine[1]:
        return Comparison.WITHIN
    if theirs[0] <= mine[0] and mine[1] <= theirs[1]:
        return Comparison.NEAR
    return Comparison.DIFFERS


def _compare_yearless(claimed: str, found: str) -> Comparison:
    """A day without its year agrees with that day of any year and says nothing against a coarser date."""
    if "/" in claimed or "/" in found or len(claimed) != len(found):
        return Comparison.UNRELATED
    return Comparison.WITHIN if claimed[4:] == found[4:] else Comparison.DIFFERS


def date_span(edtf: str) -> tuple[_Day, _Day] | None:
    """The first and last day (year, month, day) of an EDTF date or interval; None where it cannot be read."""
    if "/" in edtf:
        first, _, last = edtf.partition("/")
        begin = _FIRST if first in ("..", "") else (date_span(first) or (None, None))[0]
        end = _LAST if last in ("..", "") else (date_span(last) or (None, None))[1]
        return (begin, end) if begin is not None and end is not None and begin <= end else None
    year, _, rest = edtf.rstrip("~?%").partition("-")
    low, high = year.replace("X", "0"), year.replace("X", "9")
    if not (low.isdecimal() and len(low) <= 6):
        return None
    if not rest:
        return (int(low), 1, 1), (int(high), 12, 31)
    return _within_year(int(low), rest) if low == high else None


def _within_year(year: int, rest: str) -> tuple[_Day, _Day] | None:
    month, _, day = rest.partition("-")
    if not month.isdecimal() or (day and not day.isdecimal()):
        return None
    number = int(month)
    if 21 <= number <= 24:
        begin = (number - 21) * 3 + 3
        over = begin + 2 > 12
        return (year, begin, 1), (year + over, (begin + 1) % 12 + 1, 28 if over else 31)
    if not 1 <= number <= 12 or not 1 <= year <= 9999:
        return None
    if day:
        return (year, number, int(day)), (year, number, int(day))
    return (year, number, 1), (year, number, monthrange(year, number)[1])
