"""The archived copy of a page that could not be had where it was cited."""

from collections.abc import Sequence
from typing import NamedTuple

from footnote_audit.fetch.archives import ARCHIVES, Archive, Chosen, choose, fitness, nearest_first
from footnote_audit.fetch.archives.captures import moment_in
from footnote_audit.fetch.body import media_type
from footnote_audit.fetch.store import Store
from footnote_audit.model import Get, Memento, Outcome, Snapshot, Source

# Captures that a snapshot names, the nearest to the citation's day first.
_NAMED = 5
_ISO = "%Y-%m-%dT%H:%M:%SZ"


class Archives(NamedTuple):
    """The archives of a run, asked in this order, and the article's own day (ISO 8601; None: not told)."""

    asked: Sequence[Archive] = ARCHIVES
    day: str | None = None


def from_archives(source: Source, uri: str, archives: Archives, get: Get, store: Store) -> Snapshot | None:
    """The snapshot of the capture that holds the page; None where there is none, or `uri` is itself one.

    Looked for nearest to the day that the record gives for the work, else the day it was opened, else the article's.
    """
    if moment_in(uri) is not None or not uri.startswith(("http://", "https://")) or not archives.asked:
        return None
    day = source.item.issued or source.item.accessed or archives.day
    day = day.partition("/")[0] if day else None
    found = choose(uri, day, get=get, judged=fitness(uri, source.item), archives=archives.asked)
    if found.capture is None or found.response is None:
        return None
    copy = store.put(found.response)
    return Snapshot(
        source_id=source.id,
        uri_r=uri,
        uri_m=found.capture.uri_m,
        memento_datetime=found.capture.moment.strftime(_ISO),
        outcome=Outcome.OK,
        reason=f"read from the capture {found.capture.uri_m}",
        retrieved=copy.retrieved,
        status=copy.status,
        media_type=copy.media_type or media_type(None, found.response.body, uri),
        digest=copy.digest,
        path=copy.path,
        mementos=_named(found, day),
    )


def _named(found: Chosen, day: str | None) -> tuple[Memento, ...]:
    near = nearest_first(found.known, day)[:_NAMED]
    return tuple(Memento(uri_m=c.uri_m, memento_datetime=c.moment.strftime(_ISO)) for c in near)
