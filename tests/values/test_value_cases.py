"""Runs the case files of values: a text and the values in it, one a line."""

from decimal import Decimal

import pytest

from case_files import Case, params
from footnote_audit.model import Qualifier, Value
from footnote_audit.values import find_values


def written(value: Value) -> str:
    """One value as the case files write it: kind, amount or date, unit, qualifier, printed words."""
    amount = value.date or f"{round(value.amount or Decimal(0), 5).normalize():f}"
    upper = "" if value.upper is None else f"..{value.upper:f}"
    qualifier = "" if value.qualifier is Qualifier.EXACTLY else f" {value.qualifier}"
    unit = "" if value.unit is None else f" [{value.unit}]"
    return f"{value.kind} {amount}{upper}{unit}{qualifier}: {value.exact}"


@pytest.mark.parametrize("case", params("values"))
def test_values_of_a_text(case: Case) -> None:
    """Every value of the input is found, in order, with its kind, amount, unit, qualifier and words; nothing else."""
    language = case.blocks.get("language")
    found = find_values(case.blocks["input"], language=language)
    assert [written(v) for v in found] == case.blocks["expected"].splitlines()


@pytest.mark.parametrize("case", params("values"))
def test_offsets_lead_to_the_printed_words(case: Case) -> None:
    """Offsets are into the text, in order, and no value overlaps the one before it."""
    text = case.blocks["input"]
    end = 0
    for value in find_values(text, language=case.blocks.get("language")):
        assert end <= value.start < value.end
        assert text[value.start : value.end] == value.exact
        end = value.end
