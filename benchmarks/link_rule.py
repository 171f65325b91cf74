"""The rule that one would write first: a link with a short text whose target lies further down calls a note there."""

from collections.abc import Callable
from typing import Any

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

CONTEXT = 80
LONGEST_MARK = 6
BLOCKS = ("p", "li", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "figcaption", "div")


def linked_notes(page: bytes) -> list[dict[str, Any]]:
    """The notes of a page: label, text, and up to 80 characters before the mark in its block."""
    soup = BeautifulSoup(page, "lxml")
    targets = {
        str(e.get("id") or e.get("name")): e for e in soup.find_all(id=True) + soup.find_all("a", attrs={"name": True})
    }
    notes = []
    for link in soup.find_all("a", href=True):
        href, mark = str(link["href"]), link.get_text().strip("[]() \n")
        target = targets.get(href.rpartition("#")[2]) if "#" in href else None
        if target is None or not mark or len(mark) > LONGEST_MARK or link.find_parent(BLOCKS) is target:
            continue
        holder = target if target.name in BLOCKS else target.find_parent(BLOCKS)
        if holder is None or link in holder.descendants:
            continue
        text = " ".join(holder.get_text().replace("↩", "").split())
        notes.append({"label": mark, "text": text.removeprefix(mark).strip(" .]"), "anchor_before": _before(link)})
    return notes


def _before(link: Tag) -> str:
    block, parts = link.find_parent(BLOCKS), []
    for piece in link.previous_elements:
        if piece is block:
            break
        if isinstance(piece, NavigableString):
            parts.append(str(piece))
    return " ".join("".join(reversed(parts)).split())[-CONTEXT:]


def links(page: bytes) -> list[tuple[str, str, str]]:
    """The leanest form of the rule, for timing: every link into the page, its target's words, what stands before."""
    soup = BeautifulSoup(page, "lxml")
    return _links(soup, {str(element["id"]): element for element in soup.find_all(id=True)}.get)


def searched_links(page: bytes) -> list[tuple[str, str, str]]:
    """The same as one writes it first: the page is searched for the target of each link."""
    soup = BeautifulSoup(page, "lxml")
    return _links(soup, lambda name: soup.find(id=name))


def _links(soup: BeautifulSoup, find: Callable[[str], Tag | None]) -> list[tuple[str, str, str]]:
    found = []
    for link in soup.select('a[href^="#"]'):
        target = find(str(link["href"])[1:])
        if target is None or target.find_parent("a"):
            continue
        before: list[str] = []
        length = 0
        for node in link.previous_elements:
            if isinstance(node, NavigableString):
                before.append(str(node))
                length += len(node)
            if length >= CONTEXT:
                break
        found.append((link.get_text(strip=True), target.get_text(" ", strip=True), "".join(before[::-1])[-CONTEXT:]))
    return found
