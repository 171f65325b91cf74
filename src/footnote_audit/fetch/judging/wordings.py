"""The tables of wordings, and whether a text holds one of them.

Texts are compared in the form of `text.key`: letters and digits, without accents, in one case.
"""

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from footnote_audit.text import key

# Letters that Unicode does not take apart, and that people leave out or write in two.
_LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h"})
# Scripts that write no spaces between words, or hang endings on them: a phrase may stand inside a longer word.
_RUN_ON = re.compile("[\u0900-\u0e7f\u1000-\u11ff\u1780-\u17ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\ua960-\ud7ff]")
_GAP = "…"
_WIDEST_GAP = 8
_ENDS = re.compile(r"[.!?…。！？।؟։\n]+(?=\s|$|[^\x00-\x7f])")


class Phrases:
    """Phrases to look for. Those without a gap are found by plain search, which is linear and fast."""

    def __init__(self, phrases: list[str]) -> None:
        plain: list[str] = []
        gapped: list[str] = []
        for phrase in phrases:
            (gapped if _GAP in phrase else plain).append(phrase)
        self._plain = tuple(dict.fromkeys(_padded(phrase) for phrase in plain if bare(phrase)))
        self._gapped = tuple(_with_gap(phrase) for phrase in gapped)

    def found(self, text: str) -> int:
        """How many of the phrases stand in a text made plain by `plain`."""
        count = sum(1 for phrase in self._plain if phrase in text)
        return count + sum(1 for pattern in self._gapped if pattern.search(text))

    def within(self, text: str) -> bool:
        """Whether any of the phrases stands in a text made plain by `plain`."""
        return any(phrase in text for phrase in self._plain) or any(p.search(text) for p in self._gapped)

    def longest(self, text: str) -> int:
        """The length of the longest phrase in the text, in characters; 0 where there is none."""
        return max((len(phrase.strip()) for phrase in self._plain if phrase in text), default=0)


class Loss(NamedTuple):
    """How one language says that a page is not there; not_found.txt explains the parts."""

    thing: Phrases
    work: Phrases
    this: Phrases
    lost: Phrases
    whole: Phrases


def bare(text: str) -> str:
    """Letters and digits only, without accents, in one case, single spaces between."""
    made = key(text)
    return made if made.isascii() else made.translate(_LETTERS)


def plain(text: str) -> str:
    """The text in the form that phrases are looked for in, a space at both ends."""
    return f" {bare(text)} "


def sentences(text: str) -> list[str]:
    """The sentences of a short text, made plain; empty ones are left out."""
    found = (plain(part) for part in _ENDS.split(text))
    return [sentence for sentence in found if sentence.strip()]


@cache
def losses() -> tuple[Loss, ...]:
    """The table of not_found.txt, a row a language."""
    rows: list[Loss] = []
    for section, lines in _sections("not_found.txt"):
        parts = {name: _split(rest) for name, rest in lines}
        missing = set(Loss._fields) ^ set(parts)
        assert not missing, f"not_found.txt [{section}]: {missing}"
        rows.append(Loss(**{name: Phrases(phrases) for name, phrases in parts.items()}))
    return tuple(rows)


@cache
def wall(kind: str) -> Phrases:
    """The phrases of one kind of walls.txt in all languages."""
    return Phrases(walls()[kind])


@cache
def walls() -> dict[str, list[str]]:
    """The table of walls.txt: all phrases by kind."""
    return {kind: [phrase for _, rest in lines for phrase in _split(rest)] for kind, lines in _sections("walls.txt")}


def languages() -> tuple[str, ...]:
    """The languages in which a page that is not there is known (BCP 47)."""
    return tuple(section for section, _ in _sections("not_found.txt"))


def _sections(name: str) -> list[tuple[str, list[tuple[str, str]]]]:
    found: list[tuple[str, list[tuple[str, str]]]] = []
    for line in (files(__package__) / name).read_text("utf-8").splitlines():
        if line.startswith("[") and line.endswith("]"):
            found.append((line[1:-1], []))
        elif line and not line.startswith("#"):
            head, _, rest = line.partition(" ")
            found[-1][1].append((head, rest))
    return found


def _split(rest: str) -> list[str]:
    return [phrase.strip() for phrase in rest.split("|")]


def _padded(phrase: str) -> str:
    made = bare(phrase)
    return made if _RUN_ON.search(phrase) else f" {made} "


def _with_gap(phrase: str) -> re.Pattern[str]:
    before, after = (re.escape(bare(part)) for part in phrase.split(_GAP, 1))
    return re.compile(rf" {before}(?: \w+){{0,{_WIDEST_GAP}}} ?{after}")
