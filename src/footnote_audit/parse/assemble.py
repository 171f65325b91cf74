"""From the raw citations of a note to its Citation: items with ids, positions and targets, and the note's kind."""

import re
from dataclasses import replace

from footnote_audit.model import Citation, CitationItem, CslItem, EmbeddedItem, FieldSpan, NoteKind, Position, Span
from footnote_audit.parse import personal
from footnote_audit.parse.author_years import read_author_year
from footnote_audit.parse.authors import names
from footnote_audit.parse.cited_through import CITED_THROUGH
from footnote_audit.parse.fields import Fields, read_entry, read_fields
from footnote_audit.parse.library import Library
from footnote_audit.parse.repeated_cases import repeated_case
from footnote_audit.parse.segment import Raw, RawKind, Segments
from footnote_audit.parse.short_forms import author_and_page, recorded_short, repeated_work, short_item
from footnote_audit.parse.talks import talk
from footnote_audit.text import fold, squeeze

# Family names, perhaps a volume in Roman figures, perhaps a page: "Brandt/Voß I 12 ff.".
_AUTHOR_PAGE = re.compile(
    r"(?P<author>[^\d,;()]{2,120}?)(?: [IVX]{1,4})?(?:,? (?:S\. ?|p\. ?)?(?P<page>\d{1,5})\b|[ .,]{0,3}$)"
)


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
    items = _with_ways(items, text)
    kind = _kind(segments, items, commentary)
    return Citation(note_index=index, kind=kind, items=tuple(items), commentary=tuple(_whole(commentary, text)))


def _whole(commentary: list[Span], text: str) -> list[Span]:
    """The commentary in order; what stands in one sentence with nothing but a space between is one stretch."""
    found: list[Span] = []
    for span in sorted(commentary, key=lambda s: s.start):
        last = found[-1] if found else None
        if last and text[last.end : span.start].isspace() and text[last.end - 1].isalnum():
            found[-1] = Span(start=last.start, end=span.end)
        else:
            found.append(span)
    return found


def _with_ways(items: list[CitationItem], text: str) -> list[CitationItem]:
    """The items, each followed at once by "quoted in B" marked as cited through B."""
    found = list(items)
    for at in range(len(items) - 1):
        behind = fold(text[items[at].span.end : items[at + 1].span.start]).strip(" ,.;:-([)]")
        if CITED_THROUGH.fullmatch(behind):
            found[at] = replace(found[at], through=items[at + 1].id)
    return found


def _item(raw: Raw, text: str, item_id: str, library: Library) -> CitationItem | None:
    printed = text[raw.span.start : raw.span.end]
    if raw.record is not None:
        return _recorded_item(raw, raw.record, item_id, library)
    if raw.kind is RawKind.SHORT:
        return short_item(raw, printed, item_id, library)
    if raw.kind is RawKind.TENTATIVE:
        return author_and_page(raw, printed, item_id, library)
    if raw.kind is RawKind.AUTHOR_PAGE:
        return author_and_page(raw, printed, item_id, library) or _listed_elsewhere(raw, printed, item_id)
    if raw.kind is RawKind.DATABASE:
        return _plain(raw, item_id, Fields(item=personal.dataset(printed), confidence=0.7))
    if raw.kind is RawKind.INTERVIEW:
        return _plain(raw, item_id, Fields(item=talk(printed), confidence=0.7))
    fields = read_fields(printed)
    if not _names_something(fields.item):
        return None
    again = repeated_case(raw, fields, item_id, library) or repeated_work(raw, fields, item_id, library)
    return again or _plain(raw, item_id, fields)


def _names_something(work: CslItem) -> bool:
    """Whether a reading gives anything that a work could be found by; a date alone is none ("his speech of 3 May")."""
    people = work.author or work.editor or work.translator
    where = work.container_title or work.collection_title or work.publisher or work.publisher_place or work.archive
    numbers = work.number or work.volume or work.authority or work.archive_location or work.genre
    identifiers = work.DOI or work.URL or work.ISBN or work.ISSN or work.PMID or work.PMCID
    return bool(work.title or people or where or numbers or identifiers)


def _plain(raw: Raw, item_id: str, fields: Fields) -> CitationItem:
    return CitationItem(
        id=item_id, item=replace(fields.item, id=item_id), position=Position.FIRST, span=raw.span,
        confidence=fields.confidence, locator=fields.locator, label=fields.label, prefix=raw.signal,
        fields=tuple(_moved(field, raw.span.start) for field in fields.spans),
    )  # fmt: skip


def _moved(field: FieldSpan, by: int) -> FieldSpan:
    """The field with offsets into the note, where those into the citation were given."""
    return replace(field, span=Span(start=field.span.start + by, end=field.span.end + by))


def _listed_elsewhere(raw: Raw, printed: str, item_id: str) -> CitationItem:
    """Authors and a cited page of a work that no note gives in full ("Brandt/Voß I 12 ff.")."""
    dated = read_author_year(printed)
    if dated is not None:
        return CitationItem(
            id=item_id, item=CslItem(id=item_id, author=dated.author, issued=dated.year), position=Position.SUBSEQUENT,
            span=raw.span, confidence=0.6, locator=dated.page, label="page" if dated.page else None, prefix=raw.signal,
        )  # fmt: skip
    match = _AUTHOR_PAGE.match(squeeze(printed))
    author = tuple(n for part in match["author"].split("/") for n in names(part.strip())) if match else names(printed)
    return CitationItem(
        id=item_id, item=CslItem(id=item_id, author=author), position=Position.SUBSEQUENT, span=raw.span,
        confidence=0.4, locator=match["page"] if match else None, label="page" if match and match["page"] else None,
        prefix=raw.signal,
    )  # fmt: skip


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
    works = [i for i in items if i.item.type not in {"dataset", "interview", "personal_communication"}]
    if not works and RawKind.WORK not in kinds:
        return NoteKind.DATABASE if RawKind.DATABASE in kinds else NoteKind.PERSONAL_COMMUNICATION
    if commentary:
        return NoteKind.COMMENTARY_AND_CITATION
    if all(i.position is not Position.FIRST for i in items):
        return NoteKind.SHORT_CITATION
    return NoteKind.CITATION


def read_reference(text: str) -> CitationItem:
    """One bibliography entry as an item; every page goes into `item.page`."""
    fields = read_entry(text)
    page = fields.item.page or (fields.locator if fields.label == "page" else None)
    start = len(text) - len(text.lstrip())
    return CitationItem(
        id="n0.1", item=replace(fields.item, id="n0.1", page=page), position=Position.FIRST,
        span=Span(start=start, end=max(start, len(text.rstrip()))), confidence=fields.confidence, fields=fields.spans,
    )  # fmt: skip
