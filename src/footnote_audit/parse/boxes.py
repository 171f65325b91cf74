"""Where an unquoted title appeared, where its print says so plainly: put right in what the learned tagger reads."""

import re
from dataclasses import replace

from footnote_audit.model import CslItem, FieldSpan, Span
from footnote_audit.parse.authors import looks_like_names, names
from footnote_audit.parse.press_days import is_newspaper
from footnote_audit.parse.reading import Fields
from footnote_audit.text import fold, squeeze

# "Il porto dorme, in «la Repubblica»", "I cordai, «Quaderni di costa»": the box in quotation marks, the title without.
_QUOTED = re.compile(r",\s+(?:in\s+)?\"(?P<box>[^\"]{3,90})\"?\s*$")
_TRANSLATED = re.compile(
    r"[,.]\s(?:(?:trad\.|traduit|traduction|traduzione|traducción|tradução)(?:\s(?:de|dal|del|do|da)\s?(?:l')?[a-zà-ÿ]{3,12})?"
    r"\s(?:par|di|de|por)|translated\sby|trans\.|übers(?:\.|etzt)\svon)\s(?P<names>[^,;()\d\"]{3,80})(?=[,;(]|\.\s|\.?$)",
    re.I,
)
_DAY = len("2021-05-03")


def with_boxes(text: str, read: Fields) -> Fields:
    """The reading with a quoted periodical apart from the title, newspapers no books, translators no authors."""
    return _in_newspaper(_translated(text, _quoted(text, read)))


def _quoted(text: str, read: Fields) -> Fields:
    title = next((s for s in read.spans if s.variable == "title"), None)
    if title is None or read.item.container_title:
        return read
    match = _QUOTED.search(fold(text), title.span.start, title.span.end)
    if match is None or not text[title.span.start : match.start()].strip():
        return read
    kept = replace(title, span=Span(start=title.span.start, end=match.start()))
    box = FieldSpan(
        variable="container-title",
        span=Span(start=match.start("box"), end=match.end("box")),
        confidence=title.confidence,
    )
    name = squeeze(text[slice(*match.span("box"))])
    spans = tuple(sorted((kept, box, *(s for s in read.spans if s is not title)), key=lambda s: s.span.start))
    item: CslItem = replace(read.item, title=squeeze(text[kept.span.start : kept.span.end]), container_title=name)
    day = len(item.issued or "") == _DAY
    kind = "article-newspaper" if day and not item.volume else "article-journal"
    return read._replace(item=replace(item, type=kind), spans=spans)


def _in_newspaper(read: Fields) -> Fields:
    item = read.item
    day = len(item.issued or "") == _DAY
    if (
        item.type != "chapter"
        or not day
        or item.editor
        or item.publisher
        or not is_newspaper(item.container_title or "")
    ):
        return read
    return read._replace(item=replace(item, type="article-newspaper"))


def _translated(text: str, read: Fields) -> Fields:
    match = _TRANSLATED.search(fold(text))
    if match is None or read.item.translator or not looks_like_names(match["names"]):
        return read
    start, end = match.span()
    spans = tuple(s for s in read.spans if s.variable != "author" or s.span.end <= start or s.span.start >= end)
    if len(spans) == len(read.spans):
        return read
    found = match.span("names")
    translator = FieldSpan(variable="translator", span=Span(start=found[0], end=found[1]), confidence=read.confidence)
    author = tuple(n for s in spans if s.variable == "author" for n in names(text[s.span.start : s.span.end]))
    item = replace(read.item, author=author, translator=names(text[slice(*found)]))
    return read._replace(item=item, spans=tuple(sorted((*spans, translator), key=lambda s: s.span.start)))
