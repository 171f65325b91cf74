"""Numbers as printed: digit groups by the customs of a language, number words, scales, ordinals and parts."""

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from footnote_audit.values.number_words import LETTER_SCALES, MIXED, SHARED_SCALES, number_words
from footnote_audit.values.tokens import Tokens

# Longer digit groups are keys, codes or noise, not figures of prose.
MAX_DIGITS = 30
_COMMA_LANGUAGES = frozenset({"fr", "de", "es", "it", "pt", "ru"})
_GROUPED = re.compile(r"\d{1,3}(?:([.,٬'])\d{3})(?:\1\d{3})*(?:[.,٫]\d+)?")
# Lakhs and crores: groups of two before the last of three.
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
# Fractions in one sign.
_SIGNS = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅕": "0.2", "⅖": "0.4", "⅗": "0.6", "⅘": "0.8", "⅛": "0.125"}
_ORDINAL_SUFFIXES = {
    "en": "st nd rd th",
    "fr": "er ère re e ème eme nd nde",
    "es": "º ª o a er",
    "it": "º ª o a",
    "pt": "º ª o a",
    "ru": "й я е го му ый ой ая ое",
    "de": "",
}


class Numeral(NamedTuple):
    """A number between two token indices (`last` exclusive).

    `bare` means a plain group of digits without mark or scale; `scale` is what the scale words multiplied by.
    """

    amount: Decimal
    first: int
    last: int
    bare: bool = False
    spelled: bool = False
    scale: int = 1


@cache
def _beginners(language: str) -> frozenset[str]:
    words = number_words(language)
    return frozenset().union(words.pieces, words.scales, words.ordinals, words.parts, words.articles, words.halves)


def may_begin(low: str, language: str) -> bool:
    """Whether a word can begin a number: a quick look that spares the others every further rule."""
    if low in _beginners(language) or low in MIXED or low in _SIGNS:
        return True
    return language == "de" and ("hundert" in low or "tausend" in low or _GERMAN_RANK.match(low) is not None)


def read_numeral(tokens: Tokens, index: int, language: str, *, money: bool = False) -> Numeral | None:
    """The cardinal number that begins at a token, with its scale; None where there is none.

    With `money` single letters touching the digits are scales too ("7m").
    """
    if tokens[index].kind == "n":
        return _from_digits(tokens, index, language, money)
    return _from_words(tokens, index, language) if tokens.is_word(index) else None


def read_ordinal(tokens: Tokens, index: int, language: str) -> Numeral | None:
    """The ordinal that begins at a token: a word, or digits with the ending that their language gives them."""
    token = tokens[index]
    if token.kind == "n":
        after = tokens.low(index + 1)
        suffixes = _ORDINAL_SUFFIXES[language].split() if language != "en" else ["st", "nd", "rd", "th"]
        plain = token.low.isdigit() and len(token.low) <= 4
        if plain and after in suffixes and tokens.touches(index + 1):
            return Numeral(Decimal(int(token.low)), index, index + 2)
        if plain and language == "ru" and after == "-" and tokens.low(index + 2) in suffixes and _tight(tokens, index):
            return Numeral(Decimal(int(token.low)), index, index + 3)
        return None
    number = number_words(language).ordinals.get(token.low)
    if number is not None:
        return Numeral(Decimal(number), index, index + 1, spelled=True)
    if language == "de":
        ranked = _german_rank(token.low)
        return Numeral(Decimal(ranked), index, index + 1, spelled=True) if ranked else None
    return _compound_ordinal(tokens, index, language)


def read_part(tokens: Tokens, index: int, language: str) -> Numeral | None:
    """A fraction in words as a share in per cent: "nine tenths" is 90, "a third" 33.33…, "half" 50."""
    words = number_words(language)
    sign = _SIGNS.get(tokens.low(index))
    if sign is not None and not tokens.touches(index):
        return Numeral(Decimal(sign) * 100, index, index + 1, spelled=True)
    if tokens.low(index) in words.halves:
        return Numeral(Decimal(50), index, index + 1, spelled=True)
    above = words.pieces.get(tokens.low(index))
    if above is None and tokens[index].kind == "n" and tokens.low(index).isdigit() and len(tokens.low(index)) < 4:
        above = int(tokens.low(index))
    if above is None and tokens.low(index) in words.articles:
        above = 1
    at = index + 2 if tokens.low(index + 1) == "-" else index + 1
    below = words.parts.get(tokens.low(at))
    if above is None or below is None or not 0 < above < below:
        return None
    return Numeral(Decimal(100 * above) / below, index, at + 1, spelled=True)


def _tight(tokens: Tokens, index: int) -> bool:
    return tokens.touches(index + 1) and tokens.touches(index + 2)


_GERMAN_RANK = re.compile(r"(zweit|dritt|viert|fünft|sechst|siebt|acht|neunt|zehnt)(?=[a-zäöüß]*[sß]te[rsnm]?$)")


def _german_rank(low: str) -> int | None:
    """The rank in a German superlative ("zweitgrößte"), None for any other word."""
    match = _GERMAN_RANK.match(low) if len(low) < 40 else None
    return number_words("de").ordinals[match[1] + "e"] if match and match[1] != "acht" else None


def _compound_ordinal(tokens: Tokens, index: int, language: str) -> Numeral | None:
    tens = number_words(language).pieces.get(tokens.low(index), 0)
    if tens < 20 or tens % 10 or tens > 90:
        return None
    at = index + 2 if tokens.low(index + 1) == "-" else index + 1
    unit = number_words(language).ordinals.get(tokens.low(at), 10)
    return Numeral(Decimal(tens + unit), index, at + 1, spelled=True) if unit < 10 else None


def _from_digits(tokens: Tokens, index: int, language: str, money: bool) -> Numeral | None:
    raw, last = _joined_groups(tokens, index)
    if len(raw) > MAX_DIGITS:
        return None
    amount = _amount(raw, language)
    if amount is None:
        return None
    if tokens.low(last) in _SIGNS and raw.isdigit() and tokens.touches(last):
        amount, last = amount + Decimal(_SIGNS[tokens.low(last)]), last + 1
    scale, end = _scales(tokens, last, language, money)
    bare = raw.isdigit() and end == index + 1
    return Numeral(amount * scale, index, end, bare=bare, scale=scale)


def _joined_groups(tokens: Tokens, index: int) -> tuple[str, int]:
    """The digits from a token on, groups of three after a single space drawn together ("12 400")."""
    raw, last = tokens.low(index), index + 1
    if not (raw.isdigit() and len(raw) <= 3 and raw[0] != "0"):
        return raw, last
    while len(raw) <= MAX_DIGITS:
        group, before = tokens[last], tokens[last - 1]
        head, _, tail = group.low.partition(",")
        single = group.kind == "n" and group.start == before.end + 1 and not group.line
        if not (single and len(head) == 3 and head.isdigit() and (not tail or tail.isdigit())):
            break
        raw, last = raw + group.low, last + 1
        if tail:
            break
    return raw, last


def _amount(raw: str, language: str) -> Decimal | None:
    if _INDIAN.fullmatch(raw):
        return Decimal("".join(str(int(c)) if c.isdigit() else "." if c == "." else "" for c in raw))
    marks = [c for c in raw if not c.isdigit()]
    digits = "".join(str(int(c)) if c.isdigit() else c for c in raw)
    if not marks:
        return Decimal(digits)
    if len(set(marks)) > 1:
        decimal_mark = marks[-1] if marks.count(marks[-1]) == 1 else ""
        grouped = digits.rpartition(decimal_mark)[0] if decimal_mark else ""
        if not _GROUPED.fullmatch(grouped):
            return None
        return Decimal(_only(grouped) + "." + digits.rpartition(decimal_mark)[2])
    mark, grouped_shape = marks[0], bool(_GROUPED.fullmatch(digits))
    if len(marks) > 1 or mark in "'٬":
        return Decimal(_only(digits)) if grouped_shape else None
    if mark != "٫" and grouped_shape and digits[0] != "0" and _groups_thousands(mark, language):
        return Decimal(_only(digits))
    return Decimal(digits.replace(mark, "."))


def _groups_thousands(mark: str, language: str) -> bool:
    """Whether one mark before exactly three digits parts thousands: a matter of custom."""
    return mark == ("." if language in _COMMA_LANGUAGES else ",")


def _only(digits: str) -> str:
    return "".join(c for c in digits if c.isdigit())


def _scales(tokens: Tokens, index: int, language: str, money: bool) -> tuple[int, int]:
    table = number_words(language).scales
    scale = 1
    for _ in range(2):
        hyphen = tokens.low(index) == "-" and tokens.touches(index) and tokens.touches(index + 1)
        low = tokens.low(index + hyphen)
        factor = table.get(low) or SHARED_SCALES.get(low)
        if hyphen and factor is not None:
            index += 1
        if factor is None and money and not hyphen:
            factor = LETTER_SCALES.get(low)
        if factor is None or not tokens.is_word(index) or tokens[index].line:
            break
        scale *= factor
        index += 1
        if low in SHARED_SCALES and tokens.low(index) == "." and tokens.touches(index):
            index += _abbreviation_stop(tokens, index)
    return scale, index


def _abbreviation_stop(tokens: Tokens, index: int) -> int:
    """1 where the stop belongs to the abbreviation before it, since the sentence goes on in lower case."""
    after = tokens[index + 1]
    return int(after.kind == "w" and after.gap and not after.line)


def _from_words(tokens: Tokens, index: int, language: str) -> Numeral | None:
    words = number_words(language)
    first = index
    mixed = MIXED.get(tokens.low(index)) if language in ("de", "ru") else None
    mixed = mixed or _SIGNS.get(tokens.low(index))
    if mixed is not None:
        scale, end = _scales(tokens, index + 1, language, False)
        return Numeral(Decimal(mixed) * scale, index, end, spelled=True, scale=scale)
    quarter = _parts_of_million(tokens, index, language)
    if quarter is not None:
        return quarter
    half = index + (tokens.low(index) in words.articles)
    if tokens.low(half) in words.halves:
        scale, end = _scales(tokens, half + 1 + (tokens.low(half + 1) in words.articles), language, False)
        return Numeral(Decimal(scale) / 2, first, end, spelled=True, scale=scale) if scale >= 12 else None
    if tokens.low(index) in words.articles:
        scale, end = _scales(tokens, index + 1, language, False)
        if scale > 1:
            return _more_words(tokens, scale, end, first, language)
    total, end = _cardinal(tokens, index, language)
    if end == index:
        return None
    with_half = _and_a_half(tokens, end, language)
    scale, after = _scales(tokens, end + with_half, language, False)
    if with_half and (scale > 1 or total < 100):
        return Numeral((Decimal(total) + Decimal("0.5")) * scale, first, after, spelled=True, scale=scale)
    return Numeral(Decimal(total), first, end, spelled=True, scale=_magnitude(total))


def _parts_of_million(tokens: Tokens, index: int, language: str) -> Numeral | None:
    """ "a quarter of a million", "three quarters of a million": a part of a scale is an amount, no share."""
    part = read_part(tokens, index, language)
    if part is None or tokens.low(part.last) not in ("of", "de", "d", "di"):
        return None
    at = part.last + 1 + (tokens.low(part.last + 1) == "'")
    if tokens.low(at) not in number_words(language).articles:
        return None
    scale, end = _scales(tokens, at + 1, language, False)
    return Numeral(part.amount * scale / 100, index, end, spelled=True, scale=scale) if scale >= 1000 else None


def _more_words(tokens: Tokens, scale: int, end: int, first: int, language: str) -> Numeral:
    rest, last = _cardinal(tokens, end + (tokens.low(end) in number_words(language).joiners), language)
    if 0 < rest < scale and last > end:
        return Numeral(Decimal(scale + rest), first, last, spelled=True, scale=1)
    return Numeral(Decimal(scale), first, end, spelled=True, scale=scale)


def _magnitude(total: int) -> int:
    return max((s for s in (10**12, 10**9, 10**6, 1000) if total and total % s == 0), default=1)


def _and_a_half(tokens: Tokens, index: int, language: str) -> int:
    """How many tokens of "and a half" stand here."""
    words = number_words(language)
    if tokens.low(index) not in words.joiners:
        return 0
    if tokens.low(index + 1) in words.halves:
        return 2
    return 3 if tokens.low(index + 1) in words.articles and tokens.low(index + 2) in words.halves else 0


def _cardinal(tokens: Tokens, index: int, language: str) -> tuple[int, int]:
    """The sum that a run of number words makes, and the index after it (the same index where there is none)."""
    words = number_words(language)
    total, current, room, end = 0, 0, 10**15, index
    while index < len(tokens):
        at = index if index == end and not current + total else _over_joiner(tokens, index, language, room)
        low = tokens.low(at)
        piece = _piece(low, language)
        scale = words.scales.get(low) or SHARED_SCALES.get(low)
        if piece is not None and current % 100 == 4 and piece == 20 and language == "fr":
            current, room = current + 76, 20
        elif piece is not None and (piece < room or (language == "fr" and current % 100 == 60 and piece < 20)):
            current, room = current + piece, 10 if piece == 10 and language == "fr" else _room_below(piece)
        elif scale is not None and at == index and current + total:
            total, current = (total, current * scale) if scale < 1000 else ((total + current) * scale, 0)
            room = scale
        elif scale in (100, 1000) and not current + total and language not in ("en", "ru"):
            current, room = scale, scale
        else:
            break
        end = index = at + 1
    return total + current, end


def _piece(low: str, language: str) -> int | None:
    piece = number_words(language).pieces.get(low) if low else None
    return _german_compound(low) if piece is None and language == "de" else piece


def _room_below(piece: int) -> int:
    """What may still be added after a piece: below its own lowest place ("sixty" takes up to nine)."""
    if piece < 10:
        return 0
    return 10 if piece < 100 and piece % 10 == 0 and piece > 10 else (100 if piece % 100 == 0 else 0)


def _over_joiner(tokens: Tokens, index: int, language: str, room: int) -> int:
    """The index past a hyphen or an "and" inside a number: "sixty-two", "a hundred and five", "treinta y dos"."""
    low = tokens.low(index)
    if low == "-" and tokens.touches(index) and tokens.touches(index + 1):
        return index + 1
    if low in number_words(language).joiners and room >= (100 if language == "en" else 10):
        piece = number_words(language).pieces.get(tokens.low(index + 1))
        return index + 1 if piece is not None and 0 < piece < room else index
    return index


def _german_compound(low: str) -> int | None:
    if ("hundert" not in low and "tausend" not in low) or len(low) > 60:
        return None
    for word, factor in (("tausend", 1000), ("hundert", 100)):
        before, found, after = low.partition(word)
        if not found:
            continue
        pieces = number_words("de").pieces
        left = (pieces.get(before) or _german_compound(before)) if before else 1
        after = after.removeprefix("und")
        right = (pieces.get(after) or _german_compound(after)) if after else 0
        return None if left is None or right is None else left * factor + right
    return None
