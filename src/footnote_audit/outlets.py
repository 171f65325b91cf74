"""Real newspapers, agencies, broadcasters, magazines, think tanks, sites and journals, by name.

The list is `outlets.txt` beside this module; it is read when it is first asked for.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from itertools import pairwise

from rapidfuzz.distance import DamerauLevenshtein

from footnote_audit.text import key

# One slip in a name of at least this many letters and digits; shorter names differ by a letter too easily. Down to the
# second number a letter set twice, or two that changed places, is a slip all the same ("Monnde", "Speigel").
_LEAST_LETTERS = 8
_LEAST_LETTERS_OF_TYPING = 5
# Two slips only from here on, and never in one word of fewer than eight letters.
_LETTERS_OF_TWO_SLIPS = 14
_LEAST_WORD = 4
# A word of three letters is one of four that lost a letter only in a name of at least this many letters.
_LETTERS_OF_SHORT_WORDS = 12
_MOST_WORDS = 12
_ARTICLES = frozenset("the a an le la les l un une der die das il lo i gli el los las o os as de het".split())  # noqa: SIM905
# Spellings of one word in two countries or two ways to write it in Latin letters: other outlets, no slips.
_SPELLINGS = (
    *(("ise", "ize"), ("isation", "ization"), ("our", "or"), ("centre", "center"), ("defence", "defense")),
    *(("theatre", "theater"), ("shinbun", "shimbun"), ("ae", "e"), ("oe", "e"), ("courrier", "courier")),
    *(("comercio", "commercio"), ("expreso", "expresso"), ("gazeta", "gazetta"), ("oficial", "official")),
)


class OutletKind(StrEnum):
    """What an outlet is."""

    NEWSPAPER = "newspaper"
    AGENCY = "agency"
    BROADCASTER = "broadcaster"
    MAGAZINE = "magazine"
    SITE = "site"
    THINK_TANK = "think-tank"
    JOURNAL = "journal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """An outlet as it calls itself; `language` is ISO 639-1, `country` ISO 3166-1 alpha-2 or INT for none."""

    name: str
    kind: OutletKind
    language: str
    country: str
    others: tuple[str, ...] = ()


def named(text: str) -> tuple[Outlet, ...]:
    """The listed outlets of this name, accents, case and a leading article set aside; empty where there is none."""
    return _by_key().get(plain_name(text), ())


def misspelt(text: str, language: str | None = None) -> tuple[str, Outlet] | None:
    """The one listed name that the text misspells, with its outlet; None for a listed, far or ambiguous name.

    A misspelling has the same words but for one that differs by a slip of the hand and is no word of another outlet.
    A plural, an ending of another language and a spelling of another country are no slips. `language` is that of what
    the outlet printed: a name without its accents that is listed for other languages alone ("La Republica" in Italian)
    may be a misspelling in this one.
    """
    words = plain_name(text).split()
    known = named(text)
    if sum(map(len, words)) < _LEAST_LETTERS_OF_TYPING or len(words) > _MOST_WORDS:
        return None
    if known and not (language and _is_foreign(text, known, language)):
        return None
    found: dict[str, tuple[str, Outlet]] = {}
    for gap, word in enumerate(words):
        if not known and word in _vocabulary():
            continue
        for right in _by_gap().get((*words[:gap], "", *words[gap + 1 :]), ()):
            if _is_slip_of_name(word, right, sum(map(len, words))):
                name = " ".join((*words[:gap], right, *words[gap + 1 :]))
                found[name] = _with_article_of(text, _printed()[name])
    if known:
        found = {name: near for name, near in found.items() if near[1].language == language}
    return next(iter(found.values())) if len(found) == 1 else None


def _is_foreign(text: str, known: Iterable[Outlet], language: str) -> bool:
    """Whether none of the outlets is of this language, and none prints its name so, accents and all."""
    names = {name for outlet in known for name in (outlet.name, *outlet.others)}
    return text not in names and all(outlet.language != language for outlet in known)


def _with_article_of(text: str, printed: Sequence[tuple[str, Outlet]]) -> tuple[str, Outlet]:
    """Of names that differ in their article the one with that of the text ("Der Standard"), else the first."""
    article = text.split()[0].casefold()
    return next((near for near in printed if near[0].split()[0].casefold() == article), printed[0])


def _is_slip_of_name(word: str, right: str, letters: int) -> bool:
    """Whether a word is a slip for another in a name of so many letters."""
    if letters < _LEAST_LETTERS:
        return len(word) >= _LEAST_LETTERS_OF_TYPING and is_slip(word, right) and _is_mistyped(word, right)
    if len(word) == _LEAST_WORD - 1:
        lost = letters >= _LETTERS_OF_SHORT_WORDS and len(right) == _LEAST_WORD and word[0] == right[0]
        return lost and not right.startswith(word) and DamerauLevenshtein.distance(word, right) == 1
    return is_slip(word, right, 2 if letters >= _LETTERS_OF_TWO_SLIPS and len(word) >= 8 else 1)


def is_slip(wrong: str, right: str, most: int = 1) -> bool:
    """Whether two plain words differ by a slip of the hand: `most` letters, not the first, and no mere ending."""
    if min(len(wrong), len(right)) < _LEAST_WORD or wrong[0] != right[0] or not wrong.isalpha():
        return False
    if _differ_by_ending(wrong, right):
        return False
    if any(wrong.replace(a, b) == right or wrong.replace(b, a) == right for a, b in _SPELLINGS):
        return False
    return DamerauLevenshtein.distance(wrong, right, score_cutoff=most) <= most


def _differ_by_ending(a: str, b: str) -> bool:
    """Whether two words part in their last letters alone, as forms of one word do; a slip of typing is none."""
    shorter, longer = sorted((a, b), key=len)
    if len(longer) == len(shorter):
        return longer[:-2] == shorter[:-2] and not _is_mistyped(a, b)
    stem = shorter if len(longer) - len(shorter) == 1 else shorter[:-1]
    return longer.startswith(stem) and not _is_mistyped(a, b)


def _is_mistyped(a: str, b: str) -> bool:
    """Whether two words differ by a letter set twice or once too few, or by two letters that changed places."""
    shorter, longer = sorted((a, b), key=len)
    if len(longer) - len(shorter) == 1:
        return any(x == y and longer[:n] + longer[n + 1 :] == shorter for n, (x, y) in enumerate(pairwise(longer)))
    parted = [n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y]
    return (
        len(a) == len(b)
        and len(parted) == 2
        and parted[1] == parted[0] + 1
        and a[parted[0]] == b[parted[1]]
        and a[parted[1]] == b[parted[0]]
    )


def plain_name(text: str) -> str:
    """A name as it is compared: plain letters and digits, without an article in front."""
    words = key(text.replace("'s ", "s ").replace("’s ", "s ")).split()
    while len(words) > 1 and words[0] in _ARTICLES:
        words = words[1:]
    return " ".join(words)


@cache
def outlets() -> tuple[Outlet, ...]:
    """Every listed outlet, in the order of the list."""
    text = resources.files("footnote_audit").joinpath("outlets.txt").read_text("utf-8")
    return tuple(_listed(text.splitlines()))


def _listed(lines: Iterable[str]) -> Iterable[Outlet]:
    kind, language, country = OutletKind.NEWSPAPER, "", ""
    for line in lines:
        if line.startswith("["):
            told, language, country = line.strip("[]").split()
            kind = OutletKind(told)
        elif line and not line.startswith("#"):
            name, *others = line.split(" = ")
            yield Outlet(name=name, kind=kind, language=language, country=country, others=tuple(others))


@cache
def _by_key() -> Mapping[str, tuple[Outlet, ...]]:
    found: dict[str, list[Outlet]] = defaultdict(list)
    for outlet in outlets():
        for name in (outlet.name, *outlet.others):
            found[plain_name(name)].append(outlet)
    return {name: tuple(same) for name, same in found.items()}


@cache
def _printed() -> Mapping[str, Sequence[tuple[str, Outlet]]]:
    """By plain name the names that outlets print so, in the order of the list."""
    found: dict[str, list[tuple[str, Outlet]]] = defaultdict(list)
    for outlet in outlets():
        for name in (outlet.name, *outlet.others):
            found[plain_name(name)].append((name, outlet))
    return found


@cache
def _by_gap() -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """The words that fill a gap in a listed name: ("daily", "") leads to "sabah", "express", "mail"."""
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in _by_key():
        words = name.split()
        for gap, word in enumerate(words):
            if len(word) >= _LEAST_WORD:
                found[(*words[:gap], "", *words[gap + 1 :])].append(word)
    return {gapped: tuple(words) for gapped, words in found.items()}


@cache
def _vocabulary() -> frozenset[str]:
    """The words of all listed names: none of them is a misspelling of another."""
    return frozenset(word for name in _by_key() for word in name.split())
