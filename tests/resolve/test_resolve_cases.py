"""Runs the case files of the resolve stage: citations against a registry, and damaged registries."""

import json

import pytest

from case_files import Case, params
from footnote_audit.csl import from_csl_json
from footnote_audit.errors import ConfigError
from footnote_audit.model import Citation, CitationItem, NoteKind, Position, Resolution, Span
from footnote_audit.resolve import parse_registry, resolve

HEAD = "schema: sources/1\nsources:\n"


@pytest.mark.parametrize("case", params("resolve"))
def test_case(case: Case) -> None:
    """Every case resolves to the works and differences, or fails with the words, that it names."""
    if "error" in case.blocks:
        with pytest.raises(ConfigError) as caught:
            parse_registry(case.blocks["registry"], "R")
        assert str(caught.value) == case.blocks["error"]
        return
    registry = parse_registry(HEAD + case.blocks["registry"], "R")
    items = tuple(
        CitationItem(
            id=f"n1.{n}",
            item=from_csl_json(json.loads(line)),
            position=Position.FIRST,
            span=Span(start=0, end=1),
            confidence=1.0,
        )
        for n, line in enumerate(case.blocks["items"].splitlines(), 1)
    )
    citation = Citation(note_index=1, kind=NoteKind.CITATION, items=items)
    found = resolve((citation,), registry=registry, get=None)
    assert "\n".join(line for r in found for line in shown(r)) == case.blocks["expected"]


def shown(resolution: Resolution) -> list[str]:
    """A resolution as the case files write it: status and works, then a line a difference."""
    rivals = sorted(c.id for c in resolution.candidates) if resolution.status == "ambiguous" else []
    works = [resolution.source.id] if resolution.source else rivals
    differing = [f"  {d.variable}: {d.printed or '-'} | {d.recorded or '-'}" for d in resolution.differences]
    return [" ".join((resolution.status, *works)), *differing]
