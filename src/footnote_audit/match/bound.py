"""Which of several figures of one sentence a claim means: each is bound to the names, words and dates close to it.

"Exports reached 7 million tonnes in 2003 and 9 million in 2004" tells two facts, as does "Ostrava has 7 boats, Brno 9".
The sentence is parted between its figures; what stands before the first is said of all of them.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from footnote_audit.match.words import Word, words
from footnote_audit.model import Span, Value, ValueKind
from footnote_audit.values import Comparison, compare

# What a word beside one figure speaks for the claim or against it. A name or a date of its own tells most; of a lower
# case word that the claim lacks little follows. Each kind of miss counts up to its limit.
NAME_MET = 2.0
WORD_MET = 0.5
NAME_MISSED = (-1.0, -2.0)
WORD_MISSED = (-0.2, -0.6)
# What stands before the first figure is mostly said of all of them.
LEADING_NAME_MISSED = (-0.3, -0.6)
LEADING_WORD_MISSED = (-0.1, -0.2)
DATE_MET = 2.0
# Figures whose scores are this close are bound alike; from this distance on the others are ruled out.
ALIKE = 0.15
RULED_OUT = 0.45
# In parts of more words than this only a name or a date rules out.
PARALLEL = 7
RULED_OUT_IN_PROSE = 1.5
# Characters behind the last figure that still speak of it alone.
TRAILING = 40
# Sentences with more figures of a kind are tables.
MOST_FIGURES = 40

_JOIN = (
    r"and|while|whereas|but|against|compared|versus|as opposed|then|et|mais|tandis|contre|alors|puis|und|während|"
    r"aber|gegenüber|sowie|y|mientras|pero|frente|mentre|ma|contro|enquanto|mas|и|а|но|тогда|против"
)
# Cuts from the strongest on: what parts clauses, a comma before a joining word, a comma, a joining word.
_CUTS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        r";\s",
        rf"[,:–—]\s+(?:{_JOIN})\b",
        r"[,:–—](?=\s)",
        rf"\b(?:{_JOIN})\b",
        r"[)(]|\b(?:to|e|o|or|ou)\b",
    )
)
_RESPECTIVELY = re.compile(
    r"\b(?:respectively|respectivement|beziehungsweise|bzw|respectivamente|rispettivamente|соответственно)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Told:
    """What a claim says around one of its values: the stems of its words, the names among them, and its dates."""

    stems: frozenset[str]
    dates: tuple[Value, ...]


class Bound(NamedTuple):
    """The values that a claim may mean, and whether the rest of the sentence's are ruled out."""

    related: list[tuple[Comparison, Value]]
    firm: bool


def bound(
    told: Told,
    related: Sequence[tuple[Comparison, Value]],
    text: str,
    at: Span,
    spoken: Sequence[Word],
    found: Sequence[Value],
) -> Bound:
    """Those of some values of a passage that stand beside what the claim says, all of them where nothing tells.

    `at` is the passage in `text`, `spoken` its words (offsets from its start), `found` all its values.
    """
    figures = sorted({(v.start, v.end) for _, v in related})
    if not 1 < len(figures) <= MOST_FIGURES:
        return Bound(list(related), True)
    areas = _areas(text, at, figures)
    outside = _outside(spoken, at.start, found)
    leading = [w for w in outside if at.start + w.end <= figures[0][0]]
    listed = _listed(leading, text, at, len(figures))
    shared = frozenset(w.stem for w in leading)
    own = [listed[n : n + 1] if listed else _within(outside, at.start, area) for n, area in enumerate(areas)]
    beside = own if listed else [_after(words_of, leading) for words_of in own]
    dates = _by_dates(told, areas, found, related)
    met = [_met(told.stems, o, frozenset() if listed else shared) + d for o, d in zip(beside, dates, strict=True)]
    missed = [_missed(told.stems, o, NAME_MISSED, WORD_MISSED) for o in beside]
    if not listed:
        missed[0] += _missed(told.stems, leading, LEADING_NAME_MISSED, LEADING_WORD_MISSED)
    scores = [a + b for a, b in zip(met, missed, strict=True)]
    kept = {n for n, score in enumerate(scores) if score >= max(scores) - ALIKE}
    return Bound([p for p in related if figures.index((p[1].start, p[1].end)) in kept], _firm(kept, scores, met, own))


def segment(text: str, value: Value, values: Sequence[Value]) -> tuple[Span, ...]:
    """The parts of a claim that speak of one of its values: its own area, and what stands before the first figure."""
    figures = sorted({(v.start, v.end) for v in values if v.kind is value.kind})
    whole = Span(start=0, end=len(text))
    if not 1 < len(figures) <= MOST_FIGURES:
        return (whole,)
    area = next((a for a in _areas(text, whole, figures) if a.start <= value.start < a.end), whole)
    return Span(start=0, end=figures[0][0]), area


def _in_turn(text: str, value: Value, values: Sequence[Value]) -> tuple[Span, ...]:
    """Where a claim's "respectively" gives each figure its own name: that name, and all but the names."""
    figures = sorted({(v.start, v.end) for v in values if v.kind is value.kind})
    if len(figures) < 2 or not _RESPECTIVELY.search(text):
        return ()
    leading = [w for w in words(text[: figures[0][0]]) if not w.common]
    names = _listed(leading, text, Span(start=0, end=len(text)), len(figures))
    if not names:
        return ()
    own = names[figures.index((value.start, value.end))]
    others = [w for w in words(text) if not w.capital or w.start > figures[0][0]]
    return Span(start=own.start, end=own.end), *(Span(start=w.start, end=w.end) for w in others)


def _firm(kept: set[int], scores: Sequence[float], met: Sequence[float], own: Sequence[Sequence[Word]]) -> bool:
    """Whether the figures that are not kept are ruled out: by all that tells in parts that are built alike, by what is
    met alone in prose, where a part has words of its own for many reasons."""
    parallel = all(len(words_of) <= PARALLEL for words_of in own)
    tells, far = (scores, RULED_OUT) if parallel else (met, RULED_OUT_IN_PROSE)
    least = min(tells[n] for n in kept)
    return all(tells[n] <= least - far for n in range(len(tells)) if n not in kept)


def _areas(text: str, at: Span, figures: Sequence[tuple[int, int]]) -> list[Span]:
    """The passage parted between its figures; where nothing parts two of them the second begins with itself."""
    cuts = [at.start]
    for (_, end), (start, _) in pairwise(figures):
        cuts.append(next((m.start() for cut in _CUTS if (m := cut.search(text, end, start))), start))
    return [Span(start=a, end=b) for a, b in zip(cuts, [*cuts[1:], _end(text, at, figures[-1][1])], strict=True)]


def _end(text: str, at: Span, last: int) -> int:
    """Where the part of the last figure ends: what follows at some distance is said of all."""
    comma = text.find(", ", last, last + TRAILING)
    return min(at.end, comma if comma >= 0 else last + TRAILING)


def _outside(spoken: Sequence[Word], start: int, found: Sequence[Value]) -> list[Word]:
    """The telling words outside the values; ordinals are words here ("the first", "the second")."""
    hidden = [(v.start - start, v.end - start) for v in found if v.kind is not ValueKind.ORDINAL]
    kept, at = [], 0
    for word in spoken:
        while at < len(hidden) and hidden[at][1] <= word.start:
            at += 1
        if not word.common and (at == len(hidden) or word.start < hidden[at][0]):
            kept.append(word)
    return kept


def _within(outside: Iterable[Word], start: int, area: Span) -> list[Word]:
    return [w for w in outside if area.start <= start + w.start < area.end]


def _after(own: Sequence[Word], leading: Sequence[Word]) -> list[Word]:
    last = leading[-1].end if leading else 0
    return [w for w in own if w.start >= last]


def _met(stems: frozenset[str], own: Sequence[Word], shared: frozenset[str]) -> float:
    met = {w.stem: w.capital for w in own if w.stem in stems and w.stem not in shared}
    return sum(NAME_MET if name else WORD_MET for name in met.values())


def _missed(stems: frozenset[str], own: Sequence[Word], name: tuple[float, float], word: tuple[float, float]) -> float:
    names = len({w.stem for w in own if w.capital and w.stem not in stems})
    plain = len({w.stem for w in own if not w.capital and w.stem not in stems})
    return max(names * name[0], name[1]) + max(plain * word[0], word[1])


def _by_dates(
    told: Told, areas: Sequence[Span], found: Sequence[Value], related: Sequence[tuple[Comparison, Value]]
) -> list[float]:
    """What the dates of each area say; a date that only one area has may be meant for all."""
    figures = {(v.start, v.end) for _, v in related}
    dates = [v for v in found if v.date is not None and (v.start, v.end) not in figures]
    by_area = [[d for d in dates if area.start <= d.start < area.end] for area in areas]
    if not told.dates or sum(bool(own) for own in by_area) < 2:
        return [0.0] * len(areas)
    return [_dated(told.dates, own) for own in by_area]


def _dated(claimed: Sequence[Value], own: Sequence[Value]) -> float:
    if not own:
        return 0.0
    compared = [compare(d, o) for d in claimed for o in own]
    if any(c in (Comparison.SAME, Comparison.WITHIN, Comparison.NEAR) for c in compared):
        return DATE_MET
    return -DATE_MET if Comparison.DIFFERS in compared else 0.0


def _listed(leading: Sequence[Word], text: str, at: Span, figures: int) -> list[Word]:
    """The names before the figures, as many as these, where the sentence says that each belongs to one in turn."""
    if not _RESPECTIVELY.search(text, at.start, at.end):
        return []
    names = [w for w in leading if w.capital]
    firsts = [w for n, w in enumerate(names) if not n or text[at.start + names[n - 1].end : at.start + w.start].strip()]
    return firsts if len(firsts) == figures else []


def told(text: str, value: Value, values: Sequence[Value], spoken: Sequence[Word] | None = None) -> Told:
    """What a claim says around one of its values."""
    areas = _in_turn(text, value, values) or segment(text, value, values)
    hidden = [(v.start, v.end) for v in values if v.kind is not ValueKind.ORDINAL]
    stems = frozenset(
        w.stem
        for w in spoken or words(text)
        if not w.common
        and any(a.start <= w.start < a.end for a in areas)
        and not any(start <= w.start < end for start, end in hidden)
    )
    dates = [v for v in values if v.date is not None and v is not value]
    near = tuple(d for d in dates if any(a.start <= d.start < a.end for a in areas))
    return Told(stems, near or tuple(dates))
