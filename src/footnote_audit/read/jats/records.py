"""Works as JATS records them: the article itself and each cited reference, as CSL items."""

import re
from collections.abc import Iterator

from footnote_audit.model import CslItem, Name
from footnote_audit.read.elements.source import Element

_TYPES = {
    "journal": "article-journal",
    "book": "book",
    "book-chapter": "chapter",
    "chapter": "chapter",
    "confproc": "paper-conference",
    "conference": "paper-conference",
    "thesis": "thesis",
    "report": "report",
    "newspaper": "article-newspaper",
    "magazine": "article-magazine",
    "web": "webpage",
    "webpage": "webpage",
    "website": "webpage",
    "data": "dataset",
    "dataset": "dataset",
    "software": "software",
    "patent": "patent",
    "letter": "personal_communication",
    "preprint": "article",
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Seasons as EDTF level 1 counts them.
_SEASONS = {"spring": "21", "summer": "22", "autumn": "23", "fall": "23", "winter": "24"}
_DATE_ORDER = ("epub", "electronic", "ppub", "print", "pub", "collection")
_DOI = re.compile(r"10\.\d{4,9}/\S+[\w)]")


_NOTHING = Element(name="", attributes={}, start=0)


def article_item(root: Element) -> CslItem:
    """What an article or book says of itself in its front matter."""
    front = root.child("front", "front-stub", "book-meta", "book-part-meta") or _NOTHING
    meta = front.child("article-meta") or front
    is_book = root.name in ("book", "book-part-wrapper")
    outer = front.child("journal-meta") or meta
    return CslItem(
        type="book" if is_book else "article-journal",
        title=_title(meta),
        author=tuple(_contributors(meta, "author")),
        editor=tuple(_contributors(meta, "editor")) if is_book else (),
        container_title=_words(outer, "journal-title"),
        publisher=_words(outer, "publisher-name"),
        publisher_place=_words(outer, "publisher-loc"),
        issued=_publication_date(meta),
        volume=_own_words(meta, "volume"),
        issue=_own_words(meta, "issue"),
        page=_pages(meta.child("fpage"), meta.child("lpage")) or _own_words(meta, "elocation-id"),
        language=root.get("lang").partition("-")[0].lower() or None,
        DOI=next((e.words() for e in _ids(meta) if "doi" in (e.get("pub-id-type"), e.get("book-id-type"))), None),
        ISBN=_words(meta, "isbn"),
        ISSN=_words(outer, "issn"),
        URL=next((e.get("href") for e in meta.elements() if e.name == "self-uri" and "://" in e.get("href")), None),
    )


def cited_item(citation: Element) -> CslItem | None:
    """The work that a citation element records; None where it records no more than its words."""
    parts: dict[str, list[Element]] = {}
    for element in citation.iter():
        parts.setdefault(element.name, []).append(element)
    source = _first(parts, "source", "series")
    title = _first(parts, "article-title", "chapter-title", "part-title", "data-title")
    authors, editors = _cited_names(citation)
    issued = _cited_date(parts)
    if not (source or title or (authors and issued)):
        return None
    kind = citation.get("publication-type") or citation.get("citation-type")
    in_container = title is not None and source is not None
    doi = _identifier(parts, "doi") or next(iter(_DOI.findall(_first(parts, "comment") or "")), None)
    return CslItem(
        type="chapter" if kind == "book" and in_container else _TYPES.get(kind, "document"),
        title=title or source,
        author=tuple(authors),
        editor=tuple(editors),
        container_title=source if in_container else None,
        publisher=_first(parts, "publisher-name"),
        publisher_place=_first(parts, "publisher-loc"),
        issued=issued,
        volume=_first(parts, "volume"),
        issue=_first(parts, "issue"),
        page=_pages(*(next(iter(parts.get(name, [])), None) for name in ("fpage", "lpage")))
        or _first(parts, "page-range", "elocation-id"),
        edition=_first(parts, "edition"),
        DOI=doi,
        ISBN=_first(parts, "isbn"),
        ISSN=_first(parts, "issn"),
        URL=_address(parts),
    )


def _words(element: Element, name: str) -> str | None:
    found = element.find(name)
    return found.words() or None if found is not None else None


def _own_words(element: Element, name: str) -> str | None:
    found = element.child(name)
    return found.words() or None if found is not None else None


def _first(parts: dict[str, list[Element]], *names: str) -> str | None:
    return next((words for name in names for e in parts.get(name, ()) if (words := e.words().rstrip(" ,;"))), None)


def _title(meta: Element) -> str | None:
    group = meta.find("title-group", "book-title-group")
    titles = [e for e in group.elements() if e.name in ("article-title", "book-title", "subtitle")] if group else []
    return ": ".join(filter(None, (_without_marks(e) for e in titles))) or None


def _without_marks(title: Element) -> str:
    """The words of a title but for the marks of notes in it."""
    marks = {e.words() for e in title.iter() if e.name == "xref"}
    words = title.words()
    for mark in marks:
        words = words.removesuffix(mark) if mark else words
    return words.strip()


def _ids(meta: Element) -> Iterator[Element]:
    return (e for e in meta.elements() if e.name in ("article-id", "book-id", "book-part-id"))


def _contributors(meta: Element, kind: str) -> Iterator[Name]:
    for contributor in meta.iter():
        if contributor.name == "contrib" and (contributor.get("contrib-type") or "author") == kind:
            named = next((e for e in contributor.iter() if e.name in ("name", "string-name", "collab")), None)
            name = _name(named) if named is not None else None
            if name is not None:
                yield name


def _name(element: Element) -> Name | None:
    if element.name == "collab" or element.child("surname") is None:
        literal = element.words()
        return Name(literal=literal) if literal else None
    return Name(
        family=_own_words(element, "surname"),
        given=_own_words(element, "given-names"),
        particle=_own_words(element, "prefix"),
        suffix=_own_words(element, "suffix"),
    )


def _cited_names(citation: Element) -> tuple[list[Name], list[Name]]:
    authors: list[Name] = []
    editors: list[Name] = []
    for element in citation.iter():
        if element.name not in ("name", "string-name", "collab"):
            continue
        name = _name(element)
        groups = (e.get("person-group-type") for e in element.ancestors() if e.name == "person-group")
        if name is not None:
            (editors if "editor" in next(groups, "") else authors).append(name)
    return (authors, editors)


def _publication_date(meta: Element) -> str | None:
    dates = [e for e in meta.elements() if e.name == "pub-date"]

    def rank(date: Element) -> int:
        kind = date.get("pub-type") or date.get("publication-format") or date.get("date-type")
        return _DATE_ORDER.index(kind) if kind in _DATE_ORDER else len(_DATE_ORDER)

    return next((d for date in sorted(dates, key=rank) if (d := _date(date))), None)


def _date(element: Element) -> str | None:
    year, month, day = (_own_words(element, name) for name in ("year", "month", "day"))
    return _edtf(year, month or _own_words(element, "season"), day)


def _cited_date(parts: dict[str, list[Element]]) -> str | None:
    return _edtf(_first(parts, "year"), _first(parts, "month", "season"), _first(parts, "day"))


def _edtf(year: str | None, month: str | None, day: str | None) -> str | None:
    digits = re.match(r"\d{4}", year or "")
    if not digits:
        return None
    written = (month or "").strip(" .").lower()
    number = int(written) if written.isdigit() else next((i for i, m in enumerate(_MONTHS, 1) if written[:3] == m), 0)
    if not 1 <= number <= 12:
        season = _SEASONS.get(written)
        return f"{digits[0]}-{season}" if season else digits[0]
    exact = int(day) if day and day.isdigit() and 1 <= int(day) <= 31 else None
    return f"{digits[0]}-{number:02}" + (f"-{exact:02}" if exact else "")


def _pages(first: Element | None, last: Element | None) -> str | None:
    pages = [e.words() for e in (first, last) if e is not None and e.words()]
    return "-".join(dict.fromkeys(pages)) or None


def _identifier(parts: dict[str, list[Element]], kind: str) -> str | None:
    for name in ("pub-id", "object-id", "article-id", "ext-link"):
        for element in parts.get(name, ()):
            if kind in (element.get("pub-id-type"), element.get("ext-link-type")):
                found = _DOI.search(f"{element.words()} {element.get('href')}")
                return found[0] if found else None
    return None


def _address(parts: dict[str, list[Element]]) -> str | None:
    for name in ("ext-link", "uri"):
        for element in parts.get(name, ()):
            for address in (element.get("href"), element.words()):
                if address.startswith(("http://", "https://")):
                    return address
    return None
