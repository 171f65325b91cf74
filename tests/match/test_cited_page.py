"""The cited page is asked first; support on another page is told with that page."""

from dataclasses import replace

import pytest

from footnote_audit.match import match
from footnote_audit.model import (
    Citation,
    CitationItem,
    CslItem,
    Document,
    Note,
    NoteKind,
    Outcome,
    Position,
    ReadSource,
    Snapshot,
    Source,
    Span,
    Verdict,
)
from footnote_audit.page_numbers import cited_numbers
from footnote_audit.text import select

PAGES = (
    "The mill was built by two brothers from the hills. ",
    "Its wheel turned for a hundred winters without a stop. ",
    "In 1911 the mill burnt down in a single night. ",
    "The town council never paid for a new roof. ",
    "A museum was opened beside the ruins in 1968. ",
)


def _verdict(text: str, locator: str, *, labels: tuple[str | None, ...] = (), page: str | None = None) -> Verdict:
    """The verdict on an article of one statement, whose note cites a page of a copy of five."""
    whole = select(text, 0, len(text))
    note = Note(index=1, label="1", text="A. Writer.", anchor=whole, supports=whole, sentence=whole, line=1, column=1)
    article = Document(
        uri="a", media_type="text/plain", digest="a", language="en", item=CslItem(), text=text, notes=(note,)
    )
    item = CitationItem(
        id="n1.1", item=CslItem(title="A Mill"), position=Position.FIRST, span=Span(start=0, end=1), confidence=1.0
    )
    item = replace(item, locator=locator, label="page")
    starts = tuple(sum(map(len, PAGES[:n])) for n in range(len(PAGES)))
    copy = replace(article, digest="b", text="".join(PAGES), notes=(), page_starts=starts, page_labels=labels)
    source = Source(id="mill", item=CslItem(title="A Mill", page=page), resolver="registry")
    snapshot = Snapshot(source_id="mill", uri_r=None, outcome=Outcome.OK, reason="")
    read = ReadSource(source=source, snapshot=snapshot, document=copy)
    citation = Citation(note_index=1, kind=NoteKind.CITATION, items=(item,))
    return match(article, (citation,), {"n1.1": read})[1][-1]


@pytest.mark.parametrize(
    ("locator", "numbers"),
    [
        ("12", {12}),
        ("68-71", {68, 69, 70, 71}),
        ("168–70", {168, 169, 170}),
        ("12 f.", {12, 13}),
        ("12, 15", {12, 15}),
        ("12 n. 4", {12}),
        ("12 ff.", {12, 13, 14, 15, 16, 17}),
        ("12 passim", set()),
        ("xii", set()),
        ("1-9000", set()),
    ],
)
def test_page_numbers_of_a_locator(locator: str, numbers: set[int]) -> None:
    """A locator names its pages; "passim", Roman numbers and whole books name none."""
    assert cited_numbers(locator) == numbers


BURNT = "In 1911 the mill burnt down in a single night."
LABELS = ("41", "42", "43", "44", "45")


@pytest.mark.parametrize(
    ("locator", "labels", "page"),
    [("3", (), None), ("43", LABELS, None), ("143", (), "141-145"), ("43 f.", LABELS, None), ("42-44", LABELS, None)],
)
def test_support_on_the_cited_page_has_nothing_to_tell(locator: str, labels: tuple[str, ...], page: str | None) -> None:
    """Sheets, printed numbers and pages counted from the record's first one all lead to the cited page."""
    assert "but on" not in _verdict(BURNT, locator, labels=labels, page=page).explanation


@pytest.mark.parametrize(
    ("locator", "labels", "told"),
    [("5", (), "it is there, but on sheet 3 of the copy read."), ("45", LABELS, "it is there, but on page 43.")],
)
def test_support_on_another_page_is_told_with_the_page(locator: str, labels: tuple[str, ...], told: str) -> None:
    """Support that stands elsewhere in the source stays support, and its page is named."""
    verdict = _verdict(BURNT, locator, labels=labels)
    assert verdict.rating == "supported" and verdict.explanation.endswith(told)


@pytest.mark.parametrize("locator", ["99", "passim", "3 passim"])
def test_page_that_the_copy_lacks_is_no_matter(locator: str) -> None:
    """Of a page that cannot be told in the copy nothing is said."""
    assert "but on" not in _verdict(BURNT, locator, labels=LABELS).explanation
