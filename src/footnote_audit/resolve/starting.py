"""A starting registry for an article: one entry a cited work, for a person to complete."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from footnote_audit.csl import CSL_TYPES
from footnote_audit.model import Citation, CitationItem, CslItem, Document, Location, LocationKind, Source
from footnote_audit.resolve.edtf import is_edtf
from footnote_audit.resolve.entries import entry_yaml, new_id
from footnote_audit.resolve.registry import SCHEMA, is_address, is_doi, is_id
from footnote_audit.resolve.scoring import PRIVATE_TYPES, address_key
from footnote_audit.text import key, squeeze

HEADER_WIDTH = 100


def starting_registry(document: Document, citations: Sequence[Citation]) -> str:
    """The YAML text of a registry with one entry for every work that the notes cite, in order of first citation.

    Entries hold what is printed; a comment before each names its notes and their lines. Short forms join the work they
    mean, works cited in full twice stand once. The text passes parse_registry as it is.
    """
    works = cited_works(citations)
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
        parts.append(f"\n  # {_where(work.notes, lines)}\n{entry_yaml(source)}")
    return "".join(parts)


class CitedWork(NamedTuple):
    """A work, the citation item that names it first in full, the notes that cite it, and all items that mean it."""

    first: CitationItem
    notes: list[int]
    item_ids: list[str]


def cited_works(citations: Sequence[Citation]) -> list[CitedWork]:
    """Every distinct work that the notes cite, in order of first citation; short forms join the work they mean."""
    works: list[CitedWork] = []
    by_item: dict[str, int] = {}
    by_work: dict[str, int] = {}
    for note, cited in ((c.note_index, i) for c in citations for i in c.items):
        number = by_item.get(cited.refers_to) if cited.refers_to else None
        if number is None and _is_enough(cited.item):
            ways = tuple(ways_to_know(cited.item))
            number = next((by_work[w] for w in ways if w in by_work), None)
            if number is None:
                number = len(works)
                works.append(CitedWork(cited, [], []))
            by_work.update(dict.fromkeys(ways, number))
        if number is not None:
            by_item[cited.id] = number
            works[number].item_ids.append(cited.id)
            if note not in works[number].notes[-1:]:
                works[number].notes.append(note)
    return works


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


def _where(notes: Sequence[int], lines: dict[int, int]) -> str:
    places = [f"{note} (line {lines[note]})" if note in lines else str(note) for note in notes]
    return ("note " if len(places) == 1 else "notes ") + ", ".join(places)
