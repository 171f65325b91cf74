"""Marks of notes: the raised ones in running text, and the labels that notes begin with."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from footnote_audit.read.labels import SUPERSCRIPTS, ordinal, plain_label
from footnote_audit.read.pdf.lines import Line

_SYMBOL = r"\*{1,4}|†{1,4}|‡{1,4}|§{1,4}|¶{1,4}|‖{1,4}|#{1,4}|∗{1,4}"
_LABEL = rf"\d{{1,4}}|{_SYMBOL}|[a-z]|[ivxlc]{{2,7}}"
# What a raised stretch may be: a label or several, in brackets or not.
_RAISED = re.compile(rf"[\[(]?(?:{_LABEL})[\])]?(?:\s*[,;]?\s*[\[(]?(?:{_LABEL})[\])]?)*[,;]?")
_ONE = re.compile(_LABEL)
# A label at the head of a note that is not raised: a number and a space, or a symbol.
_HEAD = re.compile(
    rf"(?:\[(\d{{1,4}})\]|\((\d{{1,3}})\)|(\d{{1,4}})[.):]?(?=\s)|({_SYMBOL})(?!\w*[*†‡])|([{SUPERSCRIPTS}]{{1,4}})|"
    r"(\d{1,4})(?=[^\W\d_]|[“\"«„‘(])(?!(?:st|nd|rd|th|er|e|ème)\b))\s*"
)
_RAISED_HEAD = re.compile(rf"[\[(]?({_LABEL})[\])]?[.]?")
_LABEL_ALONE = re.compile(rf"\d{{1,4}}|{_SYMBOL}|[{SUPERSCRIPTS}]{{1,4}}")
# Marks in running text that need no raising: symbols behind a word, superscript digits, numbers in brackets
# (in round ones for lists that have them so, too).
_PLAIN = re.compile(
    rf"(?<=[^\s*†‡§¶‖#])(?:([*†‡∗]{{1,4}})(?![\w*†‡])|([{SUPERSCRIPTS}]{{1,4}}))|\[(\d{{1,4}})\]|\((\d{{1,3}})\)"
)
_UNIT = re.compile(r"(?<![^\W\d_])(?:[kcdmµn]?m|ft|in|yd|mi|s|sec|[a-zA-Z]|CO|H|O)$")
_FIGURE = re.compile(r"(?<![\d,.])\d{1,3}$")
_SIGN = re.compile(rf"[*†‡∗\[({SUPERSCRIPTS}]")
# A longer bare number is no label.
_LONGEST = 4
_SAME_SYMBOLS = str.maketrans({"∗": "*"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A mark in a line: where its digits or signs stand, its label, and whether it could be an exponent as well.

    `start` and `end` bound what is cut out of the text: for the first of several marks all that is raised there.
    """

    line: int
    start: int
    end: int
    label: str
    raised: bool
    power: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The label that a line begins with, and where the words after it begin."""

    label: str
    number: int | None
    end: int
    raised: bool


def marks_of(line: Line, number: int) -> Iterator[Mark]:
    """What may be marks of notes in a line, from left to right."""
    for start, end in line.raised:
        stretch = line.text[start:end]
        if (start > 0 or end < len(line.text)) and _RAISED.fullmatch(stretch):
            power = is_power(line.text, start)
            first = start
            for match in _ONE.finditer(stretch):
                yield Mark(
                    line=number,
                    start=first,
                    end=end,
                    label=label_of(match.group()),
                    raised=True,
                    power=power,
                )
                first = end
    if _SIGN.search(line.text):
        for match in _PLAIN.finditer(line.text):
            if not any(start < match.end() and match.start() < end for start, end in line.raised):
                label = label_of(next(group for group in match.groups() if group))
                power = match.group(2) is not None and is_power(line.text, match.start())
                yield Mark(line=number, start=match.start(), end=match.end(), label=label, raised=False, power=power)


def parted(marks: Iterable[Mark]) -> Iterator[Mark]:
    """The marks in their order, those apart that print as one number: behind 3, a raised 45 is 4 and 5."""
    last = 0
    for mark in marks:
        numbers = _glued(mark.label, last) if mark.raised else ()
        for place, number in enumerate(numbers):
            yield replace(mark, label=str(number), start=mark.start if place == 0 else mark.end)
        if not numbers:
            yield mark
        if mark.label.isdecimal():
            last = numbers[-1] if numbers else int(mark.label)


def _glued(label: str, last: int) -> tuple[int, ...]:
    """The two or three numbers after `last` that a label consists of."""
    for count in (2, 3):
        numbers = tuple(range(last + 1, last + 1 + count))
        if last and label == "".join(map(str, numbers)):
            return numbers
    return ()


def is_power(text: str, at: int) -> bool:
    """Whether what stands at `at` may be an exponent: behind a unit, a single letter, or a short figure."""
    before = text[max(0, at - 8) : at]
    return bool(_UNIT.search(before) or _FIGURE.search(before))


def head_of(line: Line) -> Head | None:
    """The label at the head of a line, raised or not."""
    text = line.text
    if text.isdecimal() and len(text) <= _LONGEST:
        # The words of the note stand on the next line, or overleaf.
        return Head(label=text, number=int(text), end=len(text), raised=False)
    if line.raised and line.raised[0][0] == 0:
        end = line.raised[0][1]
        match = _RAISED_HEAD.fullmatch(text[:end].strip())
        if match and end < len(text):
            label = label_of(match.group(1))
            return Head(label=label, number=ordinal(label), end=_after(text, end), raised=True)
        return None
    own = line.runs[0].text.strip() if len(line.runs) > 1 else ""
    # Kerning may part the digits of a number.
    if own and _LABEL_ALONE.fullmatch(own) and text.startswith(own) and not text[len(own) :][:1].isdigit():
        label = label_of(own)
        return Head(label=label, number=ordinal(label), end=_after(text, len(own)), raised=False)
    match = _HEAD.match(text)
    if match is None or match.end() >= len(text):
        return None
    label = label_of(next(group for group in match.groups() if group))
    return Head(label=label, number=ordinal(label), end=match.end(), raised=False)


def label_of(printed: str) -> str:
    """The label in plain digits and signs."""
    return plain_label(printed).translate(_SAME_SYMBOLS)


def _after(text: str, at: int) -> int:
    while at < len(text) and (text[at].isspace() or text[at] in ".:") and at + 1 < len(text):
        at += 1
    return at
