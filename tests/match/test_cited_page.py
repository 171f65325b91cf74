"""The cited page is asked first; support on another page is told with that page."""

import pytest

from footnote_audit.model import CslItem, Document, Verdict
from footnote_audit.page_numbers import cited_numbers
from one_note import verdicts

PAGES = (
    "The mill was built by two brothers from the hills. ",
    "Its wheel turned for a hundred winters without a stop. ",
    "In 1911 the mill burnt down in a single night. ",
    "The town council never paid for a new roof. ",
    "A museum was opened beside the ruins in 1968. ",
)


def _verdict(text: str, locator: str, *, labels: tuple[str | None, ...] = (), page: str | None = None) -> Verdict:
    """The verdict on an article of one statement, whose note cites a page of a copy of five."""
    copy = Document(
        uri="b",
        media_type="text/plain",
        digest="b",
        language="en",
        item=CslItem(),
        text="".join(PAGES),
        page_starts=tuple(sum(map(len, PAGES[:n])) for n in range(len(PAGES))),
        page_labels=labels,
    )
    return verdicts(text, copy, locator=locator, pages=page)[-1]


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
