"""Which words of a reference are the name of a listed outlet, the longest name first."""

import re
from functools import cache

from footnote_audit.outlets import OutletKind, outlets
from footnote_audit.parse.tagging.tokens import Token

_WORD = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
_ARTICLES = frozenset(["the", "la", "le", "les", "die", "der", "das", "el", "il", "lo", "o", "l"])
# Press and sites are printed as containers; institutes print what they write themselves.
_LETTERS = {OutletKind.THINK_TANK: "t", OutletKind.JOURNAL: "j"}


@cache
def _names() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """The names as words in lower case with a letter for their kind, by their first word; longer names first."""
    names: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for outlet in outlets():
        letter = _LETTERS.get(outlet.kind, "p")
        for name in (outlet.name, *outlet.others):
            words = tuple(_WORD.findall(name.lower()))
            if len(words) > 1 and words[0] in _ARTICLES:
                words = words[2:] if words[1] in "'’" and len(words) > 2 else words[1:]
            names.setdefault(words[0], []).append((words, letter))
    for known in names.values():
        known.sort(key=lambda entry: -len(entry[0]))
    return names


def listed(found: list[Token]) -> dict[int, tuple[int, str]]:
    """For the first token of each listed name: where the name ends and a letter for its kind."""
    names = _names()
    matches: dict[int, tuple[int, str]] = {}
    words = [token.word for token in found]
    at = 0
    while at < len(words):
        for name, letter in names.get(words[at], ()):
            end = at + len(name)
            if found[at].text[0].islower() and len(name) == 1:
                break
            if tuple(words[at:end]) == name:
                matches[at] = (end, letter)
                at = end - 1
                break
        at += 1
    return matches
