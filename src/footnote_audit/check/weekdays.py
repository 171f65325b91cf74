"""ART011: a weekday that its date does not have."""

import re
from calendar import weekday
from collections.abc import Iterator
from typing import NamedTuple

from footnote_audit.check.passages import in_table
from footnote_audit.check.places import quoted
from footnote_audit.check.printed_dates import PrintedDate, printed_dates
from footnote_audit.model import Audit, Hit, Note
from footnote_audit.text import fold, select

_NAMES = (
    "monday lundi montag lunes lunedì segunda-feira понедельник понедельника понедельнику",
    "tuesday mardi dienstag martes martedì terça-feira вторник вторника вторнику",
    "wednesday mercredi mittwoch miércoles mercoledì quarta-feira среда среду среды среде",
    "thursday jeudi donnerstag jueves giovedì quinta-feira четверг четверга четвергу",
    "friday vendredi freitag viernes venerdì sexta-feira пятница пятницу пятницы пятнице",
    "saturday samedi samstag sonnabend sábado sabato суббота субботу субботы субботе",
    "sunday dimanche sonntag domingo domenica воскресенье воскресенья воскресенью",
)
_DAY = {name: index for index, names in enumerate(_NAMES) for name in names.split()}
_ENGLISH = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WORDS = "|".join(sorted(_DAY, key=len, reverse=True))
_BEFORE = re.compile(
    rf"(?<![\w-])({_WORDS})(?: the| den| dem| der| le| el| il| du| on)?,?(?: the| den| dem| der| le| el| il)? ?$", re.I
)
_AFTER = re.compile(rf"(?:,? ?\(|, (?:an? |un |ein(?:em)? )?)({_WORDS})(?![\w-])(?=\)|[,;.]|$| (?:when|as|that))", re.I)
_LONGEST = 32
# Before this year some countries still counted by the old calendar.
_FIRST_YEAR = 1924


class _Told(NamedTuple):
    """A date and the weekday printed beside it, with the words of both."""

    date: PrintedDate
    name: str
    start: int
    end: int


def weekday_differs(audit: Audit) -> Iterator[Hit]:
    """A weekday is printed beside a date that falls on another one.

    What it checks: full dates from 1924 on in text and notes with the name of a weekday straight before or after them,
    against the calendar.

    Why it matters to a reader of the article: either the day or the date is wrong, and the reader does not know which.

    Example: Tuesday, 14 March 2018, which was a Wednesday.

    What to do: look the date up.

    Known limits: dates before 1924 are left alone, since calendars differed; so are abbreviated weekdays.
    """
    document = audit.document
    for told in _told(document.text):
        if not in_table(document, told.start):
            yield _hit(told, document.text, None)
    for note in document.notes:
        for told in _told(note.text):
            yield _hit(told, note.text, note)


def _told(text: str) -> Iterator[_Told]:
    plain = fold(text)
    for date in printed_dates(plain):
        if date.year < _FIRST_YEAR or not date.month or not date.exists:
            continue
        before = _BEFORE.search(plain, max(0, date.start - _LONGEST), date.start)
        after = None if before else _AFTER.match(plain, date.end, date.end + _LONGEST)
        match = before or after
        if match and _DAY[match[1].casefold()] != weekday(date.year, date.month, date.day):
            yield _Told(date, match[1], min(match.start(1), date.start), max(match.end(1), date.end))


def _hit(told: _Told, text: str, note: Note | None) -> Hit:
    date = told.date
    right = _ENGLISH[weekday(date.year, date.month, date.day)]
    printed = text[told.start : told.end]
    return Hit(
        message=f"{f'Note {note.label}' if note else 'The text'} says {quoted(printed)}; by the calendar "
        f"{date.year:04}-{date.month:02}-{date.day:02} was a {right}.",
        target=printed,
        note_index=note.index if note else None,
        selector=None if note else select(text, told.start, told.end),
    )
