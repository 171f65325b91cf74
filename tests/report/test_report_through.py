"""The reports name the work that another one is cited through."""

from dataclasses import replace

import audits
import pytest

from footnote_audit.model import Audit, CitationItem, CslItem, Position, Span
from footnote_audit.report import report


@pytest.fixture
def audit() -> Audit:
    """The full audit, the first work of its first citing note cited through a second one of the same words."""
    full = audits.full()
    at, citation = next((n, c) for n, c in enumerate(full.citations) if c.items)
    note = next(n for n in full.document.notes if n.index == citation.note_index)
    other = CitationItem(
        id=f"n{note.index}.9", item=CslItem(id="x", type="book", title="Tar"), position=Position.FIRST,
        span=Span(start=0, end=len(note.text)), confidence=1.0, prefix="quoted in",
    )  # fmt: skip
    items = (replace(citation.items[0], through=other.id), *citation.items[1:], other)
    citations = (*full.citations[:at], replace(citation, items=items), *full.citations[at + 1 :])
    return replace(full, citations=citations)


@pytest.mark.parametrize(("form", "words"), [("markdown", "## Cited through another work"), ("html", "cited through")])
def test_reports_name_the_work_between(form: str, words: str, audit: Audit) -> None:
    """Markdown lists the works cited through others, the page tells it with the citation; without one neither does."""
    assert words in report(audit, form)
    assert words not in report(audits.full(), form)
