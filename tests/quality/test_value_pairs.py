"""How claims on values are judged on pairs that were written by hand: no figure may fall below its floor."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from footnote_audit.match import judge
from footnote_audit.model import Rating

# File: the least part told right (supported or not), in three, and how many may be called supported, or contradicted,
# wrongly. Quotations are counted elsewhere.
FLOORS = {"value_pairs.txt": (0.98, 0.96, 3, 0), "value_pairs_later.txt": (0.97, 0.95, 1, 0)}
_GOLD = {"S": Rating.SUPPORTED, "C": Rating.REFUTED, "N": Rating.NOT_FOUND}


class _Pair(NamedTuple):
    category: str
    gold: Rating
    claim: str
    source: list[str]


def _pairs(path: Path) -> Iterator[_Pair]:
    """A category a heading, a pair a line that begins with its letter, its source's sentences below."""
    category, pair = "", None
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("  ") and pair:
            pair.source.append(line.strip())
            continue
        if pair:
            yield pair
        pair = None
        if line.startswith("## "):
            category = line[3:]
        elif line[:2] in ("S ", "C ", "N "):
            pair = _Pair(category, _GOLD[line[0]], line[2:], [])
    if pair:
        yield pair


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_pairs_stay_above_their_floors(name: str) -> None:
    """Support is told from the rest, contradiction from silence, and hardly anything is called so wrongly."""
    told = [(p, _told(p)) for p in _pairs(Path(__file__).with_name(name)) if p.category != "quote"]
    two = sum((said is Rating.SUPPORTED) == (p.gold is Rating.SUPPORTED) for p, said in told) / len(told)
    three = sum(said is p.gold for p, said in told) / len(told)
    praised = [p.claim for p, said in told if said is Rating.SUPPORTED is not p.gold]
    accused = [p.claim for p, said in told if said is Rating.REFUTED is not p.gold]
    print(f"{name}: {len(told)} pairs, {two:.3f} in two, {three:.3f} in three")  # noqa: T201
    least_two, least_three, most_praised, most_accused = FLOORS[name]
    assert two >= least_two and three >= least_three
    assert len(praised) <= most_praised, praised
    assert len(accused) <= most_accused, accused


def _told(pair: _Pair) -> Rating:
    """The rating in three: what supports in part or cannot be told is not found."""
    said = judge(pair.claim, pair.source).rating
    return said if said in (Rating.SUPPORTED, Rating.REFUTED) else Rating.NOT_FOUND
