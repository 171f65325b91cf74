"""Number words of seven languages: cardinals, scales, ordinals, fractions, and what joins them."""

from functools import cache
from typing import NamedTuple


class NumberWords(NamedTuple):
    """The number words of one language, in lower case.

    `pieces` add up (0 to 999), `scales` multiply (100 and more), `articles` stand for one before a scale or a part,
    `parts` are denominators in the singular or plural, `wholes` the joiners inside a number ("and").
    """

    pieces: dict[str, int]
    scales: dict[str, int]
    ordinals: dict[str, int]
    parts: dict[str, int]
    articles: frozenset[str]
    joiners: frozenset[str]
    halves: frozenset[str]


MILLION, MILLIARD, BILLION = 10**6, 10**9, 10**12
_TENS = (20, 30, 40, 50, 60, 70, 80, 90)

# Abbreviated scales that mean the same wherever they are printed.
SHARED_SCALES = {
    "bn": MILLIARD,
    "mn": MILLION,
    "mln": MILLION,
    "mio": MILLION,
    "mrd": MILLIARD,
    "mld": MILLIARD,
    "mlrd": MILLIARD,
    "md": MILLIARD,
    "mds": MILLIARD,
    "tn": BILLION,
    "trn": BILLION,
    "млн": MILLION,
    "млрд": MILLIARD,
    "трлн": BILLION,
    "тыс": 1000,
}
# One letter after digits is a scale only beside a currency: "$7m", "7M€"; elsewhere it is a metre or a name.
LETTER_SCALES = {"k": 1000, "m": MILLION, "b": MILLIARD, "t": BILLION}

# A whole and a half in one word.
MIXED = {
    "anderthalb": "1.5",
    "eineinhalb": "1.5",
    "zweieinhalb": "2.5",
    "dreieinhalb": "3.5",
    "viereinhalb": "4.5",
    "fünfeinhalb": "5.5",
    "полтора": "1.5",
    "полторы": "1.5",
    "полутора": "1.5",
}


@cache
def number_words(language: str) -> NumberWords:
    """The table of a language of prose_tokens.LANGUAGES."""
    return _BUILDERS[language]()


def _counted(words: str, start: int = 0) -> dict[str, int]:
    """Numbers word for word, `start` and up; forms of one number are joined by a bar."""
    return {f: n for n, forms in enumerate(words.split(), start) for f in forms.split("|")}


def _tens(words: str) -> dict[str, int]:
    return {f: n for n, forms in zip(_TENS, words.split(), strict=True) for f in forms.split("|")}


def _hundreds(words: str) -> dict[str, int]:
    return {f: n * 100 for n, forms in enumerate(words.split(), 2) for f in forms.split("|")}


def _each(number: int, words: str) -> dict[str, int]:
    return dict.fromkeys(words.split(), number)


def _english() -> NumberWords:
    ordinals = _counted(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
        1,
    ) | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100}
    parts = {w: n for w, n in ordinals.items() if n > 2}
    return NumberWords(
        pieces=_counted(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen"
        )
        | _tens("twenty thirty forty|fourty fifty sixty seventy eighty ninety"),
        scales=_each(100, "hundred")
        | _each(1000, "thousand")
        | _each(MILLION, "million millions")
        | _each(MILLIARD, "billion billions milliard")
        | _each(BILLION, "trillion trillions")
        | _each(12, "dozen"),
        ordinals=ordinals,
        parts=parts | {f"{w}s": n for w, n in parts.items()} | {"quarter": 4, "quarters": 4},
        articles=frozenset({"a", "an", "one"}),
        joiners=frozenset({"and"}),
        halves=frozenset({"half"}),
    )


def _french() -> NumberWords:
    ordinals = _counted(
        "premier|première deuxième|second|seconde troisième quatrième cinquième sixième septième huitième neuvième "
        "dixième onzième douzième treizième quatorzième quinzième",
        1,
    ) | {"vingtième": 20, "centième": 100}
    parts = {w: n for w, n in ordinals.items() if n > 4}
    return NumberWords(
        pieces=_counted(
            "zéro un|une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
        )
        | {"vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60}
        | {"septante": 70, "huitante": 80, "octante": 80, "nonante": 90},
        scales=_each(100, "cent cents")
        | _each(1000, "mille millier milliers")
        | _each(MILLION, "million millions")
        | _each(MILLIARD, "milliard milliards")
        | _each(BILLION, "billion billions")
        | _each(12, "douzaine")
        | _each(10, "dizaine")
        | _each(100, "centaine"),
        ordinals=ordinals,
        parts=parts | {f"{w}s": n for w, n in parts.items()} | {"tiers": 3, "quart": 4, "quarts": 4},
        articles=frozenset({"un", "une"}),
        joiners=frozenset({"et"}),
        halves=frozenset({"moitié", "demi", "demie"}),
    )


_GERMAN_UNITS = "null ein|eins|eine|einer|einem|einen zwei|zwo drei vier fünf sechs sieben acht neun"


def _german() -> NumberWords:
    units = _counted(_GERMAN_UNITS)
    tens = _tens("zwanzig dreißig|dreissig vierzig fünfzig sechzig siebzig achtzig neunzig")
    joined = {
        f"{u}und{t}": n + ten for u, n in units.items() for t, ten in tens.items() if n and u not in ("eins", "eine")
    }
    stems = _counted("erst zweit dritt viert fünft sechst siebt acht neunt zehnt elft zwölft", 1)
    stems |= {"zwanzigst": 20, "hundertst": 100}
    parts = {f"{s}{e}": n for s, n in stems.items() if n > 2 for e in ("el", "eln", "els")}
    return NumberWords(
        pieces=units
        | _counted("zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn", 10)
        | tens
        | joined,
        scales=_each(100, "hundert")
        | _each(1000, "tausend")
        | _each(MILLION, "million millionen")
        | _each(MILLIARD, "milliarde milliarden")
        | _each(BILLION, "billion billionen")
        | _each(12, "dutzend"),
        ordinals={f"{s}{e}": n for s, n in stems.items() for e in ("e", "er", "es", "en", "em")},
        parts=parts | {"viertel": 4, "drittel": 3, "vierteln": 4},
        articles=frozenset({"ein", "eine", "einen", "einer", "einem", "eines"}),
        joiners=frozenset({"und"}),
        halves=frozenset({"hälfte", "halbe", "halben", "halbes"}),
    )


def _spanish() -> NumberWords:
    ordinals = _counted(
        "primero|primera|primer segundo|segunda tercero|tercera|tercer cuarto|cuarta quinto|quinta sexto|sexta "
        "séptimo|séptima octavo|octava noveno|novena décimo|décima",
        1,
    )
    return NumberWords(
        pieces=_counted(
            "cero un|uno|una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
            "diecisiete dieciocho diecinueve veinte veintiuno|veintiún|veintiuna veintidós veintitrés veinticuatro "
            "veinticinco veintiséis veintisiete veintiocho veintinueve"
        )
        | _tens("veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa")
        | _each(100, "ciento")
        | _hundreds(
            "doscientos|doscientas trescientos|trescientas cuatrocientos|cuatrocientas quinientos|quinientas "
            "seiscientos|seiscientas setecientos|setecientas ochocientos|ochocientas novecientos|novecientas"
        ),
        scales=_each(100, "cien")
        | _each(1000, "mil miles")
        | _each(MILLION, "millón millon millones")
        | _each(BILLION, "billón billones")
        | _each(12, "docena"),
        ordinals=ordinals,
        parts={"tercio": 3, "tercios": 3, "cuarto": 4, "cuartos": 4, "quinto": 5, "quintos": 5}
        | {"décimo": 10, "décimos": 10, "décima": 10, "décimas": 10, "octavos": 8},
        articles=frozenset({"un", "una"}),
        joiners=frozenset({"y"}),
        halves=frozenset({"mitad", "medio", "media"}),
    )


def _italian() -> NumberWords:
    units = _counted("zero un|uno|una due tre|tré quattro cinque sei sette otto nove")
    tens = _tens("venti trenta quaranta cinquanta sessanta settanta ottanta novanta")
    joined = {(t[:-1] if u[0] in "uo" else t) + u: ten + n for t, ten in tens.items() for u, n in units.items() if n}
    ordinals = {
        stem + e: n
        for stem, n in _counted("prim second terz quart quint sest settim ottav non decim", 1).items()
        for e in "oaie"
    }
    teens = _counted("dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove", 10)
    large = {f"{u}cento": n * 100 for u, n in units.items() if n > 1}
    below = units | teens | tens | joined
    large |= {h + b: n + m for h, n in (large | {"cento": 100}).items() for b, m in below.items() if m}
    large |= {f"{u}mila": n * 1000 for u, n in (units | {"dieci": 10} | tens).items() if n > 1}
    return NumberWords(
        pieces=units | below | large,
        scales=_each(100, "cento centinaio")
        | _each(1000, "mille mila")
        | _each(MILLION, "milione milioni")
        | _each(MILLIARD, "miliardo miliardi")
        | _each(BILLION, "bilione bilioni")
        | _each(12, "dozzina")
        | _each(10, "decina"),
        ordinals=ordinals,
        parts={"terzo": 3, "terzi": 3, "quarto": 4, "quarti": 4, "quinto": 5, "quinti": 5}
        | {"decimo": 10, "decimi": 10, "ottavi": 8},
        articles=frozenset({"un", "una"}),
        joiners=frozenset({"e"}),
        halves=frozenset({"metà", "mezzo", "mezza"}),
    )


def _portuguese() -> NumberWords:
    ordinals = {
        stem + e: n
        for stem, n in _counted("primeir segund terceir quart quint sext sétim oitav non décim", 1).items()
        for e in "oa"
    }
    return NumberWords(
        pieces=_counted(
            "zero um|uma dois|duas três quatro cinco seis sete oito nove dez onze doze treze catorze|quatorze quinze "
            "dezesseis|dezasseis dezessete|dezassete dezoito dezenove|dezanove"
        )
        | _tens("vinte trinta quarenta cinquenta sessenta setenta oitenta noventa")
        | _each(100, "cento")
        | _hundreds(
            "duzentos|duzentas trezentos|trezentas quatrocentos|quatrocentas quinhentos|quinhentas "
            "seiscentos|seiscentas setecentos|setecentas oitocentos|oitocentas novecentos|novecentas"
        ),
        scales=_each(100, "cem centena")
        | _each(1000, "mil milhares")
        | _each(MILLION, "milhão milhões")
        | _each(MILLIARD, "bilhão bilhões")
        | _each(BILLION, "bilião biliões trilhão trilhões")
        | _each(12, "dúzia"),
        ordinals=ordinals,
        parts={"terço": 3, "terços": 3, "quarto": 4, "quartos": 4, "quinto": 5, "quintos": 5}
        | {"décimo": 10, "décimos": 10, "oitavos": 8},
        articles=frozenset({"um", "uma"}),
        joiners=frozenset({"e"}),
        halves=frozenset({"metade", "meio", "meia"}),
    )


_RUSSIAN_ENDINGS = "ый ой ий ая яя ое ее ого его ому ему ым им ом ем ую юю ых их".split()  # noqa: SIM905


def _russian() -> NumberWords:
    stems = _counted("перв втор трет четверт пят шест седьм восьм девят десят", 1)
    ordinals = {s + e: n for s, n in stems.items() for e in _RUSSIAN_ENDINGS}
    ordinals |= _each(3, "третья третье третьего третьему третьим третьем третью")
    return NumberWords(
        pieces=_counted(
            "ноль один|одна|одно|одного|одной|одну два|две|двух|двум|двумя три|трех|трёх|трем|тремя "
            "четыре|четырех|четырёх|четырьмя пять|пяти|пятью шесть|шести|шестью семь|семи|семью восемь|восьми|восемью "
            "девять|девяти|девятью десять|десяти|десятью одиннадцать|одиннадцати двенадцать|двенадцати "
            "тринадцать|тринадцати четырнадцать|четырнадцати пятнадцать|пятнадцати шестнадцать|шестнадцати "
            "семнадцать|семнадцати восемнадцать|восемнадцати девятнадцать|девятнадцати"
        )
        | _tens(
            "двадцать|двадцати тридцать|тридцати сорок|сорока пятьдесят|пятидесяти шестьдесят|шестидесяти "
            "семьдесят|семидесяти восемьдесят|восьмидесяти девяносто|девяноста"
        )
        | _each(100, "сто ста")
        | _hundreds(
            "двести|двухсот триста|трехсот|трёхсот четыреста|четырехсот|четырёхсот пятьсот|пятисот "
            "шестьсот|шестисот семьсот|семисот восемьсот|восьмисот девятьсот|девятисот"
        ),
        scales=_each(1000, "тысяча тысячи тысяч тысячу")
        | _each(MILLION, "миллион миллиона миллионов миллионам")
        | _each(MILLIARD, "миллиард миллиарда миллиардов миллиардам")
        | _each(BILLION, "триллион триллиона триллионов"),
        ordinals=ordinals,
        parts=_each(3, "треть трети третей")
        | _each(4, "четверть четверти четвертей")
        | _each(5, "пятая пятых")
        | _each(10, "десятая десятых"),
        articles=frozenset({"один", "одна", "одну"}),
        joiners=frozenset(),
        halves=frozenset({"половина", "половину", "половины", "половиной"}),
    )


_BUILDERS = {
    "en": _english,
    "fr": _french,
    "de": _german,
    "es": _spanish,
    "it": _italian,
    "pt": _portuguese,
    "ru": _russian,
}
