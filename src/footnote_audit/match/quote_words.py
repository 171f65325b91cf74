"""The words of a quotation and of a source in the form in which they are compared word by word."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from footnote_audit.match.words import words

# An ellipsis by itself or in brackets.
_CUT = r"[\[(]\s*(?:…|\.{3}|\. \. \.)\s*[\])]|…|\.{3}|\. \. \."
# "[T]he" changes a letter's case, "[sic]" says nothing, other words in brackets stand for the author's own.
_LETTER = re.compile(r"\[(\w)\](?=\w)")
_SIC = re.compile(r"[\[(]\s*sic\s*!?\s*[\])]", re.I)
_MARKED = re.compile(rf"(?P<cut>{_CUT})|(?P<added>\[[^\]]{{0,200}}\])")
_PIECE = re.compile(r"[^\-‐‑–—]+")
# One word in the spelling of two countries: what is house style, not a change of words.
_OUR = re.compile(r"our(?=s?$|ed$|ing$|er|abl|ful|it|hood)")
_CENTRE = re.compile(r"(?<=[tb])re(?=s?$)")
_ENDING = re.compile(r"(?<=[a-z]{3})is(?=e[sdr]?$|ing$|ations?$)")


class QuotedWord(NamedTuple):
    """A word as compared: offsets, form and stem; `cut_before` says that a marked cut stands before it."""

    start: int
    end: int
    plain: str
    stem: str
    common: bool
    negates: bool
    cut_before: bool = False


def of_quotation(text: str) -> list[QuotedWord]:
    """The words of a quotation without what its author marked as added; offsets into `text`."""
    blanked = _SIC.sub(_blank, text)
    blanked = _LETTER.sub(lambda m: f"  {m[1]}", blanked)
    found: list[QuotedWord] = []
    at, cut = 0, False
    for match in _MARKED.finditer(blanked):
        found += _marked_first(_pieces(blanked[at : match.start()], at), cut)
        cut = True
        at = match.end()
    found += _marked_first(_pieces(blanked[at:], at), cut)
    return found


def of_source(text: str, start: int) -> list[QuotedWord]:
    """The words of a passage that begins at `start` in its source."""
    return list(_pieces(text, start))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _marked_first(found: Iterator[QuotedWord], cut: bool) -> Iterator[QuotedWord]:
    for word in found:
        yield word._replace(cut_before=cut)
        cut = False


def _pieces(text: str, start: int) -> Iterator[QuotedWord]:
    """The words with the parts of compounds apart, so that a hyphen makes no other word."""
    for word in words(text):
        if word.plain.isalnum():
            yield QuotedWord(
                start + word.start, start + word.end, _spelt(word.plain), word.stem, word.common, word.negates
            )
            continue
        printed = text[word.start : word.end]
        for piece in _PIECE.finditer(printed):
            low, high = word.start + piece.start(), word.start + piece.end()
            inner = words(piece.group())
            plain = "".join(w.plain for w in inner)
            stem = word.stem if piece.group() == printed else (inner[0].stem if inner else plain)
            yield QuotedWord(start + low, start + high, _spelt(plain), stem, word.common, word.negates)


def _spelt(plain: str) -> str:
    if len(plain) < 5 or not plain.isascii():
        return plain
    return _CENTRE.sub("er", _ENDING.sub("iz", _OUR.sub("or", plain)))
