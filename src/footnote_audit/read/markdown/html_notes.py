"""Notes that a Markdown text writes as HTML: `<sup><a href="#n1">1</a></sup>`, and a paragraph that bears `id="n1"`."""

import re
from dataclasses import dataclass

_LINK = re.compile(
    r"(?:<sup\b[^<>]{0,200}>\s*)?(?:<a\b[^<>]{0,300}>\s*</a>\s*)?<a\b([^<>]{0,500})>\s*(?:<sup\b[^<>]{0,200}>\s*)?"
    r"\[?\(?(\d{1,6}|[a-zA-Z]|[ivxlcIVXLC]{1,8}|[*†‡§¶‖#]{1,4})\)?\]?\s*(?:</sup>\s*)?</a>(?:\s*</sup>)?",
    re.I,
)
_HREF = re.compile(r"\bhref\s*=\s*[\"']?#([^\"'\s<>]{1,200})", re.I)
_TARGET = re.compile(r"<(\w+)\b[^<>]{0,500}?\b(?:id|name)\s*=\s*[\"']?([^\"'\s<>]{1,200})[\"']?[^<>]{0,500}>", re.I)
_BEFORE_TARGET = re.compile(r"(?:[ \t]|<(?!/)\w+[^<>]{0,300}>|[-*+][ \t]|\d{1,6}[.)][ \t]|[>\[(])*$")
_END = re.compile(r"\n[ \t]*\n|</(?:p|li|div|dd|td|aside)>|<(?:p|li)\b|\n[ \t]*(?=\d{1,6}[.)][ \t]|[-*+][ \t])", re.I)
_BACK = re.compile(
    r"<a\b[^<>]{0,500}\bhref\s*=\s*[\"']?#[^<>]{0,300}>[^<>]{0,40}</a>|\[[^\[\]\n]{1,20}\]\(#[^()\n]{1,200}\)", re.I
)
_LABEL = re.compile(r"(?:\s|<[^<>]{0,500}>)*[\[(]?(?:{label})[\])]?(?:\s*</\w+>)*[.:)]?(?=\s|<|$)")


@dataclass(frozen=True, slots=True)
class LinkedNote:
    """A note with its marks (start, end): the block from `start` to `end`, its words from `text_start`."""

    key: str
    label: str
    start: int
    end: int
    text_start: int
    marks: tuple[tuple[int, int], ...]


def linked_notes(text: str) -> tuple[LinkedNote, ...]:
    """The notes whose target begins a line or block and which a short linked mark before it points at."""
    if "<a" not in text.lower() or "#" not in text:
        return ()
    targets = _targets(text)
    marks: dict[str, list[tuple[int, int, str]]] = {}
    for match in _LINK.finditer(text):
        href = _HREF.search(match.group(1))
        if href and href.group(1) in targets and match.start() < targets[href.group(1)][0]:
            marks.setdefault(href.group(1), []).append((match.start(), match.end(), match.group(2)))
    starts = sorted(targets[name][0] for name in marks)
    found = [_note(text, name, targets[name], marks[name], starts) for name in marks]
    return tuple(sorted(found, key=lambda note: note.start))


def _targets(text: str) -> dict[str, tuple[int, int]]:
    """The elements with a name that begin a line: where the line's block begins, and where the element's tag ends."""
    found: dict[str, tuple[int, int]] = {}
    for match in _TARGET.finditer(text):
        line = max(text.rfind("\n", 0, match.start()) + 1, match.start() - 600)
        lead = _BEFORE_TARGET.search(text, line, match.start())
        if lead and (lead.start() == line or text[lead.start() - 1] in ">\n"):
            found.setdefault(match.group(2), (match.start(), match.end()))
    return found


def _note(
    text: str, name: str, target: tuple[int, int], marks: list[tuple[int, int, str]], starts: list[int]
) -> LinkedNote:
    from bisect import bisect_right

    following = bisect_right(starts, target[0])
    limit = starts[following] if following < len(starts) else len(text)
    label = marks[0][2]
    printed = re.compile(_LABEL.pattern.replace("{label}", re.escape(label))).match(text, target[1], limit)
    begin = printed.end() if printed else target[1]
    end = _END.search(text, begin, limit)
    line = text.rfind("\n", 0, target[0]) + 1
    return LinkedNote(
        key=f"linked-{name}",
        label=label,
        start=max(line, max((stop for _, stop, _ in marks), default=0)),
        end=end.start() if end else limit,
        text_start=begin,
        marks=tuple((start, stop) for start, stop, _ in marks),
    )


def without_back_links(markup: str) -> str:
    """A note's markup without the links that lead back to its marks."""
    return _BACK.sub("", markup)
