"""Notes between delimiters inside the running text: WordPress shortcodes and their kin.

A wrapping pair holds the note between its delimiters: [ref]note[/ref], <fn>note</fn>, ((note)). Shortcodes that keep
it in an attribute are read in attribute_shortcodes. A damaged shortcode gives what can be told for sure, with a
warning; it never reaches over the next opener, and without its closing tag never over the end of the paragraph.
`openers` holds the table; what a user names as delimiters joins it for the run.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from footnote_audit.read.attribute_shortcodes import attribute_shortcode
from footnote_audit.read.openers import CLOSING, OPENERS, PARAGRAPH_END, Found, Opener, Shape, nearly

__all__ = ["Found", "Opener", "openers", "scan"]

_MIRROR = {"(": ")", "[": "]", "{": "}"}
# The longest note looked for; longer stretches are a lost closing tag.
REACH = 20_000
# Deeper nesting than any note has; it bounds the work on a run of openers.
_DEPTH = 12
# Two parentheses open a note only where prose stands between them.
_LEAST_PROSE = 4
# A doubtful pair needs this share of notes among all it encloses, and each to be as long as a citation.
_LEAST_SHARE = 0.9
_LEAST_NOTE = 25
# Names that also stand in brackets in ordinary prose.
_WORDS = frozenset({"fn", "ref", "footnote", "note", "n", "endnote", "sidenote"})
_NOTE_LIKE = re.compile(r"[.,:;?!»”\"] |\.$|https?://|\d{4}|\bp\. ?\d")
_LABELLED = re.compile(
    r"\b(?:value|data-value|referencenumber|num|number|label)\s*=\s*[\"'“”‘’]?([^\"'“”‘’\]<>/\s]{1,12})", re.I
)
# In a note list's place, alone on a line: [footnotes], [footnotes /].
_LIST_PLACE = re.compile(r"\[(?i:footnotes|footnote_list|mfn_footnotes|efn_list|references)\s*/?\][ \t]*$", re.M)
_BACK_REFERENCE = re.compile(r"\(\(\s*ref:\s*(\d{1,4})\s*\)\)", re.I)


@dataclass(frozen=True, slots=True)
class _Table:
    """Openers ready to be looked for: the patterns of their beginnings, and each opener by what it begins with.

    All that one pattern finds begins with the same character, so the scan can jump from one such character to the next.
    """

    starts: dict[str, re.Pattern[str]]
    square: dict[str, Opener]
    tags: dict[str, list[Opener]]
    literals: dict[str, list[Opener]]


def openers(text: str) -> int:
    """How many shortcodes begin in the text, whole or damaged."""
    return len(_starts(text, _table()))


def scan(text: str, own: Sequence[Opener] = (), *, markup: bool = True) -> tuple[Found, ...]:
    """Every shortcode of the text in order; stray closing tags are reported as damage without content.

    `own` are delimiters that the user names (see own_delimiters). Without `markup` pairs that other writing uses for
    links and templates are left alone.
    """
    table = _table(tuple(own), _spoken(text) if markup else (), markup=markup)
    found = list(_list_places(text))
    starts = _starts(text, table)
    following_starts = _following(starts, len(text))
    shown: set[int] = set()
    done = 0
    for number, match in enumerate(starts):
        if match.start() < done:
            continue
        following = following_starts[number]
        one = _one(text, match, table, following=following, number=number)
        if one is not None and _escaped(text, one):
            shown.add(one.content[1] if one.content else one.end)
        elif one is not None:
            found.append(one)
            done = one.end
    return tuple(_with_strays(text, sorted(found, key=lambda f: f.start), table, shown))


def _list_places(text: str) -> Iterator[Found]:
    for match in _LIST_PLACE.finditer(text):
        start = match.start()
        while start and text[start - 1] in " \t":
            start -= 1
        if start == 0 or text[start - 1] == "\n":
            yield Found(start=start, end=match.end(), content=None)


def _starts(text: str, table: _Table) -> list[re.Match[str]]:
    """Where notes may begin, in order; none lies in another."""
    found: list[re.Match[str]] = []
    ahead = [(p, m) for first, p in table.starts.items() if first in text and (m := p.search(text))]
    while ahead:
        found.append(min((m for _, m in ahead), key=re.Match.start))
        end = found[-1].end()
        ahead = [(p, m) for p, old in ahead if (m := old if old.start() >= end else p.search(text, end))]
    return found


def _following(starts: Sequence[re.Match[str]], end: int) -> list[int]:
    """For each beginning where the next certain one is: a name that is no word of prose."""
    found = []
    for match in reversed(starts):
        found.append(end)
        if match.lastgroup == "square" and match.group("square").lower() not in _WORDS:
            end = match.start()
    return found[::-1]


_SURE = tuple(o for o in OPENERS if not o.doubtful)


@lru_cache(maxsize=16)
def _table(own: tuple[Opener, ...] = (), spoken: tuple[Opener, ...] = (), *, markup: bool = True) -> _Table:
    known = (*own, *(o for o in _SURE if markup or o.markdown), *spoken)
    square = {o.name: o for o in known if o.shape in (Shape.SQUARE, Shape.ATTRIBUTE)}
    tags: dict[str, list[Opener]] = {}
    literals: dict[str, list[Opener]] = {}
    for opener in known:
        if opener.shape is Shape.TAG:
            tags.setdefault(opener.name, []).append(opener)
        elif opener.shape is Shape.LITERAL:
            literals.setdefault(opener.literal[0].casefold(), []).append(opener)
    longest_first = sorted(literals, key=len, reverse=True)
    branches = {
        "[": [rf"\[(?i:(?P<square>{'|'.join(map(re.escape, square))}))(?=[\s\]=/])"],
        "<": [rf"<(?i:(?P<tag>{'|'.join(map(re.escape, tags))}))(?=[\s>/])"],
    }
    for literal in longest_first:
        for first in sorted({literal[0].lower(), literal[0].upper()}):
            branches.setdefault(first, []).append(f"{re.escape(first)}(?i:{re.escape(literal[1:])})")
    starts = {first: re.compile("|".join(those)) for first, those in branches.items()}
    return _Table(starts=starts, square=square, tags=tags, literals=literals)


def _one(text: str, match: re.Match[str], table: _Table, *, following: int, number: int) -> Found | None:
    """The note that begins here, if one does."""
    if match.lastgroup == "square":
        opener = table.square[match.group("square").lower()]
        if opener.attributes:
            return attribute_shortcode(text, match, opener, min(following, match.start() + REACH), number=number)
        return _wrapping(text, match, opener, following=following)
    if match.lastgroup == "tag":
        opener = table.tags[match.group("tag").lower()][0]
        return (
            _element(text, match, opener) if opener.attributes else _wrapping(text, match, opener, following=following)
        )
    back = _BACK_REFERENCE.match(text, match.start())
    if back:
        return Found(start=back.start(), end=back.end(), content=None, refers=back.group(1))
    pairs = table.literals[match.group().casefold()]
    return next((one for one in (_literal(text, match, opener) for opener in pairs) if one), None)


def _escaped(text: str, one: Found) -> bool:
    """WordPress shows a shortcode in doubled brackets as it is: [[ref]…[/ref]]."""
    return (
        text[one.start : one.start + 2] != "[["
        and text[max(0, one.start - 1) : one.start] == "["
        and text[one.end : one.end + 1] == "]"
        and text[one.start] == "["
    )


def _with_strays(text: str, found: Sequence[Found], table: _Table, shown: set[int]) -> Iterator[Found]:
    """The shortcodes, and between them closing tags that close nothing."""
    done = 0
    for one in (*found, Found(start=len(text), end=len(text), content=None)):
        for match in CLOSING.finditer(text, done, one.start):
            if match.group(1).lower() in table.square and match.start() not in shown:
                yield Found(start=match.start(), end=match.end(), content=None, damage="a closing tag closes nothing")
        if one.end > one.start:
            yield one
        done = one.end


def _wrapping(text: str, match: re.Match[str], opener: Opener, *, following: int) -> Found | None:
    """A note between an opening and a closing tag; the same tag inside it belongs to it."""
    angle = opener.shape is Shape.TAG
    name, open_, close = (opener.name, "<", ">") if angle else (opener.name, r"\[", r"\]")
    tag = re.compile(r"[^<>\n]{0,300}>" if angle else r"[^\]\[\n]{0,200}\]").match(text, match.end())
    if tag is None:
        return None
    label = _LABELLED.search(tag.group())
    said = label.group(1) if label else None
    if tag.group()[:-1].rstrip().endswith("/"):
        return Found(start=match.start(), end=tag.end(), content=None, refers=said) if said else None
    edge_pattern = re.compile(rf"{open_}\s*(/?)\s*{re.escape(name)}(?=[\s{close}=/])[^{close}\n]{{0,200}}{close}", re.I)
    depth = 1
    for edge in edge_pattern.finditer(text, tag.end(), min(len(text), match.start() + REACH)):
        if not edge.group(1) and edge.group().rstrip("]> ").endswith("/"):
            continue
        depth += -1 if edge.group(1) else 1
        if depth == 0:
            return _closed(text, match.start(), edge.end(), (tag.end(), edge.start()), said)
        if depth > _DEPTH:
            break
    return _unclosed(text, match, tag, opener, said, following=following)


def _closed(text: str, start: int, end: int, content: tuple[int, int], said: str | None) -> Found:
    """A whole note; one without text, but with a number or name, is the note of that name once more."""
    if not text[content[0] : content[1]].strip():
        return Found(start=start, end=end, content=None, refers=said, damage=None if said else "the note is empty")
    return Found(start=start, end=end, content=content, label=said, counts=said is not None)


def _unclosed(
    text: str, match: re.Match[str], tag: re.Match[str], opener: Opener, said: str | None, *, following: int
) -> Found | None:
    """A note whose closing tag is misspelt, or lost: then it is not known how far the note goes."""
    stop = PARAGRAPH_END.search(text, tag.end(), match.start() + REACH)
    again = re.compile(rf"[\[<]{re.escape(opener.name)}(?=[\s\]>=/])", re.I).search(
        text, tag.end(), match.start() + REACH
    )
    limit = min(stop.start() if stop else match.start() + REACH, max(following, tag.end()))
    limit = min(limit, again.start()) if again else limit
    for closing in CLOSING.finditer(text, tag.end(), min(limit, len(text))):
        if nearly(closing.group(1), opener.name):
            content = (tag.end(), closing.start())
            return Found(
                start=match.start(), end=closing.end(), content=content, label=said, damage="misspelt closing tag"
            )
    if said:
        return Found(start=match.start(), end=tag.end(), content=None, refers=said)
    if opener.shape is Shape.TAG or ("=" not in tag.group() and opener.name in _WORDS):
        return None
    return Found(start=match.start(), end=tag.end(), content=None, damage="the closing tag is missing")


def _element(text: str, match: re.Match[str], opener: Opener) -> Found | None:
    """An element that keeps the note in an attribute: <footnotes data-text="note"></footnotes>."""
    tag = re.compile(r"[^<>]{0,20000}>").match(text, match.end())
    names = "|".join(opener.attributes)
    held = (
        re.compile(rf"\b(?:{names})\s*=\s*(\"[^\"]*\"|'[^']*')").search(text, match.end(), tag.end()) if tag else None
    )
    if tag is None or held is None:
        return None
    closing = re.compile(rf"\s*</{opener.name}\s*>", re.I).match(text, tag.end())
    label = _LABELLED.search(text, match.end(), held.start()) or _LABELLED.search(text, held.end(), tag.end())
    content = (held.start(1) + 1, held.end(1) - 1)
    end = closing.end() if closing else tag.end()
    return _closed(text, match.start(), end, content, label.group(1) if label else None)


def _literal(text: str, match: re.Match[str], opener: Opener) -> Found | None:
    """A note between literal delimiters, within its paragraph; brackets in it are balanced."""
    opening, closing = opener.literal
    start, inside = match.start(), match.end()
    stop = PARAGRAPH_END.search(text, inside, start + REACH)
    limit = stop.start() if stop else min(len(text), start + REACH)
    bracket = opening[0] if opening == opening[0] * len(opening) else opening[-1]
    mirrored = _MIRROR.get(bracket, "")
    if mirrored and closing in (mirrored, mirrored * len(opening)):
        end = _balanced(text, start if bracket == opening[0] else inside - 1, limit, bracket)
    else:
        found = re.compile(re.escape(closing), re.I).search(text, inside, limit)
        end = found.end() if found else None
    if end is None or text[end - len(closing) : end].casefold() != closing.casefold():
        return None
    content = (inside, end - len(closing))
    inner = text[content[0] : content[1]]
    if opener.prose and not _is_prose(inner):
        return None
    if opening == "((" and inner[0] == "(" and inner[-1] == ")" and _balanced(text, inside, end, "(") == content[1]:
        content = (inside + 1, end - 3)
    return Found(start=start, end=end, content=content) if inner.strip() else None


def _balanced(text: str, start: int, limit: int, opening: str) -> int | None:
    """Where the bracket that opens at `start` is closed."""
    left, right = opening, _MIRROR[opening]
    depth = 0
    for match in re.compile(rf"[{re.escape(left + right)}]").finditer(text, start, limit):
        depth += 1 if match.group() == left else -1
        if depth > _DEPTH:
            return None
        if depth == 0:
            return match.end()
    return None


def _is_prose(inner: str) -> bool:
    """Whether words stand between the delimiters, not a formula or code."""
    letters = sum(c.isalpha() for c in inner)
    return letters >= (_LEAST_PROSE if not inner.strip()[:1].isdigit() else 3 * _LEAST_PROSE) and bool(
        re.search(r"[\s.]", inner.strip())
    )


def _spoken(text: str) -> tuple[Opener, ...]:
    """The doubtful pairs that hold notes in this text: nearly all they enclose reads as one."""
    taken: list[Opener] = []
    for opener in OPENERS:
        # One character is found far faster than two.
        if not opener.doubtful or opener.literal[0][0] not in text or opener.literal[0] not in text:
            continue
        if any(t.literal[0].startswith(opener.literal[0]) for t in taken):
            continue
        opening, closing = map(re.escape, opener.literal)
        pattern = rf"{opening}([^\{opener.literal[0][-1]}\{opener.literal[1][-1]}\n]{{0,2000}}){closing}"
        inside = [m.group(1) for m in re.finditer(pattern, text)]
        notes = sum(len(i) >= _LEAST_NOTE and bool(_NOTE_LIKE.search(i)) and "|" not in i for i in inside)
        if len(inside) > 1 and notes >= _LEAST_SHARE * len(inside):
            taken.append(opener)
    return tuple(taken)
