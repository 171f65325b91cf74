"""Citation commands of BibTeX, natbib, biblatex and csquotes: a citation stands as its keys."""

import re
from dataclasses import dataclass

from footnote_audit.read.latex.mouth import Stretch, words_of
from footnote_audit.read.latex.notes import Noting
from footnote_audit.read.latex.tokens import Kind
from footnote_audit.read.latex.vocabulary import words
from footnote_audit.read.latex.walk import Walk

_SETTINGS = words("nocite citestyle citereset citesetup bibcite newcites citeindextrue citetrackertrue")
# Citation styles of biblatex whose \autocite is a footnote.
_NOTE_STYLES = re.compile(
    r"autocite\s*=\s*foot|(?<![a-z])(?:cite)?style\s*=\s*\{?(?:verbose|authortitle|footnote|chicago-notes|sbl|oscola)"
)
_INLINE = re.compile(r"autocite\s*=\s*(?:inline|plain|superscript)")
_MOST_CITED = 500


def notes_by_style(options: str) -> bool:
    """Whether the options of biblatex make a footnote of \\autocite."""
    return bool(_NOTE_STYLES.search(options)) and not _INLINE.search(options)


@dataclass(slots=True)
class Citing:
    """The handler of citation commands."""

    noting: Noting

    def cite(self, walk: Walk, name: str, at: int) -> None:
        """A command with "cite" in its name: a note where it says so or the style does, else its keys in the text."""
        plain = name.rstrip("*").lower()
        if plain in _SETTINGS or plain.startswith(("declare", "newcite", "renewcite")):
            walk.mouth.skip("om" if plain != "nocite" else "m")
            return
        if plain == "citetext":
            return
        in_note = plain.startswith("foot") or (walk.notes_by_citing and plain.startswith(("autocite", "smartcite")))
        if not in_note or walk.silent or walk.note is not None:
            self._keys(walk, plain)
            return
        part = "text" if plain.endswith("text") else ""
        self.noting.cited(walk, part, at, lambda: self._keys(walk, plain))

    def _keys(self, walk: Walk, name: str) -> None:
        """Writes the keys; in a note with what stands before and after them in brackets."""
        several = name.endswith("s") and not name.endswith("ibs")
        walk.mouth.option("(") if several else None
        for index in range(_MOST_CITED):
            if name.startswith(("volcite", "pvolcite", "fvolcite", "avolcite", "svolcite", "tvolcite")):
                walk.mouth.group()
            first = walk.mouth.option()
            second = walk.mouth.option()
            group = walk.mouth.group()
            if group is None:
                return
            notes = (first, second) if second is not None else (None, first)
            if "quote" in name:
                self._quotation(walk, notes, group)
                return
            if index:
                _write(walk, "; ", group)
            self._one(walk, notes, group)
            token = walk.mouth.peek() if several else None
            if token is None or token[1] not in ("[", "{") or token[0] is Kind.MATH:
                break

    def _quotation(self, walk: Walk, notes: tuple[Stretch | None, Stretch | None], group: Stretch) -> None:
        """\\textcquote[12]{key}{words}: the words, then their source."""
        walk.mouth.option()

        def close() -> None:
            _write(walk, "” ", group)
            self._one(walk, notes, group)

        _write(walk, "“", group)
        if not walk.argument(close):
            close()

    def _one(self, walk: Walk, notes: tuple[Stretch | None, Stretch | None], group: Stretch) -> None:
        before, after = (words_of(note) for note in notes)
        if walk.note is not None and before:
            _write(walk, before + " ", notes[0])
        place = group.tokens.at[group.start] if group.start < group.end else 0
        written = words_of(group)
        keys = [key.strip() for key in written.split(",") if key.strip()]
        done = 0
        for index, key in enumerate(keys):
            if index:
                walk.sink.write(", ", place + done)
            done = written.index(key, done)
            start = walk.note.length if walk.note else 0
            walk.sink.write(key, place + done)
            done += len(key)
            if walk.note is not None:
                locator = after if len(keys) == 1 else ""
                walk.cited.setdefault(walk.note.key, []).append((key, start, start + len(key), locator))
        if walk.note is not None and after:
            _write(walk, ", " + after, notes[1])


def _write(walk: Walk, text: str, stretch: Stretch | None) -> None:
    at = stretch.tokens.at[stretch.start] if stretch is not None and stretch.start < stretch.end else 0
    walk.sink.write(text, at)
