"""Fetching: the copy kept of each resolved source, or why there is none."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING

from footnote_audit.errors import FetchError
from footnote_audit.fetch.addresses import host_of
from footnote_audit.fetch.body import media_type
from footnote_audit.fetch.judging import Probe, judge, onward, standing
from footnote_audit.fetch.local import read_local
from footnote_audit.fetch.locations import address as _address
from footnote_audit.fetch.locations import addresses as _addresses
from footnote_audit.fetch.outcomes import outcome_of
from footnote_audit.fetch.reading_fit import outcome_for
from footnote_audit.fetch.store import Store, StoredCopy
from footnote_audit.model import (
    Get,
    Judgement,
    Location,
    LocationKind,
    Outcome,
    Resolution,
    ResolutionStatus,
    Response,
    Snapshot,
    Source,
)

if TYPE_CHECKING:
    from footnote_audit.fetch.archived import Archives

__all__ = ["Store", "StoredCopy", "fetch"]


def fetch(
    resolutions: Sequence[Resolution],
    *,
    get: Get | None,
    store: Store,
    base: Path,
    fresh: bool = False,
    archives: "Archives | None" = None,
) -> tuple[Snapshot, ...]:
    """A Snapshot for each distinct resolved source, in the order of first citation.

    A source is looked for as a local file, then at its url, its DOI, its archived copy: for each among the copies of
    earlier runs, then on the network. A source that is not public is only looked for as a local file. What went wrong
    on the way stands in the snapshot's reason; no fault of a source raises.

    Args:
        resolutions: what the citations mean; those without a source give nothing.
        get: speaks to the network; None opens no connection.
        store: where copies of earlier runs lie and new ones go.
        base: the folder that local files are relative to.
        fresh: passes over the copies of earlier runs where `get` can ask anew, for what may have changed since.
        archives: the web archives that are asked for pages that cannot be had where they are; None asks none.

    Raises:
        OutputError: the store cannot be written.
    """
    meant: dict[str, Source] = {}
    for resolution in resolutions:
        if resolution.source is not None:
            hidden = resolution.status == ResolutionStatus.NOT_PUBLIC
            source = replace(resolution.source, public=False) if hidden else resolution.source
            meant.setdefault(source.id, source)
    sources = tuple(meant.values())
    if get is None or len(sources) < 2:
        return tuple(_fetch_one(s, get=get, store=store, base=base, fresh=fresh, archives=archives) for s in sources)
    # `get` itself keeps the pauses between the requests to a host.
    # Loaded here, because an offline run has nothing to wait for.
    from footnote_audit.fetch.hosts import Hosts
    from footnote_audit.fetch.schedule import as_it_came, spread

    found = spread(
        sources,
        lambda source: _fetch_one(source, get=get, store=store, base=base, fresh=fresh, archives=archives),
        as_it_came,
        host=_first_host,
        hosts=Hosts(clock=time.monotonic, sleep=time.sleep, pause=0),
    )
    return tuple(snapshot for _, snapshot in sorted(found, key=lambda numbered: numbered[0]))


def _first_host(source: Source) -> str:
    return next((host_of(_address(location)) for location in _addresses(source)), "")


def _fetch_one(
    source: Source, *, get: Get | None, store: Store, base: Path, fresh: bool, archives: "Archives | None"
) -> Snapshot:
    """The first of the source's locations that gives a copy, else the snapshot of the first fault."""
    faults: list[Snapshot] = []
    for attempt in _attempts(source, get, store, base, fresh=fresh and get is not None):
        if attempt.outcome == Outcome.OK:
            return _with_first(_telling(attempt, faults), faults)
        faults.append(attempt)
    kept = _archived(source, faults, get, store, archives)
    if kept is not None:
        return _with_first(_telling(kept, faults), faults)
    if not faults:
        return Snapshot(source_id=source.id, uri_r=None, outcome=Outcome.ABSENT, reason=_why_nowhere(source))
    # A file that is missing says less about the source than what its address answered.
    speaking = next((fault for fault in faults if fault.outcome != Outcome.ABSENT), faults[0])
    return replace(speaking, reason="; ".join(dict.fromkeys(fault.reason for fault in faults)))


def _telling(found: Snapshot, faults: Sequence[Snapshot]) -> Snapshot:
    """The copy with what went wrong before it; what the store and the network say alike is said once."""
    return replace(found, reason="; ".join((found.reason, *dict.fromkeys(fault.reason for fault in faults))))


def _archived(
    source: Source, faults: Sequence[Snapshot], get: Get | None, store: Store, archives: "Archives | None"
) -> Snapshot | None:
    """An archived copy of the first address that was asked on the network and did not give the page."""
    asked = next((f.uri_r for f in faults if f.judgement is not None and f.uri_m is None and f.uri_r), None)
    if asked is None or get is None or archives is None:
        return None
    # Loaded here, because a run whose pages all answer asks no archive.
    from footnote_audit.fetch.archived import from_archives

    return from_archives(source, asked, archives, get, store)


def _with_first(found: Snapshot, faults: Sequence[Snapshot]) -> Snapshot:
    """A copy from an archive with what its original address was judged to be."""
    first = next((fault for fault in faults if fault.judgement and fault.uri_r == found.uri_r), None)
    if found.uri_m is None or first is None or first.uri_m is not None:
        return found
    return replace(found, judgement=first.judgement, failed_days=first.failed_days)


def _why_nowhere(source: Source) -> str:
    if not source.public:
        return "the source is not public: there is nothing to open"
    return "no address, DOI or file of this source is known"


def _attempts(source: Source, get: Get | None, store: Store, base: Path, *, fresh: bool) -> Iterator[Snapshot]:
    for location in source.locations:
        if location.kind == LocationKind.FILE:
            yield _from_file(source, location, store, base)
    if not source.public:
        return
    addresses = _addresses(source)
    silent = True
    for location in addresses:
        for attempt in _at_address(source, location, get, store, fresh=fresh):
            silent = False
            yield attempt
    if silent:
        yield from _offline(source, addresses)


def _at_address(
    source: Source, location: Location, get: Get | None, store: Store, *, fresh: bool
) -> Iterator[Snapshot]:
    """The copy kept of an address, then what comes from there; nothing where it cannot be asked in an offline run."""
    copy = None if fresh else store.latest(_address(location))
    if copy is not None:
        yield _from_store(source, location, copy, store, get)
    if get is None:
        return
    found = _from_network(source, location, get, store)
    if found.outcome != Outcome.OFFLINE:
        yield found


def _from_file(source: Source, location: Location, store: Store, base: Path) -> Snapshot:
    name = location.value
    try:
        path, data = read_local(name, base)
    except FetchError as error:
        reason = f"local file {name}: {error.reason}"
        return Snapshot(source_id=source.id, uri_r=name, outcome=error.outcome, reason=reason)
    pages = f", pages {location.pages}" if location.pages else ""
    return Snapshot(
        source_id=source.id,
        uri_r=name,
        outcome=Outcome.OK,
        reason=f"read from the local file {name}{pages}",
        media_type=media_type(None, data, name),
        digest=store.refer(path, data),
        pages=location.pages,
    )


def _from_store(source: Source, location: Location, copy: StoredCopy, store: Store, get: Get | None) -> Snapshot:
    try:
        response = store.response(copy)
    except FetchError as error:
        reason = f"stored copy of {copy.uri}: {error.reason}"
        return Snapshot(source_id=source.id, uri_r=copy.uri, outcome=Outcome.ABSENT, reason=reason)
    return _told(source, location, response, store, get)


def _from_network(source: Source, location: Location, get: Get, store: Store) -> Snapshot:
    address = _address(location)
    known = store.last(address)
    try:
        response = get(address)
    except FetchError as error:
        fault = _fault(source, location, error.outcome, f"{address}: {error.reason}")
        if error.outcome is Outcome.OFFLINE:
            return fault
        judged = judge(address, error)
        failure = store.failure(address)
        if failure is not None:
            _note(address, judged, failure.moment, store)
        return _standing(fault, judged, store)
    snapshot = _told(source, location, response, store, get)
    if snapshot.judgement is not None and (known is None or known.retrieved != response.retrieved):
        _note(address, snapshot.judgement, response.retrieved, store)
        snapshot = _standing(snapshot, snapshot.judgement, store)
    return snapshot


def _told(source: Source, location: Location, answer: Response, store: Store, get: Get | None) -> Snapshot:
    """The snapshot of an answer: its copy where the page can be the source, else what it is instead."""
    address = _address(location)
    response = onward(address, answer, get) if get is not None else answer
    judged = judge(address, response, cited=source.item, probe=_probe(get, store))
    outcome, sentence = outcome_of(response.status, empty=not response.body.strip())
    if outcome == Outcome.OK:
        outcome, sentence = outcome_for(judged), judged.sentence
    if outcome == Outcome.OK:
        return _standing(_kept(source, location, store.put(response)), judged, store)
    fault = _fault(source, location, outcome, f"{address}: {sentence}")
    return _standing(replace(fault, status=response.status, retrieved=response.retrieved), judged, store)


def _probe(get: Get | None, store: Store) -> Probe | None:
    """Asks for other addresses of a site; what was asked for once is taken from the store."""
    if get is None:
        return None

    def ask(uri: str) -> Response | None:
        known = store.last(uri)
        try:
            if known is not None:
                return store.response(known)
            answer = get(uri)
        except FetchError:
            return None
        store.put(answer)
        return answer

    return ask


def _note(address: str, judged: Judgement, moment: str, store: Store) -> None:
    history = store.history(address)
    if not history or history[-1].moment < moment:
        store.judged(address, judged, moment)


def _standing(snapshot: Snapshot, judged: Judgement, store: Store) -> Snapshot:
    history = [(note.moment, note.judgement.access) for note in store.history(snapshot.uri_m or snapshot.uri_r or "")]
    return replace(snapshot, judgement=judged, failed_days=standing(history, judged).failed_days)


def _offline(source: Source, addresses: Sequence[Location]) -> Iterator[Snapshot]:
    """One snapshot for all the addresses: none of them was asked."""
    if addresses:
        known = "its address" if len(addresses) == 1 else f"any of its {len(addresses)} addresses"
        reason = f"this run is offline and keeps no copy of {known}"
        yield _fault(source, addresses[0], Outcome.OFFLINE, reason)


def _fault(source: Source, location: Location, outcome: Outcome, reason: str) -> Snapshot:
    archived = location.kind == LocationKind.ARCHIVE
    address = _address(location)
    return Snapshot(
        source_id=source.id,
        uri_r=_original(source) if archived else address,
        uri_m=address if archived else None,
        outcome=outcome,
        reason=reason,
    )


def _kept(source: Source, location: Location, copy: StoredCopy) -> Snapshot:
    """The snapshot of a copy: the same whether it was kept just now or earlier, so that a run can be replayed."""
    archived = location.kind == LocationKind.ARCHIVE
    return Snapshot(
        source_id=source.id,
        uri_r=_original(source) if archived else _address(location),
        uri_m=copy.final_uri if archived else None,
        memento_datetime=_captured(copy) if archived else None,
        outcome=Outcome.OK,
        reason=f"read from the copy of {copy.uri} kept on {copy.retrieved[:10]}",
        retrieved=copy.retrieved,
        status=copy.status,
        media_type=copy.media_type,
        digest=copy.digest,
        path=copy.path,
        last_modified=None if archived else _moment(copy.last_modified),
    )


def _original(source: Source) -> str | None:
    """The address that archived copies of the source are copies of, as far as the source's record tells."""
    found = (_address(location) for location in _addresses(source) if location.kind != LocationKind.ARCHIVE)
    return next(found, None)


def _moment(header: str | None) -> str | None:
    """The moment a header tells (RFC 9110 section 5.6.7) as ISO 8601 in UTC; None where it tells none."""
    if not header:
        return None
    # Loaded here, because only copies from the network have such headers.
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(header).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError):
        return None


def _captured(copy: StoredCopy) -> str | None:
    """When the archive captured the page (ISO 8601, UTC): by its header, else by its address."""
    # Loaded here, because most sources are read where they are.
    from footnote_audit.fetch.archives.captures import ISO, moment_in

    moment = moment_in(copy.final_uri)
    return _moment(copy.memento_datetime) or (moment.strftime(ISO) if moment else None)
