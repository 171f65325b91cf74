"""What one source or the note itself answers to a claim."""

from dataclasses import dataclass

from footnote_audit.model import Evidence, Opinion, Rating, Relation

# Passages shown with a verdict: more is no longer read.
EVIDENCE_SHOWN = 3
RELATIONS = {Rating.SUPPORTED: Relation.SUPPORTS, Rating.REFUTED: Relation.REFUTES}


@dataclass(frozen=True, slots=True)
class Answer:
    """A rating with its score, the sentence that says why, and the words it rests on.

    `left_open` tells why an unverifiable one is so, as the rest of a sentence on its source ("was not read: ...").
    """

    rating: Rating
    score: float
    explanation: str
    evidence: tuple[Evidence, ...] = ()
    left_open: str = ""
    opinions: tuple[Opinion, ...] = ()


def lowered(sentence: str) -> str:
    """A sentence as it goes on behind a colon."""
    return sentence[:1].lower() + sentence[1:]
