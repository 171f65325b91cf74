"""A stretch of a reference with one label."""

from typing import NamedTuple


class Tagged(NamedTuple):
    """A stretch with one label (a CSL variable, "date", "ref", "comment" and so on), offsets into the text, punctuation
    at its edges included; `probability` is the least that the model gives any of its tokens."""

    label: str
    start: int
    end: int
    probability: float
