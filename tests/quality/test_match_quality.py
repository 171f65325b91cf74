"""How well claims are judged against sources, on the development sets: no figure may fall below its pinned floor."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from footnote_audit.errors import ConfigError
from footnote_audit.judges.onnx_model import load_judges
from footnote_audit.match import Judgement, judge
from footnote_audit.model import JudgeName, Judges, Rating

FLOORS: dict[str, dict[str, float]] = json.loads(Path(__file__).with_name("match_floors.json").read_text("utf-8"))


# The model takes a fifth of a second a claim: a part of the rows tells whether it still helps.
WITH_MODEL = "wice-dev with the model"
EVERY = 6


@pytest.mark.parametrize("name", sorted(FLOORS.keys() - {WITH_MODEL}))
def test_judgements_stay_above_their_floors(name: str, shared: Path) -> None:
    """Balanced accuracy and precision of "supported", false alarms and evidence hold what was reached before."""
    _hold(name, list(_judged(shared / "claims" / f"{name}.jsonl")))


def test_judgements_with_the_model_stay_above_their_floors(shared: Path) -> None:
    """With the model of the extra, evidence and verdicts hold what was reached, and each judge is heard."""
    try:
        judges = load_judges()
    except ConfigError as error:
        pytest.skip(f"the model is not installed: {error}")
    judged = list(_judged(shared / "claims" / "wice-dev.jsonl", judges, EVERY))
    assert all(JudgeName.MODEL in {o.judge for o in found.opinions} for _, found in judged)
    _hold(WITH_MODEL, judged)


def _hold(name: str, judged: list[tuple[dict[str, Any], Judgement]]) -> None:
    """Print the figures of a set and compare them with its floors."""
    reached = {**_binary(judged), **_alarms(judged), **_evidence(judged), "auroc": _auroc(judged)}
    reached["calibration"] = 1 - _calibration_error(judged)
    figures = ", ".join(f"{key} {value:.3f}" for key, value in reached.items())
    print(f"{name}: {len(judged)} claims, {figures}")  # noqa: T201
    floors = FLOORS[name]
    short = {key: (reached[key], floor) for key, floor in floors.items() if reached[key] < floor}
    assert not short, f"{name}: below the floor (reached, floor): {short}"


def _judged(path: Path, judges: Judges | None = None, every: int = 1) -> Iterator[tuple[dict[str, Any], Judgement]]:
    for line in path.read_text("utf-8").splitlines()[::every]:
        row = json.loads(line)
        yield row, judge(row["claim"], row["source"], context=row.get("context") or "", judges=judges or Judges())


def _binary(judged: list[tuple[dict[str, Any], Judgement]]) -> dict[str, float]:
    """Supported against the rest."""
    pairs = [(row["label"] == "supported", found.rating is Rating.SUPPORTED) for row, found in judged]
    right = sum(gold and said for gold, said in pairs)
    refused = sum(not gold and not said for gold, said in pairs)
    golds, saids = sum(gold for gold, _ in pairs), sum(said for _, said in pairs)
    recalls = right / golds, refused / (len(pairs) - golds)
    return {"balanced_accuracy": sum(recalls) / 2, "precision": right / max(1, saids)}


def _alarms(judged: list[tuple[dict[str, Any], Judgement]]) -> dict[str, float]:
    """The part of "source says otherwise" that is right: not a claim that the gold calls supported or partly so."""
    refuted = [row["label"] for row, found in judged if found.rating is Rating.REFUTED]
    wrong = sum(label in ("supported", "partially_supported", "not_found") for label in refuted)
    supported = sum(label == "supported" for label in refuted)
    return {
        "refuted_right": 1 - wrong / max(1, len(refuted)),
        "refuted_not_supported": 1 - supported / max(1, len(refuted)),
    }


def _evidence(judged: list[tuple[dict[str, Any], Judgement]]) -> dict[str, float]:
    """Whether the first passage is in an annotated set, and the part of the best set among the first five and ten."""
    known = [
        ([set(e) for e in row["evidence"] if e], [hit.sentence for hit in found.evidence])
        for row, found in judged
        if any(row["evidence"])
    ]
    hit = sum(bool(hits) and any(hits[0] in gold for gold in sets) for sets, hits in known) / len(known)
    recalls = {
        f"recall@{k}": sum(max(len(gold & set(hits[:k])) / len(gold) for gold in sets) for sets, hits in known)
        / len(known)
        for k in (5, 10)
    }
    return {"hit@1": hit, **recalls}


def _calibration_error(judged: list[tuple[dict[str, Any], Judgement]]) -> float:
    """The expected calibration error of the score over ten equal bins."""
    bins: dict[int, list[float]] = {}
    for row, found in judged:
        bins.setdefault(min(9, int(found.score * 10)), []).append(found.score - (row["label"] == "supported"))
    return sum(abs(sum(gaps)) for gaps in bins.values()) / len(judged)


def _auroc(judged: list[tuple[dict[str, Any], Judgement]]) -> float:
    yes = [found.score for row, found in judged if row["label"] == "supported"]
    no = [found.score for row, found in judged if row["label"] != "supported"]
    return sum((a > b) + (a == b) / 2 for a in yes for b in no) / (len(yes) * len(no))
