"""Since when an address fails: one look is no proof that a page is gone."""

from collections.abc import Sequence
from typing import NamedTuple

from footnote_audit.model import Access, Judgement

# So many failures on as many days, and no sight of the page between them.
DAYS = 3
_FAILED = frozenset({Access.BROKEN, Access.SOFT_404})
# By these a source says itself that the page will not come back (RFC 9110 section 15.5.11, RFC 7725).
_NOTICES = frozenset({"gone", "legal_block"})


class Standing(NamedTuple):
    """Whether a page counts as gone, and why, in a sentence. `failed_days` are the days of failure, newest first."""

    gone: bool
    sentence: str
    failed_days: tuple[str, ...] = ()


def standing(history: Sequence[tuple[str, Access]], latest: Judgement | None = None) -> Standing:
    """Whether an address counts as gone after these looks, each with its day (ISO 8601, or a moment of it).

    Gone are pages that failed on three days since they were last seen, and those whose source says so itself
    (`latest`: HTTP 410 or 451). A look that met a wall says nothing either way.
    """
    if latest is not None and latest.reason in _NOTICES:
        return Standing(True, f"the source says so itself: {latest.sentence}")
    days: list[str] = []
    for day, access in sorted(((day[:10], access) for day, access in history), reverse=True):
        if access is Access.ALIVE:
            break
        if access in _FAILED and day not in days:
            days.append(day)
    if len(days) >= DAYS:
        return Standing(True, f"it failed on {len(days)} days, first on {days[-1]}, last on {days[0]}", tuple(days))
    if days:
        times = "one day" if len(days) == 1 else f"{len(days)} days"
        return Standing(False, f"it failed on {times}; it counts as gone after {DAYS} different days", tuple(days))
    return Standing(False, "it has not failed")
