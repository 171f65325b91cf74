"""The bytes of an article file, or one clear sentence why there are none."""

import sys
from pathlib import Path

from footnote_audit.errors import ReadError

MAX_BYTES = 64 * 1024 * 1024


def standard_input() -> bytes:
    """The whole standard input. Raises ReadError where it is closed or too large."""
    if sys.stdin is None:  # closed by whoever started the command
        raise ReadError("-", "standard input is closed; name a file or pipe the text in.")
    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ReadError("-", f"too large; at most {MAX_BYTES:,} bytes are read.")
    return data


def article_bytes(path: str) -> bytes:
    """The whole content of the file. Raises ReadError for what is missing, a folder, too large or not readable."""
    if not path:
        raise ReadError("article", "the name of the file is empty; name a file.")
    file = Path(path)
    try:
        if not file.exists():
            raise ReadError(path, "there is no such file; check the path.")
        if file.is_dir():
            raise ReadError(path, "this is a folder; name a file in it.")
        size = file.stat().st_size
        if size > MAX_BYTES:
            raise ReadError(path, f"too large ({size:,} bytes); at most {MAX_BYTES:,} bytes are read.")
        with file.open("rb") as opened:
            # A device or a pipe has no size beforehand.
            data = opened.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise ReadError(path, f"too large; at most {MAX_BYTES:,} bytes are read.")
        return data
    except OSError as error:
        raise ReadError(path[:500], f"it cannot be read ({error.strerror}); check its permissions.") from error
    except ValueError as error:
        raise ReadError(path.replace("\0", "\\0"), f"not a usable path ({error}).") from error
