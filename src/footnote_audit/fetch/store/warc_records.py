"""Answers, judgements and failures as WARC records (ISO 28500:2017, WARC/1.1), each packed as a gzip member.

What the store knows of an answer beyond its record (the address asked first, the addresses gone through) stands in the
field `Footnote-Audit` of the record as JSON; other tools pass over fields that they do not know.

The records are written here and read with warcio: its writer takes as long for a page as everything else that the
store does with it.
"""

import hashlib
import json
import uuid
import zlib
from collections.abc import Iterable, Sequence
from http import HTTPStatus
from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit

from footnote_audit import __version__
from footnote_audit.fetch.store.records import Failed, Judged, Kind, StoredCopy
from footnote_audit.model import Response

FIELD = "Footnote-Audit"
# What was unpacked on the way here is no longer so in the record: these headers are kept under this name before theirs.
WIRE_HEADERS = frozenset({"content-encoding", "content-length", "transfer-encoding"})
WIRE_PREFIX = "x-orig-"
_REVISIT = "http://netpreserve.org/warc/1.1/revisit/"
SAME_BODY = _REVISIT + "identical-payload-digest"
NOT_MODIFIED = _REVISIT + "server-not-modified"
_ANSWER = "application/http; msgtype=response"
_REQUEST = "application/http; msgtype=request"
# Pages come out some tenth larger than at 6, in half the time; what is packed already is only wrapped.
_LEVEL = 2
_WRAPPED = 0
_PACKED = ("image/", "audio/", "video/", "application/pdf", "application/zip", "application/epub")
# Blocks of less than this are packed with a window that is made ten times as fast.
_SMALL = 1500
_PLAIN_WINDOW, _SMALL_WINDOW = (16 + zlib.MAX_WBITS, 8), (16 + 10, 4)
_EMPTY = hashlib.sha256().hexdigest()
# Every printable character of ASCII: the line of a request holds no others.
_AS_SENT = "".join(chr(code) for code in range(0x21, 0x7F))
Fields = Sequence[tuple[str, str]]


class Packed(NamedTuple):
    """Records ready to be written, and where among their bytes the record of the answer stands."""

    data: bytes
    offset: int
    length: int
    kind: Kind


def packed_answer(
    response: Response, copy: StoredCopy, original: StoredCopy | None, confirmed: StoredCopy | None = None
) -> Packed:
    """The records of one answer: the redirects that led to it, the answer, and its request where that is known.

    An `original` answer with the same body makes it a revisit record; `confirmed` is the copy that a 304 stands for.
    """
    before = b"".join(_redirect(each.uri, each.status, each.headers, copy.retrieved) for each in response.redirects)
    name = _new_id()
    member, kind = _answer(name, response, copy, original, confirmed)
    after = _request(name, response, copy.retrieved) if response.sent else b""
    return Packed(before + member + after, len(before), len(member), kind)


def packed_judgement(judged: Judged) -> bytes:
    """A metadata record about an address: what it was judged to be."""
    what = judged.judgement
    told = {"access": what.access.value, "reason": what.reason, "sentence": what.sentence}
    return _metadata(judged.moment, {"judgement": told, "asked": judged.uri})


def packed_failure(failed: Failed) -> bytes:
    """A metadata record about an address: that it gave no answer."""
    error = failed.error
    told = {"outcome": error.outcome.value, "reason": error.reason, "code": error.code}
    return _metadata(failed.moment, {"failure": told, "asked": failed.uri, "accept": failed.accept})


def packed_info(name: str, moment: str, *, fixed: bool = False) -> bytes:
    """The record that a WARC file begins with; a `fixed` one has an id made of its name and moment."""
    info = (
        f"software: footnote-audit/{__version__}\r\n"
        "format: WARC File Format 1.1\r\n"
        "conformsTo: https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n"
        "description: answers to the requests of an audit of footnotes; bodies are unpacked\r\n"
    )
    made = f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{name} {moment}')}>" if fixed else _new_id()
    fields = (("WARC-Date", moment), ("WARC-Filename", name))
    return _member("warcinfo", made, fields, "application/warc-fields", info.encode())


def _answer(
    name: str, response: Response, copy: StoredCopy, original: StoredCopy | None, confirmed: StoredCopy | None
) -> tuple[bytes, Kind]:
    fields = (
        ("WARC-Target-URI", target(response.final_uri)),
        ("WARC-Date", copy.retrieved),
        ("WARC-Payload-Digest", f"sha256:{copy.digest}"),
        (FIELD, _told(copy, exact=confirmed is not None)),
    )
    if confirmed:
        # A 304 is kept without its head, for replay tools would answer with it; what it renews stands in our field.
        return _member("revisit", name, (*fields, *_refers(confirmed, NOT_MODIFIED)), _ANSWER, b""), Kind.UNMODIFIED
    head = _head(response.status, response.headers, len(response.body))
    if original:
        return _member("revisit", name, (*fields, *_refers(original, SAME_BODY)), _ANSWER, head), Kind.REVISIT
    level = _WRAPPED if (copy.media_type or "").startswith(_PACKED) else _LEVEL
    return _member("response", name, fields, _ANSWER, head + response.body, level), Kind.RESPONSE


def _told(copy: StoredCopy, *, exact: bool) -> str:
    """What the record does not say, or cannot spell, as JSON; `exact`: the answer is not the one of the record."""
    told: dict[str, Any] = {"asked": copy.uri, "media_type": copy.media_type}
    if copy.hops:
        told["hops"] = copy.hops
    if copy.accept:
        told["accept"] = copy.accept
    if exact:
        told |= {"status": copy.status, "size": copy.size}
    if target(copy.final_uri) != copy.final_uri:
        told["final"] = copy.final_uri
    if exact or not _spells(copy.headers):
        told["headers"] = copy.headers
    return json.dumps(told)


def _refers(original: StoredCopy, profile: str) -> Fields:
    return (
        ("WARC-Profile", profile),
        ("WARC-Refers-To-Target-URI", target(original.final_uri)),
        ("WARC-Refers-To-Date", original.retrieved),
    )


def _redirect(uri: str, status: int, headers: Iterable[tuple[str, str]], moment: str) -> bytes:
    fields = (
        ("WARC-Target-URI", target(uri)),
        ("WARC-Date", moment),
        ("WARC-Payload-Digest", f"sha256:{_EMPTY}"),
    )
    return _member("response", _new_id(), fields, _ANSWER, _head(status, headers, 0))


def _request(name: str, response: Response, moment: str) -> bytes:
    parts = urlsplit(target(response.final_uri))
    path = quote((parts.path or "/") + (f"?{parts.query}" if parts.query else ""), safe=_AS_SENT)
    fields = (
        ("WARC-Target-URI", target(response.final_uri)),
        ("WARC-Date", moment),
        ("WARC-Concurrent-To", name),
    )
    return _member("request", _new_id(), fields, _REQUEST, _lines(f"GET {path} HTTP/1.1", response.sent))


def _metadata(moment: str, told: dict[str, Any]) -> bytes:
    """A record about an address, which it does not bear: replay tools would show it in place of the page."""
    fields = (("WARC-Date", moment), (FIELD, "{}"))
    return _member("metadata", _new_id(), fields, "application/json", json.dumps(told).encode())


def _head(status: int, headers: Iterable[tuple[str, str]], size: int) -> bytes:
    """The head of an HTTP answer whose body has `size` bytes, unpacked."""
    kept = [(WIRE_PREFIX + name if name in WIRE_HEADERS else name, value) for name, value in headers]
    try:
        phrase = HTTPStatus(status).phrase
    except ValueError:  # 999 and other inventions
        phrase = "Unknown"
    return _lines(f"HTTP/1.1 {status} {phrase}", (*kept, ("content-length", str(size))))


def _lines(first: str, headers: Iterable[tuple[str, str]]) -> bytes:
    """The first line and the headers, a line each, as they came over the line (Latin-1)."""
    lines = [first, *(f"{_line(name)}: {_line(value)}" for name, value in headers), "", ""]
    text = "\r\n".join(lines)
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        return text.encode("utf-8", "backslashreplace")


def _line(word: str) -> str:
    """The words of a header on one line: a folded one (RFC 9112 section 5.2) is unfolded."""
    return word if word.isprintable() else " ".join(word.split())


def _spells(headers: Iterable[tuple[str, str]]) -> bool:
    """Whether a record gives these headers back as they are."""
    return all(
        value.isascii() and value.isprintable() and value == value.strip() and name == name.strip().lower()
        for name, value in headers
    )


def target(uri: str) -> str:
    """The address as a field of a record may hold it: no fragment, space, control character or lone surrogate."""
    uri = uri.partition("#")[0]
    if uri.isascii() and uri.isprintable() and " " not in uri:
        return uri
    return "".join(_spelt(c) if c.isspace() or not c.isprintable() else c for c in uri)


def _spelt(char: str) -> str:
    return "".join(f"%{byte:02X}" for byte in char.encode("utf-8", "surrogatepass"))


def _new_id() -> str:
    return f"<urn:uuid:{uuid.uuid4()}>"


def _member(kind: str, name: str, fields: Fields, media_type: str, block: bytes, level: int = _LEVEL) -> bytes:
    """A record as a gzip member of its own (WARC/1.1, annex D)."""
    lines = ["WARC/1.1", f"WARC-Type: {kind}", f"WARC-Record-ID: {name}"]
    lines += [f"{field}: {value}" for field, value in fields]
    lines += [f"Content-Type: {media_type}", f"Content-Length: {len(block)}", "", ""]
    window, memory = _SMALL_WINDOW if len(block) < _SMALL else _PLAIN_WINDOW
    packer = zlib.compressobj(level, zlib.DEFLATED, window, memory)
    plain = b"".join(("\r\n".join(lines).encode("utf-8", "backslashreplace"), block, b"\r\n\r\n"))
    return packer.compress(plain) + packer.flush()
