"""Train the wording judge and set its likelihood right on wice-dev.

    PYTHONPATH=training .venv/bin/python -m claim_wording.train ../shared/claims

writes src/footnote_audit/match/likelihood.json and prints the constants for `likelihood.py`, with what the judge
reaches on wice-dev, of which training sees nothing but those two constants. Features come from the package itself.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from claim_wording.fit import Matrix, auroc, fit, likely
from claim_wording.sets import WEIGHTS, rows
from footnote_audit.match.likelihood import FILE
from footnote_audit.match.likelihood_features import features, wording
from footnote_audit.match.passages import PassageIndex, index_sentences, index_text
from footnote_audit.match.question import question
from footnote_audit.match.ranking import rank, surrounding
from footnote_audit.match.words import language
from footnote_audit.values import find_values

# Chosen on wice-dev among 0.001 to 0.1 as part of a row's weight; all are within 0.005 of each other.
PENALTY = 100.0
# A source given as one text is cut into sentences.
ONE_TEXT = 300


def main(data: str) -> None:
    """Train, write, measure."""
    folder = Path(data)
    names: list[str] = []
    parts = []
    for name, weight in WEIGHTS.items():
        found = list(_rows(folder / name))
        names = list(found[0][0])
        parts.append((*_arrays(found), np.full(len(found), weight)))
    table, labels, weights = (np.concatenate([p[k] for p in parts]) for k in range(3))
    model = fit(table, labels, weights, PENALTY)
    held = {
        "bias": round(model.bias, 5),
        "weights": {n: round(float(w), 5) for n, w in zip(names, model.weights, strict=True)},
    }
    FILE.write_text(json.dumps(held, indent=1) + "\n", "utf-8")
    dev, gold = _arrays(list(_rows(folder / "wice-dev.jsonl")))
    scale = likely(model, dev)
    right = fit(scale[:, None], gold, np.ones(len(gold)), 0.01)
    print(f"{len(labels)} claims; wice-dev AUROC {auroc(gold, scale):.3f}")  # noqa: T201
    print(f"SLOPE = {right.weights[0]:.3f}  SHIFT = {right.bias:.3f}")  # noqa: T201


def _rows(path: Path) -> Iterator[tuple[dict[str, float], bool]]:
    """The features and label of each claim of a set."""
    for row in rows(path):
        yield claim_features(row), row["label"] == "supported"


def claim_features(row: dict[str, Any]) -> dict[str, float]:
    """The features of a row of a set."""
    index, claim, context = _index(row["source"]), row["claim"], row.get("context") or ""
    spoken = language(f"{claim} {context}".strip())
    asked = question(claim, index, values=find_values(claim, language=spoken), language=spoken)
    around = surrounding(context)
    return features(wording(asked), index, rank(asked, index, around), around.stems)


def _index(source: list[str]) -> PassageIndex:
    whole = len(source) == 1 and len(source[0]) > ONE_TEXT
    return index_text(source[0]) if whole else index_sentences(source)


def _arrays(found: list[tuple[dict[str, float], bool]]) -> tuple[Matrix, Matrix]:
    return np.array([list(f.values()) for f, _ in found]), np.array([float(label) for _, label in found])


if __name__ == "__main__":
    main(sys.argv[1])
