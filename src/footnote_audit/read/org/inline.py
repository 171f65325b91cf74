"""Org's inline objects: notes, links, emphasis, verbatim, entities, targets, macros (https://orgmode.org/worg/org-syntax).

A scan gives pieces with exact offsets; what is no words (markers, targets, cookies) leaves none.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from html.entities import html5

from footnote_audit.read.inline_pieces import InlinePiece, without_paired_signs
from footnote_audit.read.source_text import SourceText

_SPECIAL = re.compile(r"[\[\\*/_+=~<@{^$\n]")
_REFERENCE = re.compile(r"\[fn:(?:([-\w]{1,200})(?=[\]:])|(?=:))")
_OLD_REFERENCE = re.compile(r"\[(\d{1,6})\]")
_LINK = re.compile(r"\[\[((?:[^\[\]\\]|\\.){1,4000})\](?:\[|\])")
_ANGLE_LINK = re.compile(r"<((?:https?|ftp|mailto|doi|file):[^<>\n]{1,2000})>", re.I)
_TARGET = re.compile(r"<<<([^<>\n]{1,500})>>>|<<[^<>\n]{1,500}>>")
_EXPORT_SNIPPET = re.compile(r"@@[-\w]{1,40}:.{0,2000}?@@", re.S)
_MACRO = re.compile(r"\{\{\{([A-Za-z][-\w]{0,60})(?:\(((?:[^)]|\)(?!\}\}\})){0,2000})\))?\}\}\}")
_ENTITY = re.compile(r"\\([A-Za-z]{1,30}|there4|sup[123]|frac[13][24])(\{\}|(?![A-Za-z]))")
_LINE_BREAK = re.compile(r"\\\\[ \t]*(?=\n|$)")
_MATH = re.compile(r"\\\(.{1,2000}?\\\)|\\\[.{1,2000}?\\\]", re.S)
_SCRIPT = re.compile(r"[\^_]\{")
_BEFORE = frozenset(" \t\n\u200b-–—({'\"")
_AFTER = frozenset(" \t\n\u200b-–—.,;:!?'\")}[\\")
# Org's own names for what HTML calls otherwise.
_OWN_ENTITIES = {
    "ldots": "…", "dots": "…", "to": "→", "S": "§", "P": "¶", "slash": "/", "vert": "|", "under": "_", "plus": "+",
    "equal": "=", "star": "*", "tilde": "~", "backslash": "\\", "zwnj": "\u200c", "EUR": "€", "deg": "°", "AA": "Å",
    "dollar": "$", "pound": "£", "cent": "¢", "USD": "$",
}  # fmt: skip
# Notes and links deeper inside one another than any text has stay as they are written.
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class OrgNames:
    """What the document defines: the labels of old-style notes, and its macros."""

    old_labels: Collection[str]
    macros: dict[str, str]


@dataclass(frozen=True, slots=True)
class OrgParagraph:
    """A paragraph looked over once: which bracket closes which, and where verbatim can end."""

    source: SourceText
    names: OrgNames
    brackets: dict[int, int]
    verbatim_ends: dict[str, list[int]]

    @classmethod
    def of(cls, source: SourceText, names: OrgNames) -> "OrgParagraph":
        """The paragraph, ready to be scanned."""
        return cls(source, names, _pairs(source.text), _verbatim_ends(source.text))

    def pieces(self, start: int = 0, end: int | None = None) -> list[InlinePiece]:
        """The words, marks and notes in place of the paragraph's text[start:end]."""
        stop = len(self.source.text) if end is None else end
        return without_paired_signs(list(_pieces(self, start, stop, 0)))


def _pairs(text: str) -> dict[int, int]:
    """The closing bracket of each opening one, by offset."""
    found: dict[int, int] = {}
    waiting: list[int] = []
    for match in re.finditer(r"[\[\]]", text):
        if match.group() == "[":
            waiting.append(match.start())
        elif waiting:
            found[waiting.pop()] = match.start()
    return found


def _verbatim_ends(text: str) -> dict[str, list[int]]:
    """Where a stretch of code or verbatim can end, by its sign."""
    ends: dict[str, list[int]] = {"=": [], "~": []}
    for match in re.finditer(r"(?<=\S)[=~](?=[\s\u200b–—.,;:!?'\")}\[\\-]|$)", text):
        ends[match.group()].append(match.start())
    return ends


Taken = tuple[int, list[InlinePiece]] | None


def _pieces(scan: OrgParagraph, start: int, end: int, depth: int) -> Iterator[InlinePiece]:
    text = scan.source.text
    at = plain = start
    while (match := _SPECIAL.search(text, at, end)) is not None:
        taken = _HANDLERS[match.group()](scan, match.start(), (start, end), depth)
        if taken is None:
            at = match.start() + 1
            continue
        if match.start() > plain:
            yield InlinePiece(start=plain, end=match.start())
        at = plain = taken[0]
        yield from taken[1]
    if end > plain:
        yield InlinePiece(start=plain, end=end)


def _bracket(scan: OrgParagraph, at: int, bounds: tuple[int, int], depth: int) -> Taken:
    text = scan.source.text
    reference = _REFERENCE.match(text, at, bounds[1])
    if reference:
        return _note(scan, at, reference, bounds[1])
    old = _OLD_REFERENCE.match(text, at, bounds[1])
    if old and old.group(1) in scan.names.old_labels:
        return (old.end(), [InlinePiece(start=at, end=old.end(), key=f"old-{old.group(1)}", label=old.group(1))])
    link = _LINK.match(text, at, bounds[1])
    if link is None or depth > _DEEPEST:
        return None
    if not link.group().endswith("["):
        shown = re.sub(r"\\([\\\[\]])", r"\1", link.group(1)).removeprefix("file:")
        return (link.end(), [InlinePiece(start=at + 2, end=link.end() - 2, shown=shown)])
    opening = link.end() - 1
    stop = scan.brackets.get(opening)
    if stop is None or stop + 2 > bounds[1] or text[stop + 1] != "]":
        return None
    return (stop + 2, list(_pieces(scan, opening + 1, stop, depth + 1)))


def _note(scan: OrgParagraph, at: int, reference: re.Match[str], end: int) -> Taken:
    """A mark, or a note in place, named or not."""
    label = reference.group(1)
    stop = scan.brackets.get(at)
    if stop is None or stop >= end:
        return None
    key = f"note-{label}" if label else f"place-{scan.source.raw(at)}"
    inside = reference.end() + 1
    note = None if reference.end() == stop else (inside, stop)
    return (stop + 1, [InlinePiece(start=at, end=stop + 1, key=key, label=label, note=note)])


def _emphasis(scan: OrgParagraph, at: int, bounds: tuple[int, int], depth: int) -> Taken:
    text = scan.source.text
    sign = text[at]
    if sign == "_" and text.startswith("_{", at):
        return _script(scan, at, bounds, depth)
    before = text[at - 1] if at > bounds[0] else " "
    after = text[at + 1] if at + 1 < bounds[1] else " "
    opens = before in _BEFORE and not after.isspace()
    closes = after in _AFTER and not before.isspace()
    if not opens and not closes:
        return None
    return (at + 1, [InlinePiece(start=at, end=at + 1, sign=sign, opens=opens, closes=closes)])


def _verbatim(scan: OrgParagraph, at: int, bounds: tuple[int, int], _depth: int) -> Taken:
    text = scan.source.text
    before = text[at - 1] if at > bounds[0] else " "
    if before not in _BEFORE or text[at + 1 : at + 2].isspace():
        return None
    ends = scan.verbatim_ends[text[at]]
    index = bisect_left(ends, at + 2)
    if index >= len(ends) or ends[index] >= bounds[1] or text.count("\n", at, min(ends[index], at + 4000)) > 1:
        return None
    return (ends[index] + 1, [InlinePiece(start=at + 1, end=ends[index])])


def _backslash(scan: OrgParagraph, at: int, bounds: tuple[int, int], _depth: int) -> Taken:
    text = scan.source.text
    line_break = _LINE_BREAK.match(text, at, bounds[1])
    if line_break:
        return (line_break.end(), [InlinePiece(start=at, end=line_break.end(), shown=" ")])
    math = _MATH.match(text, at, bounds[1])
    if math:
        return (math.end(), [InlinePiece(start=at + 2, end=math.end() - 2)])
    entity = _ENTITY.match(text, at, bounds[1])
    if entity is None:
        return None
    name = entity.group(1)
    shown = _OWN_ENTITIES.get(name) or html5.get(f"{name};")
    return (entity.end(), [InlinePiece(start=at, end=entity.end(), shown=shown)]) if shown else None


def _angle(scan: OrgParagraph, at: int, bounds: tuple[int, int], _depth: int) -> Taken:
    target = _TARGET.match(scan.source.text, at, bounds[1])
    if target:
        shown = [InlinePiece(start=at + 3, end=target.end() - 3)] if target.group(1) else []
        return (target.end(), shown)
    link = _ANGLE_LINK.match(scan.source.text, at, bounds[1])
    return (link.end(), [InlinePiece(start=at + 1, end=link.end() - 1)]) if link else None


def _snippet(scan: OrgParagraph, at: int, bounds: tuple[int, int], _depth: int) -> Taken:
    match = _EXPORT_SNIPPET.match(scan.source.text, at, bounds[1])
    return (match.end(), []) if match else None


def _macro(scan: OrgParagraph, at: int, bounds: tuple[int, int], _depth: int) -> Taken:
    match = _MACRO.match(scan.source.text, at, bounds[1])
    if match is None:
        return None
    values = re.split(r"(?<!\\),", match.group(2) or "")
    template = scan.names.macros.get(match.group(1).lower(), "")
    shown = re.sub(r"\$([1-9])", lambda m: _nth(values, int(m.group(1))), template)
    return (match.end(), [InlinePiece(start=at, end=match.end(), shown=shown)] if shown else [])


def _nth(values: list[str], number: int) -> str:
    return values[number - 1].replace("\\,", ",").strip() if number <= len(values) else ""


def _script(scan: OrgParagraph, at: int, bounds: tuple[int, int], _depth: int) -> Taken:
    """A superscript or subscript in braces: its words without the braces."""
    match = _SCRIPT.match(scan.source.text, at, bounds[1])
    if match is None or at == bounds[0] or scan.source.text[at - 1].isspace():
        return None
    stop = scan.source.text.find("}", match.end(), min(bounds[1], match.end() + 200))
    return None if stop < 0 else (stop + 1, [InlinePiece(start=match.end(), end=stop)])


def _line_end(_scan: OrgParagraph, at: int, _bounds: tuple[int, int], _depth: int) -> Taken:
    return (at + 1, [InlinePiece(start=at, end=at + 1, shown=" ")])


_HANDLERS: dict[str, Callable[[OrgParagraph, int, tuple[int, int], int], Taken]] = {
    "[": _bracket,
    "\\": _backslash,
    **dict.fromkeys("*/_+", _emphasis),
    **dict.fromkeys("=~", _verbatim),
    "<": _angle,
    "@": _snippet,
    "{": _macro,
    "^": _script,
    "$": lambda *_: None,
    "\n": _line_end,
}
