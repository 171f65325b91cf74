"""Labelled notes as token sequences: those that the generator prints, and the real ones of the gold set."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from footnote_audit.parse.segmenting.tokens import Token, tokens
from notes.notes import PrintedNote

_REAL = {
    "signal": "SIG", "comment": "COM", "citation-number": "NUM", "author": "AUT", "title": "TIT", "container-title": "CON", "collection-title": "CON", "editor": "EDR",
    "publisher": "PUB", "publisher-place": "PLC", "date": "DAT", "volume": "VOL", "issue": "ISS", "page": "PAG", "locator": "PAG", "ref": "REF", "URL": "URL", "edition": "OTH",
}  # fmt: skip


def of_printed(note: PrintedNote) -> tuple[list[Token], list[str]]:
    """A printed note's tokens and labels."""
    found = tokens(note.text)
    labels = ["O"] * len(found)
    marks = sorted(note.stretches)
    at = 0
    for start, end, label, begins in marks:
        while at < len(found) and found[at].start < start:
            at += 1
        first = begins
        while at < len(found) and found[at].end <= end:
            labels[at] = f"B-{label}" if first else label
            first, at = False, at + 1
    return found, labels


def of_real(record: dict[str, Any]) -> tuple[list[Token], list[str]]:
    """A gold note's tokens and labels; what stands in a work without a label is OTH."""
    found = tokens(record["text"])
    labels = ["O"] * len(found)
    for citation in record["citations"]:
        _fill(found, labels, citation["span"][0], _end(record["text"], citation["span"]), "OTH")
    for start, end, label in record["labels"]:
        _fill(found, labels, start, end, _REAL.get(label, "OTH"))
    for citation in record["citations"]:
        inside = [i for i, t in enumerate(found) if citation["span"][0] <= t.start < citation["span"][1]]
        first = next((i for i in inside if labels[i] not in ("COM", "SIG", "O")), None)
        if first is not None:
            labels[first] = "B-" + labels[first]
    return found, labels


def _end(text: str, span: Sequence[int]) -> int:
    return (
        span[0]
        + len(text[span[0] : span[1]].rstrip(" .;,:)"))
        + (1 if text[span[0] : span[1]].rstrip(" .;,:").endswith(")") else 0)
    )


def _fill(found: Sequence[Token], labels: list[str], start: int, end: int, label: str) -> None:
    for i, token in enumerate(found):
        if start <= token.start and token.end <= end:
            labels[i] = label


def real_notes(folder: Path) -> list[dict[str, Any]]:
    """The real law footnotes of the gold set's train part."""
    lines = (folder / "notes" / "mpilhlt-notes.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]
