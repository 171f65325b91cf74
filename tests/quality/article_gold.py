"""What a person found in the two gold articles: the shipped example, and the founding article where it is present."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, SHARED


@dataclass(frozen=True)
class GoldNote:
    """One note of a gold article: what is printed, what precedes it, and what a person says of it."""

    label: str
    text: str
    anchor_tail: str
    kind: str
    works: list[dict[str, Any]]
    claim_values: list[dict[str, Any]]


@dataclass(frozen=True)
class GoldArticle:
    """A gold article: its bytes, its notes in order, and its two tables as rows of values."""

    name: str
    data: bytes
    notes: tuple[GoldNote, ...]
    orders: list[list[Any]]
    trade: dict[int, float]


ARTICLES = ("example", "founding")


@cache
def gold_article(name: str) -> GoldArticle:
    """The gold article of that name; skips the test where the founding article is not present."""
    if name == "example":
        return _example()
    if not SHARED.is_dir():
        pytest.skip(f"{SHARED} is not here: the founding article is not part of the project")
    return _founding(SHARED / "article")


def _yaml(path: Path) -> Any:
    from ruamel.yaml import YAML

    return YAML(typ="safe", pure=False).load(path)


def _example() -> GoldArticle:
    gold = _yaml(Path(__file__).parent / "example-gold.yaml")
    notes = tuple(
        GoldNote(
            label=str(n["note"]),
            text=n["text"],
            anchor_tail=n["anchor_tail"],
            kind=n["kind"],
            works=n["works"],
            claim_values=n["claim_values"],
        )
        for n in gold["notes"]
    )
    tables = gold["tables"]
    data = (ROOT / "examples" / "quiet-partners.txt").read_bytes()
    return GoldArticle("example", data, notes, tables["arms_orders"], tables["trade"])


def _founding(folder: Path) -> GoldArticle:
    gold = _yaml(folder / "notes-gold.yaml")
    data = (folder / "israel-azerbaijan.txt").read_bytes()
    raw = data.decode("utf-8")
    notes = tuple(
        GoldNote(
            label=str(n["note"]),
            text=raw[n["content_start"] : n["content_end"]].strip(),
            anchor_tail=n["anchor_tail"],
            kind=n["kind"],
            works=n["works"],
            claim_values=n.get("claim_values", []),
        )
        for n in gold["notes"]
    )
    orders = [
        [r["item"], r["number_ordered"], r["year_of_order"], r["comment"]]
        for r in gold["tables"]["arms_orders"]["rows"]
    ]
    return GoldArticle("founding", data, notes, orders, gold["tables"]["trade"]["values"])
