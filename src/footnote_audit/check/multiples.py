"""Multiples beside their figures: "192,000, twice as many as the 96,000 of 1910"."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from footnote_audit.check.figure_pairs import amounts, is_plain, like, number, rounded
from footnote_audit.check.passages import Passage
from footnote_audit.check.two_places import Words, contradiction
from footnote_audit.model import Hit, Qualifier, Value, ValueKind
from footnote_audit.text import fold

_NOUN = r"(?:\s+[^\W\d_]+(?:[-'][^\W\d_]+)*){0,3}?"
_WORDS = {
    "2": "twice|double|zweimal|doppelt|deux fois|el doble|dos veces|в два раза|вдвое",
    "3": "three times|thrice|dreimal|trois fois|el triple|tres veces|в три раза|втрое",
    "4": "four times|viermal|quatre fois|cuatro veces|в четыре раза",
    "5": "five times|fünfmal|cinq fois|cinco veces|в пять раз",
    "6": "six times|sechsmal|six fois|seis veces|в шесть раз",
    "8": "eight times|achtmal|huit fois|ocho veces|в восемь раз",
    "10": "ten times|zehnmal|dix fois|diez veces|в десять раз",
    "0.5": "half|halb",
    "1.5": "в полтора раза",
}
_FACTORS = {word: Decimal(factor) for factor, words in _WORDS.items() for word in words.split("|")}
_MULTIPLE = re.compile(rf"\b(?:{'|'.join(sorted(_FACTORS, key=len, reverse=True))})\b", re.I)
_AS = re.compile(
    r"^ (?:as (?:many|much|often|high|large|big)|so (?:viele?|hoch|oft|groß)|plus|más|que|de|больше)\b", re.I
)
_AS_FIGURE = re.compile(
    r"^ (?:as (?:many|much|high|large)|so (?:viele?|hoch|groß)|plus|más|больше)?,? ?(?:as|wie|que|de|чем) "
    r"(?:the |these |die |den |les |los |las )?$",
    re.I,
)
_VAGUE = re.compile(
    r"\b(?:nearly|almost|more than|over|about|roughly|less than|not quite|fast|mehr als|knapp|gut|presque|"
    r"plus de|près de|casi|почти|более чем|more)\s*$",
    re.I,
)


def wrong_multiples(
    passage: Passage, values: Sequence[Value], before: Sequence[tuple[Passage, Sequence[Value]]]
) -> Iterator[Hit]:
    """Multiples ("twice as many") that do not fit the figure before them and the one named, or told before."""
    plain = fold(passage.exact)
    for match in _MULTIPLE.finditer(plain):
        start, end = passage.start + match.start(), passage.start + match.end()
        rest = fold(passage.text[end : passage.end])
        if not _AS.match(rest) or re.match(r"[-\w]", rest):
            continue
        found = [v for v in amounts(values) if is_plain(v)]
        new = next((v for v in reversed(found) if v.end <= start), None)
        lead = fold(passage.text[(new.end if new else passage.start) : start])
        if new is None or not re.fullmatch(rf"{_NOUN}\s*,?\s*(?:or |soit |also )?(?:[^\W\d_]+ ){{0,2}}", lead):
            continue
        old = next((v for v in found if v.start >= end), None)
        if old is not None and _AS_FIGURE.match(fold(passage.text[end : old.start])):
            yield from _multiple(passage, match, (start, end), lead, new, [(passage, old)])
        elif re.match(r"^ (?:as (?:many|much)|so viele?|plus|más)(?: as before)?[.,;:]?(?:$| )", rest) and "," in lead:
            yield from _multiple(passage, match, (start, end), lead, new, _earlier(passage, new, found, before))


def _earlier(
    passage: Passage, new: Value, found: Sequence[Value], before: Sequence[tuple[Passage, Sequence[Value]]]
) -> list[tuple[Passage, Value]]:
    """The figures of the same noun or unit before; all can be meant."""
    near = [(p, v) for p, values in before[-2:] for v in amounts(values) if p.note is passage.note and is_plain(v)]
    near += [(passage, v) for v in found if v.end <= new.start]
    named = [(p, v) for p, v in near if like(v, new) and (v.unit or "").casefold() == (new.unit or "").casefold()]
    return named if new.unit else []


def _multiple(
    passage: Passage,
    match: re.Match[str],
    span: tuple[int, int],
    lead: str,
    new: Value,
    olds: Sequence[tuple[Passage, Value]],
) -> Iterator[Hit]:
    factor = _FACTORS[match.group().casefold()]
    vague = _VAGUE.search(lead)
    slack = Decimal("0.3") if vague else Decimal("0.12")
    likely = [(p, v) for p, v in olds if like(v, new) or v.kind is ValueKind.COUNT]
    for _, old in likely:
        a, b = rounded(old), rounded(new)
        if b.low / a.high <= factor * (1 + slack) and b.high / a.low >= factor * (1 - slack):
            return
    if not likely or any(v.qualifier is not Qualifier.EXACTLY for _, v in likely):
        return
    home, old = likely[-1]
    assert old.amount is not None and new.amount is not None
    at, figure = Words(passage, span[0], span[1]), Words(passage, new.start, new.end)
    reckoned = f"{number(new.amount)} / {number(old.amount)} = {number(new.amount / old.amount)}"
    yield contradiction(
        at,
        f"says {at.quoted} of {figure.quoted}; {reckoned}.",
        [("the figure", figure), ("the other", Words(home, old.start, old.end))],
    )
