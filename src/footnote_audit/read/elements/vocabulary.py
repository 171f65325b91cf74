"""What the elements of an XML form do, and which of them are notes: the two things a form has to say of itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from footnote_audit.model import CslItem
from footnote_audit.read.elements.source import Element


class Role(StrEnum):
    """What an element does; one without a role is part of the line it stands in."""

    SECTION = "section"  # headings in it rank lower
    DIVISION = "division"  # stands by itself
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list-item"
    QUOTATION = "quotation"
    CAPTION = "caption"
    CODE = "code"
    FRAME = "frame"  # holds a table, its caption and its foot
    TABLE = "table"
    ROW = "row"
    CELL = "cell"
    LINE_BREAK = "line-break"
    SPACED = "spaced"  # set off from its neighbours by a space where they would run together
    SILENT = "silent"  # not read


def roles(**names: str) -> dict[str, Role]:
    """The table of a form: element names by role, parted by spaces; "parent/name" tells an element by its parent."""
    return {name: Role(role.replace("_", "-")) for role, listed in names.items() for name in listed.split()}


@dataclass(slots=True, kw_only=True)
class NotePlan:
    """Which elements are marks and notes.

    `marks` are read as nothing but calls of notes (key, printed label); `called_after` are read, and call notes at
    their end; `bodies` are notes (key, label), those in `standing` are called where they stand; `dropped` is not read.
    """

    marks: dict[Element, list[tuple[str, str | None]]] = field(default_factory=dict)
    called_after: dict[Element, list[tuple[str, str | None]]] = field(default_factory=dict)
    bodies: dict[Element, tuple[str, str | None]] = field(default_factory=dict)
    standing: set[Element] = field(default_factory=set)
    dropped: set[Element] = field(default_factory=set)

    def mark(self, element: Element, target: Element | None, key: str, label: str | None) -> None:
        """Plans that an element calls the note `target`, known by `key`; None where the file lacks it."""
        self.marks.setdefault(element, []).append((key, label))
        if target is not None:
            self.bodies.setdefault(target, (key, label))


def no_item(element: Element) -> CslItem | None:  # noqa: ARG001 - the signature of `cited`
    """The record of a work in a form that keeps none."""
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementForm:
    """An XML form: its media type, the roles of its elements, how its notes and its own record are found.

    `cited` gives the record of a cited work that an element of a name in `citations` keeps, or None.
    """

    media_type: str
    roles: Mapping[str, Role]
    plan: Callable[[Element], NotePlan]
    item: Callable[[Element], CslItem]
    citations: frozenset[str] = frozenset()
    cited: Callable[[Element], CslItem | None] = no_item

    def role(self, element: Element) -> Role | None:
        """The role of an element; the more exact line of the table wins."""
        parent = element.parent.name if element.parent is not None else ""
        return self.roles.get(f"{parent}/{element.name}") or self.roles.get(element.name)
