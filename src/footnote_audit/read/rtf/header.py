"""The tables at the head of an RTF file: fonts, styles, what the file says of itself, and marked places."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from footnote_audit.model import BlockKind, CslItem
from footnote_audit.read.manuscript.properties import stated_item
from footnote_audit.read.manuscript.styles import DEEPEST, PLAIN, Role, role_of
from footnote_audit.read.rtf.encodings import SYMBOL_CHARSET, of_charset, of_code_page, of_set
from footnote_audit.read.rtf.tokens import Kind, Token

_LONGEST_CHAIN = 30
# A bookmark's name in tokens.
_LONGEST_NAME = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Font:
    """A font: the codec of its bytes (None: the file's), and whether they are places in a font of symbols."""

    codec: str | None
    symbols: bool
    name: str


@dataclass(slots=True, kw_only=True)
class _Style:
    name: str
    level: int | None
    based_on: int | None
    raised: bool
    hidden: bool


@dataclass(slots=True)
class Header:
    """The tables; `bookmarks` by name, the index of the first note's group inside them."""

    codec: str = "cp1252"
    fonts: dict[int, Font] = field(default_factory=dict)
    default_font: int = 0
    paragraph_styles: dict[int, _Style] = field(default_factory=dict)
    character_styles: dict[int, _Style] = field(default_factory=dict)
    item: CslItem = field(default_factory=CslItem)
    bookmarks: dict[str, int] = field(default_factory=dict)
    _roles: dict[int, Role] = field(default_factory=dict)

    def role(self, number: int) -> Role:
        """What a paragraph of this style is."""
        if number not in self._roles:
            self._roles[number] = self._role_of_chain(number)
        return self._roles[number]

    def raised(self, number: int) -> bool:
        """Whether a character style is set higher than the line."""
        style = self.character_styles.get(number)
        return style is not None and style.raised

    def hidden(self, number: int) -> bool:
        """Whether text of a character style is not shown."""
        style = self.character_styles.get(number)
        return style is not None and style.hidden

    def _role_of_chain(self, number: int | None) -> Role:
        for _ in range(_LONGEST_CHAIN):
            style = None if number is None else self.paragraph_styles.get(number)
            if style is None:
                break
            role = role_of(style.name)
            if role is not None:
                return role
            if style.level is not None and style.level < DEEPEST:
                return Role(kind=BlockKind.HEADING, level=style.level + 1)
            number = style.based_on
        return PLAIN


def read_header(tokens: list[Token]) -> Header:
    """The tables of a file."""
    header = Header()
    open_bookmarks: list[str] = []
    read: set[str] = set()
    for index, token in enumerate(tokens):
        if token.kind is Kind.WORD and index < 200:
            _encoding(header, token)
        if token.kind is not Kind.OPEN:
            continue
        word = destination(tokens, index)
        end = token.number or index
        if word == "footnote":
            header.bookmarks |= {name: index for name in open_bookmarks if name not in header.bookmarks}
            open_bookmarks.clear()
        elif word == "bkmkstart":
            open_bookmarks.append(words(tokens, index, min(end, index + _LONGEST_NAME), header.codec))
        elif word == "bkmkend":
            ended = words(tokens, index, min(end, index + _LONGEST_NAME), header.codec)
            # Only the last few can end here in a sound file; looking further would cost the square of a hostile one.
            if ended in open_bookmarks[-20:]:
                open_bookmarks.remove(ended)
        elif word in _TABLES and word not in read:
            read.add(word)
            _TABLES[word](header, tokens, index, end)
    return header


def destination(tokens: list[Token], index: int) -> str:
    """The control word that a group begins with, `\\*` passed over; an empty string where it begins otherwise."""
    for token in tokens[index + 1 : index + 3]:
        if token.kind is Kind.WORD:
            return token.word
        if token.kind is not Kind.SYMBOL or token.word != "*":
            break
    return ""


def words(tokens: list[Token], start: int, end: int, codec: str) -> str:
    """The text of tokens[start:end] without what groups inside it hold under destinations of their own."""
    pieces: list[str] = []
    skip = 0
    fallback = 1
    for token in tokens[start:end]:
        if token.kind is Kind.WORD and token.word == "uc":
            fallback = token.number or 0
        elif token.kind is Kind.WORD and token.word == "u" and token.number is not None:
            pieces.append(chr(token.number % 0x10000))
            skip = fallback
        elif token.kind in (Kind.TEXT, Kind.BYTE):
            pieces.append(token.data[skip:].decode(codec, errors="replace"))
            skip = max(0, skip - len(token.data))
        elif token.kind is Kind.SYMBOL and token.word in "\\{}":
            pieces.append(token.word)
    joined = "".join(pieces)
    return joined.encode("utf-16", "surrogatepass").decode("utf-16", "replace").strip()


def _encoding(header: Header, token: Token) -> None:
    if token.word == "ansicpg":
        header.codec = of_code_page(token.number) or header.codec
    elif token.word == "deff":
        header.default_font = token.number or 0
    else:
        header.codec = of_set(token.word) or header.codec


def _entries(tokens: list[Token], start: int, end: int) -> Iterator[tuple[int, int]]:
    """The groups directly inside a group; the group itself where it holds none."""
    at = start + 1
    found = False
    while at < end:
        token = tokens[at]
        if token.kind is Kind.OPEN and token.number is not None and token.number > at:
            found = True
            yield (at, token.number)
            at = token.number
        at += 1
    if not found:
        yield (start, end)


def _numbers(tokens: list[Token], start: int, end: int) -> dict[str, int | None]:
    return {token.word: token.number for token in tokens[start:end] if token.kind is Kind.WORD}


def _fonts(header: Header, tokens: list[Token], start: int, end: int) -> None:
    for first, last in _entries(tokens, start, end):
        said = _numbers(tokens, first, last)
        charset = said.get("fcharset")
        name = words(tokens, first, last, "latin-1").partition(";")[0].strip()
        header.fonts[said.get("f") or 0] = Font(
            codec=of_charset(charset) or of_code_page(said["cpg"]) if said.get("cpg") else of_charset(charset),
            symbols=charset == SYMBOL_CHARSET,
            name=name,
        )


def _styles(header: Header, tokens: list[Token], start: int, end: int) -> None:
    for first, last in _entries(tokens, start, end):
        said = _numbers(tokens, first, last)
        style = _Style(
            name=words(tokens, first, last, header.codec).partition(";")[0].strip(),
            level=said.get("outlinelevel"),
            based_on=said.get("sbasedon"),
            raised="super" in said or bool(said.get("up")),
            hidden="v" in said and said["v"] != 0,
        )
        if "cs" in said:
            header.character_styles[said["cs"] or 0] = style
        elif "ds" not in said and "ts" not in said:
            header.paragraph_styles[said.get("s") or 0] = style


def _item(header: Header, tokens: list[Token], start: int, end: int) -> None:
    said: dict[str, str] = {}
    issued: str | None = None
    for first, last in _entries(tokens, start, end):
        word = destination(tokens, first)
        if word == "creatim":
            parts = _numbers(tokens, first, last)
            year, month, day = (parts.get(name) or 0 for name in ("yr", "mo", "dy"))
            issued = f"{year:04}-{month:02}-{day:02}" if year and month and day else None
        elif word:
            said[word] = words(tokens, first, last, header.codec)
    authors = [said["author"]] if said.get("author") else []
    header.item = stated_item(title=said.get("title"), authors=authors, issued=issued, publisher=said.get("company"))


_TABLES = {"fonttbl": _fonts, "stylesheet": _styles, "info": _item}
