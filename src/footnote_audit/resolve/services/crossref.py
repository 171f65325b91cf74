"""Crossref: a printed DOI looked up, a scholarly work without one searched for.

Protocol: the REST API of api.crossref.org (JSON, `GET /works/{doi}` and `GET /works?query.bibliographic=`), with
`mailto` for its polite pool. What comes back is compared with the printed citation like an entry of the registry:
Crossref's own ranking always has a first hit, whether or not it is the work meant. `update-to`, `updated-by` and
`relation` tell of retractions, corrections, preprints and versions.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from footnote_audit.csl import from_csl_json
from footnote_audit.model import CslItem, Location, LocationKind, Notice, NoticeKind, Source
from footnote_audit.names import printed
from footnote_audit.resolve.services.asking import Answer, Query, Service
from footnote_audit.resolve.services.records import inner, objects, text

ROWS = 5
# Kinds of work that publishers register with Crossref; press articles and posts only bring chance hits.
REGISTERED = frozenset(
    ("article-journal", "book", "chapter", "paper-conference", "report", "thesis", "dataset", "review", "standard")
)
# From Crossref's types to CSL's, where the names differ.
_TYPES = {
    "journal-article": "article-journal",
    "book-chapter": "chapter",
    "book-section": "chapter",
    "proceedings-article": "paper-conference",
    "posted-content": "article",
    "dissertation": "thesis",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "report-component": "report",
    "peer-review": "review",
}
_UPDATES = {
    "retraction": NoticeKind.RETRACTION,
    "withdrawal": NoticeKind.RETRACTION,
    "removal": NoticeKind.RETRACTION,
    "expression_of_concern": NoticeKind.CONCERN,
    "correction": NoticeKind.CORRECTION,
    "corrigendum": NoticeKind.CORRECTION,
    "erratum": NoticeKind.CORRECTION,
    "new_version": NoticeKind.NEW_VERSION,
    "new_edition": NoticeKind.NEW_VERSION,
}
_RELATIONS = {
    "has-preprint": NoticeKind.PREPRINT,
    "is-preprint-of": NoticeKind.PUBLISHED,
    "is-version-of": NoticeKind.NEW_VERSION,
    "is-replaced-by": NoticeKind.NEW_VERSION,
}
_MOST_NOTICES = 10
_SINGLE = ("title", "container-title", "publisher", "volume", "issue", "page", "ISSN", "ISBN", "language")


def by_doi(doi: str, service: Service) -> Answer:
    """The work that Crossref records under a DOI."""
    from urllib.parse import quote

    reply = service.json(f"/works/{quote(doi, safe='/')}", {"mailto": service.contact})
    source = _source(inner(reply.data, "message"))
    if source is None:
        return Answer((), f"crossref: {reply.reason or f'no usable record of {doi}'}", reply.asked)
    return Answer((source,), f"crossref: {doi} is registered as {source.item.title!r}")


def by_reference(item: CslItem, service: Service) -> Answer | None:
    """The works (at most ROWS) that Crossref finds for a printed reference; None where it has nothing of the kind."""
    if item.type not in REGISTERED or not item.title:
        return None
    words = [item.title, *(printed(n) for n in item.author), item.container_title or "", (item.issued or "")[:4]]
    query: Query = {
        "query.bibliographic": " ".join(w for w in words if w)[:400],
        "rows": ROWS,
        "mailto": service.contact,
    }
    reply = service.json("/works", query)
    found = inner(reply.data, "message", "items")
    if not reply.reason and not isinstance(found, list):
        return Answer((), "crossref: the answer holds no works")
    works = tuple(s for record in objects(found, ROWS) if (s := _source(record)) is not None)
    return service.answer(works, reply)


def _source(record: object) -> Source | None:
    doi = text(inner(record, "DOI"))
    if not isinstance(record, Mapping) or not doi or "/" not in doi:
        return None
    kind = record.get("type")
    values = {
        "type": _TYPES.get(str(kind), str(kind)) if kind else "document",
        "author": [n for n in record.get("author") or () if _is_name(n)],
        "DOI": doi,
        **{n: found for n in _SINGLE if (found := text(record.get(n))) is not None},
    }
    try:
        item = from_csl_json(values | _dates(record))
    except ValueError:
        return None
    retracted = item.title is not None and item.title.upper().startswith("RETRACTED")
    title = item.title.split(":", 1)[-1].strip() if retracted and item.title and ":" in item.title else item.title
    notices = tuple(_notices(record, doi, retracted=retracted))
    places = (Location(kind=LocationKind.DOI, value=doi),)
    return Source(
        id=f"doi:{doi}", item=replace(item, title=title), resolver="crossref", locations=places, notices=notices
    )


def _notices(record: Mapping[str, Any], doi: str, *, retracted: bool) -> Iterator[Notice]:
    """What the record says of updates: `updated-by` names notices; a title that begins with RETRACTED is one itself."""
    told = [*objects(record.get("updated-by"), _MOST_NOTICES)]
    # The record of a retracted article and that of its notice are one where the publisher made no second DOI.
    told += [u for u in objects(record.get("update-to"), _MOST_NOTICES) if retracted or text(u.get("DOI")) == doi]
    kinds = set()
    for update in told:
        kind = _UPDATES.get(str(update.get("type")).replace("-", "_").lower())
        if kind is not None:
            kinds.add(kind)
            yield Notice(kind=kind, service="crossref", DOI=text(update.get("DOI")))
    if retracted and NoticeKind.RETRACTION not in kinds:
        yield Notice(kind=NoticeKind.RETRACTION, service="crossref")
    for relation, kind in _RELATIONS.items():
        for other in objects(inner(record, "relation", relation), _MOST_NOTICES):
            if other.get("id-type") == "doi":
                yield Notice(kind=kind, service="crossref", DOI=text(other.get("id")))


def _is_name(value: object) -> bool:
    return isinstance(value, Mapping) and any(isinstance(value.get(k), str) for k in ("family", "given", "literal"))


def _dates(record: Mapping[str, Any]) -> dict[str, Any]:
    parts = inner(record, "issued", "date-parts")
    sound = isinstance(parts, list) and parts and all(isinstance(p, list) and p and all(p) for p in parts)
    return {"issued": {"date-parts": parts}} if sound else {}
