"""A claimed value that no sentence prints, reckoned from those that the source does: a sum, or a share of a total."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext

from footnote_audit.match.figures import AGREES, Reading
from footnote_audit.match.passages import PassageIndex
from footnote_audit.match.question import Question
from footnote_audit.match.stated import alike, amounts
from footnote_audit.match.weighed import same_thing
from footnote_audit.match.words import words
from footnote_audit.model import Qualifier, Value, ValueKind
from footnote_audit.values import Comparison, compare, date_span, excludes

# Sums of more than so many figures are tables, where some are totals of others.
MOST_PARTS = 12
_TOTAL = re.compile(
    r"\b(?:in all|in total|total(?:s|led|ling)?|altogether|combined|together|overall|jointly|between them|insgesamt|"
    r"zusammen|au total|ensemble|en total|juntos|in tutto|insieme|no total|всего|вместе)\b",
    re.I,
)
_OF = re.compile(
    r"(?:\bof|\bout of|\bamong|\btotal of|\bsur|\bvon|\bde|\bsu|\bиз)(?: the| its| their| les| los| den| i)?\s*$", re.I
)
_AND = re.compile(r"\w (?:and|et|und|y|e|и) (?=[A-ZÀ-ÞА-Я])")
_SUMMABLE = (ValueKind.COUNT, ValueKind.MONEY, ValueKind.MEASURE)


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A value made of those that a passage prints, how the claim stands to it, and whether it is all there is to it."""

    value: Value
    comparison: Comparison
    whole: bool
    read: Reading

    @property
    def refutes(self) -> bool:
        """Whether the claimed value cannot be right."""
        return self.whole and self.comparison not in AGREES


def reckon(number: int, asked: Question, readings: Sequence[Reading], index: PassageIndex) -> Reckoned | None:
    """What can be reckoned of a claimed value, one that agrees first; None where the source does not have the parts."""
    claimed = asked.claimed[number]
    told = [r for r in readings if same_thing(asked, r)]
    found = [*_sums(number, asked, told, index), *_shares(claimed, told, index)]
    return min(found, key=lambda r: (r.comparison not in AGREES, not r.whole), default=None)


def _sums(number: int, asked: Question, told: Sequence[Reading], index: PassageIndex) -> list[Reckoned]:
    claimed = asked.claimed[number]
    if claimed.kind not in _SUMMABLE or not _asks_for_several(number, asked):
        return []
    found = []
    for read in told:
        parts = _parts(claimed, index.values(read.passage))
        if 1 < len(parts) <= MOST_PARTS:
            whole = _covers(asked, parts, index.values(read.passage), index)
            found.append(_against(claimed, parts, whole, read))
    singles = [
        (r, p[0])
        for r in told
        if len(p := _parts(claimed, index.values(r.passage))) == 1 and _dated_within(asked, r, index)
    ]
    if len({_dates(r, index) for r, _ in singles}) == len(singles) > 1 and len(singles) <= MOST_PARTS:
        found.append(
            _against(claimed, [p for _, p in singles], _all_dates(asked, [r for r, _ in singles], index), singles[0][0])
        )
    return found


def _asks_for_several(number: int, asked: Question) -> bool:
    """Whether a claim spans several times or things, so that its figure may be a sum."""
    spans = [s for v in asked.setting if (s := date_span(v.date or ""))]
    if sum(v.kind is asked.claimed[number].kind for v in asked.claimed) > 1:
        return False
    return (
        len(spans) > 1
        or any(s[0][0] < s[1][0] for s in spans)
        or _TOTAL.search(asked.text) is not None
        or (len(asked.names) > 1 and _AND.search(asked.text) is not None)
    )


def _parts(claimed: Value, values: Sequence[Value]) -> list[Value]:
    """The plain amounts of a passage that can be summed with each other to what is claimed."""
    found = [v for v in amounts(list(values)) if v.upper is None]
    related = [v for v in found if compare(claimed, v) is not Comparison.UNRELATED]
    return related if all(alike(related[0], v) for v in related) else []


def _against(claimed: Value, parts: Sequence[Value], whole: bool, read: Reading) -> Reckoned:
    first = next((p for p in parts if p.unit), parts[0])
    with localcontext() as context:
        context.prec = 50
        amount = sum((p.amount for p in parts if p.amount is not None), Decimal(0))
    vague = next((p.qualifier for p in parts if p.qualifier is not Qualifier.EXACTLY), Qualifier.EXACTLY)
    total = Value(
        kind=first.kind,
        exact=" + ".join(p.exact for p in parts),
        start=parts[0].start,
        end=parts[-1].end,
        amount=amount,
        unit=first.unit,
        qualifier=vague,
    )
    comparison = compare(claimed, total)
    return Reckoned(total, comparison, whole and excludes(claimed, total), read)


def _covers(asked: Question, parts: Sequence[Value], values: Sequence[Value], index: PassageIndex) -> bool:
    """Whether a passage tells a part for each of the times or names that the claim sums over."""
    dates = [v for v in values if v.date]
    ends = {s for v in asked.setting if (s := date_span(v.date or ""))}
    if dates and ends and len({v.date for v in dates}) == len(parts):
        spans = [date_span(v.date or "") for v in dates]
        first, last = min(s[0][0] for s in ends), max(s[1][0] for s in ends)
        years = {s[0][0] for s in spans if s}
        return min(years, default=0) == first and max(years, default=0) == last
    if dates or len(asked.setting) > 1:
        return False
    cuts = [parts[0].start, *(p.start for p in parts[1:])]
    # One name of the claim before or behind each part.
    names = [
        w
        for w in words(index.text[parts[0].start - 120 if parts[0].start > 120 else 0 : parts[-1].end + 60])
        if w.stem in asked.names
    ]
    return len({w.stem for w in names}) >= len(cuts) > 1


def _dated_within(asked: Question, read: Reading, index: PassageIndex) -> bool:
    dates = [v for v in index.values(read.passage) if v.date]
    return bool(dates) and all(any(compare(s, d) in AGREES for s in asked.setting) for d in dates)


def _dates(read: Reading, index: PassageIndex) -> tuple[str, ...]:
    return tuple(v.date for v in index.values(read.passage) if v.date)


def _all_dates(asked: Question, told: Sequence[Reading], index: PassageIndex) -> bool:
    """Whether each single date that the claim sums over is told."""
    there = [v for r in told for v in index.values(r.passage) if v.date]
    return len(asked.setting) > 1 and all(any(compare(s, d) in AGREES for d in there) for s in asked.setting)


def _shares(claimed: Value, told: Sequence[Reading], index: PassageIndex) -> list[Reckoned]:
    """A claimed share by the part and the total that a passage prints ("of the 100 members, 40")."""
    if claimed.kind is not ValueKind.SHARE:
        return []
    found = []
    for read in told:
        values = index.values(read.passage)
        counted = [v for v in amounts(list(values)) if v.kind in _SUMMABLE and v.upper is None]
        if len(counted) != 2 or any(v.kind is ValueKind.SHARE for v in values):
            continue
        pair = sorted(counted, key=lambda v: v.amount or Decimal(0))
        part, total = pair
        if not total.amount or part.amount is None or part.kind is not total.kind or not _is_total(total, part, index):
            continue
        with localcontext() as context:
            context.prec = 30
            amount = part.amount * 100 / total.amount
        share = Value(
            kind=ValueKind.SHARE,
            exact=f"{part.exact} of {total.exact}",
            start=part.start,
            end=part.end,
            amount=amount,
            unit="%",
        )
        near = _rounded_share(claimed, share)
        comparison = Comparison.WITHIN if near else compare(claimed, share)
        found.append(Reckoned(share, comparison, not near and excludes(claimed, share), read))
    return found


def _rounded_share(claimed: Value, share: Value) -> bool:
    """A reckoned share has more places than anyone prints."""
    if claimed.amount is None or share.amount is None or claimed.qualifier is not Qualifier.EXACTLY:
        return False
    return abs(claimed.amount - share.amount) <= Decimal("0.5")


def _is_total(total: Value, part: Value, index: PassageIndex) -> bool:
    """Whether the larger of two figures is what the smaller is a part of: "of" stands before it."""
    before = index.text[max(0, total.start - 24) : total.start]
    return _OF.search(before) is not None and (part.unit == total.unit or part.unit is None or total.unit is None)
