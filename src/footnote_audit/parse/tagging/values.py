"""What a labelled stretch prints, without its marks: titles without quotes, numbers without "vol.", pages without "pp."."""  # noqa: E501

import re
from typing import NamedTuple

from footnote_audit.text import fold, squeeze

_EDGES = " \t\r\n,;:.-–—/\\|*·•+="
_PAIRS = {"(": ")", "[": "]", "{": "}", "“": "”", "„": "“”", "«": "»", "‘": "’", "‹": "›", '"': '"', "'": "'", "<": ">"}
_CLOSERS = frozenset(")]}”»›>")
_QUOTES = frozenset("“„«‘‹\"'")
_KEPT_BEHIND = frozenset("?!…")
_VOLUME = re.compile(r"^(?:volumes?|vols?|voll|volumen|b(?:an)?ds?|tom[eo]?s?|t|v|jg|jahrgang|т|том)\b[.\s:]*", re.I)
_ISSUE = re.compile(
    r"^(?:n[o°ºr]?s?|num(?:ber)?s?|número|numéro|numero|issues?|iss|heft|h|fasc(?:icolo)?|№|вып(?:уск)?|#)(?![^\W\d_])[.\s°º:]*",
    re.I,
)
_MARKED_ISSUE = re.compile(
    r"^(?:n[o°ºr]s?|n(?=[.°º])|números?|numéros?|numeros?|issues?|iss|heft|№|вып(?:уск)?)(?![^\W\d_])[.\s°º:]*\d", re.I
)
_PAGES = re.compile(
    r"^(?:pages?|pp?|pgs?|ss?|seiten?|pagg?|págs?|str|стр|сс?|cols?|sp|at)(?![^\W\d_])[.\s:]*(?=[^\W_])", re.I
)
_INTRODUCTION = re.compile(r"^(?:in|dans|im|nel|nella|en|в)\b\s*:?\s*(?:the\s+(?=proceedings))?", re.I)
_BOTH = re.compile(r"^([^()\s,;:]+)\s*[(]\s*([^()]+?)\s*[)]$|^(\d+)\s*[./,:;]\s*(?:n[o°º]?s?\.?\s*)?(\d+)$", re.I)
# What a model takes along behind the pages: a second address, a word.
_AFTER_PAGES = re.compile(r"(?<=\d)(?:\s*[;<\[(].*|[.,]?\s+[^\W\d_]{2}.*)$")
_FOLLOWING = re.compile(r"\s*\bff?\b\.?$", re.I)


class Trimmed(NamedTuple):
    """A value and where it stands in the text."""

    value: str
    start: int
    end: int


def trimmed(text: str, start: int, end: int) -> Trimmed:
    """text[start:end] without punctuation and unpaired brackets at its edges, and without quotes around the whole."""
    while True:
        before = (start, end)
        while start < end and (text[start] in _EDGES or text[start].isspace()):
            start += 1
        while end > start and (text[end - 1] in _EDGES or text[end - 1].isspace()):
            end -= 1
        if end - start > 1:
            start, end = _without_pair(text, start, end)
        if end - start == 1 and not text[start].isalnum():
            start = end
        if (start, end) == before:
            return Trimmed(squeeze(text[start:end]), start, end)


def _without_pair(text: str, start: int, end: int) -> tuple[int, int]:
    first, last, inner = text[start], text[end - 1], text[start + 1 : end - 1]
    if first in _PAIRS and last in _PAIRS[first] and first not in inner and last not in inner:
        return start + 1, end - 1
    if first in _CLOSERS or (first in _PAIRS and not any(c in text[start + 1 : end] for c in _PAIRS[first])):
        return start + 1, end
    body = text[start:end]
    opened = sum(body.count(o) for o, c in _PAIRS.items() if last in c and o != last)
    if last in _CLOSERS and opened < body.count(last):
        return start, end - 1
    if last in _QUOTES and last not in "'’" and body.count(last) % 2:
        return start, end - 1
    return start, end


def container(value: str) -> str:
    """The name of a container without the "in" before it."""
    return _INTRODUCTION.sub("", value).strip(_EDGES) or value


def container_is_introduced(printed: str) -> bool:
    """Whether an "in" stands before the name of a container."""
    return _INTRODUCTION.match(printed.strip(_EDGES + "“„«\"'")) is not None


def volume_and_issue(volume: str | None, issue: str | None) -> tuple[str | None, str | None]:
    """Both numbers without marks; "41(2)" and "33.1" come apart where no issue is given."""
    if volume and not issue and _MARKED_ISSUE.match(volume.strip(_EDGES + "()[]")):
        volume, issue = None, volume
    plain = _bare(_VOLUME, volume)
    number = _bare(_ISSUE, issue)
    both = _BOTH.match(_VOLUME.sub("", volume.strip(_EDGES))) if volume and not number else None
    if both:
        return both[1] or both[3], _bare(_ISSUE, both[2] or both[4])
    return plain, number


def _bare(pattern: re.Pattern[str], printed: str | None) -> str | None:
    if not printed:
        return None
    plain = pattern.sub("", printed.strip(_EDGES + "()[]")).strip(_EDGES + "()[]")
    return plain or None


def pages(printed: str) -> str:
    """The page or pages, range marks made hyphens, without "pp." and "ff."."""
    plain = _PAGES.sub("", fold(printed).strip(_EDGES + "()[]"))
    behind = _AFTER_PAGES.search(plain)
    plain = _FOLLOWING.sub("", plain[: behind.start()] if behind else plain)
    return re.sub(r"\s*-+\s*", "-", plain).strip(_EDGES + "()[]")
