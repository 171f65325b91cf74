"""Where the text of an HTML file stands in the file: lxml tells lines at best, findings need columns too.

The file is cut into stretches of text between tags. A tree walk meets its text nodes in the same order, so one cursor
finds the stretch of each; a node that the parser made up has no place.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from html import unescape
from itertools import accumulate, islice

# What is no text: comments, scripts and styles with all that is in them, tags. Only names are looked at regardless of
# case, which takes time for every character.
_TAG = r"""<[a-zA-Z/!?](?:[^<>"']++|"[^"]{0,20000}+"|'[^']{0,20000}+')*+>"""
_MARKUP = re.compile(
    r"(<!--.*?-->|<(?i:script)\b.*?</(?i:script)[^>]{0,200}>|<(?i:style)\b.*?</(?i:style)[^>]{0,200}>|"
    rf"{_TAG}|<[a-zA-Z/!?][^<>]{{0,20000}}+>)",
    re.S,
)
_OPEN_ENDED = re.compile(r"<(?:!--|(?i:script|style)\b)")
_END_TAGS = re.compile(r"</(?i:script|style)")
_TAGS_ALONE = re.compile(f"({_TAG})")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
# How many stretches may lie between two text nodes that follow one another, and how often the whole file is searched
# for a node that is not among them.
_LOOK_AHEAD = 60
_SEARCHES = 200
_PROBE = 24
_SPACES = " \t\r\n\f"
# A text node goes over so many stretches at most where tags that the parser dropped stand in it.
_MERGED = 200


class Positions:
    """The text stretches of a file and a cursor into them."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._stretches = _stretches(source)
        self._cursor = 0
        self._searches = _SEARCHES

    def pieces(self, text: str) -> list[tuple[str, int | None]]:
        """The text of the next node as pieces, each with its offset in the file, or None where it is not known."""
        if self._cursor < len(self._stretches):
            start, end = self._stretches[self._cursor]
            if end - start == len(text) and self._source.startswith(text, start) and "&" not in text:
                self._cursor += 1
                return [(text, start)]
        at = self._find(text)
        if at is None:
            return [(text, None)]
        self._cursor = at
        return self._aligned(text)

    def attribute(self, name: str, value: str, after: int) -> int | None:
        """Where the value of an attribute begins in the first tag behind an offset that carries it."""
        plain = re.split(r"[&<>\"'\s]", value.strip()[:_PROBE], maxsplit=1)[0]
        pattern = re.compile(rf"\b{re.escape(name)}\s*=\s*[\"']?\s*(?={re.escape(plain)})", re.I)
        found = pattern.search(self._source, after)
        return found.end() if found else None

    def _find(self, text: str) -> int | None:
        """The number of the stretch that a node begins in."""
        probe = text.strip(_SPACES)[:_PROBE]
        if not probe:
            return None
        for at in range(self._cursor, min(self._cursor + _LOOK_AHEAD, len(self._stretches))):
            if self._begins_with(at, probe):
                return at
        if self._searches and self._cursor < len(self._stretches):
            self._searches -= 1
            found = self._source.find(probe, self._stretches[self._cursor][0])
            at = bisect_right(self._stretches, (found, len(self._source))) - 1
            if found >= 0 and at > self._cursor and self._begins_with(at, probe):
                return at
        return None

    def _begins_with(self, at: int, probe: str) -> bool:
        start, end = self._stretches[at]
        head = self._source[start : min(end, start + 12 * _PROBE)].lstrip(_SPACES)
        head = _decoded(head) if "&" in head else head
        if head.startswith(probe):
            return True
        # Where the parser dropped a tag, a node goes on past the end of its first stretch.
        return at == self._cursor and len(head) < len(probe) and probe.startswith(head.strip() or "\0")

    def _aligned(self, text: str) -> list[tuple[str, int | None]]:
        """The node's text beside the stretches from the cursor on, which moves past them."""
        pieces: list[tuple[str, int | None]] = []
        done = 0
        for _ in range(_MERGED):
            if done >= len(text) or self._cursor >= len(self._stretches):
                break
            start, end = self._stretches[self._cursor]
            written = list(_written(self._source, start, end))
            decoded = "".join(piece for piece, _ in written)
            gap = len(text) - done - len(text[done:].lstrip(_SPACES)) - (len(decoded) - len(decoded.lstrip(_SPACES)))
            if pieces and gap > 0:
                pieces.append((text[done : done + gap], None))
                done += gap
            if not text.startswith(decoded, done):
                if not pieces:
                    self._cursor += 1
                    return [(text, start)]
                break
            pieces += written
            done += len(decoded)
            self._cursor += 1
        if done < len(text):
            pieces.append((text[done:], None))
        return pieces


def _written(source: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """A stretch as pieces of characters that stand one to one in the file, each with its offset."""
    if source.find("&", start, end) < 0:
        yield (source[start:end], start)
        return
    done = start
    for match in _ENTITY.finditer(source, start, end):
        decoded = _decoded(match.group())
        if decoded == match.group():
            continue
        if match.start() > done:
            yield (source[done : match.start()], done)
        yield (decoded, match.start())
        done = match.end()
    if end > done:
        yield (source[done:end], done)


def _decoded(text: str) -> str:
    """The text with its character references decoded as browsers do, those without a semicolon too."""
    return unescape(text) if "&" in text else text


def _stretches(source: str) -> list[tuple[int, int]]:
    """Where the texts between tags begin and end, those of white space left out."""
    openings = sum(1 for _ in _OPEN_ENDED.finditer(source))
    # One that is never closed would be looked for to the file's end again and again.
    closed = openings == 0 or openings <= source.count("-->") + sum(1 for _ in _END_TAGS.finditer(source))
    parts = (_MARKUP if closed else _TAGS_ALONE).split(source)
    starts = accumulate(map(len, parts), initial=0)
    return [
        (start, start + len(text))
        for start, text in islice(zip(starts, parts, strict=False), 0, None, 2)
        if text and not text.isspace()
    ]
