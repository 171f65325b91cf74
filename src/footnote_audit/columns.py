"""Text in the columns of a terminal, where CJK characters take two and accents none."""

import re
import unicodedata
from collections.abc import Iterator

from footnote_audit.text import squeeze

# What steers a terminal, turns its writing direction, or cannot be written at all.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_NOT_WIDE = frozenset({"Mn", "Me", "Cf"})


def shown(text: str) -> str:
    """The text on one line, without characters that would steer the terminal or turn its writing direction."""
    return _CONTROL.sub("\ufffd", squeeze(text))


def columns(text: str) -> int:
    """How many columns of a terminal the text takes (Unicode's East Asian Width; combining marks take none)."""
    return len(text) if text.isascii() else sum(map(_width, text))


def head(text: str, room: int) -> str:
    """The text in at most so many columns, with an ellipsis where it is cut."""
    flat = shown(text)
    if columns(flat) <= room:
        return flat
    return f"{flat[: _fitting(flat, room - 1)].rstrip()}…"


def wrapped(text: str, room: int) -> Iterator[str]:
    """The text in lines of at most so many columns, parted at spaces; a longer word is cut."""
    line, taken = "", 0
    for word in text.split(" "):
        rest, width = word, columns(word)
        if line and taken + 1 + width <= room:
            line, taken = f"{line} {word}", taken + 1 + width
            continue
        if line:
            yield line
        while width > room:
            at = max(1, _fitting(rest, room))
            yield rest[:at]
            rest = rest[at:]
            width = columns(rest)
        line, taken = rest, width
    yield line


def _fitting(text: str, room: int) -> int:
    """How many characters from the start fit into so many columns."""
    taken = 0
    for at, char in enumerate(text):
        taken += _width(char)
        if taken > room:
            return at
    return len(text)


def _width(char: str) -> int:
    if unicodedata.category(char) in _NOT_WIDE:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
