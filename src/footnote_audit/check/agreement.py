"""Whether a figure of the text can be the figure of a table, given its qualifier and both roundings."""

from decimal import Decimal

from footnote_audit.model import Qualifier, Value

# A round figure of prose may stand for anything that rounds to it, but never for more than this share away.
ROUNDING = Decimal("0.05")
# "About" and the far side of "nearly" (tuned on none: one tenth is what readers expect of a round figure).
LOOSE = Decimal("0.10")
# How far beyond the figure a "nearly" or an "at most" may be before it is wrong: a hundredth.
SLACK = Decimal("0.01")
# Plain counts below this are counted, not rounded.
_COUNTED_OUT = 100
_UPPER = frozenset({Qualifier.LESS_THAN, Qualifier.AT_MOST})
_LOWER = frozenset({Qualifier.MORE_THAN, Qualifier.AT_LEAST})


def agrees(value: Value, recorded: Decimal, step: Decimal) -> bool:
    """Whether the text's figure can stand for the recorded one; `step` is one unit of the recorded one's last place."""
    amount = value.amount
    if amount is None:
        return True
    if value.qualifier is Qualifier.EXACTLY and value.upper is None and step == 1 and abs(amount) < _COUNTED_OUT:
        return amount == recorded
    half = step / 2
    low, high = _range(value, amount)
    return low - half <= recorded <= high + half


def _range(value: Value, amount: Decimal) -> tuple[Decimal, Decimal]:
    size = abs(amount)
    if value.upper is not None:
        return amount - size * SLACK, value.upper + abs(value.upper) * SLACK
    if value.qualifier in _UPPER:
        return Decimal("-Infinity"), amount + size * SLACK
    if value.qualifier in _LOWER:
        return amount - size * SLACK, Decimal("Infinity")
    if value.qualifier is Qualifier.NEARLY:
        return amount - size * LOOSE, amount + size * SLACK
    if value.qualifier is Qualifier.ABOUT:
        return amount - size * LOOSE, amount + size * LOOSE
    slack = min(_last_place(amount) / 2, size * ROUNDING)
    return amount - slack, amount + slack


def _last_place(amount: Decimal) -> Decimal:
    """One unit of the last digit of a figure that is not nought: 200 has 100, 8.3 has 0.1."""
    exponent = amount.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)
