"""What catalogues answered is replayed too: an offline run resolves as the online run did."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

from conftest import NO_SERVICES, Run

ARTICLE = """# Ports

The port handled grain in 2019.[^1]

[^1]: {given} {family}, “{title},” *{outlet}* ({year}).
"""


@contextmanager
def crossref_of(shared: Path) -> Iterator[str]:
    """The address of the fake Crossref, in a process of its own: it is gone before the program lets its lines go."""
    command = [sys.executable, "-u", str(shared / "webfaults" / "server.py"), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            origin = process.stdout.readline().split()[1]
            with urlopen(f"{origin}/truth.json") as answer:
                yield json.load(answer)["services"]["crossref"]
        finally:
            process.kill()


def test_an_offline_run_asks_the_catalogues_of_the_store(
    shared: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A work that a catalogue found online is found offline, in the same words; a fresh store finds nothing."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1793500000")
    options = ["a.md", "--allow-private", "--fail-on", "never", "--quiet", "--deadline", "5", "--format", "json"]
    with crossref_of(shared) as base:
        with urlopen(f"{base}/works?query.bibliographic=the&rows=1") as answer:
            (work,) = json.load(answer)["message"]["items"]
        named = {"title": work["title"][0], "outlet": work["container-title"][0]} | work["author"][0]
        text = ARTICLE.format(**named, year=work["issued"]["date-parts"][0][0])
        (tmp_path / "a.md").write_text(text, "utf-8")
        options += [*NO_SERVICES, "--service", f"crossref={base}"]
        assert run("audit", *options, "--out", "online")[0] == 0
    assert run("audit", *options, "--offline", "--out", "offline")[0] == 0
    online, offline = ((tmp_path / out / "a.json").read_bytes() for out in ("online", "offline"))
    assert b'"status": "found"' in online
    assert offline.replace(b'"offline": true', b'"offline": false') == online
    assert run("audit", *options, "--offline", "--out", "bare", "--store", "none")[0] == 0
    assert b'"status": "found"' not in (tmp_path / "bare" / "a.json").read_bytes()
