"""Claims of few words ("Orbit-4 2014", "8.3 billion in 2020"): little but values, the subject left out."""

import re
from collections.abc import Sequence

from footnote_audit.match.question import is_time, ranks
from footnote_audit.match.telling import shared_stems, stems, telling
from footnote_audit.match.words import Word, words
from footnote_audit.model import Claim, Value, ValueKind

# Telling words beside its values, the article's own names apart, that a lean claim has at most.
MOST_WORDS = 1
# From here on a number without a noun is an amount of something, no numbering.
LARGE = 1_000_000
# A single value without any word tells by itself only with so many digits.
TELLING_DIGITS = 2
# Of a longer name ("Orbit-4") a finding has at least so many letters ("Orbit 4").
LEAST_NAME = 5
# Where a finding turns to another matter.
_TURN = re.compile(r"[,;:()]\s|\s(?:and that|but|while|whereas)\s")


def bare(value: Value) -> bool:
    """Whether a claimed amount names nothing that it counts, so that it may be one of money as well."""
    return (
        value.kind is ValueKind.COUNT and value.unit is None and value.amount is not None and abs(value.amount) >= LARGE
    )


def lean(claim: Claim, asked: Sequence[Word], frequent: frozenset[str]) -> bool:
    """Whether a claim is little but values; `asked` are its telling words beside them."""
    return len(stems(asked) - frequent) <= MOST_WORDS and len(words(claim.text)) <= 2 * len(claim.values) + 8


def lean_bound(
    claim: Claim, asked: Sequence[Word], exact: str, found: Value, agreeing: int, *, most_missing: int = 1
) -> bool:
    """Whether a finding with the value of a lean claim speaks of the same thing.

    Of several values it must have all (`agreeing` counts the others that it has); one alone must stand in one breath
    with the name it belongs to, or be a rank or an amount of some digits where there is no word at all.
    """
    told = stems([w for w in words(exact) if telling(w)])
    ours = stems(asked)
    missing = ours - shared_stems(ours, told, alike=True)
    if any(w.capital and (w.stem in missing or not _named(w, told)) for w in asked):
        return False
    if len(claim.values) > 1:
        return agreeing == len(claim.values) - 1 and len(missing) <= most_missing
    if not ours:
        return _tells_alone(claim, claim.values[0])
    named = all(w.capital for w in asked)
    return named and not missing and ours <= shared_stems(ours, _beside(exact, found))


def _named(name: Word, told: frozenset[str]) -> bool:
    """Whether a finding has a name, not only a shorter one that begins alike."""
    return name.stem in told or any(name.stem.startswith(t) for t in told if len(t) >= LEAST_NAME)


def _tells_alone(claim: Claim, value: Value) -> bool:
    if is_time(value):
        return False
    if value.kind is ValueKind.ORDINAL:
        return ranks(value, claim.text)
    return value.amount is not None and len(value.amount.normalize().as_tuple().digits) >= TELLING_DIGITS


def _beside(exact: str, found: Value) -> frozenset[str]:
    """The telling stems of a finding between the turns around a value (offsets into it)."""
    start = max((m.end() for m in _TURN.finditer(exact) if m.end() <= found.start), default=0)
    end = min((m.start() for m in _TURN.finditer(exact) if m.start() >= found.end), default=len(exact))
    return stems([w for w in words(exact[start:end]) if telling(w)])
