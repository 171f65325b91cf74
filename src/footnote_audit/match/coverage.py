"""How much of a claim's wording a source covers, with few passages taken together."""

from collections.abc import Sequence
from dataclasses import dataclass

from footnote_audit.match.figures import weight
from footnote_audit.match.passages import Passage, PassageIndex
from footnote_audit.match.question import Question

# A claim of one sentence rarely rests on more passages, and each must add something (tuned on wice-dev: 3, 5, 8).
MOST_PASSAGES = 3
LEAST_GAIN = 0.05


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a few passages cover of a claim: those passages, the part covered (0 to 1, rare words counting more), and
    the stems that none of them has. `likelihood` is that of support by wording alone."""

    passages: tuple[Passage, ...]
    whole: float
    names: frozenset[str]
    numbers: frozenset[str]
    topic: frozenset[str]
    likelihood: float


def cover(asked: Question, index: PassageIndex, ranked: Sequence[Passage], likely: float) -> Coverage:
    """The coverage of a claim by the passages that add most, picked one after the other."""
    stems = asked.names | asked.topic | asked.numbers
    weights = {stem: weight(index, stem) for stem in stems}
    total = sum(weights.values())
    left, chosen = set(stems), list[Passage]()
    for _ in range(MOST_PASSAGES):
        gain, pick = max(
            ((sum(weights[s] for s in left & p.stems), p) for p in ranked if p not in chosen),
            key=lambda pair: (pair[0], -pair[1].index),
            default=(0.0, None),
        )
        if pick is None or not total or gain / total < LEAST_GAIN:
            break
        chosen.append(pick)
        left -= pick.stems
    return Coverage(
        passages=tuple(chosen),
        whole=1 - sum(weights[s] for s in left) / total if total else 0.0,
        names=asked.names & left,
        numbers=asked.numbers & left,
        topic=asked.topic & left,
        likelihood=likely,
    )
