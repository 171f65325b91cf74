"""Where the text of an HTML file stands in the file: lxml tells lines at best, findings need columns too.

The file is cut into stretches of text between tags. A tree walk meets its text nodes in the same order, so one cursor
finds the stretch of each; a node that the parser moved or made up has no place.
"""

import re
from collections.abc import Iterator

from footnote_audit.read.bodies import unescape

_TAG = re.compile(r"""<[a-zA-Z/!?](?:[^<>"']|"[^"]{0,20000}"|'[^']{0,20000}')*>""")
_CLOSERS = (("<!--", "-->"), ("<script", "</script"), ("<style", "</style"))
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
# How many stretches may lie between two text nodes that follow one another (dropped elements, moved ones).
_LOOK_AHEAD = 60
_PROBE = 24


class Positions:
    """The text stretches of a file and a cursor into them."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._stretches = list(_stretches(source))
        self._cursor = 0

    def pieces(self, text: str) -> list[tuple[str, int | None]]:
        """The text of the next node as pieces, each with its offset in the file, or None where it is not known."""
        found = self._find(text)
        if found is None:
            return [(text, None)]
        start, end = found
        written = self._source[start:end]
        if "&" not in written:
            if len(written) >= len(text):
                return [(text, start)]
            return [(text[: len(written)], start), *self.pieces(text[len(written) :])]
        pieces: list[tuple[str, int | None]] = []
        done = 0
        for match in _ENTITY.finditer(written):
            decoded = unescape(match.group() if match.group().endswith(";") else match.group() + ";")
            if decoded.startswith("&"):
                continue
            pieces.append((written[done : match.start()], start + done))
            pieces.append((decoded, start + match.start()))
            done = match.end()
        pieces.append((written[done:], start + done))
        pieces = [(piece, at) for piece, at in pieces if piece]
        return pieces if "".join(piece for piece, _ in pieces) == text else [(text, start)]

    def _find(self, text: str) -> tuple[int, int] | None:
        probe = text.strip()[:_PROBE]
        if not probe:
            return None
        for at in range(self._cursor, min(self._cursor + _LOOK_AHEAD, len(self._stretches))):
            start, end = self._stretches[at]
            head = self._source[start : min(end, start + 12 * _PROBE)].lstrip()
            head = unescape(head) if "&" in head else head
            if head.startswith(probe):
                self._cursor = at + 1
                return (start, end)
        return None


def _stretches(source: str) -> Iterator[tuple[int, int]]:
    lowered = source.lower() if "<S" in source or "</S" in source else source
    unclosed: set[str] = set()
    at = 0
    while at < len(source):
        tag = source.find("<", at)
        tag = len(source) if tag < 0 else tag
        if tag > at and not source[at:tag].isspace():
            yield (at, tag)
        if tag >= len(source):
            return
        at = _tag_end(source, lowered, tag, unclosed)


def _tag_end(source: str, lowered: str, tag: int, unclosed: set[str]) -> int:
    for opener, closer in _CLOSERS:
        if lowered.startswith(opener, tag) and opener not in unclosed:
            end = lowered.find(closer, tag + len(opener))
            if end >= 0:
                return source.find(">", end) + 1 or len(source)
            unclosed.add(opener)
    match = _TAG.match(source, tag)
    if match:
        return match.end()
    end = source.find(">", tag, tag + 20_000)
    return end + 1 if end >= 0 else tag + 1
