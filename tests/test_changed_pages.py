"""Pages that change and archives that keep them, through the whole command."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from archive_site import Site, html, running
from conftest import NO_SERVICES, Run

FERRY = "The ferry to Holm carried 4,300 passengers in 2019, the harbour board said."
LATER = "The ferry to Holm carried 5,100 passengers in 2024, the harbour board said."
REST = "The board meets on the first Monday of each month, and its minutes are open to all who ask for them."


@pytest.fixture
def site() -> Iterator[Site]:
    """A page on a ferry, and an archive without captures."""
    with running() as server:
        server.pages["/ferry"] = (200, html("Ferry counts of Holm", FERRY, REST))
        yield server


@pytest.fixture
def nowhere(site: Site) -> tuple[str, ...]:
    """Options by which this archive is asked and no catalogue."""
    return ("--allow-private", *NO_SERVICES, *site.service)


def audited(run: Run, site: Site, *options: str, says: str = "4,300 passengers in 2019") -> dict[str, Any]:
    """The JSON report on an article that cites the page."""
    text = f"""# The ferry

The ferry carried {says}.[^1]

[^1]: “Ferry counts of Holm”, Holm Harbour Board, 4 March 2020, {site.base}/ferry.
"""
    Path("ferry.md").write_text(text, "utf-8")
    code, _, err = run("audit", "ferry.md", "--quiet", "--fail-on", "never", *options)
    assert code == 0, err
    report = json.loads(Path("reports/ferry.json").read_text("utf-8"))
    assert isinstance(report, dict)
    return report


def ratings(report: dict[str, Any]) -> set[str]:
    """The ratings of the claims."""
    return {verdict["rating"] for verdict in report["verdicts"]}


def messages(report: dict[str, Any], check: str) -> list[str]:
    """What a check says."""
    return [finding["message"] for finding in report["findings"] if finding["check"] == check]


def test_a_page_that_changed_between_two_audits(run: Run, site: Site, nowhere: tuple[str, ...]) -> None:
    """What the page said when it was first read still supports the claim, and the difference is shown."""
    first = audited(run, site, *nowhere, "--no-archives")
    assert ratings(first) == {"supported"} and messages(first, "SRC012") == []
    site.pages["/ferry"] = (200, html("Ferry counts of Holm", LATER, REST))
    assert run("fetch", f"{site.base}/ferry", "--max-age", "0", "--allow-private", "--no-archives", "--quiet")[0] == 0
    second = audited(run, site, *nowhere, "--no-archives")
    assert ratings(second) == {"supported"}
    assert any("the page has changed since" in v["explanation"] for v in second["verdicts"])
    (told,) = messages(second, "SRC012")
    assert "[-4,300-] {+5,100+} passengers in [-2019,-] {+2024,+}" in told
    assert [s["digest"] == second["verdicts"][0]["evidence"][0]["digest"] for s in second["snapshots"]] == [False, True]
    assert not [path for path in site.asked if path.startswith("/web/")]


def test_words_that_went_before_the_first_audit(run: Run, site: Site, nowhere: tuple[str, ...]) -> None:
    """Where the page lacks the cited words, the capture nearest to the citation's day is read, and offline again."""
    site.pages["/ferry"] = (200, html("Ferry counts of Holm", LATER, REST))
    captured = html("Ferry counts of Holm", FERRY, REST)
    site.captures[f"{site.base}/ferry"] = {"20200310000000": captured, "20260101000000": site.pages["/ferry"][1]}
    report = audited(run, site, *nowhere)
    assert ratings(report) == {"supported"}
    assert any("in its copy of 2020-03-10; the page has changed since" in v["explanation"] for v in report["verdicts"])
    (told,) = messages(report, "SRC012")
    assert "any more since 2020-03-10" in told
    assert [s["memento_datetime"] for s in report["snapshots"]] == [None, "2020-03-10T00:00:00Z"]
    assert messages(report, "SRC004") == messages(report, "SRC005") == []
    assert same(audited(run, site, *nowhere, "--offline"), report)


def test_words_that_never_stood_there(run: Run, site: Site, nowhere: tuple[str, ...]) -> None:
    """Where neither the page nor its capture has the words, the verdict is the page's and no change is told."""
    site.captures[f"{site.base}/ferry"] = {"20200310000000": html("Ferry counts of Holm", LATER, REST)}
    report = audited(run, site, *nowhere, says="880 lorries in 2012")
    assert "supported" not in {v["rating"] for v in report["verdicts"] if "lorries" in v["explanation"]}
    assert messages(report, "SRC012") == []
    assert len(report["snapshots"]) == 1


def test_no_archive_is_asked(run: Run, site: Site, nowhere: tuple[str, ...]) -> None:
    """With --no-archives a page that is gone is gone, whatever an archive holds."""
    site.captures[f"{site.base}/ferry"] = {"20200310000000": html("Ferry counts of Holm", FERRY, REST)}
    del site.pages["/ferry"]
    report = audited(run, site, *nowhere, "--no-archives")
    assert [s["outcome"] for s in report["snapshots"]] == ["gone"]
    assert not [path for path in site.asked if path.startswith("/web/")]
    assert run("audit", "ferry.md", "--no-archives", "--archive")[0] == 2


def test_a_page_that_is_gone_is_read_from_its_capture(run: Run, site: Site, nowhere: tuple[str, ...]) -> None:
    """Both are told: that the address is dead, and that its capture was read."""
    site.captures[f"{site.base}/ferry"] = {"20200310000000": html("Ferry counts of Holm", FERRY, REST)}
    del site.pages["/ferry"]
    report = audited(run, site, *nowhere)
    assert ratings(report) == {"supported"}
    assert len(messages(report, "SRC004")) == len(messages(report, "SRC005")) == 1
    assert {f["level"] for f in report["findings"] if f["check"] == "SRC004"} == {"note"}


def test_pages_are_captured_and_the_captures_read(run: Run, site: Site, nowhere: tuple[str, ...]) -> None:
    """--archive asks for a capture once, and tells that it holds the cited words; a later run asks for no other."""
    site.saved = now()
    report = audited(run, site, *nowhere, "--archive")
    (snapshot,) = report["snapshots"]
    (memento,) = snapshot["mementos"]
    assert (memento["holds"], memento["lacking"], bool(memento["requested"])) == (True, [], True)
    assert messages(report, "SRC013") == []
    again = audited(run, site, *nowhere, "--archive")
    assert len([path for path in site.asked if path.startswith("/save/")]) == 1
    assert again["snapshots"] == report["snapshots"]
    assert same(audited(run, site, *nowhere, "--archive", "--offline"), report)


def test_a_page_with_a_capture_of_these_days_is_not_asked_for(run: Run, site: Site, nowhere: tuple[str, ...]) -> None:
    """Where the archive holds a capture near to the look, that one is read for the words and nothing is asked for."""
    site.captures[f"{site.base}/ferry"] = {"20200310000000": html("Ferry", REST), now(): site.pages["/ferry"][1]}
    report = audited(run, site, *nowhere, "--archive")
    (memento,) = report["snapshots"][0]["mementos"]
    assert (memento["holds"], memento["requested"]) == (True, None)
    assert not [path for path in site.asked if path.startswith("/save/")]


def test_a_capture_of_a_notice_is_told(run: Run, site: Site, nowhere: tuple[str, ...]) -> None:
    """A capture that lacks the cited words is named with them."""
    site.saved, site.saving = now(), html("Ferry counts of Holm", "Please accept our terms of use.", REST)
    report = audited(run, site, *nowhere, "--archive")
    (told,) = messages(report, "SRC013")
    assert "lacks “The ferry to Holm carried 4,300 passengers in 2019" in told


def test_a_capture_that_is_not_shown_yet_is_read_later(run: Run, site: Site, nowhere: tuple[str, ...]) -> None:
    """What the archive has taken and does not show is neither held nor lacking; the next run looks again."""
    site.saved = now()
    uri = f"{site.base}/ferry"
    site.captures[uri] = Forgetful()
    assert audited(run, site, *nowhere, "--archive")["snapshots"][0]["mementos"][0]["holds"] is None
    site.captures[uri] = {site.saved: site.pages["/ferry"][1]}
    assert audited(run, site, *nowhere)["snapshots"][0]["mementos"][0]["holds"] is True
    assert len([path for path in site.asked if path.startswith("/save/")]) == 1


def test_an_archive_that_refuses_is_left_alone(run: Run, site: Site, nowhere: tuple[str, ...]) -> None:
    """After a 429 no further capture is asked for in the run, and the report says why there is none."""
    site.saved = None
    site.pages["/quay"] = (200, html("Quay counts of Holm", REST))
    links = [f"{site.base}{path}" for path in ("/ferry", "/quay")]
    # Under another name, so that only the archive and not the pages are waited for.
    service = f"archive-index={site.base.replace('127.0.0.1', 'localhost')}"
    code, out, _ = run("fetch", *links, "--archive", "--allow-private", "--quiet", "--service", service)
    assert code == 0 and [json.loads(line)["mementos"] for line in out.splitlines()] == [[], []]
    assert len([path for path in site.asked if path.startswith("/save/")]) == 1
    report = audited(run, site, *nowhere, "--archive")
    assert "asked for a capture and answered 429" in report["snapshots"][0]["reason"]


class Forgetful(dict[str, str]):
    """Captures that are taken and not shown."""

    def __setitem__(self, key: str, value: str) -> None:
        """Nothing is kept."""


def same(report: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two reports are alike but for their options: the moment, and whether the run was offline."""
    return {**report, "options": {}} == {**other, "options": {}}


def now() -> str:
    """The present moment as archives write it."""
    return datetime.now(UTC).strftime("%Y%m%d%H%M%S")
