"""What a scan of inline markup finds, and how it is written: words, marks, notes in place, signs of emphasis."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from footnote_audit.read.flow import Flow
from footnote_audit.read.source_text import SourceText


@dataclass(frozen=True, slots=True, kw_only=True)
class InlinePiece:
    """text[start:end] of a SourceText, shown as `shown` (None: as it stands).

    With `key` a note is called here; the note's own text, where it stands in place, lies within `note`. A `sign` of
    emphasis is dropped where it pairs with another; it `opens` or `closes` as its neighbours allow.
    """

    start: int
    end: int
    shown: str | None = None
    key: str | None = None
    label: str | None = None
    note: tuple[int, int] | None = None
    sign: str = ""
    opens: bool = False
    closes: bool = False


def without_paired_signs(pieces: Sequence[InlinePiece]) -> list[InlinePiece]:
    """The pieces without the signs that pair up; a sign without its partner stays text. Linear in the pieces."""
    waiting: dict[str, list[int]] = {}
    dropped: set[int] = set()
    for index, piece in enumerate(pieces):
        if not piece.sign:
            continue
        opened = waiting.setdefault(piece.sign, [])
        if piece.closes and opened and opened[-1] < index - 1:
            dropped.update((opened.pop(), index))
        elif piece.opens:
            opened.append(index)
    return [piece for index, piece in enumerate(pieces) if index not in dropped]


def write_pieces(
    flow: Flow, source: SourceText, pieces: Sequence[InlinePiece], call: Callable[[InlinePiece], None]
) -> None:
    """Writes the words into the flow with their places in the file; `call` takes the pieces that call a note."""
    for piece in pieces:
        if piece.key is not None:
            call(piece)
        elif piece.shown is not None:
            flow.write(piece.shown, source.raw(piece.start))
        else:
            for stretch in source.pieces(piece.start, piece.end):
                flow.write(stretch.text.replace("\n", " "), stretch.raw)
