"""Short forms to the citation item they mean: Ibid., Id., art. cit., op. cit., supra note 4, an author or title alone."""  # noqa: E501

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from footnote_audit.model import Candidate, CitationItem, Name, Position
from footnote_audit.names import sort_name
from footnote_audit.parse.library import MOST_CANDIDATES, NO_TYPES, Earlier, Library, titles_agree, written_by
from footnote_audit.parse.markers import AHEAD
from footnote_audit.text import fold, key

# Nobody follows a longer way, and thousands of "Ibid." in a row must not each name all before it.
MOST_STEPS = 12
_ARTICLE_TYPES = frozenset(
    {"article-journal", "article-newspaper", "article-magazine", "post-weblog", "report", "webpage"}
)
_BOOK_TYPES = frozenset({"book", "report", "chapter", "thesis"})
_WITHOUT_PAGES: frozenset[str] = frozenset({"interview", "dataset", "personal_communication"})
_AND = re.compile(r"\s+(?:and|et|und|y|e|и|&)\s+")
_RANGE = re.compile(r"^(\d{1,6})-(\d{1,6})$")


class Printed(NamedTuple):
    """A short form as printed: marker, names, title, the number of a note, the year, the cited page.

    `is_ibid` is the same work again, `is_idem` the same author again (or the same work, where nothing else is said).
    `tail` are the last capitalised words before the marker: the names, where more than names stands there.
    """

    marker: str
    author: tuple[Name, ...] = ()
    title: str | None = None
    note: int | None = None
    is_ibid: bool = False
    is_idem: bool = False
    year: str | None = None
    page: str | None = None
    tail: tuple[str, ...] = ()


class Target(NamedTuple):
    """What a short form means: the full form's id, the ids on the way, what else it can be, and whether by guess."""

    refers_to: str | None = None
    chain: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    is_doubtful: bool = False


def resolve(printed: Printed, library: Library) -> Target:
    """What a short form means; without refers_to where nothing or more than one thing fits.

    What points ahead stays open: `in_the_note` tells once that note is read.
    """
    if AHEAD.search(fold(printed.marker)):
        return Target()
    if printed.is_idem and not printed.author and (printed.note is not None or _says_cited(printed.marker)):
        printed = printed._replace(author=last_author(library))
    if printed.note is not None:
        found = _in_note(printed, library)
        if found is not None:
            return found
    if (printed.is_ibid or printed.is_idem) and not printed.author and not printed.title:
        unpaged = _WITHOUT_PAGES if printed.page else NO_TYPES
        target = _chosen(_with_pages(printed, library.previous(unpaged)), reason="cited in the note before")
        return target._replace(is_doubtful=library.skipped())
    found_by = _by_author if printed.author else _by_title
    return found_by(printed, library)


def in_the_note(printed: Printed, held: Sequence[Earlier], number: int) -> Target:
    """Which of the works that the note with this number holds a short form means."""
    fitting = [e for e in held if _fits_names(printed, e)] if printed.author or printed.title else list(held)
    if fitting:
        return _chosen(_narrowed(printed, fitting), reason=f"cited in note {number}")
    return _open(held, Target(), f"cited in note {number}") if held else Target()


def last_author(library: Library) -> tuple[Name, ...]:
    """Whom "Id." or "ders." means: the authors of the work cited last."""
    last = library.previous()[-1:]
    work = _full(last[0]).item if last else None
    return (work.author or work.editor) if work else ()


def _says_cited(marker: str) -> bool:
    return bool(re.search(r"cit|a\.?\s?a\.?\s?o|соч|so(?:ch|č)", fold(marker), re.I))


def _in_note(printed: Printed, library: Library) -> Target | None:
    """What the note with the printed number holds; None where there is no such note.

    A note that prints the names, but of which no such work was read, leaves the short form open.
    """
    number = printed.note or 0
    held = library.in_note(number)
    says_who = bool(printed.author or printed.title)
    fitting = [e for e in held if _fits_names(printed, e)] if says_who else held
    reason = f"cited in note {number}"
    if fitting:
        return _chosen(_narrowed(printed, fitting), reason=reason)
    elsewhere = resolve(printed._replace(note=None), library) if says_who else Target()
    if held or library.prints(number, [*_families(printed), *printed.tail][:1]):
        certain = elsewhere.refers_to and not library.prints(number, [*_families(printed), *printed.tail][:1])
        return elsewhere._replace(is_doubtful=True) if certain else _open(held, elsewhere, reason)
    return elsewhere._replace(is_doubtful=True) if says_who else None


def _open(held: Sequence[Earlier], elsewhere: Target, reason: str) -> Target:
    """No target, but what could be meant: the works of the note named, and what the names alone lead to."""
    ids = list(dict.fromkeys(_full(e).id for e in held))[:MOST_CANDIDATES]
    found = [Candidate(id=i, score=round(0.5 / len(ids), 2), reason=f"{reason}, but under other names") for i in ids]
    if elsewhere.refers_to and elsewhere.refers_to not in ids:
        found.append(Candidate(id=elsewhere.refers_to, score=0.3, reason="same names, but not the note named"))
    return Target(candidates=tuple(found))


def _fits_names(printed: Printed, entry: Earlier) -> bool:
    full = _full(entry).item
    named = bool(printed.author) and (written_by(full, printed.author) or _all_words(_families(printed), entry))
    if named or (printed.tail and _all_words(printed.tail, entry)):
        return True
    return bool(printed.title) and titles_agree(key(printed.title or ""), key(full.title or ""))


def _all_words(phrases: Sequence[str], entry: Earlier) -> bool:
    return all(f" {key(p)} " in f" {entry.head} " for p in phrases)


def _families(printed: Printed) -> list[str]:
    """The printed names one by one; bodies that were read as one name are parted again."""
    return [part for n in printed.author for part in (_AND.split(n.literal) if n.literal else [sort_name(n)])]


def _by_author(printed: Printed, library: Library) -> Target:
    found = library.by_author(printed.author)
    target = _chosen(_narrowed(printed, _cited_first(found)), reason="same author")
    if target.refers_to or target.candidates:
        return target
    # The names may stand in a work whose fields were read otherwise: as words they still do.
    words = [*_families(printed), *([printed.title] if printed.title else [])]
    worded = library.by_words(words) or (library.by_words([printed.title]) if printed.title else [])
    target = _chosen(_narrowed(printed, _cited_first(worded)), reason="the names stand in it")
    if printed.title and not (target.refers_to or target.candidates):
        target = _by_title(printed, library)
    if not (target.refers_to or target.candidates):
        spelt = library.by_spelling(sort_name(printed.author[0]))
        target = _chosen(_narrowed(printed, _cited_first(spelt)), reason="the same name, spelt otherwise")
    return target._replace(is_doubtful=True)


def _by_title(printed: Printed, library: Library) -> Target:
    if not printed.title:
        return Target() if printed.note is not None else _chosen(library.previous(), reason="cited in the note before")
    named = library.named(printed.title)
    if named:
        return _chosen([named], reason="called so")
    target = _chosen(_narrowed(printed, _cited_first(library.by_title(printed.title))), reason="same title")
    if target.refers_to or target.candidates:
        return target
    worded = _chosen(
        _narrowed(printed, _cited_first(library.by_words([printed.title]))), reason="the words stand in it"
    )
    return worded._replace(is_doubtful=True)


def _cited_first(found: list[Earlier]) -> list[Earlier]:
    """What notes cite; the bibliography only where they cite nothing that fits."""
    return [e for e in found if e.note_index] or found


def _narrowed(printed: Printed, found: list[Earlier]) -> list[Earlier]:
    """Of several works those that what is printed fits best: each sign counts only where a work has it."""
    signs: list[Callable[[Earlier], bool]] = []
    if printed.author:
        signs.append(lambda e: written_by(_full(e).item, printed.author))
    if printed.title:
        signs.append(lambda e: titles_agree(key(printed.title or ""), key(_full(e).item.title or "")))
    if printed.year:
        signs.append(lambda e: (printed.year or "") in e.head.split())
    if printed.author:
        signs.append(lambda e: _spelt_alike(printed.author, _full(e)))
        signs.append(lambda e: len(_full(e).item.author) == len(printed.author))
    for sign in signs:
        if len(found) > 1:
            found = [e for e in found if sign(e)] or found
    return _fitting_type(printed.marker, found) if len(found) > 1 else found


def _spelt_alike(author: Sequence[Name], full: CitationItem) -> bool:
    known = {sort_name(n).casefold() for n in (*full.item.author, *full.item.editor)}
    return all(sort_name(n).casefold() in known for n in author)


def _fitting_type(marker: str, found: list[Earlier]) -> list[Earlier]:
    """ "art. cit." means an article, "op. cit." a book, where exactly one of the works is one; "ult." the last one."""
    lowered = fold(marker).casefold()
    if "ult" in lowered:
        return found[-1:]
    if lowered.startswith("art"):
        fitting = [e for e in found if _full(e).item.type in _ARTICLE_TYPES]
    elif lowered.startswith(("op", "ouvr", "opera")):
        fitting = [e for e in found if _full(e).item.type in _BOOK_TYPES]
    else:
        return found
    return fitting if len(fitting) == 1 else found


def _with_pages(printed: Printed, found: list[Earlier]) -> list[Earlier]:
    """Of several works those that can hold the cited page: an interview has none, an article only its own."""
    if not printed.page or len(found) < 2:
        return found
    paged = [e for e in found if _full(e).item.type not in _WITHOUT_PAGES] or found
    inside = [e for e in paged if _holds(_full(e).item.page, printed.page)]
    outside = [e for e in paged if _holds(_full(e).item.page, printed.page) is False]
    return inside if len(inside) == 1 and len(inside) + len(outside) == len(paged) else paged


def _holds(pages: str | None, page: str) -> bool | None:
    """Whether a page range holds a page; None where it cannot be said."""
    match = _RANGE.match(pages or "")
    wanted = re.match(r"\d{1,6}", page)
    if not match or not wanted:
        return None
    first, last = match[1], match[2]
    full = int(first[: max(0, len(first) - len(last))] + last)
    return int(first) <= int(wanted.group()) <= full


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
        return _way(next(iter(works.values())))
    score = round(1 / len(works), 2)
    why = f"{reason}, one of {len(works)} works that fit"
    listed = list(works)[:MOST_CANDIDATES]
    return Target(candidates=tuple(Candidate(id=i, score=score, reason=why) for i in listed))


def _way(entry: Earlier) -> Target:
    """The full form that an item is or leads to, and the way there."""
    if entry.full is None:
        return Target(chain=(entry.item.id,), candidates=entry.item.candidates)
    if entry.full is entry.item:
        return Target(refers_to=entry.item.id, chain=(entry.item.id,))
    way = (entry.item.id, *entry.item.chain)
    shown = way if len(way) <= MOST_STEPS else (*way[: MOST_STEPS - 1], way[-1])
    return Target(refers_to=entry.full.id, chain=shown)


def position(printed: Printed, locator: str | None) -> Position:
    """CSL's position of a short form."""
    if (printed.is_ibid or printed.is_idem) and not printed.author:
        return Position.IBID_WITH_LOCATOR if locator else Position.IBID
    return Position.SUBSEQUENT
