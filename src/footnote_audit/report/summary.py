"""What every report counts and says first: coverage, what must be fixed, the to-do list, the status line."""

from collections import Counter
from typing import NamedTuple

from footnote_audit.homes import Home, HomeKind
from footnote_audit.model import (
    Audit,
    Claim,
    EvidenceOrigin,
    Finding,
    Kind,
    Level,
    Outcome,
    Rating,
    ResolutionStatus,
    Stage,
)
from footnote_audit.report.index import LEVELS_GRAVEST_FIRST, Index, grave, index, is_problem, key_of
from footnote_audit.report.unchecked import unchecked
from footnote_audit.report.wording import clean, count, cut, date, join, one_line, quoted
from footnote_audit.report.words import AGAINST, CHECKED, LEVELS, LOOKS, NO_PASSAGE

TO_DO_SHOWN = 10
NOTES_NAMED = 12
CLAUSE_SHOWN = 90
MESSAGE_SHOWN = 240


class ToDo(NamedTuple):
    """One thing to do: the place that cites, its words, what is wrong in a sentence, and the claim it is about, if one.

    `where` is the place in words ("note 3", "entry 7"); None for the article's own text, which has no `home` either.
    """

    level: Level
    check: str | None
    home: Home | None
    where: str | None
    clause: str
    message: str
    claim_id: str | None
    start: int


class Summary(NamedTuple):
    """The counts of an Audit; `citations` are those in the text. `against` says what the checked claims were held
    against; `findings` counts problems only, by level. `to_do` is complete, gravest first, then in reading order.
    """

    notes: int
    citations: int
    claims: int
    checked: int
    ratings: dict[Rating, int]
    against: dict[EvidenceOrigin | None, int]
    findings: dict[Level, int]
    works: int
    works_identified: int
    copies: int
    to_do: tuple[ToDo, ...]
    nothing_checked: str | None


def summary(audit: Audit) -> Summary:
    """The counts of an Audit, and its to-do list."""
    found = index(audit)
    ratings = Counter(found.verdicts[c.id].rating for c in audit.claims if c.id in found.verdicts)
    checked = sum(ratings[r] for r in CHECKED)
    problems = Counter(f.level for f in audit.findings if is_problem(f))
    return Summary(
        notes=len(audit.document.notes),
        citations=len(audit.bibliography.citations),
        claims=len(audit.claims),
        checked=checked,
        ratings={r: ratings[r] for r in Rating},
        against=_against(found),
        findings={level: problems[level] for level in Level},
        works=len(audit.resolutions) or len(found.items),
        works_identified=sum(r.status is ResolutionStatus.FOUND for r in audit.resolutions),
        copies=len({s.source_id for s in audit.snapshots if s.outcome is Outcome.OK}),
        to_do=to_do(found),
        nothing_checked=None if checked else nothing_checked(audit),
    )


def failing(audit: Audit) -> tuple[Finding, ...]:
    """The findings that make a run fail: of kind fail, at or above `options.fail_on` (none: nothing fails)."""
    if audit.options.fail_on is Level.NONE:
        return ()
    limit = list(Level).index(audit.options.fail_on)
    return tuple(f for f in audit.findings if f.kind is Kind.FAIL and grave(f) <= limit)


def status_line(audit: Audit) -> str:
    """One line fit for a status: claims, checked, ratings, findings."""
    found = summary(audit)
    findings = count(sum(found.findings.values()), "finding")
    if found.nothing_checked:
        return f"No claim was checked: {found.nothing_checked}; {findings}"
    kinds = ", ".join(f"{found.ratings[r]} {LOOKS[r].short}" for r in CHECKED if found.ratings[r])
    return f"{count(found.claims, 'claim')}, {found.checked} checked: {kinds}; {findings}"


def nothing_checked(audit: Audit) -> str:
    """Why an audit checked no claim, in words that follow "No claim was checked:"."""
    document = audit.document
    if not document.text.strip():
        return "the article is empty"
    if not document.notes and not audit.bibliography.citations:
        listed = audit.bibliography.entries
        return "the article has no notes" + (", and its text cites none of its list of works" if listed else "")
    if audit.stages and Stage.MATCH not in audit.stages:
        return f"{noted(audit)} read, the audit stopped after the stage “{audit.stages[-1]}”"
    if not audit.claims:
        return f"none of the {noted(audit)} holds something to check"
    reasons = [f"{u.reason.text[0].lower()}{u.reason.text[1:]} ({len(u.claims)})" for u in unchecked(index(audit))[:3]]
    return f"{count(len(audit.claims), 'claim')}, " + (", ".join(reasons) or "nothing in them to check")


def noted(audit: Audit) -> str:
    """The notes and the citations in the text, counted: "12 notes", "40 citations in the text"."""
    notes, citations = len(audit.document.notes), len(audit.bibliography.citations)
    in_text = f"{count(citations, 'citation')} in the text" if citations else ""
    return join((count(notes, "note") if notes or not citations else "", in_text))


def coverage(found: Summary) -> str:
    """The line that stands above every result: how much was checked."""
    if found.nothing_checked:
        return f"No claim was checked: {found.nothing_checked}."
    return f"{found.checked} of {count(found.claims, 'claim')} checked."


def held_against(found: Summary) -> str:
    """What the checked claims were held against, with counts; empty if none was checked."""
    parts = (f"{n} {AGAINST[o] if o else NO_PASSAGE}" for o, n in found.against.items() if n)
    listed = join(parts)
    return f"Held {listed}." if listed else ""


def must_fix(found: Summary) -> str:
    """The line that says what must be fixed, with its notes."""
    errors = [t for t in found.to_do if t.level is Level.ERROR]
    return f"Must be fixed: {_with_notes(errors)}." if errors else _none_to_fix(found)


def must_look(found: Summary) -> str:
    """The line that says what a person must look at, with its notes."""
    others = [t for t in found.to_do if t.level is Level.WARNING]
    remarks = sum(t.level is Level.NOTE for t in found.to_do)
    tail = f"; {count(remarks, 'remark')} besides" if remarks else ""
    return f"A person must look at: {_with_notes(others) if others else 'nothing'}{tail}."


def results(found: Summary) -> str:
    """The ratings with their counts, for the line under the coverage; empty if no claim has one."""
    return ", ".join(f"{n} {LOOKS[r].word.lower()}" for r, n in found.ratings.items() if n)


def to_do(found: Index) -> tuple[ToDo, ...]:
    """Everything to be done, gravest first, then in reading order: problems, and bad verdicts no finding carries.

    Of one level, what the article says goes before how it is cited, and that before what of it could be had.
    """
    listed = [_from_finding(found, f) for f in found.audit.findings if is_problem(f)]
    listed += [t for c in found.audit.claims if (t := _from_claim(found, c))]
    return tuple(sorted(listed, key=_rank))


def head(audit: Audit) -> str:
    """The first screen as plain text: coverage, title, what must be fixed, at most ten things to do."""
    found = summary(audit)
    lines = [
        coverage(found),
        *(f"  {line}" for line in (title_line(audit), held_against(found), results(found)) if line),
        must_fix(found),
        must_look(found),
    ]
    if found.to_do:
        lines += ["", "To do:"]
        lines += [f"{n:>3}. {_plain(t)}" for n, t in enumerate(found.to_do[:TO_DO_SHOWN], start=1)]
    if len(found.to_do) > TO_DO_SHOWN:
        lines.append(f"     and {len(found.to_do) - TO_DO_SHOWN} more in the report")
    return "\n".join(lines) + "\n"


def title_line(audit: Audit) -> str:
    """The article in one line: its title or address, its date, when and how it was audited."""
    item = audit.document.item
    how = "from stored copies, offline" if audit.options.offline else "online"
    name = cut(item.title or audit.document.uri, CLAUSE_SHOWN)
    return one_line(
        f"{name}{f' ({date(item.issued)})' if item.issued else ''}, audited {date(audit.options.started)}, {how}"
    )


def what_cites(audit: Audit) -> str:
    """What the audit is of, for a heading: "Footnotes", "Citations" where the article cites in its text, or both."""
    if not audit.bibliography.citations:
        return "Footnotes"
    return "Notes and citations" if audit.document.notes else "Citations"


def _rank(entry: ToDo) -> tuple[int, int, int, str]:
    check = entry.check or "CLM"
    return LEVELS_GRAVEST_FIRST.index(entry.level), _FAMILIES.get(check[:3], len(_FAMILIES)), entry.start, check


_FAMILIES = {"CLM": 0, "ART": 0, "CIT": 1, "SRC": 2}


def _plain(entry: ToDo) -> str:
    where = one_line(entry.where) if entry.where else "text"
    clause = f" {quoted(cut(entry.clause, CLAUSE_SHOWN))}:" if entry.clause.strip() else ":"
    check = f" [{entry.check}]" if entry.check else ""
    return f"{LEVELS[entry.level]}, {where}{clause} {cut(entry.message, MESSAGE_SHOWN)}{check}"


def _against(found: Index) -> dict[EvidenceOrigin | None, int]:
    seen: Counter[EvidenceOrigin | None] = Counter()
    for claim in found.audit.claims:
        verdict = found.verdicts.get(claim.id)
        if verdict and verdict.rating in CHECKED:
            seen[verdict.evidence[0].origin if verdict.evidence else None] += 1
    order = (EvidenceOrigin.SOURCE, EvidenceOrigin.RECORDED_FACT, EvidenceOrigin.NOTE, None)
    return {origin: seen[origin] for origin in order}


def _from_finding(found: Index, finding: Finding) -> ToDo:
    home = found.homes.get(key_of(finding))
    place = finding.selector or (home.supports or home.anchor if home else None)
    return ToDo(
        level=finding.level,
        check=finding.check,
        home=home,
        where=home.name if home else None,
        clause=place.exact if place else "",
        message=clean(finding.message),
        claim_id=found.subjects.get(finding),
        start=place.start if place else 0,
    )


def _from_claim(found: Index, claim: Claim) -> ToDo | None:
    verdict = found.verdicts.get(claim.id)
    if verdict is None or verdict.rating not in _LEVEL_OF or found.carried(claim):
        return None
    home = found.homes.get(key_of(claim))
    return ToDo(
        level=_LEVEL_OF[verdict.rating],
        check=None,
        home=home,
        where=home.name if home else f"note {claim.note_index}",
        clause=claim.text,
        message=clean(verdict.explanation),
        claim_id=claim.id,
        start=claim.selector.start,
    )


_LEVEL_OF = {Rating.REFUTED: Level.ERROR, Rating.NOT_FOUND: Level.WARNING}


def _with_notes(entries: list[ToDo]) -> str:
    homes = [t.home for t in entries if t.home]
    notes = sorted((h for h in homes if h.kind is HomeKind.NOTE), key=lambda h: h.note_index or 0)
    listed = [h for h in homes if h.kind is HomeKind.ENTRY]
    places = [_labels("note", "notes", notes), _labels("entry", "entries", listed)]
    cited = len({h.key for h in homes if h.kind is HomeKind.CITATION})
    places += [f"{count(cited, 'citation')} in the text"] if cited else []
    places += ["the text itself"] if any(t.where is None for t in entries) else []
    return f"{count(len(entries), 'finding')} ({', '.join(p for p in places if p)})"


def _labels(one: str, many: str, homes: list[Home]) -> str:
    labels = list(dict.fromkeys(one_line(home.label) for home in homes))
    more = f" and {len(labels) - NOTES_NAMED} more" if len(labels) > NOTES_NAMED else ""
    return f"{one if len(labels) == 1 else many} {', '.join(labels[:NOTES_NAMED])}{more}" if labels else ""


def _none_to_fix(found: Summary) -> str:
    if found.nothing_checked:
        return "Must be fixed: nothing known, since no claim was checked."
    return "Must be fixed: nothing found."
