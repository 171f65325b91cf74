"""Printed dates to EDTF level 1, in the languages read most."""

import re
from typing import NamedTuple

from footnote_audit.text import fold

_MONTH_NAMES = (
    "january jan janvier janv januar jänner gennaio gen enero ene janeiro январь января янв yanvar yanvarya",
    "february feb février fevrier févr fevr februar feber febbraio febrero fevereiro fev февраль февраля фев fevral fevralya",  # noqa: E501
    "march mar mars märz maerz mrz marzo março marco март марта мар mart marta",
    "april apr avril avr aprile abril abr апрель апреля апр aprel aprelya",
    "may mai maggio mag mayo maio май мая mai maya",
    "june jun juin juni giugno giu junio junho июнь июня июн iyun iyunya",
    "july jul juillet juil juli luglio lug julio julho июль июля июл iyul iyulya",
    "august aug août aout agosto ago август августа авг avgust avgusta",
    "september sept sep septembre settembre set septiembre setiembre setembro сентябрь сентября сен сент sentyabr sentyabrya",  # noqa: E501
    "october oct octobre oktober okt ottobre ott octubre outubro out октябрь октября окт oktyabr oktyabrya",
    "november nov novembre noviembre novembro ноябрь ноября ноя noyabr noyabrya",
    "december dec décembre decembre déc dezember dez dicembre dic diciembre dezembro декабрь декабря дек dekabr dekabrya",  # noqa: E501
)
_SEASON_NAMES = {
    "21": "spring printemps frühjahr frühling primavera весна vesna",
    "22": "summer été ete sommer estate verano verão лето leto",
    "23": "autumn fall automne herbst autunno otoño outono осень osen",
    "24": "winter hiver inverno invierno зима zima",
}
MONTHS = {name: f"{i:02d}" for i, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
SEASONS = {name: code for code, names in _SEASON_NAMES.items() for name in names.split()}


# The pattern below meets the names of months and seasons as signs: each of their letters is replaced by one letter of
# the Yi script, which no citation in the languages above prints. Spelled out, the names stand in it nine times and
# take longer to compile than all other patterns of this stage.
_SIGNS = {name: chr(0xA000 + int(code)) for table in (MONTHS, SEASONS) for name, code in table.items()}
_LETTERS = re.compile(r"[^\W\d_]+")

YEAR = r"(?:1[4-9]\d\d|20\d\d)"
_M = r"[\uA001-\uA00C]+\.?"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_ORD = r"(?:\.|er|st|nd|rd|th|º|°)?"
_DASH = r"\s*[-/]\s*"
# One alternative a printed form; the most telling first. Letters in group names: a first, b second of a range.
_DATE = re.compile(
    rf"(?<![\w.])(?:"
    rf"(?P<isoy>{YEAR})-(?P<isom>0[1-9]|1[0-2])(?:-(?P<isod>0[1-9]|[12]\d|3[01]))?(?![\d-])"
    rf"|(?P<ad>{_DAY}){_ORD}(?:\s+(?:de\s+)?(?P<am0>{_M}))?{_DASH}(?P<bd>{_DAY}){_ORD}\s+(?:de\s+|d')?(?P<bm>{_M}),?\s+(?:de\s+)?(?P<by>{YEAR})"
    rf"|(?P<d>{_DAY}){_ORD}\s+(?:de\s+|of\s+)?(?P<m>{_M}),?\s*(?:de\s+|del\s+)?(?P<y>{YEAR})"
    rf"|(?P<m2>{_M})\s+(?P<d2>{_DAY})(?:st|nd|rd|th)?(?:{_DASH}(?P<e2>{_DAY}))?,?\s+(?P<y2>{YEAR})"
    rf"|(?P<ma>{_M}){_DASH}(?P<mb>{_M}),?\s+(?:de\s+)?(?P<y3>{YEAR})"
    rf"|(?P<m4>{_M}),?\s+(?:de\s+|del\s+)?(?P<y4>{YEAR})"
    rf"|(?P<s>[\uA015-\uA018]+),?\s+(?:de\s+)?(?P<y5>{YEAR})"
    rf"|(?P<y6>{YEAR}),?\s+(?P<m6>{_M})(?:\s+(?P<d6>{_DAY}))?(?![\w])"
    rf"|(?P<nd>{_DAY})(?P<sep>[./])(?P<nm>{_DAY})(?P=sep)(?P<ny>{YEAR})"
    rf"|(?P<ra>{YEAR})\s*[-/]\s*(?P<rb>{YEAR}|\d\d)(?![\d/(])"
    rf"|(?P<year>{YEAR})(?:(?P<approx>\?)|[a-z])?(?!\d|\.\d|\w)"
    rf")",
    re.I,
)


class PrintedDate(NamedTuple):
    """A date as printed: its EDTF form and its offsets into the text it was found in."""

    edtf: str
    start: int
    end: int


def dates(text: str) -> tuple[PrintedDate, ...]:
    """Every date in `text`, in order; seasons as EDTF 21 (spring) to 24 (winter), ranges of months or days as intervals."""  # noqa: E501
    found = []
    for match in _DATE.finditer(_LETTERS.sub(_sign, fold(text))):
        edtf = _edtf(match)
        if edtf:
            found.append(PrintedDate(edtf=edtf, start=match.start(), end=match.end()))
    return tuple(found)


def _sign(match: re.Match[str]) -> str:
    word = match.group()
    sign = _SIGNS.get(word.casefold())
    return sign * len(word) if sign else word


def _code(name: str | None) -> str:
    """The EDTF code of a month or season, from its sign."""
    return f"{ord((name or '')[0]) - 0xA000:02d}"


def _edtf(match: re.Match[str]) -> str | None:
    g = match.groupdict()
    if g["isoy"]:
        return "-".join(p for p in (g["isoy"], g["isom"], g["isod"]) if p)
    if g["by"]:
        first = _code(g["am0"] or g["bm"])
        return f"{g['by']}-{first}-{g['ad'].zfill(2)}/{g['by']}-{_code(g['bm'])}-{g['bd'].zfill(2)}"
    if g["y"]:
        return f"{g['y']}-{_code(g['m'])}-{g['d'].zfill(2)}"
    if g["y2"]:
        day = f"{g['y2']}-{_code(g['m2'])}-"
        return day + g["d2"].zfill(2) + (f"/{day}{g['e2'].zfill(2)}" if g["e2"] else "")
    return _coarse(g)


def _coarse(g: dict[str, str | None]) -> str | None:
    if g["y3"]:
        return f"{g['y3']}-{_code(g['ma'])}/{g['y3']}-{_code(g['mb'])}"
    if g["y4"]:
        return f"{g['y4']}-{_code(g['m4'])}"
    if g["y5"] and g["s"]:
        return f"{g['y5']}-{_code(g['s'])}"
    if g["y6"]:
        return f"{g['y6']}-{_code(g['m6'])}" + (f"-{g['d6'].zfill(2)}" if g["d6"] else "")
    if g["ny"] and g["nd"] and g["nm"]:
        return _numeric(g["nd"], g["nm"], g["ny"])
    if g["ra"] and g["rb"]:
        return _range(g["ra"], g["rb"])
    return f"{g['year']}?" if g["approx"] else g["year"]


def _numeric(first: str, second: str, year: str) -> str | None:
    """Day before month unless that cannot be; a stop as separator or a day over 12 settles it."""
    day, month = (first, second) if int(second) <= 12 else (second, first)
    return f"{year}-{month.zfill(2)}-{day.zfill(2)}" if int(month) <= 12 else None


def _range(first: str, second: str) -> str | None:
    last = second if len(second) == 4 else first[:2] + second
    return f"{first}/{last}" if first < last else None
