"""Org tables, line by line: which lines hold cells, where the cells stand, how many rows name the columns."""

import re
from collections.abc import Iterator, Sequence

_RULE = re.compile(r"[ \t]*\|-[-+|: \t]*$")
_COOKIE = re.compile(r"[ \t]*(?:<[lrc]?\d*>|[/<>]|<>)?[ \t]*")
_CELL = re.compile(r"(?<=\|)([^|]*)(?:\||$)")


def is_for_layout(line: str) -> bool:
    """Whether a table's line is a rule, or holds only cookies that set widths and column groups."""
    if _RULE.match(line):
        return True
    written = line.strip().strip("|").split("|")
    return any(cell.strip() for cell in written) and all(_COOKIE.fullmatch(cell) for cell in written)


def header_rows(lines: Sequence[str]) -> int:
    """How many rows of cells stand over the first rule that has rows on both sides; 0 where there is none."""
    shape = ["rule" if _RULE.match(line) else "row" for line in lines if _RULE.match(line) or not is_for_layout(line)]
    while shape and shape[0] == "rule":
        shape.pop(0)
    above = shape.index("rule") if "rule" in shape else 0
    return above if "row" in shape[above:] and above else 0


def cells(line: str) -> Iterator[tuple[str, int]]:
    """The words of each cell and the column where they start."""
    for match in _CELL.finditer(line):
        text = match.group(1).strip()
        if not text and not match.group().endswith("|"):
            return
        yield (text, match.start(1) + len(match.group(1)) - len(match.group(1).lstrip()))
