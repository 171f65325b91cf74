"""Files to try the readers with: a small one of each form, the pieces of its syntax, ways to make it hostile."""

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from pdf_pages import Set, column, pdf_pages

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_FOOTNOTE = "<w:footnote w:id='1'><w:p><w:r><w:t>Port office.</w:t></w:r></w:p></w:footnote>"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_ODF = " ".join(f'xmlns:{name}="{_OASIS}{name}:1.0"' for name in ("office", "style", "text", "table", "meta"))


def container(parts: Iterable[tuple[str, str | bytes]] | Mapping[str, str | bytes]) -> bytes:
    """A ZIP file of these parts, in this order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items() if isinstance(parts, Mapping) else parts:
            # OpenDocument and EPUB want their type to be told without unpacking.
            archive.writestr(name, data, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
    return out.getvalue()


def docx(body: str, footnotes: str = _FOOTNOTE, **others: str) -> bytes:
    """A Word file; the names of `others` are those of parts with "__" for the slash."""
    return container(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f"<w:document {_W} {_R}><w:body>{body}</w:body></w:document>",
            "word/footnotes.xml": f"<w:footnotes {_W}>{footnotes}</w:footnotes>",
        }
        | {name.replace("__", "/"): text for name, text in others.items()}
    )


def odt(body: str) -> bytes:
    """An OpenDocument text."""
    inner = f"<office:body><office:text>{body}</office:text></office:body>"
    content = f"<office:document-content {_ODF}>{inner}</office:document-content>"
    return container({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def epub(body: str) -> bytes:
    """A book of one page."""
    package = (
        "<package><metadata><dc:title>Quays</dc:title></metadata><manifest>"
        '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="a"/></spine></package>'
    )
    return container(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container><rootfiles><rootfile full-path="b.opf"/></rootfiles></container>',
            "b.opf": package,
            "a.xhtml": f"<html><body>{body}</body></html>",
        }
    )


def mhtml(page: str) -> bytes:
    """A saved page."""
    head = 'MIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="B"\n\n--B\n'
    return f"{head}Content-Type: text/html; charset=utf-8\n\n<html><body>{page}</body></html>\n--B--\n".encode()


def wrapped(before: str, after: str) -> Callable[[str], bytes]:
    return lambda inner: (before + inner + after).encode()


def set_in_type(text: str) -> bytes:
    """Pages of forty lines, each line of the text one line of the page; lines that begin with a digit are small."""
    letters = text.encode("cp1252", "replace").decode("cp1252")
    lines = [line[at : at + 80] for line in letters.split("\n") for at in range(0, len(line), 80)]
    pages = []
    for first in range(0, max(1, len(lines)), 40):
        rows = lines[first : first + 40]
        body = [row for row in rows if not row[:1].isdigit()]
        feet = [row for row in rows if row[:1].isdigit()]
        set_rows: list[Set] = column(60, 780, *body) + column(60, 20 + 9 * len(feet), *feet, size=7)
        pages.append(set_rows)
    return pdf_pages(*pages)


def cut(syntax: str) -> tuple[str, ...]:
    """The pieces of a string that are set apart by broken bars."""
    return tuple(syntax.split("¦"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sort:
    """A form to try: its name, a usual file name, what makes a file of an inside, an inside, and its syntax.

    `note` is an inside with one note, `{n}` its number; `tail` is what stands once for each note behind the text.
    `nested` are pairs that open and close a level.
    """

    form: str
    name: str
    whole: Callable[[str], bytes]
    inside: str
    pieces: tuple[str, ...]
    note: str
    tail: str = ""
    nested: tuple[tuple[str, str], ...] = ()

    def seed(self) -> bytes:
        """A small file as it should be, with two notes."""
        return self.whole(self.inside)

    def notes(self, count: int) -> bytes:
        """A file of many notes."""
        text = "".join(self.note.replace("{n}", str(n)) for n in range(1, count + 1))
        tail = "".join(self.tail.replace("{n}", str(n)) for n in range(1, count + 1))
        if self.form == "docx":
            return docx(text, tail)
        if self.form == "wordpress-json":
            return self.whole(text)
        return self.whole(text + tail)

    def deep(self, levels: int) -> list[bytes]:
        """Files that nest so deep, one for each kind of nesting."""
        return [self.whole(f"Before {a * levels} inside {b * levels} after") for a, b in self.nested]


def bomb(sort: Sort, size: int = 2_000_000_000) -> bytes:
    """A container whose text unpacks to so many zeros, though its directory owns to a hundred bytes only."""
    name = {"docx": "word/document.xml", "odt": "content.xml", "epub": "a.xhtml"}[sort.form]
    whole = sort.seed()
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info.filename, old.read(info))
        with new.open(name, "w", force_zip64=True) as part:
            zeros = bytes(1_000_000)
            for _ in range(size // len(zeros)):
                part.write(zeros)
        new.getinfo(name).file_size = 100
    return out.getvalue()
