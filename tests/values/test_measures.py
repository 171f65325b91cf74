"""Units of measure: each in the table is one that the library of units knows, and of the dimension the table says."""

from decimal import Decimal

import pytest

from footnote_audit.values.measures import MEASURES, dimension, factor


@pytest.mark.parametrize("name", sorted(MEASURES))
def test_every_unit_is_told_in_units_of_its_dimension(name: str) -> None:
    """A unit and the others of its dimension are converted into one another by one factor each."""
    alike = [other for other, (kind, _, _) in MEASURES.items() if kind == MEASURES[name][0]]
    assert all(factor(other) > 0 for other in alike)
    assert dimension(name) == MEASURES[name][0]


@pytest.mark.parametrize(
    ("one", "other", "times"),
    [("km", "m", "1000"), ("mile", "m", "1609.344"), ("acre", "ha", "0.4047"), ("barrel/day", "litre/day", "158.987")],
)
def test_units_are_converted_as_standards_have_them(one: str, other: str, times: str) -> None:
    """The factor between two units is the one of the international tables, rates included."""
    assert abs(factor(one) / factor(other) / Decimal(times) - 1) < Decimal("0.0001")


def test_an_unknown_unit_measures_nothing() -> None:
    """What is not in the table has no dimension, neither by itself nor as a rate."""
    assert dimension("furlong") is None
    assert dimension("km/furlong") is None
