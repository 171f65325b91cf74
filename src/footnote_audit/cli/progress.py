"""How far a long command is, on standard error: a line written over on a terminal, a line now and then elsewhere."""

import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from types import TracebackType
from typing import TypeVar

import click

T = TypeVar("T")
# Seconds between two lines for a person who looks on, and for a log.
_TERMINAL, _LOG = 0.25, 10.0
_MOST_HOSTS = 3


class Progress:
    """Tells how many of `total` links are done and what is waited for, until the `with` ends; `quiet` tells nothing."""

    def __init__(self, total: int, *, quiet: bool, waited_for: Callable[[], Sequence[str]]) -> None:
        self._total, self._waited_for = total, waited_for
        self._terminal = sys.stderr.isatty()
        self._done = 0
        self._ended = threading.Event()
        self._thread = None if quiet else threading.Thread(target=self._run, name="progress", daemon=True)

    def __enter__(self) -> "Progress":
        if self._thread is not None:
            self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        if self._thread is not None:
            self._thread.join()

    def each(self, found: Iterator[T]) -> Iterator[T]:
        """The same, counted."""
        for one in found:
            self._done += 1
            yield one

    def _run(self) -> None:
        while not self._ended.wait(_TERMINAL if self._terminal else _LOG):
            text = self.text()
            # What a host is called comes from the input: nothing in it may steer the terminal.
            text = "".join(c if c.isprintable() else "\ufffd" for c in text)
            click.echo(f"\r\x1b[K{text[: _width()]}" if self._terminal else text, nl=not self._terminal, err=True)
        if self._terminal:
            click.echo("\r\x1b[K", nl=False, err=True)

    def text(self) -> str:
        """One line: done, of how many, and the hosts that have been waited for the longest."""
        hosts = self._waited_for()
        more = f" and {len(hosts) - _MOST_HOSTS} more" if len(hosts) > _MOST_HOSTS else ""
        waiting = f"; waiting for {', '.join(hosts[:_MOST_HOSTS])}{more}" if hosts else ""
        return f"{self._done} of {self._total} links{waiting}"


def _width() -> int:
    import shutil

    return shutil.get_terminal_size().columns - 1
