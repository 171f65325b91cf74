"""A document cut down to a range of its pages keeps the numbers of its pages."""

import pytest

from footnote_audit.model import Block, BlockKind, CslItem, Document
from footnote_audit.read.pages import only_pages
from footnote_audit.text import page_of

WHOLE = Document(
    uri="a.pdf",
    media_type="application/pdf",
    digest="0" * 64,
    language=None,
    item=CslItem(),
    text="one\ntwo\nthree\nfour",
    blocks=(
        Block(start=0, end=3, kind=BlockKind.PARAGRAPH),
        Block(start=4, end=7, kind=BlockKind.PARAGRAPH),
        Block(start=8, end=13, kind=BlockKind.PARAGRAPH),
        Block(start=14, end=18, kind=BlockKind.PARAGRAPH),
    ),
    page_starts=(0, 4, 8, 14),
)


def test_a_range_keeps_its_page_numbers() -> None:
    """Pages 2 and 3 of four hold their words, and the words know their page."""
    part = only_pages(WHOLE, "2-3")
    assert part.text == "two\nthree\n"
    assert page_of(part, part.text.index("two")) == 2
    assert page_of(part, part.text.index("three")) == 3
    assert [part.text[b.start : b.end] for b in part.blocks] == ["two", "three"]


@pytest.mark.parametrize("pages", ["9", "0", "x", "3-1"])
def test_a_range_outside_the_document_gives_the_whole(pages: str) -> None:
    """A range that cannot be meant leaves the document as it is."""
    assert only_pages(WHOLE, pages) == WHOLE


def test_the_last_page_ends_with_the_text() -> None:
    """A range may end behind the last page."""
    assert only_pages(WHOLE, "4-9").text == "four"
