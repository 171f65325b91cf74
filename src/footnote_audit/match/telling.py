"""The words that tell something of a matter: neither the commonest, nor numbers, nor a report's own."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache

from footnote_audit.homes import home_key
from footnote_audit.match.figures import NEGATION_REACH
from footnote_audit.match.told import without_provenance
from footnote_audit.match.word_families import same_event, same_word
from footnote_audit.match.words import Word, words
from footnote_audit.model import Claim, Value, ValueKind
from footnote_audit.values.number_words import number_words

# Of two words one may be the other's beginning ("open", "opening") from this length on.
LEAST_ROOT = 4
# A name in this many notes, and in this part of them, is one of the article's own subjects.
LEAST_FREQUENT = 4
FREQUENT_PART = 0.1

# Words of the report itself, which say nothing of what is told.
_REPORTING = frozenset(
    """
    accord articl author cited claim could date dated figure gave give given name note outlet page paper post put read
    record report same say said saw seen show source spoke state studi tell text told total other another also year
    """.split()  # noqa: SIM905 - as the word lists of `words`
)
_LANGUAGES = ("en", "fr", "de", "es", "it", "pt", "ru")


def spoken(text: str, values: Sequence[Value]) -> list[Word]:
    """The telling words of a text that stand in none of its values; the noun that a count counts is one of them."""
    hidden = sorted((v.start, v.end) for v in values if v.kind is not ValueKind.COUNT)
    found = []
    for word in words(text):
        at = bisect_right(hidden, (word.start, len(text)))
        inside = at > 0 and word.start < hidden[at - 1][1]
        if telling(word) and not inside and not word.plain[:1].isdigit():
            found.append(word)
    return found


def telling(word: Word) -> bool:
    """Whether a word tells something of the matter."""
    return (
        not word.common
        and word.stem not in _REPORTING
        and not word.plain[:1].isdigit()
        and word.plain not in _numerals()
    )


def stems(found: Sequence[Word]) -> frozenset[str]:
    """The stems of some words."""
    return frozenset(w.stem for w in found)


def shared_stems(
    ours: frozenset[str] | set[str], theirs: frozenset[str] | set[str], *, alike: bool = False
) -> frozenset[str]:
    """The stems of the first that the second has in any form; where `alike`, also in other terms for the same event."""
    roots = tuple(b for b in theirs if len(b) >= LEAST_ROOT)
    forms = same_event if alike else same_word
    return frozenset(
        a for a in ours if a in theirs or (len(a) >= LEAST_ROOT and _akin(a, roots)) or not forms(a).isdisjoint(theirs)
    )


def _akin(a: str, roots: tuple[str, ...]) -> bool:
    return a.startswith(roots) or any(b.startswith(a) for b in roots)


def denied(exact: str, shared: frozenset[str]) -> bool:
    """Whether a finding negates one of the shared words."""
    found = words(without_provenance(exact))
    for number, word in enumerate(found):
        following = found[number + 1 : number + 1 + NEGATION_REACH]
        if word.negates and shared_stems({w.stem for w in following}, shared, alike=True):
            return True
    return False


def frequent_names(claims: Sequence[Claim]) -> frozenset[str]:
    """The stems of the names that stand in so many of an article's sentences that they tell none from another."""
    counts: dict[str, int] = {}
    notes: dict[int | str | None, set[str]] = {}
    for claim in claims:
        notes.setdefault(home_key(claim.note_index, claim.place_id), set()).update(
            w.stem for w in words(claim.text) if w.capital
        )
    for names in notes.values():
        for stem in names:
            counts[stem] = counts.get(stem, 0) + 1
    least = max(LEAST_FREQUENT, len(notes) * FREQUENT_PART)
    return frozenset(stem for stem, count in counts.items() if count >= least)


def content(text: str, values: Sequence[Value], frequent: frozenset[str]) -> frozenset[str]:
    """The telling stems of a statement beside its values and the names of the whole article."""
    return stems(spoken(text, values)) - frequent


@lru_cache(maxsize=4096)
def telling_stems(text: str) -> frozenset[str]:
    """The telling stems of a finding, what it says of its own origin left out."""
    return stems([w for w in words(without_provenance(text)) if telling(w)])


@cache
def _numerals() -> frozenset[str]:
    """The number words of all languages as `words` gives them."""
    tables = [number_words(language) for language in _LANGUAGES]
    return frozenset(w.plain for t in tables for name in (*t.pieces, *t.scales) for w in words(name))
