"""Notes between delimiters inside the running text: WordPress shortcodes and their kin.

Two families. An attribute shortcode keeps the note in an attribute and shows a label or a word between its tags:
    [simple_tooltip content='note'][1][/simple_tooltip]
A wrapping one holds the note between its delimiters:
    [ref]note[/ref]   ((note))
Editors turn the quotes of an attribute into typographic ones, so the opening quote may be the closing character and the
same character occurs inside as an apostrophe: the note ends at the last quote that stands before the bracket which
closes the opening tag. A damaged shortcode gives what can be told for sure, with a warning; it never reaches over the
next opener, and without its closing tag never over the end of the paragraph.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# The longest note looked for; longer stretches are a lost closing tag.
REACH = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Opener:
    """A way to open a note: the shortcode's name, or a pair of literal delimiters; `attributes` hold the note."""

    name: str
    attributes: tuple[str, ...] = ()
    literal: tuple[str, str] | None = None


OPENERS = (
    Opener(name="simple_tooltip", attributes=("content",)),
    Opener(name="tooltip", attributes=("content", "text", "tip")),
    Opener(name="tooltips", attributes=("content",)),
    Opener(name="efn_note"),
    Opener(name="mfn"),
    Opener(name="modern_footnote"),
    Opener(name="note"),
    Opener(name="ref"),
    Opener(name="fn"),
    Opener(name="footnote"),
    Opener(name="double parenthesis", literal=("((", "))")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One shortcode: offsets of the whole, of the note's text, of a printed label, and of a word shown as it is.

    `damage` says what is wrong with it; without `content` only the stretch is known to be markup.
    """

    start: int
    end: int
    content: tuple[int, int] | None
    label: str | None = None
    word: tuple[int, int] | None = None
    damage: str | None = None


_SINGLE = "'‘’‚‛′`´"
_DOUBLE = '"“”„‟″«»'
_SINGLE_ENTITIES = r"&#0*(?:39|8216|8217|8218|8242|x27|x2018|x2019);|&(?:apos|[lr]squo|sbquo|prime);"
_DOUBLE_ENTITIES = r"&#0*(?:34|8220|8221|8222|8243|171|187|x22|x201[cd]);|&(?:quot|[lr]dquo|bdquo|Prime|[lr]aquo);"
_QUOTE = f"(?:[{_SINGLE}{_DOUBLE}]|{_SINGLE_ENTITIES}|{_DOUBLE_ENTITIES})"
_SINGLE_QUOTE = re.compile(f"[{_SINGLE}]|{_SINGLE_ENTITIES}", re.I)
_OTHER_ATTRIBUTES = rf"(?:\s+[\w-]+\s*=\s*(?:{_QUOTE}[^\]\n]{{0,80}}?{_QUOTE}|[\w%.-]+))*"
_TAG_END = re.compile(rf"({_QUOTE})({_OTHER_ATTRIBUTES})\s*\]", re.I)
_LABEL = re.compile(
    r"\s*(?:\[\s*([^\[\]]{1,12}?)\s*\]|\(?([0-9]{1,4}|x{0,3}(?:ix|iv|v?i{1,3}|v|x)|[*†‡§¶]{1,3})\)?)\s*"
)
_SMALL_TAG = re.compile(r"</?(?:sup|sub|b|i|em|strong|span|small|a)\b[^<>]{0,200}>", re.I)
# A bare number shown by a shortcode is its label where it keeps step with the shortcodes counted; else it is prose.
_STEP = 3
_PARAGRAPH_END = re.compile(r"\n[ \t]*\n|</p>|</li>|</td>|</h[1-6]>|</blockquote>", re.I)


def _names() -> str:
    return "|".join(re.escape(o.name) for o in OPENERS if o.literal is None)


_START = re.compile(rf"\[({_names()})(?=[\s\]=])|\(\((?=[^\s()\d=+*/-])", re.I)
_CLOSING = re.compile(r"\[\s*/\s*([a-z_][\w -]{0,30}?)\s*(?:\]|(?=[\s.,;:)]|$))", re.I)
# Deeper nesting than any note has; it bounds the work on a run of openers.
_DEPTH = 12
# Two parentheses open a note only where prose stands between them.
_LEAST_PROSE = 4


def openers(text: str) -> int:
    """How many shortcodes begin in the text, whole or damaged."""
    return sum(1 for _ in _START.finditer(text))


def scan(text: str) -> tuple[Found, ...]:
    """Every shortcode of the text in order; stray closing tags are reported as damage without content."""
    starts = list(_START.finditer(text))
    found: list[Found] = []
    done = 0
    for number, match in enumerate(starts):
        if match.start() < done:
            continue
        following = starts[number + 1].start() if number + 1 < len(starts) else len(text)
        name = match.group(1)
        if name is None:
            one = _parenthesis(text, match.start())
        elif _opener(name).attributes:
            one = _attribute(text, match, min(following, match.start() + REACH), number=number)
        else:
            one = _wrapping(text, match, match.start() + REACH)
        if one is not None:
            found.append(one)
            done = one.end
    return tuple(_with_strays(text, found))


def _opener(name: str) -> Opener:
    return next(o for o in OPENERS if o.name == name.lower())


def _with_strays(text: str, found: Sequence[Found]) -> Iterator[Found]:
    """The shortcodes, and between them closing tags that close nothing."""
    done = 0
    names = {o.name for o in OPENERS if o.literal is None}
    for one in (*found, Found(start=len(text), end=len(text), content=None)):
        for match in _CLOSING.finditer(text, done, one.start):
            if match.group(1).lower() in names:
                yield Found(start=match.start(), end=match.end(), content=None, damage="a closing tag closes nothing")
        if one.end > one.start:
            yield one
        done = one.end


def _attribute(text: str, match: re.Match[str], limit: int, *, number: int) -> Found | None:
    """An attribute shortcode between its opener and `limit`, which is not beyond the next opener."""
    name = match.group(1)
    begin = _content_start(text, match, limit)
    if begin is None:
        return None
    content_start, quote = begin
    closing = _closing(text, name, content_start, limit)
    if closing is None:
        return _without_closing(text, match.start(), content_start, limit=limit, quote=quote)
    inside = closing.start()
    damage = (
        None if closing.group().endswith("]") and closing.group(1).lower() == name.lower() else "misspelt closing tag"
    )
    end = _tag_end(text, content_start, inside, quote)
    if end is None:
        end = _bare_bracket(text, content_start, inside)
        damage = "the closing quote is missing"
    elif not quote:
        damage = "the opening quote is missing"
    if end is None:
        return Found(
            start=match.start(), end=closing.end(), content=(content_start, inside), damage="no closing bracket"
        )
    content_end, tag_end = end
    label, word = _printed(text, tag_end, inside, number=number)
    return Found(
        start=match.start(),
        end=closing.end(),
        content=(content_start, content_end),
        label=label,
        word=word,
        damage=damage,
    )


def _content_start(text: str, match: re.Match[str], limit: int) -> tuple[int, str] | None:
    names = "|".join(_opener(match.group(1)).attributes)
    pattern = re.compile(rf"\b(?:{names})\s*=\s*({_QUOTE}?)", re.I)
    at = pattern.search(text, match.end(), min(limit, match.end() + 400))
    return (at.end(), at.group(1)) if at else None


def _closing(text: str, name: str, start: int, limit: int) -> re.Match[str] | None:
    for match in _CLOSING.finditer(text, start, limit):
        if _nearly(match.group(1), name):
            return match
    return None


def _nearly(written: str, name: str) -> bool:
    """Whether a closing tag's name can be a misspelling of the opener's."""
    plain = re.sub(r"[\W_]", "", written).lower()
    wanted = re.sub(r"[\W_]", "", name).lower()
    slips = 3 if len(wanted) > 8 else 0
    if plain == wanted or not slips:
        return plain == wanted
    from rapidfuzz.distance import DamerauLevenshtein

    return DamerauLevenshtein.distance(plain, wanted, score_cutoff=slips) <= slips


def _tag_end(text: str, start: int, limit: int, quote: str) -> tuple[int, int] | None:
    """Where the note ends and where its opening tag ends: at the last fitting quote before a bracket."""
    single = bool(_SINGLE_QUOTE.fullmatch(quote)) if quote else None
    last = last_same = None
    for match in _TAG_END.finditer(text, start, limit):
        last = match
        if single is None or bool(_SINGLE_QUOTE.fullmatch(match.group(1))) == single:
            last_same = match
    best = last_same or last
    return (best.start(), best.end()) if best else None


def _bare_bracket(text: str, start: int, limit: int) -> tuple[int, int] | None:
    """The end of an opening tag without its quote: the bracket before the printed label."""
    label = re.compile(r"\]\s*(?:\[[^\[\]]{1,12}\])?\s*$")
    match = label.search(text, max(start, limit - 40), limit) or next(
        re.compile(r"\]").finditer(text, start, limit), None
    )
    return (match.start(), match.start() + 1) if match else None


def _without_closing(text: str, start: int, content_start: int, *, limit: int, quote: str) -> Found:
    """A shortcode whose closing tag is lost: up to its label, within the paragraph."""
    stop = _PARAGRAPH_END.search(text, content_start, limit)
    limit = stop.start() if stop else limit
    single = bool(_SINGLE_QUOTE.fullmatch(quote)) if quote else None
    ends = list(_TAG_END.finditer(text, content_start, limit))
    same = [m for m in ends if single is None or bool(_SINGLE_QUOTE.fullmatch(m.group(1))) == single] or ends
    labelled = next((m for m in same if _bracketed_label(text, m.end(), limit)), None)
    best = labelled or (same[0] if same else None)
    if best is None:
        return Found(start=start, end=content_start, content=None, damage="it is never closed")
    label = _bracketed_label(text, best.end(), limit)
    return Found(
        start=start,
        end=label.end() if label else best.end(),
        content=(content_start, best.start()),
        label=label.group(1) if label else None,
        damage="the closing tag is missing",
    )


_BRACKETED_LABEL = re.compile(r"\[\s*([^\[\]]{1,12}?)\s*\]")


def _bracketed_label(text: str, start: int, limit: int) -> re.Match[str] | None:
    return _BRACKETED_LABEL.match(text, start, limit)


def _printed(text: str, start: int, end: int, *, number: int) -> tuple[str | None, tuple[int, int] | None]:
    """What the shortcode shows: a label, or a word of the running text."""
    label = _LABEL.fullmatch(_SMALL_TAG.sub("", text[start:end]))
    if label and label.group(1):
        return (label.group(1), None)
    if label and (not label.group(2).isdigit() or int(label.group(2)) <= number + 1 + _STEP):
        return (label.group(2), None)
    return (None, (start, end) if text[start:end].strip() else None)


def _wrapping(text: str, match: re.Match[str], limit: int) -> Found | None:
    """A note between an opening and a closing tag; the same tag inside it belongs to it."""
    name = match.group(1)
    tag = re.compile(r"[^\]\[\n]{0,200}\]").match(text, match.end())
    if tag is None:
        return None
    closing = re.compile(rf"\[\s*(/?)\s*{re.escape(name)}(?=[\s\]=])[^\]\n]{{0,200}}\]", re.I)
    depth = 1
    for edge in closing.finditer(text, tag.end(), min(limit, len(text))):
        depth += -1 if edge.group(1) else 1
        if depth == 0:
            return Found(start=match.start(), end=edge.end(), content=(tag.end(), edge.start()))
        if depth > _DEPTH:
            break
    if re.fullmatch(r"fn|ref|footnote|note", name, re.I) and tag.group() == "]":
        return None
    return Found(start=match.start(), end=tag.end(), content=None, damage="the closing tag is missing")


def _parenthesis(text: str, start: int) -> Found | None:
    """A note in double parentheses: balanced, within its paragraph, and prose."""
    stop = _PARAGRAPH_END.search(text, start, start + REACH)
    limit = stop.start() if stop else min(len(text), start + REACH)
    depth = 0
    for match in re.compile(r"[()]").finditer(text, start, limit):
        depth += 1 if match.group() == "(" else -1
        if depth > _DEPTH:
            break
        if depth == 0:
            inner = text[start + 2 : match.start() - 1]
            doubled = text[match.start() - 1] == ")" and inner.strip()
            prose = sum(c.isalpha() for c in inner) >= _LEAST_PROSE
            return (
                Found(start=start, end=match.end(), content=(start + 2, match.start() - 1))
                if doubled and prose
                else None
            )
    return None
