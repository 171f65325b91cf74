"""Author and year alone, as author-date notes cite: "Aske and Lunde 2018, 7–9", "Vgl. Aske (2018), S. 7"."""

import re
from typing import NamedTuple

from footnote_audit.model import Name
from footnote_audit.outlets import OutletKind, named
from footnote_audit.parse.authors import looks_like_names, names
from footnote_audit.parse.dates import dates
from footnote_audit.parse.outlets import is_place
from footnote_audit.text import fold

_LABEL = r"(?:(?:pp?|ss?|с|стр|págs?|pagg?)\.\s?|at\s)?"
_PAGES = r"\d{1,4}(?:\s?-\s?\d{1,4})?(?:\s?ff?\b\.?)?(?:,\s?\d{1,4}(?:\s?-\s?\d{1,4})?){0,4}"
_SHORT = re.compile(
    rf"(?P<names>[^\d;()\[\]\":]{{2,100}}?),?\s(?P<open>[(\[])?(?P<year>(?:1[5-9]|20)\d\d)(?P<letter>[a-z])?"
    rf"(?:[,:]\s?{_LABEL}(?P<inside>{_PAGES}))?[)\]]?(?:\s?[,:]\s?{_LABEL}(?P<page>{_PAGES}))?\s?\.?",
    re.I,
)
_JOINED = re.compile(r"\s(?:and|und|et|y|e|i|и|&)\s|/|\bet\sal\b|\bи\sдр\b|\bu\.\s?a\.", re.I)
# What stands before years as well and is nobody's name.
_NOT_PEOPLE = re.compile(
    r"\b(?:acts?|law|code|bill|treaty|convention|charter|protocol|agreement|constitution|declaration|regulations?|directive"
    r"|conference|congress|summit|elections?|census|survey|olympics|cup|war|crisis|revolution|strategy|plan|budget|edition|table"
    r"|figure|annex|appendix|chapter|vol|volume|no|loi|traité|accord|guerre|sommet|élections?|tableau|annexe|chapitre|recensement"
    r"|gesetz|vertrag|abkommen|verordnung|krieg|wahl(?:en)?|tabelle|anhang|kapitel|legge|trattato|guerra|elezioni|tabella|ley"
    r"|tratado|elecciones|eleições|lei|закон|договор|война|выборы|таблица|приложение|глава|report|bericht|rapport|status|stand"
    r"|version|copyright|data|source|quelle|fonte|fuente)\b",
    re.I,
)
_PRINTING = frozenset({OutletKind.NEWSPAPER, OutletKind.MAGAZINE, OutletKind.JOURNAL})
_MOST_NAMES, _MOST_WORDS, _MOST_INITIALS = 4, 3, 3


class AuthorYear(NamedTuple):
    """What such a short form prints: its names, the year as printed without its letter, the page."""

    author: tuple[Name, ...]
    year: str
    page: str | None


def read_author_year(text: str) -> AuthorYear | None:
    """The names, year and page that a citation is as a whole; None for every other one.

    A name is no month, no place and no newspaper, which stand before years as well.
    """
    match = _SHORT.fullmatch(fold(text))
    if match is None or (match["inside"] and match["page"]) or not looks_like_names(match["names"]):
        return None
    if _NOT_PEOPLE.search(match["names"]):
        return None
    printed = match["names"].strip(" ,")
    author = names(printed)
    if not author or len(author) > _MOST_NAMES or any(_long(n) for n in author) or not _names_alone(match, author):
        return None
    dated = dates(f"{printed} {match['year']}")
    printing = any(outlet.kind in _PRINTING for outlet in named(printed))
    if is_place(printed) or printing or not dated or dated[0].start <= len(printed):
        return None
    page = match["inside"] or match["page"]
    # "Nobel Prize 2018": two whole words and a year alone are as often a thing.
    if len(author) == 1 and not page and not match["open"] and len(author[0].given or "") > _MOST_INITIALS:
        return None
    return AuthorYear(author, match["year"], re.sub(r"\s?-\s?", "-", page).rstrip(" .f") if page else None)


def _names_alone(match: re.Match[str], author: tuple[Name, ...]) -> bool:
    """Whether commas stand between family names only: "Ada Marlow, Salt, Bergen, Fjord, 1990" is a work in full."""
    printed = match["names"]
    if "," not in printed:
        return True
    dated = match.group()[match.end("names") - match.start() :].startswith(",")
    spelt = any(n.literal or len((n.given or "").replace(".", "").replace(" ", "")) > _MOST_INITIALS for n in author)
    return not dated and not spelt and not any(is_place(part) for part in printed.split(","))


def _long(name: Name) -> bool:
    words = " ".join(p for p in (name.given, name.particle, name.family) if p)
    return len(words.split()) > _MOST_WORDS
