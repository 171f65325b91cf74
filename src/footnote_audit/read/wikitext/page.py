"""The lines of a masked page: headings, paragraphs, lists, tables, and the blocks that stand by themselves."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from footnote_audit.model import BlockKind
from footnote_audit.read.bodies import unescape
from footnote_audit.read.flow import FILLER, Flow
from footnote_audit.read.wikitext.grid import Grid
from footnote_audit.read.wikitext.masking import BLOCK, PLAIN, Aside, BlockTag

_HEADING = re.compile(r"(={1,6})(.+?)(={1,6})")
_LIST = re.compile(r"[*#:;]+[ \t]*")
_RULE = re.compile(r"-{4,}")
_TABLE = re.compile(r"[:\s]*(?:(?P<open>\{\|)|(?P<close>\|\})|(?P<row>\|-+)|(?P<caption>\|\+)|(?P<cell>[|!]))")
_EDGE = re.compile(r"\|\||!!")
# What stands before a cell's single bar are its attributes.
_ATTRIBUTES = re.compile(rf"[^|\n{BLOCK}]{{0,1000}}\|(?!\|)")
_FOLDED = re.compile(rf"[ \t]{FILLER}*(?:[ \t]{FILLER}*)+|\t|&#?\w{{2,32}};|{PLAIN}+|{BLOCK}")
_SPACES = FILLER + " \t"
_TAG_KINDS = {
    "li": BlockKind.LIST_ITEM,
    "dd": BlockKind.LIST_ITEM,
    "dt": BlockKind.LIST_ITEM,
    "td": BlockKind.CELL,
    "th": BlockKind.CELL,
    "caption": BlockKind.CAPTION,
    **{f"h{n}": BlockKind.HEADING for n in range(1, 7)},
}


@dataclass(slots=True, kw_only=True)
class Page:
    """Writes a stretch of a page into a flow; each aside is a stretch too, written where the block around it ends.

    `masked` is the whole page behind its placeholders, at the offsets of the file; `source` is the file's text.
    """

    source: str
    masked: str
    flow: Flow
    tags: dict[int, BlockTag]
    grid: Grid
    start: int
    end: int
    asides: Sequence[Aside]
    kind: BlockKind = BlockKind.PARAGRAPH
    _outer: list[Aside] = field(default_factory=list)
    _inner: list[list[Aside]] = field(default_factory=list)
    _emitted: int = 0
    _quoted: int = 0
    _running: bool = False
    _text: str = ""
    _floor: int = 0

    @property
    def _in_table(self) -> bool:
        return self.grid.depth > self._floor

    def write(self) -> None:
        """Writes the stretch to its end, and the asides in it."""
        self._text = self._blanked()
        self._floor = self.grid.depth
        at = 0
        while at <= len(self._text):
            end = self._text.find("\n", at)
            end = len(self._text) if end < 0 else end
            self._line(at, end)
            at = end + 1
        self._break(self.end + 1)
        while self.grid.depth > self._floor:
            self.grid.close(len(self.flow.blocks))

    def _blanked(self) -> str:
        """The stretch without the asides in it, which are sorted into outer ones and those within them."""
        parts = []
        at = self.start
        for aside in sorted(self.asides, key=lambda a: (a.start, -a.end)):
            if aside.start < at:
                self._inner[-1].append(aside)
                continue
            self._outer.append(aside)
            self._inner.append([])
            parts += [self.masked[at : aside.start], FILLER * (aside.end - aside.start)]
            at = aside.end
        return "".join(parts) + self.masked[at : self.end]

    def _break(self, before: int) -> None:
        """Ends the block under way, and writes the asides that begin before this offset of the file."""
        self.flow.close()
        self._running = False
        while self._emitted < len(self._outer) and self._outer[self._emitted].start < before:
            aside = self._outer[self._emitted]
            inner = self._inner[self._emitted]
            self._emitted += 1
            if aside.kind is BlockKind.CODE:
                self._code(aside)
                continue
            Page(
                source=self.source,
                masked=self.masked,
                flow=self.flow,
                tags=self.tags,
                grid=self.grid,
                start=aside.start,
                end=aside.end,
                asides=inner,
                kind=aside.kind,
            ).write()

    def _code(self, aside: Aside) -> None:
        self.flow.open(BlockKind.CODE)
        code = self.source[aside.start : aside.end]
        start = aside.start + len(code) - len(code.lstrip("\n"))
        self.flow.write(code.strip("\n"), start)
        self.flow.close()

    def _open(self, kind: BlockKind, at: int, *, level: int | None = None, separator: str = "\n\n") -> None:
        self._break(self.start + at)
        self.flow.open(kind, level=level, separator=separator)
        self._running = True

    def _line(self, start: int, end: int) -> None:
        """One line of the stretch, from `start` to `end` of its text."""
        text = self._text
        while start < end and text[start] == FILLER:
            start += 1
        line = text[start:end].rstrip(_SPACES)
        if not line.strip(_SPACES):
            self._break(self.start + end)
            return
        end = start + len(line)
        table = _TABLE.match(line)
        if table and (table.group("open") or self._in_table):
            self._table_line(table, start, end)
        elif (heading := _HEADING.fullmatch(line)) is not None:
            level = min(len(heading.group(1)), len(heading.group(3)))
            self._open(BlockKind.HEADING, start, level=level)
            self._put(start + level, end - level)
            self._break(self.start + end)
        elif (item := _LIST.match(line)) is not None:
            self._open(BlockKind.LIST_ITEM, start)
            self._put(start + item.end(), end)
            self._break(self.start + end)
        elif (rule := _RULE.match(line)) is not None:
            self._break(self.start + start)
            self._prose(start + rule.end(), end)
        else:
            self._prose(start, end)

    def _prose(self, start: int, end: int) -> None:
        if start >= end:
            return
        if self._running:
            self.flow.write(" ", None)
        elif self._text[start] != BLOCK:
            self._open(self._here(), start)
        self._put(start, end)

    def _here(self) -> BlockKind:
        """The kind of a paragraph at this place."""
        if self._quoted:
            return BlockKind.QUOTATION
        return BlockKind.CELL if self._in_table else self.kind

    def _put(self, start: int, end: int) -> None:
        """Writes text[start:end] with its spaces folded and its entities decoded; the tags of blocks begin new ones."""
        at = start
        for match in _FOLDED.finditer(self._text, start, end):
            self._write(at, match.start())
            found = match.group()
            place = self.start + match.start()
            at = match.end()
            if found == BLOCK:
                self._tag(self.tags[place], match.start())
            elif found[0] == PLAIN:
                self._write_plain(place, place + len(found))
            elif found[0] == "&":
                self._write_text(unescape(found), match.start())
            else:
                self._write_text(" ", match.start())
        self._write(at, end)

    def _write(self, start: int, end: int) -> None:
        if end > start:
            self._write_text(self._text[start:end], start)

    def _write_text(self, text: str, at: int) -> None:
        if not self._running:
            if not text.strip(_SPACES):
                return
            self._open(self._here(), at)
        self.flow.write(text, self.start + at)

    def _write_plain(self, start: int, end: int) -> None:
        """What looks like markup and is none, as the file has it."""
        for number, line in enumerate(self.source[start:end].split("\n")):
            if number and self._running:
                self.flow.write(" ", None)
            self._write_text(line, start - self.start)
            start += len(line) + 1

    def _tag(self, tag: BlockTag, at: int) -> None:
        """A block's tag in the text."""
        self._break(self.start + at)
        blocks = len(self.flow.blocks)
        if tag.name == "blockquote":
            self._quoted = max(0, self._quoted + (-1 if tag.closing else 1))
        elif tag.name == "table":
            if not tag.closing:
                self.grid.open()
            elif self._in_table:
                self.grid.close(blocks)
        elif tag.closing:
            return
        elif tag.name == "tr" and self._in_table:
            self.grid.row()
        elif tag.name in ("td", "th") and self._in_table:
            self._open(BlockKind.CELL, at, separator=self.grid.cell(blocks, head=tag.name == "th"))
        elif tag.name in _TAG_KINDS:
            if tag.name == "caption" and self._in_table:
                self.grid.caption(blocks)
            level = int(tag.name[1]) if tag.name[0] == "h" else None
            self._open(_TAG_KINDS[tag.name], at, level=level)

    def _table_line(self, table: re.Match[str], start: int, end: int) -> None:
        """A line of a table: its beginning or end, a row's, the caption, or cells."""
        at = start + table.end()
        self._break(self.start + start)
        blocks = len(self.flow.blocks)
        if table.group("open"):
            self.grid.open()
        elif table.group("close"):
            self.grid.close(blocks)
            self._prose(at, end)
        elif table.group("row"):
            self.grid.row()
        elif table.group("caption"):
            self.grid.caption(blocks)
            self._open(BlockKind.CAPTION, start)
            self._put(self._content(at, end), end)
        else:
            self._cells(at, end, head=table.group("cell") == "!")

    def _cells(self, start: int, end: int, *, head: bool) -> None:
        at = start
        for edge in [*_EDGE.finditer(self._text, start, end), None]:
            if edge is not None and edge.group() == "!!" and not head:
                continue
            stop = edge.start() if edge else end
            self._break(self.start + at)
            separator = self.grid.cell(len(self.flow.blocks), head=head)
            self._open(BlockKind.CELL, at, separator=separator)
            self._put(self._content(at, stop), stop)
            at = edge.end() if edge else end

    def _content(self, start: int, end: int) -> int:
        """Where a cell's text begins, behind its attributes."""
        attributes = _ATTRIBUTES.match(self._text, start, end)
        return attributes.end() if attributes else start
