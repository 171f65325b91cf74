"""The rules that turn what was compared into a rating, a score and a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

from footnote_audit.match.coverage import Coverage, cover
from footnote_audit.match.figures import AGREES, Match, Reading, overlapping, reading
from footnote_audit.match.passages import Passage, PassageIndex
from footnote_audit.match.question import Question
from footnote_audit.match.speakers import Spoken, weigh_quotation
from footnote_audit.model import Rating, ValueKind
from footnote_audit.values import Comparison

# Passages read closely for a claim: on wice-dev the 12 best hold 95 % of the annotated evidence.
READ_CLOSELY = 12
# Up to this many words of names and topic a claim is one plain fact, which one passage can carry alone.
PLAIN_FACT = 14
# Thresholds tuned on numeric-dev: the parts of the topic that a passage must share to speak of the same thing, and to
# contradict; of more than three names a passage may leave some to its neighbours when it supports.
SAME_TOPIC = 0.45
SAME_TOPIC_FIRMLY = 0.5
FEW_NAMES = 3
MOST_NAMES = 0.6
# Tuned on wice-dev: likelihoods from which wording alone counts as support, and as support in part.
SUPPORTED_FROM = 0.5
PARTLY_FROM = 0.15
# Scores of a rule that decides by itself, by rating; wording moves them a little within the band.
_BANDS = {Rating.SUPPORTED: (0.8, 0.97), Rating.PARTLY_SUPPORTED: (0.3, 0.49), Rating.NOT_FOUND: (0.03, 0.25)}
REFUTED_SCORE = 0.02
NAMES_NEEDED_ABROAD = 1


@dataclass(frozen=True, slots=True)
class Place:
    """Words of the source that a rating rests on; offsets into its text."""

    passage: Passage
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Weighed:
    """A rating with its score, the places it rests on (best first) and the sentence that says why."""

    rating: Rating
    score: float
    places: tuple[Place, ...]
    explanation: str


def weigh(asked: Question, index: PassageIndex, speaker: str = "the source") -> Weighed:
    """How a claim stands against a source, `speaker` being what the sentence calls it; the weakest part decides."""
    ranked = [r.passage for r in index.rank(asked.names | asked.topic | asked.numbers, READ_CLOSELY)]
    covered = cover(asked, index, ranked)
    readings = [reading(asked, index, passage) for passage in ranked]
    parts = [weigh_spoken(weigh_quotation(asked, span, index), speaker) for span in asked.quotations]
    if asked.claimed:
        parts.append(_weigh_values(asked, readings, covered, speaker))
    elif not parts:
        parts.append(_weigh_wording(asked, readings, covered, speaker))
    weakest = min(parts, key=lambda w: w.score)
    return Weighed(weakest.rating, weakest.score, _all_places(weakest, parts, covered), weakest.explanation)


def weigh_spoken(spoken: Spoken, speaker: str) -> Weighed:
    """The rating of a quotation as it was found."""
    places = () if spoken.passage is None else (Place(spoken.passage, spoken.start, spoken.end),)
    return Weighed(
        spoken.rating, spoken.score, places, spoken.explanation.format(speaker=speaker, Speaker=_capital(speaker))
    )


def _weigh_values(asked: Question, readings: Sequence[Reading], covered: Coverage, speaker: str) -> Weighed:
    judged = [_best(number, asked, readings) for number in range(len(asked.claimed))]
    ratings = [rating for rating, _, _ in judged]
    refuted = [j for j in judged if j[0] is Rating.REFUTED]
    if refuted:
        return _weighed(refuted[0], Rating.REFUTED, REFUTED_SCORE, speaker)
    if all(r is Rating.SUPPORTED for r in ratings):
        return _all_agree(asked, judged[0], covered, speaker)
    worst = next(j for j in judged if j[0] is not Rating.SUPPORTED)
    if all(r is Rating.NOT_FOUND for r in ratings):
        return _weighed(worst, Rating.NOT_FOUND, _in_band(Rating.NOT_FOUND, covered.likelihood), speaker)
    return _weighed(worst, Rating.PARTLY_SUPPORTED, _in_band(Rating.PARTLY_SUPPORTED, covered.likelihood), speaker)


_Judged = tuple[Rating, Match, Reading | None]


def _all_agree(asked: Question, first: _Judged, covered: Coverage, speaker: str) -> Weighed:
    """Every value agrees: one passage carries a plain fact; a longer claim needs its wording covered as well."""
    if len(asked.names) + len(asked.topic) <= PLAIN_FACT:
        return _weighed(first, Rating.SUPPORTED, _in_band(Rating.SUPPORTED, covered.whole), speaker)
    if covered.likelihood >= SUPPORTED_FROM:
        return _weighed(first, Rating.SUPPORTED, covered.likelihood, speaker)
    weighed = _weighed(first, Rating.PARTLY_SUPPORTED, min(covered.likelihood, 0.49), speaker)
    return Weighed(
        weighed.rating,
        weighed.score,
        weighed.places,
        f"{_capital(speaker)} has the figures, but only part of the wording.",
    )


def _best(number: int, asked: Question, readings: Sequence[Reading]) -> _Judged:
    """The best that any passage says of one claimed value: support before a near value before contradiction."""
    order = {Rating.SUPPORTED: 0, Rating.PARTLY_SUPPORTED: 1, Rating.REFUTED: 2, Rating.NOT_FOUND: 3}
    judged = [(_rate(read.figures[number], asked, read), read.figures[number], read) for read in readings]
    missing = Match(claimed=asked.claimed[number], found=None, comparison=Comparison.UNRELATED)
    found = min(judged, key=lambda j: order[j[0]], default=(Rating.NOT_FOUND, missing, None))
    return found if found[0] is not Rating.NOT_FOUND else (Rating.NOT_FOUND, missing, None)


def _rate(match: Match, asked: Question, read: Reading) -> Rating:
    """What one passage says of one claimed value."""
    if match.found is None or not _same_thing(asked, read):
        return Rating.NOT_FOUND
    if match.comparison in AGREES:
        return _rate_time(asked, read)
    if not (read.same_time or not read.dated):
        return Rating.NOT_FOUND
    if match.comparison is Comparison.NEAR:
        return Rating.PARTLY_SUPPORTED
    return Rating.REFUTED if _firmly(asked, read) and _same_count(match) else Rating.NOT_FOUND


def _rate_time(asked: Question, read: Reading) -> Rating:
    """The value agrees: does the time?"""
    if read.same_time:
        return Rating.SUPPORTED
    if not read.dated:
        return Rating.SUPPORTED if read.topic >= SAME_TOPIC_FIRMLY else Rating.PARTLY_SUPPORTED
    other = [m for m in read.setting if m.comparison is Comparison.DIFFERS]
    if other and _firmly(asked, read) and all(overlapping(m) and m.claimed.kind is ValueKind.PERIOD for m in other):
        return Rating.REFUTED
    return Rating.NOT_FOUND


def _same_thing(asked: Question, read: Reading) -> bool:
    """Whether a passage speaks of what the claim speaks of."""
    named = read.names == 1.0 if len(asked.names) <= FEW_NAMES else read.names >= MOST_NAMES
    if asked.foreign:
        return bool(asked.names) and named
    return named and read.topic >= SAME_TOPIC


def _firmly(asked: Question, read: Reading) -> bool:
    """Whether it does so beyond doubt: only then may another value contradict."""
    if read.names < 1.0 or not (asked.names or len(asked.topic) > 1):
        return False
    if asked.foreign:
        return len(asked.names) > NAMES_NEEDED_ABROAD
    return read.topic >= SAME_TOPIC_FIRMLY and (
        read.same_time or not asked.setting or any(overlapping(m) for m in read.setting)
    )


def _same_count(match: Match) -> bool:
    """Whether two counts can be of the same thing: both have their noun or the claim is no count."""
    found = match.found
    return found is not None and (match.claimed.kind is not ValueKind.COUNT or (found.kind is ValueKind.COUNT))


def _weigh_wording(asked: Question, readings: Sequence[Reading], covered: Coverage, speaker: str) -> Weighed:
    """A plain statement: wording alone, and whether one side negates what the other affirms."""
    places = tuple(Place(p, p.start, p.end) for p in covered.passages)
    said, likely = _capital(speaker), covered.likelihood
    closest = max(readings, key=lambda r: (r.names + r.topic, -r.passage.index), default=None)
    if (
        closest
        and closest.names == 1.0
        and closest.topic >= SAME_TOPIC_FIRMLY
        and asked.negated != _negated(closest.passage)
    ):
        first = Place(closest.passage, closest.passage.start, closest.passage.end)
        if closest.topic >= 0.7 and len(asked.topic) > 1:
            verb = "affirms what the text denies" if asked.negated else "denies what the text affirms"
            return Weighed(Rating.REFUTED, REFUTED_SCORE, (first, *places), f"{said} {verb}.")
        likely = min(likely, 0.4)
    if (
        closest
        and asked.names
        and closest.names == 1.0
        and closest.topic == 1.0
        and asked.negated == _negated(closest.passage)
    ):
        likely = max(likely, 0.9)
    percent = f"{covered.whole:.0%} of the claim's words by weight"
    if likely >= SUPPORTED_FROM:
        return Weighed(Rating.SUPPORTED, likely, places, f"{said} has {percent}.")
    if likely >= PARTLY_FROM:
        return Weighed(Rating.PARTLY_SUPPORTED, likely, places, f"{said} has only {percent}.")
    return Weighed(Rating.NOT_FOUND, likely, places, f"{said} says nothing like it: it has {percent}.")


def _negated(passage: Passage) -> bool:
    return any(w.negates for w in passage.words)


def _in_band(rating: Rating, part: float) -> float:
    low, high = _BANDS[rating]
    return low + (high - low) * part


def _weighed(judged: _Judged, rating: Rating, score: float, speaker: str) -> Weighed:
    _, match, read = judged
    return Weighed(rating, score, _place(read), _sentence(match, read, speaker))


def _place(read: Reading | None) -> tuple[Place, ...]:
    if read is None:
        return ()
    return (Place(read.passage, read.passage.start, read.passage.end),)


def _sentence(match: Match, read: Reading | None, speaker: str) -> str:
    """Both values side by side, or that one is missing."""
    claimed = match.claimed.exact
    if match.found is None or read is None:
        return f"The text says {claimed}; {speaker} gives no such value for it."
    other = next((m for m in read.setting if m.comparison is Comparison.DIFFERS and m.found), None)
    if match.comparison in AGREES and other is not None and other.found is not None:
        return f"The text says {claimed} for {other.claimed.exact}; {speaker} says it for {other.found.exact}."
    if match.comparison is Comparison.SAME and match.claimed.exact == match.found.exact:
        return f"The text says {claimed}, and so does {speaker}."
    return f"The text says {claimed}; {speaker} says {match.found.exact}."


def _all_places(weakest: Weighed, parts: Sequence[Weighed], covered: Coverage) -> tuple[Place, ...]:
    """The weakest part's places, then those of the others and of the wording, each passage once."""
    every = [
        *weakest.places,
        *(p for w in parts for p in w.places),
        *(Place(p, p.start, p.end) for p in covered.passages),
    ]
    seen: dict[int, Place] = {}
    for place in every:
        seen.setdefault(place.passage.index, place)
    return tuple(seen.values())


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
