"""The kept copies of an audit's sources, read like articles: those of this run, and earlier ones that differ.

Of several snapshots of a source the first is what stands there now; those behind it are copies of what stood there
before.
"""

from collections.abc import Mapping
from dataclasses import replace

from footnote_audit.errors import FetchError, ReadError
from footnote_audit.fetch import Store, StoredCopy
from footnote_audit.fetch.archives import lacking
from footnote_audit.model import Audit, Document, EvidenceOrigin, Memento, Outcome, ReadSource, Snapshot
from footnote_audit.read import Reader, declared_type, only_pages, read


def read_sources(audit: Audit, store: Store, readers: Mapping[str, Reader]) -> dict[str, ReadSource]:
    """The resolved source of each citation item with its copy read; each copy is read once."""
    return _by_item(audit, {s.source_id: (s, _document(s, store, readers)) for s in current(audit).values()})


def current(audit: Audit) -> dict[str, Snapshot]:
    """What stands there now, by source."""
    return {snapshot.source_id: snapshot for snapshot in reversed(audit.snapshots)}


def earlier_sources(audit: Audit, store: Store, readers: Mapping[str, Reader]) -> dict[str, ReadSource]:
    """The same for an earlier copy of each source whose bytes are others; sources without one are left out.

    It is the one that the audit names, else the newest such copy that the store has of the page.
    """
    now = current(audit)
    named = {s.source_id: s for s in audit.snapshots if s is not now[s.source_id] and s.outcome is Outcome.OK}
    before: dict[str, tuple[Snapshot, Document | None]] = {}
    for source_id, snapshot in now.items():
        then = named.get(source_id) or _earlier(snapshot, store)
        document = _document(then, store, readers) if then is not None and _can_differ(snapshot) else None
        if then is not None and document is not None:
            before[source_id] = (then, document)
    return _by_item(audit, before)


def by_source(sources: Mapping[str, ReadSource]) -> dict[str, ReadSource]:
    """Sources by citation item turned into sources by their own id."""
    return {source.source.id: source for source in sources.values()}


def with_words_looked_for(audit: Audit, store: Store, readers: Mapping[str, Reader]) -> tuple[Snapshot, ...]:
    """The snapshots, with the captures that were read told to hold the cited words or to lack some.

    Cited are the words of the current copy that verdicts rest on. A capture that cannot be read tells nothing.
    """
    rested: dict[str, dict[str, None]] = {}
    for verdict in audit.verdicts:
        for evidence in verdict.evidence:
            if evidence.origin is EvidenceOrigin.SOURCE and evidence.digest is not None:
                rested.setdefault(evidence.digest, {})[evidence.selector.exact] = None
    found = []
    for snapshot in audit.snapshots:
        words = tuple(rested.get(snapshot.digest or "", ()))
        mementos = tuple(_looked_for(m, snapshot, words, store, readers) for m in snapshot.mementos)
        found.append(replace(snapshot, mementos=mementos))
    return tuple(found)


def _looked_for(
    memento: Memento, snapshot: Snapshot, words: tuple[str, ...], store: Store, readers: Mapping[str, Reader]
) -> Memento:
    if memento.digest is None or not words:
        return memento
    document = _document(replace(snapshot, digest=memento.digest), store, readers)
    if document is None:
        return memento
    lacks = lacking(document.text, words)
    return replace(memento, holds=not lacks, lacking=lacks)


def _by_item(audit: Audit, copies: Mapping[str, tuple[Snapshot, Document | None]]) -> dict[str, ReadSource]:
    found = {}
    for resolution in audit.resolutions:
        source = resolution.source
        if source is not None and source.id in copies:
            snapshot, document = copies[source.id]
            found[resolution.item_id] = ReadSource(source=source, snapshot=snapshot, document=document)
    return found


def _can_differ(snapshot: Snapshot) -> bool:
    return snapshot.outcome is Outcome.OK and snapshot.uri_m is None and snapshot.path is not None


def _earlier(snapshot: Snapshot, store: Store) -> Snapshot | None:
    """The newest good copy of the page from before this one; None for local files and where all are alike."""
    if snapshot.uri_r is None or not _can_differ(snapshot):
        return None
    answers = iter(store.answers(snapshot.uri_r))
    # Newest first: what stands behind this copy came before it, also where both came in the same second.
    for copy in answers:
        if copy.digest == snapshot.digest and copy.retrieved == snapshot.retrieved:
            break
    before = (copy for copy in answers if 200 <= copy.status < 300 and copy.digest != snapshot.digest)
    newest = next(before, None)
    return _snapshot_of(newest, snapshot) if newest is not None else None


def _snapshot_of(copy: StoredCopy, now: Snapshot) -> Snapshot:
    return Snapshot(
        source_id=now.source_id,
        uri_r=now.uri_r,
        outcome=Outcome.OK,
        reason=f"an earlier copy, kept on {copy.retrieved[:10]}",
        retrieved=copy.retrieved,
        status=copy.status,
        media_type=copy.media_type,
        digest=copy.digest,
        path=copy.path,
    )


def _document(snapshot: Snapshot, store: Store, readers: Mapping[str, Reader]) -> Document | None:
    """The copy as a document; None where there is none or where it cannot be read (the verdict says so)."""
    if snapshot.outcome is not Outcome.OK or snapshot.digest is None:
        return None
    try:
        body = store.body(snapshot.digest)
        uri = snapshot.uri_r or snapshot.source_id
        document = read(uri, body, declared_type(snapshot.media_type, readers), readers=readers)
    except (FetchError, ReadError):
        return None
    return only_pages(document, snapshot.pages) if snapshot.pages else document
