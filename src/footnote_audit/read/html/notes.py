"""Linked notes of an HTML page: which links are marks, which elements are the notes they lead to.

A link forward inside the page whose words look like a mark ("12", "[iv]", "*") leads to a note if the place it leads to
bears one of three signs: it links back to the mark; it opens with the same mark (or is the list item of that number);
it or an element around it is named for notes (class, id, role). So links to equations, tables and headings stay text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from footnote_audit.read.flow import FILLER
from footnote_audit.read.labels import ordinal, plain_label

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LABEL = re.compile(
    r"(?:\[\s*)?(?:\(\s*)?((?:n(?:ote|b)?\.?\s*|fn\s*)?\d{1,4}(?::\d{1,3})?|[ivxlc]{1,7}|[a-z]{1,2}|[*†‡§¶‖#⁂]{1,4}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})[.:]?\s*[\])]?",
    re.I,
)
_NAMED = re.compile(
    r"(?<![a-z])(?:foot|end|side|page|margin)?-?_?(?:notes?|fn|ftn|reference|references|reflist|cite_note|citations?|"
    r"bibliography|anmerkungen|fussnoten|"
    r"fußnoten|refs)(?![a-z])",
    re.I,
)
_ROLES = frozenset("doc-endnotes doc-endnote doc-footnote doc-biblioentry doc-bibliography note".split())  # noqa: SIM905
_INLINE = frozenset("a abbr b cite code em font i label mark q s small span strong sub sup u ins tt".split())  # noqa: SIM905
_NO_NOTE = frozenset("h1 h2 h3 h4 h5 h6 table figure img math body html main article header".split())  # noqa: SIM905
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LISTS = frozenset(("ol", "ul", "dl", "tbody", "table", "section"))
_BRACKETS = " \t\r\n[](){}.,;:\u00a0\u202f" + FILLER
_LONGEST_MARK = 16


@dataclass(slots=True)
class Linked:
    """A note of the page: its elements (the first holds its start), its key, and the links that call it."""

    key: str
    target: "HtmlElement"
    body: "HtmlElement"
    marks: list["HtmlElement"] = field(default_factory=list)
    label: str | None = None
    last: "HtmlElement | None" = None


@dataclass(slots=True)
class Page:
    """A page's elements by order and name, and what was found among them."""

    order: dict["HtmlElement", int]
    named: dict[str, "HtmlElement"]
    notes: list[Linked] = field(default_factory=list)
    marks: dict["HtmlElement", tuple[str, str | None]] = field(default_factory=dict)
    backlinks: set["HtmlElement"] = field(default_factory=set)


def linked_notes(root: "HtmlElement") -> Page:
    """The page's notes with the links that call them, in the order of the notes."""
    page = _page(root)
    links = [(a, fragment) for a in root.iter("a") if (fragment := _fragment(a)) in page.named]
    forward = [(a, page.named[f]) for a, f in links if _is_forward(page, a, page.named[f])]
    targets = {target for _, target in forward}
    marked = {a for a, _ in forward}
    holders = _counts(targets)
    mark_holders = _counts(marked)
    by_target: dict[HtmlElement, Linked] = {}
    refused: set[HtmlElement] = set()
    for mark, target in forward:
        if target in refused:
            continue
        note = by_target.get(target)
        if note is None:
            body = _body(target, holders, mark_holders)
            if body is None or body in mark.iterancestors() or not _has_a_sign(mark, target, body):
                refused.add(target)
                continue
            note = Linked(key=f"link-{page.order[target]}", target=target, body=body, label=mark_label(mark))
            by_target[target] = note
        note.marks.append(mark)
        page.marks[mark] = (note.key, mark_label(mark))
    page.notes = sorted(by_target.values(), key=lambda n: page.order[n.target])
    page.notes += list(_uncalled(page, refused))
    _extend(page)
    page.backlinks = set(_backlinks(page, links))
    return page


def mark_label(mark: "HtmlElement") -> str | None:
    """The printed mark without its brackets; None where it shows none."""
    text = mark.text_content().strip(_BRACKETS)
    return plain_label(text.partition(":")[0]) or None


def _page(root: "HtmlElement") -> Page:
    order: dict[HtmlElement, int] = {}
    named: dict[str, HtmlElement] = {}
    for number, element in enumerate(root.iter()):
        if not isinstance(element.tag, str):
            continue
        order[element] = number
        for name in (element.get("id"), element.get("name") if element.tag == "a" else None):
            if name:
                named.setdefault(name, element)
    return Page(order=order, named=named)


def _fragment(link: "HtmlElement") -> str:
    from urllib.parse import unquote

    href = link.get("href") or ""
    if "#" not in href:
        return ""
    return unquote(href.partition("#")[2])


def _is_forward(page: Page, link: "HtmlElement", target: "HtmlElement") -> bool:
    if page.order[target] <= page.order[link] or target.tag in _NO_NOTE:
        return False
    text = link.text_content().strip(" \t\r\n\u00a0" + FILLER)
    return len(text) <= _LONGEST_MARK and bool(LABEL.fullmatch(text))


def _counts(elements: set["HtmlElement"]) -> dict["HtmlElement", int]:
    """How many of the elements each ancestor holds."""
    counts: dict[HtmlElement, int] = {}
    for element in elements:
        for ancestor in element.iterancestors():
            counts[ancestor] = counts.get(ancestor, 0) + 1
    return counts


def _body(
    target: "HtmlElement", holders: dict["HtmlElement", int], mark_holders: dict["HtmlElement", int]
) -> "HtmlElement | None":
    """The element that holds the note's text: the target, or the block around a target that is only its mark."""
    element = target
    if element.tag == "dt":
        following = element.getnext()
        return following if following is not None and following.tag == "dd" else element
    while element.tag in _INLINE or element.tag == "td" or _is_bare(element):
        parent = element.getparent()
        if parent is not None and parent.tag in _HEADINGS and _is_bare(parent):
            return parent
        if parent is None or parent.tag in _NO_NOTE or parent.tag in _LISTS or holders.get(parent, 0) > 1:
            break
        if mark_holders.get(parent, 0) > mark_holders.get(element, 0) + 1:
            break
        element = parent
    parent = element.getparent()
    while (
        parent is not None
        and element.tag in ("p", "span")
        and parent.tag in ("div", "aside", "li")
        and holders.get(parent, 0) == 1
        and mark_holders.get(parent, 0) <= mark_holders.get(element, 0)
    ):
        element, parent = parent, parent.getparent()
    return element


def _is_bare(element: "HtmlElement") -> bool:
    """Whether an element shows no more than a mark."""
    return len(element.text_content().strip()) <= _LONGEST_MARK and element.tag not in ("li", "tr", "dd")


def _has_a_sign(mark: "HtmlElement", target: "HtmlElement", body: "HtmlElement") -> bool:
    return _links_back(mark, target, body) or _is_named(body) or _is_named(target) or _opens_with(mark, body)


def _own_names(mark: "HtmlElement") -> set[str]:
    """The names by which a note can link back: of the mark, of what is in it, and of the small elements around it."""
    names = {n for e in mark.iter() if isinstance(e.tag, str) for n in (e.get("id"), e.get("name")) if n}
    for distance, ancestor in enumerate(mark.iterancestors()):
        if distance >= 3 or (ancestor.tag not in _INLINE and ancestor.tag != "p"):
            break
        if ancestor.get("id"):
            names.add(str(ancestor.get("id")))
    previous = mark.getprevious()
    if previous is not None and isinstance(previous.tag, str) and previous.get("id"):
        names.add(str(previous.get("id")))
    return names


def _links_back(mark: "HtmlElement", target: "HtmlElement", body: "HtmlElement") -> bool:
    names = _own_names(mark)
    if not names:
        return False
    places = (body, target) if target is not body else (body,)
    return any(_fragment(link) in names for place in places for link in place.iter("a"))


def _is_named(element: "HtmlElement") -> bool:
    """Whether the element or one around it is named for notes."""
    for distance, one in enumerate([element, *element.iterancestors()]):
        if one.tag in ("body", "html", "main", "article") or distance > 5:
            return False
        if (one.get("role") or "") in _ROLES or "footnote" in (one.get("epub:type") or ""):
            return True
        if _NAMED.search(f"{one.get('class') or ''} {one.get('id') or ''}"):
            return True
    return False


def _opens_with(mark: "HtmlElement", body: "HtmlElement") -> bool:
    label = mark_label(mark)
    if label is None:
        return False
    text = body.text_content().lstrip(" \t\r\n\u00a0[(^↑")
    opens = re.match(rf"{re.escape(label)}(?![\w])", text)
    if opens and len(text) > len(label) + 3:
        return True
    return body.tag == "li" and _list_number(body) == ordinal(label)


def _list_number(item: "HtmlElement") -> int | None:
    value = item.get("value") or ""
    if value.isdigit():
        return int(value)
    parent = item.getparent()
    if parent is None or parent.tag != "ol" or len(parent) > 5000:
        return None
    start = parent.get("start") or "1"
    before = sum(1 for sibling in item.itersiblings("li", preceding=True) if sibling is not None)
    return before + (int(start) if start.isdigit() else 1)


def _uncalled(page: Page, refused: set["HtmlElement"]) -> Iterator[Linked]:
    """Notes that no link leads to: further items of a list whose items are notes."""
    bodies = {note.body for note in page.notes}
    lists: dict[HtmlElement, int] = {}
    for note in page.notes:
        parent = note.body.getparent()
        if note.body.tag == "li" and parent is not None:
            lists[parent] = lists.get(parent, 0) + 1
    for parent, count in lists.items():
        items = [e for e in parent if e.tag == "li"]
        if count * 2 <= len(items):
            continue
        for item in items:
            if item not in bodies and item not in refused and item.text_content().strip():
                yield Linked(key=f"item-{page.order[item]}", target=item, body=item)


def _extend(page: Page) -> None:
    """Notes of several elements: what follows a note up to the next one, beside it, belongs to it."""
    starts = {e for note in page.notes for e in (note.body, note.target)}
    for element in list(starts):
        starts.update(element.iterancestors())
    bodies = {note.body for note in page.notes}
    for note in page.notes:
        if note.body.tag not in ("p", "div", "dt", *_HEADINGS):
            continue
        followers = []
        following = note.body.getnext()
        while (
            following is not None
            and following not in starts
            and following.tag in ("p", "div", "blockquote", "ul", "ol")
        ):
            followers.append(following)
            following = following.getnext()
        between = following is not None and following in bodies
        if followers and (between or _is_bare(note.body)):
            note.last = followers[-1] if between else followers[0]


def _backlinks(page: Page, links: list[tuple["HtmlElement", str]]) -> Iterator["HtmlElement"]:
    """Links inside notes that lead back into the text."""
    bodies = {e for note in page.notes for e in (note.body, note.target, note.last) if e is not None}
    for link, fragment in links:
        if link in page.marks:
            continue
        inside = any(ancestor in bodies for ancestor in (link, *link.iterancestors()))
        if inside and page.order[page.named[fragment]] < page.order[link]:
            yield link
