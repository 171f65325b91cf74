"""Crossref: a printed DOI looked up, a scholarly work without one searched for.

Protocol: the REST API of api.crossref.org (JSON, `GET /works/{doi}` and `GET /works?query.bibliographic=`). What comes
back is compared with the printed citation like an entry of the registry: Crossref's own ranking always has a first
hit, whether or not it is the work meant.
"""

from collections.abc import Mapping
from typing import Any

from footnote_audit.csl import from_csl_json
from footnote_audit.errors import FetchError
from footnote_audit.model import CslItem, Get, Location, LocationKind, Source
from footnote_audit.names import printed

BASE = "https://api.crossref.org"
ROWS = 5
ACCEPTED = "application/json"
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


def by_doi(doi: str, *, get: Get, base: str = BASE) -> tuple[Source | None, str]:
    """The work that Crossref records under a DOI (None where there is none), and what came of asking."""
    from urllib.parse import quote

    answer, tried = _ask(f"{base}/works/{quote(doi, safe='/')}", get)
    message = answer.get("message")
    source = _source(message) if isinstance(message, Mapping) else None
    if source is None:
        return None, tried or f"crossref: no usable record of {doi}"
    return source, f"crossref: {doi} is registered as {source.item.title!r}"


def by_reference(item: CslItem, *, get: Get, base: str = BASE) -> tuple[tuple[Source, ...], str]:
    """The works (at most ROWS) that Crossref finds for a printed reference, and what came of asking."""
    from urllib.parse import urlencode

    words = [item.title or "", *(printed(n) for n in item.author), item.container_title or "", (item.issued or "")[:4]]
    query = urlencode({"query.bibliographic": " ".join(w for w in words if w)[:400], "rows": ROWS})
    answer, tried = _ask(f"{base}/works?{query}", get)
    message = answer.get("message")
    items = message.get("items") if isinstance(message, Mapping) else None
    if not isinstance(items, list):
        return (), tried or "crossref: the answer holds no works"
    sources = [s for record in items[:ROWS] if isinstance(record, Mapping) and (s := _source(record)) is not None]
    return tuple(sources), f"crossref: {len(sources)} works looked through"


def _ask(uri: str, get: Get) -> tuple[Mapping[str, Any], str]:
    import json

    try:
        response = get(uri, accept=ACCEPTED)
    except FetchError as error:
        return {}, f"crossref: {error.reason}"
    if response.status != 200:
        reason = "not registered" if response.status == 404 else f"answered {response.status}"
        return {}, f"crossref: {reason}"
    try:
        answer = json.loads(response.body)
    except (ValueError, RecursionError):
        return {}, "crossref: the answer is not JSON"
    return (answer, "") if isinstance(answer, Mapping) else ({}, "crossref: the answer is not an object")


def _source(record: Mapping[str, Any]) -> Source | None:
    doi = record.get("DOI")
    if not isinstance(doi, str) or not doi:
        return None
    single = {name: value[0] if isinstance(value, list) and value else value for name, value in record.items()}
    kind = record.get("type")
    values = {
        "type": _TYPES.get(str(kind), str(kind)) if kind else "document",
        "author": [n for n in record.get("author") or () if _is_name(n)],
        "DOI": doi,
        **{n: single[n] for n in _SINGLE if isinstance(single.get(n), str | int)},
    }
    try:
        item = from_csl_json(values | _dates(record))
    except ValueError:
        return None
    return Source(
        id=f"doi:{doi}",
        item=item,
        resolver="crossref",
        locations=(Location(kind=LocationKind.DOI, value=doi),),
    )


_SINGLE = ("title", "container-title", "publisher", "volume", "issue", "page", "ISSN", "ISBN", "language")


def _is_name(value: object) -> bool:
    return isinstance(value, Mapping) and any(isinstance(value.get(k), str) for k in ("family", "given", "literal"))


def _dates(record: Mapping[str, Any]) -> dict[str, Any]:
    issued = record.get("issued")
    parts = issued.get("date-parts") if isinstance(issued, Mapping) else None
    sound = isinstance(parts, list) and parts and all(isinstance(p, list) and p and all(p) for p in parts)
    return {"issued": {"date-parts": parts}} if sound else {}
