"""Warnings about printed labels: the same label on two notes, and numbers that do not count up by one."""

from collections.abc import Iterator, Sequence

from footnote_audit.model import ReadWarning, WarningCode
from footnote_audit.read.flow import Body, Call
from footnote_audit.read.labels import ordinal
from footnote_audit.read.raw import Raw


def numbering_warnings(raw: Raw, calls: Sequence[Call], bodies: Sequence[Body]) -> Iterator[ReadWarning]:
    """A warning for each label that two notes share, and for each number out of step with the one before it."""
    printed = _first_calls(calls)
    yield from _repeated(raw, printed, bodies)
    previous: int | None = None
    for call in printed:
        number = ordinal(call.label) if call.label else None
        if number is None:
            continue
        if previous is not None and number not in (previous + 1, previous):
            message = f"note {call.label} follows note {previous}: " + (
                "the numbering starts again" if number == 1 else f"expected {previous + 1}"
            )
            yield raw.warn(WarningCode.NUMBERING_BROKEN, message, call.raw, call.label or "")
        previous = number


def _first_calls(calls: Sequence[Call]) -> list[Call]:
    seen: set[str] = set()
    first = []
    for call in sorted((c for c in calls if c.within is None), key=lambda c: c.offset):
        if call.key not in seen:
            seen.add(call.key)
            first.append(call)
    return first


def _repeated(raw: Raw, printed: Sequence[Call], bodies: Sequence[Body]) -> Iterator[ReadWarning]:
    labels = {call.key: call.label for call in printed}
    seen: dict[str, str] = {}
    for body in bodies:
        label = labels.get(body.key) or body.label
        if label is None:
            continue
        if label in seen and seen[label] != body.key:
            yield raw.warn(WarningCode.LABEL_REPEATED, f"the label {label} stands on two notes", body.raw, label)
        seen[label] = body.key
