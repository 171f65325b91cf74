"""The text of a PDF out of its lines: words that lines divide mended, marks taken out, notes as bodies."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from footnote_audit.read.flow import Body, Flow
from footnote_audit.read.pdf.feet import FoundNote
from footnote_audit.read.pdf.lines import Line
from footnote_audit.read.pdf.marks import is_power
from footnote_audit.read.pdf.pairing import Calls
from footnote_audit.read.pdf.paragraphs import Paragraph
from footnote_audit.text import squeeze

_WORD = re.compile(r"\w+(?:-\w+)*")
_FIRST_PART = re.compile(r"(\w*)-$")
_SECOND_PART = re.compile(r"[\w'’-]*")
_SPACES = re.compile(r"[^\S ]+|  +")

# What pages of the web, printed, leave of their links back.
_BACK_SIGNS = " \u00a0↩↑⤴⏎\ufe0e\ufe0f"


@dataclass(slots=True)
class Words:
    """The words of a document, told apart once one is needed: whether a divided word is written with a hyphen."""

    text: str
    _known: frozenset[str] | None = None

    def keeps_hyphen(self, first: str, second: str) -> bool:
        """Whether a word divided behind `first` has its hyphen in the middle of lines too, or must be a compound."""
        if self._known is None:
            self._known = frozenset(_WORD.findall(self.text))
        if first + second in self._known:
            return False
        compound = "-" in second or not second[:1].islower() or first[-1:].isdigit()
        return compound or f"{first}-{second}" in self._known


def write(
    flow: Flow, lines: Sequence[Line], starts: Sequence[int], found: Sequence[Paragraph], calls: Calls, words: Words
) -> None:
    """Writes the paragraphs with their calls; `starts` are the lines' offsets into Raw.text."""
    for paragraph in found:
        flow.open(paragraph.kind, level=paragraph.level, separator="\n")
        for i, end, glue in _joined(lines, paragraph.lines, words):
            _write_line(flow, lines[i], i, start=starts[i], end=end, calls=calls)
            flow.write(glue, None)
    flow.close()


def _joined(lines: Sequence[Line], numbers: Sequence[int], words: Words) -> Iterator[tuple[int, int, str]]:
    """Each line with where its text ends, its dividing hyphen left out, and what joins it to the next."""
    for at, i in enumerate(numbers):
        text = lines[i].text
        following = lines[numbers[at + 1]].text if at + 1 < len(numbers) else ""
        if text.endswith("-") and following and len(text) > 1 and (part := _FIRST_PART.search(text)):
            if text[-2:-1] in ("-", " "):
                yield (i, len(text), " ")
                continue
            rest = _SECOND_PART.match(following)
            keeps = words.keeps_hyphen(part.group(1), rest.group() if rest else "")
            yield (i, len(text) if keeps else len(text) - 1, "")
        else:
            yield (i, len(text), " " if following else "")


def _write_line(flow: Flow, line: Line, number: int, *, start: int, end: int, calls: Calls) -> None:
    """One line: its marks as calls, other raised figures set apart from what they stand behind."""
    done = 0
    called = sorted(calls.by_line.get(number, ()), key=lambda pair: pair[0].start)
    breaks = [] if not line.raised else [s for s, _ in line.raised if not any(m.start <= s < m.end for m, _ in called)]
    for mark, key in called:
        _write_piece(flow, line.text, done, max(done, mark.start), start, breaks)
        flow.call(key, label=mark.label, raw=start + mark.start)
        done = max(done, mark.end)
    _write_piece(flow, line.text, done, end, start, breaks)


def _write_piece(flow: Flow, text: str, first: int, last: int, start: int, breaks: Sequence[int]) -> None:
    for at in breaks:
        if first < at < last and text[at].isdigit() and not text[at - 1].isspace() and _is_apart(text, at):
            flow.write(text[first:at], start + first)
            flow.write(" ", None)
            first = at
    flow.write(text[first:last], start + first)


def _is_apart(text: str, at: int) -> bool:
    return text[at - 1].isdigit() or not is_power(text, at)


def bodies(lines: Sequence[Line], starts: Sequence[int], calls: Calls, words: Words) -> Iterator[Body]:
    """The notes with their text, their lines joined."""
    for key, note in calls.notes.items():
        i, first = note.pieces[0]
        yield Body(key=key, label=note.label, text=_note_text(lines, note, words), raw=starts[i] + first)


def _note_text(lines: Sequence[Line], note: FoundNote, words: Words) -> str:
    offsets = dict(note.pieces)
    pieces = [
        lines[i].text[offsets[i] : end] + glue for i, end, glue in _joined(lines, [i for i, _ in note.pieces], words)
    ]
    return squeeze("".join(pieces)).rstrip(_BACK_SIGNS)
