"""Texts stitched together from stretches of other texts: the pages of a book, a post taken out of its export.

What a reader has to add (a tag, a heading) or to change (an escape, a name) stands between the stretches; every offset
still leads to the place in the file that its stretch was taken from.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from footnote_audit.model import Box
from footnote_audit.read.forms import ArticleFile
from footnote_audit.read.raw import Raw, laid_out


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """What stands from offset `start` of the stitched text on: characters from `origin` of the whole on.

    `fixed` where the characters stand for those at `origin` instead of being them.
    """

    start: int
    origin: int
    fixed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StitchedRaw(Raw):
    """A stitched text; `whole` is the text that its stretches were taken from."""

    whole: Raw
    stretches: tuple[Stretch, ...]

    def whereabouts(self, offset: int) -> tuple[int, int, str | None, int | None, Box | None]:
        """The place, in the file, of a character of the stitched text."""
        index = bisect_right(self.stretches, offset, key=lambda s: s.start) - 1
        if index < 0:
            return self.whole.whereabouts(0)
        stretch = self.stretches[index]
        return self.whole.whereabouts(stretch.origin + (0 if stretch.fixed else offset - stretch.start))

    def seams(self, start: int, end: int) -> tuple[int, ...]:
        """The offsets between `start` and `end` at which what follows stands elsewhere in the file."""
        first = max(0, bisect_right(self.stretches, start, key=lambda s: s.start) - 1)
        last = max(first, bisect_left(self.stretches, end, key=lambda s: s.start))
        if first == last:
            return ()
        found: list[int] = []
        for stretch, until in zip(self.stretches[first:last], [*self._starts(first + 1, last), end], strict=True):
            begin = max(start, stretch.start)
            if begin > start:
                found.append(begin)
            if not stretch.fixed:
                shift = stretch.start - stretch.origin
                found.extend(inner + shift for inner in self.whole.seams(begin - shift, until - shift))
        return tuple(found)

    def _starts(self, first: int, last: int) -> list[int]:
        return [stretch.start for stretch in self.stretches[first:last]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """Characters with the stretches of a file that they come from; `start` counts in `text`."""

    text: str
    stretches: tuple[Stretch, ...]

    def part(self, start: int, end: int) -> "Traced":
        """The characters from `start` to `end`."""
        first = max(0, bisect_right(self.stretches, start, key=lambda s: s.start) - 1)
        last = bisect_left(self.stretches, end, key=lambda s: s.start)
        kept = []
        for stretch in self.stretches[first:last]:
            cut = max(0, start - stretch.start)
            origin = stretch.origin + (0 if stretch.fixed else cut)
            kept.append(Stretch(start=max(0, stretch.start - start), origin=origin, fixed=stretch.fixed))
        return Traced(text=self.text[start:end], stretches=tuple(kept))

    def ends(self) -> Iterator[tuple[Stretch, int]]:
        """The stretches, each with the offset in `text` behind it."""
        ends = [*(stretch.start for stretch in self.stretches[1:]), len(self.text)][: len(self.stretches)]
        return zip(self.stretches, ends, strict=True)

    def origin(self, offset: int) -> int:
        """The offset in the file of a character."""
        index = max(0, bisect_right(self.stretches, offset, key=lambda s: s.start) - 1)
        if not self.stretches:
            return 0
        stretch = self.stretches[index]
        return stretch.origin + (0 if stretch.fixed else offset - stretch.start)


def traced(pieces: Iterable[tuple[str, int, bool]]) -> Traced:
    """Characters out of pieces: text, its offset in the file, and whether it only stands for what is there."""
    texts: list[str] = []
    stretches: list[Stretch] = []
    length = 0
    for text, origin, fixed in pieces:
        if text:
            stretches.append(Stretch(start=length, origin=origin, fixed=fixed))
            texts.append(text)
            length += len(text)
    return Traced(text="".join(texts), stretches=tuple(stretches))


@dataclass(slots=True)
class Stitching:
    """A text being stitched together from stretches of `whole`."""

    whole: Raw
    _parts: list[str] = field(default_factory=list)
    _stretches: list[Stretch] = field(default_factory=list)
    _length: int = 0

    def take(self, start: int, end: int) -> None:
        """Appends a stretch of the whole."""
        self._append(self.whole.text[start:end], start, fixed=False)

    def put(self, text: str, origin: int) -> None:
        """Appends text that stands for, or belongs to, what is at `origin` of the whole."""
        self._append(text, origin, fixed=True)

    def weave(self, characters: Traced) -> None:
        """Appends characters that come from several stretches of the whole."""
        for stretch, end in characters.ends():
            self._append(characters.text[stretch.start : end], stretch.origin, fixed=stretch.fixed)

    @property
    def length(self) -> int:
        """How many characters are stitched together so far."""
        return self._length

    def raw(self, file: ArticleFile) -> StitchedRaw:
        """The stitched text."""
        laid = laid_out(file, self.whole.media_type, "".join(self._parts))
        return StitchedRaw(
            uri=laid.uri,
            media_type=laid.media_type,
            digest=laid.digest,
            text=laid.text,
            line_starts=laid.line_starts,
            delimiters=laid.delimiters,
            warnings=self.whole.warnings,
            whole=self.whole,
            stretches=tuple(self._stretches),
        )

    def _append(self, text: str, origin: int, *, fixed: bool) -> None:
        if text:
            self._stretches.append(Stretch(start=self._length, origin=origin, fixed=fixed))
            self._parts.append(text)
            self._length += len(text)
