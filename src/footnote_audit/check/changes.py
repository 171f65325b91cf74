"""ART015: rises and falls that do not fit the figures between which they run."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from footnote_audit.check.figure_pairs import amounts, between, is_plain, like, number, rounded, share_fits
from footnote_audit.check.passages import Passage, short_passages
from footnote_audit.check.two_places import Words, contradiction
from footnote_audit.model import Audit, Hit, Qualifier, Value, ValueKind
from footnote_audit.text import fold

_UP = (
    r"rose|rise[sn]?|risen|grew|grown|grows?|increas(?:ed?|es|ing)|climbed|jumped|went up|augment(?:é|a|e|ée?s?)|"
    r"progress(?:é|a)|stieg(?:en)?|gestiegen|wuchs(?:en)?|gewachsen|erhöht|aument(?:ó|aron|a)|subi(?:ó|eron)|creci(?:ó|eron)|"
    r"вырос(?:л[аои])?|увеличил(?:ся|ась|ось|ись)"
)
_DOWN = (
    r"fell|fallen|falls?|dropped|declined|decreas(?:ed?|es|ing)|shrank|shrunk|sank|diminished|went down|"
    r"diminu(?:é|a|ée?s?)|baiss(?:é|a)|recul(?:é|a)|sank(?:en)?|gesunken|fiel(?:en)?|gefallen|verringert|baj(?:ó|aron)|disminuy(?:ó|eron)|"
    r"descendi(?:ó|eron)|упал[аои]?|снизил(?:ся|ась|ось|ись)|сократил(?:ся|ась|ось|ись)"
)
_WAY = re.compile(rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b", re.I)
_TIMES_WORDS = {
    r"doubled|doublé|verdoppelt\w*|duplic(?:ó|aron)|удвоил\w*": Decimal(2),
    r"tripled|trebled|triplé|verdreifacht\w*|triplic(?:ó|aron)|утроил\w*": Decimal(3),
    r"quadrupled|quadruplé|vervierfacht\w*|cuadruplic(?:ó|aron)": Decimal(4),
    r"halved|halbiert\w*": Decimal("0.5"),
}
_TIMES = tuple((re.compile(rf"\b(?:{words})\b", re.I), factor) for words, factor in _TIMES_WORDS.items())
_MORE_THAN = re.compile(
    r"\b(?:more than|over|well|mehr als|plus que|más que|nearly|almost|roughly|about|fast|presque|casi|fast)\s*$", re.I
)
_FROM = re.compile(r"\b(?:from|von|de|con|с|со)\s*$", re.I)
_TO = re.compile(r"^[^\d;:()]{0,40}?\b(?:to|auf|à|a|до)\s*$", re.I)
_YEAR_BETWEEN = re.compile(r"\b(?:in|im jahre?|en|в)\s+\d{4}(?: году)?\b|\(\d{4}\)", re.I)
# Between "doubled" and "from": when it happened, and after a comma or bracket no more than a word ("passing").
_LEADS_ON = re.compile(r"(?=.{1,70}$)[^,;()]*(?:[,(]\s*(?:[^\W\d_]+\s+)?)?(?:from|von|de|con|с|со)\s*", re.I)
_NEGATION = re.compile(r"\b(?:not|never|no|nor|nicht|kein\w*|ne|pas|sin|не|instead|would|could|might|if)\b", re.I)
_RANKED = re.compile(r"\b(?:rank\w*|place|position|league|table|platz|rang|puesto|место)\b", re.I)
_BY = re.compile(r"(?:\b(?:by|um|de|d'|en|un|una|на|of|also|soit|or|or by|rise of|increase of|also um)|,|\()\s*$", re.I)
_PART = re.compile(
    r"\b(?:of which|of whom|of them|dont|davon|darunter|de ellos|из них|of the|share|anteil|part)\b", re.I
)
_MORE = re.compile(
    r"^\s*(?P<what>more|higher|larger|mehr|höher|(?:de )?plus|más|less|fewer|lower|weniger|(?:de )?moins|menos)"
    r"\s+(?:than|als|que|de)(?: the| die| den| der| les| los| las| el)?\s*$",
    re.I,
)
_LESS = re.compile(r"less|fewer|lower|weniger|moins|menos", re.I)
_COMPARED = re.compile(
    r"(?:,|\b)\s*(?:after|from|compared with|against|nach|gegenüber|contre|après|frente a|против)\s*$",
    re.I,
)
_TO_FIGURE = re.compile(r"^\s*(?:to|auf|à|a|до)\s*$", re.I)


_HALF = re.compile(r"(?:(?<=by )half|(?<=um )die Hälfte|(?<=de )moitié)\b", re.I)


_THOUSAND, _FAR_APART = Decimal(1000), 20


class _Pair(NamedTuple):
    """Two figures of one thing, before and after, and where what is said of them may stand: text[start:end]."""

    passage: Passage
    old: Value
    new: Value
    start: int
    end: int


def change_does_not_fit(audit: Audit) -> Iterator[Hit]:
    """A rise or fall does not fit the two figures that it runs between.

    What it checks: sentences that tell a change and both its figures ("rose by 15 % to 552 after 480", "fell from 92 to
    61, by a third", "doubled, from 310 to 620", "a quarter more than the 48 of the year before"): its direction, its
    share, its factor and its difference are reckoned again.

    Why it matters to a reader of the article: one of the figures is wrong, and the reader can see it.

    Example: exports rose by 40 % from 80,000 to 104,000 tonnes.

    What to do: reckon again, and look the figures up.

    Known limits: rounding is allowed for, generously where a share is told in words. Sentences that tell several
    changes are only read where each stands beside its own figures.
    """
    language = audit.document.language
    for passage in short_passages(audit):
        values = passage.values(language)
        found = amounts(values)
        shares = [v for v in values if v.kind is ValueKind.SHARE]
        shares += [half for half in _halves(passage) if all(half.start != v.start for v in shares)]
        if len(found) + len(shares) < 2 or _RANKED.search(passage.exact):
            continue
        for pair in _pairs(passage, [*found, *shares]):
            yield from _direction(pair)
            yield from _factor(pair)
            yield from _percent(pair, shares)
            yield from _difference(pair, values)
        yield from _by_then_to(passage, values, found)
        yield from _more_than(passage, values, found)
        yield from _points(passage, values, shares)


def way(plain: str) -> tuple[int, int, bool] | None:
    """The one verb of rising or falling in a folded sentence, and whether of rising; None for several, or denied."""
    ways = list(_WAY.finditer(plain))
    if len(ways) != 1 or _NEGATION.search(plain):
        return None
    return ways[0].start(), ways[0].end(), ways[0].lastgroup == "up"


def _halves(passage: Passage) -> Iterator[Value]:
    """ "By half" and its like as the share they are."""
    for match in _HALF.finditer(passage.text, passage.start, passage.end):
        start, end = match.span()
        yield Value(kind=ValueKind.SHARE, exact=match.group(), start=start, end=end, amount=Decimal(50), unit="%")


def _pairs(passage: Passage, found: Sequence[Value]) -> Iterator[_Pair]:
    """The figures that "from" and "to" join, with the stretch of the sentence that can be about them."""
    ordered = sorted(found, key=lambda v: v.start)
    for index, (old, new) in enumerate(pairwise(ordered)):
        lead = fold(passage.text[max(passage.start, old.start - 12) : old.start])
        joined = _YEAR_BETWEEN.sub(" ", fold(passage.text[old.end : new.start + _bound(new)]))
        if not (_FROM.search(lead) and _TO.match(joined) and is_plain(old) and is_plain(new) and _alike(old, new)):
            continue
        start = max(passage.start, _clause_start(passage, old.start))
        end = ordered[index + 2].end + 30 if index + 2 < len(ordered) else passage.end
        yield _Pair(passage, _scaled_like(old, new), new, start, min(end, passage.end))


def _scaled_like(old: Value, new: Value) -> Value:
    """ "From 36 to 27 million crowns": the scale is printed once and holds for both."""
    if old.amount is None or new.amount is None or not old.exact.replace(",", "").replace(".", "").isdigit():
        return old
    scale = Decimal(1)
    while new.amount / scale >= _THOUSAND and old.amount * scale < new.amount / _FAR_APART:
        scale *= _THOUSAND
    return replace(old, amount=old.amount * scale)


def _bound(value: Value) -> int:
    """How many letters of a figure are a word before it that joins it: "до 180"."""
    return len("до ") if fold(value.exact).casefold().startswith("до ") else 0


def _alike(a: Value, b: Value) -> bool:
    if ValueKind.SHARE in (a.kind, b.kind):
        other = a if b.kind is ValueKind.SHARE else b
        return a.kind is b.kind or (other.kind is ValueKind.COUNT and other.unit is None and (other.amount or 0) <= 100)
    return like(a, b)


def _clause_start(passage: Passage, offset: int) -> int:
    before = fold(passage.text[passage.start : offset])
    return passage.start + max(before.rfind(";"), before.rfind(": ")) + 1


def _direction(pair: _Pair) -> Iterator[Hit]:
    passage, old, new = pair.passage, pair.old, pair.new
    before = fold(passage.text[pair.start : old.start])
    ways = list(_WAY.finditer(before))
    if not ways or len(before) - ways[-1].end() > 60 or _NEGATION.search(before):
        return
    up = ways[-1].lastgroup == "up"
    assert old.amount is not None and new.amount is not None
    if old.amount != new.amount and up == (new.amount > old.amount):
        return
    at = Words(passage, pair.start + ways[-1].start(), new.end)
    yield contradiction(
        at, f"says {at.quoted}; {number(new.amount)} is {_size(new.amount, old.amount)} {number(old.amount)}.", ()
    )


def _size(new: Decimal, old: Decimal) -> str:
    return "more than" if new > old else "less than" if new < old else "as much as"


def _factor(pair: _Pair) -> Iterator[Hit]:
    around = fold(pair.passage.text[pair.start : pair.old.start])
    told = [(match, factor) for pattern, factor in _TIMES for match in pattern.finditer(around)]
    for match, factor in sorted(told, key=lambda one: one[0].start())[-1:]:
        if _NEGATION.search(around[: match.start()]) or not _LEADS_ON.fullmatch(around[match.end() :]):
            continue
        vague = _MORE_THAN.search(around[: match.start()])
        low, high = _ratio(pair.old, pair.new)
        slack = Decimal("0.3") if vague else Decimal("0.1")
        if low <= factor * (1 + slack) and high >= factor * (1 - slack):
            continue
        if (
            vague
            and factor > 1
            and low > factor
            and "more" in vague.group().casefold()
            and low < factor * Decimal("1.6")
        ):
            continue
        at = Words(pair.passage, pair.start + match.start(), pair.start + match.end())
        other = Words(pair.passage, pair.old.start, pair.new.end)
        yield contradiction(
            at, f"says {at.quoted} beside {other.quoted}; {_quotient(pair.old, pair.new)}.", [("the figures", other)]
        )


def _ratio(old: Value, new: Value) -> tuple[Decimal, Decimal]:
    a, b = rounded(old), rounded(new)
    return b.low / a.high, b.high / max(a.low, Decimal("0.0000001"))


def _quotient(old: Value, new: Value) -> str:
    assert old.amount is not None and new.amount is not None
    return f"{number(new.amount)} / {number(old.amount)} = {number(new.amount / old.amount)}"


def _percent(pair: _Pair, shares: Sequence[Value]) -> Iterator[Hit]:
    if pair.old.kind is ValueKind.SHARE or pair.new.kind is ValueKind.SHARE:
        return
    for share in shares:
        if not (pair.start <= share.start and share.end <= pair.end) or not _is_told_of(pair, share):
            continue
        yield from _compared(pair.passage, pair.old, pair.new, share)


def _is_told_of(pair: _Pair, share: Value) -> bool:
    """Whether a share is told of the change: "by 15 %", or straight behind the figures with a comma."""
    text, low = pair.passage.text, pair.old.start
    if share.end <= low:
        gap = fold(text[share.end : low])
        lead = fold(text[pair.start : share.start])
        return len(gap) <= 60 and not re.search(r"[\d;:]", gap) and bool(_BY.search(lead) and _WAY.search(lead))
    gap = fold(text[pair.new.end : share.start])
    gap_years = _YEAR_BETWEEN.sub(" ", gap)
    return len(gap) <= 60 and not re.search(r"[\d;:.(]", gap_years) and not _PART.search(gap) and bool(_BY.search(gap))


def _compared(passage: Passage, old: Value, new: Value, share: Value) -> Iterator[Hit]:
    low, high = _ratio(old, new)
    low, high = (low - 1) * 100, (high - 1) * 100
    if high < 0 or (low < 0 and new.amount is not None and old.amount is not None and new.amount < old.amount):
        low, high = -high, -low
    if share_fits(share, low, high):
        return
    assert old.amount is not None and new.amount is not None
    apart = abs(new.amount - old.amount)
    reckoned = f"{number(apart)} / {number(old.amount)} = {number(apart / old.amount * 100)} %"
    at = Words(passage, share.start, share.end)
    first, last = sorted((old, new), key=lambda v: v.start)
    other = Words(passage, first.start, last.end)
    yield contradiction(at, f"says {at.quoted} of {other.quoted}; {reckoned}.", [("the figures", other)])


def _difference(pair: _Pair, values: Sequence[Value]) -> Iterator[Hit]:
    """ "by 12 euros, from 84 to 96": the difference told before the figures."""
    if pair.old.kind is ValueKind.SHARE:
        return
    told = [v for v in amounts(values) if pair.start <= v.start and v.end <= pair.old.start and is_plain(v)]
    for value in told[-1:]:
        gap = fold(pair.passage.text[value.end : pair.old.start])
        lead = fold(pair.passage.text[pair.start : value.start])
        if (
            re.search(r"\b(?:by|um|на)\s*$", lead, re.I)
            and len(gap) < 30
            and _WAY.search(lead)
            and like(value, pair.new)
        ):
            yield from _apart(pair.passage, value, pair.old, pair.new)


def _apart(passage: Passage, told: Value, old: Value, new: Value) -> Iterator[Hit]:
    assert old.amount is not None and new.amount is not None and told.amount is not None
    a, b, c = rounded(old), rounded(new), rounded(told)
    low, high = sorted((abs(b.low - a.high), abs(b.high - a.low)))
    if low <= c.high and c.low <= high:
        return
    at = Words(passage, told.start, told.end)
    first, last = sorted((old, new), key=lambda v: v.start)
    other = Words(passage, first.start, last.end)
    yield contradiction(
        at,
        f"says {at.quoted} of {other.quoted}; the difference is {number(abs(new.amount - old.amount))}.",
        [("the figures", other)],
    )


def _by_then_to(passage: Passage, values: Sequence[Value], found: Sequence[Value]) -> Iterator[Hit]:
    """ "rose by 15 % to 552 in 2022, after 480": the share first, the old figure last."""
    for share in (v for v in values if v.kind is ValueKind.SHARE):
        lead = fold(passage.text[max(passage.start, share.start - 40) : share.start])
        after = [v for v in found if v.start > share.start]
        if len(after) < 2 or not re.search(r"\b(?:by|um|de|d'|на)\s*$", lead, re.I) or not _WAY.search(lead):
            continue
        new, old = after[0], after[1]
        gap = _YEAR_BETWEEN.sub(" ", between(passage, new, old))
        if not (_TO_FIGURE.match(between(passage, share, new)) and _COMPARED.search(gap) and len(gap) < 50):
            continue
        if is_plain(new) and is_plain(old) and like(new, old) and not re.search(r"[;:\d]", gap):
            yield from _compared(passage, old, new, share)


def _more_than(passage: Passage, values: Sequence[Value], found: Sequence[Value]) -> Iterator[Hit]:
    """ "60 million, a quarter more than the 48 million": the figure before the share against the one behind it."""
    for share in (v for v in values if v.kind is ValueKind.SHARE and v.qualifier is Qualifier.EXACTLY):
        old = next((v for v in found if v.start >= share.end), None)
        new = next((v for v in reversed(found) if v.end <= share.start), None)
        if old is None or new is None or not (is_plain(old) and is_plain(new) and like(old, new)):
            continue
        match = _MORE.match(between(passage, share, old))
        if match is None or not re.fullmatch(r"\s*(?:[^\W\d_]+\s*)?,\s*(?:or )?", between(passage, new, share)):
            continue
        assert old.amount is not None and new.amount is not None
        if bool(_LESS.search(match["what"])) != (new.amount < old.amount):
            continue
        yield from _compared(passage, old, new, share)


_POINTS = re.compile(r"\b(?:difference of|gap of|by|um|écart de|diferencia de|unterschied von|на)\s*$", re.I)
_AGAINST = re.compile(r"^\s*(?:against|and|gegen|und|contre|et|frente al?|y|to|auf|à|a|против|до)(?: the)?\s*$", re.I)


def _points(passage: Passage, values: Sequence[Value], shares: Sequence[Value]) -> Iterator[Hit]:
    """ "80 % against 60 %, a difference of 20 percentage points"."""
    for value in values:
        if value.unit != "percentage point" or not is_plain(value):
            continue
        before = [
            v for v in [*shares, *values] if v.end <= value.start and v.kind in (ValueKind.SHARE, ValueKind.COUNT)
        ]
        two = sorted({v.start: v for v in before}.values(), key=lambda v: v.start)[-2:]
        lead = fold(passage.text[passage.start : value.start])
        if len(two) < 2 or two[1].kind is not ValueKind.SHARE or not _POINTS.search(lead):
            continue
        if not _AGAINST.match(between(passage, two[0], two[1])) or not all(is_plain(v) for v in two):
            continue
        if len(between(passage, two[1], value)) < 40 and (two[0].amount or 0) <= 100:
            yield from _apart(passage, value, two[0], two[1])
