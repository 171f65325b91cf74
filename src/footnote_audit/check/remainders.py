"""What remains of a whole: "of the 160 buses a quarter run on gas, the remaining 120 on diesel"."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from footnote_audit.check.figure_pairs import amounts, is_plain, like, number, rounded, share_fits
from footnote_audit.check.passages import Passage
from footnote_audit.check.two_places import Words, contradiction
from footnote_audit.model import Hit, Kind, Value, ValueKind
from footnote_audit.text import fold

_BEFORE = re.compile(
    r"\b(?:the (?:remaining|other)|the remainder(?: of)?,?|(?:die |den )?(?:übrigen|restlichen)|die anderen|les autres|"
    r"l[oa]s otr[oa]s|остальные) ?$",
    re.I,
)
_BEHIND = re.compile(r"^(?: [^\W\d_]+){0,3}? (?:restante?s|remaining)\b", re.I)
_WITHIN = re.compile(r" (?:restante?s|remaining)$", re.I)
# Where more than one thing is told between whole and rest, nothing is reckoned.
_ELSEWHERE = re.compile(
    r"\b(?:including|among|e\.g\.|such as|at least|mainly|mostly|per|each|more|less|fewer|than|average|not|without|"
    r"except|another|rose|fell|grew|since|if|would|half of (?:these|them)|pro|je|mehr|weniger|ohne|par|chaque|plus|"
    r"moins|sans|cada|más|menos|sin|на|больше|меньше|без)\b",
    re.I,
)
_HUNDRED = Decimal(100)
# A rest further than this from what remains is of another whole.
_FARTHEST = Decimal("0.4")


class _Rest(NamedTuple):
    """A whole, what is taken off it (a part or a share), and what is called the rest."""

    home: Passage
    whole: Value
    taken: Value
    passage: Passage
    rest: Value


def wrong_remainders(
    passage: Passage, values: Sequence[Value], before: Sequence[tuple[Passage, Sequence[Value]]]
) -> Iterator[Hit]:
    """Rests that are not what a whole, told in the sentence or just before it, leaves after its one part or share."""
    for told in _rests(passage, values, before):
        left = _left(told)
        if left is None:
            continue
        rest, whole = told.rest.amount or Decimal(0), told.whole.amount or Decimal(1)
        sign, unit = (" %", f" of {number(whole)}") if told.taken.kind is ValueKind.SHARE else ("", "")
        if abs(rest - left) > whole * _FARTHEST:
            continue
        at = Words(passage, told.rest.start, told.rest.end)
        first = Words(told.home, told.whole.start, told.whole.end)
        second = Words(passage, told.taken.start, told.taken.end)
        yield contradiction(
            at,
            f"calls {at.quoted} what remains of {first.quoted} after {second.quoted}; {number(whole)} - "
            f"{number(told.taken.amount or Decimal(0))}{sign}{unit} = {number(left)}.",
            [("the whole", first), ("the part", second)],
            kind=Kind.REVIEW,
        )


def _rests(
    passage: Passage, values: Sequence[Value], before: Sequence[tuple[Passage, Sequence[Value]]]
) -> Iterator[_Rest]:
    plain = [v for v in values if v.kind is not ValueKind.ORDINAL]
    at = next((i for i, v in enumerate(plain) if _is_rest(passage, v)), None)
    if at is None or at == 0 or not is_plain(plain[at]):
        return
    rest, ahead = plain[at], plain[:at]
    if any(v.kind in (ValueKind.DATE, ValueKind.PERIOD) for v in ahead):
        return
    told = [v for v in ahead if v.kind is ValueKind.SHARE]
    figures = amounts(ahead)
    if len(told) + len(figures) != len(ahead) or len(told) > 1:
        return
    home, whole, parts = _whole(passage, figures, bool(told), before)
    if whole is None or len(parts) > 1 or not (parts or told):
        return
    taken = parts[0] if parts else told[0]
    start = max(passage.start, whole.end if home is passage else passage.start)
    if _ELSEWHERE.search(fold(passage.text[start : rest.start])) or not is_plain(taken):
        return
    if like(rest, whole) and (rest.amount or 0) < (whole.amount or 0) and _follows(passage, whole, home, told):
        yield _Rest(home, whole, taken, passage, rest)


def _is_rest(passage: Passage, value: Value) -> bool:
    before = fold(passage.text[max(passage.start, value.start - 24) : value.start])
    behind = fold(passage.text[value.end : min(passage.end, value.end + 40)])
    said = _BEFORE.search(before) or _BEHIND.match(behind) or _WITHIN.search(fold(value.exact))
    return value.kind is not ValueKind.SHARE and said is not None


def _whole(
    passage: Passage, figures: Sequence[Value], shared: bool, before: Sequence[tuple[Passage, Sequence[Value]]]
) -> tuple[Passage, Value | None, Sequence[Value]]:
    """The sentence and figure of the whole, and the parts told of it; no figure where none is plain."""
    if len(figures) == 2 or (len(figures) == 1 and shared):
        whole, parts = figures[0], figures[1:]
        return passage, whole if is_plain(whole) and _is_larger(whole, parts) else None, parts
    if len(figures) < 2 and before and before[-1][0].note is passage.note:
        home, values = before[-1]
        wholes = amounts(values)
        if len(wholes) == 1 and is_plain(wholes[0]) and _is_larger(wholes[0], figures):
            return home, wholes[0], figures
    return passage, None, ()


def _is_larger(whole: Value, parts: Sequence[Value]) -> bool:
    return all(like(part, whole) and (part.amount or 0) < (whole.amount or 0) for part in parts)


def _follows(passage: Passage, whole: Value, home: Passage, told: Sequence[Value]) -> bool:
    """Whether a share that a sentence takes off a whole is of that whole: named straight behind it, or of "them"."""
    if not told:
        return True
    if home is passage:
        return told[0].start > whole.end
    behind = fold(passage.text[told[0].end : told[0].end + 24])
    return re.match(r"^ (?:of (?:them|these|it|this)\b|davon|d'entre|de ell[oa]s|из них)", behind, re.I) is not None


def _left(told: _Rest) -> Decimal | None:
    """What remains of the whole; None where that is what the rest says."""
    whole, rest, taken = told.whole.amount, told.rest.amount, told.taken.amount
    assert whole is not None and rest is not None and taken is not None
    a, b = rounded(told.whole), rounded(told.rest)
    if told.taken.kind is ValueKind.SHARE:
        off = _HUNDRED - rest / whole * _HUNDRED
        slack = ((a.high - a.low) + (b.high - b.low)) / whole * _HUNDRED / 2
        return None if share_fits(told.taken, off - slack, off + slack) else whole * (_HUNDRED - taken) / _HUNDRED
    c = rounded(told.taken)
    slack = sum(((r.high - r.low) / 2 for r in (a, b, c)), Decimal(0)) if _is_rough(told) else Decimal(0)
    return None if abs(whole - taken - rest) <= slack else whole - taken


def _is_rough(told: _Rest) -> bool:
    return told.whole.kind is not ValueKind.COUNT or (told.whole.amount or 0) >= 100_000
