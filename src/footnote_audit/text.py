"""Pure string work: folding, selectors, and the way from an offset to its place in the file."""

import re
import unicodedata
from bisect import bisect_right

from footnote_audit.model import Document, Place, Selector

CONTEXT = 32
ANCHOR_CONTEXT = 80

_FOLDS = {
    **dict.fromkeys("’‘‚‛′`´ʼ", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "),
}
_FOLD_TABLE = str.maketrans(_FOLDS)
# Han, kana and Hangul.
_EAST_ASIAN = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_LETTERS_AND_DIGITS = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """The text with quotes, dashes and spaces made plain, one character for one: offsets stay true."""
    return text.translate(_FOLD_TABLE)


def squeeze(text: str) -> str:
    """The text with every run of white space as one space, ends trimmed."""
    return " ".join(text.split())


def key(text: str) -> str:
    """Letters and digits only, without accents, in one case: for comparing names and titles."""
    plain = text
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(_LETTERS_AND_DIGITS.findall(plain.casefold()))


def is_east_asian(text: str) -> bool:
    """Whether at least half of the letters are Chinese, Japanese or Korean: citations in them follow other rules."""
    letters = sum(c.isalpha() for c in text)
    return letters > 0 and 2 * len(_EAST_ASIAN.findall(text)) >= letters


def select(text: str, start: int, end: int, *, context: int = CONTEXT, page: int | None = None) -> Selector:
    """A selector for text[start:end] with `context` characters on each side."""
    return Selector(
        exact=text[start:end],
        prefix=text[max(0, start - context) : start],
        suffix=text[end : end + context],
        start=start,
        end=end,
        page=page,
    )


def place(document: Document, offset: int) -> Place:
    """Where an offset into Document.text stands in the raw file; line 1, column 1 where nothing is known."""
    index = bisect_right(document.origins, offset, key=lambda origin: origin.start) - 1
    if index < 0:
        return Place(line=1, column=1)
    origin = document.origins[index]
    end = min(offset, len(document.text))
    breaks = document.text.count("\n", origin.start, end)
    line, column = origin.line + breaks, origin.column + max(0, end - origin.start)
    if breaks:
        column = end - document.text.rfind("\n", origin.start, end)
    return Place(line=line, column=column, part=origin.part, page=origin.page, box=origin.box)


def where(line: int, part: str | None, page: int | None) -> str:
    """A place in words: "line 12", "page 3, line 12" of a PDF, "word/footnotes.xml, paragraph 12" of a container.

    Parts that are pages of their own (the chapters of a book) have lines, the others paragraphs.
    """
    if page is not None:
        return f"page {page}, line {line}"
    if part is None:
        return f"line {line}"
    return f"{part}, {'line' if part.lower().endswith(('html', '.htm')) else 'paragraph'} {line}"


def page_of(document: Document, offset: int) -> int | None:
    """The 1-based page that an offset into Document.text lies on; None for an unpaged document."""
    return bisect_right(document.page_starts, offset) or None if document.page_starts else None
