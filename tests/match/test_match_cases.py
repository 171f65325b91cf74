"""Every case of tests/cases/match: a claim against a source, or an article with its notes and sources."""

import json
from dataclasses import replace

import pytest

from case_files import Case, params
from footnote_audit.match import judge, match
from footnote_audit.model import (
    Citation,
    CitationItem,
    CslItem,
    Document,
    FactKind,
    Location,
    LocationKind,
    Note,
    NoteKind,
    Outcome,
    Position,
    ReadSource,
    ReadWarning,
    RecordedFact,
    Snapshot,
    Source,
    Span,
    WarningCode,
)
from footnote_audit.text import select

Json = dict[str, object]


@pytest.mark.parametrize("case", [c for c in params("match") if "claim" in c.values[0].blocks])  # type: ignore[attr-defined]
def test_claim_against_source(case: Case) -> None:
    """A claim gets the rating, evidence words and sentence that its case expects of the source."""
    found = judge(case.blocks["claim"], case.blocks["source"], context=case.blocks.get("context", ""))
    for line in case.blocks["expected"].splitlines():
        field, _, wanted = line.partition(": ")
        if field == "rating":
            assert found.rating == wanted, found
        elif field == "evidence":
            assert wanted in found.evidence[0].exact, found
        else:
            assert field == "explanation" and found.explanation == wanted


@pytest.mark.parametrize("case", [c for c in params("match") if "article" in c.values[0].blocks])  # type: ignore[attr-defined]
def test_article_against_sources(case: Case) -> None:
    """Every claim at a note gets the kind, the value and the verdict that its case expects, in order."""
    assert _verdict_lines(case) == case.blocks["expected"].splitlines()


def _verdict_lines(case: Case) -> list[str]:
    """A line a claim: kind, value or text, rating, where the evidence comes from, explanation."""
    claims, verdicts = match(*_article(case.blocks))
    assert [v.claim_id for v in verdicts] == [c.id for c in claims]
    lines = []
    for claim, verdict in zip(claims, verdicts, strict=True):
        value = claim.values[0].exact if claim.values and claim.kind != "statement" else claim.text
        origins = ",".join(dict.fromkeys(str(e.origin) for e in verdict.evidence)) or "none"
        lines.append(f"{claim.kind} | {value} | {verdict.rating} | {origins} | {verdict.explanation}")
    return lines


def _article(blocks: dict[str, str]) -> tuple[Document, tuple[Citation, ...], dict[str, ReadSource]]:
    """An article with one note at its end; the blocks source, "source-2", facts, note and setup shape it."""
    text = blocks["article"]
    note_text = blocks.get("note", "A. Writer, A Book, 1999.")
    setup: Json = json.loads(blocks.get("setup", "{}"))
    note = Note(
        index=1,
        label="1",
        text=note_text,
        anchor=select(text, len(text), len(text)),
        supports=select(text, 0, len(text)),
        sentence=select(text, 0, len(text)),
        line=1,
        column=1,
    )
    document = _document("article", text, note)
    kind = NoteKind(str(setup.get("kind", "citation")))
    commentary = (Span(start=0, end=len(note_text)),) if "note" in blocks else ()
    items = () if kind is NoteKind.COMMENTARY else (_item("n1.1"), *map(_item, _further(blocks, setup)))
    items += (_item("n1.unknown"),) if setup.get("unknown") else ()
    citation = Citation(note_index=1, kind=kind, items=items, commentary=commentary)
    return document, (citation,), {**_sources(blocks, setup), **_further(blocks, setup)}


def _item(name: str) -> CitationItem:
    return CitationItem(
        id=name, item=CslItem(title="A Book"), position=Position.FIRST, span=Span(start=0, end=1), confidence=1.0
    )


def _further(blocks: dict[str, str], setup: Json) -> dict[str, ReadSource]:
    """The other works of the note: those of the blocks "source-2", "source-3", and `unread`, a list of outcomes."""
    texts = [(name, Outcome.OK) for name in blocks if name.startswith("source-")]
    outcomes = str(setup.get("unread", "")).split()
    found = {}
    for number, (name, outcome) in enumerate([*texts, *(("", Outcome(o)) for o in outcomes)], start=2):
        source = Source(id=f"work-{number}", item=CslItem(title="A Work"), resolver="registry")
        snapshot = Snapshot(source_id=source.id, uri_r=None, outcome=outcome, reason="")
        read = _document(f"source-{number}", blocks[name]) if name else None
        found[f"n1.{number}"] = ReadSource(source=source, snapshot=snapshot, document=read)
    return found


def _sources(blocks: dict[str, str], setup: Json) -> dict[str, ReadSource]:
    if setup.get("resolved") is False:
        return {}
    address = str(setup.get("noted", "http://www.A.example"))
    facts = tuple(
        RecordedFact(text=line, kind=FactKind.PERSON, date="2024-01-01", address=address)
        for line in blocks.get("facts", "").splitlines()
    )
    read = _document("source", blocks["source"]) if "source" in blocks else None
    if read and setup.get("incomplete"):
        cut = ReadWarning(code=WarningCode.TEXT_INCOMPLETE, message="Only the opening.", line=1, column=1)
        read = replace(read, warnings=(cut,))
    outcome = Outcome(str(setup.get("outcome", "ok" if read else "offline")))
    reason = str(setup.get("reason", "The run was offline."))
    place = Location(kind=LocationKind.URL, value="https://a.example/")
    item = CslItem(title="A Book")
    source = Source(id="a-book", item=item, resolver="registry", locations=(place,), facts=facts)
    source = replace(source, public=setup.get("public") is not False)
    snapshot = Snapshot(source_id="a-book", uri_r="https://a.example/", outcome=outcome, reason=reason)
    return {"n1.1": ReadSource(source=source, snapshot=snapshot, document=read)}


def _document(name: str, text: str, *notes: Note) -> Document:
    return Document(
        uri=name, media_type="text/plain", digest=name, language=None, item=CslItem(title=name), text=text, notes=notes
    )
