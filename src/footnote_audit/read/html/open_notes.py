"""Notes on the walk over an HTML page: their text as it comes, and the words of the note alone.

What a note's elements show before its first word and behind its last is its printed label, brackets, and links back.
"""

import re
import sys
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from footnote_audit.read.flow import FILLER
from footnote_audit.read.labels import SUPERSCRIPTS

if TYPE_CHECKING:
    from lxml.html import HtmlElement as Element

# White space other than a lone space; it begins with one set of characters, so that the search can jump to the next.
_UNEVEN_SPACES = re.compile(r"[ \t\r\n\f](?:[ \t\r\n\f]+|(?<! ))")
_EMPTY = rf"[\s\u00a0{FILLER}]"
_LEADING = re.compile(rf"(?:\[\s*\]|\([\s,;]*\)|[.:^↑↩⤴*]|{_EMPTY})*")
_OPENING = re.compile(r"[\[(]?\s*")
_CLOSING = re.compile(rf"\s*[\])]\s*[.:]?{_EMPTY}*")
_STOP = re.compile(rf"\s*[.:]?{_EMPTY}*")
_BACK_SIGNS = " \t\r\n\f\u00a0\u202f\ufe0e\ufe0f↩↑⤴^⏎"
_EMPTY_BRACKETS = ("[]", "()", "[ ]", "( )")
_BRACKETED_SIGN = re.compile(r"[\[(][\s↩↑⤴^⏎\ufe0e\ufe0f]+[\])]$")
_TO_SUPERSCRIPT = str.maketrans("0123456789", SUPERSCRIPTS)


@dataclass(slots=True)
class OpenBody:
    """A note under way: its key and label, the element it ends with, its text so far and the marks in it.

    `places` are offsets of its text with those of the file; `standing` notes stand at their place in the text.
    """

    key: str
    label: str | None
    end: "Element"
    parts: list[str] = field(default_factory=list)
    length: int = 0
    places: list[tuple[int, int]] = field(default_factory=list)
    calls: list[tuple[str, str]] = field(default_factory=list)
    standing: bool = False

    def add(self, text: str, raw: int | None = None) -> None:
        """Appends text that stands at an offset of the file, or text that stands nowhere."""
        if raw is not None:
            self.places.append((self.length, raw))
        self.parts.append(text)
        self.length += len(text)

    def raw(self, offset: int) -> int | None:
        """The offset in the file of an offset into the text so far."""
        at = bisect_right(self.places, (offset, sys.maxsize)) - 1
        if at < 0:
            return self.places[0][1] if self.places else None
        return self.places[at][1] + offset - self.places[at][0]

    def words(self) -> tuple[str, int]:
        """The words so far without the printed label and what is left of back links; and where they begin."""
        written = "".join(self.parts)
        start = _LEADING.match(written).end()  # type: ignore[union-attr]
        if self.label:
            start = _behind_label(written, start, self.label)
            start = _LEADING.match(written, start).end()  # type: ignore[union-attr]
        words = _UNEVEN_SPACES.sub(" ", written[start:].replace(FILLER, "")).strip(_BACK_SIGNS)
        words = _BRACKETED_SIGN.sub("", words).rstrip(_BACK_SIGNS)
        while words.endswith(_EMPTY_BRACKETS):
            words = words[: words.rindex(words[-1]) - 1].rstrip("[( ").rstrip(_BACK_SIGNS)
        # Writers of inline notes set them in brackets; those are the mark, not the note.
        if self.standing and words[:1] == "[" and words.find("]") == len(words) - 1:
            return (words[1:-1].strip(), start + 1)
        return (words, start)


def _behind_label(written: str, start: int, label: str) -> int:
    """Where a note's words begin behind its printed label, with the brackets and the stop around that."""
    at = _OPENING.match(written, start).end()  # type: ignore[union-attr]
    head = " ".join(written[at : at + len(label) + 8].split())
    for shown in (label, label.translate(_TO_SUPERSCRIPT)):
        if head[: len(shown)].casefold() != shown.casefold():
            continue
        end = at + len(shown) + (len(written[at : at + len(label) + 8]) - len(head) if " " in label else 0)
        closing = _CLOSING.match(written, end)
        following = written[end : end + 1]
        if closing is not None:
            return closing.end()
        if shown[-1:] in SUPERSCRIPTS or not (following.isalnum() or following == "_"):
            return _STOP.match(written, end).end()  # type: ignore[union-attr]
    return start
