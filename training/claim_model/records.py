"""The rows of the sets that the model learns from, parted into what is learnt and what is held out to measure."""

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

SUPPORTED, CONTRADICTED, SILENT, NOT_SUPPORTED = range(4)

# Of FEVER's and SciFact's rows with evidence, those that are not supported are the refuted ones (6,666 and 265): a
# claim that lacks evidence has no text to stand beside. CG2C's may be either.
_LABELS = {
    "fever-dev-2way": {"supported": SUPPORTED, "not_supported": CONTRADICTED},
    "scifact-rationales-2way": {"supported": SUPPORTED, "not_supported": CONTRADICTED},
}
_LABELS_OF_MOST = {
    "supported": SUPPORTED,
    "contradicted": CONTRADICTED,
    "not_found": SILENT,
    "not_supported": NOT_SUPPORTED,
    "partially_supported": NOT_SUPPORTED,
}
# Non-commercial terms (ANLI, AVeriTeC) keep a set out: the weights are given away under free ones.
SETS = (
    "train/fever-dev-2way",
    "train/fever-symmetric",
    "train/fm2-dev",
    "train/breaking-nli",
    "train/conjnli",
    "train/factcg-cg2c-doc-2way",
    "train/scifact-rationales-2way",
    "wice-partial-subclaims-train",
)


class Row(NamedTuple):
    """A claim and the sentences of a text; `evidence` are the numbers of the sentences that decide, empty: not told.

    `held_out` rows are never learnt from. `unsupported` are the stretches of the claim (offsets) that the text does not
    support, None where nobody marked them.
    """

    set: str
    id: str
    claim: str
    source: tuple[str, ...]
    label: int
    evidence: tuple[int, ...]
    held_out: bool
    kind: str = ""
    unsupported: tuple[tuple[int, int], ...] | None = None


def read_rows(folder: Path) -> Iterator[Row]:
    """The rows of every set with terms that allow giving the weights away."""
    for name in SETS:
        path = folder / f"{name}.jsonl.gz"
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield _row(path.name.removesuffix(".jsonl.gz"), json.loads(line))


def _row(name: str, raw: dict[str, Any]) -> Row:
    source = tuple(s for s in (_plain(s) for s in raw["source"]))
    claim, unsupported = _plain(raw["claim"]), None
    if "claim_tokens" in raw:
        unsupported = _marked(claim, raw["claim_tokens"], raw["non_supported"])
    evidence = min(raw.get("evidence") or [[]], key=len)
    return Row(
        set=name,
        id=raw["id"],
        claim=claim,
        source=source,
        label=_LABELS.get(name, _LABELS_OF_MOST)[raw["label"]],
        evidence=tuple(evidence),
        held_out=is_held_out(name, source, raw.get("title") or ""),
        kind=raw.get("category") or raw["id"].rsplit("-", 1)[0],
        unsupported=unsupported,
    )


def is_held_out(name: str, source: tuple[str, ...], title: str) -> bool:
    """One tenth of the texts: told by the text, so that two claims about one text stay on one side."""
    key = title or " ".join(" ".join(source).split()[: 2 if name.startswith("fever") else 12])
    return hashlib.sha256(key.casefold().encode()).digest()[0] % 10 == 0


def _marked(claim: str, tokens: list[str], missing: list[bool]) -> tuple[tuple[int, int], ...]:
    """Where the unsupported tokens stand in the claim; a token that is not found as it is spelt is passed over."""
    spans, at = [], 0
    for token, is_missing in zip(tokens, missing, strict=True):
        start = claim.find(token, at)
        if start < 0:
            continue
        at = start + len(token)
        if is_missing:
            spans.append((start, at))
    return tuple(spans)


def _plain(text: str) -> str:
    """FEVER's text is printed with blanks around its marks; run-time text is not."""
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r" ([,.;:!?%)\]]|'s\b|n't\b)", r"\1", text)
    text = re.sub(r"([(\[$£€]) ", r"\1", text)
    return re.sub(r"`` ?(.*?) ?''", r'"\1"', text)
