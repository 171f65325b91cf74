"""Sentences that nothing is cited for: every case of tests/cases/match_unsourced."""

import pytest

from case_files import Case, params
from footnote_audit.match import unsourced
from footnote_audit.model import Claim
from footnote_audit.parse import parse, parse_bibliography
from footnote_audit.read import read


def listed(article: str) -> tuple[Claim, ...]:
    """The claims without a source of an article in Markdown."""
    document = read("article.md", article.encode())
    bibliography = parse_bibliography(document)
    return unsourced(document, parse(document, bibliography), bibliography)


@pytest.mark.parametrize("case", params("match_unsourced"))
def test_claims_without_a_note(case: Case) -> None:
    """An article lists the sentences whose source a reader would want, with the kind of each, and no other."""
    found = listed(case.blocks["article"])
    assert [f"{claim.kind} | {claim.text}" for claim in found] == case.blocks["expected"].splitlines()
    assert all(claim.note_index is None and claim.place_id is None for claim in found)


def test_the_same_sentence_twice_has_two_ids() -> None:
    """A sentence that is printed twice is listed twice, each with an id of its own."""
    said = "Some 48 percent of the islanders rejected the plan."
    found = listed(f"The vote was close.[^1] {said}\n\n{said}\n\n[^1]: Jane Doe, “The Vote”, Coastal Courier, 2019.")
    assert [claim.text for claim in found] == [said, said]
    assert len({claim.id for claim in found}) == 2
