"""The entries of a bibliography, found by the names and years that a text prints."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import lru_cache

from footnote_audit.model import BibliographyEntry, Span
from footnote_audit.names import same_word, sort_name
from footnote_audit.parse.library import MOST_CANDIDATES, buckets
from footnote_audit.text import key

_FIRST_WORD = re.compile(r"^\W*([^\W\d_][\w'’-]*)")
_SHORT_NAME = re.compile(r"[(\[]([^\W\d_]{2,12})[)\]]")
# More authors than any list prints before "et al."; those behind are not compared.
_MOST_AUTHORS = 30
# A name that more entries share is looked for among so many of one year.
_MOST_SHARED = 60


class EntryIndex:
    """Looks entries up by family name, misspelt ones included, by the first words of a body's name, and by number.

    `lists` are the spans of the lists they stand in: of several lists, chapter by chapter, the next one counts.
    """

    def __init__(self, entries: Sequence[BibliographyEntry], lists: Sequence[Span] = ()) -> None:
        self._by_name: dict[tuple[str, str], list[BibliographyEntry]] = {}
        self._by_start: dict[str, list[BibliographyEntry]] = {}
        # For each entry the names as `key` makes them plain: what a name is compared with, many times over.
        self._keys: dict[str, tuple[str, ...]] = {}
        self._starts: dict[str, str] = {}
        self._ends = [span.end for span in lists]
        self._by_number: dict[str, list[BibliographyEntry]] = {}
        for entry in entries:
            self._add(entry)

    @property
    def is_numbered(self) -> bool:
        """Whether any entry has a number."""
        return bool(self._by_number)

    def numbered(self, number: str, offset: int) -> BibliographyEntry | None:
        """The entry of this number in the list that a citation at `offset` goes by; None where there is none."""
        near = self.nearest(self._by_number.get(number, []), offset)
        return near[0] if near else None

    def nearest(self, found: Sequence[BibliographyEntry], offset: int) -> list[BibliographyEntry]:
        """Of the entries those in one list: the next behind `offset` that has any, else the last before."""
        if len(found) < 2 or len(self._ends) < 2:
            return list(found)
        places = [bisect_right(self._ends, entry.selector.start) for entry in found]
        own = bisect_right(self._ends, offset)
        chosen = min((p for p in places if p >= own), default=max(places))
        return [entry for entry, place in zip(found, places, strict=True) if place == chosen]

    def _add(self, entry: BibliographyEntry) -> None:
        if entry.label:
            self._by_number.setdefault(entry.label, []).append(entry)
        start = key(entry.selector.exact[:200])
        families = [sort_name(n) for n in (entry.item.author or entry.item.editor)[:_MOST_AUTHORS]]
        first = _FIRST_WORD.match(entry.selector.exact)
        if first and key(first[1]) not in map(key, families):
            # However the names were read, an entry is looked up by its first word.
            families.append(first[1])
        families += _SHORT_NAME.findall(entry.selector.exact[:150])
        self._keys[entry.id] = tuple(filter(None, map(key, families)))
        self._starts[entry.id] = start
        years = {_plain_year(y) for y in entry.years}
        for bucket in dict.fromkeys(b for f in families for b in buckets(f)):
            for year in years:
                self._by_name.setdefault((bucket, year), []).append(entry)
        if start:
            self._by_start.setdefault(start.split()[0], []).append(entry)

    def named(self, family: str, year: str) -> list[BibliographyEntry]:
        """Entries with an author of this family name and of this year."""
        found: dict[str, BibliographyEntry] = {}
        for bucket in buckets(family):
            for entry in self._by_name.get((bucket, _plain_year(year)), [])[:_MOST_SHARED]:
                if entry.id not in found and self.has(entry, family):
                    found[entry.id] = entry
        return _of_year(list(found.values()), year)

    def starting(self, words: str, year: str) -> list[BibliographyEntry]:
        """Entries of this year whose text starts with these words (a body's name)."""
        wanted = key(words)
        near = self._by_start.get(wanted.split()[0], [])[:_MOST_SHARED] if wanted else []
        return _of_year([e for e in near if f"{self._starts[e.id]} ".startswith(f"{wanted} ")], year)

    def has(self, entry: BibliographyEntry, family: str) -> bool:
        """Whether the entry has an author of this family name."""
        plain, known = _key(family), self._keys[entry.id]
        return plain in known or any(_same(plain, one) for one in known)

    def is_spelt(self, entry: BibliographyEntry, family: str) -> bool:
        """Whether the name stands in the entry letter for letter."""
        return _key(family) in self._keys[entry.id]

    def authors(self, entry: BibliographyEntry) -> int:
        """How many authors the entry has."""
        return max(1, len(entry.item.author or entry.item.editor))

    def best(self, found: Sequence[BibliographyEntry], parts: Sequence[str], *, more: bool) -> list[BibliographyEntry]:
        """Of the entries those that fit the printed names best; `more` says that "et al." stands behind them."""
        signs: tuple[Callable[[BibliographyEntry], bool], ...] = (
            lambda e: all(self.has(e, p) for p in parts),
            lambda e: all(self.is_spelt(e, p) for p in parts),
            lambda e: (self.authors(e) > len(parts)) if more else (self.authors(e) == len(parts)),
            lambda e: any(_same(first, _key(parts[0])) for first in self._keys[e.id][:1]),
        )
        kept = list(found)
        for fits in signs:
            if len(kept) > 1:
                kept = [e for e in kept if fits(e)] or kept
        return kept[:MOST_CANDIDATES]


_key = lru_cache(maxsize=4_096)(key)


@lru_cache(maxsize=65_536)
def _same(a: str, b: str) -> bool:
    return same_word(a, b)


def _plain_year(year: str) -> str:
    return year[:4] if year[:4].isdigit() else year


def _of_year(found: Sequence[BibliographyEntry], year: str) -> list[BibliographyEntry]:
    """The entries of this year; one printed without its letter fits each of them, the year of issue before others."""
    exact = [e for e in found if year in e.years]
    near = exact or [e for e in found if year[:4] in e.years or year in [y[:-1] for y in e.years]]
    issued = [e for e in near if (e.item.issued or "")[:4] == year[:4]]
    return issued or near
