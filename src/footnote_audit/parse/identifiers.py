"""DOI, ISBN, ISSN, URL and day of access: each function gives the value and the text with it blanked out."""

import re

from footnote_audit.parse.dates import dates

# Stands for one taken character, so that offsets stay true; never part of a field.
TAKEN = "\x00"

_DOI = re.compile(
    r"(?:<\s*)?(?:https?\s?://\s?(?:dx\.)?doi\.org/|\bdoi\s*[:.]?\s*(?:https?://(?:dx\.)?doi\.org/)?)?(?<![\w/])(10\.\d{4,9}/[^\s\"<>“”»,;]+)(?:\s*>)?",
    re.I,
)
_URL = re.compile(r"<?\s?\b((?:https?|ftp)://[^\s<>\"“”»]+|www\.[^\s<>\"“”»]+)\s?>?", re.I)
_ISBN = re.compile(r"\bISBN(?:-1[03])?:?\s*((?:97[89][- ]?)?(?:\d[- ]?){9}[\dX])\b", re.I)
_ISSN = re.compile(r"\bISSN:?\s*(\d{4}-\d{3}[\dX])\b", re.I)
_ACCESS_WORDS = (
    r"(?:last\s+)?(?:accessed|access|retrieved|viewed|visited|checked)(?:\s+on)?(?:\s+date)?|consult[ée]e?\s+le|page\s+consult[ée]e\s+le|"
    r"(?:zuletzt\s+)?(?:abgerufen|aufgerufen|besucht|eingesehen)(?:\s+am)?|(?:letzter\s+)?zugriff(?:\s+am)?|stand|"
    r"(?:ultimo\s+)?(?:consultato|accesso|consultazione)(?:\s+il)?|consultado(?:\s+(?:el|em))?|acess?o(?:\s+em)?|acesso\s+em|"
    r"дата\s+обращения|дата\s+доступа|data\s+obrashcheniya"
)
_ACCESS = re.compile(
    rf"[\[(]?\s*\b(?:{_ACCESS_WORDS})\s*:?\s*(.{{6,24}}?\d{{4}}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}})\s*\.?[\])]?", re.I
)
_CLOSERS = ".,;:'’>”»]"


def blank(text: str, start: int, end: int) -> str:
    """The text with text[start:end] marked as taken, length unchanged."""
    return text[:start] + TAKEN * (end - start) + text[end:]


def take_doi(text: str) -> tuple[str | None, str]:
    """The DOI, bare, without resolver or closing punctuation."""
    match = _DOI.search(text)
    if not match:
        return None, text
    doi = match[1].rstrip(_CLOSERS)
    while doi.endswith(")") and doi.count("(") < doi.count(")"):
        doi = doi[:-1].rstrip(_CLOSERS)
    return doi, blank(text, match.start(), max(match.start(1) + len(doi), match.end() if match[0].endswith(">") else 0))


def take_url(text: str) -> tuple[str | None, str]:
    """The first web address as printed, closing punctuation left off."""
    match = _URL.search(text)
    if not match:
        return None, text
    url = match[1].rstrip(_CLOSERS)
    while url.endswith(")") and url.count("(") < url.count(")"):
        url = url[:-1].rstrip(_CLOSERS)
    end = match.end() if match[0].rstrip().endswith(">") else match.start(1) + len(url)
    return url, blank(text, match.start(), end)


def take_isbn(text: str) -> tuple[str | None, str]:
    """The ISBN as printed."""
    return _first(_ISBN, text)


def take_issn(text: str) -> tuple[str | None, str]:
    """The ISSN as printed."""
    return _first(_ISSN, text)


def _first(pattern: re.Pattern[str], text: str) -> tuple[str | None, str]:
    match = pattern.search(text)
    return (match[1].strip(), blank(text, match.start(), match.end())) if match else (None, text)


def take_accessed(text: str) -> tuple[str | None, str]:
    """The day the page was opened ("accessed 3 May 2020"), as EDTF."""
    match = _ACCESS.search(text)
    if not match:
        return None, text
    found = dates(match[1])
    return (found[0].edtf, blank(text, match.start(), match.end())) if found else (None, text)
