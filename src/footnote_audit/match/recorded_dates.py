"""Recorded findings that give another date of an event that happens only once."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from footnote_audit.match.passages import Passage, PassageIndex
from footnote_audit.match.question import is_time
from footnote_audit.match.recorded import MOST_FINDINGS
from footnote_audit.match.same_event import once, same_matter
from footnote_audit.match.told import report_date, without_provenance
from footnote_audit.match.value_rules import printed
from footnote_audit.match.weighed import REFUTED_SCORE, Weighed, whole_place
from footnote_audit.match.words import words
from footnote_audit.model import Claim, Rating, Span, Value
from footnote_audit.values import date_span


class OtherDate(NamedTuple):
    """A finding that affirms another date of an event than the one claimed."""

    passage: Passage
    found: Value


def other_date(
    claim: Claim, index: PassageIndex, frequent: frozenset[str], among: Iterable[Passage]
) -> OtherDate | None:
    """The first of some findings that affirms another date of the event whose date is claimed; None without one.

    `frequent` are as for the other rules on findings.
    """
    if not is_time(claim.values[0]):
        return None
    for passage, found in _dates(index, among):
        local = replace(found, start=found.start - passage.start, end=found.end - passage.start)
        exact, place = index.exact(passage), Span(start=local.start, end=local.end)
        if not _apart(claim.values[0], found) or report_date(exact, local) or not once(claim, exact, place):
            continue
        if same_matter(claim, exact, place, frequent):
            return OtherDate(passage, found)
    return None


def refuted(claim: Claim, other: OtherDate) -> Weighed:
    """The verdict on a date of which the source itself gives another."""
    text = f"The text says {printed(claim.values[0])}; the recorded finding says {printed(other.found)}."
    return Weighed(Rating.REFUTED, REFUTED_SCORE, (whole_place(other.passage),), text)


def _dates(index: PassageIndex, among: Iterable[Passage]) -> Iterator[tuple[Passage, Value]]:
    """The findings among some that affirm something and give one date."""
    for passage in islice(among, MOST_FINDINGS):
        if any(w.negates for w in words(without_provenance(index.exact(passage)))):
            continue
        dates = [v for v in index.values(passage) if is_time(v)]
        if len(dates) == 1:
            yield passage, dates[0]


def _apart(claimed: Value, found: Value) -> bool:
    """Whether two dates share no day; one without its year shares some with any."""
    ours, theirs = date_span(claimed.date or ""), date_span(found.date or "")
    return ours is not None and theirs is not None and (ours[1] < theirs[0] or theirs[1] < ours[0])
