"""The works that an article cites, once each, as it prints them or as an audit found them recorded."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace

from footnote_audit.model import Audit, Citation, CslItem, LocationKind, Note, Source
from footnote_audit.resolve.starting import cited_works


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A cited work, the indexes of the notes that cite it, in order, and the ids of the citation items that mean it."""

    item: CslItem
    notes: tuple[int, ...]
    item_ids: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """Notes with what they cite: a Citation each (none for single references), and the works, once each."""

    notes: tuple[Note, ...]
    citations: tuple[Citation, ...]
    works: tuple[Work, ...]


def cited_in(notes: Sequence[Note], citations: Sequence[Citation]) -> Cited:
    """The works as the first full citation of each prints them, in order of first citation."""
    works = tuple(
        Work(item=replace(work.first.item, id=None), notes=tuple(work.notes), item_ids=frozenset(work.item_ids))
        for work in cited_works(citations)
    )
    return Cited(notes=tuple(notes), citations=tuple(citations), works=works)


def cited_recorded(audit: Audit) -> Cited:
    """As cited_in, with what the source that was found records in place of what is printed."""
    sources = {found.item_id: found.source for found in audit.resolutions if found.source is not None}
    cited = cited_in(audit.document.notes, audit.citations)
    return replace(cited, works=tuple(replace(work, item=_recorded(work, sources)) for work in cited.works))


def _recorded(work: Work, sources: Mapping[str, Source]) -> CslItem:
    source = next((sources[i] for i in sorted(work.item_ids) if i in sources), None)
    if source is None:
        return work.item
    places = {location.kind: location.value for location in reversed(source.locations)}
    address = {"URL": places.get(LocationKind.URL), "DOI": places.get(LocationKind.DOI)}
    known = dict(_present(source.item))
    missing = {name: value for name, value in address.items() if value and name not in known}
    values = {**missing, **known, "id": source.id}
    return replace(work.item, **values)  # type: ignore[arg-type]  # taken from an item


def _present(item: CslItem) -> Iterable[tuple[str, object]]:
    return ((f.name, value) for f in fields(CslItem) if (value := getattr(item, f.name)))
