"""Where things stand in an audit: notes, in-text citations and entries, the cited works in each and their words."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from footnote_audit.homes import Home, HomeKind, homes
from footnote_audit.model import Audit, CitationItem, Note, Related, Resolution, Selector

# Related places named one by one; more are counted.
PLACES_SHOWN = 6
_PLURALS = {HomeKind.NOTE: "notes", HomeKind.CITATION: "citations", HomeKind.ENTRY: "entries"}


class Cited(NamedTuple):
    """A cited work with the place it is printed in, the words it is printed with, and its number in reading order."""

    item: CitationItem
    home: Home
    printed: str
    number: int

    @property
    def clause(self) -> Selector | None:
        """The words of the article that the place supports."""
        return self.home.supports


def notes(audit: Audit) -> dict[int, Note]:
    """The notes by their index."""
    return {note.index: note for note in audit.document.notes}


def homes_by_key(audit: Audit) -> dict[int | str | None, Home]:
    """Everything that cites, by note index or by the id of the in-text citation or entry."""
    return {home.key: home for home in homes(audit)}


def cited(audit: Audit) -> tuple[Cited, ...]:
    """Every cited work: those of the notes in reading order, those of the citations in the text, the entries."""
    found: list[Cited] = []
    for home in homes(audit):
        for item in home.items:
            printed = home.text[item.span.start : item.span.end].strip()
            found.append(Cited(item=item, home=home, printed=printed, number=len(found)))
    return tuple(found)


def resolved(audit: Audit) -> Iterator[tuple[Cited, Resolution]]:
    """Each work of a note and each entry with what was found of it."""
    by_id = {resolution.item_id: resolution for resolution in audit.resolutions}
    for work in cited(audit):
        if work.item.id in by_id:
            yield work, by_id[work.item.id]


def cited_entries(audit: Audit) -> set[str]:
    """The ids of the entries that the text or a note cites, or may mean."""
    items = [item for home in homes(audit) for item in home.items]
    meant = {item.refers_to for item in items if item.refers_to}
    return meant | {candidate.id for item in items for candidate in item.candidates}


def at_home(home: Home, message: str) -> Related:
    """The place's words and where they stand in the article as a related place of a finding."""
    return Related(message=message, exact=home.text.strip()[:200], selector=home.anchor)


def home_list(found: Sequence[Home]) -> str:
    """The places in words: "note 2", "notes 2, 4", "note 2 and entries 3, 7"; long lists are cut and counted."""
    parts = []
    for kind, plural in _PLURALS.items():
        labels = list(dict.fromkeys(home.label for home in found if home.kind is kind))
        shown = ", ".join(labels[:PLACES_SHOWN])
        more = f" and {len(labels) - PLACES_SHOWN} more" if len(labels) > PLACES_SHOWN else ""
        if labels:
            parts.append(f"{plural if len(labels) > 1 else kind.value} {shown}{more}")
    return " and ".join(parts)


def quoted(text: str, limit: int = 120) -> str:
    """The text in quotation marks, cut where it is longer than `limit`."""
    flat = " ".join(text.split())
    return f"“{flat if len(flat) <= limit else flat[: limit - 1] + '…'}”"
