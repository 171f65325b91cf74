"""A page as a reader sees it, and what its source tells beside: read once, in linear time, from the first MiB."""

import re
from typing import TYPE_CHECKING, NamedTuple

from footnote_audit.text import squeeze

if TYPE_CHECKING:
    from lxml import etree

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
        self.title, self.refresh, self.canonical = "", "", ""
        self.meta: dict[str, str] = {}
        self.blocks: list[Block] = []
        self.anchors: set[str] = set()
        self.names: list[str] = []
        self.scripts: list[str] = []
        self.noscript: list[str] = []
        self.frames: list[str] = []
        self.password = False
        self.data = self.embedded = 0
        self._pieces: list[str] = []
        self._tags = ["body"]
        self._links = self._unseen = self._furniture = self._anchor = 0
        # What each open element changed, to be undone at its end.
        self._open: list[tuple[bool, bool, bool]] = []

    def start(self, element: "etree._Element", tag: str) -> None:
        attributes = element.attrib
        name, kind = attributes.get("id", ""), attributes.get("class", "")
        if name:
            self.anchors.add(name)
        block = tag in _BLOCKS
        if block:
            self.flush()
            self._tags.append(tag)
        unseen = _is_unseen(tag, name, attributes)
        furniture = not unseen and _is_furniture(tag, name, kind, attributes)
        # The head of a page is furniture; the head of an article is not.
        furniture = furniture or (tag == "header" and not unseen and _is_on_top(element))
        self._unseen += unseen
        self._furniture += furniture
        self._anchor += tag == "a"
        self._open.append((block, unseen, furniture))
        if (name or kind) and len(self.names) < _NAMES:
            self.names.append(f"{name[:100]} {kind[:200]}")
        if tag in _TOLD:
            self._note(element, tag, attributes)
        if element.text and not self._unseen:
            self.say(element.text)

    def end(self, element: "etree._Element", tag: str) -> None:
        block, unseen, furniture = self._open.pop()
        if block:
            self.flush()
            self._tags.pop()
        self._unseen -= unseen
        self._furniture -= furniture
        self._anchor -= tag == "a"
        if element.tail and not self._unseen:
            self.say(element.tail)

    def say(self, text: str) -> None:
        self._pieces.append(text)
        if self._anchor:
            self._links += len(squeeze(text))

    def flush(self) -> None:
        if not self._pieces:
            return
        text = squeeze("".join(self._pieces))
        if text:
            self.blocks.append(Block(self._tags[-1], text, self._links, self._furniture > 0))
        self._pieces, self._links = [], 0

    def _note(self, element: "etree._Element", tag: str, attributes: "etree._Attrib") -> None:
        match tag:
            case "a" | "map":
                self.anchors.add(attributes.get("name", ""))
            case "title":
                self.title = self.title or squeeze((element.text or "")[:2000])
            case "meta":
                self._meta(attributes)
            case "link" if "canonical" in attributes.get("rel", "").lower():
                self.canonical = self.canonical or str(attributes.get("href", "")).strip()
            case "script":
                self._script(element.text or "", attributes)
            case "noscript":
                self.noscript.append(squeeze("".join(str(t) for t in element.itertext()))[:2000])
            case "frame" | "iframe":
                self.frames.append(f"{tag} {attributes.get('src', '')}"[:500])
            case "img" | "video" | "audio" | "embed" | "object" | "canvas":
                # Pictures of one pixel count readers and show nothing.
                self.embedded += attributes.get("width") not in {"0", "1"}
            case "input" if attributes.get("type", "").lower() == "password":
                self.password = True

    def _meta(self, attributes: "etree._Attrib") -> None:
        content = str(attributes.get("content", ""))[:2000]
        if attributes.get("http-equiv", "").strip().lower() == "refresh":
            self.refresh = self.refresh or content
        name = attributes.get("name") or attributes.get("property") or ""
        if name and len(self.meta) < 200:
            self.meta.setdefault(str(name).strip().lower(), content)

    def _script(self, text: str, attributes: "etree._Attrib") -> None:
        kind = attributes.get("type", "").lower()
        if "json" in kind or text.lstrip()[:8].startswith("window._"):
            self.data += sum(len(found) for found in _STRINGS.findall(text) if found.count(" ") >= len(found) // 20)
        if len(self.scripts) < 200:
            self.scripts.append(f"{attributes.get('src', '')}\n{text[:_SCRIPT]}")


def _is_unseen(tag: str, name: str, attributes: "etree._Attrib") -> bool:
    if tag in _UNSEEN or "hidden" in attributes or (name and name.startswith(_TOOLBARS)):
        return True
    style = attributes.get("style", "")
    return bool(style) and bool(_HIDDEN.search(style[:1000]))


def _is_on_top(element: "etree._Element") -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == "body"


def _is_furniture(tag: str, name: str, kind: str, attributes: "etree._Attrib") -> bool:
    if tag in _FURNITURE or attributes.get("role") in _FURNITURE_ROLES:
        return True
    if not (name or kind) or tag not in _NAMED_FURNITURE or len(name) + len(kind) > 200:
        return False
    return bool(_FURNITURE_NAMES.search(f"{name} {kind}"))


def read_page(text: str) -> Page:
    """The page in `text`, however damaged its HTML is."""
    # Loaded here, because a run that judges no page must not pay for it.
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    reader = _Reader()
    try:
        root = etree.fromstring(text.replace("\0", "").encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:  # nothing in it but blanks or comments
        root = None
    if root is not None:
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if event == "start":
                reader.start(element, str(element.tag))
            else:
                reader.end(element, str(element.tag))
    reader.flush()
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
        data=reader.data,
        embedded=reader.embedded,
    )


def is_prose(block: Block) -> bool:
    """Whether a block is running text: long, no menu, and mostly no link."""
    if block.furniture or block.links * 2 >= len(block.text) or (block.tag == "li" and block.links):
        return False
    return weight(block.text) >= PROSE


def weight(text: str) -> int:
    """The length of a text in characters of an alphabet."""
    return len(text) + int(_DENSITY * sum(1 for _ in _DENSE.finditer(text))) if not text.isascii() else len(text)
