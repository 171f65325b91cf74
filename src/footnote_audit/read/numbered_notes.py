"""Dialects in which the writer numbers the notes: in place, or a mark in the text and the note of that number below.

A line of the table is a dialect. Each has a form that prose does not have by chance, and its numbers must count up from
one; a number in brackets and a list of notes are the business of `listed`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from footnote_audit.read.openers import PARAGRAPH_END, Found

# The longest note that is written in place.
_REACH = 10_000


@dataclass(frozen=True, slots=True)
class _Dialect:
    """Patterns with the number as first group: the mark, and the definition with the note as second group.

    `first` is how the first definition begins: a text without it is not gone through.
    """

    first: str
    mark: re.Pattern[str]
    definition: re.Pattern[str]


_APART = (
    # Textile: text[1], and a paragraph that begins "fn1. ".
    _Dialect(
        "fn1",
        re.compile(r"(?<=\S)\[(\d{1,4})!?\]"),
        re.compile(r"^fn(\d{1,4})\S{0,80}?\.\s+(.+(?:\n(?!\s*\n|fn\d).+)*)", re.M),
    ),
    # jQuery Hover Footnotes (WordPress): text{{1}}, and [[1]]note[[1]].
    _Dialect(
        "[[1]]",
        re.compile(r"\{\{(\d{1,4})\}\}"),
        re.compile(r"\[\[(\d{1,4})\]\]((?:[^\[]|\[(?!\[)){1,5000}?)\[\[\1\]\]"),
    ),
    # JSPWiki: text[1], and a line that begins with [#1].
    _Dialect(
        "[#1]",
        re.compile(r"(?<=\S)[ \t]?\[(\d{1,4})\]"),
        re.compile(r"^\[#(\d{1,4})\][ \t]*(.+(?:\n(?!\s*\n|\[#).+)*)", re.M),
    ),
)
# How the first note of a dialect in brackets begins. One bracket is found far faster than three texts of several signs.
_FIRST = re.compile(r"\[(?:1\.|\[1\]\]|#1\])")
# FD Footnotes (WordPress): text[1. The note.]
_IN_PLACE = re.compile(r"(?<=\S)[ \t]?\[(\d{1,4})\.[ \t]+(?=\S)")


def numbered_notes(text: str) -> tuple[Found, ...]:
    """The notes of the first dialect that the text is written in, with their marks; empty where it is in none."""
    if not _FIRST.search(text) and "\nfn1" not in text and not text.startswith("fn1"):
        return ()
    placed = _in_place(text) if "[1." in text else ()
    if placed:
        return placed
    for dialect in _APART:
        if dialect.first not in text:
            continue
        notes = [m for m in dialect.definition.finditer(text) if m.group(2).strip()]
        if notes and _counts_up([int(m.group(1)) for m in notes]):
            return tuple(_apart(text, dialect, notes))
    return ()


def _in_place(text: str) -> tuple[Found, ...]:
    found: list[Found] = []
    at = 0
    while match := _IN_PLACE.search(text, at):
        at = match.end()
        stop = PARAGRAPH_END.search(text, at, at + _REACH)
        end = _closing(text, at, stop.start() if stop else at + _REACH)
        if end is None or sum(c.isalpha() for c in text[at : end - 1]) < 4:
            continue
        found.append(Found(start=match.start(), end=end, content=(match.end(), end - 1), label=match.group(1)))
        at = end
    return tuple(found) if _counts_up([int(one.label or 0) for one in found]) else ()


def _closing(text: str, start: int, limit: int) -> int | None:
    depth = 1
    for match in re.compile(r"[\[\]]").finditer(text, start, limit):
        depth += 1 if match.group() == "[" else -1
        if depth == 0:
            return match.end()
    return None


def _counts_up(numbers: Sequence[int]) -> bool:
    """Whether the numbers begin at one and none is skipped."""
    seen: set[int] = set()
    for number in numbers:
        if number != 1 and number - 1 not in seen:
            return False
        seen.add(number)
    return bool(numbers)


def _apart(text: str, dialect: _Dialect, notes: Sequence[re.Match[str]]) -> Iterator[Found]:
    held = {m.group(1) for m in notes}
    spans = [(m.start(), m.end()) for m in notes]
    at = 0
    for match in dialect.mark.finditer(text):
        while at < len(spans) and spans[at][1] <= match.start():
            at += 1
        inside = at < len(spans) and spans[at][0] <= match.start()
        if match.group(1) in held and not inside:
            name = match.group(1)
            yield Found(start=match.start(), end=match.end(), content=None, refers=name, label=name)
    for note in notes:
        yield Found(start=note.start(), end=note.end(), content=note.span(2), label=note.group(1), defines=True)
