"""The page that a note cites: which sheets of a copy it is, and what is said where the words stand on another one."""

import re
from collections.abc import Mapping
from dataclasses import replace

from footnote_audit.homes import Home
from footnote_audit.match.answer import Answer
from footnote_audit.match.passages import PassageIndex
from footnote_audit.model import Document, Rating, ReadSource, Source, Span
from footnote_audit.page_numbers import PAGE_SLACK, cited_numbers

_FIRST_NUMBER = re.compile(r"\d+")


def locators(place: Home, sources: Mapping[str, ReadSource]) -> dict[str, str]:
    """The pages that a place names, as printed, by the id of the source; "Ibid." repeats those of the work before."""
    found: dict[str, str] = {}
    for item in place.items:
        source = sources.get(item.id) or sources.get(item.refers_to or "")
        locator, label = item.locator or item.inherited_locator, item.label or item.inherited_label
        if source is not None and locator and (label or "page") == "page":
            before = found.get(source.source.id)
            found[source.source.id] = f"{before}, {locator}" if before else locator
    return found


def cited_sheets(locator: str, document: Document, source: Source) -> frozenset[int]:
    """The sheets of a copy, from 1, that a locator means; none where that cannot be told.

    Numbers printed on the pages go first; else pages are counted from the first that the record gives. Where neither is
    known the sheets themselves are counted only in a copy that is long enough to hold the page.
    """
    numbers = cited_numbers(locator)
    if not document.page_starts or not numbers:
        return frozenset()
    printed = {label: sheet for sheet, label in enumerate(document.page_labels, start=1) if label}
    if printed:
        return frozenset(printed[str(n)] for n in numbers if str(n) in printed)
    first = _FIRST_NUMBER.search(source.item.page or "")
    shift = int(first.group()) - 1 if first else 0
    return frozenset(n - shift for n in numbers if 1 <= n - shift <= len(document.page_starts))


def on_sheets(index: PassageIndex, document: Document, sheets: frozenset[int]) -> PassageIndex | None:
    """An index of the passages that stand on some sheets or run over to them; None where there is none."""
    spans = [_sheet(document, sheet) for sheet in sorted(sheets)]
    kept = [p for p in index.passages if any(p.start < span.end and p.end > span.start for span in spans)]
    pieces = [Span(start=p.start, end=p.end) for p in kept]
    return PassageIndex(index.text, pieces, language_tag=index.language) if pieces else None


def elsewhere(answer: Answer, sheets: frozenset[int]) -> Answer:
    """Support that stands on another page than the cited one, with a word on that; any other answer as it is.

    A page without a printed number is named by its place in the copy, which may be off by front matter.
    """
    if answer.rating is not Rating.SUPPORTED or not answer.evidence or not sheets:
        return answer
    place = answer.evidence[0].selector
    if place.page is None or any(abs(place.page - sheet) <= PAGE_SLACK for sheet in sheets):
        return answer
    where = f"page {place.page_label}" if place.page_label else f"sheet {place.page} of the copy read"
    return replace(answer, explanation=f"{answer.explanation.rstrip('.')}; it is there, but on {where}.")


def _sheet(document: Document, sheet: int) -> Span:
    starts = document.page_starts
    return Span(start=starts[sheet - 1], end=starts[sheet] if sheet < len(starts) else len(document.text))
