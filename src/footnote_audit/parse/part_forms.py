"""Forms that fill a part of a note by themselves: what each reads is a work as a whole, or none."""

from collections.abc import Callable, Iterable, Iterator

from footnote_audit.model import Span
from footnote_audit.parse.archives import read_archival
from footnote_audit.parse.body_reports import read_body_report
from footnote_audit.parse.gost_editors import read_gost_edited
from footnote_audit.parse.press_days import read_press_day
from footnote_audit.parse.reading import Fields

_READERS: tuple[Callable[[str], Fields | None], ...] = (
    read_gost_edited,
    read_archival,
    read_press_day,
    read_body_report,
)


def read_part(text: str) -> Fields | None:
    """The work that one of the forms reads in a citation; None where it has none of them."""
    return next((found for read in _READERS if (found := read(text)) is not None), None)


def read_parts(text: str, parts: Iterable[Span]) -> Iterator[Span]:
    """Those of a note's parts that are such a work, in order."""
    return (part for part in parts if read_part(text[part.start : part.end]) is not None)
