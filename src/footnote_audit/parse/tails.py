"""Identifiers that a note prints behind a work belong to it, wherever the splitting of the note let the work end."""

import re
from collections.abc import Sequence

from footnote_audit.model import Span
from footnote_audit.parse.identifiers import take_all
from footnote_audit.parse.segment import Raw, RawKind, Segments

# The numbers that tell a work, and none of their own.
_NUMBERS = frozenset({"ISBN", "ISSN", "PMID", "PMCID", "DOI", "archive-location"})
_BETWEEN = re.compile(r"[\s,.;:()\[\]–—-]{0,4}")
_LETTERS = re.compile(r"\w")
_CUES = re.compile(r"ISBN|ISSN|PMID|PMC\d|PubMed|arXiv|hdl|\bdoi\b|\b10\.\d{4}", re.I)


def with_identifiers(segments: Segments, text: str) -> Segments:
    """The segments, each work with the identifiers that follow it at once; spans are offsets into `text`."""
    if not segments.raws or not _CUES.search(text):
        return segments
    raws = list(segments.raws)
    for at in range(len(raws) - 1, -1, -1):
        raw = raws[at]
        if raw.kind is not RawKind.WORK:
            continue
        limit = raws[at + 1].span.start if at + 1 < len(raws) else len(text)
        end = _end(text, raw.span, limit)
        following = raws[at + 1] if at + 1 < len(raws) else None
        if following is not None and following.kind is RawKind.WORK and _is_number(text, following.span, raw.span.end):
            end = following.span.end
            del raws[at + 1]
        raws[at] = raw._replace(span=Span(start=raw.span.start, end=end))
    prose = tuple(s for span in segments.commentary if (s := _outside(text, span, raws)) is not None)
    return Segments(raws=tuple(raws), commentary=prose)


def _end(text: str, work: Span, limit: int) -> int:
    """Where the last of the identifiers that begin in the work or behind it ends."""
    low = max(work.start, work.end - 60)
    found, _ = take_all(text[low:limit])
    end = work.end
    for identifier in found:
        start, stop = low + identifier.whole.start, low + identifier.whole.end
        if identifier.variable in _NUMBERS and stop > end and (
            start < end or _BETWEEN.fullmatch(text[end:start])
        ):  # fmt: skip
            end = stop
    while end > work.end and text[end : end + 1] == ".":
        end += 1
    return end


def _is_number(text: str, span: Span, before: int) -> bool:
    """Whether a work is nothing but such identifiers, close behind another work."""
    if not _BETWEEN.fullmatch(text[before : span.start]) or ";" in text[before : span.start]:
        return False
    found, rest = take_all(text[span.start : span.end])
    return bool(found) and all(i.variable in _NUMBERS for i in found) and not _LETTERS.search(rest)


def _outside(text: str, span: Span, raws: Sequence[Raw]) -> Span | None:
    """The prose without what a work before it took; None where nothing is left that says something."""
    start = max([span.start, *(r.span.end for r in raws if r.span.start <= span.start < r.span.end)])
    while start < span.end and (text[start].isspace() or text[start] in ",;.:)]"):
        start += 1
    if start == span.start:
        return span
    return Span(start=start, end=span.end) if _LETTERS.search(text[start : span.end]) else None
