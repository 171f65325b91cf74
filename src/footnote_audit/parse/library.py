"""The works cited so far, found by author, by title, by note, by label and by the words printed in them."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from footnote_audit.model import CitationItem, CslItem, Name, Position
from footnote_audit.names import same_person, same_word, similarity, sort_name
from footnote_audit.parse.markers import HEREAFTER
from footnote_audit.parse.scripts import is_cyrillic, same_in_scripts, spellings
from footnote_audit.text import fold, key

# Titles at least this alike are one title (tuned on shortened and misprinted titles of the development set).
SAME_TITLE = 0.87
# Given names this alike are one misprinted name ("Ada", "Adda") where a short form needs an author.
SAME_GIVEN = 0.85
# How many of an author's works are kept as candidates: beyond it a short form says nothing.
MOST_CANDIDATES = 12
# Authors and title stand within so many characters of a citation's start.
_HEAD = 400
# A word that more works than this print says nothing about one of them.
_MOST_SHARED = 40
# A short title of fewer letters says nothing in the middle of a long one.
_LEAST_SAID = 4
# Authors stand among so many words at the start of a citation.
_FIRST_WORDS = 4
NO_TYPES: frozenset[str] = frozenset()
_NUMBER = re.compile(r"\d{1,6}")


class Earlier(NamedTuple):
    """A work cited before: its item, its note (0 in a bibliography), the full form it means, and its printed start."""

    item: CitationItem
    note_index: int
    full: CitationItem | None
    head: str = ""


class Library:
    """The items of the notes read so far and of the article's bibliography; every look-up in constant time."""

    def __init__(self, entries: Iterable[tuple[CitationItem, str]] = ()) -> None:
        """`entries` are the bibliography's items, each with its printed text."""
        self._by_author: dict[str, list[Earlier]] = {}
        self._by_note: dict[int, list[Earlier]] = {}
        self._by_title: dict[str, list[Earlier]] = {}
        self._by_word: dict[str, list[Earlier]] = {}
        self._by_spelling: dict[str, list[Earlier]] = {}
        self._by_report: dict[tuple[str, str], list[Earlier]] = {}
        self._by_id: dict[str, CitationItem] = {}
        self._texts: dict[int, str] = {}
        self._labelled: dict[int, int] = {}
        self._all_labelled: dict[int, list[int]] = {}
        self._names: dict[str, Earlier] = {}
        self._last: list[Earlier] = []
        self._before: list[Earlier] = []
        self._index, self._text = 0, ""
        for item, text in entries:
            self._by_id[item.id] = item
            self._index_work(Earlier(item=item, note_index=0, full=item, head=key(text[:_HEAD])))

    def begin(self, index: int, label: str, text: str) -> None:
        """Tells that the note with this index, printed label and text is read next.

        A label that comes again (notes numbered by chapter) leads to the last note that has it.
        """
        self._close()
        self._index, self._text = index, text
        self._texts[index] = text
        number = _NUMBER.search(label)
        if number:
            self._labelled[int(number.group())] = index
            self._all_labelled.setdefault(int(number.group()), []).append(index)

    def _close(self) -> None:
        """Keeps the names that the note just read gives its works."""
        cited = self._by_note.get(self._index)
        if not cited:
            return
        for match in HEREAFTER.finditer(fold(self._text)):
            before = [e for e in cited if e.item.span.start < match.start()]
            name = key(match["label"])
            if before and name:
                self._names[name] = before[-1]

    def find(self, item_id: str | None) -> CitationItem | None:
        """The item with this id."""
        return self._by_id.get(item_id) if item_id else None

    def titles_agree(self, title: str, known: CitationItem) -> bool:
        """Whether a printed title can be that of a known item."""
        return titles_agree(key(title), key(known.item.title or ""))

    def add(self, item: CitationItem, note_index: int) -> None:
        """Keeps an item for later short forms; what a short form means is kept with it."""
        full = item if item.position is Position.FIRST else self.find(item.refers_to)
        text = self._text if note_index == self._index else ""
        head = key(text[item.span.start : min(item.span.end, item.span.start + _HEAD)])
        entry = Earlier(item=item, note_index=note_index, full=full, head=head)
        self._by_id[item.id] = item
        self._by_note.setdefault(note_index, []).append(entry)
        if self._last and self._last[0].note_index != note_index:
            self._before, self._last = self._last, []
        self._last.append(entry)
        if full is item:
            self._index_work(entry)

    def _index_work(self, entry: Earlier) -> None:
        work = entry.item.item
        for name in (*work.author, *work.editor):
            for bucket in buckets(sort_name(name)):
                self._by_author.setdefault(bucket, []).append(entry)
        if work.type == "legal_case" and work.container_title and work.volume:
            self._by_report.setdefault(_report(work.container_title, work.volume), []).append(entry)
        title = work.title or work.publisher
        if title:
            self._by_title.setdefault(_title_key(title), []).append(entry)
        for spelt in dict.fromkeys(s for w in entry.head.split()[:_FIRST_WORDS] for s in spellings(w)):
            self._by_spelling.setdefault(spelt, []).append(entry)
        for word in dict.fromkeys(entry.head.split()):
            shared = self._by_word.setdefault(word, [])
            if len(shared) <= _MOST_SHARED:
                shared.append(entry)

    def previous(self, without: frozenset[str] = NO_TYPES) -> list[Earlier]:
        """What "ibid." can mean: the work just before it in its own note, or the works of the last note that cites.

        Works of the types `without` are passed over in its own note.
        """
        if not self._last or self._last[0].note_index != self._index:
            return self._last
        fitting = [e for e in self._last if (e.full or e.item).item.type not in without]
        return fitting[-1:] or self._before or self._last[-1:]

    def skipped(self) -> bool:
        """Whether notes without a work stand between this note and the last one that cites."""
        return bool(self._last) and self._last[0].note_index < self._index - 1

    def in_note(self, number: int) -> list[Earlier]:
        """The items of the last note before this one, or of this one, that is printed with this number."""
        return self._by_note.get(self._labelled.get(number, 0), [])

    def in_later_note(self, number: int, index: int) -> list[Earlier]:
        """The items of the first note behind the one with this index that is printed with this number."""
        later = [i for i in self._all_labelled.get(number, []) if i > index]
        return self._by_note.get(later[0], []) if later else []

    def prints(self, number: int, words: Sequence[str]) -> bool:
        """Whether the note with this number prints one of the words, cited or not."""
        text = f" {key(self._texts.get(self._labelled.get(number, 0), ''))} "
        return any(f" {key(w)} " in text for w in words if key(w))

    def named(self, name: str) -> Earlier | None:
        """The work that a note gave this name."""
        return self._names.get(key(name))

    def by_author(self, author: Sequence[Name]) -> list[Earlier]:
        """Works by these authors or editors, misspelt names included, in order of appearance."""
        found: dict[str, Earlier] = {}
        for bucket in buckets(sort_name(author[0])):
            for entry in self._by_author.get(bucket, [])[: 4 * MOST_CANDIDATES]:
                if len(found) < MOST_CANDIDATES and written_by(entry.item.item, author):
                    found.setdefault(entry.item.id, entry)
        return list(found.values())

    def by_title(self, title: str) -> list[Earlier]:
        """Works whose title starts with, or is like, this one."""
        wanted = key(title)
        near = self._by_title.get(_title_key(title), [])[:MOST_CANDIDATES]
        return [e for e in near if titles_agree(wanted, key(e.item.item.title or e.item.item.publisher or ""))]

    def by_report(self, reporter: str, volume: str) -> list[Earlier]:
        """Judgments printed in this volume of a reporter, in order of appearance."""
        return self._by_report.get(_report(reporter, volume), [])[-4 * MOST_CANDIDATES :]

    def by_words(self, phrases: Sequence[str]) -> list[Earlier]:
        """Works whose printed start holds each of these names or titles word for word, whatever their fields say."""
        wanted = [f" {p} " for p in map(key, phrases) if p]
        lists = [self._by_word.get(word, []) for phrase in wanted for word in phrase.split()]
        if not lists:
            return []
        fewest = min(lists, key=len)
        if len(fewest) > _MOST_SHARED:
            return []
        return [e for e in fewest if all(p in f" {e.head} " for p in wanted)][:MOST_CANDIDATES]

    def by_spelling(self, family: str) -> list[Earlier]:
        """Works that begin with this name in the other script or by another table ("Иванов", "Ivanov", "Iwanow")."""
        found = [e for spelt in sorted(spellings(family)) for e in self._by_spelling.get(spelt, [])[:MOST_CANDIDATES]]
        return list({e.item.id: e for e in found}.values()) if len(family) > 2 else []


def _report(reporter: str, volume: str) -> tuple[str, str]:
    return key(reporter).replace(" ", ""), volume


def _title_key(title: str) -> str:
    words = [w for w in key(title).split() if len(w) > 3] or key(title).split()
    return words[0][:5] if words else ""


def buckets(name: str) -> tuple[str, ...]:
    """Keys of a name: its first and its last letters, so that one slip leaves one whole, and its common spellings."""
    plain = key(name).replace(" ", "")
    return (f"<{plain[:3]}", f"{plain[-3:]}>", *sorted(f"~{s}" for s in spellings(name))) if plain else ()


def titles_agree(a: str, b: str) -> bool:
    """Whether two titles that `text.key` made plain are one: alike, one the start of the other, or `a` words of `b`."""
    if not a or not b:
        return False
    if b.startswith(a) or a.startswith(b) or similarity(a, b) >= SAME_TITLE:
        return True
    if len(a) >= _LEAST_SAID and f" {a} " in f" {b} ":
        return True
    return _titles_in_two_scripts(a, b)


def written_by(work: CslItem, printed: Sequence[Name]) -> bool:
    """Whether each printed name is among the work's authors, or else its editors; a family name alone is enough."""
    return any(authors_agree(printed, known) for known in (work.author, work.editor) if known)


def authors_agree(printed: Sequence[Name], known: Sequence[Name]) -> bool:
    """Whether each printed author is among the known ones; a family name alone is enough."""
    return all(any(_one_person(p, k) for k in known) for p in printed[:8])


def _one_person(a: Name, b: Name) -> bool:
    if same_person(a, b) or _in_two_scripts(a, b):
        return True
    if not same_word(sort_name(a), sort_name(b)):
        return False
    return not a.given or not b.given or similarity(a.given, b.given) >= SAME_GIVEN


def _in_two_scripts(a: Name, b: Name) -> bool:
    """ "Иванов П. С." and "P. Ivanov": one family name by the common tables, first names that start alike."""
    if not same_in_scripts(sort_name(a), sort_name(b)):
        return False
    return not a.given or not b.given or bool(_initials(a.given) & _initials(b.given))


def _initials(given: str) -> frozenset[str]:
    return frozenset(s[:1] for s in spellings(given))


def _titles_in_two_scripts(a: str, b: str) -> bool:
    """Whether a title in Cyrillic and one in Latin letters are one, or one the start of the other."""
    if is_cyrillic(a) == is_cyrillic(b):
        return False
    pairs = [(x, y) for x in spellings(a) for y in spellings(b)]
    return any(x.startswith(y) or y.startswith(x) or similarity(x, y) >= SAME_TITLE for x, y in pairs if x and y)
