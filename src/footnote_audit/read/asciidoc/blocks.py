"""AsciiDoc: blocks, line by line, into one flow (https://docs.asciidoctor.org/asciidoc/latest/).

Notes stand in place as footnote macros and are numbered as they come; one with an id is called again by its id. Listing
and literal blocks hold no notes unless their substitutions say so.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from footnote_audit.model import BlockKind, Document, ReadWarning, WarningCode
from footnote_audit.read.asciidoc.attributes import ENTRY, Attributes
from footnote_audit.read.asciidoc.header import AUTHORS, TITLE, document_item, take_authors, take_revision
from footnote_audit.read.asciidoc.lines import DELIMITER, Line, Lines, preprocessed
from footnote_audit.read.asciidoc.prose import Prose
from footnote_audit.read.asciidoc.tables import layout, table_rows
from footnote_audit.read.assemble import assemble
from footnote_audit.read.flow import Flow
from footnote_audit.read.forms import ArticleFile
from footnote_audit.read.raw import Raw, decode
from footnote_audit.read.tables.from_blocks import BlockTables

_SECTION = re.compile(r"(={1,6}|#{1,6})[ \t]+(\S.*?)(?:[ \t]+\1)?$")
_UNDERLINE = re.compile(r"(={4,}|-{4,}|~{4,}|\^{4,}|\+{4,})$")
_LEVELS = {"=": 1, "-": 2, "~": 3, "^": 4, "+": 5}
_ATTRIBUTES = re.compile(r"\[(?:\[[^\[\]]*\]|(?=[\w.#%,\"'{]|\])[^\n]*)\]$")
_BLOCK_TITLE = re.compile(r"\.(\.?[^ \t.].*)$")
_BLOCK_MACRO = re.compile(r"([a-z][\w-]*)::(\S*?)\[(.*)\]$")
_BREAK = re.compile(r"(?:'{3,}|<{3,}|-{3}|\*{3}|- - -|\* \* \*)$")
_ITEM = re.compile(
    r"[ \t]*(?:-|\*{1,5}|\.{1,5}|\d{1,9}\.|[a-zA-Z]\.|[IVXivx]{1,8}\)|<(?:\d{1,4}|\.)>)[ \t]+(?:\[[ xX*]\][ \t]+)?"
    r"(?=\S)"
)
_TERM = re.compile(r"[ \t]*(?!//)(\S.{0,1000}?)(?::{2,4}|;;)(?:[ \t]+|$)")
_ADMONITION = re.compile(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+")
_MARKDOWN_QUOTE = re.compile(r">[ \t]?")
_VERBATIM_STYLES = frozenset(("listing", "literal", "source"))
_LEFT_OUT_STYLES = frozenset(("comment", "pass", "stem", "latexmath", "asciimath"))
_MACRO_SUBSTITUTIONS = re.compile(r"\+?(?:macros|normal|quotes)\b")
# Repeated cells can make a short file long; what comes past so many is left out, with a warning.
_MOST_CELLS = 100_000
# Blocks deeper inside one another are read as if they stood side by side.
_DEEPEST = 40


def read_asciidoc(file: ArticleFile) -> Document:
    """An AsciiDoc file as document."""
    return asciidoc_document(decode(file, "text/asciidoc"))


def asciidoc_document(raw: Raw) -> Document:
    """An AsciiDoc text as document; a warning for each included file, which is not read, and each block left open."""
    lines, warnings = preprocessed(raw)
    flow = Flow()
    walk = _Walk(raw=raw, prose=Prose(flow=flow, attributes=Attributes()), tables=BlockTables(flow), warnings=warnings)
    title = walk.run(lines)
    if walk.prose.attributes.overflowed:
        message = "attributes grow beyond any text's size when put in; what is too long stays as written"
        warnings.append(raw.warn(WarningCode.DAMAGED_MARKUP, message, 0))
    if walk.cells_ran_out:
        message = f"the tables have more than {_MOST_CELLS:,} cells; those past it were left out"
        warnings.append(raw.warn(WarningCode.TEXT_INCOMPLETE, message, 0))
    item = document_item(title, walk.prose.attributes)
    return assemble(raw, flow, bodies=walk.prose.bodies, warnings=warnings, tables=walk.tables.finished(), item=item)


@dataclass(slots=True)
class _Above:
    """What the lines above a block say of it: positional and named attributes."""

    positional: list[str] = field(default_factory=list)
    named: dict[str, str] = field(default_factory=dict)

    @property
    def style(self) -> str:
        """The block's style, without roles and options."""
        return re.split(r"[#.%]", self.positional[0])[0].strip() if self.positional else ""


@dataclass(slots=True, kw_only=True)
class _Walk:
    """One pass over the lines."""

    raw: Raw
    prose: Prose
    tables: BlockTables
    warnings: list[ReadWarning]
    _above: _Above = field(default_factory=_Above)
    _caption: int | None = None
    _in_list: bool = False
    _after_blank: bool = False
    _kinds: list[BlockKind] = field(default_factory=list)
    _cells_left: int = _MOST_CELLS

    @property
    def cells_ran_out(self) -> bool:
        """Whether the tables had more cells than are read."""
        return self._cells_left <= 0

    def run(self, lines: Lines) -> str | None:
        """Walks a whole document and gives its title."""
        at, title = self._header(lines)
        self._blocks(lines, at, len(lines.items))
        self.prose.flow.close()
        return title

    def _header(self, lines: Lines) -> tuple[int, str | None]:
        items = lines.items
        at = self._attribute_lines(lines, 0, blanks=True)
        match = TITLE.match(items[at].text) if at < len(items) else None
        underlined = at + 1 < len(items) and self._is_underlined(items, at) and items[at + 1].text[0] == "="
        if match is None and not underlined:
            return (at, None)
        line = items[at]
        self._write_heading(Line(match.group(1), line.raw + match.start(1)) if match else line, 1)
        title = self.prose.flow.text().strip()
        at = self._attribute_lines(lines, at + 1 + (match is None))
        if at < len(items) and AUTHORS.match(items[at].text) and not DELIMITER.match(items[at].text):
            take_authors(items[at].text, self.prose.attributes)
            at = self._attribute_lines(lines, at + 1)
            if at < len(items) and re.match(r"v?\d|\w+ \d", items[at].text):
                take_revision(items[at].text, self.prose.attributes)
                at = self._attribute_lines(lines, at + 1)
        return (at, title)

    def _attribute_lines(self, lines: Lines, at: int, *, blanks: bool = False) -> int:
        """Takes attribute entries and passes over comments; gives the first other line."""
        while at < len(lines.items):
            text = lines.items[at].text
            if text.startswith("////") and DELIMITER.match(text):
                at = (lines.end_of(at, len(lines.items)) or at) + 1
            elif ENTRY.match(text):
                at = self._entry(lines, at)
            elif (blanks and not text) or (text.startswith("//") and not text.startswith("///")):
                at += 1
            else:
                break
        return at

    def _entry(self, lines: Lines, at: int) -> int:
        """Takes an attribute entry with the lines that it goes on over."""
        text = lines.items[at].text
        while text.endswith(" \\") and at + 1 < len(lines.items):
            at += 1
            text = text[:-2].rstrip() + " " + lines.items[at].text.strip()
        entry = ENTRY.match(text.removesuffix(" \\"))
        if entry:
            self.prose.attributes.take(entry)
        return at + 1

    def _blocks(self, lines: Lines, at: int, limit: int) -> None:
        """Walks the blocks of lines[at:limit]."""
        while at < limit:
            if not lines.items[at].text:
                self._after_blank = True
                at += 1
                continue
            text = lines.items[at].text
            about = text[0] in "[." and (_ATTRIBUTES.match(text) or _BLOCK_TITLE.match(text))
            at = self._block(lines, at, limit)
            self._after_blank = self._after_blank and bool(about)

    def _block(self, lines: Lines, at: int, limit: int) -> int:
        """Reads the block that begins at a line, and gives the line after it."""
        line = lines.items[at]
        text = line.text
        if ENTRY.match(text):
            return self._entry(lines, at)
        if DELIMITER.match(text):
            self._in_list = self._in_list and not self._after_blank
            return self._delimited(lines, at, limit)
        if text.startswith("//") and not text.startswith("///"):
            return at + 1
        if _ATTRIBUTES.match(text):
            self._take_attributes(text)
            return at + 1
        section = _SECTION.match(text)
        if section:
            self._section(Line(section.group(2), line.raw + section.start(2)), len(section.group(1)))
            return at + 1
        title = _BLOCK_TITLE.match(text)
        if title:
            self._write_title(Line(title.group(1), line.raw + title.start(1)))
            return at + 1
        if _BLOCK_MACRO.match(text) or _BREAK.match(text):
            self._reset()
            return at + 1
        if text == "+":
            self._after_blank = False
            return at + 1
        if self._is_underlined(lines.items, at) and at + 1 < limit:
            self._section(line, _LEVELS[lines.items[at + 1].text[0]])
            return at + 2
        return self._text(lines, at, limit)

    def _section(self, line: Line, level: int) -> None:
        self._reset()
        self._in_list = False
        self._write_heading(line, level)

    def _text(self, lines: Lines, at: int, limit: int) -> int:
        """A list item, a literal paragraph or a paragraph."""
        line = lines.items[at]
        item = _ITEM.match(line.text)
        if item:
            self._in_list = True
            return self._paragraph(lines, at, limit, start=item.end())
        term = _TERM.match(line.text)
        if term:
            self._in_list = True
            self.prose.write_block(BlockKind.LIST_ITEM, [Line(term.group(1), line.raw + term.start(1))])
            if term.end() < len(line.text):
                return self._paragraph(lines, at, limit, start=term.end())
            return at + 1
        if self._after_blank and self._in_list and not line.text[0].isspace():
            self._in_list = False
        if line.text[0].isspace() and (self._after_blank or not self._in_list) and not self._above.style:
            return self._literal_paragraph(lines, at, limit)
        return self._paragraph(lines, at, limit)

    # --- paragraphs --------------------------------------------------------------------------------------------------

    def _paragraph(self, lines: Lines, at: int, limit: int, start: int = 0) -> int:
        """The paragraph from column `start` of a line, and the line after it."""
        style = self._above.style
        held = [lines.items[at]]
        stop = at + 1
        while stop < limit and self._continues(lines.items[stop].text):
            held.append(lines.items[stop])
            stop += 1
        if start:
            held[0] = Line(held[0].text[start:], held[0].raw + start)
        if style in _LEFT_OUT_STYLES:
            self._reset()
            return stop
        if style in _VERBATIM_STYLES and not self._substitutes():
            self.prose.write_code(held)
            self._reset()
            return stop
        quoted = all(line.text.startswith(">") for line in held)
        self.prose.write_block(self._kind("quote" if quoted else style), self._plain(held))
        self._reset()
        return stop

    def _plain(self, held: list[Line]) -> list[Line]:
        """The lines without comments, the label of an admonition, and marks of quotation."""
        kept = [line for line in held if not line.text.startswith("//") or line.text.startswith("///")]
        quoted = bool(kept) and all(line.text.startswith(">") for line in kept)
        pattern = _MARKDOWN_QUOTE if quoted else _ADMONITION
        for number, line in enumerate(kept):
            match = pattern.match(line.text) if quoted or number == 0 else None
            indent = match.end() if match else len(line.text) - len(line.text.lstrip())
            kept[number] = Line(line.text[indent:].removesuffix(" +"), line.raw + indent)
        return kept

    def _kind(self, style: str) -> BlockKind:
        if style in ("quote", "verse"):
            return BlockKind.QUOTATION
        if self._in_list:
            return BlockKind.LIST_ITEM
        return self._kinds[-1] if self._kinds else BlockKind.PARAGRAPH

    def _continues(self, text: str) -> bool:
        """Whether a line goes on with the paragraph above it."""
        if not text or DELIMITER.match(text) or (text[0] == "[" and _ATTRIBUTES.match(text)):
            return False
        return not (self._in_list and (text == "+" or _ITEM.match(text) or _TERM.match(text)))

    def _literal_paragraph(self, lines: Lines, at: int, limit: int) -> int:
        stop = at
        while stop < limit and lines.items[stop].text:
            stop += 1
        self.prose.write_code(lines.items[at:stop])
        self._reset()
        return stop

    # --- delimited blocks --------------------------------------------------------------------------------------------

    def _delimited(self, lines: Lines, at: int, limit: int) -> int:
        sign = lines.items[at].text[0]
        end = lines.end_of(at, limit)
        if end is None:
            message = "a block is opened here and never closed"
            self.warnings.append(
                self.raw.warn(WarningCode.DAMAGED_MARKUP, message, lines.items[at].raw, lines.items[at].text)
            )
            self._reset()
            return at + 1
        style = self._above.style
        inside = lines.items[at + 1 : end]
        if sign in "|,:!":
            self._table(inside, lines.items[at].text)
        elif sign in "/+" or style in _LEFT_OUT_STYLES:
            pass
        elif style == "verse":
            self.prose.write_block(BlockKind.QUOTATION, self._plain(list(inside)))
        elif (sign in ".`~" or lines.items[at].text.startswith("----") or style in _VERBATIM_STYLES) and (
            style not in ("quote", "example", "sidebar", "abstract")
        ):
            if self._substitutes():
                self.prose.write_block(BlockKind.CODE, list(inside))
            else:
                self.prose.write_code(inside)
        else:
            self._compound(lines, at, end, style=style)
        self._reset()
        return end + 1

    def _compound(self, lines: Lines, at: int, end: int, *, style: str) -> None:
        """A block of blocks: quotation, sidebar, example, open block."""
        if len(self._kinds) > _DEEPEST:
            return self._flat(lines, at, end)
        quoted = lines.items[at].text[0] == "_" or style == "quote"
        outer, self._in_list = self._in_list, False
        inherited = BlockKind.LIST_ITEM if outer else self._kinds[-1] if self._kinds else BlockKind.PARAGRAPH
        self._kinds.append(BlockKind.QUOTATION if quoted else inherited)
        self._reset()
        self._blocks(lines, at + 1, end)
        self._kinds.pop()
        self._in_list = outer
        return None

    def _flat(self, lines: Lines, at: int, end: int) -> None:
        """The paragraphs of a block that lies too deep, whatever blocks they make."""
        held: list[Line] = []
        for line in (*lines.items[at + 1 : end], Line("", lines.items[end].raw)):
            if line.text and not DELIMITER.match(line.text):
                held.append(line)
            elif held:
                self.prose.write_block(BlockKind.PARAGRAPH, self._plain(held))
                held = []

    def _table(self, inside: Sequence[Line], delimiter: str) -> None:
        plan = layout(self._above.positional, self._above.named, delimiter)
        rows, headers = table_rows(inside, plan, self._cells_left)
        self._cells_left -= sum(len(row) for row in rows)
        in_cell = bool(self._kinds) and self._kinds[-1] is BlockKind.CELL
        if not in_cell:
            self.tables.begin(headers=headers, caption=self._caption)
        self._reset()
        outer, self._in_list = self._in_list, False
        for row in rows:
            if not in_cell:
                self.tables.row()
            for cell in row:
                if not in_cell:
                    self.tables.cell()
                self._cell(cell.lines, cell.style, nested=in_cell)
        self._in_list = outer
        if not in_cell:
            self.tables.end()

    def _cell(self, held: Sequence[Line], style: str | None, *, nested: bool) -> None:
        if style == "a" and len(self._kinds) <= _DEEPEST:
            self._kinds.append(BlockKind.CELL)
            self._blocks(Lines.of(held), 0, len(held))
            self._kinds.pop()
            self._in_list = False
        elif nested:
            self.prose.write_block(BlockKind.CELL, list(held))
        else:
            self.prose.write([line for line in held if line.text])

    # --- what stands above blocks ------------------------------------------------------------------------------------

    def _take_attributes(self, text: str) -> None:
        if text.startswith("[["):
            return
        inside = "".join(stretch.text for stretch in self.prose.attributes.expand(text[1:-1], 0))
        for match in re.finditer(r"\s*(?:([A-Za-z][\w-]*)\s*=\s*)?(?:\"([^\"]*)\"|([^,]*))(?:,|$)", inside):
            value = match.group(2) if match.group(2) is not None else match.group(3).strip()
            if match.group(1):
                self._above.named[match.group(1).lower()] = value
            elif match.group().strip(", "):
                self._above.positional.append(value)

    def _substitutes(self) -> bool:
        return bool(_MACRO_SUBSTITUTIONS.search(self._above.named.get("subs", "")))

    def _write_title(self, line: Line) -> None:
        self.prose.write_block(BlockKind.CAPTION, [line], level=None)
        self._caption = len(self.prose.flow.blocks) - 1

    def _write_heading(self, line: Line, level: int) -> None:
        self.prose.write_block(BlockKind.HEADING, [line], level=level)

    def _reset(self) -> None:
        self._above = _Above()
        self._caption = None

    def _is_underlined(self, items: Sequence[Line], at: int) -> bool:
        """Whether the line is a title of the two-line kind."""
        if at + 1 >= len(items) or not items[at].text[:1].isalnum():
            return False
        below = items[at + 1].text
        return bool(_UNDERLINE.match(below)) and abs(len(below) - len(items[at].text)) <= 1
