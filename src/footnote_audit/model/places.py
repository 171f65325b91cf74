"""Places in a text: W3C Web Annotation selectors, and the way back to the file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Offsets into a string that the field holding it names."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Selector:
    """Words of a document: TextQuoteSelector and TextPositionSelector in one; `page` as a FragmentSelector `page=`."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """From offset `start` of Document.text on, the text was read at this line and column (1-based) of the raw file.

    It holds up to the next Origin; within it one character of text is one character of the file.
    """

    start: int
    line: int
    column: int
