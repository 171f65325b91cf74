"""The notes as they are written: each printed once, folded, with its cited works and its quoted words told apart."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from footnote_audit.check.places import at_note, note_list
from footnote_audit.model import Audit, Change, CitationItem, Hit, Level, Note
from footnote_audit.text import fold

# Notes that show markup of the file (citation templates, commands, tags) are written for a machine.
_MARKUP = re.compile(r"\{\{|\}\}|\[\[|<[a-z/!]|\\[a-z]+|^@?[\w:.-]+(?:,[\w:.-]+)*$|\]\(")
_QUOTED = re.compile('[“„«][^“”„«»]{1,400}[”“»]|"[^"]{1,400}"|[‘‚][^‘’‚]{1,400}’(?!\\w)')
_ADDRESS = re.compile(r"(?:https?://|www\.|doi:|10\.\d{4,9}/)\S{1,2000}", re.I)
RELATED_SHOWN = 6


class Written(NamedTuple):
    """A note, its text with plain quotes, dashes and spaces (offsets as in Note.text), and the works it cites.

    `quoted`, `addresses` and `works` are the spans of words in quotation marks, of web addresses and of cited works, in
    order.
    """

    note: Note
    plain: str
    items: tuple[CitationItem, ...]
    quoted: tuple[tuple[int, int], ...]
    addresses: tuple[tuple[int, int], ...]
    works: tuple[tuple[int, int], ...]

    def in_quotes(self, offset: int) -> bool:
        """Whether a character stands in quotation marks, they included: words there are another's."""
        return _within(self.quoted, offset)

    def in_address(self, offset: int) -> bool:
        """Whether a character belongs to a web address or a DOI."""
        return _within(self.addresses, offset)

    def in_work(self, offset: int) -> bool:
        """Whether a character belongs to a cited work."""
        return _within(self.works, offset)


class Printing(NamedTuple):
    """One place where a house rule shows: the form it has there, and what it would be in other forms."""

    form: str
    written: Written
    start: int
    end: int
    in_form: dict[str, str]

    @property
    def exact(self) -> str:
        """The words there."""
        return self.written.note.text[self.start : self.end]


def written_notes(audit: Audit) -> tuple[Written, ...]:
    """The notes in reading order: one called at several places once, and none whose text is markup."""
    items = {citation.note_index: citation.items for citation in audit.citations}
    seen = set()
    found = []
    for note in audit.document.notes:
        identity = (note.label, note.text)
        if identity in seen or note.items or not note.text.strip() or _MARKUP.search(note.text):
            continue
        seen.add(identity)
        found.append(
            Written(
                note=note,
                plain=fold(note.text),
                items=items.get(note.index, ()),
                quoted=tuple(m.span() for m in _QUOTED.finditer(note.text)),
                addresses=tuple(m.span() for m in _ADDRESS.finditer(note.text)),
                works=tuple(sorted((item.span.start, item.span.end) for item in items.get(note.index, ()))),
            )
        )
    return tuple(found)


def change(note: Note, start: int, end: int, new: str) -> Change:
    """The offer to print `new` in place of the note's text[start:end]."""
    return Change(note_index=note.index, start=start, end=end, old=note.text[start:end], new=new)


def odd_ones(printings: Sequence[Printing], *, least: int, share: float) -> tuple[str, list[Printing]] | None:
    """The form that most places have, and the places that have another; None without a majority or without odd ones.

    A majority is at least `least` places and at least `share` (0 to 1) of all.
    """
    by_form: dict[str, list[Printing]] = defaultdict(list)
    for printing in printings:
        by_form[printing.form].append(printing)
    if len(by_form) < 2:
        return None
    usual = max(by_form, key=lambda form: len(by_form[form]))
    if len(by_form[usual]) < least or len(by_form[usual]) < share * len(printings):
        return None
    return usual, [printing for printing in printings if printing.form != usual]


def house_rule(what: str, usual: str, odd: Sequence[Printing], count: int, *, level: Level | None = None) -> Hit:
    """The finding that the odd ones part from the form that `count` places of the article have."""
    notes = list(dict.fromkeys(printing.written.note for printing in odd))
    shown = list(dict.fromkeys(f"“{printing.exact}” ({note_list([printing.written.note])})" for printing in odd))
    more = f" and {len(shown) - RELATED_SHOWN} more" if len(shown) > RELATED_SHOWN else ""
    return Hit(
        message=f"The article mostly prints {what} as {usual} ({count} times); otherwise: "
        f"{', '.join(shown[:RELATED_SHOWN])}{more}.",
        target=what,
        note_index=notes[0].index,
        related=tuple(at_note(note, f"note {note.label}") for note in notes[:RELATED_SHOWN]),
        changes=tuple(offers(odd, usual)),
        level=level,
    )


def offers(odd: Iterable[Printing], usual: str) -> Iterator[Change]:
    """The changes that bring the odd ones into the usual form, where it is known how."""
    for printing in odd:
        new = printing.in_form.get(usual)
        if new is not None and new != printing.exact:
            yield change(printing.written.note, printing.start, printing.end, new)


def _within(spans: Sequence[tuple[int, int]], offset: int) -> bool:
    index = bisect_right(spans, offset, key=lambda span: span[0]) - 1
    return index >= 0 and spans[index][0] <= offset < spans[index][1]
