"""Local files as sources: where they may lie, and reading them within bounds."""

import stat
from pathlib import Path

from footnote_audit.errors import FetchError
from footnote_audit.model import Outcome

# Larger than any paged source one cites; keeps a disk image from filling memory.
MAX_FILE_BYTES = 200 * 2**20


def read_local(value: str, base: Path) -> tuple[Path, bytes]:
    """The path and bytes of a registry's local file.

    A relative path is taken from `base` and must stay inside it, links followed. An absolute path is allowed: who
    writes the registry decides which files are sources.

    Raises FetchError (`absent`, `unsupported` or `too-large`) in one sentence.
    """
    path = _locate(value, base)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise FetchError(value, Outcome.UNSUPPORTED, "it is not a file")
        if status.st_size > MAX_FILE_BYTES:
            size = f"{status.st_size / 2**20:.4g} MiB, more than the limit of {MAX_FILE_BYTES / 2**20:.4g} MiB"
            raise FetchError(value, Outcome.TOO_LARGE, f"the file has {size}")
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise FetchError(value, Outcome.ABSENT, "there is no such file") from error
    except OSError as error:
        raise FetchError(value, Outcome.ABSENT, f"the file cannot be read: {error.strerror}") from error
    if not data:
        raise FetchError(value, Outcome.ABSENT, "the file is empty")
    return path, data


def _locate(value: str, base: Path) -> Path:
    if "\x00" in value:
        raise FetchError(value, Outcome.UNSUPPORTED, "the path holds a null character")
    given = Path(value)
    if given.is_absolute():
        return given
    try:
        path, root = (base / given).resolve(), base.resolve()
    except (OSError, RuntimeError) as error:  # links in a circle
        raise FetchError(value, Outcome.UNSUPPORTED, "the path leads in a circle") from error
    if not path.is_relative_to(root):
        reason = "it lies outside the folder of the registry; give an absolute path if it is meant"
        raise FetchError(value, Outcome.UNSUPPORTED, reason)
    return path
