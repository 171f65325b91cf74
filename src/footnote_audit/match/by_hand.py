"""One claim against one source as read, with what a person wants to see: words shared, words lacking, each fact."""

from bisect import bisect_right
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from footnote_audit.match.by_parts import Together, together
from footnote_audit.match.library import Library
from footnote_audit.match.passages import Passage, PassageIndex
from footnote_audit.match.question import Question, question, question_of_quotation
from footnote_audit.match.ranking import surrounding
from footnote_audit.match.ratings import weigh
from footnote_audit.match.second_opinion import with_second_opinion
from footnote_audit.match.single_facts import parts
from footnote_audit.match.verdicts import answered, ask_part
from footnote_audit.match.weighed import RULES_ALONE
from footnote_audit.match.words import language, words
from footnote_audit.model import (
    Claim,
    ClaimKind,
    Judges,
    Rating,
    ReadSource,
    Selector,
    Span,
    Value,
    Verdict,
)
from footnote_audit.values import Comparison, compare, find_values

# Sentences of the source shown on each side of a passage.
AROUND = 2
_AGREES = (Comparison.SAME, Comparison.WITHIN)
_OTHER = (Comparison.NEAR, Comparison.DIFFERS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A passage with what stands around it, offsets into the source's text; `number` is the passage's in the index.

    `shared` are words that the claim has too, `values` those that agree with a value of the claim, `differing` those
    beside one that nothing agrees with.
    """

    number: int
    passage: Span
    around: Span
    shared: tuple[Span, ...]
    values: tuple[Span, ...]
    differing: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ByHand:
    """A claim judged by hand: the verdict, its passages in the order of its evidence, and the words of the claim that
    none of them has (offsets into the claim)."""

    claim: Claim
    verdict: Verdict
    seen: tuple[Seen, ...]
    lacking: tuple[Span, ...]


def judge_parts(
    text: str,
    source: ReadSource,
    *,
    context: str = "",
    spoken: str | None = None,
    quotation: bool = False,
    judges: Judges = RULES_ALONE,
) -> ByHand:
    """A claim judged against a source as a whole and fact by fact.

    `context` is what stands before the claim, `spoken` the claim's language (None: told from its words). With
    `quotation` the whole claim is taken as words that the source must have, quotation marks or not.
    """
    shelved = Library().take(source)
    tongue = spoken or language(f"{text} {context}".strip())
    values = find_values(text, language=tongue)
    kind = ClaimKind.QUOTATION if quotation else ClaimKind.STATEMENT
    whole = Selector(exact=text, prefix="", suffix="", start=0, end=len(text))
    claim = Claim(id="claim", note_index=None, text=text, selector=whole, kind=kind, values=values)
    index = shelved.text
    if index is None or not index.passages:
        return _nothing(claim, Rating.UNVERIFIABLE, "The source holds no text.")
    if not words(text):
        return _nothing(claim, Rating.NOT_CHECKABLE, "There is no claim to check.")
    asked = _asked(text, index, values, tongue, quotation)
    found = answered(asked, weigh(asked, index, judges=judges, around=surrounding(context)), shelved)
    told = Together(found, (), None)
    if not quotation:
        claim = replace(claim, parts=parts(text, tongue, values))
    if claim.parts:
        # A service is asked for the claim alone, not for each of its facts.
        facts = [ask_part(part, shelved, tongue, replace(judges, second=None)) for part in claim.parts]
        told = together(found, text, claim.parts, facts, 1)
    judged = with_second_opinion(_verdict(told, asked, values, index), claim, (source,), judges)
    seen = tuple(_seen(e.selector, asked, values, index) for e in judged.evidence)
    return ByHand(claim=claim, verdict=judged, seen=seen, lacking=_lacking(text, values, seen, index))


def _verdict(told: Together, asked: Question, values: Sequence[Value], index: PassageIndex) -> Verdict:
    """The verdict; passages behind the first are kept where they have something of the claim."""
    found = told.answer
    seen = [_seen(e.selector, asked, values, index) for e in found.evidence]
    kept = [e for n, e in enumerate(found.evidence) if n == 0 or seen[n].shared or seen[n].values]
    return Verdict(
        claim_id="claim",
        rating=found.rating,
        score=round(found.score, 4),
        explanation=found.explanation,
        evidence=tuple(kept),
        parts=told.parts,
        weakest=told.weakest,
        opinions=found.opinions,
    )


def _asked(text: str, index: PassageIndex, values: Sequence[Value], tongue: str | None, quotation: bool) -> Question:
    if not quotation:
        return question(text, index, values=values, language=tongue)
    found = question_of_quotation(text, index, language=tongue)
    return found if found.quotations else replace(found, quotations=(Span(start=0, end=len(text)),))


def _nothing(claim: Claim, rating: Rating, sentence: str) -> ByHand:
    verdict = Verdict(claim_id=claim.id, rating=rating, score=0.0, explanation=sentence)
    return ByHand(claim=claim, verdict=verdict, seen=(), lacking=())


def _passage(selector: Selector, index: PassageIndex) -> Passage:
    """The passage that words begin in."""
    return index.passages[max(0, bisect_right(index.passages, selector.start, key=lambda p: p.start) - 1)]


def _seen(selector: Selector, asked: Question, values: Sequence[Value], index: PassageIndex) -> Seen:
    passage, start, end = _passage(selector, index), selector.start, selector.end
    near = index.passages[max(0, passage.index - AROUND) : passage.index + AROUND + 1]
    stems = {w.stem for w in words(asked.text) if not w.common}
    printed = [(v, [compare(claimed, v) for claimed in values]) for v in index.values(passage)]
    met = {n for _, how in printed for n, h in enumerate(how) if h in _AGREES}
    told = words(index.exact(passage))
    shared = [Span(start=passage.start + w.start, end=passage.start + w.end) for w in told if w.stem in stems]
    return Seen(
        number=passage.index,
        passage=Span(start=start, end=end),
        around=Span(start=min(near[0].start, start), end=max(near[-1].end, end)),
        # A word within a value ("million") says nothing of its own.
        shared=tuple(s for s in shared if not any(v.start <= s.start < v.end for v, _ in printed)),
        values=tuple(_span(v) for v, how in printed if any(h in _AGREES for h in how)),
        differing=tuple(_span(v) for v, how in printed if _differs(how, met)),
    )


def _differs(how: Sequence[Comparison], met: Set[int]) -> bool:
    """Whether a value can be set beside one of the claim's that nothing in the passage agrees with."""
    return not any(h in _AGREES for h in how) and any(h in _OTHER for n, h in enumerate(how) if n not in met)


def _span(value: Value) -> Span:
    return Span(start=value.start, end=value.end)


def _lacking(text: str, values: Sequence[Value], seen: Sequence[Seen], index: PassageIndex) -> tuple[Span, ...]:
    """The values and the telling words of the claim that no passage shown has, in order."""
    passages = [index.passages[each.number] for each in seen]
    had = frozenset().union(*(p.stems for p in passages))
    printed = [v for p in passages for v in index.values(p)]
    unmet = [_span(v) for v in values if not any(compare(v, found) in _AGREES for found in printed)]
    loose = (
        Span(start=w.start, end=w.end)
        for w in words(text)
        if not w.common and w.stem not in had and not any(v.start <= w.start < v.end for v in values)
    )
    return tuple(sorted([*unmet, *loose], key=lambda span: span.start))
