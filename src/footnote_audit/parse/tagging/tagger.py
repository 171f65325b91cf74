"""The model at work: a reference to labelled spans with the model's probability of each."""

from __future__ import annotations

import zlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from footnote_audit.parse.tagging.features import features
from footnote_audit.parse.tagging.imprints import parted_imprints
from footnote_audit.parse.tagging.neighbours import by_neighbours
from footnote_audit.parse.tagging.stretches import Tagged as Tagged
from footnote_audit.parse.tagging.tokens import Token, tokens

if TYPE_CHECKING:
    import pycrfsuite

# A CRFsuite model, compressed by zlib.
MODEL = "references.crfsuite.z"
# What belongs to no field.
OTHER = "other"


class _Model(NamedTuple):
    """The opened model with the bytes that it goes on reading: CRFsuite makes no copy of them."""

    tagger: pycrfsuite.Tagger
    data: bytes


@cache
def _model() -> _Model:
    import pycrfsuite  # noqa: PLC0415, RUF100

    data = zlib.decompress(files(__package__).joinpath(MODEL).read_bytes())
    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(data)
    return _Model(tagger, data)


def tag(text: str) -> tuple[Tagged, ...]:
    """The labelled stretches of a reference in order; text behind `tokens.MOST_TOKENS` tokens is left out."""
    found = tokens(text)
    if not found:
        return ()
    model = _model().tagger
    model.set(features(found))
    labels = model.tag()
    runs = _runs(found, labels, [model.marginal(label, i) for i, label in enumerate(labels)])
    return tuple(parted_imprints(text, by_neighbours(text, runs)))


def _runs(found: list[Token], labels: list[str], probabilities: list[float]) -> list[Tagged]:
    runs: list[Tagged] = []
    for token, label, probability in zip(found, labels, probabilities, strict=True):
        if runs and runs[-1].label == label:
            last = runs[-1]
            runs[-1] = Tagged(label, last.start, token.end, min(last.probability, probability))
        else:
            runs.append(Tagged(label, token.start, token.end, probability))
    return [run for run in runs if run.label != OTHER]
