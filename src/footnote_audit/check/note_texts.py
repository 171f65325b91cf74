"""Notes and entries as written: each printed once, folded, with its cited works and its quoted words told apart."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from footnote_audit.check.places import at_home, home_list
from footnote_audit.homes import Home, HomeKind, homes
from footnote_audit.model import Audit, Change, CitationItem, Hit, Level
from footnote_audit.text import fold

# Notes that show markup of the file (citation templates, commands, tags) are written for a machine.
_MARKUP = re.compile(
    r"\{\{|\}\}|\[\[|<[a-z/!]|\\[a-z]+|\]\("
    # The key of a reference manager, which is no single word ("Ibid.").
    r"|^(?=\S*[@\d_:-])@?[\w:.-]+(?:,[\w:.-]+)*$"
)
_QUOTED = re.compile('[“„«][^“”„«»]{1,400}[”“»]|"[^"]{1,400}"|[‘‚][^‘’‚]{1,400}’(?!\\w)')
_ADDRESS = re.compile(r"(?:https?://|www\.|doi:|10\.\d{4,9}/)\S{1,2000}", re.I)
RELATED_SHOWN = 6


class Written(NamedTuple):
    """A note or an entry, its text with plain quotes, dashes and spaces (offsets stay true), and the works it cites.

    `quoted`, `addresses` and `works` are the spans of words in quotation marks, of web addresses and of cited works, in
    order.
    """

    home: Home
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
        return self.written.home.text[self.start : self.end]


def written_texts(audit: Audit) -> tuple[Written, ...]:
    """The notes, then the entries of the list of works, in reading order.

    A note called at several places stands once; none whose text is markup is among them.
    """
    seen = set()
    found = []
    recorded = {note.index for note in audit.document.notes if note.items}
    for home in homes(audit):
        identity = (home.kind, home.label, home.text)
        if home.kind is HomeKind.CITATION or home.key in recorded or identity in seen:
            continue
        if not home.text.strip() or _MARKUP.search(home.text):
            continue
        seen.add(identity)
        found.append(
            Written(
                home=home,
                plain=fold(home.text),
                items=home.items,
                quoted=tuple(m.span() for m in _QUOTED.finditer(home.text)),
                addresses=tuple(m.span() for m in _ADDRESS.finditer(home.text)),
                works=tuple(sorted((item.span.start, item.span.end) for item in home.items)),
            )
        )
    return tuple(found)


def written_alike(audit: Audit) -> Iterator[tuple[Written, ...]]:
    """The notes together, and the entries together: each kind has a style of its own."""
    texts = written_texts(audit)
    for kind in (HomeKind.NOTE, HomeKind.ENTRY):
        if group := tuple(written for written in texts if written.home.kind is kind):
            yield group


def change(home: Home, start: int, end: int, new: str) -> Change:
    """The offer to print `new` in place of the note's or entry's text[start:end]."""
    old = home.text[start:end]
    return Change(note_index=home.note_index, start=start, end=end, old=old, new=new, place_id=home.place_id)


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


def house_rules(
    what: str, printings: Sequence[Printing], *, least: int, share: float, level: Level | None = None
) -> Iterator[Hit]:
    """The findings that some places part from the form of most, among the notes and among the entries; see odd_ones."""
    for kind in (HomeKind.NOTE, HomeKind.ENTRY):
        alike = [printing for printing in printings if printing.written.home.kind is kind]
        parted = odd_ones(alike, least=least, share=share)
        if parted:
            usual, odd = parted
            yield _house_rule(what, usual, odd, len(alike) - len(odd), level=level)


def _house_rule(what: str, usual: str, odd: Sequence[Printing], count: int, *, level: Level | None) -> Hit:
    """The finding that the odd ones part from the form that `count` places of the article have."""
    places = list(dict.fromkeys(printing.written.home for printing in odd))
    shown = list(dict.fromkeys(f"“{printing.exact}” ({home_list([printing.written.home])})" for printing in odd))
    more = f" and {len(shown) - RELATED_SHOWN} more" if len(shown) > RELATED_SHOWN else ""
    where = "list of works" if places[0].kind is HomeKind.ENTRY else "article"
    return Hit(
        message=f"The {where} mostly prints {what} as {usual} ({count} times); otherwise: "
        f"{', '.join(shown[:RELATED_SHOWN])}{more}.",
        target=what,
        note_index=places[0].note_index,
        place_id=places[0].place_id,
        related=tuple(at_home(home, home.name) for home in places[:RELATED_SHOWN]),
        changes=tuple(offers(odd, usual)),
        level=level,
    )


def offers(odd: Iterable[Printing], usual: str) -> Iterator[Change]:
    """The changes that bring the odd ones into the usual form, where it is known how."""
    for printing in odd:
        new = printing.in_form.get(usual)
        if new is not None and new != printing.exact:
            yield change(printing.written.home, printing.start, printing.end, new)


def _within(spans: Sequence[tuple[int, int]], offset: int) -> bool:
    index = bisect_right(spans, offset, key=lambda span: span[0]) - 1
    return index >= 0 and spans[index][0] <= offset < spans[index][1]
