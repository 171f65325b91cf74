"""The clause that each citation in the running text supports.

A citation in brackets and a number support the words before them by the rules for note marks (`clauses`), as if the
words of all citations were not there. Where the names are part of the sentence ("Smith (2019: 14) argues that ...",
"Smith [3] argues ..."), a citation supports what follows in the sentence, up to the next citation or mark, with what a
colon leads to; where hardly a word follows, what stands before. Two that are only joined ("Smith (2019) and Doe (2020)
argue ...") share their clause. A possessive ("Smith's (2019) figure has been repeated") supports nothing: what follows
may be anybody's word on the work.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from footnote_audit.clauses import Supported, clauses
from footnote_audit.model import Document, InTextCitation, Selector, Span
from footnote_audit.parse.printed_names import names_before
from footnote_audit.text import fold, page_of, select

_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"(?:'s|s')\s*[(\[]")
_BRACKET = re.compile(r"[(\[]")
# So few words behind a citation say nothing: "as well", "and".
_FEW = 2
# Fewer words say nothing: "See (Smith 2019)".
_LEAST = 2
# So few before it only lead to it: "as was shown by".
_LEAD = 4
_EDGE = " \t\n\u00a0\u202f,;:.!?)]–—-"
# The words that lead to another citation are not told of this one: ", while", "; but see".
_LEFT_OVER = re.compile(r"[,;]\s*(?:[^\W_]+\s*){0,2}$")
_COMMA = re.compile("[,;]")
# A colon so near behind a citation leads to what it says.
_COLON = re.compile(r"[^.!?:：\n]{0,80}[:：](?=\s)")
# No longer words before a number are looked through for names.
_NAMES_REACH = 160


class _Place(NamedTuple):
    """A citation, the offset of its mark, that of a colon it leads to, whether its names belong to the sentence, and
    whether they are a possessive there."""

    citation: InTextCitation
    offset: int
    colon: int | None
    is_told: bool
    is_owner: bool


def with_clauses(
    document: Document, citations: Sequence[InTextCitation], others: Sequence[InTextCitation] = ()
) -> tuple[InTextCitation, ...]:
    """The citations, each with the clause it supports and its sentence; linear in the text and the citations.

    `others` bound clauses like them: citations of works that no entry fits.
    """
    if not citations:
        return ()
    plain = fold(document.text)
    places = [_place(plain, c) for c in sorted((*citations, *others), key=lambda c: c.selector.start)]
    hidden = _hidden(document.text, places)
    notes = [mark.offset for mark in document.marks]
    marks = sorted({o for p in places for o in (p.offset, p.colon) if o is not None} | set(notes))
    supported = dict(zip(marks, clauses(hidden, document.blocks, marks, language=document.language), strict=True))
    finder = _Finder(document, plain, hidden, places, sorted(notes), supported)
    found = {at: finder.completed(at) for at in range(len(places) - 1, -1, -1)}
    kept = {citation.id for citation in citations}
    return tuple(found[at] for at in range(len(places)) if found[at].id in kept)


def _place(plain: str, citation: InTextCitation) -> _Place:
    start, end = citation.selector.start, citation.selector.end
    told = _BRACKET.match(plain, start) is None
    colon = _COLON.match(plain, end) if told else None
    owner = told and _POSSESSIVE.search(plain, start, end) is not None
    return _Place(citation, end if told else start, colon.end() if colon else None, told, owner)


def _hidden(text: str, places: Sequence[_Place]) -> str:
    """The text with spaces for the citations; names that belong to a sentence stay."""
    parts, at = [], 0
    for place in places:
        start, end = place.citation.selector.start, place.citation.selector.end
        if place.is_told:
            bracket = _BRACKET.search(text, start, end)
            start = bracket.start() if bracket else end
        if start >= at:
            parts += [text[at:start], " " * (end - start)]
            at = end
    return "".join(parts) + text[at:]


@dataclass(slots=True)
class _Finder:
    document: Document
    plain: str
    hidden: str
    places: Sequence[_Place]
    notes: Sequence[int]
    supported: dict[int, Supported]
    # The clause of the citation looked at before, which is the next in the text.
    following: Span | None = None
    selectors: dict[tuple[int, int], Selector] = field(default_factory=dict)

    def completed(self, at: int) -> InTextCitation:
        """The citation with its clause and sentence; asked from the last to the first."""
        place = self.places[at]
        found = self.supported[place.offset]
        clause = self._clause(at, found)
        self.following = clause
        sentence = found.sentence
        if clause and sentence:
            sentence = Span(start=min(sentence.start, clause.start), end=max(sentence.end, clause.end))
        return replace(place.citation, supports=self._selector(clause), sentence=self._selector(sentence))

    def _clause(self, at: int, found: Supported) -> Span | None:
        place = self.places[at]
        if found.clause is None or found.sentence is None or place.is_owner:
            return None
        before = self._trimmed(found.clause.start, min(found.clause.end, place.offset))
        if place.is_told:
            before = self._trimmed(before.start, min(before.end, place.citation.selector.start))
        elif found.clause.end > place.offset or not self._is_named(place, before):
            return self._worded(self._trimmed(found.clause.start, found.clause.end))
        after, joined = self._after(at, found.sentence)
        if joined is not None:
            return joined
        told, said = self._words(after), self._words(before)
        if told > _FEW or not said or self._is_told_of(at - 1, before) or (told == _FEW and said <= _LEAD):
            return self._worded(after)
        return before if said > _FEW else None

    def _after(self, at: int, sentence: Span) -> tuple[Span, Span | None]:
        """What follows a citation in its sentence, and the clause of the next one where the two are only joined."""
        place = self.places[at]
        start, end = place.citation.selector.end, sentence.end
        if place.colon is not None and (led := self.supported[place.colon].clause):
            end = max(end, led.end)
        note = bisect_right(self.notes, start)
        stop = min(end, self.notes[note]) if note < len(self.notes) else end
        after = self._trimmed(start, stop)
        if at + 1 == len(self.places) or self.places[at + 1].citation.selector.start >= stop:
            return after, None
        following = self.places[at + 1]
        after = self._trimmed(start, following.citation.selector.start)
        if following.is_told and self._words(after) <= _FEW and not _COMMA.search(self.hidden, after.start, after.end):
            return after, self.following
        left = _LEFT_OVER.search(self.hidden, max(after.start, after.end - 60), after.end)
        return (self._trimmed(after.start, left.start()) if left else after), None

    def _is_told_of(self, at: int, words: Span) -> bool:
        """Whether the words follow the citation `at`, so that they are what that one says."""
        if at < 0 or not self.places[at].is_told:
            return False
        end = self.places[at].citation.selector.end
        return end <= words.start and not _WORD.search(self.hidden, end, words.start)

    def _is_named(self, place: _Place, before: Span) -> bool:
        """Whether nothing but names stands before a number: "Smith and Jones [3] argue"."""
        if not place.citation.selector.exact.startswith("[") or before.end - before.start > _NAMES_REACH:
            return False
        if any(item.item.issued for item in place.citation.items):
            return False
        names = names_before(self.plain[before.start : before.end], before.start)
        return names is not None and names.start == before.start

    def _words(self, span: Span) -> int:
        return sum(1 for _ in zip(range(_LEAD + 1), _WORD.finditer(self.hidden, span.start, span.end), strict=False))

    def _worded(self, span: Span) -> Span | None:
        return span if self._words(span) >= _LEAST else None

    def _trimmed(self, start: int, end: int) -> Span:
        while start < end and self.hidden[start] in _EDGE:
            start += 1
        while end > start and (self.hidden[end - 1].isspace() or self.hidden[end - 1] in "([,;"):
            end -= 1
        return Span(start=start, end=max(start, end))

    def _selector(self, span: Span | None) -> Selector | None:
        if span is None:
            return None
        # Citations of one sentence share its words: a sentence without an end would be copied for each of them.
        known = self.selectors.get((span.start, span.end))
        if known is None:
            known = select(self.document.text, span.start, span.end, page=page_of(self.document, span.start))
            self.selectors[span.start, span.end] = known
        return known
