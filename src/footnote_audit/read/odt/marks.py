"""The labels of an OpenDocument text's notes: as written in the file, else counted by the notes-configuration."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from footnote_audit.read.manuscript.numerals import printed_label
from footnote_audit.read.odt.names import (
    LETTER_SYNC,
    NOTE,
    NOTE_CITATION,
    NOTE_CLASS,
    NOTE_ID,
    NOTE_LABEL,
    NOTES_CONFIGURATION,
    NUM_FORMAT,
    START_VALUE,
    TRACKED,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

_FORMS = {
    "1": "decimal", "i": "lowerRoman", "I": "upperRoman", "a": "alphabetic", "A": "upperAlphabetic", "": "none",
    "①, ②, ③, ...": "decimalEnclosedCircle",
    "１, ２, ３, ...": "decimalFullWidth", "一, 二, 三, ...": "chineseCounting",
    "*, †, ‡, §, **, ††, ...": "chicago",
}  # fmt: skip
_SYNCHRONOUS = {"a": "lowerLetter", "A": "upperLetter"}


def note_key(note: "_Element") -> str:
    """The key of a note, by its identifier; `note_labels` gives one to those that have none."""
    return f"note-{note.get(NOTE_ID)}"


def note_labels(body: "_Element", roots: "Iterable[_Element]") -> dict[str, str | None]:
    """The printed label of each note by its key; notes struck out are not counted."""
    counts = {"footnote": 0, "endnote": 0}
    configurations: dict[str, tuple[str, int]] = {"footnote": ("decimal", 0), "endnote": ("lowerRoman", 0)}
    for root in roots:
        for stated in root.iter(NOTES_CONFIGURATION):
            configurations[stated.get(NOTE_CLASS) or "footnote"] = _configuration(stated)
    labels: dict[str, str | None] = {}
    for number, note in enumerate(body.iter(NOTE)):
        if not note.get(NOTE_ID):
            note.set(NOTE_ID, f"unnamed {number}")
        if next(note.iterancestors(TRACKED), None) is not None:
            continue
        kind = note.get(NOTE_CLASS) or "footnote"
        citation = note.find(NOTE_CITATION)
        own = citation.get(NOTE_LABEL) if citation is not None else None
        written = own or (" ".join("".join(map(str, citation.itertext())).split()) if citation is not None else "")
        if not own:
            counts[kind] = counts.get(kind, 0) + 1
        form, before = configurations.get(kind, ("decimal", 0))
        labels.setdefault(note_key(note), written or printed_label(before + counts.get(kind, 0), form))
    return labels


def _configuration(stated: "_Element") -> tuple[str, int]:
    """The number format, and the count before the first note: what the file calls start-value."""
    form = stated.get(NUM_FORMAT) or ""
    names = _SYNCHRONOUS if stated.get(LETTER_SYNC) == "true" and form in _SYNCHRONOUS else _FORMS
    value = stated.get(START_VALUE) or "0"
    return (names.get(form, "decimal"), int(value) if value.isdecimal() and len(value) <= 6 else 0)
