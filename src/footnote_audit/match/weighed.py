"""What weighing a claim gives: a rating with its score, the places it rests on and the sentence that says why."""

from dataclasses import dataclass

from footnote_audit.match.figures import Reading
from footnote_audit.match.passages import Passage
from footnote_audit.match.question import Question
from footnote_audit.model import Edit, Judges, Opinion, Rating

# Thresholds tuned on numeric-dev: the part of the topic that a passage must share to speak of the same thing; of more
# than three names a passage may leave some to its neighbours.
SAME_TOPIC = 0.45
FEW_NAMES = 3
MOST_NAMES = 0.6
# Scores of a rule that decides by itself, by rating; wording moves them within the band.
_BANDS = {Rating.SUPPORTED: (0.9, 0.99), Rating.PARTLY_SUPPORTED: (0.15, 0.34), Rating.NOT_FOUND: (0.01, 0.12)}
REFUTED_SCORE = 0.02
RULES_ALONE = Judges()


@dataclass(frozen=True, slots=True)
class Place:
    """Words of the source that a rating rests on; offsets into its text. `edits` lead to them from a quotation."""

    passage: Passage
    start: int
    end: int
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Weighed:
    """A rating with its score, the places it rests on (best first), the sentence that says why, and what each judge
    said of it where more than one was heard."""

    rating: Rating
    score: float
    places: tuple[Place, ...]
    explanation: str
    opinions: tuple[Opinion, ...] = ()


def whole_place(passage: Passage) -> Place:
    """A passage from end to end."""
    return Place(passage, passage.start, passage.end)


def in_band(rating: Rating, part: float) -> float:
    """The score within a rating's band for a part from 0 to 1."""
    low, high = _BANDS[rating]
    return low + (high - low) * part


def same_thing(asked: Question, read: Reading) -> bool:
    """Whether a passage speaks of what the claim speaks of: its names, and enough of its topic."""
    named = read.names == 1.0 if len(asked.names) <= FEW_NAMES else read.names >= MOST_NAMES
    if read.foreign:
        return bool(asked.names) and named
    return named and read.topic >= SAME_TOPIC


def beginning(text: str) -> str:
    """A text as it begins a sentence."""
    return text[:1].upper() + text[1:]
