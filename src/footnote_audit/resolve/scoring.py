"""How well a printed citation agrees with a recorded work, and an index that names the few works worth scoring.

The score is the weighted mean of the parts that both sides have:

    title   0.55   the most telling; a part title (before the colon) counts as nearly the whole
    author  0.20   family and given names, misprints allowed
    outlet  0.15   container, series or publisher, whichever agree best
    year    0.10   1 for the same, one half for the next

An address or a DOI that both sides give settles it. A work without a printed title (a database, an interview, an
author-date note) is known by its publisher, its place and date, an alias, or its authors and year instead.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from heapq import nlargest
from typing import NamedTuple

from footnote_audit.model import CslItem, Name, Source
from footnote_audit.names import key_similarity, printed, same_person, sort_name
from footnote_audit.resolve.edtf import can_agree, years_apart
from footnote_audit.text import key

TITLE, AUTHOR, OUTLET, YEAR = 0.55, 0.20, 0.15, 0.10
# From here on a match is taken; set so that an exact title under another author and year stays out (0.65) and a
# misspelt title with author and outlet agreeing stays in (0.9).
ACCEPT = 0.75
# A second candidate this near the first leaves the choice open.
CLOSE = 0.06
# Titles whose numbers differ ("Report 12", "Report 13") are different works however alike the words are.
OTHER_NUMBERS = 0.70
PART_TITLE = 0.95
# The same words in another order: as good as it gets without being the same title.
SAME_WORDS = 0.98
# A title below this is another title: nothing else can make up for it.
LEAST_TITLE = 0.70
# A name that stands alone (a publisher, an alias) has to agree nearly wholly.
LEAST_LABEL = 0.88
# Author and year alone, as in author-date notes: taken, yet never as sure as a title.
AUTHOR_YEAR, LEAST_AUTHOR = 0.85, 0.9
# A private talk is never described twice in the same words: month and a word in common are taken as the least sure.
SAME_MEETING, TELLING = 0.76, 4
CANDIDATES = 12
# Words that more than a twentieth of the works share (and at least fifty) tell nothing and are not followed, but for
# the rarest few: a work whose words are all common must still be found.
RAREST = 2
COMMON_SHARE, COMMON_LEAST = 20, 50
STEM = 5
# What may stand beside a database's name without being part of it, in the languages of the articles read.
_GENERIC = frozenset(
    """
    database databases dataset data base bases de des di dei données statistiques datenbank daten banca dati datos
    dados база данных данные the la le les il der die das el los online
    """.split()  # noqa: SIM905 - a list of thirty quoted words is harder to read
)
_GENERIC_KEYS = frozenset(key(w) for w in _GENERIC)
# Words that every talk's description may hold ("Interview with the author, March 2019").
_TALK = frozenset(
    """
    interview interviews entretien entrevue gespräch intervista entrevista conversation communication personal author
    auteur autor autore autora with avec from during university école school institute
    """.split()  # noqa: SIM905 - a list of twenty quoted words is harder to read
)
_ARTICLES = frozenset(("the", "le", "la", "les", "l", "il", "lo", "el", "los", "las", "der", "die", "das", "o", "a"))
_NUMBER = re.compile(r"\S*\d\S*")
PRIVATE_TYPES = frozenset(("interview", "personal_communication"))


class Profile(NamedTuple):
    """A work made ready for comparing: its texts as plain keys."""

    item: CslItem
    titles: tuple[str, ...]
    outlets: tuple[str, ...]
    labels: tuple[str, ...]
    addresses: tuple[str, ...]


class Index(NamedTuple):
    """Works with their profiles, and from the start of a word, or an address, to their numbers."""

    sources: tuple[Source, ...]
    profiles: tuple[Profile, ...]
    words: dict[str, tuple[int, ...]]
    addresses: dict[str, tuple[int, ...]]


class Match(NamedTuple):
    """A work, its score from 0 to 1, whether its title agrees to the letter, and what agreed, in words."""

    source: Source
    score: float
    exact: bool
    reason: str


def profile(item: CslItem, aliases: Sequence[str] = (), addresses: Sequence[str] = ()) -> Profile:
    """The item as plain keys; its own URL and DOI join the addresses."""
    outlets = [o for o in (item.container_title, item.collection_title, item.publisher) if o]
    titles = [t for t in (item.title, *aliases) if t]
    people = [printed(n) for n in (*item.author, *item.interviewer)]
    told = item.note if item.type in PRIVATE_TYPES else None
    labels = [*titles, *people, *(t for t in (item.publisher, item.event_place, told) if t)]
    own = [a for a in (item.URL, item.DOI and f"doi.org/{item.DOI}") if a]
    return Profile(
        item=item,
        titles=_keys(titles),
        outlets=_keys(outlets),
        labels=_keys(labels),
        addresses=tuple(dict.fromkeys(address_key(a) for a in (*own, *addresses))),
    )


def source_profile(source: Source) -> Profile:
    """The profile of a recorded work, its aliases and locations included."""
    found = [f"doi.org/{loc.value}" if loc.kind == "doi" else loc.value for loc in source.locations]
    return profile(source.item, source.aliases, found)


def address_key(address: str) -> str:
    """An address without what does not change where it leads: scheme, www, fragment, last slash, case of DOIs."""
    bare = address.partition("#")[0].partition("://")[2] or address
    bare = bare.removeprefix("www.").removeprefix("dx.").rstrip("/")
    return bare.casefold() if bare.startswith("doi.org/") else bare


def build_index(registry: Sequence[Source]) -> Index:
    """An index over the registry, in time linear in its size."""
    profiles = tuple(source_profile(s) for s in registry)
    words: defaultdict[str, list[int]] = defaultdict(list)
    addresses: defaultdict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(profiles):
        for stem in _stems(entry):
            words[stem].append(number)
        for address in entry.addresses:
            addresses[address].append(number)
    return Index(
        sources=tuple(registry),
        profiles=profiles,
        words={w: tuple(n) for w, n in words.items()},
        addresses={a: tuple(n) for a, n in addresses.items()},
    )


def rank(item: CslItem, index: Index) -> tuple[Match, ...]:
    """The recorded works that the item may mean, best first, those without any likeness left out."""
    wanted = profile(item)
    at_address = {n for a in wanted.addresses for n in index.addresses.get(a, ())}
    if at_address:
        found = [Match(index.sources[n], 1.0, True, "the same address or DOI") for n in sorted(at_address)]
        return tuple(found)
    near = _near(wanted, index)
    matches = [m for n in near if (m := compare(wanted, index.profiles[n], index.sources[n])) is not None]
    return tuple(sorted(matches, key=lambda m: -m.score))


def compare(wanted: Profile, entry: Profile, source: Source) -> Match | None:
    """How well the printed work agrees with the recorded one; None where nothing can be compared or all differs."""
    if not wanted.item.title or not entry.titles:
        return _compare_labels(wanted, entry, source)
    title = max(title_likeness(wanted.titles[0], t) for t in entry.titles)
    if title < 0.5:
        return _compare_labels(wanted, entry, source) if wanted.item.type in ("dataset", *PRIVATE_TYPES) else None
    author = author_likeness(wanted.item.author, (*entry.item.author, *entry.item.editor))
    outlet = outlet_likeness(wanted.outlets, entry.outlets)
    year = _year_likeness(wanted.item.issued, entry.item.issued)
    parts = ((TITLE, title, "title"), (AUTHOR, author, "author"), (OUTLET, outlet, "outlet"), (YEAR, year, "year"))
    both = [(weight, value, name) for weight, value, name in parts if value is not None]
    score = sum(w * v for w, v, _ in both) / sum(w for w, _, _ in both)
    if title < LEAST_TITLE:
        score = min(score, ACCEPT - 0.01)
    agreeing = ", ".join(name for _, value, name in both if value >= 0.8) or "little"
    return Match(source, round(score, 4), title >= 1.0, f"agrees in {agreeing}")


def title_likeness(x: str, y: str) -> float:
    """How alike two titles (as plain keys) are, 0 to 1; unlike numbers and part titles set apart."""
    if x == y:
        return 1.0
    value = min(key_similarity(x, y), SAME_WORDS)
    if _numbers(x) != _numbers(y):
        return min(value, OTHER_NUMBERS)
    shorter, longer = sorted((x, y), key=len)
    if len(shorter.split()) >= 3 and longer.startswith(f"{shorter} "):
        return max(value, PART_TITLE)
    return value


def author_likeness(printed_names: Sequence[Name], recorded: Sequence[Name]) -> float | None:
    """The mean over the printed names of the best agreement with a recorded one; None where either side has none."""
    if not printed_names or not recorded:
        return None
    return sum(max(_name_likeness(p, r) for r in recorded) for p in printed_names) / len(printed_names)


def outlet_likeness(printed_outlets: Sequence[str], recorded: Sequence[str]) -> float | None:
    """The best agreement of a printed outlet with a recorded one (as plain keys); None where either side has none."""
    if not printed_outlets or not recorded:
        return None
    return max(1.0 if same_outlet(p, r) else key_similarity(p, r) for p in printed_outlets for r in recorded)


def same_outlet(x: str, y: str) -> bool:
    """Whether two outlets (as plain keys) are one: equal but for an article, an initialism, or one within the other."""
    a, b = _without_articles(x), _without_articles(y)
    if not a or not b:
        return x == y
    shorter, longer = sorted((a, b), key=len)
    initials = "".join(w[0] for w in longer)
    return shorter == longer or set(shorter) <= set(longer) or (len(initials) > 1 and "".join(shorter) == initials)


def _compare_labels(wanted: Profile, entry: Profile, source: Source) -> Match | None:
    if _is_author_and_year(wanted, entry):
        return Match(source, AUTHOR_YEAR, False, "agrees in author and year")
    if not _kinds_agree(wanted.item.type, entry.item.type):
        return None
    best = max((_label_likeness(x, y) for x in wanted.labels for y in entry.labels), default=0.0)
    year = _year_likeness(wanted.item.issued, entry.item.issued)
    if best < LEAST_LABEL and _is_same_meeting(wanted, entry):
        return Match(source, SAME_MEETING, False, "agrees in date and some words")
    if best < LEAST_LABEL or year == 0.0:
        return None
    return Match(source, round(best, 4), best >= 1.0, "agrees in name" + (" and date" if year else ""))


def _is_author_and_year(wanted: Profile, entry: Profile) -> bool:
    """Whether the citation names no title, and its authors and year are the work's ("Weber (1922), p. 5")."""
    if wanted.item.title or _year_likeness(wanted.item.issued, entry.item.issued) != 1.0:
        return False
    return (author_likeness(wanted.item.author, entry.item.author) or 0.0) >= LEAST_AUTHOR


def _is_same_meeting(wanted: Profile, entry: Profile) -> bool:
    """Whether two private talks fell in the same month or day and share a telling word of place, person or subject."""
    a, b = wanted.item.issued or "", entry.item.issued or ""
    if wanted.item.type not in PRIVATE_TYPES or min(len(a), len(b)) < len("2013-03") or not can_agree(a, b):
        return False
    words, others = ({w for t in p.labels for w in t.split() if len(w) >= TELLING} for p in (wanted, entry))
    return bool((words & others) - _TALK)


def _kinds_agree(x: str, y: str) -> bool:
    if x in PRIVATE_TYPES or y in PRIVATE_TYPES:
        return x in PRIVATE_TYPES and y in PRIVATE_TYPES
    return x == y


def _label_likeness(x: str, y: str) -> float:
    a = " ".join(w for w in x.split() if w not in _GENERIC_KEYS)
    b = " ".join(w for w in y.split() if w not in _GENERIC_KEYS)
    return title_likeness(a or x, b or y)


def _name_likeness(a: Name, b: Name) -> float:
    (x, family), (y, other) = _name_keys(a), _name_keys(b)
    if x == y:
        return 1.0
    if family == other:
        return 0.95 if same_person(a, b) else 0.6
    likeness = key_similarity(family, other)
    if likeness > 0.5 and same_person(a, b):
        return 0.9
    return 1.0 if sorted(x.split()) == sorted(y.split()) else 0.6 * likeness


@lru_cache(maxsize=8192)
def _name_keys(name: Name) -> tuple[str, str]:
    return key(printed(name)), key(sort_name(name))


def _year_likeness(a: str | None, b: str | None) -> float | None:
    apart = years_apart(a, b) if a and b else None
    return None if apart is None else {0: 1.0, 1: 0.5}.get(apart, 0.0)


def _near(wanted: Profile, index: Index) -> list[int]:
    common = max(COMMON_LEAST, len(index.sources) // COMMON_SHARE)
    weights: defaultdict[int, float] = defaultdict(float)
    lists = sorted((n for stem in _stems(wanted) if (n := index.words.get(stem))), key=len)
    for numbers in (n for i, n in enumerate(lists) if i < RAREST or len(n) <= common):
        for number in numbers:
            weights[number] += 1 / len(numbers)
    return nlargest(CANDIDATES, weights, key=weights.__getitem__)


def _stems(entry: Profile) -> tuple[str, ...]:
    """What a work is looked up by: whole titles, and the starts of words, where a slip at a word's end does no harm."""
    texts = (*entry.labels, *(key(sort_name(n)) for n in entry.item.author))
    starts = (w[:STEM] for text in texts for w in text.split() if len(w) > 1)
    return tuple(dict.fromkeys((*(f"={t}" for t in entry.titles), *starts)))


def _numbers(title: str) -> list[str]:
    return _NUMBER.findall(title)


def _without_articles(outlet: str) -> list[str]:
    return [w for w in outlet.split() if w not in _ARTICLES]


def _keys(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(k for t in texts if (k := key(t))))
