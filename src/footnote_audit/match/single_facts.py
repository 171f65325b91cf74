"""A clause taken apart into the single facts it tells, by closed-class words and commas; no parser is at hand.

A sentence is cut at its commas into pieces; each piece is known by how it begins: a relative pronoun, a conjunction
with
a verb, a determiner (an apposition), a participle. What cannot be told leaves the sentence whole: a wrong part is worse
than none. Quotations, values and joined names are never entered. docs/matching.md holds the rules with examples.
"""

from collections.abc import Iterator, Sequence

from footnote_audit.match.fact_pieces import Fact, told
from footnote_audit.match.fact_sentences import facts
from footnote_audit.match.fact_tokens import kept_whole, may_be_finite, tokens
from footnote_audit.match.fact_words import FACT_WORDS, FactWords
from footnote_audit.model import ClaimKind, ClaimPart, Value, ValueKind
from footnote_audit.sentences import sentences
from footnote_audit.values import moved

# A longer clause is a passage, not a claim; more facts than this are a list that nobody asks one by one.
LONGEST_CLAUSE = 3000
MOST_PARTS = 16


def parts(text: str, language: str | None, values: Sequence[Value]) -> tuple[ClaimPart, ...]:
    """The single facts of a clause in order; empty where it tells one only, or where words do not settle which.

    `language` is the text's (BCP 47; English where unknown), `values` those of the text with offsets into it.
    """
    words = FACT_WORDS.get((language or "en").split("-")[0].casefold())
    if words is None or len(text) > LONGEST_CLAUSE:
        return ()
    found = list(_facts(text, language, words, kept_whole(text, values)))
    if not 1 < len(found) <= MOST_PARTS:
        return ()
    return tuple(_part(text, fact, values) for fact in found)


def _facts(text: str, language: str | None, words: FactWords, kept: Sequence[tuple[int, int]]) -> Iterator[Fact]:
    told = [tokens(text, s.start, s.end, kept) for s in sentences(text, language=language)]
    # A stop behind no verb belongs to a name or a list: "records of Drum! and Bell".
    if len(told) > 1 and not all(any(may_be_finite(found, n, words) for n in range(len(found))) for found in told):
        return
    for found in told:
        yield from facts(text, found, words)


def _part(text: str, fact: Fact, values: Sequence[Value]) -> ClaimPart:
    sentence, places = told(text, fact.pieces)
    inside = tuple(
        moved(value, at - start)
        for value in values
        for start, end, at in places
        if start <= value.start and value.end <= end
    )
    return ClaimPart(
        start=fact.start,
        end=fact.end,
        text=sentence,
        kind=_kind(inside),
        values=tuple(sorted(inside, key=lambda v: v.start)),
        frame=fact.frame,
    )


def _kind(values: Sequence[Value]) -> ClaimKind:
    """A fact with a figure is one, one with dates alone is dated, any other a statement."""
    times = (ValueKind.DATE, ValueKind.PERIOD)
    if any(value.kind not in times for value in values):
        return ClaimKind.FIGURE
    return ClaimKind.DATE if values else ClaimKind.STATEMENT
