"""The brackets of wikitext as a tree: notes, templates, links, and stretches that MediaWiki does not parse.

One pass over the brackets with a stack, in time linear in the text whatever is left open: an article is pasted with its
damage, and a parser that tries each open bracket to the end of the file takes minutes on a page of them. The order of
precedence is MediaWiki's preprocessor's: comments and unparsed tags, then extension tags, then braces and links. Other
than there, a `<ref>` may stand in a `<ref>`, and one that is never closed ends with its line.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise


class NodeKind(StrEnum):
    COMMENT = "comment"
    VERBATIM = "verbatim"
    TAG = "tag"
    TEMPLATE = "template"
    PARAMETER = "parameter"
    LINK = "link"
    STRAY = "stray"


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A bracketed stretch: offsets of the whole and of its inside, the tag's name and attributes, what it holds.

    `bars` are the offsets of the `|` that part the arguments of a template or a link. `damage` says what is wrong.
    """

    kind: NodeKind
    start: int
    end: int
    inside: tuple[int, int]
    name: str = ""
    attributes: str = ""
    children: tuple["Node", ...] = ()
    bars: tuple[int, ...] = ()
    damage: str | None = None


# Tags whose inside MediaWiki and its extensions take as it is; only that of nowiki is prose.
VERBATIM_TAGS = (
    "nowiki|pre|syntaxhighlight|source|math|chem|ce|score|timeline|templatedata|templatestyles|hiero|graph|imagemap|"
    "inputbox|categorytree|includeonly|maplink|mapframe|section"
)
# Tags whose inside is wikitext with a meaning of its own.
_PARSED_TAGS = "ref|references|gallery"
_TOKEN = re.compile(
    rf"<!--|<(/?)({VERBATIM_TAGS}|{_PARSED_TAGS})(?=[\s/>])([^<>]{{0,1000}})>|\{{\{{+|\}}\}}+|\[\[|\]\]|\|", re.I
)
# HTML comments may stand around the name: {{reflist|<!-- -->refs=.
_ARGUMENT_NAME = re.compile(r"(?:\s*<!--.{0,500}?-->)?([\w\s.:-]{0,60})=", re.S)
_NAME = re.compile(r"""\bname\s*=\s*["']?([^"'>/]+)""", re.I)
# Deeper nesting than any article has (MediaWiki stops at a hundred templates); it bounds recursion.
DEPTH = 40


@dataclass(slots=True, kw_only=True)
class _Open:
    """A bracket that waits for its other half; `first` is where its children begin among the finished nodes."""

    token: str
    start: int
    inside: int
    first: int
    bars: list[int] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class _Region:
    """What is parsed by itself: the page, or the inside of an extension tag."""

    end: int
    tag: "_Tag | None" = None
    opened: list[_Open] = field(default_factory=list)
    done: list[Node] = field(default_factory=list)
    braces: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tag:
    """An opening tag with the place where its inside and the whole of it ends."""

    name: str
    attributes: str
    start: int
    inside: tuple[int, int]
    end: int
    damage: str | None = None


def bracket_tree(text: str) -> tuple[Node, ...]:
    """The outermost bracketed stretches of a page in order, each with what it holds."""
    tokens, verbatim = _tokens(text)
    tags = _tags(text, tokens)
    closings = frozenset(tag.inside[1] for tag in tags.values() if tag.end > tag.inside[1])
    return _Scan(text=text, tags=tags, verbatim=verbatim, closings=closings).run(tokens)


def _tokens(text: str) -> tuple[list[re.Match[str]], dict[int, Node]]:
    """The brackets outside of comments and unparsed tags, and those by the offset they begin at."""
    found: list[re.Match[str]] = []
    verbatim: dict[int, Node] = {}
    never_closed: set[str] = set()
    at = 0
    while match := _TOKEN.search(text, at):
        at = match.end()
        name = (match.group(2) or "").lower()
        if match.group() == "<!--":
            end = text.find("-->", at)
            at = len(text) if end < 0 else end + 3
            verbatim[match.start()] = Node(kind=NodeKind.COMMENT, start=match.start(), end=at, inside=(match.end(), at))
        elif name and name not in _PARSED_TAGS.split("|"):
            node = _verbatim(text, match, name, never_closed)
            if node is None:
                continue
            verbatim[match.start()] = node
            at = node.end
        found.append(match)
    return (found, verbatim)


def _verbatim(text: str, match: re.Match[str], name: str, never_closed: set[str]) -> Node | None:
    """An unparsed tag with its inside; None for a closing tag and for one that is never closed, which are text."""
    if match.group(1) or name in never_closed:
        return None
    start, at = match.start(), match.end()
    attributes = match.group(3)
    if attributes.endswith("/"):
        return Node(
            kind=NodeKind.VERBATIM, start=start, end=at, inside=(at, at), name=name, attributes=attributes.rstrip("/")
        )
    closing = re.compile(rf"</{name}\s*>", re.I).search(text, at)
    if closing is None:
        never_closed.add(name)
        return None
    return Node(
        kind=NodeKind.VERBATIM,
        start=start,
        end=closing.end(),
        inside=(at, closing.start()),
        name=name,
        attributes=attributes,
    )


def _tags(text: str, tokens: list[re.Match[str]]) -> dict[int, _Tag]:
    """The extension tags by where they begin, opening and closing ones paired inside out."""
    found: dict[int, _Tag] = {}
    opened: list[tuple[int, re.Match[str]]] = []
    marks = [m for m in tokens if (m.group(2) or "").lower() in _PARSED_TAGS.split("|")]
    following = {m.start(): n.start() for m, n in pairwise(marks)}
    for match in marks:
        name = match.group(2).lower()
        if match.group(1):
            if opened and opened[-1][1].group(2).lower() == name:
                opener = opened.pop()[1]
                found[opener.start()] = _tag(opener, match.start(), match.end())
            elif name in {m.group(2).lower() for _, m in opened[-DEPTH:]}:
                while opened[-1][1].group(2).lower() != name:
                    lost = opened.pop()[1]
                    found[lost.start()] = _unclosed(text, lost, following.get(lost.start(), len(text)))
                opener = opened.pop()[1]
                found[opener.start()] = _tag(opener, match.start(), match.end())
        elif match.group(3).endswith("/"):
            found[match.start()] = _tag(match, match.end(), match.end())
        else:
            opened.append((match.start(), match))
    names = {_NAME.search(tag.attributes) for tag in found.values() if tag.inside[1] > tag.inside[0]}
    known = {match.group(1) for match in names if match}
    for start, lost in opened:
        name = _NAME.search(lost.group(3))
        if name and name.group(1) in known:
            found[start] = _tag(lost, lost.end(), lost.end(), "the slash that ends a repeated <ref> is missing")
        else:
            found[start] = _unclosed(text, lost, following.get(start, len(text)))
    return found


def _tag(opener: re.Match[str], inside_end: int, end: int, damage: str | None = None) -> _Tag:
    return _Tag(
        name=opener.group(2).lower(),
        attributes=opener.group(3).rstrip("/"),
        start=opener.start(),
        inside=(opener.end(), inside_end),
        end=end,
        damage=damage,
    )


def _unclosed(text: str, opener: re.Match[str], next_tag: int) -> _Tag:
    """A tag whose other half is lost: a note ends with its line or at the next tag; a list is its opening tag alone."""
    name = opener.group(2).lower()
    if name != "ref":
        return _tag(opener, opener.end(), opener.end())
    line = text.find("\n", opener.end(), next_tag)
    end = next_tag if line < 0 else line
    return _tag(opener, end, end, "<ref> is never closed")


@dataclass(slots=True, kw_only=True)
class _Scan:
    text: str
    tags: dict[int, _Tag]
    verbatim: dict[int, Node]
    closings: frozenset[int]
    _regions: list[_Region] = field(default_factory=list)

    def run(self, tokens: list[re.Match[str]]) -> tuple[Node, ...]:
        """The tree of all tokens."""
        self._regions = [_Region(end=len(self.text))]
        for match in tokens:
            while len(self._regions) > 1 and self._regions[-1].end <= match.start():
                self._leave()
            self._token(match)
        while len(self._regions) > 1:
            self._leave()
        return tuple(self._regions[0].done)

    def _token(self, match: re.Match[str]) -> None:
        region = self._regions[-1]
        start = match.start()
        if start in self.verbatim:
            region.done.append(self.verbatim[start])
        elif start in self.tags:
            tag = self.tags[start]
            self._regions.append(_Region(end=tag.inside[1], tag=tag))
        elif match.group(2):
            if start not in self.closings:
                region.done.append(
                    Node(
                        kind=NodeKind.STRAY,
                        start=start,
                        end=match.end(),
                        inside=(match.end(), match.end()),
                        damage="a closing tag closes nothing",
                    )
                )
        elif match.group() == "|":
            if region.opened:
                region.opened[-1].bars.append(start)
        elif match.group() in ("[[", "]]"):
            self._square(region, match)
        elif match.group()[0] == "{":
            self._open(region, match.group(), start, match.end())
            region.braces += 1
        else:
            self._close_braces(region, start, match.end())

    def _open(self, region: _Region, token: str, start: int, inside: int) -> None:
        region.opened.append(_Open(token=token, start=start, inside=inside, first=len(region.done)))

    def _square(self, region: _Region, match: re.Match[str]) -> None:
        if match.group() == "[[":
            self._open(region, "[[", match.start(), match.end())
        elif region.opened and region.opened[-1].token == "[[":
            opened = region.opened.pop()
            self._finish(region, opened, NodeKind.LINK, opened.start, (match.start(), match.end()))

    def _close_braces(self, region: _Region, start: int, end: int) -> None:
        """Pairs a run of closing braces with the runs left open, three for a parameter, two for a template."""
        while end - start >= 2 and region.braces:
            while region.opened[-1].token == "[[":
                region.opened.pop()
            opened = region.opened.pop()
            width = min(len(opened.token), end - start, 3)
            kind = NodeKind.PARAMETER if width == 3 else NodeKind.TEMPLATE
            self._finish(region, opened, kind, opened.inside - width, (start, start + width))
            start += width
            left = len(opened.token) - width
            if left >= 2:
                opened.token = opened.token[:left]
                opened.inside -= width
                opened.bars = []
                region.opened.append(opened)
            else:
                region.braces -= 1

    def _finish(self, region: _Region, opened: _Open, kind: NodeKind, start: int, closing: tuple[int, int]) -> None:
        """A bracket with both halves becomes a node that takes the nodes finished since it was opened."""
        if len(region.opened) + len(self._regions) > DEPTH:
            return
        children = tuple(region.done[opened.first :])
        del region.done[opened.first :]
        region.done.append(
            Node(
                kind=kind,
                start=start,
                end=closing[1],
                inside=(opened.inside, closing[0]),
                children=children,
                bars=tuple(opened.bars),
            )
        )

    def _leave(self) -> None:
        """Ends an extension tag; what it left open is text."""
        region = self._regions.pop()
        tag = region.tag
        if tag is None or len(self._regions) + len(self._regions[-1].opened) > DEPTH:
            return
        self._regions[-1].done.append(
            Node(
                kind=NodeKind.TAG,
                start=tag.start,
                end=tag.end,
                inside=tag.inside,
                name=tag.name,
                attributes=tag.attributes,
                children=tuple(region.done),
                damage=tag.damage,
            )
        )


def children_within(node: Node, start: int, end: int) -> tuple[Node, ...]:
    """The nodes in a node that lie between two offsets."""
    first = bisect_left(node.children, start, key=lambda child: child.start)
    last = bisect_left(node.children, end, key=lambda child: child.start)
    found = node.children[first:last]
    return found[:-1] if found and found[-1].end > end else found


def arguments(text: str, node: Node) -> Iterator[tuple[str | None, int, int]]:
    """The arguments of a template or link behind its name: the argument's name or None, start and end of its value.

    A name is what stands before the first `=` outside of inner brackets and reads as one; the `=` of an address in a
    note is none.
    """
    edges = [*node.bars, node.inside[1]]
    at = 0
    for bar, end in pairwise(edges):
        start = bar + 1
        while at < len(node.children) and node.children[at].end <= start:
            at += 1
        ahead = at
        while ahead < len(node.children) and node.children[ahead].kind is NodeKind.COMMENT:
            ahead += 1
        first = node.children[ahead].start if ahead < len(node.children) else end
        name = _ARGUMENT_NAME.match(text, start, min(first, end))
        if name:
            yield (name.group(1).strip(), name.end(), end)
        else:
            yield (None, start, end)
