"""How many claims are judged in a second of one core, beside a fixed loop that other machines can run; memory; growth.

    python benchmarks/claims.py [--shared FOLDER] [--rounds N] [--rows N] [--model] [--weights FOLDER]

Three measures, each in a process of its own that is held to one core: full pages (wice-dev, each page indexed for its
claim), short texts (numeric-dev), and one article with many claims at one source, which is indexed once. With --model
the model of the extra `model` is heard as well, on full pages. Growth: an invented article with 1, 2 and 4 times the
claims, the length of the source, the number of sources.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from references import RATIOS, reference_loop

from footnote_audit.match import judge, match
from footnote_audit.match.weighed import RULES_ALONE
from footnote_audit.model import (
    Citation,
    CitationItem,
    CslItem,
    Document,
    Judges,
    Note,
    NoteKind,
    Outcome,
    Position,
    ReadSource,
    Snapshot,
    Source,
    Span,
)
from footnote_audit.text import select

ROOT = Path(__file__).resolve().parents[1]
CLAUSE = "In {year} the port of Velmar handled {count} million tonnes of grain, nearly {share}% of all exports. "
SENTENCE = (
    "The harbour council counted {count} million tonnes of grain in the port of Velmar in {year}, {share}% of exports. "
)
MEASURES = ("full pages", "short texts", "one article")


def rows(path: Path, most: int) -> list[dict[str, Any]]:
    """The first rows of a set of claims."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()[:most]]


def judged(found: list[dict[str, Any]], judges: Judges) -> int:
    """Judge every row; how many there were."""
    for row in found:
        judge(row["claim"], row["source"], context=row.get("context") or "", judges=judges)
    return len(found)


def article(claims: int, sentences: int, sources: int) -> int:
    """Match an invented article whose notes cite sources of so many sentences in turn; how many claims it makes."""
    text, notes, citations, read = "", [], [], {}
    copies = [_source(number, sentences) for number in range(sources)]
    for n in range(1, claims + 1):
        start, text = len(text), text + CLAUSE.format(year=1900 + n % 99, count=3 + n % 50, share=10 + n % 80)
        clause = select(text, start, len(text))
        notes.append(
            Note(index=n, label=str(n), text="A.", anchor=None, supports=clause, sentence=clause, line=1, column=1)
        )
        item = CitationItem(
            id=f"n{n}.1", item=CslItem(title="A"), position=Position.FIRST, span=Span(start=0, end=1), confidence=1.0
        )
        citations.append(Citation(note_index=n, kind=NoteKind.CITATION, items=(item,), commentary=()))
        read[item.id] = copies[n % sources]
    document = Document(
        uri="x", media_type="text/plain", digest="x", language="en", item=CslItem(), text=text, notes=tuple(notes)
    )
    return len(match(document, citations, read)[0])


def _source(number: int, sentences: int) -> ReadSource:
    text = "".join(SENTENCE.format(year=1900 + n % 99, count=3 + n % 50, share=10 + n % 80) for n in range(sentences))
    document = Document(uri="s", media_type="text/plain", digest=str(number), language="en", item=CslItem(), text=text)
    source = Source(id=f"s{number}", item=CslItem(title="A"), resolver="registry")
    snapshot = Snapshot(source_id=source.id, uri_r=None, outcome=Outcome.OK, reason="Read.")
    return ReadSource(source=source, snapshot=snapshot, document=document)


def work(measure: str, shared: Path, most: int) -> Callable[[Judges], int]:
    """What a measure runs: it takes the judges and gives the number of claims."""
    if measure == "one article":
        return lambda _: article(200, 200, 1)
    name = "wice-dev.jsonl" if measure == "full pages" else "numeric-dev.jsonl"
    found = rows(shared / "claims" / name, most)
    return lambda judges: judged(found, judges)


def child(measure: str, shared: Path, most: int, rounds: int, *, model: bool, weights: Path | None) -> None:
    """One measure in this process, in turn with the loop; prints its figures as JSON."""
    run, judges = work(measure, shared, most), _judges(weights) if model else RULES_ALONE
    began = time.process_time()
    run(judges)
    first = time.process_time() - began
    speeds, ratios = [], []
    for _ in range(rounds):
        loop = reference_loop()
        began = time.process_time()
        count = run(judges)
        spent = time.process_time() - began
        speeds.append(count / spent)
        ratios.append(count / spent * loop)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"first": count / first, "speeds": speeds, "ratios": ratios, "peak": peak}))


def _judges(weights: Path | None) -> Judges:
    from footnote_audit.judges.onnx_model import load_judges

    return load_judges(weights)


def measures(options: argparse.Namespace) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every measure by name, each run in a new process that is held to one core."""
    for measure in MEASURES[:1] if options.model else MEASURES:
        command = [sys.executable, __file__, "--measure", measure, "--shared", str(options.shared)]
        command += ["--rounds", str(options.rounds), "--rows", str(options.rows)]
        command += ["--model"] if options.model else []
        command += ["--weights", str(options.weights)] if options.weights else []
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        yield measure, json.loads(told)


def growth() -> None:
    """Print how the processor time grows with the claims, the length of the source and the number of sources."""
    print("growth: time at 2 and 4 times the size against the size itself")
    kinds: dict[str, Callable[[int], int]] = {
        "claims": lambda n: article(60 * n, 200, 1),
        "length of the source": lambda n: article(60, 400 * n, 1),
        "number of sources": lambda n: article(60, 200, 5 * n),
    }
    for name, run in kinds.items():
        spent = [min(_seconds(run, n) for _ in range(3)) for n in (1, 2, 4)]
        print(f"  {name}: {spent[1] / spent[0]:.2f} and {spent[2] / spent[0]:.2f} ({spent[0]:.2f} s)")


def _seconds(run: Callable[[int], int], size: int) -> float:
    began = time.process_time()
    run(size)
    return time.process_time() - began


def main() -> None:
    """Run the measures and print them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--rows", type=int, default=1000)
    parser.add_argument("--model", action="store_true")
    parser.add_argument("--weights", type=Path, help="the model's folder; without it the installed package")
    parser.add_argument("--measure", choices=MEASURES, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        if hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
        how = {"model": options.model, "weights": options.weights}
        child(options.measure, options.shared, options.rows, options.rounds, **how)
        return
    also = " with the model" if options.model else ""
    for name, found in measures(options):
        print(
            f"{name}{also}: {statistics.median(found['speeds']):.1f} claims a CPU "
            f"second (the first time {found['first']:.1f}); {statistics.median(found['ratios']):.2f} in the time of "
            f"{RATIOS} rapidfuzz ratios; peak {found['peak']:.0f} MiB"
        )
    if not options.model:
        growth()


if __name__ == "__main__":
    main()
