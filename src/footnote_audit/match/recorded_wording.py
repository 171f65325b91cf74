"""Statements against recorded findings: what is said must be there, not only who it is said of."""

from collections.abc import Iterator
from dataclasses import dataclass

from footnote_audit.match.opposites import contrary
from footnote_audit.match.passages import Passage, PassageIndex
from footnote_audit.match.telling import content, denied, shared_stems, telling_stems
from footnote_audit.match.value_rules import printed
from footnote_audit.match.weighed import Weighed, whole_place
from footnote_audit.match.words import words
from footnote_audit.model import Claim, Rating, Value

# Words that are no names and that a finding must share to speak of what is said.
LEAST_PREDICATE = 2
# Parts of a statement's telling words, the article's own names apart, that a finding must have.
PARTLY_FROM = 0.25
MANY_FROM = 0.2
MANY = 3
SUPPORTED_FROM = 0.6
LEAST_SUPPORTED = 3
# A statement that strings so many values together is little else than these.
MANY_VALUES = 3
SUPPORTED_SCORE = 0.6
PARTLY_SCORE = 0.3


@dataclass(frozen=True, slots=True)
class _Said:
    passage: Passage
    part: float
    predicate: int
    shared: int
    names: bool


def weigh_recorded_wording(
    claim: Claim,
    index: PassageIndex,
    frequent: frozenset[str],
    elsewhere: frozenset[int],
    missing: Value | None,
) -> Weighed | None:
    """A statement by the finding that says most of it, None where none does; `missing` is a value without support.

    Findings never contradict a statement: they are a reader's words, and what they deny is often the reading.
    """
    said = max(_said(claim, index, frequent), key=lambda s: (s.part, s.passage.index not in elsewhere), default=None)
    if said is None or said.predicate < LEAST_PREDICATE:
        return None
    if said.part < (MANY_FROM if said.predicate >= MANY else PARTLY_FROM):
        return None
    places = (whole_place(said.passage),)
    whole = said.part >= SUPPORTED_FROM and said.shared >= LEAST_SUPPORTED and said.names
    whole = whole or (missing is None and len(claim.values) >= MANY_VALUES)
    if whole and missing is None:
        return Weighed(Rating.SUPPORTED, SUPPORTED_SCORE, places, "The recorded finding says the same.")
    text = "The recorded finding says a part of it."
    if whole and missing is not None:
        text = f"The recorded finding says the same, but not {printed(missing)}."
    return Weighed(Rating.PARTLY_SUPPORTED, PARTLY_SCORE, places, text)


def _said(claim: Claim, index: PassageIndex, frequent: frozenset[str]) -> Iterator[_Said]:
    asked = content(claim.text, claim.values, frequent)
    capital = frozenset(w.stem for w in words(claim.text) if w.capital and w.start > 0)
    for passage in index.passages:
        exact = index.exact(passage)
        spoken = telling_stems(exact)
        shared = shared_stems(asked, spoken)
        predicate = shared - capital
        if contrary(asked, spoken):
            continue
        if not shared or denied(exact, predicate) != denied(claim.text, predicate):
            continue
        names = shared_stems(capital, spoken) == capital
        yield _Said(passage, len(shared) / len(asked), len(predicate), len(shared), names)
