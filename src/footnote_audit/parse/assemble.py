"""From the raw citations of a note to its Citation: items with ids, positions and targets, and the note's kind."""

import re
from dataclasses import replace

from footnote_audit.model import Citation, CitationItem, CslItem, EmbeddedItem, NoteKind, Position, Span
from footnote_audit.parse import personal
from footnote_audit.parse.authors import looks_like_names, names
from footnote_audit.parse.backrefs import (
    Earlier,
    Library,
    Printed,
    is_short_title,
    note_number,
    position,
    read_marker,
    resolve,
)
from footnote_audit.parse.fields import Fields, read_fields
from footnote_audit.parse.numbers import take_locators
from footnote_audit.parse.quotes import quotations
from footnote_audit.parse.segment import Raw, RawKind, Segments
from footnote_audit.text import fold, squeeze

_TENTATIVE = re.compile(
    r"^(?P<author>[^\d]{2,80}?),?\s+(?:(?:pp?|ss?|seiten?|с|стр|págs?|pagg?)\.?\s*)?(?P<page>\d{1,4}(?:\s*-\s*\d{1,4})?)",
    re.I,
)
_LOCATOR_ALONE = re.compile(r"^[\s,.:;]*(?:at\s+|p\.?\s*)?(\d{1,5}(?:\s*[-–]\s*\d{1,5})?)\s*(?:ff?\.?)?\s*[.]*$")


def assemble(segments: Segments, text: str, index: int, library: Library) -> Citation:
    """The note's Citation; its items join `library`, so that later notes can point at them."""
    items: list[CitationItem] = []
    commentary = list(segments.commentary)
    for raw in segments.raws:
        item = _item(raw, text, f"n{index}.{len(items) + 1}", library)
        if item is None:
            commentary.append(raw.span)
            continue
        items.append(item)
        library.add(_entry(item, index, library))
    kind = _kind(segments, items, commentary)
    return Citation(
        note_index=index, kind=kind, items=tuple(items), commentary=tuple(sorted(commentary, key=lambda s: s.start))
    )


def _entry(item: CitationItem, index: int, library: Library) -> Earlier:
    if item.position is Position.FIRST:
        return Earlier(item=item, note_index=index, full=item)
    full = library.find(item.refers_to) if item.refers_to else None
    return Earlier(item=item, note_index=index, full=full)


def _item(raw: Raw, text: str, item_id: str, library: Library) -> CitationItem | None:
    printed = text[raw.span.start : raw.span.end]
    if raw.record is not None:
        return _recorded_item(raw, raw.record, item_id, library)
    if raw.kind is RawKind.SHORT:
        return _short_item(raw, printed, item_id, library)
    if raw.kind is RawKind.TENTATIVE:
        return _tentative_item(raw, printed, item_id, library)
    if raw.kind is RawKind.DATABASE:
        return _plain(raw, item_id, Fields(item=personal.dataset(printed), confidence=0.7))
    if raw.kind is RawKind.INTERVIEW:
        return _plain(raw, item_id, Fields(item=personal.interview(printed), confidence=0.7))
    fields = read_fields(printed)
    return _repeated(raw, fields, item_id, library) or _plain(raw, item_id, fields)


def _plain(raw: Raw, item_id: str, fields: Fields) -> CitationItem:
    return CitationItem(
        id=item_id, item=replace(fields.item, id=item_id), position=Position.FIRST, span=raw.span,
        confidence=fields.confidence, locator=fields.locator, label=fields.label, prefix=raw.signal,
    )  # fmt: skip


def _recorded_item(raw: Raw, record: EmbeddedItem, item_id: str, library: Library) -> CitationItem:
    """A work as the file records it; an author and year alone ({{sfn}}) is a short form."""
    item = replace(record.item, id=item_id)
    if item.title or item.URL or item.DOI or not item.author:
        return CitationItem(
            id=item_id, item=item, position=Position.FIRST, span=raw.span, confidence=1.0,
            locator=record.locator, label=record.label, prefix=raw.signal,
        )  # fmt: skip
    target = resolve(Printed(marker="", author=item.author), library)
    return CitationItem(
        id=item_id, item=item, position=Position.SUBSEQUENT, span=raw.span,
        confidence=0.9 if target.refers_to else 0.5, locator=record.locator, label=record.label, prefix=raw.signal,
        refers_to=target.refers_to, chain=target.chain, candidates=target.candidates,
    )  # fmt: skip


def _short_item(raw: Raw, printed: str, item_id: str, library: Library) -> CitationItem:
    found = read_marker(printed)
    marker, at, is_ibid = found if found else ("", 0, False)
    before, behind = printed[:at], printed[at + len(marker) :]
    title = _title(before)
    lead = before[: quotations(before)[0].start] if title and quotations(before) else before
    author_text, plain_title = _author_and_title(lead)
    locator, label = _locator(behind)
    short = Printed(
        marker=squeeze(marker), author=names(author_text) if author_text else (), title=title or plain_title,
        note=note_number(printed), is_ibid=is_ibid,
    )  # fmt: skip
    target = resolve(short, library)
    item = CslItem(id=item_id, type="document", title=short.title, author=short.author)
    known = library.find(target.refers_to) if target.refers_to else None
    return CitationItem(
        id=item_id, item=replace(item, type=known.item.type) if known else item, position=position(short, locator),
        span=raw.span, confidence=0.9 if target.refers_to else 0.5, locator=locator, label=label, prefix=raw.signal,
        marker=short.marker, refers_to=target.refers_to, chain=target.chain, candidates=target.candidates,
    )  # fmt: skip


def _title(before: str) -> str | None:
    if not is_short_title(before):
        return None
    found = quotations(before)
    return squeeze(before[found[0].start + 1 : found[0].end - 1]).strip(" ,.") if found else None


def _author_and_title(lead: str) -> tuple[str, str | None]:
    """Names and an unquoted short title ("Fido, Da Riva al Colle, cit.")."""
    plain = lead.strip(" ,.;:(")
    if not plain or not any(c.isalpha() for c in plain):
        return "", None
    if looks_like_names(plain):
        return plain, None
    first, comma, rest = plain.partition(",")
    if comma and looks_like_names(first):
        return first, rest.strip(" ,.") or None
    return "", plain


def _locator(behind: str) -> tuple[str | None, str | None]:
    found, _ = take_locators(behind)
    if found.pages or found.locator:
        return (
            found.locator if found.label != "page" and found.locator else found.pages or found.locator,
            found.label or "page",
        )
    alone = _LOCATOR_ALONE.match(fold(re.sub(r"^[,\s]*\(?n(?:ote)?\.?\s*\d+\)?", "", behind)))
    return (squeeze(alone[1]), "page") if alone else (None, None)


def _tentative_item(raw: Raw, printed: str, item_id: str, library: Library) -> CitationItem | None:
    """An author with a page is a citation only where the author was cited before."""
    match = _TENTATIVE.match(fold(printed))
    author = names(printed[: match.end("author")]) if match else ()
    if not match or not author:
        return None
    target = resolve(Printed(marker="", author=author), library)
    if not target.refers_to and not target.candidates:
        return None
    return CitationItem(
        id=item_id, item=CslItem(id=item_id, author=author), position=Position.SUBSEQUENT, span=raw.span,
        confidence=0.7 if target.refers_to else 0.4, locator=match["page"], label="page", prefix=raw.signal,
        refers_to=target.refers_to, chain=target.chain, candidates=target.candidates,
    )  # fmt: skip


def _repeated(raw: Raw, fields: Fields, item_id: str, library: Library) -> CitationItem | None:
    """An author with a shortened title and nothing of the imprint: a later mention of a work cited before."""
    item = fields.item
    imprint = item.container_title or item.publisher or item.issued or item.collection_title or item.URL or item.DOI
    if imprint or not item.author or not item.title:
        return None
    target = resolve(Printed(marker="", author=item.author, title=item.title), library)
    known = library.find(target.refers_to) if target.refers_to else None
    if known is None or not library.titles_agree(item.title, known):
        return None
    return CitationItem(
        id=item_id, item=replace(item, id=item_id, type=known.item.type), position=Position.SUBSEQUENT, span=raw.span,
        confidence=0.8, locator=fields.locator, label=fields.label, prefix=raw.signal, refers_to=target.refers_to,
        chain=target.chain,
    )  # fmt: skip


def _kind(segments: Segments, items: list[CitationItem], commentary: list[Span]) -> NoteKind:
    kinds = {raw.kind for raw in segments.raws}
    if not items:
        return NoteKind.COMMENTARY
    works = [i for i in items if i.item.type not in {"dataset", "interview"}]
    if not works:
        return NoteKind.DATABASE if RawKind.DATABASE in kinds else NoteKind.PERSONAL_COMMUNICATION
    if commentary:
        return NoteKind.COMMENTARY_AND_CITATION
    if all(i.position is not Position.FIRST for i in items):
        return NoteKind.SHORT_CITATION
    return NoteKind.CITATION


def read_reference(text: str) -> CitationItem:
    """One bibliography entry as an item; every page goes into `item.page`."""
    body = re.sub(r"^\s*(?:\[\d{1,4}\]|\(\d{1,4}\)|\d{1,4}\.)\s+(?=\D)", "", text)
    fields = read_fields(body)
    page = fields.item.page or (fields.locator if fields.label == "page" else None)
    start = len(text) - len(text.lstrip())
    return CitationItem(
        id="n0.1", item=replace(fields.item, id="n0.1", page=page), position=Position.FIRST,
        span=Span(start=start, end=max(start, len(text.rstrip()))), confidence=fields.confidence,
    )  # fmt: skip
