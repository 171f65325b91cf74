"""Works as TEI records them: the edition itself in its header, and each cited work, as CSL items."""

import re

from footnote_audit.model import CslItem, Name
from footnote_audit.read.elements.source import Element

_EDTF = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_YEAR = re.compile(r"\b(1[4-9]\d\d|20\d\d)\b")
# What the level of a title says it is the title of.
_CONTAINERS = {"j": "article-journal", "m": "chapter", "s": "article", "u": "manuscript"}


def edition_item(root: Element) -> CslItem:
    """What a text says of itself in its header; a fragment without header says nothing."""
    header = root.child("teiHeader")
    if header is None:
        return CslItem(language=_language(root))
    statement = header.find("titleStmt") or header
    published = header.find("publicationStmt") or header
    return CslItem(
        title=_title_of(statement),
        author=tuple(name for e in statement.elements() if e.name == "author" for name in _names(e)),
        editor=tuple(name for e in statement.elements() if e.name == "editor" for name in _names(e)),
        publisher=_words(published, "publisher", "authority", "distributor"),
        publisher_place=_words(published, "pubPlace"),
        issued=_date(published.find("date")),
        language=_language(root) or _language_used(header),
        DOI=_identifier(published, "doi"),
        ISBN=_identifier(published, "isbn"),
        URL=_identifier(published, "url") or _identifier(published, "uri") or _address(published),
    )


def cited_item(element: Element) -> CslItem | None:
    """The work that an element records; for a pointer, the page that it leads to. None for what records nothing."""
    if element.name == "ptr":
        address = element.get("target")
        return CslItem(type="webpage", URL=address) if address.startswith(("http://", "https://")) else None
    analytic, monograph = element.child("analytic"), element.child("monogr")
    titles = {e.get("level"): e.words() for e in reversed(list(element.iter())) if e.name == "title" and e.words()}
    contained = titles.get("a")
    container = next((titles[level] for level in _CONTAINERS if level in titles), None) if contained else None
    whole = contained or next(iter(titles[level] for level in ("m", "j", "u", "s", "") if level in titles), None)
    if whole is None:
        return None
    own = analytic if analytic is not None else monograph if monograph is not None else element
    return CslItem(
        type=next((_CONTAINERS[level] for level in _CONTAINERS if contained and level in titles), "book"),
        title=whole,
        author=tuple(name for e in own.iter() if e.name == "author" for name in _names(e)),
        editor=tuple(name for e in element.iter() if e.name == "editor" for name in _names(e)),
        container_title=container,
        publisher=_words(element, "publisher"),
        publisher_place=_words(element, "pubPlace"),
        issued=_date(element.find("date")),
        volume=_scope(element, "volume", "vol"),
        issue=_scope(element, "issue"),
        page=_scope(element, "page", "pp", "pages"),
        edition=_words(element, "edition"),
        DOI=_identifier(element, "doi"),
        ISBN=_identifier(element, "isbn"),
        ISSN=_identifier(element, "issn"),
        URL=_address(element),
    )


def _words(element: Element, *names: str) -> str | None:
    found = element.find(*names)
    return found.words() or None if found is not None else None


def _title_of(statement: Element) -> str | None:
    titles = [e for e in statement.elements() if e.name == "title" and e.words()]
    main = [e for e in titles if e.get("type") in ("main", "")] or titles
    under = [e for e in titles if e.get("type") in ("sub", "subtitle")]
    return ": ".join(e.words() for e in (*main[:1], *under[:1])) or None


def _names(element: Element) -> list[Name]:
    people = [e for e in element.iter() if e.name in ("persName", "name", "orgName")] or [element]
    found = []
    for person in people:
        family, given = _words(person, "surname"), " ".join(e.words() for e in person.iter() if e.name == "forename")
        words = person.words()
        if family:
            found.append(Name(family=family, given=given or None, particle=_words(person, "nameLink")))
        elif person.name != "orgName" and words.count(",") == 1:
            last, _, first = words.partition(",")
            found.append(Name(family=last.strip(), given=first.strip() or None))
        elif words:
            found.append(Name(literal=words))
    return found


def _date(element: Element | None) -> str | None:
    if element is None:
        return None
    stated = _EDTF.match(element.get("when") or element.get("from") or element.get("notBefore"))
    year = _YEAR.search(element.words())
    return stated[0] if stated else year[0] if year else None


def _scope(element: Element, *units: str) -> str | None:
    for scope in element.iter():
        if scope.name in ("biblScope", "citedRange") and (scope.get("unit") or scope.get("type")) in units:
            ends = [end for end in (scope.get("from"), scope.get("to")) if end]
            return "-".join(dict.fromkeys(ends)) or scope.words() or None
    return None


def _identifier(element: Element, kind: str) -> str | None:
    return next(
        (e.words() for e in element.iter() if e.name == "idno" and e.get("type").lower() == kind and e.words()), None
    )


def _address(element: Element) -> str | None:
    targets = (e.get("target") for e in element.iter() if e.name in ("ref", "ptr"))
    return next((target for target in targets if target.startswith(("http://", "https://"))), None)


def _language(root: Element) -> str | None:
    text = root.child("text")
    stated = root.get("lang") or (text.get("lang") if text is not None else "")
    return stated.partition("-")[0].lower() or None


def _language_used(header: Element) -> str | None:
    used = [e.get("ident") for e in header.iter() if e.name == "language" and e.get("ident")]
    return used[0].partition("-")[0].lower() if len(used) == 1 else None
