"""Identifiers that a note prints behind a work belong to it, wherever the splitting of the note let the work end."""

import re
from collections.abc import Sequence

from footnote_audit.model import Span
from footnote_audit.parse.identifiers import HANDLES, Identifier, take_all
from footnote_audit.parse.segment import Raw, RawKind, Segments

# The numbers that tell a work, and none of their own.
_NUMBERS = frozenset({"ISBN", "ISSN", "PMID", "PMCID", "DOI", "archive_location"})
# The identifiers of a work end within so many characters behind it.
_FURTHEST = 400
_BETWEEN = re.compile(r"[\s,.;:()\[\]–—-]{0,4}")
_MAY_BE_NUMBERS = frozenset({RawKind.WORK, RawKind.TENTATIVE})
_LETTERS = re.compile(r"\w")
_CUES = re.compile(r"ISBN|ISSN|PMID|PMC\d|PubMed|arXiv|hdl|\bdoi\b|\b10\.\d{4}", re.I)


def with_identifiers(segments: Segments, text: str) -> Segments:
    """The segments, each work with the identifiers that follow it at once; spans are offsets into `text`."""
    if not segments.raws or not _CUES.search(text):
        return segments
    raws: list[Raw] = []
    for at, raw in enumerate(segments.raws):
        last = raws[-1] if raws else None
        limit = segments.raws[at + 1].span.start if at + 1 < len(segments.raws) else len(text)
        end = raw.span.end
        if raw.kind in _MAY_BE_NUMBERS:
            end = _end(text, raw.span, min(limit, end + _FURTHEST))
        whole = raw._replace(span=Span(start=raw.span.start, end=end))
        if last is not None and last.kind is RawKind.WORK and _is_number(text, whole, last.span.end):
            raws[-1] = last._replace(span=Span(start=last.span.start, end=end))
        else:
            raws.append(whole if raw.kind is RawKind.WORK else raw)
    prose = tuple(s for span in segments.commentary if (s := _outside(text, span, raws)) is not None)
    return Segments(raws=tuple(raws), commentary=prose)


def _end(text: str, work: Span, limit: int) -> int:
    """Where the last of the identifiers that begin in the work or behind it ends."""
    low = max(work.start, work.end - 60)
    found, _ = take_all(text[low:limit])
    end = work.end
    for identifier in found:
        start, stop = low + identifier.whole.start, low + identifier.whole.end
        if _is_alone(identifier) and stop > end and (
            start < end or _BETWEEN.fullmatch(text[end:start])
        ):  # fmt: skip
            end = stop
    while end > work.end and text[end : end + 1] == ".":
        end += 1
    return end


def _is_alone(identifier: Identifier) -> bool:
    """Whether an identifier tells a work by its number alone; a web address may be a work of its own."""
    return identifier.variable in _NUMBERS or identifier.value.startswith(HANDLES)


def _is_number(text: str, raw: Raw, before: int) -> bool:
    """Whether what was taken for a work is nothing but such identifiers, close behind another work."""
    span = raw.span
    between = text[before : span.start]
    if raw.kind not in _MAY_BE_NUMBERS or not _BETWEEN.fullmatch(between) or ";" in between:
        return False
    found, rest = take_all(text[span.start : span.end])
    return bool(found) and all(_is_alone(i) for i in found) and not _LETTERS.search(rest)


def _outside(text: str, span: Span, raws: Sequence[Raw]) -> Span | None:
    """The prose without what a work before it took; None where nothing is left that says something."""
    start = max([span.start, *(r.span.end for r in raws if r.span.start <= span.start < r.span.end)])
    while start < span.end and (text[start].isspace() or text[start] in ",;.:)]"):
        start += 1
    if start == span.start:
        return span
    return Span(start=start, end=span.end) if _LETTERS.search(text[start : span.end]) else None
