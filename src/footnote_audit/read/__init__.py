"""Read: from the bytes of an article or a source to a Document with its notes and their anchors.

A reader is a function from decoded text to Document with a line in READERS; the PDF reader takes the bytes themselves.
"""

from collections.abc import Callable, Mapping

from footnote_audit.errors import ReadError
from footnote_audit.model import Document
from footnote_audit.read.pages import only_pages
from footnote_audit.read.raw import Raw, decode
from footnote_audit.read.sniffing import HTML, MARKDOWN, PDF, TEXT, foreign_kind, sniff

__all__ = ["READERS", "Reader", "only_pages", "read", "sniff"]

Reader = Callable[[bytes, str, bool], Document]

# A PDF is mostly pictures and fonts; its text is far smaller than the file.
PDF_LIMIT = 128 * 1024 * 1024


def _read_text(data: bytes, uri: str, keep_furniture: bool) -> Document:
    from footnote_audit.read.plain import read_plain

    return read_plain(decode(uri, data, TEXT), keep_furniture=keep_furniture)


def _read_markdown(data: bytes, uri: str, keep_furniture: bool) -> Document:
    from footnote_audit.read.markdown import read_markdown

    return read_markdown(decode(uri, data, MARKDOWN), keep_furniture=keep_furniture)


def _read_html(data: bytes, uri: str, keep_furniture: bool) -> Document:
    from footnote_audit.read.html import declared_encoding, read_html

    declared = declared_encoding(data)
    return read_html(_decode_declared(uri, data, declared), keep_furniture=keep_furniture)


def _decode_declared(uri: str, data: bytes, declared: str | None) -> Raw:
    """HTML may name its encoding in a meta element; it counts where the bytes are no valid UTF-8."""
    if declared is None:
        return decode(uri, data, HTML)
    try:
        str(data, "utf-8")
    except UnicodeDecodeError:
        try:
            return decode(uri, data.decode(declared, errors="replace").encode("utf-8"), HTML)
        except LookupError:
            return decode(uri, data, HTML)
    return decode(uri, data, HTML)


def _read_pdf(data: bytes, uri: str, keep_furniture: bool) -> Document:  # noqa: ARG001 - pages hold no web furniture
    from footnote_audit.read.pdf import read_pdf

    if len(data) > PDF_LIMIT:
        raise ReadError(uri, f"the file has {len(data):,} bytes, more than the limit of {PDF_LIMIT:,}; split it first")
    return read_pdf(data, uri)


READERS: dict[str, Reader] = {
    TEXT: _read_text,
    MARKDOWN: _read_markdown,
    HTML: _read_html,
    PDF: _read_pdf,
    "application/xhtml+xml": _read_html,
    "text/x-markdown": _read_markdown,
}


def read(
    uri: str,
    data: bytes,
    media_type: str | None = None,
    *,
    keep_furniture: bool = False,
    readers: Mapping[str, Reader] = READERS,
) -> Document:
    """The document read from the bytes; without a media type it is told from content and name.

    `keep_furniture` leaves share buttons, newsletter boxes and the like in the text. Raises ReadError with one sentence
    for a file that is empty, binary, too large or of an unknown format.
    """
    if not data:
        raise ReadError(uri, "the file is empty; give a file with text")
    named = media_type.partition(";")[0].strip().lower() if media_type else None
    if named is not None and named not in readers:
        known = ", ".join(sorted(readers))
        raise ReadError(uri, f"no reader for the format {named}; known are {known}")
    kind = foreign_kind(data)
    if kind is not None:
        raise ReadError(uri, f"the file is {kind}, which cannot be read; save it as text, Markdown, HTML or PDF")
    return readers[named or sniff(uri, data)](data, uri, keep_furniture)
