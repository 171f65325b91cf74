"""Copies of what was read, in files named by their SHA-256; nothing is ever overwritten.

    root/ab/cdef…        a body; "abcdef…" is its SHA-256 in hex
    root/index.jsonl     one JSON object a line, in the order of retrieval; lines are only ever added

A body is written beside its place and renamed, so that a copy is whole or absent; its line follows once it is safe on
the disk. A line that a crash cut off is skipped when reading and closed before the next is added.
"""

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, BinaryIO

from footnote_audit.errors import FetchError, OutputError
from footnote_audit.fetch.body import media_type
from footnote_audit.model import Judgement, Outcome, Response

INDEX = "index.jsonl"
_HEX = frozenset("0123456789abcdef")


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredCopy:
    """A line of the index. `uri` is what was asked for, `path` leads from the store's folder to the copy.

    `memento_datetime` (RFC 7089) and `last_modified` (RFC 9110) are the server's own headers as they came.
    """

    uri: str
    final_uri: str
    digest: str
    retrieved: str
    status: int
    media_type: str | None
    memento_datetime: str | None = None
    last_modified: str | None = None

    @property
    def path(self) -> str:
        """Where the copy lies, from the store's folder, with / between the parts."""
        return copy_path(self.digest)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What an address was judged to be at a moment (ISO 8601, UTC; its first ten characters are the day)."""

    uri: str
    moment: str
    judgement: Judgement


def copy_path(digest: str) -> str:
    """Where the copy with this SHA-256 (hex) lies, from the store's folder."""
    return f"{digest[:2]}/{digest[2:]}"


class Store:
    """A folder of copies. The folder is made when the first copy is put; `None` keeps copies for this run only."""

    def __init__(self, root: Path | None) -> None:
        self.root = root
        self._kept: dict[str, bytes] = {}
        self._files: dict[str, Path] = {}
        self._newest: dict[str, StoredCopy] | None = None

    def put(self, response: Response) -> StoredCopy:
        """Keep a response; gives back its line of the index.

        Raises OutputError where the folder cannot be written.
        """
        headers = dict(response.headers)
        copy = StoredCopy(
            uri=response.uri,
            final_uri=response.final_uri,
            digest=hashlib.sha256(response.body).hexdigest(),
            retrieved=response.retrieved,
            status=response.status,
            media_type=media_type(headers.get("content-type"), response.body, response.final_uri),
            memento_datetime=headers.get("memento-datetime"),
            last_modified=headers.get("last-modified"),
        )
        newest = self._index()
        if self.root is None:
            self._kept[copy.digest] = response.body
        else:
            _write(self.root, copy, response.body)
        newest[copy.uri] = copy
        return copy

    def latest(self, uri: str) -> StoredCopy | None:
        """The newest copy of what was found at this address; None if there is none."""
        return self._index().get(uri)

    def last(self, uri: str) -> StoredCopy | None:
        """The newest answer to this address whatever its status: a page that is gone, a wall; None if there is none.

        `latest` passes over such answers and gives the newest copy of a page that came (2xx, not empty).
        """
        raise NotImplementedError

    def response(self, copy: StoredCopy) -> Response:
        """The answer as `get` brought it, from the store.

        Raises FetchError (outcome `absent`) where its body is lost.
        """
        raise NotImplementedError

    def validators(self, uri: str) -> dict[str, str]:
        """Headers that make a request for this address conditional (RFC 9110 section 13); empty where none can be.

        `If-None-Match` from the ETag of the newest copy and `If-Modified-Since` from its Last-Modified, as the server
        wrote them; nothing where that copy's body is lost.
        """
        raise NotImplementedError

    def unchanged(self, uri: str, response: Response) -> StoredCopy:
        """Keep a 304 answer to a request made with `validators`: the copy it confirms, retrieved anew at its moment.

        It has the body, media type and status (200) of the copy confirmed, and its headers with those of the 304 in
        their place (RFC 9111 section 4.3.4). Raises FetchError (`absent`) where there is no copy to confirm, and
        OutputError where the store cannot be written.
        """
        raise NotImplementedError

    def judged(self, uri: str, judgement: Judgement, moment: str) -> None:
        """Note what the address was judged to be at `moment` (ISO 8601, UTC), also where no answer came.

        Raises OutputError where the store cannot be written.
        """
        raise NotImplementedError

    def history(self, uri: str) -> tuple[Judged, ...]:
        """What the address was judged to be, oldest first.

        A judgement with the same access and reason stands once a day, at its last moment of that day.
        """
        raise NotImplementedError

    def failed(self, uri: str, error: FetchError, moment: str) -> None:
        """Note that no answer came, so that an offline run can tell it again; a later answer goes before it."""
        raise NotImplementedError

    def refer(self, path: Path, data: bytes) -> str:
        """The SHA-256 (hex) of a local file's bytes, which `body` will then find there; nothing is copied."""
        digest = hashlib.sha256(data).hexdigest()
        self._files[digest] = path
        return digest

    def body(self, digest: str) -> bytes:
        """The bytes with this SHA-256 (hex).

        Raises FetchError (outcome `absent`) where there is no such copy or where it is no longer what it was.
        """
        if digest in self._kept:
            return self._kept[digest]
        if len(digest) != 64 or not _HEX.issuperset(digest):
            raise FetchError(digest[:80], Outcome.ABSENT, "this is not a SHA-256 in hex")
        path = self._files.get(digest) or (self.root / copy_path(digest) if self.root else None)
        if path is None:
            raise FetchError(digest, Outcome.ABSENT, "no copy of it is kept")
        try:
            data = path.read_bytes()
        except OSError as error:
            raise FetchError(digest, Outcome.ABSENT, f"the copy cannot be read: {error.strerror}") from error
        if hashlib.sha256(data).hexdigest() != digest:
            raise FetchError(digest, Outcome.ABSENT, "the copy was changed after it was kept")
        return data

    def _index(self) -> dict[str, StoredCopy]:
        if self._newest is None:
            self._newest = {copy.uri: copy for copy in _read_index(self.root)}
        return self._newest


def _read_index(root: Path | None) -> Iterator[StoredCopy]:
    if root is None:
        return
    try:
        lines = (root / INDEX).read_bytes().splitlines()
    except OSError:  # nothing was ever put here
        return
    for line in lines:
        copy = _copy_of(line)
        if copy is not None:
            yield copy


def _copy_of(line: bytes) -> StoredCopy | None:
    """The copy that a line of the index speaks of; None for one that is cut off or not of this form."""
    try:
        record = json.loads(line)
    except ValueError:
        return None
    if not isinstance(record, dict):
        return None
    wanted = {field.name: field.type for field in fields(StoredCopy)}
    values: dict[str, Any] = {name: record.get(name) for name in wanted}
    if not all(isinstance(values[name], kind) for name, kind in wanted.items() if not isinstance(kind, str)):
        return None
    return StoredCopy(**values)


def _write(root: Path, copy: StoredCopy, body: bytes) -> None:
    target = root / copy_path(copy.digest)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.exists():
            _write_whole(target, body)
        with (root / INDEX).open("a+b") as index:
            index.write(_line(index, copy))
            index.flush()
            os.fsync(index.fileno())
    except OSError as error:
        raise OutputError(
            f"{root}: the copy of {copy.uri} cannot be kept ({error.strerror}); "
            "free the folder or the disk, or name another folder for the copies"
        ) from error


def _write_whole(target: Path, body: bytes) -> None:
    """The file with these bytes, or no file: written beside its place, then renamed."""
    # Loaded here, because a run that keeps nothing must not pay for it.
    import tempfile

    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".new-")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    finally:
        # Still there only where it could not be moved.
        beside.unlink(missing_ok=True)


def _line(index: BinaryIO, copy: StoredCopy) -> bytes:
    """The copy's line, with a break before it where the last one was cut off; one write keeps lines whole."""
    record = json.dumps(asdict(copy), ensure_ascii=False, sort_keys=True)
    index.seek(0, os.SEEK_END)
    cut_off = False
    if index.tell():
        index.seek(-1, os.SEEK_END)
        cut_off = index.read(1) != b"\n"
    return (b"\n" if cut_off else b"") + record.encode("utf-8", "surrogateescape") + b"\n"
