"""The tables of a store's index, and how its file is opened or made."""

import contextlib
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from footnote_audit.errors import ConfigError
from footnote_audit.fetch.store.records import INDEX

if TYPE_CHECKING:
    import sqlite3

VERSION = 1
# What a run waits for another run to finish its transaction; transactions take milliseconds.
PATIENCE = 60.0
# Pages of the journal before they go into the index, which waits for the disk: some two thousand answers.
CHECKPOINT = 8_000
TABLES = """
CREATE TABLE answers (
  id INTEGER PRIMARY KEY,
  uri TEXT NOT NULL,
  accept TEXT NOT NULL,
  final_uri TEXT NOT NULL,
  hops TEXT NOT NULL,
  status INTEGER NOT NULL,
  headers TEXT NOT NULL,
  retrieved TEXT NOT NULL,
  digest TEXT NOT NULL,
  size INTEGER NOT NULL,
  blank INTEGER NOT NULL,
  media_type TEXT,
  kind TEXT,
  warc TEXT,
  offset INTEGER,
  length INTEGER
);
CREATE INDEX answers_of_address ON answers (uri, accept, retrieved, id);
CREATE INDEX answers_with_body ON answers (digest, id);
CREATE TABLE judgements (
  uri TEXT NOT NULL,
  day TEXT NOT NULL,
  access TEXT NOT NULL,
  reason TEXT NOT NULL,
  sentence TEXT NOT NULL,
  moment TEXT NOT NULL,
  PRIMARY KEY (uri, day, access, reason)
) WITHOUT ROWID;
CREATE TABLE failures (
  uri TEXT NOT NULL,
  accept TEXT NOT NULL,
  moment TEXT NOT NULL,
  outcome TEXT NOT NULL,
  reason TEXT NOT NULL,
  code TEXT NOT NULL,
  PRIMARY KEY (uri, accept)
) WITHOUT ROWID;
CREATE TABLE open_warcs (name TEXT PRIMARY KEY) WITHOUT ROWID;
"""

Fill = Callable[["sqlite3.Connection"], None]


def in_memory(fill: Fill) -> "sqlite3.Connection":
    """An index that lasts as long as the connection."""
    import sqlite3

    connection = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
    _furnish(connection, fill)
    return connection


def create(root: Path, fill: Fill) -> None:
    """The index of a store that has none, filled before others see it; one that came there meanwhile stays.

    Raises OSError or sqlite3.Error where it cannot be made.
    """
    import sqlite3

    root.mkdir(parents=True, exist_ok=True)
    beside = root / f".new-{os.getpid()}-{os.urandom(6).hex()}.sqlite"
    try:
        connection = sqlite3.connect(beside, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            _furnish(connection, fill)
        finally:
            connection.close()
        with contextlib.suppress(FileExistsError):
            _place(beside, root / INDEX)
    finally:
        for left in (beside, beside.with_name(beside.name + "-wal"), beside.with_name(beside.name + "-shm")):
            left.unlink(missing_ok=True)


def _place(beside: Path, target: Path) -> None:
    """The file under its name, unless there is one already (FileExistsError)."""
    try:
        target.hardlink_to(beside)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if target.exists():
            raise FileExistsError from None
        beside.rename(target)


def _furnish(connection: "sqlite3.Connection", fill: Fill) -> None:
    connection.executescript(f"BEGIN; {TABLES} PRAGMA user_version = {VERSION}; COMMIT;")
    connection.execute("BEGIN")
    fill(connection)
    connection.execute("COMMIT")


def connect(path: Path) -> "sqlite3.Connection":
    """A connection to the index: for reading and writing, or for reading alone where the store is write-protected.

    Raises ConfigError for a file that is damaged or of a later version.
    """
    import sqlite3

    last: Exception = FileNotFoundError(str(path))
    # A write-protected folder that a killed run left with a journal can still be read; without one, `immutable` can.
    for mode in ("mode=rw", "mode=ro", "mode=ro&immutable=1"):
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?{mode}",
            uri=True,
            timeout=PATIENCE,
            check_same_thread=False,
            isolation_level=None,
        )
        try:
            version = _version(connection)
            if mode == "mode=rw":
                # A commit is safe from the end of the process at once, from a power failure at the next checkpoint.
                connection.execute("PRAGMA synchronous = NORMAL")
                connection.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT}")
            return _known(connection, version, path)
        except sqlite3.OperationalError as error:
            connection.close()
            last = error
        except sqlite3.DatabaseError as error:
            connection.close()
            raise damaged(path.parent, str(error)) from error
    raise unreadable(path.parent, last)


def _version(connection: "sqlite3.Connection") -> int:
    """The index's version; waits where another process is just setting it up."""
    import sqlite3

    end = time.monotonic() + PATIENCE
    while True:
        try:
            return int(connection.execute("PRAGMA user_version").fetchone()[0])
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > end:
                raise
            time.sleep(0.01)


def _known(connection: "sqlite3.Connection", version: int, path: Path) -> "sqlite3.Connection":
    if version == VERSION:
        connection.execute("SELECT 1 FROM answers LIMIT 1")
        return connection
    connection.close()
    if version > VERSION:
        raise ConfigError(f"{path}: written by a later version of footnote-audit; use that version or another folder.")
    raise damaged(path.parent, "it is not the index of a store")


def damaged(root: Path, why: str) -> ConfigError:
    """The error of an index that is no longer one, with what helps."""
    return ConfigError(
        f"{root / INDEX}: the index of the copies is damaged ({why}); "
        f"`footnote-audit store repair {root}` builds it anew from the copies."
    )


def unreadable(root: Path, error: Exception) -> ConfigError:
    """The error of an index that cannot be read."""
    if is_damage(error):
        return damaged(root, str(error))
    return ConfigError(f"{root / INDEX}: the index of the copies cannot be read ({error}); check its permissions.")


def is_damage(error: Exception) -> bool:
    """Whether SQLite says that its file is not what it should be."""
    return any(words in str(error) for words in ("malformed", "not a database", "no such table", "no such column"))


@contextlib.contextmanager
def transaction(connection: "sqlite3.Connection") -> Iterator["sqlite3.Connection"]:
    """All the lines of a block, or none; waits for other writers. Raises sqlite3.Error.

    Within another transaction it is a part of that one.
    """
    if connection.in_transaction:
        yield connection
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
