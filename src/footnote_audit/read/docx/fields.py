"""Fields of a Word file (ECMA-376 part 1, 17.16): instructions are no text, results are; some call or cite."""

import re
from dataclasses import dataclass, field
from enum import Enum, auto

from footnote_audit.read.docx.marks import Marks
from footnote_audit.read.docx.sources import Sources
from footnote_audit.read.manuscript.records import csl_records
from footnote_audit.read.manuscript.writer import Manuscript

_NOTE_REFERENCE = re.compile(r'\s*NOTEREF\s+"?([^\s"\\]+)"?(.*)', re.S)
_LIKE_A_MARK = re.compile(r"\\f\b")


class _Stage(Enum):
    INSTRUCTION = auto()
    RESULT = auto()
    # The result of a reference to a note, kept until its look tells whether it is a mark.
    WAITING = auto()
    # A mark was set for the result.
    SILENT = auto()


@dataclass(slots=True)
class _Field:
    stage: _Stage = _Stage.INSTRUCTION
    instruction: list[str] = field(default_factory=list)
    start: int | None = None
    target: str = ""
    result: list[str] = field(default_factory=list)
    raised: bool = False
    outer_silent: bool = False

    @property
    def inside_silent(self) -> bool:
        """Whether what stands in the field at this stage is no text, by itself or by a field around it."""
        return self.outer_silent or self.stage in (_Stage.INSTRUCTION, _Stage.SILENT)


@dataclass(slots=True)
class Fields:
    """The fields under way, innermost last; text goes through `write`."""

    manuscript: Manuscript
    marks: Marks
    sources: Sources
    labels: dict[str, str | None]
    _open: list[_Field] = field(default_factory=list)

    @property
    def silent(self) -> bool:
        """Whether what stands here is no text."""
        return bool(self._open) and self._open[-1].inside_silent

    def begin(self) -> None:
        """A field begins, with its instruction."""
        self._open.append(_Field(outer_silent=self.silent))

    def instruct(self, text: str) -> None:
        """A piece of the instruction."""
        if self._open and self._open[-1].stage is _Stage.INSTRUCTION:
            self._open[-1].instruction.append(text)

    def separate(self) -> None:
        """The instruction ends, the result begins."""
        if not self._open or self._open[-1].stage is not _Stage.INSTRUCTION:
            return
        current = self._open[-1]
        instruction = "".join(current.instruction)
        current.stage = _Stage.RESULT
        current.start = self.manuscript.note_length()
        found = _NOTE_REFERENCE.match(instruction)
        target = self.marks.bookmarks.get(found[1]) if found else None
        if found is None or target is None or self.silent:
            return
        current.target = target
        current.stage = _Stage.WAITING
        if _LIKE_A_MARK.search(found[2]):
            self.manuscript.call(target, label=self.labels.get(target))
            current.stage = _Stage.SILENT

    def end(self) -> None:
        """The field ends: what it cites is recorded, a reference that looks like a mark becomes one."""
        if not self._open:
            return
        current = self._open.pop()
        if self.silent:
            return
        if current.stage is _Stage.WAITING:
            if current.raised:
                self.manuscript.call(current.target, label=self.labels.get(current.target))
            else:
                self.manuscript.write("".join(current.result))
        instruction = "".join(current.instruction)
        records = csl_records(instruction) or self.sources.cited(instruction)
        if records:
            self.manuscript.record(records, current.start)

    def write(self, text: str, *, raised: bool) -> None:
        """Text at this place of the file."""
        if not self._open:
            self.manuscript.write(text, raised=raised)
        elif self._open[-1].stage is _Stage.WAITING:
            self._open[-1].result.append(text)
            self._open[-1].raised |= raised
        elif not self.silent:
            self.manuscript.write(text, raised=raised)

    def end_paragraph(self) -> None:
        """An instruction that its paragraph does not end was cut off: it must not swallow the rest of the text."""
        while self._open and self._open[-1].stage is _Stage.INSTRUCTION:
            self._open.pop()

    def end_story(self) -> None:
        """The text or the note ends, and every field in it."""
        self._open.clear()
