"""How an element of a page points at another: a link's fragment, or an attribute that holds the other's id.

Scripts show notes by attributes of their mark: popovertarget, aria-describedby, aria-details, data-rid, data-anything,
or a call in `onclick` or a `javascript:` address that names the id.
"""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement as Element

_ATTRIBUTES = (
    ".//@*[starts-with(name(), 'data-') or starts-with(name(), 'aria-') or name() = 'popovertarget' or "
    "name() = 'onclick' or (name() = 'href' and (starts-with(., 'javascript') or . = '#'))]"
)
_SKIPPED = frozenset(("aria-labelledby", "aria-label", "aria-expanded", "aria-hidden", "data-type"))
_QUOTED = re.compile(r"['\"]#?([^'\"\s<>]{1,200})['\"]")
# More ids in one attribute are a description of a form, not of a mark.
_MOST_IDS = 3


def fragment(link: "Element") -> str:
    """The part of a link's address behind the #; empty where it has none."""
    href = link.get("href") or ""
    after = href.partition("#")[2]
    if "%" not in after:
        return after
    from urllib.parse import unquote

    return unquote(after)


def links(root: "Element", named: Mapping[str, "Element"]) -> list[tuple["Element", "Element"]]:
    """The links of a page to its own elements, in order, each with the element it leads to."""
    found = []
    for link in root.iter("a"):
        name = fragment(link)
        if name:
            target = named.get(name)
            if target is not None:
                found.append((link, target))
    return found


def attribute_pointers(root: "Element", named: Mapping[str, "Element"]) -> Iterator[tuple["Element", "Element"]]:
    """Elements with an attribute that holds the id of another, in order, each with that other element."""
    seen: set[Element] = set()
    for value in root.xpath(_ATTRIBUTES):
        name = value.attrname
        if name in _SKIPPED:
            continue
        element = value.getparent()
        if element in seen:
            continue
        for one in _ids(str(value), name):
            target = named.get(one)
            if target is not None and target is not element:
                seen.add(element)
                yield (element, target)
                break


def _ids(value: str, name: str) -> list[str]:
    if name in ("onclick", "href"):
        return _QUOTED.findall(value[:1000]) if len(value) > 1 else []
    words = value.split()
    return [word.lstrip("#") for word in words] if len(words) <= _MOST_IDS else []
