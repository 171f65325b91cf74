"""Where quotation marks open and close in a reference: the marks of several languages, nested or left open."""

from footnote_audit.parse.tagging.tokens import Token

# What can close each opening mark; several marks open in one language and close in another.
_CLOSES = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "‹": "›",
    "»": "«",
    "›": "‹",
    "”": "”",
    "‘": "’",
    "‚": "‘’",
    '"': '"',
    "'": "'",
}
_ALWAYS = frozenset("“„«")
_ONLY_BEFORE_A_WORD = frozenset("‹»›”‘‚\"'")
_MARKS = frozenset(_CLOSES) | {"’"}

BEFORE, INSIDE, NESTED, AFTER, OPEN = "b", "i", "n", "a", "u"


def quoted(found: list[Token]) -> list[str]:
    """For each token: before any quotation, inside one, inside one within another, after one; "u" behind a mark that
    nothing closes. The marks belong to what they enclose."""
    if not any(token.text in _MARKS for token in found):
        return [BEFORE] * len(found)
    pairs = _pairs(found)
    states: list[str] = []
    depth, state = 0, BEFORE
    for i in range(len(found)):
        closing = pairs.get(i)
        if closing is not None:
            depth += closing > i or closing < 0
            state = OPEN if closing < 0 else INSIDE if depth == 1 else NESTED
        states.append(state)
        if closing is not None and 0 <= closing < i:
            depth -= 1
            state = AFTER if depth == 0 else INSIDE if depth == 1 else NESTED
    return states


def _pairs(found: list[Token]) -> dict[int, int]:
    """Each mark's partner by place, -1 for an opening mark without one that is no apostrophe."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for i, token in enumerate(found):
        text = token.text
        if text not in _MARKS:
            continue
        at = _opened_by(found, opened, i, text)
        if at is not None:
            pairs[i], pairs[opened[at]] = opened[at], i
            del opened[at:]
        elif text in _ALWAYS or (text in _ONLY_BEFORE_A_WORD and _leads(found, i)):
            opened.append(i)
    if opened and found[opened[0]].text in _ALWAYS and not any(j > opened[0] for j in pairs.values()):
        pairs[opened[0]] = -1
    return pairs


# No reference nests deeper; looking no further back keeps the cost of hostile text linear.
_DEEPEST = 6


def _opened_by(found: list[Token], opened: list[int], i: int, mark: str) -> int | None:
    """The place in `opened` of the mark that this one closes."""
    if mark in "’'" and _joins_letters(found, i):
        return None
    for at in range(len(opened) - 1, max(-1, len(opened) - 1 - _DEEPEST), -1):
        if mark in _CLOSES[found[opened[at]].text] and opened[at] < i - 1:
            return at
    return None


def _leads(found: list[Token], i: int) -> bool:
    """Whether a mark stands close before a word and not close behind one."""
    before = i == 0 or found[i - 1].end < found[i].start or found[i - 1].text in "([“„«"
    return before and i + 1 < len(found) and found[i + 1].start == found[i].end


def _joins_letters(found: list[Token], i: int) -> bool:
    """Whether a mark is an apostrophe inside a word."""
    return (
        0 < i < len(found) - 1
        and found[i - 1].end == found[i].start
        and (found[i + 1].start == found[i].end and found[i + 1].text[0].isalpha() and found[i - 1].text[0].isalpha())
    )
