"""What ranked works come to: the one that is meant, several that may be, or none."""

from collections.abc import Sequence
from dataclasses import replace

from footnote_audit.model import Candidate, CitationItem, Resolution, ResolutionStatus, Source
from footnote_audit.resolve.differences import differences
from footnote_audit.resolve.scoring import ACCEPT, CLOSE, Match, compare, profile, source_profile

# How many candidates a resolution keeps: enough to choose from, few enough to read.
KEPT = 5
# Below this a candidate has nothing to do with the citation.
LEAST_CANDIDATE = 0.5


def answered(cited: CitationItem, found: Sequence[Match], where: str) -> Resolution:
    """What the works found (best first) come to: found, ambiguous where a second is as near, else not found."""
    candidates = tuple(
        Candidate(id=m.source.id, score=m.score, reason=m.reason) for m in found[:KEPT] if m.score >= LEAST_CANDIDATE
    )
    if not found or found[0].score < ACCEPT:
        return replace(not_found(cited, f"{where}: no work agrees"), candidates=candidates)
    best = found[0]
    rivals = [m for m in found[1:] if m.score >= max(ACCEPT, best.score - CLOSE) and m.exact >= best.exact]
    if rivals:
        names = ", ".join(m.source.id for m in (best, *rivals[: KEPT - 1]))
        return Resolution(
            item_id=cited.id,
            status=ResolutionStatus.AMBIGUOUS,
            score=best.score,
            candidates=candidates,
            tried=(f"{where}: {names} agree equally well",),
        )
    return Resolution(
        item_id=cited.id,
        status=ResolutionStatus.FOUND if best.source.public else ResolutionStatus.NOT_PUBLIC,
        source=best.source,
        score=best.score,
        candidates=candidates,
        differences=differences(cited, best.source),
        tried=(f"{where}: {best.source.id} {best.reason}",),
    )


def matches(cited: CitationItem, sources: Sequence[Source]) -> tuple[Match, ...]:
    """The works that may be meant, best first, those without any likeness left out."""
    wanted = profile(cited.item)
    found = [m for s in sources if (m := compare(wanted, source_profile(s), s)) is not None]
    return tuple(sorted(found, key=lambda m: -m.score))


def not_found(cited: CitationItem, *tried: str) -> Resolution:
    """That no work was found, and what was tried."""
    return Resolution(item_id=cited.id, status=ResolutionStatus.NOT_FOUND, tried=tried)
