"""Works that the file itself records (citation templates, .bib entries, element-citations): taken as they are."""

import re
from collections.abc import Sequence

from footnote_audit.model import EmbeddedItem, Span
from footnote_audit.parse.segment import Raw, RawKind, Segments, split_note
from footnote_audit.parse.signals import SIGNAL
from footnote_audit.text import fold, squeeze

_SAYS_SOMETHING = re.compile(r"[^\W\d_]{2,}\W+[^\W\d_]{2,}")
# How far before a record its signal ("See also") may begin.
_REACH = 60


def split_recorded(text: str, items: Sequence[EmbeddedItem]) -> Segments:
    """The records at their places, and what the rest of the note cites or says; spans are offsets into `text`."""
    rest = list(text)
    raws = []
    for item in items:
        at = max(0, item.start - _REACH)
        signal = _signal(text[at : item.start])
        start = item.start - len(signal)
        rest[start : item.end] = " " * (item.end - start)
        raws.append(
            Raw(
                span=Span(start=item.start, end=item.end),
                kind=RawKind.RECORDED,
                signal=squeeze(signal).strip(" ,:") or None,
                record=item,
            )
        )
    left = split_note("".join(rest))
    prose = tuple(s for s in left.commentary if _SAYS_SOMETHING.search(text, s.start, s.end))
    return Segments(raws=tuple(sorted((*left.raws, *raws), key=lambda r: r.span.start)), commentary=prose)


def _signal(before: str) -> str:
    """The signal that `before` ends with, as printed, white space included; "" without one."""
    for match in SIGNAL.finditer(fold(before)):
        if not before[match.end() :].strip(" ,:"):
            return before[match.start() :]
    return ""
