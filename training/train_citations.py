"""Trains the tagger of references and writes its model into the package: `make train-citations DATA=folder`.

The same data gives the same bytes: lines are read in a fixed order, printed lines come from a fixed seed, and CRFsuite's
averaged perceptron mixes the lines in a fixed order of its own.
"""  # noqa: E501

import argparse  # noqa: I001
import ctypes
import hashlib
import json
import logging
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pycrfsuite
from footnote_audit.parse.tagging.features import features
from footnote_audit.parse.tagging.tagger import MODEL
from footnote_audit.parse.tagging.tokens import tokens
from generated import generated
from labelling import labels, with_imprints
from packing import packed

# Sets under BSD, MIT and CC BY terms only; the synthetic sets (AGPL) are for evaluation.
SETS = (
    "refs/anystyle", "refs/grobid", "refs/ore", "refs/linkedbooks", "refs/mpilhlt-refs", "noisy/grobid-noisy",
    "notes/mpilhlt-notes", "noisy/anystyle-ugly",
)  # fmt: skip
# Sets that label no places and publishers, though they print them.
WITHOUT_IMPRINTS = ("refs/ore",)
GENERATED = 4500
# Longer lines are whole pages or faulty; learning them costs much and helps nothing.
MOST_TOKENS = 400
ROUNDS = 18
# A feature seen less often says more about its line than about references.
LEAST_SEEN = 3
TARGET = Path(__file__).parent.parent / "src" / "footnote_audit" / "parse" / "tagging" / MODEL

_log = logging.getLogger("train_citations")


def gold(data: Path, without: str = "") -> list[dict[str, Any]]:
    """Every line of the licensed sets in the folder, in a fixed order; sets whose name holds `without` are left out."""
    return [row for name in SETS if not without or without not in name for row in _set(data, name)]


def _set(data: Path, name: str) -> list[dict[str, Any]]:
    rows = [json.loads(line) for line in (data / f"{name}.jsonl").read_text("utf-8").splitlines()]
    return [with_imprints(row) for row in rows] if name in WITHOUT_IMPRINTS else rows


def lines(rows: list[dict[str, Any]], made: int) -> Iterator[dict[str, Any]]:
    """The gold lines, then lines printed out of their fields."""
    yield from rows
    yield from generated((row for row in rows if "fields" in row), made)


def train(rows: list[dict[str, Any]], target: Path, *, made: int = GENERATED) -> None:
    """Trains on gold lines and `made` lines printed out of their fields, and writes the packed model to `target`."""
    # CRFsuite mixes lines by the C library's rand(), which goes on from where an earlier training left it.
    ctypes.CDLL(None).srand(1)
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.select("averaged-perceptron")
    trainer.set_params({"max_iterations": ROUNDS, "feature.minfreq": LEAST_SEEN})
    count = 0
    for row in lines(rows, made):
        found = tokens(row["text"])
        if found and len(found) <= MOST_TOKENS:
            trainer.append(features(found), labels(found, row))
            count += 1
    _log.info("%d lines read", count)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "model"
        trainer.train(str(plain))
        model = packed(plain.read_bytes())
    target.write_bytes(model)
    _log.info("%s: %d bytes, SHA-256 %s", target.name, len(model), hashlib.sha256(model).hexdigest())


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("data", type=Path, help="the train folder of the gold set")
    parser.add_argument("--out", type=Path, default=TARGET, help="where the model goes; by default into the package")
    parser.add_argument("--printed", type=int, default=GENERATED, help="how many lines of our own to print and learn")
    parser.add_argument("--without", default="", help="leave out the sets whose name holds this: mpilhlt")
    parser.add_argument("--every", type=int, default=1, help="learn from one line in so many, for a learning curve")
    chosen = parser.parse_args()
    logging.basicConfig(level=logging.INFO, stream=sys.stderr, format="%(message)s")
    rows = gold(chosen.data, chosen.without)[:: chosen.every]
    train(rows, chosen.out, made=chosen.printed // chosen.every)


if __name__ == "__main__":
    main()
