"""What goes into the bundle of an audit: article, registry, reports, and the copies with the records of their answers.

    audits/1-NAME/article/…       the article, and the files beside it that it was read with in beside/
    audits/1-NAME/registry/…      the registry of sources
    audits/1-NAME/audit.json      the audit as it was saved
    audits/1-NAME/report/…        its reports
    store/ab/cdef…                the copies, in the layout of a store
    store/warc/…                  the records of their answers
    sources.json                  every source: its copy's SHA-256, and where it lies or why it is not here

The copy of a source that is not public is listed with its SHA-256 and stays where it is.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from footnote_audit import pipeline
from footnote_audit.bundle import Part
from footnote_audit.errors import FetchError
from footnote_audit.fetch import Store
from footnote_audit.fetch.local import read_local
from footnote_audit.fetch.store import OLD_INDEX, Place, StoredCopy, copy_path
from footnote_audit.fetch.store.warc_records import packed_info
from footnote_audit.model import Audit, Outcome, ResolutionStatus, Snapshot, Source
from footnote_audit.report import REPORTERS, to_json
from footnote_audit.reports_folder import report_stem

# A WARC of the bundle is begun anew at this size, so that memory holds one.
_WARC_BYTES = 64 * 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class Packable:
    """An audit with what it was made of. `saved` is its JSON report as it lies there, None for one made just now.

    `base` is the folder that local files of the registry are relative to.
    """

    audit: Audit
    data: bytes
    base: Path
    saved: bytes | None = None
    beside: dict[str, bytes] = field(default_factory=dict)
    registry: tuple[str, bytes] | None = None


def parts(audits: Sequence[Packable], store: Store) -> Iterator[Part]:
    """The files of the bundle, one after another; the last is the list of sources."""
    for number, one in enumerate(audits, 1):
        yield from _of_audit(f"audits/{number}-{_plain(report_stem(one.audit.document.uri))}/", one)
    private = {s.digest for one in audits for s, source in _sourced(one.audit) if _is_private(one.audit, source)}
    listed: list[dict[str, Any]] = []
    records: dict[Place, None] = {}
    lines: list[StoredCopy] = []
    done: set[str] = set()
    for one in audits:
        yield from _article_copy(one, store, records, lines)
        for snapshot, source in _sourced(one.audit):
            row = _row(one.audit, snapshot, source)
            listed.append(row)
            if snapshot.outcome is not Outcome.OK or snapshot.digest is None:
                continue
            if snapshot.digest in private:
                row["why"] = "the source is not public: its copy stays where it is"
                continue
            body = _body(snapshot, one.base, store)
            if body is None:
                row["why"] = "its copy is no longer there, or was changed"
                continue
            row["path"] = f"store/{copy_path(snapshot.digest)}"
            if snapshot.digest not in done:
                done.add(snapshot.digest)
                yield Part(path=row["path"], data=body)
                _note_records(snapshot.digest, snapshot.retrieved, store, records, lines)
    yield from _warcs(tuple(records), store, max(one.audit.options.started for one in audits))
    if lines:
        yield Part(path=f"store/{OLD_INDEX}", data="".join(_old_line(line) for line in lines).encode())
    yield Part(path="sources.json", data=(json.dumps(listed, ensure_ascii=True, indent=2) + "\n").encode())


def left_out(listing: bytes) -> tuple[str, ...]:
    """A sentence for each source whose copy a bundle only lists, from its sources.json; none from another file."""
    try:
        rows = json.loads(listing)
    except (ValueError, RecursionError):
        return ()
    known = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    return tuple(f"{row.get('id')}: {row['why']}" for row in known if row.get("why") and row.get("digest"))


def _of_audit(folder: str, one: Packable) -> Iterator[Part]:
    name = _plain(PurePosixPath(one.audit.document.uri.rstrip("/")).name or "article")
    yield Part(path=f"{folder}article/{name}", data=one.data)
    for path, data in sorted(one.beside.items()):
        yield Part(path=f"{folder}beside/{hashlib.sha256(path.encode()).hexdigest()[:16]}", data=data)
    if one.beside:
        names = {hashlib.sha256(path.encode()).hexdigest()[:16]: path for path in sorted(one.beside)}
        yield Part(path=f"{folder}beside/names.json", data=(json.dumps(names, indent=2) + "\n").encode())
    if one.registry:
        yield Part(path=f"{folder}registry/{_plain(one.registry[0])}", data=one.registry[1])
    yield Part(path=f"{folder}audit.json", data=one.saved or _bytes(to_json(one.audit)))
    for file, text in pipeline.reports(one.audit, tuple(REPORTERS)).items():
        yield Part(path=f"{folder}report/{_plain(file)}", data=_bytes(text))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")


def _plain(name: str) -> str:
    """A name that every system takes."""
    return re.sub(r"[^\w.-]+", "-", name).strip(".-")[-100:] or "article"


def _sourced(audit: Audit) -> Iterator[tuple[Snapshot, Source]]:
    sources = {found.source.id: found.source for found in audit.resolutions if found.source is not None}
    return ((s, sources[s.source_id]) for s in audit.snapshots if s.source_id in sources)


def _is_private(audit: Audit, source: Source) -> bool:
    if not source.public:
        return True
    hidden = ResolutionStatus.NOT_PUBLIC
    return any(r.status is hidden for r in audit.resolutions if r.source is not None and r.source.id == source.id)


def _row(audit: Audit, snapshot: Snapshot, source: Source) -> dict[str, Any]:
    return {
        "id": source.id,
        "title": source.item.title,
        "public": not _is_private(audit, source),
        "uri": snapshot.uri_m or snapshot.uri_r,
        "retrieved": snapshot.retrieved,
        "outcome": snapshot.outcome.value,
        "digest": snapshot.digest,
        "path": None,
        "why": None if snapshot.digest else snapshot.reason,
    }


def _body(snapshot: Snapshot, base: Path, store: Store) -> bytes | None:
    """The bytes of a copy, a local file's from where it lies; None where they are no longer there as they were."""
    digest = snapshot.digest or ""
    try:
        if snapshot.path is None and snapshot.uri_r is not None:
            _, data = read_local(snapshot.uri_r, base)
            return data if hashlib.sha256(data).hexdigest() == digest else None
        return store.body(digest)
    except FetchError:
        return None


def _article_copy(one: Packable, store: Store, records: dict[Place, None], lines: list[StoredCopy]) -> Iterator[Part]:
    """The copy of an article that was itself fetched."""
    document = one.audit.document
    if document.uri.lower().startswith(("http://", "https://")):
        yield Part(path=f"store/{copy_path(document.digest)}", data=one.data)
        _note_records(document.digest, None, store, records, lines)


def _note_records(
    digest: str, retrieved: str | None, store: Store, records: dict[Place, None], lines: list[StoredCopy]
) -> None:
    """The answers that brought a copy at a moment, and the whole record that they may refer to."""
    known = store.records(digest)
    meant = [(copy, place) for copy, place in known if retrieved in (None, copy.retrieved)]
    whole = [(copy, place) for copy, place in known if place is not None and place.kind == "response"]
    for copy, place in (*whole[:1], *meant):
        if place is None:
            lines.append(copy)
        else:
            records[place] = None


def _warcs(places: Sequence[Place], store: Store, moment: str) -> Iterator[Part]:
    number, gathered = 1, bytearray()
    for place in sorted(places):
        if not gathered:
            gathered += packed_info(_warc_name(number), moment, fixed=True)
        gathered += store.record(place)
        if len(gathered) > _WARC_BYTES:
            yield Part(path=f"store/warc/{_warc_name(number)}", data=bytes(gathered))
            number, gathered = number + 1, bytearray()
    if gathered:
        yield Part(path=f"store/warc/{_warc_name(number)}", data=bytes(gathered))


def _warc_name(number: int) -> str:
    return f"bundle-{number:05}.warc.gz"


def _old_line(copy: StoredCopy) -> str:
    """The line of a copy that has no record, as old stores had it."""
    told = {name: getattr(copy, name) for name in ("uri", "final_uri", "digest", "retrieved", "status", "media_type")}
    told |= {"memento_datetime": copy.memento_datetime, "last_modified": copy.last_modified}
    return json.dumps(told, sort_keys=True) + "\n"
