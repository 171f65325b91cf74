"""How long an article may be, so that every audit ends within ten seconds and one gigabyte on one core."""

from footnote_audit.errors import ReadError
from footnote_audit.model import Document

# A book of 800 pages has some 2,000,000 characters; each note brings some 10 kB of reports.
MOST_CHARACTERS = 2_000_000
MOST_NOTES = 2_000
MOST_NOTE_CHARACTERS = 1_000_000


def refuse_long(document: Document) -> None:
    """Nothing for an article that can be audited in time; raises ReadError naming the limit that it exceeds."""
    for found, most, what in (
        (len(document.text), MOST_CHARACTERS, "characters of text"),
        (len(document.notes), MOST_NOTES, "notes"),
        (sum(len(note.text) for note in document.notes), MOST_NOTE_CHARACTERS, "characters in its notes"),
    ):
        if found > most:
            raise ReadError(
                document.uri, f"the article has {found:,} {what}, more than the limit of {most:,}; audit it in parts"
            )
