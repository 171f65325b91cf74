"""The text of a note out of its wikitext: links show their words, templates stay as they are written."""

import re
from dataclasses import dataclass, field

from footnote_audit.read.bodies import unescape
from footnote_audit.read.wikitext.brackets import Node, NodeKind, children_within
from footnote_audit.read.wikitext.inline import Inline
from footnote_audit.read.wikitext.notes import Extent, NoteUse, lists_notes, uses
from footnote_audit.read.wikitext.templates import CATEGORY_LINK, FILE_LINK, FILE_OPTION

_SPACE = re.compile(r"[ \t\n\f\r]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """What the note quotes as written: a template, or a link's address; offsets into the note's text."""

    start: int
    end: int
    node: Node | None = None
    address: str | None = None


@dataclass(slots=True)
class Wording:
    """A note's text as it grows: white space folded, with the marks and the templates met on the way."""

    source: str
    parts: list[str] = field(default_factory=list)
    length: int = 0
    calls: list[tuple[NoteUse, str]] = field(default_factory=list)
    quoted: list[Quoted] = field(default_factory=list)
    _spaced: bool = True
    _link: tuple[int, str] | None = None

    def write(self, extent: Extent) -> None:
        """Appends the text of the extent."""
        self._run(extent.start, extent.end, extent.nodes, Inline(self.source))

    def append(self, text: str) -> None:
        """Appends text without markup."""
        text = _SPACE.sub(" ", text)
        if self._spaced:
            text = text.lstrip(" ")
        if text:
            self.parts.append(text)
            self.length += len(text)
            self._spaced = text[-1] == " "

    def text(self) -> str:
        """The text so far, without the space at its end."""
        return "".join(self.parts).rstrip()

    def _run(self, start: int, end: int, nodes: tuple[Node, ...], inline: Inline) -> None:
        at = start
        for node in nodes:
            self._gap(at, node.start, inline)
            self._node(node, inline)
            at = node.end
        self._gap(at, end, inline)

    def _gap(self, start: int, end: int, inline: Inline) -> None:
        at = start
        for markup in inline.markup(start, end):
            self.append(unescape(self.source[at : markup.start]))
            if markup.space or markup.block:
                self.append(" ")
            if self._link and self.source[markup.start] == "]":
                self._end_link()
            if markup.address:
                self._link = (self.length, markup.address)
            at = markup.end
        if at < end:
            self.append(unescape(self.source[at:end]))

    def _end_link(self) -> None:
        start, address = self._link or (0, "")
        self._link = None
        if self.length > start:
            self.quoted.append(Quoted(start=start, end=self.length, address=address))

    def _node(self, node: Node, inline: Inline) -> None:
        called = uses(self.source, node)
        if called and not (node.kind is NodeKind.TEMPLATE and called[0].extent and called[0].extent.nodes == (node,)):
            self.calls += [(use, self.text()) for use in called]
        elif node.kind is NodeKind.COMMENT or node.kind is NodeKind.STRAY or lists_notes(self.source, node):
            return
        elif node.kind is NodeKind.LINK:
            self._shown_link(node, inline)
        elif node.kind is NodeKind.VERBATIM:
            self.append(unescape(self.source[node.inside[0] : node.inside[1]]))
        elif node.kind is NodeKind.TAG:
            self._run(*node.inside, node.children, inline)
        else:
            begin = self.length
            self._as_written(node, inline)
            self.quoted.append(Quoted(start=begin, end=self.length, node=node))

    def _shown_link(self, node: Node, inline: Inline) -> None:
        start, end = node.inside
        target = self.source[start : min(end, start + 100)]
        if CATEGORY_LINK.match(target):
            return
        if FILE_LINK.match(target):
            start = node.bars[-1] + 1 if node.bars else end
            if FILE_OPTION.fullmatch(self.source, start, end):
                return
        elif node.bars:
            start = node.bars[0] + 1
        elif target.startswith(":"):
            start += 1
        self._run(start, end, children_within(node, start, end), inline)

    def _as_written(self, node: Node, inline: Inline) -> None:
        """A template with its braces, bars and names; only links in it show their words, and comments go."""
        at = node.start
        for child in node.children:
            self.append(unescape(self.source[at : child.start]))
            if child.kind is NodeKind.LINK:
                self._shown_link(child, inline)
            elif child.kind is NodeKind.TEMPLATE:
                self._as_written(child, inline)
            elif child.kind is not NodeKind.COMMENT:
                self.append(self.source[child.start : child.end])
            at = child.end
        self.append(unescape(self.source[at : node.end]))
