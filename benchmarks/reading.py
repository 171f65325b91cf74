"""Cost of reading against peers in the same run: web pages, Word files, PDF pages, and one page of 1 to 10 MB.

    python benchmarks/reading.py [--rounds N] [--documents DIR]

Each row is a median over the rounds, ours and the peer by turns in one process. Peers: for HTML a link rule on
BeautifulSoup with lxml (link_rule.py), with an index of the page's elements by id and with a search for each; for DOCX
mammoth, for PDF the bare text extraction of pypdfium2. The last rows read one synthetic page in a process of its own
and tell its memory over the bare imports.
"""

import argparse
import io
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from link_rule import links, searched_links

DOCUMENTS = Path(__file__).resolve().parents[2] / "shared" / "documents"
PARAGRAPH = (
    "<p>In {year} the port of Velmar handled {count} tonnes of grain, &amp; the <em>council</em> spoke of a record"
    '<sup id="r{n}"><a href="#n{n}">{n}</a></sup>. '
    + "Nobody had seen so many barges on the river before. " * 12
    + "</p>\n"
)
NOTE = '<li id="n{n}">Mira Solen, “Grain and Water”, Harbour Review, {year}, p. {n}. <a href="#r{n}">↩</a></li>\n'
# Notes are few in a long page: what is measured is text.
NOTES = 400
Reading = Callable[[bytes], object]


def ours(name: str) -> Reading:
    """Reading as the project does it."""
    from footnote_audit.read import read

    return lambda data: read(name, data)


def mammoth_html(data: bytes) -> object:
    """mammoth's HTML of a Word file."""
    import mammoth

    return mammoth.convert_to_html(io.BytesIO(data))


def pdf_text(data: bytes) -> object:
    """The text of every page, as PDFium gives it."""
    import pypdfium2

    pdf = pypdfium2.PdfDocument(data)
    return [page.get_textpage().get_text_range() for page in pdf]


def median_times(documents: list[tuple[str, bytes]], peer: Reading, rounds: int) -> tuple[list[float], list[float]]:
    """The median CPU seconds of each document: ours, the peer's."""
    mine: list[list[float]] = [[] for _ in documents]
    theirs: list[list[float]] = [[] for _ in documents]
    for _ in range(rounds + 1):
        for number, (name, data) in enumerate(documents):
            for times, reader in ((mine, ours(name)), (theirs, peer)):
                began = time.process_time()
                reader(data)
                times[number].append(time.process_time() - began)
    return [statistics.median(t[1:]) for t in mine], [statistics.median(t[1:]) for t in theirs]


def page(megabytes: int) -> bytes:
    """An HTML page of about this size, with some hundred notes."""
    paragraphs = megabytes * 1_000_000 // len(PARAGRAPH)
    body = [PARAGRAPH.format(n=n if n <= NOTES else 1, year=1900 + n % 120, count=n) for n in range(1, paragraphs + 1)]
    notes = "".join(NOTE.format(n=n, year=1900 + n % 120) for n in range(1, NOTES + 1))
    return f"<html><body>{''.join(body)}<ol>{notes}</ol></body></html>".encode()


def _print_sizes() -> None:
    empty = _child(b"<p>x</p>")
    for megabytes in (1, 2, 5, 10):
        data = page(megabytes)
        seconds, peak = _child(data)
        over = (peak - empty[1]) / (len(data) / 1024)
        each = seconds / megabytes
        print(f"page of {megabytes:>2} MB  {seconds:6.2f} s  {each:.2f} s a MB  memory {over:.1f} x its size")


def _child(data: bytes) -> tuple[float, int]:
    """CPU seconds of one reading, and the peak memory of its process in KiB."""
    command = [sys.executable, __file__, "--child"]
    done = subprocess.run(command, input=data, capture_output=True, check=True)
    seconds, peak = done.stdout.split()
    return float(seconds), int(peak)


def _run_child() -> None:
    data = sys.stdin.buffer.read()
    began = time.process_time()
    ours("page.html")(data)
    print(time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def _print_ratios(documents: Path, rounds: int) -> None:
    rows = [json.loads(line) for line in (documents / "manifest.jsonl").read_text("utf-8").splitlines()]
    for suffix, name, peer in (
        (".html", "link rule", links),
        (".html", "link rule that searches", searched_links),
        (".docx", "mammoth", mammoth_html),
        (".pdf", "text", pdf_text),
    ):
        files = [row["file"] for row in rows if row["file"].endswith(suffix) and ".." not in row["file"]]
        found = [(file, (documents / file).read_bytes()) for file in files]
        mine, theirs = median_times(found, peer, rounds)
        by_page = statistics.median(a / b for a, b in zip(mine, theirs, strict=True))
        middle = statistics.median(mine) / statistics.median(theirs)
        print(
            f"{suffix} {len(found):>3} files  ours {statistics.median(mine) * 1000:7.2f} ms  {name} "
            f"{statistics.median(theirs) * 1000:7.2f} ms  ratio of medians {middle:.2f}, median ratio {by_page:.2f}, "
            f"of the sums {sum(mine) / sum(theirs):.2f}"
        )


def main() -> None:
    """Print a row a form, then a row a size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--documents", type=Path, default=DOCUMENTS)
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        _run_child()
        return
    if options.documents.is_dir():
        _print_ratios(options.documents, options.rounds)
    else:
        print(f"{options.documents} is not here: no comparison with peers")
    _print_sizes()


if __name__ == "__main__":
    main()
