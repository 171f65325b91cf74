"""The files of an article: the main one and those that \\input and \\include take in, laid out as one text."""

import re
from dataclasses import dataclass, field

from footnote_audit.errors import ReadError
from footnote_audit.read.forms import BY_NAME, ArticleFile
from footnote_audit.read.latex.tokens import Tokens, tokens_of
from footnote_audit.read.raw import SIZE_LIMIT, Part, Raw, decode, laid_out

LATEX = BY_NAME["latex"].media_type
_INPUT_ENCODING = re.compile(rb"\\usepackage\s*\[([A-Za-z0-9-]{1,20})\]\s*\{inputenc\}")
_ENCODINGS = {
    "latin1": "latin-1",
    "latin2": "iso8859-2",
    "latin5": "iso8859-9",
    "latin9": "iso8859-15",
    "ansinew": "cp1252",
    "applemac": "mac-roman",
    "cp1250": "cp1250",
    "cp1251": "cp1251",
    "cp1252": "cp1252",
    "koi8-r": "koi8-r",
}
_MOST_FILES = 200


@dataclass(slots=True)
class Sources:
    """The texts read so far, one after the other; each further file is a part of the laid out text."""

    file: ArticleFile
    main: Raw
    texts: list[str]
    parts: list[Part] = field(default_factory=list)
    _length: int = 0
    _known: dict[str, Tokens | None] = field(default_factory=dict)

    def tokens(self) -> Tokens:
        """The tokens of the main file."""
        return self._tokens("", self.main.text)

    def include(self, name: str) -> Tokens | None:
        """The tokens of a file beside the article, with or without its ending .tex; None where it is not to be had."""
        if name not in self._known:
            text = self._beside(name)
            if text is None:
                self._known[name] = None
            else:
                self._tokens(name, text)
        return self._known[name]

    def laid_out(self) -> Raw:
        """All files as one text with its parts."""
        if not self.parts:
            return self.main
        text = "\n".join(self.texts)
        return laid_out(self.file, LATEX, text, parts=tuple(self.parts), warnings=self.main.warnings)

    def _tokens(self, name: str, text: str) -> Tokens:
        known = self._known.get(name)
        if known is not None:
            return known
        start = self._length
        if name:
            self.parts.append(Part(start=start, name=name))
            self.texts.append(text)
        tokens = tokens_of(self.file.uri, text)
        tokens.at = [at + start for at in tokens.at] if start else tokens.at
        self._length += len(text) + 1
        self._known[name] = tokens
        return tokens

    def _beside(self, name: str) -> str | None:
        if len(self._known) >= _MOST_FILES or self._length > SIZE_LIMIT:
            return None
        data = self.file.beside(name) or (None if name.endswith(".tex") else self.file.beside(f"{name}.tex"))
        if not data:
            return None
        try:
            return decode(ArticleFile(uri=name, data=data), LATEX, declared=_declared(data)).text
        except ReadError:
            return None


def opened(file: ArticleFile) -> Sources:
    """The sources of an article with the main file read. Raises ReadError as decode does."""
    main = decode(file, LATEX, declared=_declared(file.data))
    return Sources(file=file, main=main, texts=[main.text])


def _declared(data: bytes) -> str | None:
    """The encoding that the inputenc package is told."""
    match = _INPUT_ENCODING.search(data[:100_000])
    return _ENCODINGS.get(match.group(1).decode("ascii")) if match else None
