"""A response's body: counted on the wire, unpacked within bounds, and what kind of thing it holds."""

import zlib
from collections.abc import Iterable

from footnote_audit.errors import FetchError
from footnote_audit.model import Outcome

# Only what the standard library unpacks piece by piece is asked for, so that a bomb is seen before it fills memory.
ACCEPTED_ENCODINGS = "gzip, deflate"

_GZIP = 16 + zlib.MAX_WBITS
_PIECE = 1 << 16
_SUFFIXES = {
    ".pdf": "application/pdf",
    ".htm": "text/html",
    ".html": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".txt": "text/plain",
    ".json": "application/json",
}
_HTML_STARTS = (b"<!doctype html", b"<html")
_UNTOLD = frozenset({"", "application/octet-stream", "binary/octet-stream", "application/x-download"})
# Readers of PDF look for the marker this far into the file (PDF 32000-1, implementation note 13).
_PDF_WINDOW = 1024


def collect(uri: str, pieces: Iterable[bytes], *, encoding: str, max_bytes: int) -> bytes:
    """The unpacked body.

    Raises FetchError: `too-large` where it passes `max_bytes` on the wire or unpacked, `unsupported` for a packing
    that was not asked for, `unreachable` where the packing is damaged or cut off.
    """
    wire = _gather(uri, pieces, max_bytes)
    for name in reversed([part.strip() for part in encoding.lower().split(",")]):
        wire = _unpack(uri, wire, name, max_bytes)
    return wire


def _gather(uri: str, pieces: Iterable[bytes], max_bytes: int) -> bytes:
    found = bytearray()
    for piece in pieces:
        found += piece
        if len(found) > max_bytes:
            raise _too_large(uri, max_bytes)
    return bytes(found)


def _unpack(uri: str, data: bytes, name: str, max_bytes: int) -> bytes:
    if name in {"", "identity", "utf-8"} or not data:
        return data
    if name in {"gzip", "x-gzip"}:
        # Some servers declare gzip and send the page as it is: the words are there all the same.
        return _inflate(uri, data, _GZIP, max_bytes) if data[:2] == b"\x1f\x8b" else data
    if name == "deflate":
        # RFC 9110 means zlib's form; some servers send the bare stream. The first byte tells them apart.
        bare = data[0] & 0x0F != zlib.DEFLATED
        return _inflate(uri, data, -zlib.MAX_WBITS if bare else zlib.MAX_WBITS, max_bytes)
    raise FetchError(
        uri, Outcome.UNSUPPORTED, f"the body is packed as {name[:20]!r}, which was not asked for", "bad_encoding"
    )


def _inflate(uri: str, data: bytes, window: int, max_bytes: int) -> bytes:
    found = bytearray()
    while data:
        worker = zlib.decompressobj(window)
        try:
            while data and not worker.eof:
                found += worker.decompress(data, _PIECE)
                data = worker.unconsumed_tail
                if len(found) > max_bytes:
                    raise _too_large(uri, max_bytes)
        except zlib.error as error:
            raise FetchError(uri, Outcome.UNREACHABLE, "the packed body is damaged", "bad_encoding") from error
        if not worker.eof:
            raise FetchError(uri, Outcome.UNREACHABLE, "the packed body is cut off", "truncated")
        # Several gzip members may follow one another (RFC 1952); anything else behind the end is ignored.
        data = worker.unused_data if worker.unused_data[:2] == b"\x1f\x8b" and window == _GZIP else b""
    return bytes(found)


def _too_large(uri: str, max_bytes: int) -> FetchError:
    return FetchError(
        uri, Outcome.TOO_LARGE, f"the body is larger than the limit of {max_bytes / 2**20:.4g} MiB", "too_large"
    )


def media_type(declared: str | None, data: bytes, name: str = "") -> str | None:
    """The media type in lower case without parameters; None where nothing tells.

    What a body plainly is (PDF, HTML) goes before what is declared, and that before the ending of `name`.
    """
    told = (declared or "").partition(";")[0].strip().lower()
    if b"%PDF-" in data[:_PDF_WINDOW] and (told in _UNTOLD or "pdf" in told or data.startswith(b"%PDF-")):
        return "application/pdf"
    start = data[:_PDF_WINDOW].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(_HTML_STARTS) and not told.endswith(("html", "xhtml+xml")):
        return "text/html"
    if told not in _UNTOLD:
        return told
    suffix = name[name.rfind(".") :].lower() if "." in name else ""
    return _SUFFIXES.get(suffix)
