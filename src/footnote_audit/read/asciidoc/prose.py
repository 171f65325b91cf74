"""Writes AsciiDoc prose: attributes put in, inline markup read, notes taken out and numbered."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from footnote_audit.model import BlockKind
from footnote_audit.read.asciidoc.attributes import Attributes
from footnote_audit.read.asciidoc.inline import AsciiDocParagraph
from footnote_audit.read.asciidoc.lines import Line
from footnote_audit.read.flow import Body, Flow
from footnote_audit.read.inline_pieces import InlinePiece, write_pieces
from footnote_audit.read.note_flow import body_of
from footnote_audit.read.source_text import SourceText, Stretch

_DEEPEST = 12


@dataclass(slots=True, kw_only=True)
class Prose:
    """Where prose goes: the flow of the running text, and the notes met in it."""

    flow: Flow
    attributes: Attributes
    bodies: list[Body] = field(default_factory=list)
    _labels: dict[str, str] = field(default_factory=dict)
    _told: set[str] = field(default_factory=set)

    def write_block(self, kind: BlockKind, lines: Sequence[Line], *, level: int | None = None) -> None:
        """Writes the lines as one block."""
        self.flow.open(kind, level=level)
        self.write(lines)
        self.flow.close()

    def write(self, lines: Sequence[Line]) -> None:
        """Writes the lines into the block under way, joined by spaces."""
        stretches: list[Stretch] = []
        for line in lines:
            if stretches:
                last = stretches[-1]
                stretches.append(Stretch("\n", last.raw + (0 if last.fixed else len(last.text)), fixed=True))
            stretches += self.attributes.expand(line.text, line.raw)
        source = SourceText.of(stretches)
        paragraph = AsciiDocParagraph.of(source)
        write_pieces(self.flow, source, paragraph.pieces(), lambda piece: self._call(self.flow, paragraph, piece, 0))

    def write_code(self, lines: Sequence[Line]) -> None:
        """Writes the lines as a block of code, nothing in it read."""
        self.flow.open(BlockKind.CODE)
        for number, line in enumerate(lines):
            if number:
                self.flow.write("\n", None)
            self.flow.write(line.text, line.raw)
        self.flow.close()

    def _call(self, out: Flow, paragraph: AsciiDocParagraph, piece: InlinePiece, depth: int) -> None:
        key = piece.key or ""
        label = self._label(key, depth)
        out.call(key, label=label, raw=paragraph.source.raw(piece.start))
        if piece.note is None or key in self._told or depth > _DEEPEST:
            return
        self._told.add(key)
        inner = Flow()
        inner.open(BlockKind.PARAGRAPH)
        write_pieces(
            inner,
            paragraph.source,
            paragraph.pieces(*piece.note),
            lambda one: self._call(inner, paragraph, one, depth + 1),
        )
        at = paragraph.source.raw(piece.note[0])
        self.bodies.append(body_of(inner, key=key, label=label, raw=at))

    def _label(self, key: str, depth: int) -> str | None:
        """The number of a note of the running text; one inside another note takes none of the running ones."""
        return self._labels.get(key) if depth else self._labels.setdefault(key, str(len(self._labels) + 1))
