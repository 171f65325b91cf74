"""How many of the figures that a person found in the founding article's notes are recognised as values."""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from footnote_audit.model import Value, ValueKind
from footnote_audit.values import find_values

_FLOORS = json.loads((Path(__file__).parent / "values_floors.json").read_text("utf-8"))
_OPENER = re.compile(r"\[simple_tooltip content=.")
_CLOSER = re.compile(r".\]\[\d+\]\[/simple_tooltip\]")
_DECADE = re.compile(r"(?:end of the )?(\d{3})0s")


def _running_text(line: str) -> str:
    """A line of the raw article without its notes."""
    parts, at = [], 0
    for opener in _OPENER.finditer(line):
        closer = _CLOSER.search(line, opener.end())
        if closer is not None and opener.start() >= at:
            parts.append(line[at : opener.start()])
            at = closer.end()
    return "".join([*parts, line[at:]])


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


def _records(shared: Path) -> Iterator[tuple[int, dict[str, Any], str]]:
    from ruamel.yaml import YAML

    gold = YAML(typ="safe", pure=False).load(shared / "article" / "notes-gold.yaml")
    raw = (shared / "article" / "israel-azerbaijan.txt").read_text("utf-8")
    lines = raw.split("\n")
    for note in gold["notes"]:
        for record in note.get("claim_values", []):
            content = raw[note["content_start"] : note["content_end"]]
            text = content if record["stated_in"] == "note" else _running_text(lines[note["line"] - 1])
            yield note["note"], record, text


def test_the_printed_figures_of_the_founding_article_are_recognised(shared: Path) -> None:
    """At least the pinned share of the gold claim values is found in the paragraph or note that states them."""
    missed = []
    total = 0
    for note, record, text in _records(shared):
        total += 1
        if not _recognised(record, find_values(text, language="en")):
            missed.append((note, record["what"], record["value"]))
    assert 1 - len(missed) / total >= _FLOORS["claim_values_recognised"], missed
