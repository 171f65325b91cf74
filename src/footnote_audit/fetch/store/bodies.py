"""Bodies in files named by their SHA-256: written whole or not at all, and checked when read."""

import hashlib
import os
from pathlib import Path

from footnote_audit.fetch.store.records import copy_path

_HEX = frozenset("0123456789abcdef")


def is_digest(text: str) -> bool:
    """Whether this is a SHA-256 in lower-case hex."""
    return len(text) == 64 and _HEX.issuperset(text)


def write_body(root: Path, digest: str, body: bytes) -> None:
    """The body in its file; one that is there with as many bytes is left alone. Raises OSError.

    Nothing waits for the disk here: a body that a power failure cut off is found again in its WARC.
    """
    target = root / copy_path(digest)
    try:
        if target.stat().st_size == len(body):
            return
    except FileNotFoundError:
        target.parent.mkdir(parents=True, exist_ok=True)
    write_whole(target, body)


def write_whole(target: Path, data: bytes) -> None:
    """The file with these bytes, or no file: written beside its place, then renamed. Raises OSError."""
    beside = target.with_name(f".new-{os.getpid()}-{os.urandom(6).hex()}")
    try:
        with beside.open("xb", buffering=0) as file:
            view = memoryview(data)
            while view:
                view = view[file.write(view) :]
        beside.replace(target)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def has_body(root: Path, digest: str, size: int) -> bool:
    """Whether the file of this body is there with so many bytes."""
    try:
        return (root / copy_path(digest)).stat().st_size == size
    except OSError:
        return False


def read_checked(path: Path, digest: str) -> bytes | None:
    """The file's bytes; None where they are no longer those of the digest. Raises OSError."""
    data = path.read_bytes()
    return data if hashlib.sha256(data).hexdigest() == digest else None
