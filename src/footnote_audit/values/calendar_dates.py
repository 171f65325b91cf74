"""Single dates in prose at every precision from day to century, as EDTF."""

from calendar import monthrange
from collections.abc import Iterator
from typing import NamedTuple

from footnote_audit.values import month_names as names
from footnote_audit.values.numerals import may_begin, read_ordinal
from footnote_audit.values.small_words import AND_WORDS, IRREGULAR_PLURALS, REFERENCES, TO_WORDS
from footnote_audit.values.tokens import Tokens
from footnote_audit.values.units import currency_after, currency_before, measure_after, share_after

FIRST_YEAR, LAST_YEAR = 1000, 2199
# Bare numbers from here on are years unless something says otherwise; below, amounts unless a temporal word stands by.
_MODERN = 1700

_BEGINNERS = names.DATE_BEGINNERS | names.MONTHS.keys()


class Dated(NamedTuple):
    """A date (or period) between two token indices, `last` exclusive; `year` None for a yearless day or month."""

    first: int
    last: int
    year: int | None
    month: int | None = None
    day: int | None = None
    edtf: str = ""
    period: bool = False
    follows: bool = False

    def date(self) -> str:
        """The date as EDTF; unknown digits are X."""
        if self.edtf:
            return self.edtf
        year = "XXXX" if self.year is None else f"{self.year:04}"
        month = "" if self.month is None else f"-{self.month:02}"
        return year + month + ("" if self.day is None else f"-{self.day:02}")


def dates_of(tokens: Tokens, language: str) -> Iterator[Dated]:
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.kind == "s" or (token.kind == "w" and not _may_begin(token.low, language)):
            index += 1
            continue
        atom = _atom(tokens, index, language)
        if atom is None:
            index += 1
            continue
        yield atom
        index = atom.last


def _atom(tokens: Tokens, index: int, language: str) -> Dated | None:
    if tokens[index].kind == "n":
        return (
            _numeric(tokens, index, language)
            or _day_first(tokens, index)
            or _part_of_year(tokens, index, language)
            or _century(tokens, index, language)
            or _decade(tokens, index)
            or _short_range(tokens, index)
            or _bare_year(tokens, index)
        )
    if _month(tokens, index):
        return _month_first(tokens, index)
    return _named(tokens, index, language)


def _may_begin(low: str, language: str) -> bool:
    """Whether a word can begin a date: a quick look that spares the others every further rule."""
    return low in _BEGINNERS or may_begin(low, language) or low[:1] in ("x", "v")


def _named(tokens: Tokens, index: int, language: str) -> Dated | None:
    low = tokens.low(index)
    if low in names.SEASONS:
        return _season(tokens, index)
    if low in names.ROMAN or (low[:1] in "xv" and low.rstrip("e") in names.ROMAN):
        return _century(tokens, index, language)
    if low in names.DECADE_BEFORE:
        return _decade_after_word(tokens, index)
    if low in ("q", "h", "t", "s") and tokens[index + 1].kind == "n" and tokens.touches(index + 1):
        return _labelled_part(tokens, index)
    return (
        _part_of_year(tokens, index, language)
        or _century(tokens, index, language)
        or _day_in_words(tokens, index, language)
    )


def _day_in_words(tokens: Tokens, index: int, language: str) -> Dated | None:
    """ "the third of May 2012": an ordinal word as a day."""
    ordinal = read_ordinal(tokens, index, language)
    linked = ordinal is not None and tokens.low(ordinal.last) in names.LINKS
    month = _month(tokens, ordinal.last + 1) if ordinal and linked else None
    if ordinal is None or month is None or not _valid(None, month, int(ordinal.amount)):
        return None
    year, last = _with_year(tokens, ordinal.last + 2)
    return Dated(index, last, year, month, int(ordinal.amount))


def _number(tokens: Tokens, index: int, lowest: int, highest: int) -> int | None:
    raw = tokens.low(index)
    if tokens[index].kind != "n" or not raw.isdecimal() or len(raw) > 4:
        return None
    value = int(raw)
    return value if lowest <= value <= highest else None


def _year(tokens: Tokens, index: int) -> int | None:
    return _number(tokens, index, FIRST_YEAR, LAST_YEAR) if len(tokens.low(index)) == 4 else None


def _month(tokens: Tokens, index: int) -> int | None:
    low = tokens.low(index)
    month = names.MONTHS.get(low)
    if month and low in names.CAPITAL_MONTHS and not tokens[index].text[0].isupper():
        return None
    return month


def _valid(year: int | None, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year or 2000, month)[1]


def _numeric(tokens: Tokens, index: int, language: str) -> Dated | None:
    raw = tokens.low(index)
    if raw.count(".") == 2 and len(raw) <= 10:
        parts, last = raw.split("."), index + 1
        sign = "."
    else:
        sign = tokens.low(index + 1)
        tight = all(tokens.touches(index + k) for k in range(1, 5))
        if sign not in ("-", "/") or tokens.low(index + 3) != sign or not tight or len(raw) > 4:
            return None
        parts, last = [raw, tokens.low(index + 2), tokens.low(index + 4)], index + 5
    if not all(p.isdecimal() and 1 <= len(p) <= 4 for p in parts):
        return None
    a, b, c = (int(p) for p in parts)
    if len(parts[0]) == 4 and FIRST_YEAR <= a <= LAST_YEAR and _valid(a, b, c):
        return Dated(index, last, a, b, c)
    if len(parts[2]) != 4 or not FIRST_YEAR <= c <= LAST_YEAR:
        return None
    day_first, month_first = _valid(c, b, a), _valid(c, a, b) and sign != "."
    if day_first and month_first and a != b and language == "en":
        return Dated(index, last, c)
    if day_first:
        return Dated(index, last, c, b, a)
    return Dated(index, last, c, a, b) if month_first else None


def _after_link(tokens: Tokens, index: int) -> int:
    """The index past a comma, a stop after an abbreviation, or "of": what may part a month from its year."""
    index += tokens.low(index) == "." and tokens.touches(index)
    index += tokens.low(index) == "," and tokens[index + 1].kind == "n"
    return index + (tokens.low(index) in names.LINKS)


def _with_year(tokens: Tokens, index: int) -> tuple[int | None, int]:
    """A year at or just past a link, and the index after it and its word ("года")."""
    at = _after_link(tokens, index)
    year = _year(tokens, at)
    if year is None or (tokens[at].line and at != index):
        return None, index
    if tokens.low(at + 1) in names.YEAR_WORDS:
        return year, at + 2
    return year, at + 1


_DAY_JOINERS = AND_WORDS | TO_WORDS | {"-", ","}


def _day_first(tokens: Tokens, index: int) -> Dated | None:
    """ "5 May 2010", "the 5th of May", "5-7 May 2010", "5 and 6 May 2010"."""
    first = _number(tokens, index, 1, 31)
    if first is not None and tokens.low(index + 1) in _DAY_JOINERS and _number(tokens, index + 2, 1, 31):
        second = _one_day(tokens, index + 2)
        if second is not None and second.day and first < second.day and not tokens[index + 2].line:
            begin = second._replace(day=first).date()
            return second._replace(first=index, edtf=f"{begin}/{second.date()}", period=True)
    return _one_day(tokens, index)


def _one_day(tokens: Tokens, index: int) -> Dated | None:
    day = _number(tokens, index, 1, 31)
    if day is None:
        return None
    at = index + 1
    if tokens.touches(at) and (tokens.low(at) in names.DAY_SUFFIXES or tokens.low(at) == "."):
        at += 1
    if tokens.low(at) == "-" and tokens.low(at + 1) == "го":
        at += 2
    at += tokens.low(at) in names.LINKS
    month = _month(tokens, at)
    if month is None or not _valid(None, month, day):
        return None
    year, last = _with_year(tokens, at + 1)
    return Dated(index, last, year, month, day) if _valid(year, month, day) else None


def _month_first(tokens: Tokens, index: int) -> Dated | None:
    month = _month(tokens, index) or 0
    at = index + 1 + (tokens.low(index + 1) == "." and tokens.touches(index + 1))
    day = _number(tokens, at, 1, 31)
    if day is not None and not _counts_something(tokens, at + 1):
        after = at + 1
        if tokens.touches(after) and tokens.low(after) in names.DAY_SUFFIXES:
            after += 1
        year, last = _with_year(tokens, after)
        if _valid(year, month, day):
            return Dated(index, last, year, month, day)
    year, last = _with_year(tokens, index + 1)
    follows = tokens.low(index - 1) in names.FOLLOWING or tokens.low(index + 1) in names.FOLLOWING
    return Dated(index, last, year, month, follows=follows and year is None)


def _counts_something(tokens: Tokens, index: int) -> bool:
    return bool(share_after(tokens, index) or (tokens.low(index) in ("-", ".") and tokens[index + 1].kind == "n"))


def _season(tokens: Tokens, index: int) -> Dated | None:
    low = tokens.low(index)
    if low in names.SEASONS_WITHOUT_LINK:
        year, last = (_year(tokens, index + 1), index + 2)
    else:
        year, last = _with_year(tokens, index + 1)
    return Dated(index, last, year, edtf=f"{year:04}-{names.SEASONS[low]}") if year else None


def _part_of_year(tokens: Tokens, index: int, language: str) -> Dated | None:
    ordinal = read_ordinal(tokens, index, language)
    number, at = (int(ordinal.amount), ordinal.last) if ordinal else (0, index + 1)
    if ordinal is None and tokens.low(index) in names.LAST:
        number = -1
    if tokens[index].kind == "n" and tokens.low(index + 1) == "." and language == "de":
        number, at = _number(tokens, index, 1, 4) or 0, index + 2
    if not number or tokens.low(at) not in names.QUARTERS | names.HALVES:
        return None
    pieces = 4 if tokens.low(at) in names.QUARTERS else 2
    number = pieces if number == -1 else number
    year, last = _with_year(tokens, at + 1)
    return _share_of_year(index, last, year, number, pieces)


def _labelled_part(tokens: Tokens, index: int) -> Dated | None:
    pieces = 4 if tokens.low(index) in ("q", "t") else 2
    number = _number(tokens, index + 1, 1, pieces)
    year, last = _with_year(tokens, index + 2)
    return _share_of_year(index, last, year, number or 0, pieces)


def _share_of_year(first: int, last: int, year: int | None, number: int, pieces: int) -> Dated | None:
    if year is None or not 1 <= number <= pieces:
        return None
    months = 12 // pieces
    edtf = f"{year:04}-{(number - 1) * months + 1:02}/{year:04}-{number * months:02}"
    return Dated(first, last, year, edtf=edtf, period=True)


def _century(tokens: Tokens, index: int, language: str) -> Dated | None:
    ordinal = read_ordinal(tokens, index, language)
    at = ordinal.last if ordinal else index + 1
    number = int(ordinal.amount) if ordinal else names.ROMAN.get(tokens.low(index).rstrip("e"), 0)
    if not ordinal and tokens[index].kind == "n":
        number, at = _number(tokens, index, 1, 21) or 0, index + 1 + (tokens.low(index + 1) == ".")
    at += tokens.low(at) == "-"
    word = tokens.low(at)
    before = tokens.low(index - 1) in names.CENTURY_WORDS
    if not 11 <= number <= 22 or not (word in names.CENTURY_WORDS or before):
        return None
    return Dated(index - before, at if before else at + 1, None, edtf=f"{number - 1}XX", period=True)


def _decade(tokens: Tokens, index: int) -> Dated | None:
    year = _year(tokens, index)
    if year is None or year % 10:
        return None
    after = index + 1
    if tokens.low(after) in ("'", "-") and (tokens.touches(after) or tokens.low(after) == "'"):
        after += 1
    spaced = tokens.low(index + 1) == "'" and tokens.low(after) == "s" and tokens.touches(after)
    marked = (tokens.touches(after) or spaced) and tokens.low(after) in (names.DECADE_AFTER | {"е", "х", "ые", "ых"})
    if not marked or (tokens.low(after) in names.DECADE_AFTER and after > index + 1 and tokens.low(after) != "s"):
        return None
    last = after + 1
    last += tokens.low(last) in ("jahre", "jahren", "годы", "годов", "годах")
    return _decade_from(index, last, year)


def _decade_from(first: int, last: int, year: int) -> Dated:
    return Dated(first, last, year, edtf=f"{year // 10:03}X", period=True)


def _decade_after_word(tokens: Tokens, index: int) -> Dated | None:
    year = _year(tokens, index + 1)
    if year is not None and year % 10 == 0:
        return _decade_from(index, index + 2, year)
    at = index + 1 + (tokens.low(index + 1) == "'")
    short = _number(tokens, at, 20, 90)
    plain = short is not None and short % 10 == 0 and not tokens.is_word(at + 1)
    return _decade_from(index, at + 1, 1900 + (short or 0)) if plain else None


def _short_range(tokens: Tokens, index: int) -> Dated | None:
    """ "2011-14", "2011/12": a year and the last two digits of a later one; "2011-02" may be a month and is none."""
    year, sign = _year(tokens, index), tokens.low(index + 1)
    short = _number(tokens, index + 2, 0, 99) if len(tokens.low(index + 2)) == 2 else None
    joined = tokens.touches(index + 1) and tokens.touches(index + 2) and sign in ("-", "/")
    further = tokens.touches(index + 3) and (tokens.is_word(index + 3) or tokens.low(index + 3) in ("-", "/"))
    if year is None or short is None or not joined or further or short <= year % 100 or tokens.touches(index):
        return None
    end = year - year % 100 + short
    return Dated(index, index + 3, year, edtf=f"{year:04}/{end:04}", period=True)


def _bare_year(tokens: Tokens, index: int) -> Dated | None:
    year = _year(tokens, index)
    if year is None or not _stands_free(tokens, index):
        return None
    before = tokens.low(index - 1)
    temporal = before in names.TEMPORAL or tokens.low(index + 1) in names.YEAR_WORDS
    if (before in REFERENCES and len(before) > 1) or (year < _MODERN and not temporal and before != "("):
        return None
    if currency_before(tokens, index) or _is_amount(tokens, index + 1):
        return None
    if not temporal and (year < 1900 or year > 2050) and _plural_after(tokens, index + 1):
        return None
    last = index + 1 + (tokens.low(index + 1) in names.YEAR_WORDS)
    return Dated(index, last, year)


def _stands_free(tokens: Tokens, index: int) -> bool:
    """Whether no letter or digit is joined to the number: "S-2000", "2000A", "2000:3" are no years."""
    before, after = tokens[index - 1], tokens[index + 1]
    if tokens.touches(index) and (before.kind == "w" or (before.low in "-/.:#&=_@+" and tokens.touches(index - 1))):
        joined = tokens.low(index - 2)
        if before.low not in ("-", "/") or not (_year(tokens, index - 2) or joined in names.PART_OF | {"pre", "post"}):
            return before.low == "-" and _number(tokens, index - 2, 0, 9999) is None and not tokens.is_word(index - 2)
    if not tokens.touches(index + 1):
        return True
    return after.kind != "w" and not (after.low in ":_=@" and tokens.touches(index + 2))


def _is_amount(tokens: Tokens, index: int) -> bool:
    if tokens.low(index) in names.YEAR_WORDS:
        return False
    if share_after(tokens, index) or currency_after(tokens, index):
        return True
    measure = measure_after(tokens, index)
    return bool(measure) and tokens.low(index) not in ("an", "a", "m", "t", "-", "min", "ora", "day", "year", "month")


def _plural_after(tokens: Tokens, index: int) -> bool:
    for at in (index, index + 1):
        low = tokens.low(at)
        if not tokens.is_word(at) or tokens[at].line:
            return False
        if low in IRREGULAR_PLURALS or (len(low) > 3 and low.endswith("s") and not low.endswith("ss")):
            return True
    return False
