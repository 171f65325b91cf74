"""Having pages captured: the archive is asked once a page, told of no page that it has anyway, and left alone when it
asks for fewer requests. A request is kept like any answer, under its own address, so that a later run knows of it.
"""

import threading
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from footnote_audit.errors import FetchError
from footnote_audit.fetch.archives.captures import ISO, Capture
from footnote_audit.fetch.archives.fitness import fitness
from footnote_audit.fetch.archives.holdings import Archive, captures_of, is_told_outside
from footnote_audit.fetch.archives.saving import Saved, named, save
from footnote_audit.fetch.store import Store
from footnote_audit.model import Access, CslItem, Get, Memento, Response

# A capture within so many days of the look at the page stands for it.
NEAR = timedelta(days=30)
_LEFT_ALONE = "the archive asked for fewer requests, so that no more captures are asked for in this run"


class Preserved(NamedTuple):
    """The capture of a page as it is today (None: none yet), when it was asked for (None: it was there), in words."""

    capture: Capture | None
    requested: str | None
    told: str


class Preserving:
    """Sees to it that pages have a capture of their present state; safe for several threads.

    Args:
        archives: of these the first that takes requests is asked.
        get: speaks to the network, or gives again what was answered.
        store: where `get` keeps what it is answered.
    """

    def __init__(self, archives: Sequence[Archive], get: Get, store: Store) -> None:
        self._archive = next((archive for archive in archives if archive.save), None)
        self._get, self._store = get, store
        self._refused = False
        self._lock = threading.Lock()

    def preserve(self, uri: str, looked: str) -> Preserved | None:
        """The capture of a page that was looked at at a moment (ISO 8601, UTC); None where no archive is told of it."""
        archive = self._archive
        if archive is None or not (archive.own or is_told_outside(uri)):
            return None
        with self._lock:
            return self._preserve(uri, _moment(looked), archive)

    def requested(self, uri: str, looked: str) -> Preserved | None:
        """What came of a request of an earlier run, as far as the store tells; None where there was none of late."""
        return self._request(uri, _moment(looked), self._archive) if self._archive is not None else None

    def _preserve(self, uri: str, looked: datetime, archive: Archive) -> Preserved:
        asked = self._request(uri, looked, archive)
        if asked is not None and asked.capture is not None:
            return asked
        if self._refused:
            return Preserved(None, None, _LEFT_ALONE)
        (held,) = captures_of(uri, self._get, (archive,))
        if not held.asked:
            return Preserved(None, None, f"no capture was asked for: {held.tried}")
        near = [c for c in held.captures if c.status in (None, 200) and abs(c.moment - looked) <= NEAR]
        if near:
            capture = max(near, key=lambda c: c.moment)
            return Preserved(capture, asked.requested if asked else None, f"captured as {capture.uri_m}")
        if asked is not None:
            return asked
        made = save(uri, self._get, base=archive.save)
        self._refused = made.refused
        kept = self._store.last(archive.save + uri)
        requested = kept.retrieved if kept is not None and kept.status == 200 else None
        return Preserved(made.capture, requested, made.tried)

    def _request(self, uri: str, looked: datetime, archive: Archive) -> Preserved | None:
        """What came of an earlier request that the archive took; None where there was none, or long ago."""
        kept = self._store.last(archive.save + uri)
        if kept is None or kept.status != 200 or abs(_moment(kept.retrieved) - looked) > NEAR:
            return None
        made: Saved = named(archive.save, kept.header("content-location"), kept.final_uri)
        return Preserved(made.capture, kept.retrieved, made.tried)


def confirmed(uri: str, found: Preserved, get: Get, store: Store, cited: CslItem | None = None) -> Memento | None:
    """The capture with what it holds, read as the archive got it; None where there is no capture.

    `holds` is None where it cannot be read yet: archives show a capture only some time after they made it.
    """
    capture = found.capture
    if capture is None:
        return None
    memento = Memento(uri_m=capture.uri_m, memento_datetime=capture.moment.strftime(ISO), requested=found.requested)
    known = store.latest(capture.raw)
    try:
        answer = store.response(known) if known is not None else get(capture.raw)
    except FetchError:
        return memento
    if not 200 <= answer.status < 300:
        return memento
    return _read(memento, answer, fitness(uri, cited)(answer).access is Access.ALIVE, store)


def _read(memento: Memento, answer: Response, holds: bool, store: Store) -> Memento:
    return Memento(
        uri_m=memento.uri_m,
        memento_datetime=memento.memento_datetime,
        holds=holds,
        requested=memento.requested,
        digest=store.put(answer).digest,
    )


def _moment(told: str) -> datetime:
    """A moment of the store; the first of all where it tells none."""
    try:
        return datetime.strptime(told, ISO).replace(tzinfo=UTC)
    except ValueError:
        return datetime(1, 1, 1, tzinfo=UTC)
