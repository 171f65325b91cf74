"""ART016: shares and multiples that do not fit the figures they are told of."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from footnote_audit.check.figure_pairs import amounts, between, is_plain, like, number, rounded, share_fits
from footnote_audit.check.multiples import wrong_multiples
from footnote_audit.check.passages import Passage, short_passages
from footnote_audit.check.reading_tables import read_tables
from footnote_audit.check.remainders import wrong_remainders
from footnote_audit.check.table_shares import labels_of, wrong_table_shares
from footnote_audit.check.two_places import Words, contradiction
from footnote_audit.check.wording import stems, words
from footnote_audit.model import Audit, Hit, Value, ValueKind
from footnote_audit.text import fold

# What joins a figure and the share it makes: "417, that is 30 %", "168 (70 %)", "40, ein Viertel".
_NOUN = r"(?:\s+[^\W\d_]+(?:[-'][^\W\d_]+)*){0,3}?"
_SAME = (
    r"or|that is|i\.e\.|exactly|equal to|which is|soit|c'est-à-dire|le|also|das sind|das ist|genau|es decir|el|un|"
    r"то есть|т\. ?е\.|или"
)
_JOIN = re.compile(
    rf"^{_NOUN}\s*(?:[,;]\s*(?:(?:{_SAME}),?\s*)*(?:d'|the |le |el |an? |une? |eine? )?|\(\s*(?:or )?)$", re.I
)
# The same with words between, where a plain word says that both are one: "4.5 million from the town, that is 60 %".
_JOIN_FAR = re.compile(
    r"^[^\d.;:()]{0,60},\s*(?:that is|i\.e\.|soit|c'est-à-dire|das sind|es decir|то есть),?\s*(?:de |el |le )?$", re.I
)
_AHEAD = re.compile(r"^[^\d.;:()]{0,60},\s*(?:or |that is,? |soit |also |es decir,? |то есть )?$", re.I)
_OF = re.compile(rf"^{_NOUN}\s+(?:of|out of|von|sur|de|из)(?: the| these| den| les| los| las)?\s*$", re.I)
_OF_THE = re.compile(r"^\s*(?:of|der|von|des|de|от|из)(?: the| these| den| les| los| las)?\s*$", re.I)
_WHOLE_FIRST = re.compile(
    r"(?:^|[;:,]\s*)(?:of|from among|von|sur|de|из)(?: the| these| its| den| seinen| ihren| les| los| las)?\s*$", re.I
)
_PART_WORDS = re.compile(
    r"\b(?:of which|of whom|of them|of these|dont|davon|darunter|de ellos|de ellas|из них|этой суммы|of that)\b", re.I
)
_INTERVAL = re.compile(r"^[- ]?(?:ci\b|cri\b|conf|ic\b|ki\b|intervall?|credible|prediction)", re.I)
# "a quarter of the budget" after "a budget of 240 million"; "the share of women" after "500 women".
_OF_NOUN = re.compile(
    r"^ (?:of(?: the| its| all)?|der|des|du|de la|de l'|des|del|de los|de las) (?P<noun>[^\W\d_]{4,})(?=[\s.,;)]|$)",
    re.I,
)
_SHARE_OF = re.compile(
    r"\b(?:share|proportion|anteil|part|proporción|доля) (?:of |der |des |de |von )?(?:the |les |las |los )?"
    r"(?P<noun>[^\W\d_]{3,})(?: [^\W\d_]+){0,3} ?$",
    re.I,
)
_LOOK_BACK = 3
_NARROWED = re.compile(r"\b(?:among|between|except|without|not counting|ohne|sans|sin|без)\b", re.I)


class _Share(NamedTuple):
    """A part, the share that it is said to be, and the whole that the sentence names for it."""

    passage: Passage
    part: Value
    share: Value
    whole: Value
    home: Passage


def share_does_not_fit(audit: Audit) -> Iterator[Hit]:
    """A share or multiple does not fit the figures it is told of.

    What it checks: a part with the share that it makes, where the whole is named with them or just before ("417 of the
    1,390, that is 30 %", "of the 160 buses 40, a quarter", "62 members, of whom 31, or half"); what remains of a whole
    ("of the 80 ships 30 are old, the other 50 new"); shares told of the rows of a table, against the cell divided by
    the column's total; and multiples beside both figures ("192,000, twice as many as the 96,000 of 1910").

    Why it matters to a reader of the article: one of the figures is wrong, and the reader can see it.

    Example: 417 of the 1,390 runners, that is 40 %.

    What to do: reckon again, and look the figures up.

    Known limits: rounding is allowed for, generously where the share is told in words. Where two figures before can be
    the whole, both must disagree.
    """
    language = audit.document.language
    tables = read_tables(audit)
    rows = labels_of(tables.grids)
    before: list[tuple[Passage, Sequence[Value]]] = []
    for passage in short_passages(audit):
        values = passage.values(language)
        if values:
            for told in _shares(passage, values, before):
                yield from _compared(told)
            for told in _of_nouns(passage, values, before):
                yield from _compared(told)
            yield from wrong_multiples(passage, values, before)
            yield from wrong_remainders(passage, values, before)
            if rows:
                yield from wrong_table_shares(audit, passage, values, tables, rows)
        before = [*before[1 - _LOOK_BACK :], (passage, values)]


def _shares(
    passage: Passage, values: Sequence[Value], before: Sequence[tuple[Passage, Sequence[Value]]]
) -> Iterator[_Share]:
    found = [v for v in amounts(values) if is_plain(v)]
    for share in (v for v in values if v.kind is ValueKind.SHARE):
        if _INTERVAL.match(fold(passage.text[share.end : share.end + 24])):
            continue
        for part in _parts(passage, share, found, values):
            whole = _whole(passage, part, share, found, values, before)
            if whole is not None:
                yield _Share(passage, part, share, whole[1], whole[0])
            break


def _of_nouns(
    passage: Passage, values: Sequence[Value], before: Sequence[tuple[Passage, Sequence[Value]]]
) -> Iterator[_Share]:
    """Shares whose whole, or whose part, is a noun that a figure before counts."""
    found = [v for v in amounts(values) if is_plain(v)]
    near = [(p, v) for p, told in before for v in amounts(told) if is_plain(v) and p.note is passage.note]
    for share in (v for v in values if v.kind is ValueKind.SHARE):
        match = _OF_NOUN.match(fold(passage.text[share.end : passage.end]))
        part = next(iter(_parts(passage, share, found, values)), None) if match else None
        if match and part is not None:
            wholes = [(p, v) for p, v in near if like(part, v) and _counts(p, v, match["noun"])]
            if len({v.amount for _, v in wholes}) == 1 and _is_whole(part, wholes[-1][1]):
                yield _Share(passage, part, share, wholes[-1][1], wholes[-1][0])
        said = _SHARE_OF.search(fold(passage.text[passage.start : share.start]))
        if said is not None:
            yield from _of_members(passage, share, said["noun"], before)


def _of_members(
    passage: Passage, share: Value, noun: str, before: Sequence[tuple[Passage, Sequence[Value]]]
) -> Iterator[_Share]:
    """ "900 people: 540 men and 360 women. The share of women is 40 %"."""
    for home, told in before:
        counts = [v for v in amounts(told) if is_plain(v) and v.kind is ValueKind.COUNT]
        parts = [v for v in counts if v.unit and _one_noun(v.unit, noun)]
        largest = max(counts, key=lambda v: v.amount or 0, default=None)
        if len(parts) != 1 or largest is None or len(counts) < 2 or counts[0] is not largest:
            continue
        rest = sum((v.amount or Decimal(0) for v in counts[1:]), Decimal(0))
        if rest == largest.amount:
            yield _Share(passage, parts[0], share, largest, home)


def _counts(passage: Passage, value: Value, noun: str) -> bool:
    if value.unit and value.kind is ValueKind.COUNT and _one_noun(value.unit, noun):
        return True
    lead = fold(passage.text[max(passage.start, value.start - 40) : value.start])
    named = re.search(r"([^\W\d_]{4,})(?: (?:of|de|d'|von|über|came to|at|was|is|war|betrug))? ?$", lead, re.I)
    return named is not None and _one_noun(named[1], noun)


def _one_noun(a: str, b: str) -> bool:
    return bool(stems(words(a)) & stems(words(b)))


def _parts(passage: Passage, share: Value, found: Sequence[Value], values: Sequence[Value]) -> Iterator[Value]:
    """The figure that a share is told of: the one straight before it, or the one straight behind."""
    ahead = [v for v in values if v.end <= share.start]
    if ahead and ahead[-1] in found:
        last = ahead[-1]
        # "417 of the 1,390, that is 30 %": the figure before the share is the whole.
        if len(ahead) > 1 and ahead[-2] in found and _OF.match(between(passage, ahead[-2], last)):
            if _joined(between(passage, last, share)):
                yield ahead[-2]
            return
        if _joined(between(passage, last, share)):
            yield last
            return
    behind = [v for v in values if v.start >= share.end]
    if behind and behind[0] in found and _AHEAD.match(between(passage, share, behind[0])):
        yield behind[0]


def _joined(gap: str) -> bool:
    return bool(_JOIN.match(gap) or _JOIN_FAR.match(gap))


def _whole(
    passage: Passage,
    part: Value,
    share: Value,
    found: Sequence[Value],
    values: Sequence[Value],
    before: Sequence[tuple[Passage, Sequence[Value]]],
) -> tuple[Passage, Value] | None:
    ordered = list(values)
    at = ordered.index(part)
    following = ordered[at + 1] if at + 1 < len(ordered) else None
    if following in found and following is not None and _OF.match(between(passage, part, following)):
        return (passage, following) if _is_whole(part, following) else None
    behind = next((v for v in found if v.start >= share.end), None)
    if behind is not None and _OF_THE.match(between(passage, share, behind)):
        return (passage, behind) if _is_whole(part, behind) else None
    for value in reversed([v for v in found if v.end <= min(part.start, share.start)]):
        lead = fold(passage.text[passage.start : value.start])
        gap = fold(passage.text[value.end : part.start])
        if _WHOLE_FIRST.search(lead) and ";" not in gap and not _NARROWED.search(gap):
            return (passage, value) if _is_whole(part, value) else None
    return _linked(passage, part, share, found, before)


def _linked(
    passage: Passage,
    part: Value,
    share: Value,
    found: Sequence[Value],
    before: Sequence[tuple[Passage, Sequence[Value]]],
) -> tuple[Passage, Value] | None:
    """The whole that "of whom", "dont" or "davon" lead back to: the last larger figure of one kind before."""
    start, end = min(part.start, share.start), max(part.end, share.end)
    around = fold(passage.text[max(passage.start, start - 40) : min(passage.end, end + 20)])
    link = _PART_WORDS.search(around)
    if link is None:
        return None
    candidates = [(passage, v) for v in found if v.end <= start]
    if not candidates and before and before[-1][0].note is passage.note:
        home, values = before[-1]
        # "7.0 million, 11 % of the population. Of these, 4.8 million (7.7 %)": shares of something larger.
        if any(v.kind is ValueKind.SHARE for v in values):
            return None
        candidates = [(home, v) for v in amounts(values) if is_plain(v)]
    wholes = [(p, v) for p, v in candidates if _is_whole(part, v)]
    if any(_fits(part, share, v) for _, v in wholes):
        return None
    return wholes[-1] if wholes else None


def _is_whole(part: Value, whole: Value) -> bool:
    assert part.amount is not None and whole.amount is not None
    return like(part, whole) and whole.amount > part.amount


def _fits(part: Value, share: Value, whole: Value) -> bool:
    a, b = rounded(part), rounded(whole)
    return share_fits(share, a.low / b.high * 100, a.high / max(b.low, Decimal("0.0000001")) * 100)


def _compared(told: _Share) -> Iterator[Hit]:
    if _fits(told.part, told.share, told.whole):
        return
    part, whole = told.part.amount, told.whole.amount
    assert part is not None and whole is not None
    at = Words(told.passage, told.share.start, told.share.end)
    small = Words(told.passage, told.part.start, told.part.end)
    large = Words(told.home, told.whole.start, told.whole.end)
    yield contradiction(
        at,
        f"says {at.quoted} of {small.quoted}; {number(part)} / {number(whole)} = {number(part / whole * 100)} %.",
        [("the part", small), ("the whole", large)],
    )
