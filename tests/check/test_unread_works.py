"""What counts as a work that was read: its title or names, not the least sure of its fields."""

import pytest

from conftest import STARTED
from footnote_audit.check import CHECKS, check
from footnote_audit.model import (
    Audit,
    Citation,
    CitationItem,
    CslItem,
    FieldSpan,
    Name,
    NoteKind,
    Options,
    Position,
    Span,
)
from footnote_audit.read import read

PRINTED = "Mira Solen, Quays of the North, Ostra, Dock Press, 1990, p. 7."


@pytest.mark.parametrize(("title", "told"), [(0.97, 0), (0.3, 1)])
def test_one_doubtful_field_makes_no_work_unread(title: float, told: int) -> None:
    """A doubtful place beside a sure title is no alarm; a doubtful title is one."""
    document = read("a.md", f"The harbour was closed.[^1]\n\n[^1]: {PRINTED}\n".encode())
    fields = tuple(
        FieldSpan(variable=variable, span=Span(start=start, end=end), confidence=sure)
        for variable, start, end, sure in (("title", 12, 30, title), ("publisher-place", 32, 37, 0.3))
    )
    item = CitationItem(
        id="n1.1",
        item=CslItem(type="book", title="Quays of the North", author=(Name(family="Solen", given="Mira"),)),
        position=Position.FIRST,
        span=Span(start=0, end=len(PRINTED)),
        confidence=0.3,
        fields=fields,
    )
    citation = Citation(note_index=1, kind=NoteKind.CITATION, items=(item,))
    audit = Audit(
        schema_version="1",
        tool_version="0",
        options=Options(started=STARTED),
        document=document,
        citations=(citation,),
    )
    assert len(check(audit, [one for one in CHECKS if one.id == "CIT001"])) == told
