"""The index of a store: what is asked of its tables, in SQL. Callers hold a lock: a connection serves one at a time."""

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from footnote_audit.errors import FetchError
from footnote_audit.fetch.store.records import Failed, Judged, Kind, Place, StoredCopy
from footnote_audit.model import Access, Judgement, Outcome

if TYPE_CHECKING:
    import sqlite3

_COPY = "uri, accept, final_uri, hops, status, headers, retrieved, digest, size, media_type"
_NEWEST = f"SELECT {_COPY} FROM answers WHERE uri = ? AND accept = ?"
_CAME = " AND status BETWEEN 200 AND 299 AND NOT blank"
# Fewer than the parameters that any SQLite takes in a statement.
_AT_A_TIME = 500
_ORDER = " ORDER BY retrieved DESC, id DESC"


def add(connection: "sqlite3.Connection", copy: StoredCopy, place: Place | None, body: bytes | None = None) -> None:
    """A line for an answer; a failure before it no longer counts.

    `body` tells whether there is anything but white space in it; None: as an earlier answer with this body had it.
    """
    kept = (copy.uri, copy.accept, copy.final_uri, _array(copy.hops), copy.status, _array(copy.headers))
    after = (copy.retrieved, copy.digest, copy.size, copy.media_type)
    where = (place.kind.value, place.warc, place.offset, place.length) if place else (None, None, None, None)
    blank = _was_blank(connection, copy) if body is None else not body.strip()
    _run(
        connection,
        f"INSERT INTO answers ({_COPY}, blank, kind, warc, offset, length) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        (*kept, *after, blank, *where),
    )
    _run(
        connection,
        "DELETE FROM failures WHERE uri = ? AND accept = ? AND moment <= ?",
        (copy.uri, copy.accept, copy.retrieved),
    )


def newest(connection: "sqlite3.Connection", uri: str, accept: str, *, came: bool) -> StoredCopy | None:
    """The newest answer to an address; with `came`, the newest that brought a page."""
    row = _run(connection, _NEWEST + (_CAME if came else "") + _ORDER + " LIMIT 1", (uri, accept)).fetchone()
    return _copy_of(row) if row else None


def answers(connection: "sqlite3.Connection", uri: str, accept: str) -> tuple[StoredCopy, ...]:
    """Every answer to an address, newest first."""
    return tuple(_copy_of(row) for row in _run(connection, _NEWEST + _ORDER, (uri, accept)))


def asked(connection: "sqlite3.Connection", before: str) -> tuple[str, ...]:
    """The addresses of pages that were asked last before a moment, the longest ago first."""
    rows = connection.execute(
        "SELECT uri, max(moment) AS newest FROM (SELECT uri, retrieved AS moment FROM answers WHERE accept = '' "
        "UNION ALL SELECT uri, moment FROM failures WHERE accept = '') GROUP BY uri HAVING newest < ? "
        "ORDER BY newest, uri",
        (before,),
    )
    return tuple(uri for uri, _ in rows)


def answered(connection: "sqlite3.Connection", uris: Sequence[str]) -> set[str]:
    """Those of the addresses of pages that ever gave an answer."""
    found: set[str] = set()
    for start in range(0, len(uris), _AT_A_TIME):
        some = tuple(uris[start : start + _AT_A_TIME])
        asked = f"SELECT DISTINCT uri FROM answers WHERE uri IN ({','.join('?' * len(some))}) AND accept = ''"
        found.update(uri for (uri,) in _run(connection, asked, some))
    return found


def has_records(connection: "sqlite3.Connection") -> bool:
    """Whether anything but pages was asked for."""
    asked = "SELECT 1 FROM answers WHERE accept <> '' UNION ALL SELECT 1 FROM failures WHERE accept <> '' LIMIT 1"
    return connection.execute(asked).fetchone() is not None


def places(connection: "sqlite3.Connection", digest: str) -> tuple[tuple[Place, StoredCopy], ...]:
    """Where whole records with this body stand, oldest first, and what they answered."""
    rows = connection.execute(
        f"SELECT {_COPY}, warc, offset, length FROM answers WHERE digest = ? AND kind = 'response' ORDER BY id LIMIT 8",
        (digest,),
    )
    return tuple((Place(row[-3], row[-2], row[-1], Kind.RESPONSE), _copy_of(row)) for row in rows)


def with_body(connection: "sqlite3.Connection", digest: str) -> tuple[tuple[StoredCopy, Place | None], ...]:
    """Every answer with this body, oldest first, and where its record stands."""
    rows = connection.execute(
        f"SELECT {_COPY}, warc, offset, length, kind FROM answers WHERE digest = ? ORDER BY id", (digest,)
    )
    return tuple((_copy_of(row), _place(row)) for row in rows)


def judge(connection: "sqlite3.Connection", judged: Judged) -> None:
    """A line for a judgement, or its new moment where it is of this day already."""
    what = judged.judgement
    _run(
        connection,
        "INSERT INTO judgements (uri, day, access, reason, sentence, moment) VALUES (?,?,?,?,?,?) "
        "ON CONFLICT DO UPDATE SET sentence = excluded.sentence, moment = excluded.moment "
        "WHERE excluded.moment >= moment",
        (judged.uri, judged.moment[:10], what.access.value, what.reason, what.sentence, judged.moment),
    )


def history(connection: "sqlite3.Connection", uri: str) -> tuple[Judged, ...]:
    """The judgements of an address, oldest first."""
    rows = _run(
        connection,
        "SELECT moment, access, reason, sentence FROM judgements WHERE uri = ? ORDER BY moment, access, reason",
        (uri,),
    )
    return tuple(
        Judged(uri=uri, moment=moment, judgement=Judgement(access=Access(access), reason=reason, sentence=sentence))
        for moment, access, reason, sentence in rows
    )


def judged_before(connection: "sqlite3.Connection", moment: str) -> tuple[str, ...]:
    """The addresses that were judged, and last before the moment; the oldest first."""
    rows = connection.execute(
        "SELECT uri, max(moment) AS last FROM judgements GROUP BY uri HAVING last < ? ORDER BY last, uri", (moment,)
    )
    return tuple(uri for uri, _ in rows)


def fail(connection: "sqlite3.Connection", failed: Failed) -> None:
    """A line for an address that gave no answer, in place of an earlier such line; a later answer goes before it."""
    error = failed.error
    later = "SELECT 1 FROM answers WHERE uri = ? AND accept = ? AND retrieved > ? LIMIT 1"
    if _run(connection, later, (failed.uri, failed.accept, failed.moment)).fetchone():
        return
    _run(
        connection,
        "INSERT OR REPLACE INTO failures (uri, accept, moment, outcome, reason, code) VALUES (?,?,?,?,?,?)",
        (failed.uri, failed.accept, failed.moment, error.outcome.value, error.reason, error.code),
    )


def failure(connection: "sqlite3.Connection", uri: str, accept: str) -> Failed | None:
    """How the address failed last; None where an answer came since, or nothing is known."""
    row = _run(
        connection, "SELECT moment, outcome, reason, code FROM failures WHERE uri = ? AND accept = ?", (uri, accept)
    ).fetchone()
    if row is None:
        return None
    moment, outcome, reason, code = row
    return Failed(uri=uri, moment=moment, error=FetchError(uri, Outcome(outcome), reason, code), accept=accept)


def open_warcs(connection: "sqlite3.Connection") -> Iterator[tuple[str, int]]:
    """The WARC files that were not closed, with the first byte behind the last answer that is indexed."""
    for (name,) in connection.execute("SELECT name FROM open_warcs ORDER BY name").fetchall():
        row = connection.execute("SELECT max(offset + length) FROM answers WHERE warc = ?", (name,)).fetchone()
        yield name, row[0] or 0


def opened(connection: "sqlite3.Connection", name: str) -> None:
    """Note that a WARC file is being written."""
    connection.execute("INSERT OR IGNORE INTO open_warcs (name) VALUES (?)", (name,))


def closed(connection: "sqlite3.Connection", name: str) -> None:
    """Note that a WARC file is finished."""
    connection.execute("DELETE FROM open_warcs WHERE name = ?", (name,))


def _was_blank(connection: "sqlite3.Connection", copy: StoredCopy) -> bool:
    row = connection.execute("SELECT blank FROM answers WHERE digest = ? LIMIT 1", (copy.digest,)).fetchone()
    return bool(row[0]) if row else copy.size == 0


def _run(connection: "sqlite3.Connection", sql: str, values: tuple[Any, ...]) -> "sqlite3.Cursor":
    try:
        return connection.execute(sql, values)
    except UnicodeEncodeError:
        return connection.execute(sql, _texts(values))


def _texts(values: tuple[Any, ...]) -> tuple[Any, ...]:
    """The values fit for the database, which holds text alone: a lone surrogate is spelt out."""
    return tuple(
        v.encode("utf-8", "backslashreplace").decode() if isinstance(v, str) and not v.isascii() else v for v in values
    )


def _array(values: tuple[Any, ...]) -> str:
    # Surrogates of headers and addresses that are no text survive as escapes.
    return json.dumps(values)


def _place(row: tuple[Any, ...]) -> Place | None:
    *_, warc, offset, length, kind = row
    return Place(warc, offset, length, Kind(kind)) if kind else None


def _copy_of(row: tuple[Any, ...]) -> StoredCopy:
    uri, accept, final_uri, hops, status, headers, retrieved, digest, size, media_type, *_ = row
    return StoredCopy(
        uri=uri,
        accept=accept,
        final_uri=final_uri,
        hops=tuple(json.loads(hops)),
        status=status,
        headers=tuple((name, value) for name, value in json.loads(headers)),
        retrieved=retrieved,
        digest=digest,
        size=size,
        media_type=media_type,
    )
