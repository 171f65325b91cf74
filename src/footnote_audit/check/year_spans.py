"""Years as prose prints them: single ones, spans of two, and how long a span of years may be called."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from footnote_audit.check.passages import Passage
from footnote_audit.model import Value, ValueKind
from footnote_audit.text import fold

FIRST, LAST = 1000, 2199
_Y = r"(?<![\w.,])(1\d{3}|20\d\d|21\d\d)"
_END = r"(?![\w%]|[.,]\d| ?(?:bc|bce|av\. |v\. ?chr|a\. ?c\.|до н))"
_PLAIN = re.compile(_Y + _END, re.I)
_IN_BRACKETS = re.compile(rf"\({_Y} ?- ?(1\d{{3}}|20\d\d|21\d\d)\)", re.I)
# What leads into a span, and the words that may join it to the second year.
_LEADS = {
    "from": ("to", "until", "till", "-"),
    "between": ("and", "-"),
    "von": ("bis",),
    "zwischen": ("und",),
    "de": ("à", "a", "até"),
    "entre": ("et", "y", "e"),
    "desde": ("hasta",),
    "dal": ("al",),
    "с": ("по", "до"),
}
_SPAN = re.compile(
    "|".join(
        rf"\b{lead}(?: the years?| les années)? {_Y} (?:{'|'.join(map(re.escape, joins))}) ?{_Y}{_END}"
        for lead, joins in _LEADS.items()
    ),
    re.I,
)
# A number that a noun follows, or a unit before it, counts something: "from 2,000 to 1500 metres" is no span.
_COUNTED = re.compile(r" ?(?:[^\W\d_]+|[%€$£°])")
_SHARED = frozenset(
    """
    and or but when as with in at by for he she it they until while who which the a an under und oder als mit in im bei
    unter er sie es et ou mais avec il elle ils sous en au y o pero con como él ella bajo в и или но он она год года
    году годы гг г geboren gegründet eröffnet gebaut geschlossen gestorben starb beendet erbaut
    born founded opened closed died
    """.split()  # noqa: SIM905 - quoted one by one the list is unreadable
)


class YearSpan(NamedTuple):
    """Two years printed as the ends of a span, and the words: text[start:end]. `first` may be the later one."""

    first: int
    last: int
    start: int
    end: int
    bracketed: bool


def year_spans(passage: Passage) -> tuple[YearSpan, ...]:
    """The spans of years of a sentence, in order; those in brackets, and those that words such as "from" lead into."""
    plain = fold(passage.text[passage.start : passage.end])
    found = [_span(m, passage.start, bracketed=True) for m in _IN_BRACKETS.finditer(plain)]
    for match in _SPAN.finditer(plain):
        after = _COUNTED.match(plain, match.end())
        if after is None or after.group().strip().casefold() in _SHARED or not after.group().startswith(" "):
            found.append(_span(match, passage.start, bracketed=False))
    return tuple(sorted(found, key=lambda span: span.start))


def _span(match: re.Match[str], offset: int, *, bracketed: bool) -> YearSpan:
    first, last = (int(group) for group in match.groups() if group)
    return YearSpan(first, last, offset + match.start(), offset + match.end(), bracketed)


class Year(NamedTuple):
    """A year at text[start:end]; month and day where the date prints them, else 0."""

    year: int
    start: int
    end: int
    month: int = 0
    day: int = 0


def years(passage: Passage, language: str | None) -> tuple[Year, ...]:
    """The single dates of a sentence with their years, in order, and the ends of its spans."""
    found = list(_dated(passage.values(language)))
    taken = [(date.start, date.end) for date in found]
    plain = fold(passage.text[passage.start : passage.end])
    for match in _PLAIN.finditer(plain):
        start, end = passage.start + match.start(), passage.start + match.end()
        if not any(a < end and start < b for a, b in taken) and not _is_counted(plain, match.end()):
            found.append(Year(int(match[1]), start, end))
    return tuple(sorted(found, key=lambda date: date.start))


def _dated(values: tuple[Value, ...]) -> Iterator[Year]:
    for value in values:
        parts = (value.date or "").split("-")
        if value.kind is ValueKind.DATE and all(p.isdecimal() for p in parts) and FIRST <= int(parts[0]) <= LAST:
            month = int(parts[1]) if len(parts) > 1 and int(parts[1]) <= 12 else 0
            day = int(parts[2]) if len(parts) > 2 and month else 0
            yield Year(int(parts[0]), value.start, value.end, month, day)


def _is_counted(plain: str, end: int) -> bool:
    after = _COUNTED.match(plain, end)
    if after is None:
        return False
    word = after.group().strip().casefold()
    return not after.group().startswith(" ") or not (word in _SHARED or len(word) <= 2)
