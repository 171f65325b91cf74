"""An alarm about two places of the article: how it names the first and shows the second."""

from collections.abc import Iterable
from typing import NamedTuple

from footnote_audit.check.passages import Passage
from footnote_audit.check.places import quoted
from footnote_audit.model import Hit, Kind, Related


class Words(NamedTuple):
    """Words of a sentence: its text[start:end]."""

    passage: Passage
    start: int
    end: int

    @property
    def exact(self) -> str:
        """The words as printed."""
        return self.passage.text[self.start : self.end]

    @property
    def quoted(self) -> str:
        """The words in quotation marks."""
        return quoted(self.exact)


def speaker(passage: Passage) -> str:
    """Who says a sentence: "The text" or "Note 3"."""
    return f"Note {passage.note.label}" if passage.note else "The text"


def contradiction(at: Words, message: str, others: Iterable[tuple[str, Words]], *, kind: Kind = Kind.FAIL) -> Hit:
    """The hit at some words, with the other places that they do not fit and what each of those is."""
    related = tuple(
        Related(message=what, exact=other.exact, selector=other.passage.selector(other.start, other.end))
        for what, other in others
    )
    return Hit(
        message=f"{speaker(at.passage)} {message}",
        target=" / ".join((at.exact, *(place.exact for place in related))),
        note_index=at.passage.note.index if at.passage.note else None,
        selector=at.passage.selector(at.start, at.end),
        related=related,
        kind=kind,
    )
