"""What amounts and days a value admits, and how a value found in a source stands to the one claimed."""

from calendar import monthrange
from decimal import Context, Decimal, localcontext
from enum import StrEnum

from footnote_audit.model import Qualifier, Value, ValueKind
from footnote_audit.text import key
from footnote_audit.values.measures import dimension, factor
from footnote_audit.values.month_names import SINCE
from footnote_audit.values.units import PERCENTAGE_POINT, POINT_WORDS

# Clear cases of vagueness only (the conventions of the numeric development set): "nearly X" down to 4 % below X and
# "about X" 4 % either way are right; a plain figure holds within its rounding, half a unit of its last printed place.
VAGUE = Decimal("0.04")
# A figure off by no more than this is called near: still wrong, but perhaps a rounding or another edition.
NEAR = Decimal("0.10")
# "Just over X" reaches so far above X; beyond the fringe on either side a vague figure is another one.
JUST = Decimal("0.025")
FRINGE = Decimal("0.075")
WRONG_SIDE = Decimal("0.01")
# Two units of one dimension: what conversion and the rounding of both figures may leave between them.
CONVERTED = Decimal("0.02")
# "A third" is 33 %, 33.3 % or 34 %: a fraction in words holds within so many points.
IN_WORDS = Decimal(1)

# Stems of one word in two languages ("vehicle", "véhicule") agree in so many letters and three fifths of their length.
_ROOT = 5
# Up to here a count is exact; beyond, a round one may be rounded.
_FEW = 20
# Figures with more places than this are noise.
_PLACES = 60
# Products of long amounts and conversion factors are rounded, never an error.
_QUIET = Context(prec=60, traps=[])

_Day = tuple[int, int, int]
# "The second largest" ranks the same things as "the second largest planet".
_SUPERLATIVE = ("est", "best")
_DATED = (ValueKind.DATE, ValueKind.PERIOD)
_VAGUE = (Qualifier.ABOUT, Qualifier.NEARLY, Qualifier.JUST_OVER)
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

    EXACTLY is the amount alone. NEARLY reaches 4 % below the amount and not above it, ABOUT 4 % either way, JUST_OVER
    2.5 % above it, BETWEEN from amount to upper. MORE_THAN and LESS_THAN are strict: they leave their bound out, which
    a closed interval cannot show, so that compare() looks at it apart. A date has no amounts: (None, None).
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
        case Qualifier.JUST_OVER:
            return amount, amount + abs(amount) * JUST
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
        if _begins(claimed) and _begins(found):
            return _compare_dates((claimed.date or "").partition("/")[0], (found.date or "").partition("/")[0])
        return _compare_dates(claimed.date or "", found.date or "")
    factors = _factors(claimed, found)
    if factors is None or claimed.amount is None or found.amount is None:
        return Comparison.UNRELATED
    with localcontext(_QUIET):
        mine, theirs = _scaled(claimed, factors[0]), _scaled(found, factors[1])
        comparison = _compare_amounts(mine, theirs)
        if comparison in (Comparison.NEAR, Comparison.DIFFERS) and _rounds(mine, theirs, factors[0] != factors[1]):
            return Comparison.WITHIN
        return comparison


def compare_beginnings(claimed: Value, found: Value) -> Comparison:
    """How a found date stands to a claimed "since 1991" that says when something began; else as compare()."""
    if _begins(claimed) and found.kind in _DATED and found.date:
        return _compare_dates((claimed.date or "").partition("/")[0], found.date.partition("/")[0])
    return compare(claimed, found)


def _begins(value: Value) -> bool:
    """Whether a date says since when ("since 1991"), which an event later on does not make true."""
    opened = bool(value.date) and (value.date or "").endswith("/..")
    return opened and value.exact.partition(" ")[0].casefold() in SINCE


def excludes(claimed: Value, found: Value) -> bool:
    """Whether a found value leaves no room for the claimed one: neither by its bounds nor by rounding.

    Figures of two kinds or units that cannot be compared exclude nothing; neither do dates.
    """
    factors = None if claimed.kind in _DATED or found.kind in _DATED else _factors(claimed, found)
    if factors is None or claimed.amount is None or found.amount is None:
        return False
    with localcontext(_QUIET):
        mine, theirs = _scaled(claimed, factors[0]), _scaled(found, factors[1])
        if _compare_amounts(mine, theirs) in (Comparison.SAME, Comparison.WITHIN):
            return False
        if mine.qualifier is theirs.qualifier is Qualifier.EXACTLY:
            return not _one_rounded(mine, theirs)
        return _apart(mine, theirs)


def _one_rounded(mine: Value, theirs: Value) -> bool:
    """Whether one of two plain figures can be the other, rounded to its last printed place."""
    assert mine.amount is not None and theirs.amount is not None
    gap = abs(mine.amount - theirs.amount)
    if mine.kind is ValueKind.ORDINAL or gap > abs(mine.amount) * NEAR:
        return False
    if mine.kind is ValueKind.COUNT and max(mine.amount, theirs.amount) <= _FEW:
        return False
    return gap * 2 < max(_place(mine.amount), _place(theirs.amount))


def _place(amount: Decimal) -> Decimal:
    """The value of the last place that is not zero: 100 for 12,400, 0.1 for 8.5."""
    if not amount.is_finite() or not amount:
        return Decimal(0)
    exponent = amount.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) and abs(exponent) < _PLACES else Decimal(0)


def _apart(mine: Value, theirs: Value) -> bool:
    """Whether two bounds have nothing in common, their fringes included."""
    assert mine.amount is not None and theirs.amount is not None
    same = mine.amount == theirs.amount and mine.upper == theirs.upper
    counted = mine.kind is ValueKind.COUNT and (mine.amount <= _FEW or _place(mine.amount) * 10 <= mine.amount)
    low, high = _fringe(mine)
    below, above = _fringe(theirs)
    if counted or not same:
        strict = _strict(mine, theirs) or _strict(theirs, mine)
        if high is not None and below is not None and (below > high or (below == high and strict)):
            return True
        return low is not None and above is not None and (above < low or (above == low and strict))
    return False


def _fringe(value: Value) -> tuple[Decimal | None, Decimal | None]:
    """What a value with its qualifier can be at the utmost."""
    assert value.amount is not None
    amount, size = value.amount, abs(value.amount)
    match value.qualifier:
        case Qualifier.ABOUT:
            return amount - size * FRINGE, amount + size * FRINGE
        case Qualifier.NEARLY:
            return amount - size * FRINGE, amount + size * WRONG_SIDE
        case Qualifier.JUST_OVER:
            return amount - size * WRONG_SIDE, amount + size * FRINGE
        case _:
            return interval(value)


def _rounds(mine: Value, theirs: Value, converted: bool) -> bool:
    """Whether a found figure is the claimed one as it is commonly rounded, converted or put in words."""
    plain = (Qualifier.EXACTLY, Qualifier.ABOUT)
    if mine.amount is None or theirs.amount is None or mine.qualifier not in plain or theirs.qualifier not in plain:
        return False
    gap = abs(mine.amount - theirs.amount)
    if mine.kind is ValueKind.SHARE and not (_in_digits(mine) and _in_digits(theirs)):
        return gap <= IN_WORDS and (_thirds(mine) and _thirds(theirs))
    if converted and mine.kind is ValueKind.MEASURE:
        return gap <= abs(mine.amount) * CONVERTED
    if mine.kind in (ValueKind.COUNT, ValueKind.ORDINAL) or mine.qualifier is not Qualifier.EXACTLY:
        return False
    # The claim rounds the figure of the source: "8.5 billion" for 8.52, never the other way round.
    return gap * 2 <= _place(mine.amount) and gap <= abs(mine.amount) * JUST and _finer(theirs.amount, mine.amount)


def _finer(one: Decimal, other: Decimal) -> bool:
    return _place(one) < _place(other)


def _in_digits(value: Value) -> bool:
    return any(c.isdigit() for c in value.exact)


def _thirds(value: Value) -> bool:
    """Whether a share is a figure, or a fraction that no decimal figure meets."""
    assert value.amount is not None
    return _in_digits(value) or value.amount != value.amount.to_integral_value()


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
        return (one, one) if _points(claimed, found) or _points(found, claimed) else None
    if claimed.kind in (ValueKind.COUNT, ValueKind.ORDINAL):
        return (one, one) if _like_nouns(claimed.unit, found.unit) else None
    if claimed.unit == found.unit:
        return one, one
    if claimed.kind is not ValueKind.MEASURE:
        return None
    measured = dimension(claimed.unit or "")
    if measured is None or measured != dimension(found.unit or ""):
        return None
    return factor(claimed.unit or ""), factor(found.unit or "")


def _points(one: Value, other: Value) -> bool:
    """Whether points are told of shares by their name, and once by "points" alone."""
    return one.unit == PERCENTAGE_POINT and other.kind is ValueKind.COUNT and key(other.unit or "") in POINT_WORDS


def _like_nouns(a: str | None, b: str | None) -> bool:
    """Whether two counted nouns can be one: equal but for number and case, or one of them not printed."""
    if a is None or b is None or a.endswith(_SUPERLATIVE) or b.endswith(_SUPERLATIVE):
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
    if found.qualifier in _VAGUE and claimed.qualifier in (*_VAGUE, Qualifier.EXACTLY):
        below = above = found.amount
    if low is not None and (below is None or below < low or (below == low and _strict(claimed, found))):
        return False
    return high is None or not (above is None or above > high or (above == high and _strict(claimed, found)))


def _strict(claimed: Value, found: Value) -> bool:
    """Whether the claim leaves its bound out and the found value does not."""
    strict = (Qualifier.MORE_THAN, Qualifier.LESS_THAN, Qualifier.JUST_OVER)
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
