"""The walk through the tokens of an article: groups, environments, and the commands that the handlers know."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from footnote_audit.model import BlockKind, Table, WarningCode
from footnote_audit.read.flow import Flow
from footnote_audit.read.latex.macros import DEFINING, Macros
from footnote_audit.read.latex.mouth import Mouth, Stretch, words_of
from footnote_audit.read.latex.numbers import Numbers
from footnote_audit.read.latex.sources import Sources
from footnote_audit.read.latex.tokens import Kind
from footnote_audit.read.latex.vocabulary import AFTER_BEGIN, BEFORE_TEXT, SIGNS, SILENT
from footnote_audit.read.text_sinks import NoteText, Nowhere, RunningText, Sink

_MATH_PARTS = re.compile(r"\\label\s*\{[^{}]{0,200}\}|(?<!\\)%[^\n]*|\s+")
Handler = Callable[["Walk", str, int], None]


@dataclass(slots=True, kw_only=True)
class Scope:
    """A group ("{") or an environment under way: the kind of blocks inside it, and what is to be done at its end."""

    name: str
    kind: BlockKind
    reference: tuple[str, str | None] | None
    close: Callable[[], None] | None = None
    until_paragraph: bool = False
    row: list[int] | None = None


@dataclass(slots=True, kw_only=True)
class Told:
    """A warning before the file is laid out."""

    code: WarningCode
    message: str
    at: int
    exact: str = ""


@dataclass(slots=True, kw_only=True)
class Walk:
    """One pass over the article and the files that it takes in.

    `commands` handle commands, `beginnings` the starts of environments; both are tables by name. `align` takes
    the sign that ends a cell.
    """

    sources: Sources
    flow: Flow
    macros: Macros
    numbers: Numbers
    mouth: Mouth
    commands: Mapping[str, Handler]
    beginnings: Mapping[str, Handler]
    align: Handler
    sink: Sink = field(default_factory=Nowhere)
    scopes: list[Scope] = field(default_factory=list)
    tables: list[Callable[[str], Table | None]] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    written: dict[str, list[int]] = field(default_factory=dict)
    front: dict[str, list[Stretch]] = field(default_factory=dict)
    # The citations of each note: (key of the note, cited key, start, end, what follows it in brackets).
    cited: dict[str, list[tuple[str, int, int, str]]] = field(default_factory=dict)
    bibliographies: list[tuple[str, int]] = field(default_factory=list)
    switches: dict[str, bool] = field(default_factory=dict)
    notes_by_citing: bool = False
    language: str | None = None
    included: int = 0
    # The parts of the title that are still to be written, and what follows them.
    pending: list[tuple[str, Stretch, int]] = field(default_factory=list)
    part: str | None = None
    table_list: Callable[[int], None] | None = None
    dated: Stretch | None = None
    after_pending: Callable[[], None] | None = None
    _open: Counter[str] = field(default_factory=Counter)

    @property
    def kind(self) -> BlockKind:
        """The kind of block that text stands in here."""
        return self.scopes[-1].kind if self.scopes else BlockKind.PARAGRAPH

    @property
    def note(self) -> NoteText | None:
        """The note under way."""
        return self.sink if isinstance(self.sink, NoteText) else None

    @property
    def silent(self) -> bool:
        """Whether nothing is written here."""
        return isinstance(self.sink, Nowhere)

    def run(self) -> None:
        """Reads to the end; groups that are still open there are closed with a warning."""
        while (token := self.mouth.next()) is not None:
            kind, text, at = token
            if kind is Kind.TEXT or kind is Kind.VERBATIM:
                self.sink.write(text, at)
            elif kind is Kind.SPACE:
                self.sink.space(at)
            elif kind is Kind.COMMAND:
                self.command(text, at)
            else:
                self._other(kind, text, at)
        while self.scopes:
            self._leave()
        if self.mouth.starved:
            message = "the article's own commands expand without end; some of them are left out"
            self.tell(WarningCode.TEXT_INCOMPLETE, message, 0)

    def _other(self, kind: Kind, text: str, at: int) -> None:
        if kind is Kind.OPEN:
            self.enter("{")
        elif kind is Kind.CLOSE:
            if self.scopes and self.scopes[-1].name == "{":
                self._leave()
        elif kind is Kind.PARAGRAPH:
            self.paragraph(at)
        elif kind is Kind.ALIGN:
            self.align(self, "&", at)
        elif kind is Kind.MATH:
            self._math(text, at)
        elif kind is Kind.CODE:
            self._code(text, at)
        else:
            self.sink.write("#" + text if kind is Kind.PARAMETER else text, at)

    def command(self, name: str, at: int) -> None:
        """Does what a command does: the handlers', the author's own, a sign, or nothing but keep its arguments."""
        plain = name.rstrip("*")
        if plain in DEFINING:
            self._define(name)
        elif plain in self.commands:
            self.commands[plain](self, name, at)
        elif self.macros.put(name, self.mouth):
            pass
        elif name in SIGNS:
            self._sign(SIGNS[name], at)
        elif plain in SILENT:
            self.mouth.skip(SILENT[plain])
        elif plain.lower().endswith("ref"):
            self.commands["ref"](self, name, at)
        elif "cite" in plain.lower():
            self.commands["cite"](self, name, at)
        elif plain in BEFORE_TEXT:
            self.mouth.skip(BEFORE_TEXT[plain])
        else:
            self._unknown(name, at)

    def _unknown(self, name: str, at: int) -> None:
        """An option right at the command goes with it; groups that follow are text."""
        token = self.mouth.peek()
        if token is not None and token[1] == "[" and token[2] == at + 1 + len(name):
            self.mouth.option()

    def _sign(self, text: str, at: int) -> None:
        if text == " ":
            self.sink.space(at)
        elif text:
            self.sink.write(text, at)

    def _define(self, name: str) -> None:
        defined = self.macros.define(name, self.mouth)
        if defined is not None and defined[0].startswith("the"):
            self.numbers.set_format(defined[0].removeprefix("the"), defined[1])

    def enter(self, name: str, *, kind: BlockKind | None = None, close: Callable[[], None] | None = None) -> Scope:
        """Begins a group or an environment."""
        scope = Scope(name=name, kind=kind or self.kind, reference=self.numbers.reference, close=close)
        self.scopes.append(scope)
        if name != "{":
            self._open[name] += 1
        return scope

    def _leave(self) -> None:
        scope = self.scopes.pop()
        if scope.name != "{":
            self._open[scope.name] -= 1
        self.numbers.reference = scope.reference
        if scope.close is not None:
            scope.close()

    def end(self, name: str) -> None:
        """Ends the environment of this name and what was left open in it."""
        if not self._open[name]:
            return
        while self.scopes[-1].name != name:
            self._leave()
        self._leave()

    def argument(self, close: Callable[[], None], *, kind: BlockKind | None = None) -> bool:
        """Reads on in the argument that follows, with something to be done at its end; False where there is none."""
        self.mouth.skip_spaces()
        token = self.mouth.peek()
        if token is None or token[0] is not Kind.OPEN:
            return False
        closed = self.mouth.is_closed()
        self.mouth.next()
        scope = self.enter("{", kind=kind, close=close)
        if not closed:
            scope.until_paragraph = True
            message = "the argument that begins here has no closing brace; it is read to the end of its paragraph"
            self.tell(WarningCode.DAMAGED_MARKUP, message, token[2])
        return True

    def paragraph(self, at: int) -> None:
        """A blank line or \\par."""
        if self.scopes and self.scopes[-1].until_paragraph:
            self._leave()
        if self.note is not None or (self.scopes and self.scopes[-1].row is not None):
            self.sink.space(at)
        elif not self.silent:
            self.flow.open(self.kind)

    def block(self, kind: BlockKind | None = None, *, level: int | None = None, at: int = 0) -> None:
        """Begins a block of running text; in a note a space."""
        if isinstance(self.sink, RunningText):
            self.flow.open(kind or self.kind, level=level)
        else:
            self.sink.space(at)

    def _math(self, source: str, at: int) -> None:
        """Mathematics stands as its source, without labels and comments."""
        done = 0
        for match in _MATH_PARTS.finditer(source):
            if match.start() > done:
                self.sink.write(source[done : match.start()], at + done)
            if match.group()[0].isspace():
                self.sink.space(at + match.start())
            done = match.end()
        if done < len(source):
            self.sink.write(source[done:], at + done)

    def _code(self, source: str, at: int) -> None:
        lines = source.strip("\n").split("\n")
        at += len(source) - len(source.lstrip("\n"))
        self.block(BlockKind.CODE, at=at)
        for number, line in enumerate(lines):
            if self.note is not None:
                self.sink.write(line.strip() + " ", at)
            else:
                self.sink.write(("\n" if number else "") + line, at - (1 if number else 0))
            at += len(line) + 1
        self.block()

    def begin(self, at: int) -> None:
        """\\begin{name}."""
        name = words_of(self.mouth.group())
        handler = self.beginnings.get(name)
        if handler is not None:
            handler(self, name, at)
            return
        self.mouth.skip(AFTER_BEGIN.get(name, ""))
        self.block(at=at)
        self.enter(name, close=self.block)

    def tell(self, code: WarningCode, message: str, at: int, exact: str = "") -> None:
        """A warning about this place of the file."""
        self.told.append(Told(code=code, message=message, at=at, exact=exact))
