"""How much markup a file may hold, so that a hostile file is refused at once instead of read for minutes."""

import re

from footnote_audit.errors import ReadError
from footnote_audit.read.delimiters import openers
from footnote_audit.read.sniffing import HTML, MARKDOWN, TEXT

# All tuned on one slow core: a file at any of these limits is read within four seconds and half a gigabyte. The longest
# web pages have some 100,000 tags, a long book 40,000 lines.
MOST_TAGS = 250_000
MOST_LINES = 150_000
MOST_SIGNS = 150_000
MOST_MARKS = 10_000
MOST_OUTLINE_SIGNS = 300_000
MOST_SHORTCODES = 20_000
# Marks and notes in any form; the longest books have some 10,000.
MOST_NOTES = 50_000
# Posts as WordPress gives them out, shortcodes and all.
_POSTS = ("application/x-wordpress-export+xml", "application/json")
_SIGNS = re.compile(r"[*_`~\[<&\\]")
_OUTLINE_SIGNS = re.compile(r"[|*/_+=~`#\[<^{\\]")


def refuse_excess(uri: str, text: str, media_type: str) -> None:
    """Nothing for a file of usual proportions; raises ReadError naming the limit that it exceeds."""
    # No shortcode is shorter than its two or more characters: few files need to be searched.
    if media_type in (TEXT, MARKDOWN, HTML, *_POSTS) and len(text) > 2 * MOST_SHORTCODES:
        _refuse(uri, openers(text), MOST_SHORTCODES, "shortcodes")
    if media_type == HTML:
        _refuse(uri, text.count("<"), MOST_TAGS, "tags")
        return
    _refuse(uri, text.count("\n"), MOST_LINES, "lines")
    if media_type in ("text/org", "text/asciidoc"):
        _refuse(
            uri, sum(1 for _ in _OUTLINE_SIGNS.finditer(text)), MOST_OUTLINE_SIGNS, "signs of markup (such as * and [)"
        )
    if media_type == MARKDOWN:
        _refuse(uri, text.count("[^"), MOST_MARKS, "footnote marks and definitions")
        _refuse(uri, sum(1 for _ in _SIGNS.finditer(text)), MOST_SIGNS, "signs of Markdown (such as * and [)")


def refuse_notes(uri: str, found: int) -> None:
    """Nothing for so many notes or marks; raises ReadError for more than the limit."""
    _refuse(uri, found, MOST_NOTES, "notes or marks of notes")


def _refuse(uri: str, found: int, most: int, what: str) -> None:
    if found > most:
        raise ReadError(uri, f"the file has {found:,} {what}, more than the limit of {most:,}; split it first")
