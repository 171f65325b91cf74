"""From the raw citations of a note to its Citation: items with ids, positions and targets, and the note's kind."""

import re  # noqa: F401
from dataclasses import replace

from footnote_audit.model import Citation, CitationItem, EmbeddedItem, FieldSpan, NoteKind, Position, Span
from footnote_audit.parse import personal
from footnote_audit.parse.fields import Fields, read_by_model, read_fields
from footnote_audit.parse.library import Library
from footnote_audit.parse.segment import Raw, RawKind, Segments
from footnote_audit.parse.short_forms import author_and_page, recorded_short, repeated_work, short_item


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
        library.add(item, index)
    kind = _kind(segments, items, commentary)
    return Citation(
        note_index=index, kind=kind, items=tuple(items), commentary=tuple(sorted(commentary, key=lambda s: s.start))
    )


def _item(raw: Raw, text: str, item_id: str, library: Library) -> CitationItem | None:
    printed = text[raw.span.start : raw.span.end]
    if raw.record is not None:
        return _recorded_item(raw, raw.record, item_id, library)
    if raw.kind is RawKind.SHORT:
        return short_item(raw, printed, item_id, library)
    if raw.kind is RawKind.TENTATIVE:
        return author_and_page(raw, printed, item_id, library)
    if raw.kind is RawKind.DATABASE:
        return _plain(raw, item_id, Fields(item=personal.dataset(printed), confidence=0.7))
    if raw.kind is RawKind.INTERVIEW:
        return _plain(raw, item_id, Fields(item=personal.interview(printed), confidence=0.7))
    fields = read_fields(printed)
    return repeated_work(raw, fields, item_id, library) or _plain(raw, item_id, fields)


def _plain(raw: Raw, item_id: str, fields: Fields) -> CitationItem:
    return CitationItem(
        id=item_id, item=replace(fields.item, id=item_id), position=Position.FIRST, span=raw.span,
        confidence=fields.confidence, locator=fields.locator, label=fields.label, prefix=raw.signal,
        fields=tuple(_moved(field, raw.span.start) for field in fields.spans),
    )  # fmt: skip


def _moved(field: FieldSpan, by: int) -> FieldSpan:
    """The field with offsets into the note, where those into the citation were given."""
    return replace(field, span=Span(start=field.span.start + by, end=field.span.end + by))


def _recorded_item(raw: Raw, record: EmbeddedItem, item_id: str, library: Library) -> CitationItem:
    """A work as the file records it; an author and year alone ({{sfn}}) is a short form."""
    item = replace(record.item, id=item_id)
    if item.title or item.URL or item.DOI or not item.author:
        return CitationItem(
            id=item_id, item=item, position=Position.FIRST, span=raw.span, confidence=1.0,
            locator=record.locator, label=record.label, prefix=raw.signal,
        )  # fmt: skip
    return recorded_short(raw, record, item, library)


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
    fields = read_by_model(text)
    page = fields.item.page or (fields.locator if fields.label == "page" else None)
    start = len(text) - len(text.lstrip())
    return CitationItem(
        id="n0.1", item=replace(fields.item, id="n0.1", page=page), position=Position.FIRST,
        span=Span(start=start, end=max(start, len(text.rstrip()))), confidence=fields.confidence, fields=fields.spans,
    )  # fmt: skip
