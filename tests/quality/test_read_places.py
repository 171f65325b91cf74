"""How many words of real documents lead back to their place: line and column, part and paragraph, page and box."""

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import etree

from footnote_audit.model import Document
from footnote_audit.read import read
from footnote_audit.text import place

_WORD = re.compile(r"\w{4,}")
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Words that stand for others (macros, references, raised digits) lead to what they stand for.
LEAST = {"docx": 0.9995, "odt": 0.9995, "pdf": 0.9995}
LEAST_IN_TEXT = 0.9995


def _files(shared: Path, form: str | None) -> Iterator[Path]:
    folder = shared / "documents"
    for line in (folder / "manifest.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["format"] == form or (form is None and row["format"] not in {"docx", "odt", "rtf", "epub", "pdf"}):
            yield (folder / row["file"]).resolve()


def _paragraphs(data: bytes, part: str) -> list[str]:
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(part))
    if part.startswith("word/"):
        return ["".join(t.text or "" for t in p.iter(f"{_WORDS}t")) for p in root.iter(f"{_WORDS}p")]
    return ["".join(str(t) for t in p.itertext()) for p in root.iter(f"{_TEXT}p", f"{_TEXT}h")]


def _in_paragraph(document: Document, data: bytes) -> Iterator[bool]:
    parts: dict[str, list[str]] = {}
    for match in _WORD.finditer(document.text):
        at = place(document, match.start())
        assert at.part is not None
        paragraphs = parts.setdefault(at.part, []) or parts[at.part]
        if not paragraphs:
            paragraphs.extend(_paragraphs(data, at.part))
        yield at.line <= len(paragraphs) and match.group() in paragraphs[at.line - 1]


def _in_box(document: Document, data: bytes) -> Iterator[bool]:
    import pypdfium2

    pages = [page.get_textpage() for page in pypdfium2.PdfDocument(data)]
    shown: dict[tuple[int, float, float], str] = {}
    for match in _WORD.finditer(document.text):
        at = place(document, match.start())
        assert at.page is not None and at.box is not None
        box = at.box
        key = (at.page, box.bottom, box.left)
        if key not in shown:
            shown[key] = pages[at.page - 1].get_text_bounded(box.left - 1, box.bottom - 1, box.right + 1, box.top + 1)
        yield match.group()[:4] in shown[key]


@pytest.mark.parametrize(("form", "found"), [("docx", _in_paragraph), ("odt", _in_paragraph), ("pdf", _in_box)])
def test_words_lead_to_their_paragraph_or_box(
    shared: Path, form: str, found: Callable[[Document, bytes], Iterator[bool]]
) -> None:
    """The part and paragraph, or the page and box, that a word's place names hold that word."""
    right = [
        hit for path in _files(shared, form) for hit in found(read(str(path), path.read_bytes()), path.read_bytes())
    ]
    assert len(right) > 1000
    assert sum(right) / len(right) >= LEAST[form]


def test_words_lead_to_their_line_and_column(shared: Path) -> None:
    """In every form that is text, the line and column that a word's place names hold that word."""
    right = total = 0
    for path in _files(shared, None):
        try:
            source = path.read_bytes().decode("utf-8").replace("\r\n", "\n").split("\n")
        except UnicodeDecodeError:
            continue
        document = read(str(path), path.read_bytes())
        for match in _WORD.finditer(document.text):
            at = place(document, match.start())
            total += 1
            right += at.line <= len(source) and source[at.line - 1].startswith(match.group()[:1], at.column - 1)
    assert total > 100_000
    assert right / total >= LEAST_IN_TEXT
