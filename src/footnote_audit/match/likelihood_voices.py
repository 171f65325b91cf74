"""The judges of a claim's wording, one after the other: the learned weighing always, the model where it is there."""

from typing import NamedTuple

from footnote_audit.match.likelihood import likelihood
from footnote_audit.match.likelihood_features import features, wording
from footnote_audit.match.likelihood_model import Heard, hear, together
from footnote_audit.match.passages import Passage, PassageIndex
from footnote_audit.match.question import Question
from footnote_audit.match.ranking import Surroundings, rank
from footnote_audit.model import JudgeName, Judges, Opinion, Rating

# Likelihoods from which an opinion of one judge is told as support, and as support in part.
OPINION_SUPPORTED = 0.5
OPINION_PARTLY = 0.15


class Voices(NamedTuple):
    """The passages that bear on a claim, best first, how likely they are to support it, and who says what."""

    order: tuple[Passage, ...]
    likelihood: float
    opinions: tuple[Opinion, ...] = ()


def listen(asked: Question, index: PassageIndex, around: Surroundings, judges: Judges) -> Voices:
    """The judges of a claim's wording, those that are at hand; a value asked for alone is no matter for the model."""
    order = rank(asked, index, around, judges.similarity)
    likely = likelihood(features(wording(asked), index, order, around.stems))
    if not judges.entailment or not order or not (asked.whole or not asked.asked):
        return Voices(order, likely)
    heard = hear(asked.text, order, index, judges.entailment)
    return Voices(order, together(likely, heard), (_of_wording(likely), _of_model(heard)))


def _of_wording(likely: float) -> Opinion:
    said = f"By its wording the source supports it with a likelihood of {likely:.0%}."
    return Opinion(judge=JudgeName.WORDING, rating=_rating(likely), score=round(likely, 4), said=said)


def _of_model(heard: Heard) -> Opinion:
    """The model's opinion: what it takes for a contradiction it says so, which decides nothing."""
    told = heard.said
    if told.contradicted > max(told.supported, told.silent):
        rating, what = Rating.REFUTED, "says otherwise"
    else:
        rating = _rating(told.supported)
        what = "supports it" if rating is Rating.SUPPORTED else "does not support all of it"
    said = f"Of the best passages together the model says that the source {what} ({told.supported:.0%} for support)."
    return Opinion(judge=JudgeName.MODEL, rating=rating, score=round(told.supported, 4), said=said)


def _rating(likely: float) -> Rating:
    if likely >= OPINION_SUPPORTED:
        return Rating.SUPPORTED
    return Rating.PARTLY_SUPPORTED if likely >= OPINION_PARTLY else Rating.NOT_FOUND
