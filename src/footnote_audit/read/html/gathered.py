"""A page's elements as the search for notes asks for them: by order, by name, by what their attributes may say.

The tree is gone through once for all of it; an XPath for each takes several times as long.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from footnote_audit.read.html.pointers import may_point
from footnote_audit.read.html.signs import ListNumbers

if TYPE_CHECKING:
    from lxml.html import HtmlElement as Element


@dataclass(slots=True)
class Linked:
    """A note of the page: its elements (the first holds its start), its key, and the links that call it."""

    key: str
    target: "Element"
    body: "Element"
    marks: list["Element"] = field(default_factory=list)
    label: str | None = None
    last: "Element | None" = None


@dataclass(slots=True)
class Page:
    """A page's elements by order and name, and what was found among them.

    `dashed` have a hyphen in their name, which pages define themselves; `styled` have a style or are hidden; `pointing`
    are the attributes that may point at another element: the element, the attribute's name and value.
    """

    order: dict["Element", int] = field(default_factory=dict)
    named: dict[str, "Element"] = field(default_factory=dict)
    dashed: list["Element"] = field(default_factory=list)
    styled: list["Element"] = field(default_factory=list)
    pointing: list[tuple["Element", str, str]] = field(default_factory=list)
    notes: list[Linked] = field(default_factory=list)
    marks: dict["Element", tuple[str, str | None]] = field(default_factory=dict)
    backlinks: set["Element"] = field(default_factory=set)
    broken: list["Element"] = field(default_factory=list)
    numbers: ListNumbers = field(default_factory=ListNumbers)


def gathered(root: "Element") -> Page:
    """The page with its elements and attributes, and no notes yet."""
    page = Page()
    anchors: list[tuple[str, Element]] = []
    for number, element in enumerate(root.iter()):
        page.order[element] = number
        tag = element.tag
        if isinstance(tag, str) and "-" in tag:
            page.dashed.append(element)
        for name, value in element.items():
            if name == "class":
                continue
            # A link to the root leads to the top of the page, to no note.
            if name == "id" and element is not root:
                page.named.setdefault(value, element)
            elif name == "name" and tag == "a":
                anchors.append((value, element))
            elif name in ("style", "hidden"):
                page.styled.append(element)
            elif may_point(name, value):
                page.pointing.append((element, name, value))
    for name, element in anchors:
        page.named.setdefault(name, element)
    return page
