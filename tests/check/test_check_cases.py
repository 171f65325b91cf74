"""Each check against its case files, and what check() promises of ids, order and fingerprints."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from case_files import Case, params
from conftest import STARTED
from footnote_audit.check import CHECKS, Check, check, explain
from footnote_audit.csl import from_csl_json
from footnote_audit.errors import ConfigError
from footnote_audit.model import (
    SCHEMA_VERSION,
    Access,
    Audit,
    Candidate,
    Claim,
    ClaimKind,
    Derivation,
    DerivationKind,
    Difference,
    Document,
    Drift,
    Evidence,
    EvidenceOrigin,
    Finding,
    Hit,
    Judgement,
    Level,
    Memento,
    Notice,
    NoticeKind,
    Options,
    Outcome,
    OwnRecord,
    Rating,
    Relation,
    Resolution,
    ResolutionStatus,
    Selector,
    Snapshot,
    Source,
    Verdict,
)
from footnote_audit.parse import parse, parse_bibliography
from footnote_audit.read import read
from footnote_audit.text import select
from footnote_audit.values import find_values

BY_ID = {unit.id: unit for unit in CHECKS}


def printed(finding: Finding) -> str:
    """A finding as case files write it: id, level, message, the correction and the changes if any are offered."""
    fix = f" => {finding.correction}" if finding.correction else ""
    fix += "".join(f" [-{change.old}-]{{+{change.new}+}}" for change in finding.changes)
    return f"{finding.check} {finding.level}: {finding.message}{fix}"


@pytest.mark.parametrize("case", params("check"))
def test_case(case: Case) -> None:
    """A check reports what the case expects and nothing else; a file not named after a check runs all of them."""
    name = case.file.removesuffix(".md")
    checks = (BY_ID[name],) if name in BY_ID else CHECKS
    found = [printed(finding) for finding in check(audit_of(case.blocks), checks)]
    expected = [line for line in case.blocks["expected"].splitlines() if line.strip()]
    assert len(found) == len(expected), found
    for have, want in zip(found, expected, strict=True):
        assert matches(want, have), f"{want!r} is not {have!r}"


def matches(want: str, have: str) -> bool:
    """Whether a finding is the expected line, where "..." stands for any words."""
    pattern = ".*".join(re.escape(part) for part in want.strip().split("..."))
    return re.fullmatch(pattern, have) is not None


def audit_of(blocks: Mapping[str, str]) -> Audit:
    """The audit that a case describes.

    `input` is the article (Markdown; `format` names another media type). `resolutions`, `snapshots` and `claims` are
    YAML lists that stand for what the later stages found; see the case files.
    """
    data = blocks["input"].encode() + b"\n"
    document = read("article.md", data, blocks.get("format", "text/markdown").strip())
    claims, verdicts = _claims(document, _yaml(blocks, "claims"))
    listed = parse_bibliography(document)
    return Audit(
        schema_version=SCHEMA_VERSION,
        tool_version="0",
        options=Options(started=STARTED),
        document=document,
        citations=parse(document, listed),
        bibliography=listed,
        resolutions=tuple(_resolution(entry) for entry in _yaml(blocks, "resolutions")),
        snapshots=tuple(_snapshot(entry) for entry in _yaml(blocks, "snapshots")),
        claims=claims,
        verdicts=verdicts,
        drifts=tuple(_drift(entry) for entry in _yaml(blocks, "drifts")),
        own_records=tuple(_own_record(entry) for entry in _yaml(blocks, "stated")),
        derivations=tuple(_derivation(entry, claims) for entry in _yaml(blocks, "derivations")),
    )


def _derivation(entry: dict[str, Any], claims: Sequence[Claim]) -> Derivation:
    """A source resting on another; `claim` counts the case's claims from 1, `words` are those of the source."""
    words = entry.get("words")
    return Derivation(
        source_id=entry["source"],
        kind=DerivationKind(entry["kind"]),
        origin=entry["origin"],
        selector=select(words, 0, len(words)) if words else None,
        claim_id=claims[entry["claim"] - 1].id if "claim" in entry else None,
    )


def _yaml(blocks: Mapping[str, str], name: str) -> list[dict[str, Any]]:
    return list(YAML(typ="safe").load(blocks[name])) if name in blocks else []


def _resolution(entry: Mapping[str, Any]) -> Resolution:
    source = entry.get("source")
    return Resolution(
        item_id=entry["item"],
        status=ResolutionStatus(entry.get("status", "found")),
        source=Source(
            id=source["id"],
            item=from_csl_json(source),
            resolver="registry",
            notices=tuple(
                Notice(kind=NoticeKind(n["kind"]), service=n["service"], DOI=n.get("DOI"))
                for n in entry.get("notices", ())
            ),
        )
        if source
        else None,
        candidates=tuple(Candidate(id=name, score=0.9, reason="title") for name in entry.get("candidates", ())),
        differences=tuple(
            Difference(variable=d["variable"], printed=d.get("printed"), recorded=d.get("recorded"))
            for d in entry.get("differences", ())
        ),
        tried=tuple(entry.get("tried", ())),
    )


def _snapshot(entry: Mapping[str, Any]) -> Snapshot:
    return Snapshot(
        source_id=entry["source"],
        uri_r=entry.get("address"),
        outcome=Outcome(entry["outcome"]),
        reason=entry.get("reason", "The server said so."),
        uri_m=entry.get("archived"),
        memento_datetime=entry.get("moment"),
        last_modified=entry.get("changed"),
        status=entry.get("status"),
        judgement=_judgement(entry["judged"]) if "judged" in entry else None,
        failed_days=tuple(entry.get("failed", ())),
        mementos=tuple(
            Memento(
                uri_m=m["archived"],
                memento_datetime=m["moment"],
                holds=m.get("holds"),
                lacking=tuple(m.get("lacking", ())),
            )
            for m in entry.get("captures", ())
        ),
    )


def _judgement(entry: Mapping[str, str]) -> Judgement:
    return Judgement(access=Access(entry["access"]), reason=entry["reason"], sentence=entry["sentence"])


def _own_record(entry: Mapping[str, Any]) -> OwnRecord:
    return OwnRecord(
        item_id=entry["item"],
        source_id=entry["source"],
        variable=entry["variable"],
        printed=entry["printed"],
        stated=entry["stated"],
    )


def _drift(entry: Mapping[str, Any]) -> Drift:
    return Drift(
        claim_id=entry["claim"],
        source_id=entry["source"],
        old=entry["old"],
        new=entry.get("new"),
        earlier=entry.get("earlier"),
    )


def _claims(document: Document, entries: Sequence[Mapping[str, Any]]) -> tuple[tuple[Claim, ...], tuple[Verdict, ...]]:
    claims, verdicts = [], []
    for number, entry in enumerate(entries, start=1):
        start = document.text.index(entry["text"])
        claim = Claim(
            id=f"c{number}",
            note_index=entry.get("note"),
            place_id=entry.get("place"),
            text=entry["text"],
            selector=select(document.text, start, start + len(entry["text"])),
            kind=ClaimKind(entry["kind"]),
            values=find_values(entry["text"]),
        )
        claims.append(claim)
        verdicts.append(
            Verdict(
                claim_id=claim.id,
                rating=Rating(entry["rating"]),
                score=0.5,
                explanation=entry.get("explanation", "So it was found."),
                evidence=tuple(_evidence(e) for e in entry.get("evidence", ())),
            )
        )
    return tuple(claims), tuple(verdicts)


def _evidence(entry: Mapping[str, Any]) -> Evidence:
    words = entry["words"]
    return Evidence(
        origin=EvidenceOrigin(entry.get("origin", "source")),
        selector=Selector(
            exact=words,
            prefix="",
            suffix="",
            start=0,
            end=len(words),
            page=entry.get("page"),
            page_label=entry.get("label"),
        ),
        relation=Relation(entry.get("relation", "refutes")),
        score=0.9,
        source_id=entry.get("source"),
    )


HEADINGS = ("What it checks:", "Why it matters to a reader of the article:", "Example:", "What to do:", "Known limits:")
ARTICLE = """# Harbour

The bridge cost 9 million euros. It was opened in May.[^1] It cost 7 million euros in all.

[^1]: Jane Doe, “The harbour question and what it means”,, 3 May 2019.
"""


def article(text: str = ARTICLE) -> Audit:
    """The audit of a small article without any later stage."""
    return audit_of({"input": text})


@pytest.mark.parametrize("unit", CHECKS, ids=lambda unit: unit.id)
def test_every_check_has_a_page(unit: Check) -> None:
    """A check's page holds the five headings in order."""
    places = [unit.page.find(heading) for heading in HEADINGS]
    assert -1 not in places and places == sorted(places)


def test_ids_and_names_are_unique() -> None:
    """No id and no name is used twice."""
    assert len({unit.id for unit in CHECKS}) == len({unit.name for unit in CHECKS}) == len(CHECKS)


def test_every_check_fires_in_one_case_and_is_silent_in_another() -> None:
    """The case file of a check holds a case with findings and one without."""
    by_file: dict[str, list[bool]] = {}
    for parameter in params("check"):
        case = parameter.values[0]  # type: ignore[attr-defined]
        by_file.setdefault(case.file.removesuffix(".md"), []).append(bool(case.blocks["expected"].strip()))
    assert {unit.id for unit in CHECKS if set(by_file.get(unit.id, ())) != {True, False}} == set()


def test_explain_knows_ids_and_names() -> None:
    """A page is found by id or name in any case, and a mistyped one gets the nearest real one."""
    assert explain("cit005") == explain("Author-Spelling-Varies")
    assert explain("CIT005").startswith("CIT005 author-spelling-varies (warning)")
    with pytest.raises(ConfigError, match="CIT002"):
        explain("mising-container")


def test_findings_stand_gravest_first_then_in_reading_order() -> None:
    """The order is severity, then the place in the article."""
    found = check(article())
    ranks = [list(Level).index(finding.level) for finding in found]
    assert [finding.check for finding in found] == ["CIT002", "CLM005"]
    assert ranks == sorted(ranks)


def test_fingerprints_survive_a_paragraph_above() -> None:
    """A paragraph put in above changes lines and no fingerprint."""
    before = check(article())
    after = check(article(ARTICLE.replace("The bridge cost 9", "A word before all.\n\nThe bridge cost 9", 1)))
    assert [f.fingerprint for f in before] == [f.fingerprint for f in after]
    assert [f.line for f in before] != [f.line for f in after]


def test_fingerprints_are_unique() -> None:
    """Two findings never share a fingerprint, even of one sentence printed twice."""
    sentence = "It cost 9 million euros. "
    found = check(article(f"A thing happened.[^1] {sentence * 3}\n\n[^1]: A remark."))
    assert len(found) == 3
    assert len({finding.fingerprint for finding in found}) == 3


def broken(audit: Audit) -> Iterator[Hit]:
    """A check that fails."""
    raise ValueError(f"no such thing in {audit.document.uri}")


def test_a_broken_check_from_outside_becomes_a_finding() -> None:
    """A fault inside a plugin's check is reported under its name and stops nothing else."""
    outside = Check("XYZ001", "broken", Level.ERROR, broken, plugin="some-plugin")
    found = check(article(), (*CHECKS, outside))
    told = [finding for finding in found if finding.check == "XYZ001"]
    assert [finding.level for finding in told] == [Level.WARNING]
    assert "some-plugin" in told[0].message and "no such thing" in told[0].message
    assert len(found) == 1 + len(check(article()))


def test_a_fault_in_our_own_check_is_a_bug() -> None:
    """A damaged audit is not hidden: our own checks raise."""
    damaged = replace(article(), document=None)  # type: ignore[arg-type]
    with pytest.raises(AttributeError):
        check(damaged)


def test_the_seed_article_against_itself(shared: Path) -> None:
    """The seed article's inconsistencies with itself are found, and nothing is reported that is none."""
    path = shared / "article" / "israel-azerbaijan.txt"
    found = check(audit_of({"input": path.read_text("utf-8"), "format": "text/plain"}))
    assert sorted(finding.check for finding in found) == [
        *("ART001", "ART001", "ART002", "ART003", "ART003", "ART003", "CIT002", "CIT005", "CIT007", "CIT008"),
        *("CIT009", "CIT009", "CIT012", "CIT014", "CIT023"),
    ]
