"""What the judges found of a claim, and what a source rests on, in the words of the reports."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from footnote_audit.model import (
    Audit,
    Claim,
    Derivation,
    DerivationKind,
    Edit,
    EditKind,
    HeardJudge,
    JudgeName,
    Opinion,
    Rating,
    Source,
    Verdict,
)
from footnote_audit.report.wording import count, quoted, work
from footnote_audit.report.words import JUDGES, LOOKS


class Fact(NamedTuple):
    """One single fact of a claim: how it stands, the fact as a sentence, why, and whether it decides."""

    rating: Rating
    text: str
    why: str
    decides: bool


class Piece(NamedTuple):
    """Words of a quotation: `old` as the article has them, `new` as the source does; alike where nothing differs."""

    old: str
    new: str


def facts(claim: Claim, verdict: Verdict | None) -> tuple[Fact, ...]:
    """The single facts of a claim with their own ratings, in order; none where the claim tells one only."""
    if verdict is None:
        return ()
    told = ((claim.parts[v.part], v) for v in verdict.parts if 0 <= v.part < len(claim.parts))
    return tuple(Fact(v.rating, part.text, v.explanation, v.part == verdict.weakest) for part, v in told)


def voice(opinion: Opinion) -> str:
    """An opinion in one line: who, what, how likely support is, and what for."""
    said = opinion.said.strip().removesuffix(".")
    head = f"{JUDGES[opinion.judge]}: {LOOKS[opinion.rating].word}, likelihood of support {opinion.score:.2f}"
    return f"{head}; {said}." if said else f"{head}."


def disagree(opinions: Iterable[Opinion]) -> bool:
    """Whether judges give different ratings."""
    return len({opinion.rating for opinion in opinions}) > 1


def pieces(edits: Iterable[Edit]) -> tuple[Piece, ...]:
    """A quotation as a difference; none where every word stands in the source."""
    edits = tuple(edits)
    if all(edit.kind in (EditKind.SAME, EditKind.MARKED_CUT) for edit in edits):
        return ()
    return tuple(_piece(edit) for edit in edits)


def _piece(edit: Edit) -> Piece:
    if edit.kind is EditKind.MARKED_CUT:
        return Piece("[…]", "[…]")
    if edit.kind is EditKind.SAME:
        return Piece(edit.quoted, edit.quoted)
    return Piece(edit.quoted, edit.found)


def rests_on(derivation: Derivation, sources: Mapping[str, Source]) -> str:
    """What a source rests on, as the rest of a sentence about it."""
    known = sources.get(derivation.origin)
    origin = work(known.item) if known else derivation.origin
    said = f": {quoted(derivation.selector.exact)}" if derivation.selector else ""
    if derivation.kind is DerivationKind.QUOTES:
        return f"cited through {origin}{said}"
    if derivation.kind is DerivationKind.REPRINT:
        return f"a reprint, cited through {origin}{said}"
    what = "the same text" if derivation.kind is DerivationKind.SAME_TEXT else "by the same author"
    return f"{what} as {origin}; both count as one source{said}"


def derivations_of(audit: Audit, source_id: str, claim_id: str | None) -> tuple[str, ...]:
    """What is told of a source as a whole (None), or of what it says for one claim."""
    found = [d for d in audit.derivations if d.source_id == source_id and d.claim_id == claim_id]
    sources = {r.source.id: r.source for r in audit.resolutions if r.source} if found else {}
    return tuple(dict.fromkeys(rests_on(d, sources) for d in found))


def heard(audit: Audit) -> tuple[str, ...]:
    """Who was heard on the claims, one a line: the rules and the weighing of wording always, others by name."""
    if not audit.verdicts:
        return ()
    return ("rules and the learned weighing of wording", *(_heard(judge) for judge in audit.judges))


def _heard(judge: HeardJudge) -> str:
    name = f"{JUDGES[judge.judge]}: {judge.name}"
    if judge.judge is JudgeName.SERVICE and judge.asked is not None:
        name += f"; asked for {count(judge.asked, 'claim')}, {judge.answered or 0} usable answers"
    return f"{name}. {judge.remark}" if judge.remark else name
