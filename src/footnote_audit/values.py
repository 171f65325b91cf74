"""Typed literals in prose: money, shares, counts, ordinals, dates, periods and measures, with what qualifies them."""

from decimal import Decimal
from typing import NamedTuple

from footnote_audit.calendar_dates import Dated, find_dates
from footnote_audit.counted_nouns import Counted, counted_noun
from footnote_audit.model import Qualifier, Value, ValueKind
from footnote_audit.number_words import number_words
from footnote_audit.numerals import Numeral, read_numeral, read_ordinal, read_part
from footnote_audit.prose_tokens import Tokens, language_of
from footnote_audit.units import PERCENT, currency_after, currency_before, measure_after, share_after
from footnote_audit.value_comparison import Comparison, compare, interval
from footnote_audit.value_words import (
    AND_WORDS,
    ARTICLES_OF_LAW,
    BETWEEN_WORDS,
    FROM_WORDS,
    OR_WORDS,
    REFERENCES,
    TO_WORDS,
    qualifier_after,
    qualifier_before,
)

__all__ = ["Comparison", "compare", "find_values", "interval"]


class _Amount(NamedTuple):
    """An amount with its kind, between two token indices; `noun` tells a counted thing from a plain number."""

    first: int
    last: int
    kind: ValueKind
    amount: Decimal
    unit: str | None
    numeral: Numeral
    upper: Decimal | None = None


def find_values(text: str, *, language: str | None = None) -> tuple[Value, ...]:
    """The typed literals of a text in order, none overlapping another; offsets are into `text`.

    `language` is the text's (BCP 47; its first part counts); None guesses it from the small words. Dates are EDTF.
    Page numbers, note labels, volume and issue numbers, model names, versions, clock times and scores are no values.
    """
    tokens = Tokens(text)
    if not len(tokens):
        return ()
    known = language_of(tokens, language)
    found: list[Value] = []
    index = 0
    dates = find_dates(tokens, known)
    for dated in dates:
        _amounts_between(tokens, index, dated.first, known, found)
        found.append(_dated_value(tokens, dated))
        index = dated.last
    _amounts_between(tokens, index, len(tokens), known, found)
    return tuple(found)


def _dated_value(tokens: Tokens, dated: Dated) -> Value:
    start, end = tokens[dated.first].start, tokens[dated.last - 1].end
    kind = ValueKind.PERIOD if dated.period else ValueKind.DATE
    return Value(kind=kind, exact=tokens.text[start:end], start=start, end=end, date=dated.date())


def _amounts_between(tokens: Tokens, first: int, last: int, language: str, found: list[Value]) -> None:
    index = floor = first
    while index < last:
        if tokens[index].kind == "s":
            index += 1
            continue
        skipped = _reference_end(tokens, index, language)
        if skipped > index:
            index = floor = skipped
            continue
        value, after = _value_at(tokens, index, floor, last, language)
        if value is not None:
            found.append(value)
            floor = after
        index = max(after, index + 1)


def _value_at(tokens: Tokens, index: int, floor: int, last: int, language: str) -> tuple[Value | None, int]:
    """The value that begins with the number at a token, and where to go on."""
    amount = _amount(tokens, index, language)
    if amount is None:
        ordinal = _ordinal(tokens, index, language)
        return (_value(tokens, ordinal, floor), ordinal.last) if ordinal else (None, index + 1)
    if amount.last > last or amount.first < floor:
        return None, max(amount.last, index + 1)
    amount = _ranged(tokens, amount, language, last)
    return _value(tokens, amount, floor), max(amount.last, index + 1)


def _value(tokens: Tokens, amount: _Amount, floor: int) -> Value:
    first, last, qualifier = amount.first, amount.last, Qualifier.EXACTLY
    if amount.kind is not ValueKind.ORDINAL:
        before = qualifier_before(tokens, first)
        after = qualifier_after(tokens, last)
        if before and before[1] >= floor:
            qualifier, first = before
        elif after:
            qualifier, last = after
        elif amount.upper is not None and tokens.low(first - 1) in BETWEEN_WORDS and first > floor:
            first -= 1
    if amount.upper is not None:
        qualifier = Qualifier.BETWEEN
    elif amount.numeral.first < 0:
        qualifier = Qualifier.AT_LEAST
    start, end = tokens[first].start, tokens[last - 1].end
    return Value(
        kind=amount.kind,
        exact=tokens.text[start:end],
        start=start,
        end=end,
        amount=amount.amount,
        upper=amount.upper,
        unit=amount.unit,
        qualifier=qualifier,
    )


def _amount(tokens: Tokens, index: int, language: str) -> _Amount | None:
    if tokens[index].kind == "n" and _is_designation(tokens, index):
        return None
    part = _share_in_words(tokens, index, language)
    if part is not None:
        return part
    before = currency_before(tokens, index)
    numeral = read_numeral(tokens, index, language, money=before is not None or _letter_money(tokens, index))
    if numeral is None:
        return _vague(tokens, index, language)
    return (
        _money(tokens, numeral, before)
        or _share(tokens, numeral)
        or _measure(tokens, numeral)
        or _count(tokens, numeral, language)
    )


def _letter_money(tokens: Tokens, index: int) -> bool:
    return bool(tokens.touches(index + 1) and tokens.is_word(index + 1) and currency_after(tokens, index + 2))


def _money(tokens: Tokens, numeral: Numeral, before: tuple[str, int] | None) -> _Amount | None:
    after = currency_after(tokens, numeral.last, scaled=numeral.scale >= 1000)
    if before is None and after is None:
        return None
    code, first = before or (after or ("", 0))[0], before[1] if before else numeral.first
    if before is not None:
        code, first = before
        last = after[1] if after and after[0] == code else numeral.last
    else:
        code, last = after or ("", numeral.last)
    return _Amount(first, last, ValueKind.MONEY, numeral.amount, code, numeral)


def _share(tokens: Tokens, numeral: Numeral) -> _Amount | None:
    after = share_after(tokens, numeral.last)
    if after is None:
        return None
    kind = ValueKind.SHARE if after[0] == PERCENT else ValueKind.MEASURE
    return _Amount(numeral.first, after[1], kind, numeral.amount, after[0], numeral)


def _measure(tokens: Tokens, numeral: Numeral) -> _Amount | None:
    after = measure_after(tokens, numeral.last)
    if after is None:
        return None
    return _Amount(numeral.first, after[1], ValueKind.MEASURE, numeral.amount, after[0], numeral)


def _count(tokens: Tokens, numeral: Numeral, language: str) -> _Amount | None:
    noun = counted_noun(tokens, numeral.last, language)
    if numeral.bare and not noun.unit and _is_label(tokens, numeral.first):
        return None
    if numeral.bare and _names_a_model(tokens, numeral.first, noun, language):
        return None
    if numeral.spelled and numeral.amount < 2:
        return None
    if numeral.spelled and numeral.scale == 1 and not noun.unit and numeral.last - numeral.first == 1:
        return None
    return _Amount(numeral.first, max(noun.last, numeral.last), ValueKind.COUNT, numeral.amount, noun.unit, numeral)


_VAGUE = {
    "en": {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000},
    "fr": {"dizaines": 20, "douzaines": 24, "centaines": 200},
    "de": {"dutzende": 24, "hunderte": 200, "tausende": 2000},
    "es": {"docenas": 24, "decenas": 20, "cientos": 200, "centenares": 200},
    "it": {"decine": 20, "dozzine": 24, "centinaia": 200, "migliaia": 2000},
    "pt": {"dezenas": 20, "dúzias": 24, "centenas": 200},
    "ru": {"десятки": 20, "сотни": 200},
}


def _vague(tokens: Tokens, index: int, language: str) -> _Amount | None:
    """Dozens, hundreds, thousands: at least two of them."""
    least = _VAGUE[language].get(tokens.low(index))
    if least is None:
        return None
    noun = counted_noun(tokens, index + 1, language)
    if not noun.unit:
        return None
    vague = Numeral(Decimal(least), -1, index + 1, spelled=True)
    return _Amount(index, noun.last, ValueKind.COUNT, Decimal(least), noun.unit, vague)


_AFTER_PART = frozenset("of de des du d der des dell di del da do delle degli более more less plus".split())  # noqa: SIM905
_OUT_OF = frozenset({"in", "sur", "von", "su", "em", "de", "из", "out"})


def _share_in_words(tokens: Tokens, index: int, language: str) -> _Amount | None:
    """A fraction as a share: "nine tenths", "a third of", "half of", "nine out of ten"."""
    proportion = _out_of(tokens, index, language)
    if proportion is not None:
        return proportion
    part = read_part(tokens, index, language)
    if part is None:
        return None
    after = tokens.low(part.last)
    halves = number_words(language).halves
    sole = tokens.low(index) in halves
    one = sole or tokens.low(index) in number_words(language).articles - {"one"}
    owned = sole and language == "en" and after in ("the", "its", "their", "his", "her", "all")
    if one and after not in _AFTER_PART and (tokens.is_word(part.last) or sole) and not owned:
        return None
    before = tokens.low(index - 1)
    if sole and (before in AND_WORDS or before == "last" or read_ordinal(tokens, index - 1, language)):
        return None
    if tokens[part.last].kind == "n":
        return None
    return _Amount(index, part.last, ValueKind.SHARE, part.amount, PERCENT, part)


def _out_of(tokens: Tokens, index: int, language: str) -> _Amount | None:
    """ "nine out of ten", "9 in 10": only where the second number is a round base."""
    above = read_numeral(tokens, index, language)
    if above is None or tokens.low(above.last) not in _OUT_OF or above.scale > 1:
        return None
    at = above.last + 1 + (tokens.low(above.last + 1) == "of")
    below = read_numeral(tokens, at, language)
    out = tokens.low(above.last) == "out"
    if below is None or below.amount not in (3, 4, 5, 10, 100, 1000) or not 0 < above.amount < below.amount:
        return None
    if below.spelled != above.spelled or (not out and tokens.is_word(below.last) and language != "en"):
        return None
    if not out and tokens.low(above.last) not in ("in", "sur", "su", "из", "em"):
        return None
    if not out and above.amount > 9:
        return None
    amount = above.amount * 100 / below.amount
    return _Amount(index, below.last, ValueKind.SHARE, amount, PERCENT, below)


def _ordinal(tokens: Tokens, index: int, language: str) -> _Amount | None:
    ordinal = read_ordinal(tokens, index, language)
    if ordinal is None or (tokens.touches(index) and tokens[index - 1].kind in "wn"):
        return None
    last = ordinal.last
    if tokens.low(last) == "-" and tokens.touches(last) and tokens.is_word(last + 1):
        last += 1
    if tokens.low(last) in ("ever",):
        last += 1
    noun = counted_noun(tokens, last, language, singular=True)
    superlative = tokens.is_word(last) and not tokens[last].line and tokens.low(last).endswith(("est", "best"))
    end = last + 1 if superlative else max(noun.last if noun.unit else last, ordinal.last)
    if not noun.unit and not superlative and last == ordinal.last and tokens.low(index - 1) not in _RANKED:
        return None
    return _Amount(index, end, ValueKind.ORDINAL, ordinal.amount, noun.unit, ordinal)


_RANKED = frozenset(
    "ranked ranks rank the its their le la der die das den el il o als place placed came comes finished".split()  # noqa: SIM905
)


def _ranged(tokens: Tokens, amount: _Amount, language: str, limit: int) -> _Amount:
    """The amount with its upper end where a range follows: "$200 to $300 million", "between 5 and 7 km"."""
    connector, at = tokens.low(amount.last), amount.last + 1
    before = tokens.low(amount.first - 1)
    between = before in BETWEEN_WORDS
    if connector in AND_WORDS and not between:
        return amount
    if connector not in TO_WORDS | AND_WORDS | OR_WORDS | {"-"} or at >= limit:
        return amount
    if connector == "-" and tokens[amount.last].gap != tokens[at].gap:
        return amount
    while tokens.low(at) in ("$", "€", "£", "₪", "us", "usd", "eur", "gbp", "the") and at < limit - 1:
        at += 1
    second = _amount(tokens, at, language) if tokens[at].kind != "s" else None
    if second is None or second.last > limit or not _pairs(amount, second):
        return amount
    low = _carried(amount, second)
    if low >= second.amount:
        return amount
    if before in FROM_WORDS and not between and connector in TO_WORDS:
        return amount._replace(amount=low, unit=second.unit, kind=second.kind)
    first = amount.first
    return amount._replace(
        first=first, last=second.last, amount=low, upper=second.amount, unit=second.unit, kind=second.kind
    )


def _pairs(first: _Amount, second: _Amount) -> bool:
    """Whether two amounts can be the ends of one range: the same unit, or only the second has one."""
    if first.kind is second.kind:
        return first.unit == second.unit or first.unit is None
    return first.kind is ValueKind.COUNT and first.unit is None


def _carried(first: _Amount, second: _Amount) -> Decimal:
    """The first amount, with the second's scale where it printed none and so stays the smaller ("12 to 25 million")."""
    if first.numeral.scale == 1 and second.numeral.scale > 1:
        scaled = first.amount * second.numeral.scale
        return scaled if scaled < second.amount else first.amount
    return first.amount


def _reference_end(tokens: Tokens, index: int, language: str) -> int:
    """The index after a reference ("pp. 12-15, 17", "vol. 3", "no. 5"), or the same index where none begins."""
    low = tokens.low(index)
    if low not in REFERENCES or not (tokens.is_word(index) or low in "§№"):
        return index
    at = index + 1
    while tokens.low(at) in (".", "º", "°", "№", "n", "no") and at < index + 4 and not tokens[at].line:
        at += 1
    if tokens[at].kind != "n" or tokens[at].line:
        return index
    if low in ("t", "s", "p", "v", "n", "m") and at == index + 1 and tokens.touches(at):
        return index
    at += 1
    while tokens.low(at) in ("-", ",", "/", "&", "and", "et", "und") and tokens[at + 1].kind == "n":
        if tokens.low(at) != "-" and len(tokens.low(at + 1)) == 4:
            break
        at += 2
    del language
    return at


def _is_designation(tokens: Tokens, index: int) -> bool:
    """Whether digits are part of a name or a code: "S-400", "TB2", "747s", "978-3-16", "14:30", "1.2.3"."""
    low = tokens.low(index)
    before, after = tokens[index - 1], tokens[index + 1]
    if low.count(".") > 1 and not all(len(p) == 3 for p in low.split(".")[1:]):
        return True
    if tokens.touches(index):
        if before.kind == "w" and not currency_before(tokens, index):
            return True
        if (
            before.low == "-"
            and tokens.touches(index - 1)
            and (tokens.is_word(index - 2) or (tokens[index - 2].kind == "n" and tokens.low(index - 3) in ("-", ".")))
        ):
            return True
        if before.low in ("/", ":", "#", "_", "=", "@", "&", "№", "[", "\\") or (
            before.low == "." and tokens.touches(index - 1)
        ):
            return True
    if not tokens.touches(index + 1):
        return False
    if after.low in (":", "/", "_", "=", "@") and tokens.touches(index + 2) and tokens[index + 2].kind == "n":
        return True
    if (
        after.low == "-"
        and tokens.low(index + 3) == "-"
        and tokens[index + 2].kind == "n"
        and tokens.touches(index + 4)
    ):
        return True
    if after.kind != "w":
        return False
    return not _suffix_known(tokens, index)


def _suffix_known(tokens: Tokens, index: int) -> bool:
    """Whether the letters joined to digits are a scale or unit ("7bn", "120mm")."""
    money = currency_before(tokens, index) is not None or currency_after(tokens, index + 2) is not None
    numeral = read_numeral(tokens, index, "en", money=money)
    if numeral is not None and numeral.last > index + 1:
        return True
    at = index + 1
    return bool(measure_after(tokens, at) or currency_after(tokens, at) or share_after(tokens, at))


def _is_label(tokens: Tokens, index: int) -> bool:
    """Whether a bare number is the label of a list item or note: first on its line before a stop, or in brackets."""
    before, after = tokens.low(index - 1), tokens.low(index + 1)
    if before in ("[", "(") and after in ("]", ")"):
        return True
    return tokens[index].line and after in (".", ")", "]", "") and (tokens.touches(index + 1) or not after)


def _names_a_model(tokens: Tokens, index: int, noun: Counted, language: str) -> bool:
    """Whether a bare number ends a name: a capitalised word stands before it inside the sentence ("Orbiter 3")."""
    before = tokens[index - 1]
    if before.kind != "w" or not before.text[0].isupper() or tokens[index].line:
        return False
    if qualifier_before(tokens, index):
        return False
    if before.low in ARTICLES_OF_LAW:
        return False
    if tokens.begins_sentence(index - 1):
        return len(before.low) > 3 and not noun.unit
    return language != "de" or not noun.unit
