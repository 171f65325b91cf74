"""How the single facts of a claim stand together: the weakest that matters decides, and is named.

- A fact that the source tells the other way round contradicts the claim. A figure or a denial only holds the rest back:
  figures and dates are claims of their own, and of few words the source denies something easily, though not this.
- A claim that the source seems to support as a whole is supported in part where it has nothing of one fact; one of
  which it seems to have nothing is supported in part where it has a fact; one of which it has every fact is supported.
- Facts of several sources of one note count together. Who reports the facts decides nothing.
"""

from collections.abc import Sequence
from typing import NamedTuple

from footnote_audit.match.answer import EVIDENCE_SHOWN, Answer, lowered
from footnote_audit.model import ClaimPart, Evidence, PartVerdict, Rating

# The score of a claim of which a fact is not there, at most.
LEFT_OPEN = 0.34
# Words of a fact that are printed with a verdict.
SHOWN = 90
_SAID = (Rating.SUPPORTED, Rating.PARTLY_SUPPORTED)


class Together(NamedTuple):
    """The answer for the whole, how each fact stands, and the number of the one that decides (None: the whole)."""

    answer: Answer
    parts: tuple[PartVerdict, ...]
    weakest: int | None


def held_back(found: Answer, *, turned: bool) -> Answer:
    """An answer to a fact: it contradicts the claim only where the source has it the other way round (`turned`)."""
    if found.rating is not Rating.REFUTED or turned:
        return found
    score = min(found.score, LEFT_OPEN)
    return Answer(Rating.PARTLY_SUPPORTED, score, found.explanation, found.evidence, opinions=found.opinions)


def together(whole: Answer, text: str, parts: Sequence[ClaimPart], found: Sequence[Answer], sources: int) -> Together:
    """The claim `text` weighed as a whole and by its facts; `found` answers `parts`, `sources` counts those read."""
    told = tuple(
        PartVerdict(
            part=n, rating=a.rating, score=round(a.score, 4), explanation=a.explanation, evidence=a.evidence[:1]
        )
        for n, a in enumerate(found)
    )
    facts = [v for v, part in zip(told, parts, strict=True) if not part.frame]
    weakest = _weakest(facts)
    if weakest is None:
        return Together(whole, told, None)
    named = weakest.part if weakest.rating is not Rating.SUPPORTED else None
    decided = _decided(whole, facts, weakest)
    if decided is None:
        return Together(whole, told, named)
    rating, score = decided
    sentence = _sentence(rating, text, parts, facts, weakest, sources)
    return Together(
        Answer(rating, score, sentence, _evidence(whole, found, facts), opinions=whole.opinions), told, named
    )


def _weakest(facts: Sequence[PartVerdict]) -> PartVerdict | None:
    order = (Rating.REFUTED, Rating.NOT_FOUND, Rating.PARTLY_SUPPORTED, Rating.SUPPORTED)
    judged = [f for f in facts if f.rating in order]
    return min(judged, key=lambda f: (order.index(f.rating), f.score), default=None)


def _decided(whole: Answer, facts: Sequence[PartVerdict], weakest: PartVerdict) -> tuple[Rating, float] | None:
    """The rating and score that the facts give the claim; None where the whole stands as it was weighed."""
    supported = [f for f in facts if f.rating is Rating.SUPPORTED]
    if whole.rating is Rating.REFUTED:
        return None
    if weakest.rating is Rating.REFUTED:
        return Rating.REFUTED, min(whole.score, weakest.score)
    if len(supported) == len(facts):
        return None if whole.rating is Rating.SUPPORTED else (Rating.SUPPORTED, min(f.score for f in facts))
    if whole.rating is Rating.SUPPORTED and weakest.rating is Rating.NOT_FOUND:
        return Rating.PARTLY_SUPPORTED, min(whole.score, LEFT_OPEN)
    if whole.rating in (Rating.NOT_FOUND, Rating.UNVERIFIABLE) and supported:
        return Rating.PARTLY_SUPPORTED, max(min(whole.score, LEFT_OPEN), 0.2)
    if whole.rating is Rating.PARTLY_SUPPORTED and supported and weakest.rating is Rating.NOT_FOUND:
        return Rating.PARTLY_SUPPORTED, whole.score
    return None


def _sentence(
    rating: Rating,
    text: str,
    parts: Sequence[ClaimPart],
    facts: Sequence[PartVerdict],
    weakest: PartVerdict,
    sources: int,
) -> str:
    """How many facts are there, and what is not."""
    part = parts[weakest.part]
    words = _shortened(text[part.start : part.end])
    have = sum(f.rating is Rating.SUPPORTED for f in facts)
    speaker, verb = ("the source", "has") if sources < 2 else ("the cited sources", "have")
    if rating is Rating.REFUTED:
        return f'Of "{words}": {lowered(weakest.explanation)}'
    if have == len(facts):
        if sources < 2:
            return f"The source has each of the {have} facts."
        return f"The cited sources together have each of the {have} facts."
    count = f"Of {len(facts)} facts {speaker} {verb} {have if have else 'none in full'}"
    if weakest.rating is Rating.NOT_FOUND:
        return f'{count}; {"it says" if sources < 2 else "they say"} nothing of "{words}".'
    return f'{count}; of "{words}" {"it has" if sources < 2 else "they have"} only a part.'


def _shortened(printed: str) -> str:
    flat = " ".join(printed.split())
    return flat if len(flat) <= SHOWN else flat[: flat.rfind(" ", 0, SHOWN) or SHOWN] + " …"


def _evidence(whole: Answer, found: Sequence[Answer], facts: Sequence[PartVerdict]) -> tuple[Evidence, ...]:
    """What the whole rests on; where facts are supported by words that it does not have, those before."""
    best = [found[f.part].evidence[0] for f in facts if f.rating in _SAID and found[f.part].evidence]
    seen: dict[tuple[str | None, int], Evidence] = {}
    for evidence in (*best, *whole.evidence):
        seen.setdefault((evidence.source_id, evidence.selector.start), evidence)
    return tuple(seen.values())[:EVIDENCE_SHOWN]
