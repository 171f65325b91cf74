"""Words, numbers and single signs of a note, with their places."""

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"(?:https?|ftp)://[^\s<>\"“”«»]*[^\s<>\"“”«».,;:)\]]|www\.[^\s<>\"“”«»]*[^\s<>\"“”«».,;:)\]]|[^\W\d_]+|\d+|[^\w\s]|_"
)
# The tagger's library takes neither half a character nor a NUL.
_UNSPEAKABLE = re.compile("[\ud800-\udfff\x00]")


class Token(NamedTuple):
    """A web address, a run of letters, a run of digits or one sign; offsets into the note's text."""

    start: int
    end: int
    text: str


def tokens(text: str) -> list[Token]:
    """The tokens of `text` in order; white space is in none."""
    speakable = _UNSPEAKABLE.sub("\ufffd", text)
    return [Token(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(speakable)]
