"""Open Library: books by ISBN, or by title and author.

Protocol: `GET /search.json` of openlibrary.org with `isbn`, or `title` and `author`. Books that the Internet Archive
holds are named in `ia`.
"""

from collections.abc import Mapping
from typing import Any

from footnote_audit.model import CslItem, LocationKind, Source
from footnote_audit.names import sort_name
from footnote_audit.resolve.services.asking import Answer, Query, Service
from footnote_audit.resolve.services.records import inner, objects, people, source, text, texts

ROWS = 5
ASKED_FOR = frozenset(("book", "chapter", "classic", "report", "thesis", "document"))
_FIELDS = "key,title,subtitle,author_name,first_publish_year,publish_year,publisher,isbn,ia"
SITE = "https://openlibrary.org"
SCANS = "https://archive.org/details/"


def by_isbn(item: CslItem, service: Service) -> Answer | None:
    """The work with the printed ISBN; None where none is printed."""
    if not item.ISBN:
        return None
    isbn = "".join(c for c in item.ISBN if c.isalnum())
    return _answer(item, {"isbn": isbn, "fields": _FIELDS, "limit": ROWS}, service)


def by_title(item: CslItem, service: Service) -> Answer | None:
    """The books (at most ROWS) of a title and first author; a chapter's book is looked for by its container."""
    title = item.container_title if item.type == "chapter" else item.title
    if item.type not in ASKED_FOR or not title:
        return None
    people_of = item.editor if item.type == "chapter" else item.author
    author = sort_name(people_of[0]) if people_of else None
    return _answer(item, {"title": title[:200], "author": author, "fields": _FIELDS, "limit": ROWS}, service)


def _answer(item: CslItem, query: Query, service: Service) -> Answer:
    reply = service.json("/search.json", query)
    found = (_source(record, item) for record in objects(inner(reply.data, "docs"), ROWS))
    return service.answer(tuple(s for s in found if s is not None), reply)


def _source(record: Mapping[str, Any], wanted: CslItem) -> Source | None:
    title, key = text(record.get("title")), text(record.get("key"))
    if not title or not key:
        return None
    subtitle = text(record.get("subtitle"))
    item = CslItem(
        type="book",
        title=f"{title}: {subtitle}" if subtitle else title,
        author=people(texts(record.get("author_name"))),
        publisher=_edition(texts(record.get("publisher")), wanted.publisher),
        issued=_year(record, wanted),
        ISBN=text(record.get("isbn")),
    )
    scan = text(record.get("ia"))
    return source(
        f"openlibrary:{key.rpartition('/')[2]}",
        item,
        "openlibrary",
        (LocationKind.URL, SITE + key if key.startswith("/") else None, "catalogue record"),
        (LocationKind.URL, SCANS + scan if scan else None, "scan, may be on loan only"),
    )


def _year(record: Mapping[str, Any], wanted: CslItem) -> str | None:
    """The year of the printed edition where the work has one of that year, else of the first edition."""
    printed = (wanted.issued or "")[:4]
    return _edition(texts(record.get("publish_year"), 500), printed) or text(record.get("first_publish_year"))


def _edition(known: tuple[str, ...], printed: str | None) -> str | None:
    """The printed publisher or year where the record, which joins all editions, knows it; else nothing to compare."""
    return next((k for k in known if printed and k.casefold() == printed.casefold()), None)
