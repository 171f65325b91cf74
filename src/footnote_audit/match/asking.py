"""A claim asked of an index of passages, each kind of claim in its own way."""

from footnote_audit.match.passages import PassageIndex
from footnote_audit.match.question import Question, question_of_quotation, question_of_value, question_of_wording
from footnote_audit.match.ratings import weigh
from footnote_audit.match.weighed import RULES_ALONE, Weighed
from footnote_audit.model import Claim, ClaimKind, Judges, Rating

# Words on each side of a value that must be met for it to count as supported; fewer than three say nothing.
CLOSE_WORDS = 6
LEAST_CLOSE_WORDS = 3
_GOOD = (Rating.SUPPORTED, Rating.PARTLY_SUPPORTED)


def ask(
    claim: Claim, index: PassageIndex, language: str | None, speaker: str, judges: Judges = RULES_ALONE
) -> tuple[Question, Weighed]:
    """The claim weighed; a value first with the words close to it, which may support it but not contradict it."""
    if claim.kind in (ClaimKind.FIGURE, ClaimKind.DATE) and claim.values:
        close = question_of_value(
            claim.text, index, claimed=claim.values[0], values=claim.values, language=language, reach=CLOSE_WORDS
        )
        weighed = weigh(close, index, speaker, judges)
        if weighed.rating in _GOOD and len(close.names | close.topic) >= LEAST_CLOSE_WORDS:
            return close, weighed
    asked = _question(claim, index, language)
    return asked, weigh(asked, index, speaker, judges)


def _question(claim: Claim, index: PassageIndex, language: str | None) -> Question:
    if claim.kind is ClaimKind.QUOTATION:
        return question_of_quotation(claim.text, index, language=language)
    if claim.kind is ClaimKind.STATEMENT or not claim.values:
        return question_of_wording(claim.text, index, values=claim.values, language=language)
    return question_of_value(claim.text, index, claimed=claim.values[0], values=claim.values, language=language)
