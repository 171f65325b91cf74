"""The one walk every format makes: append text, open and close blocks, and say where a note is called.

A walker first hides what is no running text behind placeholders of the same length (see `hide`): one character of the
supplementary private plane that names the note, then fillers. Offsets into the hidden text stay offsets into the file.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from footnote_audit.model import Block, BlockKind, EmbeddedItem

FILLER = "\ue002"
_FIRST = 0xF0000
# Two private planes hold this many notes; a file with more keeps the rest as text.
CAPACITY = 131_068
_PLACEHOLDER = re.compile(f"[\U000f0000-\U0010ffff]{FILLER}*|{FILLER}+")
_SPACES = " \t\f\v\u00a0\u202f\u2009"
# Punctuation that no language sets a space before, and punctuation that French does.
_TIGHT = frozenset(".,)]}…”’\n")
_LOOSE = frozenset(";:!?»")


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A place where a note is called: offset into the flow's text, the key of its body, the printed label.

    `within` is the key of the body the mark stands in, with the words before it in `prefix`; None in running text.
    """

    offset: int
    key: str
    label: str | None
    raw: int
    within: str | None = None
    prefix: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A note's text as found in the file: its key, printed label, and where its text starts.

    `calls` are the marks inside it (key, words before the mark), `items` the records of works that it carries.
    """

    key: str
    label: str | None
    text: str
    raw: int
    calls: tuple[tuple[str, str], ...] = ()
    items: tuple[EmbeddedItem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden:
    """A stretch of the file that is no running text; with `key` it calls a note there."""

    start: int
    end: int
    key: str | None = None
    label: str | None = None


def hide(text: str, stretches: Iterable[Hidden]) -> tuple[str, tuple[Hidden, ...]]:
    """The text with every stretch behind a placeholder of its length, and the calling stretches by their number."""
    parts: list[str] = []
    callers: list[Hidden] = []
    done = 0
    for stretch in sorted(stretches, key=lambda s: (s.start, s.end)):
        if stretch.start < done or stretch.end <= stretch.start:
            continue
        parts.append(text[done : stretch.start])
        size = stretch.end - stretch.start
        if stretch.key is not None and len(callers) < CAPACITY:
            parts.append(chr(_FIRST + len(callers)) + FILLER * (size - 1))
            callers.append(stretch)
        else:
            parts.append(FILLER * size)
        done = stretch.end
    parts.append(text[done:])
    return ("".join(parts), tuple(callers))


def shown(text: str) -> str:
    """The text without placeholders."""
    return _PLACEHOLDER.sub("", text)


@dataclass(slots=True)
class Flow:
    """Text as it grows, with the blocks, calls and origins met on the way; `callers` are those of `hide`."""

    callers: tuple[Hidden, ...] = ()
    parts: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    origins: list[tuple[int, int]] = field(default_factory=list)
    _kind: BlockKind | None = None
    _level: int | None = None
    _start: int = 0
    _separator: str = ""
    _next: int | None = None
    _after_call: bool = False
    _space_before: bool = False
    _space_after: bool = False

    def open(self, kind: BlockKind, *, level: int | None = None, separator: str = "\n\n") -> None:
        """Ends the block under way and begins another, set off by `separator` once something is written."""
        self.close()
        self._kind, self._level = kind, level
        self._start = self.length
        self._separator = separator if self.length else ""

    def close(self) -> None:
        """Ends the block under way; one without text leaves no trace.

        A mark that stands alone in the paragraph after a block quotation is the quotation's.
        """
        if self._kind is not None and self.length > self._start:
            self._trim(_SPACES + "\n")
            if self.length > self._start:
                self.blocks.append(Block(start=self._start, end=self.length, kind=self._kind, level=self._level))
        elif self._kind is BlockKind.PARAGRAPH and self.blocks and self.blocks[-1].kind is BlockKind.QUOTATION:
            end = self.blocks[-1].end
            for at in range(len(self.calls) - 1, -1, -1):
                if self.calls[at].offset <= end:
                    break
                self.calls[at] = replace(self.calls[at], offset=end)
        self._kind = None
        self._after_call = self._space_before = self._space_after = False

    def write(self, text: str, raw: int | None) -> None:
        """Appends text that stands at offset `raw` of the file (None: unknown); placeholders call their notes."""
        done = 0
        if FILLER in text or (self.callers and text and max(text) >= "\U000f0000"):
            for match in _PLACEHOLDER.finditer(text):
                self._put(text[done : match.start()], None if raw is None else raw + done)
                number = ord(match.group()[0]) - _FIRST
                if 0 <= number < len(self.callers):
                    caller = self.callers[number]
                    self.call(caller.key or "", label=caller.label, raw=caller.start)
                done = match.end()
        self._put(text[done:] if done else text, None if raw is None else raw + done)

    def call(self, key: str, *, label: str | None, raw: int) -> None:
        """Records that a note is called here, after the last word written in the block."""
        if not self._after_call:
            before = self.length
            self._trim()
            self._space_before = before > self.length
            self._space_after = False
            self._after_call = True
        offset = self.length if self.length > self._start else self._start + len(self._separator)
        self.calls.append(Call(offset=offset, key=key, label=label, raw=raw))

    def text(self) -> str:
        """Everything written so far."""
        # The pieces of a long text take as much memory as the text.
        self.parts = ["".join(self.parts)]
        return self.parts[0]

    def _put(self, text: str, raw: int | None) -> None:
        if self.length == self._start or self._after_call:
            stripped = text.lstrip(_SPACES)
            raw = None if raw is None else raw + len(text) - len(stripped)
            self._space_after |= len(stripped) < len(text)
            text = stripped
        if not text:
            return
        if self.length == self._start and self._separator:
            self._append(self._separator)
            self._start = self.length
            self._separator = ""
        elif self._after_call and self.length > self._start and self._wants_space(text[0]):
            self._append(" ")
        self._after_call = False
        self._locate(raw)
        self._append(text, raw)

    def _wants_space(self, following: str) -> bool:
        if following in _TIGHT or (following in _LOOSE and not self._space_after):
            return False
        return self._space_before or self._space_after

    def _append(self, text: str, raw: int | None = None) -> None:
        self.parts.append(text)
        self.length += len(text)
        self._next = None if raw is None else raw + len(text)

    def _locate(self, raw: int | None) -> None:
        """Notes where the text comes from, unless it goes on in the file right where the last text ended."""
        if raw is None or raw == self._next:
            return
        if self.origins and self.origins[-1][0] == self.length:
            self.origins.pop()
        self.origins.append((self.length, raw))

    def _trim(self, spaces: str = _SPACES) -> None:
        """Takes white space off the end of the block under way."""
        while self.parts and self.length > self._start:
            last = self.parts[-1]
            kept = last.rstrip(spaces)
            if len(last) - len(kept) >= self.length - self._start:
                kept = last[: len(last) - (self.length - self._start)]
            self.length -= len(last) - len(kept)
            self._next = None
            if kept:
                self.parts[-1] = kept
                break
            self.parts.pop()
        while self.origins and self.origins[-1][0] > self.length:
            self.origins.pop()
