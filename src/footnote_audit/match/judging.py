"""One claim against one source: what the stage command `footnote-audit match` answers."""

from collections.abc import Sequence
from dataclasses import dataclass

from footnote_audit.match.passages import PassageIndex, index_sentences, index_text
from footnote_audit.match.question import question
from footnote_audit.match.ranking import surrounding
from footnote_audit.match.ratings import weigh
from footnote_audit.match.weighed import RULES_ALONE
from footnote_audit.match.words import language
from footnote_audit.model import Judges, Opinion, Rating
from footnote_audit.values import find_values


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageHit:
    """Words of a source that a judgement rests on: the sentence's number from 0, offsets into the source's text."""

    sentence: int
    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A rating, the confidence from 0 to 1 that the source supports the claim, evidence best first, a sentence,
    and what each judge said where several were heard."""

    rating: Rating
    score: float
    evidence: tuple[PassageHit, ...]
    explanation: str
    opinions: tuple[Opinion, ...] = ()


def judge(claim: str, source: str | Sequence[str], *, context: str = "", judges: Judges = RULES_ALONE) -> Judgement:
    """How a claim stands against a source.

    `source` is a text or its sentences; offsets of the evidence count characters of the text, or of the sentences
    joined by a space. `context` is what stands before the claim: it helps to tell the claim's language.
    """
    index = index_text(source) if isinstance(source, str) else index_sentences(source)
    return judge_indexed(claim, index, context=context, judges=judges)


def judge_indexed(claim: str, index: PassageIndex, *, context: str = "", judges: Judges = RULES_ALONE) -> Judgement:
    """The same for a source that is indexed already."""
    if not index.passages or not claim.strip():
        missing = "The source holds no text." if claim.strip() else "There is no claim to check."
        rating = Rating.UNVERIFIABLE if claim.strip() else Rating.NOT_CHECKABLE
        return Judgement(rating=rating, score=0.0, evidence=(), explanation=missing)
    spoken = language(f"{claim} {context}".strip())
    values = find_values(claim, language=spoken)
    asked = question(claim, index, values=values, language=spoken)
    weighed = weigh(asked, index, judges=judges, around=surrounding(context))
    hits = tuple(
        PassageHit(sentence=p.passage.index, start=p.start, end=p.end, exact=index.text[p.start : p.end])
        for p in weighed.places
    )
    return Judgement(
        rating=weighed.rating,
        score=round(weighed.score, 4),
        evidence=hits,
        explanation=weighed.explanation,
        opinions=weighed.opinions,
    )
