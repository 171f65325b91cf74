"""Printed references made out of licensed records: gold lines of our own, the same for the same records and seed."""

import random
from collections.abc import Iterable, Iterator
from typing import Any

import law_and_russian_styles as apart
import styles
from pieces import Piece
from records import Stock, Work, work

_STYLES = (
    styles.note,
    styles.note,
    styles.note,
    styles.bibliography,
    styles.bibliography,
    styles.author_year,
    styles.author_year,
    apart.law,
)
SEED = 2026


def generated(rows: Iterable[dict[str, Any]], count: int) -> Iterator[dict[str, Any]]:
    """`count` lines with "text" and "labels"; names, titles and imprints come from `rows`."""
    rng = random.Random(SEED)
    stock = Stock(rows)
    for _ in range(count):
        made = work(stock, rng)
        pieces = _style(made, rng)(made, rng)
        yield _line(_damaged(pieces, rng) if rng.random() < 0.08 else pieces, made)


def _style(made: Work, rng: random.Random) -> Any:
    if made.language == "ru" and rng.random() < 0.4:
        return apart.gost
    if made.language == "de" and rng.random() < 0.4:
        return apart.german_law
    return rng.choice(_STYLES)


def _line(pieces: list[Piece], made: Work) -> dict[str, Any]:
    text = ""
    labels: list[list[Any]] = []
    for printed, label in pieces:
        if label and printed:
            labels.append([len(text), len(text) + len(printed), label])
        text += printed
    return {"text": text, "labels": labels, "lang": made.language}


def _damaged(pieces: list[Piece], rng: random.Random) -> list[Piece]:
    """One slip of the hand: a sign twice, a sign lost, two letters changed about, a space lost."""
    at = rng.randrange(len(pieces))
    printed, label = pieces[at]
    if len(printed) < 2 or label in ("URL", "DOI"):
        return pieces
    i = rng.randrange(len(printed) - 1)
    changed = rng.choice((
        printed[:i] + printed[i] + printed[i:], printed[:i] + printed[i + 1 :],
        printed[:i] + printed[i + 1] + printed[i] + printed[i + 2 :], printed.replace(" ", "", 1),
    ))  # fmt: skip
    return [*pieces[:at], (changed, label), *pieces[at + 1 :]]
