"""What is known of single words beforehand: how common a stem is in prose.

The table was counted by training/claim_wording (docs/model-card.md); it knows English alone.
"""

import zlib
from functools import cache
from math import log
from pathlib import Path

FILE = Path(__file__).with_name("likelihood_stems.txt.z")
# Steps of rarity, 0 a word of every sentence, LEVELS one that was seen once; unknown stems are rare.
LEVELS = 30
UNKNOWN = 28


def rareness(stem: str) -> float:
    """How rare a stem is in prose, 0 to 1."""
    return _table().get(stem, UNKNOWN) / LEVELS


def rarity(count: int, sentences: int) -> int:
    """The step of rarity of a stem that `count` of so many sentences have."""
    return round(LEVELS * log(1 + sentences / (count + 1)) / log(1 + sentences))


@cache
def _table() -> dict[str, int]:
    lines = zlib.decompress(FILE.read_bytes()).decode().split("\n")
    return {stem: int(level) for level, _, stems in (line.partition("\t") for line in lines) for stem in stems.split()}
