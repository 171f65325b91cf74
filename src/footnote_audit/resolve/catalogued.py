"""The resolver that asks catalogues: their answers ranked like entries of the registry, with the reasons shown."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from footnote_audit.model import CitationItem, Get, Resolution, ResolutionStatus, Source
from footnote_audit.names import sort_name
from footnote_audit.resolve.answers import answered, matches, not_found
from footnote_audit.resolve.scoring import ACCEPT, Match
from footnote_audit.text import key

if TYPE_CHECKING:
    from footnote_audit.resolve.services.catalogues import Catalogues

_SETTLED = frozenset((ResolutionStatus.FOUND, ResolutionStatus.AMBIGUOUS))


class CatalogueResolver:
    """Looks a citation up in catalogues; the first that knows a work that agrees ends the search."""

    def __init__(self, catalogues: "Catalogues") -> None:
        self._catalogues = catalogues

    def __call__(self, cited: CitationItem) -> Resolution:
        """The work meant; NOT_ASKED where none was found and a service that may know it could not be asked."""
        tried: list[str] = []
        best: tuple[Match, ...] = ()
        asked = True
        for answer in self._catalogues.answers(cited.item):
            tried.append(answer.tried)
            asked = asked and answer.asked
            found = _distinct(matches(cited, answer.works))
            if found and found[0].score >= ACCEPT:
                settled = answered(cited, found, answer.tried)
                return replace(settled, tried=(*tried[:-1], *settled.tried))
            best = tuple(sorted((*best, *found), key=lambda match: -match.score))
        settled = answered(cited, best, "catalogues") if best else not_found(cited)
        status = settled.status if asked else ResolutionStatus.NOT_ASKED
        return replace(settled, status=status, tried=tuple(tried) or ("catalogues: none knows works of this kind",))


def catalogue_resolver(
    _registry: Sequence[Source], get: Get | None, *, catalogues: "Catalogues | None" = None
) -> CatalogueResolver | None:
    """A resolver that asks the services of `catalogues`, by default each where it is; None without a `get`."""
    if get is None:
        return None
    # Loaded here, because an offline run must not pay for it.
    from footnote_audit.resolve.services.catalogues import Catalogues

    return CatalogueResolver(catalogues or Catalogues(get=get))


def _distinct(found: Sequence[Match]) -> tuple[Match, ...]:
    """The matches, best first, without second records of one work: same title and first author, as of a preprint."""
    known: set[tuple[str, str]] = set()
    kept = []
    for match in found:
        item = match.source.item
        name = key(sort_name(item.author[0])) if item.author else ""
        way = (key(item.title or match.source.id), name)
        if way not in known:
            known.add(way)
            kept.append(match)
    return tuple(kept)
