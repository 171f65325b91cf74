"""Places in a text: W3C Web Annotation selectors, and the way back to the file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Offsets into a string that the field holding it names."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Selector:
    """Words of a document: TextQuoteSelector and TextPositionSelector in one; `page` as a FragmentSelector `page=`.

    `page` counts the sheets from 1; `page_label` is the number printed on that page, where one is.
    """

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int
    page: int | None = None
    page_label: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle on a page: PDF user space, points from the page's lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """From offset `start` of Document.text on, the text was read at this line and column (1-based) of the raw file.

    It holds up to the next Origin; within it one character of text is one character of the file. In a container `part`
    names the file inside; in DOCX, ODT and RTF `line` counts its paragraphs and `column` the paragraph's characters, in
    EPUB both are those of the chapter's file. In a paged file `page` counts from 1, `line` counts the page's lines and
    `box` is the line's rectangle.
    """

    start: int
    line: int
    column: int
    part: str | None = None
    page: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a character stands in the file; the fields are those of Origin."""

    line: int
    column: int
    part: str | None = None
    page: int | None = None
    box: Box | None = None
