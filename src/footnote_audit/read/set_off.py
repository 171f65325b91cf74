"""Notes set off in square brackets by their name, as Project Gutenberg prints them: `[Footnote 1: The note.]`

A note with a label, in a paragraph of its own, belongs to the marks `[1]` that stand before it and after the last note
of the same label; where such notes stand together for several chapters, each has one of the marks in their order. A
note that stands inside running text is called where it stands.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from footnote_audit.read.listed import Entry, MarkSpan

_NAME = (
    r"foot[- ]?note|fu(?:ß|ss)note|anmerkung|note de bas de page|note|nota(?: al pie)?|voetnoot|fotnot|alaviite|"
    r"сноска|примечание|przypis|nota de rodapé|nota a piè di pagina"
)
_LABEL = r"\d{1,6}|[A-Za-z]{1,2}|[ivxlcIVXLC]{1,8}|[*†‡§¶‖#]{1,4}"
# Without a label, "[Note: …]" is a remark of the editor's.
_CERTAIN = re.compile(r"foot|fu(?:ß|ss)|note de|nota (?:al|de|a)|voet|fot|ala|сноск|przypis", re.I)
_OPENING = re.compile(rf"\[({_NAME})(?:[ \t]+\(?({_LABEL})\)?)?[ \t]*[:.][ \t]*(?=\S)", re.I)
_MARK = re.compile(rf"(?<=\S)[ \t]?(?:\[({_LABEL})\]|\{{({_LABEL})\}}|\(({_LABEL})\))")
_BRACKET = re.compile(r"[\[\]]|\n[ \t]*\n(?=[ \t]*\[(?:" + _NAME + r")\b)", re.I)
# The longest note looked through for its closing bracket.
_REACH = 30_000
_UNLABELLED = "*"


@dataclass(frozen=True, slots=True)
class SetOff:
    """A note in brackets: the offsets of the whole, the note itself, its marks; none where it is called in place."""

    start: int
    end: int
    entry: Entry
    marks: tuple[MarkSpan, ...]
    in_place: bool


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    text: tuple[int, int]
    label: str | None
    inside: bool


def find_set_off(text: str) -> tuple[SetOff, ...]:
    """The notes in brackets in the order of the text, each with the marks that call it."""
    found = _brackets(text)
    if not found:
        return ()
    marks = _marks(text, found)
    owned = _owners(found, marks)
    return tuple(_set_off(number, one, owned.get(number, ())) for number, one in enumerate(found, 1))


def _set_off(number: int, found: _Found, marks: Sequence[MarkSpan]) -> SetOff:
    entry = Entry(label=found.label or "", number=number, start=found.text[0], end=found.text[1])
    return SetOff(found.start, found.end, entry, tuple(marks), in_place=found.inside and not marks)


def _brackets(text: str) -> list[_Found]:
    found = []
    done = 0
    for match in _OPENING.finditer(text):
        if match.start() < done or (match.group(2) is None and not _CERTAIN.match(match.group(1))):
            continue
        close = _closing(text, match)
        line = text.rfind("\n", 0, match.start()) + 1
        inside = bool(text[line : match.start()].strip())
        end = close + (text[close : close + 1] == "]")
        found.append(_Found(match.start(), end, (match.end(), close), match.group(2), inside))
        done = end
    return found


def _closing(text: str, match: re.Match[str]) -> int:
    """Where the note ends: at its own closing bracket; without one at the end of its paragraph."""
    depth = 1
    for edge in _BRACKET.finditer(text, match.end(), match.end() + _REACH):
        depth += {"[": 1, "]": -1}.get(edge.group(), -depth)
        if depth <= 0:
            if edge.group() == "]":
                return edge.start()
            break
    end = re.compile(r"\n[ \t]*\n").search(text, match.end())
    return end.start() if end else len(text)


def _marks(text: str, found: Sequence[_Found]) -> dict[str, list[MarkSpan]]:
    """The marks outside the notes, by their label."""
    wanted = {one.label or _UNLABELLED for one in found}
    starts = [one.start for one in found]
    marks: dict[str, list[MarkSpan]] = {}
    for match in _MARK.finditer(text):
        label = next(group for group in match.groups() if group)
        at = bisect_left(starts, match.start())
        if label in wanted and not (at and match.start() < found[at - 1].end):
            mark = MarkSpan(start=match.start(), end=match.end(), label=label, number=0)
            marks.setdefault(label, []).append(mark)
    return marks


def _owners(found: Sequence[_Found], marks: dict[str, list[MarkSpan]]) -> dict[int, list[MarkSpan]]:
    """The marks of each note by its number from 1."""
    by_label: dict[str, list[tuple[int, int]]] = {}
    for number, one in enumerate(found, 1):
        by_label.setdefault(one.label or _UNLABELLED, []).append((number, one.start))
    owned: dict[int, list[MarkSpan]] = {}
    for label, notes in by_label.items():
        _share(notes, marks.get(label, []), owned)
    return owned


def _share(notes: Sequence[tuple[int, int]], marks: Sequence[MarkSpan], owned: dict[int, list[MarkSpan]]) -> None:
    """Gives each note of one label its marks: those before it, or one each where the notes stand together."""
    starts = [start for _, start in notes]
    before: list[list[MarkSpan]] = [[] for _ in notes]
    for mark in marks:
        before[min(bisect_left(starts, mark.start), len(notes) - 1)].append(mark)
    waiting: list[int] = []
    for at in range(len(notes) - 1, -1, -1):
        waiting.append(notes[at][0])
        if not before[at]:
            continue
        numbers = waiting[::-1]
        if len(numbers) == 1:
            owned[numbers[0]] = before[at]
        else:
            for number, mark in zip(numbers, before[at], strict=False):
                owned[number] = [mark]
            owned[numbers[-1]] += before[at][len(numbers) :] if len(before[at]) > len(numbers) else []
        waiting = []
