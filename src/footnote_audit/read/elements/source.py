"""XML as a tree in which every piece of text knows where it stands in the file.

The parsers at hand give the line of an element at best, and one wrong byte ends their reading. Findings need columns,
and an editor whose file has a stray tag needs the rest of it: so the file is scanned here, tag by tag. What the scanner
knows of XML 1.0 is tags, attributes, comments, CDATA, processing instructions, character references, the entities named
by HTML, and internal entities that stand for plain text. Nothing is fetched and no entity holds another: no expansion
can grow.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from footnote_audit.errors import ReadError
from footnote_audit.read.bodies import unescape

# A file at this limit with a note at every tenth tag is read within eight seconds on one slow core; the longest books
# have some 200,000 tags.
MOST_TAGS = 400_000
# What is nested deeper is read as if it stood on this level.
MOST_LEVELS = 2_048
_TAG = re.compile(r"<(/?)([^\s<>/\"'=!?&;]++)((?:[^<>\"']|\"[^\"<]*+\"|'[^'<]*+')*+)>")
_ATTRIBUTE = re.compile(r"([^\s=\"'/]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[\w.:-]{1,60});")
_ENTITY = re.compile(r"<!ENTITY\s+([\w.:-]{1,60})\s+(?:\"([^\"<&%]{0,200})\"|'([^'<&%]{0,200})')\s*>")
_SUBSET_END = re.compile(r"\]\s*>")
# How many faults are told one by one.
_MOST_FAULTS = 20
_NO_ATTRIBUTES: dict[str, str] = {}


@dataclass(slots=True, eq=False)
class Element:
    """An element: local name, attributes by local name, the offset of its tag, and its text and elements in order.

    Pieces of text are pairs of characters and their offset in the file; a piece is contiguous in the file or a single
    decoded reference.
    """

    name: str
    attributes: dict[str, str]
    start: int
    parent: "Element | None" = None
    content: "list[Element | tuple[str, int]]" = field(default_factory=list)

    def get(self, name: str) -> str:
        """The value of an attribute, "" where there is none."""
        return self.attributes.get(name, "")

    def elements(self) -> "Iterator[Element]":
        """The elements right inside this one."""
        return (one for one in self.content if isinstance(one, Element))

    def find(self, *names: str) -> "Element | None":
        """The first element inside, at any depth and in the order of the file, that bears one of the names."""
        return next((one for one in self.iter() if one.name in names and one is not self), None)

    def child(self, *names: str) -> "Element | None":
        """The first element right inside that bears one of the names."""
        return next((one for one in self.elements() if one.name in names), None)

    def iter(self) -> "Iterator[Element]":
        """This element and all inside, in the order of the file."""
        pending = [self]
        while pending:
            element = pending.pop()
            yield element
            pending.extend([one for one in reversed(element.content) if one.__class__ is Element])

    def ancestors(self) -> "Iterator[Element]":
        """The elements around this one, nearest first."""
        element = self.parent
        while element is not None:
            yield element
            element = element.parent

    def below(self, names: Collection[str]) -> "set[Element]":
        """The elements that stand, at any depth, inside one of these names."""
        found: set[Element] = set()
        for element in self.iter():
            if element.parent in found or (element.parent is not None and element.parent.name in names):
                found.add(element)
        return found

    def words(self) -> str:
        """All text inside, white space folded."""
        pieces: list[str] = []
        pending: list[Element | tuple[str, int]] = [self]
        while pending:
            one = pending.pop()
            if isinstance(one, Element):
                pending.extend(reversed(one.content))
            else:
                pieces.append(one[0])
        return " ".join("".join(pieces).split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong with the markup at an offset; `cuts` where what should follow is missing."""

    offset: int
    message: str
    cuts: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A scanned file: its outermost element (one without name where there are several) and its faults in order."""

    root: Element
    faults: tuple[Fault, ...]


def scan(uri: str, text: str) -> Source:
    """The tree of an XML file, as much as can be had. Raises ReadError for a file without elements or with too many."""
    tags = text.count("<")
    if tags > MOST_TAGS:
        raise ReadError(uri, f"the XML has {tags:,} tags, more than the limit of {MOST_TAGS:,}; split it first")
    scanner = _Scanner(text)
    scanner.run()
    outermost = list(scanner.top.elements())
    if not outermost:
        raise ReadError(uri, "the XML holds no element; give a file with an article")
    # Where the outermost tag itself is damaged, what it held stands side by side.
    root = outermost[0] if len(outermost) == 1 else scanner.top
    return Source(root=root, faults=tuple(scanner.faults))


class _Scanner:
    def __init__(self, text: str) -> None:
        self._text = text
        self.top = Element(name="", attributes={}, start=0)
        self.faults: list[Fault] = []
        self._open = [self.top]
        self._names: Counter[str] = Counter()
        self._flattened: Counter[str] = Counter()
        self._entities: dict[str, str] = {}
        self._unended_openers: set[str] = set()

    def run(self) -> None:
        text, at = self._text, 0
        while at < len(text):
            tag = text.find("<", at)
            tag = len(text) if tag < 0 else tag
            if tag > at:
                self._characters(at, tag)
            if tag == len(text):
                break
            at = self._markup(tag)
        if len(self._open) > 1:
            self._fault(len(text), f"the file ends inside <{self._open[-1].name}>", cuts=True)

    def _markup(self, at: int) -> int:
        """Takes in what begins with "<" at this offset; the offset behind it."""
        text = self._text
        match = _TAG.match(text, at)
        if match:
            self._tag(match)
            return match.end()
        for opener, closer in (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")):
            if text.startswith(opener, at):
                end = -1 if opener in self._unended_openers else text.find(closer, at + len(opener))
                if end < 0:
                    return self._unended(at, opener)
                if opener == "<![CDATA[":
                    self._append(text[at + len(opener) : end], at + len(opener))
                return end + len(closer)
        if text.startswith("<!", at):
            return self._declaration(at)
        self._fault(at, "a tag is damaged")
        following = text.find("<", at + 1)
        end = text.find(">", at, following if following >= 0 else len(text)) + 1
        return end or (following if following >= 0 else len(text))

    def _unended(self, at: int, opener: str) -> int:
        """Passes an opener whose closer is missing, up to the end of what looks like a tag."""
        self._unended_openers.add(opener)
        self._fault(at, f"{opener} does not end")
        end = self._text.find(">", at)
        return at + len(opener) if opener == "<![CDATA[" else end + 1 or len(self._text)

    def _declaration(self, at: int) -> int:
        """Passes a document type declaration, keeping its entities of plain text."""
        end = self._text.find(">", at)
        subset = self._text.find("[", at, end if end >= 0 else len(self._text))
        if subset >= 0:
            match = _SUBSET_END.search(self._text, subset)
            end = match.end() - 1 if match else -1
            for entity in _ENTITY.finditer(self._text, subset, end if end >= 0 else subset):
                self._entities.setdefault(f"&{entity[1]};", entity[2] or entity[3] or "")
        if end < 0:
            self._fault(at, "the document type declaration does not end", cuts=True)
            return len(self._text)
        return end + 1

    def _tag(self, match: re.Match[str]) -> None:
        name = match[2].rpartition(":")[2]
        rest = match[3]
        if match[1]:
            self._close(name, match.start())
            return
        parent = self._open[-1]
        element = Element(name=name, attributes=_attributes(rest), start=match.start(), parent=parent)
        parent.content.append(element)
        if rest.endswith("/"):
            return
        if len(self._open) > MOST_LEVELS:
            self._flattened[name] += 1
            self._fault(match.start(), f"<{name}> is nested deeper than {MOST_LEVELS} levels")
            return
        self._open.append(element)
        self._names[name] += 1

    def _close(self, name: str, at: int) -> None:
        if self._flattened[name]:
            self._flattened[name] -= 1
            return
        if not self._names[name]:
            self._fault(at, f"</{name}> closes nothing")
            return
        if self._open[-1].name != name:
            self._fault(at, f"</{name}> stands where </{self._open[-1].name}> should")
        while True:
            closed = self._open.pop()
            self._names[closed.name] -= 1
            if closed.name == name:
                return

    def _characters(self, start: int, end: int) -> None:
        if self._text.find("&", start, end) < 0:
            self._append(self._text[start:end], start)
            return
        done = start
        for match in _REFERENCE.finditer(self._text, start, end):
            written = match.group()
            known = self._entities.get(written)
            decoded = unescape(written) if known is None else known
            if decoded == written:
                continue
            self._append(self._text[done : match.start()], done)
            self._append(decoded, match.start())
            done = match.end()
        self._append(self._text[done:end], done)

    def _append(self, characters: str, at: int) -> None:
        if characters:
            self._open[-1].content.append((characters, at))

    def _fault(self, at: int, message: str, *, cuts: bool = False) -> None:
        if len(self.faults) < _MOST_FAULTS or cuts:
            self.faults.append(Fault(offset=at, message=message, cuts=cuts))


def _attributes(written: str) -> dict[str, str]:
    if "=" not in written:
        return _NO_ATTRIBUTES
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(written):
        value = match[2] if match[2] is not None else match[3]
        found.setdefault(match[1].rpartition(":")[2], unescape(value) if "&" in value else value)
    return found
