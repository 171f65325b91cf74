"""The WARC file that a store writes: one for a run, another when it grows large, locked while it is written."""

import os
import time
from pathlib import Path

from footnote_audit.fetch.store.warc_records import packed_info

# The size that the format's annex C recommends.
ROLL = 1_000_000_000
# Seconds between two waits for the disk.
SETTLE = 5.0


class WarcFile:
    """A new file in a folder, made at once; `name` is its name, `size` its bytes. Not safe for several threads."""

    def __init__(self, folder: Path, moment: str) -> None:
        """Raises OSError where it cannot be made or written."""
        folder.mkdir(parents=True, exist_ok=True)
        stamp = "".join(c for c in moment if c.isdigit()).ljust(14, "0")[:14]
        self.name = f"footnote-audit-{stamp}-{os.getpid()}-{os.urandom(4).hex()}.warc.gz"
        self._fd = os.open(folder / self.name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND | _BINARY, 0o666)
        self.size = 0
        self._settled = time.monotonic()
        lock(self._fd)
        self.append(packed_info(self.name, moment))

    @property
    def full(self) -> bool:
        """Whether the next answer goes into another file."""
        return self.size >= ROLL

    def append(self, data: bytes) -> int:
        """Where the bytes stand now; they outlast the process at once. Raises OSError and then adds nothing."""
        start = self.size
        view = memoryview(data)
        try:
            while view:
                view = view[os.write(self._fd, view) :]
        except OSError:
            os.ftruncate(self._fd, start)
            raise
        self.size = start + len(data)
        if time.monotonic() - self._settled > SETTLE:
            self._settle()
        return start

    def close(self) -> None:
        """Wait for the disk and let the file go; a second time does nothing."""
        if self._fd >= 0:
            try:
                self._settle()
            finally:
                os.close(self._fd)
                self._fd = -1

    def _settle(self) -> None:
        os.fsync(self._fd)
        self._settled = time.monotonic()


_BINARY = getattr(os, "O_BINARY", 0)


def lock(handle: int) -> bool:
    """Whether the file could be locked against other processes; on systems without such locks it is never free."""
    try:
        import fcntl
    except ImportError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
