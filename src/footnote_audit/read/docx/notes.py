"""The notes of a Word file: bodies in parts of their own, read in the order in which they stand there."""

from typing import TYPE_CHECKING

from footnote_audit.read.docx.names import ENDNOTE, FOOTNOTE, ID, OWN_MARKS, RPR, TYPE, R, T
from footnote_audit.read.docx.package import Package
from footnote_audit.read.docx.walk import Walk
from footnote_audit.read.labels import SUPERSCRIPTS
from footnote_audit.read.manuscript.writer import Manuscript

if TYPE_CHECKING:
    from lxml.etree import _Element

_PARTS = (("footnotes", FOOTNOTE, "footnote"), ("endnotes", ENDNOTE, "endnote"))
# Separators and the notices of continued notes are furniture that Word keeps among the notes.
_FURNITURE = frozenset(("separator", "continuationSeparator", "continuationNotice"))
_TO_SUPERSCRIPT = str.maketrans("0123456789", SUPERSCRIPTS)


class Notes:
    """The notes of both parts by their keys, read when the text, or a note, has called them."""

    def __init__(self, package: Package) -> None:
        """Takes the parts of the file."""
        self._roots = [
            (package.name(part), root, tag, kind)
            for part, tag, kind in _PARTS
            if (root := package.tree(part)) is not None
        ]

    def read(self, walk: Walk, manuscript: Manuscript) -> None:
        """Reads the notes called so far, then those that notes call, until none is left."""
        read: set[str] = set()
        while set(walk.called) - read:
            due = set(walk.called) - read
            for name, root, tag, kind in self._roots:
                keys = {f"{kind}-{note.get(ID)}" for note in root.iterchildren(tag)}
                if keys & due:
                    manuscript.layout.part(name)
                    self._read_part(walk, manuscript, root, tag, kind, due=due)
            read |= due

    def _read_part(
        self, walk: Walk, manuscript: Manuscript, root: "_Element", tag: str, kind: str, *, due: set[str]
    ) -> None:
        left = set(due)
        for note in root.iterchildren(tag):
            key = f"{kind}-{note.get(ID)}"
            if key not in left or note.get(TYPE) in _FURNITURE:
                walk.skip(note)
                continue
            left.discard(key)
            label = walk.fields.labels.get(key)
            manuscript.begin_note(key, label=label, own_marks=_typed_marks(walk, note, label))
            walk.story(note)
            walk.fields.end_story()
            manuscript.end_note()


def _typed_marks(walk: Walk, note: "_Element", label: str | None) -> tuple[str, ...]:
    """How the note's own mark may be spelt at its beginning, where it is typed there and not set by Word."""
    if label is None or next(note.iter(*OWN_MARKS), None) is not None:
        return ()
    if label.isdigit():
        # Without being raised, a number at the beginning is a word of the note: "1 January 1990".
        return (label.translate(_TO_SUPERSCRIPT),)
    first = next((run for run in note.iter(R) if run.find(T) is not None), None)
    raised = first is not None and walk.styles.look(first.find(RPR)).raised
    return (label,) if raised or not label.isalnum() else ()
