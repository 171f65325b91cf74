"""A fact as pieces of the clause that are read in a row, and the sentence they make."""

from collections.abc import Sequence
from typing import NamedTuple

# Offsets into the clause, or words that the clause does not have ("was").
Piece = tuple[int, int] | str


class Fact(NamedTuple):
    """A single fact: the words of the clause that say it, and the pieces of which its sentence is made.

    A `frame` tells only who says what the others tell.
    """

    start: int
    end: int
    pieces: tuple[Piece, ...]
    frame: bool = False


def told(text: str, pieces: Sequence[Piece]) -> tuple[str, list[tuple[int, int, int]]]:
    """The sentence that the pieces make, and for each piece of the clause its offsets there and its place here."""
    made: list[str] = []
    places: list[tuple[int, int, int]] = []
    length, last = 0, -1
    for piece in pieces:
        printed = piece if isinstance(piece, str) else text[piece[0] : piece[1]]
        if not printed.strip():
            continue
        glued = printed[0] in ",;:'’" or (not isinstance(piece, str) and piece[0] == last)
        joint = " " if made and not glued else ""
        last = -1 if isinstance(piece, str) else piece[1]
        if not isinstance(piece, str):
            places.append((piece[0], piece[1], length + len(joint)))
        made.append(joint + printed)
        length += len(joint) + len(printed)
    sentence = "".join(made)
    if sentence[:1].islower():
        sentence = sentence[0].upper() + sentence[1:]
    return (sentence if sentence[-1:] in ".!?" else sentence + "."), places
