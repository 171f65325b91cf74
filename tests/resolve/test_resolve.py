"""What a case file cannot say of resolving: short forms, outside resolvers, growth, the shipped registry."""

import sys
import time
from pathlib import Path
from typing import Any

from conftest import ROOT
from footnote_audit.csl import from_csl_json
from footnote_audit.errors import FetchError
from footnote_audit.model import (
    Citation,
    CitationItem,
    CslItem,
    Get,
    Name,
    NoteKind,
    Outcome,
    Position,
    Resolution,
    ResolutionStatus,
    Response,
    Source,
    Span,
)
from footnote_audit.resolve import load_registry, resolve

BAKER = Source(
    id="baker-2009-mills",
    item=CslItem(
        type="article-journal",
        author=(Name(family="Baker", given="Philippa"),),
        title="Mills of the Upper Valley",
        container_title="Water and Work",
        issued="2009",
    ),
    resolver="registry",
)


def cited(number: str, item: CslItem, refers_to: str | None = None, **more: Any) -> CitationItem:
    """A citation item that prints `item`."""
    position = more.pop("position", Position.SUBSEQUENT if refers_to else Position.FIRST)
    return CitationItem(
        id=number, item=item, position=position, span=Span(start=0, end=1), confidence=1.0, refers_to=refers_to, **more
    )


def resolved(*items: CitationItem, registry: tuple[Source, ...] = (BAKER,), get: Get | None = None) -> list[Resolution]:
    """The resolutions of items that stand in one note."""
    citation = Citation(note_index=1, kind=NoteKind.CITATION, items=items)
    return list(resolve((citation,), registry=registry, get=get))


class Answers:
    """A `get` that answers from a table; what is not in it cannot be reached."""

    def __init__(self, answers: dict[str, tuple[int, str]]) -> None:
        self.answers = answers
        self.asked: list[str] = []

    def __call__(self, uri: str, *, accept: str | None = None) -> Response:  # noqa: ARG002
        self.asked.append(uri)
        for start, (status, body) in self.answers.items():
            if uri.startswith(start):
                return Response(uri=uri, final_uri=uri, status=status, headers=(), body=body.encode(), retrieved="")
        raise FetchError(uri, Outcome.TIMEOUT, "no answer in 5 s")


def test_a_short_form_takes_the_work_it_refers_to() -> None:
    """A short form has the source of its full form, and only what it prints itself is compared."""
    full, short = resolved(
        cited("n1.1", BAKER.item), cited("n2.1", CslItem(author=(Name(family="Baker", given="Filippa"),)), "n1.1")
    )
    assert full.differences == ()
    assert short.source is BAKER
    assert [d.printed for d in short.differences] == ["Filippa Baker"]


def test_a_short_form_that_points_nowhere_is_skipped() -> None:
    """A short form without a full form and without a title is skipped, and says why."""
    (found,) = resolved(cited("n1.1", CslItem(), position=Position.IBID))
    assert found.status is ResolutionStatus.SKIPPED
    assert found.tried == ("points to no work named before",)


def test_without_get_nobody_is_asked() -> None:
    """Offline, an unknown journal article is not found and Crossref does not occur in what was tried."""
    (found,) = resolved(cited("n1.1", CslItem(type="article-journal", title="Quite Another Thing")))
    assert found.status is ResolutionStatus.NOT_FOUND
    assert not any("crossref" in t for t in found.tried)


def test_a_thousand_citations_against_a_thousand_works_take_seconds() -> None:
    """Time grows with the citations, not with citations times works."""
    words = ["salt", "river", "iron", "bridge", "market", "winter", "harbour", "forest", "border", "letter", "stone"]
    registry = tuple(
        Source(
            id=f"s{n}",
            item=CslItem(
                type="book",
                author=(Name(family=f"Author{n}"),),
                title=f"The {words[n % 11]} and the {words[n // 11 % 11]} of {words[n // 121]}{'abcdefghij'[n % 10]}",
                issued=str(1900 + n % 100),
            ),
            resolver="registry",
        )
        for n in range(1000)
    )
    items = tuple(cited(f"n{n}.1", registry[n % 1000].item) for n in range(1000))
    begun = time.process_time()
    found = resolved(*items, registry=registry)
    assert time.process_time() - begun < 4
    assert [r.source.id for r in found if r.source] == [f"s{n % 1000}" for n in range(1000)]


def gold_citations(shared: Path) -> list[Citation]:
    """The gold's works of each note as citation items."""
    from ruamel.yaml import YAML

    notes = YAML(typ="safe").load((shared / "article/notes-gold.yaml").read_text("utf-8"))["notes"]
    citations = []
    for note in notes:
        items = []
        for number, work in enumerate(note["works"], 1):
            refers = f"n{work['refers_to_note']}.1" if "refers_to_note" in work else None
            fields = {k: v for k, v in work.get("printed", work).items() if v and k not in ("locator", "label")}
            if isinstance(fields.get("issued"), dict):
                fields["issued"] = f"{fields['issued']['year']}-24"
            fields |= {"note": work["interviewee"]} if work.get("interviewee") else {}
            items.append(cited(f"n{note['note']}.{number}", from_csl_json(fields), refers))
        citations.append(Citation(note_index=note["note"], kind=NoteKind(note["kind"]), items=tuple(items)))
    return citations


def test_every_work_of_the_founding_article_is_in_the_registry(shared: Path) -> None:
    """The shipped registry holds the 19 works, 2 databases and 1 interview, and each citation finds the right one."""
    found = resolve(gold_citations(shared), registry=load_registry(ROOT / "sources.yaml"), get=None)
    missing = [r.item_id for r in found if r.source is None]
    assert missing == ["n4.2"], "only the unnamed telegrams of note 4 have no entry"
    assert len({r.source.id for r in found if r.source}) == 22
    assert [r.item_id for r in found if r.status is ResolutionStatus.NOT_PUBLIC] == ["n8.1"]
    wrong = {(r.item_id, d.variable) for r in found for d in r.differences}
    assert wrong >= {("n3.1", "author"), ("n5.1", "container-title"), ("n9.1", "number"), ("n38.1", "container-title")}


def test_the_shipped_registry_loads_fast() -> None:
    """Reading and validating the shipped registry takes some hundredths of a second, imports apart."""
    path = ROOT / "sources.yaml"
    load_registry(path)
    begun = time.perf_counter()
    load_registry(path)
    assert time.perf_counter() - begun < 0.25
    assert "ruamel.yaml" in sys.modules
