"""Recorded findings that give another date of an event that happens only once."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from footnote_audit.match.passages import Passage, PassageIndex
from footnote_audit.match.question import is_time
from footnote_audit.match.recorded import MOST_FINDINGS
from footnote_audit.match.same_event import once, same_matter
from footnote_audit.match.told import report_date
from footnote_audit.match.value_rules import printed
from footnote_audit.match.weighed import REFUTED_SCORE, Weighed, whole_place
from footnote_audit.model import Claim, Rating, Span, Value
from footnote_audit.values import date_span


def other_date(
    claim: Claim, index: PassageIndex, frequent: frozenset[str], elsewhere: frozenset[int]
) -> Weighed | None:
    """A date refuted by a finding from the source itself that affirms another one of the same event; None else.

    `frequent` and `elsewhere` are as for the other rules on findings.
    """
    for passage, found in _dates(index, elsewhere):
        local = replace(found, start=found.start - passage.start, end=found.end - passage.start)
        exact, place = index.exact(passage), Span(start=local.start, end=local.end)
        if not _apart(claim.values[0], found) or report_date(exact, local) or not once(claim, exact, place):
            continue
        if same_matter(claim, exact, place, frequent):
            text = f"The text says {printed(claim.values[0])}; the recorded finding says {printed(found)}."
            return Weighed(Rating.REFUTED, REFUTED_SCORE, (whole_place(passage),), text)
    return None


def _dates(index: PassageIndex, elsewhere: frozenset[int]) -> Iterator[tuple[Passage, Value]]:
    """The findings from the source itself that affirm something and give one date."""
    own = (p for p in index.passages if p.index not in elsewhere and not any(w.negates for w in p.words))
    for passage in islice(own, MOST_FINDINGS):
        dates = [v for v in index.values(passage) if is_time(v)]
        if len(dates) == 1:
            yield passage, dates[0]


def _apart(claimed: Value, found: Value) -> bool:
    """Whether two dates share no day; one without its year shares some with any."""
    ours, theirs = date_span(claimed.date or ""), date_span(found.date or "")
    return ours is not None and theirs is not None and (ours[1] < theirs[0] or theirs[1] < ours[0])
