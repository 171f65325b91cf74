"""A bundle written: the same parts give the same bytes (with the same zlib), and the seal in any case."""

import hashlib
import os
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from footnote_audit.bundle.layout import (
    DATA,
    DECLARATION,
    DECLARED,
    INFO,
    MANIFEST,
    MOST_RATIO,
    TAG_MANIFEST,
    TAGS,
    TOP,
    Part,
    manifest,
    seal_of,
)
from footnote_audit.errors import OutputError

_FREE = 4096
# ZIP knows no moment before 1980 and none after 2107.
_FIRST, _LAST = 1980, 2107


def write_bundle(path: Path, parts: Iterable[Part], *, moment: str, info: Mapping[str, str]) -> str:
    """The seal of the bundle that now lies at `path`; it is there whole, or not at all.

    Args:
        path: where it goes; a file that is there is replaced.
        parts: its files, taken one after another.
        moment: when what is bundled was made (ISO 8601, UTC); every file of the archive bears it.
        info: further lines for bag-info.txt.

    Raises:
        OutputError: the file cannot be written.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        try:
            with zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as archive:
                seal = _fill(archive, parts, moment, info)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(f"{path}: the bundle cannot be written ({error.strerror}); name another file.") from error
    return seal


def _fill(archive: zipfile.ZipFile, parts: Iterable[Part], moment: str, info: Mapping[str, str]) -> str:
    tags = {DECLARATION: DECLARED}
    _put(archive, DECLARATION, DECLARED, moment)
    digests: dict[str, str] = {}
    octets = 0
    for part in parts:
        name = DATA + part.path
        if name in digests:
            continue
        digests[name] = hashlib.sha256(part.data).hexdigest()
        octets += len(part.data)
        _put(archive, name, part.data, moment)
    told = {**info, "Bagging-Date": moment[:10], "Payload-Oxum": f"{octets}.{len(digests)}"}
    tags[INFO] = "".join(f"{label}: {' '.join(value.split())}\n" for label, value in told.items()).encode()
    tags[MANIFEST] = manifest(digests)
    for name in (INFO, MANIFEST):
        _put(archive, name, tags[name], moment)
    sealed = manifest({name: hashlib.sha256(tags[name]).hexdigest() for name in TAGS})
    _put(archive, TAG_MANIFEST, sealed, moment)
    return seal_of(sealed)


def _put(archive: zipfile.ZipFile, name: str, data: bytes, moment: str) -> None:
    entry = zipfile.ZipInfo(TOP + name, _zip_moment(moment))
    entry.create_system = 3  # the same on every system
    entry.external_attr = 0o100644 << 16
    entry.compress_type = zipfile.ZIP_DEFLATED if _worth_packing(data) else zipfile.ZIP_STORED
    archive.writestr(entry, data)


def _worth_packing(data: bytes) -> bool:
    """Whether packing helps, and not so much that readers would take it for a bomb."""
    if len(data) < _FREE:
        return True
    sample = len(zlib.compress(data, 1))
    return sample * MOST_RATIO > 2 * len(data) and sample < 0.95 * len(data)


def _zip_moment(moment: str) -> tuple[int, int, int, int, int, int]:
    """Year, month, day, hour, minute, second of an ISO 8601 moment."""
    digits = "".join(c for c in moment if c.isdigit()).ljust(14, "0")
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:8])
    if not _FIRST <= year <= _LAST:
        return (_FIRST, 1, 1, 0, 0, 0)
    return (year, max(month, 1), max(day, 1), int(digits[8:10]), int(digits[10:12]), int(digits[12:14]))
