"""Notes of a LaTeX article: \\footnote and its kin, marks apart from their texts, and which text a mark means."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from footnote_audit.read.flow import Body
from footnote_audit.read.latex.mouth import Stretch, commands_of, words_of
from footnote_audit.read.latex.tokens import Kind
from footnote_audit.read.latex.walk import Walk
from footnote_audit.read.text_sinks import NoteText

# \footnote, \endnote, … with the letter of bigfoot, manyfoot and reledmac before or after.
NOTE_COMMAND = re.compile(r"([A-E]?)(foot|end|page|side|sidefoot|margin|tablefoot)note(mark|text)?([A-E]?)")
# An overlay of Beamer has fewer tokens.
_LONGEST_OVERLAY = 12
_COUNTERS = {"tablefoot": "footnote", "sidefoot": "sidefootnote", "margin": ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Event:
    """A note, a mark or a text in the order of the file."""

    kind: str
    counter: str
    number: int
    explicit: bool
    key: str


@dataclass(slots=True)
class NoteList:
    """The notes met so far; `texts` of them, and the events that pair marks with texts."""

    texts: list[NoteText] = field(default_factory=list)
    events: list[_Event] = field(default_factory=list)
    in_minipage: int = 0
    # How many lists of table notes have ended: a mark means an item of the next.
    lists: int = 0

    def bodies(self) -> list[Body]:
        """The notes as read; marks inside them still by their own keys."""
        return [
            Body(key=note.key, label=note.label, text=note.text(), raw=note.at, calls=tuple(note.calls))
            for note in self.texts
        ]

    def meant(self) -> dict[str, str]:
        """For each mark that stands apart from its text: the key of the note it means."""
        return _meant(self.events)


@dataclass(slots=True)
class Noting:
    """The handlers of one walk's notes."""

    notes: NoteList = field(default_factory=NoteList)

    def note(self, walk: Walk, name: str, at: int) -> None:
        """\\footnote[5]{text} and its kin."""
        match = NOTE_COMMAND.fullmatch(name.rstrip("*"))
        if match is None or walk.silent:
            return
        part = match.group(3)
        counter = _COUNTERS.get(match.group(2), f"{match.group(2)}note") + (match.group(1) or match.group(4))
        self._overlay(walk)
        option = walk.mouth.option()
        if part == "mark":
            self._mark(walk, counter, option, at)
        elif part == "text":
            self._text(walk, counter, option, at)
        else:
            self._whole(walk, counter, option, at)

    def thanks(self, walk: Walk, _name: str, at: int) -> None:
        """\\thanks{text} in the title."""
        if not walk.silent:
            self._whole(walk, "footnote", None, at)

    def table_mark(self, walk: Walk, _name: str, at: int) -> None:
        """\\tnote{a} of threeparttable: a mark that an item of the table's notes answers."""
        label = words_of(walk.mouth.group())
        if not walk.silent:
            walk.sink.call(f"table-{self.notes.lists}-{label}", label=label, at=at)

    def table_notes(self, walk: Walk, name: str, _at: int) -> None:
        """\\begin{tablenotes}: each \\item[a] is a note."""
        walk.mouth.option()
        number = self.notes.lists
        outer = walk.sink

        def close() -> None:
            walk.sink = outer
            walk.table_list = None
            self.notes.lists = number + 1
            walk.block()

        def item(at: int) -> None:
            label = words_of(walk.mouth.option())
            text = NoteText(f"table-{number}-{label}", label, at)
            if not walk.silent:
                self.notes.texts.append(text)
                walk.sink = text

        walk.table_list = item
        walk.enter(name, close=close)

    def environment(self, walk: Walk, name: str, at: int) -> None:
        """\\begin{footnote} and \\begin{footnotetext} of the footnote package."""
        counter = name.removesuffix("text")
        option = walk.mouth.option()
        if counter != name:
            number = _number(walk, option)
            explicit = number is not None
            number = walk.numbers.values[counter] if number is None else number
            label: str | None = walk.numbers.printed(counter, number)
            close = self._begin(walk, label=label, at=at, event=("text", counter, number), explicit=explicit)
        else:
            label, number = _numbered(walk, counter, option)
            key = self._key()
            walk.sink.call(key, label=label, at=at)
            close = self._begin(walk, label=label, at=at, event=("note", counter, number), key=key)
        walk.enter(name, close=close)

    def linked_mark(self, walk: Walk, _name: str, at: int) -> None:
        """\\DUfootnotemark{place}{note}{label} of docutils: a mark that names its note."""
        walk.mouth.group()
        key = f"linked-{words_of(walk.mouth.group())}"
        label = words_of(walk.mouth.group())
        if not walk.silent:
            walk.sink.call(key, label=label, at=at)

    def linked_text(self, walk: Walk, _name: str, at: int) -> None:
        """\\DUfootnotetext{note}{place}{label}{text} of docutils."""
        key = f"linked-{words_of(walk.mouth.group())}"
        walk.mouth.group()
        label = words_of(walk.mouth.group())
        if walk.silent:
            return
        close = self._begin(walk, label=label, at=at, event=("linked", "", 0), key=key)
        if not walk.argument(close):
            close()

    def cited(self, walk: Walk, part: str, at: int, write: Callable[[], None]) -> None:
        """A note that is nothing but a citation, as \\footcite gives; `write` puts its text."""
        if part == "text":
            number = walk.numbers.values["footnote"]
            label: str | None = walk.numbers.printed("footnote", number)
        else:
            label, number = _numbered(walk, "footnote", None)
        key = self._key()
        if not part:
            walk.sink.call(key, label=label, at=at)
        close = self._begin(walk, label=label, at=at, event=(part or "note", "footnote", number), key=key)
        write()
        close()

    def reference(self, walk: Walk, _name: str, at: int) -> None:
        """\\footref{label}: the note again."""
        self.again(walk, words_of(walk.mouth.group()), at)

    def again(self, walk: Walk, label: str, at: int) -> None:
        """A further mark of the note that holds this label."""
        known = walk.numbers.referred(label)
        if known is not None and known[1] is not None:
            walk.sink.call(known[1], label=known[0], at=at)
        else:
            walk.sink.call(f"label-{label}", label=None, at=at)

    def superscript(self, walk: Walk, _name: str, at: int) -> None:
        """\\textsuperscript{\\ref{label}} is a note's mark where the label stands in a note; else it is text."""
        group = walk.mouth.group()
        if group is None:
            return
        names = commands_of(group)
        label = words_of(group)
        known = walk.numbers.referred(label) if names == ["ref"] else None
        if known is not None and known[1] is not None:
            self.again(walk, label, at)
        else:
            walk.mouth.push(group)

    def _overlay(self, walk: Walk) -> None:
        """Beamer's \\footnote<2->{…} and \\footnote<\\value{beamerpauses}->[frame]{…}: when it is shown."""
        token = walk.mouth.peek()
        if token is None or token[0] is not Kind.TEXT or not re.match(r"<(?:[\d,\-–+.]|$)", token[1]):
            return
        for _ in range(_LONGEST_OVERLAY):
            token = walk.mouth.peek()
            if token is None or token[0] is Kind.PARAGRAPH:
                return
            walk.mouth.next()
            if token[1].endswith(">"):
                return

    def _whole(self, walk: Walk, counter: str, option: Stretch | None, at: int) -> None:
        if counter == "footnote" and self.notes.in_minipage:
            counter = "mpfootnote"
        label, number = _numbered(walk, counter, option)
        key = self._key()
        walk.sink.call(key, label=label, at=at)
        close = self._begin(walk, label=label, at=at, event=("note", counter, number), key=key)
        if not walk.argument(close):
            close()

    def _mark(self, walk: Walk, counter: str, option: Stretch | None, at: int) -> None:
        labels = [name for name in commands_of(option) if name in ("ref", "getrefnumber", "footref")]
        if labels:
            self.again(walk, words_of(option), at)
            return
        label, number = _numbered(walk, counter, option)
        key = f"mark-{len(self.notes.events)}"
        self.notes.events.append(
            _Event(kind="mark", counter=counter, number=number, explicit=option is not None, key=key)
        )
        walk.sink.call(key, label=label, at=at)

    def _text(self, walk: Walk, counter: str, option: Stretch | None, at: int) -> None:
        number = _number(walk, option)
        explicit = number is not None
        if number is None:
            number = walk.numbers.values[counter]
        label = walk.numbers.printed(counter, number)
        close = self._begin(walk, label=label, at=at, event=("text", counter, number), explicit=explicit)
        if not walk.argument(close):
            close()

    def _key(self) -> str:
        return f"note-{len(self.notes.events)}"

    def _begin(
        self,
        walk: Walk,
        *,
        label: str | None,
        at: int,
        event: tuple[str, str, int],
        key: str | None = None,
        explicit: bool = True,
    ) -> Callable[[], None]:
        """Turns the walk to the text of a note; what is given back turns it back."""
        key = key or self._key()
        kind, counter, number = event
        self.notes.events.append(_Event(kind=kind, counter=counter, number=number, explicit=explicit, key=key))
        text = NoteText(key, label, at)
        self.notes.texts.append(text)
        outer, reference = walk.sink, walk.numbers.reference
        walk.sink = text
        walk.numbers.reference = (label or "", key)

        def close() -> None:
            walk.sink = outer
            walk.numbers.reference = reference

        return close


def _numbered(walk: Walk, counter: str, option: Stretch | None) -> tuple[str | None, int]:
    """Label and number of a note or a mark: that of its option, else one further."""
    if not counter:
        return (None, 0)
    number = _number(walk, option)
    if number is not None:
        return (walk.numbers.printed(counter, number), number)
    words = words_of(option)
    if words and not words.isalpha():
        return (words, 0)
    return (walk.numbers.step(counter), walk.numbers.values[counter])


def _number(walk: Walk, option: Stretch | None) -> int | None:
    words = words_of(option)
    if "value" in commands_of(option):
        return walk.numbers.values[words]
    return int(words) if words.isascii() and words.isdigit() and len(words) < 7 else None


def _meant(events: Sequence[_Event]) -> dict[str, str]:
    """A mark means the next text of its number, else the last one before, else the note of that number."""
    places: dict[tuple[str, str, int], list[int]] = defaultdict(list)
    for place, event in enumerate(events):
        places[event.kind, event.counter, event.number].append(place)
    meant = _in_order(events)
    for place, event in enumerate(events):
        if event.kind != "mark" or event.key in meant:
            continue
        texts = places["text", event.counter, event.number]
        notes = places["note", event.counter, event.number]
        after = bisect_left(texts, place)
        if texts:
            meant[event.key] = events[texts[min(after, len(texts) - 1)]].key
        elif notes:
            meant[event.key] = events[notes[max(0, bisect_left(notes, place) - 1)]].key
    return meant


def _in_order(events: Sequence[_Event]) -> dict[str, str]:
    """Several unnumbered marks followed by as many unnumbered texts: one each, in order."""
    meant: dict[str, str] = {}
    at = 0
    while at < len(events):
        end = _run(events, at, "mark")
        stop = _run(events, end, "text")
        if end - at > 1 and end - at == stop - end and len({e.number for e in events[end:stop]}) == 1:
            meant |= {mark.key: text.key for mark, text in zip(events[at:end], events[end:stop], strict=True)}
        at = max(stop, at + 1)
    return meant


def _run(events: Sequence[_Event], start: int, kind: str) -> int:
    end = start
    while end < len(events) and events[end].kind == kind and not events[end].explicit:
        end += 1
    return end
