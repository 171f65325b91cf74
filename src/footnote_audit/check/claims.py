"""CLM: what the cited sources, and the notes themselves, say of the article's claims."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from footnote_audit.check.passages import in_list, in_table
from footnote_audit.check.places import Cited, at_home, cited, homes_by_key, quoted
from footnote_audit.homes import home_key
from footnote_audit.model import (
    Audit,
    Block,
    BlockKind,
    Claim,
    ClaimKind,
    Evidence,
    EvidenceOrigin,
    Hit,
    Kind,
    Level,
    Rating,
    Related,
    Relation,
    Source,
    Span,
    Value,
    ValueKind,
    Verdict,
)
from footnote_audit.page_numbers import PAGE_SLACK, cited_numbers
from footnote_audit.sentences import sentences
from footnote_audit.text import select
from footnote_audit.values import Comparison, compare, find_values

_FIGURES = frozenset({ClaimKind.FIGURE, ClaimKind.DATE})
_AMOUNTS = frozenset({ValueKind.MONEY, ValueKind.SHARE})
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_NO_FAULT = frozenset({Rating.SUPPORTED, Rating.UNVERIFIABLE, Rating.NOT_CHECKABLE})
_ORIGINS = {
    EvidenceOrigin.NOTE: "the note's own words",
    EvidenceOrigin.SOURCE: "the source",
    EvidenceOrigin.RECORDED_FACT: "noted from the source",
}
_FIRST_NUMBER = re.compile(r"\d+")
# Notes that must agree on how the sheets of a copy are counted.
LEAST_NOTES = 2


class _Placed(NamedTuple):
    """A claim with the words that support it, the sheet where they stand, and the pages that its note cites."""

    claim: Claim
    best: Evidence
    work: Cited
    source: Source
    sheet: int
    cited: frozenset[int]


def figure_not_in_source(audit: Audit) -> Iterator[Hit]:
    """A figure or date that the whole cited source does not hold.

    What it checks: claims with figures or dates whose cited source was read from end to end without finding them.

    Why it matters to a reader of the article: the note promises a proof that is not there.

    Example: the text says 4,200 visitors; the cited report speaks of visitors and gives no such number.

    What to do: cite the source that gives the figure, or take the figure out.

    Known limits: figures in pictures and scanned pages are not read. A source that could not be read is no case of
    this; its claims are "could not be checked".
    """
    for claim, verdict in _judged(audit):
        if verdict.rating is Rating.NOT_FOUND and claim.kind in _FIGURES:
            yield _hit(claim, verdict, "The cited source does not give", kind=Kind.FAIL)


def figure_differs(audit: Audit) -> Iterator[Hit]:
    """A figure or date that the cited source gives otherwise.

    What it checks: claims with figures or dates for which the source gives another value: an error where it
    contradicts, a warning where the values are near or only one of several differs.

    Why it matters to a reader of the article: the article says something that its own source does not.

    Example: the text says 9 billion, the cited page 7 billion.

    What to do: correct the figure, or cite where the other one stands.

    Known limits: a verdict resting on facts a person noted in sources.yaml is as good as that note. Two figures of
    different scope (with and without oil) can look like one thing.
    """
    for claim, verdict in _judged(audit):
        best = _best_against(verdict)
        if claim.kind not in _FIGURES or best is None or best.origin is EvidenceOrigin.NOTE:
            continue
        refuted = verdict.rating is Rating.REFUTED
        if refuted or not _holds_the_value(claim, best):
            yield _hit(
                claim,
                verdict,
                "The cited source gives another value than" if refuted else "The cited source bears out only in part",
                level=Level.ERROR if refuted else Level.WARNING,
                kind=Kind.FAIL if refuted else Kind.REVIEW,
            )


def quotation_not_verbatim(audit: Audit) -> Iterator[Hit]:
    """Words in quotation marks that the cited source does not hold in this form.

    What it checks: quotations compared word by word with the source, or with the words noted from it.

    Why it matters to a reader of the article: quotation marks promise somebody's own words.

    Example: “nobody was told” where the source has “nobody was informed”.

    What to do: quote the source's words, mark what is left out or added, or take away the quotation marks.

    Known limits: a quotation translated by the author differs from its original by nature.
    """
    for claim, verdict in _judged(audit):
        if claim.kind is not ClaimKind.QUOTATION or verdict.rating in _NO_FAULT:
            continue
        nearest = next((e for e in verdict.evidence if e.origin is not EvidenceOrigin.NOTE), None)
        yield _hit(
            claim,
            verdict,
            "The cited source does not hold the words" if nearest is None else "The cited source words otherwise",
            kind=Kind.FAIL if verdict.rating is not Rating.PARTLY_SUPPORTED else Kind.REVIEW,
        )


def page_does_not_match(audit: Audit) -> Iterator[Hit]:
    """The words are in the source, but not on the page cited.

    What it checks: the page of the best passage against the page named in the note.

    Why it matters to a reader of the article: the reader opens the page and finds nothing.

    Example: the note says p. 12; the figure stands on p. 21.

    What to do: correct the page.

    Known limits: where the copy prints no page numbers its sheets are counted from the first page that the record
    gives, or as two other notes of the same source count them; without either nothing is said. A page more or less is
    let pass, and "passim" names no page.
    """
    located = _located(audit)
    placed = [p for claim, verdict in _judged(audit) if (p := _placed(claim, verdict, located)) is not None]
    for place in placed:
        page = _page_of(place, placed)
        if page is None or any(abs(page - number) <= PAGE_SLACK for number in place.cited):
            continue
        claim, best, work = place.claim, place.best, place.work
        yield Hit(
            message=f"{work.home.title} cites page {work.item.locator}; the passage stands on page {page} of the copy "
            "read.",
            target=f"{claim.text} {work.item.locator}",
            note_index=claim.note_index,
            place_id=claim.place_id,
            selector=claim.selector,
            related=(_as_related(best),),
            kind=Kind.REVIEW,
        )


def uncited_figure(audit: Audit) -> Iterator[Hit]:
    """An amount of money or a share that no note and no citation supports.

    What it checks: amounts and shares in running text, in a sentence without a note or citation and with none after it
    in the same paragraph. A figure that stands in one of the article's tables is left alone.

    Why it matters to a reader of the article: the reader cannot tell where the figure comes from.

    Example: Half of the budget, 40 million euros, went to roads.

    What to do: add a note, or say whose estimate it is.

    Known limits: figures worked out by the author and common knowledge need no note; this is a hint, no fault.
    """
    document = audit.document
    if not document.notes and not audit.bibliography.citations:
        return
    what = "citation" if audit.bibliography.citations else "note"
    in_tables = {cell.text.strip() for table in document.tables for row in table.rows for cell in row}
    cited_at = [citation.selector.start for citation in audit.bibliography.citations]
    marks = sorted([*(mark.offset for mark in document.marks), *cited_at])
    for block in document.blocks:
        if block.kind not in _PROSE or in_table(document, block.start) or in_list(audit, block):
            continue
        for sentence in _after_last_note(document.text, block, marks):
            for value in _amounts(document.text, sentence):
                if value.exact.strip() in in_tables:
                    continue
                start, end = sentence.start + value.start, sentence.start + value.end
                yield Hit(
                    message=f"No {what} supports {quoted(value.exact)}.",
                    target=value.exact,
                    selector=select(document.text, start, end),
                    kind=Kind.REVIEW,
                )


def note_differs(audit: Audit) -> Iterator[Hit]:
    """The text and its own note give different values.

    What it checks: the figures and dates of a clause against those of the note attached to it.

    Why it matters to a reader of the article: one of the two is wrong, and the reader sees both at once.

    Example: the text says more than 30 %, the note explains where the 30 % come from.

    What to do: make text and note agree.

    Known limits: a note that tells another thing in like words can look like a difference.
    """
    by_key = homes_by_key(audit)
    for claim, verdict in _judged(audit):
        note = by_key.get(claim.note_index)
        if note is None or not _speaks_against_itself(verdict):
            continue
        yield Hit(
            message=verdict.explanation,
            target=claim.text,
            note_index=note.note_index,
            selector=claim.selector,
            related=(at_home(note, "the note's own words"),),
            kind=Kind.FAIL if verdict.rating is Rating.REFUTED else Kind.REVIEW,
        )


def statement_contradicted(audit: Audit) -> Iterator[Hit]:
    """A statement without figures that the cited source contradicts.

    What it checks: claims in words for which the source says the opposite.

    Why it matters to a reader of the article: the source is called as a witness for what it denies.

    Example: the text says that the ministry agreed; the cited article says that it refused.

    What to do: read the passage and correct the statement, or cite another source.

    Known limits: irony, reported opinions and later corrections in the source are not understood.
    """
    for claim, verdict in _judged(audit):
        refuted = claim.kind is ClaimKind.STATEMENT and verdict.rating is Rating.REFUTED
        if refuted and not _speaks_against_itself(verdict):
            yield _hit(claim, verdict, "The cited source says otherwise than", kind=Kind.FAIL)


def _judged(audit: Audit) -> Iterator[tuple[Claim, Verdict]]:
    verdicts = {verdict.claim_id: verdict for verdict in audit.verdicts}
    for claim in audit.claims:
        if claim.id in verdicts:
            yield claim, verdicts[claim.id]


def _best_against(verdict: Verdict) -> Evidence | None:
    if verdict.rating not in (Rating.REFUTED, Rating.PARTLY_SUPPORTED):
        return None
    first = verdict.evidence[0] if verdict.evidence else None
    if first is not None and first.relation is not Relation.SUPPORTS:
        return first
    return next((e for e in verdict.evidence if e.relation is Relation.REFUTES), None)


def _holds_the_value(claim: Claim, evidence: Evidence) -> bool:
    """Whether the evidence has the claim's own value: then the words around it differ, not the figure."""
    agreeing = (Comparison.SAME, Comparison.WITHIN)
    found = find_values(evidence.selector.exact)
    return bool(claim.values) and any(compare(claim.values[0], value) in agreeing for value in found)


def _speaks_against_itself(verdict: Verdict) -> bool:
    best = _best_against(verdict)
    return best is not None and best.origin is EvidenceOrigin.NOTE


def _hit(claim: Claim, verdict: Verdict, lead: str, *, kind: Kind, level: Level | None = None) -> Hit:
    return Hit(
        message=f"{lead} {quoted(claim.text)}. {verdict.explanation}",
        target=claim.text,
        note_index=claim.note_index,
        place_id=claim.place_id,
        selector=claim.selector,
        related=tuple(_as_related(evidence) for evidence in verdict.evidence[:3]),
        level=level,
        kind=kind,
    )


def _as_related(evidence: Evidence) -> Related:
    page = f", page {evidence.selector.page}" if evidence.selector.page else ""
    return Related(
        message=_ORIGINS[evidence.origin] + page,
        exact=evidence.selector.exact,
        uri=evidence.address or evidence.source_id,
    )


def _located(audit: Audit) -> dict[tuple[int | str | None, str], tuple[Cited, Source]]:
    """The cited works with a page, by the place that cites them and their source; those of the text through entries."""
    sources = {r.item_id: r.source for r in audit.resolutions if r.source}
    found: dict[tuple[int | str | None, str], tuple[Cited, Source]] = {}
    for work in cited(audit):
        source = sources.get(work.item.id) or sources.get(work.item.refers_to or "")
        if source and work.item.locator and (work.item.label or "page") == "page":
            found.setdefault((work.home.key, source.id), (work, source))
    return found


def _placed(
    claim: Claim, verdict: Verdict, located: Mapping[tuple[int | str | None, str], tuple[Cited, Source]]
) -> _Placed | None:
    """A claim that a paged source supports, with the pages that its note cites; None for any other."""
    best = verdict.evidence[0] if verdict.evidence else None
    if best is None or best.relation is not Relation.SUPPORTS or best.selector.page is None:
        return None
    key = (home_key(claim.note_index, claim.place_id), best.source_id or "")
    if key not in located:
        return None
    work, source = located[key]
    cited_pages = cited_numbers(work.item.locator or "")
    return _Placed(claim, best, work, source, best.selector.page, cited_pages) if cited_pages else None


def _page_of(place: _Placed, placed: Sequence[_Placed]) -> int | None:
    """The page on which a passage stands: as printed there, as counted from the first that the record gives, or as two
    other notes of the source count; None where it cannot be told."""
    label = place.best.selector.page_label
    if label and label.isdigit():
        return int(label)
    first = _FIRST_NUMBER.search(place.source.item.page or "")
    if first:
        # A copy may hold the whole volume, so that its sheets are the pages.
        return place.sheet if place.sheet in place.cited else int(first.group()) + place.sheet - 1
    others = {
        (other.work.home.key, min(other.cited) - other.sheet)
        for other in placed
        if other.source.id == place.source.id and other.work.home.key != place.work.home.key and len(other.cited) == 1
    }
    shifts = {shift for _, shift in others}
    return place.sheet + shifts.pop() if len(shifts) == 1 and len(others) >= LEAST_NOTES else None


def _after_last_note(text: str, block: Block, marks: list[int]) -> Iterator[Span]:
    """The sentences of a block that no note follows within it."""
    index = bisect_left(marks, block.end + 1) - 1
    last = marks[index] if index >= 0 and marks[index] >= block.start else block.start - 1
    return (s for s in sentences(text, block.start, block.end) if s.start > last)


def _amounts(text: str, sentence: Span) -> tuple[Value, ...]:
    found = find_values(text[sentence.start : sentence.end])
    return tuple(value for value in found if value.kind in _AMOUNTS)
