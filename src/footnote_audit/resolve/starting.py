"""A starting registry for an article: one entry a cited work, for a person to complete."""

from bisect import insort
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from footnote_audit.csl import CSL_TYPES
from footnote_audit.homes import entry_item
from footnote_audit.model import (
    BibliographyEntry,
    Citation,
    CitationItem,
    CslItem,
    Document,
    Location,
    LocationKind,
    Source,
)
from footnote_audit.resolve.edtf import is_edtf
from footnote_audit.resolve.entries import entry_yaml, new_id
from footnote_audit.resolve.registry import SCHEMA, is_address, is_doi, is_id
from footnote_audit.resolve.scoring import PRIVATE_TYPES, address_key
from footnote_audit.text import key, place, squeeze

HEADER_WIDTH = 100


def starting_registry(
    document: Document, citations: Sequence[Citation], entries: Sequence[BibliographyEntry] = ()
) -> str:
    """The YAML text of a registry with one entry for every work that the notes cite, in order of first citation, then
    for those that only the article's own list of works names (`entries`), in its order.

    Entries hold what is printed; a comment before each names its notes and their lines. Short forms join the work they
    mean, works cited in full twice stand once. The text passes parse_registry as it is.
    """
    works = cited_works(citations, entries)
    lines = {note.index: note.line for note in document.notes}
    title = squeeze(document.item.title or document.uri).replace("\n", " ")[:HEADER_WIDTH]
    parts = [
        f"# Works cited by: {title}\n",
        "# Complete each entry: what the work really is and where it can be had. docs/sources.md describes the keys.\n",
        f"schema: {SCHEMA}\n",
        "sources:\n" if works else "sources: []\n",
    ]
    taken: set[str] = set()
    for work in works:
        source = source_of_work(work.first.item, taken)
        taken.add(source.id)
        parts.append(f"\n  # {_where(document, work, lines)}\n{entry_yaml(source)}")
    return "".join(parts)


class CitedWork(NamedTuple):
    """A work, the item that names it first in full, the notes that cite it, all items that mean it, and its entries in
    the article's own list of works."""

    first: CitationItem
    notes: list[int]
    item_ids: list[str]
    entries: list[BibliographyEntry]


def cited_works(citations: Sequence[Citation], entries: Sequence[BibliographyEntry] = ()) -> list[CitedWork]:
    """Every distinct work that the notes cite, in order of first citation, then those that only the list of works has.

    Short forms join the work they mean, in a note or in the list.
    """
    found = _Works()
    listed = {entry.id: entry for entry in entries}
    printed = [(c.note_index, i) for c in citations for i in c.items]
    numbers = {item.id: number for number, (_, item) in enumerate(printed)}
    # A short form that points ahead ("infra note 20") comes after the full form that it means.
    ordered = sorted(
        enumerate(printed), key=lambda one: (max(one[0], numbers.get(one[1][1].refers_to or "", 0)), -one[0])
    )
    for _, (note, cited) in ordered:
        meant = listed.pop(cited.refers_to, None) if cited.refers_to else None
        if meant is not None:
            found.add_entry(meant)
        work = found.add(cited)
        if work is not None and note not in work.notes[-1:]:
            insort(work.notes, note)
    for entry in listed.values():
        found.add_entry(entry)
    return found.works


class _Works:
    """The distinct works so far, found by the ids of items and by what tells works apart."""

    def __init__(self) -> None:
        self.works: list[CitedWork] = []
        self._by_item: dict[str, CitedWork] = {}
        self._by_work: dict[str, CitedWork] = {}

    def add(self, cited: CitationItem) -> CitedWork | None:
        """The work that an item means, made where it is new; None where the item says too little."""
        work = self._by_item.get(cited.refers_to) if cited.refers_to else None
        if work is None and _is_enough(cited.item):
            ways = tuple(ways_to_know(cited.item))
            work = next((self._by_work[w] for w in ways if w in self._by_work), None)
            if work is None:
                work = CitedWork(cited, [], [], [])
                self.works.append(work)
            self._by_work.update(dict.fromkeys(ways, work))
        if work is not None:
            self._by_item[cited.id] = work
            work.item_ids.append(cited.id)
        return work

    def add_entry(self, entry: BibliographyEntry) -> None:
        """The same for an entry of the list of works."""
        work = self.add(entry_item(entry))
        if work is not None:
            work.entries.append(entry)


def ways_to_know(item: CslItem) -> Iterator[str]:
    """What tells one work from another, the surest first: its addresses, its title with its authors."""
    if item.DOI:
        yield f"address {address_key(f'doi.org/{item.DOI}')}"
    if item.URL:
        yield f"address {address_key(item.URL)}"
    names = " ".join(key(n.family or n.literal or "") for n in item.author)
    if item.title:
        yield f"title {key(item.title)} by {names}"
    elif not item.URL and not item.DOI:
        yield f"other {item.type} {key(' '.join((item.publisher or '', item.note or '', item.issued or '')))} {names}"


def _is_enough(item: CslItem) -> bool:
    return bool(item.title or item.publisher or item.container_title or item.genre or item.note or item.author)


def _clean(item: CslItem) -> CslItem:
    """The item as the registry takes it: a known type, a date that is EDTF, its addresses left to locations."""
    return replace(
        item,
        id=None,
        type=item.type if item.type in CSL_TYPES else "document",
        issued=item.issued if item.issued and is_edtf(item.issued) else None,
        accessed=item.accessed if item.accessed and is_edtf(item.accessed) else None,
        URL=None,
        DOI=None,
    )


def source_of_work(printed: CslItem, taken: Collection[str], *, name: str = "") -> Source:
    """A registry entry for the work with an id that is not taken: `name` where it is fit for one."""
    item = _clean(printed)
    given = name if is_id(name) and name not in taken else None
    private = item.type in PRIVATE_TYPES and not item.container_title and not printed.URL
    places = []
    if printed.URL and is_address(printed.URL):
        places.append(Location(kind=LocationKind.URL, value=printed.URL))
    if printed.DOI and is_doi(printed.DOI):
        places.append(Location(kind=LocationKind.DOI, value=printed.DOI))
    return Source(
        id=given or new_id(item, taken), item=item, resolver="registry", locations=tuple(places), public=not private
    )


def _where(document: Document, work: CitedWork, lines: dict[int, int]) -> str:
    places = [f"{note} (line {lines[note]})" if note in lines else str(note) for note in work.notes]
    said = [("note " if len(places) == 1 else "notes ") + ", ".join(places)] if places else []
    said += [f"list of works (line {place(document, entry.selector.start).line})" for entry in work.entries]
    return "; ".join(said)
