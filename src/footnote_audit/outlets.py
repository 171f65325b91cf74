"""Real newspapers, agencies, broadcasters, magazines, think tanks, sites and journals, by name.

The list is `outlets.txt` beside this module; it is read when it is first asked for.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources

from rapidfuzz.distance import DamerauLevenshtein

from footnote_audit.text import key

# One slip in a name of at least this many letters and digits; shorter names differ by a letter too easily.
_LEAST_LETTERS = 8
# Two slips only from here on, and never in one word of fewer than eight letters.
_LETTERS_OF_TWO_SLIPS = 14
_LEAST_WORD = 4
_MOST_WORDS = 12
_ARTICLES = frozenset("the a an le la les l un une der die das il lo i gli el los las o os as de het".split())  # noqa: SIM905
_SPELLINGS = (("ise", "ize"), ("isation", "ization"), ("our", "or"), ("centre", "center"), ("defence", "defense"))


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


def misspelt(text: str) -> tuple[str, Outlet] | None:
    """The one listed name that the text misspells, with its outlet; None for a listed, far or ambiguous name.

    A misspelling has the same words but for one that differs by a slip of the hand and is no word of another outlet.
    A plural, an ending of another language and a spelling of another country are no slips.
    """
    words = plain_name(text).split()
    letters = sum(map(len, words))
    if letters < _LEAST_LETTERS or len(words) > _MOST_WORDS or named(text):
        return None
    found: dict[str, tuple[str, Outlet]] = {}
    for gap, word in enumerate(words):
        if len(word) < _LEAST_WORD or word in _vocabulary():
            continue
        for right in _by_gap().get((*words[:gap], "", *words[gap + 1 :]), ()):
            if is_slip(word, right, 2 if letters >= _LETTERS_OF_TWO_SLIPS and len(word) >= 8 else 1):
                name = " ".join((*words[:gap], right, *words[gap + 1 :]))
                found[name] = _printed()[name]
    return next(iter(found.values())) if len(found) == 1 else None


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
    """Whether two words part in their last letters alone, as forms of one word do; a letter set twice is a slip."""
    shorter, longer = sorted((a, b), key=len)
    if longer == shorter + shorter[-1]:
        return False
    if len(longer) == len(shorter):
        return longer[:-2] == shorter[:-2]
    return longer.startswith(shorter[:-1])


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
def _printed() -> Mapping[str, tuple[str, Outlet]]:
    """By plain name the name as the outlet prints it."""
    return {plain_name(name): (name, outlet) for outlet in outlets() for name in (outlet.name, *outlet.others)}


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
