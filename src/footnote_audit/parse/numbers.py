"""Volume, issue, number, pages and the cited place: each function gives the values and the text with them blanked out."""  # noqa: E501

import re
from typing import NamedTuple

from footnote_audit.parse.identifiers import blank
from footnote_audit.parse.signals import OTHER_LABELS, PAGE_LABEL
from footnote_audit.text import fold

# A range this wide or wider in a serial is the whole contribution, a narrower one the cited place (tuned on press and
# journal notes of the development set).
WHOLE_RANGE = 5

_ROMAN = r"[IVXLC]+"
_PAGE = r"(?:[A-Za-z]?\d{1,6}[a-z]?|(?:(?<=\s)|(?<=\.))[ivxlc]+(?=[\s,.;-]))"
_RANGE = rf"{_PAGE}(?:\s*-\s*{_PAGE})?(?:\s*ff?\b\.?|\s*sqq?\b\.?|\s*et\s+s(?:uiv|q)\.)?"
_PAGES = re.compile(
    rf"[,;:(\s\x00.]{{0,4}}(?<![\w-])(?:at\s+|hier\s+|here\s+|ici\s+)?(?:{PAGE_LABEL})\s*({_RANGE}(?:\s*(?:,|and|et|und|&)\s*{_RANGE})*)\)?",
    re.I,
)
_AT = re.compile(rf",?\s*\bat\s+(?:p\.\s*)?({_RANGE})", re.I)
_OTHER = tuple(
    (label, re.compile(rf"[,\s(]{{0,4}}(?<![\w])(?:{words})\s*([\w.]*\d[\w.-]*|{_ROMAN}\b)\)?", re.I))
    for label, words in OTHER_LABELS.items()
)

_VOLUME_WORD = (
    r"volumes?|vols?\.?|v\.(?=\s*\d)|bd\.?|band|tomes?|t\.|jg\.|jahrg\.|jahrgang|année|anno|año|vol[úu]men|том|т\.|tom"
)
_ISSUE_WORD = r"issues?|no\.?|nos\.?|n°|nº|n\.º|n\.(?=\s*\d)|nr\.?|num\.?|núm\.?|number|num[ée]ro|número|heft|h\.|fasc\.?|№|выпуск|вып\.|#"  # noqa: E501
_NUMBER = r"[\dIVXLC]+(?:\s*[-/]\s*\d+)?[a-z]?"
_VOLUME = re.compile(rf"[,;(\s]{{0,4}}(?<![\w-])(?:{_VOLUME_WORD})\s*({_NUMBER})(?![\w])", re.I)
_ISSUE = re.compile(rf"[,;(\s]{{0,4}}(?<![\w-])(?:{_ISSUE_WORD})\s*(\d+(?:\s*[-/]\s*\d+)*[a-z]?)(?![\w])\)?", re.I)
_YEAR_ISSUE = re.compile(r"(?<![\d/])(((?:19|20)\d\d)/\d{1,2})(?![\d/])")
_COMPACT = re.compile(
    r"(?P<lead>[\s,;.:\x00)])(?P<v>\d{1,4}(?!\d)|[IVXLC]{2,7}(?![\w.]))\s*(?:\(\s*(?P<i>\d{1,4}(?:\s*[-/]\s*\d{1,4})?)\s*\)|[,:/.]\s*(?P<i2>\d{1,3})(?!\d))?"
    r"\s*[,:]?\s*(?P<y>\(\s*[^()]{0,16}?(?:1[4-9]|20)\d\d[a-z]?\s*\)|\x00+)?\s*[:,]?\s*(?P<p>(?:[eA-Z]?\d{1,6}|[ivxlc]+)(?:\s*-\s*[eA-Z]?\d{1,6})?)(?![\w(/]|\s*(?:\w+\s+)?(?:ed|edn)\b)"
)
_VOLUME_ISSUE = re.compile(
    r"(?<=[\s,;.:\x00])(?P<v>\d{1,4}|[IVXLC]{2,7})\s*\(\s*(?P<i>\d{1,4}(?:\s*[-/]\s*\d{1,4})?)\s*\)"
)
_BARE_VOLUME = re.compile(
    r"(?<=[^\W\d_.])\s(?P<v>\d{1,3})(?=\s*\x00|\s*[(,]\s*(?:\x00|(?:1[4-9]|20)\d\d|no\b|n°))", re.I
)


class Numbers(NamedTuple):
    """The numbers of a citation as printed; `pages` the first labelled pages, `locator` the cited place with its label."""  # noqa: E501

    volume: str | None = None
    issue: str | None = None
    number: str | None = None
    pages: str | None = None
    locator: str | None = None
    label: str | None = None


def take_locators(text: str) -> tuple[Numbers, str]:
    """Labelled pages ("pp. 139-150, here p. 145", "S. 12 ff."), "at 7", and other labelled places."""
    plain = fold(text)
    found = list(_PAGES.finditer(plain))
    pages = _clean(found[0][1]) if found else None
    second = _clean(found[1][1]) if len(found) > 1 else None
    for match in found[:2]:
        text = blank(text, match.start(), match.end())
    at = None if second else _AT.search(fold(text))
    if at:
        second, text = _clean(at[1]), blank(text, at.start(), at.end())
    if second:
        return Numbers(pages=pages, locator=second, label="page"), text
    for label, pattern in _OTHER:
        match_other = pattern.search(fold(text))
        if match_other:
            text = blank(text, match_other.start(), match_other.end())
            return Numbers(pages=pages, locator=match_other[1].rstrip("."), label=label), text
    return Numbers(pages=pages), text


def take_numbers(text: str, known: Numbers) -> tuple[Numbers, str]:
    """Volume and issue, with or without their words ("vol. 17, no. 4", "48(2), 161-220", "2019;21(11):116")."""
    plain = fold(text)
    volume, issue, pages = None, None, known.pages
    match = _VOLUME.search(plain)
    if match:
        volume, text = _clean(match[1]), blank(text, match.start(), match.end())
    match = _ISSUE.search(fold(text))
    if match:
        issue, text = _clean(match[1]), blank(text, match.start(), match.end())
    if volume is None and issue is None:
        volume, issue, compact_pages, text = _compact(text, wants_pages=pages is None)
        pages = pages or compact_pages
    elif volume is None:
        bare = _BARE_VOLUME.search(fold(text))
        if bare:
            volume, text = bare["v"], blank(text, bare.start("v"), bare.end("v"))
    return Numbers(volume=volume, issue=issue, pages=pages, locator=known.locator, label=known.label), text


def _compact(text: str, *, wants_pages: bool) -> tuple[str | None, str | None, str | None, str]:
    plain = fold(text)
    if wants_pages:
        match = _COMPACT.search(plain)
        if match and not (match["y"] is None and match["i"] is None and match["i2"] is None and _is_year(match["v"])):
            end = match.end("i") + 1 if match["i"] else match.end("i2") if match["i2"] else match.end("v")
            text = blank(blank(text, match.start("v"), end), match.start("p"), match.end("p"))
            return match["v"], _clean(match["i"] or match["i2"]), _clean(match["p"]), text
    match = _VOLUME_ISSUE.search(plain)
    if match:
        return match["v"], _clean(match["i"]), None, blank(text, match.start(), match.end())
    match = _BARE_VOLUME.search(plain)
    if match:
        return match["v"], None, None, blank(text, match.start("v"), match.end("v"))
    return None, None, None, text


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdigit() and "1400" <= text <= "2099"


def take_year_issue(text: str) -> tuple[str | None, str | None, str]:
    """A year with the issue's number behind a stroke ("2014/5"): (year, "2014/5", rest)."""
    match = _YEAR_ISSUE.search(text)
    if not match:
        return None, None, text
    return match[2], match[1], blank(text, match.start(), match.end())


def is_whole_range(pages: str) -> bool:
    """Whether a page range is wide enough to be the whole contribution."""
    match = re.fullmatch(r"(\d+)-(\d+)", pages)
    if not match:
        return False
    first, last = match[1], match[2]
    full = int(first[: len(first) - len(last)] + last) if len(last) < len(first) else int(last)
    return full - int(first) >= WHOLE_RANGE


def _clean(text: str | None) -> str | None:
    return re.sub(r"\s*-\s*", "-", text).strip(" ,.;") if text else None
