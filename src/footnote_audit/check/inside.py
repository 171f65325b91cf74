"""ART005: one thing with two values inside the article."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from footnote_audit.check.agreement import agrees
from footnote_audit.check.passages import Passage, passages
from footnote_audit.check.places import quoted
from footnote_audit.check.wording import clauses, stems, words
from footnote_audit.model import Audit, Hit, Kind, Related, Span, Value, ValueKind
from footnote_audit.text import fold

# Two clauses speak of one thing if this share of the shorter one's words is in the other, and of the longer one's.
SAME_SHORTER = 0.85
SAME_LONGER = 0.6
_LEAST_WORDS = 4
# With a date fewer words do, if all but the names are the same.
_LEAST_DATED = 2
_SMALL = 10
# Within one group of clauses (same names, years and unit) only so many earlier ones are compared with each.
_LOOK_BACK = 12
_KINDS = frozenset({ValueKind.MONEY, ValueKind.SHARE, ValueKind.COUNT, ValueKind.MEASURE})
_TIMES = frozenset({ValueKind.DATE, ValueKind.PERIOD})


class _Statement(NamedTuple):
    """A clause with its one amount and the words around it."""

    passage: Passage
    clause: Span
    value: Value
    said: frozenset[str]
    names: frozenset[str]
    other: frozenset[str]
    group: tuple[str, str, frozenset[str]]


def figure_differs_inside_article(audit: Audit) -> Iterator[Hit]:
    """The article gives one thing two values.

    What it checks: clauses of the text and of the notes' remarks that name the same names and years, use nearly the
    same words, and give figures of one unit that cannot both hold.

    Why it matters to a reader of the article: one of the two is wrong, and the reader does not know which.

    Example: the summary speaks of 3,400 jobs lost in Larvik in 2019, the third section of 4,300.

    What to do: look the figure up and print it alike.

    Known limits: the same thing said in quite other words is not recognised.
    """
    groups: dict[tuple[str, str, frozenset[str]], list[_Statement]] = defaultdict(list)
    for statement in _statements(audit):
        earlier = groups[statement.group]
        for other in earlier[-_LOOK_BACK:]:
            if (
                _one_thing(statement, other)
                and not _in_one_sentence(statement, other)
                and not _agree(statement.value, other.value)
            ):
                yield _hit(statement, other)
                break
        earlier.append(statement)


def _statements(audit: Audit) -> Iterator[_Statement]:
    for passage in passages(audit):
        if not any(c.isdigit() for c in passage.exact):
            continue
        values = passage.values(audit.document.language)
        for clause in clauses(passage.text, passage.start, passage.end):
            first = bisect_left(values, clause.start, key=lambda value: value.start)
            inside = values[first : bisect_right(values, clause.end, key=lambda value: value.end)]
            amounts = [v for v in inside if v.kind in _KINDS and not _is_bound(passage.text, v)]
            amounts = [] if _few(amounts, inside) else amounts
            if len(amounts) == 1:
                statement = _statement(passage, clause, amounts[0], [v for v in inside if v.kind in _TIMES])
                if len(statement.said) >= (_LEAST_DATED if statement.group[2] else _LEAST_WORDS) and (
                    statement.names or statement.group[2]
                ):
                    yield statement


def _few(amounts: list[Value], inside: Sequence[Value]) -> bool:
    """Whether the figure is a small count without a date: of such things there are often two sets."""
    dated = any(v.kind in _TIMES for v in inside)
    small = [v for v in amounts if v.kind is ValueKind.COUNT and v.amount is not None and v.amount < _SMALL]
    return bool(small) and not dated


def _is_bound(text: str, value: Value) -> bool:
    """Whether a sign makes a bound or a test of the figure: "P < 0.01"."""
    return text[max(0, value.start - 2) : value.start].strip().endswith(("<", ">", "=", "≤", "≥", "≈"))


def _statement(passage: Passage, clause: Span, value: Value, times: list[Value]) -> _Statement:
    before = words(passage.text, clause.start, value.start)
    after = words(passage.text, value.end, clause.end)
    found = (*before, *after)
    names = frozenset(w.plain for w in found if w.capital and w.start > passage.start and w.content)
    dates = frozenset(t.date or "" for t in times)
    unit = value.unit or ""
    if value.kind is ValueKind.COUNT:
        unit = " ".join(sorted(stems(words(fold(unit)))))
    return _Statement(
        passage=passage,
        clause=clause,
        value=value,
        said=stems(found),
        names=names,
        other=stems(tuple(w for w in found if w.plain not in names)),
        group=(value.kind.value, unit, dates),
    )


def _one_thing(a: _Statement, b: _Statement) -> bool:
    shared = len(a.said & b.said)
    short, long = sorted((len(a.said), len(b.said)))
    # A name may be left out the second time ("the line"), if the date says that the same is meant.
    dated = bool(a.group[2])
    if a.names != b.names and not (dated and (a.names <= b.names or b.names <= a.names) and a.names | b.names):
        return False
    if dated and short < _LEAST_WORDS:
        return bool(a.names | b.names) and a.other == b.other and len(a.other) >= _LEAST_DATED
    return shared >= _LEAST_WORDS and shared >= SAME_SHORTER * short and shared >= SAME_LONGER * long


def _in_one_sentence(a: _Statement, b: _Statement) -> bool:
    """Whether both stand in one sentence, which then sets them against each other: "if ... 90 %, else ... 10 %"."""
    return a.passage.start == b.passage.start and a.passage.note is b.passage.note


def _agree(a: Value, b: Value) -> bool:
    if a.amount is None or b.amount is None:
        return True
    if a.upper is not None or b.upper is not None:
        low, high = max(a.amount, b.amount), min(a.upper or a.amount, b.upper or b.amount)
        return low <= high
    step = Decimal("0.0001")
    return agrees(a, b.amount, step) or agrees(b, a.amount, step)


def _hit(statement: _Statement, other: _Statement) -> Hit:
    passage, value = statement.passage, statement.value
    first = other.passage
    place = f"note {first.note.label}" if first.note else "earlier in the text"
    return Hit(
        message=f"{'Note ' + passage.note.label if passage.note else 'The text'} says {quoted(value.exact)} where "
        f"{place} the same thing is {quoted(other.value.exact)}.",
        target=f"{value.exact} / {other.value.exact}",
        note_index=passage.note.index if passage.note else None,
        selector=passage.selector(value.start, value.end),
        related=(
            Related(
                message=f"the other value, {place}",
                exact=first.text[other.clause.start : other.clause.end].strip(),
                selector=first.selector(other.value.start, other.value.end),
            ),
        ),
        kind=Kind.REVIEW,
    )
