"""One printed citation to a CSL item: identifiers, numbers and dates are taken first, names and titles from the rest."""  # noqa: E501

import re
from dataclasses import replace
from typing import NamedTuple

from footnote_audit.model import CslItem, Name, Span
from footnote_audit.parse import identifiers, kinds, numbers
from footnote_audit.parse.authors import is_agency, looks_like_names, names
from footnote_audit.parse.containers import Printing, is_publisher, read_printing
from footnote_audit.parse.dates import PrintedDate, dates
from footnote_audit.parse.identifiers import TAKEN, blank
from footnote_audit.parse.language import guess_language
from footnote_audit.parse.numbers import Numbers
from footnote_audit.parse.outlets import POST_GENRES, REPORT_GENRES, THESIS_GENRES
from footnote_audit.parse.placing import Region, moved, spans, squeezed, taken, with_identifiers
from footnote_audit.parse.quotes import quotations
from footnote_audit.parse.reading import Fields
from footnote_audit.parse.type_words import Phrase, told_phrase, told_type
from footnote_audit.text import fold, squeeze

# A citation longer than this is read by its first characters only: no real one is.
LONGEST_CITATION = 3000
_EDGE = " \t\r\n,;:-–—."
_LAW = re.compile(
    r"^[\s,\x00]*(?P<v>\d{1,4})\s+(?P<name>[^\W\d_][^\d;()\x00]{2,80}?)[,\s]+(?P<p>\d{1,5}(?:-\d{1,5})?)?\s*[,.;\x00\s]*$"
)
_TRAILING_PAGE = re.compile(
    r"(?:^|[,):\x00]|(?<=[^\W\d_]))\s*(?P<p>(?:[A-Z](?=\d{1,3}\b))?\d{1,5}(?:-[A-Z]?\d{1,5})?)(?:\s*ff?\.?)?\s*(?:\((?P<c>\d{1,5})(?:\s*ff?\.?)?\))?[\s.\x00]*$"
)
# A paper of the European Commission.
_PAPER = re.compile(r"\b(?:COM|KOM|SWD|SEC|JOIN)\s?\((?:19|20)\d\d\)\s?\d{1,4}(?:\s(?:final|endg\.|endgültig|def\.))?")
# The part of a newspaper: "sec. B, p. 3".
_PAPER_SECTION = re.compile(r",?\s?\b(?:sec|sect|section)\.?\s(?P<part>[A-Z])\b(?=\s?(?:[,.;\x00]|$))")
_BRACKETED_PLACE = re.compile(r"\(\s*(\d{1,5}(?:-\d{1,5})?)\s*(?:ff?\.?)?\s*\)[\s.]*$")
_NUMBER_LAST = re.compile(r"(?P<series>[^\d]{4,80}?)\s(?P<number>\d{1,5}(?:[-/]\d{1,4})?)")
_ALONE_BEFORE = frozenset(',(;.:[\x00”"»')
_ALONE_AFTER = frozenset(",);.:]\x00")


class _Tail(NamedTuple):
    """What stands behind the title, with what was taken blanked out, and where each step took it."""

    text: str
    regions: tuple[Region, ...] = ()

    def less(self, step: str, after: str) -> "_Tail":
        """The tail after a step that blanked out what it read."""
        return _Tail(after, (*self.regions, *taken(step, self.text, after)))


def quotes_its_title(text: str) -> bool:
    """Whether a citation prints its title in double quotation marks, with nothing but names or a date before them."""
    plain = text[:LONGEST_CITATION]
    quoted = _title_quotation(plain)
    return quoted is not None and fold(plain[quoted.start]) == '"'


def read_by_rules(text: str) -> Fields | None:
    """The work that a citation with a quoted title names; what is not printed stays None. None without such a title."""
    plain, places = squeezed(text.replace(TAKEN, " "), LONGEST_CITATION)
    known, rest = identifiers.take_all(plain)
    quoted = _title_quotation(rest)
    if quoted is None:
        return None
    read = _read_quoted(rest, quoted)
    item = with_identifiers(read.fields.item, known)
    if item.type in {"document", "book"} and item.URL and not item.publisher and not item.container_title:
        item = replace(item, type="webpage")
    if item.type == "post-weblog" and not item.container_title and any(is_agency(n.literal or "") for n in item.author):
        item = replace(item, type="article-newspaper")
    outside = f"{rest[: quoted.start]} {rest[quoted.end :]}".replace(TAKEN, " ")
    item = replace(item, type=told_type(item, outside) or item.type)
    fields = read.fields._replace(item=item)
    found = spans(plain, fields, read.regions, known)
    sure = round(min((f.confidence for f in found), default=0.0), 3)
    return fields._replace(confidence=sure, spans=moved(found, places))


class _Read(NamedTuple):
    fields: Fields
    regions: tuple[Region, ...]


def _title_quotation(text: str) -> Span | None:
    """The first quotation that can be a title: nothing but names, a date or a number stands before it."""
    for span in quotations(text)[:1]:
        lead = text[: span.start].strip(_EDGE)
        if not lead or looks_like_names(_without_date(lead)) or len(lead) < 3:
            return span
        if len(lead.split()) <= 12 and span.end - span.start > 30 and lead.endswith(","):
            return span
    return None


def _without_date(text: str) -> str:
    return re.sub(r"[,.]?\s*\(?(?:1[4-9]|20)\d\d[a-z]?\)?[.,:]?$", "", text).strip(_EDGE)


def _read_quoted(text: str, quoted: Span) -> _Read:
    lead, tail = text[: quoted.start], _Tail(text[quoted.end :])
    title = _clean_title(text[quoted.start + 1 : quoted.end - 1]) or None
    found = dates(lead)
    author = names(_without_date(lead.replace(TAKEN, " ").strip(_EDGE)))
    dated = found[-1] if found else None
    fields, regions = _read_tail(tail, title=title, author=author, issued=dated.edtf if dated else None)
    before = (Region("lead date", dated.start, dated.end),) if dated else ()
    behind = tuple(Region(r.step, r.start + quoted.end, r.end + quoted.end) for r in regions)
    ends = Region("lead", 0, quoted.start), Region("title", quoted.start + 1, quoted.end - 1)
    return _Read(fields, (*ends, *before, *behind, Region("printing", quoted.end, len(text))))


def _read_tail(
    tail: _Tail, *, title: str | None, author: tuple[Name, ...], issued: str | None
) -> tuple[Fields, tuple[Region, ...]]:
    told = told_phrase(tail.text)
    if told is not None:
        tail = tail.less("genre", blank(tail.text, told.start, told.end))
    section = _PAPER_SECTION.search(tail.text)
    if section is not None:
        tail = tail.less("section", blank(tail.text, section.start(), section.end()))
    paper = _PAPER.search(tail.text)
    if paper is not None:
        tail = tail.less("numbers", blank(tail.text, paper.start(), paper.end()))
    found, text = numbers.take_locators(tail.text)
    tail = tail.less("locators", text)
    year, year_issue, text = numbers.take_year_issue(tail.text)
    tail = tail.less("year issue", text)
    printed, text = take_date(tail.text)
    tail = tail.less("date", text)
    found, text = numbers.take_numbers(tail.text, found)
    tail = tail.less("numbers", text)
    if year_issue:
        found = found._replace(number=found.issue, issue=year_issue)
    for step in (_take_law_style, _take_trailing_page, _take_bracketed_place):
        found, text = step(tail.text, found)
        tail = tail.less("places", text)
    if section is not None and found.pages is None and found.locator is None:
        found = found._replace(locator=section["part"], label="section")
    date = _finer(issued, printed) or year
    fields = _assemble(read_printing(tail.text), found, title=title, author=author, issued=date)
    if paper is not None:
        item = replace(fields.item, type="report", number=squeeze(paper.group()), container_title=None)
        fields = fields._replace(item=item)
    return (fields if told is None else _told(fields, told)), tail.regions


def _told(fields: Fields, told: Phrase) -> Fields:
    """The fields of a work that says of itself what it is."""
    item = fields.item
    genre = told.genre or item.genre
    return fields._replace(item=replace(item, type=told.kind, number=told.number or item.number, genre=genre))


def _finer(first: str | None, second: str | None) -> str | None:
    """The more precise of two dates that agree in the year; the first where they do not."""
    if first and second:
        return second if second[:4] == first[:4] and len(second) > len(first) else first
    return first or second


def take_date(text: str) -> tuple[str | None, str]:
    """The date of issue: the most precise of those that stand by themselves, else the last."""
    found = dates(text)
    if not found:
        return None, text
    best = max(found, key=lambda d: (_date_rank(text, d), d.start))
    start, end = best.start, best.end
    if text[start - 1 : start] in "([" and text[end : end + 1] in ")]" and start:
        start, end = start - 1, end + 1
    return best.edtf, blank(text, start, end)


def _date_rank(text: str, date: PrintedDate) -> int:
    before, after = text[: date.start].rstrip()[-1:], text[date.end :].lstrip()[:1]
    alone = (not before or before in _ALONE_BEFORE) + (not after or after in _ALONE_AFTER)
    interval_of_years = re.fullmatch(r"\d{4}/\d{4}", date.edtf) is not None
    bracketed = 2 if before in "([" and before else 0
    return len(date.edtf.split("/")[0]) + 3 * alone + bracketed - (6 if interval_of_years else 0)


def _take_law_style(tail: str, found: Numbers) -> tuple[Numbers, str]:
    """ "(1993) 13 Legal Studies 143": volume before the journal, page behind."""
    if found.volume or found.pages:
        return found, tail
    match = _LAW.match(tail)
    if not match:
        return found, tail
    tail = blank(tail, match.start("v"), match.end("v"))
    if match["p"]:
        tail = blank(tail, match.start("p"), match.end("p"))
    return found._replace(volume=match["v"], pages=match["p"]), tail


def _take_trailing_page(tail: str, found: Numbers) -> tuple[Numbers, str]:
    # Identifiers and addresses that stood behind the page are taken out already.
    end = len(tail.rstrip(" ,.;\x00"))
    at = max(0, end - 60)
    match = _TRAILING_PAGE.search(fold(tail[at:end])) if found.pages is None else None
    if not match:
        return found, tail
    locator = match["c"] or found.locator
    tail = blank(tail, at + match.start("p"), at + match.end())
    return found._replace(pages=match["p"], locator=locator, label="page" if match["c"] else found.label), tail


def _take_bracketed_place(tail: str, found: Numbers) -> tuple[Numbers, str]:
    """ "24 (1973) 13 (15 ff.)": the bracket at the end is the cited place."""
    match = _BRACKETED_PLACE.search(tail[-40:]) if found.pages and not found.locator else None
    if not match:
        return found, tail
    at = len(tail) - len(tail[-40:])
    return found._replace(locator=match[1], label="page"), blank(tail, at + match.start(), at + match.end())


def _assemble(
    printing: Printing, found: Numbers, *, title: str | None, author: tuple[Name, ...], issued: str | None
) -> Fields:
    container, series, publisher = _where(printing, found, issued=issued)
    series, number = _series_number(series)
    found = found._replace(number=number) if number and not found.number else found
    papers = series or (fold(printing.genre or "").casefold() in REPORT_GENRES and not printing.introduced)
    if papers and found.issue and not found.volume:
        found = found._replace(number=found.issue, issue=None)
    kind = "report" if series else kinds.work_type(
        kinds.Evidence(
            container=container, publisher=publisher, place=printing.place, genre=printing.genre, issued=issued, quoted=True,  # noqa: E501
            has_volume=bool(found.volume), has_issue=bool(found.issue or found.number), has_pages=bool(found.pages),
            in_book=_in_book(printing, found, issued), has_url=False,
        )
    )  # fmt: skip
    page, locator, label = _pages(found, kind)
    item = CslItem(
        type=kind, title=title, author=author, editor=printing.editors, container_title=container, collection_title=series,  # noqa: E501
        publisher=publisher, publisher_place=printing.place, issued=issued, volume=found.volume, issue=found.issue,
        number=found.number, page=page, edition=printing.edition, genre=printing.genre,
        language=guess_language(title) if title else None,
    )  # fmt: skip
    return Fields(item=item, locator=locator, label=label)


def _in_book(printing: Printing, found: Numbers, issued: str | None) -> bool:
    serial = (found.volume and found.issue) or (issued and len(issued) == 10)
    return (printing.introduced and not serial) or bool(printing.editors and printing.plain)


def _where(printing: Printing, found: Numbers, *, issued: str | None) -> tuple[str | None, str | None, str | None]:
    """Container, series and publisher out of the parts that no other rule claimed."""
    plain, publisher = list(printing.plain), printing.publisher
    if not plain:
        return None, None, publisher
    first, later = plain[0], plain[1] if len(plain) > 1 else None
    serial = bool(found.volume or found.issue or (found.pages and numbers.is_whole_range(found.pages)))
    genre = fold(printing.genre or "").casefold()
    whole = bool(found.pages and numbers.is_whole_range(found.pages))
    day = bool(issued) and len(issued or "") == 10
    if not printing.introduced and kinds.is_series(
        first, volume=found.volume, number=found.issue, whole_pages=whole, place_or_day=False
    ):
        return None, first, publisher or later
    if genre in REPORT_GENRES and not printing.introduced and not found.volume and not whole:
        return None, None, publisher or first
    if printing.introduced or serial:
        return first, None, publisher or later
    if genre in REPORT_GENRES or genre in THESIS_GENRES:
        return None, None, publisher or first
    if genre not in POST_GENRES and is_publisher(first) and not later:
        return None, None, publisher or first
    if printing.place and not day and publisher is None:
        return (first if later else None), None, later or first
    return first, None, publisher or later


def _series_number(series: str | None) -> tuple[str | None, str | None]:
    """ "Working Paper 12/2021": the series and the number at its end."""
    match = _NUMBER_LAST.fullmatch(series) if series else None
    return (match["series"], match["number"]) if match else (series, None)


def _pages(found: Numbers, kind: str) -> tuple[str | None, str | None, str | None]:
    """Page range of the contribution, cited place, its label: a single page or a narrow range is the cited place."""
    if found.pages is None:
        return None, found.locator, found.label
    contribution = kind in {"article-journal", "article-magazine", "chapter", "article-newspaper", "paper-conference"}
    if found.locator and found.label == "page":
        return found.pages, found.locator, "page"
    if contribution and numbers.is_whole_range(found.pages):
        return found.pages, found.locator, found.label
    if found.locator:
        return found.pages, found.locator, found.label
    return None, found.pages, "page"


def _clean_title(text: str) -> str:
    plain = squeeze(text.replace(TAKEN, " ")).strip(" ,;:")
    if plain.endswith(".") and not plain.endswith("..."):
        plain = plain[:-1].rstrip()
    return plain.strip()
