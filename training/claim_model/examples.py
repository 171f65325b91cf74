"""Makes the pairs that the model learns from: windows of a text beside claims, some with a fact removed or changed."""

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from claim_model.altering import alterations, denied, names_in, put, swapped, where
from claim_model.records import CONTRADICTED, NOT_SUPPORTED, SILENT, SUPPORTED, Row

Spans = tuple[tuple[int, int], ...]
_WINDOW_WORDS = 150
_WORD = re.compile(r"\w+")


class Example(NamedTuple):
    """A window of a text and a claim. `unsupported` marks words of the claim; None: nothing is known of its words."""

    set: str
    text: str
    claim: str
    label: int
    unsupported: Spans | None


def examples(rows: Sequence[Row], dice: random.Random) -> list[Example]:
    """The pairs made of these rows, in a random order."""
    near = _Neighbours(rows)
    names = sorted({name for row in rows for name in names_in(row.claim)})
    made = [e for row in rows for _ in range(_turns(row, dice)) for e in _of_row(row, near, names, dice)]
    made += _joined(rows, near, dice)
    dice.shuffle(made)
    return made


def as_met(rows: Sequence[Row], dice: random.Random) -> list[Example]:
    """One pair for each row, nothing changed: what figures are measured on."""
    near = _Neighbours(rows)
    return [Example(r.set, _window(r, near, dice, alone=_is_short(r)), r.claim, r.label, r.unsupported) for r in rows]


class _Neighbours:
    """Sentences of other rows about the same thing, to stand around a lone sentence as on a page."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._by_key: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
        self._any: dict[str, list[str]] = defaultdict(list)
        for row in rows:
            if _is_short(row):
                text = " ".join(row.source)
                self._by_key[row.set, _key(text)][text] = None
                self._any[row.set].append(text)

    def about(self, row: Row, count: int, dice: random.Random) -> list[str]:
        own = " ".join(row.source)
        texts = [t for t in self._by_key[row.set, _key(own)] if t not in own and own not in t]
        dice.shuffle(texts)
        pool = self._any[row.set]
        return (texts + [dice.choice(pool) for _ in range(count)])[:count]


def _key(text: str) -> str:
    return " ".join(text.split()[:2])


def _is_short(row: Row) -> bool:
    return sum(len(s.split()) for s in row.source) <= 60


def _of_row(row: Row, near: _Neighbours, names: Sequence[str], dice: random.Random) -> Iterator[Example]:
    shown = () if row.label == SUPPORTED else row.unsupported
    text = _window(row, near, dice, alone=dice.random() < 0.6)
    yield Example(row.set, text, row.claim, row.label, shown)
    if row.set == "breaking-nli" or row.id.startswith("adversarial"):
        return
    if row.label == SUPPORTED and dice.random() < 0.75:
        yield from _altered(row, text, names, dice)
    if (row.evidence and dice.random() < 0.6) or (
        not row.evidence and row.set.startswith("fever-dev") and dice.random() < 0.12
    ):
        yield Example(row.set, _without_evidence(row, near, dice), row.claim, SILENT, None)
    if row.set.startswith("wice"):
        yield from _of_page(row, names, dice)


def _turns(row: Row, dice: random.Random) -> int:
    """How often a row is met, each time with another window: the sets of short sentences are large and much alike."""
    shares = {"breaking-nli": 0.2 if row.label != SUPPORTED else 1, "fever-dev-2way": 0.5}
    share = 0.3 if row.id.startswith("adversarial") else shares.get(row.set, 2)
    return int(share + dice.random())


def _altered(row: Row, text: str, names: Sequence[str], dice: random.Random) -> Iterator[Example]:
    """Four pairs tell a changed fact, two of them wrong, so that neither claim nor text gives it away alone."""
    found = alterations(row.claim, text, names, dice)
    if not found:
        turned = swapped(row.claim) if dice.random() < 0.5 else denied(row.claim)
        if turned is not None and dice.random() < 0.5:
            yield Example(row.set, text, turned, NOT_SUPPORTED, None)
        return
    fact = found[0]
    claim, other_text = put(row.claim, fact), put(text, fact)
    ways = [
        Example(row.set, text, claim, CONTRADICTED, where(claim, fact.becomes)),
        Example(row.set, other_text, row.claim, CONTRADICTED, where(row.claim, fact.was)),
        Example(row.set, other_text, claim, SUPPORTED, ()),
    ]
    yield from dice.sample(ways, 2 if dice.random() < 0.5 else 1)


def _of_page(row: Row, names: Sequence[str], dice: random.Random) -> Iterator[Example]:
    """Sentences of real pages as claims: beside themselves, with one fact changed, and with their sentence gone."""
    whole = [n for n, s in enumerate(row.source) if 9 <= len(s.split()) <= 32 and re.match(r"[A-Z].*[a-z][.!?]$", s)]
    for number in dice.sample(whole, min(3, len(whole))):
        claim = row.source[number]
        text = _around(row, [number], claim, dice)
        yield from _altered(row._replace(claim=claim, label=SUPPORTED), text, names, dice)
        if dice.random() < 0.4:
            rest = [n for n in _nearest(row, claim) if n != number][:5]
            yield Example(row.set, " ".join(row.source[n] for n in sorted(rest)), claim, SILENT, None)


def _joined(rows: Sequence[Row], near: _Neighbours, dice: random.Random) -> Iterator[Example]:
    """Claims of two facts: both told, or one of them missing from the text."""
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        if (
            row.label == SUPPORTED
            and row.set in ("fever-dev-2way", "fever-symmetric", "scifact-rationales-2way")
            and len(row.claim) < 130
        ):
            groups[row.set, _key(row.claim)].append(row)
    for group in groups.values():
        for one, two in pairwise(group):
            if one.source == two.source and dice.random() < 0.5:
                continue
            yield _pair(one, two, near, dice)


def _pair(one: Row, two: Row, near: _Neighbours, dice: random.Random) -> Example:
    first, second = one.claim.rstrip("."), two.claim.rstrip(".")
    tail = second if dice.random() < 0.6 else re.sub(rf"^{re.escape(_key(second))}\b", "it", second)
    claim = first + dice.choice((", and ", ", while ", " and ")) + tail + "."
    texts = [" ".join(one.source), " ".join(two.source)]
    apart = texts[0] != texts[1]
    missing = dice.choice((None, 0, 1)) if apart else None
    kept = [t for n, t in enumerate(texts) if n != missing] if apart else texts[:1]
    kept += near.about(one, dice.randint(0, 2), dice) if missing is None else []
    dice.shuffle(kept)
    if missing is None:
        return Example(one.set, _cut(kept), claim, SUPPORTED, ())
    return Example(one.set, _cut(kept), claim, NOT_SUPPORTED, None)


def _window(row: Row, near: _Neighbours, dice: random.Random, *, alone: bool) -> str:
    """The sentences that a reader would be shown: those that decide, and others near the claim, in their order."""
    if _is_short(row):
        texts = [" ".join(row.source)]
        if not alone and row.set.startswith(("fever", "scifact")):
            texts += near.about(row, dice.randint(1, 3), dice)
            dice.shuffle(texts)
        return _cut(texts)
    if len(row.source) <= 2:
        return _cut(row.source)
    return _around(row, row.evidence, row.claim, dice)


def _around(row: Row, kept: Sequence[int], claim: str, dice: random.Random) -> str:
    chosen, words = [*kept], sum(len(row.source[n].split()) for n in kept)
    limit = dice.choice((60, 110, _WINDOW_WORDS))
    for number in _nearest(row, claim):
        if words >= limit or len(chosen) >= 9:
            break
        if number not in chosen:
            chosen.append(number)
            words += len(row.source[number].split())
    return " ".join(row.source[n] for n in sorted(chosen))


def _without_evidence(row: Row, near: _Neighbours, dice: random.Random) -> str:
    if not row.evidence:
        return _cut(near.about(row, dice.randint(1, 3), dice))
    rest = [n for n in _nearest(row, row.claim) if n not in row.evidence]
    return _cut([row.source[n] for n in sorted(rest[: dice.randint(3, 6)])])


def _nearest(row: Row, claim: str) -> list[int]:
    """The sentences of a text, those first that share most words with the claim (each word weighs by its length)."""
    wanted = {w for w in _WORD.findall(claim.casefold()) if len(w) > 3 or w.isdigit()}
    shares = [sum(len(w) for w in wanted & {*_WORD.findall(s.casefold())}) for s in row.source]
    return sorted(range(len(shares)), key=lambda n: (-shares[n], n))


def _cut(texts: Iterable[str]) -> str:
    return " ".join(" ".join(texts).split()[:_WINDOW_WORDS])
