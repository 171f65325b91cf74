"""How an element of a page points at another: a link's fragment, or an attribute that holds the other's id.

Scripts show notes by attributes of their mark: popovertarget, aria-describedby, aria-details, data-rid, data-anything,
or a call in `onclick` or a `javascript:` address that names the id.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement as Element

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


def links(root: "Element") -> list[tuple["Element", str]]:
    """The links of a page with a fragment, in order, each with that name."""
    return [(link, name) for link in root.iter("a") if (name := fragment(link))]


def may_point(name: str, value: str) -> bool:
    """Whether an attribute is one of those that can hold the id of another element."""
    if name == "href":
        return value == "#" or value.startswith("javascript")
    if name.startswith(("data-", "aria-")):
        return name not in _SKIPPED
    return name in ("popovertarget", "onclick")


def attribute_pointers(
    pointing: Iterable[tuple["Element", str, str]], named: Mapping[str, "Element"]
) -> Iterator[tuple["Element", "Element"]]:
    """Elements with an attribute (name, value) that holds the id of another, in order, each with that other element."""
    seen: set[Element] = set()
    for element, name, value in pointing:
        if element in seen:
            continue
        for one in _ids(value, name):
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
