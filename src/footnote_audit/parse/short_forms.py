"""A short form as printed to the citation item it stands for: marker, names, title, cited place, and what it means."""

import re
from dataclasses import replace

from footnote_audit.model import CitationItem, CslItem, EmbeddedItem, Position
from footnote_audit.parse.authors import looks_like_names, names
from footnote_audit.parse.backrefs import Printed, is_short_title, note_number, position, read_marker, resolve
from footnote_audit.parse.fields import Fields
from footnote_audit.parse.library import Library
from footnote_audit.parse.numbers import take_locators
from footnote_audit.parse.quotes import quotations
from footnote_audit.parse.segment import Raw
from footnote_audit.text import fold, squeeze

_TENTATIVE = re.compile(
    r"^(?P<author>[^\d]{2,80}?),?\s+(?:(?:pp?|ss?|seiten?|с|стр|págs?|pagg?)\.?\s*)?(?P<page>\d{1,4}(?:\s*-\s*\d{1,4})?)",
    re.I,
)
_LOCATOR_ALONE = re.compile(r"^[\s,.:;]*(?:at\s+|p\.?\s*)?(\d{1,5}(?:\s*[-–]\s*\d{1,5})?)\s*(?:ff?\.?)?\s*[.]*$")


def short_item(raw: Raw, printed: str, item_id: str, library: Library) -> CitationItem:
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


def author_and_page(raw: Raw, printed: str, item_id: str, library: Library) -> CitationItem | None:
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


def repeated_work(raw: Raw, fields: Fields, item_id: str, library: Library) -> CitationItem | None:
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


def recorded_short(raw: Raw, record: EmbeddedItem, item: CslItem, library: Library) -> CitationItem:
    """A work that the file records with its authors alone ({{sfn}}) as a short form."""
    target = resolve(Printed(marker="", author=item.author), library)
    return CitationItem(
        id=item.id or "", item=item, position=Position.SUBSEQUENT, span=raw.span,
        confidence=0.9 if target.refers_to else 0.5, locator=record.locator, label=record.label, prefix=raw.signal,
        refers_to=target.refers_to, chain=target.chain, candidates=target.candidates,
    )  # fmt: skip
