"""How well the notes of the two gold articles are parsed, against what a person noted of each, with pinned floors.

Fields are scored by score.py of the citation gold set, which knows author, title, container-title, issued, volume,
issue, page, publisher, publisher-place, URL and DOI. Gold works and parsed items go through one conversion:
the cited page (`locator` with label "page") stands as `page` where no page range is printed, as that set's README has
it; a gold season {year, season} becomes its year, for the scorer reads a season code as the year; of a short form what
is printed there counts (author, title, cited page). The gold work of note 4 that prints no field at all is kept: a
parser that leaves it out loses no field. What the gold completes from outside (the country of a statistics office) is
kept as well, and missed. Databases and interviews count as works, as they do in the gold.
"""

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest
from article_gold import ARTICLES, GoldArticle, gold_article

from footnote_audit.csl import to_csl_json
from footnote_audit.model import Citation, CitationItem, NoteKind
from footnote_audit.parse import parse_notes

FLOORS: dict[str, float] = json.loads((Path(__file__).parent / "parse_floors.json").read_text("utf-8"))


@pytest.fixture(params=ARTICLES, scope="module")
def gold(request: pytest.FixtureRequest) -> GoldArticle:
    """Each gold article in turn."""
    return gold_article(str(request.param))


@pytest.fixture(scope="module")
def parsed(gold: GoldArticle) -> tuple[Citation, ...]:
    """The notes as parsed."""
    return parse_notes([note.text for note in gold.notes])


def gold_fields(work: dict[str, Any]) -> dict[str, Any]:
    """A gold work in the scorer's fields."""
    fields = dict(work.get("printed") or work)
    issued = fields.get("issued")
    if issued is not None:
        fields["issued"] = str(issued["year"] if isinstance(issued, dict) else issued)
    if fields.get("locator") and not fields.get("page"):
        fields["page"] = str(fields["locator"])
    return fields


def item_fields(item: CitationItem) -> dict[str, Any]:
    """A parsed item in the scorer's fields."""
    fields = to_csl_json(item.item)
    if "issued" in fields:
        fields["issued"] = fields["issued"]["edtf"]
    if item.label == "page" and item.locator and not fields.get("page"):
        fields["page"] = item.locator
    return fields


def test_kinds(gold: GoldArticle, parsed: tuple[Citation, ...]) -> None:
    """The kind of nearly every note is told as the person told it."""
    wrong = [(n.label, n.kind, str(c.kind)) for n, c in zip(gold.notes, parsed, strict=True) if n.kind != c.kind]
    print(f"{gold.name}: kinds {len(gold.notes) - len(wrong)}/{len(gold.notes)} {wrong}")  # noqa: T201
    assert len(gold.notes) - len(wrong) >= FLOORS["kinds"]


def test_short_forms(gold: GoldArticle, parsed: tuple[Citation, ...]) -> None:
    """Every short form points to the note that holds its full form."""
    wanted = [(int(n.label), w["refers_to_note"]) for n in gold.notes for w in n.works if "refers_to_note" in w]
    found = {(c.note_index, int(i.refers_to[1:].split(".")[0])) for c in parsed for i in c.items if i.refers_to}
    right = sum(pair in found for pair in wanted)
    print(f"{gold.name}: short forms {right}/{len(wanted)}")  # noqa: T201
    assert right >= FLOORS["short_forms"] and len(found) == len(wanted)


def test_commentary_gives_no_work(gold: GoldArticle, parsed: tuple[Citation, ...]) -> None:
    """A note that cites nothing gives no work."""
    pairs = zip(gold.notes, parsed, strict=True)
    invented = [c.note_index for n, c in pairs if n.kind == NoteKind.COMMENTARY and c.items]
    print(f"{gold.name}: works invented in commentary {len(invented)}")  # noqa: T201
    assert len(invented) <= FLOORS["invented_works"]


def test_fields(gold: GoldArticle, parsed: tuple[Citation, ...], shared: Path) -> None:
    """The CSL fields of the works agree with the gold."""
    spec = importlib.util.spec_from_file_location("citation_score", shared / "citation-gold" / "score.py")
    assert spec is not None and spec.loader is not None
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    tally = score.Tally()
    for note, citation in zip(gold.notes, parsed, strict=True):
        works = [{"fields": gold_fields(w)} for w in note.works]
        items = [{"fields": item_fields(i), "kind": "full"} for i in citation.items]
        score.score_one(tally, {"citations": works, "text": note.text}, {"citations": items})
    right, _, found, wanted = (sum(tally.c[f][k] for f in score.CORE) for k in range(4))
    micro = 2 * right / (found + wanted)
    print(f"{gold.name}: fields {right} right of {found} found, {wanted} in the gold: micro-F1 {micro:.3f}")  # noqa: T201
    assert micro >= FLOORS["micro_f1"]
