"""Runs the case files of sentence ends."""

import pytest

from case_files import CASES, Case, params, read_case_file
from footnote_audit.sentences import sentences

_UNSPACED = ("zh-ja",)
_FLOOR_WITHOUT_LANGUAGE = 0.95


def _language(case: Case) -> str | None:
    stem = case.file.removesuffix(".md")
    return stem if len(stem) == 2 else None


def _joined(case: Case) -> str:
    return ("" if case.file.removesuffix(".md") in _UNSPACED else " ").join(case.blocks["sentences"].split("\n"))


@pytest.mark.parametrize("case", params("sentences"))
def test_sentence_case(case: Case) -> None:
    """A text falls into the sentences its case names, its language known."""
    expected = case.blocks["sentences"].split("\n")
    text = _joined(case)
    assert [text[s.start : s.end] for s in sentences(text, language=_language(case))] == expected


def test_sentences_of_an_unknown_language() -> None:
    """Of the sentences of all cases, no fewer than the floor are found exactly where the language is not known."""
    wanted = found = 0
    for case in (case for path in sorted((CASES / "sentences").glob("*.md")) for case in read_case_file(path)):
        expected = case.blocks["sentences"].split("\n")
        text = _joined(case)
        exact = {text[s.start : s.end] for s in sentences(text)}
        wanted += len(expected)
        found += sum(sentence in exact for sentence in expected)
    assert found / wanted >= _FLOOR_WITHOUT_LANGUAGE
