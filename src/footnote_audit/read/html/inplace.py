"""Notes that stand at their place in an HTML page: sidenotes, tooltips, notes in an attribute of their mark.

An element named for notes, or with the role of one, that stands inside running text right behind a mark is that mark's
note. A mark whose title (or tooltip attribute) holds words carries its note itself.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from footnote_audit.read.bodies import plain_body
from footnote_audit.read.html.gathered import Page
from footnote_audit.read.html.signs import LABEL, LONGEST_MARK, text_of, words_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement as Element

_NAMED = re.compile(
    r"(?<![a-z])(?:(?:side|margin|foot|end)[-_]?notes?(?:[-_]*(?:text|content|body|note|tooltip|popup))*|note[-_]content|"
    r"(?:tooltip|popup|popover)[-_]?(?:text|content|body)|foot(?:note)?[-_](?:content|body|text|para)|ltx_note|"
    r"footnote_tooltip|inline[-_]?note|column-margin|margin-aside)(?![a-z])"
)
# A class that can only mean a note: its element needs no mark beside it.
_PLAINLY = re.compile(r"(?:^|\s)(?:(?:side|margin|foot|end)[-_]?note|fn|inline-(?:foot)?note)(?:\s|$)")
# Elements that pages define for notes (Distill's d-footnote, dt-fn), or that writers of notes make up.
_ELEMENTS = re.compile(r"(?:[a-z]+-)?(?:foot|side|end|margin)-?note|d[t]?-fn")
_ROLES = frozenset(("tooltip", "doc-footnote", "note"))
_HOLDERS = frozenset(("span", "small", "aside", "div", "section", "cite", "i", "em", "details"))
_MARKS = frozenset(("sup", "label", "input", "a", "span", "button", "b", "small", "i", "summary"))
_MARKED = frozenset(("span", "sup", "a", "abbr", "button", "small", "mark", "cite", "i", "b"))
_CANDIDATES = tuple(_HOLDERS | _MARKED)
_ATTRIBUTES = (
    "title",
    "data-footnote",
    "data-note",
    "data-tooltip",
    "data-content",
    "data-bs-content",
    "data-definition",
    "data-original-title",
    "data-bs-title",
    "data-title",
    "data-tip",
    "data-text",
    "data-footnote-text",
    "data-footnote-content",
    "data-tippy-content",
)
# Attributes that never hold a note.
_USUAL = frozenset("class id href rel role style name target lang dir type for tabindex".split())  # noqa: SIM905
_NUMBERS = ("data-footnote-number", "data-mfn", "data-footnote-index", "data-number", "data-index")
# A title of fewer letters is a hint to the reader ("Note 3"), not a note.
_LEAST_LETTERS = 4
_LEAST_PROSE = 8
_HINT = re.compile(
    r"(?:[\w’']+\s+){0,4}(?:(?:foot|end|side)?notes?|fu(?:ß|ss)note|anmerkung|nota|noot|przypis|références?|references?|ref|"
    r"citation|примечание|сноска|注|脚注|text|top|content)\.?\s*\W?\s*\w{0,4}\W*",
    re.I,
)
_THREE_WORD_CHARACTERS = re.compile(r"\w[\W\d]*\w[\W\d]*\w")
_NUMBERED_OR_BRACKETED = re.compile(r"[\d*†‡§¶‖⁰-⁹¹²³\[(]")
_NAMED_FOR_NOTES = re.compile(r"note|(?<![a-z])fn(?![a-z])|tooltip", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class InPlace:
    """A note at its place: its element or the text of an attribute, its label, and what only repeats the mark."""

    element: "Element"
    label: str | None
    text: str | None
    repeats: "tuple[Element, ...]"
    wrapper: "Element | None" = None
    attribute: str = ""


def notes_in_place(root: "Element", page: Page) -> tuple[list[InPlace], list["Element"]]:
    """The notes that stand at their place, and elements that only repeat a linked note beside its mark."""
    linked = {note.key: note for note in page.notes}
    taken = {note.body for note in page.notes} | set(page.marks)
    found: list[InPlace] = []
    copies: list[Element] = []
    inside: set[Element] = set()
    candidates = [*root.iter(*_CANDIDATES), *page.dashed]
    for element in sorted(candidates, key=page.order.__getitem__) if page.dashed else candidates:
        if element in taken or not (element.keys() or "-" in element.tag):
            continue
        note = _standing(element) or _in_attribute(element)
        if note is None or any(child in taken for child in element):
            continue
        if any(a in inside or a in taken for a in element.iterancestors()):
            continue
        inside.add(element)
        mark = _linked_mark(element, page)
        if mark is None or not _repeats(note, element, linked[page.marks[mark][0]].body):
            found.append(note)
        else:
            copies.append(element)
    return found, copies


def _linked_mark(element: "Element", page: Page) -> "Element | None":
    """The linked mark that stands right before an element."""
    for mark in (*_marks_before(element), *_mark_behind(element)):
        for one in mark.iter():
            if one in page.marks:
                return one
    return None


def _mark_behind(element: "Element") -> "Iterator[Element]":
    """What stands right behind an element, or behind the wrapper that holds nothing else: its mark as printed."""
    for _ in range(3):
        following, parent = element.getnext(), element.getparent()
        if (element.tail or "").strip() or parent is None:
            return
        if following is not None:
            if following.tag in _MARKS and _label(following) is not None:
                yield following
            return
        if (parent.text or "").strip() or len(parent) > 1:
            return
        element = parent


def _repeats(note: InPlace, element: "Element", body: "Element") -> bool:
    here, there = ("".join(c for c in text if c.isalpha()) for text in (note.text or text_of(element), text_of(body)))
    return here[:200] in there


def _standing(element: "Element") -> InPlace | None:
    if "-" in element.tag and _ELEMENTS.fullmatch(element.tag) and not LABEL.fullmatch(words_of(element) or "1"):
        return InPlace(element=element, label=None, text=None, repeats=())
    if element.tag not in _HOLDERS or not _is_note(element) or not _in_running_text(element):
        return None
    leading = list(_leading_marks(element))
    before = list(_marks_before(element))
    words = text_of(element).strip()
    wrapper = _labelled_wrapper(element)
    if wrapper is not None:
        return InPlace(element=element, label=wrapper[1], text=None, repeats=(), wrapper=wrapper[0])
    label = next((text for e in (*before, *leading) if (text := _label(e))), None)
    if len(words) <= len(label or "") + 1 or not (before or leading or _is_plainly_a_note(element)):
        return None
    return InPlace(element=element, label=label, text=None, repeats=(*before, *leading))


def _is_plainly_a_note(element: "Element") -> bool:
    """Whether an element without any mark is a note: its class can mean nothing else, and it holds prose."""
    if element.tag not in ("span", "small") or not _PLAINLY.search((element.get("class") or "").lower()):
        return False
    if LABEL.fullmatch((element.text or "").strip()) or any(isinstance(e.tag, str) and _is_note(e) for e in element):
        return False
    return sum(c.isalpha() for c in words_of(element)) >= _LEAST_PROSE


def _is_note(element: "Element") -> bool:
    if (element.get("role") or "") in _ROLES:
        return True
    names, own = element.get("class"), element.get("id")
    if not names and not own:
        return False
    names = f"{names or ''} {own or ''}".lower()
    return bool(_NAMED.search(names) or _PLAINLY.search(names)) and bool(
        _THREE_WORD_CHARACTERS.search(text_of(element))
    )


def _in_running_text(element: "Element") -> bool:
    """Whether words of the same paragraph stand around the element, outside its wrapper."""
    one = element
    for _ in range(4):
        parent = one.getparent()
        if parent is None:
            return False
        texts = [parent.text, *(child.tail for child in parent)]
        told = [text.strip() for text in texts if text and text.strip(" \t\r\n[]().,;")]
        if any(parent.tag in ("td", "th") or not LABEL.fullmatch(text) for text in told):
            return parent.tag not in ("body", "html", "article", "main")
        one = parent
    return False


def _label(element: "Element") -> str | None:
    text = text_of(element).strip(" \t\r\n[]().\u00a0")
    return text if text and len(text) <= LONGEST_MARK and LABEL.fullmatch(text) else None


def _labelled_wrapper(element: "Element") -> "tuple[Element, str] | None":
    """The small element around a note whose own words are only the mark."""
    parent = element.getparent()
    if parent is None or parent.tag not in _MARKS:
        return None
    own = "".join([parent.text or "", *(child.tail or "" for child in parent)]).strip()
    label = own.strip("[]() .")
    return (parent, label) if label and len(parent) == 1 and LABEL.fullmatch(own) else None


def _marks_before(element: "Element") -> "Iterator[Element]":
    """The elements right before a note that show its mark or switch it on; no words stand between."""
    previous = element.getprevious()
    for _ in range(3):
        if previous is None or not isinstance(previous.tag, str) or (previous.tail or "").strip():
            return
        text = text_of(previous).strip()
        if previous.tag not in _MARKS or (text and _label(previous) is None):
            return
        yield previous
        previous = previous.getprevious()


def _leading_marks(element: "Element") -> "Iterator[Element]":
    """The elements a note begins with that show only its mark."""
    if (element.text or "").strip(" \t\r\n[("):
        return
    for child in element:
        if not isinstance(child.tag, str):
            continue
        if child.tag in _MARKS and _label(child):
            yield child
        elif text_of(child).strip():
            yield from _leading_marks(child)
            return
        if (child.tail or "").strip(" \t\r\n])."):
            return


def _in_attribute(element: "Element") -> InPlace | None:
    if element.tag not in _MARKED or _USUAL.issuperset(element.keys()):
        return None
    label = _label(element)
    if label is None and (words_of(element, 8) or not _NAMED_FOR_NOTES.search(" ".join(element.attrib.values()))):
        return None
    if label and not _NUMBERED_OR_BRACKETED.search(text_of(element)):
        return None
    if element.tag == "a" and (element.get("href") or "#").strip("#").removeprefix("javascript:void(0)").strip(";"):
        return None
    held = _note_in(element)
    if held is None:
        return None
    printed = label or next((v for name in _NUMBERS if (v := element.get(name)) and LABEL.fullmatch(v)), None)
    return InPlace(element=element, label=printed, text=held[1], repeats=(), attribute=held[0])


def _note_in(element: "Element") -> tuple[str, str] | None:
    """The attribute of a mark that holds its note, and the note; any attribute of the page's own with words counts."""
    # A damaged attribute has a name that cannot be asked for, so all are taken at once.
    attributes = dict(element.attrib.items())
    own = [name for name in attributes if name.startswith("data-") and name not in _ATTRIBUTES]
    for name in (*_ATTRIBUTES, *own, "aria-label"):
        value = " ".join(attributes.get(name, "").split())
        if not value or value[0] in "{[" or (name not in _ATTRIBUTES and " " not in value):
            continue
        value = plain_body(value)
        if sum(c.isalpha() for c in value) >= _LEAST_LETTERS and not _HINT.fullmatch(value):
            return (name, value)
    return None
