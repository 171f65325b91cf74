"""Superlatives and ranks in prose: "the second largest", "das zweitbeste Jahr", "la plus petite"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_MOST = (
    r"largest|biggest|highest|greatest|best|strongest|busiest|richest|warmest|hottest|fastest|heaviest|longest|"
    r"größte[nrsm]?|höchste[nrsm]?|beste[nrsm]?|stärkste[nrsm]?|wärmste[nrsm]?|"
    r"plus (?:grande?|grosse?|gros|importante?|élevée?)|meilleure?|más grande|mejor|mayor|"
    r"крупнейш\w+|наибольш\w+|самый большой|самая большая|лучш\w+"
)
_LEAST = (
    r"smallest|lowest|worst|weakest|poorest|coldest|slowest|lightest|shortest|"
    r"kleinste[nrsm]?|niedrigste[nrsm]?|schlechteste[nrsm]?|schwächste[nrsm]?|kälteste[nrsm]?|"
    r"plus (?:petite?|faible|basse?)|pire|más pequeñ[oa]|peor|menor|наименьш\w+|худш\w+"
)
_RANKS = {
    2: r"second|zweit|deuxième|seconde?|segund[oa]|втор\w+",
    3: r"third|dritt|troisième|tercer[oa]?|треть\w+",
    4: r"fourth|viert|quatrième|cuart[oa]|четверт\w+",
    5: r"fifth|fünft|cinquième|quint[oa]|пят\w+",
}
_BEFORE = "|".join(rf"(?P<r{rank}>{words})" for rank, words in _RANKS.items())
_SUPERLATIVE = re.compile(rf"\b(?:(?:{_BEFORE})[- ]?)?(?:(?P<most>{_MOST})|(?P<least>{_LEAST}))\b", re.I)
# "One of the largest", "the largest but one", "at best": no rank of one thing.
_LOOSE = re.compile(
    r"\b(?:one of (?:the|its|his|her)|among (?:the|its)|some of the|ein[er]? der|zu den|l'une? des|une? des|parmi les|"
    r"un[oa] de l[oa]s|at|at the|not the|never the|nicht d(?:er|ie|as)|am|tal vez|одн\w+ из|into|possible|für|"
    r"do (?:its|his|her|their))\s*$",
    re.I,
)


class Superlative(NamedTuple):
    """A superlative at text[start:end]: its rank (1 the first), from the top or the bottom, and its adjective."""

    start: int
    end: int
    rank: int
    most: bool
    word: str


def superlatives(plain: str) -> Iterator[Superlative]:
    """The superlatives of a folded text that single out one thing, in order."""
    for match in _SUPERLATIVE.finditer(plain):
        rank = next((r for r in _RANKS if match[f"r{r}"]), 1)
        if not _LOOSE.search(plain, max(0, match.start() - 24), match.start()):
            word = match["most"] or match["least"]
            yield Superlative(match.start(), match.end(), rank, match["most"] is not None, word.casefold())
