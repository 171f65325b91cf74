"""ART001: the text against the article's own tables."""

from collections.abc import Iterator

from footnote_audit.check.attributes import attribute_disagreements
from footnote_audit.check.passages import passages
from footnote_audit.check.places import quoted
from footnote_audit.check.reading_tables import Disagreement, read_tables
from footnote_audit.check.schedule import count_disagreements, time_disagreements
from footnote_audit.check.series import series_disagreements
from footnote_audit.model import Audit, Hit, Kind, Level, Related
from footnote_audit.text import select

_OF_YEARS = (series_disagreements,)
_OF_ROWS = (*_OF_YEARS, count_disagreements, time_disagreements, attribute_disagreements)


def text_differs_from_table(audit: Audit) -> Iterator[Hit]:
    """The text gives a value that the article's own table gives otherwise.

    What it checks: sentences that name a row of a table, and whose figure or date is plainly about that row: the
    figure of a year in a table of years, how many of a thing were ordered, when it was ordered, delivered or made, and
    figures under a titled column. A plain figure that differs is an error; one with "nearly" or a span of years is a
    warning. Where two rows can be meant, both must differ.

    Why it matters to a reader of the article: one of two figures on the same page is wrong.

    Example: the text says that exports reached nearly 90 million in 2019; the table has 94.2 under 2019.

    What to do: look both up in the source and correct the wrong one.

    Known limits: sentences that speak of a thing without its name in the table, of sums over rows, of shares of a
    total and of changes from year to year are left alone.
    """
    tables = read_tables(audit)
    if not tables.grids:
        return
    seen = set()
    for passage in passages(audit):
        names_a_row = tables.register.named_in(passage.text, passage.start, passage.end, sentence=passage.start)
        for reading in _OF_ROWS if names_a_row else _OF_YEARS:
            for found in reading(passage, tables):
                place = (passage.note.index if passage.note else 0, found.value.start, found.subject)
                if place not in seen:
                    seen.add(place)
                    yield _hit(audit, found)


def _hit(audit: Audit, found: Disagreement) -> Hit:
    passage, value = found.passage, found.value
    where = f"Note {passage.note.label}" if passage.note else "The text"
    plain = found.level is Level.ERROR
    return Hit(
        message=f"{where} says {quoted(value.exact)} of {found.subject}; the table says {quoted(found.printed)}.",
        target=f"{found.subject} {value.exact}",
        note_index=passage.note.index if passage.note else None,
        selector=passage.selector(value.start, value.end),
        related=tuple(
            Related(
                message=f"the table {quoted(found.grid.caption)}" if found.grid.caption else "the table",
                exact=cell.text,
                selector=select(audit.document.text, cell.start, cell.end),
            )
            for cell in found.cells[:3]
        ),
        level=found.level,
        kind=Kind.FAIL if plain else Kind.REVIEW,
    )
