"""What a store holds open: its index, and the WARC file of this run."""

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from footnote_audit.fetch.store import index, schema
from footnote_audit.fetch.store.records import INDEX, OLD_INDEX, WARCS

if TYPE_CHECKING:
    import sqlite3

    from footnote_audit.fetch.store.warc_file import WarcFile


class Opened:
    """The index and the WARC file, opened when they are first needed. Callers hold a lock."""

    def __init__(self, root: Path | None) -> None:
        self.root = root
        self._index: sqlite3.Connection | None = None
        self._warc: WarcFile | None = None
        self._mended = False

    @property
    def any(self) -> bool:
        """Whether anything is open."""
        return self._index is not None

    @property
    def place(self) -> Path:
        """The store's folder, for messages."""
        return self.root or Path()

    def reading(self) -> "sqlite3.Connection | None":
        """The index for reading; None where nothing was ever kept.

        The index of an old store is made now, for this run alone where its folder is write-protected. Raises
        ConfigError where the index is damaged, OSError where the copies cannot be read.
        """
        if self._index is None and self.root is not None:
            if not (self.root / INDEX).exists():
                if not has_past(self.root):
                    return None
                self._index = self._made_for_reading(self.root)
            if self._index is None:
                self._index = schema.connect(self.root / INDEX)
        return self._index

    def writing(self) -> "sqlite3.Connection":
        """The index for writing; made where there is none. Raises ConfigError, OSError or sqlite3.Error."""
        if self.root is None:
            self._index = self._index or schema.in_memory(lambda _: None)
            return self._index
        if self._index is not None and self._mended:
            return self._index
        root = self.root
        if not (root / INDEX).exists():
            self._let_index_go()
            # Loaded here, here as below, because a run that keeps nothing must not pay for it.
            from footnote_audit.fetch.store.filling import fill

            schema.create(root, lambda connection: fill(connection, root))
        self._index = self._index or schema.connect(root / INDEX)
        if not self._mended:
            self._mend(self._index, root)
            self._mended = True
        return self._index

    def append(self, data: bytes, moment: str) -> tuple[str, int]:
        """The WARC file that the bytes are now in, and their first byte there. Raises OSError or sqlite3.Error."""
        assert self.root is not None
        if self._warc is not None and self._warc.full:
            self._finish_warc()
        if self._warc is None:
            from footnote_audit.fetch.store.warc_file import WarcFile

            self._warc = WarcFile(self.root / WARCS, moment)
            with schema.transaction(self.writing()) as connection:
                index.opened(connection, self._warc.name)
        return self._warc.name, self._warc.append(data)

    def close(self) -> None:
        """Everything on the disk and let go. Raises OSError or sqlite3.Error."""
        try:
            self._finish_warc()
        finally:
            if self.root is not None:
                self._let_index_go()

    def let_go(self) -> None:
        """As `close`; a fault is passed over, because what was put is in the files already."""
        if self._index is not None:
            import sqlite3

            with contextlib.suppress(OSError, sqlite3.Error):
                self.close()

    def _made_for_reading(self, root: Path) -> "sqlite3.Connection | None":
        import sqlite3

        from footnote_audit.fetch.store.filling import fill

        try:
            schema.create(root, lambda connection: fill(connection, root))
        except (OSError, sqlite3.OperationalError):
            return schema.in_memory(lambda connection: fill(connection, root))
        return None

    def _finish_warc(self) -> None:
        warc, self._warc = self._warc, None
        if warc is not None:
            warc.close()
            with schema.transaction(self.writing()) as connection:
                index.closed(connection, warc.name)

    def _let_index_go(self) -> None:
        self._mended = False
        if self._index is not None:
            self._index.close()
            self._index = None

    def _mend(self, connection: "sqlite3.Connection", root: Path) -> None:
        """Index what a run that was killed had written, and cut off a record that it had only begun."""
        from footnote_audit.fetch.store.filling import follow
        from footnote_audit.fetch.store.warc_file import lock

        for name, start in tuple(index.open_warcs(connection)):
            path = root / WARCS / Path(name).name
            try:
                handle = os.open(path, os.O_RDWR)
            except FileNotFoundError:
                with schema.transaction(connection):
                    index.closed(connection, name)
                continue
            try:
                # One that is locked is being written by a run beside this one.
                if lock(handle):
                    with schema.transaction(connection):
                        os.ftruncate(handle, follow(connection, path, start))
                        index.closed(connection, name)
            finally:
                os.close(handle)


def has_past(root: Path) -> bool:
    """Whether the folder holds copies of which an index can be made."""
    return (root / OLD_INDEX).is_file() or any((root / WARCS).glob("*.warc.gz"))
