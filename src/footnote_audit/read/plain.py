"""Plain text: paragraphs between blank lines, headings told by their shape, shortcodes and listed notes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from footnote_audit.model import BlockKind, Document, ReadWarning, WarningCode
from footnote_audit.read.assemble import assemble
from footnote_audit.read.bodies import plain_body, unescape
from footnote_audit.read.flow import FILLER, Body, Flow, Hidden, hide, shown
from footnote_audit.read.forms import ArticleFile
from footnote_audit.read.furniture import furniture
from footnote_audit.read.listed import Entry, Listing
from footnote_audit.read.note_lists import find_listings
from footnote_audit.read.raw import Raw, decode
from footnote_audit.read.set_off import SetOff, find_set_off
from footnote_audit.read.shortcodes import shortcodes
from footnote_audit.read.sniffing import TEXT
from footnote_audit.read.tables.run_together import TableDoubt, recover_tables
from footnote_audit.read.unclear_marks import with_unclear_marks
from footnote_audit.text import place

# A heading fits on a line; running text that ends without a stop is longer.
_HEADING_LENGTH = 120
# Hard-wrapped text has lines of at least this width.
_WRAP_WIDTH = 50
_BULLET = re.compile(r"[ \t]*(?:[-–•*·‣▪◦][ \t]+|(?=\d{1,3}[.)][ \t]))(?=\S)")
_UNDERLINE = re.compile(r"[ \t]*(?:-{3,}|={3,}|~{3,})[ \t]*")
_SENTENCE_STOP = re.compile(r"[.;:,…][\"”’»)\]]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the hidden text: offsets without the white space around it."""

    start: int
    end: int


def read_plain(file: ArticleFile) -> Document:
    """A plain text file as document."""
    return plain_document(decode(file, TEXT), keep_furniture=file.keep_furniture)


def plain_document(raw: Raw, *, keep_furniture: bool = False) -> Document:
    """A plain text as document: notes between delimiters or in a list, furniture cut, run-together tables recovered."""
    set_off = find_set_off(raw.text)
    aside = [stretch for one in set_off for stretch in _hidden_set_off(one)]
    hidden, bodies, warnings = shortcodes(replace(raw, text=hide(raw.text, aside)[0]) if aside else raw)
    hidden += aside
    bodies += [_listed_body(raw, one.entry, "set-off") for one in set_off]
    once, _ = hide(raw.text, hidden)
    for number, listing in enumerate(with_unclear_marks(once, find_listings(once))):
        hidden += _hidden_listing(listing, number)
        bodies += [_listed_body(raw, entry, f"list-{number}") for entry in listing.entries]
    text, callers = hide(raw.text, hidden)
    paragraphs = _paragraphs(text)
    if not keep_furniture:
        paragraphs, cut = _without_furniture(raw, text, paragraphs)
        warnings += cut
    flow = Flow(callers=callers)
    _write(flow, text, paragraphs)
    flow.close()
    tables, doubts = recover_tables(flow.text(), tuple(flow.blocks))
    document = assemble(raw, flow, bodies=bodies, warnings=warnings, tables=tables)
    return _with_doubts(document, doubts) if doubts else document


def _with_doubts(document: Document, doubts: Sequence[TableDoubt]) -> Document:
    """The document with a warning for each table that reads in more than one way."""
    told = list(document.warnings)
    for doubt in doubts:
        at = place(document, doubt.start)
        exact = document.text[doubt.start : doubt.end]
        told.append(
            ReadWarning(
                code=WarningCode.TABLE_AMBIGUOUS, message=doubt.message, line=at.line, column=at.column, exact=exact
            )
        )
    return replace(document, warnings=tuple(sorted(told, key=lambda w: (w.line, w.column))))


def _hidden_listing(listing: Listing, list_number: int) -> list[Hidden]:
    marks = [
        Hidden(start=m.start, end=m.end, key=f"list-{list_number}-{m.number}", label=m.label) for m in listing.marks
    ]
    return [*marks, Hidden(start=listing.start, end=listing.end)]


def _hidden_set_off(one: SetOff) -> list[Hidden]:
    key, label = f"set-off-{one.entry.number}", one.entry.label or None
    whole = Hidden(start=one.start, end=one.end, key=key if one.in_place else None, label=label)
    return [whole, *(Hidden(start=m.start, end=m.end, key=key, label=m.label) for m in one.marks)]


def _listed_body(raw: Raw, entry: Entry, name: str) -> Body:
    text = plain_body(raw.text[entry.start : entry.end])
    return Body(key=f"{name}-{entry.number}", label=entry.label or None, text=text, raw=entry.start)


def _paragraphs(text: str) -> list[list[Line]]:
    """The paragraphs of the hidden text as lines; what is hidden whole stands for a blank line."""
    found: list[list[Line]] = []
    current: list[Line] = []
    at = 0
    while at <= len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = text[at:end]
        if line.strip(FILLER + " \t\f\u00a0\ufeff\u200b"):
            start = at + len(line) - len(line.lstrip())
            current.append(Line(start=start, end=at + len(line.rstrip())))
        elif current:
            found.append(current)
            current = []
        at = end + 1
    return [*found, current] if current else found


def _without_furniture(raw: Raw, text: str, paragraphs: list[list[Line]]) -> tuple[list[list[Line]], list[ReadWarning]]:
    whole = [text[p[0].start : p[-1].end] for p in paragraphs]
    protected = [shown(p) != p for p in whole]
    cut = set(furniture(whole, protected))
    warnings = []
    for first, last in _runs(sorted(cut)):
        exact = "\n\n".join(whole[first : last + 1])
        message = "page furniture was left out of the text"
        warnings.append(raw.warn(WarningCode.FURNITURE_CUT, message, paragraphs[first][0].start, exact))
    return ([p for i, p in enumerate(paragraphs) if i not in cut], warnings)


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """The first and last of each run of consecutive numbers."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


def _write(flow: Flow, text: str, paragraphs: list[list[Line]]) -> None:
    for number, lines in enumerate(paragraphs):
        underlined = len(lines) == 2 and _UNDERLINE.fullmatch(text, lines[1].start, lines[1].end)
        if underlined or (len(lines) == 1 and _is_heading(text, paragraphs, number)):
            flow.open(BlockKind.HEADING, level=1 if number == 0 else 2)
            _write_line(flow, text, lines[0])
        else:
            _write_lines(flow, text, lines)
    flow.close()


def _is_heading(text: str, paragraphs: list[list[Line]], number: int) -> bool:
    line = shown(text[paragraphs[number][0].start : paragraphs[number][0].end]).strip()
    if not line or len(line) > _HEADING_LENGTH or _SENTENCE_STOP.search(line) or _BULLET.match(line):
        return False
    if not any(c.isalpha() for c in line) or number + 1 >= len(paragraphs):
        return False
    is_byline = number == 1 and "," in line
    return not is_byline


def _write_lines(flow: Flow, text: str, lines: list[Line]) -> None:
    """One block for a paragraph, one for each list item in it; wrapped lines are joined, others stay lines."""
    wrapped = _is_wrapped(text, lines)
    listed = False
    for number, line in enumerate(lines):
        bullet = _BULLET.match(text, line.start, line.end)
        if bullet and number and wrapped and not listed:
            # A date or a number that a line of prose begins with ("9. Mai").
            bullet = None
        listed |= bullet is not None
        if bullet:
            flow.open(BlockKind.LIST_ITEM)
        elif number == 0:
            flow.open(BlockKind.PARAGRAPH)
        elif shown(text[line.start : line.end]).strip():
            flow.write(" " if wrapped else "\n", None)
        _write_line(flow, text, Line(start=bullet.end(), end=line.end) if bullet else line)


def _write_line(flow: Flow, text: str, line: Line) -> None:
    piece = text[line.start : line.end]
    if "&" not in piece or unescape(piece) == piece:
        flow.write(piece, line.start)
        return
    done = 0
    for match in re.finditer(r"&[#\w]{2,32};", piece):
        flow.write(piece[done : match.start()], line.start + done)
        flow.write(unescape(match.group()), line.start + match.start())
        done = match.end()
    flow.write(piece[done:], line.start + done)


def _is_wrapped(text: str, lines: list[Line]) -> bool:
    """Whether the lines were broken for width: the next line's first word would not have fitted."""
    if len(lines) < 2:
        return False
    shapes = [shown(text[line.start : line.end]).strip() or "-" for line in lines]
    width = max(len(s) for s in shapes)
    if width < _WRAP_WIDTH or any("\t" in s for s in shapes):
        return False
    if len(lines) == 2 and not shapes[1][:1].islower():
        return False
    return all(len(above) + 1 + len(below.split(None, 1)[0]) > width for above, below in pairwise(shapes))
