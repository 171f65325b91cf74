"""Notes as a walk over elements writes them: white space folded as it comes, so that offsets stay true."""

import re
from dataclasses import dataclass, field

from footnote_audit.model import CslItem, EmbeddedItem
from footnote_audit.read.elements.source import Element
from footnote_audit.read.flow import Body

# How many characters before a mark are kept at least.
_TAIL = 200
_AFTER_LABEL = " \t\u00a0.:)]"


@dataclass(slots=True)
class OpenBody:
    """A note under way: its text so far without double spaces, the marks inside it, the works recorded in it."""

    key: str
    label: str | None
    element: Element
    spaced_before: bool
    parts: list[str] = field(default_factory=list)
    length: int = 0
    raw: int | None = None
    calls: list[tuple[str, str]] = field(default_factory=list)
    citing: list[tuple[Element, int]] = field(default_factory=list)
    items: list[tuple[CslItem, int, int]] = field(default_factory=list)

    def write(self, text: str, raw: int | None) -> None:
        """Appends text whose white space is folded already."""
        if self.raw is None and raw is not None and text.strip():
            self.raw = raw
        self.parts.append(text)
        self.length += len(text)

    def call(self, key: str) -> None:
        """Notes that another note is called here."""
        self.calls.append((key, self._tail().rstrip()))

    def finished(self) -> Body:
        """The note, its printed label taken off its text."""
        text, cut = self._without_label(self._text())
        text = text.rstrip()
        items = (
            EmbeddedItem(item=item, start=max(0, min(start - cut, len(text))), end=max(0, min(end - cut, len(text))))
            for item, start, end in self.items
        )
        return Body(
            key=self.key,
            label=self.label,
            text=text,
            raw=self.element.start if self.raw is None else self.raw,
            calls=tuple(self.calls),
            items=tuple(items),
        )

    def _tail(self) -> str:
        """The last words so far."""
        if self.length < _TAIL:
            return self._without_label(self._text())[0]
        tail = ""
        for part in reversed(self.parts):
            tail = part[-_TAIL:] + tail
            if len(tail) >= _TAIL:
                break
        return tail

    def _text(self) -> str:
        if len(self.parts) > 1:
            self.parts = ["".join(self.parts)]
        return self.parts[0] if self.parts else ""

    def _without_label(self, text: str) -> tuple[str, int]:
        """The text without leading space and printed label, and how many characters that takes off."""
        rest = text.lstrip()
        label = self.label
        if label and rest.startswith(label) and len(rest) > len(label) and not re.match(r"[\w,-]", rest[len(label) :]):
            rest = rest[len(label) :].lstrip(_AFTER_LABEL)
        return (rest, len(text) - len(rest))
