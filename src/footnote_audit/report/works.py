"""The sources: one row a work that the article cites, and one a citation whose work is not known."""

from typing import NamedTuple

from footnote_audit.homes import Home
from footnote_audit.model import (
    Certainty,
    CitationItem,
    Location,
    LocationKind,
    Resolution,
    ResolutionStatus,
    Snapshot,
    Source,
)
from footnote_audit.report.index import Index
from footnote_audit.report.judged import derivations_of
from footnote_audit.report.wording import web_address, work
from footnote_audit.report.words import LOCATIONS, OUTCOMES, RESOLUTIONS, TYPES


class Address(NamedTuple):
    """A place where a source can be had; `link` only where it is fit to be linked."""

    text: str
    link: str | None
    remark: str


class Row(NamedTuple):
    """A work: `places` cite it, `how` says how it was found, `copies` what came of each try to get it,
    `through` what it rests on itself."""

    title: str
    kind: str
    places: tuple[Home, ...]
    how: str
    addresses: tuple[Address, ...]
    copies: tuple[tuple[str, Snapshot], ...]
    facts: int
    through: tuple[str, ...] = ()


def rows(found: Index) -> tuple[Row, ...]:
    """The rows in order of first citation: each work once, whether it is identified or not."""
    cited: dict[str, list[CitationItem]] = {}
    for item in found.items.values():
        cited.setdefault(_work_id(found, item), []).append(item)
    return tuple(_row(found, items) for items in cited.values())


def _work_id(found: Index, item: CitationItem) -> str:
    """What tells a work from others: its source, or the citation that gives it in full."""
    resolution = found.resolution_of(item)
    if resolution and resolution.source:
        return f"source {resolution.source.id}"
    full = found.items.get(item.refers_to or "", item)
    return f"item {full.id}"


def address(location: Location) -> Address:
    """How a location of a source is shown."""
    link = web_address(f"https://doi.org/{location.value}" if location.kind is LocationKind.DOI else location.value)
    pages = f"pages {location.pages}" if location.pages else ""
    certainty = "seen" if location.certainty is Certainty.SEEN else "inferred, not seen"
    kind = "" if location.kind is LocationKind.URL else LOCATIONS[location.kind]
    remark = ", ".join(p for p in (kind, location.role or "", pages, certainty) if p)
    return Address(text=location.value, link=link, remark=remark)


def _row(found: Index, items: list[CitationItem]) -> Row:
    full = found.items.get(items[0].refers_to or "", items[0])
    resolution = found.resolution_of(full)
    source = resolution.source if resolution else None
    record = source.item if source else full.item
    copies = found.snapshots.get(source.id, ()) if source else ()
    return Row(
        title=work(record),
        kind=TYPES.get(record.type, record.type),
        places=tuple({home.key: home for i in items if (home := found.home_of.get(i.id))}.values()),
        how=_how(resolution, source),
        addresses=tuple(address(place) for place in source.locations) if source else (),
        copies=tuple((OUTCOMES[s.outcome], s) for s in copies),
        facts=len(source.facts) if source else 0,
        through=derivations_of(found.audit, source.id, None) if source else (),
    )


def _how(resolution: Resolution | None, source: Source | None) -> str:
    if resolution is None:
        return "not looked up"
    named = source is not None and resolution.status is ResolutionStatus.FOUND
    return RESOLUTIONS[resolution.status] + (f" by {source.resolver}" if source and named else "")
