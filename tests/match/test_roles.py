"""Who does what to whom: every pair of tests/cases/match_roles, and what a whole source says."""

import pytest

from case_files import Case, params
from footnote_audit.match import judge
from footnote_audit.match.passages import index_text
from footnote_audit.match.question import question
from footnote_audit.match.roles import reversed_roles
from footnote_audit.match.words import language
from footnote_audit.values import find_values


@pytest.mark.parametrize("case", params("match_roles"))
def test_sides_of_a_deed(case: Case) -> None:
    """A passage that exchanges the sides is found, and one that only looks so is not."""
    claim, passage = case.blocks["claim"], case.blocks["passage"]
    spoken = language(claim) or "en"
    asked = question(claim, index_text(passage), values=find_values(claim, language=spoken), language=spoken)
    found = reversed_roles(claim, passage, asked.names, spoken)
    assert ("reversed" if found else "silent") == case.blocks["expected"]


def test_a_reversed_claim_is_refuted_in_the_words_of_both() -> None:
    """A source that tells the deed the other way round contradicts the claim, and both are quoted."""
    found = judge(
        "Norvia supplies Meldan with gas.", "The gas trade grew. Meldan supplies Norvia with gas. Ships came."
    )
    assert found.rating == "refuted"
    assert '"Norvia supplies Meldan"' in found.explanation
    assert '"Meldan supplies Norvia"' in found.explanation


def test_a_source_that_tells_both_ways_contradicts_nothing() -> None:
    """Where the source also tells it as the claim does, nothing is contradicted."""
    both = "Meldan supplies Norvia with gas. Norvia supplies Meldan with gas."
    assert judge("Norvia supplies Meldan with gas.", both).rating != "refuted"
