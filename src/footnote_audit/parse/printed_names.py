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
# Words with a capital that open a sentence and lead to a name.
_OPENING = frozenset(
    key
    for line in (
        "after according as for in like unlike per since when while although laut nach gemäß bei für wie selon d'après",
        "pour comme según como para por secondo come segundo conforme по как согласно у",
    )
    for key in line.split()
)
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
    while first < len(tokens) - 1 and tokens[first].group().casefold() in _OPENING:
        first += 1
    kept = tokens[first:]
    if not kept or not any(t.group()[0].isupper() for t in kept):
        return None
    parts, starts = _parted(kept)
    if not parts:
        return None
    return NameRun(parts, tuple(offset + s for s in starts), text[kept[0].start() : kept[-1].end()], more is not None)


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
