"""Reading tokens with their arguments: a stack of token stretches, so that macros expand without copying.

The frames are TeX's input stack: a macro's body or an argument put in its place is read first, then what follows it.
"""

from dataclasses import dataclass, field

from footnote_audit.read.latex.tokens import Kind, Tokens

# An optional argument is looked through this far for its end, groups counted as one.
_LONGEST_OPTION = 60
# Names, keys and numbers are shorter than this many tokens.
_LONGEST_NAME = 2_000
_DEEPEST = 5_000


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of tokens, with the arguments that its parameters stand for."""

    tokens: Tokens
    start: int
    end: int
    arguments: "tuple[Stretch | None, ...]" = ()

    @property
    def size(self) -> int:
        """How many characters of the file it spans, at least the number of its tokens."""
        if self.end <= self.start:
            return 0
        at = self.tokens.at
        return max(self.end - self.start, at[self.end - 1] - at[self.start] + len(self.tokens.texts[self.end - 1]))


@dataclass(slots=True)
class _Frame:
    tokens: Tokens
    at: int
    end: int
    arguments: tuple[Stretch | None, ...]


@dataclass(slots=True)
class Mouth:
    """Gives tokens one by one; `budget` is how many characters macros may still add, `starved` that it ran out."""

    budget: int
    starved: bool = False
    _frames: list[_Frame] = field(default_factory=list)

    def push(self, stretch: Stretch) -> None:
        """Puts a stretch in front of what is still to be read."""
        self._drop_read()
        self._frames.append(_Frame(stretch.tokens, stretch.start, stretch.end, stretch.arguments))

    def expand(self, stretch: Stretch) -> bool:
        """As push, at the expense of the budget; False where it does not suffice."""
        self.budget -= stretch.size + 1
        if self.budget < 0 or len(self._frames) > _DEEPEST:
            self.starved = True
            return False
        self.push(stretch)
        return True

    def stop(self) -> None:
        """Nothing more is read."""
        self._frames.clear()

    def next(self) -> tuple[Kind, str, int] | None:
        """The next token: kind, text, offset; None at the end."""
        frame = self._frames[-1] if self._frames else None
        if frame is None or frame.at >= frame.end or frame.arguments:
            frame = self._front()
            if frame is None:
                return None
        index = frame.at
        frame.at += 1
        return (frame.tokens.kinds[index], frame.tokens.texts[index], frame.tokens.at[index])

    def peek(self) -> tuple[Kind, str, int] | None:
        """The next token, left in its place."""
        frame = self._front()
        if frame is None:
            return None
        return (frame.tokens.kinds[frame.at], frame.tokens.texts[frame.at], frame.tokens.at[frame.at])

    def skip_spaces(self) -> None:
        """Leaves white space behind, but no paragraph end."""
        while (token := self.peek()) is not None and token[0] is Kind.SPACE:
            self.next()

    def is_closed(self) -> bool:
        """Whether the group that begins here ends somewhere."""
        frame = self._front()
        return frame is not None and frame.at in frame.tokens.partner

    def group(self) -> Stretch | None:
        """The mandatory argument that follows: the inside of a group, or one token."""
        self.skip_spaces()
        frame = self._front()
        if frame is None or frame.tokens.kinds[frame.at] in (Kind.PARAGRAPH, Kind.CLOSE):
            return None
        start = frame.at
        if frame.tokens.kinds[start] is not Kind.OPEN:
            frame.at += 1
            return Stretch(frame.tokens, start, start + 1, frame.arguments)
        end = frame.tokens.partner.get(start, start)
        if not start < end < frame.end:
            return None
        frame.at = end + 1
        return Stretch(frame.tokens, start + 1, end, frame.arguments)

    def option(self, opening: str = "[") -> Stretch | None:
        """The optional argument in brackets (or parentheses) that follows, or None."""
        self.skip_spaces()
        frame = self._front()
        if frame is None or frame.tokens.texts[frame.at][:1] != opening or frame.tokens.kinds[frame.at] is Kind.MATH:
            return None
        tokens = frame.tokens
        index, depth = frame.at, 0
        for _ in range(_LONGEST_OPTION):
            if index >= frame.end or tokens.kinds[index] in (Kind.PARAGRAPH, Kind.CLOSE):
                return None
            if tokens.kinds[index] is Kind.BRACKET:
                depth += 1 if tokens.texts[index] == "[" else -1
                if depth == 0:
                    start, frame.at = frame.at + 1, index + 1
                    return Stretch(tokens, start, index, frame.arguments)
            index = tokens.partner.get(index, index) + 1 if tokens.kinds[index] is Kind.OPEN else index + 1
        return None

    def skip(self, signature: str) -> None:
        """Leaves arguments behind: "m" for each mandatory, "o" for each optional one."""
        for sign in signature:
            if sign == "o":
                self.option()
            else:
                self.group()

    def _front(self) -> _Frame | None:
        """The frame that the next token stands in; parameters before it are replaced by their arguments."""
        while self._frames:
            frame = self._frames[-1]
            if frame.at >= frame.end:
                self._frames.pop()
                continue
            if frame.tokens.kinds[frame.at] is not Kind.PARAMETER or not frame.arguments:
                return frame
            number = int(frame.tokens.texts[frame.at]) - 1
            frame.at += 1
            argument = frame.arguments[number] if number < len(frame.arguments) else None
            if argument is not None:
                self.expand(argument)
        return None

    def _drop_read(self) -> None:
        while self._frames and self._frames[-1].at >= self._frames[-1].end:
            self._frames.pop()


def words_of(stretch: Stretch | None) -> str:
    """The characters of a short argument (a name, keys, a number): text and spaces, commands by their names."""
    if stretch is None:
        return ""
    mouth = Mouth(budget=100_000)
    mouth.push(stretch)
    parts = []
    for _ in range(_LONGEST_NAME):
        token = mouth.next()
        if token is None:
            break
        kind, text, _at = token
        if kind not in (Kind.OPEN, Kind.CLOSE, Kind.COMMAND):
            parts.append(text)
    return "".join(parts).strip()


def commands_of(stretch: Stretch | None) -> list[str]:
    """The names of the commands in an argument."""
    if stretch is None:
        return []
    inside = range(stretch.start, min(stretch.end, stretch.start + _LONGEST_NAME))
    return [stretch.tokens.texts[i] for i in inside if stretch.tokens.kinds[i] is Kind.COMMAND]
