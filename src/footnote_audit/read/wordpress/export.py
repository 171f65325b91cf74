"""WordPress eXtended RSS (WXR), the file of Tools > Export: the published posts and pages of a site."""

import re
from dataclasses import replace

from footnote_audit.errors import ReadError
from footnote_audit.model import CslItem, Document, Name, WarningCode
from footnote_audit.read.elements.source import Element, scan
from footnote_audit.read.forms import ArticleFile
from footnote_audit.read.raw import Raw, decode
from footnote_audit.read.stitched import Traced, traced
from footnote_audit.read.wordpress.posts import Post, posts_document

WXR = "application/x-wordpress-export+xml"
_DATE = re.compile(r"[1-9]\d{3}-\d{2}-\d{2}")


def read_export(file: ArticleFile) -> Document:
    """The published posts of an export as one document, each under its title; where none is published, all of them.

    Raises ReadError for a file that holds no post.
    """
    raw = decode(file, WXR)
    source = scan(raw.uri, raw.text)
    channel = source.root.find("channel") or source.root
    items = [e for e in channel.elements() if e.name == "item" and _is_post(raw, e)]
    if not items:
        raise ReadError(file.uri, "the export holds no post or page with text; export the posts anew")
    published = [e for e in items if _words(e, "status") in ("publish", "")] or items
    authors = _authors(channel)
    language = _words(channel, "language").partition("-")[0].lower() or None
    posts = [_post(raw, item, authors=authors, language=language, site=_words(channel, "title")) for item in published]
    document = posts_document(file, raw, posts)
    warnings = list(document.warnings)
    if left := len(items) - len(published):
        message = f"{left} posts of the export are not published and were left out"
        warnings.append(raw.warn(WarningCode.TEXT_INCOMPLETE, message, channel.start))
    for fault in source.faults:
        code = WarningCode.TEXT_INCOMPLETE if fault.cuts else WarningCode.DAMAGED_MARKUP
        warnings.append(raw.warn(code, f"the export is damaged: {fault.message}", fault.offset))
    return replace(document, warnings=tuple(warnings))


def _is_post(raw: Raw, item: Element) -> bool:
    content = _content(raw, item)
    return _words(item, "post_type") in ("post", "page", "") and content is not None and bool(content.words())


def _content(raw: Raw, item: Element) -> Element | None:
    """The element content:encoded; excerpt:encoded differs by its prefix alone."""
    return next((e for e in item.elements() if e.name == "encoded" and raw.text.startswith("<content:", e.start)), None)


def _post(raw: Raw, item: Element, *, authors: dict[str, Name], language: str | None, site: str) -> Post:
    creator = _words(item, "creator")
    date = _DATE.match(_words(item, "post_date"))
    author = authors.get(creator) or (Name(literal=creator) if creator else None)
    title = item.child("title")
    meta = {_words(e, "meta_key"): e for e in item.elements() if e.name == "postmeta"}
    return Post(
        title=_characters(raw, title),
        content=_characters(raw, _content(raw, item)),
        footnotes=_characters(raw, meta["footnotes"].child("meta_value")) if "footnotes" in meta else None,
        item=CslItem(
            type="webpage",
            title=_words(item, "title") or None,
            author=(author,) if author else (),
            container_title=site or None,
            publisher=site or None,
            issued=date[0] if date else None,
            language=language,
            URL=_words(item, "link") or None,
        ),
    )


def _characters(raw: Raw, element: Element | None) -> Traced:
    pieces = element.content if element is not None else ()
    return traced(
        (piece[0], piece[1], not raw.text.startswith(piece[0], piece[1]))
        for piece in pieces
        if not isinstance(piece, Element)
    )


def _words(element: Element, name: str) -> str:
    found = element.child(name)
    return found.words() if found is not None else ""


def _authors(channel: Element) -> dict[str, Name]:
    """The names of the site's authors by their login."""
    names = {}
    for author in channel.elements():
        if author.name == "author":
            family, given = _words(author, "author_last_name"), _words(author, "author_first_name")
            literal = _words(author, "author_display_name")
            name = Name(family=family, given=given or None) if family else Name(literal=literal) if literal else None
            if name is not None:
                names[_words(author, "author_login")] = name
    return names
