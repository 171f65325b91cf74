"""Warnings about printed labels: the same label on two notes, and numbers that do not count up by one."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from footnote_audit.model import ReadWarning, WarningCode
from footnote_audit.read.flow import Body, Call
from footnote_audit.read.labels import letter_number, ordinal
from footnote_audit.read.raw import Raw


def numbering_warnings(raw: Raw, calls: Sequence[Call], bodies: Sequence[Body]) -> Iterator[ReadWarning]:
    """A warning for each label that two notes share, and for each number out of step with the one before it.

    Where the numbers start again, as they do in every chapter of a book or on every page, one warning says so and how
    often; labels are then compared within a chapter only.
    """
    printed = _first_calls(calls)
    lettered = all(letter_number(call.label) for call in printed if call.label)
    number_of = letter_number if lettered else ordinal
    numbers = [number_of(call.label) if call.label else None for call in printed]
    chapters = _chapters(numbers)
    yield from _repeated(raw, printed, chapters, bodies)
    previous: int | None = None
    chapter = 0
    for call, number, in_chapter in zip(printed, numbers, chapters, strict=True):
        if number is None:
            continue
        if in_chapter != chapter and in_chapter == 1:
            message = f"note {call.label} follows note {previous}: the numbering starts again"
            message += f", {chapters[-1]} times in all" if chapters[-1] > 1 else ""
            yield raw.warn(WarningCode.NUMBERING_BROKEN, message, call.raw, call.label or "")
        elif in_chapter == chapter and previous is not None and number not in (previous + 1, previous):
            message = f"note {call.label} follows note {previous}: expected {previous + 1}"
            yield raw.warn(WarningCode.NUMBERING_BROKEN, message, call.raw, call.label or "")
        previous, chapter = number, in_chapter


def _chapters(numbers: Sequence[int | None]) -> list[int]:
    """For each mark how often the numbers have started again at one before it.

    One after one is a chapter of a single note only where others start again beyond doubt; else it is a slip.
    """
    counted = [n for n in numbers if n is not None]
    restarts = any(after == 1 < before for before, after in pairwise(counted))
    found = []
    chapter = previous = 0
    for number in numbers:
        if number is not None:
            chapter += restarts and number == 1 and previous > 0
            previous = number
        found.append(chapter)
    return found


def _first_calls(calls: Sequence[Call]) -> list[Call]:
    seen: set[str] = set()
    first = []
    for call in sorted((c for c in calls if c.within is None), key=lambda c: c.offset):
        if call.key not in seen:
            seen.add(call.key)
            first.append(call)
    return first


def _repeated(
    raw: Raw, printed: Sequence[Call], chapters: Sequence[int], bodies: Sequence[Body]
) -> Iterator[ReadWarning]:
    labels = {call.key: call.label for call in printed}
    places = {call.key: chapter for call, chapter in zip(printed, chapters, strict=True)}
    seen: dict[tuple[int, str], str] = {}
    chapter = 0
    for body in bodies:
        label = labels.get(body.key) or body.label
        if label is None:
            continue
        chapter = places.get(body.key, chapter)
        if seen.setdefault((chapter, label), body.key) != body.key:
            yield raw.warn(WarningCode.LABEL_REPEATED, f"the label {label} stands on two notes", body.raw, label)
