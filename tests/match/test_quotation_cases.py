"""Every quotation of tests/cases/match that is compared word by word with its source."""

import pytest

from case_files import Case, params
from footnote_audit.match.passages import index_text
from footnote_audit.match.question import question
from footnote_audit.match.quotations import quoted
from footnote_audit.match.ratings import weigh
from footnote_audit.match.words import language
from footnote_audit.model import Edit, EditKind


@pytest.mark.parametrize("case", [c for c in params("match") if "quotation" in c.values[0].blocks])  # type: ignore[attr-defined]
def test_quotation_against_source(case: Case) -> None:
    """A quotation gets the rating, the sentence and the edits that its case expects, or is seen to be none."""
    text, source = case.blocks["quotation"], case.blocks["source"]
    wanted = case.blocks["expected"].splitlines()
    if wanted == ["rating: no-quotation"]:
        assert not quoted(text)
        return
    index = index_text(source)
    found = weigh(question(text, index, values=(), language=language(text)), index)
    told = [f"rating: {found.rating}", f"explanation: {found.explanation}"]
    told += [_line(edit) for place in found.places for edit in place.edits if edit.kind is not EditKind.SAME]
    for line in wanted:
        assert line in told, found


def _line(edit: Edit) -> str:
    """An edit as its case prints it: the kind, then the words on one side or on both."""
    if edit.kind is EditKind.MARKED_CUT:
        return f"{edit.kind}: {edit.found}"
    return f"{edit.kind}: {' | '.join(run for run in (edit.quoted, edit.found) if run)}"


def test_edits_of_a_quotation_rebuild_its_words() -> None:
    """The edits hold, in order, the words of the quotation on one side and those of the source on the other."""
    source = "The old bridge was closed in May, and two ferries took its place."
    index = index_text(source)
    text = "She wrote that “the old bridge was shut in May, and ferries took its place”."
    edits = weigh(question(text, index, values=(), language="en"), index).places[0].edits
    assert [(e.kind.value, e.quoted, e.found) for e in edits] == [
        ("same", "the old bridge was", "The old bridge was"),
        ("changed", "shut", "closed"),
        ("same", "in May, and", "in May, and"),
        ("left-out", "", "two"),
        ("same", "ferries took its place", "ferries took its place"),
    ]
