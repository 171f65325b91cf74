"""The readers under random input: never an exception but ReadError, never an offset that lies."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from footnote_audit.errors import ReadError
from footnote_audit.model import Document
from footnote_audit.read import read
from footnote_audit.text import place

_PARTS = (
    "The quay fell", " in 1931", ".", ", ", "\n", "\n\n", " ", "[1]", "[2]", "(1)", "¹", "*", "[^1]", "[^1]: ",
    "^[", "]", "[",
    "[simple_tooltip content=’", "‘][1][/simple_tooltip]", "'", "’]", "[/simple_tooltip", "[ref]", "[/ref]", "((", "))",
    "Notes", "1. ", "# ", "| a | b |", "| --- | --- |", "```", "`", "> ", "- ",
    "<p>", "</p>", '<a href="#n1" id="r1">1</a>',
    '<li id="n1">', "</li>", "<sup>", "</sup>", "<table><tr><td>", "</table>", "<!--", "-->",
    "<script>", "&amp;", "&#8217;",
    "&", "<", ">", "\ue002", "\U000f0000", "\x00", "\r", "\t", "\u00a0", "😀", "é",
)  # fmt: skip
_TEXTS = st.lists(st.sampled_from(_PARTS), max_size=30).map("".join)
_TYPES = st.sampled_from(("text/plain", "text/markdown", "text/html", None))
_FEW = settings(max_examples=150, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _check(document: Document, lines: list[str]) -> None:
    for note in document.notes:
        for selector in (note.anchor, note.supports, note.sentence):
            if selector is not None:
                assert document.text[selector.start : selector.end] == selector.exact
        assert 1 <= note.line <= len(lines)
        assert 1 <= note.column <= len(lines[note.line - 1]) + 1
    for block in document.blocks:
        assert 0 <= block.start < block.end <= len(document.text)
        line = place(document, block.start).line
        assert 1 <= line <= len(lines)
    for mark in document.marks:
        assert 0 <= mark.offset <= len(document.text)


@_FEW
@given(_TEXTS, _TYPES)
def test_random_markup(text: str, media_type: str | None) -> None:
    """Any mix of markup reads or is refused with ReadError, and every offset and place lies inside the file."""
    try:
        document = read("article.txt", text.encode("utf-8"), media_type)
    except ReadError:
        return
    _check(document, text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


@_FEW
@given(st.binary(max_size=200), _TYPES)
def test_random_bytes(data: bytes, media_type: str | None) -> None:
    """Any bytes read or are refused with ReadError."""
    try:
        read("article", data, media_type)
    except ReadError as error:
        assert str(error).startswith("article: ")
