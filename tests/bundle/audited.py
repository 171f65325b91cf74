"""An article with sources of every kind, and what its sources answer: what tests of bundles begin with."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ARTICLE = """Ports of the north

In 2019 the port handled 4 million tonnes of grain[ref]Mira Solen, “Grain and Water”, Harbour Review, 2020, p. 7.[/ref].

The quay of Orlo was rebuilt in 1931[ref]Tove Brandt, Stones of Orlo, 2015.[/ref].

The weir of Velmar holds since 1954[ref]Ilse Marn, The Weir, 1990.[/ref].

The lock was closed for 40 days[ref]Interview with Per Okland, 3 May 2021.[/ref].

The canal silted up by 1960[ref]Anders Holt, Silt, 1962.[/ref].
"""
REGISTRY = """schema: sources/1
sources:
  - id: grain
    item: {{type: article-journal, title: Grain and Water, author: [{{family: Solen, given: Mira}}], issued: '2020'}}
    locations: [{{url: '{web}/grain'}}]
  - id: stones
    item: {{type: book, title: Stones of Orlo, author: [{{family: Brandt, given: Tove}}], issued: '2015'}}
    locations: [{{url: '{web}/stones-of-orlo'}}, {{url: '{web}/library/stones'}}]
  - id: weir
    item: {{type: book, title: The Weir, author: [{{family: Marn, given: Ilse}}], issued: '1990'}}
    locations: [{{file: weir.txt}}]
  - id: okland
    item:
      type: interview
      title: Interview with Per Okland
      author: [{{family: Okland, given: Per}}]
      issued: '2021'
    public: false
    locations: [{{file: okland.txt}}]
  - id: silt
    item: {{type: book, title: Silt, author: [{{family: Holt, given: Anders}}], issued: '1962'}}
    locations: [{{url: 'http://127.0.0.1:9/silt'}}]
"""
SECRET = "The lock was closed for 40 days, and nobody was told why."
_PAGE = (
    "<!doctype html><html lang=en><title>{title}</title><h1>{title}</h1><p>By {author}</p><p>{words}</p>"
    "<p>The harbour office has kept its books since the first crane came, and they were read for this account. "
    "Barges were counted at the gate every morning, and what they carried was weighed before it went on. "
    "Where the books of one year are lost, those of the customs house were used in their place.</p></html>"
)
GRAIN = _PAGE.format(
    title="Grain and Water", author="Mira Solen", words="In 2019 the port of Velmar handled 4 million tonnes of grain."
).encode()
STONES = _PAGE.format(
    title="Stones of Orlo", author="Tove Brandt", words="The quay of Orlo was rebuilt in 1931, stone by stone."
).encode()


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        """The page of a path, a move, or that there is none."""
        pages = {"/grain": GRAIN, "/shelf/stones": STONES}
        moved = self.path == "/library/stones"
        body = pages.get(self.path, b"" if moved else b"<title>Not found</title><h1>Not found</h1>")
        self.send_response(301 if moved else 200 if self.path in pages else 404)
        if moved:
            self.send_header("Location", "/shelf/stones")
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing: the tests look at what came back."""


@contextmanager
def sources_of(folder: Path) -> Iterator[None]:
    """The article, its registry and its local files, in a folder, while its sources answer on loopback."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as web:
        threading.Thread(target=web.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        (folder / "article.txt").write_text(ARTICLE, "utf-8")
        (folder / "sources.yaml").write_text(REGISTRY.format(web=f"http://127.0.0.1:{web.server_address[1]}"), "utf-8")
        (folder / "weir.txt").write_text("The weir of Velmar holds since 1954.", "utf-8")
        (folder / "okland.txt").write_text(SECRET, "utf-8")
        try:
            yield
        finally:
            web.shutdown()
