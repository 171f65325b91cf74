"""Printed labels of notes and the number they stand for: 12, xii, ¹², *, †."""

import re
from collections.abc import Sequence

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
SYMBOLS = ("*", "†", "‡", "§", "¶", "‖", "#")
_TO_DIGITS = str.maketrans(SUPERSCRIPTS, "0123456789")
_ROMAN = re.compile(r"(?=[mdclxvi])m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})", re.I)
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def ordinal(label: str) -> int | None:
    """The number a label stands for; symbols count through their order, then doubled; None for anything else."""
    plain = label.translate(_TO_DIGITS).strip("[]() .")
    if plain.isascii() and plain.isdigit():
        return int(plain) if len(plain) <= 6 else None
    if plain and plain[0] in SYMBOLS and plain == plain[0] * len(plain):
        return SYMBOLS.index(plain[0]) + 1 + len(SYMBOLS) * (len(plain) - 1)
    if plain.isascii() and plain and _ROMAN.fullmatch(plain):
        values = [_ROMAN_VALUES[c] for c in plain.lower()]
        return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
    return None


def letter_number(label: str) -> int | None:
    """The place of a lettered label: a to z, then aa, bb; None for anything else."""
    plain = label.casefold()
    if not plain or not ("a" <= plain[0] <= "z") or plain != plain[0] * len(plain):
        return None
    return ord(plain[0]) - ord("a") + 1 + 26 * (len(plain) - 1)


def plain_label(label: str) -> str:
    """The label with superscript digits as plain ones."""
    return label.translate(_TO_DIGITS)


def longest_rise(values: Sequence[int]) -> list[int]:
    """Positions of a longest strictly rising run of the values, in order; n log n."""
    from bisect import bisect_left

    tails: list[int] = []
    tail_at: list[int] = []
    previous: list[int] = []
    for position, value in enumerate(values):
        at = bisect_left(tails, value)
        previous.append(tail_at[at - 1] if at else -1)
        if at == len(tails):
            tails.append(value)
            tail_at.append(position)
        else:
            tails[at] = value
            tail_at[at] = position
    chain: list[int] = []
    position = tail_at[-1] if tail_at else -1
    while position >= 0:
        chain.append(position)
        position = previous[position]
    return chain[::-1]
