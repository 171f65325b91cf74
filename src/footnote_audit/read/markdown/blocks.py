"""Markdown: blocks from markdown-it with their lines, inline text by our own scanner, which knows exact offsets.

Footnotes: `[^label]` with a definition of any number of paragraphs, `^[a note in place]`, and shortcodes in the text.
Code spans and blocks hold no notes. Pipe tables become data.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from footnote_audit.model import BlockKind, Cell, CslItem, Document, Name, Table
from footnote_audit.read.assemble import assemble
from footnote_audit.read.flow import FILLER, Body, Flow, Hidden, hide, shown
from footnote_audit.read.forms import ArticleFile
from footnote_audit.read.markdown.inline import Context, Piece, pieces
from footnote_audit.read.raw import Raw, decode
from footnote_audit.read.relist import relist
from footnote_audit.read.shortcodes import shortcodes
from footnote_audit.read.sniffing import MARKDOWN

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_FRONT_FIELD = re.compile(r"^(title|author|date|lang|language)[ \t]*:[ \t]*[\"']?(.+?)[\"']?[ \t]*$", re.I | re.M)
_HEADING_ATTRIBUTES = re.compile(r"[ \t]*\{[#.][^{}\n]{0,200}\}[ \t]*$")
_TAG = re.compile(r"<(?:!--.{0,20000}?-->|/?[a-zA-Z!?][^<>]{0,2000}>)", re.S)


def read_markdown(file: ArticleFile) -> Document:
    """A Markdown file as document."""
    return markdown_document(decode(file, MARKDOWN))


def markdown_document(raw: Raw) -> Document:
    """A Markdown text as document."""
    hidden, bodies, warnings = shortcodes(raw)
    front = _FRONT_MATTER.match(raw.text)
    hidden = [h for h in hidden if not raw.text.startswith("((", h.start)]
    kept = {h.key for h in hidden}
    bodies = [b for b in bodies if b.key in kept]
    if front:
        hidden.append(Hidden(start=0, end=front.end()))
    text, callers = hide(raw.text, hidden)
    tokens, links = _tokens(text)
    notes = frozenset(_label(t).casefold() for t in tokens if t.type == "footnote_reference_open")
    flow = Flow(callers=callers)
    walk = _Walk(raw=raw, text=text, flow=flow, context=Context(notes=notes, links=links))
    walk.run(tokens)
    bodies = [b for b in bodies if b.key not in walk.in_code] + walk.bodies
    if not bodies:
        listed = relist(flow)
        if listed is not None:
            flow, bodies = listed
    item = _front_item(front.group(1)) if front else None
    return assemble(raw, flow, bodies=bodies, warnings=warnings, tables=walk.tables, item=item)


def _tokens(text: str) -> "tuple[Sequence[Token], frozenset[str]]":
    """The block tokens of the text, and the labels of its link definitions."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark").enable("table").use(footnote_plugin)
    parser.core.ruler.enableOnly(["normalize", "block"])
    environment: dict[str, object] = {}
    tokens = parser.parse(text.replace(FILLER, "\ue001"), environment)
    references = environment.get("references")
    labels = references if isinstance(references, dict) else {}
    return (tokens, frozenset(str(label).casefold() for label in labels))


def _label(token: "Token") -> str:
    return str(token.meta.get("label", ""))


def _front_item(front: str) -> CslItem:
    fields = {m.group(1).lower(): m.group(2) for m in _FRONT_FIELD.finditer(front)}
    author = fields.get("author")
    return CslItem(
        title=fields.get("title"),
        author=(Name(literal=author),) if author else (),
        issued=fields.get("date"),
        language=fields.get("lang") or fields.get("language"),
    )


@dataclass(slots=True, kw_only=True)
class _OpenBody:
    key: str
    label: str
    parts: list[str] = field(default_factory=list)
    raw: int | None = None
    calls: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class _Walk:
    """One pass over the block tokens."""

    raw: Raw
    text: str
    flow: Flow
    context: Context
    bodies: list[Body] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    in_code: set[str] = field(default_factory=set)
    _kinds: list[BlockKind] = field(default_factory=list)
    _keys: set[str] = field(default_factory=set)
    _ended: list[tuple[list[list[int]], int]] = field(default_factory=list)
    _body: _OpenBody | None = None
    _rows: list[list[int]] = field(default_factory=list)
    _row_line: int = 0
    _row_cursor: int = 0

    def run(self, tokens: "Sequence[Token]") -> None:
        """Walks all tokens."""
        for token in tokens:
            kind = token.type
            if kind == "inline":
                self._inline(token)
            elif kind in ("fence", "code_block"):
                self._code(token)
            elif kind == "html_block":
                self._html(token)
            elif kind == "footnote_reference_open":
                self._begin_body(token)
            elif kind == "footnote_reference_close":
                self._finish_body()
            elif kind.startswith(("table_", "tr_", "th_", "td_")):
                self._table(token)
            else:
                self._block(token)
        self.flow.close()
        text = self.flow.text()
        for rows, end in self._ended:
            self._add_table(text, rows, end)

    def _block(self, token: "Token") -> None:
        kinds = {"blockquote": BlockKind.QUOTATION, "list_item": BlockKind.LIST_ITEM}
        name = token.type.removesuffix("_open").removesuffix("_close")
        if name in kinds:
            if token.nesting > 0:
                self._kinds.append(kinds[name])
            elif self._kinds:
                self._kinds.pop()
        if self._body is not None:
            if token.nesting > 0:
                self._body.parts.append(" ")
        elif token.type == "heading_open":
            self.flow.open(BlockKind.HEADING, level=int(token.tag[1]))
        elif token.type == "paragraph_open":
            self.flow.open(self._kinds[-1] if self._kinds else BlockKind.PARAGRAPH)

    def _begin_body(self, token: "Token") -> None:
        self.flow.close()
        label = _label(token)
        key = f"note-{label.casefold()}"
        if key in self._keys:
            key = f"{key}-{token.map[0] if token.map else len(self.bodies)}"
        self._keys.add(key)
        self._body = _OpenBody(key=key, label=label)

    def _finish_body(self) -> None:
        body = self._body
        self._body = None
        if body is not None:
            text = re.sub(r"\s*\n\s*|[ \t]{2,}", " ", "".join(body.parts)).strip()
            self.bodies.append(
                Body(key=body.key, label=body.label, text=text, raw=body.raw or 0, calls=tuple(body.calls))
            )

    def _inline(self, token: "Token") -> None:
        content = token.content.replace("\ue001", FILLER)
        lines = token.map or [self._row_line, self._row_line + 1]
        offsets = self._offsets(content, lines[0], in_row=token.map is None or bool(self._rows))
        for piece in pieces(_HEADING_ATTRIBUTES.sub("", content), self.context):
            self._piece(piece, content, offsets)

    def _offsets(self, content: str, line: int, *, in_row: bool) -> list[tuple[int, int]]:
        """Where each line of the content stands: its offset in the content and in the file."""
        found = []
        at = 0
        starts = self.raw.line_starts
        for number, part in enumerate(content.split("\n")):
            begin = starts[min(line + number, len(starts) - 1)]
            if in_row:
                begin = max(begin, self._row_cursor)
            place = self.text.find(part[:200], begin) if part else begin
            found.append((at, place if place >= 0 else begin))
            at += len(part) + 1
        if in_row and found:
            self._row_cursor = found[-1][1] + len(content)
        return found

    def _piece(self, piece: Piece, content: str, offsets: list[tuple[int, int]]) -> None:
        at = _place(offsets, piece.at)
        if piece.note is not None:
            self._note_in_place(piece.note, content, offsets)
        elif piece.label is not None:
            self._call(f"note-{piece.label.casefold()}", piece.label, at)
        elif piece.verbatim and shown(piece.text) != piece.text:
            self._forget_calls(piece.text)
            self._put(self.raw.text[at : at + len(piece.text)], at)
        else:
            self._put(piece.text, at)

    def _note_in_place(self, note: tuple[int, int], content: str, offsets: list[tuple[int, int]]) -> None:
        start, end = note
        at = _place(offsets, start)
        key = f"place-{at}"
        inner = "".join(p.text for p in pieces(content[start:end], self.context))
        self.bodies.append(Body(key=key, label=None, text=" ".join(inner.split()), raw=at))
        self._call(key, None, at)

    def _put(self, text: str, at: int) -> None:
        if self._body is None:
            self.flow.write(text, at)
            return
        if self._body.raw is None and text.strip():
            self._body.raw = at
        self._body.parts.append(shown(text))

    def _call(self, key: str, label: str | None, at: int) -> None:
        if self._body is None:
            self.flow.call(key, label=label, raw=at)
        else:
            self._body.calls.append((key, " ".join("".join(self._body.parts).split())))

    def _code(self, token: "Token") -> None:
        if self._body is not None:
            self._body.parts.append(f" {token.content.strip()} ")
            return
        self._forget_calls(token.content.replace("\ue001", FILLER))
        first = (token.map or [0])[0] + (token.type == "fence")
        self.flow.open(BlockKind.CODE)
        for number, line in enumerate(token.content.rstrip("\n").split("\n")):
            start = self.raw.line_starts[min(first + number, len(self.raw.line_starts) - 1)]
            end = self.text.find("\n", start)
            written = self.raw.text[start : end if end >= 0 else len(self.text)]
            place = max(0, written.find(line)) if "\ue001" not in line else 0
            self.flow.write(("\n" if number else "") + written[place:], start + place - (1 if number else 0))
        self.flow.close()

    def _forget_calls(self, text: str) -> None:
        """Shortcodes in code are text, not notes."""
        for number, caller in enumerate(self.flow.callers):
            if caller.key and chr(0xF0000 + number) in text:
                self.in_code.add(caller.key)

    def _html(self, token: "Token") -> None:
        start = self.raw.line_starts[(token.map or [0])[0]]
        block = token.content.replace("\ue001", FILLER)
        if self._body is None:
            self.flow.open(BlockKind.PARAGRAPH)
        done = 0
        for match in _TAG.finditer(block):
            self._put(block[done : match.start()].replace("\n", " "), start + done)
            done = match.end()
        self._put(block[done:].replace("\n", " "), start + done)

    def _table(self, token: "Token") -> None:
        if self._body is not None:
            self._body.parts.append(" ")
            return
        if token.type == "table_open":
            self._rows = []
        elif token.type == "tr_open":
            self._rows.append([])
            self._row_line = (token.map or [self._row_line])[0]
            self._row_cursor = self.raw.line_starts[min(self._row_line, len(self.raw.line_starts) - 1)]
        elif token.type in ("th_open", "td_open"):
            separator = "\t" if self._rows[-1] else "\n" if len(self._rows) > 1 else "\n\n"
            self.flow.open(BlockKind.CELL, separator=separator)
            self._rows[-1].append(len(self.flow.blocks))
        elif token.type == "table_close":
            self._finish_table()

    def _finish_table(self) -> None:
        self.flow.close()
        self._ended.append((self._rows, len(self.flow.blocks)))
        self._rows = []

    def _add_table(self, text: str, numbered: list[list[int]], end: int) -> None:
        """The table whose cells begin at these blocks and which ends before block `end`."""
        starts = [at for row in numbered for at in row]
        ends = dict(zip(starts, [*starts[1:], end], strict=True))
        rows = [tuple(self._cell(text, at, ends[at]) for at in row) for row in numbered]
        blocks = self.flow.blocks[starts[0] : end] if starts else []
        if blocks and len(rows) > 1:
            self.tables.append(
                Table(caption=None, header=rows[0], rows=tuple(rows[1:]), start=blocks[0].start, end=blocks[-1].end)
            )

    def _cell(self, text: str, first: int, end: int) -> Cell:
        blocks = self.flow.blocks[first:end]
        if not blocks:
            at = self.flow.blocks[first - 1].end if first else 0
            return Cell(text="", start=at, end=at)
        return Cell(text=text[blocks[0].start : blocks[-1].end], start=blocks[0].start, end=blocks[-1].end)


def _place(offsets: list[tuple[int, int]], at: int) -> int:
    """The offset in the file of an offset in inline content."""
    from bisect import bisect_right

    index = max(0, bisect_right(offsets, at, key=lambda pair: pair[0]) - 1)
    start, place = offsets[index]
    return place + at - start
