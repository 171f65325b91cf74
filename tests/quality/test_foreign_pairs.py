"""Claims in English against sources in other languages, through the whole of matching."""

from pathlib import Path
from typing import NamedTuple

import pytest

from footnote_audit.match import match
from footnote_audit.model import (
    Citation,
    CitationItem,
    CslItem,
    Document,
    Note,
    NoteKind,
    Outcome,
    Position,
    ReadSource,
    Snapshot,
    Source,
    Span,
    Verdict,
)
from footnote_audit.text import select

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


def verdicts(pair: Pair) -> tuple[Verdict, ...]:
    """The verdicts on the claims of an article of one sentence whose only note cites the source."""
    whole = select(pair.claim, 0, len(pair.claim))
    note = Note(index=1, label="1", text="A. Writer.", anchor=whole, supports=whole, sentence=whole, line=1, column=1)
    article = Document(
        uri="a", media_type="text/plain", digest="a", language="en", item=CslItem(), text=pair.claim, notes=(note,)
    )
    item = CitationItem(
        id="n1.1", item=CslItem(title="A Work"), position=Position.FIRST, span=Span(start=0, end=1), confidence=1.0
    )
    copy = Document(
        uri="b", media_type="text/plain", digest="b", language=pair.language, item=CslItem(), text=pair.source
    )
    source = Source(id="work", item=CslItem(title="A Work"), resolver="registry")
    snapshot = Snapshot(source_id="work", uri_r=None, outcome=Outcome.OK, reason="")
    read = ReadSource(source=source, snapshot=snapshot, document=copy)
    citation = Citation(note_index=1, kind=NoteKind.CITATION, items=(item,))
    return match(article, (citation,), {"n1.1": read})[1]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda p: f"{p.language}-{p.claim[:24]}")
def test_source_in_another_language_is_never_silent(pair: Pair) -> None:
    """A source in another language is never said to lack a claim, nor to contradict one without another value."""
    ratings = {str(v.rating) for v in verdicts(pair)}
    assert "not-found" not in ratings
    assert pair.expected == "refuted" or "refuted" not in ratings


def test_numbers_names_and_dates_are_met_across_languages() -> None:
    """The first claim of most pairs gets the verdict that its numbers, names and dates allow."""
    found = [(pair.expected, str(verdicts(pair)[0].rating)) for pair in PAIRS]
    assert found.count(("supported", "supported")) >= FEWEST_SUPPORTED
    assert found.count(("refuted", "refuted")) >= FEWEST_REFUTED
