"""Which mark calls which note: at the foot of pages, and in lists at the end."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from footnote_audit.read.pdf.feet import FoundNote
from footnote_audit.read.pdf.lines import Line
from footnote_audit.read.pdf.lists import NoteList
from footnote_audit.read.pdf.marks import Mark

# A raised figure that comes more often than this on a page besides its note's mark is an exponent.
_MOST_REPEATS = 2


@dataclass(slots=True)
class Calls:
    """The notes by key, and the marks that call them by line."""

    notes: dict[str, FoundNote] = field(default_factory=dict)
    by_line: dict[int, list[tuple[Mark, str]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, mark: Mark, key: str) -> None:
        """Notes that a mark calls the note of this key."""
        self.by_line[mark.line].append((mark, key))


def pair_feet(
    lines: Sequence[Line], notes: Sequence[FoundNote], marks: Mapping[int, Sequence[Mark]]
) -> tuple[Calls, set[Mark]]:
    """The calls of the notes at the foot of pages, and the marks used up.

    A note belongs to the first mark with its label on its page behind the mark before it, or to one of the page before.
    Marks of the same label on that page call it again, where they cannot be exponents.
    """
    by_page: dict[int, list[Mark]] = defaultdict(list)
    for i in sorted(marks):
        by_page[lines[i].page].extend(marks[i])
    places = {id(mark): at for page in by_page.values() for at, mark in enumerate(page)}
    calls = Calls()
    used: set[Mark] = set()
    last: tuple[int, int] = (-1, -1)
    for number, note in enumerate(notes):
        key = f"foot-{number}"
        calls.notes[key] = note
        mark = _best(by_page, note, used, last, places)
        if mark is None:
            continue
        used.add(mark)
        calls.add(mark, key)
        page = lines[mark.line].page
        last = (page, places[id(mark)])
        if _is_other_note(notes, number, note):
            continue
        others = [m for m in by_page[page] if m not in used and m.label == note.label and m.raised == mark.raised]
        others = [m for m in others if not m.power]
        if len(others) <= _MOST_REPEATS:
            for other in others:
                used.add(other)
                calls.add(other, key)
    return (calls, used)


def _best(
    by_page: Mapping[int, Sequence[Mark]],
    note: FoundNote,
    used: set[Mark],
    last: tuple[int, int],
    places: Mapping[int, int],
) -> Mark | None:
    for page in (note.page, note.page - 1):
        fitting = [m for m in by_page.get(page, ()) if m.label == note.label and m not in used]
        behind = [m for m in fitting if (page, places[id(m)]) > last]
        for choice in (behind, fitting):
            if choice:
                return min(choice, key=lambda m: (m.power, not m.raised, places[id(m)]))
    return None


def _is_other_note(notes: Sequence[FoundNote], number: int, note: FoundNote) -> bool:
    """Whether another note of the page has the same label: then each mark calls its own."""
    return any(n is not note and n.label == note.label and n.page == note.page for n in notes[number + 1 : number + 40])


def pair_lists(calls: Calls, found: Sequence[NoteList]) -> None:
    """Adds the calls of lists of notes."""
    for number, listed in enumerate(found):
        keys: dict[str, str] = {}
        for note in listed.notes:
            key = f"list-{number}-{note.label}"
            keys[note.label] = key
            calls.notes[key] = note
        for mark in listed.marks:
            if mark.label in keys:
                calls.add(mark, keys[mark.label])


def add_lost(calls: Calls, marks: Mapping[int, Sequence[Mark]], used: set[Mark]) -> None:
    """Adds calls without a note for raised marks whose number is just the one missing between their neighbours."""
    numbers = sorted(
        (mark.line, mark.start, int(mark.label))
        for found in calls.by_line.values()
        for mark, _ in found
        if mark.label.isdecimal()
    )
    for mark in [m for found in marks.values() for m in found if m.raised and not m.power and m not in used]:
        if not mark.label.isdecimal():
            continue
        own = int(mark.label)
        at = bisect_left(numbers, (mark.line, mark.start, own))
        if 0 < at < len(numbers) and numbers[at - 1][2] == own - 1 and numbers[at][2] == own + 1:
            calls.add(mark, f"lost-{mark.line}-{mark.start}")
