"""Statements against recorded findings: what is said must be there, not only who it is said of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from footnote_audit.match.figures import Match, overlapping
from footnote_audit.match.opposites import contrary
from footnote_audit.match.passages import Passage, PassageIndex
from footnote_audit.match.question import MOST_VALUES, is_time
from footnote_audit.match.telling import content, denied, shared_stems, spoken, telling_stems
from footnote_audit.match.told import report_date
from footnote_audit.match.value_rules import printed
from footnote_audit.match.weighed import Weighed, whole_place
from footnote_audit.model import Claim, Rating, Value
from footnote_audit.values import Comparison, compare

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


class Unsaid(NamedTuple):
    """A value of a statement that no finding has for the same thing; `partly`: one has it in part."""

    value: Value
    partly: bool


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
    unsaid: Sequence[Unsaid],
) -> Weighed | None:
    """A statement by the finding that says most of it, None where none does; `unsaid` are its values without support.

    Findings never contradict a statement: they are a reader's words, and what they deny is often the reading. One that
    has none of its values but another of their kind may tell of another case ("in 1938" for "in 1935").
    """
    said = max(_said(claim, index, frequent), key=lambda s: (s.part, s.passage.index not in elsewhere), default=None)
    if said is None or said.predicate < LEAST_PREDICATE:
        return None
    if said.part < (MANY_FROM if said.predicate >= MANY else PARTLY_FROM):
        return None
    if len(unsaid) == len(claim.values[:MOST_VALUES]) and _others(unsaid, said.passage, index):
        return None
    places = (whole_place(said.passage),)
    enough = said.shared >= LEAST_SUPPORTED or said.part == 1.0
    whole = said.part >= SUPPORTED_FROM and enough and said.names
    whole = whole or (not unsaid and len(claim.values) >= MANY_VALUES)
    if whole and not unsaid:
        return Weighed(Rating.SUPPORTED, SUPPORTED_SCORE, places, "The recorded finding says the same.")
    text = "The recorded finding says a part of it."
    if whole:
        text = f"The recorded finding says the same, but not {printed(unsaid[0].value)}."
    return Weighed(Rating.PARTLY_SUPPORTED, PARTLY_SCORE, places, text)


def _others(unsaid: Sequence[Unsaid], passage: Passage, index: PassageIndex) -> bool:
    """Whether a finding has other values in the place of those of a claim, none of which is met even in part."""
    if any(u.partly for u in unsaid):
        return False
    exact = index.exact(passage)
    for found in index.values(passage):
        local = replace(found, start=found.start - passage.start, end=found.end - passage.start)
        differs = any(compare(u.value, found) is Comparison.DIFFERS and not _touch(u.value, found) for u in unsaid)
        if differs and not (is_time(found) and report_date(exact, local)):
            return True
    return False


def _touch(claimed: Value, found: Value) -> bool:
    """Whether two dates share some days."""
    return is_time(claimed) and overlapping(Match(claimed=claimed, found=found, comparison=Comparison.DIFFERS))


def _said(claim: Claim, index: PassageIndex, frequent: frozenset[str]) -> Iterator[_Said]:
    asked = content(claim.text, claim.values, frequent)
    capital = frozenset(w.stem for w in spoken(claim.text, claim.values) if w.capital and w.start > 0)
    for passage in index.passages:
        exact = index.exact(passage)
        told = telling_stems(exact)
        shared = shared_stems(asked, told, alike=True)
        predicate = shared - capital
        if contrary(asked, told):
            continue
        if not shared or denied(exact, predicate) != denied(claim.text, predicate):
            continue
        names = shared_stems(capital, told) == capital
        yield _Said(passage, len(shared) / len(asked), len(predicate), len(shared), names)
