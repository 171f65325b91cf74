"""The Audit as SARIF 2.1.0 (OASIS) for code scanning.

Every finding is a result. A claim whose rating no finding carries is a result too, of the kind its rating maps to, so
that a reader of the standard sees what passed and what is open. By the standard only results of kind fail have a level.
"""

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from footnote_audit.model import Audit, Claim, Finding, Kind, Level, Place, Rating, Related, Rule, Selector, Verdict
from footnote_audit.report.changes import note_changes
from footnote_audit.report.index import Index, index
from footnote_audit.report.json_text import indented
from footnote_audit.report.summary import status_line
from footnote_audit.report.wording import clean
from footnote_audit.report.words import LOOKS
from footnote_audit.text import place, where

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "footnoteAudit/v1"
# The rule of results that only carry a rating; it is no check, so its id is not one of theirs.
RATING_RULE = "claim-rating"

RATED: dict[Rating, tuple[Kind, Level]] = {
    Rating.SUPPORTED: (Kind.PASS, Level.NONE),
    Rating.PARTLY_SUPPORTED: (Kind.REVIEW, Level.NONE),
    Rating.REFUTED: (Kind.FAIL, Level.ERROR),
    Rating.NOT_FOUND: (Kind.FAIL, Level.WARNING),
    Rating.UNVERIFIABLE: (Kind.OPEN, Level.NONE),
    Rating.NOT_CHECKABLE: (Kind.NOT_APPLICABLE, Level.NONE),
}


def to_sarif(audit: Audit, rules: Sequence[Rule] = ()) -> str:
    """The Audit as a SARIF 2.1.0 log with one run, newline at the end; `rules` give the checks' pages as help."""
    found = index(audit)
    described = _rules(audit, rules)
    numbers = {rule["id"]: n for n, rule in enumerate(described)}
    results = [_finding(found, f) for f in audit.findings]
    results += [r for c in audit.claims if (r := _rating(found, c))]
    for result in results:
        result["ruleIndex"] = numbers[result["ruleId"]]
    run = {
        "tool": {"driver": _driver(audit, described)},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True, "startTimeUtc": audit.options.started}],
        "artifacts": [_artifact(audit)],
        "results": results,
        "properties": {"status": clean(status_line(audit))},
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return clean(indented(log)) + "\n"


def _driver(audit: Audit, described: list[dict[str, Any]]) -> dict[str, Any]:
    return {"name": "footnote-audit", "version": audit.tool_version or "0", "rules": described}


def _artifact(audit: Audit) -> dict[str, Any]:
    document = audit.document
    kind = {"mimeType": document.media_type} if re.fullmatch(r"[^/]+/.+", document.media_type) else {}
    hashes = {"hashes": {"sha-256": document.digest}} if document.digest else {}
    return {"location": {"uri": _uri(document.uri)}, **kind, **hashes}


def _rules(audit: Audit, rules: Sequence[Rule]) -> list[dict[str, Any]]:
    known = {r.id: _rule(r) for r in rules}
    for finding in audit.findings:
        known.setdefault(finding.check, {"id": finding.check, "name": finding.name})
    known[RATING_RULE] = {
        "id": RATING_RULE,
        "name": RATING_RULE,
        "shortDescription": {"text": "How a claim stands against its source."},
        "defaultConfiguration": {"level": Level.NONE.value},
    }
    return list(known.values())


def _rule(rule: Rule) -> dict[str, Any]:
    page = clean(rule.page.strip()) or rule.name
    return {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": {"text": page.split("\n", 1)[0]},
        "fullDescription": {"text": " ".join(page.split("\n\n", 1)[0].split())},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": rule.level.value},
    }


def _finding(found: Index, finding: Finding) -> dict[str, Any]:
    audit = found.audit
    start = Place(line=finding.line, column=finding.column, part=finding.part, page=finding.page)
    message = finding.message + (f" Suggested: {finding.correction}" if finding.correction else "")
    related = [_related(audit, r, n) for n, r in enumerate(finding.related, start=1)]
    properties: dict[str, Any] = _at(finding)
    # A SARIF fix would need the place of each word in the raw file; of a note only its beginning is known there.
    if offered := note_changes(finding.changes, found.homes):
        properties["corrected"] = [
            {c.home.kind.value: clean(c.home.label), "text": clean(c.corrected), "difference": clean(c.plain)}
            for c in offered
        ]
    return {
        "ruleId": finding.check,
        **_outcome(finding.kind, finding.level),
        "message": {"text": clean(message) or finding.name},
        "locations": [_location(audit, finding.selector, start)],
        **({"relatedLocations": related} if related else {}),
        "partialFingerprints": {FINGERPRINT: finding.fingerprint},
        **({"properties": properties} if properties else {}),
    }


def _rating(found: Index, claim: Claim) -> dict[str, Any] | None:
    verdict = found.verdicts.get(claim.id)
    if verdict is None or (RATED[verdict.rating][0] in (Kind.FAIL, Kind.REVIEW) and found.carried(claim)):
        return None
    document = found.audit.document
    return {
        "ruleId": RATING_RULE,
        **_outcome(*RATED[verdict.rating]),
        "message": {"text": clean(f"{LOOKS[verdict.rating].word}. {verdict.explanation}".strip())},
        "locations": [_location(found.audit, claim.selector, place(document, claim.selector.start))],
        **({"relatedLocations": passages} if (passages := _passages(verdict)) else {}),
        "partialFingerprints": {FINGERPRINT: f"{RATING_RULE}:{claim.id}"},
        "properties": {**_at(claim), "rating": verdict.rating.value, "claim": claim.id},
    }


def _at(value: Finding | Claim) -> dict[str, Any]:
    """The note's index, or the id of the in-text citation or entry."""
    if value.note_index is not None:
        return {"note": value.note_index}
    return {} if value.place_id is None else {"place": value.place_id}


def _passages(verdict: Verdict) -> list[dict[str, Any]]:
    words = (f"{e.source_id or 'The note'}: {e.selector.exact}" for e in verdict.evidence)
    return [{"id": n, "message": {"text": clean(text)}} for n, text in enumerate(words, start=1)]


def _outcome(kind: Kind, level: Level) -> dict[str, str]:
    return {"kind": kind.value, "level": (level if kind is Kind.FAIL else Level.NONE).value}


def _location(audit: Audit, selector: Selector | None, start: Place) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(audit.document.uri), "index": 0}}
    if start.part or start.page:
        # The file has no lines that a viewer could show: the place is told in words.
        name = where(start.line, start.part, start.page)
        return {"physicalLocation": physical, "logicalLocations": [{"fullyQualifiedName": name}]}
    region: dict[str, Any] = {"startLine": max(1, start.line), "startColumn": max(1, start.column)}
    if selector is not None and selector.end > selector.start:
        last = place(audit.document, selector.end - 1)
        if (last.line, last.column + 1) > (start.line, start.column) and last.column > 0:
            region |= {"endLine": last.line, "endColumn": last.column + 1}
        region["snippet"] = {"text": clean(selector.exact)}
    return {"physicalLocation": physical | {"region": region}}


def _related(audit: Audit, related: Related, number: int) -> dict[str, Any]:
    words = f"{related.message}: {related.exact}" if related.exact else related.message
    found: dict[str, Any] = {"id": number, "message": {"text": clean(words)}}
    if related.selector is not None:
        found |= _location(audit, related.selector, place(audit.document, related.selector.start))
    elif related.uri:
        found["physicalLocation"] = {"artifactLocation": {"uri": _uri(related.uri)}}
    return found


def _uri(text: str) -> str:
    """A URI reference (RFC 3986) for a path or an address: everything outside its alphabet is percent-encoded."""
    return quote(clean(text).replace("\\", "/"), safe="/:?#@!$&'()*+,;=%~-._") or "."
