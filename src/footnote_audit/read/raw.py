"""From bytes to characters: decoding, and the way from a character back to its line and column."""

import codecs
import hashlib
from bisect import bisect_right
from dataclasses import dataclass

from footnote_audit.errors import ReadError
from footnote_audit.model import ReadWarning, WarningCode
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """A file as characters, line breaks as "\\n"; offsets into `text` lead to lines and columns of the file."""

    uri: str
    media_type: str
    digest: str
    text: str
    line_starts: tuple[int, ...]
    warnings: tuple[ReadWarning, ...] = ()

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of a character of `text`."""
        line = bisect_right(self.line_starts, offset)
        return (line, offset - self.line_starts[line - 1] + 1)

    def warn(self, code: WarningCode, message: str, offset: int, exact: str = "") -> ReadWarning:
        """A warning at the place of a character of `text`."""
        line, column = self.place(min(offset, len(self.text)))
        return ReadWarning(code=code, message=message, line=line, column=column, exact=exact)


def decode(uri: str, data: bytes, media_type: str) -> Raw:
    """The file as characters: by byte order mark, UTF-8, UTF-16, else windows-1252 with a warning.

    Raises ReadError for a file that is empty, too large or binary.
    """
    if len(data) > SIZE_LIMIT:
        raise ReadError(uri, f"the file has {len(data):,} bytes, more than the limit of {SIZE_LIMIT:,}; split it first")
    text, guessed = _characters(uri, data)
    if not text.strip():
        raise ReadError(uri, "the file is empty; give a file with text")
    text = _plain_breaks(text)
    refuse_excess(uri, text, media_type)
    warnings: tuple[ReadWarning, ...] = ()
    if guessed:
        message = "not valid UTF-8 and no byte order mark: read as windows-1252; save the file as UTF-8 to be sure"
        warnings = (ReadWarning(code=WarningCode.ENCODING_GUESSED, message=message, line=1, column=1),)
    return Raw(
        uri=uri,
        media_type=media_type,
        digest=hashlib.sha256(data).hexdigest(),
        text=text,
        line_starts=_line_starts(text),
        warnings=warnings,
    )


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


def _plain_breaks(text: str) -> str:
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if any(chr(code) in text for code in _RESERVED) or max(text) >= _FIRST_MARK:
        text = "".join("\ufffd" if c >= _FIRST_MARK or ord(c) in _RESERVED else c for c in text)
    return text.replace("\x00", "\ufffd") if "\x00" in text else text


def _line_starts(text: str) -> tuple[int, ...]:
    starts = [0]
    at = text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return tuple(starts)
