"""Clauses taken apart into single facts: every case of tests/cases/match_facts, and input that nobody prints."""

import pytest

from case_files import Case, params
from footnote_audit.match.single_facts import parts
from footnote_audit.model import ClaimPart
from footnote_audit.values import find_values

WHOLE = ["whole"]


def told(case: Case) -> tuple[ClaimPart, ...]:
    """The parts of a case's claim."""
    language = case.blocks.get("language", "en")
    claim = case.blocks["claim"]
    return parts(claim, language, find_values(claim, language=language))


@pytest.mark.parametrize("case", params("match_facts"))
def test_facts_of_a_claim(case: Case) -> None:
    """A claim tells the facts that its case names, each in its own sentence, or stays whole."""
    found = [part.text for part in told(case)] or WHOLE
    assert sorted(found) == sorted(case.blocks["expected"].splitlines())


@pytest.mark.parametrize("case", params("match_facts"))
def test_words_and_values_of_a_fact(case: Case) -> None:
    """The words of a fact stand in the claim, and each of its values stands where its offsets say."""
    claim = case.blocks["claim"]
    for part in told(case):
        assert 0 <= part.start < part.end <= len(claim)
        assert all(part.text[v.start : v.end] == v.exact for v in part.values)


@pytest.mark.parametrize(
    "claim",
    ["a, " * 1000, "and " * 700, "(" * 3000, '"' * 3000, "The yard built a, b and c " * 110, "x" * 50_000, ";" * 3000],
)
def test_no_claim_is_taken_apart_without_bound(claim: str) -> None:
    """A claim that nobody would ask one by one stays whole, and comes back."""
    assert parts(claim, "en", ()) == ()


def test_a_frame_is_told_apart() -> None:
    """The part that says who reports is marked as such, and no other."""
    found = parts("According to the port, traffic fell in May and rose in June.", "en", ())
    assert [part.frame for part in found] == [True, False, False]
