"""Claims that set one thing beside another ("twice as many as", "3 tonnes more than") against the figures of both."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext

from footnote_audit.match.bound import Told, bound
from footnote_audit.match.figures import AGREES, Reading, topic_share
from footnote_audit.match.passages import PassageIndex
from footnote_audit.match.question import Question
from footnote_audit.match.stated import Stated, alike, amounts
from footnote_audit.match.weighed import REFUTED_SCORE, SAME_TOPIC, Weighed, in_band, whole_place
from footnote_audit.match.words import words
from footnote_audit.model import Rating, Span, Value, ValueKind
from footnote_audit.values import Comparison, compare, excludes, find_values

# "Twice as many" is a round figure.
ROUND = Decimal("0.05")
_TIMES = {
    "twice": "2",
    "thrice": "3",
    "half": "0.5",
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
} | {
    "seven": "7",
    "eight": "8",
    "nine": "9",
    "ten": "10",
}
_RATIO = re.compile(
    r"\b(?:(?P<word>twice|thrice|half)|(?P<times>two|three|four|five|six|seven|eight|nine|ten|\d{1,3}(?:\.\d)?) times) "
    r"as (?:many|much|large|big|high|long|old|heavy|tall|wide|deep|expensive|numerous|great)\b[^.;]{0,80}?\bas\b",
    re.I,
)
_MORE = re.compile(
    r" ?(?:(?P<more>more|larger|higher|longer|bigger|taller|heavier|older|greater|wider|deeper)"
    r"|(?P<less>fewer|less|smaller|lower|shorter|lighter|younger))\b[^.;,]{0,60}?\bthan\b",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared(Stated):
    """One thing beside another: how many times the other it is, or by how much it differs (negative: it is less)."""

    ratio: Decimal | None = None
    difference: Value | None = None
    less: bool = False


def comparison(text: str) -> Compared | None:
    """The first comparison of two things that a text states in figures; None where it states none."""
    match = _RATIO.search(text)
    if match is not None:
        printed = (match["word"] or match["times"]).casefold()
        return Compared(words=Span(start=match.start(), end=match.end()), ratio=Decimal(_TIMES.get(printed, printed)))
    for value in find_values(text) if "than" in text.casefold() else ():
        more = _MORE.match(text, value.end)
        if more and value.amount is not None and value.kind is not ValueKind.ORDINAL:
            span = Span(start=value.start, end=more.end())
            return Compared(words=span, difference=value, less=more["less"] is not None)
    return None


def weigh_comparison(
    asked: Question, stated: Compared, readings: Sequence[Reading], index: PassageIndex
) -> Weighed | None:
    """The claim by one figure of each of the two things; None where the source does not tell both apart."""
    ours, theirs = _sides(asked, stated)
    if not ours or not theirs or ours & theirs:
        return None
    printed = asked.text[stated.words.start : stated.words.end]
    for one, other, read in _pairs(asked, stated, readings, index, ours, theirs):
        said = _reckoned(stated, one, other)
        if said is None:
            continue
        rating = Rating.SUPPORTED if said else Rating.REFUTED
        score = in_band(rating, read.topic) if said else REFUTED_SCORE
        explanation = f"The text says {printed}; the source has {one.exact} and {other.exact}."
        return Weighed(rating, score, (whole_place(read.passage),), explanation)
    return None


def _sides(asked: Question, stated: Compared) -> tuple[frozenset[str], frozenset[str]]:
    spoken = [w for w in words(asked.text) if w.stem in asked.names]
    ours = frozenset(w.stem for w in spoken if w.end <= stated.words.start)
    theirs = frozenset(w.stem for w in spoken if w.start >= stated.words.end)
    return ours - theirs, theirs - ours


def _pairs(
    asked: Question,
    stated: Compared,
    readings: Sequence[Reading],
    index: PassageIndex,
    ours: frozenset[str],
    theirs: frozenset[str],
) -> Iterator[tuple[Value, Value, Reading]]:
    """A figure of the one and of the other thing, from one passage that has both or from one passage each."""
    told = frozenset(w.stem for w in words(asked.text[stated.words.start : stated.words.end]))
    topic = asked.topic - told
    about = [r for r in readings if topic_share(topic, r.passage, index) >= SAME_TOPIC and _timely(r)]
    for read in about:
        if ours | theirs <= read.passage.stems:
            one = _figure(ours, topic, read, index)
            other = _figure(theirs, topic, read, index)
            if one and other and one != other and alike(one, other):
                yield one, other, read
    firsts = [(r, v) for r in about if (v := _only(ours, theirs, r, index))]
    seconds = [v for r in about if (v := _only(theirs, ours, r, index))]
    for read, one in firsts:
        for other in seconds:
            if alike(one, other):
                yield one, other, read


def _timely(read: Reading) -> bool:
    return read.same_time or not read.dated


def _figure(mine: frozenset[str], topic: frozenset[str], read: Reading, index: PassageIndex) -> Value | None:
    """The one amount of a passage that stands beside some names."""
    found = index.values(read.passage)
    related = [(Comparison.DIFFERS, v) for v in amounts(found)]
    at = Span(start=read.passage.start, end=read.passage.end)
    near = bound(Told(mine | topic, ()), related, index.text, at, read.passage.words, found)
    return near.related[0][1] if near.firm and len(near.related) == 1 else None


def _only(mine: frozenset[str], others: frozenset[str], read: Reading, index: PassageIndex) -> Value | None:
    if not mine <= read.passage.stems or others & read.passage.stems:
        return None
    found = amounts(index.values(read.passage))
    return found[0] if len(found) == 1 else None


def _reckoned(stated: Compared, one: Value, other: Value) -> bool | None:
    """Whether two figures stand as stated; None where they cannot be reckoned with."""
    if one.amount is None or not other.amount:
        return None
    with localcontext() as context:
        context.prec = 50
        if stated.ratio is not None:
            return abs(one.amount / other.amount - stated.ratio) <= stated.ratio * ROUND
        claimed = stated.difference
        if claimed is None or claimed.amount is None:
            return None
        gap = other.amount - one.amount if stated.less else one.amount - other.amount
        if claimed.kind is ValueKind.SHARE and one.kind is not ValueKind.SHARE:
            reckoned = _like(claimed, gap * 100 / other.amount)
        else:
            reckoned = _like(claimed, gap, one)
        if compare(claimed, reckoned) in AGREES:
            return True
        return False if excludes(claimed, reckoned) else None


def _like(claimed: Value, amount: Decimal, printed: Value | None = None) -> Value:
    kept = printed or claimed
    return Value(
        kind=kept.kind, exact=f"{amount}", start=0, end=0, amount=amount, unit=kept.unit if printed else claimed.unit
    )
