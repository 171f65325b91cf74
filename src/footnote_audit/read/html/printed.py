"""Marks that link nowhere, paired with notes that stand under the same label: raised numbers, brackets in the text.

A mark calls the next note of its label after it (chapters number anew), or, where notes stand apart, the nearest before
it. A group of notes is believed where enough of them are called in running order; so powers, ordinals and enumerations
call none.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from footnote_audit.read.html.definitions import Definition, Group, definitions, extend
from footnote_audit.read.html.furniture import SILENT, is_page_part
from footnote_audit.read.html.gathered import Page
from footnote_audit.read.html.signs import BRACKETS, LABEL, declares_mark, text_of, words_of
from footnote_audit.read.labels import SUPERSCRIPTS, longest_rise, ordinal, plain_label
from footnote_audit.read.listed import FORMS, is_something_else

if TYPE_CHECKING:
    from lxml.html import HtmlElement as Element

_ONE = re.compile(r"(?:[※注註주]|n(?:ote|b)?\.?)?\d{1,6}|[①-⑳]|[ivxlcIVXLC]{1,7}|[a-zA-Z]|[*†‡§¶‖#]{1,4}")
_RANGE = re.compile(r"(\d{1,6})\s*[-–—]\s*(\d{1,6})")
_LONGEST = 40
# What a raised number is a power or part of: a short number, a unit, a variable of one letter.
_RAISED_ON = re.compile(
    r"(?:(?<![\d,.])\d{1,3}|(?<![^\W\d_])(?:[kcdmµnh]?m|ft|in|yd|mi|ha|s|sec|[a-zA-Z]|CO|CO2|H2?O|R)|[)\]]|[=+×])$"
)
_NOT_TEXT = frozenset((*SILENT, "pre", "code", "kbd", "samp", "textarea"))
_CIRCLED = re.compile(r"[①-⑳]")
_FIRST_SIGNS = "[(" + SUPERSCRIPTS + "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
# How far past a group's last number a mark may be whose note was lost.
_LOST = 3
_STRICT_SHARE = 0.75
_LONGEST_RANGE = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mark:
    """A place that may call a note: an element, or characters of a text node (its element, and whether its tail).

    A `power` may as well be an exponent.
    """

    label: str
    order: float
    element: "Element"
    tail: bool = False
    start: int = 0
    end: int = 0
    in_text: bool = False
    power: bool = False


@dataclass(slots=True, kw_only=True)
class Printed:
    """The notes found, with the elements and the stretches of text nodes that call them (key and label of each)."""

    notes: list[Definition] = field(default_factory=list)
    calls: dict["Element", list[tuple[str, str | None]]] = field(default_factory=dict)
    in_text: dict[tuple["Element", bool], list[tuple[int, int, str, str]]] = field(default_factory=dict)


def printed_notes(root: "Element", page: Page, busy: Collection["Element"]) -> Printed:
    """The notes of a page that are paired by their printed labels alone; `busy` elements are notes or marks already."""
    found = Printed()
    raised = list(_raised(root, page, busy))
    if not raised and page.marks:
        return found
    groups = definitions(root, page, busy)
    if not groups:
        return found
    extend(groups, {mark.element for mark in raised})
    holders = {entry.body for group in groups for entry in group.entries}
    outside = [
        m for m in raised if m.element not in holders and not any(a in holders for a in m.element.iterancestors())
    ]
    paired = _paired([m for m in outside if not m.power], groups, page)
    powers = [m for m in outside if m.power]
    used = {id(mark) for pairs in paired.values() for mark, _ in pairs}
    lost = [mark for mark in outside if id(mark) not in used and not mark.power]
    for group in groups:
        marks = _in_running_order(paired.get(id(group), []))
        if _called(marks) < group.share * len(group.entries) and group.told:
            marks = _told(root, page, group, busy, marks)
        if marks and _called(marks) >= group.share * len(group.entries):
            _believe(found, group, [*marks, *_between(marks, group, powers)])
            _add_lost(found, group, lost)
    return found


def _raised(root: "Element", page: Page, busy: Collection["Element"]) -> Iterator[_Mark]:
    """Raised or declared marks that call nothing yet, and links to nowhere; one for each label that they print."""
    seen: set[Element] = set()
    # Not as a union of paths: libxml2 takes time by the square of what those find.
    classed = (e for e in root.iter("a", "span", "button", "cite", "b", "i") if e.get("class") is not None)
    styled = (e for e in root.iter("span", "font") if "super" in e.get("style", ""))
    declared = (e for e in classed if e not in busy and declares_mark(e))
    elements = {e for e in (*root.iter("sup"), *declared, *styled, *page.broken) if e not in busy}
    for element in sorted(elements, key=page.order.__getitem__):
        if any(e in busy for e in element.iter()) or any(a in seen or a in busy for a in element.iterancestors()):
            continue
        labels = _labels(words_of(element, _LONGEST + 8))
        if not labels or any(is_page_part(a) for a in element.iterancestors()):
            continue
        is_number = labels[0][0].isdecimal() and element not in page.broken
        power = is_number and bool(_RAISED_ON.search(_before(element, seen)))
        seen.add(element)
        for label in labels:
            yield _Mark(label=label, order=page.order[element], element=element, power=power)


def _labels(text: str) -> list[str]:
    """The labels that a mark prints; none where it prints anything else."""
    found: list[str] = []
    if not text or len(text) > _LONGEST:
        return found
    for part in re.split(r"[,;\s]+", plain_label(text).strip(BRACKETS)):
        between = _RANGE.fullmatch(part)
        if between and 0 < int(between[2]) - int(between[1]) < _LONGEST_RANGE:
            found += [str(n) for n in range(int(between[1]), int(between[2]) + 1)]
        elif _ONE.fullmatch(part.strip(BRACKETS)):
            found.append(part.strip(BRACKETS))
        else:
            return []
    return found


def _before(element: "Element", marks: Collection["Element"]) -> str:
    """The characters before an element, other marks right before it left out."""
    previous = element.getprevious()
    while previous is not None and previous in marks and not (previous.tail or "").strip():
        element, previous = previous, previous.getprevious()
    parent = element.getparent()
    text = previous.tail if previous is not None else parent.text if parent is not None else None
    if not text and previous is not None and isinstance(previous.tag, str):
        text = text_of(previous)
    return (text or "")[-24:]


def _name(label: str) -> str:
    number = ordinal(label) if label.isdecimal() else None
    return str(number) if number is not None else label.lower()


def _paired(marks: Sequence[_Mark], groups: Sequence[Group], page: Page) -> dict[int, list[tuple[_Mark, Definition]]]:
    """The marks with the note each can call, by the identity of the note's group."""
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    entries = [(group, entry) for group in groups for entry in group.entries]
    for number, (_, entry) in enumerate(entries):
        places[_name(entry.label)].append((page.order[entry.body], number))
    for listed in places.values():
        listed.sort()
    paired: dict[int, list[tuple[_Mark, Definition]]] = defaultdict(list)
    for mark in marks:
        listed = places.get(_name(mark.label), [])
        at = bisect_left(listed, (int(mark.order), len(entries)))
        if at < len(listed):
            group, entry = entries[listed[at][1]]
        elif listed and entries[listed[-1][1]][0].apart:
            group, entry = entries[listed[-1][1]]
        else:
            continue
        paired[id(group)].append((mark, entry))
    return paired


def _called(marks: Sequence[tuple[_Mark, Definition]]) -> int:
    return len({id(entry) for _, entry in marks})


def _in_running_order(marks: list[tuple[_Mark, Definition]]) -> list[tuple[_Mark, Definition]]:
    """The marks that count up, and those of a note that was called before."""
    numbers = [ordinal(mark.label) or 0 for mark, _ in marks]
    if not all(mark.label.isdecimal() for mark, _ in marks):
        return marks
    # The first of equally long runs: read backwards, counting down, it is the last.
    last = len(numbers) - 1
    in_order = {last - at for at in longest_rise([-number for number in reversed(numbers)])}
    kept: list[tuple[_Mark, Definition]] = []
    reached: set[int] = set()
    for position, pair in enumerate(marks):
        if position in in_order or numbers[position] in reached:
            kept.append(pair)
            reached.add(numbers[position])
    return kept


def _between(
    marks: Sequence[tuple[_Mark, Definition]], group: Group, powers: Sequence[_Mark]
) -> list[tuple[_Mark, Definition]]:
    """What may be exponents but stand where a note that is still uncalled must be called: between its neighbours."""
    called = sorted(
        (number, (mark.order, mark.start)) for mark, _ in marks if (number := ordinal(mark.label)) is not None
    )
    highs = list(accumulate((place for _, place in reversed(called)), min, initial=(float("inf"), 0)))[::-1]
    fitting: dict[str, list[_Mark]] = defaultdict(list)
    for mark in powers:
        fitting[mark.label].append(mark)
    found = []
    for entry in group.entries:
        number = ordinal(entry.label) if entry.label.isdecimal() else None
        at = bisect_left(called, (number or 0, (0.0, 0)))
        if number is None or (at < len(called) and called[at][0] == number):
            continue
        low = called[at - 1][1] if at else (-1.0, 0)
        fits = [m for m in fitting[entry.label] if low < (m.order, m.start) < highs[at]]
        found += [(mark, entry) for mark in fits[:1]]
    return found


def _told(
    root: "Element",
    page: Page,
    group: Group,
    busy: Collection["Element"],
    raised: list[tuple[_Mark, Definition]],
) -> list[tuple[_Mark, Definition]]:
    """The marks in the text's own characters that call a group, if enough of its notes are called by them."""
    by_name = {_name(entry.label): entry for entry in group.entries}
    first = min(page.order[entry.body] for entry in group.entries)
    nodes = _text_nodes(root, page, busy, first)
    form = next(form for form in FORMS if form.name == "numbers")
    for pattern, strict in (*form.marks[:3], (_CIRCLED, False)):
        marks = [m for node in nodes for m in _marks_in(node, page, pattern)]
        pairs = [(m, by_name[_name(m.label)]) for m in marks if not m.power and _name(m.label) in by_name]
        pairs = _in_running_order(sorted(pairs + raised, key=lambda p: (p[0].order, p[0].start)))
        if _called(pairs) >= (_STRICT_SHARE if strict else group.share) * len(group.entries) and pairs:
            unclear = [m for m in marks if m.power] + [part for m in marks for part in _parts(m, by_name)]
            return sorted([*pairs, *_between(pairs, group, unclear)], key=lambda p: (p[0].order, p[0].start))
    return raised


def _text_nodes(root: "Element", page: Page, busy: Collection["Element"], first: int) -> list[str]:
    """The texts of the running text before the element of order `first` that hold a bracket or a raised digit."""
    found = []
    for node in root.xpath(f"//text()[translate(., '{_FIRST_SIGNS}', '') != .]"):
        parent = node.getparent()
        if page.order[parent] >= first:
            break
        inside = parent.getparent() if node.is_tail else parent
        chain = [inside, *inside.iterancestors()]
        if not any(e.tag in _NOT_TEXT or e in busy or is_page_part(e) for e in chain):
            found.append(node)
    return found


def _parts(mark: _Mark, by_name: Mapping[str, Definition]) -> Iterator[_Mark]:
    """The labels of two or three notes that print as one raised number."""
    if mark.label in by_name or not mark.label.isdecimal() or mark.end - mark.start != len(mark.label):
        return
    for width in range(1, len(mark.label) // 2 + 1):
        first = int(mark.label[:width])
        for count in (2, 3):
            labels = [str(first + place) for place in range(count)]
            if "".join(labels) != mark.label:
                continue
            at = mark.start
            for label in labels:
                yield replace(mark, label=label, start=at, end=at + len(label), power=True)
                at += len(label)


def _marks_in(node: "str", page: Page, pattern: re.Pattern[str]) -> Iterator[_Mark]:
    element, tail = node.getparent(), node.is_tail  # type: ignore[attr-defined]
    text = str(node)
    for match in pattern.finditer(text):
        label = plain_label(match.group(1) if match.re.groups else match.group())
        other = is_something_else(text, match)
        if LABEL.fullmatch(label) and (not other or text[match.start()] in SUPERSCRIPTS):
            yield _Mark(
                label=label,
                order=page.order[element] + (0.5 if tail else 0),
                element=element,
                tail=tail,
                start=match.start(),
                end=match.end(),
                in_text=True,
                power=other,
            )


def _believe(found: Printed, group: Group, marks: Sequence[tuple[_Mark, Definition]]) -> None:
    found.notes += group.entries
    for mark, entry in marks:
        if mark.in_text:
            spans = found.in_text.setdefault((mark.element, mark.tail), [])
            spans.append((mark.start, mark.end, entry.key, mark.label))
        else:
            found.calls.setdefault(mark.element, []).append((entry.key, mark.label))


def _add_lost(found: Printed, group: Group, marks: Sequence[_Mark]) -> None:
    """Marks that count on past the group's last note, or into a gap of it, call a note that is lost."""
    numbers = [ordinal(entry.label) or 0 for entry in group.entries if entry.label.isdecimal()]
    if group.known or len(numbers) != len(group.entries):
        return
    for mark in marks:
        number = ordinal(mark.label) if mark.label.isdecimal() else None
        if mark.element not in found.calls and number and min(numbers) <= number <= max(numbers) + _LOST:
            found.calls[mark.element] = [(f"lost-{mark.label}", mark.label)]


def broken_marks(page: Page) -> Iterator["Element"]:
    """Links to places that the page lacks, made like those that call its notes."""
    shapes = {_shape(mark) for mark in page.marks}
    return (link for link in page.broken if _shape(link) in shapes)


def _shape(mark: "Element") -> tuple[str, str | None, str]:
    parent = mark.getparent()
    href = re.sub(r"\d+.*", "", mark.get("href") or "")
    return (parent.tag if parent is not None else "", mark.get("class"), href)
