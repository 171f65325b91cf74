"""Quoted stretches of a note, nested ones inside their outer one, in one pass."""

import re

from footnote_audit.model import Span

# Longer than any title: what stands between two stray marks farther apart is no quotation.
LONGEST_QUOTE = 600
_MARKS = re.compile("[“”„‟«»‹›\"‘’‚']")
_CLOSES = {"”": "“„”", "“": "„", "»": "«", "«": "»", "›": "‹", '"': '"', "’": "‘‚", "‘": "‚", "'": "'"}
_OPENS = frozenset("“„«‹\"‘‚'»”")
_FAR = 6


def quotations(text: str) -> tuple[Span, ...]:
    """The outermost quoted spans, quotation marks included, in order; offsets into `text`."""
    open_marks: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for match in _MARKS.finditer(text):
        mark, at = match.group(), match.start()
        depth = _closed(open_marks, mark, text, at)
        if depth is not None:
            start = open_marks[depth][1]
            del open_marks[depth:]
            if at - start <= LONGEST_QUOTE and at - start > 1:
                pairs.append((start, at + 1))
        elif mark in _OPENS and _may_open(text, at, mark):
            open_marks.append((mark, at))
    return _outermost(pairs)


def _closed(open_marks: list[tuple[str, int]], mark: str, text: str, at: int) -> int | None:
    wanted = _CLOSES.get(mark)
    if wanted is None or not _may_close(text, at, mark):
        return None
    for depth in range(len(open_marks) - 1, max(-1, len(open_marks) - 1 - _FAR), -1):
        if open_marks[depth][0] in wanted:
            return depth
    return None


def _may_open(text: str, at: int, mark: str) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1 : at + 2]
    if mark in "“„«‹‚":
        return bool(after)
    return not before.isalnum() and bool(after) and (after.isalnum() or after in "“„«‘\"'¿¡[(#@$€…")


def _may_close(text: str, at: int, mark: str) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1 : at + 3]
    if mark == '"':
        return not (before.isspace() and after[:1].isalnum())
    if mark not in "’'":
        return True
    if after[:1].isalnum() or before.isspace():
        return False
    # "the workers' rights": a plural's apostrophe is followed by a lower-case word.
    return not (before == "s" and after[:1] == " " and after[1:2].islower())


def _outermost(pairs: list[tuple[int, int]]) -> tuple[Span, ...]:
    found: list[tuple[int, int]] = []
    for start, end in sorted(pairs, key=lambda p: (p[0], -p[1])):
        if not found or start >= found[-1][1]:
            found.append((start, end))
    return tuple(Span(start=s, end=e) for s, e in found)


def masked(text: str, spans: tuple[Span, ...], filler: str = "x") -> str:
    """The text with what stands inside `spans` (their first and last character kept) made `filler`, length unchanged."""  # noqa: E501
    pieces, last = [], 0
    for span in spans:
        pieces += [text[last : span.start + 1], filler * (span.end - span.start - 2), text[span.end - 1 : span.end]]
        last = span.end
    pieces.append(text[last:])
    return "".join(pieces)
