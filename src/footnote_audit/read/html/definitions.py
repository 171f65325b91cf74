"""Notes of a page that no link leads to: items of numbered lists, and blocks that begin with a printed label.

A group of them is a list under a heading or in an element named for notes, a run of paragraphs behind a rule, or
paragraphs that say by their class, or by the raised number they begin with, that they are notes. How many of a group's
notes must be called before it is believed depends on which of these it is.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from footnote_audit.read.html.furniture import is_page_part, page_parts
from footnote_audit.read.html.gathered import Page
from footnote_audit.read.html.signs import (
    BRACKETS,
    HEADINGS,
    INLINE,
    LONGEST_MARK,
    is_named,
    is_note_itself,
    names_of,
    words_of,
)
from footnote_audit.read.labels import SUPERSCRIPTS, ordinal, plain_label
from footnote_audit.read.listed import HEADING

if TYPE_CHECKING:
    from lxml.html import HtmlElement as Element

# Shares of a group's notes that must be called.
_NAMED_SHARE, _RULED_SHARE, _BARE_SHARE = 0.5, 0.6, 0.75
_PRINTED = re.compile(
    r"(?P<open>[\[(]?)\s*"
    r"(?P<label>(?:[※注註주]|n(?:ote|b)?\.?\s?)?\d{1,6}|[①-⑳]|[ivxlc]{1,7}|[a-z]|[*†‡§¶‖#]{1,4}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,6})"
    r"\s*(?P<close>[\])]?\s*[.:)]?)",
    re.I,
)
_BLOCKS = ("p", "div", "li", "tr", "dt", "aside", "blockquote", "section", "dd", "small", "details", "td")
_CONTINUED = frozenset(("p", "ul", "ol", "blockquote", "pre", "table", "figure"))
_LISTS = {"a": "abcdefghijklmnopqrstuvwxyz", "A": "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
_STYLES = (("lower-alpha", "a"), ("lower-latin", "a"), ("upper-alpha", "A"), ("lower-roman", "i"), ("upper-roman", "I"))
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_LONGEST_HEADING = 60
_LIST_OF_NOTES = re.compile(r"(?:^|[\s_-])(?:(?:foot|end|side)?-?_?notes?|fn|ftn)[\s_:-]*\d", re.I)


@dataclass(slots=True, kw_only=True)
class Definition:
    """A note with its printed label: the element that holds it, and the last one where it has several."""

    label: str
    body: "Element"
    key: str
    last: "Element | None" = None
    dropped: "Element | None" = None


@dataclass(slots=True, kw_only=True)
class Group:
    """Notes that stand together or are made alike; `share` of them must be called, and by marks of which kind.

    `apart` groups may stand before their marks; `told` ones are called by brackets in the text, too.
    """

    share: float
    told: bool = False
    apart: bool = False
    known: bool = False
    entries: list[Definition] = field(default_factory=list)


def definitions(root: "Element", page: Page, busy: Collection["Element"]) -> list[Group]:
    """The groups of a page in order; `busy` elements are notes already, and what holds one is no group."""
    around = {a for e in busy for a in e.iterancestors()}
    apart = page_parts(root)
    groups = [*_left_over(page), *_numbered_lists(root, page, _inside(root, busy) | apart, around)]
    taken = {entry.body for group in groups for entry in group.entries}
    taken = _inside(root, taken | set(busy)) | apart
    groups += _printed_runs(root, page, taken)
    return groups


def _inside(root: "Element", elements: Collection["Element"]) -> set["Element"]:
    """The elements and all that lie in them."""
    inside = set(elements)
    for element in root.iter("*"):
        parent = element.getparent()
        if parent is not None and parent in inside:
            inside.add(element)
    return inside


def _left_over(page: Page) -> Iterator[Group]:
    """Items that stand among linked notes while no link leads to them."""
    group = Group(share=0, known=True, told=True)
    for note in page.notes:
        if not note.marks:
            opening = _opening(note.body)
            number = page.numbers[note.body]
            label = opening[0] if opening else str(number) if number is not None else None
            if label:
                group.entries.append(Definition(label=label, body=note.body, key=note.key))
    if group.entries:
        yield group


def _numbered_lists(
    root: "Element", page: Page, busy: Collection["Element"], around: set["Element"]
) -> Iterator[Group]:
    for one in root.iter("ol"):
        items = [e for e in one if e.tag == "li" and words_of(e, 8)]
        if not items or one in around or one in busy:
            continue
        group = _trusted(one, items)
        if group is not None:
            style = _style(one)
            for item in items:
                label = _list_label(page.numbers[item] or 0, style)
                group.entries.append(Definition(label=label, body=item, key=f"item-{page.order[item]}"))
            yield group


def _trusted(one: "Element", items: list["Element"]) -> Group | None:
    """An empty group for a numbered list that can hold notes; None for one that cannot."""
    apart = any(a.tag == "aside" or "side" in names_of(a) for a in (one, *list(one.iterancestors())[:2]))
    if is_named(one) or _LIST_OF_NOTES.search(names_of(items[0])) or _headed(one):
        return Group(share=_NAMED_SHARE, told=True, apart=apart)
    if apart:
        return Group(share=_NAMED_SHARE, apart=True)
    above = _above(one)
    if above is not None and above.tag == "hr":
        return Group(share=_BARE_SHARE)
    # A list that ends the page and whose every number is raised in the text.
    return Group(share=1.0) if len(items) > 1 and _ends_the_page(one) else None


def _ends_the_page(one: "Element") -> bool:
    return all(e.tag not in ("p", "h1", "h2", "h3", "h4", "ul", "ol", "table") for e in one.itersiblings())


def _style(one: "Element") -> str:
    style = one.get("style") or ""
    return one.get("type") or next((kind for name, kind in _STYLES if name in style), "1")


def _list_label(number: int, style: str) -> str:
    if style in _LISTS and 1 <= number <= 26:
        return _LISTS[style][number - 1]
    if style in ("i", "I") and 1 <= number < 90:
        tens, ones = divmod(number, 10)
        roman = ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx")[tens]
        roman += ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[ones]
        return roman if style == "i" else roman.upper()
    return str(number)


def _above(element: "Element") -> "Element | None":
    """The last element with words, or rule, that stands above this one, in its parent or the parents above."""
    one = element
    for _ in range(4):
        for previous in one.itersiblings(preceding=True):
            if isinstance(previous.tag, str) and (previous.tag == "hr" or words_of(previous, 8)):
                return previous
        parent = one.getparent()
        if parent is None or parent.tag in ("body", "html") or (parent.text or "").strip():
            return None
        one = parent
    return None


def _headed(element: "Element") -> bool:
    """Whether a heading of notes stands right above the element, or labels what is around it."""
    for one in (element, *list(element.iterancestors())[:2]):
        if HEADING.fullmatch((one.get("aria-label") or "").strip() or "-"):
            return True
    above = _above(element)
    while above is not None:
        text = words_of(above, _LONGEST_HEADING + 8)
        if len(text) <= _LONGEST_HEADING:
            return bool(HEADING.fullmatch(text.strip(" .:—–-")))
        blocks = [e for e in above if isinstance(e.tag, str) and e.tag not in INLINE and words_of(e, 8)]
        above = blocks[-1] if blocks and not (blocks[-1].tail or "").strip() else None
    return False


def _printed_runs(root: "Element", page: Page, taken: set["Element"]) -> list[Group]:
    """Blocks, and lines of a block, that begin with labels counting up, by the element that holds them."""
    runs: list[Group] = []
    open_runs: dict[Element, tuple[Group, int]] = {}
    for element, label, kind in _labelled(root, taken):
        holder = _holder(element)
        run = open_runs.get(holder)
        number = _count(label, run[1] if run else 0)
        if run is None or number <= run[1]:
            group = _run_of(element, kind)
            if group is None:
                continue
            runs.append(group)
        else:
            group = run[0]
        open_runs[holder] = (group, number)
        following = element.getnext()
        is_term = element.tag == "dt" and following is not None and following.tag == "dd"
        entry = Definition(label=plain_label(label), body=element, key=f"printed-{page.order[element]}")
        if is_term and following is not None:
            entry.body, entry.dropped = following, element
        group.entries.append(entry)
    return runs


def _labelled(root: "Element", taken: set["Element"]) -> "Iterator[tuple[Element, str, str]]":
    """The blocks, and the line breaks, behind which a note begins; with its label and how that is set."""
    for element in root.iter(*_BLOCKS, "br"):
        if element in taken:
            continue
        opening = _line_opening(element) if element.tag == "br" else _opening(element)
        if opening is not None:
            yield (element, *opening)


def _line_opening(line_break: "Element") -> tuple[str, str] | None:
    """The label that the line behind a break begins with and how it is set."""
    text = (line_break.tail or "").strip()
    first = line_break.getnext()
    if not text and first is not None and first.tag in INLINE:
        label = words_of(first, 24).strip(BRACKETS)
        rest = (first.tail or "").strip() or first.getnext() is not None
        if rest and _PRINTED.fullmatch(label):
            return (label, "raised" if _is_raised(first) else "element")
        text = words_of(first, 40)
    match = _PRINTED.match(text)
    if match is None or not (match["open"] or match["close"].strip() or match["label"][0] in SUPERSCRIPTS):
        return None
    return (match["label"], "raised" if match["label"][0] in SUPERSCRIPTS else "text")


def _count(label: str, before: int) -> int:
    """The number a label stands for; of a letter that is a Roman number, too, the reading that goes on counting."""
    readings = [n for n in (ordinal(label),) if n is not None]
    if digits := re.search(r"\d+$", label):
        readings.append(int(digits.group()))
    if len(label) == 1 and label in _CIRCLED:
        readings.append(_CIRCLED.index(label) + 1)
    if len(label) == 1 and label.isascii() and label.isalpha():
        readings.append(ord(label.lower()) - ord("a") + 1)
    return before + 1 if before + 1 in readings else min(readings, default=0)


def _holder(element: "Element") -> "Element":
    """The element in which the blocks of a run stand: the parent, past an element around each one alone."""
    if element.tag != "br" and any(e.tag == "br" and _line_opening(e) is not None for e in element):
        return element
    parent = element.getparent()
    while (
        element.tag != "br"
        and parent is not None
        and parent.tag in ("div", "li", "aside", "section", "tbody", "tfoot", "tr")
        and len(parent) == 1
    ):
        parent = parent.getparent()
    return parent if parent is not None else element


def _run_of(element: "Element", kind: str) -> Group | None:
    """An empty group for a run that begins at this block; None where nothing says that it holds notes."""
    if element.tag == "br":
        parent = element.getparent()
        if parent is None:
            return None
        if HEADING.fullmatch(_line_before(element).strip(" .:—–-") or "-"):
            return Group(share=_NAMED_SHARE, told=True)
        element = parent
    own = is_note_itself(element)
    if own or is_named(element) or _headed(element):
        return Group(share=_NAMED_SHARE, told=True, apart=own or element.tag == "aside")
    if element.tag == "aside":
        return Group(share=_NAMED_SHARE, apart=True)
    above = _above(element)
    if above is not None and above.tag == "hr" and kind != "text":
        return Group(share=_RULED_SHARE, told=True)
    return Group(share=_BARE_SHARE) if kind == "raised" or (above is not None and above.tag == "hr") else None


def _opening(element: "Element") -> tuple[str, str] | None:
    """The label that a block begins with and how it is set ("raised", "element", "text"), words following it."""
    text = words_of(element, 40)
    match = _PRINTED.match(text)
    if element.tag == "dt":
        return (match["label"], "element") if match and match.end() == len(text) else None
    if match is None or len(text) < match.end() + 2 or not any(c.isalnum() for c in text[match.end() :]):
        return None
    first = _first(element)
    if first is not None and first.tag not in INLINE:
        # A word that merely begins with the letter of a label ("Endnotes") is none.
        bare = len(words_of(first, 24)) <= LONGEST_MARK and not words_of(first, 24)[match.end() :][:1].isalpha()
        return (match["label"], "element") if bare and element.tag != "table" else None
    if first is not None and words_of(first, 24).strip(BRACKETS) == match["label"]:
        return (match["label"], "raised" if _is_raised(first) else "element")
    if match["label"][0] in "⁰¹²³⁴⁵⁶⁷⁸⁹":
        return (match["label"], "raised")
    printed = match["open"] or match["close"].strip() or not match["label"].isalpha()
    ends = text[match.end() : match.end() + 1]
    spaced = not ends.isalnum() and text[match.end("label") :][:1] not in (",", "-", "–", "%", "°")
    return (match["label"], "text") if printed and (spaced or match.group()[-1:] == " ") else None


def _line_before(line_break: "Element") -> str:
    """The words between a line break and the one before it, or the block's start."""
    words: list[str] = []
    previous = line_break.getprevious()
    while previous is not None and previous.tag != "br" and len(words) < 4:
        words += [previous.tail or "", words_of(previous, _LONGEST_HEADING)]
        previous = previous.getprevious()
    parent = line_break.getparent()
    start = previous.tail if previous is not None else parent.text if parent is not None else ""
    return " ".join(" ".join([*words, start or ""][::-1]).split())


def _first(element: "Element") -> "Element | None":
    """The element that a block's words begin in; None where they are the block's own."""
    if (element.text or "").strip(" \t\r\n\u00a0[("):
        return None
    return next((e for e in element if isinstance(e.tag, str) and words_of(e, 8)), None)


def _is_raised(element: "Element") -> bool:
    style = (element.get("style") or "").replace(" ", "")
    return element.tag == "sup" or "vertical-align:super" in style or next(element.iter("sup"), None) is not None


def extend(groups: list[Group], marks: Collection["Element"]) -> None:
    """Gives notes the blocks that follow them up to the next note, where no mark stands between."""
    starts = {entry.body for group in groups for entry in group.entries}
    for group in groups:
        for entry in group.entries:
            if not group.known and entry.body.tag in ("p", "div") and not is_note_itself(entry.body):
                entry.last = _last(entry.body, starts, marks)


def _last(body: "Element", starts: set["Element"], marks: Collection["Element"]) -> "Element | None":
    last = None
    for following in body.itersiblings():
        if not isinstance(following.tag, str):
            continue
        if following.tag not in _CONTINUED or following in starts or is_page_part(following):
            break
        if following.get("class") not in (None, body.get("class")):
            break
        if any(e in marks for e in following.iter()) or any(e.tag in HEADINGS or e in starts for e in following.iter()):
            break
        last = following
    return last
