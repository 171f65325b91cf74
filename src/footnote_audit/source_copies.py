"""The kept copies of an audit's sources, read like articles: those of this run, and earlier ones that differ."""

from collections.abc import Mapping
from dataclasses import replace

from footnote_audit.errors import FetchError, ReadError
from footnote_audit.fetch import Store, StoredCopy
from footnote_audit.model import Audit, Document, Outcome, ReadSource, Snapshot
from footnote_audit.read import Reader, declared_type, only_pages, read


def read_sources(audit: Audit, store: Store, readers: Mapping[str, Reader]) -> dict[str, ReadSource]:
    """The resolved source of each citation item with its copy read; each copy is read once."""
    return _by_item(audit, {s.source_id: (s, _document(s, store, readers)) for s in audit.snapshots})


def earlier_sources(audit: Audit, store: Store, readers: Mapping[str, Reader]) -> dict[str, ReadSource]:
    """The same for the newest earlier copy of each source whose bytes are others; sources without one are left out."""
    before: dict[str, tuple[Snapshot, Document | None]] = {}
    for snapshot in audit.snapshots:
        copy = _earlier(snapshot, store)
        if copy is not None:
            then = replace(snapshot, digest=copy.digest, retrieved=copy.retrieved, media_type=copy.media_type)
            document = _document(then, store, readers)
            if document is not None:
                before[snapshot.source_id] = (then, document)
    return _by_item(audit, before)


def by_source(sources: Mapping[str, ReadSource]) -> dict[str, ReadSource]:
    """Sources by citation item turned into sources by their own id."""
    return {source.source.id: source for source in sources.values()}


def _by_item(audit: Audit, copies: Mapping[str, tuple[Snapshot, Document | None]]) -> dict[str, ReadSource]:
    found = {}
    for resolution in audit.resolutions:
        source = resolution.source
        if source is not None and source.id in copies:
            snapshot, document = copies[source.id]
            found[resolution.item_id] = ReadSource(source=source, snapshot=snapshot, document=document)
    return found


def _earlier(snapshot: Snapshot, store: Store) -> StoredCopy | None:
    """The newest good copy of the page from before this one; None for local files and where all are alike."""
    if snapshot.outcome is not Outcome.OK or snapshot.uri_r is None or snapshot.uri_m or snapshot.path is None:
        return None
    known = [
        copy
        for copy in store.answers(snapshot.uri_r)
        if 200 <= copy.status < 300 and copy.digest != snapshot.digest and copy.retrieved < (snapshot.retrieved or "")
    ]
    return max(known, key=lambda copy: copy.retrieved, default=None)


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
