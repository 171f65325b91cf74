"""Reads PDF files: the text of each page as paragraphs. Notes inside a PDF stay part of its text."""

import hashlib
import re
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from footnote_audit.errors import ReadError
from footnote_audit.model import Block, BlockKind, CslItem, Document, ReadWarning, WarningCode
from footnote_audit.read.forms import ArticleFile
from footnote_audit.read.languages import guess_language
from footnote_audit.text import squeeze

if TYPE_CHECKING:
    import pypdfium2

MEDIA_TYPE = "application/pdf"

# Bounds on hostile files; the largest handbooks have a third of this.
# A PDF is mostly pictures and fonts; its text is far smaller than the file.
SIZE_LIMIT = 128 * 1024 * 1024
MAX_PAGES = 6000
MAX_CHARACTERS = 20_000_000

# A line shorter than this share of the page's long lines ends its paragraph. Tuned on pages set by LaTeX and by word
# processors, ragged and justified; tune again for narrow columns.
_SHORT_LINE = 0.8
# A digit set smaller than this share of the character before it is a mark above the line, not part of the figure.
_RAISED = 0.85

# PDFium is not safe for use by several threads at a time.
_PDFIUM = threading.Lock()

# What PDFium writes for a hyphen that ends a line, in place of the hyphen and the line break.
_LINE_HYPHEN = re.compile(r"(\w*)[\ufffe\x02](?:\r?\n)?([\w'’-]*)")
_DIGITS_AFTER_TEXT = re.compile(r"(?<=\S)\d+")
# What PDFium puts between lines.
_BREAK = "\r\n"
_WORD = re.compile(r"\w+(?:-\w+)*")
_LETTERS = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "\xad": None, "\x00": None})
_LIST_MARK = re.compile(r"[•▪◦‣●■–—*-]\s|\(?\d{1,3}[.)]\s|\[\d{1,4}\]\s")


@dataclass(frozen=True, slots=True)
class _Page:
    """A page's text as PDFium gives it, and whether there are pictures on it."""

    text: str
    pictures: bool


def read_pdf(file: ArticleFile) -> Document:
    """The text of a PDF with the offset of each page, its paragraphs as blocks, and its title.

    A figure and the raised note mark behind it are set apart by a space, and a hyphen that only ends a line is taken
    out. A file or page without a text layer gives the warning `text-incomplete`.

    Raises ReadError where the file is damaged or needs a password.
    """
    uri, data = file.uri, file.data
    if len(data) > SIZE_LIMIT:
        raise ReadError(uri, f"the file has {len(data):,} bytes, more than the limit of {SIZE_LIMIT:,}; split it first")
    with _PDFIUM:
        title, count, pages = _open(data, uri)
    text, blocks, starts = _lay_out(pages)
    return Document(
        uri=uri,
        media_type=MEDIA_TYPE,
        digest=hashlib.sha256(data).hexdigest(),
        language=guess_language(text),
        item=CslItem(title=title),
        text=text,
        blocks=blocks,
        page_starts=starts,
        warnings=_warnings(pages, count),
    )


def _open(data: bytes, uri: str) -> tuple[str | None, int, list[_Page]]:
    """Title, number of pages, and what was read of them within the bounds."""
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        reason = (
            "the PDF is encrypted; give a copy that opens without a password"
            if locked
            else "the PDF is damaged; give a copy that opens in a viewer"
        )
        raise ReadError(uri, reason) from error
    try:
        pages: list[_Page] = []
        left = MAX_CHARACTERS
        for number in range(min(len(pdf), MAX_PAGES)):
            if left <= 0:
                break
            pages.append(_page(pdf, number))
            left -= len(pages[-1].text)
        return squeeze(pdf.get_metadata_value("Title")) or None, len(pdf), pages
    finally:
        pdf.close()


def _page(pdf: "pypdfium2.PdfDocument", number: int) -> _Page:
    """One page; a page that PDFium cannot load has no text, which the warnings tell."""
    import pypdfium2
    from pypdfium2 import raw

    try:
        page = pdf[number]
        textpage = page.get_textpage()
    except pypdfium2.PdfiumError:
        return _Page("", pictures=True)
    text = _marks_apart(textpage, textpage.get_text_range())
    pictures = False
    if not text.strip():
        pictures = next(iter(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)), None) is not None
    textpage.close()
    page.close()
    return _Page(text, pictures)


def _marks_apart(textpage: "pypdfium2.PdfTextPage", text: str) -> str:
    """The page's text with figures set apart that are smaller than what they follow: marks of notes.

    PDFium begins a new line behind most of them, though the printed line goes on; that break is taken out.
    """
    if textpage.count_chars() != len(text):  # characters outside the basic plane: indexes would not fit
        return text
    pieces, done = [], 0
    for match in _DIGITS_AFTER_TEXT.finditer(text):
        at = next((i for i in range(match.start(), match.end()) if _is_raised(textpage, i)), None)
        if at is None:
            continue
        end = match.end()
        pieces += [text[done:at], " ", text[at:end]]
        following = end + len(_BREAK)
        if text.startswith(_BREAK, end) and _goes_on(textpage, end - 1, following, len(text)):
            pieces.append(" " if text[following].isalnum() else "")
            end = following
        done = end
    return "".join(pieces) + text[done:]


def _is_raised(textpage: "pypdfium2.PdfTextPage", index: int) -> bool:
    from pypdfium2 import raw

    before, own = (raw.FPDFText_GetFontSize(textpage, i) for i in (index - 1, index))
    return bool(own < before * _RAISED)


def _goes_on(textpage: "pypdfium2.PdfTextPage", mark: int, following: int, length: int) -> bool:
    """Whether the printed line goes on behind the mark: what follows stands to the right of it."""
    while following < length and textpage.get_text_range(following, 1).isspace():
        following += 1
    if following >= length:
        return False
    return bool(textpage.get_charbox(following)[0] >= textpage.get_charbox(mark)[2] - 1)


def _lay_out(pages: Sequence[_Page]) -> tuple[str, tuple[Block, ...], tuple[int, ...]]:
    """The document's text, a block for each paragraph, and the offset of each page's first character."""
    whole_words = {word for page in pages for word in _WORD.findall(page.text)}
    pieces: list[str] = []
    blocks: list[Block] = []
    starts: list[int] = []
    length = 0
    for page in pages:
        starts.append(length)
        for paragraph in _paragraphs(page.text, whole_words):
            kind = BlockKind.LIST_ITEM if _LIST_MARK.match(paragraph) else BlockKind.PARAGRAPH
            blocks.append(Block(start=length, end=length + len(paragraph), kind=kind))
            pieces.append(paragraph + "\n")
            length += len(paragraph) + 1
    return "".join(pieces), tuple(blocks), tuple(starts)


def _paragraphs(text: str, whole_words: set[str]) -> list[str]:
    """The paragraphs of a page, each on one line: a short line ends one, a list mark begins one."""
    joined = _LINE_HYPHEN.sub(lambda match: _mended(match, whole_words), text)
    lines = [squeeze(line.translate(_LETTERS)) for line in joined.splitlines()]
    lengths = sorted(len(line) for line in lines if line)
    if not lengths:
        return []
    short = lengths[int(len(lengths) * 0.9) - 1 if len(lengths) > 1 else 0] * _SHORT_LINE
    found: list[list[str]] = []
    ended = True
    for line in lines:
        if not line:
            ended = True
        else:
            if ended or _LIST_MARK.match(line):
                found.append([])
            found[-1].append(line)
            ended = len(line) < short
    return [" ".join(paragraph) for paragraph in found]


def _mended(match: re.Match[str], whole_words: set[str]) -> str:
    """A word that the line's end divided: with its hyphen where it has one elsewhere, else without."""
    first, second = match.groups()
    hyphenated = f"{first}-{second}"
    if first + second in whole_words:
        return first + second
    compound = hyphenated in whole_words or "-" in second or not second[:1].islower() or first[-1:].isdigit()
    return hyphenated if compound else first + second


def _warnings(pages: Sequence[_Page], count: int) -> tuple[ReadWarning, ...]:
    messages = []
    without = [number for number, page in enumerate(pages, 1) if not page.text.strip()]
    if len(without) == len(pages):
        messages.append("the PDF has no text layer: its pages are pictures")
    else:
        scanned = [str(number) for number in without if pages[number - 1].pictures]
        if scanned:
            more = f" and {len(scanned) - 10} more" if len(scanned) > 10 else ""
            messages.append(f"without a text layer: page {', '.join(scanned[:10])}{more}")
    if len(pages) < count:
        messages.append(f"only the first {len(pages)} of {count} pages were read")
    return tuple(
        ReadWarning(code=WarningCode.TEXT_INCOMPLETE, message=message, line=1, column=1) for message in messages
    )
