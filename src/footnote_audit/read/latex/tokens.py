"""LaTeX source to tokens with their offsets: comments gone, ligatures set, mathematics and verbatim text in one piece.

Category codes are the usual ones; `@` counts as a letter everywhere. Quotes and dashes come out as LaTeX prints them.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntEnum

from footnote_audit.errors import ReadError
from footnote_audit.read.latex.vocabulary import MATH_ENVIRONMENTS, SILENT_ENVIRONMENTS, VERBATIM_ENVIRONMENTS

# A file of this many tokens is read within five seconds and half a gigabyte on one slow core; a book of 1,000 pages has
# some 300,000.
MOST_TOKENS = 800_000


class Kind(IntEnum):
    """What a token is; its text is given in brackets."""

    TEXT = 0  # the characters
    SPACE = 1
    PARAGRAPH = 2
    COMMAND = 3  # the name, with its star
    OPEN = 4
    CLOSE = 5
    BRACKET = 6  # "[" or "]"
    ALIGN = 7
    MATH = 8  # the source between the signs
    VERBATIM = 9  # the characters of \verb or \url
    CODE = 10  # the lines of a verbatim environment
    PARAMETER = 11  # the digit


@dataclass(slots=True)
class Tokens:
    """Tokens as columns: kinds, texts, offsets into the file; `partner` leads from an open group to its end."""

    kinds: list[Kind] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    at: list[int] = field(default_factory=list)
    partner: dict[int, int] = field(default_factory=dict)
    _open: list[int] = field(default_factory=list)

    def add(self, kind: Kind, text: str, at: int) -> None:
        """Appends a token."""
        index = len(self.kinds)
        if kind is Kind.OPEN:
            self._open.append(index)
        elif kind is Kind.CLOSE and self._open:
            self.partner[self._open.pop()] = index
        self.kinds.append(kind)
        self.texts.append(text)
        self.at.append(at)

    def __len__(self) -> int:
        return len(self.kinds)


# A run of characters that print as they stand; each sign that may begin a ligature counts only where it does not.
_PLAIN = r"(?:[^\\{}$&#~%\s\[\]`'\"\-<>,!?]|-(?!-)|,(?!,)|<(?!<)|>(?!>)|[!?](?!`))+"
_TOKEN = re.compile(
    rf"(?P<text>{_PLAIN}(?:[ ]{_PLAIN})*)"
    r"|(?P<space>[ \t\f\v]+\n?[ \t\f\v]*|\n[ \t\f\v]*)(?P<break>(?:\n[ \t\f\v]*)+)?"
    r"|(?P<comment>%[^\n]*(?:\n[ \t]*)?)"
    r"|\\(?:(?P<word>[a-zA-Z@]+)(?P<star>\*?)|(?P<sign>.))"
    r"|(?P<ligature>---|--|``|''|,,|<<|>>|[!?]`|(?<=\w)\"[=~|\-](?=\w)|`|')"
    r"|\#(?P<parameter>[1-9])"
    r"|(?P<other>.)",
    re.S,
)
_LIGATURES = {
    "---": "—",
    "--": "–",
    "``": "“",
    "''": "”",
    ",,": "„",
    "<<": "«",
    ">>": "»",
    "!`": "¡",
    "?`": "¿",
    "`": "‘",
    "'": "’",
    '"=': "-",
    '"~': "-",
    '"-': "",
    '"|': "",
}
_DOLLARS = re.compile(r"\$\$((?:[^$\\]|\\.)*)\$\$|\$((?:[^$\\\n]|\\.|\n(?![ \t]*\n))*)\$", re.S)
_NAME = re.compile(r"\s*\{([^{}\n]{1,60})\}")
_SPACES = re.compile(r"[ \t]*(?:\n[ \t]*(?!\s*\n))?")
_URL = re.compile(r"\s*(?:\[[^\]\n]{0,200}\]\s*)?\{((?:[^{}\\]|\\.|\{[^{}]{0,2000}\})*)\}", re.S)
_VERB = re.compile(r"\*?([^\sa-zA-Z*])(.{0,2000}?)\1")
_LISTING = re.compile(r"(?:\[[^\]\n]{0,200}\])?(?:\{([^{}\n]*)\}|([^\sa-zA-Z*\[{])(.{0,2000}?)\2)")
_LABEL = re.compile(r"\\label\{([^{}\n]{1,200})\}")
_NOTE_IN_MATH = re.compile(r"\\(?:foot|end|side)note")


def tokens_of(uri: str, text: str, start: int = 0, end: int | None = None) -> Tokens:
    """The tokens of a stretch of the text. Raises ReadError for a file with more than MOST_TOKENS."""
    lexer = _Lexer(uri=uri, text=text, at=start, end=len(text) if end is None else end)
    lexer.run()
    return lexer.tokens


@dataclass(slots=True, kw_only=True)
class _Lexer:
    uri: str
    text: str
    at: int
    end: int
    tokens: Tokens = field(default_factory=Tokens)
    _last: dict[str, int] = field(default_factory=dict)

    def run(self) -> None:
        """Takes token after token up to the end."""
        while self.at < self.end:
            if len(self.tokens) > MOST_TOKENS:
                raise ReadError(
                    self.uri, f"the file has more than {MOST_TOKENS:,} LaTeX tokens, the limit; split it first"
                )
            self._step()

    def _step(self) -> None:
        match = _TOKEN.match(self.text, self.at, self.end)
        if match is None:  # cannot be: the last branch takes any character
            self.at += 1
            return
        start, self.at = self.at, match.end()
        group = match.lastgroup
        if group == "text":
            self.tokens.add(Kind.TEXT, match.group(), start)
        elif group in ("space", "break"):
            paragraph = match.group("break") is not None
            self.tokens.add(Kind.PARAGRAPH if paragraph else Kind.SPACE, " ", start)
        elif group == "comment":
            self._after_comment()
        elif group == "sign":
            self._sign(match.group("sign"), start)
        elif group in ("word", "star"):
            self._command(match.group("word"), match.group("star"), start)
        elif group == "ligature":
            self.tokens.add(Kind.TEXT, _LIGATURES[match.group()], start)
        elif group == "parameter":
            self.tokens.add(Kind.PARAMETER, match.group("parameter"), start)
        else:
            self._other(match.group(), start)

    def _after_comment(self) -> None:
        if self.text.startswith("\n", self.at) and self.at < self.end:
            self.tokens.add(Kind.PARAGRAPH, " ", self.at)
            self.at += 1

    def _other(self, sign: str, start: int) -> None:
        if sign == "$":
            self._dollar(start)
            return
        kinds = {"{": Kind.OPEN, "}": Kind.CLOSE, "[": Kind.BRACKET, "]": Kind.BRACKET, "&": Kind.ALIGN}
        if sign == "~":
            self.tokens.add(Kind.TEXT, "\u00a0", start)
        else:
            self.tokens.add(kinds.get(sign, Kind.TEXT), sign, start)

    def _dollar(self, start: int) -> None:
        match = _DOLLARS.match(self.text, start, self.end)
        if match is None or _NOTE_IN_MATH.search(match.group()):
            return
        group = 1 if match.group(1) is not None else 2
        self.tokens.add(Kind.MATH, match.group(group), match.start(group))
        self.at = match.end()

    def _sign(self, sign: str, start: int) -> None:
        if sign in "([":
            stop = self._closing("\\)" if sign == "(" else "\\]", start)
            if stop is not None and not _NOTE_IN_MATH.search(self.text, start, stop):
                self.tokens.add(Kind.MATH, self.text[start + 2 : stop], start + 2)
                self.at = stop + 2
            return
        if sign == "\n":
            sign = " "
        self.tokens.add(Kind.COMMAND, sign, start)

    def _closing(self, closing: str, start: int) -> int | None:
        """Where the closing sign stands next; it is asked for the last one first, so that a lost one costs once."""
        if closing not in self._last:
            self._last[closing] = self.text.rfind(closing, 0, self.end)
        if self._last[closing] < start:
            return None
        return self.text.index(closing, start)

    def _command(self, name: str, star: str, start: int) -> None:
        taker = _TAKERS.get(name)
        if taker is not None and taker(self, name, start):
            return
        spaces = _SPACES.match(self.text, self.at, self.end)
        if spaces and not star:
            self.at = spaces.end()
        self.tokens.add(Kind.COMMAND, name + star, start)

    def environment(self, _name: str, start: int) -> bool:
        """Takes a whole environment whose inside is no LaTeX text: verbatim, mathematics, drawings."""
        name = _NAME.match(self.text, self.at, self.end)
        kind = name.group(1) if name else ""
        plain = kind.removesuffix("*")
        if name is None or plain not in MATH_ENVIRONMENTS | VERBATIM_ENVIRONMENTS | SILENT_ENVIRONMENTS:
            return False
        closing = f"\\end{{{kind}}}"
        stop = self._closing(closing, name.end())
        if stop is None:
            return False
        if plain in MATH_ENVIRONMENTS:
            if _NOTE_IN_MATH.search(self.text, start, stop):
                return False
            if kind == plain:
                self._insert("refstepcounter", "equation", start)
                for label in _LABEL.finditer(self.text, name.end(), stop):
                    self._insert("label", label.group(1), start)
            self.tokens.add(Kind.MATH, self.text[name.end() : stop], name.end())
        elif plain in VERBATIM_ENVIRONMENTS:
            self.tokens.add(Kind.CODE, self.text[name.end() : stop], name.end())
        self.at = stop + len(closing)
        return True

    def _insert(self, command: str, argument: str, at: int) -> None:
        self.tokens.add(Kind.COMMAND, command, at)
        self.tokens.add(Kind.OPEN, "{", at)
        self.tokens.add(Kind.TEXT, argument, at)
        self.tokens.add(Kind.CLOSE, "}", at)

    def verb(self, _name: str, _start: int) -> bool:
        """Takes \\verb|…|."""
        match = _VERB.match(self.text, self.at, self.end)
        if match:
            self.tokens.add(Kind.VERBATIM, match.group(2), match.start(2))
            self.at = match.end()
        return match is not None

    def listing(self, _name: str, _start: int) -> bool:
        """Takes \\lstinline|…| and \\lstinline{…}."""
        match = _LISTING.match(self.text, self.at, self.end)
        if match:
            group = 1 if match.group(1) is not None else 3
            self.tokens.add(Kind.VERBATIM, match.group(group), match.start(group))
            self.at = match.end()
        return match is not None

    def url(self, _name: str, _start: int) -> bool:
        """Takes \\url{…}, where no sign but the backslash has a meaning."""
        match = _URL.match(self.text, self.at, self.end)
        if match:
            done = match.start(1)
            for escape in re.finditer(r"\\(?=[^a-zA-Z])", match.group(1)):
                at = match.start(1) + escape.start()
                self.tokens.add(Kind.VERBATIM, self.text[done:at], done)
                done = at + 1
            self.tokens.add(Kind.VERBATIM, self.text[done : match.end(1)], done)
            self.at = match.end()
        return match is not None

    def link(self, _name: str, _start: int) -> bool:
        """Leaves out the address of \\href{…}{text}."""
        match = _URL.match(self.text, self.at, self.end)
        if match:
            self.at = match.end()
        return match is not None


_TAKERS: dict[str, Callable[[_Lexer, str, int], bool]] = {
    "begin": _Lexer.environment,
    "verb": _Lexer.verb,
    "lstinline": _Lexer.listing,
    "url": _Lexer.url,
    "path": _Lexer.url,
    "nolinkurl": _Lexer.url,
    "href": _Lexer.link,
}
