"""What the model learns from: facts changed on purpose, marked words, and texts that are kept out of training."""

import random
from pathlib import Path

import pytest
from claim_model.altering import alterations, denied, put, swapped, where
from claim_model.figures import area, balanced, calibration_error, surest
from claim_model.records import NOT_SUPPORTED, SETS, is_held_out, read_rows

CLAIM = "In March 1911 the Danish firm Oste built three cranes."
TEXT = "The three cranes of the harbour are by Oste, a Danish firm, and were put up in March 1911."


@pytest.mark.parametrize("fact", ["March", "1911", "Danish", "three", "Oste"])
def test_each_kind_of_fact_is_changed_to_another_of_its_kind(fact: str) -> None:
    """Months, years, nationalities, numbers in words and names that claim and text share get something else."""
    found = {f.was: f.becomes for f in alterations(CLAIM, TEXT, ["Velmar", "Kestrin"], random.Random(1))}
    assert found[fact] != fact


def test_facts_that_the_text_lacks_are_left_alone() -> None:
    """A fact that only the claim tells cannot be told otherwise by the text."""
    found = alterations(CLAIM, "The harbour has cranes.", ["Velmar"], random.Random(1))
    assert [f.was for f in found] == []


def test_a_changed_fact_is_marked_where_it_stands() -> None:
    """The words that no longer hold are known, as what the model learns to doubt."""
    fact = next(f for f in alterations(CLAIM, TEXT, ["Velmar"], random.Random(1)) if f.was == "1911")
    claim = put(CLAIM, fact)
    assert [claim[a:b] for a, b in where(claim, fact.becomes)] == [fact.becomes]
    assert claim.replace(fact.becomes, "1911") == CLAIM


def test_a_part_of_a_longer_figure_is_not_exchanged() -> None:
    """11 in 1911 or in 3.11 is no figure of its own."""
    facts = alterations("There were 11 boats.", "In 1911 it had 3.11 metres.", ["Velmar"], random.Random(1))
    assert facts == []


def test_denial_and_swap_say_the_contrary() -> None:
    """A denied claim has a "not" behind its auxiliary; a swapped one turns round who did what to whom."""
    assert denied("The cranes were repainted.") == "The cranes were not repainted."
    assert denied("Cranes stand there.") is None
    assert swapped("Oste supplied Kestrin with cranes.") == "Kestrin supplied Oste with cranes."
    assert swapped("It supplied Kestrin.") is None


def test_claims_about_one_text_stay_on_one_side() -> None:
    """Whether a row is held out hangs on its text alone, and about a tenth are."""
    texts = [(f"Harbour {n} was opened in the year of the flood.",) for n in range(1000)]
    out = [is_held_out("fm2-dev", text, "") for text in texts]
    assert out == [is_held_out("fm2-dev", text, "") for text in texts]
    assert 60 < sum(out) < 140


def test_sets_under_non_commercial_terms_are_not_read(shared: Path) -> None:
    """The weights are given away: ANLI and AVeriTeC, and the development set of WiCE, are never learnt from."""
    assert not [name for name in SETS if "anli" in name or "averitec" in name or name.endswith("-dev.jsonl")]
    assert "wice-dev" not in SETS
    rows = [row for row in read_rows(shared / "claims") if row.set == "wice-partial-subclaims-train"]
    assert {row.label for row in rows} == {NOT_SUPPORTED}
    assert all(row.unsupported for row in rows)


def test_figures_on_a_case_done_by_hand() -> None:
    """Area, balanced accuracy, the surest threshold and the calibration error of four scores."""
    scores, right = [0.9, 0.8, 0.4, 0.1], [True, False, True, False]
    assert area(scores, right) == 0.75
    assert balanced(scores, right, 0.5) == 0.5
    assert surest(scores, right, 0.95) == (0.9, 0.5)
    assert calibration_error(scores, right) == pytest.approx((0.1 + 0.8 + 0.6 + 0.1) / 4)
