"""The walk over a Word document: paragraphs, tables and notes into a manuscript."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from footnote_audit.model import WarningCode
from footnote_audit.read.docx.fields import Fields
from footnote_audit.read.docx.marks import KINDS, note_key
from footnote_audit.read.docx.names import (
    ALT_CHUNK,
    ALTERNATE,
    BOX_CONTENT,
    BR,
    CELL_DEL,
    CHAR,
    CHOICE,
    CR,
    CUSTOM_MARK,
    DEL,
    DRAWING,
    FALLBACK,
    FIELD_CHAR,
    FIELD_CHAR_TYPE,
    FIELD_SIMPLE,
    FIRST_ROW,
    FONT,
    GRID_SPAN,
    INSTR,
    INSTR_TEXT,
    MATH,
    MATH_TEXT,
    NO_BREAK_HYPHEN,
    OBJECT,
    PICT,
    POSITIONED_TAB,
    PPR,
    RPR,
    RUBY,
    RUBY_BASE,
    SDT,
    SDT_CONTENT,
    SUB_DOC,
    SYM,
    TAB,
    TBL,
    TBL_HEADER,
    TBL_LOOK,
    TBLPR,
    TC,
    TCPR,
    TR,
    TRANSPARENT,
    TRPR,
    VAL,
    P,
    R,
    T,
)
from footnote_audit.read.docx.styles import Styles, is_on
from footnote_audit.read.manuscript.symbols import symbol
from footnote_audit.read.manuscript.writer import Manuscript

if TYPE_CHECKING:
    from lxml.etree import _Element

_SHAPES = frozenset((DRAWING, PICT, OBJECT))
_ELSEWHERE = frozenset((ALT_CHUNK, SUB_DOC))
# No table of an article is wider.
_WIDEST = 64
_LONGEST_MARK = 8


@dataclass(slots=True)
class Walk:
    """One pass over stories; `called` holds the keys of the notes met, in order."""

    manuscript: Manuscript
    styles: Styles
    fields: Fields
    called: dict[str, None] = field(default_factory=dict)
    _joined: bool = False
    _later: "list[_Element]" = field(default_factory=list)
    _read_already: "set[_Element]" = field(default_factory=set)

    def story(self, parent: "_Element") -> None:
        """Reads the paragraphs and tables in an element."""
        for child in parent:
            tag = child.tag
            if tag == P:
                self._paragraph(child)
            elif tag == TBL:
                self._table(child)
            elif tag == SDT:
                self._content(child, self.story)
            elif tag in TRANSPARENT:
                self.story(child)
            elif tag == ALTERNATE:
                self.story(self._branch(child))
                self._after_branch(child)
            elif tag in _ELSEWHERE:
                self._lost_part()

    def skip(self, element: "_Element") -> None:
        """Passes over an element, so that the paragraphs after it keep their numbers."""
        for _ in element.iter(P):
            self.manuscript.layout.line()

    def _paragraph(self, paragraph: "_Element") -> None:
        properties = paragraph.find(PPR)
        self.manuscript.paragraph(self.styles.role(properties), joined=self._joined)
        mark = None if properties is None else properties.find(RPR)
        self._joined = mark is not None and mark.find(DEL) is not None
        self._inline(paragraph)
        self.fields.end_paragraph()
        while self._later:
            boxes, self._later = self._later, []
            for box in boxes:
                if box.tag == BOX_CONTENT:
                    self.story(box)
                else:
                    self.skip(box)

    def _inline(self, parent: "_Element") -> None:
        for child in parent:
            tag = child.tag
            if tag == R:
                self._run(child)
            elif tag in TRANSPARENT:
                self._inline(child)
            elif tag == SDT:
                self._content(child, self._inline)
            elif tag == FIELD_SIMPLE:
                self.fields.begin()
                self.fields.instruct(child.get(INSTR) or "")
                self.fields.separate()
                self._inline(child)
                self.fields.end()
            elif tag == ALTERNATE:
                self._inline(self._branch(child))
                self._after_branch(child)
            elif tag in MATH:
                self.fields.write("".join(t.text or "" for t in child.iter(MATH_TEXT)), raised=False)
            elif tag in _ELSEWHERE:
                self._lost_part()

    def _content(self, control: "_Element", read: "Callable[[_Element], None]") -> None:
        content = control.find(SDT_CONTENT)
        if content is not None:
            read(content)

    def _run(self, run: "_Element") -> None:
        look = self.styles.look(run.find(RPR))
        if run in self._read_already:
            return
        if look.hidden:
            for child in run.iterchildren(FIELD_CHAR, INSTR_TEXT):
                self._field(child)
            return
        self._pieces(run, raised=look.raised)

    def _pieces(self, run: "_Element", *, raised: bool) -> None:
        for child in run:
            tag = child.tag
            if tag == T:
                if child.text:
                    self.fields.write(child.text, raised=raised)
            elif tag in (FIELD_CHAR, INSTR_TEXT):
                self._field(child)
            elif tag in KINDS:
                if self._call(child):
                    break
            elif tag in _SHAPES:
                self._later += _boxes(child)
            elif tag == ALTERNATE:
                self._pieces(self._branch(child), raised=raised)
                self._after_branch(child)
            elif tag == RUBY:
                base = child.find(RUBY_BASE)
                if base is not None:
                    self._inline(base)
            elif tag in (BR, CR):
                if not self.fields.silent:
                    self.manuscript.line_break()
            else:
                text = _sign(child)
                if text:
                    self.fields.write(text, raised=raised)

    def _field(self, element: "_Element") -> None:
        if element.tag == INSTR_TEXT:
            self.fields.instruct(element.text or "")
            return
        kind = element.get(FIELD_CHAR_TYPE)
        if kind == "begin":
            self.fields.begin()
        elif kind == "separate":
            self.fields.separate()
        elif kind == "end":
            self.fields.end()

    def _call(self, reference: "_Element") -> bool:
        """Calls the note; True where the rest of the run is its custom mark."""
        if self.fields.silent:
            return False
        key = note_key(reference)
        custom = is_on(reference.get(CUSTOM_MARK, "0"))
        if custom:
            self.fields.labels.setdefault(key, self._custom_mark(reference) or None)
        self.called[key] = None
        self.manuscript.call(key, label=self.fields.labels.get(key))
        return custom

    def _custom_mark(self, reference: "_Element") -> str:
        """The mark behind a reference: the rest of its run, else the raised runs that follow."""
        mark = "".join(_words(sibling) for sibling in reference.itersiblings())
        holder = reference.getparent()
        run = None if holder is None else holder.getnext()
        while not mark.strip() and run is not None and run.tag == R:
            words = "".join(_words(child) for child in run)
            if not self.styles.look(run.find(RPR)).raised or len(words) > _LONGEST_MARK:
                break
            self._read_already.add(run)
            mark += words
            run = run.getnext()
        return mark.strip().strip("[]()").strip()

    def _table(self, table: "_Element") -> None:
        self.manuscript.begin_table()
        headed = _first_row_stands_out(table)
        for row in _inside(table, TR):
            properties = row.find(TRPR)
            if properties is not None and properties.find(DEL) is not None:
                self.skip(row)
                continue
            marked = None if properties is None else properties.find(TBL_HEADER)
            self.manuscript.begin_row(header=headed or (marked is not None and is_on(marked.get(VAL))))
            headed = False
            for cell in _inside(row, TC):
                self._cell(cell)
        self.manuscript.end_table()

    def _cell(self, cell: "_Element") -> None:
        properties = cell.find(TCPR)
        if properties is not None and properties.find(CELL_DEL) is not None:
            self.skip(cell)
            return
        self.manuscript.begin_cell()
        self.story(cell)
        self.manuscript.end_cell()
        span = None if properties is None else properties.find(GRID_SPAN)
        width = (span.get(VAL) or "") if span is not None else ""
        for _ in range(min(int(width), _WIDEST) - 1 if width.isdecimal() and len(width) < 6 else 0):
            self.manuscript.begin_cell()
            self.manuscript.end_cell()

    def _branch(self, alternate: "_Element") -> "_Element":
        """The one branch to read: the first choice, unless only the fallback has text."""
        choice, fallback = alternate.find(CHOICE), alternate.find(FALLBACK)
        if choice is None:
            return alternate if fallback is None else fallback
        if fallback is not None and next(choice.iter(T), None) is None and next(fallback.iter(T), None) is not None:
            return fallback
        return choice

    def _after_branch(self, alternate: "_Element") -> None:
        """Keeps the count of paragraphs right: those of the branches not read come after those of the one read."""
        chosen = self._branch(alternate)
        self._later += [branch for branch in alternate if branch is not chosen and isinstance(branch.tag, str)]

    def _lost_part(self) -> None:
        self.manuscript.warn(
            WarningCode.TEXT_INCOMPLETE, "a document embedded here was not read; paste its text into the file"
        )


def _boxes(shape: "_Element") -> "Iterator[_Element]":
    """The text boxes of a drawing, outermost first; what stands for old programs is passed by."""
    if next(shape.iter(BOX_CONTENT), None) is None:
        return
    for child in shape:
        if child.tag == BOX_CONTENT or (child.tag == FALLBACK and shape.find(CHOICE) is not None):
            yield child
        else:
            yield from _boxes(child)


def _sign(element: "_Element") -> str:
    """The text that an element of a run stands for."""
    tag = element.tag
    if tag in (TAB, POSITIONED_TAB):
        return "\t"
    if tag == NO_BREAK_HYPHEN:
        return "\u2011"
    if tag == SYM:
        code = element.get(CHAR) or ""
        try:
            return symbol(int(code, 16), element.get(FONT) or "")
        except ValueError:
            return "\ufffd"
    return ""


def _words(element: "_Element") -> str:
    return (element.text or "") if element.tag == T else _sign(element)


def _inside(parent: "_Element", wanted: str) -> "Iterator[_Element]":
    """Rows of a table or cells of a row, through content controls and marks of insertion."""
    for child in parent:
        if child.tag == wanted:
            yield child
        elif child.tag == SDT or child.tag in TRANSPARENT:
            yield from _inside(child, wanted)


def _first_row_stands_out(table: "_Element") -> bool:
    properties = table.find(TBLPR)
    look = None if properties is None else properties.find(TBL_LOOK)
    if look is None:
        return False
    stated = look.get(FIRST_ROW)
    if stated is not None:
        return is_on(stated)
    try:
        return bool(int(look.get(VAL) or "0", 16) & 0x20)
    except ValueError:
        return False
