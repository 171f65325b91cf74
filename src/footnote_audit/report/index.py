"""The Audit looked up by id: what belongs to a note or another place that cites, a claim, a cited work or a source."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from typing import NamedTuple, TypeVar

from footnote_audit.homes import Home, home_key, homes
from footnote_audit.model import (
    Audit,
    Citation,
    CitationItem,
    Claim,
    Finding,
    Kind,
    Level,
    Note,
    Resolution,
    Snapshot,
    Verdict,
)

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

LEVELS_GRAVEST_FIRST = (Level.ERROR, Level.WARNING, Level.NOTE, Level.NONE)


class Index(NamedTuple):
    """Look-ups over one Audit; built once a report.

    `homes` are the places that cite, by note index or by the id of the in-text citation or entry; `claims` and
    `findings` go by the same keys. `home_of` leads from a cited work to its place, `subjects` from a finding to the id
    of the claim it is about, `carriers` back.
    """

    audit: Audit
    notes: dict[int, Note]
    verdicts: dict[str, Verdict]
    claims: dict[int | str | None, tuple[Claim, ...]]
    citations: dict[int, tuple[Citation, ...]]
    items: dict[str, CitationItem]
    homes: dict[int | str | None, Home]
    home_of: dict[str, Home]
    resolutions: dict[str, Resolution]
    snapshots: dict[str, tuple[Snapshot, ...]]
    findings: dict[int | str | None, tuple[Finding, ...]]
    subjects: dict[Finding, str]
    carriers: dict[str, tuple[Finding, ...]]

    def resolution_of(self, item: CitationItem) -> Resolution | None:
        """The item's resolution; for a short form without one of its own, that of the full form it leads to."""
        own = self.resolutions.get(item.id)
        return own or self.resolutions.get(item.refers_to or "")

    def resolutions_of(self, key: int | str | None) -> tuple[tuple[CitationItem, Resolution | None], ...]:
        """The works cited at a place, each with its resolution."""
        home = self.homes.get(key)
        return tuple((i, self.resolution_of(i)) for i in home.items) if home else ()

    def carried(self, claim: Claim) -> tuple[Finding, ...]:
        """The findings that are about this claim."""
        return self.carriers.get(claim.id, ())


def index(audit: Audit) -> Index:
    """The look-ups of an Audit."""
    claims = _grouped(audit.claims, key_of)
    verdicts = {v.claim_id: v for v in audit.verdicts}
    pairs = [(f, c) for f in audit.findings if (c := _subject(f, claims.get(key_of(f), ()), verdicts))]
    places = homes(audit)
    return Index(
        audit=audit,
        notes={n.index: n for n in audit.document.notes},
        verdicts=verdicts,
        claims=claims,
        citations=_grouped(audit.citations, lambda c: c.note_index),
        items={i.id: i for home in places for i in home.items},
        homes={home.key: home for home in places},
        home_of={i.id: home for home in places for i in home.items},
        resolutions={r.item_id: r for r in audit.resolutions},
        snapshots=_grouped(audit.snapshots, lambda s: s.source_id),
        findings=_grouped(audit.findings, key_of),
        subjects={f: c.id for f, c in pairs},
        carriers={k: tuple(f for f, _ in v) for k, v in _grouped(pairs, lambda p: p[1].id).items()},
    )


def key_of(value: Claim | Finding) -> int | str | None:
    """The key of the place that a claim or a finding stands at; None for one that belongs to none."""
    return home_key(value.note_index, value.place_id)


def is_problem(finding: Finding) -> bool:
    """Whether a finding asks something of somebody; what passed or is only for the record does not."""
    return finding.level is not Level.NONE and finding.kind not in (Kind.PASS, Kind.NOT_APPLICABLE)


def grave(finding: Finding) -> int:
    """Rank of a finding's level, 0 the gravest."""
    return LEVELS_GRAVEST_FIRST.index(finding.level)


def _subject(finding: Finding, claims: tuple[Claim, ...], verdicts: dict[str, Verdict]) -> Claim | None:
    """The claim at the finding's note that it is about: several claims may stand in one clause, and the finding names
    none, so the one whose explanation or words it repeats goes first."""
    near = [c for c in claims if finding.check.startswith("CLM") and _overlap(finding, c)]
    told = (c for c in near if c.id in verdicts and verdicts[c.id].explanation in finding.message)
    named = (c for c in near if c.text in finding.message)
    return next(told, None) or next(named, None) or next(iter(near), None)


def _overlap(finding: Finding, claim: Claim) -> bool:
    place = finding.selector
    if place is None:
        return False
    return place.start < max(claim.selector.end, claim.selector.start + 1) and claim.selector.start < place.end


def _grouped(values: Iterable[V], by: Callable[[V], K]) -> dict[K, tuple[V, ...]]:
    groups: defaultdict[K, list[V]] = defaultdict(list)
    for value in values:
        groups[by(value)].append(value)
    return {k: tuple(v) for k, v in groups.items()}
