"""A whole audit against the fake web of faults: pages gone, sold and replaced, a retraction, a book without address."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from conftest import NO_SERVICES, Run

NOTES = """# Ports, pipelines and papers

Officials put the value of the contracts at $7 billion over ten years.[^1] Deliveries by sea fell to 12.5%.[^2]

Imports rose, and the main supplier had 69%.[^3] Transit fees were counted by port.[^4]
Pipelines bring power.[^5]

[^1]: “Oil swap deal”, Ministry News, 10 July 2013, {redir_home}.
[^2]: “Nine tenths submerged”, Old Institute, 12 December 2009, {parked_sale}.
[^3]: “Import statistics 2020”, Statistics Office, 15 November 2020, {content_drift}.
[^4]: Q. Quill, “Figures on Transit”, Transit Letters, vol. 1, no. 1, May 2018, https://doi.org/10.5555/wf.retracted.1.
[^5]: Ada Lovell and Bo Ng, Pipelines and Power, Harbour University Press, 2011.
"""
CAPTURES = {"redir_home": "2013-07-10", "parked_sale": "2009-12-12", "content_drift": "2020-11-15"}


@contextmanager
def faults(shared: Path) -> Iterator[dict[str, Any]]:
    """What the fake web tells of itself, in a process of its own: it is gone before the program lets its lines go."""
    command = [sys.executable, "-u", str(shared / "webfaults" / "server.py"), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            origin = process.stdout.readline().split()[1]
            with urlopen(f"{origin}/truth.json") as answer:
                yield json.load(answer)
        finally:
            process.kill()


def services(told: dict[str, Any]) -> list[str]:
    """Options by which the fake services are asked, and none of the others."""
    bases = {
        "crossref": told["services"]["crossref"],
        "doi.org": told["services"]["doi"],
        "openalex": told["services"]["openalex"],
        "archive-index": told["services"]["save"].removesuffix("/save/"),
    }
    return [*NO_SERVICES, *(part for name, base in bases.items() for part in ("--service", f"{name}={base}"))]


@pytest.fixture
def reports(run: Run, shared: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """The report of a run with the network, and of one that replays its store when the network is gone."""
    with faults(shared) as told:
        pages = {b["id"]: b["url"] for b in told["behaviours"]}
        Path("ports.md").write_text(NOTES.format(**{name: pages[name] for name in CAPTURES}), "utf-8")
        options = services(told)
        first = audited(run, *options)
    return first, audited(run, *options, "--offline")


def audited(run: Run, *options: str) -> dict[str, Any]:
    """The JSON report on the article."""
    code, _, err = run("audit", "ports.md", "--allow-private", "--quiet", "--format", "json", *options)
    assert code == 1, err
    found = json.loads(Path("reports/ports.json").read_text("utf-8"))
    assert isinstance(found, dict)
    return found


def test_each_fault_is_told_and_each_capture_read(reports: tuple[dict[str, Any], dict[str, Any]]) -> None:
    """Dead and replaced pages are read from their captures, and what is wrong with each address is said once."""
    report, replayed = reports
    copies = [(s["memento_datetime"] or "")[:10] for s in report["snapshots"]]
    assert copies == [*CAPTURES.values(), "", ""]
    assert [s["outcome"] for s in report["snapshots"]] == ["ok"] * 5
    told = sorted((f["check"], f["level"], f["note_index"]) for f in report["findings"] if f["check"][:3] == "SRC")
    assert told == [
        ("SRC005", "note", 1),
        ("SRC005", "note", 2),
        ("SRC005", "note", 3),
        ("SRC007", "note", 1),
        ("SRC007", "note", 2),
        ("SRC008", "note", 3),
        ("SRC010", "error", 4),
    ]
    claims = {claim["id"]: (claim["note_index"], claim["kind"]) for claim in report["claims"]}
    rated = {claims[v["claim_id"]]: v["rating"] for v in report["verdicts"]}
    assert {key: rated[key] for key in rated if key[1] == "figure"} == {
        (1, "figure"): "supported",
        (2, "figure"): "supported",
        (3, "figure"): "supported",
    }
    assert "refuted" not in rated.values()
    assert {r["item_id"]: r["source"]["id"] for r in report["resolutions"]}["n5.1"] == "doi:10.5555/wf.book.1991"
    assert {**replayed, "options": {}} == {**report, "options": {}}
