"""Resolve: which real work every citation item means.

Resolvers are asked in the order of RESOLVERS; the first that finds a work, finds several, or knows that there is no
public one, ends the search. What the others answered is kept in `tried`. An outside resolver has the form of ours: from
the registry and `get` to a function that resolves one item, or None where it has nothing to ask.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from footnote_audit.homes import entry_item
from footnote_audit.model import (
    BibliographyEntry,
    Candidate,
    Certainty,
    Citation,
    CitationItem,
    Get,
    Location,
    LocationKind,
    Position,
    Resolution,
    ResolutionStatus,
    Source,
)
from footnote_audit.resolve.answers import answered
from footnote_audit.resolve.catalogued import catalogue_resolver
from footnote_audit.resolve.differences import differences
from footnote_audit.resolve.registry import load_registry, parse_registry
from footnote_audit.resolve.scoring import PRIVATE_TYPES, build_index, rank

__all__ = [
    "RESOLVERS",
    "Resolver",
    "ResolverMaker",
    "catalogue_resolver",
    "load_registry",
    "parse_registry",
    "resolve",
]

Resolver = Callable[[CitationItem], Resolution]
ResolverMaker = Callable[[Sequence[Source], Get | None], Resolver | None]
_SETTLED = frozenset((ResolutionStatus.FOUND, ResolutionStatus.AMBIGUOUS, ResolutionStatus.NOT_PUBLIC))
# A printed address is where the author says the work is; no record has confirmed it.
UNCONFIRMED = 0.5


def registry_resolver(registry: Sequence[Source], _get: Get | None) -> Resolver | None:
    """A resolver that looks in the registry; None for an empty one."""
    if not registry:
        return None
    index = build_index(registry)

    def look(cited: CitationItem) -> Resolution:
        return answered(cited, rank(cited.item, index), "registry")

    return look


def printed_address_resolver(_registry: Sequence[Source], _get: Get | None) -> Resolver | None:
    """A resolver that takes the address a note prints for the work's place, and the note for its record."""
    return _from_printed_address


RESOLVERS: tuple[tuple[str, ResolverMaker], ...] = (
    ("registry", registry_resolver),
    ("catalogues", catalogue_resolver),
    ("printed-address", printed_address_resolver),
)


def resolve(
    citations: Sequence[Citation],
    *,
    registry: Sequence[Source],
    get: Get | None,
    resolvers: Sequence[tuple[str, ResolverMaker]] = RESOLVERS,
    entries: Sequence[BibliographyEntry] = (),
) -> tuple[Resolution, ...]:
    """One resolution for every citation item, in order; a short form takes that of the item it refers to.

    Those of the article's own list of works (`entries`, whether the text cites them or not) follow under their ids, and
    short forms may refer to them. Citations in the text have none of their own: theirs is that of their entry.
    `get` None asks nobody outside. Failed requests become text in `tried`; nothing is raised for a citation's faults.
    """
    ready = [look for _, make in resolvers if (look := make(registry, get)) is not None]
    found: dict[str, Resolution] = {entry.id: _look_up(entry_item(entry), ready) for entry in entries}
    items = [item for citation in citations for item in citation.items]
    # Full forms first: "infra note 20" refers to a work that is cited in full further on.
    for item in sorted(items, key=lambda item: item.refers_to is not None):
        full = found.get(item.refers_to) if item.refers_to else None
        found[item.id] = _follow(item, full) if full else _look_up(item, ready)
    return tuple(found[item_id] for item_id in (*(item.id for item in items), *(entry.id for entry in entries)))


def _follow(item: CitationItem, full: Resolution) -> Resolution:
    differing = differences(item, full.source) if full.source else ()
    return replace(full, item_id=item.id, differences=differing, tried=(f"refers to {full.item_id}", *full.tried))


def _look_up(cited: CitationItem, resolvers: Sequence[Resolver]) -> Resolution:
    if not _names_a_work(cited):
        points = "points to no work named before" if cited.position != Position.FIRST else "names no work to look for"
        return Resolution(item_id=cited.id, status=ResolutionStatus.SKIPPED, tried=(points,))
    tried: list[str] = []
    candidates: tuple[Candidate, ...] = ()
    unasked = False
    for look in resolvers:
        answer = look(cited)
        if answer.status in _SETTLED:
            return replace(answer, tried=(*tried, *answer.tried))
        tried.extend(answer.tried)
        candidates = candidates or answer.candidates
        unasked = unasked or answer.status is ResolutionStatus.NOT_ASKED
    private = cited.item.type in PRIVATE_TYPES and not cited.item.container_title and not cited.item.URL
    silent = ResolutionStatus.NOT_ASKED if unasked else ResolutionStatus.NOT_FOUND
    status = ResolutionStatus.NOT_PUBLIC if private else silent
    return Resolution(item_id=cited.id, status=status, candidates=candidates, tried=tuple(tried))


def _names_a_work(cited: CitationItem) -> bool:
    item = cited.item
    if item.title or item.DOI or item.URL or item.type in PRIVATE_TYPES or (item.author and item.issued):
        return True
    return cited.position == Position.FIRST and bool(item.publisher or item.container_title or item.genre or item.note)


def _from_printed_address(cited: CitationItem) -> Resolution:
    item = cited.item
    places = []
    if item.URL:
        places.append(Location(kind=LocationKind.URL, value=item.URL, certainty=Certainty.INFERRED))
    if item.DOI:
        places.append(Location(kind=LocationKind.DOI, value=item.DOI, certainty=Certainty.INFERRED))
    if not places:
        return Resolution(item_id=cited.id, status=ResolutionStatus.NOT_FOUND)
    source = Source(id=places[0].value, item=item, resolver="printed-address", locations=tuple(places))
    where = "note" if cited.id.startswith("n") else "list of works"
    tried = f"printed-address: taken from the {where}; no record confirms it"
    return Resolution(item_id=cited.id, status=ResolutionStatus.FOUND, source=source, score=UNCONFIRMED, tried=(tried,))
