"""Typed literals in prose: money, shares, counts, ordinals, dates, periods and measures, with what qualifies them."""

from footnote_audit.model import Qualifier, Value, ValueKind
from footnote_audit.values.amounts import VAGUE, Amount, read_amount, read_rank, stands_alone, with_noun, with_range
from footnote_audit.values.calendar_dates import Dated
from footnote_audit.values.comparison import Comparison, compare, compare_beginnings, date_span, excludes, interval
from footnote_audit.values.designations import is_score, reference_end
from footnote_audit.values.left_out import left_out
from footnote_audit.values.numerals import may_begin, read_ordinal
from footnote_audit.values.periods import find_dates
from footnote_audit.values.small_words import BETWEEN_WORDS, REFERENCES, qualifier_after, qualifier_before
from footnote_audit.values.tokens import Tokens, language_of

__all__ = ["Comparison", "compare", "compare_beginnings", "date_span", "excludes", "find_values", "interval", "moved"]


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


def moved(value: Value, by: int) -> Value:
    """The value with its offsets moved: found in a part of a text, told of the whole, or the other way round."""
    # Spelt out rather than dataclasses.replace, which is several times slower and runs for every value of a source.
    return Value(
        kind=value.kind,
        exact=value.exact,
        start=value.start + by,
        end=value.end + by,
        amount=value.amount,
        upper=value.upper,
        unit=value.unit,
        qualifier=value.qualifier,
        date=value.date,
    )


def _dated_value(tokens: Tokens, dated: Dated) -> Value:
    start, end = tokens[dated.first].start, tokens[dated.last - 1].end
    kind = ValueKind.PERIOD if dated.period else ValueKind.DATE
    return Value(kind=kind, exact=tokens.text[start:end], start=start, end=end, date=dated.date())


def _amounts_between(tokens: Tokens, first: int, last: int, language: str, found: list[Value]) -> None:
    index = floor = first
    while index < last:
        if tokens[index].kind == "s" and tokens.low(index) not in "§№":
            index += 1
            continue
        if tokens.is_word(index) and not _may_begin(tokens.low(index), language):
            index += 1
            continue
        skipped = reference_end(tokens, index)
        if skipped > index:
            index = floor = skipped
            continue
        value, after = left_out(tokens, index, found, language) or _value_at(tokens, index, floor, last, language)
        if value is not None:
            found.append(value)
            floor = after
        index = max(after, index + 1)


def _may_begin(low: str, language: str) -> bool:
    return low in REFERENCES or low in VAGUE[language] or may_begin(low, language)


def _value_at(tokens: Tokens, index: int, floor: int, last: int, language: str) -> tuple[Value | None, int]:
    """The value that begins with the number at a token, and where to go on."""
    compound = tokens.is_word(index) and (rank := read_ordinal(tokens, index, language)) and rank.last > index + 1
    amount = None if compound else read_amount(tokens, index, language)
    if amount is None:
        ordinal = read_rank(tokens, index, language)
        return (_value(tokens, ordinal, floor, language), ordinal.last) if ordinal else (None, index + 1)
    if amount.last > last or amount.first < floor:
        return None, max(amount.last, index + 1)
    amount = with_range(tokens, amount, language, last)
    if stands_alone(tokens, amount):
        return None, amount.last
    if is_score(tokens, amount.last):
        return None, amount.last + 2
    return _value(tokens, amount, floor, language), max(amount.last, index + 1)


def _value(tokens: Tokens, amount: Amount, floor: int, language: str) -> Value:
    first, last, qualifier = amount.first, amount.last, Qualifier.EXACTLY
    if amount.kind is not ValueKind.ORDINAL:
        before = qualifier_before(tokens, first)
        after = qualifier_after(tokens, last)
        if before and before[1] >= floor:
            qualifier, first = before
        elif after:
            qualifier, last = after
            amount, last = with_noun(tokens, amount, last, language)
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
