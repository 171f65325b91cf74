"""The noun that a number counts, found by the word order and plural of a language."""

from typing import NamedTuple

from footnote_audit.values.small_words import IRREGULAR_PLURALS, STOP_WORDS
from footnote_audit.values.tokens import Tokens

# Words of a noun phrase between the number and its head at most ("long range anti-air and anti-missile systems").
_LONGEST = 8
_SINGULAR = frozenset("this axis tennis chassis debris always perhaps towards besides afterwards".split())  # noqa: SIM905
_OF = frozenset({"of", "de", "d", "di", "von"})
# Words that only add to an earlier count ("three more boats").
MORE_OF = frozenset("more other further additional weitere andere autres otros altri outros".split())  # noqa: SIM905
_ADJECTIVE = (
    "al",
    "ic",
    "ive",
    "ian",
    "ous",
    "ary",
    "ern",
    "est",
    "ible",
    "able",
    "eign",
    "ful",
    "best",
    "ever",
    "ese",
    "ed",
)
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
    if tokens.low(at) in MORE_OF and tokens.low(at + 1) != "than" and at == index:
        at += 1
    words = _phrase(tokens, at, language)
    if not words:
        return Counted(None, index)
    head = _head(tokens, words, language, singular or (at == index + 1 and tokens.low(index) == "-"))
    return Counted(None, index) if head is None else Counted(_printed(tokens, head), head + 1)


def _is_plural_name(tokens: Tokens, index: int) -> bool:
    """Whether digits and an s make the plural of a model's name ("747s", "F-16s")."""
    joined = tokens.touches(index + 1) and tokens.low(index + 1) == "s"
    return tokens[index].kind == "n" and joined and not (tokens.touches(index + 2) and tokens.is_word(index + 2))


def _printed(tokens: Tokens, head: int) -> str:
    first = head
    if tokens.low(head) == "s":
        while head - first < 4 and tokens.touches(first) and tokens[first - 1].low not in "([\"'":
            first -= 1
    return tokens.text[tokens[first].start : tokens[head].end]


def _phrase(tokens: Tokens, index: int, language: str) -> list[int]:
    """The indices of the words of the phrase that begins at a token, up to a small word, a sign or the line's end."""
    found: list[int] = []
    for at in range(index, index + 2 * _LONGEST):
        token = tokens[at]
        if (token.line and at > 0) or not token.low:
            break
        if token.kind == "s" and not (token.low == "-" and tokens.touches(at) and tokens.touches(at + 1)):
            break
        if token.kind == "n" and not ((tokens.touches(at) and found) or _is_plural_name(tokens, at)):
            break
        if token.kind == "w":
            if token.low in STOP_WORDS[language] and not tokens.touches(at) and not _joined_on(tokens, at):
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
        name = tokens.low(at) == "s" and tokens.touches(at) and _is_plural_name(tokens, at - 1)
        if (_is_plural(tokens.low(at)) or name) and not _joined_on(tokens, at):
            head = at
        elif head is not None:
            break
    if singular and (head is None or head - words[0] > 1):
        return next((w for w in words if not _describes(tokens, w)), words[0])
    return head


def _describes(tokens: Tokens, index: int) -> bool:
    """Whether a word is likelier an adjective, part of a hyphened word or a name than the noun itself."""
    low = tokens.low(index)
    following = tokens.is_word(index + 1) and not tokens[index + 1].line
    return _joined_on(tokens, index) or (following and (tokens[index].text[0].isupper() or low.endswith(_ADJECTIVE)))


def _is_plural(low: str) -> bool:
    if low in IRREGULAR_PLURALS or (len(low) > 4 and low.endswith(("men", "children", "people"))):
        return True
    return len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "sis")) and low not in _SINGULAR
