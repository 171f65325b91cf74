"""Where outlets keep their pages: the table `outlet_sites.txt`, and the site of a printed work."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import NamedTuple
from urllib.parse import quote_plus, urlsplit

from footnote_audit.model import CslItem
from footnote_audit.outlets import named, plain_name

_FEED = "wordpress"


class Site(NamedTuple):
    """An outlet's name, its domain, and the address of its own search with {query} in it (empty: none known)."""

    name: str
    domain: str
    search: str = ""

    def asked(self, words: str) -> str:
        """The address that searches the site for the words."""
        return self.search.replace("{query}", quote_plus(words))


def site_of(item: CslItem, sites: Mapping[str, Site] | None = None) -> Site | None:
    """The site on which a printed work stands: by its outlet's or publisher's name, else by the host it prints."""
    known = known_sites() if sites is None else sites
    for printed in (item.container_title, item.publisher, item.collection_title):
        for name in _names(printed) if printed else ():
            if name in known:
                return known[name]
    host = (urlsplit(item.URL).hostname or "") if item.URL else ""
    return Site(host, host.removeprefix("www.")) if "." in host else None


def _names(printed: str) -> Iterator[str]:
    yield plain_name(printed)
    for outlet in named(printed):
        yield from (plain_name(name) for name in (outlet.name, *outlet.others))


@cache
def known_sites() -> Mapping[str, Site]:
    """The sites of the table by plain name of the outlet."""
    text = resources.files("footnote_audit").joinpath("resolve/services/outlet_sites.txt").read_text("utf-8")
    rows = ([part.strip() for part in line.split("|")] for line in text.splitlines() if "|" in line and line[0] != "#")
    return {plain_name(name): Site(name, domain, _search(domain, search)) for name, domain, search in rows if domain}


def _search(domain: str, told: str) -> str:
    return f"https://{domain}/?s={{query}}&feed=rss2" if told == _FEED else told
