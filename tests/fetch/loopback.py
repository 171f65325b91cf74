"""A tiny server on loopback whose paths misbehave, each in one way, for tests of the network."""

import gzip
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

PAGE = b"<!doctype html><title>Weir</title><p>The weir holds.</p>"
DRIP_SECONDS = 0.05


class Web(ThreadingHTTPServer):
    """The server; `asked` is every path in order, `agents` the User-Agent of each, `stop` ends endless answers."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[str] = []
        self.agents: list[str] = []
        self.stop = threading.Event()

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        """The address of a path on this server."""
        return f"http://{host}:{self.server_address[1]}{path}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Nothing: clients that hang up are what is tested."""


@contextmanager
def running() -> Iterator[Web]:
    """The server, in a thread of this process."""
    web = Web()
    thread = threading.Thread(target=web.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield web
    finally:
        web.stop.set()
        web.shutdown()
        web.server_close()
        thread.join(5)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Web
    routes: ClassVar[dict[str, Callable[["_Handler"], None]]] = {}

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        self.server.agents.append(self.headers.get("User-Agent", ""))
        self.routes.get(self.path.split("?")[0], _missing)(self)

    def log_message(self, *_: object) -> None:
        """Nothing: the tests look at what came back."""

    def answer(self, status: int, body: bytes = b"", length: int | None = None, **headers: str) -> None:
        """A whole answer; `length` is announced in place of the body's own."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)

    def drip(self, piece: bytes) -> None:
        """A piece of bytes now and then, without end."""
        while not self.server.stop.wait(DRIP_SECONDS):
            self.wfile.write(piece)
        self.close_connection = True


def _route(path: str) -> Callable[[Callable[[_Handler], None]], None]:
    def add(serve: Callable[[_Handler], None]) -> None:
        _Handler.routes[path] = serve

    return add


def _missing(handler: _Handler) -> None:
    handler.answer(404, b"no such page")


def _page(handler: _Handler) -> None:
    handler.answer(200, PAGE, Content_Type="text/html")


@_route("/packed")
def _packed(handler: _Handler) -> None:
    handler.answer(200, gzip.compress(PAGE), Content_Encoding="gzip")


@_route("/bomb")
def _bomb(handler: _Handler) -> None:
    handler.answer(200, gzip.compress(bytes(4_000_000)), Content_Encoding="gzip")


@_route("/damaged")
def _damaged(handler: _Handler) -> None:
    handler.answer(200, gzip.compress(PAGE)[:-12], Content_Encoding="gzip")


@_route("/odd-packing")
def _odd_packing(handler: _Handler) -> None:
    handler.answer(200, PAGE, Content_Encoding="br")


@_route("/endless")
def _endless(handler: _Handler) -> None:
    handler.send_response(200)
    handler.end_headers()
    while not handler.server.stop.is_set():
        handler.wfile.write(bytes(1 << 16))


@_route("/large")
def _large(handler: _Handler) -> None:
    handler.answer(200, b"", length=10**12)
    handler.close_connection = True


@_route("/short")
def _short(handler: _Handler) -> None:
    handler.answer(200, PAGE, length=len(PAGE) + 100)
    handler.close_connection = True


@_route("/drip-body")
def _drip_body(handler: _Handler) -> None:
    handler.send_response(200)
    handler.end_headers()
    handler.drip(b"x")


@_route("/drip-headers")
def _drip_headers(handler: _Handler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    handler.drip(b"x")


@_route("/silent")
def _silent(handler: _Handler) -> None:
    handler.server.stop.wait()
    handler.close_connection = True


@_route("/hang-up")
def _hang_up(handler: _Handler) -> None:
    handler.close_connection = True


@_route("/hang-up-once")
def _hang_up_once(handler: _Handler) -> None:
    if handler.server.asked.count(handler.path) == 1:
        handler.close_connection = True
    else:
        _page(handler)


@_route("/odd-head")
def _odd_head(handler: _Handler) -> None:
    head = b"HTTP/1.1 200 OK\r\nthis line is no header\r\nX-Folded: one\r\n two\r\nContent-Type: text/html\r\n"
    handler.wfile.write(head + b"Content-Length: %d\r\n\r\n" % len(PAGE) + PAGE)


@_route("/many-headers")
def _many_headers(handler: _Handler) -> None:
    handler.send_response(200)
    for number in range(200):
        handler.send_header(f"X-{number}", "x")
    handler.end_headers()
    handler.close_connection = True


@_route("/browsers-only")
def _browsers_only(handler: _Handler) -> None:
    if handler.headers.get("User-Agent", "").startswith("Mozilla/"):
        _page(handler)
    else:
        handler.answer(403, b"no")


@_route("/busy-once")
def _busy_once(handler: _Handler) -> None:
    if handler.server.asked.count(handler.path) == 1:
        handler.answer(429, b"later", Retry_After="7")
    else:
        _page(handler)


@_route("/busy")
def _busy(handler: _Handler) -> None:
    handler.answer(503, b"later")


@_route("/busy-for-long")
def _busy_for_long(handler: _Handler) -> None:
    handler.answer(429, b"later", Retry_After="86400")


def _redirect(path: str, target: str) -> None:
    _Handler.routes[path] = lambda handler: handler.answer(302, b"", Location=target)


_redirect("/moved", "/page")
_redirect("/circle-a", "/circle-b")
_redirect("/circle-b", "/circle-a")
_redirect("/to-file", "file:///etc/passwd")
_redirect("/to-nowhere", "")
for _number in range(1, 12):
    _redirect(f"/chain-{_number}", f"/chain-{_number + 1}")
_Handler.routes |= {"/page": _page, "/chain-12": _page}


@_route("/to-elsewhere")
def _to_elsewhere(handler: _Handler) -> None:
    handler.answer(302, b"", Location=handler.path.partition("?")[2])


@_route("/cookie-gate")
def _cookie_gate(handler: _Handler) -> None:
    if "seen=1" in handler.headers.get("Cookie", ""):
        _page(handler)
    else:
        handler.answer(302, b"", Location="/cookie-gate", Set_Cookie="seen=1")
