"""The marks of a Word file before it is walked: which label each reference prints, and what bookmarks stand for.

Labels follow ECMA-376 part 1, 17.11: custom marks are not counted; a section's own footnotePr and endnotePr outweigh
the settings' ones; numbers restart with sections or pages where told. Pages are those of the last rendering, as far as
the file keeps them.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from footnote_audit.read.docx.names import (
    BOOKMARK_END,
    BOOKMARK_START,
    BR,
    CUSTOM_MARK,
    ENDNOTE_PR,
    ENDNOTE_REFERENCE,
    FOOTNOTE_PR,
    FOOTNOTE_REFERENCE,
    ID,
    NAME,
    NUM_FMT,
    NUM_RESTART,
    NUM_START,
    PAGE_BREAK,
    PPR,
    RPR,
    SECTPR,
    SECTPR_CHANGE,
    SILENT,
    TYPE,
    VAL,
    R,
)
from footnote_audit.read.docx.styles import Styles, is_on
from footnote_audit.read.manuscript.numerals import printed_label

if TYPE_CHECKING:
    from lxml.etree import _Element

KINDS = {FOOTNOTE_REFERENCE: "footnote", ENDNOTE_REFERENCE: "endnote"}
_PROPERTIES = {FOOTNOTE_REFERENCE: FOOTNOTE_PR, ENDNOTE_REFERENCE: ENDNOTE_PR}
_USUAL_FORM = {FOOTNOTE_REFERENCE: "decimal", ENDNOTE_REFERENCE: "lowerRoman"}


def note_key(reference: "_Element") -> str:
    """The key of the note that a reference names."""
    return f"{KINDS[reference.tag]}-{reference.get(ID)}"


@dataclass(slots=True, kw_only=True)
class Marks:
    """`labels` by note key, for notes with automatic marks; `bookmarks` by name, the key of the note marked there."""

    labels: dict[str, str | None] = field(default_factory=dict)
    bookmarks: dict[str, str] = field(default_factory=dict)


class _Numbering(NamedTuple):
    form: str
    start: int
    restart: str


@dataclass(slots=True)
class _Counter:
    """Counts the references of one kind; those of a section wait until its properties are met at its end."""

    tag: str
    settings: "_Element | None"
    number: int = 0
    page: int = -1
    waiting: list[tuple[str, int]] = field(default_factory=list)
    first_section: bool = True

    def end_section(self, section: "_Element | None", labels: dict[str, str | None]) -> None:
        numbering = self._numbering(section)
        if self.first_section or numbering.restart == "eachSect":
            self.number = numbering.start - 1
        self.first_section = False
        for key, page in self.waiting:
            if numbering.restart == "eachPage" and page != self.page:
                self.number = numbering.start - 1
            self.page = page
            self.number += 1
            labels.setdefault(key, printed_label(self.number, numbering.form))
        self.waiting.clear()

    def _numbering(self, section: "_Element | None") -> _Numbering:
        found = {NUM_FMT: _USUAL_FORM[self.tag], NUM_START: "1", NUM_RESTART: "continuous"}
        for holder in (self.settings, section):
            properties = None if holder is None else holder.find(_PROPERTIES[self.tag])
            for name in found:
                element = None if properties is None else properties.find(name)
                if element is not None and element.get(VAL):
                    found[name] = element.get(VAL) or ""
        start = found[NUM_START]
        number = int(start) if start.isdecimal() and len(start) <= 6 else 1
        return _Numbering(found[NUM_FMT], number, found[NUM_RESTART])


def find_marks(root: "_Element", settings: "_Element | None", styles: Styles) -> Marks:
    """The labels and bookmarks of a document."""
    marks = Marks()
    counters = {tag: _Counter(tag, settings) for tag in KINDS}
    open_bookmarks: dict[str, str] = {}
    rendered = next(root.iter(PAGE_BREAK), None) is not None
    page = 0
    ending: _Element | None = None
    tags = (*KINDS, SECTPR, BOOKMARK_START, BOOKMARK_END, PAGE_BREAK if rendered else BR)
    for element in root.iter(*tags):
        tag = element.tag
        if ending is not None and _is_past(element, ending):
            _end_section(counters, ending, marks)
            page += not rendered
            ending = None
        if tag in counters:
            _note_reference(element, page, counters[tag], styles)
            marks.bookmarks |= dict.fromkeys(open_bookmarks.values(), note_key(element))
            open_bookmarks.clear()
        elif tag == BOOKMARK_START:
            open_bookmarks[element.get(ID) or ""] = element.get(NAME) or ""
        elif tag == BOOKMARK_END:
            open_bookmarks.pop(element.get(ID) or "", None)
        elif tag != SECTPR:
            page += tag == PAGE_BREAK or element.get(TYPE) == "page"
        elif (holder := element.getparent()) is not None and holder.tag != SECTPR_CHANGE:
            ending = element
    if ending is not None:
        _end_section(counters, ending, marks)
    _end_section(counters, None, marks)
    return marks


def _is_past(element: "_Element", ending: "_Element") -> bool:
    """Whether an element stands behind the paragraph that ends a section; its properties stand at its beginning."""
    properties = ending.getparent()
    if properties is None or properties.tag != PPR:
        return True
    paragraph = properties.getparent()
    return all(above is not paragraph for above in element.iterancestors())


def _end_section(counters: dict[str, _Counter], section: "_Element | None", marks: Marks) -> None:
    for counter in counters.values():
        counter.end_section(section, marks.labels)


def _note_reference(element: "_Element", page: int, counter: _Counter, styles: Styles) -> None:
    """Counts a reference that prints an automatic mark: not struck out, hidden or custom."""
    if is_on(element.get(CUSTOM_MARK, "0")):
        return
    if any(above.tag in SILENT for above in element.iterancestors()):
        return
    run = element.getparent()
    if run is not None and run.tag == R and styles.look(run.find(RPR)).hidden:
        return
    counter.waiting.append((note_key(element), page))
