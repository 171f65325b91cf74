"""Wikitext inside a line, outside of brackets: quotes, HTML tags, links to addresses, switches."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_SHOWN_TAGS = (
    "abbr|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|ins|kbd|mark|q|rb|rp|rt|rtc|ruby|s|samp|small|span|strike|"
    "strong|sub|sup|time|tt|u|var|wbr|noinclude|onlyinclude|nobr|section|translate|tvar|languages|poem"
)
BLOCK_TAGS = "blockquote|caption|center|dd|div|dl|dt|h[1-6]|hr|li|ol|p|table|tbody|td|th|thead|tr|ul"
_INLINE = re.compile(
    rf"(?P<quotes>'{{2,}})|(?P<break><br\b[^<>]{{0,200}}>)|(?P<block></?(?P<name>{BLOCK_TAGS})(?=[\s/>])[^<>]{{0,1000}}>)"
    rf"|(?P<tag></?(?:{_SHOWN_TAGS})(?=[\s/>])[^<>]{{0,1000}}>)"
    r"|(?P<open>\[(?=(?:https?:|ftp:|ftps:|news:|mailto:|irc:|//))(?P<address>[^\s\[\]<>\"]{1,2000})(?P<gap>[ \t]*))"
    r"|(?P<close>\])|(?P<switch>__[A-Z]{3,30}__|~{3,5})",
    re.I,
)

_LONGEST_LINK = 3000


@dataclass(frozen=True, slots=True, kw_only=True)
class Markup:
    """A piece of markup in a line: what stands there instead (a space, a block's tag), nothing for what only goes."""

    start: int
    end: int
    space: bool = False
    block: str | None = None
    closing: bool = False
    address: str | None = None


@dataclass(slots=True)
class Inline:
    """Reads the text between brackets piece by piece; a link's label may hold brackets, so the link is remembered."""

    text: str
    _open: list[int] = field(default_factory=list)

    def markup(self, start: int, end: int) -> Iterator[Markup]:
        """The markup of text[start:end] in order."""
        for match in _INLINE.finditer(self.text, start, end):
            at, to = match.span()
            if match.group("quotes"):
                # Four are an apostrophe and three, more than five are apostrophes and five.
                length = to - at
                spare = 1 if length == 4 else max(0, length - 5)
                yield Markup(start=at + spare, end=to)
            elif match.group("break"):
                yield Markup(start=at, end=to, space=True)
            elif match.group("block"):
                yield Markup(start=at, end=to, block=match.group("name").lower(), closing=match.group()[1] == "/")
            elif match.group("open"):
                yield from self._link(match, end)
            elif match.group("close"):
                opened = self._open.pop() if self._open else None
                if opened is not None and at - opened < _LONGEST_LINK and "\n" not in self.text[opened:at]:
                    yield Markup(start=at, end=to)
            else:
                yield Markup(start=at, end=to)

    def _link(self, match: re.Match[str], end: int) -> Iterator[Markup]:
        """A link in single brackets: its label is shown, or where it has none its address."""
        bare = match.end() >= end or self.text[match.end()] == "]"
        if self.text[match.end() : match.end() + 1] == "\n":
            return
        self._open.append(match.start())
        stop = match.start() + 1 if bare and match.end() < end else match.end()
        yield Markup(start=match.start(), end=stop, address=match.group("address"))
