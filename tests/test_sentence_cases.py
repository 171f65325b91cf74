"""Runs the case files of sentence ends."""

import pytest

from case_files import Case, params
from footnote_audit.sentences import sentences

_UNSPACED = ("zh-ja",)


def _language(case: Case) -> str | None:
    stem = case.file.removesuffix(".md")
    return stem if len(stem) == 2 else None


@pytest.mark.parametrize("case", params("sentences"))
def test_sentence_case(case: Case) -> None:
    """A text falls into the sentences its case names, its language known."""
    expected = case.blocks["sentences"].split("\n")
    text = ("" if case.file.removesuffix(".md") in _UNSPACED else " ").join(expected)
    assert [text[s.start : s.end] for s in sentences(text, language=_language(case))] == expected
