"""Books with editors, and what stands in them, in the manner of GOST: "Гавани // Порты / под ред. К. Санда. М.: Причал, 2011"."""  # noqa: E501

import re

from footnote_audit.model import CslItem, FieldSpan, Span
from footnote_audit.parse.authors import looks_like_names, names
from footnote_audit.parse.numbers import is_whole_range
from footnote_audit.parse.reading import Fields
from footnote_audit.parse.talks import named_in_genitive
from footnote_audit.text import fold, squeeze

# As for films: no set by other hands is at hand to measure it by.
SURE = 0.75
_PERSON = r"[А-ЯЁ][а-яё'-]{1,30} [А-ЯЁ]\.(?: ?[А-ЯЁ]\.)?"
_BOOK = re.compile(
    rf"(?:(?P<author>{_PERSON}(?:, {_PERSON}){{0,4}}) )?(?P<title>[^/;]{{3,250}}?)(?:\s?//\s?(?P<box>[^/;]{{3,250}}?))?"
    r"\s?/\s?(?P<role>под (?:общ(?:ей|\.) |науч(?:ной|\.) )?ред(?:акцией|\.)|отв\. ред\.|ред\.-сост\.|ред\.|сост\.) "
    r"(?P<editors>[^/;:\d]{3,120}?)\. (?:(?P<edition>\d{1,2})-е изд\. )?"
    r"(?P<place>М\.|Л\.|СПб\.|[А-ЯЁ][а-яё]{2,20}(?:[- ][А-ЯЁа-яё]{2,20}){0,3})(?:\s?:\s(?P<publisher>[^:;/]{2,80}?))?, "
    r"(?P<year>1[89]\d\d|20\d\d)\.?(?: (?:Т|Ч|Вып)\. ?(?P<volume>\d{1,3})\.?)?"
    r"(?: С\. ?(?P<page>\d{1,5}(?:-\d{1,5})?))?\.?",
    re.I,
)
_VARIABLES = (
    ("author", "author"), ("title", "title"), ("container-title", "box"), ("editor", "editors"), ("edition", "edition"),
    ("publisher-place", "place"), ("publisher", "publisher"), ("issued", "year"), ("volume", "volume"),
)  # fmt: skip


def read_gost_edited(text: str) -> Fields | None:
    """The edited book, or the contribution to one, that a citation is as a whole; None for every other citation."""
    if "/" not in text:
        return None
    match = _BOOK.fullmatch(fold(text))
    if match is None or not looks_like_names(match["editors"]):
        return None
    held = {variable: squeeze(text[slice(*match.span(group))]) for variable, group in _VARIABLES if match[group]}
    editors = names(held["editor"])
    page, chapter = match["page"], match["box"] is not None
    whole = page if chapter and page and is_whole_range(page) else None
    place = page if whole is None else None
    spans = [(v, *match.span(g)) for v, g in (*_VARIABLES, ("page" if whole else "locator", "page")) if match[g]]
    return Fields(
        item=CslItem(
            type="chapter" if chapter else "book", title=held["title"].rstrip(" ."),
            author=names(held.get("author", "")),
            editor=named_in_genitive(editors) if match["role"].casefold().startswith("под") else editors,
            container_title=held.get("container-title"), publisher=held.get("publisher"),
            publisher_place=held["publisher-place"], issued=held["issued"], volume=held.get("volume"), page=whole,
            edition=held.get("edition"), language="ru",
        ),
        locator=place, label="page" if place else None, confidence=SURE,
        spans=tuple(FieldSpan(variable=v, span=Span(start=a, end=b), confidence=SURE) for v, a, b in spans),
    )  # fmt: skip
