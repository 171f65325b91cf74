"""How a found value stands to a claimed one, and what interval a qualifier admits."""

from decimal import Decimal

import pytest

from footnote_audit.model import Qualifier, Value, ValueKind
from footnote_audit.values import Comparison, compare, date_span, find_values, interval


def only(text: str) -> Value:
    """The one value of an English text."""
    (value,) = find_values(text, language="en")
    return value


@pytest.mark.parametrize(
    ("claimed", "found", "expected"),
    [
        ("$4 billion", "4,000 million dollars", Comparison.SAME),
        ("$4 billion", "€4 billion", Comparison.UNRELATED),
        ("$4 billion", "$4 million", Comparison.DIFFERS),
        ("more than 40%", "40%", Comparison.NEAR),
        ("40%", "more than 40%", Comparison.NEAR),
        ("more than 40%", "at least 55%", Comparison.WITHIN),
        ("at least 40%", "40%", Comparison.WITHIN),
        ("nearly 70%", "69.4%", Comparison.WITHIN),
        ("nearly 200 ships", "204 ships", Comparison.NEAR),
        ("about 2,000 ships", "2,013 ships", Comparison.WITHIN),
        ("500 ships", "450 ships", Comparison.NEAR),
        ("120 ships", "46 ships", Comparison.DIFFERS),
        ("120 ships", "120 planes", Comparison.UNRELATED),
        ("12 ship", "12 ships", Comparison.SAME),
        ("between 40% and 55%", "48%", Comparison.WITHIN),
        ("48%", "between 40% and 55%", Comparison.DIFFERS),
        ("twenty percent", "a fifth of it", Comparison.SAME),
        ("ten years", "a decade", Comparison.SAME),
        ("21 days", "three weeks", Comparison.SAME),
        ("18 years", "18 months", Comparison.DIFFERS),
        ("0.5 GW", "500 megawatts", Comparison.SAME),
        ("12 km", "12 tonnes", Comparison.UNRELATED),
        ("2 million barrels per year", "2 million barrels per day", Comparison.DIFFERS),
        ("the second best", "ranked second among", Comparison.SAME),
        ("ranked second among", "ranked third among", Comparison.DIFFERS),
        ("in 2014", "14 ships", Comparison.UNRELATED),
        ("in 2014", "3 May 2014", Comparison.WITHIN),
        ("3 May 2014", "in 2014", Comparison.NEAR),
        ("May 2014", "1 June 2014", Comparison.DIFFERS),
        ("the 1980s", "in 1998", Comparison.DIFFERS),
        ("the 1980s", "in 1988", Comparison.WITHIN),
        ("between 2015 and 2019", "from 2014 to 2015", Comparison.DIFFERS),
        ("since 1991", "in 1995", Comparison.WITHIN),
        ("the first half of 2012", "July 2012", Comparison.DIFFERS),
        ("winter 2013", "January 2014", Comparison.WITHIN),
        ("9 August", "9 August 2011", Comparison.WITHIN),
        ("9 August", "10 August 2011", Comparison.DIFFERS),
        ("9 August", "in 2011", Comparison.UNRELATED),
    ],
)
def test_found_against_claimed(claimed: str, found: str, expected: Comparison) -> None:
    """Figures are compared in one unit and with their bounds; what cannot be compared is unrelated."""
    assert compare(only(claimed), only(found)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("100 ships", ("100", "100")),
        ("nearly 100 ships", ("96", "100")),
        ("about 100 ships", ("96", "104")),
        ("at least 100 ships", ("100", None)),
        ("more than 100 ships", ("100", None)),
        ("up to 100 ships", (None, "100")),
        ("between 100 and 120 ships", ("100", "120")),
        ("in 2014", (None, None)),
    ],
)
def test_what_a_qualifier_admits(text: str, expected: tuple[str | None, str | None]) -> None:
    """The interval is closed; an open end is None, and dates have none."""
    low, high = (None if end is None else Decimal(end) for end in expected)
    assert interval(only(text)) == (low, high)


def test_a_value_from_outside_never_breaks_the_comparison() -> None:
    """Amounts that are no numbers, endless ones and unreadable dates are compared without an error."""
    odd = [
        Value(kind=kind, exact="x", start=0, end=1, amount=amount, unit="km", date=date, qualifier=qualifier)
        for kind in ValueKind
        for amount in (None, Decimal("NaN"), Decimal("1E+999999"), Decimal(0))
        for date in (None, "", "x", "2014-13-45", "XXXX-99", "2014/..", "/", "0000-01-01")
        for qualifier in (Qualifier.ABOUT, Qualifier.BETWEEN)
    ]
    for a in odd[::7]:
        for b in odd[::11]:
            assert compare(a, b) in Comparison


def test_the_days_of_a_date() -> None:
    """A date that names no real month has no days; an open interval has one end far away."""
    assert date_span("2014-02") == ((2014, 2, 1), (2014, 2, 28))
    assert date_span("2014-13") is None
    assert date_span("2014/..") is not None
