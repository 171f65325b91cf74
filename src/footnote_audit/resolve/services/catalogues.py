"""Which catalogues are asked for which work, in which order, and what their answers come to."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from footnote_audit.model import CslItem, Get
from footnote_audit.resolve.services import (
    captures,
    crossref,
    datacite,
    doi_record,
    open_library,
    openalex,
    outlet_search,
    wikidata,
    wikipedia,
)
from footnote_audit.resolve.services.asking import Answer, Pace, Service
from footnote_audit.resolve.services.sites import Site, site_of

# Where each service is asked unless a setting says otherwise.
BASES: Mapping[str, str] = MappingProxyType(
    {
        "crossref": "https://api.crossref.org",
        "doi.org": "https://doi.org",
        "openalex": "https://api.openalex.org",
        "datacite": "https://api.datacite.org",
        "openlibrary": "https://openlibrary.org",
        "wikidata": "https://www.wikidata.org",
        "wikipedia": "https://{language}.wikipedia.org",
        "archive-index": "https://web.archive.org",
    }
)
_PRESS = frozenset(
    ("article-newspaper", "article-magazine", "post-weblog", "post", "webpage", "broadcast", "report", "document")
)
Question = Callable[[CslItem, Service], Answer | None]
_BY_DOI: tuple[tuple[str, Callable[[str, Service], Answer]], ...] = (
    ("crossref", crossref.by_doi),
    ("datacite", datacite.by_doi),
    ("doi.org", doi_record.by_doi),
    ("openalex", openalex.by_doi),
)
_BY_WORDS: tuple[tuple[str, Question], ...] = (
    ("openlibrary", open_library.by_isbn),
    ("crossref", crossref.by_reference),
    ("openalex", openalex.by_title),
    ("datacite", datacite.by_title),
    ("openlibrary", open_library.by_title),
    ("wikidata", wikidata.by_title),
    ("wikipedia", wikipedia.by_title),
)
# What OpenAlex and the encyclopaedias know of the press is chance; the outlet and the archive know more.
_PRESS_ORDER = ("wikipedia", "wikidata")


@dataclass(frozen=True, kw_only=True)
class Catalogues:
    """The services as one run may ask them.

    `bases` are addresses by service name where they are not those of BASES, `keys` the keys that a service gave,
    `contact` an address for the owners of services, `crawl` a `get` that obeys robots.txt (None: outlets' own search
    is not asked), `sites` the outlets' sites by plain name (None: those of the table).
    """

    get: Get
    crawl: Get | None = None
    bases: Mapping[str, str] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)
    contact: str | None = None
    sites: Mapping[str, Site] | None = None
    pace: Pace = field(default_factory=Pace)

    def answers(self, item: CslItem) -> Iterator[Answer]:
        """What the services say of a printed work, one after the other, the most telling first."""
        if item.DOI:
            for name, by_doi in _BY_DOI:
                answer = by_doi(item.DOI, self._service(name, item))
                yield answer
                if answer.works:
                    break
        if item.type in _PRESS:
            yield from self._press(item)
        names = _PRESS_ORDER if item.type in _PRESS - {"report", "document"} else None
        for name, question in _BY_WORDS:
            if names is None or name in names:
                found = question(item, self._service(name, item))
                if found is not None:
                    yield found

    def _press(self, item: CslItem) -> Iterator[Answer]:
        site = site_of(item, self.sites)
        if site is None:
            return
        found = outlet_search.by_search(item, site, self.crawl) if self.crawl else None
        if found is not None:
            yield found
        found = captures.by_title(item, site, self._service("archive-index", item))
        if found is not None:
            yield found

    def _service(self, name: str, item: CslItem) -> Service:
        base = self.bases.get(name, BASES[name]).replace("{language}", item.language or "en")
        return Service(
            name=name, base=base, get=self.get, pace=self.pace, contact=self.contact, key=self.keys.get(name)
        )
