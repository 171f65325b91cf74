"""Footnotes and citations of reStructuredText: which definition a mark means, and the numbers of those without.

The rules are those of the reStructuredText specification, "Auto-Numbered Footnotes" and "Auto-Symbol Footnotes"; where
a label is defined twice, a mark means the next definition, else the last one before it.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

_SIGNS = "*†‡§¶#♠♥♦♣"


@dataclass(slots=True, kw_only=True)
class Marked:
    """A mark or a definition as written ("1", "#", "#name", "*" or a citation's label) at its place in the order."""

    written: str
    place: int
    label: str = ""


@dataclass(slots=True)
class Pairing:
    """The marks and the definitions of a file."""

    marks: list[Marked] = field(default_factory=list)
    notes: list[Marked] = field(default_factory=list)

    def settle(self) -> dict[int, int]:
        """Gives every mark and definition its label; the place of the definition for each mark's place."""
        self._number()
        self._sign()
        by_label: dict[str, list[Marked]] = defaultdict(list)
        for note in self.notes:
            by_label[note.label.casefold()].append(note)
        places = {label: [note.place for note in notes] for label, notes in by_label.items()}
        meant = self._in_turn("#") | self._in_turn("*")
        named = {note.written.casefold(): note for note in reversed(self.notes) if len(note.written) > 1}
        for mark in self.marks:
            if mark.place in meant or mark.written in ("#", "*"):
                continue
            if mark.written.startswith("#"):
                target: Marked | None = named.get(mark.written.casefold())
                mark.label = target.label if target else mark.written.removeprefix("#")
            else:
                mark.label = mark.written
                target = _nearest(by_label.get(mark.written.casefold(), []), places, mark)
            if target is not None:
                meant[mark.place] = target.place
        return meant

    def _number(self) -> None:
        taken = {note.written for note in self.notes}
        number = 1
        for note in self.notes:
            note.label = note.written
            if note.written.startswith("#"):
                while str(number) in taken:
                    number += 1
                note.label = str(number)
                number += 1

    def _sign(self) -> None:
        count = 0
        for note in self.notes:
            if note.written == "*":
                note.label = _sign(count)
                count += 1

    def _in_turn(self, sign: str) -> dict[int, int]:
        """Marks without a name take the definitions without a name in turn."""
        notes = [note for note in self.notes if note.written == sign]
        marks = [mark for mark in self.marks if mark.written == sign]
        for mark, note in zip(marks, notes, strict=False):
            mark.label = note.label
        return {mark.place: note.place for mark, note in zip(marks, notes, strict=False)}


def _sign(count: int) -> str:
    return _SIGNS[count % len(_SIGNS)] * (1 + min(count // len(_SIGNS), 20))


def _nearest(notes: Sequence[Marked], places: dict[str, list[int]], mark: Marked) -> Marked | None:
    if not notes:
        return None
    after = bisect_left(places[mark.written.casefold()], mark.place)
    return notes[min(after, len(notes) - 1)]
