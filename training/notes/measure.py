"""How well the works of notes are found: precision and recall of their spans, against gold notes.

A found work is right where it and one of the note covers the other by 85 % of what both cover, marks at the ends left
out: a work cut in the middle, or run together with another one or with prose, is wrong. Interviews and data collections
are no works in the gold, and are not counted.
"""

import json
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from footnote_audit.parse import parse_notes

NO_WORKS = frozenset({"dataset", "interview", "personal_communication"})
# Of all that a found work and a gold one cover, so much must be common to both.
COMMON = 0.85
_EDGES = " .;,:()[]“”„\"'‘’‚«»—–-\u00a0"
Range = tuple[int, int]


class Counts(NamedTuple):
    """Works found, those of them that are right, works in the gold, those found; notes without a work, so told."""

    found: int = 0
    right: int = 0
    wanted: int = 0
    met: int = 0
    empty: int = 0
    told_empty: int = 0

    @property
    def precision(self) -> float:
        """The share of the found works that are right; 1 where none is found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of the works of the gold that are found."""
        return self.met / self.wanted if self.wanted else 1.0


def rows(file: Path) -> list[dict[str, Any]]:
    """The gold notes of a file."""
    return [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]


def measured(notes: Iterable[dict[str, Any]]) -> Counts:
    """The counts over gold notes, which are read article by article."""
    total = Counts()
    for _, run in groupby(notes, key=lambda note: note["id"].rsplit("-", 1)[0]):
        article = list(run)
        for note, citation in zip(article, parse_notes([n["text"] for n in article]), strict=True):
            items = [i for i in citation.items if i.item.type not in NO_WORKS]
            found = [_inner(note["text"], i.span.start, i.span.end) for i in items]
            wanted = [_inner(note["text"], *c["span"]) for c in note["citations"]]
            total = _added(total, found, wanted)
    return total


def _added(total: Counts, found: Sequence[Range], wanted: Sequence[Range]) -> Counts:
    right = sum(any(_same(f, w) for w in wanted) for f in found)
    met = sum(any(_same(f, w) for f in found) for w in wanted)
    more = Counts(len(found), right, len(wanted), met, not wanted, not wanted and not found)
    return Counts(*(a + b for a, b in zip(total, more, strict=True)))


def _inner(text: str, start: int, end: int) -> Range:
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return start, end


def _same(a: Range, b: Range) -> bool:
    common = min(a[1], b[1]) - max(a[0], b[0])
    return common > 0 and common >= COMMON * (max(a[1], b[1]) - min(a[0], b[0]))
