"""The inside of a ZIP container (DOCX, ODT, EPUB), opened so that no hostile file costs more than its bounds."""

import io
import zipfile
import zlib

from footnote_audit.errors import ReadError
from footnote_audit.read.forms import ArticleFile

# The longest text part that is read within ten seconds, and how much all parts that a reader asks for may hold.
PART_LIMIT = 64 * 1024 * 1024
WHOLE_LIMIT = 128 * 1024 * 1024
MOST_PARTS = 20_000
# Deflate packs text some ten times, drawings made of rules a hundred; a thousand times is a bomb. Small parts are free.
MOST_RATIO = 400
_FREE = 1024 * 1024
# What the standard library raises for a container that breaks its own rules.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    EOFError,
    OSError,
    ValueError,
    IndexError,
)


class Archive:
    """The parts of a ZIP container by name; only what is asked for is unpacked, and nothing is written to disk."""

    def __init__(self, file: ArticleFile) -> None:
        """Reads the list of parts. Raises ReadError for what is no ZIP or has too many parts."""
        self._uri = file.uri
        self._unpacked = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(file.data))
            infos = self._zip.infolist()
        except _DAMAGE as error:
            raise ReadError(self._uri, f"the container is damaged ({_short(error)}); save the file anew") from None
        if len(infos) > MOST_PARTS:
            raise ReadError(self._uri, f"the container has {len(infos):,} parts, more than the limit of {MOST_PARTS:,}")
        self._infos = {info.filename: info for info in infos if info.filename and not info.is_dir()}

    def names(self) -> tuple[str, ...]:
        """The names of all parts, in the order of the container."""
        return tuple(self._infos)

    def __contains__(self, name: str) -> bool:
        """Whether there is a part of this name."""
        return name in self._infos

    def part(self, name: str) -> bytes:
        """The bytes of a part. Raises ReadError where it is missing, encrypted, damaged or larger than the limits."""
        info = self._infos.get(name)
        if info is None:
            raise ReadError(self._uri, f"the container lacks the part {_short(name)}; save the file anew")
        if info.flag_bits & 0x1:
            raise ReadError(self._uri, f"the part {_short(name)} is encrypted; save the file without a password")
        self._refuse_bomb(info)
        try:
            with self._zip.open(info) as opened:
                data = opened.read(PART_LIMIT + 1)
        except _DAMAGE as error:
            raise ReadError(
                self._uri, f"the part {_short(name)} is damaged ({_short(error)}); save the file anew"
            ) from None
        self._unpacked += len(data)
        if self._unpacked > WHOLE_LIMIT:
            raise ReadError(self._uri, f"its parts unpack to more than the limit of {WHOLE_LIMIT:,} bytes; split it")
        if len(data) > PART_LIMIT:
            raise ReadError(
                self._uri, f"the part {_short(name)} unpacks to more than the limit of {PART_LIMIT:,} bytes"
            )
        return data

    def _refuse_bomb(self, info: zipfile.ZipInfo) -> None:
        large = info.file_size > PART_LIMIT
        if large or info.file_size > max(_FREE, info.compress_size * MOST_RATIO):
            raise ReadError(
                self._uri,
                f"the part {_short(info.filename)} would unpack from {info.compress_size:,} to {info.file_size:,} "
                "bytes; that is no article",
            )


def _short(told: Exception | str) -> str:
    """What a name or the standard library says, without the bytes of the file that it may quote."""
    return "".join(c if c.isprintable() else "\ufffd" for c in str(told).partition(" and header b")[0])[:80]
