"""Bodies in files named by their SHA-256, checked when they are read."""

import hashlib
import os
import threading
from pathlib import Path

from footnote_audit.fetch.store.records import copy_path

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_HEX = frozenset("0123456789abcdef")


def is_digest(text: str) -> bool:
    """Whether this is a SHA-256 in lower-case hex."""
    return len(text) == 64 and _HEX.issuperset(text)


def write_body(root: Path, digest: str, body: bytes) -> None:
    """The body in its file; one that is there with as many bytes is left alone.

    Nothing waits for the disk here, and nothing is renamed where the body is new: what the end of the process or of the
    power cuts off is seen by its digest when it is read, found in its WARC, and written anew by the next who puts it.
    Raises OSError.
    """
    target = f"{root}/{copy_path(digest)}"
    try:
        handle = os.open(target, _NEW, 0o666)
    except FileNotFoundError:
        Path(target).parent.mkdir(parents=True, exist_ok=True)
        write_body(root, digest, body)
        return
    except FileExistsError:
        if os.stat(target).st_size != len(body):  # noqa: PTH116 - a path as an object costs more than the question
            _replace(target, body)
        return
    try:
        _fill(handle, body)
    except OSError:
        Path(target).unlink(missing_ok=True)
        raise


def _replace(target: str, body: bytes) -> None:
    beside = f"{target}-{os.getpid()}-{threading.get_ident()}.new"
    try:
        _fill(os.open(beside, _NEW, 0o666), body)
        Path(beside).replace(target)
    except OSError:
        Path(beside).unlink(missing_ok=True)
        raise


def _fill(handle: int, data: bytes) -> None:
    try:
        view = memoryview(data)
        while view:
            view = view[os.write(handle, view) :]
    finally:
        os.close(handle)


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
