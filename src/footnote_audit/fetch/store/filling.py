"""An index from what it is the index of: the lines of an old store, and the WARC files."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from footnote_audit.fetch.store import index
from footnote_audit.fetch.store.bodies import is_digest
from footnote_audit.fetch.store.records import OLD_INDEX, WARCS, Failed, Judged, StoredCopy, copy_path
from footnote_audit.fetch.store.warc_reading import Answer, remarks

if TYPE_CHECKING:
    import sqlite3

_HEADERS = ("memento_datetime", "last_modified")


def fill(connection: "sqlite3.Connection", root: Path) -> None:
    """All that the folder knows, in an empty index. Raises OSError where a WARC cannot be read."""
    for copy in _old_lines(root):
        index.add(connection, copy, None)
    for path in sorted((root / WARCS).glob("*.warc.gz")):
        follow(connection, path, 0)


def follow(connection: "sqlite3.Connection", path: Path, start: int) -> int:
    """What a WARC holds from a byte on, in the index; the end of what is whole."""
    end = start
    for remark in remarks(path, start):
        if isinstance(remark, int):
            end = remark
        elif isinstance(remark, Answer):
            index.add(connection, remark.copy, remark.place, remark.body)
        elif isinstance(remark, Judged):
            index.judge(connection, remark)
        elif isinstance(remark, Failed):
            index.fail(connection, remark)
    return end


def _old_lines(root: Path) -> Iterator[StoredCopy]:
    try:
        lines = (root / OLD_INDEX).read_bytes().splitlines()
    except OSError:  # not an old store
        return
    for line in lines:
        copy = _old_copy(line, root)
        if copy is not None:
            yield copy


def _old_copy(line: bytes, root: Path) -> StoredCopy | None:
    """The copy that a line of an old index speaks of; None for one that is cut off or not of this form."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(record, dict):
        return None
    words = [record.get(name) for name in ("uri", "final_uri", "digest", "retrieved")]
    told: dict[str, Any] = {name: record.get(name) for name in ("media_type", *_HEADERS)}
    status = record.get("status")
    if not all(isinstance(word, str) for word in words):
        return None
    if not isinstance(status, int) or status not in range(1000):
        return None
    uri, final_uri, digest, retrieved = (str(word) for word in words)
    if not is_digest(digest) or not all(isinstance(value, str | None) for value in told.values()):
        return None
    return StoredCopy(
        uri=uri,
        final_uri=final_uri,
        digest=digest,
        retrieved=retrieved,
        status=status,
        media_type=told["media_type"],
        size=_size(root / copy_path(digest)),
        headers=tuple((name.replace("_", "-"), told[name]) for name in _HEADERS if told[name]),
    )


def _size(path: Path) -> int:
    """The bytes of a file; one that is missing counts as one byte, for old stores kept no empty bodies."""
    try:
        return path.stat().st_size or 1
    except OSError:
        return 1
