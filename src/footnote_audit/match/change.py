"""Claims that are reckoned from figures of the source: how much something grew, one thing beside another, places."""

from collections.abc import Sequence

from footnote_audit.match import compared, growth, ranked
from footnote_audit.match.compared import Compared
from footnote_audit.match.figures import Reading
from footnote_audit.match.growth import Growth
from footnote_audit.match.passages import PassageIndex
from footnote_audit.match.question import Question
from footnote_audit.match.ranked import Ranked
from footnote_audit.match.stated import Stated as Change
from footnote_audit.match.weighed import Weighed

__all__ = ["Change", "change", "told", "weigh_change"]


def change(text: str) -> Change | None:
    """What a text states that must be reckoned, the first of it; None where it states nothing of the kind."""
    return growth.growth(text) or compared.comparison(text) or ranked.rank(text)


def weigh_change(asked: Question, stated: Change, readings: Sequence[Reading], index: PassageIndex) -> Weighed | None:
    """The claim by what can be reckoned from the source; None where the source does not have what it takes."""
    if isinstance(stated, Growth):
        return growth.weigh_growth(asked, stated, readings, index)
    if isinstance(stated, Compared):
        return compared.weigh_comparison(asked, stated, readings, index)
    return ranked.weigh_rank(asked, stated, readings, index) if isinstance(stated, Ranked) else None


def told(stated: Change, readings: Sequence[Reading], index: PassageIndex) -> bool:
    """Whether a passage states the same in words; a place in an order is told by the values themselves."""
    if isinstance(stated, Growth):
        return growth.told(stated, readings, index)
    return True
