"""The Audit as JUnit XML: one test case a note or in-text citation, and one an entry with findings; a suite an article.

What could not be checked is skipped with its reason, never passed. The form is the one Jenkins and GitLab read.
"""

from collections import Counter
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from footnote_audit.homes import Home, HomeKind
from footnote_audit.model import Audit, Claim, Finding, Rating, Rule
from footnote_audit.report.changes import note_changes
from footnote_audit.report.index import Index, index, is_problem, key_of
from footnote_audit.report.sarif import RATED
from footnote_audit.report.summary import failing, nothing_checked, status_line, summary
from footnote_audit.report.unchecked import reason
from footnote_audit.report.wording import clean, count, cut
from footnote_audit.report.words import CHECKED, LOOKS
from footnote_audit.text import where

NAME_SHOWN = 90


def to_junit(audit: Audit, rules: Sequence[Rule] = ()) -> str:  # noqa: ARG001 - every reporter takes the rules
    """The Audit as JUnit XML, newline at the end; failures are the findings that make the run fail."""
    found = index(audit)
    fatal = {id(f) for f in failing(audit)}
    suites = Element("testsuites", name="footnote-audit")
    suite = SubElement(suites, "testsuite", name=clean(audit.document.uri), timestamp=audit.options.started[:19])
    for home in found.homes.values():
        if home.kind is not HomeKind.ENTRY or found.findings.get(home.key):
            _home(suite, found, home, fatal)
    _rest(suite, found, fatal)
    _count(suites, suite)
    SubElement(suite, "system-out").text = clean(status_line(audit))
    indent(suites)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + clean(tostring(suites, encoding="unicode")) + "\n"


def _home(suite: Element, found: Index, home: Home, fatal: set[int]) -> None:
    words = home.supports.exact if home.supports else home.text
    case = _case(suite, found, cut(f"{home.name}: {words}", NAME_SHOWN))
    findings = found.findings.get(home.key, ())
    claims = found.claims.get(home.key, ())
    failed = _fail(case, found, findings, fatal) + _fail_claims(case, found, claims)
    skipped = None if failed else _skip_reason(found, home, claims)
    if skipped:
        SubElement(case, "skipped", message=clean(skipped))
    _tell(case, found, findings, claims)


def _rest(suite: Element, found: Index, fatal: set[int]) -> None:
    """Findings that belong to no note or citation, and an article without any: one case for the article itself."""
    elsewhere = tuple(f for f in found.audit.findings if key_of(f) not in found.homes)
    if not elsewhere and any(home.kind is not HomeKind.ENTRY for home in found.homes.values()):
        return
    case = _case(suite, found, "the article itself")
    if not _fail(case, found, elsewhere, fatal) and summary(found.audit).nothing_checked:
        SubElement(case, "skipped", message=clean(f"No claim was checked: {nothing_checked(found.audit)}"))
    _tell(case, found, elsewhere, ())


def _case(suite: Element, found: Index, name: str) -> Element:
    return SubElement(suite, "testcase", classname=clean(found.audit.document.uri), name=name)


def _fail(case: Element, found: Index, findings: tuple[Finding, ...], fatal: set[int]) -> int:
    failed = [f for f in findings if id(f) in fatal]
    for finding in failed:
        failure = SubElement(case, "failure", type=finding.check, message=clean(finding.message))
        related = "".join(f"\n{r.message}: {r.exact}" for r in finding.related)
        offered = "".join(f"\n{c.home.name} would read: {c.plain}" for c in note_changes(finding.changes, found.homes))
        at = where(finding.line, finding.part, finding.page)
        failure.text = clean(f"{at}, column {finding.column}: {finding.message}{related}{offered}")
    return len(failed)


def _fail_claims(case: Element, found: Index, claims: tuple[Claim, ...]) -> int:
    """Bad ratings that no finding carries fail by the level they map to."""
    limit = list(type(found.audit.options.fail_on)).index(found.audit.options.fail_on)
    failed = 0
    for claim in claims:
        verdict = found.verdicts.get(claim.id)
        if verdict is None or verdict.rating not in (Rating.REFUTED, Rating.NOT_FOUND) or found.carried(claim):
            continue
        level = RATED[verdict.rating][1]
        if limit < 3 and list(type(level)).index(level) <= limit:
            SubElement(case, "failure", type=verdict.rating.value, message=clean(verdict.explanation))
            failed += 1
    return failed


def _skip_reason(found: Index, home: Home, claims: tuple[Claim, ...]) -> str | None:
    ratings = [v.rating for c in claims if (v := found.verdicts.get(c.id))]
    unseen = len(claims) - len(ratings) + ratings.count(Rating.UNVERIFIABLE)
    if unseen:
        return f"{unseen} of {count(len(claims), 'claim')} could not be checked: {reason(found, home.key).text}"
    if not any(r in CHECKED for r in ratings):
        return f"nothing to check at this {home.kind.value}"
    return None


def _tell(case: Element, found: Index, findings: tuple[Finding, ...], claims: tuple[Claim, ...]) -> None:
    lines = [f"{f.level}: {f.message} [{f.check}]" for f in findings if is_problem(f)]
    for claim in claims:
        verdict = found.verdicts.get(claim.id)
        if verdict:
            lines.append(f"{LOOKS[verdict.rating].word}: {claim.text} - {verdict.explanation}")
    if lines:
        SubElement(case, "system-out").text = clean("\n".join(lines))


def _count(suites: Element, suite: Element) -> None:
    totals = Counter(child.tag for case in suite for child in {c.tag: c for c in case}.values())
    counts = {"tests": len(suite), "failures": totals["failure"], "errors": 0, "skipped": totals["skipped"]}
    for element in (suites, suite):
        for name, number in counts.items():
            element.set(name, str(number))
