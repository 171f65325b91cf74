"""The note tagger at work: a note's tokens with a label each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from footnote_audit.parse.segmenting.features import features, leads
from footnote_audit.parse.segmenting.hints import hints
from footnote_audit.parse.segmenting.runs import SIGNAL
from footnote_audit.parse.segmenting.tokens import Token, tokens

if TYPE_CHECKING:
    import pycrfsuite

MODEL = "notes.crfsuite"
# Longer notes are labelled in stretches of about this many tokens, so that memory stays bounded.
STRETCH = 4000


@cache
def _model() -> pycrfsuite.Tagger:
    import pycrfsuite

    tagger = pycrfsuite.Tagger()
    with as_file(files(__package__) / MODEL) as path:
        tagger.open(str(path))
    return tagger


def labelled(text: str) -> tuple[list[Token], list[str]]:
    """The tokens of a note and their labels (see `runs`); the cost is linear in the text."""
    note = tokens(text)
    hinted = hints(text, note)
    labels: list[str] = []
    for start, end in _stretches(note):
        labels += _model().tag(features(note[start:end], hinted[start:end]))
    _mend(note, hinted, labels)
    return note, labels


def _mend(note: list[Token], hinted: list[str], labels: list[str]) -> None:
    """A first name that was taken for a signal, where the rules begin a work with it, opens the work."""
    for i in range(len(note) - 1):
        named = labels[i] == SIGNAL and labels[i + 1] == "B-AUT" and note[i].text[0].isupper()
        if named and hinted[i].endswith("b") and not leads(note[i].text):
            labels[i], labels[i + 1] = "B-AUT", "AUT"


def _stretches(note: list[Token]) -> Iterator[tuple[int, int]]:
    """The tokens as index ranges that end behind a stop or semicolon where one stands near the limit."""
    start = 0
    while start < len(note):
        end = min(start + STRETCH, len(note))
        if end < len(note):
            end = next((i + 1 for i in range(end - 1, end - 200, -1) if note[i].text in ".;"), end)
        yield start, end
        start = end
