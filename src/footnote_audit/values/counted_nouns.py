"""The noun that a number counts, found by the word order and plural of a language."""

from typing import NamedTuple

from footnote_audit.values.small_words import IRREGULAR_PLURALS, STOP_WORDS
from footnote_audit.values.tokens import Tokens

# Words of a noun phrase between the number and its head at most ("long range anti-air and anti-missile systems").
_LONGEST = 8
_SINGULAR = frozenset("this axis tennis chassis debris always perhaps towards besides afterwards".split())  # noqa: SIM905
_OF = frozenset({"of", "de", "d", "di", "von"})
_RUSSIAN_ADJECTIVE = ("ых", "их", "ого", "его", "ой", "ий", "ый", "ые", "ие")


class Counted(NamedTuple):
    """The head noun as printed (None where none is sure) and the token index after it."""

    unit: str | None
    last: int


def counted_noun(tokens: Tokens, index: int, language: str, *, singular: bool = False) -> Counted:
    """The noun counted by the number that ends before a token; with `singular` a singular head will do."""
    at = index
    if tokens.low(at) == "-" and tokens.touches(at) and tokens.touches(at + 1) and tokens.is_word(at + 1):
        at += 1
    elif tokens.low(at) in _OF:
        at += 1
        at += tokens.low(at) == "'"
        at += tokens.low(at) in ("the", "its", "their", "les", "ces")
    words = _phrase(tokens, at)
    if not words:
        return Counted(None, index)
    head = _head(tokens, words, language, singular or (at == index + 1 and tokens.low(index) == "-"))
    return Counted(None, index) if head is None else Counted(tokens[head].text, head + 1)


def _phrase(tokens: Tokens, index: int) -> list[int]:
    """The indices of the words of the phrase that begins at a token, up to a small word, a sign or the line's end."""
    found: list[int] = []
    for at in range(index, index + 2 * _LONGEST):
        token = tokens[at]
        if (token.line and at > 0) or not token.low:
            break
        if token.kind == "s" and not (token.low == "-" and tokens.touches(at) and tokens.touches(at + 1)):
            break
        if token.kind == "n" and not (tokens.touches(at) and found):
            break
        if token.kind == "w":
            if token.low in STOP_WORDS and not tokens.touches(at):
                break
            found.append(at)
        if len(found) == _LONGEST:
            break
    return found


def _head(tokens: Tokens, words: list[int], language: str, singular: bool) -> int | None:
    if language == "en":
        return _english_head(tokens, words, singular)
    if language == "de":
        return next((w for w in words if tokens[w].text[0].isupper() and not _joined_on(tokens, w)), None)
    if language == "ru":
        return next((w for w in words if not tokens.low(w).endswith(_RUSSIAN_ADJECTIVE)), None)
    return words[0] if len(tokens.low(words[0])) > 2 else None


def _joined_on(tokens: Tokens, index: int) -> bool:
    return tokens.low(index + 1) == "-" and tokens.touches(index + 1)


def _english_head(tokens: Tokens, words: list[int], singular: bool) -> int | None:
    """The last of the first run of plurals: in "6 fast patrol boats" boats, in "2 arms contracts" contracts."""
    head = None
    for at in words:
        if _is_plural(tokens.low(at)) and not _joined_on(tokens, at):
            head = at
        elif head is not None:
            break
    if head is None and singular:
        return words[0] if tokens.touches(words[0]) else words[min(len(words), 2) - 1]
    return head


def _is_plural(low: str) -> bool:
    if low in IRREGULAR_PLURALS:
        return True
    return len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "sis")) and low not in _SINGULAR
