"""The walk over an HTML tree: text and blocks into a Flow, notes into bodies, cells into tables."""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from footnote_audit.model import BlockKind, ReadWarning, Table, WarningCode
from footnote_audit.read.flow import FILLER, Body, Flow
from footnote_audit.read.html.furniture import SILENT
from footnote_audit.read.html.open_notes import OpenBody
from footnote_audit.read.html.positions import Positions
from footnote_audit.read.html.signs import text_of
from footnote_audit.read.html.tables import OpenTable
from footnote_audit.read.labels import SUPERSCRIPTS
from footnote_audit.read.raw import Raw
from footnote_audit.text import squeeze

if TYPE_CHECKING:
    from lxml.html import HtmlElement as Element

_BLOCKS = frozenset(
    "p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd table tr td th caption blockquote pre section article aside header "  # noqa: SIM905
    "footer main figure figcaption nav form fieldset address hr details summary center body tbody thead tfoot".split()
)
_KINDS = {
    "li": BlockKind.LIST_ITEM,
    "dt": BlockKind.LIST_ITEM,
    "dd": BlockKind.LIST_ITEM,
    "td": BlockKind.CELL,
    "th": BlockKind.CELL,
    "caption": BlockKind.CAPTION,
    "figcaption": BlockKind.CAPTION,
    "blockquote": BlockKind.QUOTATION,
    "pre": BlockKind.CODE,
}
# White space other than a lone space; it begins with one set of characters, so that the search can jump to the next.
_UNEVEN_SPACES = re.compile(r"[ \t\r\n\f](?:[ \t\r\n\f]+|(?<! ))")
_TO_SUPERSCRIPT = str.maketrans("0123456789", SUPERSCRIPTS)
# Elements whose text the stretches of a file leave out.
_UNSEEN = frozenset(("script", "style"))
# How much of a cut element its warning carries.
_SHOWN = 2000


@dataclass(slots=True, kw_only=True)
class Plan:
    """What the walk does at which element: calls there, bodies that start there, what is left out.

    `held` are notes that an attribute of their mark holds: key, label, attribute and text.
    """

    calls: dict["Element", list[tuple[str, str | None]]] = field(default_factory=dict)
    opened: set["Element"] = field(default_factory=set)
    closed: set["Element"] = field(default_factory=set)
    joined: set["Element"] = field(default_factory=set)
    quiet: set["Element"] = field(default_factory=set)
    bodies: dict["Element", tuple[str, str | None]] = field(default_factory=dict)
    ends: dict["Element", "Element"] = field(default_factory=dict)
    in_place: dict["Element", tuple[str, str | None]] = field(default_factory=dict)
    dropped: set["Element"] = field(default_factory=set)
    cut: set["Element"] = field(default_factory=set)
    held: dict["Element", tuple[str, str | None, str, str]] = field(default_factory=dict)
    in_text: dict[tuple["Element", bool], list[tuple[int, int, str, str]]] = field(default_factory=dict)

    def elements(self) -> set["Element"]:
        """The elements that the walk does something special at as it enters them."""
        return {*self.calls, *self.bodies, *self.in_place, *self.held, *self.dropped, *self.cut}


@dataclass(slots=True)
class Walk:
    """One pass over the tree; `bodies`, `tables` and `warnings` fill as it goes."""

    raw: Raw
    flow: Flow
    positions: Positions
    plan: Plan
    bodies: list[Body] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    warnings: list[ReadWarning] = field(default_factory=list)
    _open: list[OpenBody] = field(default_factory=list)
    _kinds: list[BlockKind] = field(default_factory=list)
    _tables: list[OpenTable] = field(default_factory=list)
    _ended: list[OpenTable] = field(default_factory=list)
    _ends_in_space: bool = True
    _last: int = 0
    _planned: set["Element"] = field(default_factory=set)

    def run(self, root: "Element") -> None:
        """Walks the whole tree."""
        from lxml import etree

        self._planned = self.plan.elements()
        walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in walk:
            if event == "start":
                if not self._enter(element):
                    walk.skip_subtree()
                    self._pass_over(element)
                elif (text := element.text) and not (self._ends_in_space and text.isspace()):
                    self._say(text, inside=element)
                continue
            if event == "end":
                self._leave(element)
            if (text := element.tail) and not (self._ends_in_space and text.isspace()):
                self._say(text, inside=element.getparent(), after=element)
        while self._open:
            self._finish_body()
        self.flow.close()
        text = self.flow.text()
        found = (ended.table(text, self.flow.blocks) for ended in self._ended)
        self.tables.extend(table for table in found if table is not None)

    def _enter(self, element: "Element") -> bool:
        """Begins an element; False where nothing in it is to be read."""
        tag = element.tag
        if element in self._planned:
            if not self._enter_planned(element):
                return False
        elif tag in SILENT:
            return False
        if tag == "br":
            self._break()
        elif tag in _BLOCKS:
            self._begin_block(tag)
        return True

    def _enter_planned(self, element: "Element") -> bool:
        """Does what the plan says of an element; False where nothing in it is to be read."""
        plan = self.plan
        if element in plan.held:
            self._take_held(element)
        if element in plan.in_place:
            self._call(*plan.in_place[element])
        if element in plan.bodies:
            self._begin_body(element)
        for key, label in plan.calls.get(element, ()):
            self._call(key, label)
        if element in plan.calls or element in plan.dropped or element in plan.cut:
            return False
        return element.tag not in SILENT or element in plan.bodies

    def _leave(self, element: "Element") -> None:
        while self._open and self._open[-1].end is element:
            self._finish_body()
        tag = element.tag
        if tag not in _BLOCKS or element in self.plan.dropped or element in self.plan.cut:
            return
        if tag == "table" and self._tables and not self._open:
            self._finish_table()
        if self._kinds:
            self._kinds.pop()
        if self._open:
            self._open[-1].add(" ")
        else:
            self.flow.open(self._kinds[-1] if self._kinds else BlockKind.PARAGRAPH)
        self._ends_in_space = True

    def _begin_block(self, tag: str) -> None:
        level = int(tag[1]) if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit() else None
        kind = BlockKind.HEADING if level else _KINDS.get(tag)
        inherited = self._kinds[-1] if self._kinds else BlockKind.PARAGRAPH
        self._kinds.append(kind or (BlockKind.PARAGRAPH if inherited is BlockKind.HEADING else inherited))
        self._ends_in_space = True
        if self._open:
            self._open[-1].add(" ")
            return
        separator = self._tables[-1].separator(tag) if self._tables else "\n\n"
        self.flow.open(self._kinds[-1], level=level, separator=separator)
        if tag == "table":
            self._tables.append(OpenTable())
        elif self._tables:
            self._tables[-1].enter(tag, len(self.flow.blocks))

    def _finish_table(self) -> None:
        """Ends a table; it counts where it has at least two rows and two columns and lies in no other table."""
        self.flow.close()
        table = self._tables.pop()
        if table.ended(len(self.flow.blocks)) and not self._tables:
            self._ended.append(table)

    def _say(self, text: str, *, inside: "Element | None", after: "Element | None" = None) -> None:
        """Writes a text node, the text of an element or the tail of one; brackets around a mark go with it."""
        if inside is None:
            return
        if text.isspace():
            if not self._ends_in_space:
                self._write(" ", None)
            return
        pieces = self.positions.pieces(text)
        plan = self.plan
        if inside in plan.quiet or after in plan.joined:
            return
        if after in plan.closed:
            pieces[0] = (FILLER + pieces[0][0][1:], pieces[0][1])
        if plan.opened and self._following(inside, after) in plan.opened:
            pieces[-1] = (pieces[-1][0].rstrip()[:-1] + FILLER, pieces[-1][1])
        holder = after if after is not None else inside
        if plan.in_text and (spans := plan.in_text.get((holder, after is not None))):
            self._say_around(pieces, spans)
            return
        raised = inside.tag == "sup" and text.strip().isdigit() and text.isascii()
        for piece, at in pieces:
            self._write(piece.translate(_TO_SUPERSCRIPT) if raised else piece, at)

    @staticmethod
    def _following(inside: "Element", after: "Element | None") -> "Element | None":
        """The element that a text node stands before."""
        if after is not None:
            return after.getnext()
        return inside[0] if len(inside) else None

    def _say_around(self, pieces: list[tuple[str, int | None]], spans: list[tuple[int, int, str, str]]) -> None:
        """Writes a text node that calls notes in its own characters."""
        done = 0
        for piece, at in pieces:
            begin = done
            for start, end, key, label in spans:
                if done <= start < begin + len(piece):
                    self._write(piece[done - begin : start - begin], None if at is None else at + done - begin)
                    self._call(key, label)
                    done = end
            self._write(piece[done - begin :], None if at is None else at + done - begin)
            done = max(done, begin + len(piece))

    def _write(self, text: str, at: int | None) -> None:
        if self._kinds and self._kinds[-1] is BlockKind.CODE and not self._open:
            self._put(text, at)
            return
        if at is not None and (even := _with_even_spaces(text)) is not None:
            start = 1 if self._ends_in_space and even[:1] == " " else 0
            self._put(even[start:], at + start)
            # What comes next is told to stand where the last line begins.
            if even is not text and (wrap := text.rfind("\n")) >= start:
                self._last = at + min(wrap + 1, len(text) - 1)
            return
        done = 1 if self._ends_in_space and text[:1] == " " else 0
        for match in _UNEVEN_SPACES.finditer(text):
            if match.end() <= done:
                continue
            self._put(text[done : match.start()], None if at is None else at + done)
            if not self._ends_in_space:
                self._put(" ", None if at is None else at + match.start())
                self._ends_in_space = True
            done = match.end()
        self._put(text[done:], None if at is None else at + done)

    def _put(self, text: str, at: int | None) -> None:
        if not text:
            return
        self._ends_in_space = text.endswith((" ", "\n"))
        if at is not None:
            self._last = at
        if not self._open:
            # Where a place is not known, the last known one is nearer than counting on from it.
            self.flow.write(text, self._last if at is None and text.strip() else at)
            return
        self._open[-1].add(text, at)

    def _break(self) -> None:
        if self._open:
            self._open[-1].add(" ")
        else:
            self.flow.write("\n", None)
        self._ends_in_space = True

    def _call(self, key: str, label: str | None) -> None:
        if self._open:
            body = self._open[-1]
            body.calls.append((key, body.words()[0]))
        else:
            self.flow.call(key, label=label, raw=self._last)

    def _begin_body(self, element: "Element") -> None:
        key, label = self.plan.bodies[element]
        end = self.plan.ends.get(element, element)
        if self._open and self._open[-1].end is element.getparent():
            self._finish_body()
        if end is element and element.tag not in _BLOCKS and not text_of(element).strip(" []().0123456789*†‡§"):
            parent = element.getparent()
            end = parent if parent is not None else element
        self._open.append(OpenBody(key=key, label=label, end=end, standing=element in self.plan.in_place))
        self._ends_in_space = True

    def _finish_body(self) -> None:
        body = self._open.pop()
        text, start = body.words()
        raw = body.raw(start)
        self.bodies.append(
            Body(
                key=body.key,
                label=body.label,
                text=text,
                raw=self._last if raw is None else raw,
                calls=tuple(body.calls),
            )
        )
        self._ends_in_space = True

    def _take_held(self, element: "Element") -> None:
        """Takes the note that an attribute of its mark holds."""
        key, label, name, text = self.plan.held[element]
        at = self.positions.attribute(name, dict(element.attrib.items()).get(name, ""), self._last)
        self.bodies.append(Body(key=key, label=label, text=text, raw=self._last if at is None else at))

    def _pass_over(self, element: "Element") -> None:
        """Moves the cursor past the text of an element that is not read; what is cut is told with its place."""
        texts = _texts(element)
        passed = [self.positions.pieces(text) for text in texts if not text.isspace()]
        exact = squeeze(" ".join(texts))[:_SHOWN] if element in self.plan.cut else ""
        if exact:
            message = "page furniture was left out of the text"
            places = (at for pieces in passed for piece, at in pieces if at is not None and not piece.isspace())
            at = next(places, self._last)
            self.warnings.append(self.raw.warn(WarningCode.FURNITURE_CUT, message, at, exact))


def _with_even_spaces(text: str) -> str | None:
    """The text with spaces for its line breaks, one character for one; None where white space is to be folded."""
    even = text.replace("\n", " ")
    return None if "  " in even or "\t" in even or "\r" in even or "\f" in even else even


def _texts(element: "Element") -> list[str]:
    """The texts in an element that a page could show, in order."""
    if element.tag in _UNSEEN:
        return []
    if len(element) == 0:
        return [element.text] if element.text else []
    texts = [element.text] if element.text else []
    for child in element:
        tag = child.tag
        if len(child):
            found = child.xpath("descendant::text()[not(parent::script or parent::style)]", smart_strings=False)
            texts += map(str, found)
        elif isinstance(tag, str) and tag not in _UNSEEN and (text := child.text):
            texts.append(text)
        if tail := child.tail:
            texts.append(tail)
    return texts
