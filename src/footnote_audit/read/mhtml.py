"""Saved pages in MHTML (RFC 2557): the page itself; pictures, styles and frames of the archive are passed over."""

import re
from dataclasses import replace
from datetime import datetime
from email import message_from_bytes, policy
from email.message import Message
from email.utils import parsedate_to_datetime

from footnote_audit.errors import ReadError
from footnote_audit.model import Document, WarningCode
from footnote_audit.read.forms import ArticleFile
from footnote_audit.read.html import html_document
from footnote_audit.read.raw import SIZE_LIMIT, Part, Raw, decode, laid_out
from footnote_audit.read.sniffing import HTML

MHTML = "multipart/related"
_PAGES = ("text/html", "application/xhtml+xml")
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)


def read_mhtml(file: ArticleFile) -> Document:
    """The page of the archive as document, places being lines and columns of the page as it was before it was packed.

    Raises ReadError where there is no page.
    """
    if len(file.data) > 2 * SIZE_LIMIT:
        raise ReadError(file.uri, f"the archive has {len(file.data):,} bytes, more than {2 * SIZE_LIMIT:,}; save less")
    try:
        message = message_from_bytes(file.data.lstrip(), policy=policy.compat32)
        page = _page(message)
        data = page.get_payload(decode=True) if page is not None else None
    except (RecursionError, LookupError, ValueError) as error:
        raise ReadError(file.uri, f"the archive is damaged ({str(error)[:100]}); save the page anew") from None
    if page is None or not isinstance(data, bytes) or not data.strip():
        raise ReadError(file.uri, "the archive holds no HTML page; save the page anew")
    raw = _raw(file, page, data)
    document = html_document(raw, keep_furniture=file.keep_furniture)
    address = _header(message, "Snapshot-Content-Location") or _header(page, "Content-Location")
    item = document.item
    item = replace(
        item,
        title=item.title or _header(message, "Subject"),
        URL=item.URL or (address if address and address.startswith("http") else None),
        accessed=_saved(message),
    )
    return replace(document, item=item)


def _page(message: Message) -> Message | None:
    """The part that the archive names as its start, or the first page in it."""
    pages = [part for part in message.walk() if part.get_content_type() in _PAGES]
    start = message.get_param("start")
    named = [part for part in pages if start and _header(part, "Content-ID") == str(start).strip()]
    return next(iter([*named, *pages]), None)


def _raw(file: ArticleFile, page: Message, data: bytes) -> Raw:
    declared = page.get_content_charset()
    meta = _META.search(data[:4096])
    raw = decode(replace(file, data=data), HTML, declared=declared or (meta[1].decode("ascii") if meta else None))
    warnings = raw.warnings
    if page.defects or not data.rstrip()[-8:].endswith(b">"):
        message = "the archive breaks off: the end of the page may be missing"
        warnings = (*warnings, raw.warn(WarningCode.TEXT_INCOMPLETE, message, len(raw.text)))
    part = Part(start=0, name=_header(page, "Content-Location") or _header(page, "Content-ID") or HTML)
    return laid_out(file, MHTML, raw.text, parts=(part,), warnings=warnings)


def _header(message: Message, name: str) -> str | None:
    value = message.get(name)
    return " ".join(str(value).split()) or None if value is not None else None


def _saved(message: Message) -> str | None:
    """The day that the page was saved."""
    try:
        saved: datetime = parsedate_to_datetime(_header(message, "Date") or "")
    except (TypeError, ValueError):
        return None
    return saved.date().isoformat()
