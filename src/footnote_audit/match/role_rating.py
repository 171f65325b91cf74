"""A claim that a source tells the other way round: who does it and whom it reaches are exchanged."""

from collections.abc import Sequence

from footnote_audit.match.passages import Passage, PassageIndex
from footnote_audit.match.question import Question
from footnote_audit.match.roles import deeds, reversed_roles, says_so
from footnote_audit.match.weighed import REFUTED_SCORE, Place, Weighed
from footnote_audit.model import Rating


def weigh_roles(asked: Question, index: PassageIndex, ranked: Sequence[Passage], speaker: str) -> Weighed | None:
    """The claim contradicted by a passage that tells its deed the other way round while none tells it the claim's way.

    None where that is not so or in doubt, or where only a value of the claim is asked for.
    """
    if (asked.claimed and not asked.whole) or len(deeds(asked.text, asked.names, asked.language)) != 1:
        return None
    texts = [index.exact(passage) for passage in ranked]
    if any(says_so(asked.text, text, asked.names, asked.language) for text in texts):
        return None
    for passage, text in zip(ranked, texts, strict=True):
        turned = reversed_roles(asked.text, text, asked.names, asked.language, index.language)
        if turned is not None:
            ours = asked.text[turned.claim.start : turned.claim.end]
            theirs = text[turned.passage.start : turned.passage.end]
            sentence = f'The text says "{ours}"; {speaker} says "{theirs}": {_TURNED}.'
            place = Place(passage, passage.start + turned.passage.start, passage.start + turned.passage.end)
            return Weighed(Rating.REFUTED, REFUTED_SCORE, (place,), sentence)
    return None


_TURNED = "who does it and to whom is the other way round"
