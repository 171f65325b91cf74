"""From bytes to characters: decoding, and the way from a character back to its line and column."""

import codecs
import hashlib
import re
from bisect import bisect_right
from dataclasses import dataclass

from footnote_audit.errors import ReadError
from footnote_audit.model import Box, Place, ReadWarning, WarningCode
from footnote_audit.read.forms import ArticleFile
from footnote_audit.read.limits import refuse_excess

# The longest file that is still read within ten seconds and one gigabyte on one core; measured on plain text and HTML.
SIZE_LIMIT = 16 * 1024 * 1024

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# How much is looked at to tell UTF-16 without a byte order mark from binary.
_SAMPLE = 4096
# Characters that the walkers use as placeholders must not come from the file.
_RESERVED = dict.fromkeys((0xE000, 0xE001, 0xE002), "\ufffd")
_FIRST_MARK = "\U000f0000"
_LONGEST_MESSAGE = 300
_LINE_BREAK = re.compile(r"\n")
_RESERVED_MARK = re.compile("[\U000f0000-\U0010ffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A file inside a container, or a page: the offset into Raw.text where it begins, and which it is."""

    start: int
    name: str | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """A file as characters, line breaks as "\\n"; offsets into `text` lead to lines and columns of the file.

    A container or a paged file is laid out as one text: a line for each of its paragraphs (or lines of a page), part
    after part; each of `parts` begins at a line's start, and lines are counted anew in it. `boxes` holds a rectangle
    for each line of a paged file. `delimiters` are those of ArticleFile.
    """

    uri: str
    media_type: str
    digest: str
    text: str
    line_starts: tuple[int, ...]
    parts: tuple[Part, ...] = ()
    boxes: tuple[Box, ...] = ()
    delimiters: tuple[str, str] | None = None
    warnings: tuple[ReadWarning, ...] = ()

    def place(self, offset: int) -> Place:
        """The place of a character of `text`; the file's end for offsets past it."""
        line, column, part, page, box = self.whereabouts(offset)
        return Place(line=line, column=column, part=part, page=page, box=box)

    def whereabouts(self, offset: int) -> tuple[int, int, str | None, int | None, Box | None]:
        """Line, column, part, page and box of a character of `text`, as in Place."""
        offset = min(offset, len(self.text))
        line = bisect_right(self.line_starts, offset)
        column = offset - self.line_starts[line - 1] + 1
        box = self.boxes[line - 1] if line <= len(self.boxes) else None
        index = bisect_right(self.parts, offset, key=lambda part: part.start) - 1 if self.parts else -1
        if index < 0:
            return (line, column, None, None, box)
        part = self.parts[index]
        before = bisect_right(self.line_starts, part.start) - 1
        return (line - before, column, part.name, part.page, box)

    def seams(self, start: int, end: int) -> tuple[int, ...]:  # noqa: ARG002 - texts stitched together have some
        """The offsets between `start` and `end` at which what follows stands elsewhere in the file: none."""
        return ()

    def warn(self, code: WarningCode, message: str, offset: int, exact: str = "") -> ReadWarning:
        """A warning at the place of a character of `text`."""
        at = self.place(offset)
        message = one_line(message)
        return ReadWarning(
            code=code, message=message, line=at.line, column=at.column, exact=exact, part=at.part, page=at.page
        )


def laid_out(
    file: ArticleFile,
    media_type: str,
    text: str,
    *,
    parts: tuple[Part, ...] = (),
    boxes: tuple[Box, ...] = (),
    warnings: tuple[ReadWarning, ...] = (),
) -> Raw:
    """The Raw of a file whose characters its reader took out itself, laid out as Raw says; reserved ones replaced."""
    return Raw(
        uri=file.uri,
        media_type=media_type,
        digest=hashlib.sha256(file.data).hexdigest(),
        text=(text := unreserved(text)),
        line_starts=_line_starts(text),
        parts=parts,
        boxes=boxes,
        delimiters=file.delimiters,
        warnings=warnings,
    )


def decode(file: ArticleFile, media_type: str, *, declared: str | None = None) -> Raw:
    """The file as characters: by byte order mark, UTF-8, UTF-16, else windows-1252 with a warning.

    `declared` is the encoding that the file names itself; it counts where the bytes are no valid UTF-8. Raises
    ReadError for a file that is empty, too large or binary.
    """
    uri, data = file.uri, file.data
    if len(data) > SIZE_LIMIT:
        raise ReadError(uri, f"the file has {len(data):,} bytes, more than the limit of {SIZE_LIMIT:,}; split it first")
    text, guessed = _declared(data, declared) or _characters(uri, data)
    if not text.strip():
        raise ReadError(uri, "the file is empty; give a file with text")
    text = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    refuse_excess(uri, text, media_type)
    warnings: tuple[ReadWarning, ...] = ()
    if guessed:
        message = "not valid UTF-8 and no byte order mark: read as windows-1252; save the file as UTF-8 to be sure"
        warnings = (ReadWarning(code=WarningCode.ENCODING_GUESSED, message=message, line=1, column=1),)
    return laid_out(file, media_type, text, warnings=warnings)


def _declared(data: bytes, encoding: str | None) -> tuple[str, bool] | None:
    """The characters by the encoding that the file names, where they are no UTF-8 and the name is known."""
    if encoding is None:
        return None
    try:
        str(data, "utf-8")
    except UnicodeDecodeError:
        try:
            return (data.decode(encoding, errors="replace"), False)
        except LookupError:
            return None
    return None


def _characters(uri: str, data: bytes) -> tuple[str, bool]:
    encoding = next(((name, len(bom)) for bom, name in _BOMS if data.startswith(bom)), None) or _bomless_utf16(data)
    try:
        if encoding:
            return (str(data[encoding[1] :], encoding[0]), False)
        if b"\x00" in data:
            raise ReadError(uri, "the file is binary (it holds NUL bytes); give a text, Markdown, HTML or PDF file")
        return (str(data, "utf-8"), False)
    except UnicodeDecodeError:
        if encoding and encoding[0] != "utf-8":
            raise ReadError(uri, f"the file cannot be decoded as {encoding[0]}; save it as UTF-8") from None
    return (_western(uri, data), True)


def _bomless_utf16(data: bytes) -> tuple[str, int] | None:
    """UTF-16 of mostly Latin text has a NUL in every second byte; anything else with NULs is binary."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    if half < 2:
        return None
    for name, zeros, others in (("utf-16-le", sample[1::2], sample[::2]), ("utf-16-be", sample[::2], sample[1::2])):
        if zeros.count(0) > half * 0.7 and others.count(0) == 0:
            return (name, 0)
    return None


def _western(uri: str, data: bytes) -> str:
    controls = sum(data.count(bytes([code])) for code in range(32) if code not in (9, 10, 12, 13))
    if controls > len(data) * 0.01:
        raise ReadError(uri, "the file is binary (its bytes are no known text encoding); give a text file")
    return data.decode("cp1252", errors="replace")


def one_line(message: str) -> str:
    """The message on one line and without signs that cannot be seen; a long one, as of a quoted file, is cut."""
    plain = message if message.isprintable() else "".join(c if c.isprintable() else " " for c in message)
    return plain if len(plain) <= _LONGEST_MESSAGE else plain[:_LONGEST_MESSAGE].rstrip() + " …"


def unreserved(text: str) -> str:
    """The text with the characters that the walkers use as placeholders, and NULs, as U+FFFD."""
    if not text:
        return text
    if not text.isascii() and _has_reserved(text):
        text = "".join("\ufffd" if c >= _FIRST_MARK or ord(c) in _RESERVED else c for c in text)
    return text.replace("\x00", "\ufffd") if "\x00" in text else text


def _has_reserved(text: str) -> bool:
    if any(chr(code) in text for code in _RESERVED):
        return True
    # Most texts have no character of the planes that the marks are in: then UTF-16 has two bytes for each character.
    return len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text) and bool(_RESERVED_MARK.search(text))


def _line_starts(text: str) -> tuple[int, ...]:
    return (0, *(line.end() for line in _LINE_BREAK.finditer(text)))
