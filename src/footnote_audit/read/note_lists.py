"""Every list of notes of a text: at its end, at the ends of its chapters, or at the feet of its pages.

A list pairs with the marks between the list before it and itself. A new list begins where the numbers start again, or
where the mark of the next number stands in the text between. Lists that follow one another at the end, one for each
chapter, share the marks before them, which start again as often. In the middle of a text a list without heading or rule
is believed only where its labels look like nothing else.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from footnote_audit.read.flow import FILLER
from footnote_audit.read.listed import (
    FORMS,
    HEADING,
    RULE,
    Entry,
    Form,
    Listing,
    MarkSpan,
    believed,
    candidate_marks,
    chosen_marks,
    counted_lines,
    entries_of,
    find_listing,
    head_of,
)

_PLAIN_TO_SEE = frozenset(("brackets", "superscripts", "symbols", "letters"))
# A jump of more than this in a list's labels begins another list.
_LOST = 3
_EMPHASIS = re.compile(r"(?<![\w\n])\*\w[^*\n]{0,200}\w\*")


class _Line(NamedTuple):
    match: re.Match[str]
    number: int


@dataclass(frozen=True, slots=True)
class _Way:
    """One form of labels with one kind of mark, and every mark of that kind in order."""

    text: str
    form: Form
    strict: bool
    marks: Sequence[MarkSpan]
    starts: Sequence[int]

    def between(self, start: int, end: int) -> Sequence[MarkSpan]:
        """The marks in text[start:end]."""
        return self.marks[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


def find_listings(text: str) -> tuple[Listing, ...]:
    """The lists that pair most notes with marks, in order of the text; and those of another form beside them."""
    found = _best(text, FORMS)
    if not found:
        return ()
    rest = _masked(text, found)
    if _EMPHASIS.search(rest):
        return found
    used = _form_of(text, found)
    others = tuple(f for f in FORMS if (f.name in ("symbols", "letters")) != (used in ("symbols", "letters")))
    beside = _best(rest, others)
    whole = all({m.number for m in one.marks} == {e.number for e in one.entries} for one in beside)
    return tuple(sorted((*found, *beside), key=lambda one: one.start)) if beside and whole else found


def _best(text: str, forms: Sequence[Form]) -> tuple[Listing, ...]:
    single = find_listing(text, forms)
    best: tuple[Listing, ...] = (single,) if single else ()
    for form in forms:
        lines = _beginnings(text, form)
        for pattern, strict in form.marks if len(lines) > 1 else ():
            taken = {line.match.start(1) for line in lines}
            marks = [m for m in candidate_marks(text, pattern, form) if _label_start(text, m) not in taken]
            way = _Way(text, form, strict, marks, [m.start for m in marks])
            several = _lists(way, _groups(way, lines))
            if _paired(several) > _paired(best):
                best = several
    return best


def _label_start(text: str, mark: MarkSpan) -> int:
    """Where the printed label of a mark begins, behind its bracket."""
    at = mark.start
    while at < mark.end and text[at] in " \t[(":
        at += 1
    return at


def _paired(listings: Sequence[Listing]) -> int:
    return sum(len({m.number for m in one.marks} & {e.number for e in one.entries}) for one in listings)


def _masked(text: str, listings: Sequence[Listing]) -> str:
    """The text with the lists and their marks behind fillers of the same length."""
    spans = sorted((m.start, m.end) for one in listings for m in one.marks) + [(o.start, o.end) for o in listings]
    parts = []
    done = 0
    for start, end in sorted(spans):
        if start >= done:
            parts += [text[done:start], FILLER * (end - start)]
            done = end
    return "".join(parts) + text[done:]


def _form_of(text: str, listings: Sequence[Listing]) -> str:
    """The name of the form whose lines begin the notes of the lists."""
    first = listings[0].entries[0]
    line = text.rfind("\n", 0, first.start) + 1
    return next((f.name for f in FORMS if (m := f.entry.match(text, line)) and m.end() == first.start), "")


def _beginnings(text: str, form: Form) -> list[_Line]:
    """The lines that can begin a note: at a paragraph's start, below another one, or below a heading or rule."""
    counted = counted_lines(text, form)
    if not counted:
        return []
    starts = {match.start(): _Line(match, number) for match, number in counted}
    found = []
    open_list = False
    at = 0
    blank = True
    for line in text.split("\n"):
        if not line.strip(" \t\f\r\u00a0"):
            blank = True
        else:
            begins = starts.get(at)
            if blank or line.startswith("\f"):
                open_list = begins is not None
            open_list |= bool(RULE.fullmatch(line) or HEADING.fullmatch(line))
            if begins is not None and open_list:
                found.append(begins)
            blank = False
        at += len(line) + 1
    return found


def _groups(way: _Way, lines: Sequence[_Line]) -> list[list[_Line]]:
    """The lines in lists: a new one where the numbers start again or their next mark stands between."""
    positions: dict[int, list[int]] = {}
    for mark in way.marks:
        positions.setdefault(mark.number, []).append(mark.start)
    groups: list[list[_Line]] = []
    for line in lines:
        if not groups:
            groups.append([line])
            continue
        last = groups[-1][-1]
        same = positions.get(line.number, [])
        begins = bisect_right(same, last.match.end()) < bisect_left(same, line.match.start())
        if last.number < line.number <= last.number + 1 + _LOST and not begins:
            groups[-1].append(line)
        elif begins or line.number == groups[0][0].number:
            groups.append([line])
    return groups


class _Group(NamedTuple):
    lines: list[_Line]
    head: int
    headed: bool
    entries: tuple[Entry, ...]

    @property
    def end(self) -> int:
        return self.entries[-1].end


def _lists(way: _Way, groups: Sequence[list[_Line]]) -> tuple[Listing, ...]:
    found: list[Listing] = []
    done = 0
    limits = [*(lines[0].match.start() for lines in groups[1:]), None]
    bounded = [_bounded(way, lines, limit) for lines, limit in zip(groups, limits, strict=True)]
    at = 0
    while at < len(bounded):
        stop = at + 1
        while stop < len(bounded) and not way.between(bounded[stop - 1].end, bounded[stop].head):
            if bounded[stop].head - bounded[stop - 1].end > _GAP:
                break
            stop += 1
        cluster = bounded[at:stop]
        made = _paired_lists(way, cluster, done, last=stop == len(bounded))
        if made:
            done = made[-1].end
            found += made
        at = stop
    return tuple(found)


# Between two lists that follow one another stands at most a chapter's name.
_GAP = 200


def _bounded(way: _Way, lines: list[_Line], limit: int | None) -> _Group:
    head, headed = head_of(way.text, lines[0].match.start())
    return _Group(lines, head, headed, entries_of(way.text, lines, limit=limit, indented=limit is None))


def _paired_lists(way: _Way, cluster: Sequence[_Group], start: int, *, last: bool) -> list[Listing]:
    """The lists of a cluster with the marks between `start` and its head; none where they are not believed."""
    before = way.between(start, cluster[0].head)
    series = [before] if len(cluster) == 1 else _series(before, cluster)
    made: list[Listing] = []
    for group, candidates in zip(cluster, series, strict=True):
        entries = group.entries
        if not candidates:
            continue
        marks = chosen_marks(candidates, entries, strict=way.strict)
        headed = group.headed or cluster[0].headed
        credible = headed or last or way.form.name in _PLAIN_TO_SEE
        if marks and credible and believed(marks, entries, headed=headed):
            begin = made[-1].end if made else _above_names(way.text, group.head) if len(cluster) > 1 else group.head
            made.append(Listing(start=begin, end=entries[-1].end, entries=entries, marks=marks))
    return made if len(made) * 2 > len(cluster) else []


def _above_names(text: str, head: int) -> int:
    """Where a run of lists begins: at the heading over the name of the first chapter, where there is one."""
    above = text[max(0, head - 2 * _GAP) : head].rstrip()
    name = above.rpartition("\n")[2]
    start = head_of(text, max(0, head - 2 * _GAP) + len(above) - len(name))
    return start[0] if start[1] and 0 < len(name.strip()) <= _GAP // 2 else head


def _series(marks: Sequence[MarkSpan], cluster: Sequence[_Group]) -> list[Sequence[MarkSpan]]:
    """The marks parted where they start again, one part for each list of the cluster."""
    parts: list[list[MarkSpan]] = [[] for _ in cluster]
    known = [{line.number for line in group.lines} for group in cluster]
    at = 0
    reached = 0
    for mark in marks:
        first = min(known[at + 1]) if at + 1 < len(cluster) else None
        if mark.number == first and reached > first and reached * 2 >= max(known[at]):
            at += 1
            reached = 0
        parts[at].append(mark)
        reached = max(reached, mark.number if mark.number in known[at] else 0)
    return list(parts)
