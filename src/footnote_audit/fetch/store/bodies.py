"""Bodies in files named by their SHA-256: written whole or not at all, and checked when read."""

import hashlib
import os
import threading
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
    target = f"{root}/{copy_path(digest)}"
    try:
        if os.stat(target).st_size == len(body):  # noqa: PTH116 - paths as objects would cost a tenth of the whole
            return
    except FileNotFoundError:
        pass
    write_whole(target, body)


def write_whole(target: str, data: bytes) -> None:
    """The file with these bytes, or no file: written beside its place, then renamed. Raises OSError."""
    folder, _, name = target.rpartition("/")
    beside = f"{folder}/.new-{name[:12]}-{os.getpid()}-{threading.get_ident()}"
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(beside, flags, 0o666)
    except FileNotFoundError:
        Path(folder).mkdir(parents=True, exist_ok=True)
        handle = os.open(beside, flags, 0o666)
    try:
        try:
            view = memoryview(data)
            while view:
                view = view[os.write(handle, view) :]
        finally:
            os.close(handle)
        os.replace(beside, target)  # noqa: PTH105
    except OSError:
        Path(beside).unlink(missing_ok=True)
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
