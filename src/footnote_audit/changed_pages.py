"""Pages that changed since they were cited: what they said then, and verdicts that go by that.

A page whose words are others today says nothing against an article that quoted it rightly. Where the copy of the day
supports what the page of today lacks or contradicts, the verdict rests on that copy and says so.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from footnote_audit.fetch import Store
from footnote_audit.homes import home_key, homes
from footnote_audit.match import drift
from footnote_audit.model import (
    Audit,
    Evidence,
    EvidenceOrigin,
    Get,
    Rating,
    ReadSource,
    Snapshot,
    Source,
    Verdict,
)
from footnote_audit.read import Reader
from footnote_audit.source_copies import by_source, current, earlier_sources

if TYPE_CHECKING:
    from footnote_audit.fetch.archived import Archives

_IN_DOUBT = frozenset({Rating.NOT_FOUND, Rating.REFUTED})

Match = Callable[[Mapping[str, ReadSource]], tuple[Verdict, ...]]


def with_captures_of_the_day(audit: Audit, archives: "Archives", get: Get, store: Store) -> Audit:
    """The audit with the capture nearest to the citation's day of each page that a claim was not found on.

    Pages of which an earlier copy is kept already, and works without any date, are not asked for.
    """
    # Loaded here, because most audits ask no archive.
    from footnote_audit.fetch.archived import from_archives
    from footnote_audit.fetch.archives import cited_day

    now, sources = current(audit), _in_doubt(audit)
    found = []
    for source in sources.values():
        snapshot = now.get(source.id)
        if snapshot is None or not _is_on_network(snapshot) or cited_day(source.item, archives.day) is None:
            continue
        captured = from_archives(source, snapshot.uri_r or "", archives, get, store)
        if captured is not None and captured.digest != snapshot.digest:
            found.append(replace(captured, mementos=()))
            now[source.id] = replace(snapshot, mementos=(*snapshot.mementos, *captured.mementos))
    store.lay_out(snapshot.digest for snapshot in found if snapshot.digest)
    kept = (now.get(s.source_id, s) for s in audit.snapshots)
    return replace(audit, snapshots=(*kept, *found)) if found else audit


def as_they_were(
    audit: Audit, sources: Mapping[str, ReadSource], match: Match, store: Store, readers: Mapping[str, Reader]
) -> Audit:
    """The audit with what claims rested on in earlier copies and do not find today, and verdicts that go by these.

    An earlier copy on which nothing rests is left out of the snapshots.
    """
    earlier = earlier_sources(audit, store, readers)
    if not earlier:
        return audit
    before = match({**sources, **earlier})
    copies = by_source(earlier)
    lost = tuple(t for n, t in zip(audit.verdicts, before, strict=True) if _lost(n, t))
    drifts = drift(lost, copies, by_source(sources))
    verdicts = tuple(_as_it_was(now, then, copies) for now, then in zip(audit.verdicts, before, strict=True))
    needed = {d.source_id for d in drifts}
    needed |= {e.source_id for v in verdicts for e in v.evidence if e.source_id and _is_of(e, copies)}
    first = tuple(current(audit)[source_id] for source_id in dict.fromkeys(s.source_id for s in audit.snapshots))
    then = tuple(copies[source_id].snapshot for source_id in copies if source_id in needed)
    return replace(audit, verdicts=verdicts, drifts=drifts, snapshots=(*first, *then))


def _lost(now: Verdict, then: Verdict) -> bool:
    """Whether the claim stood better then: of words that went, only these matter to the article."""
    return now.rating is not Rating.SUPPORTED and now.rating is not then.rating


def _as_it_was(now: Verdict, then: Verdict, copies: Mapping[str, ReadSource]) -> Verdict:
    rests_on = next((e for e in then.evidence if _is_of(e, copies)), None)
    if now.rating not in _IN_DOUBT or then.rating is not Rating.SUPPORTED or rests_on is None:
        return now
    snapshot = copies[rests_on.source_id or ""].snapshot
    day = (snapshot.memento_datetime or snapshot.retrieved or "")[:10]
    explanation = then.explanation.rstrip().removesuffix(".")
    return replace(then, explanation=f"{explanation} (in its copy of {day}; the page has changed since).")


def _is_of(evidence: Evidence, copies: Mapping[str, ReadSource]) -> bool:
    """Whether the words stand in one of these copies."""
    copy = copies.get(evidence.source_id or "")
    return evidence.origin is EvidenceOrigin.SOURCE and copy is not None and evidence.digest == copy.snapshot.digest


def _in_doubt(audit: Audit) -> dict[str, Source]:
    """The sources cited for claims that are not found or contradicted there, in the order of the claims."""
    ratings = {verdict.claim_id: verdict.rating for verdict in audit.verdicts}
    cited = {home.key: home for home in homes(audit)}
    resolved = {resolution.item_id: resolution.source for resolution in audit.resolutions}
    found: dict[str, Source] = {}
    for claim in audit.claims:
        home = cited.get(home_key(claim.note_index, claim.place_id) or "")
        if home is None or ratings.get(claim.id) not in _IN_DOUBT:
            continue
        for item in home.items:
            source = resolved.get(item.id) or resolved.get(item.refers_to or "")
            if source is not None:
                found.setdefault(source.id, source)
    return found


def _is_on_network(snapshot: Snapshot) -> bool:
    return snapshot.uri_m is None and snapshot.path is not None
