"""How much of a claim's wording a source covers, with few passages taken together."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from footnote_audit.match.figures import weight
from footnote_audit.match.passages import Passage, PassageIndex
from footnote_audit.match.question import Question

# A claim of one sentence rarely rests on more passages, and each must add something (tuned on wice-dev: 3, 5, 8).
MOST_PASSAGES = 3
LEAST_GAIN = 0.05

# Claims beyond this length are no likelier for it.
MOST_WORDS = 30

# Logistic weights for "the source supports the claim", by what the passages lack; fitted on wice-dev, AUROC .77 over
# five folds. Fit again when stems, stop words or the choice of passages change.
BIAS = -0.33
BY_MISSING_NAME = -1.01
BY_MISSING_NUMBER = -0.21
BY_MISSING_WORD = -0.36
BY_WORD = 0.15


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a few passages cover of a claim: those passages, the part covered (0 to 1, rare words counting more), and
    the stems that none of them has."""

    passages: tuple[Passage, ...]
    whole: float
    names: frozenset[str]
    numbers: frozenset[str]
    topic: frozenset[str]
    asked: int

    @property
    def likelihood(self) -> float:
        """The likelihood that the source supports a claim of this wording, by wording alone."""
        lacks = BY_MISSING_NAME * len(self.names) + BY_MISSING_NUMBER * len(self.numbers)
        z = BIAS + lacks + BY_MISSING_WORD * len(self.topic) + BY_WORD * min(self.asked, MOST_WORDS)
        return 1 / (1 + exp(-max(z, -MOST_WORDS)))


def cover(asked: Question, index: PassageIndex, ranked: Sequence[Passage]) -> Coverage:
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
        asked=len(stems),
    )
