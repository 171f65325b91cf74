"""The figures and units of table cells, headings and captions: a currency, per cent, a scale."""

import re
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from footnote_audit.text import fold

_COMMA_LANGUAGES = frozenset({"fr", "de", "es", "it", "pt", "ru", "nl", "pl", "cs", "sv", "da", "nb", "fi", "tr", "uk"})
_CURRENCIES = (
    (
        "USD",
        r"us\s?\$|\$\s?us|usd|u\.s\. dollars?|us-dollar|dollars? (?:us|am[eé]ricains?)|\$|dollars?|d[oó]lares|"
        r"доллар\w*",
    ),
    ("EUR", r"€|eur|euros?|евро"),
    ("GBP", r"£|gbp|pounds? sterling"),
    ("JPY", r"¥|jpy|yen"),
    ("CHF", r"chf|swiss francs?|francs suisses|schweizer franken"),
    ("CNY", r"cny|rmb|yuan|renminbi"),
    ("RUB", r"₽|rub|roubles?|rubles?|руб\w*"),
    ("INR", r"₹|inr|rupees?"),
)
_SCALES = (
    (10**9, r"billions?|bn|milliards?|mrd|milliarden|miles de millones|mil millones|miliardi|bilhões|млрд"),
    (10**6, r"millions?|mln|mio|millionen|millones|milioni|milhões|млн"),
    (10**3, r"thousands?|(?<!\d[.,' ])'?000s?|k|milliers|tausend|tsd|miles|migliaia|mila|milhares|тыс"),
)
_PERCENT = re.compile(r"%|\bper ?cent\b|\bpercent\w*|\bpour ?cent\b|\bprozent\b|\bpor ciento\b|\bper cento\b|\bпроцент")
_MONEY = tuple((code, re.compile(rf"(?<![^\W\d_])(?:{words})(?![^\W\d_])")) for code, words in _CURRENCIES)
_SCALE = tuple((factor, re.compile(rf"(?<![^\W_])(?:{words})(?![^\W_])")) for factor, words in _SCALES)
_DOLLARS = re.compile(r"(?:canadian|australian|hong kong|singapore|new zealand|c|a|ca|au|hk|nz|s)\s?(?:\$|dollars?)")
_BARE = re.compile(r"[-+~≈]?\s*(?:[a-z]{0,3}[$€£¥₽₹]\s?)?(\d[\d .,'’]*)\s?(?:%|[$€£¥₽₹])?\s*(?:\*+|\[\w\]|[a-e]\))?")


class Unit(NamedTuple):
    """The unit of a figure: an ISO 4217 code or "%" (None: neither), and what its figures are multiplied by."""

    kind: str | None = None
    scale: int = 1

    def __bool__(self) -> bool:
        return self.kind is not None or self.scale != 1


def unit_of(text: str) -> Unit | None:
    """The unit that a heading, a caption or a cell names; None where it names none or two currencies."""
    plain = fold(text).casefold()
    if _PERCENT.search(plain):
        return Unit(kind="%")
    if _DOLLARS.search(plain):
        return None
    codes = {code for code, pattern in _MONEY if pattern.search(plain)}
    scale = next((factor for factor, pattern in _SCALE if pattern.search(plain)), 1)
    if len(codes) > 1:
        return None
    found = Unit(kind=next(iter(codes), None), scale=scale)
    return found or None


def read_number(text: str, language: str | None) -> Decimal | None:
    """The figure of a cell that holds nothing else but a sign of its unit; None for words, ranges and empty cells."""
    match = _BARE.fullmatch(fold(text).casefold().strip())
    if match is None:
        return None
    digits = match[1].strip().replace("'", "").replace(" ", "")
    plain = _with_point(digits.rstrip(".,"), language)
    try:
        return Decimal(plain)
    except InvalidOperation:
        return None


def _with_point(digits: str, language: str | None) -> str:
    comma_is_point = language is not None and language.split("-")[0] in _COMMA_LANGUAGES
    if "," in digits and "." in digits:
        point = max(digits.rfind(","), digits.rfind("."))
        return re.sub(r"[.,]", "", digits[:point]) + "." + digits[point + 1 :]
    for mark, is_point in ((",", comma_is_point), (".", not comma_is_point)):
        if mark not in digits:
            continue
        groups = digits.split(mark)
        thousands = all(len(group) == 3 for group in groups[1:]) and 0 < len(groups[0]) <= 3
        if len(groups) > 2:
            return "".join(groups) if thousands else ""
        if is_point or not thousands:
            return ".".join(groups)
        return "".join(groups)
    return digits
