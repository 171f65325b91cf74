"""A second look at finished text for marks and lists of notes: for pages and Markdown without notes of their own."""

from bisect import bisect_left, bisect_right
from dataclasses import replace
from itertools import pairwise

from footnote_audit.model import BlockKind
from footnote_audit.read.bodies import plain_body
from footnote_audit.read.flow import Body, Flow, Hidden, hide
from footnote_audit.read.note_lists import find_listings
from footnote_audit.read.unclear_marks import with_unclear_marks


def relist(flow: Flow) -> tuple[Flow, list[Body]] | None:
    """The flow again without marks and lists, where its text holds lists of notes that its marks call."""
    text = flow.text()
    prose = _without_code(text, flow)
    listings = with_unclear_marks(prose, find_listings(prose))
    if not listings:
        return None
    hidden = []
    for number, listing in enumerate(listings):
        hidden.append(Hidden(start=listing.start, end=listing.end))
        hidden += [
            Hidden(start=m.start, end=m.end, key=f"list-{number}-{m.number}", label=m.label) for m in listing.marks
        ]
    masked, callers = hide(text, hidden)
    again = Flow(callers=callers)
    places = _Places(flow.origins)
    before = 0
    for block in flow.blocks:
        again.open(block.kind, level=block.level, separator=text[before : block.start] or "\n\n")
        for start, end in places.runs(block.start, block.end):
            again.write(masked[start:end], places.raw(start))
        before = block.end
    again.close()
    again.calls = [replace(call, raw=places.raw(call.raw) or 0) for call in again.calls]
    bodies = [
        Body(
            key=f"list-{number}-{entry.number}",
            label=entry.label,
            text=plain_body(text[entry.start : entry.end]),
            raw=places.raw(entry.start) or 0,
        )
        for number, listing in enumerate(listings)
        for entry in listing.entries
    ]
    return (again, bodies)


def _without_code(text: str, flow: Flow) -> str:
    """The text with fillers in place of its blocks of code, where brackets are no marks."""
    code = [Hidden(start=block.start, end=block.end) for block in flow.blocks if block.kind is BlockKind.CODE]
    return hide(text, code)[0] if code else text


class _Places:
    """From offsets of a finished flow back to the file."""

    def __init__(self, origins: list[tuple[int, int]]) -> None:
        self._starts = [start for start, _ in origins]
        self._raws = [at for _, at in origins]

    def raw(self, offset: int) -> int | None:
        """The offset in the file of an offset in the flow's text."""
        at = bisect_right(self._starts, offset) - 1
        return None if at < 0 else self._raws[at] + offset - self._starts[at]

    def runs(self, start: int, end: int) -> list[tuple[int, int]]:
        """The stretches of text[start:end] that stand in one piece in the file."""
        first = bisect_right(self._starts, start)
        last = bisect_left(self._starts, end)
        return list(pairwise([start, *self._starts[first:last], end]))
