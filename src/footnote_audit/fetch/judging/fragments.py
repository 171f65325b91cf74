"""The part of an address after #: a place in the page, words of it (WICG Scroll To Text Fragment), a page of a PDF."""

import re
from urllib.parse import unquote, urlsplit

from footnote_audit.fetch.judging.files import pages_of
from footnote_audit.fetch.judging.page import Page
from footnote_audit.fetch.judging.wordings import bare

_DIRECTIVE = ":~:"
_PDF_PAGE = re.compile(r"(?:^|&)page=(\d{1,6})(?:&|$)", re.I)
# Fragments that name no place: the top, the state of an application, the mark of a campaign.
_NO_PLACE = re.compile(r"^(?:$|top$|[!/?]|.*[=&/;~]|\.)", re.I | re.S)
_PREFIXES = ("", "user-content-", "mw-", "toc-")


def missing_part(asked: str, page: Page) -> str:
    """A sentence saying which part that the address names is not in the page; "" where all are."""
    fragment = urlsplit(asked).fragment
    place, _, directive = fragment.partition(_DIRECTIVE)
    if not _NO_PLACE.match(place) and not _has_anchor(place, page):
        return f"the page has no place called “{unquote(place)[:80]}”"
    text = ""
    for part in directive.split("&"):
        if part.lower().startswith("text="):
            text = text or f" {bare(page.text)} "
            if not _has_words(part[5:], text):
                return f"the words “{unquote(part[5:])[:80]}” that the address names are not in the page"
    return ""


def missing_page(asked: str, data: bytes) -> str:
    """A sentence saying that a PDF has no such page as the address names; "" where it has, or does not say."""
    found = _PDF_PAGE.search(urlsplit(asked).fragment)
    if not found:
        return ""
    count = pages_of(data)
    wanted = int(found[1])
    return f"the address names page {wanted}, the PDF has {count}" if count and wanted > count else ""


def _has_anchor(place: str, page: Page) -> bool:
    names = {place, unquote(place)}
    if any(prefix + name in page.anchors for name in names for prefix in _PREFIXES):
        return True
    folded = {anchor.casefold() for anchor in page.anchors}
    return any(name.casefold() in folded for name in names)


def _has_words(directive: str, text: str) -> bool:
    """Whether the page holds `[prefix-,]start[,end][,-suffix]` in this order."""
    parts = [part for part in directive.split(",") if part]
    if len(parts) > 1 and parts[0].endswith("-"):
        parts[0] = parts[0][:-1]
    if len(parts) > 1 and parts[-1].startswith("-"):
        parts[-1] = parts[-1][1:]
    at = 0
    for part in parts:
        words = bare(unquote(part))
        found = text.find(words, at) if words else at
        if found < 0:
            return False
        at = found + len(words)
    return True
