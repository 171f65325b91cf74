"""Pages as one page of HTML: bodies one after another, names unique, links between pages inside it.

Serves books of many files and exports of many posts.
"""

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from footnote_audit.read.forms import ArticleFile
from footnote_audit.read.raw import Raw
from footnote_audit.read.stitched import StitchedRaw, Stitching

_TAG = re.compile(r"<!--|<([a-zA-Z][\w:.-]*)((?:[^<>\"']|\"[^\"<]*+\"|'[^'<]*+')*+)>")
_ATTRIBUTE = re.compile(r"(\s(?:id|name|href)\s*=\s*)(?:\"([^\"]*)\"|'([^']*)')", re.I)
_TYPE = re.compile(r"\sepub:type\s*=\s*[\"']([^\"']*)[\"']")
_BODY = re.compile(r"<body\b([^<>]*)>", re.I)
_BODY_END = re.compile(r"</body\s*>", re.I)
_HEAD_END = re.compile(r"</head\s*>|</?html\b[^<>]*>|<!DOCTYPE[^<>]*>|<\?xml[^<>]*>", re.I)
_NAME = re.compile(r"\s(?:id|name)\s*=\s*[\"']([^\"']+)[\"']", re.I)
_LINK = re.compile(r"\shref\s*=\s*[\"']([^\"'#]+)#", re.I)
_NOTES = re.compile(r"<(?:body|section|div)\b[^<>]*epub:type\s*=\s*[\"'][^\"']*(?:foot|end|rear)notes[\s\"']", re.I)
_WORDS = re.compile(r">[^<>]{20,}<")
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())  # noqa: SIM905
# The role in HTML of what EPUB 3 tells by epub:type.
_ROLES = {
    "noteref": "doc-noteref",
    "footnote": "doc-footnote",
    "endnote": "doc-endnote",
    "rearnote": "doc-endnote",
    "footnotes": "doc-endnotes",
    "endnotes": "doc-endnotes",
    "rearnotes": "doc-endnotes",
    "biblioentry": "doc-biblioentry",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page: its name in the container and where its characters stand in the whole."""

    name: str
    start: int
    end: int


def linked_pages(name: str, text: str) -> Iterator[str]:
    """The names of the files that the links of a page lead into."""
    return (_resolved(name, link) for link in dict.fromkeys(_LINK.findall(text)))


def is_notes_page(text: str) -> bool:
    """Whether a page says, where it begins, that it holds the notes."""
    body = _BODY.search(text)
    start = body.start() if body else 0
    match = _NOTES.search(text, start, start + 2000)
    return match is not None and not _WORDS.search(text, start, match.start())


def joined(file: ArticleFile, whole: Raw, pages: Sequence[Page]) -> StitchedRaw:
    """The bodies of the pages in their order, stitched together."""
    named = {page.name: frozenset(_NAME.findall(whole.text[page.start : page.end])) for page in pages}
    counts = Counter(name for names in named.values() for name in names)
    doubled = frozenset(name for name, count in counts.items() if count > 1)
    numbers = {page.name: number for number, page in enumerate(pages)}
    typed = any('"noteref' in whole.text[page.start : page.end] for page in pages)
    stitching = Stitching(whole)
    for page in pages:
        body = _BODY.search(whole.text, page.start, page.end)
        closed = [m.start() for m in _BODY_END.finditer(whole.text, body.end() if body else page.start, page.end)]
        head_ends = [m.end() for m in _HEAD_END.finditer(whole.text, page.start, page.end)] if body is None else []
        start = body.end() if body else max(head_ends, default=page.start)
        names = _Names(page=page.name, named=named, numbers=numbers, doubled=doubled, typed=typed)
        stitching.put(names.rewritten("section", body[1] if body else ""), body.start() if body else start)
        _take(stitching, start, closed[-1] if closed else page.end, names)
        stitching.put("</section>\n", closed[-1] if closed else max(page.start, page.end - 1))
    return stitching.raw(file)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Names:
    """How the names of one page read among those of all; `typed` where the pages say which links are marks."""

    page: str
    named: dict[str, frozenset[str]]
    numbers: dict[str, int]
    doubled: frozenset[str]
    typed: bool

    def rewritten(self, tag: str, attributes: str) -> str:
        """A start tag with its names and links rewritten, its kind of note as role, and closed as HTML wants it."""
        empty = attributes.endswith("/") and tag.lower() not in _VOID
        attributes = attributes.removesuffix("/") if empty else attributes
        kinds = _TYPE.search(attributes)
        role = next((_ROLES[kind] for kind in kinds[1].split() if kind in _ROLES), None) if kinds else None
        is_mark = role == "doc-noteref"
        attributes = _ATTRIBUTE.sub(lambda match: self._attribute(match, is_mark=is_mark), attributes)
        if role and " role=" not in attributes:
            attributes += f' role="{role}"'
        return f"<{tag}{attributes}></{tag}>" if empty else f"<{tag}{attributes}>"

    def _attribute(self, match: re.Match[str], *, is_mark: bool) -> str:
        value = match[2] if match[2] is not None else match[3]
        if match[1].strip().lower().startswith(("id", "name")):
            return f'{match[1]}"{self._unique(self.page, value)}"'
        path, mark, fragment = value.partition("#")
        target = _resolved(self.page, path) if path else self.page
        if not mark or target not in self.numbers:
            return match[0]
        name = unquote(fragment)
        if name not in self.named[target] and not is_mark and (path or self.typed):
            # A reference to a part of the book that this copy lacks is no mark whose note is lost.
            return ""
        return f'{match[1]}"#{self._unique(target, name)}"'

    def _unique(self, page: str, name: str) -> str:
        return f"{name}-{self.numbers[page]}" if name in self.doubled else name


def _resolved(page: str, link: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(link)))


def _take(stitching: Stitching, start: int, end: int, names: _Names) -> None:
    """Takes a stretch of the whole, its start tags rewritten where need be."""
    text, done, comment = stitching.whole.text, start, start
    for match in _TAG.finditer(text, start, end):
        if match.start() < comment or (match[1] and not match[2]):
            continue
        if not match[1]:
            comment = text.find("-->", match.end(), end)
            if comment < 0:
                break
            continue
        tag = names.rewritten(match[1], match[2])
        if tag != match[0]:
            stitching.take(done, match.start())
            stitching.put(tag, match.start())
            done = match.end()
    stitching.take(done, end)
