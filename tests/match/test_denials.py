"""What denies a claim and what only looks so: every pair of tests/cases/denials."""

import pytest

from case_files import Case, params
from footnote_audit.match import judge


@pytest.mark.parametrize("case", params("denials"))
def test_denials_bind_the_predicate(case: Case) -> None:
    """A source contradicts a claim where it denies what the claim tells, and nowhere else."""
    found = judge(case.blocks["claim"], case.blocks["source"])
    assert ("denied" if found.rating == "refuted" else "silent") == case.blocks["expected"], found
