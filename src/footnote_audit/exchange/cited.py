"""The works that an article cites, once each, as it prints them or as an audit found them recorded."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace

from footnote_audit.model import Audit, Bibliography, Citation, CslItem, LocationKind, Note, Source
from footnote_audit.resolve.starting import cited_works


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A cited work, the indexes of the notes that cite it, in order, and the ids of the citation items that mean it.

    `entries` are the labels (or ids) of its entries in the article's list of works, `in_text` says how many citations
    in the running text mean it.
    """

    item: CslItem
    notes: tuple[int, ...]
    item_ids: frozenset[str]
    entries: tuple[str, ...] = ()
    in_text: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """Notes with what they cite: a Citation each (none for single references), and the works, once each."""

    notes: tuple[Note, ...]
    citations: tuple[Citation, ...]
    works: tuple[Work, ...]


def cited_in(notes: Sequence[Note], citations: Sequence[Citation], bibliography: Bibliography | None = None) -> Cited:
    """The works as the first full citation of each prints them, in order of first citation.

    Behind those that notes cite stand those that only the article's own list of works has, in its order.
    """
    listed = bibliography or Bibliography()
    in_text: dict[str, list[str]] = defaultdict(list)
    for item in (item for citation in listed.citations for item in citation.items):
        if item.refers_to:
            in_text[item.refers_to].append(item.id)
    works = []
    for work in cited_works(citations, listed.entries):
        own = set(work.item_ids) | {entry.id for entry in work.entries}
        works.append(
            Work(
                item=replace(work.first.item, id=None),
                notes=tuple(work.notes),
                item_ids=frozenset(own.union(*(in_text.get(one, ()) for one in own))),
                entries=tuple(entry.label or entry.id for entry in work.entries),
                in_text=sum(len(in_text.get(one, ())) for one in own),
            )
        )
    return Cited(notes=tuple(notes), citations=tuple(citations), works=tuple(works))


def cited_recorded(audit: Audit) -> Cited:
    """As cited_in, with what the source that was found records in place of what is printed."""
    sources = {found.item_id: found.source for found in audit.resolutions if found.source is not None}
    cited = cited_in(audit.document.notes, audit.citations, audit.bibliography)
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
