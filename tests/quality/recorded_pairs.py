"""Invented claims beside invented findings, judged like the sub-claims of the gold article."""

from functools import cache

from sub_claims import Judged, SubClaim, one_answer, unread

from case_files import CASES, read_case_file
from footnote_audit.match import match
from footnote_audit.model import (
    Citation,
    CitationItem,
    CslItem,
    Document,
    FactKind,
    Note,
    NoteKind,
    Position,
    RecordedFact,
    Source,
    Span,
)
from footnote_audit.text import select


@cache
def judged_pairs(name: str) -> list[Judged]:
    """Every pair of a case file: what a reader says, and what we say; `text` holds the claim and the findings."""
    lines = [line for case in read_case_file(CASES / "recorded" / name) for line in case.blocks["pairs"].splitlines()]
    return [_judged(*(part.strip() for part in line.split("|"))) for line in lines]


def _judged(claim: str, finding: str, gold: str) -> Judged:
    clause = select(claim + ".", 0, len(claim))
    note = Note(index=1, label="1", text="A.", anchor=None, supports=clause, sentence=clause, line=1, column=1)
    document = Document(
        uri="x", media_type="text/plain", digest="x", language=None, item=CslItem(), text=claim + ".", notes=(note,)
    )
    item = CitationItem(
        id="n1.1", item=CslItem(title="A Book"), position=Position.FIRST, span=Span(start=0, end=1), confidence=1.0
    )
    citation = Citation(note_index=1, kind=NoteKind.CITATION, items=(item,), commentary=())
    facts = tuple(
        RecordedFact(text=part.strip(), kind=FactKind.PERSON, date="2024-01-01", address=None)
        for part in finding.split("//")
    )
    source = Source(id="a-book", item=item.item, resolver="registry", facts=facts)
    found = zip(*match(document, (citation,), {"n1.1": unread(source)}), strict=True)
    return one_answer(SubClaim(1, f"{claim} | {finding}", gold), list(found))
