"""The store among processes: killed ones, several at once, a full disk, a write-protected folder."""

import os
import random
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

# A process for each name puts answers from four threads, and writes its number and the address of each to standard
# output once `put` has come back.
WRITERS = """
import os, resource, sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from fetch.stored import answer
from footnote_audit.errors import AuditError
from footnote_audit.fetch.store import Store
from footnote_audit.model import Access, Judgement

def put(store, uri):
    try:
        store.put(answer(f"{uri} has words. ".encode() * 100, uri=uri))
        store.judged(uri, Judgement(access=Access.ALIVE, reason="ok", sentence="It came."), "2026-11-01T00:00:00Z")
    except AuditError as error:
        os.write(2, f"refused: {error}\\n".encode())
        os._exit(1)
    os.write(1, f"{os.getpid()} {uri}\\n".encode())

def run(name):
    with Store(Path(sys.argv[1])) as store, ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda number: put(store, f"https://{name}.example/{number}"), range(int(sys.argv[3]))))

if sys.argv[4:]:
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[4]),) * 2)
children = []
for name in sys.argv[2].split(","):
    child = os.fork()
    if not child:
        run(name)
        os._exit(0)
    children.append(child)
print(max(os.waitpid(child, 0)[1] for child in children))
"""
PATIENCE = 60


def writers(root: Path, names: str, count: int, *limits: int) -> "subprocess.Popen[str]":
    """Processes that put so many answers each; a limit is how many bytes any file of theirs may have."""
    return subprocess.Popen(
        [sys.executable, "-c", WRITERS, str(root), names, str(count), *map(str, limits)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])},
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
    names = [f"h{n}" for n in range(10)]
    lives = {name: chance.randrange(1, 60) for name in names}
    told: list[str] = []
    running = writers(tmp_path, ",".join(names), 100_000)
    assert running.stdout is not None
    for line in running.stdout:
        process, _, uri = line.strip().partition(" ")
        if not uri:
            break
        told.append(uri)
        name = uri.removeprefix("https://").partition(".")[0]
        lives[name] -= 1
        if lives[name] == 0:
            os.kill(int(process), signal.SIGKILL)
    running.communicate(timeout=PATIENCE)
    with Store(tmp_path) as store:
        store.put(answer(b"after", uri=WEIR))
    whole(tmp_path, told)
    assert max(lives.values()) <= 0


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


def test_runs_at_once_are_all_right(tmp_path: Path) -> None:
    """Runs that begin a store together lose nothing of each other, and each has a WARC file of its own."""
    out, err = writers(tmp_path, "a,b,c", 40).communicate(timeout=PATIENCE)
    *lines, left = out.splitlines()
    assert (left, err) == ("0", "")
    assert len(lines) == 120
    whole(tmp_path, [line.partition(" ")[2] for line in lines])
    assert len(list((tmp_path / WARCS).iterdir())) == 3


@pytest.mark.parametrize("most_bytes", [100, 9_000, 60_000])
def test_a_full_disk_is_told(tmp_path: Path, most_bytes: int) -> None:
    """A file that cannot grow ends the run with a sentence; what was put before is whole."""
    out, err = writers(tmp_path, "a", 400, most_bytes).communicate(timeout=PATIENCE)
    *lines, left = out.splitlines()
    refused = [line for line in err.splitlines() if line.startswith("refused: ")]
    assert left != "0" and refused, err
    assert "cannot be kept" in refused[0] and "free the folder or the disk" in refused[0]
    whole(tmp_path, [line.partition(" ")[2] for line in lines])


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
import warcio.archiveiterator, warcio.exceptions
from fetch.stored import WEIR, answer
from footnote_audit.errors import OutputError
from footnote_audit.fetch.store import Store
from footnote_audit.fetch.store.replaying import Replaying

# Everything is loaded before the rights are given up: the interpreter's own folder may be closed to others.
with Store(Path(sys.argv[2])) as warm:
    warm.put(answer(b"words"))
    assert Replaying(warm)(WEIR).body == b"words"
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
