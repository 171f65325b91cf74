"""Which elements of a page are not its article: menus, share boxes, newsletter forms, comments, cookie banners.

Elements that hold a note or a mark are never cut: notes are read first.
"""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement as Element

# Never text of the article, kept furniture or not.
SILENT = frozenset(
    "script style template noscript svg annotation iframe object select option datalist input button head title "  # noqa: SIM905
    "meta link audio video canvas map".split()
)
_TAGS = frozenset(("nav", "form", "dialog", "menu"))
_ROLES = frozenset(("navigation", "search", "banner", "contentinfo", "complementary", "dialog", "alertdialog"))
# Names are looked at in lower case: a pattern that ignores case takes several times as long.
_NAMES = re.compile(
    r"(?<![a-z])(?:share(?:daddy|bar|box|buttons?|links?)?|sharing|social(?:s|media)?|newsletter|subscri(?:be|ption)|"
    r"signup|sign-up|cookies?|consent|gdpr|related|breadcrumbs?|comments?|respond|sidebar|widgets?|menu|navbar|navbox|"
    r"adverts?|advertisement|ads|promo|popup|toc|table-of-contents|pagination|pager|skip-link|skip-to|catlinks|"
    r"editsection|noprint|printfooter|jump-to-nav|screen-reader-text|mw-indicators|sitesub|partage|"
    r"infolettre)(?![a-z])"
)
_KEPT = frozenset(("html", "body", "main", "article"))
# An element with more than this share of the page's text is the page, whatever its class says.
_MOST = 0.5
# How many elements are measured one by one.
_FEW = 12
# The article of a page holds at least this share of its text.
_LEAST = 0.3


def is_page_part(element: "Element") -> bool:
    """Whether an element is by its tag, role or name no text of an article."""
    return _is_furniture(element, None)


def page_parts(root: "Element") -> set["Element"]:
    """All elements that are no text of an article, or lie in one that is none."""
    parts: set[Element] = set()
    for element in root.iter("*"):
        parent = element.getparent()
        if (parent is not None and parent in parts) or is_page_part(element):
            parts.add(element)
    return parts


def cut_elements(root: "Element", protected: Iterable["Element"]) -> set["Element"]:
    """The topmost elements that are furniture; `protected` elements and those around them are kept."""
    kept = set(protected)
    for element in list(kept):
        kept.update(element.iterancestors())
    shares = _Shares(root)
    article = _article(root, shares)
    inside = {article, *article.iterancestors()} if article is not None else set()
    cut: set[Element] = set()
    pending = [root]
    while pending:
        element = pending.pop()
        for child in element:
            tag = child.tag
            if not isinstance(tag, str) or tag in SILENT:
                continue
            outside = article is not None and element in inside and element is not article and child not in inside
            if child not in kept and (outside or _is_furniture(child, shares)):
                cut.add(child)
            else:
                pending.append(child)
    return cut


def hidden_elements(styled: Iterable["Element"], protected: Iterable["Element"]) -> set["Element"]:
    """Those elements with a style that a page never shows, but for those that are or hold a `protected` one."""
    kept = set(protected)
    for element in list(kept):
        kept.update(element.iterancestors())
    return {e for e in styled if _is_hidden(e) and e not in kept}


def _is_hidden(element: "Element") -> bool:
    style = element.get("style")
    if style and "display:none" in style.replace(" ", "").lower():
        return True
    return element.get("hidden") is not None and element.tag not in _KEPT


def _is_furniture(element: "Element", shares: "_Shares | None") -> bool:
    tag = element.tag
    if tag in _KEPT:
        return False
    names, own = element.get("class"), element.get("id")
    if not (
        tag in _TAGS
        or ((names or own) and _NAMES.search(f"{names or ''} {own or ''}".lower()))
        or (element.get("role") or "") in _ROLES
    ):
        return False
    return shares is None or shares[element] <= _MOST


class _Shares:
    """The share of the page's text that an element holds; past a few, all are counted at once."""

    def __init__(self, root: "Element") -> None:
        self._root = root
        self._total = 0
        self._asked = 0
        self._sizes: dict[Element, int] | None = None

    def __getitem__(self, element: "Element") -> float:
        """The share of one element, from 0 to 1."""
        self._asked += 1
        self._total = self._total or max(1, _length(self._root))
        if self._asked > _FEW and self._sizes is None:
            self._sizes = _sizes(self._root)
        size = _length(element) if self._sizes is None else self._sizes.get(element, 0)
        return size / self._total


def _length(element: "Element") -> int:
    """About how many characters of text an element shows: white space folded, scripts and styles left out."""
    unseen = sum(len(e.text or "") for e in element.iter("script", "style"))
    return max(0, int(element.xpath("string-length(normalize-space(.))")) - unseen)


def _sizes(root: "Element") -> dict["Element", int]:
    """The number of characters in each element, white space left out."""
    sizes: dict[Element, int] = {}
    for element in reversed(list(root.iter())):
        if not isinstance(element.tag, str) or element.tag in ("script", "style"):
            own = 0
        else:
            own = sizes.get(element, 0) + len("".join((element.text or "").split()))
            sizes[element] = own
        parent = element.getparent()
        if parent is not None:
            sizes[parent] = sizes.get(parent, 0) + own + len("".join((element.tail or "").split()))
    return sizes


def _article(root: "Element", shares: _Shares) -> "Element | None":
    """The one element that says it is the article, if it holds enough of the page."""
    for tag in ("article", "main"):
        found = list(root.iter(tag))
        large = [e for e in found if shares[e] >= _LEAST]
        if len(large) == 1:
            return large[0]
    return None
