"""What an article says at each of its notes and of the citations in its text, as single claims."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

from footnote_audit.homes import Home, HomeKind
from footnote_audit.match.quotations import quoted
from footnote_audit.match.single_facts import parts
from footnote_audit.match.words import language, words
from footnote_audit.model import Claim, ClaimKind, CslItem, Document, Selector, Span, Value, ValueKind
from footnote_audit.text import fold, key, select, squeeze
from footnote_audit.values import find_values, moved

# A part of a sentence with fewer words than this is read together with what stands around it.
LEAST_PART_WORDS = 4
# No more of a clause than this on each side of a value is read with it.
PART_CHARACTERS = 800
ID_LENGTH = 12

# Where a clause turns to another subject, so that a figure behind speaks of something else. Coordinations are left
# whole: what follows "and" or "which" mostly shares the subject, and without it a passage on others would seem to fit.
_JOINT = re.compile(
    r"(?:;\s+|[,\s]\s*(?=(?:while|whereas|as opposed to|compared (?:to|with)|tandis que|alors que|contre|während|"
    r"gegenüber|mientras que|frente a|mentre|contro|enquanto|тогда как|по сравнению с)\b))",
    re.I,
)


def claims(document: Document, places: Sequence[Home], listed: Mapping[str, CslItem]) -> tuple[Claim, ...]:
    """The claims at every place that supports words of the text, in order; see `ClaimKind` for the kinds.

    `listed` are the works of the article's own list by the ids of their entries.
    """
    spoken = document.language or language(document.text)
    found: list[Claim] = []
    seen: dict[str, int] = {}
    for place in places:
        if place.supports is None:
            continue
        for claim in _at_place(document, place, place.supports, _target(place, listed)):
            seen[claim.id] = seen.get(claim.id, 0) + 1
            told = parts(claim.text, spoken, claim.values) if claim.kind is ClaimKind.STATEMENT else ()
            found.append(_numbered(replace(claim, parts=told), seen[claim.id]))
    return tuple(found)


def _target(place: Home, listed: Mapping[str, CslItem]) -> str:
    """What a place cites, as far as it stays the same when notes are moved: titles and families, not numbers."""
    if place.kind is HomeKind.NOTE:
        items = [item.item for item in place.items]
    else:
        items = [listed.get(item.refers_to or "", item.item) for item in place.items]
    return " ".join(key(item.title or (item.author[0].family if item.author else None) or "") for item in items)


def _at_place(document: Document, place: Home, clause: Selector, target: str) -> Iterator[Claim]:
    span = Span(start=clause.start, end=clause.end)
    text = document.text[span.start : span.end]
    values = tuple(find_values(text, language=document.language))
    quotes = quoted(text)
    for value in values:
        if not any(q.start <= value.start < q.end for q in quotes):
            part = _part(text, Span(start=value.start, end=value.end))
            inside = tuple(v for v in values if part.start <= v.start and v.end <= part.end)
            yield _claim(document, place, span, part, _kind(value), (value, *_others(value, inside)), target)
    for quote in quotes:
        yield _claim(
            document, place, span, _part(text, quote, apart=quotes), ClaimKind.QUOTATION, (), target, said=quote
        )
    yield _claim(
        document, place, span, _trimmed(text, Span(start=0, end=len(text))), ClaimKind.STATEMENT, values, target
    )


def _others(value: Value, inside: Sequence[Value]) -> Iterator[Value]:
    return (v for v in inside if v is not value)


def _kind(value: Value) -> ClaimKind:
    return ClaimKind.DATE if value.kind in (ValueKind.DATE, ValueKind.PERIOD) else ClaimKind.FIGURE


def _part(text: str, target: Span, apart: Sequence[Span] = ()) -> Span:
    """The part of a clause in which some words stand, widened until it says enough to be understood.

    No part with a quotation runs into another one (`apart`): each is judged by itself.
    """
    joints = [m.end() for m in _JOINT.finditer(text) if not target.start < m.end() < target.end]
    # One character behind a quotation is its closing mark, one before it the opening one.
    joints += [other.end + 1 for other in apart if other.end < target.start]
    joints += [other.start - 1 for other in apart if other.start > target.end]
    cuts = [0, *sorted(joints), len(text)]
    start = max(cut for cut in cuts if cut <= target.start)
    end = min(cut for cut in cuts if cut >= target.end)
    while start > 0 and len(words(text[start:end])) < LEAST_PART_WORDS:
        start = max(cut for cut in cuts if cut < start)
    start, end = max(start, target.start - PART_CHARACTERS), min(end, target.end + PART_CHARACTERS)
    return _trimmed(text, Span(start=start, end=end))


def _trimmed(text: str, span: Span) -> Span:
    printed = text[span.start : span.end]
    lead = len(printed) - len(printed.lstrip(" \t\n,;:.)"))
    tail = len(printed) - len(printed.rstrip(" \t\n,;:(")) if lead < len(printed) else 0
    return Span(start=span.start + lead, end=max(span.start + lead, span.end - tail))


def _claim(
    document: Document,
    place: Home,
    clause: Span,
    part: Span,
    kind: ClaimKind,
    values: Sequence[Value],
    target: str,
    said: Span | None = None,
) -> Claim:
    start, end = clause.start + part.start, clause.start + part.end
    text = document.text[start:end]
    within = tuple(moved(value, -part.start) for value in values if part.start <= value.start and value.end <= part.end)
    subject = document.text[clause.start + said.start : clause.start + said.end] if said else ""
    return Claim(
        id=claim_id(text, target or place.label, kind, within[:1], subject),
        note_index=place.note_index,
        text=text,
        selector=select(document.text, start, end),
        kind=kind,
        values=within,
        place_id=place.place_id,
    )


def claim_id(text: str, target: str, kind: ClaimKind, values: Sequence[Value], said: str) -> str:
    """The id of a claim, from what it says and of what; the same wherever in the article it stands."""
    parts = (squeeze(fold(text)).casefold(), target, kind, *(fold(v.exact).casefold() for v in values), fold(said))
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:ID_LENGTH]


def _numbered(claim: Claim, times: int) -> Claim:
    """The same claim with an id of its own where the article says the same words at the same source again."""
    if times == 1:
        return claim
    return replace(claim, id=f"{claim.id}-{times}")
