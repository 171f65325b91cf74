"""What stands behind a title: container, series, publisher, place, genre, editors and edition."""

import re
from typing import NamedTuple

from footnote_audit.model import Name
from footnote_audit.parse import outlets
from footnote_audit.parse.authors import is_body, looks_like_names, names
from footnote_audit.parse.identifiers import TAKEN, blank
from footnote_audit.parse.kinds import words_of
from footnote_audit.text import fold, squeeze

_ROLE = r"(?:eds?|edd|editors?|hrsg|hg|hgg|dirs?|coords?|orgs?|a cura di|comps?|ред)"
_EDITOR_BEHIND = re.compile(rf"(?P<names>[^()\"\x00]{{2,160}}?),?\s*\(\s*{_ROLE}\.?\s*\)[.,:]?\s*", re.I)
# "in Karl Sand and Ann Lee, eds., Ports of the North": the word between commas, names alone before it.
_EDITORS_FIRST = re.compile(
    r"(?P<names>[^()\"\x00\d]{2,160}?),\s*(?:eds?|edd|hrsg|hg|hgg|dirs?|coords?|orgs?|comps?)\.?,\s+", re.I
)
_EDITOR_BEFORE = re.compile(
    r"[,(.\s]*\b(?P<role>eds?\.(?:\s+by)?|edited\s+by|hrsg\.?\s*(?:von|v\.)|hg\.?\s*(?:von|v\.)|herausgegeben\s+von|"
    r"sous\s+la\s+(?:dir\.|direction)\s+d(?:e\s+|')|dir\.|a\s+cura\s+di|edición\s+de|ed\.\s+de|под\s+ред(?:\.|акцией)|orgs?\.)\s*"
    r"(?P<names>[^,;()\x00]{2,80}(?:\s(?:and|et|und|&|e|y)\s[^,;()\x00]{2,60})?)",
    re.I,
)
_IN = re.compile(
    r"^[\s,.;:\x00]*(?i:in|dans|en|im|nel|nella|в\s+кн\.|в\s+сб\.|//)(?::\s*|\s+)(?=[^\W_a-zà-ÿа-я]|[\"'«])|^[\s,.;\x00]*//\s*"
)
_EDITION = re.compile(
    r"[,(\s]*\b(?:(\d{1,2})(?:st|nd|rd|th)?\.?\s*(?:ed(?:n|ition)?\b\.?|aufl(?:age)?\b\.?|изд\.)|(\d{1,2})[eª°]\s*(?:éd(?:ition)?|ed)\b\.?|"
    r"(revised|second|third|fourth|fifth)\s+edition)\)?",
    re.I,
)
_PLACE_PUBLISHER = re.compile(
    r"(?:^|[,.;(\x00])\s*(?P<place>[^\W\d_][^:;()\"\x00]{1,50}?)\s*:\s*(?P<publisher>[^:;()\x00]{2,90}?)\s*(?=[,;)\x00]|\.?\s*$)"
)
_STATE = re.compile(r"^(?:[A-Z]{2}|D\.?C\.?|Mass\.|Conn\.|Calif\.|N\.Y\.|N\.J\.|Md\.|UK|USA|England)$")
_BREAK = re.compile(r"\s*[,;]\s*|\x00+|[()\[\]]|(?<=[^\W\d_]{5})\.\s+(?=[^\W\d_a-zà-ÿа-я])|\s+[-–—]\s+(?=\x00)")
_EMPTY = re.compile(r"^[\W_]*$")
_TRANSLATED = re.compile(r"^(?:trans(?:l|lated)?\b|übers|aus dem|trad(?:uit|uction|\.)|пер\.)", re.I)


class Printing(NamedTuple):
    """Where a work appeared, as printed. `plain` holds what no rule claimed, in order; `in_book` follows an "in"."""

    plain: tuple[str, ...] = ()
    place: str | None = None
    publisher: str | None = None
    genre: str | None = None
    editors: tuple[Name, ...] = ()
    edition: str | None = None
    introduced: bool = False


def read_printing(tail: str) -> Printing:
    """The parts of what stands behind a title, numbers and dates having been taken."""
    lead = _IN.match(tail)
    introduced = bool(lead)
    if lead:
        tail = tail[lead.end() :]
    editors, tail = _take_editors(tail, introduced=introduced)
    edition, tail = _take_edition(tail)
    place, publisher, tail = _take_place_and_publisher(tail)
    plain: list[str] = []
    genre = None
    for segment in segments(tail):
        if fold(segment).casefold() in ALL_GENRES and genre is None and not (introduced and not plain):
            genre = segment
        elif place is None and (plain or publisher or not introduced) and outlets.is_place(segment):
            place = segment
        elif place and _STATE.match(segment):
            place = f"{place}, {segment}"
        elif not _TRANSLATED.match(segment):
            plain.append(segment)
    return Printing(
        plain=tuple(plain),
        place=place,
        publisher=publisher,
        genre=genre,
        editors=editors,
        edition=edition,
        introduced=introduced,
    )


ALL_GENRES = outlets.REPORT_GENRES | outlets.POST_GENRES | outlets.THESIS_GENRES


def segments(text: str) -> list[str]:
    """The parts between commas, brackets, full stops and taken stretches; empty ones left out."""
    found = []
    for part in _BREAK.split(text):
        plain = squeeze(part.replace(TAKEN, " ")).strip(" ,;:-–—/<>'\"“”«»").lstrip(". ")
        plain = plain if re.search(r"\b[^\W\d_]{1,4}\.$", plain) and plain.count(".") > 1 else plain.rstrip(".")
        if not _EMPTY.match(plain) and plain.casefold() not in _CONNECTORS:
            found.append(plain)
    return found


_CONNECTORS = frozenset(
    [
        "and",
        "et",
        "und",
        "in",
        "p",
        "pp",
        "no",
        "vol",
        "vom",
        "ss",
        "г",
        "at",
        "y",
        "e",
        "i",
        "de",
        "the",
        "online",
        "en",
        "ligne",
    ]
)


def _take_editors(tail: str, *, introduced: bool) -> tuple[tuple[Name, ...], str]:
    first = _EDITORS_FIRST.match(tail.lstrip()) if introduced else None
    if first and looks_like_names(first["names"]):
        return names(first["names"]), blank(tail, 0, len(tail) - len(tail.lstrip()) + first.end())
    match = _EDITOR_BEFORE.search(tail)
    if match and looks_like_names(match["names"]):
        return names(match["names"]), blank(tail, match.start(), match.end())
    behind = _EDITOR_BEHIND.search(tail)
    if not behind:
        return (), tail
    printed = behind["names"].strip(" ,.;:")
    if looks_like_names(printed):
        return names(printed), blank(tail, behind.start(), behind.end())
    if introduced and "," in printed:
        _title, _, last = printed.rpartition(",")
        if looks_like_names(last):
            at = behind.start("names") + behind["names"].rfind(",")
            return names(last), blank(tail, at, behind.end())
    return (), tail


def _take_edition(tail: str) -> tuple[str | None, str]:
    match = _EDITION.search(tail)
    if not match:
        return None, tail
    return match[1] or match[2] or match[3], blank(tail, match.start(), match.end())


def _take_place_and_publisher(tail: str) -> tuple[str | None, str | None, str]:
    """ "Washington, DC: World Bank": the place may hold a state behind a comma."""
    for match in _PLACE_PUBLISHER.finditer(tail):
        place = squeeze(match["place"])
        last = place.rpartition(",")[2].strip()
        start = match.start("place")
        city = place.rpartition(",")[0] if _STATE.match(last) else place
        if outlets.is_place(city) or outlets.is_place(place):
            publisher = squeeze(match["publisher"]).rstrip(".")
            return place, publisher, blank(tail, start, match.end())
        tail_city = re.split(r"[,.]\s", place)[-1]
        if outlets.is_place(tail_city):
            at = start + match["place"].rfind(tail_city)
            return tail_city, squeeze(match["publisher"]).rstrip("."), blank(tail, at, match.end())
    return None, None, tail


def is_publisher(text: str) -> bool:
    """Whether the text by its words is a publisher or a body, not a periodical."""
    words = set(words_of(text))
    if words & outlets.PUBLISHER_WORDS:
        return True
    return (
        is_body(text) and not words & (outlets.PRESS_WORDS | outlets.BLOG_WORDS) and not words & outlets.JOURNAL_WORDS
    )
