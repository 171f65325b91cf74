"""RTF cut into groups, control words, control symbols and bytes of text."""

import re
from enum import Enum, auto
from typing import NamedTuple

from footnote_audit.errors import ReadError

# A book of four hundred pages has some 500,000; this many are read within ten seconds on one slow core.
MOST_TOKENS = 800_000
# Pictures in hexadecimal digits: the larger part of many files, and never text.
_PICTURE = re.compile(rb"[0-9a-fA-F\r\n]{256,}")
_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\", re.S
)


class Kind(Enum):
    OPEN = auto()
    CLOSE = auto()
    WORD = auto()
    SYMBOL = auto()
    BYTE = auto()
    TEXT = auto()


class Token(NamedTuple):
    """A token: `word` is the control word or symbol, `number` its parameter, `data` the bytes of text.

    For an opening brace `number` is the index of the brace that closes the group; where none does, how many tokens
    there are.
    """

    kind: Kind
    word: str = ""
    number: int | None = None
    data: bytes = b""


_CLOSE = Token(Kind.CLOSE)


def tokenize(uri: str, data: bytes) -> tuple[list[Token], bool]:
    """The tokens, and whether every group that opens is closed. Raises ReadError for more than MOST_TOKENS."""
    data = _PICTURE.sub(b"", data)
    tokens: list[Token] = []
    opened: list[int] = []
    at, end = 0, len(data)
    while at < end:
        match = _TOKEN.match(data, at)
        if match is None:
            break
        at = match.end()
        word, number, byte, symbol, brace, text = match.groups()
        if text is not None:
            tokens.append(Token(Kind.TEXT, data=text))
        elif word is not None:
            value = None if number is None else int(number)
            if word == b"bin" and value:
                at += max(0, value)
                continue
            tokens.append(Token(Kind.WORD, word.decode("ascii"), value))
        elif byte is not None:
            tokens.append(Token(Kind.BYTE, data=bytes((int(byte, 16),))))
        elif symbol is not None:
            tokens.append(Token(Kind.SYMBOL, symbol.decode("latin-1")))
        elif brace == b"{":
            opened.append(len(tokens))
            tokens.append(Token(Kind.OPEN))
        elif brace == b"}":
            if opened:
                tokens[opened[-1]] = Token(Kind.OPEN, number=len(tokens))
                opened.pop()
            tokens.append(_CLOSE)
        if len(tokens) > MOST_TOKENS:
            raise ReadError(uri, f"the RTF has more than {MOST_TOKENS:,} signs of markup, the limit; split it first")
    for index in opened:
        tokens[index] = Token(Kind.OPEN, number=len(tokens))
    return (tokens, not opened)
