"""The few places where a stage receives a capability as an argument."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from footnote_audit.model.sources import Response
from footnote_audit.model.verdicts import HeardJudge, Opinion


class Get(Protocol):
    """From an address to its response; raises FetchError. Stages receive it and never import the network."""

    def __call__(self, uri: str, *, accept: str | None = None) -> Response: ...


class Doubt(NamedTuple):
    """A word of a claim, by its offsets, and how likely it is that the text does not support it, 0 to 1."""

    start: int
    end: int
    score: float


class Entailed(NamedTuple):
    """What a model says of a claim beside a text: the likelihoods, summing to 1, that the text supports it, says
    otherwise, or is silent. `doubts` stand for the claim's words, in order; empty where a model names none."""

    supported: float
    contradicted: float
    silent: float
    doubts: tuple[Doubt, ...] = ()


class Entailment(Protocol):
    """From pairs of a text and a claim to what the text says of the claim, in order; a long text is cut at its end."""

    def __call__(self, pairs: Sequence[tuple[str, str]]) -> Sequence[Entailed]: ...


class Similarity(Protocol):
    """From a claim and passages to how near each is in meaning, -1 to 1; passages met before cost nothing again."""

    def __call__(self, claim: str, passages: Sequence[str]) -> Sequence[float]: ...


class SecondJudge(Protocol):
    """What a service outside says of a claim and the passages found for it; None where it gave no usable answer."""

    def __call__(self, claim: str, passages: Sequence[str]) -> Opinion | None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Judges:
    """The judges beside the rules and the learned weighing of wording; None: not at hand, or not asked for.

    `heard` tells, after all claims, which they were and what came of asking.
    """

    entailment: Entailment | None = None
    similarity: Similarity | None = None
    second: SecondJudge | None = None
    heard: Callable[[], tuple[HeardJudge, ...]] = tuple
