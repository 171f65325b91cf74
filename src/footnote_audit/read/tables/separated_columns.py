"""Plain lines whose columns are parted by tabs, wide gaps or bars; and what stands above and below a table."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from footnote_audit.model import Cell, Table
from footnote_audit.read.tables.cells import trimmed_cell
from footnote_audit.text import squeeze

# Lines parted by gaps alone may be prose set in two columns or spaced after full stops: ask for more of them.
_MIN_LINES = {"\t": 2, "|": 2, " ": 3}
_MAX_LINE = 1000
_MAX_CELL = 120
_MAX_COLUMNS = 60
_MAX_CAPTION = 200

_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
_BAR = re.compile(r"(?<!\\)\|")
_TAB = re.compile(r"\t+")
_RULE = re.compile(r"[\s|:+=-]+")
_SOURCE = re.compile(
    r"\W{0,3}(?:sources?|quellen?|fuentes?|fontes?|fonti|источники?|bron(?:nen)?)\b.{0,20}?:|\*+\s*\S", re.I
)
_SUBTITLE = re.compile(r"[(\[].{1,120}[)\]]$|(?:in|en|em)\s.{1,60}$", re.I)
_LABEL = re.compile(r"[\[(]?\w{1,4}[\]).:]+|[\[(]\w{1,4}|[-*•–—·]|\d{1,4}")
_NUMBER = re.compile(r"[+\-–−~<>≈$€£₪]?\s?\d[\d.,\u00a0\u202f' ]*\s?(?:%|[a-z]{1,3}\.?)?", re.I)


class Line(NamedTuple):
    """A line that is not blank, by its offsets; `joins_next` tells that the next one is the very next line."""

    start: int
    end: int
    joins_next: bool


def lines_of(text: str, kept_out: Sequence[tuple[int, int]]) -> list[Line]:
    """The lines of a text that are not blank and not in one of the spans kept out, white space at their ends cut."""
    starts = [span[0] for span in sorted(kept_out)]
    ends = [span[1] for span in sorted(kept_out)]
    found: list[Line] = []
    offset = 0
    for raw in text.split("\n"):
        start, end = offset, offset + len(raw)
        offset = end + 1
        at = bisect_right(starts, start) - 1
        if not raw.strip() or (at >= 0 and start < ends[at]):
            continue
        begin = start + len(raw) - len(raw.lstrip())
        found.append(Line(begin, start + len(raw.rstrip()), text[end + 1 : end + 2] not in ("\n", "")))
    return found


def caption_above(text: str, lines: Sequence[Line], first: int) -> str | None:
    """The heading-like line above a table, with a line in brackets under it ("(in million euros)"); None for prose."""
    index = first - 1
    if index < 0:
        return None
    line = text[lines[index].start : lines[index].end]
    if _SUBTITLE.match(line) and index > 0:
        above = text[lines[index - 1].start : lines[index - 1].end]
        return squeeze(f"{above} {line}") if _is_heading(above) else squeeze(line)
    return squeeze(line) if _is_heading(line) else None


def _is_heading(line: str) -> bool:
    short = len(line) <= _MAX_CAPTION
    return short and not line.rstrip("\"'”’»").endswith((".", ";", ",", "!", "?", "…")) and not _SOURCE.match(line)


def source_below(text: str, lines: Sequence[Line], index: int) -> str | None:
    """The line below a table that names its source ("Source: …", "* Without oil. Quelle: …"), as printed."""
    if index >= len(lines):
        return None
    line = text[lines[index].start : lines[index].end]
    return squeeze(line) if _SOURCE.match(line) and len(line) <= _MAX_LINE else None


def separated_tables(text: str, lines: Sequence[Line], taken: set[int]) -> Iterator[Table]:
    """Tables of neighbouring lines with the same number of columns and the same sign between them."""
    group: list[tuple[Cell, ...]] = []
    sign = ""
    first = 0
    for index in range(len(lines) + 1):
        inside = index < len(lines) and index not in taken
        if inside and group and sign == "|" and _is_rule(text, lines[index]):
            continue
        mark, cells = _cells(text, lines[index]) if inside else ("", ())
        if group and mark == sign and len(cells) == len(group[0]):
            group.append(cells)
            continue
        if group:
            yield from _finished(text, lines, first, index, group, sign)
        group, sign, first = ([cells], mark, index) if cells else ([], "", index)


def _is_rule(text: str, line: Line) -> bool:
    return "-" in text[line.start : line.end] and bool(_RULE.fullmatch(text, line.start, line.end))


def _cells(text: str, line: Line) -> tuple[str, tuple[Cell, ...]]:
    if line.end - line.start > _MAX_LINE:
        return "", ()
    for sign, pattern in (("\t", _TAB), ("|", _BAR), (" ", _GAP)):
        cuts = list(pattern.finditer(text, line.start, line.end))
        if not cuts or len(cuts) > _MAX_COLUMNS:
            continue
        starts = [line.start, *(c.end() for c in cuts)]
        ends = [*(c.start() for c in cuts), line.end]
        cells = [trimmed_cell(text, a, b) for a, b in zip(starts, ends, strict=True)]
        if sign == "|":
            cells = cells[not cells[0].text : len(cells) - (not cells[-1].text)]
        fits = len(cells) > 1 and all(len(c.text) <= _MAX_CELL for c in cells)
        return (sign, tuple(cells)) if fits else ("", ())
    return "", ()


def _finished(
    text: str, lines: Sequence[Line], first: int, last: int, group: list[tuple[Cell, ...]], sign: str
) -> Iterator[Table]:
    if len(group) < _MIN_LINES[sign] or _is_list(group) or (sign == " " and _is_prose(group)):
        return
    ruled = sign == "|" and len(group) < last - first
    headed = ruled or _has_header(group)
    yield Table(
        caption=caption_above(text, lines, first),
        header=group[0] if headed else (),
        rows=tuple(group[1:] if headed else group),
        start=lines[first].start,
        end=lines[last - 1].end,
        source=source_below(text, lines, last),
    )


def _is_list(group: list[tuple[Cell, ...]]) -> bool:
    """Whether this is a list or the notes of a text: two columns, of which the first holds labels."""
    return len(group[0]) == 2 and all(_LABEL.fullmatch(row[0].text) or not row[0].text for row in group)


def _is_prose(group: list[tuple[Cell, ...]]) -> bool:
    """Whether gaps part sentences rather than columns: no column holds figures, or cells end like sentences."""
    ends = sum(cell.text.endswith((".", ";", ",", "?", "!")) for row in group for cell in row)
    if ends * 4 > sum(len(row) for row in group):
        return True
    columns = range(1, len(group[0]))
    return not any(sum(_is_figure(row[c].text) for row in group) * 2 >= len(group) for c in columns)


def _is_figure(cell: str) -> bool:
    return bool(_NUMBER.fullmatch(cell)) or cell in ("-", "–", "—", "n/a")


def _has_header(group: list[tuple[Cell, ...]]) -> bool:
    """Whether the first row names the columns: words, or years, above a column of other figures."""
    if len(group) < 2:
        return False
    columns = range(len(group[0]))
    figures = [c for c in columns if all(_is_figure(row[c].text) or not row[c].text for row in group[1:])]
    years = re.compile(r"(?:1[89]|20)\d\d")
    head = [group[0][c].text for c in figures]
    return bool(figures) and all(not _is_figure(t) or years.fullmatch(t) for t in head) and _differs(group, years)


def _differs(group: list[tuple[Cell, ...]], years: re.Pattern[str]) -> bool:
    """Years head their columns only where no other row holds years."""
    if not any(years.fullmatch(cell.text) for cell in group[0]):
        return True
    return not any(years.fullmatch(cell.text) for row in group[1:] for cell in row)
