"""Sources that rest on others, and sources that are one witness, told from their own words."""

from dataclasses import replace

import pytest

from case_files import Case, params
from footnote_audit.match import derivations
from footnote_audit.match.cited_through import quoted_in, reprint_of
from footnote_audit.model import (
    Citation,
    CitationItem,
    Claim,
    ClaimKind,
    CslItem,
    Derivation,
    Document,
    Evidence,
    EvidenceOrigin,
    Name,
    NoteKind,
    Outcome,
    Position,
    Rating,
    ReadSource,
    Relation,
    Snapshot,
    Source,
    Span,
    Verdict,
)
from footnote_audit.text import select


@pytest.mark.parametrize("case", [c for c in params("match") if "passage" in c.values[0].blocks])  # type: ignore[attr-defined]
def test_passage_that_rests_on_another(case: Case) -> None:
    """A passage is seen to quote, to be a reprint or to be neither, as its case says."""
    text = case.blocks["passage"]
    found = [*filter(None, [reprint_of(text)]), *quoted_in(text, Span(start=0, end=len(text)))]
    assert (found[0].kind.value if found else "nothing") == case.blocks["expected"].strip(), found


STORY = " ".join(f"Crew number {n} of the port of Ostava had left pier {n + 3} before noon." for n in range(12))
OTHER = " ".join(f"Farmer {n} of the upper valley sold {n + 7} sheep at the fair in spring." for n in range(12))


def _read(name: str, text: str, *, item: CslItem | None = None) -> ReadSource:
    source = Source(id=name, item=item or CslItem(title=name), resolver="registry")
    copy = Document(uri=name, media_type="text/plain", digest=name, language="en", item=CslItem(), text=text)
    return ReadSource(
        source=source, snapshot=Snapshot(source_id=name, uri_r=None, outcome=Outcome.OK, reason=""), document=copy
    )


def _told(*reads: ReadSource, claim: str = "", words: str = "") -> list[tuple[str, str, str]]:
    """What is told of the sources of one note; `words` are where the first source bears out `claim`."""
    items = tuple(
        CitationItem(id=f"n1.{n}", item=CslItem(), position=Position.FIRST, span=Span(start=0, end=1), confidence=1.0)
        for n in range(len(reads))
    )
    citation = Citation(note_index=1, kind=NoteKind.CITATION, items=items)
    claims, verdicts = _judged(reads[0], claim, words) if claim else ((), ())
    sources = {item.id: read for item, read in zip(items, reads, strict=True)}
    found: tuple[Derivation, ...] = derivations((citation,), sources, claims, verdicts)
    return [(d.source_id, d.kind.value, d.origin) for d in found]


def _judged(read: ReadSource, text: str, words: str) -> tuple[tuple[Claim, ...], tuple[Verdict, ...]]:
    assert read.document is not None
    start = read.document.text.index(words)
    claim = Claim(id="c", note_index=1, text=text, selector=select(text, 0, len(text)), kind=ClaimKind.STATEMENT)
    evidence = Evidence(
        origin=EvidenceOrigin.SOURCE,
        selector=select(read.document.text, start, start + len(words)),
        relation=Relation.SUPPORTS,
        score=0.9,
        source_id=read.source.id,
    )
    verdict = Verdict(claim_id="c", rating=Rating.SUPPORTED, score=0.9, explanation="", evidence=(evidence,))
    return (claim,), (verdict,)


def test_copies_of_one_story_under_other_headlines() -> None:
    """A source whose text is cut from that of one cited before repeats it; a text of its own does not."""
    reads = (_read("one", STORY), _read("two", "Port empty\n" + STORY[:600]), _read("three", OTHER))
    assert _told(*reads) == [("two", "same-text", "one")]


def test_works_of_one_author_in_one_note() -> None:
    """An author cited twice is one witness; two people of one family name are two."""
    ada, adam = Name(given="Ada", family="Quell"), Name(given="Bela", family="Quell")
    items = [CslItem(title=str(n), author=(who,)) for n, who in enumerate((ada, ada, adam))]
    reads = [_read(str(n), "", item=item) for n, item in enumerate(items)]
    assert _told(*reads) == [("1", "same-author", "Ada Quell")]


PASSAGE = "It rained. The port was closed in May, according to Reuters. Nobody complained."


def test_words_that_the_source_gives_to_an_agency() -> None:
    """The sentence of the evidence says whose report it passes on."""
    read = _read("daily", PASSAGE)
    told = _told(read, claim="The port was closed in May.", words="The port was closed in May")
    assert told == [("daily", "quotes", "Reuters")]


@pytest.mark.parametrize(
    ("item", "claim", "words"),
    [
        (
            CslItem(title="Port", URL="https://www.reuters.com/port"),
            "The port was closed.",
            "The port was closed in May",
        ),
        (CslItem(title="Port", container_title="Reuters"), "The port was closed.", "The port was closed in May"),
        (CslItem(title="Port"), "Reuters says that the port was closed.", "The port was closed in May"),
        (CslItem(title="Port"), "Nobody complained.", "Nobody complained"),
    ],
)
def test_source_that_is_its_own_witness(item: CslItem, claim: str, words: str) -> None:
    """The outlet itself, an article that names the outlet, and another sentence are not cited through."""
    assert _told(_read("page", PASSAGE, item=item), claim=claim, words=words) == []


def test_source_without_a_text_tells_nothing() -> None:
    """Nothing is said of a source that could not be read."""
    assert _told(replace(_read("page", STORY), document=None), _read("copy", STORY)) == []
