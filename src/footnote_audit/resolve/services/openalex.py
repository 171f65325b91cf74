"""OpenAlex: works of scholarship and grey literature by title.

Protocol: `GET /works?search=` and `GET /works/doi:{doi}` of api.openalex.org, `mailto` for its polite pool, `api_key`
where there is one. OpenAlex has an abstract page for nearly everything, so a hit proves a record, not a full text;
`best_oa_location` tells where the text can be read.
"""

from collections.abc import Mapping
from typing import Any

from footnote_audit.model import CslItem, LocationKind, Notice, NoticeKind, Source
from footnote_audit.resolve.services.asking import Answer, Query, Service
from footnote_audit.resolve.services.records import inner, objects, people, source, text

ROWS = 5
_DOI = "https://doi.org/"
_TYPES = {
    "article": "article-journal",
    "review": "article-journal",
    "editorial": "article-journal",
    "letter": "article-journal",
    "preprint": "article",
    "book": "book",
    "book-chapter": "chapter",
    "dissertation": "thesis",
    "report": "report",
    "dataset": "dataset",
    "standard": "standard",
}


def by_title(item: CslItem, service: Service) -> Answer | None:
    """The works (at most ROWS) whose text OpenAlex finds like the title; None without a title."""
    if not item.title:
        return None
    query: Query = {"search": _plain(item.title), "per-page": ROWS, "mailto": service.contact, "api_key": service.key}
    reply = service.json("/works", query)
    found = (_source(record) for record in objects(inner(reply.data, "results"), ROWS))
    return service.answer(tuple(s for s in found if s is not None), reply)


def by_doi(doi: str, service: Service) -> Answer:
    """The work that OpenAlex records under a DOI."""
    from urllib.parse import quote

    reply = service.json(f"/works/doi:{quote(doi, safe='/')}", {"mailto": service.contact, "api_key": service.key})
    found = _source(reply.data) if isinstance(reply.data, Mapping) else None
    return service.answer((found,) if found else (), reply)


def _plain(title: str) -> str:
    """The title without what its query language reads as operators."""
    return " ".join("".join(c if c.isalnum() or c in "'’-" else " " for c in title).split())[:300]


def _source(record: Mapping[str, Any]) -> Source | None:
    title = text(record.get("display_name")) or text(record.get("title"))
    identity = text(record.get("id"))
    if not title or not identity:
        return None
    doi = (text(record.get("doi")) or "").removeprefix(_DOI) or None
    names = (text(inner(a, "author", "display_name")) for a in objects(record.get("authorships"), 50))
    first, last = text(inner(record, "biblio", "first_page")), text(inner(record, "biblio", "last_page"))
    item = CslItem(
        type=_TYPES.get(str(record.get("type")), "document"),
        title=title,
        author=people(tuple(n for n in names if n)),
        container_title=text(inner(record, "primary_location", "source", "display_name")),
        issued=text(record.get("publication_date")) or text(record.get("publication_year")),
        volume=text(inner(record, "biblio", "volume")),
        issue=text(inner(record, "biblio", "issue")),
        page=f"{first}-{last}" if first and last and first != last else first,
        DOI=doi,
    )
    found = source(
        f"doi:{doi}" if doi else identity,
        item,
        "openalex",
        (LocationKind.URL, text(inner(record, "best_oa_location", "pdf_url")), "open copy"),
        (LocationKind.URL, text(inner(record, "open_access", "oa_url")), "open copy"),
        (LocationKind.DOI, doi, None),
        (LocationKind.URL, text(inner(record, "primary_location", "landing_page_url")), "publisher page"),
    )
    return _with_notice(found) if record.get("is_retracted") is True else found


def _with_notice(found: Source) -> Source:
    from dataclasses import replace

    return replace(found, notices=(Notice(kind=NoticeKind.RETRACTION, service="openalex"),))
