"""Claims that say by how much something changed ("doubled", "fell by a third") against two figures of a source."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from enum import StrEnum
from itertools import pairwise

from footnote_audit.match.figures import Reading, topic_share
from footnote_audit.match.passages import Passage, PassageIndex
from footnote_audit.match.question import Question, is_time
from footnote_audit.match.senses import opposed
from footnote_audit.match.stated import Stated, alike, amounts
from footnote_audit.match.weighed import REFUTED_SCORE, SAME_TOPIC, Weighed, in_band, whole_place
from footnote_audit.match.words import words
from footnote_audit.model import Rating, Span, Value
from footnote_audit.values import date_span

# A change told in one word is a round one: within 4 % it is right, as for "about" (the conventions of numeric-dev);
# "almost doubled" reaches down to 12 % below, as far as prose goes.
ROUND = Decimal("0.04")
ALMOST = Decimal("0.12")

_FACTORS = {
    "2": "doubled|doubling|twofold|two-fold|doublé|verdoppelte|verdoppelt|duplicó|duplicado|raddoppiato|dobrou|"
    "удвоился|удвоилась",
    "3": "tripled|trebled|threefold|three-fold|triplé|verdreifachte|verdreifacht|triplicó|triplicado|triplicato|"
    "triplicou",
    "4": "quadrupled|fourfold|four-fold|quadruplé|vervierfachte|vervierfacht|cuadruplicó|quadruplicato",
    "5": "quintupled|fivefold|five-fold|quintuplé|verfünffachte|verfünffacht",
    "6": "sixfold|six-fold",
    "10": "tenfold|ten-fold|décuplé|verzehnfachte|verzehnfacht",
    "0.5": "halved|halbierte|halbiert|dimezzato",
}
_BY_WORD = {word: Decimal(factor) for factor, joined in _FACTORS.items() for word in joined.split("|")}
_PARTS = {"half": "50", "third": "33.3333333", "quarter": "25", "fifth": "20", "sixth": "16.6666667", "tenth": "10"}
_TIMES = {
    "a": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}
_UP = "rose|grew|increased|climbed|jumped|risen|grown|rise|grow|increase|soared|surged|expanded|went up|gone up|up"
_DOWN = (
    "fell|dropped|decreased|declined|shrank|fallen|shrunk|fall|drop|decrease|decline|"
    "sank|plunged|contracted|went down|down"
)
_COUNT = "|".join(_TIMES)
_BY = (
    rf"(?: by)? (?:(?:(?P<above>{_COUNT})[ -])?(?P<part>half|third|quarter|fifth|sixth|tenth)s?(?! of)"
    r"|(?P<percent>\d{1,4}(?:\.\d{1,3})?) ?(?:%|per ?cent)(?!age)(?! points?)|(?P<fold>\d{1,2})-?fold"
    rf"|a factor of (?P<factor>{_COUNT}|\d{{1,3}}(?:\.\d)?))"
)
_CHANGE = re.compile(
    r"\b(?:(?P<more>more than|over|well over) |(?P<almost>almost|nearly|close to) |(?:about|roughly|some) )?"
    rf"(?:(?P<times>{'|'.join(sorted(_BY_WORD, key=len, reverse=True))})"
    rf"|(?:(?P<up>{_UP})|(?:{_DOWN})) ?(?:by )?(?:(?P<more2>more than|over) |(?P<almost2>almost|nearly) "
    rf"|(?:about|roughly|some) )?{_BY})(?!\w)",
    re.I,
)
_THEN = re.compile(r"\b(?:from|start|beginning|initially|end|later|previous(?:ly)?|earlier|before|ago)\b", re.I)
_TO = re.compile(r"\b(?:to|à|auf|a|para|до)\b", re.I)


class Bound(StrEnum):
    """How exactly a change is stated."""

    ROUND = "round"
    MORE = "more"
    ALMOST = "almost"


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth(Stated):
    """A change by a factor (2 for "doubled"), and how exactly it is stated."""

    factor: Decimal
    bound: Bound


def growth(text: str) -> Growth | None:
    """The first change that a text states as a factor, a fraction or a percentage; None where it states none."""
    match = _CHANGE.search(text)
    if match is None:
        return None
    factor = _factor(match)
    if factor is None or factor < 0:
        return None
    more, almost = match["more"] or match["more2"], match["almost"] or match["almost2"]
    bound = Bound.MORE if more else Bound.ALMOST if almost else Bound.ROUND
    return Growth(words=Span(start=match.start(), end=match.end()), factor=factor, bound=bound)


def weigh_growth(asked: Question, stated: Growth, readings: Sequence[Reading], index: PassageIndex) -> Weighed | None:
    """The claim by two figures on the same thing, earlier first; None where no passage or neighbours have just two."""
    printed = asked.text[stated.words.start : stated.words.end]
    topic = asked.topic - {w.stem for w in words(printed)}
    for read in readings:
        if read.names < 1.0 or topic_share(topic, read.passage, index) < SAME_TOPIC or not _timely(read):
            continue
        met = {m.found for m in read.figures if m.agrees}
        found = _pair([v for v in index.values(read.passage) if v not in met], index) or _next(read.passage, index)
        if found is None:
            continue
        before, after = found
        right = _right(stated, before, after)
        if not right and not _in_time(index, read, before, after):
            continue
        said = f"The text says {printed}; the source has {before.exact} and then {after.exact}."
        rating = Rating.SUPPORTED if right else Rating.REFUTED
        score = in_band(rating, read.topic) if right else REFUTED_SCORE
        return Weighed(rating, score, (whole_place(read.passage),), said)
    return _contrary(asked, readings, index, printed)


def _contrary(asked: Question, readings: Sequence[Reading], index: PassageIndex, printed: str) -> Weighed | None:
    """A passage that tells of the same thing, by how much it changed the other way."""
    ours = frozenset(w.stem for w in words(printed))
    names = asked.names - ours
    for read in readings:
        exact = index.exact(read.passage)
        other = growth(exact)
        if other is None or not names <= read.passage.stems or not read.same_time:
            continue
        said = exact[other.words.start : other.words.end]
        turned = opposed(ours, frozenset(w.stem for w in words(said)))
        if turned and topic_share(asked.topic - ours, read.passage, index) >= SAME_TOPIC:
            explanation = f"The text says {printed}; the source says {said}."
            return Weighed(Rating.REFUTED, REFUTED_SCORE, (whole_place(read.passage),), explanation)
    return None


def told(stated: Growth, readings: Sequence[Reading], index: PassageIndex) -> bool:
    """Whether a passage states the same change in words."""
    changes = (growth(index.exact(read.passage)) for read in readings if read.topic >= SAME_TOPIC)
    return any(c is not None and c.factor == stated.factor and c.bound is stated.bound for c in changes)


def _factor(match: re.Match[str]) -> Decimal | None:
    if match["times"]:
        return _BY_WORD[match["times"].casefold()]
    up = match["up"] is not None
    if match["fold"] or match["factor"]:
        times = (match["fold"] or match["factor"]).casefold()
        factor = Decimal(_TIMES.get(times, 0) or times)
        return factor if up or not factor else 1 / factor
    if match["part"]:
        part = Decimal(_PARTS[match["part"].casefold()]) * _TIMES.get((match["above"] or "a").casefold(), 1)
    else:
        part = Decimal(match["percent"])
    return 1 + part / 100 if up else 1 - part / 100


def _timely(read: Reading) -> bool:
    """Whether a passage may tell of the claimed time: it has no date, or one that fits."""
    return not read.dated or all(m.found is None or m.agrees or m.comparison.value == "near" for m in read.setting)


def _pair(values: Sequence[Value], index: PassageIndex) -> tuple[Value, Value] | None:
    """The two amounts of a passage where it has just two that can be set against each other, or says "from … to"."""
    found = amounts(list(values))
    pairs = [(a, b) for a, b in pairwise(found) if alike(a, b) and a.amount]
    if len(found) == 2 and pairs:
        return pairs[0]
    joined = [(a, b) for a, b in pairs if _TO.search(index.text, a.end, b.start) and b.start - a.end < 40]
    return joined[0] if len(joined) == 1 else None


def _next(passage: Passage, index: PassageIndex) -> tuple[Value, Value] | None:
    """The only amount of a passage and that of the one behind it, where the second is of a later time."""
    following = index.passages[passage.index + 1 : passage.index + 2]
    first = index.values(passage)
    for later in following:
        second = index.values(later)
        one, two = amounts(list(first)), amounts(list(second))
        if len(one) == len(two) == 1 and alike(one[0], two[0]) and one[0].amount and _later(first, second):
            return one[0], two[0]
    return None


def _later(first: Sequence[Value], second: Sequence[Value]) -> bool:
    days = [[s for v in side if v.date and (s := date_span(v.date))] for side in (first, second)]
    return bool(days[0] and days[1]) and max(s[0] for s in days[0]) < min(s[0] for s in days[1])


def _in_time(index: PassageIndex, read: Reading, *pair: Value) -> bool:
    """Whether two figures stand one after the other in time, and not side by side."""
    if any(not read.passage.start <= v.start < read.passage.end for v in pair):
        return True
    dates = sum(is_time(value) for value in index.values(read.passage))
    return dates > 1 or _THEN.search(index.exact(read.passage)) is not None


def _right(stated: Growth, before: Value, after: Value) -> bool:
    if not before.amount or after.amount is None:
        return False
    with localcontext() as context:
        context.prec = 50
        factor = after.amount / before.amount
        if stated.bound is Bound.MORE:
            return factor > stated.factor
        if stated.bound is Bound.ALMOST:
            low, high = sorted(
                (stated.factor, stated.factor * (1 - ALMOST) if stated.factor > 1 else stated.factor * (1 + ALMOST))
            )
            return low <= factor <= high
        # A change of a few per cent is told to its own precision, not to that of the whole.
        room = min(ROUND * stated.factor, abs(stated.factor - 1) * ROUND * 3) if stated.factor != 1 else ROUND
        return abs(factor - stated.factor) <= room
