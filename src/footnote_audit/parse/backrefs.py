"""Short forms to the citation item they mean: Ibid., Id., art. cit., op. cit., supra note 4, an author or title alone."""  # noqa: E501

import re
from collections.abc import Sequence
from typing import NamedTuple

from footnote_audit.model import Candidate, CitationItem, Name, Position
from footnote_audit.names import same_person, same_word, similarity, sort_name
from footnote_audit.parse.signals import MARKER, NOTE_NUMBER
from footnote_audit.text import fold, key

# Titles at least this alike are one title (tuned on shortened and misprinted titles of the development set).
SAME_TITLE = 0.87
# Given names this alike are one misprinted name ("Ada", "Adda") where a short form needs an author.
SAME_GIVEN = 0.85
# How many of an author's works are kept as candidates: beyond it a short form says nothing.
MOST_CANDIDATES = 12
# Nobody follows a longer way, and thousands of "Ibid." in a row must not each name all before it.
MOST_STEPS = 12
_ARTICLE_TYPES = frozenset(
    {"article-journal", "article-newspaper", "article-magazine", "post-weblog", "report", "webpage"}
)


class Printed(NamedTuple):
    """A short form as printed: its marker, the names and title before it, the note number it gives."""

    marker: str
    author: tuple[Name, ...] = ()
    title: str | None = None
    note: int | None = None
    is_ibid: bool = False


class Target(NamedTuple):
    """What a short form means: the full form's id, the ids on the way, the other possibilities."""

    refers_to: str | None = None
    chain: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()


def read_marker(text: str) -> tuple[str, int, bool] | None:
    """The marker of a short form, where it starts, and whether it is an "ibid." kind; None without one."""
    match = MARKER.search(fold(text))
    return (text[match.start() : match.end()].strip(" ,("), match.start(), match["ibid"] is not None) if match else None


def note_number(text: str) -> int | None:
    """The number of the note that a short form names ("supra note 4", "(n 12)")."""
    match = NOTE_NUMBER.search(fold(text))
    return int(next(g for g in match.groups() if g)) if match else None


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
        return _titles_agree(key(title), key(known.item.title or ""))

    def add(self, entry: Earlier) -> None:
        """Keeps an item for later short forms."""
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
                if _authors_agree(author, entry.item.item.author or entry.item.item.editor):
                    found.setdefault(entry.item.id, entry)
        return list(found.values())

    def by_title(self, title: str) -> list[Earlier]:
        """Items whose title starts with, or is like, this one."""
        wanted = key(title)
        near = self._by_title.get(_title_key(title), [])[:MOST_CANDIDATES]
        return [e for e in near if _titles_agree(wanted, key(e.item.item.title or e.item.item.publisher or ""))]


def _title_key(title: str) -> str:
    words = [w for w in key(title).split() if len(w) > 3] or key(title).split()
    return words[0][:5] if words else ""


def _buckets(name: str) -> tuple[str, ...]:
    """Two keys a name, so that one slip leaves one of them whole: its first and its last letters."""
    plain = key(name).replace(" ", "")
    return (f"<{plain[:3]}", f"{plain[-3:]}>") if plain else ()


def _titles_agree(a: str, b: str) -> bool:
    if not a or not b:
        return False
    return b.startswith(a) or a.startswith(b) or similarity(a, b) >= SAME_TITLE


def _authors_agree(printed: Sequence[Name], known: Sequence[Name]) -> bool:
    """Whether each printed author is among the known ones; a family name alone is enough."""
    return all(any(_one_person(p, k) for k in known) for p in printed[:8])


def _one_person(a: Name, b: Name) -> bool:
    if same_person(a, b):
        return True
    if not same_word(sort_name(a), sort_name(b)):
        return False
    return not a.given or not b.given or similarity(a.given, b.given) >= SAME_GIVEN


def resolve(printed: Printed, library: Library) -> Target:
    """What a short form means; without refers_to where nothing or more than one thing fits."""
    if printed.note is not None and library.in_note(printed.note):
        return _chosen(_narrowed(printed, library.in_note(printed.note)), reason=f"in note {printed.note}")
    if printed.is_ibid and not printed.author:
        return _chosen(library.previous(), reason="in the note before")
    if printed.author:
        return _chosen(_narrowed(printed, library.by_author(printed.author)), reason="same author")
    if printed.title:
        return _chosen(library.by_title(printed.title), reason="same title")
    return _chosen(library.previous(), reason="in the note before")


def _narrowed(printed: Printed, found: list[Earlier]) -> list[Earlier]:
    """Of several works those whose author, title or type fits what is printed."""
    if len(found) > 1 and printed.author:
        found = [
            e for e in found if _authors_agree(printed.author, _full(e).item.author or _full(e).item.editor)
        ] or found
    if printed.title:
        wanted = key(printed.title)
        titled = [e for e in found if _titles_agree(wanted, key(_full(e).item.title or ""))]
        if titled or len(found) > 1:
            found = titled or found
    if len(found) > 1 and len(printed.author) > 0:
        same_count = [e for e in found if len(_full(e).item.author) == len(printed.author)]
        found = same_count if len(same_count) == 1 else found
    return _fitting_type(printed.marker, found) if len(found) > 1 else found


def _fitting_type(marker: str, found: list[Earlier]) -> list[Earlier]:
    """ "art. cit." means an article, "op. cit." a book, where exactly one of the works is one."""
    lowered = fold(marker).casefold()
    if lowered.startswith("art"):
        fitting = [e for e in found if _full(e).item.type in _ARTICLE_TYPES]
    elif lowered.startswith(("op", "ouvr", "opera")):
        fitting = [e for e in found if _full(e).item.type in {"book", "report", "chapter", "thesis"}]
    else:
        return found
    return fitting if len(fitting) == 1 else found


def _full(entry: Earlier) -> CitationItem:
    return entry.full or entry.item


def _chosen(found: list[Earlier], *, reason: str) -> Target:
    works: dict[str, Earlier] = {}
    titles: dict[str, str] = {}
    for entry in found:
        full = _full(entry)
        # One work cited twice in full is one thing to point at: its first full citation.
        same = titles.setdefault(key(full.item.title), full.id) if full.item.title else full.id
        works.setdefault(same, entry)
    if not works:
        return Target()
    if len(works) == 1:
        entry = next(iter(works.values()))
        if entry.full is None:
            return Target(chain=(entry.item.id,), candidates=entry.item.candidates)
        if entry.full is entry.item:
            return Target(refers_to=entry.item.id, chain=(entry.item.id,))
        way = (entry.item.id, *entry.item.chain)
        shown = way if len(way) <= MOST_STEPS else (*way[: MOST_STEPS - 1], way[-1])
        return Target(refers_to=entry.full.id, chain=shown)
    score = round(1 / len(works), 2)
    listed = list(works)[:MOST_CANDIDATES]
    return Target(candidates=tuple(Candidate(id=i, score=score, reason=reason) for i in listed))


def position(printed: Printed, locator: str | None) -> Position:
    """CSL's position of a short form."""
    if printed.is_ibid and not printed.author:
        return Position.IBID_WITH_LOCATOR if locator else Position.IBID
    return Position.SUBSEQUENT


def is_short_title(text: str) -> bool:
    """Whether what stands before a marker is a title rather than names."""
    return bool(re.search(r"[\"“«„]", text))
