"""Changes one fact that a claim and its text share: a figure, a year, a month, a nationality, a name, a direction."""

import random
import re
from collections.abc import Sequence
from typing import NamedTuple

_MONTHS, _DAYS, _NATIONS, _COUNTRIES, *_OTHER_SETS = (
    tuple(group.split())
    for group in """
January February March April May June July August September October November December

Monday Tuesday Wednesday Thursday Friday Saturday Sunday

American British English Scottish Irish Welsh French German Italian Spanish Portuguese Dutch Belgian Swiss Austrian
Danish Swedish Norwegian Finnish Polish Czech Hungarian Romanian Greek Turkish Russian Ukrainian Chinese Japanese
Korean Indian Pakistani Iranian Israeli Egyptian Nigerian Kenyan Canadian Mexican Brazilian Argentine Chilean
Australian

America Britain England Scotland Ireland Wales France Germany Italy Spain Portugal Belgium Switzerland Austria
Denmark Sweden Norway Finland Poland Hungary Romania Greece Turkey Russia Ukraine China Japan Korea India Pakistan
Iran Israel Egypt Nigeria Kenya Canada Mexico Brazil Argentina Chile Australia London Paris Berlin Rome Madrid
Vienna Warsaw Moscow Tokyo Chicago Boston Toronto Sydney Dublin California Texas Florida Ohio

one two three four five six seven eight nine ten eleven twelve

first second third fourth fifth sixth seventh eighth ninth tenth

actor actress singer writer novelist poet painter sculptor director producer politician lawyer footballer swimmer
boxer scientist chemist physicist historian engineer architect composer drummer guitarist journalist dancer comedian

father mother brother sister son daughter uncle aunt husband wife

album song film novel book play series episode game magazine newspaper band company university
""".strip().split("\n\n")
)
_SETS = (_MONTHS, _DAYS, _NATIONS, _COUNTRIES, *_OTHER_SETS)
_OPPOSED = """
increased/decreased rose/fell before/after more/less most/least largest/smallest highest/lowest best/worst
northern/southern eastern/western north/south east/west won/lost accepted/rejected began/ended older/younger
higher/lower male/female opened/closed bought/sold joined/left always/never all/none major/minor early/late
former/current public/private positive/negative success/failure successful/unsuccessful supported/opposed
"""
_OPPOSITES = dict(turned for pair in _OPPOSED.split() for turned in (pair.split("/"), pair.split("/")[::-1]))
_FIGURE = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?![\w]|[.,]\d)")
_WORD = re.compile(r"[A-Za-z]+")
_NAME = re.compile(r"(?<![.!?\"] )(?<!^)\b[A-Z][a-zà-ÿ]{2,}(?: [A-Z][a-zà-ÿ]{2,}){0,2}\b")
_AUXILIARY = re.compile(r"\b(is|was|are|were|has|have|had|can|could|will|would|did|does)\b(?! not)")


class Altered(NamedTuple):
    """A fact as it stood and what stands in its place."""

    was: str
    becomes: str


def alterations(claim: str, text: str, names: Sequence[str], dice: random.Random) -> list[Altered]:
    """The facts of the claim that the text tells in the same words, each with something else in its place, in any
    order; `names` are names of elsewhere to put in a name's place."""
    found = [Altered(m[0], _other_figure(m[0], dice)) for m in _FIGURE.finditer(claim) if _holds(text, m[0])]
    for word in dict.fromkeys(_WORD.findall(claim)):
        if _holds(text, word):
            found += [Altered(word, dice.choice([w for w in group if w != word])) for group in _SETS if word in group]
            if word in _OPPOSITES:
                found.append(Altered(word, _OPPOSITES[word]))
    for name in dict.fromkeys(m[0] for m in _NAME.finditer(claim)):
        words = name.split()
        if _holds(text, name) and not {*words} & {*_MONTHS, *_DAYS, *_NATIONS, *_COUNTRIES}:
            tried = (dice.choice(names) for _ in range(30))
            other = next((n for n in tried if len(n.split()) == len(words) and n not in text and n not in claim), None)
            if other is not None:
                found.append(Altered(name, other))
    dice.shuffle(found)
    return found


def put(text: str, altered: Altered) -> str:
    """The text with the fact exchanged wherever it stands as a word of its own."""
    return _whole(altered.was).sub(lambda _: altered.becomes, text)


def denied(claim: str) -> str | None:
    """The claim with a "not" behind its first auxiliary; None without one."""
    match = _AUXILIARY.search(claim)
    return None if match is None else f"{claim[: match.end()]} not{claim[match.end() :]}"


def swapped(claim: str) -> str | None:
    """The claim with its first two names in each other's place: who did what to whom is turned round."""
    names = list(re.finditer(r"\b[A-Z][a-zà-ÿ]{2,}(?: [A-Z][a-zà-ÿ]{2,}){0,2}\b", claim))[:2]
    if len(names) < 2 or names[0][0] == names[1][0] or names[0][0] in ("The", "This", "His", "Her", "There", "After"):
        return None
    one, two = names
    return claim[: one.start()] + two[0] + claim[one.end() : two.start()] + one[0] + claim[two.end() :]


def names_in(text: str) -> list[str]:
    """The names that stand inside the sentences of a text."""
    return [m[0] for m in _NAME.finditer(text)]


def where(claim: str, words: str) -> tuple[tuple[int, int], ...]:
    """The stretches of the claim that are these words."""
    return tuple(m.span() for m in _whole(words).finditer(claim))


def _holds(text: str, words: str) -> bool:
    return _whole(words).search(text) is not None


def _whole(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.,]){re.escape(words)}(?![\w])")


def _other_figure(figure: str, dice: random.Random) -> str:
    if re.fullmatch(r"1[5-9]\d\d|20\d\d", figure):
        return str(int(figure) + dice.choice((-1, 1)) * dice.choice((1, 1, 2, 3, 5, 10, 12, 20, 100)))
    if "." in figure:
        whole, _, rest = figure.partition(".")
        return (
            f"{whole}.{(int(rest) + dice.randint(1, 8)) % 10 ** len(rest):0{len(rest)}d}"
            if dice.random() < 0.5
            else f"{_other_whole(whole, dice)}.{rest}"
        )
    return _other_whole(figure, dice)


def _other_whole(figure: str, dice: random.Random) -> str:
    number = int(figure.replace(",", ""))
    other = number
    while other == number:
        other = (
            max(0, round(number * dice.choice((0.1, 0.5, 0.8, 0.9, 1.1, 1.25, 2, 10))))
            if number > 20
            else number + dice.randint(-3, 7)
        )
        other = abs(other)
        if number in (0, 1):
            other = number + dice.randint(1, 6)
    return f"{other:,}" if "," in figure else str(other)
