"""Leftovers of Markdown's many processors, blanked out before the blocks are told: no character moves.

Quarto's and Pandoc's divs, kramdown's attribute lists and comments, MDX imports, Liquid and Hugo tags, abbreviations.
Side notes written with such tags are notes in place.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from footnote_audit.read.flow import FILLER

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})[^\n]*$", re.M)
_LINES = re.compile(
    r"^[ \t]{0,8}:{3,}[^\n]*$|^[ \t]*\{:[^{}\n]{0,300}\}[ \t]*$|^\*\[[^\]\n]{1,100}\]:[^\n]*$|"
    r"^import[ \t][^\n]{0,300}[ \t]from[ \t]+['\"][^\n]*$|^import[ \t]+['\"][^\n]*['\"];?[ \t]*$|"
    r"^\{::(?:options|nomarkdown|comment)\b[^\n]{0,300}/\}[ \t]*$|^\[(?:TOC|\[_TOC_\])\][ \t]*$|^\{:toc\}[ \t]*$",
    re.M,
)
_COMMENT = re.compile(r"\{::comment\}.{0,20000}?\{:/(?:comment)?\}", re.S)
_TAG = re.compile(r"\{%[-+]?[^{}]{0,2000}?[-+]?%\}|\{\{[<%]/?[^{}]{0,2000}?[>%]\}\}|\{\{<[^\n]{0,2000}?>\}\}")
_NOTE_NAME = re.compile(
    r"(?:\{%[-+]?|\{\{[<%])[ \t]*(sidenote|side-note|marginnote|margin-note|footnote|fn|refn)\b", re.I
)
_LIQUID_NOTE = re.compile(r"['\"]([^'\"]{0,200})['\"][ \t]+(['\"])(.{1,5000}?)\2[ \t]*[-+]?%\}$", re.S)
# A table of dashes, as Pandoc reads it: its lines may be indented like code.
_DASHES = re.compile(r"^[ \t]*-{2,}(?:[ \t]+-{2,})+[ \t]*$", re.M)
_CITED_DEFINITION = re.compile(r"^\[#([^\]\s]{1,100})\]:", re.M)


@dataclass(frozen=True, slots=True)
class TagNote:
    """A note written with a template's tag: the offsets of the whole and of its text."""

    start: int
    end: int
    text_start: int
    text_end: int


def tag_notes(text: str) -> tuple[TagNote, ...]:
    """The side notes written with Liquid or Hugo tags, as Tufte themes and Hugo's have them."""
    return tuple(_tag_notes(text)) if "{%" in text or "{{" in text else ()


def _tag_notes(text: str) -> Iterator[TagNote]:
    done = 0
    for match in _TAG.finditer(text):
        name = _NOTE_NAME.match(match.group())
        if name is None or match.start() < done:
            continue
        liquid = _LIQUID_NOTE.search(match.group())
        if liquid:
            start = match.start()
            yield TagNote(start, match.end(), start + liquid.start(3), start + liquid.end(3))
        elif match.group().startswith("{{"):
            close = re.compile(r"\{\{[<%][ \t]*/[ \t]*" + re.escape(name.group(1)) + r"[ \t]*[>%]\}\}", re.I)
            end = close.search(text, match.end(), match.end() + 10_000)
            if end:
                done = end.end()
                yield TagNote(match.start(), end.end(), match.end(), end.start())


def without_leftovers(text: str) -> str:
    """The text with what only a processor reads blanked out: lines by spaces, tags by fillers; code stays."""
    if not re.search(r":::|\{[:%{]|^\*\[|^import|^\[(?:#|TOC|\[_)|-[ \t]+-", text, re.M):
        return text
    parts = []
    for piece, is_code in _around_code(text):
        parts.append(piece if is_code else _blanked(piece))
    return _cited("".join(parts))


def _around_code(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, those between code fences apart."""
    done = 0
    opening: re.Match[str] | None = None
    for match in _FENCE.finditer(text):
        if opening is None:
            yield (text[done : match.start()], False)
            opening, done = match, match.start()
        elif match.group(1).startswith(opening.group(1)) and match.group().strip(" \t`~") == "":
            yield (text[done : match.end()], True)
            opening, done = None, match.end()
    yield (text[done:], opening is not None)


def _blanked(text: str) -> str:
    text = _COMMENT.sub(lambda m: re.sub(r"[^\n]", " ", m.group()), text)
    text = _LINES.sub(lambda m: " " * len(m.group()), text)
    text = _TAG.sub(lambda m: re.sub(r"[^\n]", FILLER, m.group()), text)
    return _flush(text) if _DASHES.search(text) else text


def _flush(text: str) -> str:
    """The lines of tables made of dashes, their indentation no longer that of code."""
    lines = text.split("\n")
    inside = False
    for number, line in enumerate(lines):
        inside = bool(_DASHES.fullmatch(line)) or (inside and bool(line.strip()))
        if inside or (number + 1 < len(lines) and _DASHES.fullmatch(lines[number + 1])):
            indent = len(line) - len(line.lstrip())
            lines[number] = FILLER * indent + line[indent:]
    return "\n".join(lines)


def _cited(text: str) -> str:
    """MultiMarkdown's citations, `[#key]` with a definition, written as the notes that they become."""
    keys = {match.group(1) for match in _CITED_DEFINITION.finditer(text)}
    if not keys:
        return text
    return re.sub(r"\[#([^\]\s]{1,100})\]", lambda m: f"[^{m.group(1)}]" if m.group(1) in keys else m.group(), text)
