"""The names that stand just before a year or a bracket in running text: "Smith and Jones", "van den Berg et al."."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from footnote_audit.parse.authors import PARTICLES

_TOKEN = re.compile(r"[^\W\d_][\w'’.-]*|&|,|\S")
_MORE = re.compile(
    r"[\s,]*(?:et\s+al\.?|et\s+alii|u\.\s?a\.|and\s+others|und\s+andere|et\s+autres|e\s+altri|y\s+otros|e\s+outros|и\s+др\.)[\s,]*$",
    re.I,
)
_JOINING = frozenset(["and", "und", "et", "y", "e", "и", "i", "og", "och", "en", "&", ","])
# Words with a capital that open a sentence and lead to a name: prepositions, conjunctions, signals, adverbs and verbs
# of questions in seven languages. Particles ("Von", "Da") and names as common ("So", "Ante") are left out.
_OPENING = frozenset(
    """
    after against although as because before besides beyond both but cf cf. compare consider contra contrast
    despite did does even finally first following for from furthermore had has hence here however if in indeed
    instead is later like likewise meanwhile moreover nevertheless nor only or perhaps per read second see
    similarly since still such that then there third though thus to today under unlike unless until was were
    what when whereas while why with yet also auch bei dagegen dann denn doch für gegen gemäß hingegen hier
    hierzu ist jedoch laut mit nach obwohl schon seit selbst siehe sowohl trotz und vergleiche vgl vgl. warum
    was weder wenn wie während zuletzt zwar ainsi alors après avec car chez comme contre d'après dans depuis
    enfin lire mais même outre par pour pourtant puis quand quant sauf selon si suivant tant tandis tel voir
    voyez anche cfr cfr. come con contro così dopo infine invece ma mentre perché però poi quando quindi se
    secondo sebbene tuttavia vedi así aunque como contra cuando desde después entonces luego mientras para pero
    por porque pues según sobre también tanto tras vid vid. véase véanse apesar após com conforme depois
    enquanto então logo mas não segundo também veja vide а в вслед для если за здесь и как когда кроме ли но о
    об однако она по поэтому после при с см см. согласно среди ср ср. так также тем теперь у хотя что
    """.split()  # noqa: SIM905
)
# A word with a comma behind opens a sentence only from this length on: "However, Marlow", but "Ma, Lee and Sun".
_LEAST_BEFORE_COMMA = 4
_POSSESSIVE = re.compile(r"'s$|s'$")
# More words than any names before a year.
_MOST_WORDS = 24


class NameRun(NamedTuple):
    """Names in the order printed: each as its words, with its offset; the whole run; whether "et al." follows.

    `is_body` says that the words are no persons' names but those that an entry starts with.
    """

    parts: tuple[str, ...]
    starts: tuple[int, ...]
    words: str
    has_more: bool
    is_body: bool = False

    @property
    def start(self) -> int:
        """Where the first name begins."""
        return self.starts[0]

    def start_of(self, parts: Sequence[str]) -> int:
        """Where the last len(parts) names begin."""
        return self.starts[max(0, len(self.starts) - len(parts))]


def names_before(text: str, offset: int) -> NameRun | None:
    """The names that `text` (folded) ends with, offsets counted from `offset`; None where it ends in other words."""
    more = _MORE.search(text[-60:])
    end = len(text) - len(text[-60:]) + more.start() if more else len(text.rstrip(" ,:("))
    tokens = list(_TOKEN.finditer(text, max(0, end - 200), end))[-_MOST_WORDS:]
    first = len(tokens)
    while first > 0 and _belongs(tokens, first - 1):
        first -= 1
    while first < len(tokens) and (tokens[first].group().casefold() in _JOINING):
        first += 1
    while first < len(tokens) - 1 and _opens(tokens[first].group(), tokens[first + 1].group()):
        first += 1
    kept = tokens[first:]
    if not kept or not any(t.group()[0].isupper() for t in kept):
        return None
    parts, starts = _parted(kept)
    if not parts:
        return None
    return NameRun(parts, tuple(offset + s for s in starts), text[kept[0].start() : kept[-1].end()], more is not None)


def _opens(word: str, following: str) -> bool:
    """Whether a word leads to the names and is none of them; one that "and" joins to another is a name."""
    if word.casefold() not in _OPENING:
        return False
    return following.casefold() not in _JOINING or (following == "," and len(word) >= _LEAST_BEFORE_COMMA)


def _belongs(tokens: Sequence[re.Match[str]], at: int) -> bool:
    """Whether a word can be part of the names: a capital, a particle before one, or what joins two names."""
    word = tokens[at].group()
    if word[0].isupper():
        # A stop ends a sentence unless it stands behind an initial.
        return not (word.endswith(".") and len(word) > 4 and at + 1 < len(tokens))
    lowered = word.casefold()
    if lowered in _JOINING:
        return at + 1 < len(tokens)
    return at + 1 < len(tokens) and (lowered in PARTICLES or lowered.startswith(("d'", "l'", "al-")))


def _parted(kept: Sequence[re.Match[str]]) -> tuple[tuple[str, ...], list[int]]:
    parts: list[str] = []
    starts: list[int] = []
    words: list[str] = []
    for token in [*kept, None]:
        if token is not None and token.group().casefold() not in _JOINING:
            if not words:
                starts.append(token.start())
            words.append(_POSSESSIVE.sub("", token.group()))
        elif words:
            parts.append(_family(words))
            words = []
    return tuple(parts), starts


def _family(words: Sequence[str]) -> str:
    """The words without initials, if anything else is left."""
    kept = [w for w in words if not re.fullmatch(r"(?:[^\W\d_]\.-?)+", w)]
    return " ".join(kept or words)
