"""How many of the figures that a person found in the two gold articles are recognised as values."""

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from article_gold import ARTICLES, gold_article

from footnote_audit.model import Document, Note, Value, ValueKind
from footnote_audit.read import read
from footnote_audit.values import find_values

_FLOORS = json.loads((Path(__file__).parent / "values_floors.json").read_text("utf-8"))
_DECADE = re.compile(r"(?:end of the )?(\d{3})0s")


def _expected(record: dict[str, Any]) -> tuple[str, str]:
    """The kind of a gold value ("date", "range", "amount") and how it is written."""
    printed = str(record["value"])
    if record["unit"] in ("date", "year", "period"):
        decade = _DECADE.fullmatch(printed)
        return "date", f"{decade[1]}X" if decade else printed.replace("before August 2008", "../2008-08")
    if printed == "nine tenths":
        return "amount", "90"
    return ("range", printed) if "/" in printed else ("amount", printed.removeprefix("> "))


def _recognised(record: dict[str, Any], values: tuple[Value, ...]) -> bool:
    kind, printed = _expected(record)
    if kind == "date":
        return any(v.date in (printed, f"{printed}/..", f"../{printed}") for v in values)
    if kind == "range":
        low, high = (Decimal(p) for p in printed.split("/"))
        return any((v.amount, v.upper) == (low, high) and v.unit == record["unit"] for v in values)
    return any(v.amount == Decimal(printed) and _unit_fits(record["unit"], v) for v in values)


def _unit_fits(unit: str, value: Value) -> bool:
    if unit == "rank":
        return value.kind is ValueKind.ORDINAL
    if unit == "article":
        return value.kind is ValueKind.ORDINAL and value.unit == "article"
    if unit in ("%", "share"):
        return value.kind is ValueKind.SHARE
    return value.unit == unit if unit == "USD" else value.kind is ValueKind.COUNT


def _paragraph(document: Document, note: Note) -> str:
    """The block of running text in which a note is called."""
    assert note.anchor is not None
    at = note.anchor.start
    block = next(b for b in document.blocks if b.start <= at <= b.end)
    return document.text[block.start : block.end]


@pytest.mark.parametrize("name", ARTICLES)
def test_the_printed_figures_are_recognised(name: str) -> None:
    """At least the pinned share of the gold claim values is found in the paragraph or note that states them."""
    gold = gold_article(name)
    document = read(f"{name}.txt", gold.data)
    missed = []
    total = 0
    for note, expected in zip(document.notes, gold.notes, strict=True):
        for record in expected.claim_values:
            total += 1
            text = note.text if record["stated_in"] == "note" else _paragraph(document, note)
            if not _recognised(record, find_values(text, language="en")):
                missed.append((expected.label, record["what"], record["value"]))
    print(f"{name}: {total - len(missed)} of {total} printed figures recognised, missed {missed}")  # noqa: T201
    assert 1 - len(missed) / total >= _FLOORS["claim_values_recognised"], missed
