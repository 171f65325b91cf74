"""Lists of notes at the end of a document or of its chapters, paired with the marks before them."""

import re
from bisect import bisect_right
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
_WORD = re.compile(r"[^\W\d_]{2}")
# Notes are set smaller than the text by at least this share, if at all.
_SMALLER = 0.97
# No more lists and runs of marks are set against each other, so that costs stay bounded.
_MOST = 300
# The space after the last note, in sizes.
_CLEAR = 2.4


@dataclass(slots=True)
class _Chain:
    """Lines that begin with labels counting up from one."""

    heads: list[tuple[int, Head]]
    headed: bool
    opening: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteList:
    """A list of notes with the marks that call them; `taken` are the lines it stands on, its heading included."""

    notes: list[FoundNote]
    marks: list[Mark]
    taken: list[int]


def find_lists(lines: Sequence[Line], order: Sequence[int], marks: Sequence[Mark], size: float) -> list[NoteList]:
    """The lists of notes among the lines, whose numbers in reading order are `order`; `marks` have no notes yet.

    `size` is that of the running text. A list and a run of marks that count up from one belong together where the
    marks stand before the list and call most of it; of several such pairs, those with the most notes are taken.
    """
    position = {i: at for at, i in enumerate(order)}
    chains = _chains(lines, order)
    heads = {i for chain in chains for i, _ in chain.heads}
    ends = _ends(lines, order, chains, position)
    eligible = [at for at, chain in enumerate(chains) if _may_be_notes(lines, order, chain, size, ends[at])][-_MOST:]
    found: list[tuple[int, NoteList]] = []
    forms: dict[str, list[Mark]] = {form: [] for form in ("raised", "[", "(")}
    for mark in marks:
        if mark.label.isdecimal() and (mark.start > 0 or mark.line not in heads):
            opening = "raised" if mark.raised else lines[mark.line].text[mark.start]
            forms[opening if opening in forms else "raised"].append(mark)
    for form, free in forms.items():
        done = {at for at, _ in found}
        fitting = [(at, chains[at]) for at in eligible if at not in done and _may_call(form, chains[at])]
        runs = _mark_runs(free)[-_MOST:]
        for at, run in _best_pairs(fitting, runs, position):
            found.append((at, _note_list(lines, order, chains[at], runs[run], position, ends[at])))
    return [listed for _, listed in sorted(found, key=lambda pair: pair[0])]


def _may_call(form: str, chain: _Chain) -> bool:
    """Whether marks of a form can call a list: raised ones any, those in brackets a list like them or one of notes."""
    return form in ("raised", chain.opening) or (form == "[" and chain.headed)


def _may_be_notes(lines: Sequence[Line], order: Sequence[int], chain: _Chain, size: float, end: int) -> bool:
    """Whether a list stands where notes do: under their heading, in small print, or at the document's end."""
    worded = sum(1 for i, head in chain.heads if _WORD.search(lines[i].text, head.end))
    if worded * 4 < len(chain.heads) * 3:
        return False
    if chain.headed:
        return True
    small = lines[chain.heads[0][0]].size < size * _SMALLER
    return len(chain.heads) > 1 and (small or chain.opening == "[" or end == len(order))


def _ends(lines: Sequence[Line], order: Sequence[int], chains: Sequence[_Chain], position: dict[int, int]) -> list[int]:
    """The place in `order` behind the last note of each list."""
    starts = sorted(position[chain.heads[0][0]] for chain in chains)
    found = []
    for chain in chains:
        last = position[chain.heads[-1][0]]
        following = bisect_right(starts, last)
        limit = starts[following] if following < len(starts) else len(order)
        found.append(_end(lines, order, last, max(limit, last + 1)))
    return found


def _best_pairs(
    chains: Sequence[tuple[int, _Chain]], runs: Sequence[Sequence[Mark]], position: dict[int, int]
) -> list[tuple[int, int]]:
    """Lists and the runs of marks that call them, both in the document's order."""
    called = [[(position.get(m.line, 0), int(m.label)) for m in run] for run in runs]
    pairs = []
    for at, chain in chains:
        numbers = {head.number for _, head in chain.heads}
        begin = position[chain.heads[0][0]]
        share = (_SHARE_HEADED if chain.headed else _SHARE_BARE) * len(numbers)
        for run, places in enumerate(called):
            if places[0][0] >= begin:
                break
            common = len({number for place, number in places if place < begin} & numbers)
            if common and common >= share:
                pairs.append((-common, at, run))
    taken: list[tuple[int, int]] = []
    for _, at, run in sorted(pairs):
        if all((at < a and run < r) or (at > a and run > r) for a, r in taken):
            taken.append((at, run))
    return taken


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
                chains.append(_Chain([(i, head)], headed, lines[i].text[:1]))
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


def _note_list(
    lines: Sequence[Line],
    order: Sequence[int],
    chain: _Chain,
    marks: Sequence[Mark],
    position: dict[int, int],
    end: int,
) -> NoteList:
    notes = []
    begin = position[chain.heads[0][0]]
    starts = [position[i] for i, _ in chain.heads]
    ends = [*starts[1:], end]
    for (i, head), start, stop in zip(chain.heads, starts, ends, strict=True):
        pieces = [(i, head.end), *((k, 0) for k in order[start + 1 : stop])]
        notes.append(FoundNote(label=head.label, number=head.number, page=lines[i].page, pieces=pieces))
    while begin > 0 and HEADING.fullmatch(lines[order[begin - 1]].text.strip()):
        begin -= 1
    before = [m for m in marks if position.get(m.line, begin) < begin]
    return NoteList(notes=notes, marks=before, taken=list(order[begin:end]))


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
