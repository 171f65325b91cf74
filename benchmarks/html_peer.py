"""Time of reading web pages against a plain link rule on the same parser: BeautifulSoup on lxml and thirty lines.

    python benchmarks/html_peer.py [--rounds N] [--documents DIR]

Prints, for the html-* formats of a manifest.jsonl, the median document's time of each reader (the median of the rounds,
both in one process, by turns) and their ratio.
"""

import argparse
import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from bs4 import BeautifulSoup
from bs4.element import NavigableString

from footnote_audit.read import read

DOCUMENTS = Path(__file__).resolve().parents[2] / "shared" / "documents"
BEFORE = 80


def link_rule(data: bytes) -> list[tuple[str, str, str]]:
    """For every link into the page: its words, the text of the element it leads to, the characters before it."""
    soup = BeautifulSoup(data, "lxml")
    named = {element["id"]: element for element in soup.find_all(id=True)}
    notes = []
    for link in soup.select('a[href^="#"]'):
        target = named.get(link["href"][1:])
        if target is None or target.find_parent("a"):
            continue
        before: list[str] = []
        length = 0
        for node in link.previous_elements:
            if isinstance(node, NavigableString):
                before.append(str(node))
                length += len(node)
            if length >= BEFORE:
                break
        notes.append((link.get_text(strip=True), target.get_text(" ", strip=True), "".join(before[::-1])[-BEFORE:]))
    return notes


def our_reader(name: str) -> Callable[[bytes], object]:
    """Reading as the project does it."""
    return lambda data: read(name, data)


def median_times(documents: list[tuple[str, bytes]], rounds: int) -> tuple[list[float], list[float]]:
    """The median seconds of each document: ours, the link rule's."""
    ours: list[list[float]] = [[] for _ in documents]
    peer: list[list[float]] = [[] for _ in documents]
    for _ in range(rounds + 1):
        for number, (name, data) in enumerate(documents):
            for times, reader in ((ours, our_reader(name)), (peer, link_rule)):
                began = time.perf_counter()
                reader(data)
                times[number].append(time.perf_counter() - began)
    return ([statistics.median(t[1:]) for t in ours], [statistics.median(t[1:]) for t in peer])


def main() -> None:
    """Reads the documents by turns and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--documents", type=Path, default=DOCUMENTS)
    options = parser.parse_args()
    rows = map(json.loads, (options.documents / "manifest.jsonl").read_text(encoding="utf-8").splitlines())
    files = [row["file"] for row in rows if row["format"].startswith("html-")]
    documents = [(file, (options.documents / file).read_bytes()) for file in files]
    ours, peer = median_times(documents, options.rounds)
    mine, theirs = statistics.median(ours), statistics.median(peer)
    print(f"{len(documents)} pages  ours {mine * 1000:.2f} ms  link rule {theirs * 1000:.2f} ms  {mine / theirs:.2f}")
    print(f"median of the ratios page by page {statistics.median(a / b for a, b in zip(ours, peer, strict=True)):.2f}")


if __name__ == "__main__":
    main()
