"""Whether the confidence of a field is honest: how far it lies from the share of fields that are right."""

from pathlib import Path  # noqa: I001
from types import ModuleType
from typing import Any

import pytest

from footnote_audit.csl import to_csl_json
from footnote_audit.parse import parse_reference
from test_citation_gold import score as score

SETS = ("refs/anystyle", "refs/grobid", "refs/ore", "refs/linkedbooks", "refs/synthetic-refs", "noisy/grobid-noisy")
MOST_ERROR = 0.03
# At a precision of 95 %: the share of fields that are kept by the surest first.
PRECISION, LEAST_KEPT = 0.95, 0.93
# Fields whose value another stretch gave: a page from the cited place, a DOI from an address.
INSTEAD = {"page": "locator", "DOI": "URL"}


@pytest.fixture(scope="module")
def judged(score: ModuleType, shared: Path) -> list[tuple[float, bool]]:
    """The confidence of every field found on the dev part, and whether the field is right."""
    found = []
    for name in SETS:
        for row in score.load(shared / "citation-gold" / "dev" / f"{name}.jsonl"):
            found += _judged(score, row)
    return found


def _judged(score: ModuleType, row: dict[str, Any]) -> list[tuple[float, bool]]:
    item = parse_reference(row["text"])
    fields = to_csl_json(item.item)
    if "issued" in fields:
        fields["issued"] = fields["issued"]["edtf"]
    sure: dict[str, float] = {}
    for field in item.fields:
        sure[field.variable] = min(field.confidence, sure.get(field.variable, 1.0))
    found = []
    for name in score.CORE:
        at = sure.get(name, sure.get(INSTEAD.get(name, "")))
        if at is None or name in row.get("skip", ()) or not score.has(name, fields):
            continue
        gold = row["fields"]
        found.append((at, score.has(name, gold) and score.compare(name, gold[name], fields[name])[0]))
    return found


def test_confidence_is_the_share_of_right_fields(judged: list[tuple[float, bool]]) -> None:
    """The expected calibration error over ten bins stays small."""
    error = 0.0
    for low in range(10):
        inside = [j for j in judged if low / 10 <= j[0] < (low + 1) / 10 or (low == 9 and j[0] == 1)]
        if inside:
            right = sum(ok for _, ok in inside) / len(inside)
            told = sum(at for at, _ in inside) / len(inside)
            error += len(inside) / len(judged) * abs(right - told)
    print(f"expected calibration error {error:.3f} over {len(judged)} fields")  # noqa: T201
    assert error <= MOST_ERROR


def test_most_fields_are_kept_at_a_high_precision(judged: list[tuple[float, bool]]) -> None:
    """Of the surest fields first, most can be kept before more than one in twenty is wrong."""
    right, kept = 0, 0
    for count, (_, ok) in enumerate(sorted(judged, key=lambda j: -j[0]), 1):
        right += ok
        if right / count >= PRECISION:
            kept = count
    print(f"kept at a precision of {PRECISION}: {kept / len(judged):.3f}")  # noqa: T201
    assert kept / len(judged) >= LEAST_KEPT
