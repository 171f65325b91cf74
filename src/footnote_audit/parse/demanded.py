"""Works that were taken for prose, found by the short forms that need them ("Marlow, op. cit.": she was cited)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from footnote_audit.model import Citation, CitationItem, Position, Span
from footnote_audit.names import sort_name
from footnote_audit.parse.evidence import LONGEST_CITATION, prose_words
from footnote_audit.parse.quotes import masked, quotations
from footnote_audit.parse.segment import Raw, RawKind, Segments
from footnote_audit.parse.signals import SIGNAL
from footnote_audit.text import fold, key

# A short form read with this confidence or less stands on a guess.
_GUESSED = 0.6
# Two stretches this near stand together.
_GAP = 2
# A word in more stretches of prose than this finds none of them.
_MOST_SHARED = 40
_ADDRESS = re.compile(r"https?://\S+")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


def demanded(citations: Sequence[Citation], texts: Sequence[str]) -> dict[int, tuple[Span, ...]]:
    """For each note, by its place from 0, the stretches of prose that a later short form needs as a work."""
    needing = [(at, item) for at, c in enumerate(citations) for item in c.items if _needs(item)]
    if not needing:
        return {}
    prose = _Prose(citations, texts)
    found: dict[int, dict[int, Span]] = {}
    for at, item in needing:
        for note, span in prose.before(at, item):
            found.setdefault(note, {})[span.start] = span
    return {note: _apart(spans.values()) for note, spans in found.items()}


def _apart(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, without those that another one overlaps."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, s.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)


def _needs(item: CitationItem) -> bool:
    """Whether a short form leads nowhere, or was led over notes without a work."""
    if item.position is Position.FIRST or not item.marker:
        return False
    is_ibid = item.position in (Position.IBID, Position.IBID_WITH_LOCATOR)
    return not (item.refers_to or item.candidates) or (is_ibid and item.confidence <= _GUESSED)


class _Prose:
    """The stretches of prose that may be works, by the words they print."""

    def __init__(self, citations: Sequence[Citation], texts: Sequence[str]) -> None:
        self._notes = [
            [s for s in _stretches(c.commentary) if _may_cite(text[s.start : s.end])]
            for c, text in zip(citations, texts, strict=True)
        ]
        self._empty = [not c.items for c in citations]
        self._by_word: dict[str, list[tuple[int, Span, str]]] = {}
        for note, spans in enumerate(self._notes):
            for span in spans:
                plain = key(texts[note][span.start : span.end])
                for word in dict.fromkeys(plain.split()):
                    shared = self._by_word.setdefault(word, [])
                    if len(shared) <= _MOST_SHARED:
                        shared.append((note, span, f" {plain} "))

    def before(self, at: int, item: CitationItem) -> Iterator[tuple[int, Span]]:
        """The stretch that a short form in note `at` needs: the first before it that prints its names or title."""
        if item.position in (Position.IBID, Position.IBID_WITH_LOCATOR):
            if at and self._empty[at - 1]:
                yield from ((at - 1, span) for span in self._notes[at - 1][-1:])
            return
        names = [sort_name(n).split()[-1:] for n in item.item.author]
        wanted = [key(w) for parts in names for w in parts] or [key(item.item.title or "")]
        words = [word for phrase in wanted for word in phrase.split()]
        if words:
            near = min((self._by_word.get(word, []) for word in words), key=len)
            fitting = [(n, s) for n, s, plain in near if n < at and all(f" {w} " in plain for w in wanted)]
            # Of one note the shortest: two sentences are taken for one work only where neither alone fits.
            yield from sorted(fitting, key=lambda found: (found[0], found[1].end - found[1].start))[:1]


def _stretches(prose: Sequence[Span]) -> list[Span]:
    """Each stretch of prose, and each two that stand together: a title may hold a stop."""
    pairs = [Span(start=a.start, end=b.end) for a, b in pairwise(prose) if b.start - a.end <= _GAP]
    return sorted([*prose, *pairs], key=lambda s: (s.start, s.end))


def _may_cite(printed: str) -> bool:
    """Whether prose has the look of a citation: a signal, a quoted title, or commas and a year, and no finite verbs."""
    if len(printed) > LONGEST_CITATION:
        return False
    quoted = quotations(printed)
    plain = _ADDRESS.sub("", fold(masked(printed, quoted)))
    signal = SIGNAL.match(plain)
    listed = plain.count(",") >= 2 and _YEAR.search(plain) is not None
    return bool(signal or quoted or listed) and prose_words(plain[signal.end() if signal else 0 :]) <= 1


def with_demanded(segments: Segments, spans: Sequence[Span], text: str) -> Segments:
    """The segments with these stretches of prose as works, a signal before each taken off."""
    raws = list(segments.raws)
    plain = fold(text)
    for span in spans:
        signal = SIGNAL.match(plain, span.start, span.end)
        at = signal.end() if signal else span.start
        shown = text[span.start : at].strip(" ,:") if signal else None
        raws.append(Raw(span=Span(start=at, end=span.end), kind=RawKind.WORK, signal=shown))
    prose = tuple(s for s in segments.commentary if not any(n.start <= s.start < n.end for n in spans))
    return Segments(raws=tuple(sorted(raws, key=lambda r: r.span.start)), commentary=prose)
