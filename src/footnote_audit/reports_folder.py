"""The folder that reports are written to: all of a run's reports, whole, or none."""

import contextlib
import os
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from footnote_audit.errors import OutputError


def report_stem(uri: str) -> str:
    """The name an article's reports share: its file name without ending; "article" for standard input.

    An address gives the last part of its path, or its host.
    """
    if uri.lower().startswith(("http://", "https://")):
        parts = urlsplit(uri)
        last = PurePosixPath(unquote(parts.path)).stem or parts.hostname or ""
        return re.sub(r"[^\w.-]+", "-", last).strip(".-")[:100] or "article"
    return Path(uri.rstrip("/")).stem if uri not in ("", "-") else "article"


def write_reports(folder: Path, texts: Mapping[str, str]) -> tuple[Path, ...]:
    """The paths written, in order, one a file name in `texts`.

    Every text is first written beside its place and only then moved there, so a run that is cut short leaves no
    report that looks whole. Raises OutputError naming the path where the folder cannot be made or written.
    """
    waiting: list[tuple[str, Path]] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            waiting.append((_written_beside(folder, name, text), folder / name))
        for beside, path in waiting:
            Path(beside).replace(path)
    except OSError as error:
        place = error.filename or folder
        raise OutputError(
            f"{place}: the reports cannot be written ({error.strerror}); name another folder with --out."
        ) from error
    finally:
        for beside, _ in waiting:
            with contextlib.suppress(OSError):
                Path(beside).unlink(missing_ok=True)
    return tuple(path for _, path in waiting)


def _written_beside(folder: Path, name: str, text: str) -> str:
    handle, path = tempfile.mkstemp(prefix=f".{name}.", dir=folder)
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    # mkstemp gives a file that its owner alone may read; a report is for everybody the folder is for.
    umask = os.umask(0)
    os.umask(umask)
    Path(path).chmod(0o666 & ~umask)
    return path
