"""Parts of a year, month or decade as they are printed ("late 2011"), and whether a nearer date lies in one."""

import re
from datetime import MAXYEAR, date

from footnote_audit.model import Value
from footnote_audit.values import date_span

_EARLY = re.compile(
    r"^(?:the )?(?:early|beginning|start|turn|début|anfang|principios|inizio|início|начало|начале)\b", re.I
)
_MIDDLE = re.compile(r"^(?:the )?(?:mid|middle|milieu|mitte|mediados|metà|meados|середина|середине)\b", re.I)
_LATE = re.compile(r"^(?:the )?(?:late|end|fin|ende|finales|fine|final|конец|конце)\b", re.I)
# The part of a time that each may mean: its half, wide enough for every use of the words.
_PARTS = ((_EARLY, 0.0, 0.5), (_MIDDLE, 0.25, 0.75), (_LATE, 0.5, 1.0))


def part_of_time(value: Value) -> bool:
    """Whether a date is printed as a part of a year, month or decade."""
    return any(part.search(value.exact) for part, _, _ in _PARTS)


def within_part(claimed: Value, found: Value) -> bool:
    """Whether a nearer date lies within the part of time that is claimed."""
    for part, low, high in _PARTS:
        if part.search(claimed.exact):
            place = _place(claimed, found)
            return place is not None and low <= place[0] and place[1] <= high
    return False


def _place(claimed: Value, found: Value) -> tuple[float, float] | None:
    """Where a date begins and ends within another, from 0 to 1; None where it cannot be told."""
    whole, nearer = _days(claimed), _days(found)
    if whole is None or nearer is None or whole[1] <= whole[0]:
        return None
    length = whole[1] - whole[0]
    return (nearer[0] - whole[0]) / length, (nearer[1] - whole[0]) / length


def _days(value: Value) -> tuple[int, int] | None:
    span = date_span(value.date or "")
    if span is None or not (span[0][0] >= 1 and span[1][0] <= MAXYEAR):
        return None
    try:
        return date(*span[0]).toordinal(), date(*span[1]).toordinal()
    except ValueError:
        return None
