"""The walk over a docutils tree: blocks, tables, notes and marks, every word with its place in the source."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from footnote_audit.model import BlockKind, Cell, Table
from footnote_audit.read.flow import Flow
from footnote_audit.read.rst.pairing import Marked, Pairing
from footnote_audit.read.rst.positions import Positions
from footnote_audit.read.tables.cells import cell_of_blocks
from footnote_audit.read.text_sinks import NoteText, RunningText

if TYPE_CHECKING:
    from docutils.nodes import Element, Text


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# Nodes that are no text of the article.
_SILENT = _names(
    "comment target substitution_definition raw system_message pending image label meta decoration generated "
    "classifier citation_label docinfo"
)
_TEXT_BLOCKS = {
    "paragraph": None,
    "term": None,
    "attribution": None,
    "line": None,
    "field_name": None,
    "caption": BlockKind.CAPTION,
    "literal_block": BlockKind.CODE,
    "doctest_block": BlockKind.CODE,
    "math_block": BlockKind.PARAGRAPH,
    "rubric": BlockKind.HEADING,
    "subtitle": BlockKind.HEADING,
    "option_string": None,
}
_HOLDERS = {
    "list_item": BlockKind.LIST_ITEM,
    "definition": BlockKind.LIST_ITEM,
    "block_quote": BlockKind.QUOTATION,
    "legend": BlockKind.CAPTION,
}
_DEEPEST_SUBSTITUTION = 5


@dataclass(slots=True, kw_only=True)
class Walk:
    """One pass; `substitutions` are the document's own, by name in lower case."""

    flow: Flow
    positions: Positions
    substitutions: dict[str, "Element"]
    pairing: Pairing = field(default_factory=Pairing)
    notes: dict[int, NoteText] = field(default_factory=dict)
    tables: list[Callable[[str], Table | None]] = field(default_factory=list)
    damaged: list[tuple[str, int]] = field(default_factory=list)
    _sink: RunningText | NoteText = field(init=False)
    _kind: BlockKind = BlockKind.PARAGRAPH
    _level: int = 0
    _places: int = 0
    _replacing: int = 0
    _cells: list[list[int]] | None = None
    # A cell is open and has no paragraph yet.
    _fresh: bool = False

    def __post_init__(self) -> None:
        self._sink = RunningText(self.flow)

    def node(self, node: "Element") -> None:
        """Walks a node and what it holds."""
        name = node.tagname
        if name == "system_message":
            self._message(node)
        elif name in _SILENT and not (name == "target" and node.children):
            return
        elif name in ("footnote", "citation"):
            self._note(node)
        elif name == "section":
            self._level += 1
            self.children(node)
            self._level -= 1
        elif name == "title":
            self._title(node)
        elif name in _TEXT_BLOCKS:
            self._block(node, _TEXT_BLOCKS[name])
        elif name in _HOLDERS:
            self._within(_HOLDERS[name], node)
        elif name == "table":
            self._table(node)
        elif name == "row":
            self._row(node)
        elif name == "entry":
            self._entry(node)
        else:
            self.children(node)

    def children(self, node: "Element") -> None:
        """Walks what a node holds."""
        from docutils import nodes

        for child in node.children:
            if isinstance(child, nodes.Element):
                self.node(child)

    def _within(self, kind: BlockKind, node: "Element") -> None:
        outer, self._kind = self._kind, kind
        self.children(node)
        self._kind = outer

    def _title(self, node: "Element") -> None:
        parent = node.parent.tagname if node.parent is not None else ""
        if parent == "table":
            self._block(node, BlockKind.CAPTION)
        elif parent in ("section", "document"):
            self._block(node, BlockKind.HEADING, level=max(1, self._level))
        else:
            self._block(node, None)

    def _block(self, node: "Element", kind: BlockKind | None, *, level: int | None = None) -> None:
        self.positions.go(node.line)
        if isinstance(self._sink, NoteText):
            self._sink.space(self.positions.at)
        elif self._fresh:
            self._fresh = False
        else:
            self.flow.open(kind or self._kind, level=level)
        if node.tagname in ("literal_block", "doctest_block", "math_block"):
            self._code(node.astext())
        else:
            self._inline(node)

    def _code(self, text: str) -> None:
        for piece, at in self.positions.pieces(text):
            if isinstance(self._sink, NoteText):
                self._words(piece, at)
            else:
                self._sink.write(piece, at)

    def _inline(self, node: "Element") -> None:
        from docutils import nodes

        for child in node.children:
            if isinstance(child, nodes.Text):
                self._text(child)
            elif isinstance(child, nodes.Element):
                self._element(child)

    def _element(self, node: "Element") -> None:
        name = node.tagname
        if name in ("footnote_reference", "citation_reference"):
            self._mark(node)
        elif name == "substitution_reference":
            self._substitution(node)
        elif name in _SILENT and not (name == "target" and node.children):
            if node.rawsource:
                self.positions.after(node.rawsource)
        elif self._replacing:
            self._inline(node)
        elif node.rawsource and self.positions.raw.text.startswith(node.rawsource, start := self._ahead(node)):
            self.positions.at = start
            self._inline(node)
            self.positions.at = max(self.positions.at, start + len(node.rawsource))
        else:
            self._inline(node)

    def _ahead(self, node: "Element") -> int:
        at = self.positions.at
        found = self.positions.raw.text.find(node.rawsource, at, at + len(node.rawsource) + 400)
        return found if found >= 0 else len(self.positions.raw.text)

    def _text(self, node: "Text") -> None:
        text = node.astext()
        if self._replacing:
            self._words(text, self.positions.at)
            return
        for piece, at in self.positions.pieces(text):
            self._words(piece, at)

    def _words(self, piece: str, at: int) -> None:
        """Writes a piece; a line break is a space, and so are spaces at its ends."""
        bare = piece.strip(" \n\t")
        if not bare:
            if piece:
                self._sink.space(at)
            return
        lead = len(piece) - len(piece.lstrip(" \n\t"))
        if lead:
            self._sink.space(at)
        self._sink.write(" ".join(bare.split("\n")), at + lead)
        if lead + len(bare) < len(piece):
            self._sink.space(at + lead + len(bare))

    def _mark(self, node: "Element") -> None:
        at = self.positions.after(node.rawsource)
        written = node.rawsource.removeprefix("[").removesuffix("]_") or node.astext()
        place = self._place()
        self.pairing.marks.append(Marked(written=written, place=place))
        self._sink.call(str(place), label=None, at=at)

    def _note(self, node: "Element") -> None:
        self.positions.go(node.line)
        label = next((child.astext() for child in node.children if getattr(child, "tagname", "") == "label"), "")
        auto = node.get("auto")
        if auto:
            names: list[str] = node["names"] or node.get("dupnames", [])
            label = "*" if auto == "*" else "#" + (names[0] if names else "")
        place = self._place()
        self.pairing.notes.append(Marked(written=label, place=place))
        outer = self._sink
        self._sink = self.notes[place] = NoteText(str(place), label, self.positions.at)
        if label:
            self.positions.after(f"[{label}]")
        if outer is not self._sink and isinstance(outer, RunningText):
            self.flow.close()
        self.children(node)
        self._sink = outer

    def _place(self) -> int:
        self._places += 1
        return self._places

    def _substitution(self, node: "Element") -> None:
        """|name|: the text of its definition, at the place where it is used."""
        at = self.positions.after(node.rawsource)
        target = self.substitutions.get(node.astext().strip().casefold())
        if target is None or self._replacing >= _DEEPEST_SUBSTITUTION:
            self._sink.write(node.astext(), min(at + 1, len(self.positions.raw.text)))
            return
        after, self.positions.at = self.positions.at, at
        self._replacing += 1
        self._inline(target)
        self._replacing -= 1
        self.positions.at = after

    def _message(self, node: "Element") -> None:
        """What docutils could not read: its source stands as text, with a warning."""
        from docutils import nodes

        if node["level"] < 3:
            return
        line = node.get("line") or 1
        self.damaged.append((node.children[0].astext() if node.children else "damaged markup", line))
        for child in node.children[1:]:
            if isinstance(child, nodes.literal_block):
                child.line = line
                self._block(child, self._kind)

    def _table(self, node: "Element") -> None:
        if self._cells is not None or isinstance(self._sink, NoteText):
            self.children(node)
            return
        from docutils import nodes

        parts = [child for child in node.children if isinstance(child, nodes.Element)]
        captions = [child for child in parts if child.tagname == "title"]
        for child in captions:
            self._title(child)
        self.flow.close()
        caption = len(self.flow.blocks) - 1 if captions else None
        self._cells = []
        for child in parts:
            if child.tagname != "title":
                self.children(child)
        self.flow.close()
        cells, end = self._cells, len(self.flow.blocks)
        self._cells = None
        self.tables.append(lambda text: _table(self.flow, text, cells, caption=caption, end=end))

    def _row(self, node: "Element") -> None:
        if self._cells is not None and not isinstance(self._sink, NoteText):
            self._cells.append([])
        self.children(node)

    def _entry(self, node: "Element") -> None:
        if self._cells is None or isinstance(self._sink, NoteText) or not self._cells:
            self.children(node)
            return
        separator = "\t" if self._cells[-1] else "\n" if len(self._cells) > 1 else "\n\n"
        self.flow.open(BlockKind.CELL, separator=separator)
        self._cells[-1].append(len(self.flow.blocks))
        self._fresh = True
        self._within(BlockKind.CELL, node)
        self._fresh = False
        for _ in range(min(int(node.get("morecols", 0)), 1000)):
            self._cells[-1].append(-1)


def _table(flow: Flow, text: str, rows: list[list[int]], *, caption: int | None, end: int) -> Table | None:
    starts = [at for row in rows for at in row if at >= 0]
    # An empty cell begins where the next one does, so that ends go by order, not by beginning.
    ends = iter([*starts[1:], end])
    blocks = flow.blocks

    def cell(first: int) -> Cell:
        return cell_of_blocks(text, blocks, first, next(ends) if first >= 0 else first)

    cells = [row for row in (tuple(cell(at) for at in row) for row in rows) if any(c.text for c in row)]
    whole = blocks[starts[0] : end] if starts else []
    if len(cells) < 2 or not whole:
        return None
    title = text[blocks[caption].start : blocks[caption].end] if caption is not None and caption >= 0 else None
    return Table(caption=title, header=cells[0], rows=tuple(cells[1:]), start=whole[0].start, end=whole[-1].end)
