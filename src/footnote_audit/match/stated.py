"""What a claim says that no source need print, since it can be reckoned from what the source prints."""

from dataclasses import dataclass

from footnote_audit.model import Span, Value, ValueKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A statement to be reckoned, by the words of the claim that make it (offsets into the claim)."""

    words: Span


def alike(first: Value, second: Value) -> bool:
    """Whether two amounts can be set against each other: of one kind and unit, or one without its noun."""
    if first.amount is None or second.amount is None or first.kind is not second.kind:
        return False
    return first.unit == second.unit or (first.kind is ValueKind.COUNT and None in (first.unit, second.unit))


def amounts(values: tuple[Value, ...] | list[Value]) -> list[Value]:
    """The amounts among some values, ranks and dates left out."""
    return [v for v in values if v.amount is not None and v.kind is not ValueKind.ORDINAL]
