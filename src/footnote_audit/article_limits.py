"""How long an article may be, so that an audit ends in reasonable time and within one gigabyte."""

import re

from footnote_audit.errors import ReadError
from footnote_audit.model import Document

# A hundred long articles: some 30 seconds and half a gigabyte on one core; each note brings some 10 kB of reports.
MOST_CHARACTERS = 5_000_000
MOST_NOTES = 5_000
MOST_TABLES = 1_000
MOST_NOTE_CHARACTERS = 3_000_000
LONGEST_NOTE = 50_000
# Each is read as an amount and as a date.
MOST_FIGURES = 200_000
_FIGURE = re.compile(r"\d+")


def refuse_long(document: Document) -> None:
    """Nothing for an article that can be audited in time; raises ReadError naming the limit that it exceeds."""
    for found, most, what in (
        (len(document.text), MOST_CHARACTERS, "characters of text"),
        (sum(1 for _ in _FIGURE.finditer(document.text)), MOST_FIGURES, "figures"),
        (len(document.notes), MOST_NOTES, "notes"),
        (len(document.tables), MOST_TABLES, "tables"),
        (sum(len(note.text) for note in document.notes), MOST_NOTE_CHARACTERS, "characters in its notes"),
        (max((len(note.text) for note in document.notes), default=0), LONGEST_NOTE, "characters in one note"),
    ):
        if found > most:
            raise ReadError(
                document.uri, f"the article has {found:,} {what}, more than the limit of {most:,}; audit it in parts"
            )
