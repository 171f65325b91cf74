"""Cost of an audit as ratios, each pair of commands run in turn on the same machine; see docs/quality.md.

    python benchmarks/run.py [--rounds N] [--article FILE]

Prints a cold offline audit against the bare import of the libraries it stands on (time, peak memory), and how the time
grows with 10 and 100 times the notes.
"""

import argparse
import compileall
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
IMPORTS = [sys.executable, "-c", "import requests, bs4, lxml, rapidfuzz, click, jinja2"]
PARAGRAPH = (
    "In {year} the port of Velmar handled {count} million tonnes of grain, nearly {share}% of all exports "
    "[simple_tooltip content='{note}'][{label}][/simple_tooltip]. The harbour council spoke of a record.\n\n"
)
NOTES = (
    "Mira Solen, “Grain and Water no. {label}”, Harbour Review, vol. {volume}, no. 2, March {year}, p. {page}.",
    "Mira Solen, art. cit., p. {page}.",
    "Ibid., p. {page}.",
    "The council counts barges as well. See “Port of Velmar sets record {label}”, The Velmar Courier, 3 May {year}.",
)


@dataclass(frozen=True)
class Cost:
    """User and system seconds of one process, and its peak memory in MiB."""

    cpu: float
    wall: float
    peak: float


def cost(command: list[str]) -> Cost:
    """What one run of a command costs as a whole process."""
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return Cost(cpu=usage.ru_utime + usage.ru_stime, wall=time.perf_counter() - began, peak=usage.ru_maxrss / 1024)


def audit_command(article: Path, out: Path) -> list[str]:
    """A cold, offline audit with every report."""
    command = [sys.executable, "-m", "footnote_audit", "audit", str(article), "--offline", "--quiet"]
    return [*command, "--sources", str(ROOT / "sources.yaml"), "--out", str(out), "--store", str(out / "store")]


def synthetic_article(notes: int) -> str:
    """An invented article with that many notes, short forms and figures among them."""
    parts = ["Grain through Velmar\n\n"]
    for n in range(notes):
        label = n + 1
        note = NOTES[n % len(NOTES)].format(label=label, volume=1 + n % 40, year=1990 + n % 30, page=1 + n % 300)
        parts.append(PARAGRAPH.format(year=1990 + n % 30, count=3 + n % 50, share=10 + n % 80, note=note, label=label))
    return "".join(parts)


def against_imports(article: Path, out: Path, rounds: int) -> None:
    """Print the cold audit against the imports, in turn."""
    ratios, audits = [], []
    cost(audit_command(article, out))
    for _ in range(rounds):
        bare, full = cost(IMPORTS), cost(audit_command(article, out))
        ratios.append(full.cpu / bare.cpu)
        audits.append(full)
    print(f"cold offline audit of {article.name}, {rounds} rounds in turn with the bare imports")
    print(
        f"  time, audit / imports: median {statistics.median(ratios):.2f}, from {min(ratios):.2f} to {max(ratios):.2f}"
    )
    print(f"  peak memory: {max(a.peak for a in audits):.0f} MiB")


def growth(out: Path, rounds: int) -> None:
    """Print how the time grows with the notes: seconds over the start-up, and the factor for each step of ten."""
    start = statistics.median(cost(IMPORTS).cpu for _ in range(rounds))
    print("growth with the number of notes (start-up taken off)")
    before = None
    for notes in (38, 380, 3800):
        article = out / f"notes-{notes}.txt"
        article.write_text(synthetic_article(notes), encoding="utf-8")
        spent = statistics.median(cost(audit_command(article, out)).cpu for _ in range(rounds)) - start
        factor = "" if before is None else f", {spent / before:.1f} times the tenth of it"
        print(f"  {notes:>5} notes: {spent / start:.1f} times the imports{factor}")
        before = spent


def main() -> None:
    """Run the comparisons and print them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--article", type=Path, default=ROOT / "examples" / "quiet-partners.txt")
    options = parser.parse_args()
    # The libraries in .venv have their bytecode; so must we, also where Python is told not to write any.
    compileall.compile_dir(str(ROOT / "src"), quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        against_imports(options.article, Path(folder), options.rounds)
        growth(Path(folder), 3)


if __name__ == "__main__":
    main()
