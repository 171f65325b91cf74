"""WARC files read back: the members of a file, damaged ones passed over, and the answers and remarks they hold."""

import hashlib
import io
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from footnote_audit.errors import FetchError
from footnote_audit.fetch.store.bodies import is_digest
from footnote_audit.fetch.store.records import Failed, Judged, Kind, Place, StoredCopy
from footnote_audit.fetch.store.warc_records import FIELD, NOT_MODIFIED, WIRE_HEADERS, WIRE_PREFIX
from footnote_audit.model import Access, Judgement, Outcome

# A record holds a body of at most 25 MiB and its headers; more than this was not written by a store.
MOST = 64 * 2**20
_PIECE = 1 << 16
# How much of damaged members is unpacked in all before the rest of a file is given up.
_PATIENCE = 256 * 2**20
_MAGIC = b"\x1f\x8b\x08"
# What parsing a record that is damaged inside may raise; warcio's own errors derive from Exception alone.
_DAMAGE = (
    *(ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError, AssertionError),
    *(EOFError, OSError, zlib.error),
)
_STATUSES = range(1000)


class Answer(NamedTuple):
    """An answer of a WARC: its line for the index, where its record stands, and its body (None in a revisit)."""

    copy: StoredCopy
    place: Place
    body: bytes | None


class Member(NamedTuple):
    """A gzip member: its first byte, its length, and what it unpacks to."""

    offset: int
    length: int
    data: bytes


class Damage(NamedTuple):
    """The first byte of a stretch that holds no whole member."""

    offset: int


def members(file: BinaryIO, start: int = 0) -> Iterator[Member | Damage]:
    """The whole gzip members of a file from a byte on, and each stretch of what is damaged, cut off or too large."""
    size = file.seek(0, 2)
    offset, lost, broken = start, 0, False
    while offset < size and lost <= _PATIENCE:
        member = _member_at(file, offset)
        if isinstance(member, Member):
            yield member
            offset += member.length
            broken = False
            continue
        if not broken:
            yield Damage(offset)
        broken = True
        lost += max(member, _PIECE)
        found = _next_magic(file, offset + 1)
        if found is None:
            return
        offset = found


def body_at(path: Path, place: Place, digest: str) -> bytes | None:
    """The body of the response record at a place; None where it is not there whole. Raises OSError."""
    with path.open("rb") as file:
        file.seek(place.offset)
        packed = file.read(place.length)
    worker = zlib.decompressobj(16 + zlib.MAX_WBITS)
    try:
        plain = worker.decompress(packed, MOST)
    except zlib.error:
        return None
    # As it was written: the record's head, the answer's head, the body, and the record's end.
    body = plain.split(b"\r\n\r\n", 2)[-1][:-4]
    if worker.eof and hashlib.sha256(body).hexdigest() == digest:
        return body
    record = _parsed(plain)
    if record is None or record.kind != "response":
        return None
    return record.body if hashlib.sha256(record.body).hexdigest() == digest else None


def remarks(path: Path, start: int = 0) -> Iterator[Answer | Judged | Failed | int]:
    """What a store's WARC file holds from a byte on, in its order; an int is the end of the last whole member."""
    end = start
    with path.open("rb") as file:
        for member in members(file, start):
            if isinstance(member, Damage):
                continue
            end = member.offset + member.length
            record = _parsed(member.data)
            if record is not None and record.told is not None:
                place = Place(path.name, member.offset, member.length, Kind.RESPONSE)
                try:
                    yield _remark(record, place)
                except _DAMAGE:  # a record that other hands made
                    continue
    yield end


class _Record(NamedTuple):
    kind: str
    uri: str
    moment: str
    digest: str
    profile: str
    told: dict[str, Any] | None
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


def _remark(record: _Record, place: Place) -> Answer | Judged | Failed:
    told = record.told or {}
    if record.kind == "metadata":
        return _metadata(json.loads(record.body), record.moment)
    unmodified = record.profile == NOT_MODIFIED
    revisit = record.kind == "revisit"
    if not is_digest(record.digest) or not (unmodified or record.status):
        raise ValueError("no answer of a store")
    kind = Kind.UNMODIFIED if unmodified else Kind.REVISIT if revisit else Kind.RESPONSE
    exact = told.get("headers")
    headers = _as_sent(record.headers) if exact is None else tuple((str(n), str(v)) for n, v in exact)
    size = dict(record.headers).get("content-length", "0")
    status = int(told["status"]) if unmodified else record.status
    octets = int(told["size"]) if unmodified else int(size) if revisit else len(record.body)
    form = told.get("media_type")
    if status not in _STATUSES or not 0 <= octets <= MOST or not isinstance(form, str | None):
        raise ValueError("no answer of a store")
    copy = StoredCopy(
        uri=str(told["asked"]),
        accept=str(told.get("accept", "")),
        final_uri=str(told.get("final", record.uri)),
        hops=tuple(str(hop) for hop in told.get("hops", ())),
        status=status,
        headers=headers,
        retrieved=record.moment,
        digest=record.digest,
        size=octets,
        media_type=form,
    )
    return Answer(copy, place._replace(kind=kind), None if revisit else record.body)


def _metadata(told: dict[str, Any], moment: str) -> Judged | Failed:
    uri = str(told["asked"])
    if "judgement" in told:
        what = told["judgement"]
        access = Access(what["access"])
        judgement = Judgement(access=access, reason=str(what["reason"]), sentence=str(what["sentence"]))
        return Judged(uri=uri, moment=moment, judgement=judgement)
    what = told["failure"]
    error = FetchError(uri, Outcome(what["outcome"]), str(what["reason"]), str(what["code"]))
    return Failed(uri=uri, moment=moment, error=error, accept=str(told.get("accept", "")))


def _as_sent(headers: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """The headers as the server sent them: without ours, and those kept under another name under their own."""
    renamed = []
    for name, value in headers:
        own = name.removeprefix(WIRE_PREFIX)
        if own in WIRE_HEADERS:
            if own != name:
                renamed.append((own, value))
        else:
            renamed.append((name, value))
    return tuple(renamed)


def _parsed(data: bytes) -> _Record | None:
    """The record that a member holds; None where it holds none."""
    # Loaded here, because a run that keeps nothing must not pay for it.
    from warcio.exceptions import ArchiveLoadFailed
    from warcio.recordloader import ArcWarcRecordLoader
    from warcio.statusandheaders import StatusAndHeadersParserException

    try:
        record = ArcWarcRecordLoader(verify_http=False).parse_record_stream(io.BytesIO(data))
        get = record.rec_headers.get_header
        body = record.raw_stream.read()
        told = get(FIELD)
        answered = record.http_headers is not None and record.rec_type in {"response", "revisit"}
        return _Record(
            kind=record.rec_type,
            uri=get("WARC-Target-URI") or "",
            moment=get("WARC-Date") or "",
            digest=(get("WARC-Payload-Digest") or "").removeprefix("sha256:"),
            profile=get("WARC-Profile") or "",
            told=json.loads(told) if told else None,
            status=int(record.http_headers.get_statuscode()) if answered else 0,
            headers=tuple((n.lower(), v) for n, v in record.http_headers.headers) if record.http_headers else (),
            body=body,
        )
    except (*_DAMAGE, ArchiveLoadFailed, StatusAndHeadersParserException):
        return None


def _member_at(file: BinaryIO, offset: int) -> Member | int:
    """The gzip member that begins at a byte; where no whole one does, how many bytes were unpacked in vain."""
    file.seek(offset)
    worker = zlib.decompressobj(16 + zlib.MAX_WBITS)
    unpacked = bytearray()
    read = 0
    while not worker.eof:
        piece = file.read(_PIECE)
        if not piece:
            return len(unpacked)
        read += len(piece)
        try:
            while piece and not worker.eof:
                unpacked += worker.decompress(piece, _PIECE)
                piece = worker.unconsumed_tail
                if len(unpacked) > MOST:
                    return len(unpacked)
        except zlib.error:
            return len(unpacked)
    return Member(offset, read - len(worker.unused_data), bytes(unpacked))


def _next_magic(file: BinaryIO, offset: int) -> int | None:
    """Where the next gzip member may begin; None where none does."""
    file.seek(offset)
    before = b""
    while piece := file.read(_PIECE):
        window = before + piece
        found = window.find(_MAGIC)
        if found >= 0:
            return offset - len(before) + found
        offset += len(piece)
        before = window[-2:]
    return None
