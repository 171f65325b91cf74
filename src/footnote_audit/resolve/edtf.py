"""EDTF dates of CSL items as spans of days: whether one is well formed, and whether two can be the same date.

Standard: EDTF (ISO 8601-2:2019), level 1, as far as CSL items carry it: dates, seasons, intervals, unspecified digits
(199X), uncertainty marks (?, ~, %), open ends (.. or empty).
"""

import re
from functools import lru_cache

_DATE = re.compile(r"(-?\d{4}|-?\d{3}X|-?\d{2}XX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?[?~%]?")
_FIRST_SEASON, _LAST_SEASON = 21, 24
_OPEN = {"", ".."}
EARLIEST, LATEST = (-9999, 1, 1), (9999, 12, 31)

Day = tuple[int, int, int]


@lru_cache(maxsize=8192)
def bounds(edtf: str) -> tuple[Day, Day] | None:
    """The first and last day that an EDTF string can mean, as (year, month, day); None where it is not EDTF."""
    first, slash, last = edtf.partition("/")
    if not slash:
        return _date_bounds(first)
    start = (EARLIEST, EARLIEST) if first in _OPEN else _date_bounds(first)
    end = (LATEST, LATEST) if last in _OPEN else _date_bounds(last)
    if start is None or end is None or start[0] > end[1] or (first in _OPEN and last in _OPEN):
        return None
    return (start[0], end[1])


def is_edtf(text: str) -> bool:
    """Whether the text is an EDTF date or interval of a form that CSL items carry."""
    return bounds(text) is not None


def can_agree(a: str, b: str) -> bool:
    """Whether two dates can mean the same day; dates that cannot be read never disagree."""
    x, y = bounds(a), bounds(b)
    if x is None or y is None:
        return True
    return x[0] <= y[1] and y[0] <= x[1]


def years_apart(a: str, b: str) -> int | None:
    """How many years lie between two dates (0: they touch the same year); None where one cannot be read."""
    x, y = bounds(a), bounds(b)
    if x is None or y is None:
        return None
    return max(0, x[0][0] - y[1][0], y[0][0] - x[1][0])


def _date_bounds(date: str) -> tuple[Day, Day] | None:
    match = _DATE.fullmatch(date)
    if match is None:
        return None
    low, high = sorted(int(match[1].replace("X", digit)) for digit in "09")
    if match[2] is None or match[2] == "XX":
        return ((low, 1, 1), (high, 12, 31)) if match[3] in (None, "XX") else None
    month = int(match[2])
    if _FIRST_SEASON <= month <= _LAST_SEASON and match[3] is None:
        # Issues dated by season appear at any time of that year, and winter belongs to two: the year is what counts.
        return ((low, 1, 1), (high, 12, 31))
    if not 1 <= month <= 12:
        return None
    length = _days(high, month)
    if match[3] is None or match[3] == "XX":
        return ((low, month, 1), (high, month, length))
    day = int(match[3])
    return ((low, month, day), (high, month, day)) if 1 <= day <= length else None


def _days(year: int, month: int) -> int:
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31
