"""Weigh the wording judge and the model together, on wice-dev.

    PYTHONPATH=training .venv/bin/python -m claim_wording.stack ../shared/claims [folder of the model]

prints the constants for `likelihood_model.py` and what they reach over folds that share no page. To be run again with
each new model; it takes a minute or two.
"""

import random
import sys
from pathlib import Path
from typing import Any

import numpy as np

from claim_wording.fit import Matrix, auroc, fit, likely
from claim_wording.sets import rows
from footnote_audit.judges.onnx_model import load_judges
from footnote_audit.match.likelihood import likelihood
from footnote_audit.match.likelihood_features import features, wording
from footnote_audit.match.likelihood_model import hear, signals
from footnote_audit.match.passages import index_sentences
from footnote_audit.match.question import question
from footnote_audit.match.ranking import rank, surrounding
from footnote_audit.match.words import language
from footnote_audit.model import Judges
from footnote_audit.values import find_values

FOLDS = 5
ROUNDS = 4
# Few signals over 349 claims: held well towards nothing.
PENALTY = 5.0


def main(data: str, model: str | None = None) -> None:
    """Hear both, fit, measure."""
    judges = load_judges(Path(model)) if model else load_judges()
    dev = list(rows(Path(data) / "wice-dev.jsonl"))
    table = np.array([_signals(row, judges) for row in dev])
    labels = np.array([float(row["label"] == "supported") for row in dev])
    whole = fit(table, labels, np.ones(len(labels)), PENALTY)
    single = ", ".join(
        f"{auroc(labels, column * sign):.3f}" for column, sign in zip(table.T, (1, 1, -1, -1), strict=True)
    )
    print(f"alone: {single}; together, over folds: {_held_out(table, labels, [row['title'] for row in dev]):.3f}")  # noqa: T201
    names = ("BY_WORDING", "BY_SUPPORT", "BY_MOST_DOUBTED", "BY_DOUBT")
    print(f"BIAS = {whole.bias:.3f}", *(f"{n} = {w:.3f}" for n, w in zip(names, whole.weights, strict=True)))  # noqa: T201


def _signals(row: dict[str, Any], judges: Judges) -> tuple[float, ...]:
    assert judges.entailment is not None  # the model has it
    index, claim, context = index_sentences(row["source"]), row["claim"], row.get("context") or ""
    spoken, around = language(f"{claim} {context}".strip()), surrounding(context)
    asked = question(claim, index, values=find_values(claim, language=spoken), language=spoken)
    order = rank(asked, index, around, judges.similarity)
    likely = likelihood(features(wording(asked), index, order, around.stems))
    return signals(likely, hear(claim, order, index, judges.entailment))


def _held_out(table: Matrix, labels: Matrix, pages: list[str]) -> float:
    """The mean area over rounds of folds; claims of one page are in one fold."""
    areas = []
    for seed in range(ROUNDS):
        names = sorted(set(pages))
        random.Random(seed).shuffle(names)
        fold = {name: n % FOLDS for n, name in enumerate(names)}
        mine = np.array([fold[page] for page in pages])
        scores = np.zeros(len(labels))
        for n in range(FOLDS):
            held = mine == n
            model = fit(table[~held], labels[~held], np.ones(int((~held).sum())), PENALTY)
            scores[held] = likely(model, table[held])
        areas.append(auroc(labels, scores))
    return float(np.mean(areas))


if __name__ == "__main__":
    main(*sys.argv[1:])
