"""An outlet's own search: its result page or feed, read for links that bear the printed title.

Feeds are RSS 2.0 (`item` with `title`, `link`, `pubDate`); of a page every link of the same site counts whose words are
near the title. Searching is crawling, so the `get` handed in has to obey robots.txt (RFC 9309).
"""

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from footnote_audit.errors import FetchError
from footnote_audit.model import CslItem, Get, LocationKind, Source
from footnote_audit.names import key_similarity
from footnote_audit.resolve.services.asking import Answer
from footnote_audit.resolve.services.records import people, source
from footnote_audit.resolve.services.sites import Site
from footnote_audit.text import key

ROWS = 5
# A link whose words are less like the title than this is another article.
LEAST_LIKE = 0.7
_LONGEST = 2_000_000
_MOST_LINKS = 3000
_ACCEPTED = "application/rss+xml, text/html;q=0.9, */*;q=0.5"


class _Link(NamedTuple):
    """A result: its words, where it leads, and what a feed says of day and author."""

    words: str
    address: str
    issued: str | None = None
    author: str | None = None


def by_search(item: CslItem, site: Site, get: Get) -> Answer | None:
    """The pages (at most ROWS) that the site's own search finds; None where no search of it is known."""
    if not site.search or not item.title:
        return None
    uri = site.asked(item.title[:200])
    try:
        response = get(uri, accept=_ACCEPTED)
    except FetchError as error:
        return Answer((), f"{site.domain}: {error.reason}", asked=False)
    if response.status != 200:
        return Answer((), f"{site.domain}: its search answered {response.status}", asked=False)
    body = response.body[:_LONGEST]
    links = _feed(body) if b"<rss" in body[:2000] else _page(body, response.final_uri)
    near = sorted(((_likeness(item.title, link.words), link) for link in links), key=lambda pair: -pair[0])
    works: dict[str, Source] = {}
    for like, link in near[: ROWS * 4]:
        if like >= LEAST_LIKE and len(works) < ROWS and _same_site(link.address, site):
            works.setdefault(link.address, _source(link, item, site))
    return Answer(tuple(works.values()), f"{site.domain}: {len(works)} search results looked through")


def _likeness(title: str, words: str) -> float:
    """How near the words of a link are to a title, which they may go on after or leave out the subtitle of."""
    wanted, found = key(title), key(words)
    if len(wanted.split()) >= 3 and f" {wanted} " in f" {found} ":
        return 1.0
    return max(key_similarity(wanted, found), key_similarity(key(title.partition(":")[0]), found) - 0.1)


def _same_site(address: str, site: Site) -> bool:
    host = urlsplit(address).hostname or ""
    return host == site.domain or host.endswith(f".{site.domain}") or site.domain.endswith(f".{host}")


def _source(link: _Link, item: CslItem, site: Site) -> Source:
    record = CslItem(
        type=item.type,
        title=item.title if _likeness(item.title or "", link.words) == 1.0 else link.words,
        author=people((link.author,)) if link.author else (),
        container_title=item.container_title or site.name,
        issued=link.issued,
    )
    return source(
        link.address, record, "outlet-search", (LocationKind.URL, link.address, "found by the outlet's search")
    )


def _feed(body: bytes) -> Iterator[_Link]:
    from lxml import etree

    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError):
        return
    for entry in root.iter("item") if root is not None else ():
        title, address = (" ".join((entry.findtext(name) or "").split()) for name in ("title", "link"))
        creator = entry.findtext("{http://purl.org/dc/elements/1.1/}creator")
        if title and address:
            yield _Link(title, address, _day(entry.findtext("pubDate")), " ".join(creator.split()) if creator else None)


def _day(date: str | None) -> str | None:
    """The day of an RFC 822 date."""
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(date).date().isoformat() if date else None
    except (ValueError, OverflowError):
        return None


def _page(body: bytes, base: str) -> Iterator[_Link]:
    from lxml import etree, html

    try:
        root = html.document_fromstring(body)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return
    for number, link in enumerate(root.iter("a")):
        words = " ".join("".join(str(part) for part in link.itertext()).split())[:400]
        address = link.get("href") or ""
        if number >= _MOST_LINKS:
            return
        if words and address:
            try:
                yield _Link(words, urljoin(base, address.strip()))
            except ValueError:
                continue
