"""Wikidata: works that have an item of their own: laws, reports, films, books, notable articles.

Protocol: `wbsearchentities` and `wbgetentities` of the MediaWiki API. Properties: P1476 title, P50 and P2093 author,
P577 publication date, P123 publisher, P1433 published in, P356 DOI, P212 ISBN-13, P953 full text, P856 official site.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from footnote_audit.model import CslItem, LocationKind, Source
from footnote_audit.resolve.services.asking import Answer, Query, Service
from footnote_audit.resolve.services.records import inner, objects, people, source, text

ROWS = 5
_API = "/w/api.php"
_NAMED = ("P50", "P123", "P1433")
# Things of these kinds bear a work's name without being one (Q5 human, Q4167410 disambiguation page).
_NO_WORKS = frozenset(("Q5", "Q4167410", "Q13406463", "Q4167836"))


def by_title(item: CslItem, service: Service) -> Answer | None:
    """The works (at most ROWS) with an item of this name; None without a title."""
    if not item.title:
        return None
    language = item.language or "en"
    query: Query = {"action": "wbsearchentities", "search": item.title[:250], "language": language, "limit": ROWS}
    reply = service.json(_API, {**query, "uselang": language, "format": "json", "type": "item"})
    ids = [i for hit in objects(inner(reply.data, "search"), ROWS) if (i := text(hit.get("id")))]
    if reply.reason or not ids:
        return service.answer((), reply)
    reply = service.json(_API, _entities(ids, "labels|claims", language))
    entities = [e for i in ids if isinstance(e := inner(reply.data, "entities", i), Mapping)]
    works = [e for e in entities if not _NO_WORKS & set(_ids(e, "P31"))]
    labels = _labels({i for e in works for p in _NAMED for i in _ids(e, p)}, language, service)
    return service.answer(tuple(s for e in works if (s := _source(e, language, labels)) is not None), reply)


def _entities(ids: Iterable[str], props: str, language: str) -> Query:
    languages = "|".join(dict.fromkeys((language, "en", "mul")))
    joined = "|".join(ids)
    return {"action": "wbgetentities", "ids": joined, "props": props, "languages": languages, "format": "json"}


def _labels(ids: set[str], language: str, service: Service) -> dict[str, str]:
    """The names of the items; those that are not told are left out."""
    if not ids:
        return {}
    reply = service.json(_API, _entities(sorted(ids)[:50], "labels", language))
    return {i: name for i in ids if (name := _label(inner(reply.data, "entities", i), language))}


def _label(entity: object, language: str) -> str | None:
    return next((t for name in (language, "en", "mul") if (t := text(inner(entity, "labels", name, "value")))), None)


def _source(entity: Mapping[str, Any], language: str, labels: Mapping[str, str]) -> Source | None:
    title = next(_values(entity, "P1476", "text"), None) or _label(entity, language)
    identity = text(entity.get("id"))
    if not title or not identity:
        return None
    named = tuple(labels[i] for i in _ids(entity, "P50") if i in labels)
    doi = next(_values(entity, "P356"), None)
    item = CslItem(
        title=title,
        author=people(named or tuple(_values(entity, "P2093"))),
        publisher=next((labels[i] for i in _ids(entity, "P123") if i in labels), None),
        container_title=next((labels[i] for i in _ids(entity, "P1433") if i in labels), None),
        issued=_date(next(_values(entity, "P577", "time"), None)),
        DOI=doi,
        ISBN=next(_values(entity, "P212"), None),
    )
    return source(
        f"wikidata:{identity}",
        item,
        "wikidata",
        (LocationKind.URL, next(_values(entity, "P953"), None), "full text"),
        (LocationKind.DOI, doi, None),
        (LocationKind.URL, next(_values(entity, "P856"), None), "official site"),
    )


def _values(entity: Mapping[str, Any], wanted: str, part: str = "") -> Iterator[str]:
    """The values of a property, those of preferred rank first."""
    claims = sorted(objects(inner(entity, "claims", wanted), 50), key=lambda c: c.get("rank") != "preferred")
    for claim in claims:
        value = inner(claim, "mainsnak", "datavalue", "value")
        found = text(inner(value, part) if part else value)
        if found:
            yield found


def _ids(entity: Mapping[str, Any], wanted: str) -> tuple[str, ...]:
    return tuple(_values(entity, wanted, "id"))


def _date(time: str | None) -> str | None:
    """A Wikidata time ("+2014-12-00T00:00:00Z") as an EDTF date of the precision it has."""
    if not time or not time.startswith("+"):
        return None
    return time[1:11].replace("-00", "")
