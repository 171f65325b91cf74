"""The items of the notes read so far, found by author, by note and by title."""

from collections.abc import Sequence
from typing import NamedTuple

from footnote_audit.model import CitationItem, Name, Position
from footnote_audit.names import same_person, same_word, similarity, sort_name
from footnote_audit.text import key

# Titles at least this alike are one title (tuned on shortened and misprinted titles of the development set).
SAME_TITLE = 0.87
# Given names this alike are one misprinted name ("Ada", "Adda") where a short form needs an author.
SAME_GIVEN = 0.85
# How many of an author's works are kept as candidates: beyond it a short form says nothing.
MOST_CANDIDATES = 12


class Earlier(NamedTuple):
    """An item already read: where it stands and, for a short form, what it means."""

    item: CitationItem
    note_index: int
    full: CitationItem | None


class Library:
    """The items of the notes read so far, found by author, by note and by title in constant time."""

    def __init__(self) -> None:
        self._by_author: dict[str, list[Earlier]] = {}
        self._by_note: dict[int, list[Earlier]] = {}
        self._by_title: dict[str, list[Earlier]] = {}
        self._by_id: dict[str, CitationItem] = {}
        self._last: list[Earlier] = []

    def find(self, item_id: str | None) -> CitationItem | None:
        """The item with this id."""
        return self._by_id.get(item_id) if item_id else None

    def titles_agree(self, title: str, known: CitationItem) -> bool:
        """Whether a printed title can be that of a known item."""
        return titles_agree(key(title), key(known.item.title or ""))

    def add(self, item: CitationItem, note_index: int) -> None:
        """Keeps an item for later short forms; what a short form means is kept with it."""
        full = item if item.position is Position.FIRST else self.find(item.refers_to)
        entry = Earlier(item=item, note_index=note_index, full=full)
        self._by_id[entry.item.id] = entry.item
        self._by_note.setdefault(entry.note_index, []).append(entry)
        if self._last and self._last[0].note_index != entry.note_index:
            self._last = []
        self._last.append(entry)
        if entry.full is not entry.item:
            return
        for name in entry.item.item.author or entry.item.item.editor:
            for bucket in _buckets(sort_name(name)):
                self._by_author.setdefault(bucket, []).append(entry)
        title = entry.item.item.title or entry.item.item.publisher
        if title:
            self._by_title.setdefault(_title_key(title), []).append(entry)

    def previous(self) -> list[Earlier]:
        """The items of the last note that held any, in order."""
        return self._last

    def in_note(self, number: int) -> list[Earlier]:
        """The items of the note with this number."""
        return self._by_note.get(number, [])

    def by_author(self, author: Sequence[Name]) -> list[Earlier]:
        """Items by these authors, misspelt names included, in order of appearance."""
        found: dict[str, Earlier] = {}
        for bucket in _buckets(sort_name(author[0])):
            for entry in self._by_author.get(bucket, [])[:MOST_CANDIDATES]:
                if authors_agree(author, entry.item.item.author or entry.item.item.editor):
                    found.setdefault(entry.item.id, entry)
        return list(found.values())

    def by_title(self, title: str) -> list[Earlier]:
        """Items whose title starts with, or is like, this one."""
        wanted = key(title)
        near = self._by_title.get(_title_key(title), [])[:MOST_CANDIDATES]
        return [e for e in near if titles_agree(wanted, key(e.item.item.title or e.item.item.publisher or ""))]


def _title_key(title: str) -> str:
    words = [w for w in key(title).split() if len(w) > 3] or key(title).split()
    return words[0][:5] if words else ""


def _buckets(name: str) -> tuple[str, ...]:
    """Two keys a name, so that one slip leaves one of them whole: its first and its last letters."""
    plain = key(name).replace(" ", "")
    return (f"<{plain[:3]}", f"{plain[-3:]}>") if plain else ()


def titles_agree(a: str, b: str) -> bool:
    if not a or not b:
        return False
    return b.startswith(a) or a.startswith(b) or similarity(a, b) >= SAME_TITLE


def authors_agree(printed: Sequence[Name], known: Sequence[Name]) -> bool:
    """Whether each printed author is among the known ones; a family name alone is enough."""
    return all(any(_one_person(p, k) for k in known) for p in printed[:8])


def _one_person(a: Name, b: Name) -> bool:
    if same_person(a, b):
        return True
    if not same_word(sort_name(a), sort_name(b)):
        return False
    return not a.given or not b.given or similarity(a.given, b.given) >= SAME_GIVEN
