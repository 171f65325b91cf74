"""DataCite: data sets, reports, theses and preprints with a DOI that is not Crossref's.

Protocol: `GET /dois?query=` and `GET /dois/{doi}` of api.datacite.org (JSON:API). `relatedIdentifiers` of the metadata
schema 4 tell of versions.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from footnote_audit.model import CslItem, LocationKind, Name, Notice, NoticeKind, Source
from footnote_audit.resolve.services.asking import Answer, Service
from footnote_audit.resolve.services.records import inner, objects, source, text

ROWS = 5
ASKED_FOR = frozenset(("dataset", "report", "thesis", "software", "article", "document"))
_TYPES = {
    "dataset": "dataset",
    "report": "report",
    "dissertation": "thesis",
    "journalarticle": "article-journal",
    "book": "book",
    "bookchapter": "chapter",
    "conferencepaper": "paper-conference",
    "software": "software",
    "preprint": "article",
    "standard": "standard",
}
_RELATIONS = {"IsPreviousVersionOf": NoticeKind.NEW_VERSION, "IsObsoletedBy": NoticeKind.NEW_VERSION}


def by_title(item: CslItem, service: Service) -> Answer | None:
    """The works (at most ROWS) that DataCite finds for the title; None for kinds that have no DOI there."""
    if item.type not in ASKED_FOR or not item.title:
        return None
    # Lucene's syntax: within quotation marks only these two characters have a meaning.
    title = item.title[:300].replace("\\", " ").replace('"', " ")
    reply = service.json("/dois", {"query": f'titles.title:"{title}"', "page[size]": ROWS})
    found = (_source(inner(record, "attributes")) for record in objects(inner(reply.data, "data"), ROWS))
    return service.answer(tuple(s for s in found if s is not None), reply)


def by_doi(doi: str, service: Service) -> Answer:
    """The work that DataCite records under a DOI."""
    from urllib.parse import quote

    reply = service.json(f"/dois/{quote(doi, safe='/')}")
    found = _source(inner(reply.data, "data", "attributes"))
    return service.answer((found,) if found else (), reply)


def _source(record: object) -> Source | None:
    doi = text(inner(record, "doi"))
    if not isinstance(record, Mapping) or not doi:
        return None
    title = next((t for m in objects(record.get("titles"), 5) if (t := text(m.get("title")))), None)
    publisher = text(record.get("publisher")) or text(inner(record, "publisher", "name"))
    item = CslItem(
        type=_TYPES.get(str(inner(record, "types", "resourceTypeGeneral")).lower(), "document"),
        title=title,
        author=tuple(_names(record)),
        publisher=publisher,
        issued=_issued(record),
        DOI=doi,
    )
    found = source(
        f"doi:{doi}",
        item,
        "datacite",
        (LocationKind.DOI, doi, None),
        (LocationKind.URL, text(record.get("url")), "landing page"),
    )
    return replace(found, notices=tuple(_notices(record)))


def _names(record: Mapping[str, Any]) -> Iterator[Name]:
    for creator in objects(record.get("creators"), 50):
        family, given = text(creator.get("familyName")), text(creator.get("givenName"))
        name = text(creator.get("name"))
        if family:
            yield Name(family=family, given=given)
        elif name:
            yield Name(literal=name)


def _issued(record: Mapping[str, Any]) -> str | None:
    """The date of issue as far as it is told: a day, a month, else the year of publication."""
    for told in objects(record.get("dates"), 20):
        date = text(told.get("date"))
        if told.get("dateType") == "Issued" and date and date[:4].isdigit():
            return date[:10]
    return text(record.get("publicationYear"))


def _notices(record: Mapping[str, Any]) -> Iterator[Notice]:
    for related in objects(record.get("relatedIdentifiers"), 50):
        kind = _RELATIONS.get(str(related.get("relationType")))
        if kind is not None and related.get("relatedIdentifierType") == "DOI":
            yield Notice(kind=kind, service="datacite", DOI=text(related.get("relatedIdentifier")))
