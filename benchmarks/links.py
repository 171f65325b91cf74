"""Links looked at by us, by a plain loop over requests, and by other link checkers, on the fake web of ../shared.

    python benchmarks/links.py measure [--n 2000] [--large 20000]     ourselves and the loop: time, memory, requests
    python benchmarks/links.py faults                                 every behaviour of the fake web once
    python benchmarks/links.py peers --setup                          install the other checkers (bench_peers.py)
    python benchmarks/links.py peers --what healthy,mixed --rounds 3  run them and us in turn; options as bench_peers.py

`measure` runs the loop and us in turn in the same minutes: ratios between them mean something, seconds do not. All runs
are processes of their own; the server is one too, and shares the processors with them.
"""

import argparse
import contextlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
FAKE_WEB = ROOT.parent / "shared" / "webfaults"
LOOP = """
import sys
from concurrent.futures import ThreadPoolExecutor
import requests
from requests.adapters import HTTPAdapter
session = requests.Session()
session.mount("http://", HTTPAdapter(pool_connections=256, pool_maxsize=64))
def ask(uri):
    try:
        return session.get(uri, timeout=(5, 15)).status_code < 400
    except requests.RequestException:
        return False
with ThreadPoolExecutor(64) as pool:
    print(sum(pool.map(ask, open(sys.argv[1]).read().split())))
"""
# The deadline of the mixed run, and how much of it the whole run may take.
MIXED_DEADLINE = 15
ROUNDS = 3


class Took(NamedTuple):
    """What a process took: seconds of the clock and of the processor, megabytes at most, and its output."""

    wall: float
    processor: float
    megabytes: float
    output: str


class FakeWeb(NamedTuple):
    """The fake web in a process of its own: its address and truth."""

    address: str
    truth: dict[str, Any]

    def ask(self, path: str) -> str:
        """The body of one of its pages."""
        with urllib.request.urlopen(self.address + path) as answer:
            return str(answer.read(), "utf-8")


@contextlib.contextmanager
def fake_web(work: Path) -> Iterator[FakeWeb]:
    """The fake web, until the end."""
    truth = work / "truth.json"
    command = [sys.executable, "-B", str(FAKE_WEB / "server.py"), "--port", "0", "--truth-out", str(truth)]
    with subprocess.Popen([*command, "--ca-out", str(work / "ca.pem")], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        try:
            told = json.loads(truth.read_text("utf-8"))
            yield FakeWeb(told["proxy"], told)
        finally:
            process.kill()


def took(command: Sequence[str], work: Path) -> Took:
    """Run a command to its end."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    # A parent's own size is what a child begins with: a shell in between makes that small.
    timed = ["/bin/sh", "-c", 'exec "$@"', "sh", *command]
    process = subprocess.Popen(
        timed, stdout=subprocess.PIPE, text=True, env=os.environ | {"SSL_CERT_FILE": str(work / "ca.pem")}
    )
    most = 0.0
    assert process.stdout is not None
    with process, (work / "output").open("w", encoding="utf-8") as output:
        for number, line in enumerate(process.stdout):
            output.write(line)
            # Looking takes time that the process could have.
            if number % 16 == 0:
                most = max(most, _megabytes(process.pid))
    wall = time.monotonic() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Took(wall, processor, most, (work / "output").read_text("utf-8"))


def _megabytes(pid: int) -> float:
    """The most memory that a process and those that it started have had so far, as if each had it at once."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text("utf-8").splitlines()
        begun = Path(f"/proc/{pid}/task/{pid}/children").read_text("utf-8").split()
    except OSError:
        return 0.0
    own = next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)
    return own + sum(_megabytes(int(each)) for each in begun)


def ours(addresses: Path, store: Path, *options: str) -> list[str]:
    """The command that looks at a list of addresses."""
    command = [sys.executable, "-m", "footnote_audit", "fetch", "--from", str(addresses), "--store", str(store)]
    return [*command, "--allow-private", "--quiet", *options]


def measure(n: int, large: int) -> None:
    """Healthy addresses against the loop, cold and warm; a mixed list; and how cost grows."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        with fake_web(work) as web:
            _healthy(web, work, n)
            _mixed(web, work)
            if large:
                _growth(web, work, (n, large))


def _healthy(web: FakeWeb, work: Path, n: int) -> None:
    addresses = _list(web, work, f"bench.txt?n={n}&hosts=50&ms=20")
    for number in range(ROUNDS):
        loop = took([sys.executable, "-c", LOOP, str(addresses)], work)
        cold = took(ours(addresses, work / f"cold{number}", "--no-pacing"), work)
        warm = took(ours(addresses, work / f"cold{number}", "--no-pacing"), work)
        polite = took(ours(addresses, work / f"polite{number}"), work)
        for name, run in (("loop", loop), ("no pacing", cold), ("again", warm), ("polite", polite)):
            print(
                f"healthy {n:6} {name:10} {run.wall:6.2f} s = {run.wall / loop.wall:5.2f} of the loop, "
                f"processor {run.processor:6.2f} s, {run.megabytes:4.0f} MB",
                flush=True,
            )


def _mixed(web: FakeWeb, work: Path) -> None:
    addresses = _list(web, work, "mixed.txt?n=500&hosts=25&ms=20&every=20")
    truth = {
        row["url"]: row["verdict"] for row in json.loads(web.ask("/page/mixed.json?n=500&hosts=25&ms=20&every=20"))
    }
    for pacing in ((), ("--no-pacing",)):
        web.ask("/_ctl/reset")
        run = took(ours(addresses, work / f"mixed{len(pacing)}", "--deadline", str(MIXED_DEADLINE), *pacing), work)
        rows = [json.loads(line) for line in run.output.splitlines()]
        right = sum(row["verdict"] == truth[row["uri"]] for row in rows)
        requests = json.loads(web.ask("/_ctl/stats"))["requests"]
        print(
            f"mixed {' '.join(pacing) or 'polite'}: {run.wall:.2f} s, {run.wall / MIXED_DEADLINE:.2f} of the deadline, "
            f"{right} of {len(truth)} right, {requests / len(truth):.2f} requests a link, {run.megabytes:.0f} MB",
            flush=True,
        )


def _growth(web: FakeWeb, work: Path, sizes: Sequence[int]) -> None:
    runs = []
    for n in sizes:
        addresses = _list(web, work, f"bench.txt?n={n}&hosts=50&ms=5")
        runs.append(took(ours(addresses, work / f"growth{n}", "--no-pacing"), work))
        print(
            f"growth {n:6}: {runs[-1].wall:.1f} s, processor {runs[-1].processor / n * 1000:.2f} ms a link, "
            f"{runs[-1].megabytes:.0f} MB",
            flush=True,
        )
    print(f"memory grows {runs[-1].megabytes / runs[0].megabytes:.2f} times")


def _list(web: FakeWeb, work: Path, page: str) -> Path:
    path = work / "addresses.txt"
    path.write_text(web.ask(f"/page/{page}"), "utf-8")
    return path


def faults() -> None:
    """Every behaviour once: what is judged otherwise than the truth accepts, and whether the limits hold."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        with fake_web(work) as web:
            # The server packs its bomb when it is first asked for, and answers nobody meanwhile.
            bomb = next(b["url"] for b in web.truth["behaviours"] if b["id"] == "gzip_bomb")
            urllib.request.urlopen(bomb).read()
            web.ask("/_ctl/reset")
            run = took(ours(_list(web, work, "all.txt?tls=1&huge=1"), work / "faults"), work)
            _tell_faults(web, run)


def _tell_faults(web: FakeWeb, run: Took) -> None:
    rows = {row["uri"]: row for row in map(json.loads, run.output.splitlines())}
    right: dict[str, list[bool]] = {}
    for truth in web.truth["behaviours"]:
        row = rows.get(truth["url"])
        if row is None:
            continue
        right.setdefault(truth["verdict"], []).append(row["verdict"] in truth["accept"])
        if row["verdict"] not in truth["accept"]:
            print(f"  {truth['id']}: {truth['accept']} {truth.get('reason', '')}, but {row['verdict']} {row['reason']}")
    stats = json.loads(web.ask("/_ctl/stats"))
    print(", ".join(f"{verdict} {sum(each)} of {len(each)}" for verdict, each in right.items()))
    print(f"{run.wall:.1f} s, {run.megabytes:.0f} MB, {stats['requests'] / len(rows):.2f} requests a link")


def as_peer(addresses: Path, out: Path, options: Sequence[str]) -> None:
    """What bench_peers.py runs: the addresses looked at, and a JSON object from each to its verdict."""
    with tempfile.TemporaryDirectory() as store:
        command = ours(addresses, Path(store) / "kept", *options)
        run = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    rows = [json.loads(line) for line in run.stdout.splitlines()]
    out.write_text(json.dumps({row["uri"]: row["verdict"] for row in rows}), "utf-8")


def peers(arguments: Sequence[str]) -> None:
    """bench_peers.py with us among the peers, without pauses and with them."""
    us = f"{sys.executable} {Path(__file__).resolve()} as-peer {{urls}} {{out}}"
    named = [
        f"--cmd=ours={us} --no-pacing --deadline {MIXED_DEADLINE}",
        f"--cmd=ours-polite={us} --deadline {MIXED_DEADLINE}",
    ]
    subprocess.run([sys.executable, "-B", str(FAKE_WEB / "bench_peers.py"), *named, *arguments], check=True)


def main() -> None:
    """Run what the arguments name."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["measure", "faults", "peers", "as-peer"])
    parser.add_argument("--n", type=int, default=2000)
    parser.add_argument("--large", type=int, default=20_000)
    known, rest = parser.parse_known_args()
    if known.what == "measure":
        measure(known.n, known.large)
    elif known.what == "faults":
        faults()
    elif known.what == "peers":
        peers(rest)
    else:
        as_peer(Path(rest[0]), Path(rest[1]), rest[2:])


if __name__ == "__main__":
    main()
