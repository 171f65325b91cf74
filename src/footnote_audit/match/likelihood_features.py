"""What the wording of a claim and the passages found for it have in common, and above all what is missing, in numbers.

The wording judge (`likelihood`) weighs these; training/claim_wording computes them by this same module.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import log

from footnote_audit.match.likelihood_words import rareness
from footnote_audit.match.passages import Passage, PassageIndex
from footnote_audit.match.question import Question
from footnote_audit.match.ranking import asked_stems
from footnote_audit.match.words import Word, words

# Passages taken together for a claim: few sentences say it, or it is not said.
MOST_TOGETHER = 3
FIRST_PASSAGES = 5
# A figure that is missing counts more than a word.
FIGURE_WEIGHT = 1.3
# Telling words of a claim that are looked at: more are no sentence.
MOST_WORDS = 200
LEAST_CLAUSE = 2
MOST_CLAUSES = 20
# Opens a further statement of a sentence: marks, and words that join or add one.
_CLAUSE = re.compile(
    r"[,;:()–—]\s+|\s+(?:and|but|while|where|which|who|whose|when|after|before|as|because|although|with|including|that)"
    r"\s+"
)


class Sort(StrEnum):
    """What kind of word a stem of a claim is."""

    FIGURE = "figure"
    NAME = "name"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Wording:
    """A claim's telling stems in order, with the sort and weight of each, and its clauses as sets of stems."""

    order: tuple[str, ...]
    sorts: Mapping[str, Sort]
    rare: Mapping[str, float]
    weights: Mapping[str, float]
    clauses: tuple[frozenset[str], ...]
    total: float

    def part(self, missing: Mapping[str, float]) -> float:
        """The part of the claim's weight that is there, where these are missing (1: wholly)."""
        return 1 - sum(self.weights[s] * much for s, much in missing.items()) / self.total if self.total else 0.0


def wording(asked: Question) -> Wording:
    """A claim's telling words made ready for comparison."""
    stems = asked_stems(asked)
    found = [w for w in words(asked.text) if w.stem in stems and not w.common][:MOST_WORDS]
    sorts: dict[str, Sort] = {}
    for word in found:
        sorts.setdefault(word.stem, _sort(word))
    rare = {stem: rareness(stem) for stem in sorts}
    weights = {s: rare[s] * (FIGURE_WEIGHT if sort is Sort.FIGURE else 1) for s, sort in sorts.items()}
    order = tuple(w.stem for w in found)
    return Wording(order, sorts, rare, weights, _clauses(asked.text, found), sum(weights.values()))


def features(
    told: Wording, index: PassageIndex, ranked: Sequence[Passage], known: Collection[str] = frozenset()
) -> dict[str, float]:
    """The features by name; `ranked` are the passages found for the claim, `known` stems that its surroundings name."""
    stems = frozenset(told.sorts)
    hits = [stems & p.stems for p in ranked]
    together = _together(told, hits)
    had = frozenset[str]().union(*(ranked[n].stems for n in together))
    return {
        **_size(told, index),
        **_lacking("three", told, stems - had, known),
        **_lacking("first", told, stems.difference(*hits[:FIRST_PASSAGES]), known),
        **_lacking("page", told, {s for s in stems if not index.holds(s)}, known),
        **_single(told, hits),
        **_runs(told, hits, stems - had),
    }


def _sort(word: Word) -> Sort:
    if word.plain[:1].isdigit():
        return Sort.FIGURE
    return Sort.NAME if word.capital and word.start else Sort.WORD


def _clauses(text: str, found: Sequence[Word]) -> tuple[frozenset[str], ...]:
    cuts = [m.end() for m in _CLAUSE.finditer(text)][: MOST_CLAUSES - 1]
    clauses: list[set[str]] = [set() for _ in range(len(cuts) + 1)]
    at = 0
    for word in found:
        while at < len(cuts) and word.start >= cuts[at]:
            at += 1
        clauses[at].add(word.stem)
    return tuple(frozenset(c) for c in clauses if len(c) >= LEAST_CLAUSE)


def _together(told: Wording, hits: Sequence[frozenset[str]]) -> list[int]:
    """The few passages that have most of the claim together, picked one after the other."""
    left, picked = set(told.sorts), list[int]()
    for _ in range(MOST_TOGETHER):
        gains = [(sum(told.weights[s] for s in hit & left), -n) for n, hit in enumerate(hits)]
        gain, best = max(gains, default=(0.0, 0))
        if gain <= 0:
            break
        picked.append(-best)
        left -= hits[-best]
    return picked


def _size(told: Wording, index: PassageIndex) -> dict[str, float]:
    count = len(told.sorts)
    names = sum(sort is Sort.NAME for sort in told.sorts.values())
    return {
        "stems": min(count, 60),
        "log stems": log(1 + count),
        "names": min(names, 30),
        "clauses": len(told.clauses),
        "log passages": log(1 + len(index.passages)),
    }


def _lacking(where: str, told: Wording, left: Collection[str], known: Collection[str]) -> dict[str, float]:
    """What is missing, by sort: how many, and how rare."""
    found = {f"{where}: part": told.part(dict.fromkeys(left, 1.0))}
    for sort in Sort:
        lacking = [s for s in left if told.sorts[s] is sort]
        found[f"{where}: {sort}s missing"] = min(len(lacking), 20)
        found[f"{where}: rareness of {sort}s missing"] = min(sum(told.rare[s] for s in lacking), 20)
    new = [s for s in left if s not in known]
    found[f"{where}: new names missing"] = min(sum(told.sorts[s] is Sort.NAME for s in new), 20)
    found[f"{where}: new missing"] = min(len(new), 30)
    found[f"{where}: rareness of new missing"] = min(sum(told.rare[s] for s in new), 30)
    found[f"{where}: rarest missing"] = max((told.rare[s] for s in left), default=0.0)
    found[f"{where}: share missing"] = len(left) / max(1, len(told.sorts))
    return found


def _single(told: Wording, hits: Sequence[frozenset[str]]) -> dict[str, float]:
    """What single passages have of the claim and of each of its clauses."""
    parts = [sum(told.weights[s] for s in hit) / told.total for hit in hits] if told.total else []
    best = max(range(len(parts)), key=lambda n: (parts[n], -n), default=None)
    clauses = [
        max((sum(told.weights[s] for s in hit & c) for hit in hits), default=0.0)
        / (sum(told.weights[s] for s in c) or 1)
        for c in told.clauses
    ]
    company = dict.fromkeys(told.sorts, 0.0)
    for part, hit in zip(parts, hits, strict=False):
        for stem in hit:
            company[stem] = max(company[stem], part)
    one = parts[best] if best is not None else 0.0
    return {
        "one: part": one,
        "one: share missing": 1 - len(hits[best]) / max(1, len(told.sorts)) if best is not None else 1.0,
        "clauses: least part": min(clauses, default=one),
        "clauses: mean part": sum(clauses) / len(clauses) if clauses else one,
        "company": sum(company.values()) / max(1, len(company)),
        "least company": min(company.values(), default=0.0),
    }


def _runs(told: Wording, hits: Sequence[frozenset[str]], left: Collection[str]) -> dict[str, float]:
    """Neighbouring words of the claim: the longest run that one passage has, the longest that is missing, and pairs."""
    longest = max((_longest(told.order, hit) for hit in hits[:5]), default=0)
    pairs = set(zip(told.order, told.order[1:], strict=False))
    kept = sum(any(a in hit and b in hit for hit in hits[:8]) for a, b in pairs)
    return {
        "longest run": longest / max(1, len(told.order)),
        "longest gap": min(_longest(told.order, left), 20),
        "pairs": kept / len(pairs) if pairs else 1.0,
        "pairs missing": min(len(pairs) - kept, 30),
    }


def _longest(order: Sequence[str], held: Collection[str]) -> int:
    longest = run = 0
    for stem in order:
        run = run + 1 if stem in held else 0
        longest = max(longest, run)
    return longest
