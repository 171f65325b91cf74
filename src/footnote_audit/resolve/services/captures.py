"""The Internet Archive's index: pages of an outlet whose address holds the words of the title.

Protocol: the CDX server of web.archive.org (`GET /cdx/search/cdx` with `matchType=domain`, `filter`, `collapse`,
`from`, `to`, `output=json`). Addresses of articles mostly spell their title ("/2013/07/oil-swap-deal"), so the
archive finds what the outlet itself no longer shows.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import unquote, urlsplit

from footnote_audit.model import CslItem, LocationKind, Source
from footnote_audit.resolve.services.asking import Answer, Query, Service
from footnote_audit.resolve.services.records import source, text
from footnote_audit.resolve.services.sites import Site
from footnote_audit.text import key

ROWS = 40
# So many telling words make an address that of one article, and so many of them have to stand in it.
LEAST_WORDS, LEAST_SHARE = 3, 0.8
# Words of the title that the archive is asked for: more make it slow and miss shortened addresses.
ASKED_WORDS = 3
_TELLING = 4
# An article is captured in its year or the years after it.
_YEARS = 3
_DAY = re.compile(r"/((?:19|20)\d\d)/?-?(0[1-9]|1[0-2])(?:/?-?(0[1-9]|[12]\d|3[01]))?(?!\d)")


def by_title(item: CslItem, site: Site, service: Service) -> Answer | None:
    """The pages of the site whose address spells the title; None where the title has too few telling words."""
    words = _telling(item.title or "")
    if len(words) < LEAST_WORDS:
        return None
    asked = sorted(sorted(words, key=len, reverse=True)[:ASKED_WORDS], key=words.index)
    year = (item.issued or "")[:4]
    query: Query = {
        "url": site.domain, "matchType": "domain", "filter": f"urlkey:.*{'.*'.join(asked)}.*", "collapse": "urlkey",
        "from": year if year.isdigit() else None, "to": str(int(year) + _YEARS) if year.isdigit() else None,
        "fl": "original,timestamp,statuscode", "output": "json", "limit": ROWS,
    }  # fmt: skip
    reply = service.json("/cdx/search/cdx", query)
    rows = reply.data[1:] if isinstance(reply.data, list) else []
    found = [s for row in rows if isinstance(row, list) and (s := _source(row, item, site, words, service)) is not None]
    return service.answer(tuple(found), reply)


def _telling(title: str) -> list[str]:
    """The longer words of a title in plain ASCII letters, each once, in order."""
    plain = (w for w in key(title).split() if len(w) >= _TELLING and w.isascii() and w.isalnum())
    return list(dict.fromkeys(plain))


def _source(row: Sequence[object], item: CslItem, site: Site, words: Sequence[str], service: Service) -> Source | None:
    """The page as a work of the printed title, where its address spells nearly all its telling words."""
    address, moment, status = (text(v) or "" for v in (*row[:3], *[None] * 3)[:3])
    if not address.startswith("http") or not moment.isdigit() or not status.startswith("2"):
        return None
    spelled = set(key(unquote(urlsplit(address).path)).split())
    held = sum(word in spelled for word in words)
    if held < max(LEAST_WORDS, LEAST_SHARE * len(words)):
        return None
    day = _DAY.search(urlsplit(address).path)
    record = CslItem(
        type=item.type,
        title=item.title,
        container_title=item.container_title or site.name,
        issued="-".join(part for part in day.groups() if part) if day else None,
    )
    role = f"its address holds {held} of {len(words)} telling words of the printed title"
    found = source(
        address, record, "archive-index",
        (LocationKind.URL, address, role),
        (LocationKind.ARCHIVE, f"{service.base.rstrip('/')}/web/{moment}/{address}", "captured " + moment[:8]),
    )  # fmt: skip
    return replace(found, item=record)
