"""Digits and marks of every kind are read for what they are, and nothing is made of what is no number."""

import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footnote_audit.match import judge
from footnote_audit.model import Rating
from footnote_audit.values import compare, excludes, find_values

_DIGITS = ("0123456789", "٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९", "０１２３４５６７８９")
_MARKS = (",", "\u202f", "\u00a0", "’", "'")


@settings(derandomize=True, max_examples=80, deadline=None)
@given(number=st.integers(2, 10**15), digits=st.sampled_from(_DIGITS), mark=st.sampled_from(_MARKS))
def test_grouped_digits_keep_their_amount(number: int, digits: str, mark: str) -> None:
    """A count is the same whatever digits and whatever mark between thousands print it."""
    plain = f"{number:,}".replace(",", mark)
    printed = "".join(digits[int(c)] if c.isdigit() else c for c in plain)
    (value,) = find_values(f"They have {printed} boats.", language="en")
    assert value.amount == number


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("12,34,567 boats", ["1234567"]),
        ("1,00,000 people", ["100000"]),
        ("１２，３４５ men", ["12345"]),
        ("2½ miles", ["2.5"]),
        ("¾ million boats", ["750000"]),
        ("5² + 10³", []),
        ("nan boats, inf tonnes, NaN %, Infinity km", []),
        ("1e999 boats", []),
        ("9" * 400 + " boats", []),
        ("call +49 30 123456 now", []),
        ("F-35, T-72, ISBN 978-3-16-148410-0, 3-2, pp. 12-15, note 7, § 12", []),
    ],
)
def test_what_is_a_number(text: str, amounts: list[str]) -> None:
    """Indian groups, full-width digits and fraction signs count; words like nan, codes and endless digits do not."""
    assert [value.amount for value in find_values(text, language="en")] == [Decimal(a) for a in amounts]


@pytest.mark.parametrize(
    "text", ["in the year 0", "in 99999", "on 0000-00-00", "99999-01-01", "on 31.02.2011", "-1-1-1"]
)
def test_no_day_is_made_of_impossible_dates(text: str) -> None:
    """Year 0, a year of five digits and the 31st of February give no date to the day."""
    assert not [v for v in find_values(text, language="en") if v.date and len(v.date) == len("2011-02-28")]


@settings(derandomize=True, max_examples=60, deadline=None)
@given(texts=st.lists(st.text("0123456789.,'½٧%$ and or to boats nan", max_size=30), min_size=2, max_size=2))
def test_any_two_values_can_be_compared(texts: list[str]) -> None:
    """Comparing whatever is found raises nothing, and no value leaves no room for itself."""
    found = [v for text in texts for v in find_values(text, language="en")]
    for one in found:
        assert not excludes(one, one)
        for other in found:
            compare(one, other)


@pytest.mark.parametrize("claim", ["The yard has " + "9" * 400 + " boats.", "The yard has nan boats.", "7 " * 20_000])
def test_a_claim_without_a_readable_number_is_never_refuted(claim: str) -> None:
    """What cannot be read as a number contradicts nothing, and takes no long time."""
    begin = time.process_time()
    assert judge(claim, "The yard has 12 boats. The yard was founded in 1921.").rating is not Rating.REFUTED
    assert time.process_time() - begin < 5
