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
from bs4.element import NavigableString, Tag

from footnote_audit.read import read

DOCUMENTS = Path(__file__).resolve().parents[2] / "shared" / "documents"
BEFORE = 80


def link_rule(data: bytes) -> list[tuple[str, str, str]]:
    """For every link into the page: its words, the text of the element it leads to, the characters before it."""
    soup = BeautifulSoup(data, "lxml")
    return linked(soup, lambda name: soup.find(id=name))


def indexed_rule(data: bytes) -> list[tuple[str, str, str]]:
    """The same with the elements looked up in an index made once."""
    soup = BeautifulSoup(data, "lxml")
    return linked(soup, {element["id"]: element for element in soup.find_all(id=True)}.get)


def linked(soup: BeautifulSoup, find: Callable[[str], Tag | None]) -> list[tuple[str, str, str]]:
    """The links of a page with their targets as `find` finds them."""
    notes = []
    for link in soup.select('a[href^="#"]'):
        target = find(link["href"][1:])
        if target is None:
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


def median_times(documents: list[tuple[str, bytes]], rounds: int) -> list[list[float]]:
    """The median seconds of each document: ours, the link rule's, the indexed rule's."""
    times: list[list[list[float]]] = [[[] for _ in documents] for _ in range(3)]
    for _ in range(rounds + 1):
        for number, (name, data) in enumerate(documents):
            for reader, taken in zip((our_reader(name), link_rule, indexed_rule), times, strict=True):
                began = time.perf_counter()
                reader(data)
                taken[number].append(time.perf_counter() - began)
    return [[statistics.median(seconds[1:]) for seconds in taken] for taken in times]


def main() -> None:
    """Reads the documents by turns and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--documents", type=Path, default=DOCUMENTS)
    options = parser.parse_args()
    rows = map(json.loads, (options.documents / "manifest.jsonl").read_text(encoding="utf-8").splitlines())
    files = [row["file"] for row in rows if row["format"].startswith("html-")]
    documents = [(file, (options.documents / file).read_bytes()) for file in files]
    ours, *peers = median_times(documents, options.rounds)
    print(f"{len(documents)} pages, median {statistics.median(ours) * 1000:.2f} ms")
    for name, theirs in zip(("link rule", "link rule with an index"), peers, strict=True):
        ratio = statistics.median(ours) / statistics.median(theirs)
        pages = statistics.median(a / b for a, b in zip(ours, theirs, strict=True))
        median = statistics.median(theirs) * 1000
        print(f"{name}: {median:.2f} ms; ours takes {ratio:.2f} of it, page by page {pages:.2f}")


if __name__ == "__main__":
    main()
