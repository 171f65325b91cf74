"""Why a claim could not be checked, in words, and what would make it checkable."""

from collections import Counter
from typing import NamedTuple

from footnote_audit.homes import HomeKind
from footnote_audit.model import (
    Citation,
    CitationItem,
    Claim,
    NoteKind,
    Outcome,
    Rating,
    Resolution,
    ResolutionStatus,
    Snapshot,
    Stage,
)
from footnote_audit.report.index import Index, key_of
from footnote_audit.report.words import OUTCOME_REASONS, OUTCOME_REMEDIES, RESOLUTION_REMEDIES


class Reason(NamedTuple):
    """Why there was nothing to compare with, and what would change that; both fit to be shown."""

    text: str
    remedy: str


class Unchecked(NamedTuple):
    """The claims that share one reason, in reading order; `places` has those of one note and wording once each, with
    their number."""

    reason: Reason
    claims: tuple[Claim, ...]
    places: tuple[tuple[Claim, int], ...]


_NOT_REACHED = Reason(text="The audit stopped before sources were compared", remedy="Run the audit through all stages.")
_NO_WORK = Reason(
    text="The note names no work", remedy="Give the note a source, or leave it as the author's own remark."
)
_NO_COPY = Reason(
    text="No copy of the source was had", remedy="Attach the document as a local file, or run with a network."
)
_READ = Reason(
    text="A copy was had, but gave nothing to compare",
    remedy="See the reason at the claim; attach a readable copy, or record what the source says as a finding.",
)
_SHORT_FORM = Reason(
    text="The short form leads to no work", remedy="Write the citation out, or say in the note which work is meant."
)
_NO_ENTRY = Reason(
    text="The citation leads to no single entry of the list of works",
    remedy="Add the work to the list, or the letter after the year that tells two works apart.",
)
_PRIVATE = Reason(
    text="The source is an interview or a message", remedy=RESOLUTION_REMEDIES[ResolutionStatus.NOT_PUBLIC]
)
_PRIVATE_TYPES = frozenset({"interview", "personal_communication"})


def unchecked(index: Index) -> tuple[Unchecked, ...]:
    """The claims that could not be checked, grouped by reason, the largest group first."""
    groups: dict[Reason, list[Claim]] = {}
    for claim in index.audit.claims:
        verdict = index.verdicts.get(claim.id)
        if verdict is None or verdict.rating is Rating.UNVERIFIABLE:
            groups.setdefault(reason(index, key_of(claim)), []).append(claim)
    found = [Unchecked(reason=r, claims=tuple(c), places=_places(c)) for r, c in groups.items()]
    return tuple(sorted(found, key=lambda u: (-len(u.claims), u.reason)))


def _places(claims: list[Claim]) -> tuple[tuple[Claim, int], ...]:
    first: dict[tuple[int | str | None, str], Claim] = {}
    numbers = Counter((key_of(c), c.text) for c in claims)
    for claim in claims:
        first.setdefault((key_of(claim), claim.text), claim)
    return tuple((claim, numbers[key]) for key, claim in first.items())


def reason(index: Index, key: int | str | None) -> Reason:
    """Why the claims of a note or an in-text citation had nothing to be compared with."""
    if Stage.MATCH not in index.audit.stages and not index.audit.verdicts:
        return _NOT_REACHED
    cited = index.resolutions_of(key)
    if not cited:
        return _PRIVATE if isinstance(key, int) and _is_private(index.citations.get(key, ())) else _NO_WORK
    reasons = [_of_item(index, item, resolution) for item, resolution in cited]
    return next((r for r in reasons if r is not _READ), _READ)


def _of_item(index: Index, item: CitationItem, resolution: Resolution | None) -> Reason:
    if resolution is None or resolution.source is None:
        return _unresolved(index, item, resolution)
    if not resolution.source.public or resolution.status is ResolutionStatus.NOT_PUBLIC:
        return _PRIVATE
    return _of_copies(index.snapshots.get(resolution.source.id, ()))


def _unresolved(index: Index, item: CitationItem, resolution: Resolution | None) -> Reason:
    if item.item.type in _PRIVATE_TYPES:
        return _PRIVATE
    if item.refers_to is None and index.home_of[item.id].kind is HomeKind.CITATION:
        return _NO_ENTRY
    if item.marker and item.refers_to is None:
        return _SHORT_FORM
    status = resolution.status if resolution else ResolutionStatus.SKIPPED
    return Reason(text=_STATUS_TEXT[status], remedy=RESOLUTION_REMEDIES.get(status, _NO_COPY.remedy))


_STATUS_TEXT = {
    ResolutionStatus.FOUND: "No copy of the source was had",
    ResolutionStatus.AMBIGUOUS: "The citation fits several works",
    ResolutionStatus.NOT_FOUND: "The cited work was not identified",
    ResolutionStatus.NOT_ASKED: "The cited work was not identified, and not every catalogue could be asked",
    ResolutionStatus.NOT_PUBLIC: "The source is not public",
    ResolutionStatus.SKIPPED: "The cited work was not looked up",
}


def _of_copies(copies: tuple[Snapshot, ...]) -> Reason:
    if not copies:
        return _NO_COPY
    if any(c.outcome is Outcome.OK for c in copies):
        return _READ
    outcome = copies[0].outcome
    return Reason(text=OUTCOME_REASONS[outcome], remedy=OUTCOME_REMEDIES[outcome])


def _is_private(citations: tuple[Citation, ...]) -> bool:
    return any(c.kind is NoteKind.PERSONAL_COMMUNICATION for c in citations)
