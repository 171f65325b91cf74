"""Sentences that nothing is cited for and of which a reader would want to know the source.

Listed are sentences with an amount, a share or a large count, a superlative, words in quotation marks, or a dated
event.
A sentence is covered, and not listed, where
  - a note or a citation stands in it, or supports words of it;
  - the last sentence of its paragraph has a note or citation: a note at the end is for the whole paragraph;
  - its figures stand in a table of the article.
Left out are headings, captions, tables, block quotations and code, the list of works, questions, and what the
author says of
the article itself or of the author's own work ("this article", "we measured"). Articles that cite nothing list nothing.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from footnote_audit.homes import supporting
from footnote_audit.match.claims import claim_id
from footnote_audit.match.fact_tokens import is_finite, tokens
from footnote_audit.match.fact_words import FACT_WORDS
from footnote_audit.match.quotations import quoted
from footnote_audit.match.words import language, words
from footnote_audit.model import (
    Bibliography,
    Block,
    BlockKind,
    Citation,
    Claim,
    ClaimKind,
    Document,
    Span,
    Value,
    ValueKind,
)
from footnote_audit.sentences import sentences
from footnote_audit.text import select
from footnote_audit.values import find_values

_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_TIMES = frozenset({ValueKind.DATE, ValueKind.PERIOD})
_AMOUNTS = frozenset({ValueKind.MONEY, ValueKind.SHARE})
# Smaller counts are seen at a glance or known to everybody ("three countries").
LEAST_COUNT = 13
# Fewer words are a label, and more are no single sentence.
LEAST_WORDS = 5
LONGEST = 1200
# A title in quotation marks says nothing; words of which this part has no capital are somebody's.
LEAST_SPOKEN = 0.5

_LOOK_BACK = 24
# How long something lasts is rarely in question, and what may be is no fact yet.
_DURATIONS = frozenset({"year", "month", "week", "day", "hour", "minute", "second", "decade", "century"})
_MAY_BE = re.compile(
    r"\b(?:will|would|could|should|may|might|pourrait|pourraient|devrait|wird|werden|würde|könnte|podría|debería|potrebbe|"
    r"dovrebbe|poderia|deveria|будет|будут|мог бы)\b"
)
_SUPERLATIVE = re.compile(
    r"\b(?:the (?:world['’]s |country['’]s |region['’]s )?(?:(?:second|third)[- ])?"
    r"(?:largest|biggest|smallest|highest|lowest|longest|oldest|youngest|richest|poorest|fastest|tallest|deadliest|"
    r"most (?:important|expensive|popular|powerful|influential|successful)|first[- ]ever|only one|worst|best[- ]known)|"
    r"first ever|unprecedented|record[- ]breaking|never before|"
    r"l[ea]s? plus (?:grande?s?|importante?s?|petite?s?|élevée?s?|ancienne?s?|ancien|gros|grosse)|sans précédent|"
    r"(?:der|die|das|den|dem) (?:größten?|kleinsten?|höchsten?|niedrigsten?|längsten?|ältesten?|jüngsten?|"
    r"wichtigsten?)|"
    r"beispiellos\w*|(?:el|la|los|las) (?:mayor(?:es)?|más (?:grande|importante|alt[oa]|antigu[oa])s?)|sin precedentes|"
    r"(?:il|la|i|le) più (?:grand[ei]|important[ei]|alt[oaei]|antic[oaehi]+)|senza precedenti|"
    r"[oa]s? (?:maior(?:es)?|mais (?:important|antig|alt)\w+)|sem precedentes|"
    r"сам(?:ый|ая|ое|ые|ого|ой|ым) \w{4,}|крупнейш\w+|беспрецедентн\w+)\b",
    re.I,
)
_OWN = re.compile(
    r"\b(?:this (?:article|paper|essay|study|section|chapter|report)|we|our|I|my|see (?:table|figure|section|below)|"
    r"(?:table|figure|section) \d+|cet article|nous|notre|nos|je|dieser (?:artikel|beitrag|aufsatz)|wir|unsere?\w?|ich|"
    r"este artículo|nosotros|nuestr[oa]s?|questo articolo|noi|nostr[oaie]|este artigo|nossos?|nossas?|"
    r"эт(?:а|ой|у) стать\w|мы|наш\w*)\b",
    re.I,
)


class _Wanted(NamedTuple):
    kind: ClaimKind
    values: tuple[Value, ...]


def unsourced(document: Document, citations: Sequence[Citation], bibliography: Bibliography) -> tuple[Claim, ...]:
    """The sentences that nothing is cited for and whose source a reader would want, in order; see above.

    A claim's `note_index` and `place_id` are None.
    """
    marks = sorted([*(mark.offset for mark in document.marks), *(c.selector.start for c in bibliography.citations)])
    if not marks:
        return ()
    spoken = document.language or language(document.text)
    places = supporting(document, citations, bibliography)
    supported = sorted((p.supports.start, p.supports.end) for p in places if p.supports)
    tabled = {cell.text.strip() for table in document.tables for row in table.rows for cell in row}
    found: list[Claim] = []
    seen: dict[str, int] = {}
    for block in document.blocks:
        if block.kind not in _PROSE or _apart(document, bibliography, block):
            continue
        for sentence in _uncovered(document.text, block, marks, supported, spoken):
            wanted = _wanted(document.text[sentence.start : sentence.end], spoken, tabled)
            if wanted is not None:
                found.append(_claim(document, sentence, wanted, seen))
    return tuple(found)


def _apart(document: Document, bibliography: Bibliography, block: Block) -> bool:
    """Whether a block lies in a table or in the list of works."""
    if any(table.start <= block.start < table.end for table in document.tables):
        return True
    entries = bibliography.entries
    at = bisect_left(entries, block.start, key=lambda entry: entry.selector.start)
    return at < len(entries) and entries[at].selector.start < block.end


def _uncovered(
    text: str, block: Block, marks: Sequence[int], supported: Sequence[tuple[int, int]], spoken: str | None
) -> Iterator[Span]:
    """The sentences of a paragraph for which nothing stands."""
    told = sentences(text, block.start, block.end, language=spoken)
    if not told or _marked(told[-1], marks, block):
        return
    for sentence in told:
        if not _marked(sentence, marks, block) and not _supported(sentence, supported):
            yield sentence


def _marked(sentence: Span, marks: Sequence[int], block: Block) -> bool:
    """Whether a mark stands in a sentence; one just behind its stop is its own."""
    low = sentence.start if sentence.start == block.start else sentence.start + 1
    at = bisect_left(marks, low)
    return at < len(marks) and marks[at] <= sentence.end + 1


def _supported(sentence: Span, supported: Sequence[tuple[int, int]]) -> bool:
    at = bisect_left(supported, (sentence.end, 0))
    # Clauses hardly overlap, so that the nearest few before the sentence's end are all that can reach into it.
    return any(start < sentence.end and end > sentence.start for start, end in supported[max(0, at - 8) : at])


def _wanted(sentence: str, spoken: str | None, tabled: set[str]) -> _Wanted | None:
    """What in a sentence asks for a source; None where nothing does."""
    if len(sentence) > LONGEST or sentence.rstrip("\"'”’»)").endswith(("?", ":")) or len(words(sentence)) < LEAST_WORDS:
        return None
    if _OWN.search(sentence) or _MAY_BE.search(sentence):
        return None
    values = find_values(sentence, language=spoken)
    amounts = tuple(v for v in values if _asks(v) and v.exact.strip() not in tabled)
    if amounts:
        return _Wanted(ClaimKind.FIGURE, (amounts[0], *(v for v in values if v is not amounts[0])))
    if any(_is_spoken(sentence[q.start : q.end]) for q in quoted(sentence)):
        return _Wanted(ClaimKind.QUOTATION, values)
    if _SUPERLATIVE.search(sentence):
        return _Wanted(ClaimKind.STATEMENT, values)
    dates = tuple(v for v in values if v.kind in _TIMES and _sets_the_time(sentence, v, spoken))
    return _Wanted(ClaimKind.DATE, dates) if dates and _tells_an_event(sentence, values, spoken) else None


def _asks(value: Value) -> bool:
    if value.kind is ValueKind.MEASURE:
        return value.unit not in _DURATIONS
    if value.kind is ValueKind.COUNT:
        return value.amount is not None and value.amount >= LEAST_COUNT
    return value.kind in _AMOUNTS


def _sets_the_time(sentence: str, value: Value, spoken: str | None) -> bool:
    """Whether a date says when something happened ("in May 1920"), and does not name a thing ("the 1920 treaty")."""
    known = FACT_WORDS.get((spoken or "en")[:2])
    if known is None or value.date is None or "X" in value.date:
        return False
    before = words(sentence[max(0, value.start - _LOOK_BACK) : value.start])
    lead = before[-1].plain if before else ""
    inside = words(value.exact)[0].plain if words(value.exact) else ""
    if any(w.plain in known.determiners for w in words(value.exact)):
        return False
    told = known.prepositions - known.belonging
    return not before or lead in told or inside in told


def _is_spoken(printed: str) -> bool:
    told = words(printed)
    return sum(not w.capital for w in told) >= LEAST_SPOKEN * len(told)


def _tells_an_event(sentence: str, values: Sequence[Value], spoken: str | None) -> bool:
    """Whether a verb tells what happened; "is" and "has" alone tell how things are."""
    known = FACT_WORDS.get((spoken or "en")[:2])
    if known is None:
        return False
    found = tokens(sentence, 0, len(sentence), [(v.start, v.end) for v in values])
    for at, token in enumerate(found):
        if is_finite(found, at, known) and token.low not in known.auxiliaries:
            return True
        helped = at > 0 and found[at - 1].low in known.auxiliaries
        if helped and known.participle.match(token.low):
            return True
    return False


def _claim(document: Document, sentence: Span, wanted: _Wanted, seen: dict[str, int]) -> Claim:
    text = document.text[sentence.start : sentence.end]
    name = claim_id(text, "unsourced", wanted.kind, wanted.values[:1], "")
    seen[name] = seen.get(name, 0) + 1
    return Claim(
        id=name if seen[name] == 1 else f"{name}-{seen[name]}",
        note_index=None,
        text=text,
        selector=select(document.text, sentence.start, sentence.end),
        kind=wanted.kind,
        values=wanted.values,
    )
