"""Brackets that belong to a mark: `word.[<xref>1</xref>]` prints "[1]" as a whole, set close to the word before."""

from collections.abc import Collection
from itertools import pairwise

from footnote_audit.read.elements.source import Element

_PAIRS = {"[": "]", "(": ")"}
# What stands before a bracket of the sentence: space, the dash of a range, another bracket.
_APART = " \t\r\n\u00a0–—-[("


def take_in_brackets(marks: Collection[Element]) -> None:
    """Takes the brackets set close around each mark out of the text, changing the tree.

    Brackets with a space before them stay: they are the sentence's own and may hold words beside the mark.
    """
    for parent in dict.fromkeys(mark.parent for mark in marks):
        content = parent.content if parent is not None else []
        for at, (mark, after) in enumerate(pairwise(content)):
            before = content[at - 1] if at else None
            if not isinstance(mark, Element) or mark not in marks:
                continue
            if not isinstance(before, tuple) or not isinstance(after, tuple):
                continue
            close_set = before[0][-1:] in _PAIRS and before[0][-2:-1].strip(_APART) != ""
            if close_set and after[0].startswith(_PAIRS[before[0][-1]]):
                content[at - 1] = (before[0][:-1], before[1])
                content[at + 1] = (after[0][1:], after[1] + 1)
