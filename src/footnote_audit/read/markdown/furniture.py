"""Page furniture in Markdown: paragraphs that are share lines, newsletter boxes and the like."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from footnote_audit.model import ReadWarning, WarningCode
from footnote_audit.read.flow import shown
from footnote_audit.read.furniture import furniture
from footnote_audit.read.raw import Raw

if TYPE_CHECKING:
    from markdown_it.token import Token

_HOLDERS = ("paragraph_open", "heading_open")


def without_furniture(raw: Raw, tokens: "Sequence[Token]") -> "tuple[list[Token], list[ReadWarning]]":
    """The tokens without paragraphs and headings of furniture, and a warning for each that was cut."""
    numbers = _paragraphs(tokens)
    words = [shown(tokens[number].content) for number in numbers]
    protected = [
        "[^" in tokens[n].content or "^[" in tokens[n].content or shown(tokens[n].content) != tokens[n].content
        for n in numbers
    ]
    cut = {numbers[index] for index in furniture(words, protected)}
    warnings = []
    for number in sorted(cut):
        at = raw.line_starts[min((tokens[number].map or [0])[0], len(raw.line_starts) - 1)]
        message = "page furniture was left out of the text"
        warnings.append(raw.warn(WarningCode.FURNITURE_CUT, message, at, shown(tokens[number].content)))
    left_out = {near for number in cut for near in (number - 1, number, number + 1)}
    return ([token for number, token in enumerate(tokens) if number not in left_out], warnings)


def _paragraphs(tokens: "Sequence[Token]") -> list[int]:
    """The inline tokens of paragraphs and headings outside notes."""
    found = []
    in_note = False
    for number, token in enumerate(tokens):
        if token.type.startswith("footnote_reference_"):
            in_note = token.type.endswith("open")
        elif token.type == "inline" and not in_note and number and tokens[number - 1].type in _HOLDERS:
            found.append(number)
    return found
