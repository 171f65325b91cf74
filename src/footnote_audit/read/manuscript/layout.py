"""The characters of a container laid out as one text, a line for each paragraph, part after part (see Raw)."""

from dataclasses import dataclass, field

from footnote_audit.read.forms import ArticleFile
from footnote_audit.read.raw import Part, Raw, laid_out


@dataclass(slots=True)
class Layout:
    """The laid-out text as it grows; offsets into it are what Flow and Body call raw."""

    length: int = 0
    _pieces: list[str] = field(default_factory=list)
    _parts: list[Part] = field(default_factory=list)
    _part: str | None = None

    def part(self, name: str) -> None:
        """Says that the paragraphs to come stand in the part of this name."""
        self._part = name

    def line(self) -> None:
        """Begins the line of another paragraph."""
        if self._pieces:
            self._pieces.append("\n")
            self.length += 1
        else:
            # An empty piece tells a first paragraph without text from none.
            self._pieces.append("")
        if self._part is not None:
            self._parts.append(Part(start=self.length, name=self._part))
            self._part = None

    def add(self, text: str) -> int:
        """Adds characters of the paragraph under way; the offset at which they stand."""
        at = self.length
        self._pieces.append(text)
        self.length += len(text)
        return at

    def raw(self, file: ArticleFile, media_type: str) -> Raw:
        """The file with everything laid out so far."""
        return laid_out(file, media_type, "".join(self._pieces), parts=tuple(self._parts))
