"""Marks that only their place among the others tells: what could be a power, and several that print as one number.

Behind mark 7, "abroad.⁸⁹" calls notes 8 and 9, and "57.9¹⁰" note 10, where no other mark calls them; and a number in
brackets that stands once, out of its order, calls its note from a table that was moved.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate

from footnote_audit.read.labels import SUPERSCRIPTS, plain_label
from footnote_audit.read.listed import Listing, MarkSpan

_RAISED = re.compile(f"(?<=\\S)[{SUPERSCRIPTS}]{{1,9}}")
_BRACKETED = re.compile(r"(?<!\n\n)(?<!\A)\[(\d{1,6})\]")
_GLUED = re.compile(r"(?<=[^\s\d])(?<![\d.,][.,])\d{1,9}(?![\w%°]|[.,]\d)")
# So many marks at one place print as one number.
_MOST_TOGETHER = 4


def with_unclear_marks(text: str, listings: tuple[Listing, ...]) -> tuple[Listing, ...]:
    """The lists with the marks that call what was uncalled in them, each list's marks by their place."""
    found = []
    begin = 0
    for listing in listings:
        found.append(_completed(text, listing, begin))
        begin = listing.end
    return tuple(found)


def _completed(text: str, listing: Listing, begin: int) -> Listing:
    called = {mark.number for mark in listing.marks}
    missing = {entry.number: entry.label for entry in listing.entries if entry.number not in called}
    if not missing or not all(entry.label.isdecimal() for entry in listing.entries):
        return listing
    first = text[listing.marks[0].start] if listing.marks else ""
    if first == "[":
        more = list(_once_in_brackets(text[: listing.start], missing, begin))
    elif first in SUPERSCRIPTS or first.isdigit():
        more = list(_in_place(text, listing, missing, begin, _RAISED if first in SUPERSCRIPTS else _GLUED))
    else:
        return listing
    return replace(listing, marks=tuple(sorted((*listing.marks, *more), key=lambda mark: mark.start)))


def _once_in_brackets(text: str, missing: dict[int, str], begin: int) -> Iterator[MarkSpan]:
    numbers = {label: number for number, label in missing.items()}
    found = [match for match in _BRACKETED.finditer(text, begin) if match[1] in numbers]
    times = Counter(match[1] for match in found)
    for match in found:
        if times[match[1]] == 1:
            yield MarkSpan(start=match.start(), end=match.end(), label=match[1], number=numbers[match[1]])


def _in_place(
    text: str, listing: Listing, missing: dict[int, str], begin: int, pattern: re.Pattern[str]
) -> Iterator[MarkSpan]:
    """Numbers between the marks of the notes before and after, equal to a missing label or made of several."""
    marks = sorted(listing.marks, key=lambda mark: mark.number)
    numbers_called = [mark.number for mark in marks]
    ends = list(accumulate((mark.end for mark in marks), max, initial=begin))
    starts = list(accumulate((mark.start for mark in reversed(marks)), min, initial=listing.start))[::-1]
    done: set[int] = set()
    for number in sorted(missing):
        if number in done:
            continue
        place = bisect_left(numbers_called, number)
        for match in pattern.finditer(text, ends[place], max(ends[place], starts[place])):
            numbers = _together(plain_label(match.group()), number, missing)
            at = match.start()
            for one in numbers:
                width = len(missing[one])
                yield MarkSpan(start=at, end=at + width, label=missing[one], number=one)
                at += width
            done.update(numbers)
            if numbers:
                break


def _together(printed: str, first: int, missing: dict[int, str]) -> tuple[int, ...]:
    """The missing numbers from `first` on that print so; none where they do not."""
    for count in range(1, _MOST_TOGETHER + 1):
        numbers = tuple(range(first, first + count))
        if not all(number in missing for number in numbers):
            return ()
        if printed == "".join(missing[number] for number in numbers):
            return numbers
    return ()
