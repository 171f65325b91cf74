"""How many references are read in a second of CPU time, beside a fixed loop that other machines can run; peak memory.

    python benchmarks/references.py FILE.jsonl ...

Each line of a file is an object with "text".
"""

import argparse
import json
import resource
import sys
import time
from pathlib import Path

from rapidfuzz import fuzz

ROUNDS = 3
RATIOS = 10_000


def reference_loop() -> float:
    """CPU seconds that 10,000 rapidfuzz ratios of two lines of about 150 characters take."""
    lines = ["".join(chr(97 + (i * 7 + j * j) % 26) if j % 6 else " " for j in range(150)) for i in range(100)]
    began = time.process_time()
    for i in range(RATIOS):
        fuzz.ratio(lines[i % 100], lines[i // 100])
    return time.process_time() - began


def main() -> None:
    """Prints references a CPU second, time to the first one, peak memory (Linux), and the speed against the loop."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    texts = [json.loads(line)["text"] for f in parser.parse_args().files for line in f.read_text("utf-8").splitlines()]
    began = time.process_time()
    from footnote_audit.parse import parse_reference

    parse_reference(texts[0])
    start = time.process_time() - began
    best = min(_batch(texts) for _ in range(ROUNDS))
    loop = min(reference_loop() for _ in range(ROUNDS))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{len(texts)} references: {len(texts) / best:.0f} a CPU second; the first after {start:.2f} s; {peak:.0f} MiB"
    )
    print(f"{RATIOS} rapidfuzz ratios: {loop:.4f} CPU seconds; references in that time: {len(texts) / best * loop:.2f}")


def _batch(texts: list[str]) -> float:
    parse_reference = sys.modules["footnote_audit.parse"].parse_reference
    began = time.process_time()
    for text in texts:
        parse_reference(text)
    return time.process_time() - began


if __name__ == "__main__":
    main()
