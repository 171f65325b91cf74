"""The parse stage's case files: `notes` (one a line) or `reference` against what is expected, as JSON."""

import json
from typing import Any

import pytest

from case_files import Case, params
from footnote_audit.csl import to_csl_json
from footnote_audit.model import Citation, CitationItem
from footnote_audit.parse import parse_notes, parse_reference


def flat(item: CitationItem, text: str) -> dict[str, Any]:
    """The item as one flat object: CSL variables, dates as EDTF, names as "particle family, given"."""
    found: dict[str, Any] = {k: v for k, v in to_csl_json(item.item).items() if k != "id"}
    for name in ("issued", "accessed"):
        if name in found:
            found[name] = found[name]["edtf"]
    for name in ("author", "editor"):
        if name in found:
            found[name] = "; ".join(_name(n) for n in found[name])
    extra = {
        "printed": text[item.span.start : item.span.end],
        "position": str(item.position),
        "locator": item.locator,
        "label": item.label,
        "prefix": item.prefix,
        "marker": item.marker,
        "through": item.through,
        "refers_to": item.refers_to,
        "chain": list(item.chain) or None,
        "inherited": f"{item.inherited_label} {item.inherited_locator}" if item.inherited_locator else None,
        "candidates": [c.id for c in item.candidates] or None,
    }
    return found | {k: v for k, v in extra.items() if v is not None}


def _name(name: dict[str, str]) -> str:
    if "literal" in name:
        return "=" + name["literal"]
    family = " ".join(p for p in (name.get("non-dropping-particle"), name.get("family")) if p)
    return ", ".join(p for p in (family, name.get("given"), name.get("suffix")) if p)


def _agrees(expected: dict[str, Any], found: dict[str, Any]) -> list[str]:
    """The expected values that differ; null says that the field is absent."""
    return [f"{k}: expected {v!r}, found {found.get(k)!r}" for k, v in expected.items() if found.get(k) != v]


def _differences(expected: dict[str, Any], citation: Citation, text: str) -> list[str]:
    found = [flat(item, text) for item in citation.items]
    wrong = [] if str(citation.kind) == expected["kind"] else [f"kind: {citation.kind}"]
    if len(found) != len(expected.get("items", [])):
        return [*wrong, f"{len(found)} items: {found}"]
    for wanted, got in zip(expected.get("items", []), found, strict=True):
        wrong += _agrees(wanted, got)
    if "commentary" in expected:
        prose = [text[s.start : s.end] for s in citation.commentary]
        wrong += [] if prose == expected["commentary"] else [f"commentary: {prose}"]
    return wrong


@pytest.mark.parametrize("case", params("parse"))
def test_case(case: Case) -> None:
    """A case's notes (or its reference) are read as its expected block says."""
    if "reference" in case.blocks:
        text = case.blocks["reference"]
        assert _agrees(json.loads(case.blocks["expected"]), flat(parse_reference(text), text)) == []
        return
    notes = case.blocks["notes"].split("\n")
    expected = [json.loads(line) for line in case.blocks["expected"].split("\n")]
    citations = parse_notes(notes)
    assert len(citations) == len(expected)
    for wanted, citation, text in zip(expected, citations, notes, strict=True):
        assert _differences(wanted, citation, text) == [], text
