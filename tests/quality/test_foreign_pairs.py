"""Claims in English against sources in other languages, through the whole of matching."""

from pathlib import Path
from typing import NamedTuple

import pytest

from footnote_audit.model import CslItem, Document, Verdict
from one_note import verdicts

# Of the thirteen pairs that a source bears out so many are called supported, and of the eleven that it contradicts.
FEWEST_SUPPORTED = 13
FEWEST_REFUTED = 9


class Pair(NamedTuple):
    """A claim, its source and what a careful reader of numbers, names and dates would say."""

    language: str
    expected: str
    claim: str
    source: str


PAIRS = [
    Pair(*(field.strip() for field in line.split("|")))
    for line in Path(__file__).with_name("foreign_pairs.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


def _verdicts(pair: Pair) -> tuple[Verdict, ...]:
    """The verdicts on the claims of an article of one sentence whose only note cites the source."""
    copy = Document(
        uri="b", media_type="text/plain", digest="b", language=pair.language, item=CslItem(), text=pair.source
    )
    return verdicts(pair.claim, copy)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda p: f"{p.language}-{p.claim[:24]}")
def test_source_in_another_language_is_never_silent(pair: Pair) -> None:
    """A source in another language is never said to lack a claim, nor to contradict one without another value."""
    ratings = {str(v.rating) for v in _verdicts(pair)}
    assert "not-found" not in ratings
    assert pair.expected == "refuted" or "refuted" not in ratings


def test_numbers_names_and_dates_are_met_across_languages() -> None:
    """The first claim of most pairs gets the verdict that its numbers, names and dates allow."""
    found = [(pair.expected, str(_verdicts(pair)[0].rating)) for pair in PAIRS]
    assert found.count(("supported", "supported")) >= FEWEST_SUPPORTED
    assert found.count(("refuted", "refuted")) >= FEWEST_REFUTED
