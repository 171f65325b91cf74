"""AsciiDoc's inline markup: footnote macros, links, cross references, passthroughs, quotes, character references."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from footnote_audit.read.bodies import unescape
from footnote_audit.read.inline_pieces import InlinePiece, without_paired_signs
from footnote_audit.read.source_text import SourceText

_MACRO = re.compile(
    r"(?:(footnote(?:ref)?):([\w.-]{0,200})|(?<!\w)(pass):[a-z,]{0,20}|(?<!\w)(kbd|btn|stem|latexmath|asciimath):|"
    r"(?<!\w)(link|xref|mailto|image|icon|menu|indexterm2?|anchor):(?!:|footnote)([^\s\[\]]{0,2000})|"
    r"((?:https?|ftps?|irc)://[^\s\[\]<>]{1,2000}))\["
)
# What lets brackets stand that close no macro: escapes, roles before a quoted stretch, raw stretches.
_BRACKETS = re.compile(
    rf"\\\]|{_MACRO.pattern}|\[[^\[\]\n]{{1,200}}\](?=[#*_`]\S)|\+\+\+(?:(?!\+\+\+).){{1,1000}}\+\+\+|\]", re.S
)
_SPECIAL = re.compile(
    rf"{_MACRO.pattern}|https?://|\\|\(\(|[*_#]{{1,2}}|\"`|`\"|'`|`'|`{{1,2}}|\+{{1,3}}|\$\$|\^|~|\[|<<|&|\n"
)
# Without one of these a paragraph has no markup.
_ANY_SIGN = re.compile(r"[\[\\*_#`+$^~<&(\n]|https?://")
_ROLE = re.compile(r"\[(?:[.#%][\w.#%-]{1,100}|[a-z][\w -]{0,100})\](?=[#*_`]{1,2}\S)")
_ANCHOR = re.compile(
    r"\[\[[A-Za-z_:][\w:.-]{0,200}(?:,[^\[\]\n]{0,500})?\]\](?!\])|\[\[\[[\w:.-]{1,200}(?:,([^\]]{1,200}))?\]\]\]"
)
_XREF = re.compile(r"<<([^<>,\n]{1,500})(?:,[ \t]*([^<>]{0,1000}))?>>")
_BARE_LINK = re.compile(r"https?://[^\s<>\[\]]{1,2000}")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_ESCAPED = re.compile(r"\\(?=[|\[\]*_#`+^~<{'\"(]|[a-z][\w-]{0,40}:)")
_INDEX_TERM = re.compile(
    r"\(\(\((?:[^()]|\([^()]{0,200}\)){1,500}\)\)\)|\(\(((?:[^()]|\([^()]{0,200}\)){1,500})\)\)(?!\))"
)
_SCRIPT = re.compile(r"([\^~])([^\s^~]{1,200})\1")
_LINK_OPTIONS = re.compile(r",[ \t]*[A-Za-z][\w-]{0,30}=.*$|\^(?=,|$).*$", re.S)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")
_HIDDEN_MACROS = frozenset(("image", "icon", "anchor", "indexterm"))
_RAW_SIGNS = ("+++", "$$", "++", "+")
_CURVED = {'"`': "“", '`"': "”", "'`": "‘", "`'": "’"}
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class AsciiDocParagraph:
    """A paragraph looked over once: where the bracket of each macro closes, and where raw signs stand."""

    source: SourceText
    closers: dict[int, int]
    raw_signs: dict[str, list[int]]

    @classmethod
    def of(cls, source: SourceText) -> "AsciiDocParagraph":
        """The paragraph, ready to be scanned."""
        signs = {
            sign: [m.start() for m in re.finditer(rf"(?<!\+){re.escape(sign)}(?!\+)", source.text)]
            if sign in source.text
            else []
            for sign in _RAW_SIGNS
        }
        return cls(source, _closers(source.text) if "[" in source.text else {}, signs)

    def pieces(self, start: int = 0, end: int | None = None) -> list[InlinePiece]:
        """The words, marks and notes of the paragraph's text[start:end]."""
        if start == 0 and end is None and not _ANY_SIGN.search(self.source.text):
            return [InlinePiece(start=0, end=len(self.source.text))]
        return without_paired_signs(list(_pieces(self, start, len(self.source.text) if end is None else end, 0)))


def _closers(text: str) -> dict[int, int]:
    """For the opening bracket of each macro the first bracket behind it that no escape or inner macro takes."""
    found: dict[int, int] = {}
    waiting: list[int] = []
    for match in _BRACKETS.finditer(text):
        sign = match.group()
        if sign == "]":
            if waiting:
                found[waiting.pop()] = match.start()
        elif sign[-1] == "[":
            waiting.append(match.end() - 1)
    return found


Bounds = tuple[int, int]
Taken = tuple[int, list[InlinePiece]] | None


def _pieces(paragraph: AsciiDocParagraph, start: int, end: int, depth: int) -> Iterator[InlinePiece]:
    text = paragraph.source.text
    at = plain = start
    while (match := _SPECIAL.search(text, at, end)) is not None:
        handler = _macro if match.group()[-1] == "[" != match.group() else _HANDLERS[match.group()[0]]
        taken = handler(paragraph, match, (start, end), depth)
        if taken is None:
            at = match.start() + 1 if match.group(7) is None else match.end() - 1
            continue
        if match.start() > plain:
            yield InlinePiece(start=plain, end=match.start())
        at = plain = taken[0]
        yield from taken[1]
    if end > plain:
        yield InlinePiece(start=plain, end=end)


def _macro(paragraph: AsciiDocParagraph, match: re.Match[str], bounds: Bounds, depth: int) -> Taken:
    name = match.group(1) or match.group(3) or match.group(4) or match.group(5)
    target = match.group(6) or match.group(7) or ""
    opening = match.end() - 1
    stop = paragraph.closers.get(opening)
    if stop is None or stop >= bounds[1] or depth > _DEEPEST:
        return None
    if match.group(1):
        return _footnote(paragraph, match, stop)
    if name in _HIDDEN_MACROS:
        return (stop + 1, [])
    if name == "pass":
        return (stop + 1, _untagged(paragraph.source.text, opening + 1, stop))
    options = _LINK_OPTIONS.search(paragraph.source.text, opening + 1, stop)
    end = options.start() if options and not match.group(4) else stop
    start = opening + 1
    if paragraph.source.text[start : start + 1] == '"' and paragraph.source.text[end - 1] == '"' and end - start > 1:
        start, end = start + 1, end - 1
    if end <= start:
        shown = target.lstrip("#")
        return (stop + 1, [InlinePiece(start=match.start(), end=stop + 1, shown=shown)])
    return (stop + 1, list(_pieces(paragraph, start, end, depth + 1)))


def _footnote(paragraph: AsciiDocParagraph, match: re.Match[str], stop: int) -> Taken:
    """`footnote:[note]`, `footnote:id[note]`, `footnote:id[]`, and the older `footnoteref:[id,note]`."""
    text = paragraph.source.text
    start, identifier = match.end(), match.group(2)
    if match.group(1) == "footnoteref":
        comma = text.find(",", start, stop)
        identifier = text[start : comma if comma >= 0 else stop].strip()
        start = comma + 1 if comma >= 0 else stop
    if not identifier and not text[start:stop].strip():
        return (stop + 1, [])
    key = f"note-{identifier}" if identifier else f"place-{paragraph.source.raw(match.start())}-{match.start()}"
    note = (start, stop) if text[start:stop].strip() else None
    return (stop + 1, [InlinePiece(start=match.start(), end=stop + 1, key=key, note=note)])


def _untagged(text: str, start: int, end: int) -> list[InlinePiece]:
    """Raw content: its words, the tags of the output's own markup dropped."""
    found = []
    for tag in _TAG.finditer(text, start, end):
        found.append(InlinePiece(start=start, end=tag.start()))
        start = tag.end()
    return [*found, InlinePiece(start=start, end=end)]


def _raw(paragraph: AsciiDocParagraph, match: re.Match[str], bounds: Bounds, _depth: int) -> Taken:
    """Stretches that no substitution touches: +++x+++, ++x++, $$x$$, and +x+ between word edges."""
    text = paragraph.source.text
    sign, start = match.group(), match.end()
    same = paragraph.raw_signs[sign]
    index = bisect_left(same, start + 1)
    if index >= len(same) or same[index] >= bounds[1]:
        return None
    stop = same[index]
    if sign == "+":
        before = text[match.start() - 1] if match.start() > bounds[0] else " "
        after = text[stop + 1 : stop + 2]
        if before.isalnum() or text[start].isspace() or text[stop - 1].isspace() or after.isalnum():
            return None
    pieces = _untagged(text, start, stop) if sign == "+++" else [InlinePiece(start=start, end=stop)]
    return (stop + len(sign), pieces)


def _quote(paragraph: AsciiDocParagraph, match: re.Match[str], bounds: Bounds, _depth: int) -> Taken:
    """A sign of emphasis: single ones stand at word edges, doubled ones anywhere."""
    text = paragraph.source.text
    sign = match.group()
    if sign in _CURVED:
        return (match.end(), [InlinePiece(start=match.start(), end=match.end(), shown=_CURVED[sign])])
    before = text[match.start() - 1] if match.start() > bounds[0] else " "
    after = text[match.end()] if match.end() < bounds[1] else " "
    if len(sign) == 2:
        opens = closes = True
    else:
        opens = not after.isspace() and not before.isalnum() and before not in "_;:}"
        closes = not before.isspace() and not after.isalnum() and after != "_"
    return (match.end(), [InlinePiece(start=match.start(), end=match.end(), sign=sign, opens=opens, closes=closes)])


def _backslash(paragraph: AsciiDocParagraph, match: re.Match[str], _bounds: Bounds, _depth: int) -> Taken:
    text = paragraph.source.text
    if not _ESCAPED.match(text, match.start()):
        return None
    macro = _MACRO.match(text, match.end())
    end = macro.end() if macro else match.end() + 1
    doubled = re.compile(r"([*_#`+])\1*").match(text, match.end())
    end = doubled.end() if doubled else end
    return (end, [InlinePiece(start=match.end(), end=end)])


def _bracket(paragraph: AsciiDocParagraph, match: re.Match[str], bounds: Bounds, _depth: int) -> Taken:
    text = paragraph.source.text
    anchor = _ANCHOR.match(text, match.start(), bounds[1])
    if anchor:
        shown = [InlinePiece(start=anchor.start(), end=anchor.end(), shown=f"[{anchor.group(1)}]")]
        return (anchor.end(), shown if anchor.group(1) else [])
    role = _ROLE.match(text, match.start(), bounds[1])
    return (role.end(), []) if role else None


def _angle(paragraph: AsciiDocParagraph, match: re.Match[str], bounds: Bounds, depth: int) -> Taken:
    found = _XREF.match(paragraph.source.text, match.start(), bounds[1])
    if found is None:
        return None
    group = 2 if found.group(2) else 1
    return (found.end(), list(_pieces(paragraph, *found.span(group), depth + 1)) if depth <= _DEEPEST else [])


def _bare_link(paragraph: AsciiDocParagraph, match: re.Match[str], bounds: Bounds, _depth: int) -> Taken:
    """An address: none of its signs is markup."""
    found = _BARE_LINK.match(paragraph.source.text, match.start(), bounds[1])
    return (found.end(), [InlinePiece(start=found.start(), end=found.end())]) if found else None


def _entity(paragraph: AsciiDocParagraph, match: re.Match[str], bounds: Bounds, _depth: int) -> Taken:
    found = _ENTITY.match(paragraph.source.text, match.start(), bounds[1])
    shown = unescape(found.group()) if found else ""
    return (found.end(), [InlinePiece(start=found.start(), end=found.end(), shown=shown)]) if found else None


def _index_term(paragraph: AsciiDocParagraph, match: re.Match[str], bounds: Bounds, _depth: int) -> Taken:
    found = _INDEX_TERM.match(paragraph.source.text, match.start(), bounds[1])
    if found is None:
        return None
    return (found.end(), [InlinePiece(start=found.start(1), end=found.end(1))] if found.group(1) else [])


def _script(paragraph: AsciiDocParagraph, match: re.Match[str], bounds: Bounds, _depth: int) -> Taken:
    found = _SCRIPT.match(paragraph.source.text, match.start(), bounds[1])
    return (found.end(), [InlinePiece(start=found.start(2), end=found.end(2))]) if found else None


def _line_end(_paragraph: AsciiDocParagraph, match: re.Match[str], _bounds: Bounds, _depth: int) -> Taken:
    return (match.end(), [InlinePiece(start=match.start(), end=match.end(), shown=" ")])


_HANDLERS: dict[str, Callable[[AsciiDocParagraph, re.Match[str], Bounds, int], Taken]] = {
    "\\": _backslash,
    "(": _index_term,
    **dict.fromkeys("*_#`\"'", _quote),
    **dict.fromkeys("+$", _raw),
    **dict.fromkeys("^~", _script),
    "[": _bracket,
    "<": _angle,
    "&": _entity,
    "\n": _line_end,
    "h": _bare_link,
}
