"""A quotation against a source: its words, and who says them."""

import re
from dataclasses import dataclass

from footnote_audit.match.passages import Passage, PassageIndex
from footnote_audit.match.question import Question
from footnote_audit.match.quotations import NEAR_VERBATIM, Alignment, align
from footnote_audit.match.quote_changes import Change, change_of
from footnote_audit.match.translated import across_languages, is_translated
from footnote_audit.match.words import words
from footnote_audit.model import Edit, Rating, Span

# Scores by what was found (numeric-dev): a verbatim quotation is rarely wrong, an altered one never right.
VERBATIM_SCORE = 0.95
ALTERED_SCORE = 0.4
CONTRARY_SCORE = 0.05
ABSENT_SCORE = 0.05
TRANSLATED_SCORE = 0.3
# Sentences on each side of a quotation in which its speaker may be named.
NEIGHBOURS = 2

_NAME = r"(?:[A-ZÀ-ÞА-Я][\w'’-]+(?:\s+(?:(?:de|von|van|al|el|ben|bin|der|di|da)\s+)?[A-ZÀ-ÞА-Я][\w'’-]+){0,5})"
_SAYS = (
    r"(?:said|says|told|declared|declares|stated|states|remarked|added|argued|wrote|writes|announced|warned|claimed|"
    r"a dit|dit|a déclaré|déclare|affirme|a affirmé|sagte|sagt|erklärte|betonte|dijo|declaró|afirmó|disse|dichiarò|"
    r"ha detto|afirmou|declarou|сказал|сказала|заявил|заявила)"
)
_SPEAKER = re.compile(rf"(?P<before>{_NAME}),?\s+{_SAYS}\b|{_SAYS}\s+(?P<after>{_NAME})")


@dataclass(frozen=True, slots=True)
class Spoken:
    """How a quotation was found. `explanation` has the places {speaker} and {Speaker} for what the source is called;
    `edits` lead from the quotation to the words found."""

    rating: Rating
    score: float
    explanation: str
    passage: Passage | None = None
    start: int = 0
    end: int = 0
    edits: tuple[Edit, ...] = ()


def weigh_quotation(asked: Question, span: Span, index: PassageIndex) -> Spoken:
    """A quotation of a claim (a span of its text) against the best place in a source."""
    words_said = asked.text[span.start : span.end]
    found = align(words_said, index)
    if found is None or found.share < NEAR_VERBATIM:
        if is_translated(asked, words_said, index):
            return Spoken(Rating.UNVERIFIABLE, TRANSLATED_SCORE, across_languages(words_said, asked.language, index))
        return Spoken(Rating.NOT_FOUND, ABSENT_SCORE, "{Speaker} does not have the quoted words.")
    change, sentence = change_of(found.edits)
    if change is Change.CONTRARY:
        return _at(found, Rating.REFUTED, CONTRARY_SCORE, sentence)
    if change is Change.WORDING:
        return _at(found, Rating.PARTLY_SUPPORTED, ALTERED_SCORE, sentence)
    ours, theirs = _speaker(asked.text, span), _source_speaker(found, index)
    if ours and theirs and not ours & _names_around(found, index):
        text = "{Speaker} has these words, but gives them to someone else."
        return _at(found, Rating.REFUTED, CONTRARY_SCORE, text)
    return _at(found, Rating.SUPPORTED, VERBATIM_SCORE, "{Speaker} has these words.")


def _at(found: Alignment, rating: Rating, score: float, explanation: str) -> Spoken:
    return Spoken(rating, score, explanation, found.passage, found.start, found.end, found.edits)


def _speaker(text: str, quotation: Span) -> set[str]:
    """The names that a text says spoke, outside the quotation."""
    outside = text[: quotation.start] + " " + text[quotation.end :]
    runs = [match["before"] or match["after"] for match in _SPEAKER.finditer(outside)]
    return {w.stem for run in runs for w in words(run)}


def _source_speaker(found: Alignment, index: PassageIndex) -> set[str]:
    start, end = found.passage.start, found.passage.end
    quotation = Span(start=max(0, found.start - start), end=max(0, found.end - start))
    return _speaker(index.text[start:end], quotation)


def _names_around(found: Alignment, index: PassageIndex) -> set[str]:
    low = max(0, found.passage.index - NEIGHBOURS)
    around = index.passages[low : found.passage.index + NEIGHBOURS + 1]
    return {w.stem for p in around for w in p.words if w.capital}
