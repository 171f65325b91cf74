"""From a claim and the sources of its note to one verdict: the note's own words, then the sources, then the facts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from footnote_audit.match.answer import EVIDENCE_SHOWN, RELATIONS, Answer, lowered
from footnote_audit.match.asking import ask
from footnote_audit.match.by_parts import Together, held_back, together
from footnote_audit.match.cited_page import elsewhere
from footnote_audit.match.facts import ask_facts, why_unread
from footnote_audit.match.library import Library, Shelved
from footnote_audit.match.notewords import NoteWords, disagreement
from footnote_audit.match.passages import PassageIndex
from footnote_audit.match.question import Question, question
from footnote_audit.match.ratings import weigh
from footnote_audit.match.role_rating import is_turned
from footnote_audit.match.second_opinion import with_second_opinion
from footnote_audit.match.several import decide
from footnote_audit.match.translated import met_abroad
from footnote_audit.match.weighed import RULES_ALONE, Weighed
from footnote_audit.model import (
    Claim,
    ClaimPart,
    Judges,
    NoteKind,
    Rating,
    ReadSource,
    Relation,
    Verdict,
)
from footnote_audit.values import find_values

KINDS_WITHOUT_TEXT = {
    NoteKind.PERSONAL_COMMUNICATION: "The note rests on a personal communication that nobody else can read.",
    NoteKind.DATABASE: "The note names a database without a record that could be read.",
}

_UNKNOWN = Answer(
    Rating.UNVERIFIABLE,
    0.0,
    "The cited source is not known, so that nothing of it could be read.",
    left_open="is not known",
)


def verdict(
    claim: Claim,
    kind: NoteKind | None,
    own: NoteWords | None,
    sources: Sequence[ReadSource | None],
    library: Library,
    language: str | None,
    frequent: frozenset[str] = frozenset(),
    judges: Judges = RULES_ALONE,
    pages: Mapping[str, str] = MappingProxyType({}),
) -> Verdict:
    """The verdict on a claim; `kind` says what stands at it (None: no citation), `own` are the note's own words,
    `sources` those that its works resolve to (None for a work whose source is not known), `frequent` the names that the
    whole article speaks of, `judges` those heard beside the rules, `pages` the cited pages as printed by the id
    of their source."""
    read = [library.take(source, pages.get(source.source.id)) if source else None for source in sources]
    answers = [_ask(claim, source, language, frequent, judges) if source else _UNKNOWN for source in read]
    found = Together(decide(answers) if any(sources) else _no_source(kind), (), None)
    if claim.parts:
        found = _by_parts(claim, found.answer, list(zip(read, answers, strict=True)), language, judges)
    best = found.answer
    differing = disagreement(claim, own) if own else None
    if differing is not None and best.rating is not Rating.REFUTED:
        found = found._replace(weakest=None)
        best = Answer(
            Rating.PARTLY_SUPPORTED,
            min(best.score, 0.4) or 0.3,
            differing.explanation,
            (differing.evidence, *best.evidence),
            opinions=best.opinions,
        )
    judged = Verdict(
        claim_id=claim.id,
        rating=best.rating,
        score=round(best.score, 4),
        explanation=best.explanation,
        evidence=best.evidence,
        parts=found.parts,
        weakest=found.weakest,
        opinions=best.opinions,
    )
    return with_second_opinion(judged, claim, sources, judges)


def _no_source(kind: NoteKind | None) -> Answer:
    """The answer where no source stands behind the note, with the reason."""
    if kind in KINDS_WITHOUT_TEXT:
        return Answer(Rating.UNVERIFIABLE, 0.0, KINDS_WITHOUT_TEXT[kind])
    if kind is None:
        return Answer(Rating.NOT_CHECKABLE, 0.0, "The note cites no source to check the text against.")
    return _UNKNOWN


def _ask(claim: Claim, source: Shelved, language: str | None, frequent: frozenset[str], judges: Judges) -> Answer:
    """What a source answers: its text first; the facts recorded from it where the text says nothing or is missing."""
    from_text = _ask_text(claim, source, language, judges) if source.text else None
    settled = (Rating.SUPPORTED, Rating.PARTLY_SUPPORTED, Rating.REFUTED)
    if from_text and from_text.rating in settled:
        return from_text
    from_facts = ask_facts(claim, source, language, frequent) if source.facts else None
    if from_facts and (from_text is None or from_facts.rating in settled):
        return from_facts
    return from_text or _unread(source.read)


def _ask_text(claim: Claim, source: Shelved, language: str | None, judges: Judges) -> Answer:
    return _page_first(source, lambda index: answered(*ask(claim, index, language, "the source", judges), source))


def _page_first(source: Shelved, answer: Callable[[PassageIndex], Answer]) -> Answer:
    """What the cited page supports; else what the whole text answers, and on which page."""
    if source.page is not None:
        on_page = answer(source.page)
        if on_page.rating is Rating.SUPPORTED:
            return on_page
    assert source.text is not None  # asked only where there is a text
    return elsewhere(answer(source.text), source.sheets)


def answered(asked: Question, weighed: Weighed, source: Shelved) -> Answer:
    """What the text of a source answers, with the words it rests on; open where the text could not settle it."""
    relation = RELATIONS.get(weighed.rating, Relation.NEUTRAL)
    evidence = tuple(source.from_text(p, relation, weighed.score) for p in weighed.places[:EVIDENCE_SHOWN])
    return _unless_partly_read(
        Answer(weighed.rating, weighed.score, weighed.explanation, evidence, opinions=weighed.opinions), asked, source
    )


def _by_parts(
    claim: Claim,
    whole: Answer,
    asked: Sequence[tuple[Shelved | None, Answer]],
    language: str | None,
    judges: Judges,
) -> Together:
    """The claim with its facts asked of each source that has a text; the others leave open what these do not say."""
    read = [source for source, _ in asked if source and source.text]
    if not read:
        return Together(whole, (), None)
    left_open = [a for source, a in asked if not (source and source.text) and a.rating is Rating.UNVERIFIABLE]
    # A service is asked for the claim alone, not for each of its facts.
    heard = replace(judges, second=None)
    found = [
        decide([*(ask_part(part, source, language, heard) for source in read), *left_open]) for part in claim.parts
    ]
    return together(whole, claim.text, claim.parts, found, len(read))


def ask_part(part: ClaimPart, source: Shelved, language: str | None, judges: Judges) -> Answer:
    """What the text of a source answers to a single fact, which contradicts less easily than a claim."""

    def answer(index: PassageIndex) -> Answer:
        asked = question(part.text, index, values=part.values, language=language)
        weighed = weigh(asked, index, judges=judges)
        return held_back(answered(asked, weighed, source), turned=is_turned(weighed))

    return _page_first(source, answer)


def _unless_partly_read(found: Answer, asked: Question, source: Shelved) -> Answer:
    """Nothing is called not found in a source that was read in part, or whose language the text's words cannot meet."""
    spoken = source.text.language if source.text else None
    if found.rating is Rating.NOT_FOUND and not source.whole:
        text = f"Only a part of the source could be read: {lowered(found.explanation)}"
        left = "could be read only in part"
    elif found.rating is Rating.NOT_FOUND and asked.foreign_to(spoken):
        assert source.text is not None  # its language is known
        met = met_abroad(asked.text, find_values(asked.text, language=asked.language), source.text)
        text = "The source is in another language, and its numbers and names alone do not settle it"
        text += f": {met}." if met else "."
        left = "is in another language, and its numbers and names alone do not settle it"
    else:
        return found
    return Answer(Rating.UNVERIFIABLE, found.score, text, found.evidence, left_open=left, opinions=found.opinions)


def _unread(read: ReadSource) -> Answer:
    if not read.source.public:
        text = "The source is not public, so that it could not be read."
        return Answer(Rating.UNVERIFIABLE, 0.0, text, left_open="is not public")
    why = why_unread(read)
    return Answer(Rating.UNVERIFIABLE, 0.0, f"Not read: {why}.", left_open=f"was not read: {why}")
