"""Where text goes: the running text, a note, or nowhere. White space comes out as single spaces."""

from dataclasses import dataclass, field
from typing import Protocol

from footnote_audit.read.flow import Flow
from footnote_audit.text import ANCHOR_CONTEXT


class Sink(Protocol):
    """Takes text with its offset into the file, white space, and marks."""

    def write(self, text: str, at: int) -> None:
        """Appends text."""

    def space(self, at: int) -> None:
        """Appends a space, unless one stands there."""

    def call(self, key: str, *, label: str | None, at: int) -> None:
        """A note is called here."""


@dataclass(slots=True)
class Nowhere:
    """Drops everything: the preamble."""

    def write(self, text: str, at: int) -> None:
        """Drops the text."""

    def space(self, at: int) -> None:
        """Drops the space."""

    def call(self, key: str, *, label: str | None, at: int) -> None:
        """Drops the mark."""


@dataclass(slots=True)
class RunningText:
    """The article's own text."""

    flow: Flow
    _spaced: bool = False

    def write(self, text: str, at: int) -> None:
        """Appends text."""
        self.flow.write(text, at)
        self._spaced = False

    def space(self, at: int) -> None:  # noqa: ARG002 - the signature of a sink
        """Appends a space, unless one stands there; it may stand for a line's end, so what follows is placed anew."""
        if not self._spaced:
            self.flow.write(" ", None)
            self._spaced = True

    def call(self, key: str, *, label: str | None, at: int) -> None:
        """A note is called here."""
        self.flow.call(key, label=label, raw=at)
        self._spaced = False


@dataclass(slots=True)
class NoteText:
    """The text of a note as it grows; `at` is where it begins in the file."""

    key: str
    label: str | None
    at: int
    parts: list[str] = field(default_factory=list)
    length: int = 0
    calls: list[tuple[str, str]] = field(default_factory=list)
    _started: bool = False

    def write(self, text: str, at: int) -> None:
        """Appends text."""
        if not self._started:
            text = text.lstrip()
            if not text:
                return
            self._started, self.at = True, at
        self.parts.append(text)
        self.length += len(text)

    def space(self, at: int) -> None:  # noqa: ARG002 - the signature of a sink
        """Appends a space, unless one stands there."""
        if self._started and not self.parts[-1].endswith(" "):
            self.parts.append(" ")
            self.length += 1

    def call(self, key: str, *, label: str | None, at: int) -> None:  # noqa: ARG002 - the signature of a sink
        """A note is called inside this one."""
        before: list[str] = []
        size = 0
        for part in reversed(self.parts):
            before.append(part)
            size += len(part)
            if size > ANCHOR_CONTEXT:
                break
        self.calls.append((key, "".join(reversed(before)).rstrip()[-ANCHOR_CONTEXT:]))

    def text(self) -> str:
        """The whole text."""
        return "".join(self.parts).rstrip()
