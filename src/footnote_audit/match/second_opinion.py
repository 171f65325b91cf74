"""The opinion of a service outside beside a verdict: it may lower the confidence and never changes a rating."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from footnote_audit.match.judging import Judgement
from footnote_audit.model import (
    Claim,
    EvidenceOrigin,
    JudgeName,
    Judges,
    Opinion,
    Rating,
    ReadSource,
    Verdict,
)

Judged = TypeVar("Judged", Verdict, Judgement)
# How much support a rating speaks of, least first; ratings that stand nowhere here are beside the question.
_SUPPORT = (Rating.REFUTED, Rating.NOT_FOUND, Rating.PARTLY_SUPPORTED, Rating.SUPPORTED)


def with_second_opinion(
    verdict: Verdict, claim: Claim, sources: Sequence[ReadSource | None], judges: Judges
) -> Verdict:
    """The verdict with what the second judge says of the claim and of the passages found for it, where it is heard.

    It is shown the words of public sources alone: not those of interviews, nor what a person noted.
    """
    if judges.second is None or verdict.rating is Rating.NOT_CHECKABLE:
        return verdict
    private = {s.source.id for s in sources if s is not None and not s.source.public}
    passages = [
        e.selector.exact
        for e in verdict.evidence
        if e.origin is EvidenceOrigin.SOURCE and e.source_id not in private and e.selector.exact.strip()
    ]
    heard = judges.second(claim.text, passages) if passages else None
    return beside(verdict, heard) if heard is not None else verdict


def beside(verdict: Judged, heard: Opinion) -> Judged:
    """A verdict or judgement with the opinion of a service beside it.

    Sources are written by strangers, and a service may obey what a passage tells it to answer. So its opinion never
    changes the rating, the sentence or the evidence, and moves the score only down.
    """
    opinions: tuple[Opinion, ...] = verdict.opinions
    if not opinions:
        said = verdict.explanation
        opinions = (Opinion(judge=JudgeName.RULES, rating=verdict.rating, score=verdict.score, said=said),)
    opinions = (*opinions, replace(heard, judge=JudgeName.SERVICE))
    return replace(verdict, score=tempered(verdict.rating, verdict.score, heard), opinions=opinions)


def tempered(rating: Rating, score: float, heard: Opinion) -> float:
    """The score after another opinion: the mean of both where that one finds less support, else as it was."""
    if rating not in _SUPPORT or heard.rating not in _SUPPORT or not 0 <= heard.score <= 1:
        return score
    if _SUPPORT.index(heard.rating) >= _SUPPORT.index(rating):
        return score
    return min(score, round((score + heard.score) / 2, 4))
