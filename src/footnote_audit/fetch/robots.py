"""robots.txt (RFC 9309) for what is crawling: pages that no reader cited, such as made-up addresses and searches.

A cited page is opened as a reader opens it and is not asked about here.
"""

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from footnote_audit.errors import FetchError
from footnote_audit.model import Get, Outcome, Response

if TYPE_CHECKING:
    from protego import Protego

AGENT = "footnote-audit"
# RFC 9309 section 2.5: at least so much of a file is to be read; what stands behind is passed over.
_MOST = 500 * 1024
_MOST_SITES = 1024


class Crawling:
    """A `Get` that asks only for what the site's robots.txt allows; each is read once. Safe for several threads."""

    def __init__(self, get: Get) -> None:
        self._get = get
        self._lock = threading.Lock()
        self._rules: OrderedDict[str, Protego | bool] = OrderedDict()

    def __call__(self, uri: str, *, accept: str | None = None) -> Response:
        """As the other `Get`; raises FetchError (`blocked`, "robots_disallow") for what is not allowed."""
        if not self.allows(uri):
            raise FetchError(
                uri, Outcome.BLOCKED, "the site's robots.txt asks programs not to crawl it", "robots_disallow"
            )
        return self._get(uri, accept=accept)

    def allows(self, uri: str) -> bool:
        """Whether the address may be crawled. A robots.txt that cannot be had forbids all, a missing one nothing."""
        try:
            parts = urlsplit(uri)
        except ValueError:
            return False
        site = f"{parts.scheme}://{parts.netloc}"
        with self._lock:
            rules = self._rules.get(site)
        if rules is None:
            rules = self._read(site)
            with self._lock:
                self._rules[site] = rules
                if len(self._rules) > _MOST_SITES:
                    self._rules.popitem(last=False)
        return rules if isinstance(rules, bool) else bool(rules.can_fetch(uri, AGENT))

    def _read(self, site: str) -> "Protego | bool":
        """The rules of a site; True where there are none, False where they cannot be had (RFC 9309 section 2.3.1)."""
        try:
            answer = self._get(f"{site}/robots.txt")
        except FetchError:
            return False
        if not 200 <= answer.status < 300:
            return 400 <= answer.status < 500 and answer.status != 429
        # Loaded here, because most runs crawl nothing.
        from protego import Protego

        return Protego.parse(answer.body[:_MOST].decode("utf-8", "replace"))
