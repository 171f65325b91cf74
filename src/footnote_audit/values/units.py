"""Currencies, shares, measures and the words that stand around amounts, with what makes units comparable."""

from footnote_audit.values.measures import MEASURES
from footnote_audit.values.tokens import Tokens

PERCENT = "%"
PERCENTAGE_POINT = "percentage point"

_SYMBOLS = {"$": "USD", "€": "EUR", "£": "GBP", "₪": "ILS", "¥": "JPY", "₽": "RUB", "₺": "TRY", "₴": "UAH"} | {
    "₹": "INR",
    "₩": "KRW",
    "₼": "AZN",
    "₾": "GEL",
    "₸": "KZT",
    "₫": "VND",
    "₦": "NGN",
}
_DOLLARS = {"us": "USD", "usd": "USD", "u.s.": "USD", "a": "AUD", "au": "AUD", "c": "CAD", "ca": "CAD", "hk": "HKD"} | {
    "nz": "NZD",
    "s": "SGD",
    "nt": "TWD",
    "r": "BRL",
    "сша": "USD",
}
_CODES = frozenset(
    """usd eur gbp ils jpy rub cny try uah inr krw azn gel amd kzt chf sek nok dkk pln czk huf ron bgn aud cad nzd
    hkd sgd twd brl mxn ars clp zar ngn egp sar aed qar kwd bhd omr irr iqd pkr idr myr thb vnd php""".split()  # noqa: SIM905
)
_CODE_ALIASES = {"nis": "ILS", "rmb": "CNY", "rur": "RUB"}
_CURRENCY_WORDS = {
    **dict.fromkeys(
        [
            "dollar",
            "dollars",
            "dollari",
            "dólar",
            "dólares",
            "dolares",
            "доллар",
            "доллара",
            "долларов",
            "долларам",
            "долл",
        ],
        "USD",
    ),
    **dict.fromkeys(["euro", "euros", "евро"], "EUR"),
    **dict.fromkeys(["sterling", "pfund"], "GBP"),
    **dict.fromkeys(
        ["shekel", "shekels", "schekel", "séquels", "shéquels", "шекель", "шекеля", "шекелей", "siclos"], "ILS"
    ),
    **dict.fromkeys(["yen", "yens", "jen", "иен", "иены"], "JPY"),
    **dict.fromkeys(["yuan", "yuans", "renminbi", "юань", "юаня", "юаней"], "CNY"),
    **dict.fromkeys(
        [
            "rouble",
            "roubles",
            "ruble",
            "rubles",
            "rubel",
            "rublo",
            "rublos",
            "rubli",
            "руб",
            "рубль",
            "рубля",
            "рублей",
            "рублям",
        ],
        "RUB",
    ),
    **dict.fromkeys(["manat", "manats", "манат", "маната", "манатов"], "AZN"),
    **dict.fromkeys(["rupee", "rupees"], "INR"),
    **dict.fromkeys(["hryvnia", "hryvnias", "гривен", "гривны", "гривна"], "UAH"),
    **dict.fromkeys(["zloty", "zlotys", "złoty"], "PLN"),
    **dict.fromkeys(["lari", "laris"], "GEL"),
}
# Pounds and francs are money only beside a scale or their country: "50 pounds" may be a weight.
_SCALED_WORDS = {"pound": "GBP", "pounds": "GBP", "livres": "GBP", "libras": "GBP", "фунтов": "GBP", "lira": "TRY"}
_SWISS = frozenset({"swiss", "suisses", "suisse", "suizos", "svizzeri", "suíços", "швейцарских"})
_COUNTRIES = {"us": "USD", "american": "USD", "américains": "USD", "américain": "USD", "estadounidenses": "USD"} | {
    "americani": "USD",
    "americanos": "USD",
    "canadian": "CAD",
    "australian": "AUD",
    "british": "GBP",
    "israeli": "ILS",
    "russian": "RUB",
    "turkish": "TRY",
    "american-": "USD",
}
_LINKS = frozenset({"of", "de", "d", "di", "d'"})

_UNIT_OF = {word: name for name, (_, _, words) in MEASURES.items() for word in words.split()}
_SQUARE = {"m": "m²", "km": "km²"}
_SQUARE_WORDS = frozenset(
    "square carrés carré quadrat cuadrados quadrati quadrados quadratmeter квадратных кв sq".split()  # noqa: SIM905
)
_JOINED = {"quadratkilometer": "km²", "quadratmeter": "m²", "sq": "", "kilometer": "km", "metern": "m"}
# Words that are units only where the digits stand before them and nothing else makes sense of them.
_SHORT = frozenset({"m", "t", "g", "an", "ora", "ore", "min", "mi", "ft", "sec", "ha", "га"})
_PER = frozenset("per par pro por al alla the a an each je в".split())  # noqa: SIM905
_RATE_WORDS = frozenset({"per", "par", "pro", "por", "al", "je", "a", "an", "в", "/", "each", "every"})
_PERCENT_WORDS = frozenset(
    "percent pct prozent percento porcento процент процента процентов процентам проц pourcent".split()  # noqa: SIM905
)
_CENTS = {("per", "cent"), ("pour", "cent"), ("por", "ciento"), ("per", "cento"), ("por", "cento")}
POINT_WORDS = frozenset(
    {"point", "points", "punkt", "punkte", "punkten", "punto", "puntos", "punti", "ponto", "pontos"}
    | {"пункт", "пункта", "пунктов"}
)


def currency_before(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """The ISO 4217 code of a currency printed just before a token, and the index it begins at."""
    low = tokens.low(index - 1)
    if low in _SYMBOLS:
        return _with_country(tokens, index - 1, _SYMBOLS[low])
    if low in ("us", "usd") and tokens.low(index - 2) == "$":
        return "USD", index - 2
    if (low in _CODES or low in _CODE_ALIASES) and tokens[index - 1].text.isupper():
        return _CODE_ALIASES.get(low, low.upper()), index - 1
    return None


def _with_country(tokens: Tokens, at: int, code: str) -> tuple[str, int]:
    if code != "USD":
        return code, at
    if tokens.low(at - 1) == "." and tokens.low(at - 2) == "s" and tokens.low(at - 4) == "u":
        return "USD", at - 4
    prefix = tokens[at - 1]
    if prefix.text.isupper() and prefix.low in _DOLLARS and (tokens.touches(at) or len(prefix.low) > 1):
        return _DOLLARS[prefix.low], at - 1
    return code, at


def currency_after(tokens: Tokens, index: int, *, scaled: bool = False) -> tuple[str, int] | None:
    """The ISO 4217 code of a currency that begins at a token, and the index after it; `scaled` after "million"."""
    at = index
    if tokens.low(at) in _LINKS:
        at += 1
        at += tokens.low(at) == "'"
    country, at = _country(tokens, at)
    low = tokens.low(at)
    if tokens[at].line or not low:
        return None
    if low in _SYMBOLS and tokens[at + 1].kind != "n":
        return country or _SYMBOLS[low], at + 1
    if low in _CURRENCY_WORDS:
        code, end = _CURRENCY_WORDS[low], _after_word(tokens, at)
        trailing = _COUNTRIES.get(tokens.low(end)) if country is None else None
        return (trailing, end + 1) if trailing and code == "USD" else (country or code, end)
    if low in _SCALED_WORDS and (scaled or country or tokens.low(at + 1) == "sterling"):
        return _SCALED_WORDS[low], at + 1 + (tokens.low(at + 1) == "sterling")
    if (low in _CODES or low in _CODE_ALIASES) and tokens[at].text.isupper() and at == index:
        return _CODE_ALIASES.get(low, low.upper()), at + 1
    if low in ("franc", "francs", "franken", "francos", "franchi", "франков"):
        swiss = tokens.low(at + 1) in _SWISS or tokens.low(at - 1) in _SWISS or low == "franken"
        return ("CHF", at + 1 + (tokens.low(at + 1) in _SWISS)) if swiss else None
    return None


def _country(tokens: Tokens, at: int) -> tuple[str | None, int]:
    if tokens.low(at) == "u" and tokens.low(at + 1) == "." and tokens.low(at + 2) == "s":
        at += 4 if tokens.low(at + 3) == "." else 3
        return "USD", at
    code = _COUNTRIES.get(tokens.low(at))
    if code is None and tokens.low(at) not in _SWISS:
        return None, at
    at += 1 + (tokens.low(at + 1) == "-")
    return code, at


def _after_word(tokens: Tokens, at: int) -> int:
    end = at + 1
    if tokens.low(at) in ("долл", "руб") and tokens.low(end) == ".":
        end += 1
    if tokens.low(end) in ("сша", "des") and tokens.low(at).startswith("долл"):
        end += 1
    return end


def share_after(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """PERCENT or PERCENTAGE_POINT where such a sign or word begins at a token, and the index after it."""
    low, at = tokens.low(index), index
    if low in ("prozentpunkte", "prozentpunkten", "pp"):
        return PERCENTAGE_POINT, index + 1
    if low == "percentage":
        return (PERCENTAGE_POINT, index + 2) if tokens.low(index + 1) in POINT_WORDS else None
    if low in ("points", "puntos", "punti", "pontos") and tokens.low(index + 1) in ("de", "percentuali", "percentuais"):
        return PERCENTAGE_POINT, index + 2 + (tokens.low(index + 1) == "de")
    if low == "процентных" or low == "процентного":
        return PERCENTAGE_POINT, index + 2
    if low in ("%", "٪", "％") or low in _PERCENT_WORDS:
        at = index + 1
    elif (low, tokens.low(index + 1)) in _CENTS:
        at = index + 2
    else:
        return None
    return (PERCENTAGE_POINT, at + 1) if tokens.low(at) in ("points", "point") else (PERCENT, at)


def measure_after(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """The canonical name of a unit of measure that begins at a token ("km", "tonne", "barrel/day"), and its end."""
    if tokens.low(index) == "bpd":
        return "barrel/day", index + 1
    if tokens.low(index) == "b" and tokens.low(index + 1) == "/" and tokens.low(index + 2) == "d":
        return "barrel/day", index + 3
    at = index + (tokens.low(index) == "-" and tokens.touches(index) and tokens.touches(index + 1))
    squared = tokens.low(at) in _SQUARE_WORDS
    at += squared + (squared and tokens.low(at + 1) == ".")
    low = tokens.low(at)
    name = _JOINED.get(low) or _UNIT_OF.get(low)
    if name is None or tokens[at].line or (low in _SHORT and tokens[index - 1].kind != "n"):
        return None
    end = at + 1
    if tokens.low(end) in ("²", "2") and tokens.touches(end):
        squared, end = True, end + 1
    elif tokens.low(end) in ("³", "3") and tokens.touches(end) and name == "m":
        name, end = "m³", end + 1
    elif tokens.low(end) in _SQUARE_WORDS:
        squared, end = True, end + 1
    if squared:
        name = _SQUARE.get(name, name)
    return _with_rate(tokens, name, end)


def _with_rate(tokens: Tokens, name: str, end: int) -> tuple[str, int]:
    if tokens.low(end) in _RATE_WORDS:
        per = _UNIT_OF.get(tokens.low(end + 1))
        if per and MEASURES[per][0] == "time":
            return f"{name}/{per}", end + 2
        if per == "hour" or (tokens.low(end) == "/" and tokens.low(end + 1) == "h"):
            return f"{name}/hour", end + 2
    return name, end


# How many of the second are in one of the first: "a year and two months" is told in months.
_PARTS_OF = {
    ("decade", "year"): 10,
    ("year", "month"): 12,
    ("year", "week"): 52,
    ("year", "day"): 365,
    ("month", "week"): 4,
    ("month", "day"): 30,
    ("week", "day"): 7,
    ("day", "hour"): 24,
    ("hour", "minute"): 60,
    ("minute", "second"): 60,
    ("foot", "inch"): 12,
}


def parts_of(unit: str, smaller: str) -> int | None:
    """How many of a smaller unit make one of a larger, where both are told together ("two years and one month")."""
    return _PARTS_OF.get((unit, smaller))
