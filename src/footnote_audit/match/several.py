"""Several sources cited in one note: which of their answers decides, and what is said of the others."""

from collections.abc import Sequence

from footnote_audit.match.answer import EVIDENCE_SHOWN, Answer
from footnote_audit.model import Evidence, Rating

# The best of several sources decides; one that could not be read keeps open what the others do not say.
_BEST_FIRST = (
    Rating.SUPPORTED,
    Rating.PARTLY_SUPPORTED,
    Rating.REFUTED,
    Rating.UNVERIFIABLE,
    Rating.NOT_FOUND,
    Rating.NOT_CHECKABLE,
)


def decide(answers: Sequence[Answer]) -> Answer:
    """The answer of all cited sources together: the best of theirs, or how many were read and do not say so."""
    best = min(answers, key=lambda a: (_BEST_FIRST.index(a.rating), -a.score))
    silent = [a for a in answers if a.rating is Rating.NOT_FOUND]
    if len(answers) == 1 or not silent or best.rating not in (Rating.UNVERIFIABLE, Rating.NOT_FOUND):
        return best
    still_open = [a for a in answers if a.rating is Rating.UNVERIFIABLE]
    explanation = _one_open(silent, still_open) if still_open else _none(len(silent))
    return Answer(best.rating, best.score, explanation, _closest((*silent, *still_open)))


def _none(count: int) -> str:
    return f"{'Neither' if count == 2 else 'None'} of the {count} cited sources says so."


def _one_open(silent: Sequence[Answer], still_open: Sequence[Answer]) -> str:
    """How many were read and are silent, and why the others leave it open."""
    count, others = len(silent), len(still_open)
    read = "was read and does not say so" if count == 1 else "were read and do not say so"
    reasons = list(dict.fromkeys(a.left_open for a in still_open))
    if others == 1:
        rest = f"the other {reasons[0]}"
    elif len(reasons) == 1:
        rest = f"each of the other {others} {reasons[0]}"
    else:
        rest = f"of the other {others}, " + "; ".join(f"one {reason}" for reason in reasons)
    return f"{count} of {count + others} cited sources {read}; {rest}."


def _closest(answers: Sequence[Answer]) -> tuple[Evidence, ...]:
    """The best words of each source before the next best of any."""
    ranked = sorted(answers, key=lambda a: -a.score)
    depth = max((len(a.evidence) for a in ranked), default=0)
    found = [a.evidence[n] for n in range(depth) for a in ranked if n < len(a.evidence)]
    return tuple(found[:EVIDENCE_SHOWN])
