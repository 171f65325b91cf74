"""What a page says of itself: JSON-LD, OpenGraph, Highwire and plain meta elements, into a CSL item."""

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from footnote_audit.model import CslItem, Name
from footnote_audit.read.html.signs import text_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement as Element

_ARTICLE_TYPES = re.compile(r"(?:\w*Article|BlogPosting|Report|WebPage|CreativeWork)$")
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
# JSON-LD blocks beyond this size carry catalogues, not the page's own record.
_LARGEST_RECORD = 1_000_000


def page_item(root: "Element") -> CslItem:
    """The page's own record; fields it does not state are None."""
    meta = _meta(root)
    record = next(_records(root), {})
    authors = _authors(record.get("author")) or _meta_authors(meta)
    site = _text(record.get("publisher")) or _first(meta, "og:site_name", "citation_journal_title", "application-name")
    title = _text(record.get("headline")) or _first(meta, "citation_title", "og:title", "twitter:title", "dc.title")
    return CslItem(
        type="webpage",
        title=title or _heading(root),
        author=authors,
        container_title=site,
        publisher=site,
        issued=_date(record.get("datePublished"))
        or _date(_first(meta, "article:published_time", "citation_publication_date", "dc.date", "date", "pubdate")),
        language=_language(root, meta),
        DOI=_first(meta, "citation_doi"),
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
        yield from _articles(parsed)


def _articles(parsed: object) -> Iterator[dict[str, Any]]:
    entries = parsed if isinstance(parsed, list) else [parsed]
    for entry in entries:
        if not isinstance(entry, dict):
            continue
        graph = entry.get("@graph")
        if isinstance(graph, list):
            yield from _articles(graph)
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
    for name in ("citation_author", "author", "article:author", "dc.creator"):
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
            text = " ".join(text_of(element).split())
            if text and len(text) < 300:
                return text
    return None
