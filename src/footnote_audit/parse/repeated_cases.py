"""A judgment cited again by its reporter and the page alone: "347 U.S. at 495", "Marlow, 347 U.S. at 495"."""

from collections.abc import Sequence
from dataclasses import replace

from footnote_audit.model import Candidate, CitationItem, Position
from footnote_audit.parse.library import MOST_CANDIDATES, Earlier, Library
from footnote_audit.parse.reading import Fields
from footnote_audit.parse.segment import Raw
from footnote_audit.text import key


def repeated_case(raw: Raw, fields: Fields, item_id: str, library: Library) -> CitationItem | None:
    """The later mention of a judgment whose report was cited before; None for a full citation, or where none fits.

    Of several judgments in one volume the one that begins last before the cited page is meant.
    """
    item = fields.item
    full = item.page or item.issued or item.number
    if item.type != "legal_case" or full or not (item.container_title and item.volume and fields.locator):
        return None
    known = library.by_report(item.container_title, item.volume)
    named = [e for e in known if not item.title or _names(item.title, e.item.item.title or "")]
    meant = _holding(named, fields.locator)
    if not meant:
        return None
    ids = tuple(e.item.id for e in meant)
    one = ids[0] if len(ids) == 1 else None
    reason = "a judgment in the same volume of the reporter"
    return CitationItem(
        id=item_id, item=replace(item, id=item_id), position=Position.SUBSEQUENT, span=raw.span,
        confidence=0.9 if one else 0.5, locator=fields.locator, label=fields.label, prefix=raw.signal, refers_to=one,
        chain=(one,) if one else (),
        candidates=() if one else tuple(Candidate(id=i, score=round(1 / len(ids), 2), reason=reason) for i in ids),
    )  # fmt: skip


def _names(short: str, title: str) -> bool:
    """Whether the short name is among the parties."""
    return bool(key(short)) and f" {key(short)} " in f" {key(title)} "


def _holding(known: Sequence[Earlier], page: str) -> list[Earlier]:
    """The judgments that can hold the page: those that begin last before it, the same one cited twice only once."""
    first = _number(page)
    begun = [(start, e) for e in known if (start := _number(e.item.item.page or "")) <= first]
    latest = max((start for start, _ in begun), default=0)
    found: dict[str, Earlier] = {}
    for start, entry in begun:
        if start == latest:
            found.setdefault(key(entry.item.item.title or ""), entry)
    return list(found.values())[:MOST_CANDIDATES]


def _number(page: str) -> int:
    digits = page.split("-")[0].strip()
    return int(digits) if digits.isascii() and digits.isdigit() else 0
