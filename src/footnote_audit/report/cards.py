"""The cards: one a note, in-text citation or entry, with a part a claim: what is said, what was found, why, and how."""

from typing import NamedTuple

from footnote_audit.csl import variable
from footnote_audit.homes import Home, HomeKind
from footnote_audit.model import (
    CitationItem,
    Claim,
    ClaimKind,
    CslItem,
    Evidence,
    EvidenceOrigin,
    Finding,
    Place,
    Rating,
    Resolution,
    Selector,
    Snapshot,
    Source,
    Verdict,
)
from footnote_audit.names import printed
from footnote_audit.report.index import Index, grave, is_problem, key_of
from footnote_audit.report.judged import Fact, Piece, derivations_of, disagree, facts, pieces, voice
from footnote_audit.report.unchecked import Reason, reason
from footnote_audit.report.wording import date, reading, work
from footnote_audit.report.words import GRAVITY, ORIGINS, OUTCOMES, RESOLUTIONS, TYPES, VALUES
from footnote_audit.text import place


class Quoted(NamedTuple):
    """Words a verdict rests on, with where they stand. `heading` says whose words they are."""

    heading: str
    evidence: Evidence
    work: str | None
    where: str
    address: str | None
    language: str | None
    difference: tuple[Piece, ...] = ()


class Part(NamedTuple):
    """One claim, or several of the same words of which the same is to be said: `claim` is the first of `claims`.

    `words` alternate plain and figure, `readings` are figures with how they were understood. `about` names what of the
    words is judged; `again` is true where the part before has the same words, so that they need not be said twice.
    `voices` are what each judge says where several were heard, `through` what the sources of its passages rest on.
    """

    claim: Claim
    rating: Rating | None
    why: str
    words: tuple[tuple[str, bool], ...]
    readings: tuple[tuple[str, str], ...]
    quoted: tuple[Quoted, ...]
    others: tuple[Quoted, ...]
    score: float | None
    unchecked: Reason | None
    findings: tuple[Finding, ...]
    claims: tuple[Claim, ...]
    about: str
    again: bool = False
    facts: tuple[Fact, ...] = ()
    voices: tuple[str, ...] = ()
    disagree: bool = False
    through: tuple[str, ...] = ()


class Cited(NamedTuple):
    """One cited work: as printed, as understood, and what came of looking for it."""

    item: CitationItem
    as_printed: str
    kind: str
    fields: tuple[tuple[str, str], ...]
    chain: tuple[tuple[str, str], ...]
    resolution: Resolution | None
    status: str
    source: Source | None
    copies: tuple[tuple[str, Snapshot], ...]


class Card(NamedTuple):
    """One place that cites. `rating` is its gravest part's, None where nothing was compared; `findings` are about no
    claim. `at` is the place in the file, `callers` the citations in the text that mean an entry."""

    home: Home
    at: Place
    rating: Rating | None
    weakest: str | None
    parts: tuple[Part, ...]
    findings: tuple[Finding, ...]
    cited: tuple[Cited, ...]
    kinds: tuple[str, ...]
    callers: tuple[Home, ...] = ()


def cards(found: Index) -> tuple[Card, ...]:
    """The cards of all notes, then of the citations in the text, then of the entries, each in reading order."""
    sources = {r.source.id: r.source for r in found.audit.resolutions if r.source}
    callers: dict[str, dict[int | str, Home]] = {}
    for home in found.homes.values():
        for item in home.items:
            if item.refers_to:
                callers.setdefault(item.refers_to, {})[home.key] = home
    return tuple(_card(found, home, sources, callers) for home in found.homes.values())


def fields_of(item: CslItem) -> tuple[tuple[str, str], ...]:
    """The work's fields that are there, by CSL's names, in words; `id` and `type` left out."""
    found = []
    for attribute in CslItem.__dataclass_fields__:
        value = getattr(item, attribute)
        if not value or attribute in {"id", "type"}:
            continue
        if isinstance(value, tuple):
            value = "; ".join(printed(n) for n in value)
        found.append((variable(attribute), date(value) if attribute in {"issued", "accessed"} else value))
    return tuple(found)


def _card(found: Index, home: Home, sources: dict[str, Source], callers: dict[str, dict[int | str, Home]]) -> Card:
    parts = _told_once(_joined(tuple(_part(found, (c,), sources) for c in found.claims.get(home.key, ()))))
    ratings = {p.rating for p in parts}
    rating = min((r for r in ratings if r), key=GRAVITY.index, default=None)
    differ = len(ratings) > 1 and len({p.claim.text for p in parts}) > 1
    citations = found.citations.get(home.note_index or 0, ())
    others = tuple(f for f in found.findings.get(home.key, ()) if f not in found.subjects)
    return Card(
        home=home,
        at=_place(found, home),
        rating=rating,
        weakest=parts[0].claim.text if differ else None,
        parts=parts,
        findings=_problems(others),
        cited=tuple(_cited(found, home, i, r) for i, r in found.resolutions_of(home.key)),
        kinds=tuple(c.kind.value for c in citations),
        callers=tuple(callers.get(str(home.key), {}).values()) if home.kind is HomeKind.ENTRY else (),
    )


def _place(found: Index, home: Home) -> Place:
    note = found.notes.get(home.note_index or 0)
    if note is not None:
        return Place(line=note.line, column=note.column, part=note.part, page=note.page)
    return place(found.audit.document, home.anchor.start) if home.anchor else Place(line=1, column=1)


def _told_once(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts, each marked where its words stand in the part before; a reason to look elsewhere is given once."""
    told: list[Part] = []
    reasons: set[Reason] = set()
    for part in parts:
        again = bool(told) and told[-1].claim.text == part.claim.text
        known = part.unchecked in reasons
        if part.unchecked:
            reasons.add(part.unchecked)
        told.append(part._replace(again=again, unchecked=None if known else part.unchecked))
    return tuple(told)


def _problems(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(sorted((f for f in findings if is_problem(f)), key=grave))


def _joined(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts, gravest first; those that would read the same but for the figures in bold made one."""
    groups: dict[object, list[Part]] = {}
    for number, part in enumerate(parts):
        alone = bool(part.quoted or part.others or part.findings or part.facts or part.voices)
        key = number if alone else (part.claim.text, part.rating, part.why)
        groups.setdefault(key, []).append(part)
    joined = (_one(tuple(group)) for group in groups.values())
    return tuple(sorted(joined, key=lambda p: GRAVITY.index(p.rating) if p.rating else len(GRAVITY)))


def _one(group: tuple[Part, ...]) -> Part:
    claims = tuple(p.claim for p in group)
    readings = tuple(dict.fromkeys(r for p in group for r in p.readings))
    about = ", ".join(dict.fromkeys(p.about for p in group))
    return group[0]._replace(claims=claims, words=_words(claims), readings=readings, about=about)


def _part(found: Index, claims: tuple[Claim, ...], sources: dict[str, Source]) -> Part:
    claim = claims[0]
    verdict = found.verdicts.get(claim.id)
    first, others = _told_apart(tuple(_quoted(e, sources) for e in verdict.evidence) if verdict else ())
    nothing_had = verdict is None or verdict.rating is Rating.UNVERIFIABLE
    return Part(
        claim=claim,
        rating=verdict.rating if verdict else None,
        why=verdict.explanation if verdict else "",
        words=_words(claims),
        readings=_readings(claim),
        quoted=first,
        others=others,
        score=verdict.score if verdict else None,
        unchecked=reason(found, key_of(claim)) if nothing_had else None,
        findings=_problems(found.carried(claim)),
        claims=claims,
        about=_about(claim),
        facts=facts(claim, verdict),
        voices=tuple(voice(o) for o in verdict.opinions) if verdict else (),
        disagree=disagree(verdict.opinions) if verdict else False,
        through=_through(found, verdict),
    )


def _through(found: Index, verdict: Verdict | None) -> tuple[str, ...]:
    """What the sources of a verdict's passages rest on, where that is told of this claim or of the whole source."""
    if verdict is None or not found.audit.derivations:
        return ()
    ids = dict.fromkeys(e.source_id for e in verdict.evidence if e.source_id)
    told = (t for i in ids for about in (verdict.claim_id, None) for t in derivations_of(found.audit, i, about))
    return tuple(dict.fromkeys(told))


def _about(claim: Claim) -> str:
    """What of the clause a claim is about: its figure or date, the words quoted, or the wording as a whole."""
    if claim.kind in (ClaimKind.FIGURE, ClaimKind.DATE) and claim.values:
        return claim.values[0].exact
    return "the words quoted" if claim.kind is ClaimKind.QUOTATION else "the wording"


def _words(claims: tuple[Claim, ...]) -> tuple[tuple[str, bool], ...]:
    text, found, reached = claims[0].text, [], 0
    for value in sorted((v for c in claims for v in c.values), key=lambda v: (v.start, -v.end)):
        if value.start < reached or value.end > len(text):
            continue
        found += [(text[reached : value.start], False), (text[value.start : value.end], True)]
        reached = value.end
    return tuple((run, bold) for run, bold in [*found, (text[reached:], False)] if run)


def _readings(claim: Claim) -> tuple[tuple[str, str], ...]:
    """Figures whose reading is not obvious: those that are not printed as they are understood."""
    told = ((v, reading(v)) for v in claim.values)
    found = [(v.exact, f"{read}, {VALUES[v.kind]}") for v, read in told if read and _bare(read) != _bare(v.exact)]
    return tuple(dict.fromkeys(found))


def _bare(text: str) -> str:
    return "".join(text.replace(",", "").split()).casefold()


def _told_apart(quoted: tuple[Quoted, ...]) -> tuple[tuple[Quoted, ...], tuple[Quoted, ...]]:
    """The best passage of each origin and source, and the others."""
    seen: set[tuple[EvidenceOrigin, str | None]] = set()
    first: list[Quoted] = []
    others: list[Quoted] = []
    for entry in quoted:
        key = (entry.evidence.origin, entry.evidence.source_id)
        (others if key in seen else first).append(entry)
        seen.add(key)
    return tuple(first), tuple(others)


def _page(selector: Selector) -> str:
    """The page as it is printed, with the sheet of the file where that is another number."""
    if selector.page_label is None or selector.page_label == str(selector.page):
        return f"page {selector.page}"
    return f"page {selector.page_label} (sheet {selector.page})"


def _quoted(evidence: Evidence, sources: dict[str, Source]) -> Quoted:
    source = sources.get(evidence.source_id or "")
    place = [_page(evidence.selector)] if evidence.selector.page is not None else []
    if evidence.origin is EvidenceOrigin.SOURCE and evidence.digest:
        place.append(f"copy {evidence.digest[:12]}")
    language = source.item.language if source and evidence.origin is EvidenceOrigin.SOURCE else None
    return Quoted(
        heading=ORIGINS[evidence.origin],
        evidence=evidence,
        work=work(source.item) if source else evidence.source_id,
        where=", ".join(place),
        address=evidence.address,
        language=language,
        difference=pieces(evidence.edits),
    )


def _cited(found: Index, home: Home, item: CitationItem, resolution: Resolution | None) -> Cited:
    source = resolution.source if resolution else None
    copies = found.snapshots.get(source.id, ()) if source else ()
    return Cited(
        item=item,
        as_printed=home.text[item.span.start : item.span.end],
        kind=TYPES.get(item.item.type, item.item.type),
        fields=fields_of(item.item),
        chain=_chain(found, item),
        resolution=resolution,
        status=RESOLUTIONS[resolution.status] if resolution else "not looked up",
        source=source,
        copies=tuple((OUTCOMES[s.outcome], s) for s in copies),
    )


def _chain(found: Index, item: CitationItem) -> tuple[tuple[str, str], ...]:
    """The way of a short form: note label and words of each step, the full form last."""
    steps = list(item.chain)
    if item.refers_to and item.refers_to not in steps:
        steps.append(item.refers_to)
    return tuple((_label(found, s), s) for s in steps)


def _label(found: Index, item_id: str) -> str:
    home = found.home_of.get(item_id)
    return home.name if home else item_id
