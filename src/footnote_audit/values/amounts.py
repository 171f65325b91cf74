"""Amounts in prose: money, shares, measures, counts and ordinals, alone or as the ends of a range."""

from decimal import Decimal
from typing import NamedTuple

from footnote_audit.model import ValueKind
from footnote_audit.values.counted_nouns import counted_noun
from footnote_audit.values.designations import is_designation, is_label, names_a_model
from footnote_audit.values.number_words import number_words
from footnote_audit.values.numerals import Numeral, read_numeral, read_ordinal, read_part
from footnote_audit.values.small_words import AND_WORDS, ARTICLES_OF_LAW, BETWEEN_WORDS, FROM_WORDS, OR_WORDS, TO_WORDS
from footnote_audit.values.tokens import Tokens
from footnote_audit.values.units import PERCENT, currency_after, currency_before, measure_after, parts_of, share_after


class Amount(NamedTuple):
    """An amount with its kind, between two token indices; `noun` tells a counted thing from a plain number."""

    first: int
    last: int
    kind: ValueKind
    amount: Decimal
    unit: str | None
    numeral: Numeral
    upper: Decimal | None = None


def read_amount(tokens: Tokens, index: int, language: str) -> Amount | None:
    if tokens[index].kind == "n" and is_designation(tokens, index):
        return None
    part = _share_in_words(tokens, index, language)
    if part is not None:
        return part
    span = _lone_span(tokens, index, language)
    if span is not None:
        return span
    before = currency_before(tokens, index)
    numeral = read_numeral(tokens, index, language, money=before is not None or _letter_money(tokens, index))
    if numeral is None:
        return _vague(tokens, index, language)
    return (
        _money(tokens, numeral, before)
        or _share(tokens, numeral)
        or _measure(tokens, numeral, language)
        or _count(tokens, numeral, language)
    )


# "A year" alone mostly means "each year"; it counts only with a smaller span behind it.
_SPANS = frozenset({"decade", "century", "week", "month", "year", "hour"})


def _lone_span(tokens: Tokens, index: int, language: str) -> Amount | None:
    """ "a decade", "un siècle": the articles count only before spans of time that are themselves an amount."""
    if tokens.low(index) not in number_words(language).articles:
        return None
    after = measure_after(tokens, index + 1)
    if after is None or after[0] not in _SPANS:
        return None
    if tokens.low(index - 1) in ("times", "once", "twice", "per", "days", "days", "fois", "mal", "pro"):
        return None
    one = Numeral(Decimal(1), index, index + 1, spelled=True)
    span = Amount(index, after[1], ValueKind.MEASURE, Decimal(1), after[0], one)
    whole = _with_parts(tokens, span, language)
    return whole if whole.last > span.last or after[0] not in ("year", "hour") else None


def _letter_money(tokens: Tokens, index: int) -> bool:
    return bool(tokens.touches(index + 1) and tokens.is_word(index + 1) and currency_after(tokens, index + 2))


def _money(tokens: Tokens, numeral: Numeral, before: tuple[str, int] | None) -> Amount | None:
    after = currency_after(tokens, numeral.last, scaled=numeral.scale >= 1000)
    if before is None and after is None:
        return None
    code, first = before or (after or ("", 0))[0], before[1] if before else numeral.first
    if before is not None:
        code, first = before
        last = after[1] if after and after[0] == code else numeral.last
    else:
        code, last = after or ("", numeral.last)
    return Amount(first, last, ValueKind.MONEY, numeral.amount, code, numeral)


def _share(tokens: Tokens, numeral: Numeral) -> Amount | None:
    after = share_after(tokens, numeral.last)
    if after is None:
        return None
    kind = ValueKind.SHARE if after[0] == PERCENT else ValueKind.MEASURE
    return Amount(numeral.first, after[1], kind, numeral.amount, after[0], numeral)


def _measure(tokens: Tokens, numeral: Numeral, language: str) -> Amount | None:
    after = measure_after(tokens, numeral.last)
    if after is None and numeral.scale > 1 and tokens.low(numeral.last) in ("of", "de", "di", "d"):
        after = measure_after(tokens, numeral.last + 1 + (tokens.low(numeral.last + 1) == "'"))
    if after is None:
        return None
    amount = Amount(numeral.first, after[1], ValueKind.MEASURE, numeral.amount, after[0], numeral)
    return _with_parts(tokens, amount, language)


def _with_parts(tokens: Tokens, amount: Amount, language: str) -> Amount:
    """The measure with the smaller one told besides: "a year and two months", "two years and a half"."""
    words = number_words(language)
    at = amount.last + (tokens.low(amount.last) in words.joiners or tokens.low(amount.last) in AND_WORDS | {","})
    half = at + (tokens.low(at) in words.articles)
    if at > amount.last and tokens.low(at - 1) != "," and tokens.low(half) in words.halves:
        return amount._replace(last=half + 1, amount=amount.amount + Decimal("0.5"))
    rest = read_numeral(tokens, at, language)
    smaller = measure_after(tokens, rest.last) if rest else None
    times = parts_of(amount.unit or "", smaller[0]) if smaller else None
    if rest is None or smaller is None or times is None or rest.amount >= times:
        return amount
    return amount._replace(last=smaller[1], amount=amount.amount * times + rest.amount, unit=smaller[0])


def _count(tokens: Tokens, numeral: Numeral, language: str) -> Amount | None:
    noun = counted_noun(tokens, numeral.last, language)
    law = _rule(tokens, numeral)
    if law is not None:
        return law
    if numeral.bare and not noun.unit and is_label(tokens, numeral.first):
        return None
    if numeral.bare and names_a_model(tokens, numeral.first, noun, language):
        return None
    if numeral.spelled and numeral.amount < 2:
        return None
    return Amount(numeral.first, max(noun.last, numeral.last), ValueKind.COUNT, numeral.amount, noun.unit, numeral)


def _rule(tokens: Tokens, numeral: Numeral) -> Amount | None:
    """ "article 5": a rule's number, as an ordinal with the word before it as unit."""
    before = tokens[numeral.first - 1]
    if not numeral.bare or before.low not in ARTICLES_OF_LAW:
        return None
    unit = before.low if before.low != "articles" else "article"
    return Amount(numeral.first - 1, numeral.last, ValueKind.ORDINAL, numeral.amount, unit, numeral)


def with_noun(tokens: Tokens, amount: Amount, index: int, language: str) -> tuple[Amount, int]:
    """The count with the noun behind its qualifier ("30 or more boats"), and the index after all of it."""
    if amount.kind is not ValueKind.COUNT or amount.unit is not None:
        return amount, index
    noun = counted_noun(tokens, index, language)
    return amount._replace(unit=noun.unit), max(noun.last, index)


_MORE = frozenset("more others further weitere autres otros altri outros".split())  # noqa: SIM905


def stands_alone(tokens: Tokens, amount: Amount) -> bool:
    """Whether a small number word counts nothing that is printed ("the two", "one of them")."""
    if tokens.low(amount.last) in _MORE and tokens.low(amount.last + 1) != "than":
        return False
    numeral = amount.numeral
    word = numeral.spelled and numeral.scale == 1 and numeral.last - numeral.first == 1
    return word and amount.kind is ValueKind.COUNT and amount.unit is None and amount.upper is None


VAGUE = {
    "en": {"tens": 20, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000},
    "fr": {"dizaines": 20, "douzaines": 24, "centaines": 200},
    "de": {"dutzende": 24, "hunderte": 200, "tausende": 2000},
    "es": {"docenas": 24, "decenas": 20, "cientos": 200, "centenares": 200},
    "it": {"decine": 20, "dozzine": 24, "centinaia": 200, "migliaia": 2000},
    "pt": {"dezenas": 20, "dúzias": 24, "centenas": 200},
    "ru": {"десятки": 20, "сотни": 200},
}


def _vague(tokens: Tokens, index: int, language: str) -> Amount | None:
    """Dozens, hundreds, thousands: at least two of them."""
    least = VAGUE[language].get(tokens.low(index))
    if least is None:
        return None
    last = index + 1
    multiplied = VAGUE[language].get(tokens.low(index + 2), 0) // 2
    multiplied = multiplied or number_words(language).scales.get(tokens.low(index + 2), 0)
    if tokens.low(index + 1) in ("of", "de") and multiplied >= 1000:
        least, last = least * multiplied, index + 3
    noun = counted_noun(tokens, last, language)
    if not noun.unit and last == index + 1:
        return None
    vague = Numeral(Decimal(least), -1, last, spelled=True)
    return Amount(index, max(noun.last, last), ValueKind.COUNT, Decimal(least), noun.unit, vague)


_AFTER_PART = frozenset(
    "of de des du d der dell di del da do dos das dei della delle degli more less plus".split()  # noqa: SIM905
)
_OUT_OF = frozenset({"in", "sur", "von", "su", "em", "de", "из", "out"})


def _share_in_words(tokens: Tokens, index: int, language: str) -> Amount | None:
    """A fraction as a share: "nine tenths", "a third of", "half of", "nine out of ten"."""
    proportion = _out_of(tokens, index, language)
    if proportion is not None:
        return proportion
    part = read_part(tokens, index, language)
    if part is None or ((numeral := read_numeral(tokens, index, language)) and numeral.last > part.last):
        return None
    after = tokens.low(part.last)
    halves = number_words(language).halves
    sole = tokens.low(index) in halves
    one = sole or tokens.low(index) in number_words(language).articles - {"one"}
    owned = sole and language == "en" and after in ("the", "its", "their", "his", "her", "all")
    if one and after not in _AFTER_PART and (tokens.is_word(part.last) or sole) and not owned:
        return None
    if (
        tokens.low(part.last) in ("of", "de", "des")
        and len(tokens.low(part.last + 1)) == 4
        and (tokens.low(part.last + 1).isdecimal())
    ):
        return None
    before = tokens.low(index - 1)
    if sole and (before in AND_WORDS or before == "last" or read_ordinal(tokens, index - 1, language)):
        return None
    if tokens[part.last].kind == "n":
        return None
    return Amount(index, part.last, ValueKind.SHARE, part.amount, PERCENT, part)


def _out_of(tokens: Tokens, index: int, language: str) -> Amount | None:
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
    return Amount(index, below.last, ValueKind.SHARE, amount, PERCENT, below)


_MINISTERS = ("minist", "министр")


def read_rank(tokens: Tokens, index: int, language: str) -> Amount | None:
    """The ordinal that begins at a token, with the noun or superlative it ranks; a prime minister is none."""
    ordinal = read_ordinal(tokens, index, language)
    if ordinal is None or (tokens.touches(index) and tokens[index - 1].kind in "wn"):
        return None
    if tokens.low(ordinal.last).startswith(_MINISTERS):
        return None
    last = ordinal.last
    if tokens.low(last) == "-" and tokens.touches(last) and tokens.is_word(last + 1):
        last += 1
    if tokens.low(last) in ("ever",):
        last += 1
    noun = counted_noun(tokens, last, language, singular=True)
    superlative = tokens.is_word(last) and not tokens[last].line and tokens.low(last).endswith(("est", "best"))
    end = last + 1 if superlative else max(noun.last if noun.unit else last, ordinal.last)
    if (
        not noun.unit
        and not superlative
        and last == ordinal.last
        and tokens.low(index - 1) not in _RANKED
        and tokens[index].kind == "w"
    ):
        return None
    return Amount(index, end, ValueKind.ORDINAL, ordinal.amount, noun.unit, ordinal)


_RANKED = frozenset(
    "ranked ranks rank the its their le la der die das den el il o als place placed came comes finished".split()  # noqa: SIM905
)


def with_range(tokens: Tokens, amount: Amount, language: str, limit: int) -> Amount:
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
    second = read_amount(tokens, at, language) if tokens[at].kind != "s" else None
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


def _pairs(first: Amount, second: Amount) -> bool:
    """Whether two amounts can be the ends of one range: the same unit, or only the second has one."""
    if first.kind is second.kind:
        return first.unit == second.unit or first.unit is None
    return first.kind is ValueKind.COUNT and first.unit is None


def _carried(first: Amount, second: Amount) -> Decimal:
    """The first amount, with the second's scale where it printed none and so stays the smaller ("12 to 25 million")."""
    if first.numeral.scale == 1 and second.numeral.scale > 1:
        scaled = first.amount * second.numeral.scale
        return scaled if scaled < second.amount else first.amount
    return first.amount
