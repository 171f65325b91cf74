"""The changes that findings offer, as corrected notes and entries and as differences of words."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from footnote_audit.homes import Home, home_key
from footnote_audit.model import Change

# Characters of the note shown on each side of a change.
AROUND = 60
# Notes of one finding shown one by one; more are counted.
NOTES_SHOWN = 5


class Piece(NamedTuple):
    """Words of a difference: `old` goes and `new` comes; words that stay have the same in both."""

    old: str
    new: str


class NoteChange(NamedTuple):
    """A note or entry as it would read: the whole corrected text, and the difference with some words around."""

    home: Home
    corrected: str
    pieces: tuple[Piece, ...]

    @property
    def plain(self) -> str:
        """The difference in the notation of `git diff --word-diff`: "[-old-]{+new+}"."""
        return "".join(_plain(piece) for piece in self.pieces)


def corrected(text: str, changes: Iterable[Change]) -> str:
    """The note's text with the changes made; changes whose old words do not stand there are left out."""
    return "".join(piece.new for piece in _pieces(text, changes))


def note_changes(changes: Sequence[Change], homes: Mapping[int | str | None, Home]) -> tuple[NoteChange, ...]:
    """What becomes of each note or entry that the changes touch, in their order; of many the first few."""
    found: list[NoteChange] = []
    for key, group in groupby(changes, key=lambda change: home_key(change.note_index, change.place_id)):
        home = homes.get(key)
        if home is not None and len(found) < NOTES_SHOWN:
            pieces = _pieces(home.text, group)
            whole = "".join(piece.new for piece in pieces)
            found.append(NoteChange(home=home, corrected=whole, pieces=tuple(_shortened(pieces))))
    return tuple(found)


def _pieces(text: str, changes: Iterable[Change]) -> list[Piece]:
    pieces, at = [], 0
    for change in sorted(changes, key=lambda c: (c.start, c.end)):
        if change.start < at or text[change.start : change.end] != change.old:
            continue
        same = text[at : change.start]
        pieces += [Piece(old=same, new=same)] if same else []
        pieces.append(Piece(old=change.old, new=change.new))
        at = change.end
    rest = text[at:]
    return pieces + ([Piece(old=rest, new=rest)] if rest else [])


def _shortened(pieces: Sequence[Piece]) -> Iterable[Piece]:
    last = len(pieces) - 1
    for number, piece in enumerate(pieces):
        words = piece.old
        if piece.old == piece.new and len(words) > 2 * AROUND:
            head = "" if number == 0 else words[:AROUND] + "…"
            tail = "" if number == last else ("…" if number == 0 else " …") + words[-AROUND:]
            words = head + tail
            yield Piece(old=words, new=words)
        else:
            yield piece


def _plain(piece: Piece) -> str:
    if piece.old == piece.new:
        return piece.old
    gone, come = (f"[-{piece.old}-]" if piece.old else ""), (f"{{+{piece.new}+}}" if piece.new else "")
    return gone + come
