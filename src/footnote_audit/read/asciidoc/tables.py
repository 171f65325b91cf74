"""AsciiDoc tables: rows of cells with their place in the table's lines, read before any of their markup."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from footnote_audit.read.asciidoc.lines import Line

_SEPARATOR = r"(?:(?:(?<=\s)|^)(?:(\d{1,4})?(?:\.(\d{1,4}))?([*+]))?(?:[<^>])?(?:\.[<^>])?([adehlmsv])?)?(?<!\\)%s"
_COLUMN = re.compile(r"[ \t]*(?:(\d{1,3})\*)?[^,;a-z]*([adehlmsv])?[^,;]*(?:[,;]|$)")
_CSV_CELL = re.compile(r'[ \t]*(?:"((?:[^"]|"")*)"|([^,\n]*))[ \t]*(,|\n|$)')
_MOST_COLUMNS = 200
# What a repeated cell may be copied to.
_MOST_COPIES = 200


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell: its lines, cut to what is its own, its style, the columns and rows it takes."""

    lines: tuple[Line, ...]
    style: str | None
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class TableLayout:
    """What a table's block attributes say: columns' styles (empty: unknown), header and format."""

    styles: tuple[str | None, ...] = ()
    header: bool | None = None
    format: str = "psv"
    separator: str = "|"


def layout(positional: Sequence[str], named: dict[str, str], delimiter: str) -> TableLayout:
    """The layout by the attributes in brackets and the delimiter's own sign."""
    options = set(re.split(r"[,%\s]+", named.get("options", named.get("opts", ""))))
    for value in positional:
        options.update(re.findall(r"%([\w-]+)", value))
    header = True if "header" in options else False if "noheader" in options else None
    kind = named.get("format") or {",": "csv", ":": "dsv"}.get(delimiter[0], "psv")
    separator = named.get("separator") or {"csv": ",", "dsv": ":"}.get(kind, "!" if delimiter[0] == "!" else "|")
    return TableLayout(_styles(named.get("cols", "")), header, kind, separator[:1])


def _styles(written: str) -> tuple[str | None, ...]:
    styles: list[str | None] = []
    if re.fullmatch(r"\d{1,3}", written.strip()):
        return (None,) * min(int(written), _MOST_COLUMNS)
    for match in _COLUMN.finditer(written.strip()):
        if match.group():
            styles += [match.group(2)] * min(int(match.group(1) or 1), _MOST_COLUMNS)
    return tuple(styles[:_MOST_COLUMNS])


def table_rows(lines: Sequence[Line], plan: TableLayout, most: int) -> tuple[list[list[TableCell]], int]:
    """The rows of a table, of its first `most` cells, and how many of them name the columns."""
    cells = list(islice(_delimited(lines) if plan.format == "csv" else _separated(lines, plan.separator), most))
    first = next((n for n, line in enumerate(lines) if line.text), 0)
    on_first = [c for c in cells if c.lines and c.lines[0].raw < _line_end(lines, first)] if lines else []
    width = len(plan.styles) or sum(c.columns for c in on_first) or 1
    rows = _arranged(cells, width, plan.styles)
    implied = first == 0 and len(lines) > 1 and not lines[1].text and sum(c.columns for c in on_first) == width
    header = implied if plan.header is None else plan.header
    return (rows, int(header and len(rows) > 1))


def _line_end(lines: Sequence[Line], number: int) -> int:
    return lines[number].raw + len(lines[number].text) + 1


def _separated(lines: Sequence[Line], separator: str) -> Iterator[TableCell]:
    """Cells behind separators, each with its specifier before it; text before the first one belongs to none."""
    pattern = re.compile(_SEPARATOR % re.escape(separator))
    opened: re.Match[str] | None = None
    held: list[Line] = []
    for line in lines:
        done = 0
        for match in pattern.finditer(line.text):
            if opened is not None:
                held.append(_cut(line, done, match.start()))
                yield from _cell(opened, held)
            opened, held, done = match, [], match.end()
        if opened is not None:
            held.append(_cut(line, done, len(line.text)))
    if opened is not None:
        yield from _cell(opened, held)


def _cut(line: Line, start: int, end: int) -> Line:
    text = line.text[start:end]
    if start:
        start += len(text) - len(text.lstrip())
        text = text.lstrip()
    return Line(text.rstrip(), line.raw + start)


def _cell(opened: re.Match[str], held: Sequence[Line]) -> Iterator[TableCell]:
    columns, rows, sign, style = opened.groups()
    lines = list(held)
    while lines and not lines[0].text:
        lines.pop(0)
    while lines and not lines[-1].text:
        lines.pop()
    if sign == "*":
        yield from [TableCell(tuple(lines), style)] * min(int(columns or 1), _MOST_COPIES)
    else:
        yield TableCell(tuple(lines), style, min(int(columns or 1), _MOST_COLUMNS), min(int(rows or 1), _MOST_COPIES))


def _delimited(lines: Sequence[Line]) -> Iterator[TableCell]:
    """Comma-separated values of one line each; doubled quotes inside quoted ones stay as they are."""
    for line in lines:
        at = 0
        while line.text and at <= len(line.text):
            match = _CSV_CELL.match(line.text, at)
            if match is None:
                break
            start, end = match.span(1 if match.group(1) is not None else 2)
            yield TableCell((_cut(line, start, end),), None)
            at = match.end()
            if match.group(3) != ",":
                break


def _arranged(cells: Sequence[TableCell], width: int, styles: Sequence[str | None]) -> list[list[TableCell]]:
    """The cells in rows of so many columns, those that reach down from above counted."""
    rows: list[list[TableCell]] = []
    below = [0] * width
    free: list[int] = []
    for cell in cells:
        if not free:
            covered = min(below)
            free = [column for column in range(width) if below[column] == covered]
            below = [max(0, left - covered - 1) for left in below]
            rows.append([])
        column = free[0]
        style = cell.style or (styles[column] if column < len(styles) else None)
        rows[-1].append(TableCell(cell.lines, style, cell.columns, cell.rows))
        for taken in free[: cell.columns]:
            below[taken] = cell.rows - 1
        free = free[cell.columns :]
    return rows
