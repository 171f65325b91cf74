"""Values of a claim against the values of a passage that speaks of the same thing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from footnote_audit.match.bound import bound, told
from footnote_audit.match.exonyms import other_stems
from footnote_audit.match.passages import Passage, PassageIndex
from footnote_audit.match.question import Question, is_time
from footnote_audit.match.senses import sense, senses
from footnote_audit.match.words import Word, may_negate
from footnote_audit.model import Span, Value, ValueKind
from footnote_audit.values import Comparison, compare, compare_beginnings, date_span, interval

AGREES = frozenset({Comparison.SAME, Comparison.WITHIN})
_ORDER = {Comparison.SAME: 0, Comparison.WITHIN: 1, Comparison.NEAR: 2, Comparison.DIFFERS: 3, Comparison.UNRELATED: 4}

# Words behind a negation that it can turn round.
NEGATION_REACH = 6
_NOT_ONLY = frozenset({"only", "merely", "just", "seulement", "nur", "sólo", "solo", "soltanto", "apenas", "только"})


@dataclass(frozen=True, slots=True)
class Match:
    """A claimed value, the nearest value of a passage (None: nothing of its kind there), and how they compare.

    `alone` says whether no other value there could be meant as well, `by_unit` whether the numbers are the same and
    only what they are counted in is not.
    """

    claimed: Value
    found: Value | None
    comparison: Comparison
    alone: bool = True
    by_unit: bool = False

    @property
    def agrees(self) -> bool:
        """Whether the found value is one that the claim admits."""
        return self.comparison in AGREES


@dataclass(frozen=True, slots=True)
class Reading:
    """A passage read for a claim: the parts of its names and of its topic that are there (0 to 1), and its values.

    `names_near` is the part of the names that the source has anywhere.
    """

    passage: Passage
    names: float
    names_near: float
    topic: float
    figures: tuple[Match, ...]
    setting: tuple[Match, ...]
    ranks: tuple[Match, ...]
    dated: bool
    foreign: bool
    negated: bool

    @property
    def same_time(self) -> bool:
        """Whether every date of the claim that says when agrees with one in the passage."""
        return all(m.agrees or m.comparison is Comparison.NEAR for m in self.setting)


def reading(asked: Question, index: PassageIndex, passage: Passage) -> Reading:
    """A passage read for a claim."""
    found = index.values(passage)
    foreign = asked.foreign_to(index.language_of(passage))
    return Reading(
        passage=passage,
        names=share(asked.names, passage, index, abroad=foreign),
        names_near=_names_near(asked.names, index, abroad=foreign),
        topic=topic_share(asked.topic, passage, index),
        figures=tuple(
            _nearest(_plain(value) if foreign else value, found, asked, passage, index) for value in asked.claimed
        ),
        setting=tuple(_closest(value, _related(value, found)) for value in asked.setting),
        ranks=() if foreign else tuple(_closest(v, _related(v, found)) for v in asked.running if v.unit),
        foreign=foreign,
        negated=_negated(asked, passage, found),
        dated=any(is_time(value) for value in found),
    )


def touching(match: Match) -> bool:
    """Whether two unequal amounts of one unit leave room for each other ("more than 40%", "40 to 45%")."""
    claimed, found = match.claimed, match.found
    if found is None or found.unit != claimed.unit or match.comparison is not Comparison.DIFFERS:
        return False
    (low, high), (other_low, other_high) = interval(claimed), interval(found)
    if claimed.amount is None or found.amount is None:
        return False
    return (high is None or other_low is None or other_low <= high) and (
        other_high is None or low is None or low <= other_high
    )


def _plain(value: Value) -> Value:
    """A count without its noun, which another language words otherwise."""
    if value.kind not in (ValueKind.COUNT, ValueKind.ORDINAL) or value.unit is None:
        return value
    return Value(
        kind=value.kind,
        exact=value.exact,
        start=value.start,
        end=value.end,
        amount=value.amount,
        upper=value.upper,
        qualifier=value.qualifier,
    )


def _negated(asked: Question, passage: Passage, values: Sequence[Value]) -> bool:
    """Whether a passage negates one of the words that it shares with the claim."""
    if not may_negate(passage.exact):
        return False
    spoken = passage.words
    for number, word in enumerate(spoken):
        if not negates(word, passage, values):
            continue
        following = spoken[number + 1 : number + 1 + NEGATION_REACH]
        turns = not (following and following[0].plain in _NOT_ONLY)
        if turns and any(w.stem in asked.topic for w in following):
            return True
    return False


def negates(word: Word, passage: Passage, values: Sequence[Value]) -> bool:
    """Whether a word of a passage turns it round; in a value it does not (the French month is an Italian "never")."""
    at = passage.start + word.start
    return word.negates and not any(v.start <= at < v.end for v in values)


def overlapping(match: Match) -> bool:
    """Whether two different periods share some days: the same events told with other limits."""
    if match.found is None or match.comparison is not Comparison.DIFFERS:
        return False
    claimed, found = date_span(match.claimed.date or ""), date_span(match.found.date or "")
    return claimed is not None and found is not None and claimed[0] <= found[1] and found[0] <= claimed[1]


def _nearest(value: Value, found: Sequence[Value], asked: Question, passage: Passage, index: PassageIndex) -> Match:
    """The value of a passage to hold a claimed one against: beside the same words and dates, then the nearest."""
    related = _related(value, found, compare_beginnings)
    if not related:
        other_unit = next((o for o in found if _other_unit(value, o)), None)
        if other_unit is not None:
            return Match(claimed=value, found=other_unit, comparison=Comparison.DIFFERS, by_unit=True)
        return Match(claimed=value, found=None, comparison=Comparison.UNRELATED)
    if len(related) == 1 or value.kind is ValueKind.ORDINAL:
        return _closest(value, related)
    around = told(asked.text, value, [a.value for a in asked.asked])
    at = Span(start=passage.start, end=passage.end)
    near = bound(around, related, index.text, at, passage.words, found)
    return _closest(value, near.related, near.related if near.firm else related)


def _related(
    value: Value, found: Sequence[Value], against: Callable[[Value, Value], Comparison] = compare
) -> list[tuple[Comparison, Value]]:
    candidates = [(against(value, other), other) for other in found]
    return [(c, other) for c, other in candidates if c is not Comparison.UNRELATED]


def _closest(
    value: Value,
    related: Sequence[tuple[Comparison, Value]],
    meant: Sequence[tuple[Comparison, Value]] = (),
) -> Match:
    if not related:
        return Match(claimed=value, found=None, comparison=Comparison.UNRELATED)
    comparison, other = min(related, key=lambda pair: _ORDER[pair[0]])
    alone = len({(o.amount, o.upper, o.date) for _, o in meant or related}) == 1
    return Match(claimed=value, found=other, comparison=comparison, alone=alone)


_POINT = "percentage point"


def _other_unit(value: Value, other: Value) -> bool:
    """Whether both are one number of two currencies, or of per cent and points, which is no conversion but a slip."""
    if value.amount != other.amount or value.unit == other.unit:
        return False
    shares = {value.kind, other.kind} == {ValueKind.SHARE, ValueKind.MEASURE} and _POINT in (value.unit, other.unit)
    return value.kind is other.kind is ValueKind.MONEY or shares


def share(stems: frozenset[str], passage: Passage, index: PassageIndex, *, abroad: bool = False) -> float:
    """The part of some stems that a passage has, rare ones counting up to twice as much; 1.0 where there are none.

    In a passage in another language (`abroad`) a place may have its name there.
    """
    total = sum(_flat(index, stem) for stem in stems)
    met = stems & passage.stems
    if abroad:
        met |= {stem for stem in stems - met if other_stems(stem) & passage.stems}
    return sum(_flat(index, stem) for stem in met) / total if total else 1.0


def _names_near(names: frozenset[str], index: PassageIndex, *, abroad: bool) -> float:
    """The part of some names that a source has anywhere."""
    there = sum(
        index.holds(stem) or (abroad and any(index.holds(other) for other in other_stems(stem))) for stem in names
    )
    return there / len(names) if names else 1.0


def topic_share(stems: frozenset[str], passage: Passage, index: PassageIndex) -> float:
    """The same for words of a topic, which a passage may say in other words of their sense."""
    there = senses(passage.stems)
    met = stems & passage.stems
    if there:
        met |= {stem for stem in stems - met if sense(stem) in there}
    total = sum(_flat(index, stem) for stem in stems)
    return sum(_flat(index, stem) for stem in met) / total if total else 1.0


def _flat(index: PassageIndex, stem: str) -> float:
    return 0.5 + weight(index, stem) / index.rarest / 2


def weight(index: PassageIndex, stem: str) -> float:
    """What a stem counts; one that the source lacks counts as one that it has once."""
    return index.weight(stem) if index.holds(stem) else index.rarest
