"""The walk over an OpenDocument text: paragraphs, lists, tables, frames and notes into a manuscript."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from footnote_audit.model import BlockKind
from footnote_audit.read.manuscript.records import Record, csl_records
from footnote_audit.read.manuscript.styles import DEEPEST, Role
from footnote_audit.read.manuscript.writer import Manuscript
from footnote_audit.read.odt.bibliography import bibliography_record
from footnote_audit.read.odt.marks import note_key
from footnote_audit.read.odt.names import (
    ANNOTATION,
    BIBLIOGRAPHY_MARK,
    CELL,
    COLUMNS_REPEATED,
    COUNT,
    COVERED_CELL,
    DISPLAY,
    DRAW,
    HEADER_ROWS,
    HIDDEN_PARAGRAPH,
    HIDDEN_TEXT,
    IS_HIDDEN,
    LINE_BREAK,
    LIST,
    NAME,
    NOTE,
    NOTE_BODY,
    NOTE_REF,
    OUTLINE_LEVEL,
    REF_NAME,
    REFERENCE_END,
    REFERENCE_FORMAT,
    REFERENCE_START,
    ROW,
    SECTION,
    SILENT,
    SPACES,
    SPAN,
    STYLE_NAME,
    TAB,
    TABLE,
    TABLE_ELEMENT,
    TEXT,
    TRACKED,
    H,
    P,
)
from footnote_audit.read.odt.styles import Styles

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPACES = re.compile(r"[ \t\r\n]+")
# What stands before a number that names a note in running text ("see n.5"), though no space parts them.
_NAMES_A_NOTE = re.compile(r"(?:^|[\s\u00a0(\[])(?:nn?|notes?|fn|anm|fußn|прим|сн)\.$|[\s\u00a0(\[]$|^$", re.I)
_TAIL = 16
_WIDEST = 64
_LONGEST_GAP = 1000
_ITEM = Role(kind=BlockKind.LIST_ITEM)


@dataclass(slots=True)
class Walk:
    """One pass over a document's body."""

    manuscript: Manuscript
    styles: Styles
    labels: dict[str, str | None]
    _later: "list[_Element]" = field(default_factory=list)
    _after_space: bool = True
    _tail: str = ""
    _items: int = 0
    _citations: dict[str, tuple[tuple[Record, ...], int | None]] = field(default_factory=dict)

    def story(self, parent: "_Element") -> None:
        """Reads the paragraphs, lists and tables in an element."""
        for child in parent:
            tag = child.tag
            if not isinstance(tag, str) or tag in SILENT:
                continue
            if tag in (P, H):
                self._paragraph(child)
            elif tag == TABLE_ELEMENT:
                self._table(child)
            elif tag == TRACKED or (tag == SECTION and child.get(DISPLAY) == "none"):
                self.skip(child)
            elif tag == LIST:
                self._items += 1
                self.story(child)
                self._items -= 1
            elif tag.startswith((TEXT, DRAW)):
                self.story(child)

    def skip(self, element: "_Element") -> None:
        """Passes over an element, so that the paragraphs after it keep their numbers."""
        for _ in element.iter(P, H):
            self.manuscript.layout.line()

    def _paragraph(self, paragraph: "_Element") -> None:
        style = paragraph.get(STYLE_NAME) or ""
        if self.styles.hidden("paragraph", style) or _is_hidden(paragraph.find(HIDDEN_PARAGRAPH)):
            self.skip(paragraph)
            return
        self.manuscript.paragraph(self._role(paragraph, style))
        self._after_space, self._tail = True, ""
        self._inline(paragraph, raised=False)
        later, self._later = self._later, []
        items, self._items = self._items, 0
        for element in later:
            if element.tag == NOTE:
                self._note(element)
            elif element.tag == ANNOTATION:
                self.skip(element)
            else:
                self.story(element)
        self._items = items

    def _role(self, paragraph: "_Element", style: str) -> Role:
        if paragraph.tag == H:
            level = paragraph.get(OUTLINE_LEVEL) or "1"
            return Role(kind=BlockKind.HEADING, level=min(int(level[:3]), DEEPEST) if level.isdecimal() else 1)
        role = self.styles.role(style)
        return _ITEM if self._items and role.kind is BlockKind.PARAGRAPH else role

    def _inline(self, parent: "_Element", *, raised: bool) -> None:
        if parent.text:
            self._write(parent.text, raised=raised)
        for child in parent:
            if isinstance(child.tag, str):
                self._piece(child, raised=raised)
            if child.tail:
                self._write(child.tail, raised=raised)

    def _piece(self, element: "_Element", *, raised: bool) -> None:
        tag = element.tag
        if tag == SPAN:
            style = element.get(STYLE_NAME) or ""
            if not self.styles.hidden("text", style):
                self._inline(element, raised=raised or self.styles.raised(style))
        elif tag == NOTE:
            key = note_key(element)
            self.manuscript.call(key, label=self.labels.get(key))
            self._later.append(element)
        elif tag == NOTE_REF:
            self._reference(element, raised=raised)
        elif tag == SPACES:
            count = element.get(COUNT) or "1"
            self._set(" " * (min(int(count), _LONGEST_GAP) if count.isdecimal() and len(count) < 6 else 1))
        elif tag == TAB:
            self._set("\t")
        elif tag == LINE_BREAK:
            self.manuscript.line_break()
            self._after_space, self._tail = True, ""
        elif tag in (REFERENCE_START, REFERENCE_END):
            self._citation(element)
        elif tag == BIBLIOGRAPHY_MARK:
            start = self.manuscript.note_length()
            self._inline(element, raised=raised)
            self.manuscript.record((bibliography_record(element),), start)
        elif tag == ANNOTATION or tag.startswith(DRAW):
            self._later.append(element)
        elif tag.startswith(TEXT) and tag not in SILENT and not _is_hidden(element):
            self._inline(element, raised=raised)

    def _reference(self, element: "_Element", *, raised: bool) -> None:
        """A reference to a note: a mark where it looks like one, else words ("see note 5")."""
        key = f"note-{element.get(REF_NAME)}"
        marks = element.get(REFERENCE_FORMAT, "text") == "text" and key in self.labels
        if marks and (raised or not _NAMES_A_NOTE.search(self._tail)):
            self.manuscript.call(key, label=self.labels[key])
        else:
            self._inline(element, raised=raised)

    def _citation(self, element: "_Element") -> None:
        """Zotero keeps a citation in the name of the reference marks around it."""
        name = element.get(NAME) or ""
        if element.tag == REFERENCE_START:
            records = csl_records(name)
            if records:
                self._citations[name] = (records, self.manuscript.note_length())
        elif name in self._citations:
            records, start = self._citations.pop(name)
            self.manuscript.record(records, start)

    def _note(self, note: "_Element") -> None:
        key = note_key(note)
        body = note.find(NOTE_BODY)
        if body is None:
            return
        label = self.labels.get(key)
        self.manuscript.begin_note(key, label=label)
        self.story(body)
        self.manuscript.end_note()

    def _write(self, text: str, *, raised: bool) -> None:
        """Writes a text node; any run of white space counts as one space, none at a paragraph's beginning."""
        text = _SPACES.sub(" ", text)
        if self._after_space and text.startswith(" "):
            text = text[1:]
        if text:
            self.manuscript.write(text, raised=raised)
            self._after_space = text.endswith(" ")
            self._tail = (self._tail + text[-_TAIL:])[-_TAIL:]

    def _set(self, spaces: str) -> None:
        """Writes white space that the file asks for."""
        self.manuscript.write(spaces)
        self._after_space = False
        self._tail = " "

    def _table(self, table: "_Element") -> None:
        self.manuscript.begin_table()
        for number, (row, header) in enumerate(_rows(table, header=False)):
            self.manuscript.begin_row(header=header or (number == 0 and self._is_heading(row)))
            for cell in row.iterchildren(CELL, COVERED_CELL):
                repeated = cell.get(COLUMNS_REPEATED) or "1"
                count = min(int(repeated), _WIDEST) if repeated.isdecimal() and len(repeated) < 6 else 1
                for turn in range(count):
                    self.manuscript.begin_cell()
                    if turn == 0:
                        self.story(cell)
                    self.manuscript.end_cell()
        self.manuscript.end_table()

    def _is_heading(self, row: "_Element") -> bool:
        """Whether every paragraph of a row is styled as the heading of a column."""
        styles = {p.get(STYLE_NAME) or "" for p in row.iter(P)}
        return bool(styles) and all(self.styles.is_table_heading(style) for style in styles)


def _rows(parent: "_Element", *, header: bool) -> "Iterator[tuple[_Element, bool]]":
    """The rows of a table through its groups, and whether each stands among the header's."""
    for child in parent:
        if child.tag == ROW:
            yield (child, header)
        elif isinstance(child.tag, str) and child.tag.startswith(TABLE) and child.tag != CELL:
            yield from _rows(child, header=header or child.tag == HEADER_ROWS)


def _is_hidden(element: "_Element | None") -> bool:
    if element is None or element.tag not in (HIDDEN_TEXT, HIDDEN_PARAGRAPH):
        return False
    return element.get(IS_HIDDEN) == "true"
