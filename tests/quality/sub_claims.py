"""A person's assessments of sub-claims of the gold article, beside what is said of them from recorded findings."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pytest

from conftest import ROOT, SHARED, STARTED
from footnote_audit import pipeline
from footnote_audit.fetch import Store
from footnote_audit.match import match
from footnote_audit.match.telling import content, shared_stems
from footnote_audit.model import (
    Audit,
    Citation,
    Claim,
    ClaimKind,
    Document,
    FactKind,
    Note,
    NoteKind,
    Options,
    Outcome,
    PartVerdict,
    Rating,
    ReadSource,
    RecordedFact,
    Snapshot,
    Source,
    Value,
    Verdict,
)
from footnote_audit.resolve import load_registry
from footnote_audit.text import select
from footnote_audit.values import find_values

# What a rating says in the words of the gold; whatever is left open there or here counts as one class.
SAYS = {
    Rating.SUPPORTED: "supported",
    Rating.PARTLY_SUPPORTED: "partially",
    Rating.REFUTED: "contradicted",
}
OPEN = "open"


class SubClaim(NamedTuple):
    """A part of what a note's clause claims, and what a person says of it ("open": not found or not checkable)."""

    note: int
    text: str
    gold: str


class Judged(NamedTuple):
    """A sub-claim with what we say of it, in the same words, and the explanations."""

    asked: SubClaim
    said: str
    why: tuple[str, ...]

    @property
    def agrees(self) -> bool:
        """Whether both say the same."""
        return self.said == self.asked.gold


class Agreement(NamedTuple):
    """How many sub-claims there are, how many are decided, and how many of all and of the decided agree."""

    total: int
    decided: int
    agreeing: int
    decided_agreeing: int
    wrongly_refuted: int

    def lines(self, name: str) -> str:
        """The figures in a line."""
        return (
            f"{name}: {self.agreeing} of {self.total} agree ({self.agreeing / self.total:.2f}), "
            f"{self.decided_agreeing} of {self.decided} decided, {self.wrongly_refuted} wrongly refuted"
        )


def agreement(judged: Sequence[Judged]) -> Agreement:
    """The figures of some sub-claims."""
    decided = [j for j in judged if j.said != OPEN]
    return Agreement(
        total=len(judged),
        decided=len(decided),
        agreeing=sum(j.agrees for j in judged),
        decided_agreeing=sum(j.agrees for j in decided),
        wrongly_refuted=sum(j.said == "contradicted" and not j.agrees for j in decided),
    )


def _founding() -> Path:
    """The folder of the founding article; skips the test where it is absent."""
    if not SHARED.is_dir():
        pytest.skip(f"{SHARED} is not here: the founding article is not part of the project")
    return SHARED / "article"


@cache
def gold_notes() -> tuple[dict[str, Any], ...]:
    """The notes of the gold; skips the test where it is absent."""
    from ruamel.yaml import YAML

    return tuple(YAML(typ="safe", pure=False).load(_founding() / "notes-gold.yaml")["notes"])


@cache
def audited() -> Audit:
    """The founding article audited offline with the shipped registry."""
    data = (_founding() / "israel-azerbaijan.txt").read_bytes()
    with TemporaryDirectory() as folder:
        return pipeline.audit(
            "article.txt",
            data,
            Options(started=STARTED, offline=True),
            registry=load_registry(ROOT / "sources.yaml"),
            base=ROOT,
            store=Store(Path(folder)),
        )


def sub_claims() -> list[SubClaim]:
    """Every sub-claim that a person assessed."""
    return [
        SubClaim(n["note"], s["claim"], s["assessment"] if s["assessment"] in SAYS.values() else OPEN)
        for n in gold_notes()
        for s in n.get("sub_claims", ())
    ]


def by_registry() -> dict[int, tuple[Citation, dict[str, ReadSource]]]:
    """What each note cites, with the recorded findings of the registry; nothing was fetched."""
    audit = audited()
    sources = {r.item_id: r.source for r in audit.resolutions if r.source is not None}
    found = {}
    for citation in audit.citations:
        meant = {i.id: sources.get(i.id) or sources.get(i.refers_to or "") for i in citation.items}
        found[citation.note_index] = (citation, {k: unread(s) for k, s in meant.items() if s is not None})
    return found


def by_gold_facts() -> dict[int, tuple[Citation, dict[str, ReadSource]]]:
    """Each note as if it cited one source from which the facts of the gold were noted."""
    found = {}
    for note in gold_notes():
        item = replace(audited().citations[0].items[0], id=f"g{note['note']}")
        facts = tuple(
            RecordedFact(text=t, kind=FactKind.PERSON, date="2024-01-01", address=None) for t in note["source_facts"]
        )
        source = Source(id=item.id, item=item.item, resolver="registry", facts=facts)
        citation = Citation(note_index=note["note"], kind=NoteKind.CITATION, items=(item,), commentary=())
        found[note["note"]] = (citation, {item.id: unread(source)})
    return found


def unread(source: Source) -> ReadSource:
    """A source that was not read, so that only what was recorded from it can answer."""
    snapshot = Snapshot(source_id=source.id, uri_r=None, outcome=Outcome.OFFLINE, reason="The run was offline.")
    return ReadSource(source=source, snapshot=snapshot, document=None)


def judged(cited: Mapping[int, tuple[Citation, dict[str, ReadSource]]]) -> list[Judged]:
    """Every sub-claim matched, in its own words, as the clause of a note that cites what its note cites.

    The article's own clauses stand before them, so that the names it speaks of throughout are known as such.
    """
    asked = sub_claims()
    document, citations, sources = _article(asked, cited)
    found, verdicts = match(document, citations, sources)
    by_note: dict[int | None, list[tuple[Claim, Verdict]]] = {}
    for claim, verdict in zip(found, verdicts, strict=True):
        by_note.setdefault(claim.note_index, []).append((claim, verdict))
    first = len(citations) - len(asked)
    return [one_answer(sub, by_note[citations[first + n].note_index]) for n, sub in enumerate(asked)]


def _article(
    asked: Sequence[SubClaim], cited: Mapping[int, tuple[Citation, dict[str, ReadSource]]]
) -> tuple[Document, list[Citation], dict[str, ReadSource]]:
    own = [(note.supports.exact, 0) for note in audited().document.notes if note.supports]
    text, notes, citations, sources = "", [], [], {}
    for number, (clause, note) in enumerate([*own, *((s.text, s.note) for s in asked)], 1):
        start, text = len(text), text + clause + ".\n\n"
        citation, meant = cited.get(note, (None, {}))
        kind = citation.kind if citation else NoteKind.COMMENTARY
        items = tuple(replace(i, id=f"{number}.{i.id}") for i in citation.items) if citation else ()
        citations.append(Citation(note_index=number, kind=kind, items=items, commentary=()))
        sources.update({f"{number}.{key}": source for key, source in meant.items()})
        notes.append((number, start, start + len(clause)))
    made = tuple(
        Note(
            index=n,
            label=str(n),
            text="A note.",
            anchor=None,
            supports=select(text, a, b),
            sentence=select(text, a, b),
            line=1,
            column=1,
        )
        for n, a, b in notes
    )
    return replace(audited().document, text=text, notes=made, blocks=(), tables=()), citations, sources


def one_answer(asked: SubClaim, found: Sequence[tuple[Claim, Verdict]]) -> Judged:
    """One answer from the verdicts on its values, quotations and wording.

    Refuted if any is; else open if none is decided; else supported if each decided one is and no value is left open;
    else in part.
    """
    said = [(c.kind, v.rating) for c, v in found]
    decided = [r for _, r in said if r in SAYS]
    left = any(k is not ClaimKind.STATEMENT and r not in SAYS for k, r in said)
    if Rating.REFUTED in decided:
        answer = "contradicted"
    elif not decided:
        answer = OPEN
    else:
        answer = "supported" if set(decided) == {Rating.SUPPORTED} and not left else "partially"
    return Judged(asked, answer, tuple(f"{c.kind}: {v.rating}: {v.explanation}" for c, v in found))


_Said = tuple[str, ClaimKind, tuple[Value, ...], Verdict | PartVerdict]


def aligned() -> list[Judged]:
    """Each sub-claim beside the verdict on the claim, or single fact of one, that says most of it at the same note.

    A claim on a value says it where the values are the same, an amount before a date; any other by the part of the
    sub-claim's telling words that it has. A sub-claim of which nothing is there is left out: the article's clause does
    not say it, its note may.
    """
    audit = audited()
    verdicts = {v.claim_id: v for v in audit.verdicts}
    found = []
    for asked in sub_claims():
        own = [c for c in audit.claims if c.note_index == asked.note]
        said: list[_Said] = [(c.text, c.kind, c.values, verdicts[c.id]) for c in own]
        said += _facts(own, verdicts)
        likeness, verdict = max(
            ((_likeness(asked.text, text, kind, values), v) for text, kind, values, v in said),
            key=lambda pair: pair[0],
            default=((0, 0.0), None),
        )
        if verdict is not None and likeness > (0, 0.0):
            answer = SAYS.get(verdict.rating, OPEN)
            found.append(Judged(asked, answer, (verdict.explanation,)))
    return found


def _facts(claims: Sequence[Claim], verdicts: Mapping[str, Verdict]) -> Iterator[_Said]:
    for claim in claims:
        for told in verdicts[claim.id].parts:
            part = claim.parts[told.part]
            yield part.text, part.kind, part.values, told


def _likeness(asked: str, text: str, kind: ClaimKind, values: Sequence[Value]) -> tuple[int, float]:
    wanted = find_values(asked, language="en")
    valued = kind is not ClaimKind.STATEMENT
    equal = [v for w in wanted for v in values[:1] if valued and _equal(w, v)]
    same = max((1 if v.amount is None else 2 for v in equal), default=0)
    words, told = content(asked, (), frozenset()), content(text, (), frozenset())
    part = len(shared_stems(words, told)) / len(words) if words else 0.0
    # Of two that have the same words the one that claims no other value is meant.
    return same, part - (0.1 if valued and not same else 0.0)


def _equal(wanted: Value, value: Value) -> bool:
    if wanted.amount is not None:
        return wanted.amount == value.amount
    ours, theirs = wanted.date or "", value.date or ""
    return bool(theirs) and (ours == theirs or (theirs.startswith("XXXX-") and ours[5:] == theirs[5:]))


# What may be said of a value that a person compared with what was found.
ACCEPTED = {"match": {"supported"}, "near": {"supported", "partially"}, "not-seen": {OPEN}}
OTHERWISE = {"contradicted", "partially"}


def printed_values() -> list[Judged]:
    """Every value of the article's own clauses that a person compared with what was found, with our claim on it.

    A gold of several answers ("near") is written as the one that was given, if it is among them.
    """
    audit = audited()
    verdicts = {v.claim_id: v for v in audit.verdicts}
    found = []
    for note in gold_notes():
        for value in note.get("claim_values", ()):
            claim = _claim_of(value, [c for c in audit.claims if c.note_index == note["note"]])
            if value["stated_in"] != "text" or claim is None:
                continue
            verdict = verdicts[claim.id]
            said = SAYS.get(verdict.rating, OPEN)
            accepted = ACCEPTED.get(value["verdict"], OTHERWISE)
            gold = said if said in accepted else min(accepted)
            found.append(Judged(SubClaim(note["note"], claim.values[0].exact, gold), said, (verdict.explanation,)))
    return found


def _claim_of(value: dict[str, Any], claims: Sequence[Claim]) -> Claim | None:
    own = [c for c in claims if c.kind in (ClaimKind.FIGURE, ClaimKind.DATE)]
    return next((c for c in own if _is_of(value["value"], c.values[0])), None)


def _is_of(wanted: int | str, value: Value) -> bool:
    return value.amount == wanted if isinstance(wanted, int) else wanted in (value.exact, value.date)
