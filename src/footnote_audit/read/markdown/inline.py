"""Inline Markdown to plain text with exact offsets: emphasis, links and code marks dropped, footnote marks kept apart.

Written here because markdown-it's inline tokens carry no offsets, and every anchor must lead back to line and column.
"""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from footnote_audit.read.bodies import unescape

_SPECIAL = re.compile(r"[\\`*_~!\[\]<&^\n]")
_REFERENCE = re.compile(r"\[\^([^\s\[\]^]{1,100})\]")
_INLINE_NOTE_START = "^["
_LONG_REFERENCE = re.compile(r"\[\^(?=[^\s\]])")
_AUTOLINK = re.compile(r"<((?:https?|ftp|mailto):[^\s<>]{1,2000}|[\w.+-]{1,100}@[\w.-]{1,200})>", re.I)
_HTML = re.compile(r"<(?:!--.{0,5000}?-->|/?[a-zA-Z][a-zA-Z0-9-]{0,40}(?:\s[^<>]{0,1000})?/?>)", re.S)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_DESTINATION = re.compile(
    r"\(\s*(?:<[^<>\n]{0,2000}>|(?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.){0,500}\)){0,2000})"
    r"(?:\s+(?:\"[^\"]{0,1000}\"|'[^']{0,1000}'|\([^()]{0,1000}\)))?\s*\)"
)
# Pandoc's and kramdown's attributes behind a bracketed stretch, a link or code.
_ATTRIBUTES = re.compile(r"\{:?[ \t]*(?:[.#=][^{}\n]{0,500}|[\w:-]{1,50}=[^{}\n]{0,500})\}")
_LINK_LABEL = re.compile(r"\[([^\[\]]{0,500})\]")
_ESCAPABLE = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
# The longest bracket looked through for its end.
_REACH = 10_000
# A note written inside `[^…]` instead of a label (MultiMarkdown) is a phrase.
_LEAST_PHRASE = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text at offset `at` of the content; or a mark with its label, or with the note itself."""

    text: str
    at: int
    label: str | None = None
    note: tuple[int, int] | None = None
    verbatim: bool = False
    delimiter: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What the document defines: footnote labels, link labels (both folded), and whether shortcuts may be notes."""

    notes: Collection[str]
    links: Collection[str]


def pieces(content: str, context: Context, start: int = 0) -> list[Piece]:
    """The plain text and marks of inline Markdown from offset `start` on, in order."""
    found = list(_scan(content, start, len(content), context=context, closers=_code_runs(content)))
    return _without_emphasis(content, found)


Runs = dict[int, list[int]]


def _code_runs(content: str) -> Runs:
    """The starts of every run of backticks by its length."""
    runs: Runs = {}
    for match in re.finditer("`+", content):
        runs.setdefault(len(match.group()), []).append(match.start())
    return runs


def _scan(content: str, start: int, end: int, *, context: Context, closers: Runs) -> Iterator[Piece]:
    at = start
    plain = start
    while True:
        match = _SPECIAL.search(content, at, end)
        if match is None:
            break
        handler = _HANDLERS[match.group()]
        taken = handler(content, match.start(), end, context, closers)
        if taken is None:
            at = match.start() + 1
            continue
        stop, made = taken
        if match.start() > plain:
            yield Piece(text=content[plain : match.start()], at=plain)
        yield from made
        at = plain = stop
    if end > plain:
        yield Piece(text=content[plain:end], at=plain)


Taken = tuple[int, list[Piece]] | None
Handler = Callable[[str, int, int, Context, Runs], Taken]


def _escape(content: str, at: int, end: int, _context: Context, _runs: Runs) -> Taken:
    following = content[at + 1 : min(at + 2, end)]
    if following == "\n":
        return (at + 2, [Piece(text=" ", at=at + 1)])
    return (at + 2, [Piece(text=following, at=at + 1)]) if following in _ESCAPABLE and following else None


def _code(content: str, at: int, end: int, _context: Context, runs: Runs) -> Taken:
    from bisect import bisect_right

    match = re.compile("`+").match(content, at, end)
    if match is None:
        return None
    size = len(match.group())
    same = runs.get(size, [])
    following = bisect_right(same, at)
    if following >= len(same) or same[following] >= end:
        return (match.end(), [Piece(text=match.group(), at=at)])
    inside, stop = match.end(), same[following]
    attributes = _ATTRIBUTES.match(content, stop + size, end)
    after = attributes.end() if attributes else stop + size
    return (after, [Piece(text=content[inside:stop].replace("\n", " "), at=inside, verbatim=True)])


def _emphasis(content: str, at: int, end: int, _context: Context, _runs: Runs) -> Taken:
    match = re.compile(r"\*+|_+|~{2}").match(content, at, end)
    if match is None:
        return None
    return (match.end(), [Piece(text=match.group(), at=at, delimiter=True)])


def _image(content: str, at: int, end: int, context: Context, runs: Runs) -> Taken:
    if content[at + 1 : at + 2] != "[":
        return None
    link = _bracket(content, at + 1, end, context, runs)
    return link if link and link[0] > at + 2 else None


def _caret(content: str, at: int, end: int, _context: Context, _runs: Runs) -> Taken:
    if not content.startswith(_INLINE_NOTE_START, at):
        return None
    stop = _matching(content, at + 1, end)
    if stop is None or not content[at + 2 : stop].strip():
        return None
    return (stop + 1, [Piece(text="", at=at, note=(at + 2, stop))])


def _bracket(content: str, at: int, end: int, context: Context, runs: Runs) -> Taken:
    reference = _REFERENCE.match(content, at, end)
    if reference:
        label = reference.group(1)
        known = label.casefold() in context.notes or (bool(context.notes) and label.isdigit())
        return (reference.end(), [Piece(text="", at=at, label=label)]) if known else None
    stop = _matching(content, at, end)
    if stop is None:
        return None
    if _LONG_REFERENCE.match(content, at):
        phrase = content[at + 2 : stop]
        is_note = len(phrase) >= _LEAST_PHRASE and " " in phrase and not phrase.endswith(" ")
        return (stop + 1, [Piece(text="", at=at, note=(at + 2, stop))]) if is_note else None
    after = _after_link(content, at, stop, end=end, context=context)
    if after is None:
        return None
    return (after, list(_scan(content, at + 1, stop, context=context, closers=runs)))


def _after_link(content: str, at: int, stop: int, *, end: int, context: Context) -> int | None:
    """The offset behind a link whose text is content[at:stop]; None where it is no link."""
    destination = _DESTINATION.match(content, stop + 1, end)
    if destination:
        attributes = _ATTRIBUTES.match(content, destination.end(), end)
        return attributes.end() if attributes else destination.end()
    attributes = _ATTRIBUTES.match(content, stop + 1, end)
    if attributes:
        return attributes.end()
    label = _LINK_LABEL.match(content, stop + 1, end)
    if label and (label.group(1) or content[at + 1 : stop]).strip().casefold() in context.links:
        return label.end()
    return stop + 1 if " ".join(content[at + 1 : stop].split()).casefold() in context.links else None


def _matching(content: str, at: int, end: int) -> int | None:
    """The bracket that closes the one at `at`, escapes and nesting minded."""
    depth = 0
    for match in re.compile(r"\\.|[\[\]]", re.S).finditer(content, at, min(end, at + _REACH)):
        if match.group() == "[":
            depth += 1
            if depth > 20:
                return None
        elif match.group() == "]":
            depth -= 1
            if depth == 0:
                return match.start()
    return None


def _angle(content: str, at: int, end: int, _context: Context, _runs: Runs) -> Taken:
    link = _AUTOLINK.match(content, at, end)
    if link:
        return (link.end(), [Piece(text=link.group(1), at=at + 1)])
    tag = _HTML.match(content, at, end)
    return (tag.end(), []) if tag else None


def _entity(content: str, at: int, end: int, _context: Context, _runs: Runs) -> Taken:
    match = _ENTITY.match(content, at, end)
    if match is None:
        return None
    return (match.end(), [Piece(text=unescape(match.group()), at=at)])


def _line_break(_content: str, at: int, _end: int, _context: Context, _runs: Runs) -> Taken:
    return (at + 1, [Piece(text=" ", at=at)])


_HANDLERS: dict[str, Handler] = {
    "\\": _escape,
    "`": _code,
    "*": _emphasis,
    "_": _emphasis,
    "~": _emphasis,
    "!": _image,
    "[": _bracket,
    "]": lambda *_: None,
    "<": _angle,
    "&": _entity,
    "^": _caret,
    "\n": _line_break,
}


def _without_emphasis(content: str, found: list[Piece]) -> list[Piece]:
    """The pieces without the delimiter runs that pair up; a run without its partner stays text."""
    open_runs: dict[str, list[int]] = {"*": [], "_": [], "~": []}
    dropped: set[int] = set()
    for index, piece in enumerate(found):
        if not piece.delimiter:
            continue
        sign = piece.text[0]
        before = content[piece.at - 1 : piece.at] if piece.at else " "
        after = content[piece.at + len(piece.text) : piece.at + len(piece.text) + 1] or " "
        closes = not before.isspace() and not (sign == "_" and after.isalnum())
        opens = not after.isspace() and not (sign == "_" and before.isalnum())
        if closes and open_runs[sign]:
            dropped.update((open_runs[sign].pop(), index))
        elif opens:
            open_runs[sign].append(index)
    return [piece for index, piece in enumerate(found) if index not in dropped]
