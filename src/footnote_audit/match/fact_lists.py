"""Lists taken apart: "tanks, drones and missiles" into its items, and two lists that "respectively" pairs."""

from collections.abc import Sequence
from itertools import pairwise

from footnote_audit.match.fact_pieces import Fact
from footnote_audit.match.fact_tokens import Token, is_finite
from footnote_audit.match.fact_words import FactWords

# Words that end the name of a firm of several people.
_FIRMS = frozenset(
    {"partners", "sons", "co", "company", "brothers", "associates", "daughters", "söhne", "partner", "cie", "fils"}
    | {"hijos", "figli", "soci", "filhos"}
)
LONGEST_ITEM = 6
MOST_ITEMS = 12
Run = tuple[int, int]


def listed(found: Sequence[Token], body: Sequence[Run], words: FactWords) -> list[tuple[int, int, list[Run]]] | None:
    """The items of a list that ends a predicate: for each the tokens that say it and the runs that tell it with the
    predicate before and the words that all items share behind. None where there is no list of single things."""
    low, high = body[0][0], body[-1][1]
    if any(t.low in words.together for t in found[low:high]):
        return None
    items = _items(found, body, words)
    if items is None or not 2 <= len(items) <= MOST_ITEMS:
        return None
    head = (low, items[0][0])
    if head[1] <= head[0]:
        return None
    tail_from = _shared_tail(found, items, words)
    tail: list[Run] = [(tail_from, high)] if tail_from < high else []
    items[-1] = (items[-1][0], tail_from)
    return [(a, b, [head, (a, b), *tail]) for a, b in items]


def _items(found: Sequence[Token], body: Sequence[Run], words: FactWords) -> list[Run] | None:
    """The runs of the items of the list at the end of a body; the last holds what follows it as well."""
    last_low, last_high = body[-1]
    joint = _joint(found, last_low, last_high, words)
    if joint is None:
        return None
    if joint == last_low:
        middle = list(body[1:-1])
        first_run = body[0]
        if len(body) == 2 and not all(
            found[n].low in words.determiners for n in (_start_of(found, body[0], words), joint + 1)
        ):
            return None
    else:
        middle = [*body[1:-1], (last_low, joint)] if len(body) > 1 else []
        first_run = body[0] if len(body) > 1 else (last_low, joint)
    first = _first_item(found, first_run, words)
    if first is None:
        return None
    items = [first, *middle, (joint + 1, last_high)]
    if found[first[0]].low in words.determiners and found[items[-1][0]].low not in words.determiners:
        # "a jazz, folk and rock song": the items share the noun.
        return None
    if found[items[-1][0]].low in _FIRMS or any(_is_placed(found, item, words) for item in items[1:-1]):
        return None
    if len(items) == 2 and joint != last_low and not _two_things(found, items, words):
        return None
    return (
        items
        if all(_is_item(found, item, words) for item in items[:-1]) and _is_last(found, items[-1], words)
        else None
    )


def _joint(found: Sequence[Token], low: int, high: int, words: FactWords) -> int | None:
    """The only "and" of a run."""
    at = [
        n for n in range(low, high) if found[n].low in words.conjunctions and not found[n].whole and not found[n].depth
    ]
    return at[0] if len(at) == 1 and at[0] + 1 < high else None


def _first_item(found: Sequence[Token], run: Run, words: FactWords) -> Run | None:
    """The noun at the end of a predicate that its verb begins: back to that or to a preposition."""
    low, high = run
    at = high
    while at > low + 1 and not is_finite(found, at - 1, words):
        token = found[at - 1]
        if (token.low in words.prepositions and token.low not in words.belonging) or not (token.is_word or token.whole):
            break
        if words.participle.match(token.low) and not token.capital:
            break
        at -= 1
    return (at, high) if low < at < high else None


def _is_placed(found: Sequence[Token], item: Run, words: FactWords) -> bool:
    """Whether an item says where or when: then the comma before it may belong to a name ("Salem, Oregon in 1966")."""
    return any(found[n].low in words.prepositions - words.belonging for n in range(*item))


def _start_of(found: Sequence[Token], run: Run, words: FactWords) -> int:
    first = _first_item(found, run, words)
    return first[0] if first else run[0]


def _two_things(found: Sequence[Token], items: Sequence[Run], words: FactWords) -> bool:
    """Whether two items joined by "and" alone are told singly: single common words or alike in their articles; two
    names may be one."""
    (a, b), (c, d) = items
    if found[b - 1].capital or found[c].capital:
        return False
    one, two = found[a].low in words.determiners, found[c].low in words.determiners
    plural = found[b - 1].low.endswith("s") and found[
        d - 1 if _noun_end(found, (c, d), words) == d else c
    ].low.endswith("s")
    single = b - a == 1 and _noun_end(found, (c, d), words) - c == 1
    return (one and two) or (single and plural and not one and not two)


def _noun_end(found: Sequence[Token], run: Run, words: FactWords) -> int:
    return next((n for n in range(*run) if found[n].low in words.prepositions), run[1])


def _is_item(found: Sequence[Token], item: Run, words: FactWords) -> bool:
    low, high = item
    if not 0 < high - low <= LONGEST_ITEM:
        return False
    if found[low].low in words.conjunctions or found[low].low in words.subordinators:
        return False
    return (
        not any(
            is_finite(found, n, words) or found[n].low in words.relatives or found[n].depth for n in range(low, high)
        )
        and found[low].low not in words.prepositions | words.adverbs
    )


def _is_last(found: Sequence[Token], item: Run, words: FactWords) -> bool:
    low, high = item
    end = _noun_end(found, item, words)
    return _is_item(found, (low, end), words) and _is_whole_tail(found, (end, high), words)


def _is_whole_tail(found: Sequence[Token], run: Run, words: FactWords) -> bool:
    return not any(is_finite(found, n, words) or found[n].low in words.relatives for n in range(*run))


def _shared_tail(found: Sequence[Token], items: Sequence[Run], words: FactWords) -> int:
    """Where what all items share begins behind the last: at its first preposition, unless another item has one of its
    own, or it only says what the last item is of. Items with articles stand apart: the end is the last's alone."""
    low, high = items[-1]
    end = next(
        (n for n in range(low, high) if found[n].low in words.prepositions and found[n].low not in words.belonging),
        high,
    )
    own = any(
        found[n].low in words.prepositions or found[a].low in words.determiners
        for a, b in items[:-1]
        for n in range(a, b)
    )
    return high if own or end == low else end


def paired(found: Sequence[Token], words: FactWords) -> list[Fact] | None:
    """The facts of a sentence with "respectively": the subject's names each with their own item of the last list."""
    high = len(found)
    while high and not found[high - 1].is_word:
        high -= 1
    at = next(n for n, t in enumerate(found) if t.low in words.respectively)
    verb = next((n for n in range(high) if is_finite(found, n, words)), None)
    if verb is None or verb == 0 or any(found[n].depth or found[n].low == ";" for n in range(high)):
        return None
    end, tail = (at, (at + 1, high)) if at > verb else (high, (high, high))
    start = verb + 1 if at > verb else max(verb, at) + 1
    while end > start and not found[end - 1].is_word:
        end -= 1
    ones = _split(found, (0, verb), words)
    others = _split(found, (start, end), words)
    if ones is None or others is None or len(ones) != len(others) or _share_a_noun(found, ones, words):
        return None
    first = _first_item(found, (verb, others[0][1]), words)
    if first is None:
        return None
    others[0] = first
    head = (found[verb].start, found[first[0] - 1].end)
    rest = [(found[tail[0]].start, found[tail[1] - 1].end)] if tail[1] > tail[0] else []
    made = []
    for (a, b), (c, d) in zip(ones, others, strict=True):
        item = [(found[c].start, found[d - 1].end)]
        if d - c == 1 and others[-1][1] - others[-1][0] > 1 and found[others[-1][0]].whole:
            # "six and nine helicopters": the figures share what they count.
            item.append((found[others[-1][0] + 1].start, found[others[-1][1] - 1].end))
        made.append(Fact(found[a].start, found[d - 1].end, ((found[a].start, found[b - 1].end), head, *item, *rest)))
    return made


def _share_a_noun(found: Sequence[Token], items: Sequence[Run], words: FactWords) -> bool:
    """Whether subjects are told apart by words before one noun: "the north and south towers"."""
    (a, _), (c, d) = items[0], items[-1]
    return found[a].low in words.determiners and found[c].low not in words.determiners and not found[d - 1].capital


def _split(found: Sequence[Token], run: Run, words: FactWords) -> list[Run] | None:
    """The items of a list that fills a run; None for one item alone."""
    low, high = run
    cuts = [low - 1]
    for n in range(low, high):
        mark = found[n].low == "," and not found[n].whole
        joint = found[n].low in words.conjunctions and not found[n].whole
        if mark or joint:
            if n == cuts[-1] + 1:
                cuts[-1] = n
            else:
                cuts.append(n)
    cuts.append(high)
    items = [(a + 1, b) for a, b in pairwise(cuts) if b > a + 1]
    return items if len(items) > 1 else None
