"""What neighbours tell of a stretch better than the model: cited pages, outlets, the titles of volumes."""

import re

from footnote_audit.parse.dates import MONTHS
from footnote_audit.parse.tagging.stretches import Tagged

_CLOSING = frozenset("\"'“”’»")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_VOLUME_AT_END = re.compile(
    r"\b(?:vol|volume|t|tome|bd|band|teil|т|том|часть)\b\.?\s*(?:\d{1,3}|[IVXL]+)\s*[.:]\s*$", re.I
)


def by_neighbours(text: str, runs: list[Tagged]) -> list[Tagged]:
    """The stretches, labelled anew where their neighbours leave one reading."""
    return _outlets(text, _volume_titles(text, _paged(text, runs)))


def _paged(text: str, runs: list[Tagged]) -> list[Tagged]:
    """A second bare "volume" behind the container is the cited page: "12 Sea Law Review 34"."""
    for i in range(2, len(runs)):
        before, box, run = runs[i - 2 : i + 1]
        alike = before.label == run.label == "volume" and box.label == "container-title"
        if alike and text[run.start : run.end].strip(" .,;:)").isdecimal():
            runs[i] = run._replace(label="locator")
    return runs


def _outlets(text: str, runs: list[Tagged]) -> list[Tagged]:
    """A "publisher" between a quoted title and the date of a day is an outlet: ‘Low water’, Gazette, 3 May 2019."""
    if any(run.label in ("container-title", "publisher-place") for run in runs):
        return runs
    for i in range(1, len(runs) - 1):
        title, run, date = runs[i - 1 : i + 2]
        if (title.label, run.label, date.label) != ("title", "publisher", "date") or text[run.start] == "(":
            continue
        quoted = text[title.start : run.start].rstrip(" ,.;")[-1:] in _CLOSING
        if quoted and _is_day(text[date.start : date.end]):
            runs[i] = run._replace(label="container-title")
    return runs


def _is_day(printed: str) -> bool:
    words = _WORD.findall(printed.casefold())
    return any(word in MONTHS for word in words) and any(word.isdecimal() and len(word) < 3 for word in words)


def _volume_titles(text: str, runs: list[Tagged]) -> list[Tagged]:
    """Behind a title that ends in the number of a volume, what stands before the publisher is the volume's title."""
    for i in range(1, len(runs)):
        title, run = runs[i - 1 : i + 1]
        if (title.label, run.label) != ("title", "publisher") or not _VOLUME_AT_END.search(
            text, title.start, run.start
        ):
            continue
        printed = text[run.start : run.end].rstrip(" ,.;")
        comma = run.start + printed.rfind(",")
        if comma > run.start:
            runs[i - 1], runs[i] = title._replace(end=comma + 1), run._replace(start=comma + 1)
    return runs
