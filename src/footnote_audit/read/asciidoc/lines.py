"""The preprocessor's part of AsciiDoc: conditional lines taken or dropped, includes reported, places kept."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from footnote_audit.model import ReadWarning, WarningCode
from footnote_audit.read.asciidoc.attributes import ENTRY, Attributes
from footnote_audit.read.raw import Raw

_CONDITIONAL = re.compile(r"(\\?)(ifdef|ifndef|ifeval|endif)::(\S*?)\[(.*)\]$")
_INCLUDE = re.compile(r"include::(\S[^\[]*)\[.*\]$")
_COMPARISON = re.compile(r"\s*(\S.*?)\s*(==|!=|<=|>=|<|>)\s*(\S.*?)\s*$")
DELIMITER = re.compile(r"(?:(-{4,}|\.{4,}|={4,}|\*{4,}|_{4,}|\+{4,}|/{4,})|(--)|(```|~~~)[\w-]*|([|,:!]={3,}))$")


class Line(NamedTuple):
    """A line without white space at its end, and its offset in the file."""

    text: str
    raw: int


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of a document or a cell, and where each kind of delimiter stands among them."""

    items: Sequence[Line]
    delimiters: dict[str, list[int]]

    @classmethod
    def of(cls, items: Sequence[Line]) -> "Lines":
        """The lines with their delimiters looked up once."""
        found: dict[str, list[int]] = {}
        for number, line in enumerate(items):
            if DELIMITER.match(line.text):
                found.setdefault(closing(line.text), []).append(number)
        return cls(items, found)

    def end_of(self, at: int, limit: int) -> int | None:
        """The line that closes the block that the line at `at` opens, before `limit`."""
        same = self.delimiters.get(closing(self.items[at].text), [])
        index = bisect_right(same, at)
        return same[index] if index < len(same) and same[index] < limit else None


def closing(delimiter: str) -> str:
    """The line that closes a block opened by this one."""
    return delimiter[:3] if delimiter.startswith(("```", "~~~")) else delimiter


def preprocessed(raw: Raw) -> tuple[Lines, list[ReadWarning]]:
    """The lines that the conditions leave, and a warning for each file that is included but not read."""
    attributes = Attributes()
    taken: list[bool] = []
    kept: list[Line] = []
    warnings: list[ReadWarning] = []
    for number, written in enumerate(raw.text.split("\n")):
        line = Line(written.rstrip(), raw.line_starts[number])
        condition = _CONDITIONAL.match(line.text) if "::" in line.text else None
        if condition and not condition.group(1):
            line = _conditional(condition, line, taken, attributes)
        if (not line.text and condition) or not all(taken[-1:]):
            continue
        entry = ENTRY.match(line.text)
        if entry:
            attributes.take(entry)
        include = _INCLUDE.match(line.text)
        if include:
            message = f"the file {include.group(1)} belongs here and was not read"
            warnings.append(raw.warn(WarningCode.TEXT_INCOMPLETE, message, line.raw, line.text))
        else:
            kept.append(line)
    return (Lines.of(kept), warnings)


def _conditional(match: re.Match[str], line: Line, taken: list[bool], attributes: Attributes) -> Line:
    """Opens or closes a condition; gives the text that a one-line condition leaves, else an empty line."""
    kind, names, content = match.group(2), match.group(3), match.group(4)
    if kind == "endif":
        if taken:
            taken.pop()
        return Line("", line.raw)
    outer = all(taken[-1:])
    if kind == "ifeval":
        taken.append(outer and _compares(content, attributes))
        return Line("", line.raw)
    holds = _defined(names, attributes) == (kind == "ifdef")
    if content:
        return Line(content, line.raw + match.start(4)) if holds and outer else Line("", line.raw)
    taken.append(outer and holds)
    return Line("", line.raw)


def _defined(names: str, attributes: Attributes) -> bool:
    """Whether the attributes are set: all of `a+b`, any of `a,b`."""
    if "+" in names:
        return all(name.lower() in attributes.values for name in names.split("+"))
    return any(name.lower() in attributes.values for name in names.split(","))


def _compares(content: str, attributes: Attributes) -> bool:
    """Whether a comparison holds; one that cannot be read holds."""
    match = _COMPARISON.match("".join(s.text for s in attributes.expand(content[:1000], 0)))
    if match is None:
        return True
    left, sign, right = match.group(1).strip("\"'"), match.group(2), match.group(3).strip("\"'")
    try:
        below, same = float(left) < float(right), float(left) == float(right)
    except ValueError:
        below, same = left < right, left == right
    return {"==": same, "!=": not same, "<": below, "<=": below or same, ">": not (below or same), ">=": not below}[
        sign
    ]
