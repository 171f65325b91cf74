"""Runs of characters on a page, as PDFium finds them: words in one font at one height, with their place.

PDFium is asked once per stretch of text, not once per character: a page has thousands of characters and a few hundred
runs. Hidden and white characters count like any other: the text layer under a scanned page is hidden text.
"""

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import repeat
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import pypdfium2

_STRETCH = re.compile("[^\r\n\ufffe\x02]+[\ufffe\x02]?|[\ufffe\x02]")
# What PDFium writes for a hyphen that ends a line; ligatures and spaces as the letters and spaces they stand for.
_PLAIN = str.maketrans(
    {
        "\ufffe": "-",
        "\x02": "-",
        "\u2010": "-",
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "ﬅ": "st",
        "ﬆ": "st",
        "\xad": None,
        "\x00": None,
        "\xa0": " ",
        "\t": " ",
    }
)
# Digits that may be superior figures of the font: small and high, though neither size nor base line tell.
_SUPERIOR = re.compile(r"\d(?<=[^\W\d_]\d|[.,;:!?”’»)\]]\d)\d{0,2}(?![\d\w%°])")
# A superior figure's foot stands this much of the font's size above the base line.
_SUPERIOR_RISE = 0.15
# A rule is no thicker than this, in points, and no shorter than that.
_RULE_THICKNESS = 2.0
_RULE_LENGTH = 20.0
# A page with more objects than this is a drawing; looking for rules in it would take longer than reading it.
_MOST_OBJECTS = 20_000
# Coordinates beyond this, in points, are no place on a page (PDF allows 14,400).
_FARTHEST = 1e6
# A text size that is not to be told is taken for this.
_USUAL_SIZE = 10.0


class Run(NamedTuple):
    """Characters in one font at one height: left and right edge, base line and size in points, as the page is read."""

    text: str
    left: float
    right: float
    base: float
    size: float
    superior: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRuns:
    """A page's runs in the order of the file; `turned` are those written in another direction than the most.

    `quarters` is how often the page has to be turned by 90° to be read; places of `runs` and `rules` (left, base,
    right) are those after turning. `damaged` where PDFium could not load the page.
    """

    runs: tuple[Run, ...] = ()
    turned: tuple[Run, ...] = ()
    rules: tuple[tuple[float, float, float], ...] = ()
    quarters: int = 0
    pictures: bool = False
    damaged: bool = False


@dataclass(slots=True)
class Probe:
    """The places that PDFium writes its answers to, made once per file, and how much may still be read."""

    characters: int
    runs: int
    raw: Any = field(init=False)
    matrix: Any = field(init=False)
    box: Any = field(init=False)
    x: Any = field(init=False)
    y: Any = field(init=False)

    def __post_init__(self) -> None:
        from pypdfium2 import raw

        self.raw, self.matrix, self.box = raw, raw.FS_MATRIX(), raw.FS_RECTF()
        self.x, self.y = ctypes.c_double(), ctypes.c_double()


def page_runs(pdf: "pypdfium2.PdfDocument", number: int, ask: Probe) -> PageRuns:
    """The runs of a page, 0-based; a page that PDFium cannot load has none."""
    import pypdfium2

    try:
        page = pdf[number]
        textpage = page.get_textpage()
    except pypdfium2.PdfiumError:
        return PageRuns(damaged=True)
    try:
        count = textpage.count_chars()
        ask.characters -= count
        if ask.characters < 0:
            return PageRuns(damaged=True)
        text = _characters(textpage, count, ask)
        found = list(_runs(textpage.raw, text, ask))
        if not text.strip():
            pictures = next(iter(page.get_objects(filter=[ask.raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)), None)
            return PageRuns(pictures=pictures is not None)
        weights: Counter[int] = Counter()
        for quarter, run in found:
            weights[quarter] += len(run.text)
        main = weights.most_common(1)[0][0] if weights else 0
        return PageRuns(
            runs=tuple(run for quarter, run in found if quarter == main),
            turned=tuple(run for quarter, run in found if quarter != main),
            rules=tuple(_rules(page.raw, ask)) if main == 0 else (),
            quarters=main,
        )
    finally:
        textpage.close()
        page.close()


def _characters(textpage: "pypdfium2.PdfTextPage", count: int, ask: Probe) -> str:
    """One character for each that PDFium counts."""
    text: str = textpage.get_text_range()
    if len(text) != count:
        codes = map(ask.raw.FPDFText_GetUnicode, repeat(textpage.raw), range(count))
        text = "".join(chr(c) if 0 < c < 0xD800 or 0xDFFF < c < 0x110000 else "\ufffd" for c in codes)
    return text


def _runs(handle: Any, text: str, ask: Probe) -> Iterator[tuple[int, Run]]:
    """The runs with the quarter turns of each."""
    for match in _STRETCH.finditer(text):
        start, end = match.span()
        if text[start] == " " and match.group().isspace():
            continue
        number = ask.raw.FPDFText_CountRects(handle, start, end - start)
        for first, last in ((start, end),) if number <= 1 else _pieces(handle, start, end, number, ask):
            piece = text[first:last]
            ask.runs -= 1
            if piece.isspace() or ask.runs < 0:
                continue
            measured = _measured(handle, piece, first, ask)
            if measured is None:
                continue
            if measured[0] == 0 and _SUPERIOR.search(piece):
                marks = list(_superior(handle, piece, first, measured[1], ask))
                if marks:
                    yield from ((0, part) for part in _divided(handle, piece, first, measured[1], marks, ask))
                    continue
            yield measured


def _pieces(handle: Any, start: int, end: int, number: int, ask: Probe) -> Iterator[tuple[int, int]]:
    """A stretch divided where the drawing operator changes; spaces that PDFium put in go with what is before them.

    PDFium gives one rectangle for each operator, so the end of the first is where the second rectangle appears; it is
    looked for in growing steps, then by halving.
    """
    count = ask.raw.FPDFText_CountRects
    for _ in range(number - 1):
        low, step = start + 1, 1
        high = low + step
        while high < end and count(handle, start, high - start) < 2:
            low, step = high, step * 2
            high = low + step
        high = min(high, end)
        while high - low > 1:
            middle = (low + high) // 2
            if count(handle, start, middle - start) < 2:
                low = middle
            else:
                high = middle
        if low >= end:
            break
        yield (start, low)
        start = low
    yield (start, end)


def _measured(handle: Any, piece: str, start: int, ask: Probe) -> tuple[int, Run] | None:
    """A run with its measures and its quarter turns; None for what stands outside any page."""
    raw, matrix, box = ask.raw, ask.matrix, ask.box
    first = start + len(piece) - len(piece.lstrip())
    last = start + len(piece.rstrip()) - 1
    if not raw.FPDFText_GetCharOrigin(handle, first, ask.x, ask.y):
        return None
    raw.FPDFText_GetMatrix(handle, first, matrix)
    raw.FPDFText_GetLooseCharBox(handle, last, box)
    scale = abs(matrix.d) if matrix.c == 0 else math.hypot(matrix.c, matrix.d)
    size = raw.FPDFText_GetFontSize(handle, first) * scale
    left, base, right, quarter = ask.x.value, ask.y.value, box.right, 0
    if matrix.a <= 0 or abs(matrix.b) > abs(matrix.a):
        quarter = round(math.atan2(matrix.b, matrix.a) * 2 / math.pi) % 4
        left, base = turn(left, base, quarter)
        right = max(turn(box.left, box.bottom, quarter)[0], turn(box.right, box.top, quarter)[0])
    if not 0 < size < _FARTHEST:
        size = _USUAL_SIZE
    if not (-_FARTHEST < left < _FARTHEST and -_FARTHEST < base < _FARTHEST and -_FARTHEST < right < _FARTHEST):
        return None
    if not piece.isascii() or "\x02" in piece:
        piece = piece.translate(_PLAIN)
    return (quarter, Run(piece, left, right, base, size))


def _superior(handle: Any, piece: str, start: int, run: Run, ask: Probe) -> Iterator[tuple[int, int]]:
    for match in _SUPERIOR.finditer(piece):
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        ask.raw.FPDFText_GetCharBox(handle, start + match.start(), left, right, bottom, top)
        if bottom.value - run.base > run.size * _SUPERIOR_RISE:
            yield match.span()


def _divided(handle: Any, piece: str, start: int, run: Run, marks: list[tuple[int, int]], ask: Probe) -> Iterator[Run]:
    """The run cut into what stands on the base line and its superior figures."""
    cuts = [(0, False), *((at, high) for begin, end in marks for at, high in ((begin, True), (end, False)))]
    ends = [at for at, _ in cuts[1:]] + [len(piece)]
    for (begin, high), end in zip(cuts, ends, strict=True):
        part = piece[begin:end].translate(_PLAIN)
        if part.strip():
            ask.raw.FPDFText_GetLooseCharBox(handle, start + begin, ask.box)
            left = ask.box.left
            ask.raw.FPDFText_GetLooseCharBox(handle, start + end - 1, ask.box)
            yield run._replace(text=part, left=left, right=ask.box.right, superior=high)


def turn(x: float, y: float, quarters: int) -> tuple[float, float]:
    """A point of a page whose text runs upwards (1), upside down (2) or downwards (3), as if it ran to the right."""
    return ((x, y), (y, -x), (-x, -y), (-y, x))[quarters % 4]


def _rules(page: Any, ask: Probe) -> Iterator[tuple[float, float, float]]:
    """The horizontal rules of a page: left, height, right."""
    raw = ask.raw
    count = raw.FPDFPage_CountObjects(page)
    if count > _MOST_OBJECTS:
        return
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for index in range(count):
        drawn = raw.FPDFPage_GetObject(page, index)
        if raw.FPDFPageObj_GetType(drawn) != raw.FPDF_PAGEOBJ_PATH:
            continue
        raw.FPDFPageObj_GetBounds(drawn, left, bottom, right, top)
        if top.value - bottom.value <= _RULE_THICKNESS and right.value - left.value >= _RULE_LENGTH:
            yield (left.value, (top.value + bottom.value) / 2, right.value)
