"""Makes small PDFs for tests: lines in Courier, so that where a word stands is known; marks raised behind words."""

import re
from dataclasses import dataclass

# Courier's letters are all this wide, in sizes.
WIDTH = 0.6
_RAISED = re.compile(r"\^\{([^}]*)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Set:
    """A line as it is set: left edge and base line in points, size, and the words, raised ones as ^{1}.

    `matrix` gives the size in the text matrix and not in the font operator, as book programs do; `turn` is a text
    matrix's first four numbers, `grey` the colour of the letters (1 is white) and `hidden` the rendering mode 3.
    """

    x: float
    y: float
    words: str
    size: float = 11
    matrix: bool = False
    turn: tuple[int, int, int, int] | None = None
    grey: float = 0
    hidden: bool = False
    raised_size: float = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A horizontal rule of a hair's breadth."""

    x: float
    y: float
    length: float


def column(x: float, y: float, *lines: str, size: float = 11, step: float | None = None, **how: object) -> list[Set]:
    """Lines below one another from (x, y) down."""
    step = size * 1.2 if step is None else step
    return [Set(x=x, y=y - step * n, words=words, size=size, **how) for n, words in enumerate(lines)]  # type: ignore[arg-type]


def pdf_pages(*pages: list[Set | Rule] | list[Set], info: dict[str, str] | None = None) -> bytes:
    """A PDF with these lines and rules on its pages (595 by 842 points)."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>"
        % (b" ".join(b"%d 0 R" % (5 + 2 * i) for i in range(len(pages))), len(pages)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
        b"<< %s >>" % b" ".join(b"/%s (%s)" % (k.encode(), v.encode("latin-1")) for k, v in (info or {}).items()),
    ]
    for number, page in enumerate(pages):
        shown = b"\n".join(_drawn(one) for one in page)
        head = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R" % (6 + 2 * number)
        objects += [
            head + b" /Resources << /Font << /F1 3 0 R >> >> >>",
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(shown), shown),
        ]
    return file_of(objects)


def file_of(objects: list[bytes]) -> bytes:
    """A PDF file of these objects; the first is its catalogue, the fourth its information dictionary."""
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"<< /Size %d /Root 1 0 R /Info 4 0 R >>" % (len(objects) + 1)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n%s\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        table,
        trailer,
        len(out),
    )


def _drawn(one: Set | Rule) -> bytes:
    if isinstance(one, Rule):
        return b"%.2f %.2f %.2f 0.4 re f" % (one.x, one.y, one.length)
    pieces = _RAISED.split(one.words)
    x = one.x
    shown = [b"%.1f g %d Tr" % (one.grey, 3 if one.hidden else 0)]
    for n, words in enumerate(pieces):
        size = one.size * (one.raised_size if n % 2 else 1)
        y = one.y + (one.size * 0.35 if n % 2 else 0)
        if words:
            shown.append(_placed(one, words, x, y, size))
        x += len(words) * WIDTH * size
    return b"\n".join(shown)


def _placed(one: Set, words: str, x: float, y: float, size: float) -> bytes:
    letters = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode("cp1252")
    if one.turn:
        dx, dy = x - one.x, y - one.y
        a, b, c, d = one.turn
        place = (a, b, c, d, one.x + a * dx + c * dy, one.y + b * dx + d * dy)
        return b"BT /F1 %.2f Tf %d %d %d %d %.2f %.2f Tm (%s) Tj ET" % (size, *place, letters)
    if one.matrix:
        return b"BT /F1 1 Tf %.2f 0 0 %.2f %.2f %.2f Tm (%s) Tj ET" % (size, size, x, y, letters)
    return b"BT /F1 %.2f Tf %.2f %.2f Td (%s) Tj ET" % (size, x, y, letters)
