"""Sentences that tell a whole and then its parts: "900 people: 540 men and 360 women"."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from footnote_audit.check.figure_pairs import amounts, between, is_plain, like, number, rounded
from footnote_audit.check.passages import Passage
from footnote_audit.check.two_places import Words, contradiction
from footnote_audit.model import Hit, Kind, Value, ValueKind
from footnote_audit.text import fold

# A list further from its whole than this counts something else.
_FARTHEST = Decimal("0.25")
_NOUN = r"(?:\s+[^\W\d_]+(?:[-'][^\W\d_]+)*){0,4}?"
_OPENS = re.compile(rf"^{_NOUN}\s*(?P<mark>[:,]|\s-)\s*(?:(?:on|in) [^\W\d_]+ )?$")
_LAST = re.compile(
    r"(?:^|[\s,])(?:and|und|et|y|e|и|sowie)"
    r"(?: (?:another|the|other|remaining|les|autres|los|las|rest))* ?$",
    re.I,
)
_NEXT = re.compile(r",\s*(?:the |another )?$")
_INCOMPLETE = re.compile(
    r"\b(?:including|among|dont|davon|darunter|of which|of whom|of them|e\.g\.|such as|at least|mainly|mostly|of these|"
    r"incl|de ellos|de ellas|entre|из них|в том числе|below|after|against|compared|than|before|more|less|each|per|"
    r"up from|down from|from|times)\b",
    re.I,
)
_REMAINING = re.compile(
    r"\b(?:the (?:remaining|other|rest)|the rest,|remaining|les autres|restants?|die übrigen|die restlichen|restlichen|"
    r"los restantes|el resto,|остальные) ?$",
    re.I,
)
_PERSONS = frozenset(
    """
    men women boys girls children adults males females hommes femmes filles garçons enfants adultes männer frauen kinder
    jungen mädchen erwachsene hombres mujeres niños niñas мужчин женщин детей девочек мальчиков
    """.split()  # noqa: SIM905 - quoted one by one the list is unreadable
)
_HUNDRED = Decimal(100)


class _List(NamedTuple):
    """A whole, its parts in order, and whether a word says that the parts are all."""

    whole: Value
    parts: tuple[Value, ...]
    sure: bool


def wrong_partitions(passage: Passage, values: Sequence[Value]) -> Iterator[Hit]:
    """Wholes whose parts, listed straight behind them, add up to something else."""
    found = amounts(values)
    if len(found) > 2:
        for listed in _lists(passage, found, values):
            yield from _compared(passage, listed)
    yield from _hundred(passage, values)


def _lists(passage: Passage, found: Sequence[Value], values: Sequence[Value]) -> Iterator[_List]:
    for index, whole in enumerate(found):
        if not is_plain(whole) or index + 2 >= len(found):
            continue
        opening = _OPENS.match(between(passage, whole, found[index + 1]))
        if opening is None or _INCOMPLETE.search(between(passage, whole, found[index + 1])):
            continue
        parts = _parts(passage, whole, found[index + 1 :])
        colon = opening["mark"] == ":"
        # "900 by 2027: 500 here, 250 there and 150 beyond": the first figure behind a colon is a part itself.
        if not colon and ":" in passage.text[passage.start : whole.start]:
            continue
        if len(parts) >= 2 and (colon or _of_one_kind(whole, parts)) and not _between_dates(parts, values):
            yield _List(whole, parts, colon)


def _parts(passage: Passage, whole: Value, following: Sequence[Value]) -> tuple[Value, ...]:
    """The listed figures up to the one that "and" leads to, which has to end the list."""
    parts: list[Value] = []
    for value in following:
        if parts:
            gap = between(passage, parts[-1], value)
            if len(gap) > 60 or re.search(r"[;:.()]", gap) or _INCOMPLETE.search(gap):
                return ()
            last = _LAST.search(gap)
            if not last and not _NEXT.search(gap):
                return ()
        if not is_plain(value) or not like(value, whole) or (value.amount or 0) >= (whole.amount or 0):
            return ()
        parts.append(value)
        if len(parts) > 1 and last:
            return tuple(parts) if _ends(passage, value) else ()
    return ()


def _ends(passage: Passage, value: Value) -> bool:
    """Whether the list ends with this figure: no further one of the clause belongs to it."""
    rest = fold(passage.text[value.end : passage.end])
    clause = re.split(r"[;:.,)]|\s-\s", rest)[0]
    return not any(c.isdigit() for c in clause) and not _INCOMPLETE.search(clause)


def _of_one_kind(whole: Value, parts: Sequence[Value]) -> bool:
    """Whether the parts count what the whole counts: by its noun, by none, or persons by what persons are."""
    if any(v.kind is not ValueKind.COUNT for v in parts):
        return all(v.unit == whole.unit or v.unit is None for v in parts)
    nouns = [(v.unit or "").casefold() for v in parts]
    if all(noun in _PERSONS for noun in nouns):
        return True
    return all(not noun or noun == (whole.unit or "").casefold() for noun in nouns)


def _between_dates(parts: Sequence[Value], values: Sequence[Value]) -> bool:
    """Whether dates stand among the parts: then they are figures of several years."""
    start, end = parts[0].start, parts[-1].end + 15
    return any(v.kind in (ValueKind.DATE, ValueKind.PERIOD) and start <= v.start < end for v in values)


def _compared(passage: Passage, listed: _List) -> Iterator[Hit]:
    whole = listed.whole.amount
    assert whole is not None
    added = sum((p.amount or Decimal(0) for p in listed.parts), Decimal(0))
    slack = Decimal(0)
    if listed.whole.kind is not ValueKind.COUNT or whole >= 100_000:
        ranges = [rounded(v) for v in (listed.whole, *listed.parts)]
        slack = sum(((r.high - r.low) / 2 for r in ranges), Decimal(0))
    if abs(added - whole) <= slack or abs(added - whole) > whole * _FARTHEST:
        return
    at = Words(passage, listed.whole.start, listed.whole.end)
    parts = [Words(passage, p.start, p.end) for p in listed.parts]
    terms = " + ".join(number(p.amount or Decimal(0)) for p in listed.parts)
    yield contradiction(
        at,
        f"says {at.quoted} and then its parts: {terms} = {number(added)}.",
        [("a part", part) for part in parts],
        kind=Kind.FAIL if listed.sure else Kind.REVIEW,
    )


def _hundred(passage: Passage, values: Sequence[Value]) -> Iterator[Hit]:
    """Shares of which the last is "the remaining" one: they make a hundred."""
    shares = [v for v in values if v.kind is ValueKind.SHARE]
    if len(shares) < 3 or not all(is_plain(v) and v.exact[0].isdigit() for v in shares):
        return
    last = shares[-1]
    if not _REMAINING.search(fold(passage.text[passage.start : last.start])):
        return
    gaps = [between(passage, a, b) for a, b in pairwise(shares)]
    added = sum((v.amount or Decimal(0) for v in shares), Decimal(0))
    if any(re.search(r"[;:.(]|\bof(?: the)?\s*$", gap) for gap in gaps) or abs(added - _HUNDRED) <= len(shares):
        return
    at = Words(passage, last.start, last.end)
    terms = " + ".join(number(v.amount or Decimal(0)) for v in shares)
    yield contradiction(
        at,
        f"calls {at.quoted} what remains: {terms} = {number(added)} %.",
        [("another share", Words(passage, v.start, v.end)) for v in shares[:-1]],
        kind=Kind.REVIEW,
    )
