"""Indented JSON text against the standard library's."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnote_audit.report.json_text import indented

LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
DATA = st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=20)


@given(DATA)
def test_text_is_that_of_the_standard_library(data: Any) -> None:
    """Indented text has the bytes that json.dumps gives with the same indent."""
    assert indented(data) == json.dumps(data, ensure_ascii=False, indent=2)


def test_tuples_are_written_as_lists() -> None:
    """A tuple is an array, as for json.dumps."""
    assert indented({"a": (1, ())}) == json.dumps({"a": (1, ())}, indent=2)


@pytest.mark.parametrize(
    ("data", "error"), [(float("nan"), ValueError), ([float("inf")], ValueError), ({1}, TypeError)]
)
def test_what_json_has_not_is_refused(data: Any, error: type[Exception]) -> None:
    """A number or value that JSON has no form for raises instead of giving text no parser reads."""
    with pytest.raises(error):
        indented(data)
