"""robots.txt for what is crawling."""

import pytest

from footnote_audit.errors import FetchError
from footnote_audit.fetch.robots import Crawling
from footnote_audit.model import Outcome, Response

RULES = b"User-agent: *\nDisallow: /drafts/\nAllow: /drafts/open\n\nUser-agent: footnote-audit\nDisallow: /search\n"


class Site:
    """A `Get` with one robots.txt; `asked` are the addresses in order."""

    def __init__(self, status: int, body: bytes = b"") -> None:
        self.status, self.body = status, body
        self.asked: list[str] = []

    def __call__(self, uri: str, *, accept: str | None = None) -> Response:
        """The robots.txt, or a page."""
        assert accept is None
        self.asked.append(uri)
        if self.status == 0:
            raise FetchError(uri, Outcome.UNREACHABLE, "the host takes no connection")
        robots = uri.endswith("/robots.txt")
        return Response(
            uri=uri,
            final_uri=uri,
            status=self.status if robots else 200,
            headers=(),
            body=self.body if robots else b"page",
            retrieved="2026-11-01T00:00:00Z",
        )


@pytest.mark.parametrize(
    ("status", "body", "path", "allowed"),
    [
        (200, RULES, "/search?q=quay", False),
        (200, RULES, "/drafts/one", True),
        (200, b"User-agent: *\nDisallow: /drafts/\nAllow: /drafts/open\n", "/drafts/one", False),
        (200, b"User-agent: *\nDisallow: /drafts/\nAllow: /drafts/open\n", "/drafts/open", True),
        (200, b"\xff\xfe\x00 no rules at all", "/a", True),
        (404, b"", "/a", True),
        (403, b"", "/a", True),
        (429, b"", "/a", False),
        (503, b"", "/a", False),
        (0, b"", "/a", False),
    ],
)
def test_what_may_be_crawled(status: int, body: bytes, path: str, allowed: bool) -> None:
    """The rules for this program decide; a missing file forbids nothing, one that cannot be had everything."""
    assert Crawling(Site(status, body)).allows(f"https://a.example{path}") is allowed


def test_what_is_forbidden_is_not_asked() -> None:
    """A forbidden address is told as such without a request to it, and the file is read once a site."""
    site = Site(200, b"User-agent: *\nDisallow: /s\n")
    crawl = Crawling(site)
    assert crawl("https://a.example/open").body == b"page"
    with pytest.raises(FetchError) as caught:
        crawl("https://a.example/s?q=quay")
    assert caught.value.code == "robots_disallow"
    assert site.asked == ["https://a.example/robots.txt", "https://a.example/open"]
