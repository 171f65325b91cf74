"""Write how common each stem is in prose, which the wording judge weighs missing words by.

    PYTHONPATH=training .venv/bin/python -m claim_wording.stems ../shared/claims

Counts come from the sources of the training sets; no development or test set is read.
"""

import sys
import zlib
from collections import Counter, defaultdict
from pathlib import Path

from claim_wording.sets import TRAINING_SETS, rows
from footnote_audit.match.likelihood_words import FILE, rarity
from footnote_audit.match.words import words

# Stems seen less often are taken for rare ones.
LEAST_SEEN = 5


def main(data: str) -> None:
    """Count and write: a line a step of rarity, the step and its stems."""
    stems, sentences = Counter[str](), 0
    for name in TRAINING_SETS:
        for row in rows(Path(data) / name):
            for sentence in row["source"]:
                sentences += 1
                stems.update({w.stem for w in words(sentence) if not w.common})
    levels = defaultdict[int, list[str]](list)
    for stem, count in stems.items():
        if count >= LEAST_SEEN:
            levels[rarity(count, sentences)].append(stem)
    lines = [f"{level}\t{' '.join(sorted(levels[level]))}" for level in sorted(levels)]
    packed = zlib.compress("\n".join(lines).encode(), 9)
    FILE.write_bytes(packed)
    print(f"{sum(map(len, levels.values()))} stems of {sentences} sentences, {len(packed)} bytes")  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1])
