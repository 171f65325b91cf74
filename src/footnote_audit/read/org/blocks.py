"""Org: the elements of the outline, line by line, into one flow (https://orgmode.org/worg/org-syntax).

Notes: `[fn:label]` with a definition at a line's start, which lasts to the next definition, heading or two blank lines;
`[fn:label:note]` and `[fn::note]` in place; old-style `[1]` where a line defines it. Code and examples hold no notes.
"""

import re
from collections import Counter
from dataclasses import dataclass, field

from footnote_audit.model import BlockKind, Document, ReadWarning, WarningCode
from footnote_audit.read.assemble import assemble
from footnote_audit.read.flow import Flow
from footnote_audit.read.forms import ArticleFile
from footnote_audit.read.listed import HEADING as NOTES_HEADING
from footnote_audit.read.org.closings import Closings
from footnote_audit.read.org.header import OrgHeader
from footnote_audit.read.org.inline import OrgNames
from footnote_audit.read.org.prose import OrgProse
from footnote_audit.read.org.tables import cells, header_rows, is_for_layout
from footnote_audit.read.raw import Raw, decode
from footnote_audit.read.tables.from_blocks import BlockTables

_HEADING = re.compile(r"(\*+)[ \t]+(.*)")
_PRIORITY = re.compile(r"\[#[A-Za-z0-9]{1,2}\][ \t]*")
_TAGS = re.compile(r"[ \t]+(:[\w@#%:]{1,200}:)[ \t]*$")
_COOKIE = re.compile(r"\[(?:\d*/\d*|\d*%)\]")
_DEFINITION = re.compile(r"\[fn:([-\w]{1,200})\][ \t]*")
_OLD_DEFINITION = re.compile(r"\[(\d{1,6})\][ \t]+(?=\S)")
_KEYWORD = re.compile(r"[ \t]*#\+(\w[\w-]*)(?:\[.*?\])?:[ \t]*(.*)")
_BEGIN = re.compile(r"[ \t]*#\+begin_(\S+)", re.I)
_END = re.compile(r"[ \t]*#\+end_\S+", re.I)
_COMMENT = re.compile(r"[ \t]*#(?:[ \t]|$)")
_DRAWER = re.compile(r"[ \t]*:([\w-]+):[ \t]*$")
_ROW = re.compile(r"[ \t]*\|")
_FIXED = re.compile(r"[ \t]*:(?: |\t|$)")
_ESCAPING_COMMA = re.compile(r"[ \t]*,(?=\*|#\+)")
_RULE = re.compile(r"[ \t]*-{5,}[ \t]*$")
_ITEM = re.compile(
    r"([ \t]*)(?:[-+]|(?<=[ \t])\*|(?:\d{1,9}|[A-Za-z])[.)])(?:[ \t]+(?:\[@\w{1,9}\][ \t]*)?(?:\[[ Xx-]\][ \t]+)?|$)"
)
_TERM = re.compile(r"(.{1,500}?)[ \t]+::(?:[ \t]+|$)")
_PLANNING = re.compile(r"[ \t]*(?:SCHEDULED|DEADLINE|CLOSED|CLOCK):")
_ENVIRONMENT = re.compile(r"[ \t]*\\begin\{([A-Za-z0-9*]{1,60})\}")
_VERBATIM = frozenset(("src", "example", "export", "comment"))
_LEFT_OUT = frozenset(("export", "comment"))
_DROPPED_DRAWERS = frozenset(("PROPERTIES", "LOGBOOK"))


def read_org(file: ArticleFile) -> Document:
    """An Org file as document."""
    return org_document(decode(file, "text/org"))


def org_document(raw: Raw) -> Document:
    """An Org text as document; trees that are comments or tagged noexport give their notes' texts only."""
    lines = raw.text.split("\n")
    header, old_labels = _header(lines), _old_labels(lines)
    flow = Flow()
    prose = OrgProse(flow=flow, names=OrgNames(old_labels, header.macros))
    walk = _Walk(raw=raw, lines=lines, prose=prose, tables=BlockTables(flow), header=header, old_labels=old_labels)
    walk.run()
    return assemble(
        raw, flow, bodies=prose.bodies, warnings=walk.warnings, tables=walk.tables.finished(), item=header.item()
    )


def _header(lines: list[str]) -> OrgHeader:
    header = OrgHeader()
    for line in lines:
        match = _KEYWORD.match(line) if "#+" in line else None
        if match:
            header.take(match.group(1), match.group(2).strip())
    return header


def _old_labels(lines: list[str]) -> frozenset[str]:
    """The numbers that a line defines and that a mark elsewhere calls, of files that use no other notes."""
    defined = {m.group(1) for line in lines if line.startswith("[") and (m := _OLD_DEFINITION.match(line))}
    if not defined:
        return frozenset()
    called = {m.group(1) for line in lines for m in re.finditer(r"(?<=[^\[])\[(\d{1,6})\](?!\[)", line)}
    return frozenset(defined & called)


@dataclass(slots=True, kw_only=True)
class _Walk:
    """One pass over the lines."""

    raw: Raw
    lines: list[str]
    prose: OrgProse
    header: OrgHeader
    old_labels: frozenset[str]
    warnings: list[ReadWarning] = field(default_factory=list)
    tables: BlockTables
    _heading: tuple[int, int] | None = None
    _kinds: list[BlockKind | None] = field(default_factory=list)
    _item_indent: int | None = None
    _silent: int | None = None
    _caption: int | None = None
    _defined: Counter[str] = field(init=False)
    _closings: Closings = field(init=False)

    def __post_init__(self) -> None:
        self._closings = Closings(self.lines)
        self._defined = Counter(m.group(1) for line in self.lines if (m := _DEFINITION.match(line)))

    def run(self) -> None:
        """Walks all lines."""
        at = 0
        blanks = 0
        while at < len(self.lines):
            if not self.lines[at].strip():
                blanks += 1
                at += 1
                if blanks == 2:
                    self._end_definition()
                    self._item_indent = None
                continue
            blanks = 0
            at = self._element(at)
        self._end_definition()
        self._begin_text()
        self.prose.flow.close()

    def _element(self, at: int) -> int:
        """Reads the element that begins at a line, and gives the line after it."""
        line = self.lines[at]
        heading = _HEADING.match(line)
        if heading:
            return self._outline(at, heading)
        definition = self._defines(line)
        if definition:
            return self._define(at, definition)
        for pattern, reader in (
            (_BEGIN, self._block),
            (_KEYWORD, self._keyword),
            (_DRAWER, self._drawer),
            (_ENVIRONMENT, self._environment),
            (_ROW, self._table),
            (_FIXED, self._fixed),
        ):
            match = pattern.match(line)
            if match:
                return reader(at, match)
        if _END.match(line):
            if self._kinds:
                self._kinds.pop()
            self._item_indent = None
            return at + 1
        if line.lstrip().startswith("#+") or _COMMENT.match(line) or _RULE.match(line) or _PLANNING.match(line):
            return at + 1
        item = _ITEM.match(line)
        return self._item(at, item) if item else self._paragraph(at)

    # --- outline and definitions -------------------------------------------------------------------------------------

    def _outline(self, at: int, match: re.Match[str]) -> int:
        self._end_definition()
        self._kinds.clear()
        self._item_indent = self._caption = None
        level = len(match.group(1))
        if self._silent is not None and level > self._silent:
            return at + 1
        self._begin_text()
        start, end = match.span(2)
        line = self.lines[at]
        tags = _TAGS.search(line, start)
        end = tags.start() if tags else end
        word = re.compile(r"(\S+)(?:[ \t]+|$)").match(line, start, end)
        if word and word.group(1) in self.header.todo:
            start = word.end()
        priority = _PRIORITY.match(line, start, end)
        start = priority.end() if priority else start
        hidden = line.startswith("COMMENT", start) or (tags is not None and ":noexport:" in tags.group(1).lower())
        self._silent = level if hidden else None
        if not hidden and end > start:
            self._heading = (at, start)
            if not NOTES_HEADING.fullmatch(line[start:end].strip()):
                self._begin_text(end)
        return at + 1

    def _begin_text(self, end: int | None = None) -> None:
        """Writes the heading that waits for text of its own; one over nothing but notes stays unwritten."""
        if self._heading is None:
            return
        at, start = self._heading
        self._heading = None
        line = self.lines[at]
        stars = len(line) - len(line.lstrip("*"))
        title = _COOKIE.sub(lambda m: " " * len(m.group()), line[start:end])
        level = stars + ("title" in self.header.values)
        self.prose.write_block(BlockKind.HEADING, [(title.rstrip(), self._offset(at, start))], level=level)

    def _defines(self, line: str) -> re.Match[str] | None:
        if not line.startswith("["):
            return None
        old = _OLD_DEFINITION.match(line) if self.old_labels else None
        return _DEFINITION.match(line) or (old if old and old.group(1) in self.old_labels else None)

    def _define(self, at: int, match: re.Match[str]) -> int:
        self._end_definition()
        if self._heading is not None:
            self._heading = None
        label = match.group(1)
        kind = "note" if match.re is _DEFINITION else "old"
        self.prose.begin_note(f"{kind}-{label}", label, self._offset(at, match.end()))
        self._kinds.append(None)
        self._item_indent = None
        return self._paragraph(at, match.end())

    def _end_definition(self) -> None:
        if self.prose.end_note():
            while self._kinds and self._kinds.pop() is not None:
                pass

    # --- elements ----------------------------------------------------------------------------------------------------

    def _block(self, at: int, match: re.Match[str]) -> int:
        name = match.group(1).lower()
        if name not in _VERBATIM:
            self._kinds.append(BlockKind.QUOTATION if name in ("quote", "verse") else BlockKind.PARAGRAPH)
            self._item_indent = None
            return at + 1
        stop = self._closings.block(name, at)
        if stop is None:
            return at + 1
        if name not in _LEFT_OUT:
            self._code(range(at + 1, stop))
        return stop + 1

    def _code(self, numbers: range) -> None:
        """Lines of code; a comma that keeps a line from being a heading or keyword is dropped."""
        if self._writes():
            starts = [_ESCAPING_COMMA.match(self.lines[n]) for n in numbers]
            cuts = [match.end() if match else 0 for match in starts]
            held = [(self.lines[n][cut:], self._offset(n, cut)) for n, cut in zip(numbers, cuts, strict=True)]
            self.prose.write_code(held)

    def _keyword(self, at: int, match: re.Match[str]) -> int:
        name, value = match.group(1).lower(), match.group(2).rstrip()
        if name == "include":
            message = f"the file {value[:200]} belongs here and was not read"
            self.warnings.append(
                self.raw.warn(WarningCode.TEXT_INCOMPLETE, message, self._offset(at, 0), self.lines[at][:200])
            )
        if value and name in ("title", "caption") and self._writes():
            kind, level = (BlockKind.HEADING, 1) if name == "title" else (BlockKind.CAPTION, None)
            self._write_block(kind, [(value, self._offset(at, match.start(2)))], level=level)
            if self.prose.in_text and name == "caption":
                self._caption = len(self.prose.flow.blocks) - 1
        return at + 1

    def _drawer(self, at: int, match: re.Match[str]) -> int:
        if match.group(1).upper() not in _DROPPED_DRAWERS:
            return at + 1
        stop = self._closings.drawer(at)
        return at + 1 if stop is None else stop + 1

    def _environment(self, at: int, match: re.Match[str]) -> int:
        end = f"\\end{{{match.group(1)}}}"
        stop = at
        while stop < len(self.lines) and self.lines[stop].strip():
            if end in self.lines[stop]:
                self._code(range(at, stop + 1))
                return stop + 1
            stop += 1
        return self._paragraph(at)

    def _fixed(self, at: int, _match: re.Match[str]) -> int:
        stop = at
        held = []
        while stop < len(self.lines) and (match := _FIXED.match(self.lines[stop])):
            held.append((self.lines[stop][match.end() :], self._offset(stop, match.end())))
            stop += 1
        if self._writes():
            self.prose.write_code(held)
        return stop

    def _table(self, at: int, _match: re.Match[str]) -> int:
        stop = at
        while stop < len(self.lines) and _ROW.match(self.lines[stop]):
            stop += 1
        rows = [n for n in range(at, stop) if not is_for_layout(self.lines[n])]
        if not rows or not self._writes():
            return stop
        in_text = self.prose.in_text
        if in_text:
            self.tables.begin(headers=header_rows(self.lines[at:stop]), caption=self._caption)
        for number in rows:
            if in_text:
                self.tables.row()
            for text, column in cells(self.lines[number]):
                if in_text:
                    self.tables.cell()
                else:
                    self.prose.out.open(BlockKind.CELL)
                self.prose.write([(text, self._offset(number, column))])
        if in_text:
            self.tables.end()
        self._caption = None
        return stop

    def _item(self, at: int, match: re.Match[str]) -> int:
        self._item_indent = len(match.group(1).expandtabs())
        start = match.end()
        term = _TERM.match(self.lines[at], start)
        if term:
            self._write_block(BlockKind.LIST_ITEM, [(term.group(1), self._offset(at, start))])
            start = term.end()
        return self._paragraph(at, start)

    def _paragraph(self, at: int, start: int | None = None) -> int:
        """The paragraph from a line (from column `start` of it), and the line after it."""
        first = self.lines[at]
        if start is None:
            start = len(first) - len(first.lstrip())
            if self._item_indent is not None and len(first[:start].expandtabs()) <= self._item_indent:
                self._item_indent = None
        kind = BlockKind.LIST_ITEM if self._item_indent is not None else self._base_kind()
        parts = [(first[start:].rstrip(), self._offset(at, start))]
        number = at + 1
        while number < len(self.lines) and self._continues(self.lines[number]):
            line = self.lines[number].rstrip()
            indent = len(line) - len(line.lstrip())
            parts.append((line[indent:], self._offset(number, indent)))
            number += 1
        self._write_block(kind, parts)
        return number

    def _base_kind(self) -> BlockKind:
        return next((k for k in reversed(self._kinds) if k is not None), BlockKind.PARAGRAPH)

    def _continues(self, line: str) -> bool:
        """Whether a line goes on with the paragraph above it."""
        if not line.strip() or (line.startswith("*") and _HEADING.match(line)):
            return False
        definition = self._defines(line)
        if definition:
            # A mark that wrapping brought to a line's start: the note is defined elsewhere too.
            return self.prose.in_text and self._defined[definition.group(1)] > 1
        if _ITEM.match(line):
            return False
        indent = len(line[: len(line) - len(line.lstrip())].expandtabs())
        if self._item_indent is not None and indent <= self._item_indent:
            return False
        return not (
            line.lstrip().startswith("#+")
            or _COMMENT.match(line)
            or _DRAWER.match(line)
            or _ROW.match(line)
            or _FIXED.match(line)
            or _RULE.match(line)
        )

    # --- writing -----------------------------------------------------------------------------------------------------

    def _writes(self) -> bool:
        """Whether what is read now is shown; a waiting heading is written first."""
        if not self.prose.in_text:
            return True
        if self._silent is not None:
            return False
        self._begin_text()
        return True

    def _write_block(self, kind: BlockKind, parts: list[tuple[str, int]], *, level: int | None = None) -> None:
        if self._writes() and any(text for text, _ in parts):
            self.prose.write_block(kind, parts, level=level)

    def _offset(self, line: int, column: int) -> int:
        return self.raw.line_starts[line] + column
