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
from footnote_audit.resolve import crossref
from footnote_audit.resolve.differences import differences
from footnote_audit.resolve.registry import load_registry, parse_registry
from footnote_audit.resolve.scoring import (
    ACCEPT,
    CLOSE,
    PRIVATE_TYPES,
    Match,
    build_index,
    compare,
    profile,
    rank,
    source_profile,
)

__all__ = ["RESOLVERS", "Resolver", "ResolverMaker", "load_registry", "parse_registry", "resolve"]

Resolver = Callable[[CitationItem], Resolution]
ResolverMaker = Callable[[Sequence[Source], Get | None], Resolver | None]
_SETTLED = frozenset((ResolutionStatus.FOUND, ResolutionStatus.AMBIGUOUS, ResolutionStatus.NOT_PUBLIC))
# How many candidates a resolution keeps: enough to choose from, few enough to read.
KEPT = 5
# Below this a candidate has nothing to do with the citation.
LEAST_CANDIDATE = 0.5
# A printed address is where the author says the work is; no record has confirmed it.
UNCONFIRMED = 0.5


def registry_resolver(registry: Sequence[Source], _get: Get | None) -> Resolver | None:
    """A resolver that looks in the registry; None for an empty one."""
    if not registry:
        return None
    index = build_index(registry)

    def look(cited: CitationItem) -> Resolution:
        return _judge(cited, rank(cited.item, index), "registry")

    return look


def crossref_resolver(_registry: Sequence[Source], get: Get | None, *, base: str = crossref.BASE) -> Resolver | None:
    """A resolver that asks Crossref at `base`; None without a `get`."""
    if get is None:
        return None
    ask = get

    def look(cited: CitationItem) -> Resolution:
        item = cited.item
        before: tuple[str, ...] = ()
        if item.DOI:
            source, tried = crossref.by_doi(item.DOI, get=ask, base=base)
            if source is not None:
                return _judge(cited, _matches(cited, (source,)), tried)
            before = (tried,)
        if item.type not in crossref.REGISTERED or not item.title:
            return _not_found(cited, *before or (f"crossref: not asked for {item.type} without a DOI",))
        sources, tried = crossref.by_reference(item, get=ask, base=base)
        answer = _judge(cited, _matches(cited, sources), tried)
        return replace(answer, tried=(*before, *answer.tried))

    return look


def printed_address_resolver(_registry: Sequence[Source], _get: Get | None) -> Resolver | None:
    """A resolver that takes the address a note prints for the work's place, and the note for its record."""
    return _from_printed_address


RESOLVERS: tuple[tuple[str, ResolverMaker], ...] = (
    ("registry", registry_resolver),
    ("crossref", crossref_resolver),
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
    for look in resolvers:
        answer = look(cited)
        if answer.status in _SETTLED:
            return replace(answer, tried=(*tried, *answer.tried))
        tried.extend(answer.tried)
        candidates = candidates or answer.candidates
    private = cited.item.type in PRIVATE_TYPES and not cited.item.container_title and not cited.item.URL
    status = ResolutionStatus.NOT_PUBLIC if private else ResolutionStatus.NOT_FOUND
    return Resolution(item_id=cited.id, status=status, candidates=candidates, tried=tuple(tried))


def _names_a_work(cited: CitationItem) -> bool:
    item = cited.item
    if item.title or item.DOI or item.URL or item.type in PRIVATE_TYPES or (item.author and item.issued):
        return True
    return cited.position == Position.FIRST and bool(item.publisher or item.container_title or item.genre or item.note)


def _judge(cited: CitationItem, matches: Sequence[Match], where: str) -> Resolution:
    candidates = tuple(
        Candidate(id=m.source.id, score=m.score, reason=m.reason) for m in matches[:KEPT] if m.score >= LEAST_CANDIDATE
    )
    if not matches or matches[0].score < ACCEPT:
        return replace(_not_found(cited, f"{where}: no work agrees"), candidates=candidates)
    best = matches[0]
    rivals = [m for m in matches[1:] if m.score >= max(ACCEPT, best.score - CLOSE) and m.exact >= best.exact]
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


def _matches(cited: CitationItem, sources: Sequence[Source]) -> tuple[Match, ...]:
    wanted = profile(cited.item)
    found = [m for s in sources if (m := compare(wanted, source_profile(s), s)) is not None]
    return tuple(sorted(found, key=lambda m: -m.score))


def _not_found(cited: CitationItem, *tried: str) -> Resolution:
    return Resolution(item_id=cited.id, status=ResolutionStatus.NOT_FOUND, tried=tried)


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
