"""Pieces that the styles of press, think tanks and reference managers share."""

import random

from pieces import (
    AND,
    ISSUE,
    Piece,
    people_in_a_row,
)
from records import Work

PRESS = ("article-newspaper", "article-magazine", "webpage")


def people_of(work: Work, form: str, rng: random.Random, joined: str = ", ", last: str = "") -> str:
    """The authors, or the first of many with "et al." in the language of the line."""
    others = {"en": (" et al.", " and others", ", et al."), "ru": (" и др.",), "fr": (" et al.", " et alii")}
    if len(work.authors) > 2 and rng.random() < 0.5:
        return people_in_a_row(work.authors[:1], form, joined, last) + rng.choice(
            others.get(work.language, (" et al.", " u. a." if work.language == "de" else " et al."))
        )
    return people_in_a_row(work.authors, form, joined, last or f" {AND[work.language]} ")


def address_at_end(work: Work, rng: random.Random, marks: tuple[str, str], chance: float = 0.5) -> list[Piece]:
    """Sometimes the address between two marks."""
    return [(marks[0], None), (work.url, "URL"), (marks[1], None)] if rng.random() < chance else []


def cited_page(work: Work, rng: random.Random, before: str, after: str = "") -> list[Piece]:
    """Sometimes the cited page between two marks."""
    return [(before, None), (str(work.cited), "locator"), (after, None)] if rng.random() < 0.35 else []


def place_and_house(work: Work, rng: random.Random, colon: str = ": ") -> list[Piece]:
    """The publisher, most often with its place."""
    if work.place and rng.random() < 0.8:
        return [(work.place, "publisher-place"), (colon, None), (work.publisher, "publisher")]
    return [(work.publisher, "publisher")]


def genre_and_number(work: Work, rng: random.Random) -> list[Piece]:
    """Sometimes what kind of text it is, and its number in a series."""
    genre: list[Piece] = [(work.genre, "genre")] if rng.random() < 0.6 else []
    if genre and rng.random() < 0.4:
        genre += [(rng.choice((" No. ", " ", f" {ISSUE[work.language]} ")), None), (work.issue, "number")]
    return genre


def outlet_of(work: Work, rng: random.Random) -> str:
    """The outlet, with "(blog)" behind some sites as programs print it."""
    return work.container + (" (blog)" if work.kind == "webpage" and rng.random() < 0.35 else "")
