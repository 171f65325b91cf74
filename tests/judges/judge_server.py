"""A server on loopback that speaks the protocols of OpenAI and Ollama, and misbehaves where it is told to."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Reply = Callable[[dict[str, Any]], str]


class Model(ThreadingHTTPServer):
    """The server: `reply` makes the model's text from the question; `faults` are served first, one a request.

    `asked` holds the bodies that came, `paths` and `keys` their paths and their Authorization.
    """

    daemon_threads = True

    def __init__(self, reply: Reply) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.reply = reply
        self.faults: list[str] = []
        self.asked: list[dict[str, Any]] = []
        self.paths: list[str] = []
        self.keys: list[str | None] = []
        self.stop = threading.Event()

    def url(self, path: str = "") -> str:
        """The address of a path on this server."""
        return f"http://127.0.0.1:{self.server_address[1]}{path}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Nothing: clients that hang up are what is tested."""


@contextmanager
def serving(reply: Reply) -> Iterator[Model]:
    """The server, in a thread of this process."""
    model = Model(reply)
    thread = threading.Thread(target=model.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield model
    finally:
        model.stop.set()
        model.shutdown()
        model.server_close()
        thread.join(5)


def question(body: dict[str, Any]) -> dict[str, Any]:
    """Claim and passages of a request."""
    told = json.loads(body["messages"][-1]["content"])
    assert isinstance(told, dict)
    return told


def answer(rating: str, passage: int, words: str, confidence: float = 0.9) -> str:
    """An answer of the right form."""
    return json.dumps({"rating": rating, "passage": passage, "words": words, "confidence": confidence})


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Model

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append(body)
        self.server.paths.append(self.path)
        self.server.keys.append(self.headers.get("Authorization"))
        fault = self.server.faults.pop(0) if self.server.faults else ""
        if fault.isdigit():
            self._send(int(fault), b'{"error": "no"}')
        elif fault == "redirect":
            self._send(302, b"", ("Location", self.server.url("/elsewhere")))
        elif fault == "drip":
            self._drip()
        elif fault == "huge":
            self._send(200, b'{"choices": [' + b" " * 400_000)
        elif fault == "broken":
            self._send(200, b'{"choices": [{"message"')
        else:
            self._send(200, self._wrapped(fault or self.server.reply(body)))

    def _wrapped(self, text: str) -> bytes:
        message = {"role": "assistant", "content": text}
        ollama = {"message": message, "done": True}
        return json.dumps(ollama if self.path == "/api/chat" else {"choices": [{"message": message}]}).encode()

    def _drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        while not self.server.stop.wait(0.02):
            self.wfile.write(b" ")
            self.wfile.flush()

    def _send(self, status: int, data: bytes, *headers: tuple[str, str]) -> None:
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Nothing: the tests look at what came back."""
