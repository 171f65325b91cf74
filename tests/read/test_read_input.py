"""Bad input and encodings: each a document with a warning, or one clear sentence."""

import pytest

from footnote_audit.errors import ReadError
from footnote_audit.model import WarningCode
from footnote_audit.read import read, sniff
from footnote_audit.read.forms import BY_NAME
from footnote_audit.read.raw import SIZE_LIMIT
from footnote_audit.text import place


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"abc\x00def", "binary"),
        (bytes(range(256)) * 20, "binary"),
        (b"PK\x03\x04rest", "ZIP archive"),
        (b"\xff\xfeabc", "cannot be decoded"),
        (b"a" * (SIZE_LIMIT + 1), "limit"),
    ],
)
def test_unreadable_file(data: bytes, words: str) -> None:
    """A file that cannot be read is refused with one sentence that names it and says why."""
    with pytest.raises(ReadError, match=words) as caught:
        read("quay.txt", data)
    assert str(caught.value).startswith("quay.txt: ")
    assert "\n" not in str(caught.value)


def test_unknown_format() -> None:
    """A media type without a reader is refused, and the known ones are named."""
    with pytest.raises(ReadError, match="known are text, markdown"):
        read("quay.xyz", b"text", "application/x-quay")


@pytest.mark.parametrize(
    "data",
    [
        "Der Kai – „alt“".encode("utf-8-sig"),
        "Der Kai – „alt“".encode("utf-16"),
        "Der Kai – „alt“".encode("utf-16-be").join((b"\xfe\xff", b"")),
        "Der Kai – „alt“".encode("cp1252"),
    ],
)
def test_encodings(data: bytes) -> None:
    """Text reads alike in UTF-8, UTF-16 and windows-1252; a guess is told."""
    document = read("kai.txt", data)
    assert document.text == "Der Kai – „alt“"
    guessed = [w for w in document.warnings if w.code is WarningCode.ENCODING_GUESSED]
    assert bool(guessed) == (data == "Der Kai – „alt“".encode("cp1252"))


def test_declared_encoding() -> None:
    """A page in another encoding is read by what its meta element says."""
    page = '<html><head><meta charset="koi8-r"></head><body><p>Старый причал</p></body></html>'
    assert read("kai.html", page.encode("koi8-r")).text == "Старый причал"


@pytest.mark.parametrize(
    ("uri", "data", "expected"),
    [
        ("a.txt", b"Text with [simple_tooltip content='x'][1][/simple_tooltip].", "text/plain"),
        ("a.txt", b"<!DOCTYPE html><html><body><p>x</p></body></html>", "text/html"),
        ("a", b"<p>One.</p>\n<p>Two <em>x</em>.</p>", "text/html"),
        ("a.md", b"plain words", "text/markdown"),
        ("a", b"# Title\n\nText[^1].\n\n[^1]: Note.", "text/markdown"),
        ("a.txt", b"Text[^1].\n\n[^1]: Note.", "text/markdown"),
        ("a.html", b"words only", "text/html"),
        ("a.txt", b"%PDF-1.7 ...", "application/pdf"),
        ("https://quay.example/a.md?x=1", b"words", "text/markdown"),
        ("a.adoc", b"= Quay\n\nWords.footnote:[One.]", "text/asciidoc"),
        ("a.txt", b"= Quay\n\nWords.footnote:[One.]", "text/asciidoc"),
        ("a.txt", b"== Quay ==\n'''Quay'''<ref>One.</ref> is a [[port]].", "text/x-wiki"),
        ("a.txt", b"\\documentclass{article}\n\\begin{document}Words", "application/x-latex"),
        ("a.txt", b"#+TITLE: Quay\n* Head\nWords[fn:1]", "text/org"),
        ("a.txt", b"Words [#]_\n\n.. [#] One.", "text/x-rst"),
        ("a.rst", b"Words\n\n# no Markdown\n", "text/x-rst"),
        ("a.xml", b'<?xml version="1.0"?><article article-type="x"><front/></article>', "application/jats+xml"),
        ("a.xml", b'<TEI xmlns="http://www.tei-c.org/ns/1.0"></TEI>', "application/tei+xml"),
        ("a.doc", b"{\\rtf1 words}", "application/rtf"),
        ("a.docx", b"PK\x03\x04...", BY_NAME["docx"].media_type),
        ("a.docx", b"<html><body>words</body></html>", "text/html"),
        ("a.bin", b"PK\x03\x04..mimetypeapplication/epub+zip", "application/epub+zip"),
        ("a.zip", b"PK\x03\x04..words", "application/zip"),
        ("a.eml", b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x", "multipart/related"),
    ],
)
def test_sniff(uri: str, data: bytes, expected: str) -> None:
    """The media type follows the content, and the name where content leaves it open."""
    assert sniff(uri, data) == expected


def test_places_lead_back_to_the_file() -> None:
    """Every letter of the text has the line and column it has in the file, over marks, wraps and entities."""
    source = "Title\r\n\r\n  The quay[ref]One.[/ref] fell &amp; the\r\nferry [ref]Two.[/ref] rose.\r\n\r\nEnd."
    document = read("quay.txt", source.encode())
    lines = source.split("\r\n")
    for word in ("Title", "The quay", "fell", "the", "ferry", "rose", "End"):
        at = place(document, document.text.index(word))
        assert lines[at.line - 1][at.column - 1 :].startswith(word)
