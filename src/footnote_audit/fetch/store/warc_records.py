"""Answers, judgements and failures as WARC records (ISO 28500:2017, WARC/1.1), each packed as a gzip member.

What the store knows of an answer beyond its record (the address asked first, the addresses gone through) stands in the
field `Footnote-Audit` of the record as JSON; other tools pass over fields that they do not know.
"""

import hashlib
import io
import json
import uuid
import zlib
from collections.abc import Iterable
from http import HTTPStatus
from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit

from footnote_audit import __version__
from footnote_audit.fetch.store.records import Failed, Judged, Kind, StoredCopy
from footnote_audit.model import Response

FIELD = "Footnote-Audit"
MEDIA_TYPE = "application/json"
# What was unpacked on the way here is no longer so in the record: these headers are kept under this name before theirs.
WIRE_HEADERS = frozenset({"content-encoding", "content-length", "transfer-encoding"})
WIRE_PREFIX = "x-orig-"
NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
# Pages come out some tenth larger than at 6, three times as fast; what is packed already is only wrapped.
_LEVEL = 2
_WRAPPED = 0
# Every printable character of ASCII: the line of a request holds no others.
_AS_SENT = "".join(chr(code) for code in range(0x21, 0x7F))
_PACKED = ("image/", "audio/", "video/", "application/pdf", "application/zip", "application/epub")


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
    record, kind = _answer(response, copy, original, confirmed)
    member = _member(record, level=_WRAPPED if (copy.media_type or "").startswith(_PACKED) else _LEVEL)
    after = _member(_request(response, record)) if response.sent else b""
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
    info = {
        "software": f"footnote-audit/{__version__}",
        "format": "WARC File Format 1.1",
        "conformsTo": "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
        "description": "answers to the requests of an audit of footnotes; bodies are unpacked",
    }
    record = _builder().create_warcinfo_record(name, info)
    record.rec_headers.replace_header("WARC-Date", moment)
    if fixed:
        made = uuid.uuid5(uuid.NAMESPACE_URL, f"{name} {moment}")
        record.rec_headers.replace_header("WARC-Record-ID", f"<urn:uuid:{made}>")
    return _member(record)


def _builder() -> Any:
    # Loaded here, because a run that keeps nothing must not pay for it.
    from warcio.recordbuilder import RecordBuilder

    return RecordBuilder(warc_version="WARC/1.1")


def _answer(
    response: Response, copy: StoredCopy, original: StoredCopy | None, confirmed: StoredCopy | None
) -> tuple[Any, Kind]:
    told: dict[str, Any] = {"asked": copy.uri, "media_type": copy.media_type}
    told |= {"hops": copy.hops} if copy.hops else {}
    told |= {"accept": copy.accept} if copy.accept else {}
    told |= {"status": copy.status, "size": copy.size} if confirmed else {}
    # What the record itself can only hold in another spelling.
    told |= {"final": copy.final_uri} if address(copy.final_uri) != copy.final_uri else {}
    told |= {"headers": copy.headers} if confirmed or not _spells(copy.headers) else {}
    fields = {
        "WARC-Date": copy.retrieved,
        "WARC-Payload-Digest": f"sha256:{copy.digest}",
        FIELD: json.dumps(told),
    }
    if confirmed:
        return _revisit(response, fields, confirmed, NOT_MODIFIED), Kind.UNMODIFIED
    if original:
        return _revisit(response, fields, original), Kind.REVISIT
    head = _head(response.status, response.headers, len(response.body))
    return _record(response.final_uri, "response", fields, head, response.body), Kind.RESPONSE


def _revisit(response: Response, fields: dict[str, str], original: StoredCopy, profile: str | None = None) -> Any:
    builder = _builder()
    # The builder adds the digest itself.
    fields = dict(fields)
    digest = fields.pop("WARC-Payload-Digest")
    # A 304 is kept without its head, for replay tools would answer with it; what it renews stands in our field.
    head = None if profile else _head(response.status, response.headers, original.size)
    record = builder.create_revisit_record(
        address(response.final_uri), digest, address(original.final_uri), original.retrieved, head, fields
    )
    if profile:
        record.rec_headers.replace_header("WARC-Profile", profile)
    return record


def _redirect(uri: str, status: int, headers: Iterable[tuple[str, str]], moment: str) -> bytes:
    fields = {"WARC-Date": moment, "WARC-Payload-Digest": f"sha256:{hashlib.sha256().hexdigest()}"}
    return _member(_record(uri, "response", fields, _head(status, headers, 0), b""))


def _request(response: Response, answer: Any) -> Any:
    from warcio.statusandheaders import StatusAndHeaders

    parts = urlsplit(address(response.final_uri))
    target = quote((parts.path or "/") + (f"?{parts.query}" if parts.query else ""), safe=_AS_SENT)
    head = StatusAndHeaders(f"GET {target} HTTP/1.1", _clean(response.sent), is_http_request=True)
    fields = {
        "WARC-Date": answer.rec_headers.get_header("WARC-Date"),
        "WARC-Concurrent-To": answer.rec_headers.get_header("WARC-Record-ID"),
    }
    return _record(response.final_uri, "request", fields, head, b"")


def _record(uri: str, kind: str, fields: dict[str, str], head: Any, body: bytes) -> Any:
    return _builder().create_warc_record(
        address(uri), kind, payload=io.BytesIO(body), length=len(body), http_headers=head, warc_headers_dict=fields
    )


def _metadata(moment: str, told: dict[str, Any]) -> bytes:
    """A record about an address, which it does not bear: replay tools would show it in place of the page."""
    body = json.dumps(told).encode()
    record = _builder().create_warc_record(
        "",
        "metadata",
        payload=io.BytesIO(body),
        length=len(body),
        warc_content_type=MEDIA_TYPE,
        warc_headers_dict={"WARC-Date": moment, FIELD: "{}"},
    )
    return _member(record)


def _head(status: int, headers: Iterable[tuple[str, str]], size: int) -> Any:
    """The head of an HTTP answer whose body has `size` bytes, unpacked."""
    from warcio.statusandheaders import StatusAndHeaders

    kept = [(WIRE_PREFIX + name if name in WIRE_HEADERS else name, value) for name, value in _clean(headers)]
    try:
        phrase = HTTPStatus(status).phrase
    except ValueError:  # 999 and other inventions
        phrase = "Unknown"
    return StatusAndHeaders(f"{status} {phrase}", [*kept, ("content-length", str(size))], protocol="HTTP/1.1")


def _spells(headers: Iterable[tuple[str, str]]) -> bool:
    """Whether a record gives these headers back as they are."""
    return all(
        value.isascii() and value.isprintable() and value == value.strip() and name == name.strip().lower()
        for name, value in headers
    )


def _clean(headers: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Headers on a line each, a folded one (RFC 9112 section 5.2) unfolded, and without lone surrogates."""
    return [(_text(name), _text(value)) for name, value in headers]


def _text(word: str) -> str:
    if word.isascii() and word.isprintable():
        return word
    word = " ".join(word.split()) if {"\r", "\n"} & {*word} else word
    return word.encode("utf-8", "backslashreplace").decode()


def address(uri: str) -> str:
    """The address as a field of a record may hold it: no space, no control character, no lone surrogate."""
    if uri.isascii() and uri.isprintable() and " " not in uri:
        return uri
    return "".join(_spelt(c) if c.isspace() or not c.isprintable() else c for c in uri)


def _spelt(char: str) -> str:
    return "".join(f"%{byte:02X}" for byte in char.encode("utf-8", "surrogatepass"))


def _member(record: Any, level: int = _LEVEL) -> bytes:
    """The record as a gzip member of its own (WARC/1.1, annex D)."""
    from warcio.warcwriter import WARCWriter

    plain = io.BytesIO()
    WARCWriter(plain, gzip=False, warc_version="WARC/1.1").write_record(record)
    packer = zlib.compressobj(level, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    return packer.compress(plain.getbuffer()) + packer.flush()
