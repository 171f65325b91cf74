"""Lists of notes at the end of a document or of its chapters, paired with the marks before them."""

from collections.abc import Sequence
from dataclasses import dataclass

from footnote_audit.read.listed import HEADING
from footnote_audit.read.pdf.feet import FoundNote
from footnote_audit.read.pdf.lines import Line
from footnote_audit.read.pdf.marks import Head, Mark, head_of

# The share of a list's notes that must have a mark before it is believed: half under a heading, more without one.
_SHARE_HEADED = 0.5
_SHARE_BARE = 0.75
# How many labels in a row may be missing.
_LOST = 3
# Labels of one list are aligned at their left or right, give or take so many sizes.
_ALIGNED = 1.6
# The space after the last note, in sizes.
_CLEAR = 2.4


@dataclass(slots=True)
class _Chain:
    """Lines that begin with labels counting up from one."""

    heads: list[tuple[int, Head]]
    headed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteList:
    """A list of notes with the marks that call them; `taken` are the lines it stands on, its heading included."""

    notes: list[FoundNote]
    marks: list[Mark]
    taken: list[int]


def find_lists(lines: Sequence[Line], order: Sequence[int], marks: Sequence[Mark]) -> list[NoteList]:
    """The lists of notes among the lines, whose numbers in reading order are `order`; `marks` have no notes yet."""
    chains = _chains(lines, order)
    position = {i: at for at, i in enumerate(order)}
    found: list[NoteList] = []
    runs = {
        True: _mark_runs([m for m in marks if m.label.isdigit() and m.raised]),
        False: _mark_runs([m for m in marks if m.label.isdigit() and not m.raised]),
    }
    taken = {True: 0, False: 0}
    for at, chain in enumerate(chains):
        following = chains[at + 1].heads[0][0] if at + 1 < len(chains) else None
        for raised in (True, False):
            index = _calling(chain, runs[raised], taken[raised], position)
            if index is not None:
                taken[raised] = index + 1
                found.append(_note_list(lines, order, chain, runs[raised][index], position, following))
                break
    return found


def _chains(lines: Sequence[Line], order: Sequence[int]) -> list[_Chain]:
    chains: list[_Chain] = []
    for at, i in enumerate(order):
        head = head_of(lines[i])
        if head is None or head.number is None or not head.label.isdigit():
            continue
        for chain in reversed(chains[-4:]):
            last_line, last = chain.heads[-1]
            if (
                last.number is not None
                and last.number < head.number <= last.number + _LOST
                and _alike(lines[last_line], last, lines[i], head)
            ):
                chain.heads.append((i, head))
                break
        else:
            if head.number == 1:
                headed = at > 0 and any(HEADING.fullmatch(lines[k].text.strip()) for k in order[max(0, at - 3) : at])
                chains.append(_Chain([(i, head)], headed))
    return chains


def _alike(first: Line, a: Head, second: Line, b: Head) -> bool:
    return a.raised == b.raised and (
        abs(first.left - second.left) <= _ALIGNED * first.size or first.page != second.page
    )


def _mark_runs(marks: Sequence[Mark]) -> list[list[Mark]]:
    """The marks in runs that count up from one, each mark that comes again in the run it belongs to."""
    runs: list[list[Mark]] = []
    last = 0
    numbers = [int(mark.label) for mark in marks]
    for at, (mark, number) in enumerate(zip(marks, numbers, strict=True)):
        following = numbers[at + 1] if at + 1 < len(numbers) else None
        restarts = number == 1 and (last != 1 or following == 2) and not (last > 1 and following == last + 1)
        if number == 1 and (not runs or restarts):
            runs.append([mark])
            last = 1
        elif runs and last < number <= last + _LOST:
            runs[-1].append(mark)
            last = number
        elif runs and number <= last and not mark.power:
            runs[-1].append(mark)
    return runs


def _calling(chain: _Chain, runs: Sequence[Sequence[Mark]], first: int, position: dict[int, int]) -> int | None:
    """Which run of marks, from `first` on, calls the notes of a list."""
    numbers = {head.number for _, head in chain.heads}
    begin = position[chain.heads[0][0]]
    share = _SHARE_HEADED if chain.headed else _SHARE_BARE
    if len(numbers) < 2 and not chain.headed:
        return None
    for index in range(first, len(runs)):
        if position.get(runs[index][0].line, begin) >= begin:
            return None
        called = {int(m.label) for m in runs[index] if position.get(m.line, begin) < begin}
        if len(called & numbers) >= share * len(numbers):
            return index
    return None


def _note_list(
    lines: Sequence[Line],
    order: Sequence[int],
    chain: _Chain,
    marks: Sequence[Mark],
    position: dict[int, int],
    following: int | None,
) -> NoteList:
    notes = []
    begin = position[chain.heads[0][0]]
    limit = position[following] if following is not None else len(order)
    starts = [position[i] for i, _ in chain.heads]
    ends = [*starts[1:], _end(lines, order, starts[-1], max(limit, starts[-1] + 1))]
    for (i, head), start, end in zip(chain.heads, starts, ends, strict=True):
        pieces = [(i, head.end), *((k, 0) for k in order[start + 1 : end])]
        notes.append(FoundNote(label=head.label, number=head.number, page=lines[i].page, pieces=pieces))
    while begin > 0 and HEADING.fullmatch(lines[order[begin - 1]].text.strip()):
        begin -= 1
    before = [m for m in marks if position.get(m.line, begin) < begin]
    return NoteList(notes=notes, marks=before, taken=list(order[begin : ends[-1]]))


def _end(lines: Sequence[Line], order: Sequence[int], start: int, limit: int) -> int:
    """Where the last note of a list ends: at a wider space, another size, or the document's end."""
    at = start + 1
    while at < limit:
        above, line = lines[order[at - 1]], lines[order[at]]
        if abs(line.size - above.size) > 0.08 * above.size:
            break
        if line.page == above.page and above.base - line.base > _CLEAR * line.size:
            break
        at += 1
    return at
