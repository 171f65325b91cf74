"""Printed references made out of licensed records: gold lines of our own, the same for the same records and seed."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import law_and_russian_styles as apart
import list_styles as lists
import press_styles as press
import styles
from latin_letters import latin
from pieces import Piece
from records import LANGUAGES, Stock, Work, work

_STYLES = (
    (styles.note, 6), (styles.bibliography, 3), (styles.author_year, 3), (apart.law, 2), (press.numbered, 3),
    (press.library, 3), (press.harvard, 3), (press.lawyers, 3), (lists.philologists, 4), (lists.dated_list, 3),
    (lists.german_list, 2), (lists.psychologists, 3),
)  # fmt: skip
SEED = 2026


def generated(rows: Iterable[dict[str, Any]], count: int) -> Iterator[dict[str, Any]]:
    """`count` lines with "text" and "labels"; names, titles and imprints come from `rows`."""
    rng = random.Random(SEED)
    stock = Stock(rows)
    for _ in range(count):
        made = work(stock, rng)
        own = made.language
        if rng.random() < 0.25:
            made = replace(made, language=rng.choice(LANGUAGES))
        pieces = _style(made, rng)(made, rng)
        if own == "ru" and rng.random() < 0.3:
            pieces = latin(pieces, rng.randrange(3))
        yield _line(_damaged(pieces, rng) if rng.random() < 0.08 else pieces, own)


def _style(made: Work, rng: random.Random) -> Any:
    if made.language == "ru" and rng.random() < 0.4:
        return apart.gost
    if made.language == "de" and rng.random() < 0.4:
        return rng.choice((apart.german_law, lists.german_list))
    return rng.choices([style for style, _ in _STYLES], [weight for _, weight in _STYLES])[0]


def _line(pieces: list[Piece], language: str) -> dict[str, Any]:
    text = ""
    labels: list[list[Any]] = []
    for printed, label in pieces:
        if label and printed:
            labels.append([len(text), len(text) + len(printed), label])
        text += printed
    return {"text": text, "labels": labels, "lang": language}


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
