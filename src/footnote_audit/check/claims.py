"""CLM: what the cited sources, and the notes themselves, say of the article's claims."""

import re
from bisect import bisect_left
from collections.abc import Iterator

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
    Selector,
    Source,
    Span,
    Value,
    ValueKind,
    Verdict,
)
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
_RANGE = re.compile(r"(\d+)(?:\s*[-–]\s*(\d+))?")
# A copy may begin with a cover page, and a sentence may run over to the next page.
_PAGE_SLACK = 1


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

    Known limits: where the copy prints no page numbers its sheets are counted, from the first printed page where the
    record gives it or from 1, and a page more or less is let pass. Sources without pages are not looked at.
    """
    located = _located(audit)
    for claim, verdict in _judged(audit):
        best = verdict.evidence[0] if verdict.evidence else None
        if best is None or best.relation is not Relation.SUPPORTS or best.selector.page is None:
            continue
        work = located.get((home_key(claim.note_index, claim.place_id), best.source_id or ""))
        if work is None or _on_page(work[0].item.locator or "", best.selector, work[1]):
            continue
        yield Hit(
            message=f"{work[0].home.title} cites page {work[0].item.locator}; the passage stands on page "
            f"{best.selector.page_label or best.selector.page} of the copy read.",
            target=f"{claim.text} {work[0].item.locator}",
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


def _on_page(locator: str, place: Selector, source: Source) -> bool:
    ranges = [(int(m[1]), int(m[2] or m[1])) for m in _RANGE.finditer(locator)]
    if not ranges:
        return True
    first = _FIRST_NUMBER.search(source.item.page or "")
    page = place.page or 0
    printed = place.page_label if place.page_label and place.page_label.isdigit() else None
    counted = {page} | ({int(first.group()) + page - 1} if first else set())
    counts = {int(printed)} if printed else counted
    return any(low - _PAGE_SLACK <= count <= max(low, high) + _PAGE_SLACK for low, high in ranges for count in counts)


def _after_last_note(text: str, block: Block, marks: list[int]) -> Iterator[Span]:
    """The sentences of a block that no note follows within it."""
    index = bisect_left(marks, block.end + 1) - 1
    last = marks[index] if index >= 0 and marks[index] >= block.start else block.start - 1
    return (s for s in sentences(text, block.start, block.end) if s.start > last)


def _amounts(text: str, sentence: Span) -> tuple[Value, ...]:
    found = find_values(text[sentence.start : sentence.end])
    return tuple(value for value in found if value.kind in _AMOUNTS)
