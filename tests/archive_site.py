"""A server on loopback with pages that a test may change, and a web archive of them beside it.

The archive answers as web.archive.org documents it: `/cdx/search/cdx`, `/web/MOMENTid_/ADDRESS`, `/save/ADDRESS`.
"""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit


class Site(ThreadingHTTPServer):
    """`pages` leads from a path to status and words; `captures` from an address to moments and the words captured.

    `saved` is the moment that new captures are told to have, None refuses to make any (429); `saving` gives the words
    that a new capture holds, None those of the page.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.pages: dict[str, tuple[int, str]] = {}
        self.captures: dict[str, dict[str, str]] = {}
        self.saved: str | None = "20261120000000"
        self.saving: str | None = None
        self.asked: list[str] = []

    @property
    def base(self) -> str:
        """The address that the archive, and every path, stands below."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    @property
    def service(self) -> tuple[str, str]:
        """The option by which this archive is asked."""
        return ("--service", f"archive-index={self.base}")


@contextmanager
def running() -> Iterator[Site]:
    """The server, in a thread of this process."""
    site = Site()
    thread = threading.Thread(target=site.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.shutdown()
        site.server_close()
        thread.join(5)


def html(title: str, *paragraphs: str) -> str:
    """A page with these paragraphs."""
    return f"<!doctype html><title>{title}</title><h1>{title}</h1>" + "".join(f"<p>{p}</p>" for p in paragraphs)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Site

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        if self.path.startswith("/cdx/"):
            self._list()
        elif self.path.startswith("/web/"):
            moment, _, uri = self.path.removeprefix("/web/").partition("id_/")
            words = self.server.captures.get(uri, {}).get(moment)
            self._answer(404 if words is None else 200, words or "")
        elif self.path.startswith("/save/"):
            self._save(self.path.removeprefix("/save/"))
        else:
            self._answer(*self.server.pages.get(self.path, (404, html("Not found", "No such page."))))

    def log_message(self, *_: object) -> None:
        """Nothing: the tests look at what came back."""

    def _list(self) -> None:
        uri = parse_qs(urlsplit(self.path).query)["url"][0]
        rows = [[moment, uri, "200", f"D{moment}"] for moment in sorted(self.server.captures.get(uri, {}))]
        self._answer(200, json.dumps([["timestamp", "original", "statuscode", "digest"], *rows]), "application/json")

    def _save(self, uri: str) -> None:
        if self.server.saved is None:
            self._answer(429, "too many")
            return
        words = self.server.saving or self.server.pages[urlsplit(uri).path][1]
        self.server.captures.setdefault(uri, {})[self.server.saved] = words
        self._answer(200, "saved", location=f"/web/{self.server.saved}/{uri}")

    def _answer(self, status: int, body: str, kind: str = "text/html", *, location: str | None = None) -> None:
        data = body.encode()
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        if status == 429:
            self.send_header("Retry-After", "600")
        if location is not None:
            self.send_header("Content-Location", location)
        self.end_headers()
        self.wfile.write(data)
