"""From a claim and the sources of its note to one verdict: the note's own words, then the sources, then the facts."""

from collections.abc import Sequence
from dataclasses import dataclass

from footnote_audit.match.library import Library, Shelved
from footnote_audit.match.notewords import NoteWords, disagreement
from footnote_audit.match.passages import PassageIndex
from footnote_audit.match.question import Question, question_of_quotation, question_of_value, question_of_wording
from footnote_audit.match.ratings import weigh
from footnote_audit.match.weighed import Weighed
from footnote_audit.model import (
    Citation,
    Claim,
    ClaimKind,
    Evidence,
    NoteKind,
    Outcome,
    Rating,
    ReadSource,
    Relation,
    Verdict,
)

# Passages shown with a verdict: more is no longer read.
EVIDENCE_SHOWN = 3
# Where several sources are cited, the best of them decides; a source that could not be read keeps the rest open.
_BEST_FIRST = (
    Rating.SUPPORTED,
    Rating.PARTLY_SUPPORTED,
    Rating.REFUTED,
    Rating.UNVERIFIABLE,
    Rating.NOT_FOUND,
    Rating.NOT_CHECKABLE,
)
_RELATIONS = {Rating.SUPPORTED: Relation.SUPPORTS, Rating.REFUTED: Relation.REFUTES}
_KINDS_WITHOUT_TEXT = {
    NoteKind.PERSONAL_COMMUNICATION: "The note rests on a personal communication that nobody else can read.",
    NoteKind.DATABASE: "The note names a database without a record that could be read.",
}
# Words on each side of a value that must be met for it to count as supported; fewer than three say nothing.
CLOSE_WORDS = 6
LEAST_CLOSE_WORDS = 3
_GOOD = (Rating.SUPPORTED, Rating.PARTLY_SUPPORTED)
# Notes on a source share some words with every claim on its subject: less than this says nothing of a statement.
LEAST_OF_FACTS = 0.3
RECORDED = "Rests on a recorded finding, not on the source's own text: "


@dataclass(frozen=True, slots=True)
class Answer:
    """What one source or the note itself answers to a claim."""

    rating: Rating
    score: float
    explanation: str
    evidence: tuple[Evidence, ...] = ()


def verdict(
    claim: Claim,
    citation: Citation | None,
    own: NoteWords | None,
    sources: Sequence[ReadSource],
    library: Library,
    language: str | None,
) -> Verdict:
    """The verdict on a claim; `own` are the note's own words, `sources` those that its works resolve to."""
    answers = [_ask(claim, library.take(source), language) for source in sources]
    best = min(answers, key=lambda a: (_BEST_FIRST.index(a.rating), -a.score), default=_no_source(citation))
    differing = disagreement(claim, own) if own else None
    if differing is not None and best.rating is not Rating.REFUTED:
        best = Answer(
            Rating.PARTLY_SUPPORTED,
            min(best.score, 0.4) or 0.3,
            differing.explanation,
            (differing.evidence, *best.evidence),
        )
    return Verdict(
        claim_id=claim.id,
        rating=best.rating,
        score=round(best.score, 4),
        explanation=best.explanation,
        evidence=best.evidence,
    )


def _no_source(citation: Citation | None) -> Answer:
    """The answer where no source stands behind the note, with the reason."""
    if citation is not None and citation.kind in _KINDS_WITHOUT_TEXT:
        return Answer(Rating.UNVERIFIABLE, 0.0, _KINDS_WITHOUT_TEXT[citation.kind])
    if citation is None or not citation.items:
        return Answer(Rating.NOT_CHECKABLE, 0.0, "The note cites no source to check the text against.")
    return Answer(Rating.UNVERIFIABLE, 0.0, "The cited source is not known, so that nothing of it could be read.")


def _ask(claim: Claim, source: Shelved, language: str | None) -> Answer:
    """What a source answers: its text first; the facts recorded from it where the text says nothing or is missing."""
    from_text = _ask_text(claim, source, language) if source.text else None
    settled = (Rating.SUPPORTED, Rating.PARTLY_SUPPORTED, Rating.REFUTED)
    if from_text and from_text.rating in settled:
        return from_text
    from_facts = _ask_facts(claim, source, language) if source.facts else None
    if from_facts and (from_text is None or from_facts.rating in settled):
        return from_facts
    return from_text or _unread(source.read)


def _ask_text(claim: Claim, source: Shelved, language: str | None) -> Answer:
    index = source.text
    assert index is not None  # asked only where there is a text
    asked, weighed = _weigh(claim, index, language, "the source")
    relation = _RELATIONS.get(weighed.rating, Relation.NEUTRAL)
    evidence = tuple(source.from_text(p, relation, weighed.score) for p in weighed.places[:EVIDENCE_SHOWN])
    rating, explanation = _unless_partly_read(weighed, asked, source, index.language)
    return Answer(rating, weighed.score, explanation, evidence)


def _unless_partly_read(weighed: Weighed, asked: Question, source: Shelved, spoken: str | None) -> tuple[Rating, str]:
    """Nothing is called not found in a source that was read in part, or whose language the text's words cannot meet."""
    if weighed.rating is Rating.NOT_FOUND and not source.whole:
        return Rating.UNVERIFIABLE, f"Only a part of the source could be read: {_lowered(weighed.explanation)}"
    if weighed.rating is Rating.NOT_FOUND and asked.foreign_to(spoken):
        return (
            Rating.UNVERIFIABLE,
            "The source is in another language, and its numbers and names alone do not settle it.",
        )
    return weighed.rating, weighed.explanation


def _ask_facts(claim: Claim, source: Shelved, language: str | None) -> Answer:
    index = source.facts
    assert index is not None  # asked only where there are facts
    _, weighed = _weigh(claim, index, language, "the recorded finding")
    slight = weighed.rating is Rating.PARTLY_SUPPORTED and claim.kind is ClaimKind.STATEMENT
    if weighed.rating in (Rating.NOT_FOUND, Rating.UNVERIFIABLE) or (slight and weighed.score < LEAST_OF_FACTS):
        return Answer(Rating.UNVERIFIABLE, weighed.score, _silent(claim, source.read))
    relation = _RELATIONS.get(weighed.rating, Relation.NEUTRAL)
    evidence = tuple(source.from_fact(p, relation, weighed.score) for p in weighed.places[:EVIDENCE_SHOWN])
    return Answer(weighed.rating, weighed.score, RECORDED + _lowered(weighed.explanation), evidence)


def _lowered(sentence: str) -> str:
    """A sentence as it goes on behind a colon."""
    return sentence[:1].lower() + sentence[1:]


def _silent(claim: Claim, read: ReadSource) -> str:
    what = claim.values[0].exact if claim.kind in (ClaimKind.FIGURE, ClaimKind.DATE) and claim.values else "it"
    reason = "" if read.document else f" ({_reason(read)})"
    return f"The source itself was not read{reason}, and the recorded findings say nothing of {what}."


def _unread(read: ReadSource) -> Answer:
    if not read.source.public:
        return Answer(Rating.UNVERIFIABLE, 0.0, "The source is not public, so that it could not be read.")
    return Answer(Rating.UNVERIFIABLE, 0.0, f"The source could not be read: {_reason(read)}.")


def _reason(read: ReadSource) -> str:
    """Why there is no text, without a final stop."""
    reason = read.snapshot.reason.strip().rstrip(".")
    if read.snapshot.outcome is Outcome.OK:
        return "the copy holds no text that could be read"
    return reason or read.snapshot.outcome.value


def _weigh(claim: Claim, index: PassageIndex, language: str | None, speaker: str) -> tuple[Question, Weighed]:
    """The claim weighed; a value first with the words close to it, which may support it but not contradict it."""
    if claim.kind in (ClaimKind.FIGURE, ClaimKind.DATE) and claim.values:
        close = question_of_value(
            claim.text, index, claimed=claim.values[0], values=claim.values, language=language, reach=CLOSE_WORDS
        )
        weighed = weigh(close, index, speaker)
        if weighed.rating in _GOOD and len(close.names | close.topic) >= LEAST_CLOSE_WORDS:
            return close, weighed
    asked = _question(claim, index, language)
    return asked, weigh(asked, index, speaker)


def _question(claim: Claim, index: PassageIndex, language: str | None) -> Question:
    if claim.kind is ClaimKind.QUOTATION:
        return question_of_quotation(claim.text, index, language=language)
    if claim.kind is ClaimKind.STATEMENT or not claim.values:
        return question_of_wording(claim.text, index, values=claim.values, language=language)
    return question_of_value(claim.text, index, claimed=claim.values[0], values=claim.values, language=language)
