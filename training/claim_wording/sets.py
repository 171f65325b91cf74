"""The sets that the wording judge learns from: rows of claims with the sources cited for them."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

# File and the weight of each of its rows. Claims made for a whole document count most; those of one sentence teach
# little about pages. The partly supported sub-claims of WiCE give words alone: all of one label, they teach no verdict.
WEIGHTS = {
    "train/factcg-cg2c-doc-2way.jsonl.gz": 1.0,
    "train/fm2-dev.jsonl.gz": 1.0,
    "train/fever-dev-2way.jsonl.gz": 0.03,
}
TRAINING_SETS = (*WEIGHTS, "wice-partial-subclaims-train.jsonl.gz", "train/scifact-rationales-2way.jsonl.gz")


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a JSON Lines file, gzipped or not."""
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode()
    yield from (json.loads(line) for line in text.split("\n") if line.strip())
