"""What a page says of itself: JSON-LD, OpenGraph, Highwire and plain meta elements, into a CSL item."""

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from footnote_audit.model import CslItem, Name
from footnote_audit.read.flow import shown
from footnote_audit.read.html.signs import text_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement as Element

_ARTICLE_TYPES = re.compile(r"(?:\w*Article|BlogPosting|Report|WebPage|CreativeWork)$")
# The record of the article itself goes before that of the page it stands on.
_RANKS = ("Article", "BlogPosting", "Report", "CreativeWork", "WebPage")
_DATES = (
    "article:published_time",
    "citation_publication_date",
    "citation_date",
    "citation_online_date",
    "dc.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dcterms.date",
    "datepublished",
    "date",
    "pubdate",
    "publish-date",
)
_BYLINE = re.compile(r"(?<![a-z])(?:byline|author|p-author|entry-author|fn n)(?:[-_]+name)?(?![a-z])", re.I)
_LONGEST_NAME = 80
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
# JSON-LD blocks beyond this size carry catalogues, not the page's own record.
_LARGEST_RECORD = 1_000_000


def page_item(root: "Element", source: str) -> CslItem:
    """The page's own record; fields it does not state are None. `source` is the page's text."""
    meta = _meta(root)
    record = min(_records(root), key=_rank, default={})
    authors = _authors(record.get("author")) or _meta_authors(meta) or (_byline(root) if "author" in source else ())
    site = _text(record.get("publisher")) or _first(meta, "og:site_name", "citation_journal_title", "application-name")
    title = _text(record.get("headline")) or _first(
        meta, "citation_title", "og:title", "dc.title", "dcterms.title", "twitter:title"
    )
    return CslItem(
        type="webpage",
        title=title or _heading(root),
        author=authors,
        container_title=site,
        publisher=site,
        issued=_date(record.get("datePublished")) or _date(_first(meta, *_DATES)) or _shown_date(root),
        language=_language(root, meta),
        DOI=_doi(meta),
        URL=_canonical(root) or _first(meta, "og:url"),
    )


def _meta(root: "Element") -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        content = " ".join((element.get("content") or "").split())
        if name and content:
            found.setdefault(name, []).append(content)
    return found


def _first(meta: dict[str, list[str]], *names: str) -> str | None:
    return next((meta[name][0] for name in names if name in meta), None)


def _records(root: "Element") -> Iterator[dict[str, Any]]:
    """The JSON-LD objects that describe an article, in order; damaged blocks are passed over."""
    for element in root.iter("script"):
        if (element.get("type") or "").strip().lower() != "application/ld+json":
            continue
        source = element.text or ""
        if len(source) > _LARGEST_RECORD:
            continue
        try:
            parsed = json.loads(source)
        except (ValueError, RecursionError):
            continue
        known: dict[str, dict[str, Any]] = {}
        for record in list(_articles(parsed, known)):
            yield {name: _resolved(value, known) for name, value in record.items()}


def _rank(record: dict[str, Any]) -> int:
    kinds = str(record.get("@type"))
    return next((rank for rank, name in enumerate(_RANKS) if name in kinds), len(_RANKS))


def _resolved(value: object, known: dict[str, dict[str, Any]]) -> object:
    """A value with references to other objects of the graph followed."""
    if isinstance(value, list):
        return [_resolved(one, known) for one in value[:50]]
    if isinstance(value, dict) and set(value) <= {"@id", "@type"}:
        return known.get(str(value.get("@id")), value)
    return value


def _articles(parsed: object, known: dict[str, dict[str, Any]]) -> Iterator[dict[str, Any]]:
    entries = parsed if isinstance(parsed, list) else [parsed]
    for entry in entries:
        if not isinstance(entry, dict):
            continue
        if isinstance(entry.get("@id"), str):
            known[entry["@id"]] = entry
        graph = entry.get("@graph")
        if isinstance(graph, list):
            yield from _articles(graph, known)
        kinds = entry.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(k, str) and _ARTICLE_TYPES.search(k) for k in kinds):
            yield entry


def _text(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _authors(value: object) -> tuple[Name, ...]:
    entries = value if isinstance(value, list) else [value]
    names = []
    for entry in entries:
        text = _text(entry)
        if text:
            organisation = isinstance(entry, dict) and entry.get("@type") == "Organization"
            names.append(Name(literal=text) if organisation else _person(text))
    return tuple(names)


def _meta_authors(meta: dict[str, list[str]]) -> tuple[Name, ...]:
    for name in ("citation_author", "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author"):
        listed = [value for value in meta.get(name, []) if "://" not in value]
        if listed:
            return tuple(_person(value) for value in listed)
    return ()


def _person(text: str) -> Name:
    if "," in text:
        family, _, given = text.partition(",")
        return Name(family=family.strip(), given=given.strip() or None)
    words = text.split()
    if len(words) == 1 or len(words) > 4:
        return Name(literal=text)
    return Name(family=words[-1], given=" ".join(words[:-1]))


def _byline(root: "Element") -> tuple[Name, ...]:
    """The authors that the page shows: links with rel=author, itemprop=author, a byline's class."""
    for element in root.iter("*"):
        named = element.get("rel") == "author" or element.get("itemprop") == "author"
        if not named and "author" not in (element.get("class") or ""):
            continue
        words = " ".join(text_of(element).split())
        if (named or _BYLINE.search(element.get("class") or "")) and 2 < len(words) < _LONGEST_NAME:
            words = re.sub(r"^(?:by|von|par|por|di|автор:?|written by)\s+", "", words, flags=re.I)
            if 1 < len(words.split()) <= 5 and not any(c.isdigit() for c in words):
                return (_person(words),)
    return ()


def _shown_date(root: "Element") -> str | None:
    """The date of the first time element that gives one."""
    return next((date for e in root.iter("time") if (date := _date(e.get("datetime")))), None)


def _doi(meta: dict[str, list[str]]) -> str | None:
    """The DOI that a meta element names, bare of its resolver."""
    for name in ("citation_doi", "dc.identifier", "dcterms.identifier", "prism.doi", "bepress_citation_doi"):
        for value in meta.get(name, []):
            found = re.search(r"10\.\d{4,9}/\S+", value)
            if found:
                return found.group()
    return None


def _date(value: object) -> str | None:
    match = _DATE.match(value.replace("/", "-")) if isinstance(value, str) else None
    return match.group() if match else None


def _language(root: "Element", meta: dict[str, list[str]]) -> str | None:
    html = root if root.tag == "html" else root.find(".//html")
    stated = (html.get("lang") if html is not None else None) or _first(meta, "content-language", "og:locale")
    return re.split(r"[-_]", stated.strip())[0].lower() or None if stated else None


def _canonical(root: "Element") -> str | None:
    for element in root.iter("link"):
        if (element.get("rel") or "").lower() == "canonical":
            return str(element.get("href") or "") or None
    return None


def _heading(root: "Element") -> str | None:
    for tag in ("h1", "title"):
        for element in root.iter(tag):
            text = " ".join(shown(text_of(element)).split())
            if text and len(text) < 300:
                return text
    return None
