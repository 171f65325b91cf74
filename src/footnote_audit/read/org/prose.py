"""Writes Org prose: inline markup read, notes taken out, into the running text or the note under way."""

from dataclasses import dataclass, field

from footnote_audit.model import BlockKind
from footnote_audit.read.flow import Body, Flow
from footnote_audit.read.inline_pieces import InlinePiece, write_pieces
from footnote_audit.read.note_flow import body_of
from footnote_audit.read.org.inline import OrgNames, OrgParagraph
from footnote_audit.read.source_text import joined_lines

_DEEPEST = 12


@dataclass(slots=True, kw_only=True)
class OrgProse:
    """Where prose goes: `out` is the running text, or the note that is being defined."""

    flow: Flow
    names: OrgNames
    bodies: list[Body] = field(default_factory=list)
    out: Flow = field(init=False)
    _definition: tuple[str, str, int] | None = None

    def __post_init__(self) -> None:
        self.out = self.flow

    @property
    def in_text(self) -> bool:
        """Whether the running text is being written, not a note."""
        return self.out is self.flow

    def begin_note(self, key: str, label: str, raw: int) -> None:
        """What is written from here on is the note of this key, whose text starts at an offset of the file."""
        self.end_note()
        self._definition = (key, label, raw)
        self.out = Flow()

    def end_note(self) -> bool:
        """Ends the note under way; False where there is none."""
        if self._definition is None:
            return False
        key, label, at = self._definition
        self._definition = None
        self.bodies.append(body_of(self.out, key=key, label=label, raw=at))
        self.out = self.flow
        return True

    def write_block(self, kind: BlockKind, lines: list[tuple[str, int]], *, level: int | None = None) -> None:
        """Writes lines with their offsets in the file as one block."""
        self.out.open(kind, level=level)
        self.write(lines)
        self.out.close()

    def write(self, lines: list[tuple[str, int]]) -> None:
        """Writes lines with their offsets in the file into the block under way, joined by spaces."""
        source = joined_lines(lines)
        paragraph = OrgParagraph.of(source, self.names)
        write_pieces(self.out, source, paragraph.pieces(), lambda piece: self._call(paragraph, piece, 0))

    def write_code(self, lines: list[tuple[str, int]]) -> None:
        """Writes the lines as a block of code, nothing in it read."""
        self.out.open(BlockKind.CODE)
        for number, (text, raw) in enumerate(lines):
            if number:
                self.out.write("\n", None)
            self.out.write(text, raw)
        self.out.close()

    def _call(self, paragraph: OrgParagraph, piece: InlinePiece, depth: int) -> None:
        key = piece.key or ""
        self.out.call(key, label=piece.label, raw=paragraph.source.raw(piece.start))
        if piece.note is None or depth > _DEEPEST:
            return
        outer, self.out = self.out, Flow()
        self.out.open(BlockKind.PARAGRAPH)
        inner = paragraph.pieces(*piece.note)
        write_pieces(self.out, paragraph.source, inner, lambda one: self._call(paragraph, one, depth + 1))
        at = paragraph.source.raw(piece.note[0])
        self.bodies.append(body_of(self.out, key=key, label=piece.label, raw=at))
        self.out = outer
