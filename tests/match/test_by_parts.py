"""The single facts of a claim against the sources of its note: the weakest that matters decides, and is named."""

import pytest

from case_files import Case, params
from footnote_audit.match import match
from footnote_audit.match.by_hand import judge_parts
from footnote_audit.model import (
    Citation,
    CitationItem,
    Claim,
    CslItem,
    Document,
    Location,
    LocationKind,
    Note,
    NoteKind,
    Outcome,
    Position,
    ReadSource,
    Snapshot,
    Source,
    Span,
    Verdict,
)
from footnote_audit.text import select


def document(name: str, text: str, *notes: Note) -> Document:
    """A plain text in English."""
    item = CslItem(title=name)
    return Document(uri=name, media_type="text/plain", digest=name, language="en", item=item, text=text, notes=notes)


def statement(case: Case) -> tuple[Claim, Verdict]:
    """The statement of an article with one note that cites each of the case's sources, and its verdict."""
    text = case.blocks["claim"]
    texts = [block for name, block in case.blocks.items() if name.startswith("source")]
    names = [f"n1.{n}" for n in range(1, len(texts) + 1)]
    whole, end = select(text, 0, len(text)), select(text, len(text), len(text))
    note = Note(index=1, label="1", text="A Book.", anchor=end, supports=whole, sentence=whole, line=1, column=1)
    items = tuple(
        CitationItem(
            id=name, item=CslItem(title=name), position=Position.FIRST, span=Span(start=0, end=1), confidence=1.0
        )
        for name in names
    )
    citation = Citation(note_index=1, kind=NoteKind.CITATION, items=items, commentary=())
    sources = {name: _read(name, printed) for name, printed in zip(names, texts, strict=True)}
    claims, verdicts = match(document("article", text, note), (citation,), sources)
    return next((c, v) for c, v in zip(claims, verdicts, strict=True) if c.kind == "statement")


def _read(name: str, text: str) -> ReadSource:
    place = Location(kind=LocationKind.URL, value=f"https://{name}.example/")
    source = Source(id=name, item=CslItem(title=name), resolver="registry", locations=(place,))
    snapshot = Snapshot(source_id=name, uri_r=place.value, outcome=Outcome.OK, reason="")
    return ReadSource(source=source, snapshot=snapshot, document=document(name, text))


@pytest.mark.parametrize("case", params("match_parts"))
def test_facts_decide_a_claim(case: Case) -> None:
    """A claim of several facts gets the rating, the weakest fact and the sentence that its case expects."""
    claim, verdict = statement(case)
    weakest = "none" if verdict.weakest is None else claim.parts[verdict.weakest].text
    told = {
        "rating": str(verdict.rating),
        "parts": " ".join(str(p.rating) for p in verdict.parts),
        "weakest": weakest,
        "explanation": verdict.explanation,
    }
    for line in case.blocks["expected"].splitlines():
        field, _, wanted = line.partition(": ")
        assert told[field] == wanted, told


@pytest.mark.parametrize("case", params("match_parts"))
def test_facts_stand_by_hand_as_in_an_article(case: Case) -> None:
    """A claim given by hand has the same facts, each with the rating that it has in an article."""
    sources = [block for name, block in case.blocks.items() if name.startswith("source")]
    if len(sources) > 1:
        pytest.skip("by hand a claim has one source")
    claim, verdict = statement(case)
    found = judge_parts(case.blocks["claim"], _read("n1.1", sources[0]), spoken="en")
    assert [p.text for p in found.claim.parts] == [p.text for p in claim.parts]
    assert [p.rating for p in found.verdict.parts] == [p.rating for p in verdict.parts]
