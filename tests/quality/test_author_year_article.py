"""An invented article that cites by author and year, audited from end to end against what a careful reader finds."""

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from conftest import STARTED
from footnote_audit import pipeline
from footnote_audit.fetch import Store
from footnote_audit.model import Audit, InTextCitation, Location, LocationKind, Options, Rating, Source
from footnote_audit.parse import parse_bibliography
from footnote_audit.read import read
from footnote_audit.report.words import GRAVITY

GOLD: dict[str, Any] = YAML(typ="safe").load(Path(__file__).with_name("author-year-gold.yaml"))
# What the wording of a clause alone says is rated too low where the clause takes up another one ("doubt this").
LEAST_RIGHT = 10
WANTED = {"supported": Rating.SUPPORTED, "mixed": Rating.PARTLY_SUPPORTED, "refuted": Rating.REFUTED}


@pytest.fixture(scope="module")
def audited(tmp_path_factory: pytest.TempPathFactory) -> Audit:
    """The article with a text file for each of its works but one."""
    folder = Path(tmp_path_factory.mktemp("salt-roads"))
    data = GOLD["article"].encode()
    registry = []
    for entry in parse_bibliography(read("a.md", data, None)).entries:
        if entry.id in GOLD["sources"]:
            (folder / f"{entry.id}.txt").write_text(GOLD["sources"][entry.id], "utf-8")
            place = Location(kind=LocationKind.FILE, value=f"{entry.id}.txt")
            registry.append(Source(id=f"work-{entry.id}", item=entry.item, resolver="registry", locations=(place,)))
    options = Options(started=STARTED, offline=True)
    return pipeline.audit("a.md", data, options, registry=registry, base=folder, store=Store(folder / "store"))


def _read(citation: InTextCitation) -> list[str]:
    meant = " ".join(item.refers_to or "none" for item in citation.items)
    places = [f"{item.label} {item.locator}" for item in citation.items if item.locator]
    return [citation.selector.exact, meant, " ".join(places), citation.supports.exact if citation.supports else ""]


def test_every_citation_is_read_as_a_reader_reads_it(audited: Audit) -> None:
    """The works meant, the places in them and the clauses supported are those of the gold, no more and no fewer."""
    assert [_read(citation) for citation in audited.bibliography.citations] == [line[:4] for line in GOLD["gold"]]
    assert [citation.selector.exact for citation in audited.bibliography.unlisted] == GOLD["unlisted"]


def test_ratings_are_mostly_those_of_a_reader(audited: Audit) -> None:
    """The gravest rating at a citation is the reader's at ten of fourteen or more; what is refuted is wrong indeed."""
    verdicts = {v.claim_id: v.rating for v in audited.verdicts}
    ratings: dict[str, set[Rating]] = {}
    for claim in audited.claims:
        ratings.setdefault(claim.place_id or "", set()).add(verdicts[claim.id])
    right, refuted = 0, []
    for citation, (words, *_, wanted) in zip(audited.bibliography.citations, GOLD["gold"], strict=True):
        if citation.id not in ratings:
            right += wanted == "none"
            continue
        found = min(ratings[citation.id], key=GRAVITY.index)
        right += found is WANTED.get(wanted, found) and (found is not Rating.NOT_FOUND or wanted == "not-found")
        refuted += [words] if found is Rating.REFUTED else []
    print(f"article by author and year: {right} of {len(GOLD['gold'])} ratings as a reader's")  # noqa: T201
    assert right >= LEAST_RIGHT
    assert refuted == [words for words, *_, wanted in GOLD["gold"] if wanted == "refuted"]


def test_findings_are_those_of_a_reader(audited: Audit) -> None:
    """What is told of figures, quotations, the list and the sources is what a reader finds, and nothing besides."""
    by_id = {citation.id: citation.selector.exact for citation in audited.bibliography.citations}
    told = [
        [f.check, by_id.get(f.place_id or "", f.place_id or (f.selector and f.selector.exact))]
        for f in audited.findings
    ]
    assert sorted(told) == sorted(GOLD["findings"])
