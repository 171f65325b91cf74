"""What tells marks and notes in an HTML tree: how a mark is printed, what an element named for notes is called.

A short mark and an element belong together by any one of three signs: the element links back to the mark; it opens with
the same mark (or is the list item of that number); it or an element around it is named for notes.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from footnote_audit.read.flow import FILLER
from footnote_audit.read.labels import ordinal, plain_label

if TYPE_CHECKING:
    from lxml.html import HtmlElement as Element

# Words that stand before a number in a mark, as the languages read most abbreviate "note", and MediaWiki's groups.
_WORDS = (
    r"(?:(?:foot|end|side)?notes?|n(?:ote)?|nb|fn|ref|anm(?:erkung)?|fu(?:ß|ss)note|nota|noot|przyp(?:is)?|pozn(?:ámka)?|"
    r"примеч(?:ание)?|прим|сноска|注[释釋]?|註[釋]?|脚注|脚註|각?주|lower-alpha|lower-roman|upper-alpha|upper-roman|"
    r"lower-greek|decimal)"
)
_NUMBER = r"(?:\d{1,6}[a-z]?(?::\d{1,3})?|[ivxlc]{1,7}|[a-zα-ω]{1,2}|[*†‡§¶‖#⁂⊕※]{1,4}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}|[①-⑳])"
LABEL = re.compile(rf"(?:\[\s*)?(?:\(\s*)?(?:{_WORDS}\.?\s*)?{_NUMBER}\s*[.:]?\s*(?:\)\s*)?\]?|{_WORDS}", re.I)
# Names are looked at in lower case: a pattern that ignores case takes several times as long.
_NAMED = re.compile(
    r"(?<![a-z])(?:foot|end|side|page|margin)?-?_?(?:notes?|fn|ftn|reference|references|reflist|cite_note|citations?|"
    r"bibliography|anmerkungen|fussnoten|fußnoten|refs|footnotetext|idfootnotes?|fn-group)(?![a-z])"
)
ROLES = frozenset("doc-endnotes doc-endnote doc-footnote doc-biblioentry doc-bibliography note tooltip".split())  # noqa: SIM905
_MARK_ROLES = frozenset(("doc-noteref", "noteref"))
_MARK_NAMES = re.compile(
    r"(?<![a-z])(?:foot|end)?note-?_?(?:ref|reference|referrer|call|anchor|link|marker?)(?![a-z])|"
    r"(?<![a-z])(?:noteref|fn-?_?ref|citation-reference|footnote|footnotecall)(?![a-z])"
)
# Classes of what only screen readers say.
_SPOKEN = re.compile(
    r"(?<![a-z])(?:sr-only|off-?screen|visually-?hidden|visuallyhidden|screen-?reader|show-for-sr|a11y)"
)
INLINE = frozenset("a abbr b cite code em font i label mark q s small span strong sub sup u ins tt".split())  # noqa: SIM905
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
BRACKETS = " \t\r\n[](){}.,;:\u00a0\u202f" + FILLER
LONGEST_MARK = 16
# A mark that declares itself may be a short name ("[Quill31]").
_LONGEST_NAME = 24
_HEAD = 80


def texts_in(element: "Element") -> Iterator[str]:
    """The texts of an element and of all in it, in order; most elements hold others one deep, which is told fast."""
    if text := element.text:
        yield text
    for child in element:
        if len(child):
            yield from child.itertext()
        elif isinstance(child.tag, str) and (text := child.text):
            yield text
        if text := child.tail:
            yield text


def words_of(element: "Element", most: int = _HEAD) -> str:
    """The first characters of an element's text, white space folded: enough to tell a mark from prose."""
    if len(element) == 0:
        return " ".join((element.text or "").split())
    parts: list[str] = []
    length = 0
    for text in texts_in(element):
        parts.append(text)
        length += len(text)
        if length > most * 2 and len(joined := " ".join("".join(parts).split())) > most:
            return joined
    return " ".join("".join(parts).split())


def text_of(element: "Element") -> str:
    """The text of an element and of all in it."""
    if len(element) == 0:
        return element.text or ""
    from lxml.etree import tostring

    return tostring(element, method="text", encoding="unicode", with_tail=False)


def shown_words(mark: "Element") -> str:
    """The first characters of what a mark shows: without words that only screen readers speak, if others are left."""
    words = words_of(mark, 40)
    if not words or len(mark) == 0:
        return words
    spoken = [e for e in mark.iter() if (names := e.get("class")) and _SPOKEN.search(names.lower())]
    if not spoken:
        return words
    unsaid = {id(e) for one in spoken for e in one.iter()}
    parts = [mark.text or ""] if id(mark) not in unsaid else []
    for element in mark.iter():
        if id(element) not in unsaid and element is not mark and isinstance(element.tag, str):
            parts.append(element.text or "")
        if element is not mark and (element in spoken or id(element) not in unsaid):
            parts.append(element.tail or "")
    return " ".join("".join(parts).split()) or words


def is_mark(element: "Element") -> bool:
    """Whether an element's words look like a mark, or are few and it says itself that it is one."""
    text = shown_words(element).strip(" \u00a0" + FILLER)
    if not text:
        return declares_mark(element)
    if len(text) <= LONGEST_MARK and LABEL.fullmatch(text):
        return True
    return len(text) <= _LONGEST_NAME and " " not in text and declares_mark(element)


def declares_mark(element: "Element") -> bool:
    """Whether an element's role, type or class says that it calls a note."""
    if (element.get("role") or "") in _MARK_ROLES or "noteref" in (element.get("epub:type") or ""):
        return True
    if element.get("data-type") == "noteref" or element.get("data-footnote-ref") is not None:
        return True
    names, relation = element.get("class"), element.get("rel")
    return bool((names or relation) and _MARK_NAMES.search(f"{names or ''} {relation or ''}".lower()))


def mark_label(mark: "Element") -> str | None:
    """The printed mark without its brackets; None where it shows none."""
    text = shown_words(mark).strip(BRACKETS)
    return plain_label(text.partition(":")[0]) or None


def names_of(element: "Element") -> str:
    """The class and id of an element."""
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def is_note_itself(element: "Element") -> bool:
    """Whether the element's own role, type, class or id names it for notes."""
    if (element.get("role") or "") in ROLES or "note" in (element.get("epub:type") or ""):
        return True
    if "footnote" in (element.get("data-type") or "") or element.get("data-footnotes") is not None:
        return True
    names, own = element.get("class"), element.get("id")
    return bool((names or own) and _NAMED.search(f"{names or ''} {own or ''}".lower()))


def is_named(element: "Element") -> bool:
    """Whether the element or one around it is named for notes."""
    one: Element | None = element
    for _ in range(6):
        if one is None or one.tag in ("body", "html", "main", "article"):
            return False
        if is_note_itself(one):
            return True
        one = one.getparent()
    return False


def is_hidden(element: "Element") -> bool:
    """Whether a page shows the element only on demand."""
    style = (element.get("style") or "").replace(" ", "").lower()
    return (
        "display:none" in style
        or element.get("hidden") is not None
        or element.get("popover") is not None
        or element.tag == "template"
    )


class ListNumbers:
    """The numbers of ordered lists' items, by `start`, `value`, `reversed` and order; each list is counted once."""

    def __init__(self) -> None:
        self._counted: dict[Element, dict[Element, int]] = {}

    def __getitem__(self, item: "Element") -> int | None:
        """The number of a list item; None for any other element."""
        parent = item.getparent()
        if item.tag != "li" or parent is None or parent.tag != "ol":
            return None
        if parent not in self._counted:
            self._counted[parent] = _counted(parent)
        return self._counted[parent].get(item)


def _counted(ordered: "Element") -> dict["Element", int]:
    items = [e for e in ordered if e.tag == "li"]
    step = -1 if ordered.get("reversed") is not None else 1
    start = ordered.get("start") or ""
    number = int(start) if start.isdecimal() and len(start) < 7 else len(items) if step < 0 else 1
    numbers = {}
    for item in items:
        value = item.get("value") or ""
        number = int(value) if value.isdecimal() and len(value) < 7 else number
        numbers[item] = number
        number += step
    return numbers


def opens_with(label: str | None, body: "Element", numbers: ListNumbers) -> bool:
    """Whether a note's text begins with this label, or is the list item of its number."""
    if label is None:
        return False
    text = plain_label(words_of(body)).lstrip(" \t\r\n\u00a0[(^↑")
    if text[: len(label)].casefold() == label.casefold() and len(text) > len(label) + 3:
        following = text[len(label)]
        if not (following.isalnum() or following == "_"):
            return True
    return body.tag == "li" and (number := ordinal(label)) is not None and numbers[body] == number
