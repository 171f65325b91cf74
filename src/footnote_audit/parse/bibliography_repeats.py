"""Brackets in the running text that repeat the citation before: "(ibid.: 14)", "(ebd., S. 14)", "(там же, с. 14)"."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from footnote_audit.model import CitationItem, CslItem, Position, Span
from footnote_audit.parse.short_forms import cited_place

_REPEATED = re.compile(
    r"[(\[]\s*(ibid(?:em)?\b|ebd\b|ebenda\b|a\.\s?a\.\s?O|там\s+же\b|tam\s+zhe\b)\.?\s*([,:]?[^()\[\]]{0,40})[)\]]",
    re.I,
)
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
            place = cited_place(match[2].strip()) if match[2].strip() else (None, None)
            if entry is not None and (place[0] or not match[2].strip(" .,:")):
                span = Span(start=match.start(), end=match.end())
                yield span, [_item(match[1], span, entry, place)]


def _item(marker: str, span: Span, entry: str, place: tuple[str | None, str | None]) -> CitationItem:
    position = Position.IBID_WITH_LOCATOR if place[0] else Position.IBID
    return CitationItem(
        id="t", item=CslItem(id="t"), position=position, span=span, confidence=0.8, marker=marker, refers_to=entry,
        locator=place[0], label=place[1],
    )  # fmt: skip
