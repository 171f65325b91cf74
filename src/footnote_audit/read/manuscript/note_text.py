"""The text of a note as it is read: white space folded, its own mark taken off, places and embedded records kept."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from footnote_audit.model import EmbeddedItem
from footnote_audit.read.flow import Body
from footnote_audit.read.manuscript.records import Record

_SPACES = re.compile(r"[ \t\r\n]+")
_AFTER_MARK = " \t\u00a0\u202f\u2002\u2003\u2009"


@dataclass(slots=True)
class NoteText:
    """A note under way. `own_marks` are the spellings of its mark that may stand at its beginning."""

    key: str
    label: str | None
    own_marks: tuple[str, ...]
    raw: int
    _pieces: list[str] = field(default_factory=list)
    _length: int = 0
    _origins: list[tuple[int, int]] = field(default_factory=list)
    _calls: list[tuple[str, int]] = field(default_factory=list)
    _records: list[tuple[Record, int, int]] = field(default_factory=list)
    _after_space: bool = True

    @property
    def length(self) -> int:
        """How many characters are written."""
        return self._length

    def write(self, text: str, raw: int) -> None:
        """Appends text that stands at this offset of the layout; any run of white space counts as one space."""
        done = 0
        for match in _SPACES.finditer(text):
            self._add(text[done : match.start()], raw + done)
            done = match.end()
            self.space()
        self._add(text[done:], raw + done)

    def space(self) -> None:
        """Sets a space, unless one stands there or nothing does."""
        if not self._after_space:
            self._pieces.append(" ")
            self._length += 1
            self._after_space = True

    def call(self, key: str) -> None:
        """Records that another note is called here."""
        self._calls.append((key, self._length))

    def record(self, record: Record, start: int) -> None:
        """Records that what is written from `start` on cites this work."""
        self._records.append((record, start, self._length))

    def body(self) -> Body:
        """The finished note."""
        text = "".join(self._pieces)
        cut = self._own_mark(text)
        kept = text[cut:].rstrip()
        items = tuple(
            EmbeddedItem(
                item=record.item,
                start=min(max(start - cut, 0), len(kept)),
                end=min(max(end - cut, 0), len(kept)),
                locator=record.locator,
                label=record.label,
            )
            for record, start, end in self._records
        )
        calls = tuple((key, text[cut : max(at, cut)].rstrip()) for key, at in self._calls)
        return Body(key=self.key, label=self.label, text=kept, raw=self._place(cut), calls=calls, items=items)

    def _add(self, text: str, raw: int) -> None:
        if text:
            self._origins.append((self._length, raw))
            self._pieces.append(text)
            self._length += len(text)
            self._after_space = False

    def _own_mark(self, text: str) -> int:
        """How many characters at the beginning are the note's own mark and the space behind it."""
        for mark in self.own_marks:
            if mark and text.startswith(mark):
                return len(text) - len(text[len(mark) :].lstrip(_AFTER_MARK))
        return len(text) - len(text.lstrip(_AFTER_MARK))

    def _place(self, offset: int) -> int:
        at = bisect_right(self._origins, offset, key=lambda origin: origin[0]) - 1
        return self.raw if at < 0 else self._origins[at][1] + offset - self._origins[at][0]
