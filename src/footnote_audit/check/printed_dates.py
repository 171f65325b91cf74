"""Dates as notes print them: the order of day, month and year, and whether a calendar has them."""

import re
from calendar import monthrange
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from footnote_audit.values.month_names import CAPITAL_MONTHS, MONTHS

ENGLISH_MONTHS = frozenset(
    """january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec""".split()  # noqa: SIM905
)
_DAY_FIRST = re.compile(
    r"(?<![\w/.°-])(\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)? {1,2}(?:de |d')?([^\W\d_]{3,12})\.?,? {1,2}"
    r"(?:de )?(\d{4})(?![\w/-]|\.\d)"
)
_MONTH_FIRST = re.compile(r"(?<!\w)([^\W\d_]{3,12})\.? {1,2}(\d{1,2})(?:st|nd|rd|th)?,? {1,2}(\d{4})(?![\w/-]|\.\d)")
_YEAR_FIRST = re.compile(r"(?<![\w/.-])(\d{4})-(\d\d)-(\d\d)(?![\w/-]|\.\d)")
_FIGURES = re.compile(r"(?<![\w/.-])(\d{1,2})([./])(\d{1,2})\2(\d{4})(?![\w/-]|\.\d)")
# What makes the number behind it no day: "no. 45 March 2019", "pp. 30-45 May 2019".
_COUNTED = re.compile(r"(?:\b(?:no|n|nr|nos|vol|vols|pp?|s|issue|t|bd|jg|ch|fig|art|sec|para|№)|[#°№§-])\.? ?$", re.I)
_LEAST_YEAR, _MOST_YEAR = 1000, 2200


class Order(StrEnum):
    """The order in which a date is printed."""

    DAY_FIRST = "day month year"
    MONTH_FIRST = "month day, year"
    YEAR_FIRST = "year-month-day"
    FIGURES = "day/month/year in figures"


class PrintedDate(NamedTuple):
    """A full date at text[start:end]; `word` is the month's name as printed, None where it is in figures.

    `month` is 0 where figures do not tell day from month (03/05/2019).
    """

    order: Order
    start: int
    end: int
    year: int
    month: int
    day: int
    word: str | None

    @property
    def exists(self) -> bool:
        """Whether the calendar has this day; a date in figures that could be read two ways counts as one it has."""
        if not self.month:
            return True
        return 1 <= self.month <= 12 and 1 <= self.day <= monthrange(self.year, self.month)[1]

    def in_order(self, order: Order) -> str | None:
        """The date in another order; None where month or day is not told or would have to be named."""
        if not self.month or not self.exists:
            return None
        if order is Order.YEAR_FIRST:
            return f"{self.year:04}-{self.month:02}-{self.day:02}"
        if self.word is None or order is Order.FIGURES:
            return None
        if order is Order.DAY_FIRST:
            return f"{self.day} {self.word} {self.year}"
        return f"{self.word} {self.day}, {self.year}"


def printed_dates(plain: str) -> tuple[PrintedDate, ...]:
    """The full dates of a folded text, in order; numbers behind a sign such as "no." are no days."""
    found = [*_named(plain), *_in_figures(plain)]
    kept: list[PrintedDate] = []
    for date in sorted(found, key=lambda d: (d.start, -d.end)):
        if not kept or date.start >= kept[-1].end:
            kept.append(date)
    return tuple(kept)


def _named(plain: str) -> Iterator[PrintedDate]:
    for match in _DAY_FIRST.finditer(plain):
        month = _month(match[2])
        if month and _is_year(match[3]) and not _COUNTED.search(plain, max(0, match.start() - 8), match.start()):
            yield PrintedDate(
                Order.DAY_FIRST, match.start(), match.end(), int(match[3]), month, int(match[1]), match[2]
            )
    for match in _MONTH_FIRST.finditer(plain):
        month = _month(match[1])
        if month and _is_year(match[3]):
            yield PrintedDate(
                Order.MONTH_FIRST, match.start(), match.end(), int(match[3]), month, int(match[2]), match[1]
            )


def _in_figures(plain: str) -> Iterator[PrintedDate]:
    for match in _YEAR_FIRST.finditer(plain):
        if _is_year(match[1]):
            year, month, day = (int(part) for part in match.groups())
            yield PrintedDate(Order.YEAR_FIRST, match.start(), match.end(), year, month or 99, day, None)
    for match in _FIGURES.finditer(plain):
        first, second = int(match[1]), int(match[3])
        if not _is_year(match[4]):
            continue
        # Above 12 a figure can only be the day; two such figures are no date but a number of another kind.
        if max(first, second) > 31 or min(first, second) < 1 or min(first, second) > 12:
            continue
        month, day = (0, 0) if max(first, second) <= 12 and first != second else sorted((first, second))
        yield PrintedDate(Order.FIGURES, match.start(), match.end(), int(match[4]), month, day, None)


def _month(word: str) -> int | None:
    plain = word.casefold()
    if plain in CAPITAL_MONTHS and not word[0].isupper() and plain != "mar":
        return None
    return MONTHS.get(plain)


def _is_year(digits: str) -> bool:
    return _LEAST_YEAR <= int(digits) <= _MOST_YEAR
