"""Running heads and page numbers: lines at the edge of pages that come again at the same place."""

import re
from collections import defaultdict
from collections.abc import Sequence

from footnote_audit.read.pdf.lines import Line

# So many lines at each edge of a page may be running heads or feet.
_DEEPEST = 3
# Places that differ by less than this, in points, are the same.
_SAME_HEIGHT = 2.5
# Pages this far apart still share a running head: left and right pages, and a chapter's opening page between.
_NEAR = 3
_NUMBER = re.compile(r"\d+|\b[ivxlc]+\b")
_PAGE_NUMBER = re.compile(r"^\W{0,3}(?:page |seite |p\. )?(\d{1,4})\b|\b(\d{1,4})\W{0,3}$", re.I)
_BARE_NUMBER = re.compile(r"\W{0,3}(?:\d{1,4}|[ivxlc]{1,7})\W{0,3}")
_PRINTED_ON = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}:\d{2}(?!\d)")
_PRINTED_FROM = re.compile(r"(?:https?|file)://\S+(?: \d+/\d+)?|about:blank \d+/\d+")
# A running head or page number stands clear of the text by this share of its size.
_CLEAR = 1.6
# What is set in a size that differs by this share is set apart.
_OTHER_SIZE = 0.06
# A line that comes again this often need not be set apart.
_OFTEN = 4


def running_heads(lines: Sequence[Line], pages: Sequence[Sequence[int]]) -> set[int]:
    """The numbers of the lines that are running heads, running feet and page numbers.

    `pages` holds the line numbers of each page. A line is one where it stands at the edge of its page and comes again
    at the same height of a page nearby, its numbers aside, or counts the pages. What stands alone at the foot of the
    only page is one where it is a bare number, or what a browser prints there.
    """
    cut: set[int] = set()
    for _ in range(_DEEPEST):
        found = _at_edge(lines, pages, cut, top=True) | _at_edge(lines, pages, cut, top=False)
        if not found:
            break
        cut |= found
    return cut


def _at_edge(lines: Sequence[Line], pages: Sequence[Sequence[int]], cut: set[int], *, top: bool) -> set[int]:
    """The outermost lines of each page, of those not yet cut, that are running heads."""
    edge: dict[int, int] = {}
    for number, page in enumerate(pages):
        left = [i for i in page if i not in cut and not lines[i].turned]
        if left:
            i = (max if top else min)(left, key=lambda i: lines[i].base)
            # A line with something raised in it has a mark or a label: it is text or a note.
            if not lines[i].raised:
                edge[number] = i
    if len(pages) == 1:
        return {i for i in edge.values() if _is_a_browsers(lines[i]) or (not top and _stands_clear(lines, pages[0], i))}
    heights: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for page_number, i in edge.items():
        heights[round(lines[i].base / _SAME_HEIGHT)].append((page_number, i))
    found: set[int] = set()
    for height, here in heights.items():
        near = [*here, *heights.get(height + 1, []), *heights.get(height - 1, [])]
        found |= _repeated(lines, here, near) | _counting(lines, here, near)
    often = len(found) >= _OFTEN
    return {i for i in found if often or _is_set_apart(lines, pages[lines[i].page], i, cut)}


def _is_set_apart(lines: Sequence[Line], page: Sequence[int], i: int, cut: set[int]) -> bool:
    """Whether a line at the edge stands away from the next, or is set in another size."""
    line = lines[i]
    others = [k for k in page if k not in cut and k != i and not lines[k].turned]
    if not others:
        return True
    nearest = min((lines[k] for k in others), key=lambda other: abs(other.base - line.base))
    larger = max(nearest.size, line.size)
    return abs(nearest.base - line.base) > _CLEAR * larger or abs(nearest.size - line.size) > _OTHER_SIZE * larger


def _repeated(lines: Sequence[Line], here: Sequence[tuple[int, int]], near: Sequence[tuple[int, int]]) -> set[int]:
    """Lines that say the same on pages nearby but for their numbers."""
    shapes: dict[str, list[int]] = defaultdict(list)
    for page, i in near:
        shapes[_shape(lines[i])].append(page)
    found = set()
    for page, i in here:
        shape = _shape(lines[i])
        others = [p for p in shapes[shape] if p != page and abs(p - page) <= _NEAR]
        if others and (shape.count("#") <= 1 or any(c.isalpha() for c in shape)):
            found.add(i)
    return found


def _counting(lines: Sequence[Line], here: Sequence[tuple[int, int]], near: Sequence[tuple[int, int]]) -> set[int]:
    """Lines that hold the number of their page: it goes up as the pages do."""
    offsets: dict[int, set[int]] = defaultdict(set)
    numbered = [(page, i, number) for page, i in near for number in page_numbers(lines[i].text)]
    for page, _, number in numbered:
        offsets[number - page].add(page)
    sure = {offset for offset, seen in offsets.items() if len(seen) >= 3}
    own = {i for _, i in here}
    return {i for page, i, number in numbered if i in own and number - page in sure}


def page_numbers(text: str) -> list[int]:
    """The numbers at the beginning or end of a line that can be a page number."""
    return [int(next(g for g in match.groups() if g)) for match in _PAGE_NUMBER.finditer(text)]


def _shape(line: Line) -> str:
    return _NUMBER.sub("#", line.text.casefold()).strip()


def _is_a_browsers(line: Line) -> bool:
    """Whether a line is what browsers print at the edges of a page: date, time and title; address and page."""
    return bool(_PRINTED_ON.match(line.text) or _PRINTED_FROM.fullmatch(line.text))


def _stands_clear(lines: Sequence[Line], page: Sequence[int], i: int) -> bool:
    above = [lines[k].base for k in page if k != i and lines[k].base > lines[i].base]
    bare = _BARE_NUMBER.fullmatch(lines[i].text)
    return bool(bare and above and min(above) - lines[i].base > _CLEAR * lines[i].size)
