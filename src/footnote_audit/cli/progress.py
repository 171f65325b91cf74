"""What is being done, on standard error: a line that is written over on a terminal, a line now and then elsewhere."""

import sys
import time
from collections.abc import Callable, Iterator
from typing import TypeVar

import click

T = TypeVar("T")
# Seconds between two looks of a person, and between two lines of a log.
_TERMINAL, _LOG = 0.2, 10.0


class Progress:
    """How many of `total` links are done, and which hosts are waited for (`waiting` tells them).

    `quiet` tells nothing.
    """

    def __init__(self, total: int, *, quiet: bool, waiting: Callable[[], str] = lambda: "") -> None:
        self._total, self._quiet, self._waiting = total, quiet, waiting
        self._terminal = sys.stderr.isatty()
        self._told = time.monotonic()
        self._done = 0

    def each(self, found: Iterator[T]) -> Iterator[T]:
        """The same, counted."""
        try:
            for one in found:
                self._done += 1
                self.tell()
                yield one
        finally:
            if self._terminal and not self._quiet:
                click.echo("\r\x1b[K", nl=False, err=True)

    def tell(self) -> None:
        """Say how far it is, where it was not said just now."""
        now = time.monotonic()
        if self._quiet or now - self._told < (_TERMINAL if self._terminal else _LOG):
            return
        self._told = now
        text = f"{self._done} of {self._total} links{self._waiting()}"
        if self._terminal:
            width = click.get_terminal_size()[0] if hasattr(click, "get_terminal_size") else 100
            click.echo(f"\r\x1b[K{text[: width - 1]}", nl=False, err=True)
        else:
            click.echo(text, err=True)
