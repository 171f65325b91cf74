"""Strings made fit for a reader: cleaned text, dates, lists of notes, a work in one line."""

import re
from collections.abc import Iterable
from decimal import Decimal
from urllib.parse import urlsplit

from footnote_audit.model import CslItem, Value, ValueKind
from footnote_audit.names import printed
from footnote_audit.report.words import QUALIFIERS, TYPES

_MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
# What neither HTML nor XML 1.0 may hold: controls but tab and line feed, lone surrogates, noncharacters.
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_DIRECTION = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_EDTF_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?[?~%]?")


def clean(text: str) -> str:
    """The text with what HTML and XML cannot carry replaced by U+FFFD, one character for one."""
    return _UNFIT.sub("\ufffd", text)


def one_line(text: str) -> str:
    """The text fit for a terminal or a table cell: cleaned, without direction controls, white space as one space."""
    return " ".join(_DIRECTION.sub("", clean(text)).split())


def cut(text: str, length: int) -> str:
    """The text in one line of at most `length` characters, cut at a word where it can be, with … for what is left."""
    line = one_line(text)
    if len(line) <= length:
        return line
    head = line[: length - 1]
    at = head.rfind(" ", length // 2)
    return (head[:at] if at > 0 else head).rstrip(" ,;:") + "…"


def quoted(text: str) -> str:
    """The text in double quotation marks, in single ones where it has double ones of its own."""
    return f"‘{text}’" if re.search(r'["“”„«»]', text) else f"“{text}”"


def web_address(text: str | None) -> str | None:
    """The text if it is an http or https address fit to be linked, else None."""
    if not text or re.search(r"[\s\x00-\x20\x7f<>\"\\]", text) or clean(text) != text:
        return None
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    return text if parts.scheme in {"http", "https"} and parts.netloc else None


def date(edtf: str | None) -> str:
    """An EDTF date or ISO 8601 moment as "12 Aug 2018", "winter 2013", "Mar–Apr 2021"; unknown forms as they are."""
    if not edtf:
        return ""
    if "T" in edtf:
        day, _, hour = edtf.partition("T")
        return f"{date(day)}, {hour[:5]} UTC" if re.match(r"\d\d:\d\d", hour) else edtf
    if "/" in edtf:
        return " to ".join(date(end) or "open" for end in edtf.split("/"))
    match = _EDTF_DATE.fullmatch(edtf)
    if match is None:
        return edtf
    year, month, day = match.groups()
    if month in _SEASONS:
        return f"{_SEASONS[month]} {year}"
    if month is None or not 1 <= int(month) <= 12:
        return edtf if month else year
    if day is None:
        return f"{_MONTHS[int(month)]} {year}"
    return f"{int(day)} {_MONTHS[int(month)]} {year}" if 1 <= int(day) <= 31 else edtf


def count(number: int, noun: str, plural: str | None = None) -> str:
    """The number with its noun in the right form: "1 note", "2 notes"."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def join(parts: Iterable[str]) -> str:
    """The parts as a list in prose: "a, b and c"."""
    found = [p for p in parts if p]
    return " and ".join((", ".join(found[:-1]), found[-1])) if len(found) > 1 else "".join(found)


def work(item: CslItem) -> str:
    """The work in one line: authors, title, outlet or publisher, date, pages; its kind where it has no title."""
    where = join_comma(item.container_title, item.volume and f"vol. {item.volume}", item.issue and f"no. {item.issue}")
    people = join(printed(n) for n in item.author or item.editor)
    parts = (
        people,
        (item.title and f"“{item.title}”") or (None if people else TYPES.get(item.type, item.type)),
        where or item.publisher,
        date(item.issued),
        item.page and f"p. {item.page}",
    )
    return join_comma(*parts)


def join_comma(*parts: str | None) -> str:
    """The parts that are there, with commas between."""
    return ", ".join(p for p in parts if p)


def amount(value: Decimal) -> str:
    """A figure with thin groups of thousands and no trailing zeros: 7 000 000 000, 0.5."""
    if not value.is_finite() or abs(value.adjusted()) > 24:
        return str(value)
    text = f"{value:,f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(",", "\u202f")


def reading(value: Value) -> str:
    """How a figure was understood: "more than 40 %", "7 000 000 000 USD", "2014 to 2018"."""
    if value.date:
        return date(value.date)
    if value.amount is None:
        return ""
    figure = amount(value.amount) + (f" to {amount(value.upper)}" if value.upper is not None else "")
    rank = "no." if value.kind is ValueKind.ORDINAL else ""
    return " ".join(p for p in (QUALIFIERS[value.qualifier], rank, figure, value.unit or "") if p)
