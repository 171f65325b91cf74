"""Reads PDF files: pages to lines, lines to paragraphs and notes."""

import threading
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

from footnote_audit.errors import ReadError
from footnote_audit.model import Box, CslItem, Document, Name, ReadWarning, WarningCode
from footnote_audit.read.assemble import assemble
from footnote_audit.read.flow import Flow
from footnote_audit.read.forms import ArticleFile
from footnote_audit.read.pdf.feet import find_feet, text_size
from footnote_audit.read.pdf.lines import Line, PageLines, page_lines
from footnote_audit.read.pdf.lists import find_lists
from footnote_audit.read.pdf.marks import Mark, marks_of, parted
from footnote_audit.read.pdf.page_labels import printed_labels
from footnote_audit.read.pdf.pairing import Calls, add_lost, pair_feet, pair_lists
from footnote_audit.read.pdf.paragraphs import paragraphs
from footnote_audit.read.pdf.running_heads import running_heads
from footnote_audit.read.pdf.runs import PageRuns, Probe, page_runs, turn
from footnote_audit.read.pdf.writing import Words, bodies, write
from footnote_audit.read.raw import Part, Raw, laid_out
from footnote_audit.text import squeeze

if TYPE_CHECKING:
    import pypdfium2

MEDIA_TYPE = "application/pdf"

# Bounds on hostile files; the largest handbooks have a third of this.
# A PDF is mostly pictures and fonts; its text is far smaller than the file.
SIZE_LIMIT = 128 * 1024 * 1024
MAX_PAGES = 6000
MAX_CHARACTERS = 4_000_000
# Files that place every letter by itself take long to read.
MAX_RUNS = 120_000

# How far a line's letters reach above and below its base line, in sizes: usual for text faces.
_ASCENT = 0.8
_DESCENT = 0.22
# PDFium is not safe for use by several threads at a time.
_PDFIUM = threading.Lock()


def read_pdf(file: ArticleFile) -> Document:
    """A PDF as document: its paragraphs, its notes at the foot of pages or in lists, the offset of each page.

    Running heads and page numbers are left out, paragraphs joined across lines, columns and pages, hyphens that only
    end a line taken out; a figure and a raised number behind it that calls no note are set apart by a space. Hidden
    and white text counts as text. Boxes of origins are in points from the page's lower left corner. A file or page
    without a text layer gives the warning `text-incomplete`, columns that cannot be told `order-uncertain`.

    Raises ReadError where the file is damaged or needs a password.
    """
    uri, data = file.uri, file.data
    if len(data) > SIZE_LIMIT:
        raise ReadError(uri, f"the file has {len(data):,} bytes, more than the limit of {SIZE_LIMIT:,}; split it first")
    with _PDFIUM:
        item, count, pages, cut, own = _open(data, uri)
    laid = [page_lines(page, number) for number, page in enumerate(pages)]
    lines = [line for page in laid for line in page.lines]
    raw, starts = _raw(file, pages, laid, lines)
    return _document(raw, lines, starts, laid, own, item=item, warnings=_warnings(raw, pages, laid, count, cut=cut))


def _open(data: bytes, uri: str) -> tuple[CslItem, int, list[PageRuns], bool, list[str | None]]:
    """What the file says of itself, its number of pages, what was read of them, whether the bounds cut it short, and
    the labels that it declares for the pages read."""
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
        pages: list[PageRuns] = []
        ask = Probe(MAX_CHARACTERS, MAX_RUNS)
        for number in range(min(len(pdf), MAX_PAGES)):
            page = page_runs(pdf, number, ask)
            if page.runs or not (ask.characters < 0 or ask.runs < 0):
                pages.append(page)
            if ask.characters < 0 or ask.runs < 0:
                break
        own = [pdf.get_page_label(number) or None for number in range(len(pages))]
        return (_item(pdf), len(pdf), pages, ask.characters < 0 or ask.runs < 0, own)
    finally:
        pdf.close()


def _item(pdf: "pypdfium2.PdfDocument") -> CslItem:
    """Title and author of the information dictionary (ISO 32000-1, 14.3.3); a file's name is no title."""
    title = squeeze(pdf.get_metadata_value("Title"))
    author = squeeze(pdf.get_metadata_value("Author"))
    named = title.lower().endswith((".doc", ".docx", ".odt", ".rtf", ".indd", ".qxd", ".tex", ".dvi", ".pdf"))
    return CslItem(
        title=None if named else title or None, author=tuple(Name(literal=name) for name in [author] if name)
    )


def _raw(
    file: ArticleFile, pages: Sequence[PageRuns], laid: Sequence[PageLines], lines: Sequence[Line]
) -> tuple[Raw, list[int]]:
    """The file's lines laid out one below the other, and the offset of each."""
    starts = [0, *accumulate(len(line.text) + 1 for line in lines)]
    parts = []
    at = 0
    for number, page in enumerate(laid, 1):
        parts.append(Part(start=starts[at] if at < len(lines) else max(0, starts[at] - 1), page=number))
        at += len(page.lines)
    boxes = tuple(_box(line, pages[line.page].quarters) for line in lines)
    text = "\n".join(line.text for line in lines)
    return (laid_out(file, MEDIA_TYPE, text, parts=tuple(parts), boxes=boxes), starts)


def _box(line: Line, quarters: int) -> Box:
    low, high = line.base - _DESCENT * line.size, line.base + _ASCENT * line.size
    if quarters == 0:
        return Box(left=line.left, bottom=low, right=line.right, top=high)
    (x1, y1), (x2, y2) = turn(line.left, low, -quarters), turn(line.right, high, -quarters)
    return Box(left=min(x1, x2), bottom=min(y1, y2), right=max(x1, x2), top=max(y1, y2))


def _document(
    raw: Raw,
    lines: Sequence[Line],
    starts: Sequence[int],
    laid: Sequence[PageLines],
    own: Sequence[str | None],
    *,
    item: CslItem,
    warnings: Sequence[ReadWarning],
) -> Document:
    pages = _pages(laid)
    heads = running_heads(lines, pages)
    labels = printed_labels(lines, heads, len(pages), own)
    pages = [[i for i in page if i not in heads] for page in pages]
    calls, text_pages = _notes(lines, pages, laid)
    flow = Flow()
    words = Words(raw.text)
    write(flow, lines, starts, paragraphs(lines, text_pages, text_size(lines, text_pages)), calls, words)
    found = list(bodies(lines, starts, calls, words))
    told = [*warnings, *_furniture_warning(raw, lines, starts, heads)]
    document = assemble(raw, flow, bodies=found, warnings=told, item=item)
    return replace(_with_pages(_without_restarts(document, calls), raw, flow), page_labels=labels)


def _without_restarts(document: Document, calls: Calls) -> Document:
    """The document without warnings of numbers that begin again with a page or chapter, as they do in print."""
    restarts = {note.label for note in calls.notes.values() if note.number == 1}
    lists = Counter((key.rpartition("-")[0], note.page, note.label) for key, note in calls.notes.items())
    doubled = {label for (_, _, label), count in lists.items() if count > 1}
    kept = tuple(
        w
        for w in document.warnings
        if not (w.code is WarningCode.LABEL_REPEATED and w.exact not in doubled)
        and not (w.code is WarningCode.NUMBERING_BROKEN and w.exact in restarts)
    )
    return replace(document, warnings=kept)


def _pages(laid: Sequence[PageLines]) -> list[list[int]]:
    pages, at = [], 0
    for page in laid:
        pages.append(list(range(at, at + len(page.lines))))
        at += len(page.lines)
    return pages


def _notes(
    lines: Sequence[Line], pages: Sequence[Sequence[int]], laid: Sequence[PageLines]
) -> tuple[Calls, list[list[int]]]:
    """The calls of all notes, and the lines of each page that are running text."""
    marks: dict[int, list[Mark]] = {}
    for mark in parted(mark for page in pages for i in page for mark in marks_of(lines[i], i)):
        marks.setdefault(mark.line, []).append(mark)
    feet = find_feet(lines, pages, [page.rules for page in laid], marks=marks)
    text_pages = [[i for i in page if i not in feet.taken] for page in pages]
    marks = {i: found for i, found in marks.items() if i not in feet.taken}
    calls, used = pair_feet(lines, feet.notes, marks)
    order = [i for page in text_pages for i in page]
    free = [mark for i in order for mark in marks.get(i, ()) if mark not in used]
    lists = find_lists(lines, order, free, text_size(lines, pages))
    pair_lists(calls, lists)
    used.update(mark for listed in lists for mark in listed.marks)
    add_lost(calls, marks, used)
    taken = {i for listed in lists for i in listed.taken}
    return (calls, [[i for i in page if i not in taken] for page in text_pages])


def _with_pages(document: Document, raw: Raw, flow: Flow) -> Document:
    """The document with the offset at which each page's text begins."""
    bounds = [part.start for part in raw.parts]
    firsts: dict[int, int] = {}
    for start, at in flow.origins:
        firsts.setdefault(bisect_left(bounds, at + 1) - 1, start)
    starts: list[int] = []
    following = len(document.text)
    for number in range(len(bounds) - 1, -1, -1):
        following = min(following, firsts.get(number, following))
        starts.append(following)
    return replace(document, page_starts=tuple(reversed(starts)))


def _furniture_warning(raw: Raw, lines: Sequence[Line], starts: Sequence[int], heads: set[int]) -> list[ReadWarning]:
    """One warning for all running heads with words; page numbers are no loss."""
    worded = [i for i in sorted(heads) if any(c.isalpha() for c in lines[i].text)]
    if not worded:
        return []
    message = f"running heads were left out of the text on {len({lines[i].page for i in worded})} pages"
    return [raw.warn(WarningCode.FURNITURE_CUT, message, starts[worded[0]], lines[worded[0]].text)]


def _warnings(
    raw: Raw, pages: Sequence[PageRuns], laid: Sequence[PageLines], count: int, *, cut: bool
) -> list[ReadWarning]:
    messages = []
    without = [number for number, page in enumerate(laid, 1) if not page.lines]
    if len(without) == len(pages) and not cut:
        messages.append("the PDF has no text layer: its pages are pictures")
    else:
        scanned = [n for n in without if pages[n - 1].pictures or pages[n - 1].damaged]
        if scanned:
            messages.append(f"without a text layer: page {_listed(scanned)}")
    if cut or len(pages) < count:
        last = ", the last in part" if cut else ""
        messages.append(f"only the first {len(pages)} of {count} pages were read{last}")
    told = [ReadWarning(code=WarningCode.TEXT_INCOMPLETE, message=message, line=1, column=1) for message in messages]
    doubtful = [number for number, page in enumerate(laid, 1) if page.uncertain]
    if doubtful:
        message = f"columns or turned text: the order of the text may be wrong on page {_listed(doubtful)}"
        told.append(raw.warn(WarningCode.ORDER_UNCERTAIN, message, raw.parts[doubtful[0] - 1].start))
    return told


def _listed(numbers: Sequence[int]) -> str:
    more = f" and {len(numbers) - 10} more" if len(numbers) > 10 else ""
    return ", ".join(map(str, numbers[:10])) + more
