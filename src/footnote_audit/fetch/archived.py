"""The archived copy of a page that could not be had where it was cited."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from footnote_audit.fetch.archives import ARCHIVES, Archive, Preserved, Preserving, choose, cited_day, fitness, mementos
from footnote_audit.fetch.archives.captures import ISO, moment_in
from footnote_audit.fetch.archives.patience import Patience
from footnote_audit.fetch.archives.preserving import confirmed
from footnote_audit.fetch.body import media_type
from footnote_audit.fetch.store import Store
from footnote_audit.model import Get, Outcome, Snapshot, Source

# Seconds for the questions about one source; archives take longer than pages.
_SECONDS = 90.0


class Archives(NamedTuple):
    """The archives of a run, asked in this order, and the article's own day (ISO 8601; None: not told).

    `capturing`: whether the first of them is asked to capture the pages that were read. `patience` is shared by the
    sources of a run; None has none.
    """

    asked: Sequence[Archive] = ARCHIVES
    day: str | None = None
    capturing: bool = False
    patience: Patience | None = None


def from_archives(source: Source, uri: str, archives: Archives, get: Get, store: Store) -> Snapshot | None:
    """The snapshot of the capture that holds the page; None where there is none, or `uri` is itself one.

    Looked for nearest to the day that the record gives for the work, else the day it was opened, else the article's.
    """
    if moment_in(uri) is not None or not uri.startswith(("http://", "https://")) or not archives.asked:
        return None
    day = cited_day(source.item, archives.day)
    asking = archives.patience.within(_SECONDS) if archives.patience is not None else get
    found = choose(uri, day, get=asking, judged=fitness(uri, source.item), archives=archives.asked)
    if found.capture is None or found.response is None:
        return None
    copy = store.put(found.response)
    return Snapshot(
        source_id=source.id,
        uri_r=uri,
        uri_m=found.capture.uri_m,
        memento_datetime=found.capture.moment.strftime(ISO),
        outcome=Outcome.OK,
        reason=f"read from the capture {found.capture.uri_m}",
        retrieved=copy.retrieved,
        status=copy.status,
        media_type=copy.media_type or media_type(None, found.response.body, uri),
        digest=copy.digest,
        path=copy.path,
        mementos=mementos(found, day),
    )


def with_captures(
    snapshots: Sequence[Snapshot], sources: Mapping[str, Source], archives: Archives, get: Get, store: Store
) -> tuple[Snapshot, ...]:
    """The snapshots with a capture of each page that was read: asked for where none is near the day of the look.

    Where none shall be asked for, captures that an earlier run asked for are looked at. What came of asking stands in
    the reason. One page is asked for after the other, as archives wish.
    """
    preserving = Preserving(archives.asked, get, store)
    look = preserving.preserve if archives.capturing else preserving.requested
    found = []
    for snapshot in snapshots:
        source = sources.get(snapshot.source_id)
        made = look(snapshot.uri_r or "", snapshot.retrieved or "") if source and _is_page(snapshot) else None
        found.append(_captured(snapshot, source, made, get, store) if source and made else snapshot)
    return tuple(found)


def _captured(snapshot: Snapshot, source: Source, found: Preserved, get: Get, store: Store) -> Snapshot:
    uri = snapshot.uri_r or ""
    memento = confirmed(uri, found, get, store, source.item)
    made = (memento,) if memento is not None else ()
    return replace(snapshot, reason=f"{snapshot.reason}; {found.told}", mementos=(*made, *snapshot.mementos))


def _is_page(snapshot: Snapshot) -> bool:
    """Whether the copy is that of a page on the network, and no archive's."""
    address = snapshot.uri_r or ""
    on_network = address.startswith(("http://", "https://")) and moment_in(address) is None
    return snapshot.outcome is Outcome.OK and snapshot.uri_m is None and snapshot.path is not None and on_network
