"""Markdown: blocks from markdown-it with their lines, inline text by our own scanner, which knows exact offsets.

Footnotes: `[^label]` with a definition of any number of paragraphs, `^[a note in place]`, and shortcodes in the text.
Code spans and blocks hold no notes. Pipe tables become data.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from footnote_audit.model import BlockKind, Document, Table
from footnote_audit.read.assemble import assemble
from footnote_audit.read.bodies import plain_body
from footnote_audit.read.flow import FILLER, Body, Flow, Hidden, hide, shown
from footnote_audit.read.forms import ArticleFile
from footnote_audit.read.markdown.captions import CAPTION, with_captions_apart
from footnote_audit.read.markdown.dialects import tag_notes, without_leftovers
from footnote_audit.read.markdown.front_matter import front_matter
from footnote_audit.read.markdown.furniture import without_furniture
from footnote_audit.read.markdown.html_notes import linked_notes, without_back_links
from footnote_audit.read.markdown.inline import Context, Piece, pieces
from footnote_audit.read.raw import Raw, decode
from footnote_audit.read.relist import relist
from footnote_audit.read.shortcodes import shortcodes
from footnote_audit.read.sniffing import MARKDOWN
from footnote_audit.read.tables.from_blocks import BlockTables

if TYPE_CHECKING:
    from markdown_it.token import Token

_HEADING_ATTRIBUTES = re.compile(r"[ \t]*\{[#.][^{}\n]{0,200}\}[ \t]*$")
_TAG = re.compile(r"<(?:!--.{0,20000}?-->|/?([a-zA-Z][a-zA-Z0-9]*)[^<>]{0,2000}>|[!?][^<>]{0,2000}>)", re.S)
_RAW_ELEMENTS = frozenset(("script", "style", "textarea", "template"))
_HTML_KINDS = {
    **dict.fromkeys(("p", "div", "section", "article", "aside", "figure", "tr", "table"), BlockKind.PARAGRAPH),
    **dict.fromkeys(("td", "th"), BlockKind.CELL),
    **dict.fromkeys(("li", "dt", "dd"), BlockKind.LIST_ITEM),
    **dict.fromkeys(("figcaption", "caption"), BlockKind.CAPTION),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), BlockKind.HEADING),
    "blockquote": BlockKind.QUOTATION,
}
_KINDS = {"blockquote": BlockKind.QUOTATION, "list_item": BlockKind.LIST_ITEM, "dl": BlockKind.LIST_ITEM}
_TASK = re.compile(r"\[[ xX]\][ \t]+")


def read_markdown(file: ArticleFile) -> Document:
    """A Markdown file as document."""
    return markdown_document(decode(file, MARKDOWN), keep_furniture=file.keep_furniture)


def markdown_document(raw: Raw, *, keep_furniture: bool = True) -> Document:
    """A Markdown text as document; page furniture is cut only where `keep_furniture` is false."""
    hidden, bodies, warnings = shortcodes(raw)
    hidden = [h for h in hidden if not raw.text.startswith("((", h.start)]
    kept = {h.key for h in hidden}
    bodies = [b for b in bodies if b.key in kept]
    front = front_matter(raw.text)
    if front:
        hidden.append(Hidden(start=0, end=front.end))
    text, callers = hide(raw.text, [*hidden, *_set_apart(raw.text, bodies)])
    text = without_leftovers(text)
    tokens, links = _tokens(text)
    notes = frozenset(_label(t).casefold() for t in tokens if t.type == "footnote_reference_open")
    if not keep_furniture:
        tokens, cut = without_furniture(raw, tokens)
        warnings += cut
    context = Context(notes=notes, links=links)
    walk = _Walk(raw=raw, text=text, flow=Flow(callers=callers), context=context)
    walk.run(tokens)
    bodies = [_read_body(b, context) for b in bodies if b.key not in walk.in_code] + walk.bodies
    if bodies:
        flow, tables = walk.flow, walk.tables.finished()
    else:
        flow, bodies, tables = _listed(raw, text, tokens, context) or (walk.flow, [], walk.tables.finished())
    return assemble(raw, flow, bodies=bodies, warnings=warnings, tables=tables, item=front.item if front else None)


def _set_apart(text: str, bodies: list[Body]) -> list[Hidden]:
    """The stretches of notes written as HTML or with template tags; the notes join `bodies`, their markup unread."""
    hidden = []
    for note in linked_notes(text):
        words = without_back_links(text[note.text_start : note.end])
        bodies.append(Body(key=note.key, label=note.label, text=plain_body(words), raw=note.text_start))
        hidden += [Hidden(start=start, end=end, key=note.key, label=note.label) for start, end in note.marks]
        hidden.append(Hidden(start=note.start, end=note.end))
    for tag in tag_notes(text):
        key = f"tag-{tag.start}"
        bodies.append(Body(key=key, label=None, text=text[tag.text_start : tag.text_end], raw=tag.text_start))
        hidden.append(Hidden(start=tag.start, end=tag.end, key=key))
    return hidden


def _read_body(body: Body, context: Context) -> Body:
    """A note set apart with its Markdown read."""
    if not body.key.startswith(("linked-", "tag-")):
        return body
    words = "".join(piece.text for piece in pieces(body.text, context))
    return replace(body, text=" ".join(words.split()))


def _listed(
    raw: Raw, text: str, tokens: "Sequence[Token]", context: Context
) -> tuple[Flow, list[Body], list[Table]] | None:
    """The text walked with its lists' numbers shown, where it ends in a list of notes that its marks call."""
    numbered = any(t.type == "ordered_list_open" for t in tokens)
    for shows in (False, True) if numbered else (False,):
        walk = _Walk(raw=raw, text=text, flow=Flow(), context=context, shows_numbers=shows)
        walk.run(tokens)
        found = relist(walk.flow)
        if found:
            return (found[0], found[1], [])
    return None


def _tokens(text: str) -> "tuple[Sequence[Token], frozenset[str]]":
    """The block tokens of the text, and the labels of its link definitions."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark").enable("table").use(footnote_plugin).use(deflist_plugin)
    parser.core.ruler.enableOnly(["normalize", "block"])
    environment: dict[str, object] = {}
    tokens = with_captions_apart(parser.parse(text.replace(FILLER, "\ue001"), environment))
    references = environment.get("references")
    labels = references if isinstance(references, dict) else {}
    return (tokens, frozenset(str(label).casefold() for label in labels))


def _label(token: "Token") -> str:
    return str(token.meta.get("label", ""))


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
    shows_numbers: bool = False
    bodies: list[Body] = field(default_factory=list)
    tables: BlockTables = field(init=False)
    in_code: set[str] = field(default_factory=set)
    _kinds: list[BlockKind] = field(default_factory=list)
    _keys: set[str] = field(default_factory=set)
    _body: _OpenBody | None = None
    _in_table: bool = False
    _row_line: int = 0
    _row_cursor: int = 0
    _caption: int | None = None
    _pending_number: str = ""
    _starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.tables = BlockTables(self.flow)
        # Hidden stretches may have taken line breaks, so lines are those of the hidden text.
        self._starts = [0, *(match.end() for match in re.finditer("\n", self.text))]

    def run(self, tokens: "Sequence[Token]") -> None:
        """Walks all tokens."""
        for index, token in enumerate(tokens):
            kind = token.type
            if kind == "inline":
                self._inline(token, about=self._table_beside(tokens, index))
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

    def _block(self, token: "Token") -> None:
        name = token.type.removesuffix("_open").removesuffix("_close")
        if name in _KINDS:
            if token.nesting > 0:
                self._kinds.append(_KINDS[name])
            elif self._kinds:
                self._kinds.pop()
        if self._body is not None:
            if token.nesting > 0:
                self._body.parts.append(" ")
        elif token.type == "heading_open":
            self.flow.open(BlockKind.HEADING, level=int(token.tag[1]))
        elif token.type == "paragraph_open" or token.type == "dt_open":
            self.flow.open(self._kinds[-1] if self._kinds else BlockKind.PARAGRAPH)
        elif token.type == "list_item_open" and self.shows_numbers and token.info.isdigit():
            self._pending_number = f"{token.info}. "

    def _table_beside(self, tokens: "Sequence[Token]", index: int) -> bool:
        """Whether the paragraph around this inline token stands right beside a table."""
        before = tokens[index - 2].type if index > 1 else ""
        after = tokens[index + 2].type if index + 2 < len(tokens) else ""
        in_paragraph = index > 0 and tokens[index - 1].type == "paragraph_open"
        return in_paragraph and (before == "table_close" or after == "table_open")

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

    def _inline(self, token: "Token", *, about: bool = False) -> None:
        content = token.content.replace("\ue001", FILLER)
        lines = token.map or [self._row_line, self._row_line + 1]
        offsets = self._offsets(content, lines[0], in_row=token.map is None or self._in_table)
        shown_part = _HEADING_ATTRIBUTES.sub("", content)
        mark = CAPTION.match(content) if about and self._body is None else None
        box = _TASK.match(content) if self._kinds and self._kinds[-1] is BlockKind.LIST_ITEM else None
        cut = mark.end() if mark and not mark.group(1) else box.end() if box else 0
        if mark:
            self.flow.open(BlockKind.CAPTION)
            if mark.group(1):
                cut, shown_part = mark.start(1), shown_part[: mark.end(1)]
        if self._pending_number and self._body is None:
            self.flow.write(self._pending_number, _place(offsets, 0))
            self._pending_number = ""
        for piece in pieces(shown_part, self.context, cut):
            self._piece(piece, content, offsets)
        if mark:
            self.flow.close()
            self._name_table(len(self.flow.blocks) - 1)

    def _name_table(self, caption: int) -> None:
        """Gives a caption to the table above it, or keeps it for the one below."""
        if not self.tables.name_last(caption):
            self._caption = caption

    def _offsets(self, content: str, line: int, *, in_row: bool) -> list[tuple[int, int]]:
        """Where each line of the content stands: its offset in the content and in the file."""
        found = []
        at = 0
        starts = self._starts
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
            start = self._starts[min(first + number, len(self._starts) - 1)]
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
        """A block of HTML: the words between its tags, a block for each of its own; marks in it count."""
        start = self._starts[(token.map or [0])[0]]
        block = token.content.replace("\ue001", FILLER)
        if self._body is None:
            self.flow.open(self._kinds[-1] if self._kinds else BlockKind.PARAGRAPH)
        done = 0
        raw_text = False
        for match in _TAG.finditer(block):
            self._html_text(block[done : match.start()], start + done, raw_text=raw_text)
            done = match.end()
            name = match.group(1).lower() if match.group(1) else ""
            if name in _RAW_ELEMENTS:
                raw_text = not match.group().startswith("</")
            if name in _HTML_KINDS and self._body is None:
                self.flow.open(_HTML_KINDS[name], level=int(name[1]) if name[0] == "h" else None)
        self._html_text(block[done:], start + done, raw_text=raw_text)

    def _html_text(self, text: str, at: int, *, raw_text: bool) -> None:
        if raw_text:
            return
        offsets = [(0, at)]
        for piece in pieces(text, self.context):
            self._piece(piece, text, offsets)

    def _table(self, token: "Token") -> None:
        if self._body is not None:
            self._body.parts.append(" ")
            return
        if token.type == "table_open":
            self._in_table = True
            self.tables.begin(caption=self._caption)
            self._caption = None
        elif token.type == "tr_open":
            self.tables.row()
            self._row_line = (token.map or [self._row_line])[0]
            self._row_cursor = self._starts[min(self._row_line, len(self._starts) - 1)]
        elif token.type in ("th_open", "td_open"):
            self.tables.cell()
        elif token.type == "table_close":
            self.tables.end()
            self._in_table = False


def _place(offsets: list[tuple[int, int]], at: int) -> int:
    """The offset in the file of an offset in inline content."""
    from bisect import bisect_right

    index = max(0, bisect_right(offsets, at, key=lambda pair: pair[0]) - 1)
    start, place = offsets[index]
    return place + at - start
