"""PDF files: text with pages and paragraphs, and one clear sentence where there is none."""

from pathlib import Path

import pytest

from footnote_audit.errors import ReadError
from footnote_audit.model import BlockKind, Document, WarningCode
from footnote_audit.read import ArticleFile, pdf
from footnote_audit.text import page_of

Line = tuple[int, int, int, str]


def _read(data: bytes, uri: str) -> Document:
    return pdf.read_pdf(ArticleFile(uri=uri, data=data))


def pdf_of(*pages: list[Line], title: str = "") -> bytes:
    """A PDF with these lines on its pages: x, y and size in points, and the words (Latin-1)."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>"
        % (b" ".join(b"%d 0 R" % (5 + 2 * i) for i in range(len(pages))), len(pages)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Title (%s) >>" % title.encode("latin-1"),
    ]
    for number, lines in enumerate(pages):
        shown = b"\n".join(b"BT /F1 %d Tf %d %d Td (%s) Tj ET" % (s, x, y, w.encode("cp1252")) for x, y, s, w in lines)
        page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R" % (6 + 2 * number)
        objects += [
            page + b" /Resources << /Font << /F1 3 0 R >> >> >>",
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(shown), shown),
        ]
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"<< /Size %d /Root 1 0 R /Info 4 0 R >>" % (len(objects) + 1)
    start = len(out)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n%s\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        table,
        trailer,
        start,
    )


def lines(*words: str) -> list[Line]:
    """Lines below one another in one size."""
    return [(72, 760 - 14 * number, 11, line) for number, line in enumerate(words)]


def paragraphs(document: Document) -> list[str]:
    """The words of each block."""
    return [document.text[b.start : b.end] for b in document.blocks]


def test_pages_and_title() -> None:
    """The text keeps where each page begins, and the title is the one the file gives itself."""
    found = _read(pdf_of(lines("The weir holds."), lines("The lock does not."), title="On weirs"), "weir.pdf")
    assert found.text == "The weir holds.\nThe lock does not."
    assert found.page_starts == (0, 16)
    assert [page_of(found, found.text.index(word)) for word in ("weir", "lock")] == [1, 2]
    assert (found.item.title, found.media_type, found.uri) == ("On weirs", "application/pdf", "weir.pdf")
    assert found.warnings == ()


def test_lines_become_paragraphs() -> None:
    """The lines of a paragraph are joined; a short line ends it and a list mark begins a new one."""
    found = _read(
        pdf_of(
            lines(
                "The weir at the mill was built in the year of the flood and",
                "has held since then, although the river rose four times over",
                "the old mark.",
                "The lock beside it was never finished, because the town had",
                "• spent its money on the weir and on the festival of the weir",
            )
        ),
        "weir.pdf",
    )
    assert [p[:24] for p in paragraphs(found)] == [
        "The weir at the mill was",
        "The lock beside it was n",
        "• spent its money on the",
    ]
    assert "flood and has held since" in found.text
    assert [b.kind for b in found.blocks] == [BlockKind.PARAGRAPH, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM]


def test_a_raised_mark_is_no_part_of_the_figure() -> None:
    """A note's mark behind a year stands apart, and the line goes on behind it."""
    page = [(72, 700, 12, "The weir was built in 1987"), (218, 705, 7, "14"), (226, 700, 12, ", as the town says.")]
    assert _read(pdf_of(page), "weir.pdf").text == "The weir was built in 1987 14, as the town says."


@pytest.mark.parametrize(
    ("first", "second", "word"),
    [
        ("the old water-", "works were closed in that year", "waterworks"),
        ("the town of Bad-", "on-Sea was closed in that year", "Bad-on-Sea"),
        ("the treaty of Lower-", "Weir was signed in that year", "Lower-Weir"),
    ],
)
def test_words_divided_by_a_line(first: str, second: str, word: str) -> None:
    """A hyphen that only ends a line goes; one that belongs to the word stays."""
    assert word in _read(pdf_of(lines(first, second)), "weir.pdf").text


def test_a_file_without_text_is_told() -> None:
    """A PDF whose pages hold no text is read, and warns."""
    found = _read(pdf_of([], []), "scan.pdf")
    assert (found.text, found.page_starts) == ("", (0, 0))
    assert [w.code for w in found.warnings] == [WarningCode.TEXT_INCOMPLETE]
    assert "no text layer" in found.warnings[0].message


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4", b"no PDF at all", b"%PDF-1.7\n" + bytes(5000)])
def test_damaged_files_give_one_sentence(data: bytes) -> None:
    """What is no PDF, or only its beginning, is a ReadError that says so."""
    with pytest.raises(ReadError, match=r"weir\.pdf: the PDF is damaged; give a copy that opens in a viewer"):
        _read(data, "weir.pdf")


def test_encrypted_files_give_one_sentence() -> None:
    """A PDF that needs a password is a ReadError that says so."""
    locks = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<00><00>] >>" % (
        b"41" * 32,
        b"42" * 32,
    )
    data = pdf_of(lines("The weir holds.")).replace(b"/Info 4 0 R >>", b"/Info 4 0 R " + locks)
    with pytest.raises(ReadError, match="the PDF is encrypted"):
        _read(data, "weir.pdf")


def test_real_files(shared: Path) -> None:
    """PDFs set by LaTeX and by a word processor come out as sentences, with years free of note marks."""
    for path in sorted((shared / "documents" / "pdf").glob("*.pdf")):
        found = _read(path.read_bytes(), path.name)
        assert found.language == "en"
        assert len(found.page_starts) > 1
        assert "\ufffe" not in found.text
        assert "\r" not in found.text
        assert [found.text[b.start : b.end].strip() for b in found.blocks] == found.text.splitlines()
