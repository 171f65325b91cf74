"""How well documents are read, measured with the scorer beside the development data; floors are pinned."""

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from footnote_audit.errors import ReadError
from footnote_audit.model import Document
from footnote_audit.read import read
from footnote_audit.text import squeeze

FLOORS = json.loads((Path(__file__).parent / "read_floors.json").read_text("utf-8"))
_SLACK = 0.0005


def _scorer(folder: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("documents_score", folder / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _shown(figure: float | None) -> str:
    return "-" if figure is None else f"{figure:.3f}"


def _rows(document: Document) -> list[dict[str, Any]]:
    return [
        {"label": n.label, "text": n.text, "anchor_before": n.anchor.prefix if n.anchor else None}
        for n in document.notes
    ]


@pytest.fixture(scope="module")
def figures(shared: Path) -> dict[str, dict[str, Any]]:
    """The scorer's figures by format, over the formats that have a floor."""
    folder = shared / "documents"
    scorer = _scorer(folder)
    manifest = [r for r in scorer.read(folder / "manifest.jsonl") if r["format"] in FLOORS]
    predictions = []
    for row in manifest:
        path = folder / row["file"]
        try:
            predictions.append({"file": row["file"], "notes": _rows(read(str(path), path.read_bytes()))})
        except ReadError:
            predictions.append({"file": row["file"], "notes": []})
    by_format, _, _ = scorer.score(manifest, predictions)
    return dict(by_format)


def test_floors_of_every_format(figures: dict[str, dict[str, Any]]) -> None:
    """No format falls below its pinned recall with right anchors (whole) and precision."""
    fallen = []
    for name, floor in FLOORS.items():
        got = figures[name]
        for measure, least in floor.items():
            sys.stdout.write(f"{name:28} {measure:10} {_shown(got[measure])}  floor {least}\n")
            if got[measure] is not None and got[measure] < least - _SLACK:
                fallen.append(f"{name}: {measure} {got[measure]:.3f} < {least}")
    assert not fallen


def test_pages_on_average(figures: dict[str, dict[str, Any]]) -> None:
    """The HTML dialects reach 0.94 of notes found and rightly anchored on average."""
    pages = [f["whole"] for name, f in figures.items() if name.startswith("html-") and f["whole"] is not None]
    assert sum(pages) / len(pages) >= 0.94


def test_no_note_is_invented(figures: dict[str, dict[str, Any]]) -> None:
    """Documents without notes give none."""
    assert figures["no-notes"]["predicted"] == 0


def test_the_founding_article(shared: Path) -> None:
    """All notes of the founding article are read to the letter, with their lines and anchors."""
    from ruamel.yaml import YAML

    path = shared / "article" / "israel-azerbaijan.txt"
    gold = YAML(typ="safe").load((shared / "article" / "notes-gold.yaml").read_text("utf-8"))["notes"]
    raw = path.read_text("utf-8")
    document = read(str(path), path.read_bytes())
    assert [n.label for n in document.notes] == [str(g["note"]) for g in gold]
    assert [n.text for n in document.notes] == [raw[g["content_start"] : g["content_end"]].strip() for g in gold]
    assert [n.line for n in document.notes] == [g["line"] for g in gold]
    for note, right in zip(document.notes, gold, strict=True):
        assert note.anchor is not None and squeeze(note.anchor.prefix).endswith(right["anchor_tail"])
