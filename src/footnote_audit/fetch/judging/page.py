"""A page as a reader sees it, and what its source tells beside: read once, in linear time, from the first MiB."""

import contextlib
import re
import threading
from collections.abc import Mapping
from typing import Any, NamedTuple

from footnote_audit.text import squeeze

# Blocks shorter than this are captions, buttons and headlines; longer ones are running text.
PROSE = 60
# A letter of these scripts says as much as two or three of an alphabet.
_DENSE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_DENSITY = 1.5
# Most of a script is never looked at; redirects and application data stand at the start or are long as a whole.
_SCRIPT = 4000
# fmt: off
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "button", "caption", "center", "dd", "details", "dialog",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "html", "label", "legend", "li", "main", "nav", "ol", "option", "p", "pre", "section", "select",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})
# fmt: on
_HEADINGS = frozenset({"h1", "h2", "h3"})
_UNSEEN = frozenset({"script", "style", "template", "noscript", "svg", "head", "iframe", "object", "textarea"})
_FURNITURE = frozenset({"nav", "footer", "aside", "select", "menu"})
_FURNITURE_ROLES = frozenset({"navigation", "contentinfo", "search", "complementary"})
_FURNITURE_NAMES = re.compile(
    r"(?:^|[-_ ])(?:nav|navbar|menu|footer|sidebar|breadcrumbs?|cookie-?banner)(?:$|[-_ ])", re.I
)
_NAMED_FURNITURE = frozenset({"div", "ul", "section"})
# How many elements' names are kept: those that tell what a page is stand near its root.
_NAMES = 400
# Elements that tell something beside their text.
_TOLD = frozenset(
    {"a", "map", "title", "meta", "link", "script", "noscript", "frame", "iframe", "img", "video", "audio", "embed"}
    | {"object", "canvas", "input"}
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
# What archives put on top of a capture.
_TOOLBARS = ("wm-ipp", "wm-capinfo", "__wb_", "donato")
_own = threading.local()
_STRINGS = re.compile(r'"((?:[^"\\]|\\.){60,})"')


class Block(NamedTuple):
    """A run of visible text; `links`: how many of its characters are link text; `furniture`: menus and the like."""

    tag: str
    text: str
    links: int
    furniture: bool


class Page(NamedTuple):
    """What is told apart of one page. `names` are id and class words of its first elements, in lower case.

    `prose` counts the characters of running text that is no link; `data` those in application data (JSON); `embedded`
    counts pictures, films and documents shown in the page.
    """

    title: str
    meta: dict[str, str]
    blocks: tuple[Block, ...]
    anchors: frozenset[str]
    names: str
    refresh: str
    canonical: str
    scripts: str
    noscript: str
    frames: tuple[str, ...]
    password: bool
    prose: int
    data: int
    embedded: int

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings of the first three ranks, in order."""
        return tuple(block.text for block in self.blocks if block.tag in _HEADINGS)

    @property
    def main(self) -> tuple[Block, ...]:
        """The blocks outside of menus and footers."""
        return tuple(block for block in self.blocks if not block.furniture)

    @property
    def text(self) -> str:
        """All visible text."""
        return "\n".join(block.text for block in self.blocks)


class _Reader:
    """Walks the tree once. Everything is kept flat, so that deep pages cost no more than wide ones."""

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """Forget what was read."""
        self.title, self.refresh, self.canonical = "", "", ""
        self.meta: dict[str, str] = {}
        self.blocks: list[Block] = []
        self.anchors: set[str] = set()
        self.names: list[str] = []
        self.scripts: list[str] = []
        self.noscript: list[str] = []
        self.frames: list[str] = []
        self.password = False
        self.data_length = self.embedded = 0
        self._pieces: list[str] = []
        self._tags = ["body"]
        self._links = self._unseen = self._furniture = self._anchor = 0
        # What each open element changed, to be undone at its end.
        self._open: list[tuple[str, bool, bool, bool]] = []
        # The text of an element whose text is looked at apart, and that element.
        self._apart: list[str] | None = None
        self._apart_tag, self._apart_kind, self._apart_source = "", "", ""

    # The four methods that lxml calls while it reads (lxml, "The target parser interface").

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        name, kind = (attributes.get("id", ""), attributes.get("class", "")) if attributes else ("", "")
        block = tag in _BLOCKS
        if block:
            self.flush()
            self._tags.append(tag)
        unseen = tag in _UNSEEN or (bool(attributes) and _is_hidden(name, attributes))
        furniture = not unseen and (
            tag in _FURNITURE or (bool(attributes) and _is_furniture(tag, name, kind, attributes))
        )
        if tag == "header" and not unseen and self._open and self._open[-1][0] == "body":
            furniture = True  # the head of a page; the head of an article is none
        self._unseen += unseen
        self._furniture += furniture
        self._anchor += tag == "a"
        self._open.append((tag, block, unseen, furniture))
        if name:
            self.anchors.add(name)
        if (name or kind) and len(self.names) < _NAMES:
            self.names.append(f"{name[:100]} {kind[:200]}")
        if tag in _TOLD:
            self._note(tag, attributes)

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag == self._apart_tag and self._apart is not None:
            self._told_apart(tag, "".join(self._apart))
        if not self._open:
            return
        opened, block, unseen, furniture = self._open.pop()
        if block:
            self.flush()
            self._tags.pop()
        self._unseen -= unseen
        self._furniture -= furniture
        self._anchor -= opened == "a"

    def data(self, text: str) -> None:
        """Text, in pieces as the reader finds them."""
        if self._apart is not None:
            self._apart.append(text)
        if self._unseen:
            return
        self._pieces.append(text)
        if self._anchor:
            self._links += len(squeeze(text))

    def close(self) -> "_Reader":
        """The end of the page."""
        self.flush()
        return self

    def flush(self) -> None:
        if not self._pieces:
            return
        text = squeeze("".join(self._pieces))
        if text:
            self.blocks.append(Block(self._tags[-1], text, self._links, self._furniture > 0))
        self._pieces, self._links = [], 0

    def _note(self, tag: str, attributes: Mapping[str, str]) -> None:
        match tag:
            case "a" | "map":
                self.anchors.add(attributes.get("name", ""))
            case "title" | "script" | "noscript" if self._apart is None:
                self._apart, self._apart_tag = [], tag
                self._apart_kind, self._apart_source = attributes.get("type", "").lower(), attributes.get("src", "")
            case "meta":
                self._meta(attributes)
            case "link" if "canonical" in attributes.get("rel", "").lower():
                self.canonical = self.canonical or attributes.get("href", "").strip()
            case "frame" | "iframe":
                self.frames.append(f"{tag} {attributes.get('src', '')}"[:500])
            case "img" | "video" | "audio" | "embed" | "object" | "canvas":
                # Pictures of one pixel count readers and show nothing.
                self.embedded += attributes.get("width") not in {"0", "1"}
            case "input" if attributes.get("type", "").lower() == "password":
                self.password = True

    def _told_apart(self, tag: str, text: str) -> None:
        self._apart, self._apart_tag = None, ""
        if tag == "title":
            self.title = self.title or squeeze(text[:2000])
        elif tag == "noscript":
            self.noscript.append(squeeze(text[:4000])[:2000])
        else:
            self._script(text)

    def _meta(self, attributes: Mapping[str, str]) -> None:
        content = str(attributes.get("content", ""))[:2000]
        if attributes.get("http-equiv", "").strip().lower() == "refresh":
            self.refresh = self.refresh or content
        name = attributes.get("name") or attributes.get("property") or ""
        if name and len(self.meta) < 200:
            self.meta.setdefault(str(name).strip().lower(), content)

    def _script(self, text: str) -> None:
        if "json" in self._apart_kind or text.lstrip()[:8].startswith("window._"):
            self.data_length += sum(len(s) for s in _STRINGS.findall(text) if s.count(" ") >= len(s) // 20)
        if len(self.scripts) < 200:
            self.scripts.append(f"{self._apart_source}\n{text[:_SCRIPT]}")


def _is_hidden(name: str, attributes: Mapping[str, str]) -> bool:
    if "hidden" in attributes or (name and name.startswith(_TOOLBARS)):
        return True
    style = attributes.get("style", "")
    return bool(style) and bool(_HIDDEN.search(style[:1000]))


def _is_furniture(tag: str, name: str, kind: str, attributes: Mapping[str, str]) -> bool:
    if attributes.get("role") in _FURNITURE_ROLES:
        return True
    if not (name or kind) or tag not in _NAMED_FURNITURE or len(name) + len(kind) > 200:
        return False
    return bool(_FURNITURE_NAMES.search(f"{name} {kind}"))


def read_page(text: str) -> Page:
    """The page in `text`, however damaged its HTML is."""
    reader = _read(text.replace("\0", "").encode("utf-8", "replace"))
    return Page(
        title=reader.title,
        meta=reader.meta,
        blocks=tuple(reader.blocks),
        anchors=frozenset(reader.anchors),
        names=" ".join(reader.names).lower(),
        refresh=reader.refresh,
        canonical=reader.canonical,
        scripts="\n".join(reader.scripts),
        noscript=" ".join(reader.noscript),
        frames=tuple(reader.frames),
        password=reader.password,
        prose=sum(weight(block.text) for block in reader.blocks if is_prose(block)),
        data=reader.data_length,
        embedded=reader.embedded,
    )


def _read(source: bytes) -> _Reader:
    """What was read of the source; it stands until the next page is read in this thread."""
    # Loaded here, because a run that judges no page must not pay for it.
    from lxml import etree

    # Made once for a thread: a new parser looks up what its target can do, which takes as long as to read a page.
    # While it reads, or where it was interrupted, it is nobody's.
    reader, parser = _own.__dict__.pop("reading", None) or _new_parser()
    reader.begin()
    with contextlib.suppress(etree.XMLSyntaxError):  # nothing in it but blanks or comments
        etree.fromstring(source, parser)
    _own.reading = reader, parser
    reader.flush()
    return reader


def _new_parser() -> tuple[_Reader, Any]:
    from lxml import etree

    reader = _Reader()
    # The stubs of lxml let a target have bytes for tags, which lxml never gives it.
    target: Any = reader
    return reader, etree.HTMLParser(encoding="utf-8", target=target, huge_tree=True)


def is_prose(block: Block) -> bool:
    """Whether a block is running text: long, no menu, and mostly no link."""
    if block.furniture or block.links * 2 >= len(block.text) or (block.tag == "li" and block.links):
        return False
    return weight(block.text) >= PROSE


def weight(text: str) -> int:
    """The length of a text in characters of an alphabet."""
    return len(text) + int(_DENSITY * sum(1 for _ in _DENSE.finditer(text))) if not text.isascii() else len(text)
