"""Ctrl-C in the middle of an audit: no report, a clear sentence, and what was fetched is kept for the next run."""

import json
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import NO_SERVICES
from footnote_audit.fetch import Store

ARTICLE = """Ports of the north

In 2019 the port handled 4 million tonnes of grain[ref]Mira Solen, “Grain and Water”, Harbour Review, 2020, p. 7.[/ref].

The quay of Orlo was rebuilt in 1931[ref]Tove Brandt, Stones of Orlo, 2015.[/ref].
"""
PAGE = b"<!doctype html><title>Grain</title><p>The port of Velmar handled 4 million tonnes of grain in 2019.</p>"
REGISTRY = """schema: sources/1
sources:
  - id: grain
    item: {{type: article-journal, title: Grain and Water, author: [{{family: Solen, given: Mira}}], issued: '2020'}}
    locations: [{{url: 'http://127.0.0.1:{port}/grain'}}]
  - id: stones
    item: {{type: book, title: Stones of Orlo, author: [{{family: Brandt, given: Tove}}], issued: '2015'}}
    locations: [{{url: 'http://127.0.0.1:{port}/stones'}}]
"""
# Longer than any machine needs; where it runs out, the test fails.
PATIENCE = 30


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """A socket on loopback that accepts and says nothing by itself."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(PATIENCE)
        yield server


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Ctrl-C reaches the programs started here, also where the suite itself runs in the background.

    A shell without job control starts what runs in the background with SIGINT ignored, and children inherit that.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def _asked(server: socket.socket) -> tuple[socket.socket, str]:
    """The next connection and the path it asks for, once its request is here."""
    connection, _ = server.accept()
    connection.settimeout(PATIENCE)
    request = b""
    while b"\r\n\r\n" not in request:
        request += connection.recv(4096)
    return connection, request.split()[1].decode()


def _answer(connection: socket.socket, status: str, body: bytes) -> None:
    head = f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    with connection:
        connection.sendall(head.encode() + body)


def _wait_for_copy(folder: Path, uri: str) -> None:
    """Return when the store in the folder holds a copy of the address."""
    patient_until = time.monotonic() + PATIENCE
    while time.monotonic() < patient_until:
        with Store(folder) as kept:
            if kept.latest(uri) is not None:
                return
    raise AssertionError(f"{uri} was not kept")


@pytest.mark.usefixtures("interruptible")
def test_ctrl_c_keeps_copies_and_writes_no_report(listener: socket.socket, tmp_path: Path) -> None:
    """An audit stopped while a source does not answer is exit code 130; the copy it had serves the next run."""
    (tmp_path / "article.txt").write_text(ARTICLE, "utf-8")
    (tmp_path / "sources.yaml").write_text(REGISTRY.format(port=listener.getsockname()[1]), "utf-8")
    command = [sys.executable, "-m", "footnote_audit", "audit", "article.txt", "--out", "out", "--store", "kept"]
    with subprocess.Popen(
        [*command, *NO_SERVICES, "--allow-private"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            held: dict[str, socket.socket] = {}
            # The sources are asked side by side, in any order: one is answered, the other is let wait.
            while not {"/grain", "/stones"} <= held.keys():
                connection, path = _asked(listener)
                held[path] = connection
                if path != "/stones":
                    _answer(connection, *(("200 OK", PAGE) if path == "/grain" else ("404 Not Found", b"none")))
            _wait_for_copy(tmp_path / "kept", f"http://127.0.0.1:{listener.getsockname()[1]}/grain")
            process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=PATIENCE)
            held["/stones"].close()
        finally:
            process.kill()
    assert process.returncode == 130
    assert out == ""
    assert err.strip() == "footnote-audit: stopped. Copies fetched so far are kept; no report was written."
    assert not (tmp_path / "out").exists()
    with Store(tmp_path / "kept") as kept:
        asked = [f"http://127.0.0.1:{listener.getsockname()[1]}/{name}" for name in ("grain", "stones")]
        assert [kept.latest(uri) is not None for uri in asked] == [True, False]
    again = subprocess.run([*command, "--offline"], cwd=tmp_path, capture_output=True, timeout=PATIENCE, check=False)
    assert again.returncode == 0, again.stderr
    saved = json.loads((tmp_path / "out" / "article.json").read_text("utf-8"))
    assert {s["source_id"]: s["outcome"] for s in saved["snapshots"]} == {"grain": "ok", "stones": "offline"}
