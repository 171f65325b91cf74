"""What a model sees of each token: its word, its shape, its neighbours, the segment it stands in, and the whole line."""  # noqa: E501

from functools import lru_cache
from typing import NamedTuple

from footnote_audit.parse.tagging.lexica import TONGUES, purposes
from footnote_audit.parse.tagging.listed import listed
from footnote_audit.parse.tagging.quotes import AFTER, quoted
from footnote_audit.parse.tagging.tokens import ADDRESS, IDENTIFIER, Token

_DASHES = frozenset("-–—−")
_STOPS = frozenset(',.;:()[]"“”„«»?!/')
_YEARS = range(1450, 2031)


class Word(NamedTuple):
    """What is known of a word without its neighbours: its own features, and what neighbours see of it at a distance."""

    own: tuple[str, ...]
    kind: str
    shape: str
    names: frozenset[str]
    near: dict[int, tuple[str, ...]]


def shape(text: str) -> str:
    """Letters by their case, digits by their number, other characters as they are."""
    if text.isdigit():
        return "d" + str(min(len(text), 6))
    if not text[0].isalpha():
        return text
    if len(text) == 1:
        return "X" if text.isupper() else "x"
    if text.isupper():
        return "XX" if len(text) < 4 else "XXX"
    if text.islower():
        return "xx"
    return "Xx" if text[0].isupper() and text[1:].islower() else "xX"


def _number(text: str) -> str:
    if len(text) == 4:
        return "year" if text.isdecimal() and int(text) in _YEARS else "d4"
    return "d" + str(min(len(text), 5))


@lru_cache(maxsize=30_000)
def _word(text: str, word: str) -> Word:
    """A word's features; kept, for most words of a list of references come again."""
    if word in (ADDRESS, IDENTIFIER):
        form = kind = word
    else:
        form = shape(text)
        kind = _number(text) if text.isdigit() else word
    names = purposes(word)
    own = ["w=" + kind, "s=" + form, *("x=" + n for n in names)]
    if word[0].isalpha():
        own += ["p=" + word[:1], "p=" + word[:2], "p=" + word[:3], "p=" + word[:4]]
        own += ["e=" + word[-1:], "e=" + word[-2:], "e=" + word[-3:], "e=" + word[-4:], "n=" + str(min(len(word), 8))]
    near: dict[int, tuple[str, ...]] = {}
    for distance in (-3, -2, -1, 1, 2, 3):
        sign = str(distance)
        seen = ["s" + sign + "=" + form, *("x" + sign + "=" + n for n in names)]
        if -3 < distance < 3:
            seen.append("w" + sign + "=" + kind)
        near[distance] = tuple(seen)
    return Word(tuple(dict.fromkeys(own)), kind, form, frozenset(names), near)


class _Segment(NamedTuple):
    """A stretch between stops: which token it starts at, and what it looks like as a whole."""

    start: int
    end: int
    look: str
    sets: tuple[str, ...]
    first: str
    last: str
    stops: str


_SEGMENT_SETS = (
    "month",
    "journal",
    "outlet",
    "publisher",
    "house",
    "place",
    "press",
    "body",
    "meeting",
    "editor",
    "small",
    "given",
)


def _segments(found: list[Token], words: list[Word], names: dict[int, tuple[int, str]]) -> list[_Segment]:
    segments: list[_Segment] = []
    start = 0
    before = "^"
    for i, token in enumerate(found):
        if not _parts(found, i, at_start=i == start):
            continue
        if i > start:
            segments.append(_segment(found, words, (start, i), before + "|" + token.text, names))
            before = ""
        before = (before + token.text)[-2:]
        start = i + 1
    if start < len(found):
        segments.append(_segment(found, words, (start, len(found)), before + "|$", names))
    return segments


def _parts(found: list[Token], i: int, *, at_start: bool) -> bool:
    """Whether a token parts segments: a stop, a slash that is free on a side or doubled, a dash after a stop."""
    text = found[i].text
    if text in _DASHES:
        return at_start and i > 0 and found[i - 1].end < found[i].start
    if text not in _STOPS or _inside_abbreviation(found, i):
        return False
    if text != "/":
        return True
    return _free(found, i) or found[i - 1].text == "/" or (i + 1 < len(found) and found[i + 1].text == "/")


def _free(found: list[Token], i: int) -> bool:
    return i in (0, len(found) - 1) or found[i - 1].end < found[i].start or found[i].end < found[i + 1].start


def _inside_abbreviation(found: list[Token], i: int) -> bool:
    """Whether a full stop follows an initial, or stands close before the next token."""
    if found[i].text != ".":
        return False
    if i and len(found[i - 1].text) == 1 and found[i - 1].text.isupper():
        return True
    return i + 1 < len(found) and found[i + 1].start == found[i].end and found[i + 1].text[0].isalnum()


def _segment(
    found: list[Token], words: list[Word], span: tuple[int, int], stops: str, names: dict[int, tuple[int, str]]
) -> _Segment:
    start, end = span
    size = end - start
    inner = words[start:end]
    lower = sum(w.shape in ("xx", "x") for w in inner)
    upper = sum(w.shape in ("Xx", "XX", "XXX", "X", "xX") for w in inner)
    digits = sum(w.shape[0] == "d" and w.shape[1:].isdigit() for w in inner)
    initials = sum(w.shape == "X" for w in inner)
    first = words[start].shape if found[start].text[0].isalpha() else words[start].shape[:1]
    length = str(size) if size < 4 else "5" if size < 7 else "9" if size < 13 else "+"
    case = "l" if lower > upper else "u" if lower == 0 and upper else "m" if upper else "-"
    extra = ("d" if digits else "") + ("D" if digits and digits == size else "") + ("i" if initials else "")
    named = frozenset[str]().union(*(w.names for w in inner))
    sets = tuple(name for name in _SEGMENT_SETS if name in named)
    whole = next((names[i][1] for i in (start, start + 1, start + 2) if i in names and names[i][0] == end), "")
    if whole:
        sets = (*sets, "whole-" + whole)
    return _Segment(
        start, end, first[:2] + length + case + extra, sets, words[start].kind, words[end - 1].kind, stops
    )  # fmt: skip


def _line(found: list[Token], words: list[Word], segments: list[_Segment]) -> tuple[str, ...]:
    """Cues of the whole line: how it opens, where its year stands, whether it quotes, how it counts."""
    years = [i for i, w in enumerate(words) if w.kind == "year"]
    at = "none"
    if years:
        part = years[0] * 5 // len(found)
        bracketed = years[0] > 0 and found[years[0] - 1].text in ("(", "[")
        at = str(part) + ("b" if bracketed else "")
    texts = {t.text for t in found}
    quotes = "".join(q for q in ('"', "“", "„", "«", "‘") if q in texts)
    named = frozenset[str]().union(*(w.names for w in words))
    marks = "".join(name[0] for name in ("volume", "issue", "page", "in") if name in named)
    look = segments[0].look if segments else ""
    second = segments[1].look if len(segments) > 1 else ""
    return ("Y=" + at, "Q=" + quotes, "M=" + marks, "L0=" + look, "L1=" + second, "Z=" + str(min(len(segments), 12)))


def features(found: list[Token]) -> list[list[str]]:
    """The features of every token, in order: strings as python-crfsuite takes them."""
    words = [_word(t.text, t.word) for t in found]
    names = listed(found)
    segments = _segments(found, words, names)
    tongue = _tongue(found)
    around = [_surroundings(number, segments, tongue) for number in range(len(segments))] or [()]
    line = ("T=" + tongue, *_line(found, words, segments))
    belongs = _belonging(len(found), segments)
    quotes = quoted(found)
    since = _since(quotes, belongs)
    in_name = _in_names(found, names)
    whole = _divided(found)
    rows: list[list[str]] = []
    state = _State(quotes)
    size = len(found)
    for i in range(size):
        word = words[i]
        row = ["b", *word.own, *state.enter(found, i, word)]
        for distance in (-3, -2, -1, 1, 2, 3):
            j = i + distance
            if 0 <= j < size:
                row += words[j].near[distance]
            else:
                row.append("o" + str(distance))
        row += _joined(found, words, i)
        row += _placed(i, size, segments[belongs[i]] if segments else None)
        row += around[belongs[i]]
        if quotes[i] == AFTER:
            row += ("aq=" + since[i], "al=" + since[i] + segments[belongs[i]].look)
        row += in_name.get(i, ())
        row += whole.get(i, ())
        row += line
        rows.append(row)
        state.leave(found, i, word)
    return rows


def _tongue(found: list[Token]) -> str:
    """The language whose small words the line holds most of; "-" where it holds none."""
    counts: dict[str, int] = {}
    for token in found:
        for tongue in TONGUES.get(token.word, ()):
            counts[tongue] = counts.get(tongue, 0) + 1
    return max(counts, key=lambda tongue: counts[tongue], default="-")


def _since(quotes: list[str], belongs: list[int]) -> list[str]:
    """For tokens behind a quotation: how many segments behind."""
    last, since = 0, []
    for quote, number in zip(quotes, belongs, strict=True):
        if quote != AFTER:
            last = number
        since.append(str(min(number - last, 4)))
    return since


def _divided(found: list[Token]) -> dict[int, list[str]]:
    """For the halves of a word that the end of a line has divided ("Lon-don"), what the whole word would say."""
    whole: dict[int, list[str]] = {}
    for i in range(1, len(found) - 1):
        mark, before, behind = found[i], found[i - 1], found[i + 1]
        if mark.text not in "-¬\u00ad" or not (before.text[0].isalpha() and behind.text.islower()):
            continue
        if before.end == mark.start and mark.end == behind.start:
            word = _word(before.text + behind.text, before.word + behind.word)
            whole[i - 1] = whole[i + 1] = ["w=" + word.kind, *("x=" + name for name in purposes(word.kind))]
    return whole


def _in_names(found: list[Token], names: dict[int, tuple[int, str]]) -> dict[int, tuple[str, ...]]:
    """For the tokens of a listed name its kind and length, for the tokens around it that it is near."""
    near: dict[int, tuple[str, ...]] = {}
    for start, (end, letter) in names.items():
        size = letter + str(min(end - start, 3))
        for i in range(start, end):
            near[i] = ("og=" + size, "ob=" + letter + ("1" if i == start else "2"))
        if start and start - 1 not in near:
            near[start - 1] = ("og+=" + size,)
        if end < len(found) and end not in names:
            near[end] = ("og-=" + size,)
    return near


class _State:
    """What was open or seen on the way to a token."""

    def __init__(self, quotes: list[str]) -> None:
        self.quotes = quotes
        self.brackets = self.commas = self.stops = self.seen_year = 0

    def enter(self, found: list[Token], i: int, word: Word) -> tuple[str, ...]:
        if found[i].text in "([":
            self.brackets += 1
        gap = "1" if i and found[i - 1].end < found[i].start else "0"
        quote, brackets = self.quotes[i], str(min(self.brackets, 2))
        seen = quote + str(self.seen_year)
        return (
            "g=" + gap, "q=" + quote + brackets, "sq=" + seen, "c=" + str(min(self.commas, 6)),
            "dt=" + str(min(self.stops, 4)), "qs=" + seen + word.shape,
        )  # fmt: skip

    def leave(self, found: list[Token], i: int, word: Word) -> None:
        text = found[i].text
        if text in ")]" and self.brackets:
            self.brackets -= 1
        elif text == ",":
            self.commas += 1
        elif text == "." and i and len(found[i - 1].text) > 2:
            self.stops += 1
        elif word.kind == "year":
            self.seen_year = 1


def _joined(found: list[Token], words: list[Word], i: int) -> tuple[str, ...]:
    """Features of a token together with its two neighbours."""
    before = words[i - 1] if i else None
    after = words[i + 1] if i + 1 < len(words) else None
    left, right = (before.shape if before else "^"), (after.shape if after else "$")
    me = words[i]
    gaps = ("1" if i and found[i - 1].end < found[i].start else "0") + (
        "1" if i + 1 < len(found) and found[i + 1].start > found[i].end else "0"
    )
    return (
        "ss=" + left + "|" + me.shape + "|" + right + gaps,
        "pw=" + (before.kind if before else "^") + "|" + me.kind,
        "nw=" + me.kind + "|" + (after.kind if after else "$"),
        "pp=" + (words[i - 2].shape if i > 1 else "^") + "|" + left + "|" + me.shape,
        "nn=" + me.shape + "|" + right + "|" + (words[i + 2].shape if i + 2 < len(words) else "$"),
    )


def _belonging(size: int, segments: list[_Segment]) -> list[int]:
    """For each token the number of its segment; a stop belongs to the segment before it."""
    belongs = [0] * size
    for number, segment in enumerate(segments):
        until = segments[number + 1].start if number + 1 < len(segments) else size
        for i in range(segment.start, until):
            belongs[i] = number
    return belongs


def _placed(i: int, size: int, segment: _Segment | None) -> list[str]:
    """Where a token stands in the line and in its segment."""
    row = ["pos=" + str(10 * i // size)]
    if i < 3:
        row.append("i" + str(i))
    if i >= size - 3:
        row.append("t" + str(size - i))
    if segment is not None:
        end = "s" if i >= segment.end else str(min(segment.end - i, 4))
        row.append("so=" + str(min(i - segment.start, 4)) + end)
    return row


def _surroundings(number: int, segments: list[_Segment], tongue: str) -> tuple[str, ...]:
    """What a segment and the segments around it look like."""
    segment = segments[number]
    behind = len(segments) - number
    row = [
        "sn=" + str(min(number, 8)), "sb=" + str(min(behind, 6)), "sl=" + segment.look, "sf=" + segment.first,
        "se=" + segment.last, "sp=" + segment.stops, "sc=" + segment.stops + segment.look,
        "st=" + tongue + segment.stops + str(min(number, 4)),
    ]  # fmt: skip
    row += ("sx=" + name for name in segment.sets)
    if number:
        row.append("sl-=" + segments[number - 1].look)
        row += ("sx-=" + name for name in segments[number - 1].sets)
    if behind > 1:
        row.append("sl+=" + segments[number + 1].look)
        row.append("sf+=" + segments[number + 1].first)
        row += ("sx+=" + name for name in segments[number + 1].sets)
    if behind > 2:
        row.append("sl++=" + segments[number + 2].look)
    return tuple(row)
