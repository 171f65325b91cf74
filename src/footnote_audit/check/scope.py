"""Whether a clause speaks of what a table is about, or of something narrower or somebody else's."""

from collections import Counter
from collections.abc import Mapping, Sequence

from footnote_audit.check.wording import Word, stems, words
from footnote_audit.model import Span, Value

# A name printed at least this share as often as the commonest one belongs to the article's subject.
OFTEN = 0.25
_LINKS = frozenset("of from with to in de du des von mit aus nach di da con del della do из с".split())  # noqa: SIM905
# Words that narrow nothing: "total exports", "exports of the two countries".
_PLAIN = stems(
    words(
        "total overall annual yearly volume value amount level number bilateral mutual entire whole national country "
        "its two countries states sides partners global gross recorded official year share part"
    )
)
_OPENING = {"", ".", "!", "?", "…", ":", "\n"}


def is_narrowed(found: Sequence[Word], known: frozenset[str], heads: frozenset[str]) -> bool:
    """Whether a word the table lacks narrows one of the `heads`: "arms exports", "exports of wheat"."""
    for index, word in enumerate(found):
        if not stems((word,)) & heads:
            continue
        before = found[index - 1] if index else None
        if before and before.content and not (stems((before,)) & (known | _PLAIN)):
            return True
        after, beyond = found[index + 1 : index + 2], found[index + 2 : index + 4]
        if after and after[0].plain in _LINKS:
            first = next((w for w in beyond if w.content), None)
            if first and not first.plain.isdigit() and not stems((first,)) & (known | _PLAIN):
                return True
    return False


def name_counts(text: str, found: Sequence[Word]) -> Mapping[str, int]:
    """How often each word of a text stands with a capital that no sentence's beginning gives it, by plain word."""
    return Counter(w.plain for w in found if w.capital and w.content and not _opens(text, w.start))


def is_of_others(
    text: str, clause: Span, values: Sequence[Value], *, known: frozenset[str], caption: str, names: Mapping[str, int]
) -> bool:
    """Whether a clause names somebody the table is not about.

    `known` are the stems of the table's own words. A name in the caption that the clause names too settles it;
    otherwise a strange name speaks of others, unless the caption has no name and the strange one is the article's own.
    """
    found = [w for w in words(text, clause.start, clause.end) if _is_name(text, w, names) and not _is_in(w, values)]
    strange = [w for w in found if not stems((w,)) & known]
    if not strange:
        return False
    named = frozenset(s for w in words(caption) if w.plain in names or _is_proper(w, names) for s in stems((w,)))
    if named:
        return not any(stems((w,)) & named for w in found)
    most = max(names.values(), default=0)
    return any(names.get(w.plain, 0) < OFTEN * most for w in strange)


def _opens(text: str, start: int) -> bool:
    return text[max(0, start - 2) : start].strip(" \u00a0\"“‘'(«") in _OPENING


def _is_name(text: str, word: Word, names: Mapping[str, int]) -> bool:
    return word.capital and word.content and (word.plain in names or not _opens(text, word.start))


def _is_proper(word: Word, names: Mapping[str, int]) -> bool:
    """Whether a caption's word goes back to a name of the article ("Norlandic" to "Norland")."""
    return word.capital and any(n.startswith(word.stem) for n in names if len(word.stem) >= 5)


def _is_in(word: Word, values: Sequence[Value]) -> bool:
    return any(v.start <= word.start < v.end and v.date is not None for v in values)
