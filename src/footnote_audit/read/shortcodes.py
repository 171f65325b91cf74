"""What the delimiter scanner found, as stretches to hide, bodies and warnings: the same for text, HTML and Markdown."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from footnote_audit.model import ReadWarning, WarningCode
from footnote_audit.read.bodies import plain_body
from footnote_audit.read.code_stretches import code_stretches
from footnote_audit.read.delimiters import scan
from footnote_audit.read.flow import Body, Hidden
from footnote_audit.read.numbered_notes import numbered_notes
from footnote_audit.read.openers import Found, own_delimiters
from footnote_audit.read.raw import Raw
from footnote_audit.read.sniffing import MARKDOWN

# How much of a damaged shortcode is shown in its warning.
_SHOWN = 200


def shortcodes(raw: Raw) -> tuple[list[Hidden], list[Body], list[ReadWarning]]:
    """The stretches of every shortcode in the file, the notes they hold, and a warning for each damaged one.

    Delimiters that the user names count as well. Code and comments hold no notes. The same words in two notes are one
    note, as the plugins number them.
    """
    own = (own_delimiters(*raw.delimiters),) if raw.delimiters else ()
    markup = raw.media_type != MARKDOWN
    found = _outside_code(raw.text, scan(raw.text, own, markup=markup))
    if markup and not any(one.content for one in found):
        found += _outside_code(raw.text, numbered_notes(raw.text))
    taken = _Taken(raw=raw)
    for one in found:
        taken.take(one)
    return (taken.hidden, taken.numbered(), taken.warnings)


def _outside_code(text: str, found: Sequence[Found]) -> list[Found]:
    """Those that stand in no code and no comment."""
    if not found:
        return []
    code = code_stretches(text)
    return [one for one in found if not code.holds(one.start)]


@dataclass(slots=True)
class _Taken:
    raw: Raw
    hidden: list[Hidden] = field(default_factory=list)
    bodies: list[Body] = field(default_factory=list)
    warnings: list[ReadWarning] = field(default_factory=list)
    _by_text: dict[str, str] = field(default_factory=dict)
    _by_name: dict[str, str] = field(default_factory=dict)
    _met: list[str] = field(default_factory=list)
    _repeats: bool = False
    _counted: bool = False

    def take(self, found: Found) -> None:
        """Takes one shortcode."""
        text = self.raw.text
        self._counted |= found.counts
        if found.defines:
            self._body(found)
            self.hidden.append(Hidden(start=found.start, end=found.end))
        elif found.content is not None:
            body = self._body(found)
            self._met.append(body.key)
            self.hidden += _stretches(found, body)
        elif found.refers is not None:
            self._repeats = True
            key = self._called(found.refers, apart=found.label is not None)
            self._met.append(key)
            self.hidden.append(Hidden(start=found.start, end=found.end, key=key, label=found.label))
        else:
            self.hidden.append(Hidden(start=found.start, end=_with_space(text, found)))
        if found.damage:
            exact = text[found.start : min(found.end, found.start + _SHOWN)]
            message = f"damaged shortcode: {found.damage}"
            self.warnings.append(self.raw.warn(WarningCode.DAMAGED_MARKUP, message, found.start, exact))

    def numbered(self) -> list[Body]:
        """The notes; where one is called twice, its number is not its place, so each is told its own."""
        if not self._counted and (not self._repeats or any(body.label for body in self.bodies)):
            return self.bodies
        numbered = []
        last = 0
        for body in self.bodies:
            last = int(body.label) if body.label and body.label.isdecimal() else last + (body.label is None)
            numbered.append(replace(body, label=body.label or str(last)))
        return numbered

    def _called(self, name: str, *, apart: bool) -> str:
        """The key of the note of this name; else that called at this place of all calls, repeated ones counted."""
        if apart:
            return f"named-{name}"
        if name in self._by_name:
            return self._by_name[name]
        number = int(name) if name.isdigit() else 0
        return self._met[number - 1] if 0 < number <= len(self._met) else f"shortcode {name}"

    def _body(self, found: Found) -> Body:
        start, end = found.content or (found.start, found.start)
        text = self.raw.text
        while start < end and text[start].isspace():
            start += 1
        words = plain_body(text[start:end])
        key = f"named-{found.label}" if found.defines else f"shortcode-{found.start}"
        body = Body(key=key, label=found.label, text=words, raw=start)
        if found.label is None:
            first = self._by_text.setdefault(words, body.key)
            if first != body.key:
                self._repeats = True
                return replace(body, key=first)
        if found.label is not None:
            self._by_name.setdefault(found.label, body.key)
        self.bodies.append(body)
        return body


def _with_space(text: str, found: Found) -> int:
    """The end of a stretch that leaves no mark: of the spaces on both sides one stays."""
    spaced = text[max(0, found.start - 1) : found.start] == " " == text[found.end : found.end + 1]
    return found.end + spaced


def _stretches(found: Found, body: Body) -> list[Hidden]:
    """The whole shortcode; or the tags on both sides of a word that stays in the text, the note behind it."""
    if found.word is None:
        return [Hidden(start=found.start, end=found.end, key=body.key, label=found.label)]
    start, end = found.word
    return [Hidden(start=found.start, end=start), Hidden(start=end, end=found.end, key=body.key, label=found.label)]
