"""Runs the case files of the report stage: small wording rules, one line in, one line out."""

from collections.abc import Callable

import pytest

from case_files import Case, params
from footnote_audit.report.markdown import escape
from footnote_audit.report.wording import date, web_address

RULES: dict[str, Callable[[str], str]] = {
    "dates": date,
    "links": lambda text: web_address(text) or "-",
    "escape": escape,
}


@pytest.mark.parametrize("case", params("report"))
def test_wording(case: Case) -> None:
    """Each line of the input block becomes the line of the expected block."""
    (rule,) = RULES.keys() & case.blocks.keys()
    found = [RULES[rule](line) for line in case.blocks[rule].split("\n")]
    assert found == case.blocks["expected"].split("\n")
