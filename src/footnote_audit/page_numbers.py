"""The page numbers that a locator names."""

import re

# A copy may begin with a cover page, and a sentence may run over to the next page.
PAGE_SLACK = 1
# Pages that a citation names; one that names more cites no page.
MOST_PAGES = 60
_RANGE = re.compile(r"(?<![\w.])(\d{1,5})(?:\s*[-–—]\s*(\d{1,5}))?(?P<on>\s*ff?\b\.?|\s*sqq?\b\.?|\s*et s)?")
_ANYWHERE = re.compile(r"\bpassim\b|\bhere and there\b", re.I)
_NOTE = re.compile(r"\b(?:n|nn|fn|note|Anm|Fn|nota)\b\.?\s*\d+", re.I)
_NEXT, _FOLLOWING = 1, 5


def cited_numbers(locator: str) -> frozenset[int]:
    """The page numbers that a locator names ("12", "68-85", "12 f."); none for "passim" and for what names no page."""
    if _ANYWHERE.search(locator):
        return frozenset()
    found: set[int] = set()
    for match in _RANGE.finditer(_NOTE.sub(" ", locator)):
        low = int(match[1])
        high = int(match[2]) if match[2] else low
        if match[2] and high < low:
            # "168-85" is short for "168-185".
            high = int(match[1][: max(0, len(match[1]) - len(match[2]))] + match[2])
        on = (match["on"] or "").strip(" .")
        high += {"": 0, "f": _NEXT, "sq": _NEXT}.get(on, _FOLLOWING)
        if 0 <= high - low < MOST_PAGES:
            found.update(range(low, high + 1))
    return frozenset(found) if len(found) <= MOST_PAGES else frozenset()
