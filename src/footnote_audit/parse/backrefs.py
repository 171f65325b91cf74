"""Short forms to the citation item they mean: Ibid., Id., art. cit., op. cit., supra note 4, an author or title alone."""  # noqa: E501

import re
from typing import NamedTuple

from footnote_audit.model import Candidate, CitationItem, Name, Position
from footnote_audit.parse.library import MOST_CANDIDATES, Earlier, Library, authors_agree, titles_agree
from footnote_audit.parse.markers import MARKER, NOTE_NUMBER
from footnote_audit.text import fold, key

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
            e for e in found if authors_agree(printed.author, _full(e).item.author or _full(e).item.editor)
        ] or found
    if printed.title:
        wanted = key(printed.title)
        titled = [e for e in found if titles_agree(wanted, key(_full(e).item.title or ""))]
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
