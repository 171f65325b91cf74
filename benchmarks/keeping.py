"""What keeping answers costs: put, judge, confirm and give back many pages, in a store of its own.

    python benchmarks/keeping.py [--answers 2000,20000] [--threads 16] [--bytes 10000] [--folder DIR]

Prints, for each count, answers in a second and processor milliseconds for each step, the megabytes of memory that the
process took at most, and the bytes on the disk for each answer. DIR decides which disk is measured.
"""

import argparse
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from footnote_audit.fetch.store import Store
from footnote_audit.model import Access, Judgement, Response

WORDS = (Path(__file__).resolve().parents[1] / "docs" / "quality.md").read_bytes()
JUDGEMENT = Judgement(access=Access.ALIVE, reason="ok", sentence="The page came.")


def answer(number: int, size: int) -> Response:
    """A page of its own at an address of its own, on one of fifty hosts."""
    uri = f"https://h{number % 50}.example/{number}"
    start = number * 97 % len(WORDS)
    body = b"<!doctype html><p>%d " % number + (WORDS[start:] + WORDS * (size // len(WORDS) + 1))[:size]
    headers = (("content-type", "text/html"), ("etag", f'"{number}"'))
    moment = "2026-11-01T00:00:00Z"
    return Response(uri=uri, final_uri=uri, status=200, headers=headers, body=body, retrieved=moment, hops=(uri,))


def confirm(store: Store, asked: Response) -> None:
    """What a warm run does with a page that has not changed."""
    assert store.validators(asked.uri)
    headers = (("etag", dict(asked.headers)["etag"]),)
    later = "2026-11-02T00:00:00Z"
    told = Response(uri=asked.uri, final_uri=asked.uri, status=304, headers=headers, body=b"", retrieved=later)
    store.response(store.unchanged(asked.uri, told))


def each(step: Callable[[Store, Response], object], store: Store, size: int, numbers: range) -> None:
    """One thread's share of a step."""
    for number in numbers:
        step(store, answer(number, size))


def measure(count: int, threads: int, size: int, folder: Path) -> None:
    """Print what each step costs."""
    steps: dict[str, Callable[[Store, Response], object]] = {
        "put": lambda store, page: store.put(page),
        "judge": lambda store, page: store.judged(page.uri, JUDGEMENT, page.retrieved),
        "know": lambda store, page: (store.history(page.uri), store.last(page.uri), store.failure(page.uri)),
        "confirm": confirm,
    }
    print(f"{count:,} answers of {size:,} bytes, {threads} threads")
    with Store(folder / "store") as store, ThreadPoolExecutor(threads) as pool:
        for name, step in steps.items():
            wall, used = time.monotonic(), time.process_time()
            # Each thread takes every so manieth page and makes it when it is put: waiting pages would be measured too.
            shares = [range(thread, count, threads) for thread in range(threads)]
            list(pool.map(partial(each, step, store, size), shares))
            wall, used = time.monotonic() - wall, time.process_time() - used
            print(f"  {name:8} {count / wall:8,.0f} in a second {1000 * used / count:8.3f} ms of the processor each")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    octets = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    print(f"  memory {memory:.0f} MB, disk {octets / count:,.0f} bytes an answer")


def main() -> None:
    """Each count in a process of its own."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--answers", default="2000,20000")
    options.add_argument("--threads", type=int, default=16)
    options.add_argument("--bytes", type=int, default=10_000)
    options.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()))
    options.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    told = options.parse_args()
    if told.here:
        folder = Path(tempfile.mkdtemp(dir=told.folder))
        try:
            measure(int(told.answers), told.threads, told.bytes, folder)
        finally:
            shutil.rmtree(folder)
        return
    for count in told.answers.split(","):
        given = ["--answers", count, "--threads", str(told.threads), "--bytes", str(told.bytes)]
        subprocess.run([sys.executable, __file__, *given, "--folder", str(told.folder), "--here"], check=True)


if __name__ == "__main__":
    main()
