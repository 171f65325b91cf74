"""The layout of PDFs: running heads, columns, kinds of paragraph, boxes, and files that are not what they say."""

import pytest

from footnote_audit.errors import ReadError
from footnote_audit.model import BlockKind, Document, Name, WarningCode
from footnote_audit.read import ArticleFile, only_pages
from footnote_audit.read.pdf import read_pdf
from footnote_audit.text import page_of, select_in
from pdf_pages import Rule, Set, column, file_of, pdf_pages


def _read(*pages: list[Set | Rule] | list[Set], **info: str) -> Document:
    return read_pdf(ArticleFile(uri="weir.pdf", data=pdf_pages(*pages, info=info)))


def blocks(document: Document) -> list[tuple[BlockKind, str]]:
    """Kind and words of each block."""
    return [(b.kind, document.text[b.start : b.end]) for b in document.blocks]


LONG = "The weir at the mill was built in the year of the"


def test_running_heads_and_page_numbers_are_cut() -> None:
    """What comes again at the edge of pages goes, and the paragraph it stood in is whole."""
    pages = [
        [
            Set(x=72, y=800, words="On weirs and locks", size=9),
            *column(72, 760, f"{LONG} {name},", "and the town that had paid for it was never once"),
            Set(x=290, y=40, words=str(12 + number), size=9),
        ]
        for number, name in enumerate(("flood", "fire", "frost"))
    ]
    found = _read(*pages)
    assert "locks" not in found.text
    assert "13" not in found.text
    assert "was never once The weir at the mill was built in the year of the fire," in found.text
    assert [(w.code, w.exact, w.page) for w in found.warnings] == [(WarningCode.FURNITURE_CUT, "On weirs and locks", 1)]


def test_heads_that_change_with_the_chapter() -> None:
    """A head that counts the pages is cut though its words change."""
    pages = [
        [
            Set(x=72, y=800, words=f"{20 + number}   Chapter {name}", size=9),
            *column(72, 760, f"{LONG} {name}", "and has held since then."),
        ]
        for number, name in enumerate(("flood", "fire", "frost", "famine"))
    ]
    assert "Chapter" not in _read(*pages).text


def test_text_at_the_edge_of_pages_stays() -> None:
    """Lines of the text are no running heads, though two pages begin or end alike."""
    pages = [column(72, 760, f"The {name} was built late,", "and it was left.") for name in ("weir", "lock")]
    assert _read(*pages).text.count("and it was left.") == 2


def test_the_number_of_the_only_page_is_cut() -> None:
    """A bare number clear of the text at the foot of a single page is the page's."""
    assert _read([*column(72, 760, "The weir holds."), Set(x=290, y=40, words="1")]).text == "The weir holds."


def test_kinds_of_paragraph() -> None:
    """Larger lines are headings by rank, lines set in at both sides quotations; captions and items tell themselves."""
    page = [
        Set(x=72, y=780, words="On weirs", size=24),
        Set(x=72, y=740, words="The flood", size=15),
        *column(72, 715, f"{LONG} flood, as all the town", "knows.", size=10),
        *column(120, 680, "It rose and rose, and the weir held", "as if it had been built by giants.", size=10),
        *column(72, 640, "Figure 1: The weir in the year of the flood.", size=10),
        *column(72, 620, "• of oak", "• of stone", size=10),
    ]
    found = _read(page)
    assert [(k, words[:9]) for k, words in blocks(found)] == [
        (BlockKind.HEADING, "On weirs"),
        (BlockKind.HEADING, "The flood"),
        (BlockKind.PARAGRAPH, "The weir "),
        (BlockKind.QUOTATION, "It rose a"),
        (BlockKind.CAPTION, "Figure 1:"),
        (BlockKind.LIST_ITEM, "• of oak"),
        (BlockKind.LIST_ITEM, "• of ston"),
    ]
    assert [b.level for b in found.blocks][:3] == [1, 2, None]


def test_rows_of_a_table_stay_lines() -> None:
    """Lines divided by wide gaps are not run together."""
    rows = [
        part
        for n, (name, sum_) in enumerate([("Weir", "1,200"), ("Lock", "800"), ("Mill", "90")])
        for part in (Set(x=72, y=700 - 14 * n, words=name), Set(x=300, y=700 - 14 * n, words=sum_))
    ]
    assert [words for _, words in blocks(_read(rows))] == ["Weir 1,200", "Lock 800", "Mill 90"]


def test_indents_begin_paragraphs() -> None:
    """A line set in begins a paragraph, though the line above is full."""
    page = column(72, 760, f"{LONG} flood", "and has held.")
    page = [*column(72, 760, f"{LONG} flood", f"{LONG} fires"), Set(x=90, y=733.6, words=f"{LONG} year")]
    page.append(Set(x=72, y=720.4, words="and so on."))
    assert [words[-5:] for _, words in blocks(_read(page))] == ["fires", "o on."]


def test_lines_across_two_columns_are_told() -> None:
    """A file that writes line by line across columns is put in order, and the doubt is told."""
    left = [f"left {n} of the weir and its long river" for n in range(10)]
    right = [f"right {n} of the lock and its long wall" for n in range(10)]
    page = [
        part
        for n in range(10)
        for part in (
            Set(x=50, y=760 - 12 * n, words=left[n], size=10),
            Set(x=320, y=760 - 12 * n, words=right[n], size=10),
        )
    ]
    found = _read(page)
    assert found.text.index("left 9") < found.text.index("right 0")
    assert [w.code for w in found.warnings] == [WarningCode.ORDER_UNCERTAIN]


def test_a_turned_page_is_read_as_it_stands() -> None:
    """A page whose text runs upwards is read like any other; boxes are those of the unturned page."""
    page = [Set(x=300 + 13 * n, y=100, words=words, turn=(0, 1, -1, 0)) for n, words in enumerate((LONG, "flood."))]
    found = _read(page)
    assert found.text == f"{LONG} flood."
    assert found.warnings == ()
    box = found.origins[0].box
    assert box is not None
    assert box.left < 300 < box.right
    assert box.top - box.bottom > 300


def test_turned_words_beside_the_text_are_told() -> None:
    """A stamp up the margin stands behind the page's text, and the order is told to be doubtful."""
    page = [Set(x=20, y=200, words="stamped 1987", turn=(0, 1, -1, 0)), *column(72, 760, LONG, "flood.")]
    found = _read(page)
    assert found.text == f"{LONG} flood.\nstamped 1987"
    assert [w.code for w in found.warnings] == [WarningCode.ORDER_UNCERTAIN]


def test_hidden_and_white_text_counts() -> None:
    """The text layer of a scanned page is hidden text; what is hidden is read."""
    page = [*column(72, 760, "The weir holds.", hidden=True), *column(72, 700, "The lock fell.", grey=1)]
    assert [words for _, words in blocks(_read(page))] == ["The weir holds.", "The lock fell."]


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (("it is a well-", "known weir, and a well-known lock"), "a well-known weir"),
        (("the old water-", "works were closed"), "the old waterworks were"),
        (("the years 1914-", "18 were hard"), "years 1914-18 were"),
        (("the weir -", "and the lock"), "the weir - and the lock"),
    ],
)
def test_words_divided_at_the_end_of_a_line(lines: tuple[str, ...], words: str) -> None:
    """A hyphen goes only where the word has none."""
    assert words in _read(column(72, 760, *lines)).text


def test_every_character_leads_to_its_line() -> None:
    """Each stretch of the text stands in the file's line that its origin names, in a box around it."""
    pages = [
        [*column(72, 760, LONG + " water-", "works, and^{1} it was", "left."), *column(72, 90, "^{1} Rolls.", size=8)],
        column(72, 760, "It fell at night, and no one", "was there."),
    ]
    found = _read(*pages)
    written = [[one.words for one in page] for page in pages]
    ends = [*(o.start for o in found.origins[1:]), len(found.text)]
    for origin, end in zip(found.origins, ends, strict=True):
        assert origin.page is not None
        assert origin.box is not None
        line = written[origin.page - 1][origin.line - 1].replace("^{1}", "1")
        words = found.text[origin.start : end].strip()
        assert line[origin.column - 1 :].startswith(words)
        y = pages[origin.page - 1][origin.line - 1].y
        assert origin.box.bottom < y < origin.box.top
    assert {o.page for o in found.origins} == {1, 2}
    assert (found.notes[0].page, found.notes[0].line) == (1, 4)
    assert page_of(found, found.text.index("no one")) == 2


def test_a_range_of_pages_keeps_paragraphs_that_cross_its_ends() -> None:
    """A paragraph that begins before the range or ends after it is kept as far as it lies inside."""
    pages = [column(72, 760, f"{LONG} {name},", f"{LONG} {name} and") for name in ("flood", "fires", "frost")]
    found = only_pages(_read(*pages), "2")
    assert "fires" in found.text
    assert "flood" not in found.text
    assert [(b.start, b.end) for b in found.blocks] == [(0, len(found.text))]


def test_what_the_file_says_of_itself() -> None:
    """Title and author come from the information dictionary; a file's name there is no title."""
    item = _read(column(72, 760, "The weir holds."), Title="On weirs", Author="Ada Miller").item
    assert (item.title, item.author) == ("On weirs", (Name(literal="Ada Miller"),))
    assert _read(column(72, 760, "The weir holds."), Title="weirs-final.docx").item.title == "The weir holds."


WHOLE = pdf_pages(
    [
        *column(72, 760, *[f"{LONG}.^{{{n}}}" for n in range(1, 9)]),
        *column(72, 200, *[f"^{{{n}}} Rolls, p. {n}." for n in range(1, 9)], size=8),
    ]
)


@pytest.mark.parametrize("share", range(20))
def test_truncated_files(share: int) -> None:
    """A file that breaks off is read as far as PDFium can mend it, or refused in one sentence."""
    try:
        read_pdf(ArticleFile(uri="weir.pdf", data=WHOLE[: len(WHOLE) * share // 20]))
    except ReadError as error:
        assert "the PDF is damaged" in str(error)


@pytest.mark.parametrize("seed", range(40))
def test_flipped_bytes(seed: int) -> None:
    """Damage inside the file never ends in anything but a document or one sentence."""
    data = bytearray(WHOLE)
    for step in range(1, 30):
        data[(seed * 7919 + step * 104729) % len(data)] ^= 1 << (seed + step) % 8
    try:
        found = read_pdf(ArticleFile(uri="weir.pdf", data=bytes(data)))
    except ReadError as error:
        assert "the PDF is" in str(error)
    else:
        assert all(0 <= b.start < b.end <= len(found.text) for b in found.blocks)


def _object(data: bytes, old: bytes, new: bytes) -> bytes:
    assert old in data
    return data.replace(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"/Kids [5 0 R]", b"/Kids [2 0 R]"),
        (b"/Contents 6 0 R", b"/Contents 5 0 R"),
        (b"/F1 3 0 R", b"/F1 5 0 R"),
        (b"/Count 1", b"/Count 999999999"),
        (b"/Count 1", b"/Count -7"),
        (b"[0 0 595 842]", b"[0 0 1e38 -1e38]"),
        (b"[0 0 595 842]", b"[0 0 0 0]"),
        (b"/Length ", b"/Length 9999999"),
    ],
)
def test_absurd_structures(old: bytes, new: bytes) -> None:
    """Objects that hold themselves, page counts and page sizes out of all bounds: a document or one sentence."""
    try:
        found = read_pdf(ArticleFile(uri="weir.pdf", data=_object(WHOLE, old, new)))
    except ReadError as error:
        assert "the PDF is damaged" in str(error)
    else:
        assert len(found.page_starts) <= 6000


def test_a_picture_of_a_page_is_told() -> None:
    """A page that is only a picture, between pages with text, gives the warning that text is missing."""
    picture = (
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>"
    )
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [5 0 R 7 0 R] /Count 2 >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
        b"<< >>",
        page + b"/Contents 6 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
        b"<< /Length 47 >>\nstream\nBT /F1 11 Tf 72 760 Td (The weir holds.) Tj ET   \nendstream",
        page + b"/Contents 8 0 R /Resources << /XObject << /I 9 0 R >> >> >>",
        b"<< /Length 30 >>\nstream\n595 0 0 842 0 0 cm /I Do       \nendstream",
        picture + b"\nstream\n0\nendstream",
    ]
    found = read_pdf(ArticleFile(uri="weir.pdf", data=file_of(objects)))
    assert found.text == "The weir holds."
    assert [(w.code, w.message) for w in found.warnings] == [
        (WarningCode.TEXT_INCOMPLETE, "without a text layer: page 2")
    ]


PROSE = (
    "The weir was built of oak and clay.",
    "Nobody remembers who had paid for it.",
    "In spring the water came over the sill.",
    "The miller kept a book of every flood.",
    "A second gate was hung in the year after.",
)


def test_pages_bear_the_numbers_printed_on_them() -> None:
    """A reprint's pages keep the journal's numbers, one without a number too where both sides agree."""
    numbers = ["139", None, "141", "142", "143"]
    pages = [
        [*column(72, 700, words, "It stands to this day."), *([Set(x=290, y=40, words=n)] if n else [])]
        for words, n in zip(PROSE, numbers, strict=True)
    ]
    document = _read(*pages)
    assert document.page_labels == ("139", "140", "141", "142", "143")
    start = document.text.index("In spring")
    place = select_in(document, start, start + 6)
    assert (place.page, place.page_label) == (3, "141")


def test_pages_without_numbers_have_no_labels() -> None:
    """Years and counts at the edge of a page that do not go up with the pages are no page numbers."""
    pages = [
        [*column(72, 700, words), Set(x=290, y=40, words=w)]
        for words, w in zip(PROSE, ["1914", "7", "3", "88", "12"], strict=True)
    ]
    assert _read(*pages).page_labels == ()
