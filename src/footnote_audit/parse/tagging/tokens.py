"""A printed reference as sub-word tokens, so that "2009;41(2):139-50", "N°4" and "pp.3" come apart."""

import re
from typing import NamedTuple

# A web address or a DOI is one token, a tag of italics none; else a run of letters, a run of digits, or one other
# character.
_TOKEN = re.compile(
    r"(?P<url>(?:https?|ftp)://[^\s<>\"“”»]+|www\.[^\s<>\"“”»]+)"
    r"|(?P<doi>(?<![\w.])10\.\d{4,9}/[^\s\"<>“”»]+)"
    r"|(?P<tag></?(?:i|b|em|italic|bold|sup|sub)>)"
    r"|[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*|\d+|[^\w\s]|_",
    re.IGNORECASE,
)
# Closing punctuation behind an address belongs to the sentence.
_CLOSERS = ".,;:'’>”»]"
# What the words of an address or identifier become, so that no model learns single addresses.
ADDRESS, IDENTIFIER = "<url>", "<doi>"
# No printed reference has more; what follows is left unread, so that the cost of a text is bounded.
MOST_TOKENS = 800
MOST_CHARACTERS = 10_000


class Token(NamedTuple):
    """A token as printed, its offsets, and the word that a model sees: lower case, addresses and DOIs by their kind."""

    start: int
    end: int
    text: str
    word: str


def tokens(text: str) -> list[Token]:
    """The first `MOST_TOKENS` tokens of the text, in order; white space belongs to none, lone surrogates are "?"."""
    text = text[:MOST_CHARACTERS].encode("utf-8", "replace").decode("utf-8")
    found: list[Token] = []
    at = 0
    while len(found) < MOST_TOKENS:
        match = _TOKEN.search(text, at)
        if match is None:
            break
        if match["tag"]:
            at = match.end()
            continue
        token = _token(match)
        found.append(token)
        at = token.end
    return found


def _token(match: re.Match[str]) -> Token:
    printed = match.group()
    if match.lastgroup is None:
        return Token(match.start(), match.end(), printed, printed.lower())
    printed = _closed(printed)
    return Token(match.start(), match.start() + len(printed), printed, ADDRESS if match["url"] else IDENTIFIER)


def _closed(printed: str) -> str:
    """The address without the punctuation or the unopened bracket that follows it."""
    end = len(printed)
    opened = printed.count("(")
    closed = printed.count(")")
    while end > 1:
        last = printed[end - 1]
        if last == ")" and closed > opened:
            closed -= 1
        elif last not in _CLOSERS:
            break
        end -= 1
    return printed[:end]
