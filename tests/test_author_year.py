"""The whole way of an article that cites by author and year: resolved, fetched, matched, checked, laid out."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from conftest import STARTED
from footnote_audit import pipeline
from footnote_audit.cli import main
from footnote_audit.fetch import Store
from footnote_audit.homes import homes
from footnote_audit.model import Audit, Level, Options, Rating, ResolutionStatus, Response, Stage
from footnote_audit.report import from_json, head, report, status_line
from footnote_audit.resolve import parse_registry

ARTICLE = """# Salt and rope

The harbour of Lund took in 1,200 barrels of tar in 1890 (Marlow 2011, 12). Aske (2019: 14) argues that the price of
tar rose by 40 per cent. The rope walk closed, as “nobody was told of the closing” (ibid.: 15).

Wages fell by 9 per cent.[^1] Ropes of flax broke more often (Aske 2019; Brandt 2020, p. 3).

Half of the budget, 40 million euros, went to roads.

[^1]: Marlow 2011, 14.

## References

Aske, Jon (2019). “Tar and its price.” *Coastal Review* 3 (4): 10–20. https://review.example/tar.

Brandt, Karl (2020). *Watt and wages*. Kiel: Sand Verlag.

Marlow, Ada (2011). *The Salt Report*. London: Tide Press.

Nolan, Eve (2001). *Unread things*. Hull: Quay Books, pp. 30-20.
"""
REGISTRY = """schema: sources/1
sources:
  - id: marlow-2011
    item:
      type: book
      title: The Salt Report
      author: [{family: Marlow, given: Ada}]
      publisher: Tide Press
      issued: '2011'
    locations:
      - file: salt.txt
  - id: never-cited
    item:
      type: book
      title: Another thing
      author: [{family: Fox, given: Ivy}]
      issued: '1999'
"""
SALT = "In 1890 the harbour of Lund took in 1,500 barrels of tar.\n\nThe wages of rope makers fell by 9 per cent.\n"
TAR = b"<html><body><p>The price of tar rose by 40 per cent. Nobody was informed of the closing.</p></body></html>"


def _web(uri: str, *, accept: str | None = None) -> Response:
    """A web of one page, and of catalogues that know no work."""
    del accept
    if not uri.startswith("https://review.example/tar"):
        return Response(uri=uri, final_uri=uri, status=404, headers=(), body=b"", retrieved=STARTED)
    headers = (("content-type", "text/html; charset=utf-8"),)
    return Response(uri=uri, final_uri=uri, status=200, headers=headers, body=TAR, retrieved=STARTED)


@pytest.fixture(scope="module")
def audited(tmp_path_factory: pytest.TempPathFactory) -> Audit:
    """The article with one source in a file and one on the web."""
    folder = Path(tmp_path_factory.mktemp("salt"))
    (folder / "salt.txt").write_text(SALT, "utf-8")
    return pipeline.audit(
        "article.md",
        ARTICLE.encode(),
        Options(started=STARTED),
        registry=parse_registry(REGISTRY, "sources.yaml"),
        base=folder,
        get=_web,
        store=Store(folder / "store"),
    )


def test_every_entry_is_resolved_and_the_note_through_its_entry(audited: Audit) -> None:
    """Entries have resolutions under their ids, a note's short form that of its entry, each source one snapshot."""
    found = {r.item_id: (r.status, r.source.id if r.source else None) for r in audited.resolutions}
    assert found["n1.1"] == found["b3"] == (ResolutionStatus.FOUND, "marlow-2011")
    assert found["b1"] == (ResolutionStatus.FOUND, "https://review.example/tar")
    assert found["b2"][0] is found["b4"][0] is ResolutionStatus.NOT_FOUND
    assert set(found) == {"n1.1", "b1", "b2", "b3", "b4"}
    assert sorted({s.source_id for s in audited.snapshots}) == ["https://review.example/tar", "marlow-2011"]


def test_each_citation_has_claims_held_against_its_source(audited: Audit) -> None:
    """A figure is refuted, one supported; the work before is meant by "ibid."; an unknown work leaves it open."""
    ratings: dict[str | int, set[Rating]] = {}
    verdicts = {v.claim_id: v.rating for v in audited.verdicts}
    for claim in audited.claims:
        ratings.setdefault(claim.place_id or claim.note_index or 0, set()).add(verdicts[claim.id])
    assert Rating.REFUTED in ratings["t1"] and Rating.REFUTED not in ratings["t2"]
    assert Rating.SUPPORTED in ratings["t2"] & ratings[1]
    assert Rating.UNVERIFIABLE not in ratings["t3"] and ratings["t4"] == {Rating.UNVERIFIABLE}
    assert len({claim.id for claim in audited.claims}) == len(audited.claims)


def test_findings_stand_at_the_citation_or_the_entry(audited: Audit) -> None:
    """A wrong figure is told at the citation, a fault of an entry at the entry, with line and words there."""
    found = {(f.check, f.place_id): f for f in audited.findings}
    wrong, pages, unread = found["CLM002", "t1"], found["CIT008", "b4"], found["CIT025", "b4"]
    assert wrong.selector and wrong.selector.exact.startswith("The harbour of Lund") and wrong.line == 3
    assert pages.selector and pages.selector.exact.startswith("Nolan") and pages.line == 20
    assert [c.new for c in pages.changes] == ["20-30"] and pages.changes[0].place_id == "b4"
    assert unread.note_index is None
    assert (found["SRC001", "b2"].level, found["SRC001", "b4"].level) == (Level.WARNING, Level.NOTE)
    bare = {f.selector.exact for f in audited.findings if f.check == "CLM005" and f.selector}
    assert bare == {"Half", "40 million euros"}


def test_json_brings_the_audit_back(audited: Audit) -> None:
    """JSON holds all of it."""
    assert from_json(report(audited, "json")) == audited


def test_the_page_has_a_card_for_each_and_no_link_leads_nowhere(audited: Audit) -> None:
    """Every note, in-text citation and entry has its card, ids are unique, and links within the page have an end."""
    page = report(audited, "html")
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert {"note-1", "t1", "t2", "t3", "t4", "b1", "b2", "b3", "b4", "text-t1", "text-b4"} <= set(ids)
    assert set(re.findall(r'href="#([^"]+)"', page)) - set(ids) == set()
    assert "Notes and citations and what was found" in page and "Cited nowhere in the text." in page


def test_words_of_the_other_reports(audited: Audit) -> None:
    """Markdown, SARIF, JUnit and the first screen say citation and entry where they mean these."""
    assert "citation (Marlow 2011, 12)" in head(audited)
    assert "| (Marlow 2011, 12) | ☒ Source says otherwise |" in report(audited, "markdown")
    assert "- entry 4 (CIT008)" in report(audited, "markdown")
    results = json.loads(report(audited, "sarif"))["runs"][0]["results"]
    assert {"place": "b4", "corrected": [{"entry": "4"}]} in [
        {k: ([{"entry": c["entry"]} for c in v] if k == "corrected" else v) for k, v in r.get("properties", {}).items()}
        for r in results
        if r["ruleId"] == "CIT008"
    ]
    cases = [c.get("name", "") for c in ElementTree.fromstring(report(audited, "junit")).iter("testcase")]
    kinds = {home.kind.value for home in homes(audited)}
    assert {name.split()[0] for name in cases} - {"the"} == kinds


def _run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as left:
        main(list(arguments))
    return int(left.value.code or 0)


def test_an_article_with_citations_alone_is_audited(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No note is needed: in-text citations are something to audit; a list that nothing cites is not."""
    text = ARTICLE.replace("[^1]: Marlow 2011, 14.\n\n", "").replace("[^1]", "")
    article = tmp_path / "a.md"
    article.write_text(text, "utf-8")
    options = ["--offline", "--store", str(tmp_path / "s"), "--out", str(tmp_path / "o"), "--quiet"]
    assert _run("audit", str(article), *options) == 0
    article.write_text(re.sub(r"\([^)]*\)", "", text.split("## ")[0]) + "## " + text.split("## ")[1], "utf-8")
    assert _run("audit", str(article), *options) == 4
    assert "its text cites none of its list of works" in capsys.readouterr().out


def test_a_registry_is_started_and_checked_for_the_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`sources init` writes an entry for each work of the list; `sources check` names what nothing cites."""
    article, registry = tmp_path / "a.md", tmp_path / "sources.yaml"
    article.write_text(ARTICLE, "utf-8")
    assert _run("sources", "init", str(article)) == 0
    written = capsys.readouterr().out
    assert [s.item.title for s in parse_registry(written, "R")] == [
        "The Salt Report",
        "Tar and its price",
        "Watt and wages",
        "Unread things",
    ]
    assert "# note 1 (line 10); list of works (line 18)" in written
    registry.write_text(REGISTRY, "utf-8")
    _run("sources", "check", "--sources", str(registry), "--article", str(article))
    assert "'never-cited': nothing in the article cites it" in capsys.readouterr().out


def test_status_counts_the_citations() -> None:
    """What stopped early says how many notes and citations were read."""
    stopped = pipeline.audit(
        "article.md", ARTICLE.encode(), Options(started=STARTED, until=Stage.PARSE), store=Store(Path("none"))
    )
    assert "1 note and 4 citations in the text read" in status_line(stopped)
