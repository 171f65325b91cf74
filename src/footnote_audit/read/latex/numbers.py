"""Counters as LaTeX counts: notes, headings, figures, what labels refer to, and how numbers print."""

from collections import defaultdict
from dataclasses import dataclass, field

from footnote_audit.read.latex.mouth import Stretch, commands_of, words_of
from footnote_audit.read.latex.vocabulary import SYMBOLS, words

_FORMATS = words("arabic roman Roman alph Alph fnsymbol")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
# What starts anew when a heading of this rank begins.
_RANKS = ("part", "chapter", "section", "subsection", "subsubsection", "paragraph", "subparagraph")
_IN_CHAPTERS = ("figure", "table", "equation")
_GREATEST = 100_000


def printed_number(number: int, style: str) -> str:
    """The number in a style of LaTeX: arabic, roman, Roman, alph, Alph, fnsymbol."""
    if style in ("roman", "Roman") and 0 < number < 5000:
        letters, left = "", number
        for value, sign in _ROMAN:
            letters += sign * (left // value)
            left %= value
        return letters if style == "roman" else letters.upper()
    if style in ("alph", "Alph") and 0 < number <= 26:
        return chr(ord("a" if style == "alph" else "A") + number - 1)
    if style == "fnsymbol" and 0 < number <= len(SYMBOLS):
        return SYMBOLS[number - 1]
    return str(number)


@dataclass(slots=True)
class Numbers:
    """The counters of a walk.

    `labels` are those that an earlier walk found: name to (number, key of the note that holds the label).
    `reference` is what a \\label would name here.
    """

    labels: dict[str, tuple[str, str | None]]
    found: dict[str, tuple[str, str | None]] = field(default_factory=dict)
    reference: tuple[str, str | None] | None = None
    unknown: bool = False
    chaptered: bool = False
    notes_by_chapter: bool = False
    values: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    styles: dict[str, str] = field(default_factory=dict)

    def step(self, counter: str) -> str:
        """Counts one further; the number as printed."""
        self.values[counter] += 1
        return self.printed(counter)

    def printed(self, counter: str, number: int | None = None) -> str:
        """A counter's value (or another number) in the counter's style."""
        value = self.values[counter] if number is None else number
        return printed_number(value, self.styles.get(counter, "arabic"))

    def refer(self, counter: str) -> None:
        """Counts one further and lets labels refer to it."""
        number = self.step(counter)
        chapter = self.values["chapter"]
        self.reference = (f"{chapter}.{number}" if counter in _IN_CHAPTERS and chapter else number, None)

    def set(self, counter: str, value: Stretch | None, *, add: bool = False) -> None:
        """\\setcounter and \\addtocounter with a number or \\value{counter}."""
        words = words_of(value)
        number = self.values[words] if "value" in commands_of(value) else _number(words)
        if number is not None:
            total = number + (self.values[counter] if add else 0)
            self.values[counter] = max(-_GREATEST, min(total, _GREATEST))

    def set_format(self, counter: str, body: Stretch) -> None:
        """A new \\thecounter: its style is the first that it names."""
        style = next((name for name in commands_of(body) if name in _FORMATS), None)
        if style is not None:
            self.styles[counter] = style

    def head(self, rank: int) -> None:
        """A numbered heading of this rank begins."""
        name = _RANKS[rank]
        self.values[name] += 1
        for lower in _RANKS[rank + 1 :]:
            if rank:
                self.values[lower] = 0
        if name == "chapter":
            for counter in _IN_CHAPTERS:
                self.values[counter] = 0
        first = 1 if self.values["chapter"] else 2
        self.reference = (".".join(str(self.values[n]) for n in _RANKS[first : rank + 1]) or "1", None)

    def label(self, name: str) -> None:
        """\\label{name}."""
        if self.reference is not None:
            self.found[name] = self.reference

    def referred(self, name: str) -> tuple[str, str | None] | None:
        """What a label names, from this walk or an earlier one."""
        known = self.found.get(name) or self.labels.get(name)
        self.unknown |= known is None
        return known


def _number(words: str) -> int | None:
    digits = words.removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) < 7):
        return None
    return -int(digits) if words.startswith("-") else int(digits)
