"""Whether the works of whole notes are found with their spans, and notes without a work told so; floors only go up.

The note tagger has seen the two law articles; `python -m notes.held_out DATA` in training/ tells how it does on each
when trained without it. The invented notes are in no training set.
"""

from pathlib import Path
from typing import NamedTuple

import pytest
from notes.measure import measured, rows


class Floor(NamedTuple):
    """The least precision and recall of the works' spans."""

    precision: float
    recall: float


FLOORS = {
    "dev/notes/synthetic-notes": Floor(0.99, 0.99),
    "train/notes/synthetic-notes": Floor(0.985, 0.985),
    "train/notes/mpilhlt-notes": Floor(0.97, 0.97),
}


@pytest.mark.parametrize("name", FLOORS)
def test_works_stay_above_their_floor(name: str, shared: Path) -> None:
    """Precision and recall of works do not fall, and nearly every note without a source is answered with none."""
    counts = measured(rows(shared / "citation-gold" / f"{name}.jsonl"))
    print(  # noqa: T201
        f"{name}: works {counts.right}/{counts.found} right ({counts.precision:.3f}), "
        f"{counts.met}/{counts.wanted} found ({counts.recall:.3f}), none answered {counts.told_empty}/{counts.empty}"
    )
    assert counts.precision >= FLOORS[name].precision
    assert counts.recall >= FLOORS[name].recall
    assert counts.told_empty == counts.empty
