"""Files that are no pages: whether one is whole and of the kind that its address promises."""

import re
import zlib

from footnote_audit.fetch.judging.absence import sentence_says
from footnote_audit.fetch.judging.decoding import decode
from footnote_audit.fetch.judging.wordings import sentences
from footnote_audit.model import Access, Judgement

_UNTOLD = frozenset({"", "application/octet-stream", "binary/octet-stream", "application/x-download"})
_TAIL = 1 << 16
# Texts longer than this say more than that something is missing.
_NOTICE = 400
_SYNTAX = re.compile(r"[{}\[\]\",;<>]+|: ")
_PAGE_OBJECT = re.compile(rb"/Type\s*/Page(?![\w])")
_COUNT = re.compile(
    rb"/Type\s*/Pages\b[^>]{0,400}?/Count\s+(\d{1,6})|/Count\s+(\d{1,6})[^>]{0,400}?/Type\s*/Pages\b", re.S
)
_MARKUP = re.compile(rb"<(?:!doctype html|html|head|body|title|meta|frameset|script|div|p|h1)[\s>]", re.I)
_ZIPPED = ("application/vnd.openxmlformats", "application/zip", "application/epub")


def is_pdf(data: bytes, content_type: str = "") -> bool:
    """Whether the bytes are a PDF: they begin so, or have the mark in the first KiB and are not declared otherwise."""
    declared = content_type.partition(";")[0].strip().lower()
    return data.startswith(b"%PDF-") or (b"%PDF-" in data[:1024] and ("pdf" in declared or declared in _UNTOLD))


def is_html(data: bytes, content_type: str) -> bool:
    """Whether the bytes are a page in HTML: by their beginning, or by declaration where they are no other kind."""
    start = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n")
    if (
        is_pdf(data)
        or start[:4] in {b"PK\x03\x04", b"\x89PNG", b"GIF8", b"\xd0\xcf\x11\xe0"}
        or start[:3] == b"\xff\xd8\xff"
    ):
        return False
    wide = data[:2] in {b"\xff\xfe", b"\xfe\xff"}
    declared = content_type.partition(";")[0].strip().lower()
    if declared in {"text/html", "application/xhtml+xml"}:
        return True
    head = start.replace(b"\0", b"") if wide else start
    opened = bool(_MARKUP.match(head)) or head[:9].lower().startswith((b"<!doctype", b"<html"))
    return opened or (not declared and bool(_MARKUP.search(head)))


def damaged(data: bytes, content_type: str) -> Judgement | None:
    """The judgement of a file that is cut off or cannot be read; None of one that seems whole."""
    if is_pdf(data, content_type):
        return _damaged_pdf(data)
    declared = content_type.partition(";")[0].strip().lower()
    if data.startswith(b"PK\x03\x04") and b"PK\x05\x06" not in data[-_TAIL - 22 :]:
        return _told("truncated", "the file is cut off: its table of contents is missing")
    if declared == "application/pdf":
        return _told("unreadable", "the answer is called a PDF and is none")
    if declared.startswith(_ZIPPED) and not data.startswith(b"PK"):
        return _told("unreadable", "the answer is called a document and is none")
    return None


def notice_in(data: bytes, content_type: str) -> Judgement | None:
    """A short text, or data of a program, that only says that nothing is there."""
    declared = content_type.partition(";")[0].strip().lower()
    if len(data) > _NOTICE or not (
        declared.startswith("text/") or "json" in declared or "xml" in declared or not declared
    ):
        return None
    text = decode(data, content_type)
    if "\0" in text or len(text) > _NOTICE:
        return None
    if not any(sentence_says(sentence) for sentence in sentences(_SYNTAX.sub(". ", text))[:8]):
        return None
    return Judgement(
        access=Access.SOFT_404, reason="not_found_page", sentence="the answer only says that there is nothing"
    )


def _damaged_pdf(data: bytes) -> Judgement | None:
    if b"endobj" not in data and b"/ObjStm" not in data and b"/XRef" not in data:
        return _told("unreadable", "the PDF holds nothing that can be read")
    if b"%%EOF" not in data[-_TAIL:] and b"startxref" not in data[-_TAIL:]:
        return _told("truncated", "the PDF is cut off: its end is missing")
    return None


def pages_of(data: bytes) -> int | None:
    """How many pages a PDF says it has; None where it does not say so in the open."""
    counts = [int(a or b) for a, b in _COUNT.findall(data)]
    if counts:
        return max(counts)
    found = len(_PAGE_OBJECT.findall(data))
    return found or _packed_count(data)


def _packed_count(data: bytes) -> int | None:
    """The count in object streams, of which the first few are unpacked a little."""
    best = 0
    for start in [m.end() for m in re.finditer(rb"/ObjStm\b[^>]{0,300}?>>\s*stream\r?\n", data)][:200]:
        try:
            opened = zlib.decompressobj().decompress(data[start : start + 400_000], 400_000)
        except zlib.error:
            continue
        best = max([best, *(int(a or b) for a, b in _COUNT.findall(opened))])
    return best or None


def _told(reason: str, sentence: str) -> Judgement:
    return Judgement(access=Access.ATTENTION, reason=reason, sentence=sentence)
