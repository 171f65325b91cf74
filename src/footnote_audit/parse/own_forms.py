"""Works that a grammar of their own tells, put into what the splitting of a note found."""

from collections.abc import Iterator, Sequence
from itertools import islice

from footnote_audit.model import Span
from footnote_audit.parse.author_years import read_author_year
from footnote_audit.parse.broadcasts import MOST, broadcasts
from footnote_audit.parse.films import films
from footnote_audit.parse.german_theses import german_theses
from footnote_audit.parse.law.reading import read_law
from footnote_audit.parse.law.stretches import outside, signal_before
from footnote_audit.parse.note_parts import note_parts
from footnote_audit.parse.part_forms import read_parts
from footnote_audit.parse.segment import Raw, RawKind, Segments
from footnote_audit.text import fold, squeeze

# How far before a work its signal ("See also") may begin.
_REACH = 60
_GIVES_WAY = frozenset({RawKind.WORK, RawKind.TENTATIVE, RawKind.AUTHOR_PAGE})

# What fills a part of the note is neither a talk nor a collection of data that the words in it speak of.
_BEFORE_A_PART = _GIVES_WAY | {RawKind.INTERVIEW, RawKind.DATABASE}


def with_own_forms(segments: Segments, text: str) -> Segments:
    """The segments with each film, broadcast, German thesis, and part of a form of its own, as a work.

    Spans are offsets into `text`.
    """
    plain = fold(text)
    printed = [*islice(films(plain), MOST), *islice(german_theses(plain), MOST), *broadcasts(text)]
    found = [s for s in printed if _fits(s, segments, _GIVES_WAY)]
    parts = tuple(note_parts(text))
    found += [
        s
        for s in read_parts(text, parts)
        if _fits(s, segments, _BEFORE_A_PART) and not any(_overlap(s, f) for f in found)
    ]
    works = set(found)
    found += [
        s
        for s in _author_years(text, parts)
        if _fits(s, segments, _GIVES_WAY) and not any(_overlap(s, f) for f in works)
    ]
    if not found:
        return segments
    raws = [r for r in segments.raws if not any(_overlap(r.span, s) for s in found)]
    for span in sorted(found, key=lambda s: s.start):
        signal = squeeze(signal_before(text[max(0, span.start - _REACH) : span.start])).strip(" ,:([")
        kind = RawKind.WORK if span in works else RawKind.AUTHOR_PAGE
        raws.append(Raw(span=span, kind=kind, signal=signal or None))
    ordered = tuple(sorted(raws, key=lambda r: r.span.start))
    prose = tuple(s for span in segments.commentary for s in outside(plain, span, ordered))
    return Segments(raws=ordered, commentary=prose)


def _author_years(text: str, parts: Sequence[Span]) -> Iterator[Span]:
    """Where the parts of a note are authors with a year and no more, and no law by that name."""
    for part in parts:
        printed = text[part.start : part.end]
        if read_author_year(printed) is not None and read_law(printed) is None:
            yield part


def _fits(span: Span, segments: Segments, giving: frozenset[RawKind]) -> bool:
    """Whether no more than this work stands in its place: a longer work is another one, which names it."""
    inside = [r for r in segments.raws if _overlap(r.span, span)]
    return all(r.kind in giving and span.start <= r.span.start and r.span.end <= span.end + 1 for r in inside)


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end
