"""The walk over the tokens of an RTF file: paragraphs, notes, fields, boxes and tables into a manuscript."""

import re
from copy import copy
from dataclasses import dataclass, field
from typing import NamedTuple

from footnote_audit.model import BlockKind
from footnote_audit.read.labels import SUPERSCRIPTS
from footnote_audit.read.manuscript.records import csl_records
from footnote_audit.read.manuscript.styles import DEEPEST, Role
from footnote_audit.read.manuscript.writer import Manuscript
from footnote_audit.read.rtf.grid import Grid
from footnote_audit.read.rtf.header import Header, destination, words
from footnote_audit.read.rtf.letters import Letters
from footnote_audit.read.rtf.numbering import Numbering
from footnote_audit.read.rtf.paragraph import Break, Called, Cited, Pieces
from footnote_audit.read.rtf.tokens import Kind, Token

_CHARACTERS = {
    "tab": "\t", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "bullet": "•", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005", "zwj": "\u200d", "zwnj": "\u200c",
}  # fmt: skip
_SYMBOLS = {"~": "\u00a0", "_": "\u2011", "-": "\u00ad", "{": "{", "}": "}", "\\": "\\", "\t": "\t"}
# Groups behind \* that hold text of the document.
_SHOWN_STARRED = frozenset(("footnote", "shppict", "ud", "shpinst", "fldinst", "nesttableprops"))
_SILENT = frozenset(
    (
        "fonttbl", "colortbl", "stylesheet", "info", "pict", "header", "headerl", "headerr", "headerf", "footer",
        "footerl", "footerr", "footerf", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "listtext",
        "pntext", "pntxta", "pntxtb", "fldinst", "xe", "tc", "tcn", "rxe", "bkmkstart", "bkmkend", "annotation",
        "objdata", "objclass", "objname", "nonshppict", "shprslt", "sp", "listtable", "listoverridetable", "revtbl",
        "nonesttables", "upr", "filetbl", "template", "private", "sn", "sv", "atnid", "atnauthor", "nesttableprops",
    )
)  # fmt: skip
_NOTE_REFERENCE = re.compile(r'\s*NOTEREF\s+"?([^\s"\\]+)"?(.*)', re.S)
_LIKE_A_MARK = re.compile(r"\\f\b")
_TO_SUPERSCRIPT = str.maketrans("0123456789", SUPERSCRIPTS)
# Notes and boxes inside one another: no writer makes more than two.
_DEEPEST_NOTE = 20
_LONGEST_MARK = 200


@dataclass(slots=True)
class _State:
    """What holds inside a group."""

    font: int
    substitutes: int = 1
    raised: bool = False
    hidden: bool = False
    deleted: bool = False
    style: int = 0
    level: int | None = None
    listed: bool = False
    in_table: bool = False

    def reset_paragraph(self) -> None:
        self.style, self.level, self.listed, self.in_table = 0, None, False, False

    def reset_characters(self, font: int) -> None:
        self.font, self.raised, self.hidden, self.deleted = font, False, False, False


class _Inner(NamedTuple):
    """A note or a box (no key) that waits for the end of its paragraph: where its group begins, and its own marks."""

    at: int
    key: str = ""
    label: str | None = None
    own_marks: tuple[str, ...] = ()


@dataclass(slots=True)
class Walk:
    """One pass over the tokens; notes and boxes are read after the paragraph that holds them."""

    tokens: list[Token]
    header: Header
    manuscript: Manuscript
    numbering: Numbering = field(default_factory=Numbering)
    labels: dict[str, str | None] = field(default_factory=dict)
    _state: _State = field(default_factory=lambda: _State(font=0))
    _stack: list[_State] = field(default_factory=list)
    _ends: dict[int, bool] = field(default_factory=dict)
    _later: list[_Inner] = field(default_factory=list)
    _depth: int = 0
    _auto_mark: bool = False
    _instruction: str = ""
    _letters: Letters = field(init=False)
    _pieces: Pieces = field(init=False)
    _grid: Grid = field(init=False)

    def __post_init__(self) -> None:
        self._letters = Letters(self.header)
        self._pieces = Pieces(self.manuscript)
        self._grid = Grid(self.manuscript)
        self._state.font = self.header.default_font

    def run(self) -> None:
        """Reads the whole file."""
        self._read(0, len(self.tokens))
        self._end_paragraph(only_with_text=True)
        self._grid.end()

    def _read(self, start: int, end: int) -> None:
        """Reads the tokens from `start` up to `end`."""
        at = start
        floor = len(self._stack)
        while at < end:
            token = self.tokens[at]
            match token.kind:
                case Kind.TEXT | Kind.BYTE:
                    if not self._unseen():
                        self._letters.add_bytes(token.data, self._state.font)
                case Kind.WORD:
                    self._word(token)
                case Kind.SYMBOL:
                    if token.word in "\r\n":
                        self._end("par")
                    elif token.word in _SYMBOLS and not self._unseen():
                        self._letters.add(_SYMBOLS[token.word])
                case Kind.OPEN:
                    at = self._group(at)
                    continue
                case Kind.CLOSE:
                    if len(self._stack) > floor:
                        self._take_words()
                        self._letters.end_group()
                        self._state = self._stack.pop()
                    if self._ends.pop(at, False):
                        self._pieces.pieces.append(Cited(()))
            at += 1

    def _unseen(self) -> bool:
        return self._state.hidden or self._state.deleted

    def _group(self, at: int) -> int:
        """Begins the group at a brace; the index of the token to go on with, behind the group where it is passed by."""
        end = self.tokens[at].number or at
        word = destination(self.tokens, at)
        starred = self.tokens[at + 1 : at + 2] and self.tokens[at + 1].word == "*"
        self._take_words()
        self._letters.end_group()
        if word == "footnote":
            self._call(at, end)
            return end + 1
        if word in ("shptxt", "dptxbxtext"):
            self._later.append(_Inner(at))
            return end + 1
        if word == "fldinst":
            self._instruction = words(self.tokens, at + 1, end, self.header.codec)
            return end + 1
        if word == "fldrslt" and self._field_result(at, end):
            return end + 1
        if word == "upr":
            inner = next((i for i in range(at + 1, end) if destination(self.tokens, i) == "ud"), None)
            if inner is None:
                return end + 1
            # What stands before is the same text for older readers; the group of Unicode text is the last in it.
            self._read(inner, (self.tokens[inner].number or inner) + 1)
            return end + 1
        if word in _SILENT or (starred and word not in _SHOWN_STARRED):
            return end + 1
        self._stack.append(copy(self._state))
        return at + 1

    def _word(self, token: Token) -> None:
        word, number = token.word, token.number
        state = self._state
        if word in _CHARACTERS:
            if not self._unseen():
                self._letters.add(_CHARACTERS[word])
        elif word == "u":
            if number is not None and not self._unseen():
                self._letters.escape(number, state.font, substitutes=state.substitutes)
        elif word in ("par", "sect", "cell", "nestcell", "row"):
            self._end(word)
        elif word in ("line", "lbr", "softline"):
            self._take_words()
            self._pieces.pieces.append(Break())
        elif word == "chftn":
            self._take_words()
            self._auto_mark = True
        elif word in ("pard", "plain", "sectd", "trowd", "page", "trhdr"):
            self._reset(word)
        elif not self._look(word, number) and not self._paragraph_property(word, number):
            self.numbering.obey(word, number)

    def _look(self, word: str, number: int | None) -> bool:
        """Takes a property of characters; False for another control word."""
        state = self._state
        on = number != 0
        if word == "f":
            state.font = number or 0
        elif word == "uc":
            state.substitutes = max(0, number or 0)
        elif word in ("super", "up", "nosupersub", "sub"):
            self._take_words()
            state.raised = on and word in ("super", "up")
        elif word == "v":
            self._take_words()
            state.hidden = on
        elif word == "deleted":
            self._take_words()
            state.deleted = on
        elif word == "cs":
            self._take_words()
            state.raised = self.header.raised(number or 0)
            state.hidden = self.header.hidden(number or 0)
        else:
            return False
        return True

    def _paragraph_property(self, word: str, number: int | None) -> bool:
        """Takes a property of the paragraph; False for another control word."""
        state = self._state
        if word == "s":
            state.style = number or 0
        elif word == "outlinelevel":
            state.level = number
        elif word == "ls":
            state.listed = bool(number)
        elif word == "intbl":
            state.in_table = True
        elif word == "itap":
            state.in_table = bool(number)
        else:
            return False
        return True

    def _reset(self, word: str) -> None:
        if word == "pard":
            self._state.reset_paragraph()
        elif word == "plain":
            self._take_words()
            self._state.reset_characters(self.header.default_font)
        elif word == "sectd":
            self.numbering.forget_section()
        elif word == "trowd":
            self._grid.header_row = False
        elif word == "trhdr":
            self._grid.header_row = True
        else:
            self.numbering.page += 1

    def _take_words(self) -> None:
        """Puts the characters gathered so far into the paragraph, with the look that they have."""
        text = self._letters.taken()
        if text:
            self._pieces.words(text, raised=self._state.raised)
            if text.strip():
                self._auto_mark = False

    def _end(self, word: str) -> None:
        """A paragraph, a cell, a row or a section ends."""
        if word == "row":
            self._end_paragraph(only_with_text=True)
            self._grid.end_row()
            return
        in_cell = word in ("cell", "nestcell")
        self._state.in_table |= in_cell
        self._end_paragraph()
        if word == "cell":
            self._grid.end_cell()
        elif word == "sect":
            self.numbering.begin_section()

    def _end_paragraph(self, *, only_with_text: bool = False) -> None:
        self._take_words()
        if only_with_text and not self._pieces.pieces:
            return
        if not self._depth:
            self._grid.before_paragraph(in_table=self._state.in_table)
        self._pieces.flush(self._role())
        later, self._later = self._later, []
        for inner in later:
            self._inner(inner)

    def _role(self) -> Role:
        level = self._state.level
        if level is not None and 0 <= level < DEEPEST:
            return Role(kind=BlockKind.HEADING, level=level + 1)
        role = self.header.role(self._state.style)
        if self._state.listed and role.kind is BlockKind.PARAGRAPH:
            return Role(kind=BlockKind.LIST_ITEM)
        return role

    def _inner(self, inner: _Inner) -> None:
        """Reads a note or a box."""
        if self._depth >= _DEEPEST_NOTE:
            return
        at, key = inner.at, inner.key
        if key:
            self.manuscript.begin_note(key, label=inner.label, own_marks=inner.own_marks)
        outer, self._state = self._state, _State(font=self.header.default_font, substitutes=self._state.substitutes)
        stack, self._stack = self._stack, []
        self._depth += 1
        self._read(at + 1, self.tokens[at].number or at)
        self._end_paragraph(only_with_text=True)
        self._depth -= 1
        self._state, self._stack = outer, stack
        if key:
            self.manuscript.end_note()

    def _call(self, at: int, end: int) -> None:
        """Calls the note whose group begins at a brace, unless it is hidden or struck out."""
        if self._unseen():
            return
        head = self.tokens[at + 1 : min(at + 12, end)]
        kind = "endnote" if any(t.kind is Kind.WORD and t.word == "ftnalt" for t in head) else "footnote"
        custom = None if self._auto_mark else self._pieces.custom_mark()
        self._auto_mark = False
        label = custom or self.numbering.label(kind)
        # A custom mark is typed in the note, too; an automatic one only raised: "1 January" is no mark.
        raised = (label.translate(_TO_SUPERSCRIPT),) if label and not label.isalpha() else ()
        key = f"note-{at}"
        self.labels[key] = label
        self._pieces.pieces.append(Called(key, label))
        self._later.append(_Inner(at, key, label, (*raised, custom) if custom else raised))

    def _field_result(self, at: int, end: int) -> bool:
        """Takes what the field's instruction says of its result; True where the result is not to be read."""
        instruction, self._instruction = self._instruction, ""
        found = _NOTE_REFERENCE.match(instruction)
        target = self.header.bookmarks.get(found[1]) if found else None
        if found is not None and target is not None and not self._unseen():
            if not _LIKE_A_MARK.search(found[2]) and not self._is_raised(at, end):
                return False
            key = f"note-{target}"
            self._pieces.pieces.append(Called(key, self.labels.get(key)))
            return True
        records = csl_records(instruction)
        if records:
            self._pieces.pieces.append(Cited(records))
            self._ends[end] = True
        return False

    def _is_raised(self, start: int, end: int) -> bool:
        # A mark is short; a result is looked at no further, so that fields inside one another cost no more.
        inside = self.tokens[start : min(end, start + _LONGEST_MARK)]
        return self._state.raised or any(
            token.kind is Kind.WORD
            and (token.word == "super" or (token.word == "cs" and self.header.raised(token.number or 0)))
            for token in inside
        )
