"""The store among processes: killed ones, several at once, a full disk, a write-protected folder."""

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from fetch.stored import MOMENT, WEIR, answer, records
from footnote_audit.errors import FetchError, OutputError
from footnote_audit.fetch.store import INDEX, WARCS, Store
from footnote_audit.fetch.store.replaying import Replaying
from footnote_audit.model import Access, Judgement

# Puts answers from four threads, and writes the address of each to standard output once `put` has come back.
WRITER = """
import os, sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from fetch.stored import answer
from footnote_audit.errors import AuditError
from footnote_audit.fetch.store import Store
from footnote_audit.model import Access, Judgement

name, count = sys.argv[2], int(sys.argv[3])
store = Store(Path(sys.argv[1]))
judgement = Judgement(access=Access.ALIVE, reason="ok", sentence="It came.")

def work(number):
    uri = f"https://{name}.example/{number}"
    try:
        store.put(answer(f"{uri} has words. ".encode() * 100, uri=uri))
        store.judged(uri, judgement, "2026-11-01T00:00:00Z")
    except AuditError as error:
        sys.stderr.write(f"refused: {error}\\n")
        sys.stderr.flush()
        os._exit(1)
    sys.stdout.write(uri + "\\n")
    sys.stdout.flush()

with ThreadPoolExecutor(4) as pool:
    for failed in pool.map(work, range(count)):
        pass
"""
ENDLESS = 100_000
PATIENCE = 60


def writer(root: Path, name: str, count: int, *, most_bytes: int | None = None) -> "subprocess.Popen[str]":
    """A process that puts answers; `most_bytes` is how long any file of it may grow."""

    def limit() -> None:
        if most_bytes is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))

    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(root), name, str(count)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # A run that is not listened to waits, instead of putting thousands that must be looked at.
        pipesize=4096,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])},
        preexec_fn=limit,  # noqa: PLW1509 - no threads here yet
    )


def whole(root: Path, told: list[str]) -> None:
    """Every address that was told is there with its body and its judgement, and other tools read the WARC files."""
    with Store(root) as store:
        for uri in told:
            kept = store.latest(uri)
            assert kept is not None, uri
            assert store.body(kept.digest).startswith(f"{uri} has".encode())
            assert len(store.history(uri)) == 1
    responses = {r.rec_headers.get_header("WARC-Target-URI") for r, _ in records(root) if r.rec_type == "response"}
    assert responses >= set(told)


def test_runs_that_are_killed_lose_nothing(tmp_path: Path) -> None:
    """Ten runs on one store, each killed at a random point: what they had put is there, and the store goes on."""
    chance = random.Random(20261101)
    told: list[str] = []
    for batch in range(2):
        running = [writer(tmp_path, f"h{batch}{n}", ENDLESS) for n in range(5)]
        for process in running:
            assert process.stdout is not None
            told += [process.stdout.readline().strip() for _ in range(chance.randrange(1, 60))]
            process.send_signal(signal.SIGKILL)
        for process in running:
            rest, _ = process.communicate(timeout=PATIENCE)
            # The last line may have been cut off; the others were whole answers.
            told += rest.splitlines()[:-1]
    with Store(tmp_path) as store:
        store.put(answer(b"after", uri=WEIR))
    whole(tmp_path, told)
    assert len(told) > 50


def test_what_a_killed_run_wrote_last_is_indexed(tmp_path: Path) -> None:
    """A whole record without a line in the index gets one from the next run, and one that was begun is cut off."""
    with Store(tmp_path / "a") as store:
        store.put(answer(b"first"))
        store.put(answer(b"second", uri="https://b.example/"))
    (warc,) = (tmp_path / "a" / WARCS).iterdir()
    data = warc.read_bytes()
    killed = tmp_path / "b"
    with Store(killed) as store:
        store.put(answer(b"other", uri="https://c.example/"))
        connection = store._opened.writing()
        connection.execute("INSERT INTO open_warcs (name) VALUES (?)", (warc.name,))
        (killed / WARCS / warc.name).write_bytes(data[:-20])
    with Store(killed) as store:
        assert store.latest(WEIR) is None
        store.put(answer(b"next", uri="https://d.example/"))
        first = store.latest(WEIR)
        assert first is not None and store.body(first.digest) == b"first"
        assert store.latest("https://b.example/") is None
    assert len(list(records(killed))) == 6


def test_two_runs_at_once_are_both_right(tmp_path: Path) -> None:
    """Runs that begin a store together lose nothing of each other, and each has a WARC file of its own."""
    running = [writer(tmp_path, name, 40) for name in ("a", "b", "c")]
    told = []
    for process in running:
        out, err = process.communicate(timeout=PATIENCE)
        assert (process.returncode, err) == (0, "")
        told += out.splitlines()
    assert len(told) == 120
    whole(tmp_path, told)
    assert len(list((tmp_path / WARCS).iterdir())) == 3


@pytest.mark.parametrize("most_bytes", [100, 9_000, 60_000])
def test_a_full_disk_is_told(tmp_path: Path, most_bytes: int) -> None:
    """A file that cannot grow ends the run with a sentence; what was put before is whole."""
    process = writer(tmp_path, "a", 400, most_bytes=most_bytes)
    out, err = process.communicate(timeout=PATIENCE)
    refused = [line for line in err.splitlines() if line.startswith("refused: ")]
    assert process.returncode == 1 and refused, err
    assert "cannot be kept" in refused[0] and "free the folder or the disk" in refused[0]
    whole(tmp_path, out.splitlines())


@pytest.fixture
def protected() -> Iterator[Path]:
    """A folder that any user can look into, for a store that nobody may write."""
    folder = Path(tempfile.mkdtemp(prefix="footnote-audit-"))
    folder.chmod(0o755)
    yield folder
    for path in folder.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    shutil.rmtree(folder)


READER = """
import os, sys
from pathlib import Path
from fetch.stored import WEIR, answer
from footnote_audit.errors import OutputError
from footnote_audit.fetch.store import Store
from footnote_audit.fetch.store.replaying import Replaying

with Store(Path(sys.argv[2])) as warm:
    warm.put(answer(b"words"))
if os.getuid() == 0:
    os.setuid(65534)
store = Store(Path(sys.argv[1]))
assert Replaying(store)(WEIR).body == b"words"
for refused in (lambda: store.put(answer(b"new")), lambda: store.put(answer(b"words", uri="https://b.example/"))):
    try:
        refused()
    except OutputError as error:
        print(error)
assert Replaying(store)(WEIR).body == b"words"
"""


@pytest.mark.parametrize("left", ["closed", "killed", "old"])
def test_a_store_that_may_only_be_read_is_read(protected: Path, tmp_path: Path, left: str) -> None:
    """Copies in a write-protected folder are given out; a new one is refused with a sentence, and nothing changes."""
    root = protected / "copies"
    store = Store(root)
    store.put(answer(b"words"))
    if left == "killed":
        snapshot = protected / "as-it-was"
        shutil.copytree(root, snapshot)
        store.close()
        shutil.rmtree(root)
        snapshot.rename(root)
    store.close()
    if left == "old":
        (root / INDEX).unlink()
    files = sorted(root.rglob("*"))
    for path in (*files, root):
        path.chmod(0o555 if path.is_dir() else 0o444)
    done = subprocess.run(
        [sys.executable, "-c", READER, str(root), str(tmp_path / "warm")],
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])},
        timeout=PATIENCE,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert [line.partition(":")[2][:30] for line in done.stdout.splitlines()] == [
        " the copy of https://a.example",
        " the copy of https://b.example",
    ]
    assert sorted(root.rglob("*")) == files


def test_a_folder_in_place_of_a_file_is_told(tmp_path: Path) -> None:
    """Whatever stands in the way of a store's files is one sentence."""
    (tmp_path / WARCS).write_text("a file")
    with pytest.raises(OutputError, match="cannot be kept"):
        Store(tmp_path).put(answer(b"words"))


def test_reading_waits_for_nobody(tmp_path: Path) -> None:
    """A run that reads is not held up by one that writes, nor by one that is in the middle of a transaction."""
    with Store(tmp_path) as writing:
        writing.put(answer(b"words"))
        connection = writing._opened.writing()
        connection.execute("BEGIN IMMEDIATE")
        reading = Store(tmp_path)
        assert Replaying(reading)(WEIR).body == b"words"
        with pytest.raises(FetchError):
            Replaying(reading)("https://b.example/")
        connection.execute("ROLLBACK")
        judged = Judgement(access=Access.ALIVE, reason="ok", sentence="It came.")
        reading.judged(WEIR, judged, MOMENT)
        assert len(writing.history(WEIR)) == 1
