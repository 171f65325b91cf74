"""The whole way: an article in, an audit out, with sources from files, from a fake web, and with plug-ins."""

import sys
from collections.abc import Iterator
from importlib import invalidate_caches
from pathlib import Path

import pytest

from conftest import STARTED
from footnote_audit import pipeline
from footnote_audit.errors import ConfigError, FetchError
from footnote_audit.fetch import Store
from footnote_audit.model import (
    Audit,
    EvidenceOrigin,
    Options,
    Outcome,
    Rating,
    ResolutionStatus,
    Response,
    Source,
    Stage,
)
from footnote_audit.plugins import Units
from footnote_audit.report import from_json, report
from footnote_audit.resolve import parse_registry

ARTICLE = """# Grain through the north

The port of Velmar handled 4 million tonnes of grain in 2019.[^1] Barges carried nearly 30% of the grain.[^2]

The harbour fees brought $7 billion to the town.[^3]

[^1]: Mira Solen, “Grain and Water”, Harbour Review, vol. 3, no. 2, March 2020, p. 7.
[^2]: Ibid., p. 9.
[^3]: “Velmar counts its fees”, The Velmar Courier, 3 May 2020.
"""
REGISTRY = """schema: sources/1
sources:
  - id: solen-2020
    item:
      type: article-journal
      title: Grain and Water
      author: [{family: Solen, given: Mira}]
      container-title: Harbour Review
      issued: 2020-03
    locations:
      - file: grain.txt
  - id: courier-2020
    item:
      type: article-newspaper
      title: Velmar counts its fees
      container-title: The Velmar Courier
      issued: 2020-05-03
    locations:
      - url: https://courier.example/fees
"""
GRAIN = "In 2019 the port of Velmar handled four million tonnes of grain.\n\nBarges carried 29% of the grain.\n"
FEES = (
    b"<html><head><title>Fees</title></head><body><p>The harbour fees brought $9 billion to the town.</p></body></html>"
)


@pytest.fixture
def registry() -> tuple[Source, ...]:
    """Two works, one in a local file and one on the web."""
    return parse_registry(REGISTRY, "sources.yaml")


def _web(uri: str, *, accept: str | None = None) -> Response:
    """A web of one page."""
    assert accept is None or accept
    if uri != "https://courier.example/fees":
        raise FetchError(uri, Outcome.UNREACHABLE, "no such host.")
    headers = (("content-type", "text/html; charset=utf-8"),)
    return Response(uri=uri, final_uri=uri, status=200, headers=headers, body=FEES, retrieved=STARTED)


@pytest.fixture
def audited(registry: tuple[Source, ...], tmp_path: Path) -> Audit:
    """The article audited with its file and its page."""
    (tmp_path / "grain.txt").write_text(GRAIN, "utf-8")
    return pipeline.audit(
        "article.md",
        ARTICLE.encode(),
        Options(started=STARTED),
        registry=registry,
        base=tmp_path,
        get=_web,
        store=Store(tmp_path / "store"),
    )


def _ratings(audit: Audit, note_index: int) -> set[Rating]:
    claims = {c.id for c in audit.claims if c.note_index == note_index}
    return {v.rating for v in audit.verdicts if v.claim_id in claims}


def test_figures_are_held_against_the_sources_own_words(audited: Audit) -> None:
    """A figure that the local file gives in words is supported, with the words in the copy."""
    assert Rating.SUPPORTED in _ratings(audited, 1)
    assert Rating.REFUTED not in _ratings(audited, 1)
    evidence = [e for v in audited.verdicts for e in v.evidence if e.origin is EvidenceOrigin.SOURCE]
    assert any("four million tonnes of grain" in e.selector.exact for e in evidence)


def test_a_short_form_is_held_against_the_work_it_means(audited: Audit) -> None:
    """Ibid. leads to the file of the note before."""
    resolution = next(r for r in audited.resolutions if r.item_id.startswith("n2."))
    assert resolution.status is ResolutionStatus.FOUND
    assert resolution.source is not None and resolution.source.id == "solen-2020"
    assert Rating.SUPPORTED in _ratings(audited, 2)


def test_another_amount_in_the_source_is_a_finding_that_fails(audited: Audit) -> None:
    """$7 billion against a page that says $9 billion is refuted, and the finding shows both."""
    assert Rating.REFUTED in _ratings(audited, 3)
    finding = next(f for f in audited.findings if f.check == "CLM002")
    assert "$7 billion" in finding.message and "$9 billion" in finding.message
    assert finding.line == 5


def test_every_verdict_that_decides_shows_words(audited: Audit) -> None:
    """Supported, partly supported and refuted never stand without evidence."""
    decided = (Rating.SUPPORTED, Rating.PARTLY_SUPPORTED, Rating.REFUTED)
    assert [v for v in audited.verdicts if v.rating in decided and not v.evidence] == []
    assert len(audited.verdicts) == len(audited.claims) > 0


def test_without_a_network_nothing_is_called_untrue(registry: tuple[Source, ...], tmp_path: Path) -> None:
    """Offline and without copies every claim on a source is unverifiable, and no finding accuses it."""
    offline = pipeline.audit(
        "article.md", ARTICLE.encode(), Options(started=STARTED, offline=True), registry=registry,
        base=tmp_path, store=Store(tmp_path / "store"),
    )  # fmt: skip
    assert {v.rating for v in offline.verdicts} <= {Rating.UNVERIFIABLE, Rating.NOT_CHECKABLE}
    assert [f for f in offline.findings if f.check.startswith("CLM00") and f.check != "CLM005"] == []


def test_copies_of_an_online_run_serve_the_offline_one(
    audited: Audit, registry: tuple[Source, ...], tmp_path: Path
) -> None:
    """What was fetched once is read from the store afterwards, with the same verdicts."""
    again = pipeline.audit(
        "article.md", ARTICLE.encode(), Options(started=STARTED), registry=registry,
        base=tmp_path, store=Store(tmp_path / "store"),
    )  # fmt: skip
    assert [v.rating for v in again.verdicts] == [v.rating for v in audited.verdicts]
    assert {s.digest for s in again.snapshots} == {s.digest for s in audited.snapshots}


def test_an_audit_reads_back_without_loss(audited: Audit) -> None:
    """The JSON report is the audit itself."""
    assert from_json(report(audited, "json")) == audited


@pytest.mark.parametrize("stage", list(Stage))
def test_until_stops_behind_the_stage(stage: Stage, tmp_path: Path) -> None:
    """The stages run are those up to the one named."""
    options = Options(started=STARTED, until=stage)
    result = pipeline.audit("article.md", ARTICLE.encode(), options, store=Store(tmp_path))
    assert result.stages == tuple(Stage)[: list(Stage).index(stage) + 1]


PLUGIN = '''
from footnote_audit.check import Check
from footnote_audit.model import Hit, Level


def shouting(audit):
    """Finds capitals."""
    if audit.document.text.isupper():
        raise ValueError("too loud")
    yield Hit(message="The article does not shout.", target="voice", level=Level.NOTE)


CHECK = Check("XTR001", "shouting", Level.NOTE, shouting)
'''


@pytest.fixture
def installed(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[None]:
    """An installed package with one check under the name that the test asks for."""
    name = str(request.param)
    folder = tmp_path / "site"
    (folder / "loudness-1.0.dist-info").mkdir(parents=True)
    (folder / "loudness-1.0.dist-info" / "METADATA").write_text("Name: loudness\nVersion: 1.0\n", "utf-8")
    points = f"[footnote_audit.checks]\n{name} = loudness_{name}:CHECK\n"
    (folder / "loudness-1.0.dist-info" / "entry_points.txt").write_text(points, "utf-8")
    (folder / f"loudness_{name}.py").write_text(PLUGIN, "utf-8")
    sys.path.insert(0, str(folder))
    invalidate_caches()
    yield
    sys.path.remove(str(folder))


@pytest.mark.parametrize("installed", ["XTR001"], indirect=True)
@pytest.mark.usefixtures("installed")
def test_an_installed_check_joins_and_its_fault_is_a_finding(tmp_path: Path) -> None:
    """A check of another package runs with ours; where it fails, the finding names it and the run goes on."""
    options = Options(started=STARTED)
    quiet = pipeline.audit("article.md", ARTICLE.encode(), options, store=Store(tmp_path))
    assert "The article does not shout." in [f.message for f in quiet.findings]
    loud = pipeline.audit("article.txt", b"GRAIN!\n\nMORE GRAIN.\n", options, store=Store(tmp_path))
    assert any("too loud" in f.message and f.check == "XTR001" for f in loud.findings)


@pytest.mark.parametrize("installed", ["CIT001"], indirect=True)
@pytest.mark.usefixtures("installed")
def test_a_name_that_exists_already_is_refused() -> None:
    """A plug-in cannot take the id of one of our checks."""
    with pytest.raises(ConfigError, match="CIT001"):
        Units.installed()
