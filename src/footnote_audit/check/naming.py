"""The rows of tables that a clause names."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from footnote_audit.check.cell_units import unit_of
from footnote_audit.check.grids import GENERIC, Grid, Row
from footnote_audit.check.wording import Word, split, stems, words
from footnote_audit.text import key

_DESIGNATION = re.compile(r"(?=.*\d)[^\W_]+|[A-Z]{1,2}|(?:II|III|IV|VI|VII|VIII|IX|XI|XII|V|X)|M[Kk]")
# A name that more rows than this carry tells none of them; left out, it costs no time either.
MOST_NAMESAKES = 12
_BRACKET = re.compile(r"[(\[][^()\[\]]*[)\]]")
_MEASURE = re.compile(r"\d+(?:mm|cm|m|km|kg|t|kw|mw|gw)", re.I)


class Part(NamedTuple):
    """A piece of a word (a compound has several), folded, with the offsets of the whole word."""

    plain: str
    word: Word


class Named(NamedTuple):
    """A row as named in a clause: offsets of the name in the text."""

    row: Row
    grid: Grid
    start: int
    end: int


class _Name(NamedTuple):
    """The proper name of a row; `whole` where the label says nothing else."""

    parts: tuple[str, ...]
    row: Row
    grid: Grid
    whole: bool


class Register(NamedTuple):
    """The rows by the first part of their proper names."""

    by_first: Mapping[str, Sequence[_Name]]

    def named_in(self, text: str, start: int, end: int, *, sentence: int) -> tuple[Named, ...]:
        """The rows whose whole name stands in text[start:end]; of names that overlap the longest alone.

        `sentence` is where the sentence begins: its first word has a capital anyway and is no name by that alone.
        """
        if not self.by_first:
            return ()
        parts = _parts(words(text, start, end))
        found: list[Named] = []
        index = 0
        while index < len(parts):
            matches = [
                (len(name.parts), name.row, name.grid)
                for name in self.by_first.get(parts[index].plain, ())
                if _stands_at(name.parts, parts, index)
                and (_is_capital(text, parts[index].word, sentence) or (name.whole and parts[index].word.capital))
            ]
            longest = max((size for size, _, _ in matches), default=0)
            if longest and not _goes_on(text, parts, index + longest):
                first, last = parts[index].word, parts[index + longest - 1].word
                found.extend(
                    Named(row=row, grid=grid, start=first.start, end=last.end)
                    for size, row, grid in matches
                    if size == longest
                )
            index += longest or 1
        return tuple(found)


def register(grids: Sequence[Grid], lower_words: frozenset[str]) -> Register:
    """The rows that carry a proper name; `lower_words` are the words the article also prints without a capital."""
    by_first: dict[str, list[_Name]] = defaultdict(list)
    for grid in grids:
        for row in grid.rows:
            name = proper_name(row.label, lower_words)
            if name:
                whole = tuple(part.plain for part in _parts(words(row.label))) == name
                by_first[name[0]].append(_Name(parts=name, row=row, grid=grid, whole=whole))
    often = Counter(name.parts for names in by_first.values() for name in names)
    return Register(
        by_first={
            first: tuple(name for name in names if often[name.parts] <= MOST_NAMESAKES)
            for first, names in by_first.items()
        }
    )


def proper_name(label: str, lower_words: frozenset[str]) -> tuple[str, ...]:
    """The parts of the proper name in a row's label ("falcon", "900"); empty where it has none.

    A name is the first run of words that carry a capital or a digit. One capitalised word at the head of a label is a
    name only if the article never prints it without a capital.
    """
    run: list[Word] = []
    for word in words(label):
        if word.capital or any(c.isdigit() for c in word.printed):
            run.append(word)
        elif run:
            break
    run = [w for w in run if not _MEASURE.fullmatch(w.printed)] or run
    parts = tuple(key(part) for word in run for part in split(word))
    if len(run) == 1 and len(parts) == 1:
        plain = run[0].plain
        if not run[0].capital or plain in lower_words or run[0].stem in GENERIC or plain.isdigit():
            return ()
    return parts if any(w.capital for w in run) else ()


def lower_case_words(found: Sequence[Word]) -> frozenset[str]:
    """The words that a text prints without a capital, plain."""
    return frozenset(word.plain for word in found if not word.capital)


def topic(text: str) -> frozenset[str]:
    """The stems that say what a label or caption is about; a bracket that names a unit is left out."""
    return stems(words(without_unit(text))) - GENERIC


def without_unit(text: str) -> str:
    """A label or caption without its brackets that name a unit: "Exports (in millions of euros)" is "Exports"."""
    return _BRACKET.sub(lambda m: " " if unit_of(m.group()) else m.group(), text)


def _parts(found: Sequence[Word]) -> list[Part]:
    parts: list[Part] = []
    for word in found:
        pieces = split(word)
        plain = [word.plain] if len(pieces) == 1 else [key(piece) for piece in pieces]
        parts.extend(Part(plain=piece, word=word) for piece in plain)
    return parts


def _stands_at(name: tuple[str, ...], parts: Sequence[Part], index: int) -> bool:
    if index + len(name) > len(parts):
        return False
    for offset, wanted in enumerate(name):
        printed = parts[index + offset].plain
        last = offset == len(name) - 1
        if printed != wanted and not (last and printed in (f"{wanted}s", f"{wanted}es")):
            return False
    return True


def _is_capital(text: str, word: Word, start: int) -> bool:
    """Whether a name's first word is printed as one: with a digit, or a capital that no sentence's beginning gives."""
    if any(c.isdigit() for c in word.printed) or sum(c.isupper() for c in word.printed) > 1:
        return True
    before = text[max(0, word.start - 2) : word.start].strip()
    return word.capital and word.start > start and before not in {".", "!", "?", "…", ":", "•"}


def _goes_on(text: str, parts: Sequence[Part], index: int) -> bool:
    """Whether a designation follows the name, which makes it the name of something else ("Falcon TP", "Falcon 900")."""
    if index >= len(parts):
        return False
    before, word = parts[index - 1].word, parts[index].word
    if word == before:
        return True
    return text[before.end : word.start] in (" ", "\u00a0", "-") and bool(_DESIGNATION.fullmatch(word.printed))
