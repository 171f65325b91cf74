"""What repeats the citation before in brackets of the text: "(ibid.: 14)", "(там же, с. 14)", "(ebd.; Doe 2018)"."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from footnote_audit.model import CitationItem, CslItem, Position, Span
from footnote_audit.parse.short_forms import cited_place

_MARKER = r"(ib[ií]d(?:em)?\b|ebd\b|ebenda\b|a\.\s?a\.\s?O|там\s+же\b|tam\s+zhe\b)"
_REPEATED = re.compile(rf"[(\[]\s*{_MARKER}\.?\s*([,:]?[^()\[\];]{{0,40}})[)\]]", re.I)
# The same between the semicolons of a bracket.
_PART = re.compile(rf"(?<=[(\[;])\s*{_MARKER}\.?[ ]?([,:]?[^()\[\];]{{0,40}})(?=[;)\]])", re.I)
# The citation that is repeated stands no further back: a page or so.
_REACH = 3000

Found = tuple[Span, list[CitationItem]]


def repeats(plain: str, stretches: Iterable[tuple[int, int]], found: Sequence[Found]) -> Iterator[Found]:
    """The repeating brackets of folded text; one that follows no citation of a single entry is none.

    `found` are the citations in order, those that fit no entry among them: what follows one of these repeats that.
    """
    starts = [span.start for span, _ in found]
    for start, end in stretches:
        for match in _REPEATED.finditer(plain, start, end):
            at = bisect_left(starts, match.start()) - 1
            meant = {item.refers_to for item in found[at][1]} if at >= 0 else set()
            entry = meant.pop() if len(meant) == 1 and match.start() - starts[at] <= _REACH else None
            place = _place(match)
            if entry is not None and place is not None:
                span = Span(start=match.start(), end=match.end())
                yield span, [_item(match[1], span, entry, place)]


def is_repeat(part: str) -> bool:
    """Whether a part of a bracket, told apart by semicolons, repeats a citation: "ibid.: 15"."""
    match = _PART.fullmatch(f"({part.strip()})", 1, len(part.strip()) + 1)
    return match is not None and _place(match) is not None


def with_repeats(plain: str, found: Sequence[Found]) -> Iterator[Found]:
    """The citations in order, those of one bracket joined by what repeats there: "(ibid.: 15; Doe 2018)"."""
    last: Found | None = None
    for span, items in found:
        joined = list(items)
        for match in _PART.finditer(plain, span.start, span.end):
            before = [i for i in joined if i.span.end <= match.start()][-1:]
            near = last is not None and span.start - last[0].start <= _REACH
            meant = {i.refers_to for i in before or (last[1] if last and near else ())}
            entry = meant.pop() if len(meant) == 1 else None
            place = _place(match)
            if entry is not None and place is not None:
                start = match.start(1)
                repeat = _item(match[1], Span(start=start, end=start + len(match[0].strip())), entry, place)
                joined = sorted([*joined, repeat], key=lambda i: i.span.start)
        last = (span, joined)
        yield last


def _place(match: re.Match[str]) -> tuple[str | None, str | None] | None:
    """The cited place behind the marker, (None, None) where nothing follows it; None where other words do."""
    place = cited_place(match[2].strip()) if match[2].strip() else (None, None)
    return place if place[0] or not match[2].strip(" .,:") else None


def _item(marker: str, span: Span, entry: str, place: tuple[str | None, str | None]) -> CitationItem:
    position = Position.IBID_WITH_LOCATOR if place[0] else Position.IBID
    return CitationItem(
        id="t", item=CslItem(id="t"), position=position, span=span, confidence=0.8, marker=marker, refers_to=entry,
        locator=place[0], label=place[1],
    )  # fmt: skip
