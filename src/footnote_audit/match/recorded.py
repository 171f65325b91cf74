"""Recorded findings: short sentences about the cited work, so that few shared words bind a value to what it counts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import IntEnum

from footnote_audit.match.figures import AGREES, Match, touching
from footnote_audit.match.opposites import contrary
from footnote_audit.match.passages import Passage, PassageIndex
from footnote_audit.match.question import MOST_VALUES, is_time, plain_rank, ranks
from footnote_audit.match.recorded_lean import LARGE, bare, lean, lean_bound
from footnote_audit.match.telling import denied, shared_stems, spoken, stems, telling, telling_stems
from footnote_audit.match.time_parts import part_of_time, within_part
from footnote_audit.match.told import report_date, without_provenance
from footnote_audit.match.value_rules import printed
from footnote_audit.match.weighed import Weighed, whole_place
from footnote_audit.match.words import Word, words
from footnote_audit.model import Claim, Qualifier, Rating, Value, ValueKind
from footnote_audit.values import Comparison, compare, date_span

# Words on each side of a value that say what it counts, and those around a bare number that say which things.
NEAR_WORDS = 8
NOUN_WORDS = 4
# What ties a value of a finding to that of a claim: a shared word or an agreeing date counts one, another agreeing
# amount two, a name that the whole article speaks of a half. Figures are rarer than years and need less.
SUPPORTED_FIGURE = 2.0
SUPPORTED_DATE = 2.5
# Years are frequent: this many of the words beside one must be shared.
LEAST_BESIDE_YEAR = 2
HINT = 2.0
BY_FREQUENT_NAME = 0.5
BY_AMOUNT = 2.0
# A rounding prints at least so many digits.
ROUNDED_DIGITS = 2
ROUNDED_PART = Decimal("0.03")
# Findings of one source that are read for a claim.
MOST_FINDINGS = 60
# Scores within the bands of the other rules (see `weighed`).
SUPPORTED_SCORE = 0.8
PARTLY_SCORE = 0.3


class Tie(IntEnum):
    """How a finding's value stands to a claimed one."""

    MENTIONED = 0
    HINTED = 1
    BOUND = 2


@dataclass(frozen=True, slots=True)
class Noted:
    """A value of a finding that a claimed one may mean, how firmly it is tied, and how both compare."""

    passage: Passage
    found: Value
    tie: Tie
    comparison: Comparison
    report: bool


def weigh_recorded(
    claim: Claim, index: PassageIndex, frequent: frozenset[str], elsewhere: frozenset[int]
) -> tuple[Weighed | None, str | None]:
    """A value claim by the findings that bind its value to the same thing, and what one merely mentions of it.

    `frequent` are the names that the whole article speaks of, `elsewhere` the numbers of the passages that were noted
    from other pages than the source: the source's own come first.
    """
    noted = tuple(_all_noted(claim, index, frequent))
    agreeing = [n for n in noted if n.comparison in AGREES or n.comparison is Comparison.NEAR]
    bound = [n for n in agreeing if n.tie is not Tie.MENTIONED]
    if not bound:
        exact = [n.found for n in agreeing if n.comparison in AGREES and not n.report]
        return None, printed(exact[0]) if exact else _name_mentioned(claim, index, frequent)
    best = min(bound, key=lambda n: _order(n, elsewhere))
    met = best.comparison in AGREES
    other = next((n for n in noted if met and _conflicts(n, best, claim, index)), None)
    other = other or (_told_to_differ(claim, noted, index) if met else None)
    return _weighed(claim.values[0], best, other, elsewhere), None


def _name_mentioned(claim: Claim, index: PassageIndex, frequent: frozenset[str]) -> str | None:
    """The name of what a claimed count counts, where a finding has it as well; None for other values."""
    if claim.values[0].kind is not ValueKind.COUNT:
        return None
    exact = claim.values[0].exact
    named = [w for w in words(exact) if w.capital and w.start > 0 and telling(w) and w.stem not in frequent]
    return next((exact[w.start : w.end] for w in named if index.holds(w.stem)), None)


def _order(noted: Noted, elsewhere: frozenset[int]) -> tuple[bool, int, bool]:
    return noted.comparison not in AGREES, -noted.tie, noted.passage.index in elsewhere


def _conflicts(noted: Noted, best: Noted, claim: Claim, index: PassageIndex) -> bool:
    """Whether another finding tied as firmly has only another amount."""
    if noted.comparison is not Comparison.DIFFERS or noted.tie < best.tie or is_time(claim.values[0]):
        return False
    if noted.passage.index == best.passage.index or _of_a_part(noted, claim, index):
        return False
    return not any(compare(claim.values[0], other) in AGREES for other in index.values(noted.passage))


def _of_a_part(noted: Noted, claim: Claim, index: PassageIndex) -> bool:
    """Whether an amount is that of a part of the claimed time only, as of some months of a year."""
    ours = [v for v in claim.values if is_time(v)]
    there = [v for v in index.values(noted.passage) if is_time(v)]
    if not ours or not there:
        return False
    own = _nearest(noted.found, there)
    return all(_compare(v, own) not in (Comparison.SAME, Comparison.UNRELATED) for v in ours)


_DIFFER = re.compile(
    r"\b(?:differ(?:s|ed)?|disagree[sd]?|var(?:y|ies)|diverge[sd]?|conflicting|contradictory|"
    r"divergent|diffèrent|abweichend|unterschiedlich|difieren|discrepan|differiscono|divergem|расходятся)\b",
    re.I,
)


def _told_to_differ(claim: Claim, noted: Sequence[Noted], index: PassageIndex) -> Noted | None:
    """Another amount that a finding has beside the claimed one, where it says itself that they differ."""
    dates = [v for v in claim.values if is_time(v)]
    for one in noted:
        there = index.values(one.passage)
        if is_time(claim.values[0]) or one.comparison in AGREES:
            continue
        both = any(_compare(claim.values[0], v) in AGREES for v in there)
        dated = not dates or any(_compare(d, v) in AGREES for d in dates for v in there if is_time(v))
        if both and dated and _DIFFER.search(index.exact(one.passage)):
            return one
    return None


def _weighed(claimed: Value, best: Noted, other: Noted | None, elsewhere: frozenset[int]) -> Weighed:
    said, found = printed(claimed), printed(best.found)
    place = whole_place(best.passage)
    if other is not None:
        # The one from the source's own page comes first: where a verdict rests is told from its first place.
        places = tuple(sorted((place, whole_place(other.passage)), key=lambda p: p.passage.index in elsewhere))
        text = f"The recorded findings differ: one has {found}, another {printed(other.found)}."
        return Weighed(Rating.PARTLY_SUPPORTED, PARTLY_SCORE, places, text)
    if best.report:
        text = f"The text says {said}; the recorded finding dates the report of it to {found}."
        return Weighed(Rating.PARTLY_SUPPORTED, PARTLY_SCORE, (place,), text)
    if best.comparison is Comparison.NEAR:
        text = f"The text says {said}; the recorded finding says {found}."
        return Weighed(Rating.PARTLY_SUPPORTED, PARTLY_SCORE, (place,), text)
    if best.tie is Tie.HINTED:
        text = f"The recorded finding has {found}, but in words that fit the claim only in part."
        return Weighed(Rating.PARTLY_SUPPORTED, PARTLY_SCORE, (place,), text)
    echo = ", and so does the recorded finding" if said == found else f"; the recorded finding says {found}"
    text = f"The text says {said}{echo}."
    return Weighed(Rating.SUPPORTED, SUPPORTED_SCORE, (place,), text)


def _all_noted(claim: Claim, index: PassageIndex, frequent: frozenset[str]) -> Iterator[Noted]:
    claimed = claim.values[0]
    asked = spoken(claim.text, claim.values)
    near = stems(_around(asked, claimed, NEAR_WORDS))
    few = lean(claim, asked, frequent)
    for passage in _passages(index, asked):
        exact = without_provenance(index.exact(passage))
        values = index.values(passage)
        shared = shared_stems(stems(asked), telling_stems(exact), alike=True)
        other_event = contrary(near, telling_stems(exact))
        close = set[str]() if other_event else set(shared & near) - frequent
        for found in values:
            local = replace(found, start=found.start - passage.start, end=found.end - passage.start)
            comparison = _compare(claimed, found)
            if comparison is Comparison.UNRELATED or not _same_noun(claim, claimed, exact, local):
                continue
            report = report_date(exact, local) if is_time(found) else False
            tied = _tie(claim, passage, index, local, shared, close, frequent, whole=shared >= stems(asked))
            tie = Tie.MENTIONED if other_event else tied
            if few and tie is not Tie.BOUND and not other_event and not denied(exact, shared):
                agreeing = sum(any(_compare(v, there) in AGREES for there in values) for v in claim.values[1:])
                tie = Tie.BOUND if lean_bound(claim, asked, exact, local, agreeing) else tie
            yield Noted(passage, found, _limited(tie, claimed, found, claim.text, report), comparison, report)


def _passages(index: PassageIndex, asked: Sequence[Word]) -> Sequence[Passage]:
    """All findings of a source where they are few, else those that share most with a claim."""
    if len(index.passages) <= MOST_FINDINGS:
        return index.passages
    return [ranked.passage for ranked in index.rank(stems(asked), MOST_FINDINGS)]


def _limited(tie: Tie, claimed: Value, found: Value, text: str, report: bool) -> Tie:
    """A part of a period is met by the whole only in part, and the day of a report only tells when a thing was said."""
    if report:
        return min(tie, Tie.HINTED) if tie is not Tie.MENTIONED and _said_near(text, claimed) else Tie.MENTIONED
    if is_time(claimed) and part_of_time(claimed) and not within_part(claimed, found):
        return min(tie, Tie.HINTED)
    return tie


_SAYING = re.compile(
    r"\b(?:sa(?:y|ys|id)|declar\w+|announc\w+|stat(?:ed|es)|told|warn\w+|dit|annonc\w+|erklär\w+|sagte|dijo|anunci\w+|"
    r"disse|dichiar\w+|заявил\w*|сказал\w*)\b",
    re.I,
)


def _said_near(text: str, claimed: Value) -> bool:
    return _SAYING.search(text[max(0, claimed.start - 80) : claimed.end + 60]) is not None


def _tie(
    claim: Claim,
    passage: Passage,
    index: PassageIndex,
    found: Value,
    shared: frozenset[str],
    close: set[str],
    frequent: frozenset[str],
    *,
    whole: bool,
) -> Tie:
    """How firmly a finding's value speaks of what the claim's counts, where and when; `whole`: all words are shared."""
    claimed = claim.values[0]
    exact = index.exact(passage)
    others = _agreeing_amounts(claim, index.values(passage))
    matter = shared - frequent
    if (not close and not others) or (denied(exact, matter) and not denied(claim.text, matter)):
        return Tie.MENTIONED
    time = 0.0
    if not is_time(claimed):
        dates = [v for v in index.values(passage) if is_time(v)]
        local = [replace(v, start=v.start - passage.start, end=v.end - passage.start) for v in dates]
        agreement = _same_time(claimed, claim.values, found, [v for v in local if not report_date(exact, v)])
        if agreement is False:
            return Tie.MENTIONED
        time = 1.0 if agreement else 0.0
    elif len(claimed.date or "") >= len("2014-05-01"):
        time = 1.0
    names = len(shared & frequent) * BY_FREQUENT_NAME
    points = len(shared - frequent) + time + names + others * BY_AMOUNT + _named(claim, exact, found, frequent)
    enough = SUPPORTED_DATE if is_time(claimed) else SUPPORTED_FIGURE
    beside = LEAST_BESIDE_YEAR if is_time(claimed) and not others and not time else 0
    whole = whole and len(shared) >= LEAST_BESIDE_YEAR
    if (points >= enough or whole) and len(close) >= beside:
        return Tie.BOUND
    return Tie.HINTED if points >= HINT else Tie.MENTIONED


def _named(claim: Claim, exact: str, found: Value, frequent: frozenset[str]) -> int:
    """1 where both counts are of things that bear the same name, 0 else."""
    if claim.values[0].kind is not ValueKind.COUNT:
        return 0
    sides = (_claimed_things(claim), _counted(exact, found))
    ours, theirs = ({w.stem for w in words(side) if w.capital} - frequent for side in sides)
    return int(bool(ours & theirs))


def _agreeing_amounts(claim: Claim, found: Sequence[Value]) -> int:
    """How many other amounts of a claim a finding has as well; small counts and ranks are no evidence."""
    numbering = (ValueKind.COUNT, ValueKind.ORDINAL)
    amounts = [v for v in claim.values[1:MOST_VALUES] if v.amount is not None and v.kind not in numbering]
    return sum(any(_compare(v, other) in AGREES for other in found) for v in amounts)


def _same_time(claimed: Value, values: Sequence[Value], found: Value, dates: Sequence[Value]) -> bool | None:
    """Whether the dates nearest to both values agree; None where either side has none."""
    ours = [v for v in values if is_time(v)]
    if not ours or not dates:
        return None
    there = _nearest(found, dates)
    # A rank is held against the years that it is ranked after, so that any date may be its own.
    when = ours if claimed.kind is ValueKind.ORDINAL else [_nearest(claimed, ours)]
    return any(_compare(w, there) in (Comparison.SAME, Comparison.WITHIN, Comparison.NEAR) for w in when)


def _nearest(value: Value, dates: Sequence[Value]) -> Value:
    return min(dates, key=lambda d: max(d.start - value.end, value.start - d.end))


def _compare(claimed: Value, found: Value) -> Comparison:
    """As `compare`, but ranks by any superlative, and a day or month without its year by what it has."""
    if claimed.kind is found.kind is ValueKind.ORDINAL:
        return Comparison.SAME if claimed.amount == found.amount else Comparison.UNRELATED
    if claimed.kind is ValueKind.PERIOD and is_time(found) and "/" in (claimed.date or ""):
        return Comparison.SAME if _same_limits(claimed, found) else Comparison.DIFFERS
    ours, theirs = claimed.date or "", found.date or ""
    if ours.startswith("XXXX-") and theirs[5:].startswith(ours[5:]):
        return Comparison.WITHIN
    if bare(claimed) and found.kind is ValueKind.MONEY:
        claimed = replace(claimed, kind=found.kind, unit=found.unit)
    if claimed.kind is found.kind is ValueKind.COUNT:
        claimed, found = replace(claimed, unit=None), replace(found, unit=None)
    comparison = compare(claimed, found)
    if comparison is Comparison.NEAR and _rounded(claimed, found):
        return Comparison.WITHIN
    overlaps = touching(Match(claimed=claimed, found=found, comparison=comparison))
    return Comparison.NEAR if overlaps else comparison


def _rounded(claimed: Value, found: Value) -> bool:
    """Whether a claimed amount is the found one rounded to the digits that it prints: two or more, or one of a large
    amount that is very near."""
    if claimed.amount is None or found.amount is None or claimed.upper is not None or found.upper is not None:
        return False
    if claimed.unit != found.unit or claimed.qualifier is not Qualifier.EXACTLY:
        return False
    _, digits, exponent = claimed.amount.normalize().as_tuple()
    if not isinstance(exponent, int):
        return False
    apart = abs(claimed.amount - found.amount)
    close = apart <= abs(found.amount) * ROUNDED_PART and abs(claimed.amount) >= LARGE
    return apart * 2 <= Decimal(1).scaleb(exponent) and (len(digits) >= ROUNDED_DIGITS or close)


def _same_limits(claimed: Value, found: Value) -> bool:
    return date_span(claimed.date or "") == date_span(found.date or "")


def _same_noun(claim: Claim, claimed: Value, exact: str, found: Value) -> bool:
    """A count must be of things called alike, a rank must be one on both sides; other values tell by their unit."""
    if claimed.kind is ValueKind.ORDINAL:
        return ranks(claimed, claim.text) and ranks(found, exact)
    if claimed.kind is not ValueKind.COUNT:
        return not plain_rank(claimed)
    if bare(claimed) and found.kind is ValueKind.MONEY:
        return True
    ours = {w.stem for w in words(_claimed_things(claim)) if telling(w)}
    theirs = {w.stem for w in words(_counted(exact, found)) if telling(w)}
    return bool(shared_stems(ours, theirs))


def _claimed_things(claim: Claim) -> str:
    """The words for what a claimed count counts; a number without a noun counts something named around it."""
    return _counted(claim.text, claim.values[0]) if claim.values[0].unit else claim.text


def _counted(text: str, value: Value) -> str:
    """The words right behind a number: what it counts."""
    run = [w for w in words(text[value.start : value.end + 60]) if not w.plain[:1].isdigit()]
    return " ".join(text[value.start + w.start : value.start + w.end] for w in run[: NOUN_WORDS + 1])


def _around(asked: Sequence[Word], value: Value, reach: int) -> list[Word]:
    before = [w for w in asked if w.end <= value.start][-reach:]
    return before + [w for w in asked if w.start >= value.end or value.start <= w.start < value.end][:reach]
