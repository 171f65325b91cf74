"""Newspapers cited by their day, with or without a page or a title: "Le Monde, 3 mai 2021, p. 5", "Коммерсантъ. 2021. 3 мая"."""  # noqa: E501

import re

from footnote_audit.model import CslItem, FieldSpan, Span
from footnote_audit.outlets import OutletKind, named
from footnote_audit.parse.authors import names
from footnote_audit.parse.dates import dates
from footnote_audit.parse.kinds import words_of
from footnote_audit.parse.outlets import JOURNAL_WORDS, PRESS_WORDS
from footnote_audit.parse.reading import Fields
from footnote_audit.text import fold, squeeze

# As for films: no set by other hands is at hand to measure it by.
SURE = 0.75
_DAY = len("2021-05-03")
_NAME = re.compile(r"[^,.;:()\[\]\"\d]{2,60}(?:\s\([^()\d]{2,30}\))?")
_NUMBER = re.compile(r",\s(?:no\.?|n[°º.]|nr\.|№)\s?(?P<issue>\d{1,6})$", re.I)
_PLACE = re.compile(
    r"(?:\sг(?:\.|ода)?)?(?:,\s(?:(?:pp?|ss?|с)\.\s?)?(?P<page>[A-Z]?\d{1,3}(?:\s?-\s?[A-Z]?\d{1,3})?)(?:\s?ff?\.)?)?",
    re.I,
)
_NUMBERED = re.compile(
    r"(?P<outlet>[^,.;:()\[\]\"\d]{3,60}?),?\s(?:n[ro]\.?\s|n[°º]\s?)?(?P<issue>\d{1,3})/(?P<year>19\d\d|20\d\d)"
    r"(?:,\s(?:pp?|ss?)\.\s?(?P<page>\d{1,3}(?:-\d{1,3})?)(?:\s?ff?\.)?)?\.?",
    re.I,
)
_BEFORE_DAY = re.compile(r"(?:,|,?\s(?:of|vom|v\.|du|del|de|от))?\s*$", re.I)
_RUSSIAN = re.compile(
    r"(?:(?:(?P<author>[А-ЯЁ][а-яё'-]{1,30} [А-ЯЁ]\.(?: ?[А-ЯЁ]\.)?) )?(?P<title>[^/;]{3,250}?)\s//\s?)?"
    r"(?P<outlet>[А-ЯЁ][^.;/\d,]{1,60})\.\s(?:-\s)?(?P<year>1[89]\d\d|20\d\d)\.\s(?:-\s)?(?P<day>\d{1,2} [а-я]{3,8})\.?"
    r"(?: (?:-\s)?№ ?(?P<issue>\d{1,5})\.?)?(?: (?:-\s)?С\. ?(?P<page>\d{1,3}(?:-\d{1,3})?)\.?)?"
)
_KINDS = frozenset({OutletKind.NEWSPAPER, OutletKind.MAGAZINE})
_FEWEST, _MOST = 2, 6


def read_press_day(text: str) -> Fields | None:
    """The issue of a newspaper, or an article in the manner of GOST, that a citation is as a whole; None otherwise."""
    plain = fold(text)
    match = _RUSSIAN.fullmatch(plain)
    if match is not None:
        return _russian(text, match)
    match = _NUMBERED.fullmatch(plain)
    if match is not None:
        return _numbered(text, match)
    found = [d for d in dates(plain) if len(d.edtf) == _DAY]
    if len(found) != 1:
        return None
    day = found[0]
    before = _BEFORE_DAY.sub("", plain[: day.start])
    number = _NUMBER.search(before)
    outlet = before[: number.start()] if number else before
    place = _PLACE.fullmatch(plain[day.end :].rstrip(" ."))
    if place is None or outlet == before == plain[: day.start] or not is_newspaper(outlet):
        return None
    page = (day.end + place.start("page"), day.end + place.end("page")) if place["page"] else None
    spans = [("container-title", 0, len(outlet)), ("issued", day.start, day.end)]
    spans += [("issue", *number.span("issue"))] if number else []
    spans += [("locator", *page)] if page else []
    at = re.sub(r"\s", "", place["page"]) if place["page"] else None
    return Fields(
        item=CslItem(
            type=_type(outlet), container_title=squeeze(text[: len(outlet)]), issued=day.edtf,
            issue=number["issue"] if number else None,
        ),
        locator=at, label="page" if at else None, confidence=SURE,
        spans=tuple(FieldSpan(variable=n, span=Span(start=a, end=b), confidence=SURE) for n, a, b in spans),
    )  # fmt: skip


def _numbered(text: str, match: re.Match[str]) -> Fields | None:
    """ "Der Spiegel 18/2021, S. 34": a listed magazine by the number of its year."""
    if not any(outlet.kind in _KINDS for outlet in named(match["outlet"])):
        return None
    groups = (("container-title", "outlet"), ("issue", "issue"), ("issued", "year"), ("locator", "page"))
    return Fields(
        item=CslItem(
            type=_type(match["outlet"]), container_title=squeeze(text[slice(*match.span("outlet"))]),
            issue=match["issue"], issued=match["year"],
        ),
        locator=match["page"], label="page" if match["page"] else None, confidence=SURE,
        spans=tuple(
            FieldSpan(variable=v, span=Span(start=match.start(g), end=match.end(g)), confidence=SURE)
            for v, g in groups if match[g]
        ),
    )  # fmt: skip


def is_newspaper(name: str) -> bool:
    """Whether a name is a listed newspaper or magazine, or one by its words ("The Harbour Times")."""
    if not _NAME.fullmatch(name):
        return False
    if any(outlet.kind in _KINDS for outlet in named(name)):
        return True
    words = name.split()
    told = PRESS_WORDS.intersection(words_of(name)) and not JOURNAL_WORDS.intersection(words_of(name))
    capital = all(w[:1].isupper() for w in words if len(w) > len("della"))
    return bool(told) and _FEWEST <= len(words) <= _MOST and words[0][:1].isupper() and capital


def _type(outlet: str) -> str:
    kinds = {o.kind for o in named(outlet)}
    return "article-magazine" if kinds and OutletKind.NEWSPAPER not in kinds else "article-newspaper"


_GROUPS = (
    ("author", "author"),
    ("title", "title"),
    ("container-title", "outlet"),
    ("issue", "issue"),
    ("locator", "page"),
)


def _russian(text: str, match: re.Match[str]) -> Fields | None:
    found = [d for d in dates(f"{match['day']} {match['year']}") if len(d.edtf) == _DAY]
    if not found:
        return None
    held = {v: squeeze(text[slice(*match.span(g))]) for v, g in _GROUPS if match[g]}
    spans = [(v, *match.span(g)) for v, g in _GROUPS if match[g]]
    spans.append(("issued", match.start("year"), match.end("day")))
    return Fields(
        item=CslItem(
            type=_type(held["container-title"]), title=held.get("title"), author=names(held.get("author", "")),
            container_title=held["container-title"], issued=found[0].edtf, issue=held.get("issue"), language="ru",
        ),
        locator=match["page"], label="page" if match["page"] else None, confidence=SURE,
        spans=tuple(
            FieldSpan(variable=v, span=Span(start=a, end=b), confidence=SURE)
            for v, a, b in sorted(spans, key=lambda s: s[1])
        ),
    )  # fmt: skip
