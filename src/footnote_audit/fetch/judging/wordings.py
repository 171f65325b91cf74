"""The tables of wordings, and whether a text holds one of them.

Texts are compared as `bare` leaves them: letters and digits, without accents, in one case.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

# Letters that Unicode does not take apart, and that people leave out or write in two.
_LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h"})
_LETTER = re.compile("[ıłøđðþæœħ]")
_ACCENTS = re.compile(
    "[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u093c\u094d\u09bc\u09cd\u3099\u309a]+"
)
_WORD = re.compile(r"[^\W_]+")
# The same for ASCII, which most pages are but for these signs: ten times as fast as the expressions.
_PLAIN = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}
_SIGNS = "\xa0«»–—‘’“”…"
# Scripts that write no spaces between words, or hang endings on them: a phrase may stand inside a longer word.
_RUN_ON = re.compile("[\u0900-\u0e7f\u1000-\u11ff\u1780-\u17ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\ua960-\ud7ff]")
# As `bare` leaves them: Hangul comes apart into U+1100 to U+11FF.
_RUN_ON_KEY = _RUN_ON
_GAP, _ANY_ENDING = "…", "*"
ANY = "any"
_ABOUT = "about"
_WIDEST_GAP = 8
_ENDS = re.compile(r"\n+|[.!?…]+(?=\s|$)|[。！？।؟։]+")


class Phrases:
    """Phrases to look for, by their first word, so that a text is compared with few of them."""

    def __init__(self, phrases: list[str]) -> None:
        self._by_word: dict[str, list[str]] = {}
        self._run_on: list[str] = []
        self._stems: list[str] = []
        self._gapped: list[tuple[str, re.Pattern[str]]] = []
        for phrase in dict.fromkeys(phrases):
            made = bare(phrase.partition(_GAP)[0])
            if phrase.endswith(_ANY_ENDING):
                self._stems.append(f" {made}")
            elif _GAP in phrase:
                self._gapped.append((made.split()[0], _with_gap(phrase)))
            elif _RUN_ON.search(phrase):
                self._run_on.append(made)
            elif made:
                self._by_word.setdefault(made.split()[0], []).append(f" {made} ")
        # The first words of the phrases, but for those of scripts without spaces.
        self.starts = frozenset(self._by_word) | {word for word, _ in self._gapped}

    @property
    def runs_on(self) -> bool:
        """Whether some of the phrases are of a script without spaces."""
        return bool(self._run_on)

    def found(self, text: str) -> int:
        """How many of the phrases stand in a text made plain by `plain`."""
        return sum(1 for _ in self._standing(text))

    def within(self, text: str) -> bool:
        """Whether any of the phrases stands in a text made plain by `plain`."""
        return next(self._standing(text), None) is not None

    def longest(self, text: str) -> str:
        """The longest of the phrases in the text, with the spaces around it; "" where there is none."""
        return max(self._standing(text), key=len, default="")

    def all_in(self, text: str) -> list[str]:
        """Those of the phrases that stand in the text, the longest first, with the spaces around them."""
        return sorted(self._standing(text), key=len, reverse=True)

    def _standing(self, text: str) -> Iterator[str]:
        words = set(text.split())
        for word in self._by_word.keys() & words:
            yield from (phrase for phrase in self._by_word[word] if phrase in text)
        if self._run_on and _RUN_ON_KEY.search(text):
            yield from (phrase for phrase in self._run_on if phrase in text)
        yield from (stem for stem in self._stems if stem in text)
        for word, pattern in self._gapped:
            match = pattern.search(text) if word in words else None
            if match:
                yield match[0]


class Loss(NamedTuple):
    """How one language says that a page is not there; not_found.txt explains the parts."""

    thing: Phrases
    work: Phrases
    this: Phrases
    lost: Phrases
    whole: Phrases


def bare(text: str) -> str:
    """Letters and digits only, without accents, in one case, single spaces between."""
    if not text.isascii():
        for sign in _SIGNS:
            text = text.replace(sign, " ")
    if text.isascii():
        return " ".join(text.translate(_PLAIN).split())
    text = _ACCENTS.sub("", unicodedata.normalize("NFKD", text)).casefold()
    if _LETTER.search(text):
        text = text.translate(_LETTERS)
    return " ".join(_WORD.findall(text.casefold()))


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
        if section == _ABOUT:
            continue
        parts = {name: _split(rest) for name, rest in lines}
        missing = set(Loss._fields) ^ set(parts)
        assert not missing, f"not_found.txt [{section}]: {missing}"
        rows.append(Loss(**{name: Phrases(phrases) for name, phrases in parts.items()}))
    return tuple(rows)


@cache
def about() -> Phrases:
    """The words that a title of a work about missing pages has, and a notice has not."""
    lines = next(lines for section, lines in _sections("not_found.txt") if section == _ABOUT)
    return Phrases([phrase for _, rest in lines for phrase in _split(rest)])


def losses_in(text: str) -> tuple[Loss, ...]:
    """The rows of those languages of which something may stand in the text."""
    words, run_on = set(text.split()), bool(_RUN_ON_KEY.search(text))
    return tuple(
        row
        for row in losses()
        if not words.isdisjoint(row.lost.starts)
        or not words.isdisjoint(row.whole.starts)
        or (run_on and (row.lost.runs_on or row.whole.runs_on))
    )


@cache
def wall(kind: str) -> Phrases:
    """The phrases of one kind of walls.txt in all languages."""
    return Phrases(walls()[kind])


@cache
def walls() -> dict[str, list[str]]:
    """The table of walls.txt: all phrases by kind."""
    return {kind: [phrase for _, rest in lines for phrase in _split(rest)] for kind, lines in _sections("walls.txt")}


@cache
def small_words() -> dict[str, frozenset[str]]:
    """The words of small_words.txt by language; under `ANY` those that tell no work from another."""
    return {name: frozenset(rest.split()) for name, rest in _sections("small_words.txt")[0][1]}


def languages() -> tuple[str, ...]:
    """The languages in which a page that is not there is known (BCP 47)."""
    return tuple(section for section, _ in _sections("not_found.txt") if section != _ABOUT)


def _sections(name: str) -> list[tuple[str, list[tuple[str, str]]]]:
    found: list[tuple[str, list[tuple[str, str]]]] = []
    for line in Path(__file__).with_name(name).read_text("utf-8").splitlines():
        if line.startswith("[") and line.endswith("]"):
            found.append((line[1:-1], []))
        elif line and not line.startswith("#"):
            head, _, rest = line.partition(" ")
            found[-1][1].append((head, rest))
    return found


def _split(rest: str) -> list[str]:
    return [phrase.strip() for phrase in rest.split("|")]


def _with_gap(phrase: str) -> re.Pattern[str]:
    before, after = (re.escape(bare(part)) for part in phrase.split(_GAP, 1))
    return re.compile(rf" {before}(?: \w+){{0,{_WIDEST_GAP}}} {after}\w* ")
