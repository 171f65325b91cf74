"""A claim that a source tells the other way round: who does it and whom it reaches are exchanged."""

from collections.abc import Sequence

from footnote_audit.match.passages import Passage, PassageIndex
from footnote_audit.match.question import Question
from footnote_audit.match.roles import deeds, other_way, same_way
from footnote_audit.match.weighed import REFUTED_SCORE, Place, Weighed
from footnote_audit.model import Rating

_TURNED = "who does it and to whom is the other way round"


def is_turned(weighed: Weighed) -> bool:
    """Whether a claim is contradicted because its sides are exchanged."""
    return weighed.rating is Rating.REFUTED and _TURNED in weighed.explanation


def weigh_roles(asked: Question, index: PassageIndex, ranked: Sequence[Passage], speaker: str) -> Weighed | None:
    """The claim contradicted by a passage that tells its deed the other way round while none tells it the claim's way.

    None where that is not so or in doubt, or where only a value of the claim is asked for.
    """
    if asked.claimed and not asked.whole:
        return None
    told = deeds(asked.text, asked.names, asked.language)
    if len(told) != 1:
        return None
    texts = [(passage, index.exact(passage)) for passage in ranked]
    read = [(p, text, deeds(text, asked.names, index.language or asked.language)) for p, text in texts]
    if any(same_way(told[0], theirs) for _, _, theirs in read):
        return None
    for passage, text, theirs in read:
        turned = other_way(told[0], theirs, asked.text, text, asked.names)
        if turned is not None:
            ours = asked.text[turned.claim.start : turned.claim.end]
            its = text[turned.passage.start : turned.passage.end]
            sentence = f'The text says "{ours}"; {speaker} says "{its}": {_TURNED}.'
            place = Place(passage, passage.start + turned.passage.start, passage.start + turned.passage.end)
            return Weighed(Rating.REFUTED, REFUTED_SCORE, (place,), sentence)
    return None
