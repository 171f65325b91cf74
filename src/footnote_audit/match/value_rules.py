"""The rules for claims with values: agreement in a passage on the same thing, a near value, or another one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from footnote_audit.match.coverage import Coverage
from footnote_audit.match.denials import denied
from footnote_audit.match.figures import AGREES, Match, Reading, overlapping
from footnote_audit.match.passages import Passage, PassageIndex
from footnote_audit.match.question import Question, is_time
from footnote_audit.match.reckoned import reckon
from footnote_audit.match.senses import opposed, sense, senses
from footnote_audit.match.taken_up import MORE_WORDS, taken_up
from footnote_audit.match.weighed import (
    REFUTED_SCORE,
    SAME_TOPIC,
    Place,
    Weighed,
    beginning,
    in_band,
    same_thing,
    whole_place,
)
from footnote_audit.match.words import words
from footnote_audit.model import Rating, Value, ValueKind
from footnote_audit.values import Comparison, excludes

# To contradict, a passage must share at least this part of the topic, and all names (tuned on numeric-dev).
SAME_TOPIC_FIRMLY = 0.5
# With all names and the right value, this part of the topic is a hint.
HINT_OF_TOPIC = 0.25
HINT_OF_NAMES = 0.5
# A date contradicts only where this part of the topic is shared, and where it is as fine as the claimed one or has a
# month: a year alone often belongs to a name ("the 2016 Games").
SAME_EVENT = 0.6
YEAR_AND_MONTH = len("2014-05")
# Of so few words of topic all must be there: "a novel written in" is not "a musical, written by".
FEW_WORDS = 2
# Words that date an event from the day of the report, so that a printed date beside them is another event's.
_TOLD_FROM = re.compile(
    r"\b(?:(?:this|last|next) (?:year|month|week|spring|summer|autumn|fall|winter)|today|yesterday|tomorrow|"
    r"cette annee|l'an dernier|aujourd'hui|hier|dieses jahr|letztes jahr|heute|gestern|este ano|hoy|ayer|"
    r"quest'anno|oggi|ieri|hoje|ontem|сегодня|вчера|в этом году)\b"
)
# Words that only lead to an amount, and say nothing of what it is.
_WORTH = frozenset(
    {
        "worth",
        "valued",
        "value",
        "totalling",
        "totaling",
        "total",
        "amount",
        "amounting",
        "sum",
        "estimated",
        "valeur",
        "montant",
        "somme",
        "valor",
        "valore",
        "importe",
        "wert",
        "summe",
        "betrag",
        "стоимостью",
        "сумму",
    }
)
# A passage of more words is no single sentence; what it says of one thing need not be of another.
ONE_SENTENCE = 90
# Names that a passage in another language must share before its value may contradict.
NAMES_ABROAD = 2

_ORDER = (Rating.SUPPORTED, Rating.PARTLY_SUPPORTED, Rating.REFUTED, Rating.NOT_FOUND)


@dataclass(frozen=True, slots=True)
class Judged:
    """What the passages say of one claimed value, and the one that says it (None: none does).

    `before` is the sentence that names what this one goes on with. What is not found has for `match` a value of its
    kind beside the words, if there is one.
    """

    rating: Rating
    match: Match
    read: Reading | None
    negated: bool = False
    before: Passage | None = None


def judge_values(asked: Question, readings: Sequence[Reading], index: PassageIndex) -> tuple[Judged, ...]:
    """The best that any passage says of each claimed value: support before a near value before contradiction."""
    return tuple(_settled(number, asked, readings, index) for number in range(len(asked.claimed)))


def weigh_values(judged: Sequence[Judged], covered: Coverage, speaker: str) -> Weighed:
    """The claim by its values: another value decides, then a missing one, then a near one."""
    ratings = {j.rating for j in judged}
    if Rating.REFUTED in ratings:
        return _weighed(_first(judged, Rating.REFUTED), Rating.REFUTED, REFUTED_SCORE, speaker)
    if ratings == {Rating.SUPPORTED}:
        return _weighed(judged[0], Rating.SUPPORTED, in_band(Rating.SUPPORTED, covered.whole), speaker)
    if ratings == {Rating.NOT_FOUND}:
        return _weighed(judged[0], Rating.NOT_FOUND, in_band(Rating.NOT_FOUND, covered.likelihood), speaker)
    worst = _first(judged, Rating.NOT_FOUND if Rating.NOT_FOUND in ratings else Rating.PARTLY_SUPPORTED)
    return _weighed(worst, Rating.PARTLY_SUPPORTED, in_band(Rating.PARTLY_SUPPORTED, covered.likelihood), speaker)


def _first(judged: Sequence[Judged], rating: Rating) -> Judged:
    return next(j for j in judged if j.rating is rating)


def _settled(number: int, asked: Question, readings: Sequence[Reading], index: PassageIndex) -> Judged:
    """What one sentence says of a value; where none settles it, what one says of the subject of the sentence before."""
    best = _best(number, asked, readings)
    if best.rating is not Rating.SUPPORTED:
        made = reckon(number, asked, readings, index)
        if made is not None and (made.comparison in AGREES or made.refutes):
            match = Match(claimed=asked.claimed[number], found=made.value, comparison=made.comparison)
            return Judged(Rating.REFUTED if made.refutes else Rating.SUPPORTED, match, made.read)
    hint = best.rating is Rating.PARTLY_SUPPORTED and best.match.agrees
    if best.rating is not Rating.NOT_FOUND and not hint:
        return best
    following = [j for read in readings if (j := _judge_following(read.figures[number], asked, read, index))]
    found = min(following, key=_rank, default=None)
    if found is None or (found.rating is Rating.REFUTED and any(r.figures[number].agrees for r in readings)):
        return _beside(best, number, readings) if best.read is None else best
    return found


def _judge_following(match: Match, asked: Question, read: Reading, index: PassageIndex) -> Judged | None:
    """What a sentence says of a value that goes on with the subject of the one before; None where it does not."""
    resumed = taken_up(asked, match, read, index)
    if resumed is None or resumed.own_words > (MORE_WORDS if match.agrees else 0):
        return None
    if match.agrees:
        rating = Rating.SUPPORTED
    elif not _excluded(match):
        rating = Rating.PARTLY_SUPPORTED
    elif len(asked.setting) > 1 or (match.claimed.kind is ValueKind.COUNT and match.claimed.unit is None):
        return None
    else:
        rating = Rating.REFUTED
    return Judged(rating, match, read, before=resumed.before)


def _beside(missing: Judged, number: int, readings: Sequence[Reading]) -> Judged:
    """A missing value with one of its kind and unit that stands beside the claim's words, though not clearly of it."""
    claimed = missing.match.claimed
    for read in sorted(readings, key=lambda r: (-r.topic - r.names, r.passage.index)):
        match = read.figures[number]
        alike = match.found is not None and (match.found.kind, match.found.unit) == (claimed.kind, claimed.unit)
        if alike and (read.topic >= SAME_TOPIC or (read.names == 1.0 and read.topic >= HINT_OF_TOPIC)):
            return Judged(Rating.NOT_FOUND, match, read)
    return missing


def _best(number: int, asked: Question, readings: Sequence[Reading]) -> Judged:
    missing = Judged(
        Rating.NOT_FOUND, Match(claimed=asked.claimed[number], found=None, comparison=Comparison.UNRELATED), None
    )
    judged = (_judge(read.figures[number], asked, read) for read in readings)
    return min((j for j in judged if j.rating is not Rating.NOT_FOUND), key=_rank, default=missing)


def _rank(judged: Judged) -> tuple[int, bool]:
    """Support first, then a near value, then contradiction; a mere hint of support comes behind it."""
    hint = judged.rating is Rating.PARTLY_SUPPORTED and judged.match.agrees
    return _ORDER.index(Rating.REFUTED if hint else judged.rating), hint


def _judge(match: Match, asked: Question, read: Reading) -> Judged:
    """What one passage says of one claimed value."""
    rating = _rate(match, asked, read)
    if rating is Rating.SUPPORTED and _contrary(asked, read):
        said = Rating.REFUTED if _firmly(asked, read) and _says_contrary(asked, read) else Rating.PARTLY_SUPPORTED
        return Judged(said, match, read, negated=True)
    if rating is Rating.REFUTED and read.negated != asked.negated:
        return Judged(Rating.NOT_FOUND, match, read)
    if rating is Rating.SUPPORTED and _other_rank(read):
        return Judged(Rating.REFUTED if _firmly(asked, read) else Rating.PARTLY_SUPPORTED, match, read, negated=True)
    return Judged(rating, match, read)


def _other_rank(read: Reading) -> bool:
    """Whether a passage numbers what the claim numbers, and otherwise: the first time is not the fifth."""
    return any(m.comparison is Comparison.DIFFERS and m.found is not None and m.found.unit for m in read.ranks)


def _contrary(asked: Question, read: Reading) -> bool:
    """Whether a passage denies what the claim affirms, or tells of the contrary movement."""
    return read.negated != asked.negated or opposed(asked.topic, read.passage.stems)


def _says_contrary(asked: Question, read: Reading) -> bool:
    """Whether that is beyond doubt: the negation binds the claim's predicate, or one sentence tells the movement."""
    return denied(asked, read) or (opposed(asked.topic, read.passage.stems) and read.passage.length <= ONE_SENTENCE)


def _rate(match: Match, asked: Question, read: Reading) -> Rating:
    if match.found is None:
        return Rating.NOT_FOUND
    if not same_thing(asked, read):
        return Rating.PARTLY_SUPPORTED if match.agrees and _hints(asked, read) else Rating.NOT_FOUND
    if match.comparison in AGREES:
        return _rate_time(asked, read)
    if not read.same_time and read.dated:
        return Rating.NOT_FOUND
    if not _excluded(match):
        return Rating.PARTLY_SUPPORTED
    return Rating.REFUTED if _may_contradict(match, asked, read) else Rating.NOT_FOUND


def _hints(asked: Question, read: Reading) -> bool:
    """Whether a passage with the right value may speak of the same thing in other words: a person should look."""
    if not asked.names or not read.same_time:
        return False
    if read.names == 1.0:
        return read.topic >= HINT_OF_TOPIC
    # The names stand elsewhere in the source or are left out as known; then the date and the topic must hold together.
    return bool(asked.setting) and read.topic >= SAME_TOPIC and max(read.names, read.names_near) >= HINT_OF_NAMES


def _rate_time(asked: Question, read: Reading) -> Rating:
    """The value agrees: does the time?"""
    if read.same_time:
        return Rating.SUPPORTED
    if not read.dated:
        return Rating.SUPPORTED if read.topic >= SAME_TOPIC_FIRMLY else Rating.PARTLY_SUPPORTED
    other = [m for m in read.setting if m.comparison is Comparison.DIFFERS]
    # The same value for an overlapping period is the same fact with other limits; for another year it is another fact.
    if other and _firmly(asked, read) and all(overlapping(m) and m.claimed.kind is ValueKind.PERIOD for m in other):
        return Rating.REFUTED
    return Rating.NOT_FOUND


def _excluded(match: Match) -> bool:
    """Whether the found value leaves no room for the claimed one; a date that holds the claimed one leaves some."""
    if match.found is None or is_time(match.claimed) or match.by_unit:
        return match.comparison is Comparison.DIFFERS
    return excludes(match.claimed, match.found)


def _may_contradict(match: Match, asked: Question, read: Reading) -> bool:
    """Whether another value says otherwise: the same thing beyond doubt, at the same time, counted alike.

    A claim over several times may be a sum of what the passage tells singly, and is never contradicted by one part.
    """
    sums = len(asked.setting) > 1
    if (
        not match.alone
        or read.passage.length > ONE_SENTENCE
        or (is_time(match.claimed) and not _dates_clash(match, asked, read))
    ):
        return False
    counted = match.claimed.kind is not ValueKind.COUNT or match.claimed.unit is not None or read.foreign
    same = _firmly(asked, read) and _says_the_same_of_it(match, asked, read)
    return same and counted and not sums and (read.same_time or not asked.setting)


def _says_the_same_of_it(match: Match, asked: Question, read: Reading) -> bool:
    """Whether a passage has a word that the claim says of its value: the closest before or behind, names apart.

    What a bridge cost is not contradicted by the price of the ferry that it replaced. Counts say it by their noun, and
    a passage in another language has other words.
    """
    if read.foreign or is_time(match.claimed) or (match.claimed.kind is ValueKind.COUNT and match.claimed.unit):
        return True
    topic = asked.topic - asked.names
    told = [w for w in words(asked.text) if not w.common and w.stem in topic and w.plain not in _WORTH]
    before = [w.stem for w in told if w.end <= match.claimed.start][-1:]
    after = [w.stem for w in told if w.start >= match.claimed.end][:1]
    said = frozenset({*before, *after})
    return not said or bool(read.passage.stems & said) or any(sense(s) in senses(read.passage.stems) for s in said)


def _dates_clash(match: Match, asked: Question, read: Reading) -> bool:
    """Whether another date is the date of the same event, and not that of a name, a title or the report itself."""
    claimed, found = match.claimed.date or "", match.found.date or "" if match.found else ""
    spoken = " ".join(w.plain for w in read.passage.words)
    # "Born 2 May 1920, died 3 June 1990" is printed as a period, whose ends are dates of their own.
    at_an_end = "/" in found and any(end.startswith(claimed) for end in found.split("/"))
    if at_an_end or _printed_there(match.claimed, read) or _in_a_name(match.claimed, asked):
        return False
    if read.foreign:
        return len(found) >= min(len(claimed), YEAR_AND_MONTH) and (read.topic >= SAME_TOPIC or _a_slip(claimed, found))
    needed = SAME_EVENT if len(asked.topic) > FEW_WORDS else 1.0
    return len(found) >= min(len(claimed), YEAR_AND_MONTH) and read.topic >= needed and not _TOLD_FROM.search(spoken)


def _printed_there(claimed: Value, read: Reading) -> bool:
    """Whether a passage prints a claimed year besides the other date: "in 1997 and 1998"."""
    bare = len(claimed.date or "") == len("2014") and claimed.kind is ValueKind.DATE
    return bare and any(w.plain == claimed.date for w in read.passage.words)


def _in_a_name(claimed: Value, asked: Question) -> bool:
    """Whether a bare year goes with a name right before it, as in the title of a work ("Harbour Lights 2031")."""
    before = words(asked.text[: claimed.start])[-1:]
    joined = before and asked.text[before[0].end : claimed.start] == " " and claimed.exact.isdigit()
    return bool(joined) and before[0].capital and not before[0].common


def _a_slip(claimed: str, found: str) -> bool:
    """Whether two days differ in the day, the month or the year alone."""
    parts = claimed.split("-"), found.split("-")
    return len(parts[0]) == len(parts[1]) == 3 and sum(a == b for a, b in zip(*parts, strict=True)) == 2


def _firmly(asked: Question, read: Reading) -> bool:
    """Whether a passage speaks of the same thing beyond doubt."""
    if read.names < 1.0 or not (asked.names or len(asked.topic) > 1):
        return False
    if read.foreign:
        return len(asked.names) >= NAMES_ABROAD or (len(asked.topic) > 1 and read.topic > SAME_TOPIC_FIRMLY)
    return read.topic >= SAME_TOPIC_FIRMLY


def _weighed(judged: Judged, rating: Rating, score: float, speaker: str) -> Weighed:
    places: tuple[Place, ...] = () if judged.read is None else (whole_place(judged.read.passage),)
    if judged.before is not None:
        places = (*places, whole_place(judged.before))
    return Weighed(rating, score, places, _sentence(judged, speaker))


def printed(value: Value) -> str:
    """A value as it stands inside a sentence: "Between 2009 and 2014" at the head of one begins small."""
    first = next(iter(words(value.exact)), None)
    if first is not None and first.common and first.start == 0 and value.kind is not ValueKind.DATE:
        return value.exact[0].lower() + value.exact[1:]
    return value.exact


def _sentence(judged: Judged, speaker: str) -> str:
    """Both values side by side, or that one is missing."""
    match, claimed = judged.match, printed(judged.match.claimed)
    if match.found is None or judged.read is None:
        return f"The text says {claimed}; {speaker} gives no such value for it."
    if judged.rating is Rating.NOT_FOUND:
        return f"The text says {claimed}; {speaker} has {printed(match.found)}, but not clearly of the same thing."
    if judged.negated:
        return f"The text says {claimed}; {speaker} has it in a sentence that says the contrary."
    other = next((m for m in judged.read.setting if m.comparison is Comparison.DIFFERS), None)
    if match.comparison in AGREES and other is not None and other.found is not None:
        return f"The text says {claimed} for {printed(other.claimed)}; {speaker} says it for {printed(other.found)}."
    if judged.rating is Rating.PARTLY_SUPPORTED and match.agrees:
        return f"{beginning(speaker)} has {printed(match.found)}, but in words that fit the claim only in part."
    if claimed == printed(match.found):
        return f"The text says {claimed}, and so does {speaker}."
    return f"The text says {claimed}; {speaker} says {printed(match.found)}."
