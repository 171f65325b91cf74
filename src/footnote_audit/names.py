"""Whether two printed names can be one person or one outlet, across accents, initials and misprints."""

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein

from footnote_audit.model import Name
from footnote_audit.text import key

# One slip in four letters, two in eight: short names need to agree wholly ("Shaw" is not "Shah").
SLIPS_PER_LETTER = 0.25


def printed(name: Name) -> str:
    """The name as running text: given, particle, family, suffix; or the literal."""
    parts = (name.given, name.particle, name.family, name.suffix)
    return name.literal or " ".join(p for p in parts if p)


def sort_name(name: Name) -> str:
    """The part a list is sorted by: the family name, or the literal."""
    return name.family or name.literal or name.given or ""


def same_word(a: str, b: str) -> bool:
    """Whether two words agree but for accents, case and at most one slip in four letters."""
    x, y = key(a), key(b)
    if x == y:
        return bool(x)
    if min(len(x), len(y)) < 4:
        return False
    allowed = int(min(len(x), len(y)) * SLIPS_PER_LETTER)
    return DamerauLevenshtein.distance(x, y, score_cutoff=min(allowed, 2)) <= min(allowed, 2)


def same_person(a: Name, b: Name) -> bool:
    """Whether two names can be one person: like family names and given names that do not exclude each other."""
    return same_word(sort_name(a), sort_name(b)) and _given_agree(a.given, b.given)


def similarity(a: str, b: str) -> float:
    """How alike two titles or outlets are, 0 to 1; word order and accents set aside."""
    return key_similarity(key(a), key(b))


def key_similarity(x: str, y: str) -> float:
    """As `similarity`, for two texts that `text.key` has made plain already."""
    if not x or not y:
        return 0.0
    return max(fuzz.ratio(x, y), fuzz.token_sort_ratio(x, y)) / 100


def _given_agree(a: str | None, b: str | None) -> bool:
    if not a or not b:
        return True
    x, y = key(a).split(), key(b).split()
    if not x or not y:
        return True
    if len(x[0]) == 1 or len(y[0]) == 1:
        return x[0][0] == y[0][0]
    return same_word(x[0], y[0]) or x[0] in y or y[0] in x
