"""Copies of what was read: bodies by SHA-256, every answer in WARC files, and an index of both in SQLite.

    root/warc/*.warc.gz        the answers as WARC/1.1 records, one file a run; the index can be made of them anew
    root/index.sqlite          what was asked, answered and judged, and where, also by the SHA-256 of a body
    root/ab/cdef…              a body that an audit rests on, as a file; "abcdef…" is its SHA-256 in hex

An answer is in its WARC and in the index when `put` comes back: the end of the process, however sudden, loses nothing
that was put. The disk is waited for every few seconds and at the end. Nothing is ever overwritten.
"""

import contextlib
import hashlib
import threading
import weakref
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from footnote_audit.errors import FetchError, OutputError
from footnote_audit.fetch.store import bodies, index, schema
from footnote_audit.fetch.store.answered import copy_of, renewed, validators_of
from footnote_audit.fetch.store.opened import Opened
from footnote_audit.fetch.store.records import INDEX, OLD_INDEX, WARCS, Failed, Judged, Place, StoredCopy, copy_path
from footnote_audit.model import Judgement, Outcome, Response

if TYPE_CHECKING:
    import sqlite3

    from footnote_audit.fetch.store.warc_records import Packed

__all__ = ["INDEX", "OLD_INDEX", "WARCS", "Failed", "Judged", "Place", "Store", "StoredCopy", "copy_path"]


class Store:
    """A folder of copies, safe for several threads and processes; `None` keeps copies for this run only.

    The folder is made when the first answer is put. A store is closed by `close`, by `with`, or when it is let go.

    Every method raises ConfigError where the index is damaged.
    """

    def __init__(self, root: Path | None) -> None:
        self.root = root
        self._kept: dict[str, bytes] = {}
        self._files: dict[str, Path] = {}
        self._lock = threading.RLock()
        self._opened = Opened(root)
        self._end = weakref.finalize(self, self._opened.let_go)

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Wait until everything is on the disk, and let the files go; the next use opens them again.

        Raises OutputError where the disk refuses.
        """
        with self._lock:
            # What was never opened must not pay for what is loaded to close it.
            if self._opened.any:
                with self._telling("the copies"):
                    self._opened.close()

    def put(self, response: Response, *, accept: str | None = None) -> StoredCopy:
        """Keep an answer, whatever its status; gives back its line of the index.

        `accept` is the media type that was asked for where it was not a page as readers see it: such answers are kept
        apart. Raises OutputError where the folder cannot be written.
        """
        # Loaded here, here as below, because a run that keeps nothing must not pay for it.
        from footnote_audit.fetch.store.warc_records import packed_answer

        copy = copy_of(response, accept or "")
        if self._newest(copy.uri, copy.accept, came=False) == copy:
            return copy
        with self._telling(f"the copy of {copy.uri}"):
            known = self._whole_records(copy.digest)
            if self.root is None:
                self._kept[copy.digest] = response.body
            original = known[0][1] if known and response.body else None
            self._add(copy, lambda: packed_answer(response, copy, original), response.body)
        return copy

    @contextlib.contextmanager
    def together(self) -> Iterator[None]:
        """What is kept in the block goes into the index at its end in one step, which spares most of the cost of many.

        Nothing that is kept in it outlasts the process before its end. Other threads wait meanwhile. Where the block
        ends early, what it had kept until then stays. Raises OutputError where the store cannot be written.
        """
        with self._telling("the answers"), self._lock:
            connection = self._opened.writing()
            early: BaseException | None = None
            with schema.transaction(connection):
                try:
                    yield
                except BaseException as error:  # noqa: BLE001 - raised again below, outside of the transaction
                    early = error
            if early is not None:
                raise early

    def latest(self, uri: str, *, accept: str | None = None) -> StoredCopy | None:
        """The newest copy of a page that came from this address (2xx, not empty); None if there is none."""
        return self._newest(uri, accept, came=True)

    def last(self, uri: str, *, accept: str | None = None) -> StoredCopy | None:
        """The newest answer to this address whatever its status: a page that is gone, a wall; None if there is none.

        `latest` passes over such answers and gives the newest copy of a page that came.
        """
        return self._newest(uri, accept, came=False)

    def answers(self, uri: str, *, accept: str | None = None) -> tuple[StoredCopy, ...]:
        """Every answer to this address, newest first."""
        with self._reading() as connection:
            return index.answers(connection, uri, accept or "") if connection else ()

    def response(self, copy: StoredCopy) -> Response:
        """The answer as `get` brought it, from the store.

        Raises FetchError (outcome `absent`) where its body is lost.
        """
        return Response(
            uri=copy.uri,
            final_uri=copy.final_uri,
            status=copy.status,
            headers=copy.headers,
            body=self.body(copy.digest),
            retrieved=copy.retrieved,
            hops=copy.hops,
        )

    def validators(self, uri: str, *, accept: str | None = None) -> dict[str, str]:
        """Headers that make a request for this address conditional (RFC 9110 section 13); empty where none can be.

        `If-None-Match` from the ETag of the newest copy and `If-Modified-Since` from its Last-Modified, as the server
        wrote them; nothing where that copy's body is lost, or where the newest answer was another than this copy.
        """
        copy = self.last(uri, accept=accept)
        if copy is None or not 200 <= copy.status < 300 or not self._has(copy):
            return {}
        return validators_of(copy)

    def unchanged(self, uri: str, response: Response, *, accept: str | None = None) -> StoredCopy:
        """Keep a 304 answer to a request made with `validators`: the copy it confirms, retrieved anew at its moment.

        It has the body, media type and status of the copy confirmed, and its headers with those of the 304 in their
        place (RFC 9111 section 4.3.4). Raises FetchError (`absent`) where there is no copy to confirm, and OutputError
        where the store cannot be written.
        """
        from footnote_audit.fetch.store.warc_records import packed_answer

        confirmed = self.latest(uri, accept=accept)
        if confirmed is None:
            raise FetchError(uri, Outcome.ABSENT, "the server says that nothing changed, but no copy is kept")
        copy = renewed(confirmed, uri, response)
        with self._telling(f"the copy of {uri}"):
            self._add(copy, lambda: packed_answer(response, copy, confirmed, confirmed))
        return copy

    def judged(self, uri: str, judgement: Judgement, moment: str) -> None:
        """Note what the address was judged to be at `moment` (ISO 8601, UTC), also where no answer came.

        Raises OutputError where the store cannot be written.
        """
        from footnote_audit.fetch.store.warc_records import packed_judgement

        note = Judged(uri=uri, moment=moment, judgement=judgement)
        with self._telling(f"the judgement of {uri}"), self._lock:
            connection = self._opened.writing()
            if self.root:
                self._opened.append(packed_judgement(note), moment)
            with schema.transaction(connection):
                index.judge(connection, note)

    def history(self, uri: str) -> tuple[Judged, ...]:
        """What the address was judged to be, oldest first.

        A judgement with the same access and reason stands once a day, at its last moment of that day.
        """
        with self._reading() as connection:
            return index.history(connection, uri) if connection else ()

    def judged_before(self, moment: str) -> tuple[str, ...]:
        """The addresses that were judged, and last before the moment (ISO 8601, UTC); the oldest first."""
        with self._reading() as connection:
            return index.judged_before(connection, moment) if connection else ()

    def failed(self, uri: str, error: FetchError, moment: str, *, accept: str | None = None) -> None:
        """Note that no answer came at `moment`, so that an offline run can tell it again.

        Raises OutputError where the store cannot be written.
        """
        from footnote_audit.fetch.store.warc_records import packed_failure

        note = Failed(uri=uri, moment=moment, error=error, accept=accept or "")
        with self._telling(f"the failure of {uri}"), self._lock:
            connection = self._opened.writing()
            if self.root:
                self._opened.append(packed_failure(note), moment)
            with schema.transaction(connection):
                index.fail(connection, note)

    def failure(self, uri: str, *, accept: str | None = None) -> Failed | None:
        """How this address failed when it was asked last; None where an answer came since, or it was never asked."""
        with self._reading() as connection:
            return index.failure(connection, uri, accept or "") if connection else None

    def asked(self, before: str) -> tuple[str, ...]:
        """The addresses of pages that were asked last before a moment (ISO 8601, UTC), the longest ago first."""
        with self._reading() as connection:
            return index.asked(connection, before) if connection else ()

    def answered(self, uris: Sequence[str]) -> frozenset[str]:
        """Those of these addresses of pages that ever gave an answer."""
        with self._reading() as connection:
            return frozenset(index.answered(connection, uris)) if connection else frozenset()

    def has_records(self) -> bool:
        """Whether anything but pages was asked for: records of catalogues, which an offline run can be given again."""
        with self._reading() as connection:
            return connection is not None and index.has_records(connection)

    def records(self, digest: str) -> tuple[tuple[StoredCopy, Place | None], ...]:
        """Every answer with the body of this SHA-256 (hex), oldest first, and where its WARC record stands.

        An answer of a store from before there were WARC files has no record.
        """
        with self._reading() as connection:
            return index.with_body(connection, digest) if connection else ()

    def record(self, place: Place) -> bytes:
        """The record at a place as it stands in its WARC, a gzip member. Raises OSError."""
        with self._warc(place).open("rb") as file:
            file.seek(place.offset)
            return file.read(place.length)

    def refer(self, path: Path, data: bytes) -> str:
        """The SHA-256 (hex) of a local file's bytes, which `body` will then find there; nothing is copied."""
        digest = hashlib.sha256(data).hexdigest()
        self._files[digest] = path
        return digest

    def lay_out(self, digests: Iterable[str]) -> None:
        """Write bodies as files under the path of their copies, where they are not there yet.

        One that cannot be written is passed over: `body` gives it from its WARC.
        """
        for digest in digests:
            if self.root is not None and digest not in self._files:
                with contextlib.suppress(OSError, FetchError):
                    if not (self.root / copy_path(digest)).exists():
                        bodies.write_body(self.root, digest, self.body(digest))

    def body(self, digest: str) -> bytes:
        """The bytes with this SHA-256 (hex), from their file, else from a WARC.

        Raises FetchError (outcome `absent`) where there is no such copy or where it is no longer what it was.
        """
        if digest in self._kept:
            return self._kept[digest]
        if not bodies.is_digest(digest):
            raise FetchError(digest[:80], Outcome.ABSENT, "this is not a SHA-256 in hex")
        path = self._files.get(digest) or (self.root / copy_path(digest) if self.root else None)
        if path is None:
            raise FetchError(digest, Outcome.ABSENT, "no copy of it is kept")
        why = "the copy was changed after it was kept"
        try:
            data = bodies.read_checked(path, digest)
        except OSError as error:
            data, why = None, f"the copy cannot be read: {error.strerror}"
        if data is None:
            data = self._from_warc(digest)
        if data is None:
            raise FetchError(digest, Outcome.ABSENT, why)
        return data

    def _from_warc(self, digest: str) -> bytes | None:
        from footnote_audit.fetch.store.warc_reading import body_at

        for place, _ in self._whole_records(digest):
            with contextlib.suppress(OSError):
                data = body_at(self._warc(place), place, digest)
                if data is not None:
                    return data
        return None

    def _warc(self, place: Place) -> Path:
        assert self.root is not None
        return self.root / WARCS / Path(place.warc).name

    def _newest(self, uri: str, accept: str | None, *, came: bool) -> StoredCopy | None:
        with self._reading() as connection:
            return index.newest(connection, uri, accept or "", came=came) if connection else None

    def _has(self, copy: StoredCopy) -> bool:
        """Whether the body of a copy is there, as far as that can be told without reading it."""
        if copy.digest in self._kept or (self.root and bodies.has_body(self.root, copy.digest, copy.size)):
            return True
        for place, _ in self._whole_records(copy.digest):
            with contextlib.suppress(OSError):
                if self._warc(place).stat().st_size >= place.offset + place.length:
                    return True
        return False

    def _whole_records(self, digest: str) -> tuple[tuple[Place, StoredCopy], ...]:
        with self._reading() as connection:
            return index.places(connection, digest) if connection else ()

    def _add(self, copy: StoredCopy, pack: "Callable[[], Packed]", body: bytes | None = None) -> None:
        """The answer's records in the WARC, then its line in the index."""
        packed = pack() if self.root else None
        with self._lock:
            connection = self._opened.writing()
            place = None
            if packed is not None:
                name, start = self._opened.append(packed.data, copy.retrieved)
                place = Place(name, start + packed.offset, packed.length, packed.kind)
            with schema.transaction(connection):
                index.add(connection, copy, place, body)

    @contextlib.contextmanager
    def _reading(self) -> Iterator["sqlite3.Connection | None"]:
        """The index, held for this thread; None where nothing was ever kept."""
        with self._lock:
            connection = self._opened.reading()
            if connection is None:
                yield None
                return
            import sqlite3

            try:
                yield connection
            except sqlite3.Error as error:
                raise schema.unreadable(self._opened.place, error) from error

    @contextlib.contextmanager
    def _telling(self, what: str) -> Iterator[None]:
        """Turns a fault of the disk or of the index into an error with a sentence."""
        import sqlite3

        try:
            yield
        except (OSError, sqlite3.Error) as error:
            if schema.is_damage(error):
                raise schema.unreadable(self._opened.place, error) from error
            why = error.strerror if isinstance(error, OSError) else str(error)
            raise OutputError(
                f"{self.root}: {what} cannot be kept ({why}); "
                "free the folder or the disk, or name another folder for the copies"
            ) from error
