"""Notes that stand at their place in an HTML page: sidenotes, tooltips, notes in an attribute of their mark.

An element named for notes, or with the role of one, that stands inside running text right behind a mark is that mark's
note. A mark whose title (or tooltip attribute) holds words carries its note itself.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from footnote_audit.read.html.notes import LABEL, Page

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NAMED = re.compile(
    r"(?<![a-z])(?:(?:side|margin|foot|end)[-_]?notes?(?:[-_]*(?:text|content|body|note|tooltip|popup))*|note[-_]content|"
    r"(?:tooltip|popup|popover)[-_]?(?:text|content|body)|foot(?:note)?[-_](?:content|body|text|para)|ltx_note|footnote_tooltip|inline[-_]?note)(?![a-z])",
    re.I,
)
_ROLES = frozenset(("tooltip", "doc-footnote", "note"))
_HOLDERS = frozenset(("span", "small", "aside", "div", "section", "cite", "i", "em"))
_MARKS = frozenset(("sup", "label", "input", "a", "span", "button", "b", "small", "i"))
_ATTRIBUTES = (
    "title",
    "data-footnote",
    "data-note",
    "data-tooltip",
    "data-content",
    "data-bs-content",
    "data-definition",
)
_LONGEST_MARK = 16
# A title of fewer letters is a hint to the reader ("Note 3"), not a note.
_LEAST_LETTERS = 4
_HINT = re.compile(
    r"(?:see |view |go to |jump to |open )?(?:the )?(?:foot|end)?(?:note|reference|ref)\.?\s*\W?\s*\w{0,4}\W*", re.I
)


@dataclass(frozen=True, slots=True, kw_only=True)
class InPlace:
    """A note at its place: its element or the text of an attribute, its label, and what only repeats the mark."""

    element: "HtmlElement"
    label: str | None
    text: str | None
    repeats: "tuple[HtmlElement, ...]"
    wrapper: "HtmlElement | None" = None


def notes_in_place(root: "HtmlElement", page: Page) -> list[InPlace]:
    """The notes of the page that stand at their place, leaving out what is linked already."""
    taken = {note.body for note in page.notes} | set(page.marks)
    found: list[InPlace] = []
    inside: set[HtmlElement] = set()
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        parent = element.getparent()
        if parent is not None and (parent in inside or parent in taken):
            inside.add(element)
        if element in inside or element in taken or any(child in taken for child in element):
            continue
        note = _standing(element) or _in_attribute(element)
        if note is not None:
            found.append(note)
            inside.add(element)
    return found


def _standing(element: "HtmlElement") -> InPlace | None:
    if element.tag not in _HOLDERS or not _is_note(element) or not _in_running_text(element):
        return None
    leading = list(_leading_marks(element))
    before = list(_marks_before(element))
    words = element.text_content().strip()
    wrapper = _labelled_wrapper(element)
    if wrapper is not None:
        return InPlace(element=element, label=wrapper[1], text=None, repeats=(), wrapper=wrapper[0])
    label = next((text for e in (*before, *leading) if (text := _label(e))), None)
    if not (before or leading) or len(words) <= len(label or "") + 1:
        return None
    return InPlace(element=element, label=label, text=None, repeats=(*before, *leading))


def _is_note(element: "HtmlElement") -> bool:
    if (element.get("role") or "") in _ROLES:
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return bool(_NAMED.search(names)) and bool(re.search(r"\w[\W\d]*\w[\W\d]*\w", element.text_content()))


def _in_running_text(element: "HtmlElement") -> bool:
    """Whether words of the same paragraph stand around the element, outside its wrapper."""
    one = element
    for _ in range(4):
        parent = one.getparent()
        if parent is None:
            return False
        texts = [parent.text, *(child.tail for child in parent)]
        if any(text and text.strip(" \t\r\n[]().,;") and not LABEL.fullmatch(text.strip()) for text in texts):
            return parent.tag not in ("body", "html", "article", "main")
        one = parent
    return False


def _label(element: "HtmlElement") -> str | None:
    text = element.text_content().strip(" \t\r\n[]().\u00a0")
    return text if text and len(text) <= _LONGEST_MARK and LABEL.fullmatch(text) else None


def _labelled_wrapper(element: "HtmlElement") -> "tuple[HtmlElement, str] | None":
    """The small element around a note whose own words are only the mark."""
    parent = element.getparent()
    if parent is None or parent.tag not in _MARKS:
        return None
    own = "".join([parent.text or "", *(child.tail or "" for child in parent)]).strip()
    label = own.strip("[]() .")
    return (parent, label) if label and len(parent) == 1 and LABEL.fullmatch(own) else None


def _marks_before(element: "HtmlElement") -> "Iterator[HtmlElement]":
    """The elements right before a note that show its mark or switch it on; no words stand between."""
    previous = element.getprevious()
    for _ in range(3):
        if previous is None or not isinstance(previous.tag, str) or (previous.tail or "").strip():
            return
        text = previous.text_content().strip()
        if previous.tag not in _MARKS or (text and _label(previous) is None):
            return
        yield previous
        previous = previous.getprevious()


def _leading_marks(element: "HtmlElement") -> "Iterator[HtmlElement]":
    """The elements a note begins with that show only its mark."""
    if (element.text or "").strip(" \t\r\n[("):
        return
    for child in element:
        if not isinstance(child.tag, str):
            continue
        if child.tag in _MARKS and _label(child):
            yield child
        elif child.text_content().strip():
            yield from _leading_marks(child)
            return
        if (child.tail or "").strip(" \t\r\n])."):
            return


def _in_attribute(element: "HtmlElement") -> InPlace | None:
    if element.tag not in ("span", "sup", "a", "abbr", "button", "small", "mark", "cite") or not _label(element):
        return None
    if not re.search(r"[\d*†‡§¶‖⁰-⁹¹²³]|[\[(]", element.text_content()):
        return None
    if element.tag == "a" and (element.get("href") or "#").strip("#").removeprefix("javascript:void(0)").strip(";"):
        return None
    for name in _ATTRIBUTES:
        value = " ".join((element.get(name) or "").split())
        letters = sum(c.isalpha() for c in value)
        if letters >= _LEAST_LETTERS and not _HINT.fullmatch(value):
            return InPlace(element=element, label=_label(element), text=value, repeats=())
    return None
