"""Claims that say by how much something changed ("doubled", "fell by a third") against two figures of a passage."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext

from footnote_audit.match.figures import Reading, share
from footnote_audit.match.passages import PassageIndex
from footnote_audit.match.question import Question, is_time
from footnote_audit.match.weighed import REFUTED_SCORE, SAME_TOPIC, Weighed, in_band, whole_place
from footnote_audit.match.words import words
from footnote_audit.model import Rating, Span, Value, ValueKind

# A change told in one word is a round one: within 4 % it is right, as for "about" (the conventions of numeric-dev).
ROUND = Decimal("0.04")

_FACTORS = {"doubl": "2", "tripl": "3", "trebl": "3", "quadrupl": "4", "halved": "0.5"}
_PERCENT = {"half": "50", "third": "33.333333", "quarter": "25", "fifth": "20", "tenth": "10"}
_BY = r" by (?:(?:a|one) (?P<part>half|third|quarter|fifth|tenth)|(?P<percent>\d{1,4}(?:\.\d{1,3})?) ?(?:%|per ?cent))"
_CHANGE = re.compile(
    r"\b(?P<than>more than |over )?(?:(?P<times>doubled|tripled|trebled|quadrupled|halved)"
    r"|(?:(?P<up>rose|grew|increased|climbed|jumped|risen|grown)|(?:fell|dropped|decreased|declined|shrank|fallen))"
    rf"{_BY})(?!\w)",
    re.I,
)

_THEN = re.compile(r"\b(?:from|start|beginning|initially|end|later|previous(?:ly)?|earlier|before|ago)\b", re.I)


@dataclass(frozen=True, slots=True)
class Change:
    """A change by a factor (2 for "doubled"), the words that say so, and whether it may be more."""

    factor: Decimal
    words: Span
    more: bool


def change(text: str) -> Change | None:
    """The first change that a text states as a factor, a fraction or a percentage; None where it states none."""
    match = _CHANGE.search(text)
    if match is None:
        return None
    return Change(_factor(match), Span(start=match.start(), end=match.end()), bool(match["than"]))


def weigh_change(asked: Question, stated: Change, readings: Sequence[Reading], index: PassageIndex) -> Weighed | None:
    """The claim by two figures of one passage on the same thing, earlier first; None where no passage has just two."""
    printed = asked.text[stated.words.start : stated.words.end]
    topic = asked.topic - {w.stem for w in words(printed)}
    for read in readings:
        met = {m.found for m in read.figures if m.agrees}
        pair = _pair([v for v in index.values(read.passage) if v not in met])
        if pair is None or read.names < 1.0 or share(topic, read.passage, index) < SAME_TOPIC:
            continue
        before, after = pair
        said = f"The text says {printed}; the source has {before.exact} and then {after.exact}."
        right = _right(stated, before, after)
        if not right and not _in_time(index, read):
            continue
        rating = Rating.SUPPORTED if right else Rating.REFUTED
        score = in_band(rating, read.topic) if right else REFUTED_SCORE
        return Weighed(rating, score, (whole_place(read.passage),), said)
    return None


def told(stated: Change, readings: Sequence[Reading], index: PassageIndex) -> bool:
    """Whether a passage states the same change in words."""
    changes = (change(index.exact(read.passage)) for read in readings if read.topic >= SAME_TOPIC)
    return any(c is not None and c.factor == stated.factor and c.more == stated.more for c in changes)


def _factor(match: re.Match[str]) -> Decimal:
    if match["times"]:
        return Decimal(next(f for stem, f in _FACTORS.items() if match["times"].casefold().startswith(stem)))
    percent = Decimal(_PERCENT[match["part"].casefold()] if match["part"] else match["percent"])
    return 1 + percent / 100 if match["up"] else 1 - percent / 100


def _pair(values: Sequence[Value]) -> tuple[Value, Value] | None:
    """The two amounts of a passage where it has just two that can be set against each other."""
    amounts = [v for v in values if v.amount is not None and v.kind is not ValueKind.ORDINAL]
    if len(amounts) != 2 or not amounts[0].amount:
        return None
    first, second = amounts
    alike = first.kind is second.kind and (first.unit == second.unit or None in (first.unit, second.unit))
    return (first, second) if alike else None


def _in_time(index: PassageIndex, read: Reading) -> bool:
    """Whether a passage sets its two figures one after the other in time, and not side by side."""
    dates = sum(is_time(value) for value in index.values(read.passage))
    return dates > 1 or _THEN.search(index.exact(read.passage)) is not None


def _right(stated: Change, before: Value, after: Value) -> bool:
    if not before.amount or after.amount is None:
        return False
    with localcontext() as context:
        context.prec = 50
        factor = after.amount / before.amount
        if stated.more:
            return factor > stated.factor
        return abs(factor - stated.factor) <= ROUND * stated.factor
