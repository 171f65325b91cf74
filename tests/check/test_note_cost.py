"""What checks of the notes cost where notes are long and hostile."""

import time
from collections.abc import Callable, Iterator

import pytest

from conftest import STARTED
from footnote_audit.check import CHECKS
from footnote_audit.model import (
    SCHEMA_VERSION,
    Audit,
    Citation,
    CitationItem,
    CslItem,
    Document,
    Hit,
    Note,
    NoteKind,
    Options,
    Position,
    Span,
)

LETTERS = 20_000
# Doubling the text may double the time; the rest is for a clock that runs unevenly, and nothing below it counts.
GROWTH, UNSEEN = 4.0, 0.2
HOSTILE = ("“", '"a ', "(", ")", ", ,", "a  ,", "31 February 2019, ", "pp. 90-12, ", "vol. , ", "http://a.b/ ", "www.",
           "..", "the the ", "no. 4, N°5, ", "d'a ", "abc", "_", ";", "12 ", " ")  # fmt: skip
OF_NOTES = [unit for unit in CHECKS if unit.id.startswith("CIT")]


def audit(text: str) -> Audit:
    """One note, cut into many cited works of forty characters each."""
    note = Note(index=1, label="1", text=text, anchor=None, supports=None, sentence=None, line=1, column=1)
    items = tuple(
        CitationItem(
            id=f"n1.{start}",
            item=CslItem(type="article-journal", title=text[start + 2 : start + 20], container_title="Coastal Revew"),
            position=Position.FIRST,
            span=Span(start=start, end=start + 40),
            confidence=0.9,
        )
        for start in range(0, len(text) - 40, 40)
    )
    document = Document(
        uri="a", media_type="text/plain", digest="", language=None, item=CslItem(), text="", notes=(note,)
    )
    return Audit(
        schema_version=SCHEMA_VERSION,
        tool_version="0",
        options=Options(started=STARTED),
        document=document,
        citations=(Citation(note_index=1, kind=NoteKind.CITATION, items=items),),
    )


def seconds(function: Callable[[Audit], Iterator[Hit]], subject: Audit) -> float:
    """The processor time that a check takes."""
    begun = time.process_time()
    list(function(subject))
    return time.process_time() - begun


@pytest.mark.parametrize("unit", OF_NOTES, ids=lambda unit: unit.id)
def test_cost_grows_with_the_text(unit: object) -> None:
    """A note twice as long takes about twice as long, whatever it is made of."""
    function = unit.function  # type: ignore[attr-defined]
    slow = []
    for words in HOSTILE:
        once, twice = (audit("x " + words * (size // len(words))) for size in (LETTERS, 2 * LETTERS))
        longer = seconds(function, twice)
        if longer > UNSEEN:
            longer = min(longer, seconds(function, twice), seconds(function, twice))
        if longer > UNSEEN and longer > GROWTH * max(seconds(function, once) for _ in range(3)):
            slow.append((words, longer))
    assert slow == []
