"""The model's share in a verdict: what it says of the best passages, weighed together with their wording."""

from collections.abc import Sequence
from math import log
from typing import NamedTuple

from footnote_audit.match.likelihood import logistic
from footnote_audit.match.passages import Passage, PassageIndex
from footnote_audit.match.words import words
from footnote_audit.model import Entailed, Entailment

# Words of the passages that a model is given at once, in the order of the page, and characters of each.
WINDOW_WORDS = 150
PASSAGE_CHARACTERS = 800
# The wording judge, the model's likelihood of support, its greatest doubt and its mean doubt, weighed together; fitted
# on wice-dev, which the model never saw, by training/claim_wording/stack.py. Fit again with each new model.
BIAS = -0.496
BY_WORDING = 0.755
BY_SUPPORT = 0.011
BY_MOST_DOUBTED = -0.058
BY_DOUBT = -0.249
WEIGHTS = (BY_WORDING, BY_SUPPORT, BY_MOST_DOUBTED, BY_DOUBT)
# Likelihoods are held off 0 and 1, where the model is surer than it is right.
SUREST = 0.99


class Heard(NamedTuple):
    """What the model says of a claim: the likelihoods of the three answers, and its doubts of single words."""

    said: Entailed
    most_doubted: float
    doubted: float


def together(likely: float, heard: Heard) -> float:
    """The likelihood of support by wording and model together."""
    return logistic(BIAS + sum(w * v for w, v in zip(WEIGHTS, signals(likely, heard), strict=True)))


def signals(likely: float, heard: Heard) -> tuple[float, ...]:
    """What is weighed together, in the order of WEIGHTS."""
    return (
        log_odds(likely),
        log_odds(heard.said.supported),
        log_odds(heard.most_doubted),
        log_odds(heard.doubted),
    )


def hear(claim: str, ranked: Sequence[Passage], index: PassageIndex, entailment: Entailment) -> Heard:
    """What the model says of a claim beside the best passages, in the order of the page."""
    (said,) = entailment([(window(ranked, index), claim)])
    telling = {(w.start, w.end) for w in words(claim) if not w.common}
    doubts = [d.score for d in said.doubts if (d.start, d.end) in telling] or [d.score for d in said.doubts]
    return Heard(said, max(doubts, default=0.5), sum(doubts) / len(doubts) if doubts else 0.5)


def window(ranked: Sequence[Passage], index: PassageIndex) -> str:
    """The best passages that fit, in the order of the page."""
    taken, room = list[Passage](), WINDOW_WORDS
    for passage in ranked:
        if taken and passage.length > room:
            continue
        taken.append(passage)
        room -= passage.length
    return " ".join(index.exact(p)[:PASSAGE_CHARACTERS] for p in sorted(taken, key=lambda p: p.index))


def log_odds(likelihood: float) -> float:
    """A likelihood on the scale of the logistic function."""
    held = min(SUREST, max(1 - SUREST, likelihood))
    return log(held / (1 - held))
