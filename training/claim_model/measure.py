"""Measures a model file on the texts held out from training.

    python -m claim_model.measure ../shared/claims models/src/footnote_audit_model [--most 400]

Each row stands once with its window as met, each set with at most so many rows. Printed for each set: rows; the area
for supported against the rest; for contradicted against supported; balanced accuracy at one half; and over all sets
the threshold from which on 95 % of what is called contradicted is so, its recall, and the calibration error.
"""

import argparse
import random
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from claim_model.examples import Example, as_met, examples
from claim_model.figures import area, balanced, calibration_error, surest
from claim_model.records import CONTRADICTED, NOT_SUPPORTED, SUPPORTED, read_rows
from footnote_audit.judges.onnx_model import load_judges
from footnote_audit.model import Entailed


class Answer(NamedTuple):
    pair: Example
    said: Entailed


def held_out(data: Path, most: int, seed: int = 11) -> dict[str, list[Example]]:
    """The pairs to measure on, by set; "changed" are those made by changing or taking away one fact."""
    dice = random.Random(seed)
    rows = [row for row in read_rows(data) if row.held_out]
    sets: dict[str, list[Example]] = defaultdict(list)
    for pair in as_met(rows, dice):
        sets[pair.set].append(pair)
    sets["changed"] = [p for p in examples(rows, dice) if p.label != SUPPORTED or p.unsupported is not None]
    return {name: dice.sample(pairs, min(most, len(pairs))) for name, pairs in sets.items()}


def answers(data: Path, folder: Path, most: int) -> dict[str, list[Answer]]:
    judge = load_judges(folder).entailment
    assert judge is not None
    return {
        name: [Answer(p, s) for p, s in zip(pairs, judge([(p.text, p.claim) for p in pairs]), strict=True)]
        for name, pairs in held_out(data, most).items()
    }


def main() -> None:
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("data", type=Path)
    wanted.add_argument("folder", type=Path)
    wanted.add_argument("--most", type=int, default=400)
    given = wanted.parse_args()
    found = answers(given.data, given.folder, given.most)
    for name, said in found.items():
        _show(name, said)
    everything = [a for said in found.values() for a in said]
    _show("all", everything)
    _show_sure(everything)


def _show(name: str, said: list[Answer]) -> None:
    scores = [a.said.supported for a in said]
    right = [a.pair.label == SUPPORTED for a in said]
    told = [a for a in said if a.pair.label in (SUPPORTED, CONTRADICTED)]
    against = area([a.said.contradicted - a.said.supported for a in told], [a.pair.label == CONTRADICTED for a in told])
    words = [(d.score, _is_marked(d.start, a.pair)) for a in said if a.pair.unsupported for d in a.said.doubts]
    marked = area([s for s, _ in words], [m for _, m in words]) if words else float("nan")
    print(  # noqa: T201
        f"{name:32}{len(said):6} area {area(scores, right):.3f} contradicted {against:.3f} "
        f"balanced {balanced(scores, right, 0.5):.3f} words {marked:.3f} "
        f"calibration {calibration_error(scores, right):.3f}"
    )


def _is_marked(start: int, pair: Example) -> bool:
    return any(a <= start < b for a, b in pair.unsupported or ())


def _show_sure(said: list[Answer]) -> None:
    known = [a for a in said if a.pair.label != NOT_SUPPORTED]
    scores = [a.said.contradicted for a in known]
    threshold, recall = surest(scores, [a.pair.label == CONTRADICTED for a in known], 0.95)
    print(f"contradicted with precision .95: from {threshold:.3f}, recall {recall:.3f}")  # noqa: T201


if __name__ == "__main__":
    main()
