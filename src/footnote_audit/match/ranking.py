"""The passages of a source in the order in which they bear on a claim: BM25, their neighbours, words not yet covered.

Our own BM25 (Robertson and Zaragoza 2009) stays: bm25s would bring numpy into the default install and builds a matrix
for each page, which costs more than a page's few hundred sentences need.
"""

from collections.abc import Iterable, Sequence
from heapq import nsmallest
from typing import NamedTuple

from footnote_audit.match.passages import Passage, PassageIndex
from footnote_audit.match.question import Question
from footnote_audit.match.words import words
from footnote_audit.model import Similarity

# Passages in a ranked list, and those among which it picks.
RANKED_PASSAGES = 20
CANDIDATES = 40
# Constants tuned on wice-dev and the sub-claims of the WiCE training part together; the neighbours of each value do as
# well within a claim in a hundred. Length counts little: the cited pages print many long sentences that are evidence.
SATURATION = 0.4
LENGTH_WEIGHT = 0.1
BY_RARITY = 1.2
BY_FIGURE = 1.3
BY_SURROUNDING = 0.15
# What a passage takes over from the one before it and from the one behind it.
FROM_BEFORE = 0.15
FROM_BEHIND = 0.15
# What a word still counts in a further passage, once one has it.
SAID_AGAIN = 0.8
# What likeness of meaning counts beside the best score by words (wice-dev: 0.3 to 0.6 are alike), for how many of the
# candidates it is asked, and how much of each is read.
BY_MEANING = 0.4
LIKENED = 20
LIKENED_CHARACTERS = 800
# Characters of the text before a claim that are searched for names.
SURROUNDING_CHARACTERS = 3000
# Distinct words asked for, and entries of the index that are read for a claim, rarest words first: an endless claim
# or source costs no more than a long one.
MOST_STEMS = 200
MOST_ENTRIES = 200_000


class Surroundings(NamedTuple):
    """The stems of the text around a claim: its names, which the source may name where the claim says "it", and all
    its telling words, which the source need not repeat."""

    names: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()


NOWHERE = Surroundings()


def surrounding(context: str) -> Surroundings:
    """What the text before a claim tells of it."""
    told = [w for w in words(context[-SURROUNDING_CHARACTERS:]) if not w.common]
    return Surroundings(frozenset(w.stem for w in told if w.capital), frozenset(w.stem for w in told))


def rank(
    asked: Question, index: PassageIndex, around: Surroundings = NOWHERE, similarity: Similarity | None = None
) -> tuple[Passage, ...]:
    """The passages that bear on a claim, best first, at most RANKED_PASSAGES; those near it in meaning go ahead where a
    model tells them."""
    weights = _weights(asked, index, around.names)
    scores = _with_neighbours(_scores(weights, index), len(index.passages))
    best = nsmallest(CANDIDATES, scores, key=lambda number: (-scores[number], number))
    if similarity and best:
        scores = {**scores, **_likened(asked.text, best[:LIKENED], scores, index, similarity)}
    return tuple(index.passages[number] for number in _picked(best, scores, weights, index))


def _likened(
    claim: str, best: Sequence[int], scores: dict[int, float], index: PassageIndex, similarity: Similarity
) -> dict[int, float]:
    """The scores of the best candidates with their likeness of meaning, on the scale of the best one by words."""
    near = similarity(claim, [index.exact(index.passages[n])[:LIKENED_CHARACTERS] for n in best])
    top = scores[best[0]]
    return {n: scores[n] + BY_MEANING * top * like for n, like in zip(best, near, strict=True)}


def asked_stems(asked: Question) -> frozenset[str]:
    """The stems that a claim is asked with: all its telling words, or those near the one value that is asked for."""
    if asked.whole:
        return frozenset(w.stem for w in words(asked.text) if not w.common)
    return asked.names | asked.topic | asked.numbers


def _weights(asked: Question, index: PassageIndex, around: frozenset[str]) -> dict[str, float]:
    """What a hit of each stem counts, rarest first, as far as the source has it at all."""
    own = {s: BY_FIGURE if s[:1].isdigit() else 1.0 for s in asked_stems(asked)}
    other = {s: BY_SURROUNDING for s in around if s not in own}
    held = sorted((s for s in (*own, *other) if index.holds(s)), key=lambda s: (-index.weight(s), s))[:MOST_STEMS]
    weights, entries = dict[str, float](), 0
    for stem in held:
        entries += index.count(stem)
        if entries > MOST_ENTRIES and weights:
            break
        weights[stem] = (own.get(stem) or other[stem]) * index.weight(stem) ** BY_RARITY
    return weights


def _scores(weights: dict[str, float], index: PassageIndex) -> dict[int, float]:
    scores: dict[int, float] = {}
    for stem, weight in weights.items():
        for number in index.having(stem):
            scores[number] = scores.get(number, 0.0) + weight
    return {number: score * _damping(number, index) for number, score in scores.items()}


def _damping(number: int, index: PassageIndex) -> float:
    length = index.length(number)
    return (SATURATION + 1) / (1 + SATURATION * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * length))


def _with_neighbours(scores: dict[int, float], count: int) -> dict[int, float]:
    """Scores with a share of those beside: a fact is told over sentences that follow each other."""
    spread = dict(scores)
    for number, score in scores.items():
        if number + 1 < count:
            spread[number + 1] = spread.get(number + 1, 0.0) + FROM_BEFORE * score
        if number:
            spread[number - 1] = spread.get(number - 1, 0.0) + FROM_BEHIND * score
    return spread


def _picked(
    candidates: Iterable[int], scores: dict[int, float], weights: dict[str, float], index: PassageIndex
) -> list[int]:
    """Candidates one after the other, words that those before have counting less each time."""
    left, picked = dict(scores), list[int]()
    open_ones = list(candidates)
    parts = {n: {s for s in index.passages[n].stems if s in weights} for n in open_ones}
    damping = {n: _damping(n, index) for n in open_ones}
    counts = dict(weights)
    while open_ones and len(picked) < RANKED_PASSAGES:
        best = max(open_ones, key=lambda n: (left[n], -n))
        open_ones.remove(best)
        picked.append(best)
        for stem in parts[best]:
            lost = counts[stem] * (1 - SAID_AGAIN)
            counts[stem] -= lost
            for number in open_ones:
                if stem in parts[number]:
                    left[number] -= lost * damping[number]
    return picked
