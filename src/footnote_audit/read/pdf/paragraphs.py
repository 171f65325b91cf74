"""Paragraphs, headings, quotations and the like out of lines, across columns and pages."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from footnote_audit.model import BlockKind
from footnote_audit.read.pdf.feet import columns
from footnote_audit.read.pdf.lines import Line

LIST_MARK = re.compile(r"[•▪◦‣●■–—*\uf000-\uf0ff-]\s|\(?\d{1,3}[.)]\s|\[\d{1,4}\]\s")
_CAPTION = re.compile(
    r"(?:fig(?:ure|ura|\.)?|table(?:au)?|abb(?:ildung|\.)|tab(?:elle|la|\.)|рис(?:унок|\.)|таблица|quadro|cuadro)\s*"
    r"\d[\w.]*\s*[.:–—]",
    re.I,
)
_STOP = re.compile(r"[.!?…:;][\"”’»)\]\d*†‡]*$")
# All in sizes of the text or shares of the line's usual step: tuned on pages of word processors and of LaTeX, set
# justified and ragged.
_OTHER_SIZE = 0.06
_WIDE_STEP = 1.3
_MANY_STEPS = 4
_WIDEST_STEP = 1.6
_INDENT = 0.8
_DEEP_INDENT = 6.0
_ROOM = 0.6
_HEADING_SIZE = 1.08
_HEADING_LENGTH = 250
_HEADING_STEP = 1.7
_QUOTE_INDENT = 1.2


@dataclass(slots=True)
class Paragraph:
    """Lines that make up one block of text, by their numbers."""

    kind: BlockKind
    lines: list[int] = field(default_factory=list)
    level: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    """The measures of a column: its edges, and the usual step from line to line."""

    left: float
    right: float
    step: float


def paragraphs(lines: Sequence[Line], pages: Sequence[Sequence[int]], size: float) -> list[Paragraph]:
    """The paragraphs of the lines of each page, in reading order; `size` is that of the running text."""
    stretches = [(column, _measured(lines, column)) for page in pages for column in columns(lines, page)]
    found: list[Paragraph] = []
    before: tuple[int, _Column] | None = None
    indented = _indents(lines, stretches)
    for column, measures in stretches:
        for at, i in enumerate(column):
            if before is None or not found:
                begins = True
            elif at == 0:
                begins = not _goes_on(lines[before[0]], lines[i], before[1], measures, indented)
            else:
                begins = _begins(lines, found[-1], i, measures, size)
            if begins:
                found.append(Paragraph(BlockKind.PARAGRAPH))
            found[-1].lines.append(i)
            before = (i, measures)
    _name_kinds(lines, found, stretches, size)
    return found


def _measured(lines: Sequence[Line], column: Sequence[int]) -> _Column:
    weights: Counter[float] = Counter()
    for i in column:
        weights[round(lines[i].left / 2) * 2.0] += len(lines[i].text)
    common = {left for left, weight in weights.items() if weight * 8 >= max(weights.values())}
    rights = sorted(lines[i].right for i in column)
    steps = [lines[a].base - lines[b].base for a, b in pairwise(column)]
    steps = [step for step in steps if step > 1]
    small = sorted(steps)[: max(1, len(steps) * 3 // 4)]
    return _Column(
        left=min(left for left in common),
        right=rights[max(0, int(len(rights) * 0.9) - 1)] if len(rights) > 1 else rights[0],
        step=_step(small, max(lines[i].size for i in column)),
    )


def _step(steps: Sequence[float], size: float) -> float:
    """The usual step; of few lines, no more than lines of one paragraph are ever apart."""
    if not steps:
        return 0.0
    return median(steps) if len(steps) >= _MANY_STEPS else min(median(steps), size * _WIDEST_STEP)


def _indents(lines: Sequence[Line], stretches: Sequence[tuple[Sequence[int], _Column]]) -> bool:
    """Whether the document sets off its paragraphs by indents rather than by space."""
    indents = spaces = 0
    for column, measures in stretches:
        for a, b in pairwise(column):
            wide = measures.step and lines[a].base - lines[b].base > measures.step * _WIDE_STEP
            spaces += bool(wide)
            own = lines[b].left - measures.left
            indents += not wide and _INDENT * lines[b].size < own < _DEEP_INDENT * lines[b].size
    return indents > spaces


def _begins(lines: Sequence[Line], paragraph: Paragraph, i: int, column: _Column, size: float) -> bool:
    """Whether a line begins a paragraph, below another line of its column."""
    above, line = lines[paragraph.lines[-1]], lines[i]
    step = above.base - line.base
    if abs(line.size - above.size) > _OTHER_SIZE * max(line.size, above.size) or line.turned != above.turned:
        return True
    if line.size > size * _HEADING_SIZE:
        return step > _HEADING_STEP * line.size
    if any(row.gaps and not LIST_MARK.match(row.text) for row in (line, above)):
        return True
    if above.text.endswith("-"):
        return False
    if column.step and step > max(column.step, above.size) * _WIDE_STEP:
        return True
    if LIST_MARK.match(line.text):
        return True
    hangs = LIST_MARK.match(lines[paragraph.lines[0]].text)
    if line.left > above.left + _INDENT * line.size and not hangs:
        return True
    if len(paragraph.lines) > 1 and above.left > line.left + _INDENT * line.size:
        return True
    return _has_room(above, line, column)


def _has_room(above: Line, line: Line, column: _Column) -> bool:
    """Whether the first word of the line would have fitted above: then the line above ends its paragraph."""
    room = column.right - above.right
    word = line.text.split(None, 1)[0]
    share = (line.right - line.left) / max(1, len(line.text))
    return room > (len(word) + 1) * share + _ROOM * line.size


def _goes_on(above: Line, line: Line, before: _Column, after: _Column, indented: bool) -> bool:
    """Whether the first line of a column or page goes on with the paragraph before it."""
    if abs(line.size - above.size) > _OTHER_SIZE * above.size or line.turned or above.turned or line.gaps or above.gaps:
        return False
    if LIST_MARK.match(line.text):
        return False
    if above.text.endswith("-"):
        return True
    begins_indented = line.left > after.left + _INDENT * line.size
    if _STOP.search(above.text):
        return indented and not begins_indented and not _has_room(above, line, before)
    return line.text[:1].islower() or not begins_indented


def _name_kinds(
    lines: Sequence[Line],
    found: Sequence[Paragraph],
    stretches: Sequence[tuple[Sequence[int], _Column]],
    size: float,
) -> None:
    measures = {i: column for stretch, column in stretches for i in stretch}
    for paragraph in found:
        first = lines[paragraph.lines[0]]
        length = sum(len(lines[i].text) for i in paragraph.lines)
        if first.size > size * _HEADING_SIZE and length <= _HEADING_LENGTH and not first.turned:
            paragraph.kind = BlockKind.HEADING
        elif _CAPTION.match(first.text):
            paragraph.kind = BlockKind.CAPTION
        elif LIST_MARK.match(first.text):
            paragraph.kind = BlockKind.LIST_ITEM
        elif _is_set_in(lines, paragraph, measures):
            paragraph.kind = BlockKind.QUOTATION
    sizes = sorted({round(lines[p.lines[0]].size, 1) for p in found if p.kind is BlockKind.HEADING}, reverse=True)
    for paragraph in found:
        if paragraph.kind is BlockKind.HEADING:
            paragraph.level = min(6, sizes.index(round(lines[paragraph.lines[0]].size, 1)) + 1)


def _is_set_in(lines: Sequence[Line], paragraph: Paragraph, measures: dict[int, _Column]) -> bool:
    """Whether all lines of a paragraph of several keep away from both edges of the column, and begin at one place."""
    if len(paragraph.lines) < 2:
        return False
    lefts = [lines[i].left for i in paragraph.lines[1:]]
    if max(lefts) - min(lefts) > 1:
        return False
    return all(
        lines[i].left - measures[i].left > _QUOTE_INDENT * lines[i].size and measures[i].right - lines[i].right > -1
        for i in paragraph.lines
    )
