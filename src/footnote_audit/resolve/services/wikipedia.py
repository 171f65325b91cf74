"""Wikipedia: articles that cite the same work, for the address and the archived copy that they give for it.

Protocol: `generator=search` with `insource:` and `prop=revisions` of the MediaWiki API of the language's own site.
Only citation templates that hold the printed title are read; what they say of the work is hearsay, so the copy at the
address decides.
"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from footnote_audit.model import CslItem, LocationKind, Source
from footnote_audit.resolve.services.asking import Answer, Query, Service
from footnote_audit.resolve.services.records import inner, objects, people, source, text
from footnote_audit.text import key

ROWS = 3
# A short title stands in too many articles to lead anywhere.
LEAST_WORDS = 4
_LONGEST_PAGE = 400_000
_TEMPLATE = re.compile(r"\{\{([^{}]{20,3000})\}\}")
_NAMES = {
    "title": ("title", "titre", "titel", "titolo", "título", "titulo", "заглавие"),
    "url": ("url", "lire en ligne", "online", "ссылка"),
    "archive": ("archive-url", "archiveurl", "archive url", "urlarchivo", "urlarchivio", "arquivourl"),
    "date": ("date", "datum", "data", "fecha", "дата"),
    "outlet": ("work", "newspaper", "website", "journal", "magazine", "périodique", "werk", "opera", "obra", "издание"),
    "author": ("author", "auteur", "autor", "autore", "last", "nom1", "last1", "автор"),
}


def by_title(item: CslItem, service: Service) -> Answer | None:
    """The works of this title that articles cite with an address; None for a title of fewer than LEAST_WORDS words."""
    if not item.title or len(item.title.split()) < LEAST_WORDS:
        return None
    title = " ".join(item.title.replace('"', " ").split())[:200]
    query: Query = {
        "action": "query", "generator": "search", "gsrsearch": f'insource:"{title}"', "gsrlimit": ROWS,
        "prop": "revisions", "rvprop": "content", "rvslots": "main", "format": "json", "formatversion": 2,
    }  # fmt: skip
    reply = service.json("/w/api.php", query)
    found: dict[str, Source] = {}
    for page in objects(inner(reply.data, "query", "pages"), ROWS):
        revision = next(objects(page.get("revisions"), 1), None)
        content = inner(revision, "slots", "main", "content")
        if isinstance(content, str):
            for cited in _cited(content[:_LONGEST_PAGE], item.title, text(page.get("title")) or ""):
                found.setdefault(cited.id, cited)
    return service.answer(tuple(found.values()), reply)


def _cited(wikitext: str, title: str, article: str) -> Iterator[Source]:
    wanted = key(title)
    for template in _TEMPLATE.finditer(wikitext):
        fields = _fields(template[1])
        told = fields.get("title")
        address = fields.get("url")
        if not told or not address or wanted not in key(told) or urlsplit(address).scheme not in ("http", "https"):
            continue
        item = CslItem(
            type="webpage",
            title=told,
            author=people((fields["author"],)) if "author" in fields else (),
            container_title=fields.get("outlet"),
            issued=_iso(fields.get("date")),
        )
        role = f"as cited in the Wikipedia article {article!r}"
        copy = fields.get("archive")
        yield source(address, item, "wikipedia", (LocationKind.URL, address, role), (LocationKind.ARCHIVE, copy, role))


def _fields(template: str) -> dict[str, str]:
    """What a template gives under the names that we read; links lose their brackets."""
    given = {}
    for part in template.replace("[[", "").replace("]]", "").split("|")[1:]:
        name, equals, value = part.partition("=")
        if equals and value.strip():
            given[name.strip().casefold()] = " ".join(value.split())
    return {
        ours: next(given[n] for n in names if n in given) for ours, names in _NAMES.items() if set(names) & set(given)
    }


def _iso(date: str | None) -> str | None:
    """The date where it is ISO, else its year: Wikipedia prints dates in every language's manner."""
    if not date:
        return None
    if re.fullmatch(r"\d{4}(?:-\d\d){0,2}", date):
        return date
    year = re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", date)
    return year[0] if year else None
