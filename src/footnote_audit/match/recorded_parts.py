"""A claim's single facts against recorded findings: each value with its own fact, and each fact by its own finding."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from footnote_audit.match.single_facts import parts
from footnote_audit.match.weighed import Place, Weighed
from footnote_audit.model import Claim, ClaimPart, Rating

PARTLY_SCORE = 0.3
SUPPORTED_SCORE = 0.6
SHOWN = 90


def narrowed(claim: Claim, language: str | None) -> Claim | None:
    """A claim on a value as the single fact that tells it; None where it is not taken apart, or tells it twice."""
    claimed = claim.values[0]
    told = sorted(claim.values, key=lambda v: v.start)
    holding = [
        part
        for part in parts(claim.text, language, told)
        if not part.frame and part.start <= claimed.start and claimed.end <= part.end
    ]
    if len(holding) != 1:
        return None
    mine = [v for v in holding[0].values if (v.exact, v.kind) == (claimed.exact, claimed.kind)]
    if len(mine) != 1:
        return None
    others = tuple(v for v in holding[0].values if v is not mine[0])
    return replace(claim, text=holding[0].text, values=(mine[0], *others), parts=())


def told_facts(claim: Claim) -> Iterator[Claim]:
    """The single facts of a statement, each as a statement; who says so is none."""
    for part in claim.parts:
        if not part.frame:
            yield replace(claim, text=part.text, values=part.values, parts=())


def together(whole: Weighed | None, facts: Sequence[ClaimPart], found: Sequence[Weighed | None]) -> Weighed | None:
    """A statement by its single facts, each weighed against all findings.

    With each supported it is; with one supported and another of which nothing is there it is in part; else the whole
    stands as it was weighed.
    """
    supported = [w for w in found if w is not None and w.rating is Rating.SUPPORTED]
    places = _places(found)
    if len(supported) == len(found):
        return Weighed(Rating.SUPPORTED, SUPPORTED_SCORE, places, "The recorded findings say each part of it.")
    # Values are claims of their own: a fact that has some is told by these.
    missing = [part for part, w in zip(facts, found, strict=True) if w is None and not part.values]
    if missing and (supported or (whole is not None and whole.rating is Rating.SUPPORTED)):
        said = " ".join(missing[0].text.split())[:SHOWN].rstrip(".")
        text = f'The recorded findings say a part of it, but nothing of "{said}".'
        return Weighed(Rating.PARTLY_SUPPORTED, PARTLY_SCORE, places or _places([whole]), text)
    return whole


def _places(found: Sequence[Weighed | None]) -> tuple[Place, ...]:
    """The places that facts rest on, each once."""
    seen: dict[int, Place] = {}
    for weighed in found:
        for place in weighed.places if weighed else ():
            seen.setdefault(place.passage.index, place)
    return tuple(seen.values())
