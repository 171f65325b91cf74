"""The article laid out for the page: its blocks in order, each cut where a mark, a claim or a flagged word begins."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from footnote_audit.model import Block, BlockKind, Document, Rating, Selector, Table
from footnote_audit.report.index import Index, is_problem
from footnote_audit.report.words import GRAVITY
from footnote_audit.text import squeeze


class Piece(NamedTuple):
    """A run of text of one look. `notes` (and in-text citations) are called before it, `places` are the anchors that
    begin with it."""

    text: str
    rating: Rating | None = None
    flagged: bool = False
    notes: tuple[int | str, ...] = ()
    places: tuple[str, ...] = ()


class Grid(NamedTuple):
    """A table laid out: cells as pieces."""

    caption: str | None
    source: str | None
    recovered: bool
    header: tuple[tuple[Piece, ...], ...]
    rows: tuple[tuple[tuple[Piece, ...], ...], ...]


class Passage(NamedTuple):
    """A block of the article: `kind` as read, or "table" with its `grid`."""

    kind: str
    level: int
    pieces: tuple[Piece, ...] = ()
    grid: Grid | None = None


@dataclass(slots=True)
class _Change:
    """What changes at one offset of the text."""

    begin: list[Rating] = field(default_factory=list)
    end: list[Rating] = field(default_factory=list)
    flags: int = 0
    notes: list[int | str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)


def lay_out(found: Index) -> tuple[Passage, ...]:
    """The article's text in blocks; no character of it is left out but those between blocks."""
    document = found.audit.document
    ribbon = _ribbon(found)
    captions = {squeeze(t.caption) for t in document.tables if t.caption}
    captions |= {squeeze(t.source) for t in document.tables if t.source}
    return tuple(
        _table(entry, ribbon) if isinstance(entry, Table) else _block(entry, ribbon)
        for entry in _in_order(document)
        if isinstance(entry, Table) or squeeze(document.text[entry.start : entry.end]) not in captions
    )


def place_id(offset: int) -> str:
    """The page's own address for the words at an offset of the article."""
    return f"at-{offset}"


class _Ribbon:
    """The text with its looks: cut into pieces at every offset where something changes."""

    def __init__(self, text: str, changes: dict[int, _Change]) -> None:
        self.text = text
        self.offsets = sorted(changes)
        self.changes = changes
        self.looks = list(self._sweep())
        self.called: set[int | str] = set()

    def _sweep(self) -> Iterator[tuple[Rating | None, bool]]:
        open_now: Counter[Rating] = Counter()
        flags = 0
        for offset in self.offsets:
            change = self.changes[offset]
            open_now.update(change.begin)
            open_now.subtract(change.end)
            flags += change.flags
            yield next((r for r in GRAVITY if open_now[r] > 0), None), flags > 0

    def pieces(self, start: int, end: int) -> tuple[Piece, ...]:
        """The pieces of text[start:end]; marks that stand at `end` come with an empty piece."""
        first = bisect_left(self.offsets, start)
        last = bisect_right(self.offsets, end)
        before = self.looks[first - 1] if first else (None, False)
        inner = self.offsets[first:last]
        cuts = [start, *inner, end]
        found = [self._piece(cuts[0], cuts[1], before, None)]
        for number, offset in enumerate(inner):
            found.append(self._piece(offset, cuts[number + 2], self.looks[first + number], self.changes[offset]))
        return tuple(p for p in found if p.text or p.notes)

    def _piece(self, start: int, end: int, look: tuple[Rating | None, bool], change: _Change | None) -> Piece:
        notes = tuple(n for n in change.notes if n not in self.called) if change else ()
        self.called.update(notes)
        text = self.text[start:end]
        places = tuple(dict.fromkeys(change.places)) if change and text else ()
        return Piece(text=text, rating=look[0], flagged=look[1], notes=notes, places=places)


def _ribbon(found: Index) -> _Ribbon:
    changes: defaultdict[int, _Change] = defaultdict(_Change)
    for claim in found.audit.claims:
        verdict = found.verdicts.get(claim.id)
        if verdict and claim.selector.end > claim.selector.start:
            changes[claim.selector.start].begin.append(verdict.rating)
            changes[claim.selector.end].end.append(verdict.rating)
    for finding in found.audit.findings:
        if finding.selector and is_problem(finding):
            _anchor(changes, finding.selector, flagged=finding.note_index is None and finding.place_id is None)
            for related in finding.related:
                if related.selector:
                    _anchor(changes, related.selector, flagged=False)
    for claim in found.audit.unsourced:
        _anchor(changes, claim.selector, flagged=True)
    for mark in found.audit.document.marks:
        changes[mark.offset].notes.append(mark.note_index)
    for citation in found.audit.bibliography.citations:
        changes[citation.selector.end].notes.append(citation.id)
    for entry in found.audit.bibliography.entries:
        changes[entry.selector.start].places.append(f"text-{entry.id}")
    return _Ribbon(found.audit.document.text, dict(changes))


def _anchor(changes: defaultdict[int, _Change], selector: Selector, *, flagged: bool) -> None:
    changes[selector.start].places.append(place_id(selector.start))
    if flagged and selector.end > selector.start:
        changes[selector.start].flags += 1
        changes[selector.end].flags -= 1


def _in_order(document: Document) -> list[Block | Table]:
    """Blocks and tables by place; blocks inside a table or an earlier block left out, bare text made paragraphs."""
    entries: list[Block | Table] = [*document.tables, *document.blocks]
    entries.sort(key=lambda e: (e.start, -e.end, isinstance(e, Block)))
    found: list[Block | Table] = []
    reached = 0
    for entry in entries:
        if entry.end <= reached:
            continue
        found += _bare(document.text, reached, entry.start)
        if entry.start < reached:
            found += _bare(document.text, reached, entry.end)
        else:
            found.append(entry)
        reached = entry.end
    return found + _bare(document.text, reached, len(document.text))


def _bare(text: str, start: int, end: int) -> list[Block]:
    found, begin = [], start
    for line in text[start:end].split("\n"):
        if line.strip():
            found.append(Block(start=begin, end=begin + len(line), kind=BlockKind.PARAGRAPH))
        begin += len(line) + 1
    return found


def _block(block: Block, ribbon: _Ribbon) -> Passage:
    return Passage(kind=block.kind.value, level=block.level or 2, pieces=ribbon.pieces(block.start, block.end))


def _table(table: Table, ribbon: _Ribbon) -> Passage:
    header = tuple(ribbon.pieces(c.start, c.end) for c in table.header)
    rows = tuple(tuple(ribbon.pieces(c.start, c.end) for c in row) for row in table.rows)
    grid = Grid(caption=table.caption, source=table.source, recovered=table.recovered, header=header, rows=rows)
    return Passage(kind="table", level=0, grid=grid)
