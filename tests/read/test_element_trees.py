"""XML forms under bad input: broken off, damaged, nested, huge, under another name."""

import time

import pytest

from footnote_audit.errors import ReadError
from footnote_audit.read import read
from footnote_audit.read.elements.source import scan
from footnote_audit.text import place

JATS = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<article dtd-version="1.2"><front><article-meta><title-group>'
    "<article-title>The quay</article-title></title-group></article-meta></front>\n<body><p>The quay fell"
    '<xref ref-type="fn" rid="f1">1</xref> &amp; sank.</p></body>\n<back><fn-group><fn id="f1"><label>1</label>'
    "<p>Port office.</p></fn></fn-group></back></article>"
)
TEI = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><p>The quay fell'
    '<note place="foot" n="1">Port <hi>office</hi>.</note> &#8211; and sank.</p></body></text></TEI>'
)
XML_FORMS = ("jats", "tei", "docbook", "fictionbook", "dita", "wordpress-export")


@pytest.mark.parametrize(("form", "source"), [("jats", JATS), ("tei", TEI)])
def test_every_stretch_leads_back_to_the_file(form: str, source: str) -> None:
    """Words of the text stand in the file at the line and column that their offset leads to."""
    document = read("article.xml", source.encode(), form)
    lines = source.split("\n")
    for word in ("The quay", "fell", "sank."):
        at = place(document, document.text.rindex(word))
        assert lines[at.line - 1][at.column - 1 :].startswith(word)


@pytest.mark.parametrize(("form", "source"), [("jats", JATS), ("tei", TEI)])
@pytest.mark.parametrize("twentieth", range(1, 20))
def test_a_file_that_breaks_off_is_read_as_far_as_it_goes(form: str, source: str, twentieth: int) -> None:
    """What was read is a beginning of the whole, and a warning says that something is missing."""
    whole = read("article.xml", source.encode(), form).text
    try:
        document = read("article.xml", source[: len(source) * twentieth // 20].encode(), form)
    except ReadError as error:
        assert "holds no element" in str(error)
        return
    assert whole.startswith(document.text.partition("&")[0].rstrip())
    assert "text-incomplete" in [warning.code.value for warning in document.warnings]


@pytest.mark.parametrize("form", XML_FORMS)
@pytest.mark.parametrize("data", [b"", b" \n", b"Words, no markup.", b"<", b"<<<>>>", b"{}", b"\x00\x01\x02"])
def test_what_is_no_xml_is_refused_in_one_sentence(form: str, data: bytes) -> None:
    """A file of another kind under the name of an XML form is refused with a sentence that names it."""
    with pytest.raises(ReadError, match=r"^article\.xml: "):
        read("article.xml", data, form)


@pytest.mark.parametrize("at", range(0, len(JATS), 7))
def test_a_wrong_byte_never_ends_the_reading(at: int) -> None:
    """With any byte overwritten what follows is read, but for the paragraph that the byte stands in."""
    data = bytearray(JATS.encode())
    data[at] = ord("<") if data[at] != ord("<") else ord("x")
    document = read("article.xml", bytes(data), "jats")
    read_words = document.text + "".join(note.text for note in document.notes)
    assert "sank" in read_words or JATS.index("<p>") <= at <= JATS.index("</p>") + 4
    assert "office" in read_words or at > JATS.index("<back>")


def test_deep_nesting_is_read() -> None:
    """A thousand levels of nesting are no trouble."""
    source = "<article>" + "<sec>" * 1000 + "<p>Deep<fn><p>Note.</p></fn>.</p>" + "</sec>" * 1000 + "</article>"
    document = read("article.xml", source.encode(), "jats")
    assert [(note.anchor.prefix if note.anchor else None, note.text) for note in document.notes] == [("Deep", "Note.")]


def test_notes_in_notes_without_end() -> None:
    """Notes nested a thousand deep are all read, each in the one around it."""
    source = "<div xmlns='x'>" + "<p>Word<note>" * 1000 + "end" + "</note></p>" * 1000 + "</div>"
    assert len(read("article.xml", source.encode(), "tei").notes) == 1000


def test_too_many_tags_are_refused_at_once() -> None:
    """A file beyond the limit is refused before it is scanned, naming the limit."""
    with pytest.raises(ReadError, match="more than the limit of 400,000"):
        read("article.xml", b"<article>" + b"<p/>" * 400_001 + b"</article>", "jats")


def test_many_notes_are_read_in_seconds() -> None:
    """Ten thousand notes cost in proportion: well under ten seconds."""
    marks = "".join(f'<p>Word<xref ref-type="fn" rid="f{n}">{n}</xref>.</p>\n' for n in range(10_000))
    notes = "".join(f'<fn id="f{n}"><label>{n}</label><p>Note.</p></fn>\n' for n in range(10_000))
    source = f"<article><body>{marks}</body><back><fn-group>{notes}</fn-group></back></article>"
    begun = time.process_time()
    assert len(read("article.xml", source.encode(), "jats").notes) == 10_000
    assert time.process_time() - begun < 10


@pytest.mark.parametrize("opener", ["<!--", "<![CDATA[", "<?", "<!DOCTYPE [", "<a '", '<a b="', "</", "&", "&#"])
def test_openers_without_end_cost_no_more_than_their_length(opener: str) -> None:
    """Repeated openers of markup that nothing closes are scanned in one pass."""
    begun = time.process_time()
    scan("article.xml", "<a>" + opener * 100_000)
    assert time.process_time() - begun < 5
