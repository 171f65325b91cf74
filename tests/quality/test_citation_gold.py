"""How the parser does on the development part of the citation gold set, by its own scorer, with pinned floors.

The footnote set counts no interviews and no databases as works, so those predictions are left out there. Of a short
form what is printed counts: author, title and cited page.
"""

import importlib.util
import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from footnote_audit.csl import to_csl_json
from footnote_audit.model import CitationItem, Position
from footnote_audit.parse import parse_notes, parse_reference

FLOORS: dict[str, float] = json.loads((Path(__file__).parent / "citation_floors.json").read_text("utf-8"))
NOT_COUNTED = ("dataset", "interview", "personal_communication")
OF_A_SHORT_FORM = ("author", "title", "page")


@pytest.fixture(scope="module")
def score(shared: Path) -> ModuleType:
    """The scorer of the gold set."""
    spec = importlib.util.spec_from_file_location("citation_score", shared / "citation-gold" / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _fields(item: CitationItem) -> dict[str, Any]:
    fields = to_csl_json(item.item)
    if "issued" in fields:
        fields["issued"] = fields["issued"]["edtf"]
    if item.label == "page" and item.locator and not fields.get("page"):
        fields["page"] = item.locator
    short = item.position is not Position.FIRST
    return {k: v for k, v in fields.items() if k in OF_A_SHORT_FORM} if short else fields


def _kind(item: CitationItem) -> str:
    if item.position is Position.FIRST:
        return "full"
    return "short" if item.position is Position.SUBSEQUENT else "ibid"


def _predictions(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    if "citations" not in rows[0]:
        for row in rows:
            yield {"fields": _fields(parse_reference(row["text"]))}
        return
    for _, notes in groupby(rows, key=lambda row: row["id"].rsplit("-", 1)[0]):
        for citation in parse_notes([note["text"] for note in notes]):
            counted = [i for i in citation.items if i.item.type not in NOT_COUNTED]
            yield {"citations": [{"fields": _fields(i), "kind": _kind(i)} for i in counted]}


@pytest.mark.parametrize("name", FLOORS)
def test_fields_stay_above_their_floor(name: str, score: ModuleType, shared: Path) -> None:
    """Micro-F1 over the scorer's eleven fields does not fall."""
    rows = list(score.load(shared / "citation-gold" / f"{name}.jsonl"))
    tally = score.Tally()
    for row, prediction in zip(rows, _predictions(rows), strict=True):
        score.score_one(tally, row, prediction)
    right, _, found, wanted = (sum(tally.c[f][k] for f in score.CORE) for k in range(4))
    micro = 2 * right / (found + wanted)
    exact = tally.exact / tally.n
    print(f"{name}: {len(rows)} lines, micro-F1 {micro:.3f}, exact {exact:.3f}")  # noqa: T201
    assert micro >= FLOORS[name]
