"""Linked notes of an HTML page: which links are marks, which elements are the notes they lead to.

A link forward inside the page whose words look like a mark ("12", "[iv]", "*") leads to a note if the place it leads to
bears one of three signs: it links back to the mark; it opens with the same mark (or is the list item of that number);
it or an element around it is named for notes (class, id, role). So links to equations, tables and headings stay text.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from footnote_audit.read.html.gathered import Linked, Page, gathered
from footnote_audit.read.html.pointers import attribute_pointers, fragment, links
from footnote_audit.read.html.signs import (
    BRACKETS,
    HEADINGS,
    INLINE,
    LABEL,
    LONGEST_MARK,
    is_hidden,
    is_mark,
    is_named,
    is_note_itself,
    mark_label,
    opens_with,
    words_of,
)

if TYPE_CHECKING:
    from lxml.html import HtmlElement as Element

_NO_NOTE = frozenset("h1 h2 h3 h4 h5 h6 table figure img math body html main article header input".split())  # noqa: SIM905
_NO_NOTE_ROLES = frozenset(("tabpanel", "tab", "dialog", "menu"))
_WORD = re.compile(r"[^\W\d_]{3}")
_MOST_BEHIND = 12
_ARROWS = " ^↑↩↵⏎.:)"
_LISTS = frozenset(("ol", "ul", "dl", "tbody", "table", "section"))


def linked_notes(root: "Element") -> Page:
    """The page's notes with the links that call them, in the order of the notes."""
    page = gathered(root)
    into_page = links(root)
    linked = [(link, page.named[name]) for link, name in into_page if name in page.named]
    forward = [(a, target) for a, target in linked if _can_lead(page, a, target) and is_mark(a)]
    forward += _by_attributes(page, {a for a, _ in forward})
    by_target: dict[Element, Linked] = {}
    refused: set[Element] = set()
    holders, mark_holders = _counts({target for _, target in forward}), _counts({mark for mark, _ in forward})
    for mark, target in forward:
        if target in refused:
            continue
        note = by_target.get(target)
        if note is None:
            body = _body(target, holders, mark_holders)
            if body in mark.iterancestors() or not _has_a_sign(page, mark, target, body):
                refused.add(target)
                continue
            note = Linked(key=f"link-{page.order[target]}", target=target, body=body)
            by_target[target] = note
        label = mark_label(mark)
        note.label = note.label if note.marks else label
        note.marks.append(mark)
        page.marks[mark] = (note.key, label)
    _leave_chance(page, by_target)
    _call_again(page, linked, by_target)
    page.notes = sorted(by_target.values(), key=lambda n: page.order[n.target])
    page.notes += list(_uncalled(page, refused))
    _extend(page)
    page.backlinks = {*_backlinks(page, linked), *_closing_links(page)}
    page.broken = [link for link, name in into_page if name not in page.named and is_mark(link)]
    return page


def _leave_chance(page: Page, by_target: dict["Element", Linked]) -> None:
    """Takes back a page's only note if it merely opens with a number like its mark, and that is not the first."""
    if len(by_target) != 1:
        return
    ((target, note),) = by_target.items()
    label = note.label or ""
    named = is_named(note.body) or is_named(target) or is_hidden(target)
    if named or label == "1" or not label.isdecimal():
        return
    if not any(_links_back(mark, target, note.body) for mark in note.marks):
        for mark in note.marks:
            page.marks.pop(mark, None)
        by_target.clear()


def _call_again(page: Page, linked: list[tuple["Element", "Element"]], by_target: dict["Element", Linked]) -> None:
    """Adds marks that stand after the note they lead to, in running text: of a note at its first mark's paragraph."""
    bodies = {e for note in by_target.values() for e in (note.body, note.target)}
    for mark, target in linked:
        note = by_target.get(target)
        if note is None or mark in page.marks or page.order[target] > page.order[mark] or not is_mark(mark):
            continue
        if mark not in bodies and not any(ancestor in bodies for ancestor in mark.iterancestors()):
            note.marks.append(mark)
            page.marks[mark] = (note.key, mark_label(mark))


def _can_lead(page: Page, mark: "Element", target: "Element") -> bool:
    """Whether a note may stand at the target: behind its mark, or anywhere if it is set apart or hidden."""
    if (target.get("role") or "") in _NO_NOTE_ROLES:
        return False
    if target.tag in _NO_NOTE and not (target.tag == "table" and is_note_itself(target)):
        return False
    if page.order[target] > page.order[mark]:
        return True
    apart = target.tag in ("aside", "template") or (target.get("role") or "") == "doc-footnote" or is_hidden(target)
    return apart and target not in mark.iterancestors() and len(words_of(target)) > LONGEST_MARK


def _by_attributes(page: Page, marked: set["Element"]) -> list[tuple["Element", "Element"]]:
    """Marks that name their note in an attribute; what holds a linked mark, or stands in one, is none."""
    pointers = list(attribute_pointers(page.pointing, page.named))
    around = {ancestor for mark in marked for ancestor in mark.iterancestors()} if pointers else set()
    found: list[tuple[Element, Element]] = []
    taken: set[Element] = set()
    for element, target in pointers:
        ancestors = set(element.iterancestors())
        if element in marked or element in around or ancestors & marked or ancestors & taken:
            continue
        is_note = is_note_itself(target) or (is_hidden(target) and _stands_in_text(element))
        if is_note and _can_lead(page, element, target) and is_mark(element):
            found.append((element, target))
            taken.add(element)
    return found


def _stands_in_text(mark: "Element") -> bool:
    """Whether words stand before a mark in its paragraph or around it: buttons in a row of their own call no note."""
    one = mark
    while one.tag in INLINE or one.tag == "button" or one is mark:
        parent = one.getparent()
        if parent is None:
            return False
        previous = one.getprevious()
        while previous is not None:
            if _WORD.search(previous.tail or "") or (previous.tag in INLINE and _WORD.search(words_of(previous, 8))):
                return True
            if previous.tag not in INLINE and previous.tag != "button":
                return False
            previous = previous.getprevious()
        if _WORD.search(parent.text or ""):
            return True
        one = parent
    return False


def _counts(elements: set["Element"]) -> dict["Element", int]:
    """How many of the elements each ancestor holds."""
    counts: dict[Element, int] = {}
    for element in elements:
        for ancestor in element.iterancestors():
            counts[ancestor] = counts.get(ancestor, 0) + 1
    return counts


def _body(target: "Element", holders: dict["Element", int], mark_holders: dict["Element", int]) -> "Element":
    """The element that holds the note's text: the target, or the block around a target that is only its mark."""
    element = target
    if is_hidden(element):
        return element
    entry = element
    while entry.tag in INLINE and (above := entry.getparent()) is not None:
        entry = above
    if entry.tag == "dt":
        following = entry.getnext()
        return following if following is not None and following.tag == "dd" else element
    while element.tag in INLINE or element.tag == "td" or _is_bare(element):
        parent = element.getparent()
        if parent is not None and parent.tag in HEADINGS and _is_bare(parent):
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
        and _comes_first(parent, element)
    ):
        element, parent = parent, parent.getparent()
    return element


def _comes_first(parent: "Element", element: "Element") -> bool:
    """Whether nothing but a mark stands in the parent before the element."""
    if len((parent.text or "").strip()) > LONGEST_MARK:
        return False
    return all(
        e.tag not in HEADINGS and _is_bare(e) and not (e.tail or "").strip()
        for e in element.itersiblings(preceding=True)
        if isinstance(e.tag, str)
    )


def _is_bare(element: "Element") -> bool:
    """Whether an element shows no more than a mark; "Ibid." is a note."""
    if element.tag in ("li", "tr", "dd"):
        return False
    words = words_of(element, 32)
    return len(words) <= LONGEST_MARK and not (_WORD.search(words) and not LABEL.fullmatch(words.strip(_ARROWS)))


def _has_a_sign(page: Page, mark: "Element", target: "Element", body: "Element") -> bool:
    if _links_back(mark, target, body) or is_named(body) or is_named(target):
        return True
    if is_hidden(target):
        return True
    return opens_with(mark_label(mark), body, page.numbers) and not _holds_a_heading(body)


def _holds_a_heading(body: "Element") -> bool:
    first = next((e for e in body if isinstance(e.tag, str)), None)
    return first is not None and first.tag in HEADINGS


def _own_names(mark: "Element") -> set[str]:
    """The names by which a note can link back: of the mark, of what is in it, and of the small elements around it."""
    within = mark.iter() if len(mark) else (mark,)
    names = {n for e in within for n in (e.get("id"), e.get("name")) if n}
    for distance, ancestor in enumerate(mark.iterancestors()):
        if distance >= 3 or (ancestor.tag not in INLINE and ancestor.tag != "p"):
            break
        if ancestor.get("id"):
            names.add(str(ancestor.get("id")))
    previous = mark.getprevious()
    if previous is not None and isinstance(previous.tag, str):
        names.update(str(name) for name in (previous.get("id"), previous.get("name")) if name)
    return names


def _links_back(mark: "Element", target: "Element", body: "Element") -> bool:
    names = _own_names(mark)
    if not names:
        return False
    places = [body, target] if target is not body else [body]
    if body.tag == "dd" and (term := body.getprevious()) is not None:
        places.append(term)
    if body.tag in INLINE and not words_of(body):
        places += _up_to_the_next_anchor(body)
    return any(fragment(link) in names for place in places for link in place.iter("a"))


def _up_to_the_next_anchor(anchor: "Element") -> Iterator["Element"]:
    """The elements behind an empty anchor that belong to it, in the same paragraph or the next."""
    for following, _ in zip(anchor.itersiblings(), range(_MOST_BEHIND), strict=False):
        if not isinstance(following.tag, str) or (
            following.tag == "a" and following.get("name") and len(following) == 0
        ):
            return
        yield following


def _uncalled(page: Page, refused: set["Element"]) -> Iterator[Linked]:
    """Notes that no link leads to: further items of a list whose items are notes."""
    bodies = {note.body for note in page.notes}
    lists: dict[Element, int] = {}
    for note in page.notes:
        parent = note.body.getparent()
        if note.body.tag == "li" and parent is not None:
            lists[parent] = lists.get(parent, 0) + 1
    for parent, count in lists.items():
        items = [e for e in parent if e.tag == "li"]
        if count * 2 <= len(items) and not is_named(parent):
            continue
        for item in items:
            if item not in bodies and item not in refused and words_of(item):
                yield Linked(key=f"item-{page.order[item]}", target=item, body=item)


def _extend(page: Page) -> None:
    """Notes of several elements: what follows a note up to the next one, beside it, belongs to it."""
    starts = {e for note in page.notes for e in (note.body, note.target)}
    for element in list(starts):
        starts.update(element.iterancestors())
    bodies = {note.body for note in page.notes}
    for note in page.notes:
        if note.body.tag not in ("p", "div", "dt", *HEADINGS):
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


def _backlinks(page: Page, linked: list[tuple["Element", "Element"]]) -> Iterator["Element"]:
    """Links inside notes that lead back into the text, and links behind the first note that lead back to a mark."""
    bodies = {e for note in page.notes for e in (note.body, note.target, note.last) if e is not None}
    names = {name for mark in page.marks for name in _own_names(mark)}
    first = min((page.order[body] for body in bodies), default=0)
    for link, target in linked:
        if link in page.marks or page.order[target] >= page.order[link]:
            continue
        to_mark = page.order[link] > first and fragment(link) in names
        if to_mark or link in bodies or any(ancestor in bodies for ancestor in link.iterancestors()):
            yield link


def _closing_links(page: Page) -> Iterator["Element"]:
    """Links to places of the page in the same words at the end of most notes, wherever they lead."""
    closing: dict[str, list[Element]] = {}
    for note in page.notes:
        last = note.last if note.last is not None else note.body
        while len(last) and isinstance(last[-1].tag, str) and not (last[-1].tail or "").strip():
            last = last[-1]
            if last.tag == "a" and fragment(last) and last not in page.marks:
                closing.setdefault(words_of(last), []).append(last)
                break
    for links_alike in closing.values():
        if len(links_alike) > 1 and len(links_alike) * 2 > len(page.notes):
            yield from links_alike


def printed_label(note: Linked) -> "Element | None":
    """The element that a note begins with, if it shows the note's label and nothing else."""
    element = note.body
    while not (element.text or "").strip(BRACKETS):
        first = next(
            (e for e in element if isinstance(e.tag, str) and (words_of(e, 8) or (e.tail or "").strip())), None
        )
        if first is None or (not words_of(first, 8) and (first.tail or "").strip()):
            return None
        element = first
        if element.tag in INLINE and note.label and words_of(element, 24).strip(BRACKETS) == note.label:
            return element
    return None
