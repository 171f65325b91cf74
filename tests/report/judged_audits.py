"""Audits in which several judges were heard, claims have single facts, and sources rest on others."""

from dataclasses import replace

from footnote_audit.model import (
    Audit,
    Claim,
    ClaimKind,
    ClaimPart,
    Derivation,
    DerivationKind,
    Edit,
    EditKind,
    HeardJudge,
    JudgeName,
    Opinion,
    PartVerdict,
    Rating,
)
from footnote_audit.text import select
from report import audits

LOOSE = "Only 57,000 tonnes came in 2014"
FACTS = ("The ferry line carried 40% of the freight.", "The ferry line ran in 2014.")


def judged() -> Audit:
    """The full audit with facts, opinions, a quotation that differs, claims without a source, and derivations."""
    audit = audits.full()
    claim, verdict = audit.claims[0], audit.verdicts[0]
    parts = tuple(ClaimPart(start=n, end=n + 9, text=text, kind=ClaimKind.FIGURE) for n, text in enumerate(FACTS))
    edits = (
        Edit(kind=EditKind.SAME, quoted="took", found="took"),
        Edit(kind=EditKind.CHANGED, quoted="forty", found="thirty"),
        Edit(kind=EditKind.LEFT_OUT, quoted="", found="at most"),
        Edit(kind=EditKind.PUT_IN, quoted="always", found=""),
        Edit(kind=EditKind.MARKED_CUT, quoted="[…]", found="of its own"),
    )
    verdict = replace(
        verdict,
        evidence=(replace(verdict.evidence[0], edits=edits), *verdict.evidence[1:]),
        parts=(
            PartVerdict(part=0, rating=Rating.REFUTED, score=0.02, explanation="The source says 30%."),
            PartVerdict(part=1, rating=Rating.SUPPORTED, score=0.9, explanation="The source says 2014."),
        ),
        weakest=0,
        opinions=(
            Opinion(judge=JudgeName.RULES, rating=Rating.REFUTED, score=0.02, said="The source says 30%."),
            Opinion(judge=JudgeName.SERVICE, rating=Rating.SUPPORTED, score=0.95, said="points to “30%”"),
        ),
    )
    place = audit.document.text.index(LOOSE)
    loose = Claim(
        id="u1",
        note_index=None,
        text=LOOSE,
        selector=select(audit.document.text, place, place + len(LOOSE)),
        kind=ClaimKind.FIGURE,
    )
    source = "duval-2018"
    return replace(
        audit,
        claims=(replace(claim, parts=parts), *audit.claims[1:]),
        verdicts=(verdict, *audit.verdicts[1:]),
        unsourced=(loose,),
        derivations=(
            Derivation(
                source_id=source,
                kind=DerivationKind.QUOTES,
                origin="Agence Delta",
                selector=select("as Agence Delta wrote", 3, 15),
                claim_id=claim.id,
            ),
            Derivation(source_id=source, kind=DerivationKind.REPRINT, origin="Loma Wire"),
        ),
        options=replace(audit.options, model=True, judge="http://localhost:11434/api/chat", judge_model="small"),
        judges=(
            HeardJudge(judge=JudgeName.MODEL, name="footnote-audit-model 1.0, SHA-256 00ff"),
            HeardJudge(
                judge=JudgeName.SERVICE, name="small at localhost:11434", asked=7, answered=6, remark="It was slow."
            ),
        ),
    )


def hostile_judged() -> Audit:
    """The same with markup and controls in all that comes from article, sources and service."""
    nasty = "</bdi><script>alert(1)</script><del>|`**x** [a](javascript:alert(2))\x00\u202e"
    audit = judged()
    verdict = audit.verdicts[0]
    edit = Edit(kind=EditKind.CHANGED, quoted=nasty, found=nasty)
    return replace(
        audit,
        claims=tuple(
            replace(c, parts=tuple(replace(p, text=nasty) for p in c.parts), text=nasty, values=())
            for c in audit.claims
        ),
        verdicts=(
            replace(
                verdict,
                evidence=tuple(replace(e, edits=(edit,)) for e in verdict.evidence),
                parts=tuple(replace(p, explanation=nasty) for p in verdict.parts),
                opinions=tuple(replace(o, said=nasty) for o in verdict.opinions),
            ),
            *audit.verdicts[1:],
        ),
        unsourced=tuple(replace(c, text=nasty) for c in audit.unsourced),
        derivations=tuple(replace(d, origin=nasty, selector=select(nasty, 0, 9)) for d in audit.derivations),
        judges=tuple(replace(j, name=nasty, remark=nasty) for j in audit.judges),
    )
