"""Who edits a work, where its print says so plainly: put right in what the learned tagger reads."""

import re
from dataclasses import replace

from footnote_audit.model import CslItem, FieldSpan, Name, Span
from footnote_audit.parse.authors import looks_like_names, names
from footnote_audit.parse.reading import Fields
from footnote_audit.text import fold, squeeze

_WORD = r"(?:eds?|edd|hrsg|hgg?|dirs?|coords?|orgs?|comps?|сост|(?:отв\.\s?)?ред)"
# "Karl Sand (Hg.), …", "Karl Sand and Ann Lee, eds., …".
_OPENING = re.compile(
    rf"\s{{0,3}}(?P<names>[^()\"\d]{{2,160}}?)(?:,?\s{{0,2}}\((?:{_WORD}\.?|a cura di|editors?)\)"
    rf"|,\s{{0,2}}{_WORD}\.?(?=[,:]))[,.:]?\s+",
    re.I,
)
# "Ports of the North, edited by Karl Sand, …".
_BEHIND = re.compile(
    r"[,.]\s+(?:a\s+cura\s+di|edited\s+by|(?:hrsg\.|hg\.)\s?(?:von|v\.)|herausgegeben\s+von"
    r"|sous\s+la\s+(?:dir\.|direction)\s+(?:de\s|d')|edición\s+(?:a\s+cargo\s+)?de|organização\s+de|org\.\s+(?:de|por))"
    r"\s*(?P<names>[^,;()\d\"]{3,80})(?=[,;(]|\.\s|\.?$)",
    re.I,
)
_IN = re.compile(r"[,.]\s+in:?\s+(?=[^\W\d_a-zà-ÿа-яё])")
# A book's own types, whatever the tagger made of it for the sake of its editors.
_AS_BOOK = frozenset({"chapter", "document", "article-journal", "article-magazine"})


def with_editors(text: str, read: Fields) -> Fields:
    """The reading with those as editors that the print calls so; an edited book is the work itself, not a chapter."""
    plain = fold(text)
    opening = _OPENING.match(plain)
    if opening and looks_like_names(opening["names"]):
        return _edited_book(text, read, opening.span("names"), opening.end())
    behind = _BEHIND.search(plain)
    if behind and looks_like_names(behind["names"]):
        return _edited_behind(text, read, behind)
    return read


def _edited_book(text: str, read: Fields, named: tuple[int, int], end: int) -> Fields:
    """A work that opens with its editors."""
    item = read.item
    spans = tuple(s for s in read.spans if s.span.start >= end)
    if not item.title and not item.container_title:
        return read
    sure = min((s.confidence for s in read.spans if s.span.start < end), default=read.confidence)
    editor = FieldSpan(variable="editor", span=Span(start=named[0], end=named[1]), confidence=sure)
    if not item.title:
        item = replace(item, title=item.container_title, container_title=None)
        spans = tuple(replace(s, variable="title") if s.variable == "container-title" else s for s in spans)
    whole = item.container_title is None and not item.volume and not item.issue
    kind = "book" if whole and item.type in _AS_BOOK else item.type
    item = replace(item, type=kind, author=_named(text, spans, "author"), editor=names(text[slice(*named)]))
    return read._replace(item=item, spans=(editor, *spans))


def _edited_behind(text: str, read: Fields, behind: re.Match[str]) -> Fields:
    """A work whose editors stand behind the title, which the tagger may have taken for authors."""
    start, end = behind.span()
    spans = tuple(s for s in read.spans if not (s.variable in {"author", "editor"} and _meets(s.span, start, end)))
    sure = min((s.confidence for s in read.spans if _meets(s.span, start, end)), default=read.confidence)
    editor = FieldSpan(
        variable="editor", span=Span(start=behind.start("names"), end=behind.end("names")), confidence=sure
    )
    item = replace(read.item, author=_named(text, spans, "author"), editor=names(text[slice(*behind.span("names"))]))
    found = read._replace(item=item, spans=tuple(sorted((*spans, editor), key=lambda s: s.span.start)))
    return _chapter(text, found) if item.author and item.container_title is None else found


def _chapter(text: str, read: Fields) -> Fields:
    """A title that holds "in" and another: the contribution and its book."""
    whole = next((s for s in read.spans if s.variable == "title"), None)
    parted = _IN.search(fold(text), whole.span.start, whole.span.end) if whole else None
    if whole is None or parted is None:
        return read
    first = replace(whole, span=Span(start=whole.span.start, end=parted.start()))
    box = replace(whole, variable="container-title", span=Span(start=parted.end(), end=whole.span.end))
    item: CslItem = replace(
        read.item, type="chapter", title=_printed(text, first), container_title=_printed(text, box),
    )  # fmt: skip
    if read.item.page is None and read.label == "page" and read.locator and "-" in read.locator:
        item = replace(item, page=read.locator)
        read = read._replace(locator=None, label=None)
    spans = (*(s for s in read.spans if s is not whole), first, box)
    return read._replace(item=item, spans=tuple(sorted(spans, key=lambda s: s.span.start)))


def _printed(text: str, field: FieldSpan) -> str:
    return squeeze(text[field.span.start : field.span.end])


def _meets(span: Span, start: int, end: int) -> bool:
    return span.start < end and start < span.end


def _named(text: str, spans: tuple[FieldSpan, ...], variable: str) -> tuple[Name, ...]:
    return tuple(n for s in spans if s.variable == variable for n in names(text[s.span.start : s.span.end]))
