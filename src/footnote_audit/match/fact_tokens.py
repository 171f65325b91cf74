"""The words and marks of a claim as the splitting of facts reads them, with what must stay whole."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from footnote_audit.match.fact_words import FactWords
from footnote_audit.model import Value, ValueKind
from footnote_audit.text import fold

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W_]+(?:[.\-‐‑/&][^\W_]+|['’](?:s|t|d|m|ll|re|ve)\b)*|[^\w\s]|_+")
_QUOTED = re.compile(
    r"[“«„][^“”«»„]{1,1500}[”»“]|(?<![\w\"])\"[^\"]{1,1500}\"(?!\w)|(?<!\w)[‘‚](?:[^‘’]|’(?=\w)){1,1500}’(?!\w)"
)
# Names of places that join two names and are one.
_JOINED_NAMES = re.compile(
    r"\b(?:Bosni\w+ (?:and|und|et|y|e|и) H?er[zc]egov\w+|Босни\w+ и Герцеговин\w+|Trinidad\w* (?:and|und|et|y|"
    r"e) Tobago|"
    r"Antigua (?:and|und|et|y|e) Barbuda|S\w+ (?:Kitts|Vincent|Tom[eé]|Pierre) (?:and|und|et|y|e) (?:the )?\w+|"
    r"Turks and Caicos|Tyne and Wear|Newfoundland and Labrador|Jammu and Kashmir|Wallis (?:and|et|und) Futuna|"
    r"Castilla y León|Emilia e Romagna)"
)
_DOERS = frozenset({"by", "von", "par", "por", "da", "dal", "dalla", "dallo"})
_BRACKETS = {"(": 1, "[": 1, ")": -1, "]": -1}


class Token(NamedTuple):
    """A word or mark: offsets, the word in lower case, whether a capital begins it, whether it stands in something that
    stays whole (a quotation, a value, a name), and how many brackets are open around it."""

    start: int
    end: int
    low: str
    capital: bool
    whole: bool
    depth: int

    @property
    def is_word(self) -> bool:
        """Whether it is a word or a figure, not a mark."""
        return self.low[:1].isalnum()


def tokens(text: str, start: int, end: int, kept: Sequence[tuple[int, int]]) -> list[Token]:
    """The tokens of text[start:end]; `kept` are the runs that stay whole, in order."""
    found: list[Token] = []
    depth, at = 0, 0
    for match in _TOKEN.finditer(text, start, end):
        while at < len(kept) and kept[at][1] <= match.start():
            at += 1
        whole = at < len(kept) and kept[at][0] <= match.start()
        printed = match.group()
        turn = _BRACKETS.get(printed, 0)
        depth = max(0, depth + min(turn, 0))
        found.append(Token(match.start(), match.end(), fold(printed).casefold(), printed[0].isupper(), whole, depth))
        depth += max(turn, 0)
    return found


def kept_whole(text: str, values: Sequence[Value]) -> list[tuple[int, int]]:
    """The runs of a text that no split may enter: quotations, values, names joined by "and"."""
    runs = [m.span() for pattern in (_QUOTED, _JOINED_NAMES) for m in pattern.finditer(text)]
    # The noun of an ordinal is guessed: "the second sold".
    runs += [(value.start, value.end) for value in values if value.kind is not ValueKind.ORDINAL]
    joined: list[tuple[int, int]] = []
    for start, end in sorted(runs):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def is_finite(found: Sequence[Token], at: int, words: FactWords) -> bool:
    """Whether a word can only be a sentence's verb, going by lists and endings."""
    return _like_verb(found, at, words) and (
        found[at].low in words.auxiliaries | words.verbs or words.sure or not _modifies(found, at, words)
    )


def may_be_finite(found: Sequence[Token], at: int, words: FactWords) -> bool:
    """The same where a sentence has no surer verb: "displays" or "studied" with a bare noun behind."""
    if _like_verb(found, at, words):
        return True
    if at >= len(found):
        return False
    token = found[at]
    free = at > 0 and not token.whole and not token.depth and not _behind_article(found, at, words)
    return free and token.low in words.unsure


def is_surely_finite(found: Sequence[Token], at: int, words: FactWords) -> bool:
    """The same where the word before does not help: "and increased costs" may join two nouns."""
    if not is_finite(found, at, words):
        return False
    return words.sure or not words.ending.search(found[at].low) or not _modifies(found, at, words)


def _like_verb(found: Sequence[Token], at: int, words: FactWords) -> bool:
    if at >= len(found):
        return False
    token = found[at]
    if token.whole or token.depth or token.capital or not token.is_word:
        return False
    if token.low in words.auxiliaries:
        return not (token.low in words.determiners | words.prepositions and _before_noun(found, at))
    if words.participle.match(token.low) and _told_of(found, at):
        return False
    listed = token.low in words.verbs
    if not listed and (token.low in words.no_verb or not words.ending.search(token.low)):
        return False
    return (words.sure and not listed) or not _behind_article(found, at, words)


def _before_noun(found: Sequence[Token], at: int) -> bool:
    return at + 1 < len(found) and found[at + 1].capital


def _behind_article(found: Sequence[Token], at: int, words: FactWords) -> bool:
    """Whether an article, a preposition or "to" stands before a word: then it is no finite verb."""
    before = found[at - 1].low if at else ""
    return before in words.determiners or before in words.prepositions


def _told_of(found: Sequence[Token], at: int) -> bool:
    return at + 1 < len(found) and found[at + 1].low in _DOERS


def _modifies(found: Sequence[Token], at: int, words: FactWords) -> bool:
    """Whether a word that ends like a verb stands before the noun it describes, or is told of what stands before it:
    "increased costs", "tanks supplied by"."""
    following = found[at + 1] if at + 1 < len(found) else None
    if following is None or not following.is_word:
        return False
    if _told_of(found, at):
        return True
    return not (
        following.capital
        or following.whole
        or following.low in words.determiners
        or following.low in words.prepositions
        or following.low in words.adverbs
        or following.low in words.that
        or following.low in words.clitics
        or following.low.endswith("ly")
        or following.low[0].isdigit()
    )
