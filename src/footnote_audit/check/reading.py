"""ART006 to ART010: what the reader of the file had to say."""

from collections.abc import Iterator

from footnote_audit.model import Audit, Hit, Kind, Place, WarningCode


def note_without_mark(audit: Audit) -> Iterator[Hit]:
    """A note that nothing in the text points at.

    What it checks: notes of the list for which the text holds no mark.

    Why it matters to a reader of the article: the reader does not know what the note is about, and a source seems to
    support nothing.

    Example: the list ends with note 12, the text with mark 11.

    What to do: set the mark, or take the note out.

    Known limits: a mark lost in a conversion looks the same as one never set.
    """
    return _warned(audit, WarningCode.NOTE_WITHOUT_MARK)


def mark_without_note(audit: Audit) -> Iterator[Hit]:
    """A mark in the text that leads to no note.

    What it checks: marks for which the list of notes holds nothing.

    Why it matters to a reader of the article: the reader looks for a source and finds none.

    Example: [9] in the text, and a list that ends with 8.

    What to do: write the note, or take the mark out.

    Known limits: a number in brackets that is no mark at all may look like one.
    """
    return _warned(audit, WarningCode.MARK_WITHOUT_NOTE)


def damaged_markup(audit: Audit) -> Iterator[Hit]:
    """The markup of a note is damaged.

    What it checks: notes that are opened and not closed, closed wrongly or nested by mistake.

    Why it matters to a reader of the article: the page shows code in place of the note, or swallows a sentence.

    Example: [tooltip content="Doe 2019"[3][/tooltip] without the closing bracket of its opener.

    What to do: repair the markup at the line named.

    Known limits: what was meant is guessed from what follows.
    """
    return _warned(audit, WarningCode.DAMAGED_MARKUP)


def numbering(audit: Audit) -> Iterator[Hit]:
    """The numbers of the notes repeat or leave a gap.

    What it checks: labels used twice, and numbers that do not follow one another.

    Why it matters to a reader of the article: two notes of one number lead readers, and every later "see note 7", to
    the wrong place.

    Example: 1, 2, 2, 4.

    What to do: number the notes anew.

    Known limits: chapters that each begin with 1 are told apart only where a heading stands between them.
    """
    yield from _warned(audit, WarningCode.LABEL_REPEATED)
    yield from _warned(audit, WarningCode.NUMBERING_BROKEN)


def table_ambiguous(audit: Audit) -> Iterator[Hit]:
    """A table whose columns ran together can be read in more than one way.

    What it checks: tables that lost their columns on the way to text and for which more than one reading fits.

    Why it matters to a reader of the article: the reader cannot tell the figures apart either, and none of them was
    compared with the text.

    Example: 1120131 under two years: 112 and 0131, or 1120 and 131.

    What to do: restore the table from the original.

    Known limits: none of the readings is compared with anything.
    """
    return _warned(audit, WarningCode.TABLE_AMBIGUOUS)


def _warned(audit: Audit, code: WarningCode) -> Iterator[Hit]:
    for warning in audit.document.warnings:
        if warning.code is code:
            yield Hit(
                message=warning.message,
                target=f"{code} {warning.exact or warning.message}",
                place=Place(line=warning.line, column=warning.column, part=warning.part, page=warning.page),
                kind=Kind.REVIEW if code is WarningCode.TABLE_AMBIGUOUS else Kind.FAIL,
            )
