"""The characters of an RTF text: bytes in the encoding of their font, Unicode escapes without their substitutes."""

from dataclasses import dataclass, field

from footnote_audit.read.manuscript.symbols import symbol
from footnote_audit.read.rtf.header import Font, Header


@dataclass(slots=True)
class Letters:
    """Characters gathered until `taken`; bytes wait for the rest of their character."""

    header: Header
    _pieces: list[str] = field(default_factory=list)
    _bytes: bytearray = field(default_factory=bytearray)
    _font: int | None = None
    _skip: int = 0

    def add_bytes(self, data: bytes, font: int) -> None:
        """Bytes of text set in this font; those that stand in for a Unicode escape are passed over."""
        if self._skip:
            passed = min(self._skip, len(data))
            self._skip -= passed
            data = data[passed:]
        if font != self._font:
            self._decode()
            self._font = font
        self._bytes += data

    def add(self, text: str) -> None:
        """A character that a control word stands for."""
        if self._skip:
            self._skip -= 1
            return
        self._decode()
        self._pieces.append(text)

    def escape(self, number: int, font: int, *, substitutes: int) -> None:
        """A Unicode escape, which `substitutes` characters for older readers follow."""
        self._decode()
        self._skip = substitutes
        code = number % 0x10000
        if 0xF000 <= code <= 0xF0FF:
            self._pieces.append(symbol(code, self._said(font).name))
        else:
            self._pieces.append(chr(code))

    def end_group(self) -> None:
        """A group begins or ends: substitutes do not reach over it."""
        self._skip = 0

    def taken(self) -> str:
        """What was gathered, and nothing is left."""
        self._decode()
        text = "".join(self._pieces)
        self._pieces.clear()
        if any("\ud800" <= c <= "\udfff" for c in text):
            text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return text

    def _decode(self) -> None:
        if not self._bytes:
            return
        font = self._said(self._font)
        if font.symbols:
            self._pieces.append("".join(symbol(0xF000 + code, font.name) for code in self._bytes))
        else:
            self._pieces.append(self._bytes.decode(font.codec or self.header.codec, errors="replace"))
        self._bytes.clear()

    def _said(self, font: int | None) -> Font:
        number = self.header.default_font if font is None else font
        return self.header.fonts.get(number, _UNKNOWN)


_UNKNOWN = Font(codec=None, symbols=False, name="")
