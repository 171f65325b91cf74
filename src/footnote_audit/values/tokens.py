"""Prose cut into digit groups, words and signs, with offsets; and the language it is most likely written in."""

import re
from typing import NamedTuple

from footnote_audit.text import fold
from footnote_audit.values.tongues import Spoken, tongue

LANGUAGES = ("en", "fr", "de", "es", "it", "pt", "ru")
# The words of this many tokens at most decide the language: enough for a page, and bounded for a book.
_GUESS_FROM = 4000
# Where these tell too little, so many words more are looked at by their shape.
_FEW = 60

_TOKEN = re.compile(r"(\d+(?:[.,，．٫٬'](?=\d)\d+)*)|([^\W\d_]+)|(\S)")


class Token(NamedTuple):
    """A digit group ("n"), word ("w") or sign ("s"); `low` is it folded and in lower case, offsets into the text.

    `gap` tells whether white space stands before it, `line` whether it is the first on its line.
    """

    kind: str
    start: int
    end: int
    low: str
    text: str
    gap: bool
    line: bool


_FULL_WIDTH = str.maketrans("，．", ",.")
_NOTHING = Token("s", 0, 0, "", "", True, True)


# How far behind the last token and before the first any rule looks, with room to spare.
_MARGIN = 256


class Tokens:
    """The tokens of one text; an index outside gives an empty sign, so that looking around needs no bounds."""

    __slots__ = ("_lows", "_size", "_tokens", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        found = _cut(text)
        self._size = len(found)
        # The empty signs at the end also stand before the first token: a negative index counts from the end.
        self._tokens = found + [_NOTHING] * _MARGIN
        self._lows = [token.low for token in self._tokens]

    def __len__(self) -> int:
        return self._size

    def __getitem__(self, index: int) -> Token:
        return self._tokens[index]

    def low(self, index: int) -> str:
        """The folded lower-case form of a token, empty outside the text."""
        return self._lows[index]

    def is_word(self, index: int) -> bool:
        """Whether there is a word at the index."""
        return self[index].kind == "w"

    def touches(self, index: int) -> bool:
        """Whether the token follows its predecessor without white space."""
        return index > 0 and not self[index].gap

    def begins_sentence(self, index: int) -> bool:
        """Whether the token is the first of a sentence or line, quotes and brackets before it set aside."""
        while index > 0 and not self[index].line and self.low(index - 1) in ("'", '"', "("):
            index -= 1
        return index <= 0 or self[index].line or self.low(index - 1) in (".", "!", "?", ":", ";", "…")


def _cut(text: str) -> list[Token]:
    folded = fold(text)
    found = []
    last = 0
    for match in _TOKEN.finditer(folded):
        start, end = match.span()
        group = match.group()
        gap = start > last or start == 0
        line = start == 0 or (gap and "\n" in folded[last:start])
        kind, low = "nws"[(match.lastindex or 3) - 1], group.lower()
        low = low.translate(_FULL_WIDTH) if kind == "n" and not low.isascii() else low
        found.append(Token(kind, start, end, low, text[start:end], gap, line))
        last = end
    return found


# Frequent short words that belong to one of the languages alone, or nearly so.
_TELLING = {
    "en": "the of and to was were has have with which that its his from by for this been are not",
    "fr": "le la de les des du et est une dans pour que qui au aux sur avec par ont été cette ces leur",
    "de": "der die das und den dem des ist wurde mit von im zu auf für nicht eine einen einer sich bis über zwischen",
    "es": "el la de los las del y una por que con fue su para desde han entre según hasta como más",
    "it": "il la di gli della dei delle di che è una per con nel nella sono dal alla tra anche più",
    "pt": "o os de da do dos das e uma em que com foi para na pela pelo entre até são mais",
    "ru": "и в на с по что из для не как от до был была были это к около более за",
}
_LANGUAGES_OF: dict[str, list[str]] = {}
for _language, _words in _TELLING.items():
    for _word in _words.split():
        _LANGUAGES_OF.setdefault(_word, []).append(_language)


def language_of(tokens: Tokens, stated: str | None) -> str:
    """The language to read in: the stated one where we know it, else the likeliest by its small words, else "en"."""
    code = (stated or "").lower().replace("_", "-").partition("-")[0]
    if code in LANGUAGES:
        return code
    if code:
        return "en"
    counts = dict.fromkeys(LANGUAGES, 0.0)
    cyrillic = False
    for index in range(min(len(tokens), _GUESS_FROM)):
        low = tokens[index].low
        cyrillic = cyrillic or "а" <= low[0] <= "я"
        for language in (owners := _LANGUAGES_OF.get(low, [])):
            counts[language] += 1 / len(owners)
    best, second = sorted(counts, key=lambda language: -counts[language])[:2]
    if counts[best] < 2 or counts[best] == counts[second]:
        words = (tokens[n] for n in range(min(len(tokens), _FEW)) if tokens[n].kind == "w")
        spoken = [Spoken(t.low, t.start > 0 and t.text[0].isupper()) for t in words]
        return tongue(spoken, counts) or (best if counts[best] else ("ru" if cyrillic else "en"))
    return best if counts[best] else ("ru" if cyrillic else "en")
