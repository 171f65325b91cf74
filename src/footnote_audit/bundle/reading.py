"""A bundle opened: no name that leads elsewhere, no name twice, and no more bytes than its size allows."""

import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from footnote_audit.bundle.layout import FREE, MOST_FILES, MOST_RATIO, TOP, unsafe
from footnote_audit.errors import ReadError

_PIECE = 1 << 20
# A tag file names a file of the bundle in a line; this is for far more than there may be.
MOST_TAG_BYTES = 64 * 2**20
# What the standard library raises for an archive that breaks its own rules.
_DAMAGE = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError, IndexError, RuntimeError)


class Damaged(Exception):  # noqa: N818 - not an error of the program but a fault of the file
    """A file of the bundle that cannot be unpacked."""


class OpenBundle:
    """The files of a bundle by path, without the folder they all lie in; closed by `with`."""

    def __init__(self, path: Path) -> None:
        """Raises ReadError with a sentence for what is no bundle, or one that was made to do harm."""
        self.path = path
        try:
            size = path.stat().st_size
            self._zip = zipfile.ZipFile(path)
        except FileNotFoundError:
            raise ReadError(str(path), "there is no such file; check the path.") from None
        except _DAMAGE as error:
            raise ReadError(str(path), f"it is no bundle, or cut off ({_short(error)}).") from None
        self._entries: dict[str, zipfile.ZipInfo] = {}
        try:
            for entry in self._zip.infolist():
                self._admit(entry)
            self._refuse_bomb(size)
        except ReadError:
            self._zip.close()
            raise

    def __enter__(self) -> "OpenBundle":
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def names(self) -> tuple[str, ...]:
        """The paths of all files, in the order of the archive."""
        return tuple(self._entries)

    def pieces(self, name: str) -> Iterator[bytes]:
        """The bytes of a file, bit by bit; raises Damaged where they cannot be had whole."""
        entry = self._entries[name]
        try:
            with self._zip.open(entry) as opened:
                while piece := opened.read(_PIECE):
                    yield piece
        except _DAMAGE as error:
            raise Damaged(_short(error)) from None

    def text(self, name: str) -> bytes:
        """The bytes of a small file. Raises ReadError where it is missing, damaged or not small."""
        if name not in self._entries:
            raise ReadError(str(self.path), f"it is no bundle: {name} is missing.")
        if self._entries[name].file_size > MOST_TAG_BYTES:
            raise ReadError(str(self.path), f"{name} has more than the {MOST_TAG_BYTES:,} bytes that it may have.")
        try:
            return b"".join(self.pieces(name))
        except Damaged as error:
            raise ReadError(str(self.path), f"{name} is damaged ({error}).") from None

    def _admit(self, entry: zipfile.ZipInfo) -> None:
        name = entry.filename
        # Names are read up to a null character; what stands behind it shows in the original.
        why = unsafe(name.removesuffix("/") if entry.is_dir() else name) or unsafe(
            entry.orig_filename.removesuffix("/")
        )
        if why is None and stat.S_ISLNK(entry.external_attr >> 16):
            why = "it is a link"
        if why is None and entry.flag_bits & 0x1:
            why = "it is encrypted"
        if why is None and not name.startswith(TOP):
            why = f"it lies outside the folder {TOP}"
        if why is None and name.removeprefix(TOP) in self._entries:
            why = "its name is there twice"
        if why is not None:
            raise ReadError(str(self.path), f"it is no bundle: {_short(name)!r} is refused, {why}.")
        if not entry.is_dir():
            self._entries[name.removeprefix(TOP)] = entry
        if len(self._entries) > MOST_FILES:
            raise ReadError(str(self.path), f"it holds more than the {MOST_FILES:,} files that a bundle may have.")

    def _refuse_bomb(self, size: int) -> None:
        unpacked = sum(entry.file_size for entry in self._entries.values())
        if unpacked > max(FREE, MOST_RATIO * size):
            raise ReadError(
                str(self.path), f"its {size:,} bytes would unpack to {unpacked:,}; that is a bomb and no bundle."
            )


def _short(told: Exception | str) -> str:
    """What a name or the standard library says, without the bytes of the file that it may quote."""
    return "".join(c if c.isprintable() else "\ufffd" for c in str(told).partition(" and header b")[0])[:120]
