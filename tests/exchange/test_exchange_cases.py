"""Works taken in from BibTeX, RIS and CSL-JSON, case by case."""

import json

import pytest

from case_files import Case, params
from footnote_audit.csl import from_csl_json
from footnote_audit.exchange import read_works


@pytest.mark.parametrize("case", params("exchange"))
def test_works_are_taken_in(case: Case) -> None:
    """The works of the input are those expected, and what is left out is told and nothing else."""
    ((name, text),) = [(n, t) for n, t in case.blocks.items() if n.startswith("input")]
    found = read_works(f"{text}\n".encode(), name)
    assert list(found.items) == [from_csl_json(item) for item in json.loads(case.blocks["expected"])]
    assert "\n".join(found.remarks) == case.blocks.get("left-out", "")
