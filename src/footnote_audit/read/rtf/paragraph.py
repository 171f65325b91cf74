"""A paragraph of an RTF file: its pieces wait until its end, where its properties are known."""

from dataclasses import dataclass, field
from typing import NamedTuple

from footnote_audit.read.manuscript.records import Record
from footnote_audit.read.manuscript.styles import Role
from footnote_audit.read.manuscript.writer import Manuscript


class Words(NamedTuple):
    """Text of the paragraph."""

    text: str
    raised: bool


class Called(NamedTuple):
    """A mark of a note."""

    key: str
    label: str | None


class Cited(NamedTuple):
    """Where the result of a field begins that cites these works (none: where the last such result ends)."""

    records: tuple[Record, ...]


class Break(NamedTuple):
    """A break of the line."""


Piece = Words | Called | Cited | Break


@dataclass(slots=True)
class Pieces:
    """The paragraph under way."""

    manuscript: Manuscript
    pieces: list[Piece] = field(default_factory=list)
    _cited: list[tuple[tuple[Record, ...], int | None]] = field(default_factory=list)

    def words(self, text: str, *, raised: bool) -> None:
        """Appends text."""
        if text:
            self.pieces.append(Words(text, raised))

    def custom_mark(self) -> str | None:
        """The raised words at the end, taken away: the mark of the note that follows; None where there are none."""
        mark = ""
        while self.pieces and isinstance(last := self.pieces[-1], Words) and last.raised:
            mark = last.text + mark
            self.pieces.pop()
        return mark.strip().strip("[]()").strip() or None

    def flush(self, role: Role) -> None:
        """Writes the paragraph."""
        self.manuscript.paragraph(role)
        for piece in self.pieces:
            match piece:
                case Words(text, raised):
                    self.manuscript.write(text, raised=raised)
                case Called(key, label):
                    self.manuscript.call(key, label=label)
                case Break():
                    self.manuscript.line_break()
                case Cited(records):
                    self._cite(records)
        self.pieces.clear()

    def _cite(self, records: tuple[Record, ...]) -> None:
        if records:
            self._cited.append((records, self.manuscript.note_length()))
        elif self._cited:
            cited, start = self._cited.pop()
            self.manuscript.record(cited, start)
