"""Books in EPUB 2 and 3 (W3C EPUB 3.3): read as one page after another, so that notes of another file are found.

The pages of the spine are stitched together into one page of HTML, names made unique among them, pages that hold only
notes last. The cover and tables of contents are left out.
"""

import re
from dataclasses import dataclass, replace
from itertools import chain

from footnote_audit.errors import ReadError
from footnote_audit.model import Document, WarningCode
from footnote_audit.read.archive import Archive
from footnote_audit.read.epub.package import Package, read_package
from footnote_audit.read.forms import ArticleFile
from footnote_audit.read.html import html_document
from footnote_audit.read.joined_pages import Page, is_notes_page, joined, linked_pages
from footnote_audit.read.raw import Part, decode, laid_out
from footnote_audit.read.sniffing import HTML

EPUB = "application/epub+zip"
# A book at this limit is read within eight seconds; a Bible with a link at every verse has half as many.
MOST_TAGS = 400_000
_TAGS = re.compile(r"<[^<>]*+>")
_LINKS = re.compile(r"<a\s[^<>]*+>((?:[^<]|<(?!/?a[\s>]))*+)", re.I)


@dataclass(frozen=True, slots=True)
class _Missing:
    name: str
    reason: str


def read_epub(file: ArticleFile) -> Document:
    """A book as document, places being (part, line, column). Raises ReadError for a damaged or protected book."""
    archive = Archive(file)
    package = read_package(file.uri, archive)
    texts: dict[str, str] = {}
    missing: list[_Missing] = []
    for name in package.spine:
        _read_page(file, archive, name, texts, missing)
    contents = {name for name in package.contents & texts.keys() if _is_made_of_links(texts[name])}
    if len(contents) < len(texts):
        texts = {name: text for name, text in texts.items() if name not in contents}
    for name in chain.from_iterable(linked_pages(name, text) for name, text in list(texts.items())):
        if name not in texts and name in package.pages and name not in package.passed_over | contents:
            _read_page(file, archive, name, texts, missing)
    if not texts:
        reason = missing[0].reason if missing else "its spine lists no page"
        raise ReadError(file.uri, f"no page of the book can be read ({reason}); save the book anew")
    return _document(file, package, texts, missing)


def _is_made_of_links(page: str) -> bool:
    """Whether at least half of a page's words stand in links, as in a table of contents."""
    words = _TAGS.sub("", page)
    linked = _TAGS.sub("", "".join(_LINKS.findall(page)))
    return 2 * len("".join(linked.split())) >= len("".join(words.split()))


def _read_page(file: ArticleFile, archive: Archive, name: str, texts: dict[str, str], missing: list[_Missing]) -> None:
    """Adds the characters of a page; one without text is passed over, one that cannot be read is told of."""
    try:
        data = archive.part(name)
        if data.strip():
            texts[name] = decode(replace(file, data=data), HTML).text
    except ReadError as error:
        missing.append(_Missing(name, error.reason))


def _document(file: ArticleFile, package: Package, texts: dict[str, str], missing: list[_Missing]) -> Document:
    ordered = sorted(texts, key=lambda name: name not in package.linear or is_notes_page(texts[name]))
    tags = sum(text.count("<") for text in texts.values())
    if tags > MOST_TAGS:
        raise ReadError(file.uri, f"the book has {tags:,} tags, more than the limit of {MOST_TAGS:,}; split it first")
    pages, at = [], 0
    for name in ordered:
        pages.append(Page(name=name, start=at, end=at + len(texts[name])))
        at += len(texts[name]) + 1
    whole = laid_out(
        file,
        EPUB,
        "\n".join(texts[name] for name in ordered),
        parts=tuple(Part(start=page.start, name=page.name) for page in pages),
    )
    document = html_document(joined(file, whole, pages), keep_furniture=file.keep_furniture)
    warnings = tuple(
        replace(
            whole.warn(WarningCode.TEXT_INCOMPLETE, f"a page of the book is left out: {lost.reason}", 0),
            part=lost.name,
        )
        for lost in missing
    )
    item = package.item
    return replace(
        document,
        item=item if item.title else replace(item, title=document.item.title),
        language=item.language or document.language,
        warnings=(*document.warnings, *warnings),
    )
