"""Figures whose noun stands with an earlier one of the sentence: "Sandvik has 7 boats, Halden 9"."""

from collections.abc import Sequence

from footnote_audit.model import Qualifier, Value, ValueKind
from footnote_audit.values.designations import is_designation
from footnote_audit.values.numerals import read_numeral
from footnote_audit.values.small_words import qualifier_before
from footnote_audit.values.tokens import Tokens
from footnote_audit.values.units import currency_after, currency_before, measure_after, share_after

# Words between the comma or "and" that opens the second part and its figure.
_REACH = 7
# The earlier figure stands at most so many tokens before.
_FAR = 40
_DATES_BETWEEN = 4
_OPENING = frozenset(
    ", ; and while whereas but against et mais tandis und während aber y mientras e mentre enquanto а и но".split()  # noqa: SIM905
)
_STOPS = frozenset({"", ".", ",", ";", ")", "and", "et", "und", "y", "e", "и", "!", "?"})
_IN = frozenset({"in", "en", "im", "nel", "em", "в"})
_SENTENCE = frozenset({".", "!", "?"})
_COUNTED = (ValueKind.COUNT, ValueKind.MEASURE, ValueKind.MONEY, ValueKind.SHARE)


def left_out(tokens: Tokens, index: int, found: Sequence[Value], language: str) -> tuple[Value, int] | None:
    """The value that a number behind a name, or before its year, makes with the unit of the one before it; or None."""
    if tokens[index].kind != "n" and not _dated_part(tokens, index, language):
        return None
    before = next((v for v in found[:-_DATES_BETWEEN:-1] if v.kind in _COUNTED), None)
    if before is None or not before.unit:
        return None
    if is_designation(tokens, index) or currency_before(tokens, index):
        return None
    numeral = read_numeral(tokens, index, language)
    dated = numeral is not None and _before_year(tokens, numeral.last)
    if numeral is None or not (dated or tokens.low(numeral.last) in _STOPS) or _has_unit(tokens, numeral.last):
        return None
    qualified = qualifier_before(tokens, index)
    first = qualified[1] if qualified else index
    name = tokens[first - 1]
    follows = dated and name.low in _OPENING and _same_sentence(tokens, first - 1, before)
    named = not dated and name.kind == "w" and name.text[0].isupper() and _opened(tokens, first - 1, before)
    if not follows and not named:
        return None
    start, end = tokens[first].start, tokens[numeral.last - 1].end
    value = Value(
        kind=before.kind,
        exact=tokens.text[start:end],
        start=start,
        end=end,
        amount=numeral.amount,
        unit=before.unit,
        qualifier=qualified[0] if qualified else Qualifier.EXACTLY,
    )
    return value, numeral.last


def _before_year(tokens: Tokens, index: int) -> bool:
    """Whether a year follows with its preposition ("four boats in 2010 and five in 2012")."""
    low = tokens.low(index + 1)
    return tokens.low(index) in _IN and len(low) == 4 and low.isdecimal()


def _dated_part(tokens: Tokens, index: int, language: str) -> bool:
    """Whether a number word opens a further part of a sentence, and a year closes it."""
    if tokens.low(index - 1) not in _OPENING or not tokens.is_word(index):
        return False
    numeral = read_numeral(tokens, index, language)
    return numeral is not None and _before_year(tokens, numeral.last)


def _has_unit(tokens: Tokens, index: int) -> bool:
    return bool(measure_after(tokens, index) or share_after(tokens, index) or currency_after(tokens, index))


def _opened(tokens: Tokens, index: int, before: Value) -> bool:
    """Whether a part of the sentence begins shortly before a name, behind the earlier value."""
    for at in range(index - 1, max(-1, index - _REACH), -1):
        if tokens[at].start < before.end or tokens.low(at) in _SENTENCE or tokens[at].kind == "n":
            return False
        if tokens.low(at) in _OPENING:
            return _same_sentence(tokens, at, before)
    return False


def _same_sentence(tokens: Tokens, index: int, before: Value) -> bool:
    for at in range(index, max(-1, index - _FAR), -1):
        if tokens[at].end <= before.end:
            return True
        if tokens.low(at) in _SENTENCE and not tokens[at + 1].text[:1].islower():
            return False
    return False
