"""Theses as German notes print them: "Petra Vollmer, Der Hafen, Diss. phil. Hamburg 1998, S. 44"."""

import re
from collections.abc import Iterator

from footnote_audit.model import CslItem, FieldSpan, Span
from footnote_audit.parse.authors import looks_like_names, names
from footnote_audit.parse.evidence import prose_words
from footnote_audit.parse.language import guess_language
from footnote_audit.parse.numbers import take_locators
from footnote_audit.parse.reading import Fields
from footnote_audit.parse.signals import SIGNAL
from footnote_audit.text import fold, squeeze

# As for films: no set by other hands is at hand to measure it by.
SURE = 0.75
_LONGEST = 400
_BEFORE = r"(?:(?:[Pp]hil|[Jj]ur|[Mm]ed|[Tt]heol|[Ii]naug|Univ|[Uu]nveröff|[Mm]asch)\.[- ]{0,2}){0,2}"
_FACULTY = r"(?:[- ]?(?:phil|jur|iur|med|theol|oec|ing|agr|masch|ms|rer\. ?(?:nat|pol|oec))\.){0,2}"
_GENRE = rf"{_BEFORE}(?:[Dd]iss|[Hh]abil|Magisterarb|Staatsexamensarb)\.{_FACULTY}"
_TOWN = r"[A-ZÄÖÜ][^\W\d_]+(?:[-/ ](?:[a-z]{1,3}\. )?[A-ZÄÖÜ][^\W\d_]+){0,3}(?: (?:a\.|i\.) ?[A-ZÄÖÜ]\w*\.?)?"
_PAGES = r"(?:\s?\([^()]{1,40}\))?,?\s(?:hier\s)?(?:S|Bl)\.\s?\d{1,5}(?:\s?-\s?\d{1,5})?(?:\s?ff?\.)?"
_IMPRINT = re.compile(
    rf"[,.;]\s{{1,3}}(?P<genre>{_GENRE}),?\s{{1,3}}(?:(?:Univ\.|Universität|FU|TU|HU|LMU)\s)?"
    rf"(?P<place>{_TOWN}),?\s{{1,3}}(?P<year>1[6-9]\d\d|20\d\d)(?P<behind>{_PAGES})?"
)
_START = re.compile(r";\s+|[.!?]\s+(?=(?:Vgl|Siehe|S|So|Dazu|Anders)\.?\s)")
_NUMBER = re.compile(r"\s*\[?\d{1,4}\]?[.)]?\s+")
_NAMES_END = re.compile(r"[:,]\s+")


def german_theses(plain: str) -> Iterator[Span]:
    """Where folded text cites theses so, in order."""
    at = 0
    for match in _IMPRINT.finditer(plain):
        start = _start(plain, max(at, match.start() - _LONGEST), match.start())
        if start is not None:
            at = match.end() + (plain[match.end() : match.end() + 1] == ".")
            yield Span(start=start, end=at)


def read_german_thesis(text: str) -> Fields | None:
    """The thesis that a citation is as a whole; None for every other citation."""
    plain = fold(text)
    match = _IMPRINT.search(plain)
    if match is None or any(c.isalnum() for c in plain[match.end() :]):
        return None
    named = _names(plain, 0, match.start())
    if named is None:
        return None
    end, at = named
    title = squeeze(text[at : match.start()]).strip(" ,.\"“”„«»‘’'")
    found, _ = take_locators(match["behind"] or "")
    spans = (("author", 0, end), ("title", at, match.start()), *((n, *match.span(g)) for n, g in _GROUPS))
    place = found.locator or found.pages
    return Fields(
        item=CslItem(
            type="thesis", title=title, author=names(plain[:end]), genre=squeeze(text[slice(*match.span("genre"))]),
            publisher_place=squeeze(text[slice(*match.span("place"))]), issued=match["year"],
            language=guess_language(title),
        ),
        locator=place, label="page" if place else None, confidence=SURE,
        spans=tuple(FieldSpan(variable=n, span=Span(start=a, end=b), confidence=SURE) for n, a, b in spans),
    )  # fmt: skip


_GROUPS = (("genre", "genre"), ("publisher-place", "place"), ("issued", "year"))


def _start(plain: str, low: int, end: int) -> int | None:
    """Where the names begin: behind a semicolon, a number, a signal."""
    cuts = [m.end() for m in _START.finditer(plain, low, end)]
    start = cuts[-1] if cuts else low
    number = _NUMBER.match(plain, start, end) if start == 0 else None
    start = number.end() if number else start
    signal = SIGNAL.match(plain, start, end)
    start = signal.end() if signal else start
    return start if _names(plain, start, end) else None


def _names(plain: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the names end and the title begins; None without names, or where prose stands in the title's place."""
    parted = _NAMES_END.search(plain, start, end)
    comma_first = parted is not None and len(plain[start : parted.start()].split()) == 1 and parted.group()[0] == ","
    if parted is not None and comma_first:
        # "Vollmer, Petra: Der Hafen", "Vollmer, Petra, Der Hafen".
        parted = _NAMES_END.search(plain, parted.end(), end)
    if parted is None or not looks_like_names(plain[start : parted.start()]):
        return None
    title = plain[parted.end() : end]
    return (parted.start(), parted.end()) if title.strip() and prose_words(title) <= 1 else None
