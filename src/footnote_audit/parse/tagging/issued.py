"""The date of issue out of the stretches of a reference that print dates."""

import re
from unicodedata import normalize

from footnote_audit.parse.dates import MONTHS, dates

_YEAR_ALONE = re.compile(r"(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)")
# The hyphens of "13-Aug-2021"; those of "March-April 2021" and "1-15 March" stay.
_HYPHENED = re.compile(r"(?<=\d)-(?=[^\W\d_]{3})|(?<=[^\W\d_]{3})-(?=(?:1[4-9]|20)\d\d(?!\d))")
_DAY_AND_MONTH = re.compile(
    r"(?:\b(?P<d>[0-3]?\d)(?:st|nd|rd|th|er|\.)?\s+(?:de\s+|of\s+)?)?(?P<m>[^\W\d_]{3,12})\.?(?:\s+(?P<d2>[0-3]?\d)(?:st|nd|rd|th)?\b)?",
    re.I,
)


def issued(stretches: list[str]) -> str | None:
    """The most precise date that is printed, as EDTF; a year and a day that stand apart are joined."""
    stretches = [_HYPHENED.sub(" ", normalize("NFC", stretch)) for stretch in stretches]
    found = [date.edtf for stretch in stretches for date in dates(stretch)]
    best = max(found, key=_precision) if found else _year(stretches)
    if best is None or len(best) > 4:
        return best
    for stretch in stretches:
        day = _day_and_month(stretch)
        if day:
            return f"{best}-{day}"
    return best


def _precision(edtf: str) -> int:
    interval_of_years = re.fullmatch(r"\d{4}/\d{4}", edtf) is not None
    return 3 if interval_of_years else len(edtf)


def _year(stretches: list[str]) -> str | None:
    for stretch in stretches:
        match = _YEAR_ALONE.search(stretch)
        if match:
            return match[1]
    return None


def _day_and_month(stretch: str) -> str | None:
    """ "February 27", "3 mai" and "Mai" as "02-27", "05-03" and "05"."""
    for match in _DAY_AND_MONTH.finditer(stretch):
        month = MONTHS.get(match["m"].casefold())
        if month is None:
            continue
        day = match["d"] or match["d2"]
        return f"{month}-{int(day):02d}" if day and 1 <= int(day) <= 31 else month
    return None
