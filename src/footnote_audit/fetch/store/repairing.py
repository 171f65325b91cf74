"""A store's index built anew from its WARC files and what an old store noted."""

import os
from dataclasses import dataclass
from pathlib import Path

from footnote_audit.errors import ConfigError, OutputError
from footnote_audit.fetch.store import schema
from footnote_audit.fetch.store.filling import fill
from footnote_audit.fetch.store.opened import has_past
from footnote_audit.fetch.store.records import INDEX, WARCS
from footnote_audit.fetch.store.warc_file import lock
from footnote_audit.fetch.store.warc_reading import Damage, members


@dataclass(frozen=True, slots=True, kw_only=True)
class Repaired:
    """What an index was built of: its answers, its addresses judged, WARC files, and what of these is damaged.

    `aside` is where the index before lies now, None without one.
    """

    answers: int
    judged: int
    warcs: int
    damage: tuple[str, ...]
    aside: Path | None


def repair(root: Path) -> Repaired:
    """The index of a store made anew; the one before is put aside, nothing is deleted.

    Raises ConfigError where there is nothing to make it of or where a run is writing, OutputError where the folder
    cannot be written.
    """
    import sqlite3

    if not has_past(root):
        raise ConfigError(f"{root}: there are no copies of which an index could be made; check the path.")
    warcs = sorted((root / WARCS).glob("*.warc.gz"))
    damage = [told for path in warcs for told in _damage(path)]
    aside = None
    try:
        aside = _put_aside(root)
        schema.create(root, lambda connection: fill(connection, root))
        connection = schema.connect(root / INDEX)
        try:
            (answers,) = connection.execute("SELECT count(*) FROM answers").fetchone()
            (judged,) = connection.execute("SELECT count(DISTINCT uri) FROM judgements").fetchone()
        finally:
            connection.close()
    except (OSError, sqlite3.Error) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise OutputError(f"{root}: the index cannot be made ({why}); free the folder or the disk.") from error
    return Repaired(answers=answers, judged=judged, warcs=len(warcs), damage=tuple(damage), aside=aside)


def _damage(path: Path) -> list[str]:
    """Where a WARC is damaged; raises ConfigError where a run is writing it."""
    with path.open("rb") as file:
        if os.name == "posix" and not lock(file.fileno()):
            raise ConfigError(f"{path}: a run is writing this file; wait for its end.")
        return [f"{path}: damaged at byte {m.offset:,}" for m in members(file) if isinstance(m, Damage)]


def _put_aside(root: Path) -> Path | None:
    """Where the index lies now, with its journal; None where there was none."""
    if not (root / INDEX).exists():
        return None
    number = 1
    while (aside := root / f"{INDEX}.damaged-{number}").exists():
        number += 1
    for ending in ("-wal", "-shm", ""):
        part = root / (INDEX + ending)
        if part.exists():
            part.rename(aside.with_name(aside.name + ending))
    return aside
