"""Hostile files of every form: a document that hangs together, or one sentence that says what is wrong."""

import random
import sys

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from footnote_audit.model import Document, WarningCode
from footnote_audit.read import FORMS, read
from hostile_files import Sort, odt
from hostile_outcomes import outcome
from hostile_sorts import BY_FORM, SORTS

_ALL = pytest.mark.parametrize("sort", SORTS, ids=[sort.form for sort in SORTS])
_TEXTS = [sort for sort in SORTS if sort.form not in ("docx", "odt", "epub", "pdf")]
_TEXT = pytest.mark.parametrize("sort", _TEXTS, ids=[sort.form for sort in _TEXTS])
# Forms whose inside goes through the reader of web pages, which is tried itself.
_OF_PAGES = ("epub", "mhtml", "wordpress-export", "wordpress-json")
# Forms whose limits a few ten thousand notes exceed.
_SMALL = ("markdown", "html", "mhtml", "wordpress-export", "wordpress-json")
# Where a byte of a small file is flipped, and where a file is cut off.
_FLIPS = 20
_CUTS = 20
_ODD = (
    "The quay fell", " in 1931", ".", ", ", "\n", "\n\n", " ", "\x00", "\r", "\t", "\u00a0", "\ue000", "\ue001",
    "\ue002", "\U000f0000", "\U0010fffd", "\u202e", "\u2066", "\u200b", "\ufeff",
    "\x1b[2J", "\x0b", "\x0c", "\x1c", "\x85",
    "\u2028", "é", "😀", "<", ">", "&", "'", '"', "(", ")", "1", "٣", "²", "①", "Notes", "İ", "ﬁ", "ß", "e\u0301",
)  # fmt: skip


def test_every_form_is_tried() -> None:
    """There is a small file of each form, which reads as that form with its notes and without warning of damage."""
    assert {sort.form for sort in SORTS} == {form.name for form in FORMS}
    for sort in SORTS:
        document = outcome(sort.name, sort.seed())
        assert isinstance(document, Document)
        assert document.media_type == next(form.media_type for form in FORMS if form.name == sort.form)
        assert document.notes
        assert not {w.code for w in document.warnings} & {WarningCode.DAMAGED_MARKUP, WarningCode.TEXT_INCOMPLETE}


@_ALL
def test_cut_off(sort: Sort) -> None:
    """A file cut off anywhere, its first byte on, is read in part or refused."""
    data = sort.seed()
    assert outcome(sort.name, b"") == "the file is empty; give a file with text"
    for part in range(1, _CUTS + 1):
        outcome(sort.name, data[: len(data) * part // (_CUTS + 1)], sort.form)
        outcome(sort.name, data[: len(data) * part // (_CUTS + 1)])


@_ALL
def test_flipped_bits(sort: Sort) -> None:
    """A flipped bit anywhere leaves a document or a sentence."""
    dice = random.Random(sort.form)
    for _ in range(_FLIPS):
        data = bytearray(sort.seed())
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
        outcome(sort.name, bytes(data), sort.form)


@_ALL
def test_under_another_name(sort: Sort) -> None:
    """Each form under each other form's name, and taken for each other form, is a document or a sentence."""
    for other in SORTS:
        outcome(other.name, sort.seed())
        outcome(sort.name, sort.seed(), other.form)


@pytest.mark.parametrize("form", ["pdf", "docx", "odt", "epub", "rtf", "html", "mhtml", "tei", "fictionbook", "jats"])
def test_content_outweighs_the_name(form: str) -> None:
    """A file that says itself what it is reads as that under any name."""
    data = BY_FORM[form].seed()
    expected = read(BY_FORM[form].name, data).media_type
    assert {read(other.name, data).media_type for other in SORTS} == {expected}


@_ALL
@settings(
    max_examples=15, derandomize=True, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
)
@given(data=st.data())
def test_pieces_of_syntax_at_random(sort: Sort, data: st.DataObject) -> None:
    """Any mix of a form's own syntax, words and odd characters is a document or a sentence."""
    piece = st.one_of(st.sampled_from(sort.pieces), st.sampled_from(_ODD))
    inside = "".join(data.draw(st.lists(piece, max_size=40)))
    at = data.draw(st.integers(0, len(sort.inside)))
    outcome(sort.name, sort.whole(sort.inside[:at] + inside + sort.inside[at:]), sort.form)


@_ALL
def test_deep_nesting(sort: Sort) -> None:
    """A thousand levels of anything that nests do not exhaust the stack."""
    levels = 150 if sort.form in _OF_PAGES else 1_000
    for data in sort.deep(levels):
        outcome(sort.name, data, sort.form)


@_ALL
def test_what_walkers_use_themselves(sort: Sort) -> None:
    """Characters that stand for notes inside the program are no notes where the file holds them."""
    inside = sort.inside.replace("quay", "qu\ue000\ue001\ue002\U000f0000\U0010ffffay", 1)
    found = outcome(sort.name, sort.whole(inside), sort.form)
    assert isinstance(found, Document)
    assert len(found.notes) == len(read(sort.name, sort.seed(), sort.form).notes)


@_ALL
def test_what_is_not_seen(sort: Sort) -> None:
    """Bidirectional marks, zero-width and control characters do no harm."""
    odd = "\u202e\u2066\u200b\u200d\ufeff\x1b\x07\x7f\x85\u2028\u2029\U000e0041"
    outcome(sort.name, sort.whole(sort.inside.replace("quay", f"qu{odd}ay")), sort.form)


@_TEXT
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "utf-7", "koi8-r"])
def test_other_encodings(sort: Sort, encoding: str) -> None:
    """A text form in another encoding, whatever it calls itself, and one of two encodings, is read or refused."""
    text = sort.seed().decode().replace("quay", "cafe \xe9")
    data = text.encode(encoding, "replace")
    for declared in (b"", b'<?xml version="1.0" encoding="utf-8"?>', b'<meta charset="nonsense-9">'):
        outcome(sort.name, declared + data, sort.form)
    outcome(sort.name, text.encode() + data, sort.form)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize(
    "form", ["text", "markdown", "html", "wikitext", "org", "asciidoc", "rst", "latex", "jats", "tei"]
)
def test_encodings_that_can_be_told(form: str, encoding: str) -> None:
    """UTF-8, UTF-16 with and without byte order mark, and windows-1252 give the same text."""
    sort = BY_FORM[form]
    text = sort.seed().decode().replace("quay", "café")
    assert read(sort.name, text.encode(encoding), form).text == read(sort.name, text.encode(), form).text


@_ALL
def test_many_notes(sort: Sort) -> None:
    """More notes than any book has are refused before they are gone through; what is read is all there."""
    if sort.form not in ("pdf", "docx", "odt", "epub", "rtf", "text"):
        assert "limit" in str(outcome(sort.name, sort.notes(26_000 if sort.form in _SMALL else 101_000), sort.form))
    found = outcome(sort.name, sort.notes(200), sort.form)
    assert isinstance(found, Document)
    # Notes that print alike at the foot of every page of a PDF are running feet.
    assert len(found.notes) == 200 or sort.form == "pdf"


@_ALL
def test_twice_the_notes_are_twice_the_work(sort: Sort) -> None:
    """Calls, counted and not timed, grow no faster than the notes."""
    read(sort.name, sort.seed(), sort.form)
    once, twice = (_calls(sort, sort.notes(count)) for count in (60, 120))
    assert twice < 2.4 * once


def _calls(sort: Sort, data: bytes) -> int:
    count = 0

    def step(_frame: object, _event: str, _argument: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(step)
    try:
        read(sort.name, data, sort.form)
    finally:
        sys.setprofile(before)
    return count


# What the fuzzers found, by what went wrong.
_FOUND = {
    "a Roman number in no Latin letter": (
        "html",
        "<p>x<sup>İ</sup></p><h2>Notes</h2><p>İ. One note.</p><p>İİ. Two.</p>",
    ),
    "a letter that is two in lower case": ("html", "<ol><li>x</li></ol><p>İ) One note.</p><p>b) Another.</p>"),
    "a post that begins with an escape": (
        "wordpress-json",
        '{"title":{"rendered":"<p>Q"},"content":{"rendered":"</li>&amp;"}}',
    ),
    "a post of blank lines": (
        "wordpress-json",
        '{"title":{"rendered":"<p>Q"},"content":{"rendered":"<p>x[r[/ref]\\n"}}',
    ),
    "an accent with a star": ("latex", "\\begin{document}\\b*gin{x} \\'*e \\u* \\end{document}"),
    "a title with a note": ("html", "<title>Quays</title.p>The quay[ref]Port.[/ref] fell. <p>x"),
    "zeros in RTF": ("rtf", "{\\rtf1\\ansi\x00The \x00quay}"),
    "a dash in the name of what stands behind the page": (
        "html",
        "<p>x</p></body></html><!-- y --><frames\xad-z title='a b c d e f'>w",
    ),
    "a label of several lines": (
        "odt",
        "<text:p><text:note><text:note-citation>1\n\n2</text:note-citation></text:note></text:p>",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("form", "inside"), _FOUND.values(), ids=_FOUND)
def test_what_fuzzing_found(form: str, inside: str) -> None:
    """Small files that once broke a reader."""
    outcome(BY_FORM[form].name, odt(inside) if form == "odt" else inside.encode(), form)


def test_xml_deeper_than_is_read_as_such_is_told() -> None:
    """Of 3,000 levels all words are read, and the warning says that the deepest were not told apart."""
    found = outcome("quay.xml", b"<article><body>" + b"<sec>" * 3_000 + b"<p>Deep.</p>" + b"</sec>" * 3_000, "jats")
    assert isinstance(found, Document)
    assert found.text == "Deep."
    assert any("nested deeper than 2048 levels" in w.message for w in found.warnings)


def test_pages_that_are_all_nesting_are_refused() -> None:
    """Many deep chains, each within the limit of levels, are refused: their cost is that of all levels together."""
    page = ("<div>" * 1_000 + "<p>x</p>" + "</div>" * 1_000) * 20
    assert "nests too many elements too deep" in str(outcome("quay.html", page.encode(), "html"))
