"""A page with its markup behind placeholders of the same length, so that its lines are read at their true offsets."""

import re
from dataclasses import dataclass, field

from footnote_audit.model import BlockKind
from footnote_audit.read.flow import Hidden
from footnote_audit.read.wikitext.brackets import Node, NodeKind, arguments, children_within
from footnote_audit.read.wikitext.inline import Inline
from footnote_audit.read.wikitext.notes import NoteUse, lists_notes, name_of, uses
from footnote_audit.read.wikitext.templates import (
    CATEGORY_LINK,
    FILE_LINK,
    FILE_OPTION,
    QUOTATION_TEMPLATES,
    QUOTATION_TEXT,
)

# Stands for a character that is text, though it looks like markup; and for the tag of a block.
PLAIN, BLOCK = "\ue000", "\ue001"
_MARKUP = re.compile(r"[|!{}=*#:;\n&\[\]<>' -]")
_LANGUAGE_LINK = re.compile(r"[a-z]{2,3}(?:-[a-z]{2,10})?:(?=\S)")
# Blanks before a node on its line, or behind it.
_INDENT = 200
_CODE_TAGS = frozenset({"pre", "syntaxhighlight", "source"})
_SHOWN_VERBATIM = frozenset({"nowiki", "math", "chem", "ce"}) | _CODE_TAGS


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """A stretch that is a block of its own wherever it stands: a caption, an infobox's value, a quotation, code."""

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockTag:
    """An HTML tag that begins or ends a block."""

    name: str
    closing: bool


@dataclass(slots=True)
class Masking:
    """Collects what of a page is hidden, what stands by itself, and the notes it calls and defines."""

    text: str
    hidden: list[Hidden] = field(default_factory=list)
    edits: list[tuple[int, int, str]] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    tags: dict[int, BlockTag] = field(default_factory=dict)
    called: list[NoteUse] = field(default_factory=list)
    defined: list[NoteUse] = field(default_factory=list)
    stray: list[Node] = field(default_factory=list)
    _calling: dict[int, bool] = field(default_factory=dict)

    def page(self, nodes: tuple[Node, ...]) -> None:
        """Takes the whole page."""
        self._run(0, len(self.text), nodes, Inline(self.text))

    def masked(self) -> str:
        """The text with its edits made; the hidden stretches still stand."""
        parts: list[str] = []
        at = 0
        for start, end, instead in sorted(self.edits):
            if start >= at:
                parts += [self.text[at:start], instead]
                at = end
        return "".join(parts) + self.text[at:]

    def _hide(self, start: int, end: int) -> None:
        if end > start:
            self.hidden.append(Hidden(start=start, end=end))

    def _run(self, start: int, end: int, nodes: tuple[Node, ...], inline: Inline) -> None:
        at = start
        for node in nodes:
            self._gap(at, node.start, inline)
            self._node(node, inline)
            at = node.end
        self._gap(at, end, inline)

    def _part(self, start: int, end: int, node: Node, inline: Inline) -> None:
        """A part of what a node holds."""
        self._run(start, end, children_within(node, start, end), inline)

    def _gap(self, start: int, end: int, inline: Inline) -> None:
        for markup in inline.markup(start, end):
            at = markup.start
            if markup.space or markup.block:
                self.edits.append((at, at + 1, BLOCK if markup.block else " "))
                at += 1
            if markup.block:
                self.tags[markup.start] = BlockTag(name=markup.block, closing=markup.closing)
            self._hide(at, markup.end)

    def _node(self, node: Node, inline: Inline) -> None:
        called = uses(self.text, node)
        if called:
            self._call(node, called)
        elif node.kind is NodeKind.COMMENT:
            self._hide(node.start, self._end_of_comment(node))
        elif node.kind is NodeKind.STRAY:
            self.stray.append(node)
            self._hide(node.start, node.end)
        elif lists_notes(self.text, node):
            self._hide(node.start, node.end)
            self._define(node)
        elif node.kind is NodeKind.LINK:
            self._link(node, inline)
        elif node.kind is NodeKind.VERBATIM:
            self._verbatim(node)
        elif node.kind is NodeKind.TAG:
            self._gallery(node)
        elif node.kind is NodeKind.TEMPLATE:
            self._template(node, inline)
        else:
            self._hide(node.start, node.end)

    def _call(self, node: Node, called: tuple[NoteUse, ...]) -> None:
        """A note's mark; a template with several names has a character for each of them."""
        self.called += called
        for number, use in enumerate(called[: node.end - node.start]):
            at = node.start + number
            end = node.end if number + 1 == len(called) else at + 1
            if use.follows:
                self._hide(at, end)
            else:
                self.hidden.append(Hidden(start=at, end=end, key=use.key))
        self._define(node)

    def _define(self, node: Node) -> None:
        """The notes that stand in a list of notes or in a note."""
        for child in node.children:
            found = uses(self.text, child)
            self.defined += found
            self._define(child)

    def _end_of_comment(self, node: Node) -> int:
        """A comment alone on its line goes with the line's end, as in MediaWiki."""
        rest = self._rest_of_line(node)
        if self.text[node.end : rest].strip() or not self._begins_line(node):
            return node.end
        return min(rest + 1, len(self.text))

    def _link(self, node: Node, inline: Inline) -> None:
        start, end = node.inside
        target = self.text[start : min(end, start + 100)]
        if FILE_LINK.match(target):
            self._hide(node.start, node.end) if not node.bars else self._file(node, inline)
        elif CATEGORY_LINK.match(target) or (_LANGUAGE_LINK.match(target) and self._alone(node)):
            self._hide(node.start, node.end)
        else:
            shown = node.bars[0] + 1 if node.bars else start + target.startswith(":")
            self._hide(node.start, shown)
            self._part(shown, end, node, inline)
            self._hide(end, node.end)

    def _file(self, node: Node, inline: Inline) -> None:
        """A picture: its caption stands by itself."""
        start, end = node.bars[-1] + 1, node.inside[1]
        if FILE_OPTION.fullmatch(self.text, start, end) or not self.text[start:end].strip():
            self._hide(node.start, node.end)
            return
        self._hide(node.start, start)
        self._part(start, end, node, inline)
        self.asides.append(Aside(start=start, end=end, kind=BlockKind.CAPTION))
        self._hide(end, node.end)

    def _gallery(self, node: Node) -> None:
        """A gallery: each line a picture with its caption."""
        at, stop = node.inside
        self._hide(node.start, at)
        while at < stop:
            line = self.text.find("\n", at, stop)
            line = stop if line < 0 else line
            bar = self.text.find("|", at, line)
            if bar >= 0:
                self._hide(at, bar + 1)
                self._part(bar + 1, line, node, Inline(self.text))
                self.asides.append(Aside(start=bar + 1, end=line, kind=BlockKind.CAPTION))
            else:
                self._hide(at, line)
            at = line + 1
        self._hide(stop, node.end)

    def _verbatim(self, node: Node) -> None:
        start, end = node.inside
        if node.name not in _SHOWN_VERBATIM:
            self._hide(node.start, node.end)
            return
        self._hide(node.start, start)
        self._hide(end, node.end)
        if node.name in _CODE_TAGS and self._alone(node):
            self.asides.append(Aside(start=start, end=end, kind=BlockKind.CODE))
        elif end > start:
            self.edits.append((start, end, _MARKUP.sub(PLAIN, self.text[start:end])))

    def _template(self, node: Node, inline: Inline) -> None:
        """A template goes, but for its words that call notes and for quotations."""
        quotes = name_of(self.text, node) in QUOTATION_TEMPLATES
        if not quotes and not self._calls(node):
            self._hide(node.start, node.end)
            return
        alone = self._alone(node)
        at = node.start
        for number, (name, start, end) in enumerate(arguments(self.text, node), 1):
            quoted = quotes and (name.casefold() in QUOTATION_TEXT if name else number == 1)
            if not quoted and not self._calls(node, start, end):
                continue
            if alone:
                kind = BlockKind.QUOTATION if quoted else BlockKind.CELL
                self.asides.append(Aside(start=start, end=end, kind=kind))
            elif at > node.start and start - at > 0:
                self.edits.append((at, at + 1, " "))
                at += 1
            self._hide(at, start)
            self._part(start, end, node, inline if not alone else Inline(self.text))
            at = end
        self._hide(at, node.end)

    def _calls(self, node: Node, start: int = 0, end: int | None = None) -> bool:
        """Whether a note is called in a node, or in this part of it."""
        for child in node.children if end is None else children_within(node, start, end):
            if child.start not in self._calling:
                self._calling[child.start] = bool(uses(self.text, child)) or self._calls(child)
            if self._calling[child.start] and not lists_notes(self.text, child):
                return True
        return False

    def _alone(self, node: Node) -> bool:
        """Whether nothing else stands on the lines of a node."""
        if not self._begins_line(node):
            return False
        return "\n" in self.text[node.start : node.end] or not self.text[node.end : self._rest_of_line(node)].strip()

    def _begins_line(self, node: Node) -> bool:
        before = self.text[max(0, node.start - _INDENT) : node.start]
        return not before.rpartition("\n")[2].strip() and ("\n" in before or len(before) < _INDENT)

    def _rest_of_line(self, node: Node) -> int:
        """Where the line ends on which a node ends; looked for no further than white space would reach."""
        after = self.text.find("\n", node.end, node.end + _INDENT)
        return after if after >= 0 else min(node.end + _INDENT, len(self.text))
