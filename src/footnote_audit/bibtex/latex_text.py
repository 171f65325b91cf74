"""LaTeX in the values of .bib files as text, and text as such a value."""

import re
import unicodedata

from footnote_audit.bibtex.signs import ACCENTS, SIGNS
from footnote_audit.text import squeeze

_PIECE = re.compile(r"\\([A-Za-z]+)[ \t\n]*|\\(.)|([{}$])|(-{2,3}|``|'')|(~)|([^\\{}$~`'-]+|.)", re.S)
_MARKED = re.compile(r"[\\{}$~`'-]")
_TYPED = {"--": "–", "---": "—", "``": "“", "''": "”"}
_DOTLESS = {"ı": "i", "ȷ": "j"}
_ESCAPES = {
    "\\": "\\textbackslash{}", "{": "\\textbraceleft{}", "}": "\\textbraceright{}", "$": "\\$", "%": "\\%",
    "&": "\\&", "#": "\\#", "_": "\\_", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}",
}  # fmt: skip
_TO_ESCAPE = re.compile(r"--+|``+|''+|[\\{}$%&#_~^]")
_SHOUTED = re.compile(r"(?<![\w\\])\w+[A-Z]\w*(?![\w{])")


def plain(source: str) -> str:
    """The value as text: accents and signs put in, braces, `$` and other commands left out, their arguments kept."""
    if not _MARKED.search(source):
        return source
    out: list[str] = []
    accent = ""
    for piece in _PIECE.finditer(source):
        word, sign, brace, typed, tie, text = piece.groups()
        name = word or sign
        if name in ACCENTS:
            accent = ACCENTS[name]
            continue
        if brace:
            continue
        printed = SIGNS.get(name, "") if name else _TYPED[typed] if typed else "\u00a0" if tie else text
        if accent and printed:
            first = _DOTLESS.get(printed[0], printed[0])
            printed, accent = unicodedata.normalize("NFC", first + accent) + printed[1:], ""
        out.append(printed)
    return "".join(out)


def latex(text: str) -> str:
    """The text as a value that `plain` reads back; words in capitals are kept from BibTeX's lower case by braces."""
    escaped = _TO_ESCAPE.sub(_escape, squeeze(text))
    return _SHOUTED.sub(lambda word: "{" + word.group() + "}", escaped)


def _escape(match: re.Match[str]) -> str:
    found = match.group()
    # Signs that LaTeX would join are kept apart by an empty group.
    return _ESCAPES.get(found) or "{}".join(found)
