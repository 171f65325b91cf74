"""The one walk over an element tree: text and blocks into a Flow, notes into bodies, cells into tables."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from footnote_audit.model import BlockKind, Table
from footnote_audit.read.elements.bodies import OpenBody
from footnote_audit.read.elements.source import Element
from footnote_audit.read.elements.tables import OpenTable
from footnote_audit.read.elements.vocabulary import ElementForm, NotePlan, Role
from footnote_audit.read.flow import Body, Flow
from footnote_audit.read.labels import SUPERSCRIPTS

_KINDS = {
    Role.HEADING: BlockKind.HEADING,
    Role.LIST_ITEM: BlockKind.LIST_ITEM,
    Role.QUOTATION: BlockKind.QUOTATION,
    Role.CAPTION: BlockKind.CAPTION,
    Role.CODE: BlockKind.CODE,
    Role.CELL: BlockKind.CELL,
}
_BLOCKS = frozenset((*_KINDS, Role.SECTION, Role.DIVISION, Role.PARAGRAPH, Role.FRAME, Role.TABLE, Role.ROW))
_UNEVEN_SPACES = re.compile(r"[ \t\r\n]{2,}|[\t\r\n]")
_TO_SUPERSCRIPT = str.maketrans("0123456789", SUPERSCRIPTS)
_RAISED = frozenset(("sup", "superscript"))
# Characters that a word cannot stand right beside.
_OPENS = "([“„«\"'‘"
_CLOSES = ")]”»\"'’.,;:"


@dataclass(slots=True)
class Walk:
    """One pass over a tree; `bodies` and `tables` fill as it goes."""

    form: ElementForm
    plan: NotePlan
    flow: Flow
    bodies: list[Body] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    _open: list[OpenBody] = field(default_factory=list)
    _kinds: list[tuple[BlockKind, int | None]] = field(default_factory=list)
    _depth: int = 0
    _table: OpenTable | None = None
    _ended: list[OpenTable] = field(default_factory=list)
    _read: set[Element] = field(default_factory=set)
    _separator: str = "\n\n"
    _pending: bool = True
    _spaced: bool = True
    _gap: bool = False
    _last: str = ""

    def run(self, root: Element) -> None:
        """Walks the whole tree, then the notes that stand where nothing is read."""
        self._walk(root)
        for body in self.plan.bodies:
            if body not in self._read:
                self._walk(body)
        self.flow.close()
        text = self.flow.text()
        found = (ended.table(text, self.flow.blocks) for ended in self._ended)
        self.tables.extend(table for table in found if table is not None)

    def _walk(self, root: Element) -> None:
        pending: list[tuple[Element, Role | None, Iterator[Element | tuple[str, int]]]] = []
        role = self.form.role(root)
        if self._enter(root, role):
            pending.append((root, role, iter(root.content)))
        while pending:
            element, role, content = pending[-1]
            one = next(content, None)
            if one is None:
                pending.pop()
                self._leave(element, role)
            elif isinstance(one, Element):
                inner = self.form.role(one)
                if self._enter(one, inner):
                    pending.append((one, inner, iter(one.content)))
            else:
                self._say(one[0], one[1], element)

    def _enter(self, element: Element, role: Role | None) -> bool:
        """Begins an element; False where nothing in it is to be read."""
        plan = self.plan
        for key, label in plan.marks.get(element, ()):
            self._call(key, label, element)
        if element in plan.marks or (element in plan.dropped and element not in plan.bodies):
            return False
        if element in plan.bodies:
            self._begin_body(element)
        elif role is Role.SILENT:
            return False
        if role is Role.LINE_BREAK:
            self._break()
        elif role is Role.SPACED:
            self._gap = True
        elif role in _BLOCKS and not (self._open and self._open[-1].element is element):
            self._begin_block(element, role)
        if self._open and element.name in self.form.citations:
            self._open[-1].citing.append((element, self._open[-1].length))
        return True

    def _leave(self, element: Element, role: Role | None) -> None:
        for key, label in self.plan.called_after.get(element, ()):
            self._call(key, label, element)
        if self._open:
            self._end_citation(element)
            if self._open[-1].element is element:
                self._finish_body()
                return
        if role is Role.SPACED:
            self._gap = True
        elif role in _BLOCKS:
            self._end_block(element, role)

    def _begin_block(self, element: Element, role: Role | None) -> None:
        if self._open:
            self._space()
            return
        self._depth += role is Role.SECTION
        outer = self._kinds[-1] if self._kinds else (BlockKind.PARAGRAPH, None)
        kind = _KINDS.get(role) if role is not None else None
        level = self._depth + 1 if kind is BlockKind.HEADING else None
        self._kinds.append((kind, level) if kind is not None else outer)
        self._close()
        if role in (Role.FRAME, Role.TABLE) and self._table is None:
            self._table = OpenTable(element)
        elif self._table is not None:
            self._note_table(element, role)

    def _note_table(self, element: Element, role: Role | None) -> None:
        table = self._table
        if table is None:
            return
        blocks = len(self.flow.blocks)
        if role is Role.ROW:
            table.begin_row()
        elif role is Role.CELL:
            self._separator = table.begin_cell(element, blocks)
        elif role is Role.CAPTION and not table.rows:
            table.caption = (table.caption[0] if table.caption else blocks, blocks)

    def _end_block(self, element: Element, role: Role | None) -> None:
        if self._open:
            self._space()
            return
        self._depth -= role is Role.SECTION
        self._close()
        if self._kinds:
            self._kinds.pop()
        table = self._table
        if table is None:
            return
        blocks = len(self.flow.blocks)
        if role is Role.CELL:
            table.end_cell(blocks)
        elif role is Role.CAPTION and table.caption is not None and not table.rows:
            table.caption = (table.caption[0], blocks)
        if table.frame is element:
            table.end = blocks
            self._ended.append(table)
            self._table = None

    def _close(self) -> None:
        """Ends the block under way; the next begins with the next word, so that marks between belong to this one."""
        self.flow.close()
        self._pending = self._spaced = True
        self._gap = False

    def _begin(self) -> None:
        kind, level = self._kinds[-1] if self._kinds else (BlockKind.PARAGRAPH, None)
        self.flow.open(kind, level=level, separator=self._separator)
        self._pending, self._separator = False, "\n\n"

    def _say(self, text: str, at: int, inside: Element) -> None:
        if self._kinds and self._kinds[-1][0] is BlockKind.CODE and not self._open:
            kept = text.lstrip("\n") if self._pending else text
            if kept:
                self._emit(kept, at + len(text) - len(kept))
            return
        if text.isdigit() and text.isascii() and _is_raised(inside):
            text = text.translate(_TO_SUPERSCRIPT)
        done = 0
        for match in _UNEVEN_SPACES.finditer(text):
            self._put(text[done : match.start()], at + done)
            self._put(" ", at + match.start())
            done = match.end()
        self._put(text[done:], at + done)

    def _put(self, text: str, at: int) -> None:
        """Writes text without double spaces, or one space."""
        if self._spaced and text.startswith(" "):
            text, at = text[1:], at + 1
        if not text:
            return
        if self._gap and not self._spaced and _run_together(self._last, text[0]):
            self._emit(" ", None)
        self._gap = False
        self._emit(text, at)
        self._last = text[-1]
        self._spaced = self._last in " \n"

    def _emit(self, text: str, at: int | None) -> None:
        if self._open:
            self._open[-1].write(text, at)
            return
        if self._pending:
            self._begin()
        self.flow.write(text, at)

    def _space(self) -> None:
        if not self._spaced:
            self._emit(" ", None)
            self._spaced = True

    def _break(self) -> None:
        if self._open or self._pending or self._spaced:
            self._space()
            return
        self.flow.write("\n", None)
        self._spaced = True

    def _call(self, key: str, label: str | None, element: Element) -> None:
        if self._open:
            self._open[-1].call(key)
            return
        if self._pending and self._begins_block(element):
            self._begin()
        self.flow.call(key, label=label, raw=element.start)

    def _begins_block(self, element: Element) -> bool:
        """Whether no word or block stands before a mark in the block that it stands in."""
        one = element
        while one.parent is not None and not any(
            isinstance(before, Element) or before[0].strip() for before in _before(one)
        ):
            one = one.parent
            if self.form.role(one) in _BLOCKS:
                return True
        return False

    def _begin_body(self, element: Element) -> None:
        key, label = self.plan.bodies[element]
        self._read.add(element)
        if element in self.plan.standing:
            self._call(key, label, element)
        self._open.append(OpenBody(key, label, element, self._spaced))
        self._spaced = True
        self._gap = False

    def _finish_body(self) -> None:
        body = self._open.pop()
        self.bodies.append(body.finished())
        self._spaced = body.spaced_before
        self._gap = False

    def _end_citation(self, element: Element) -> None:
        body = self._open[-1]
        if body.citing and body.citing[-1][0] is element:
            _, start = body.citing.pop()
            item = self.form.cited(element)
            if item is not None:
                body.items.append((item, start, body.length))


def _before(element: Element) -> Iterator[Element | tuple[str, int]]:
    """What stands before an element in its parent."""
    for one in element.parent.content if element.parent is not None else ():
        if one is element:
            return
        yield one


def _is_raised(element: Element) -> bool:
    return element.name in _RAISED or element.get("rend").startswith("sup")


def _run_together(before: str, after: str) -> bool:
    return (before.isalnum() or before in _CLOSES) and (after.isalnum() or after in _OPENS)
