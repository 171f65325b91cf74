"""Where an article's own list of works stands: its heading in many languages, and the words of each entry."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from footnote_audit.model import Block, BlockKind, Document, Span
from footnote_audit.parse.evidence import prose_words
from footnote_audit.text import key

HEADINGS = """
references|reference list|list of references|references cited|cited references|bibliography|selected bibliography
select bibliography|works cited|works consulted|literature|literature cited|cited literature|sources|sources cited
primary sources|secondary sources|primary literature|secondary literature|sources and literature
sources and bibliography
literatur|literaturverzeichnis|literaturangaben|literaturliste|quellen|quellenverzeichnis|quellen und literatur
quellen und literaturverzeichnis|bibliographie|bibliografie|schrifttum|zitierte literatur|verwendete literatur
primärliteratur|sekundärliteratur|primärquellen|références|références bibliographiques|référence|bibliographie sélective
sources et bibliographie|ouvrages cités|littérature citée|sources primaires|sources secondaires|liste des références
bibliografia|riferimenti|riferimenti bibliografici|opere citate|testi citati|fonti|fonti e bibliografia|letteratura
bibliografía|referencias|referencias bibliográficas|obras citadas|bibliografía citada|fuentes|fuentes y bibliografía
lista de referencias|referências|referências bibliográficas|fontes|fontes e bibliografia|lista de referências
литература|список литературы|библиография|источники|список источников|использованная литература
библиографический список|список использованной литературы|список использованных источников|источники и литература
цитируемая литература|literatura|spisok literatury|bibliografiya|istochniki|література|список використаних джерел
referenties|literatuur|literatuurlijst|bronnen|bronvermelding|piśmiennictwo|referenser|litteratur|källor
litteraturförteckning|referanser|kilder|kirjallisuus|lähteet|lähdeluettelo|literatura citada|zdroje|kaynakça|kaynaklar
irodalom|irodalomjegyzék|βιβλιογραφία|参考文献|引用文献|参考资料|المراجع
"""
_KNOWN = frozenset(key(w) for line in HEADINGS.strip().splitlines() for w in line.split("|"))
_LONGEST_HEADING = 60
_NUMBERING = re.compile(r"^\W*(?:\d{1,2}(?:\.\d{1,2}){0,5}\.?|[IVX]{1,5}|[A-H])[.):\s-]\s*(?=\S)")
# Longer than any printed reference; what is longer is text.
_LONGEST_ENTRY = 1500
# So many paragraphs in a row that are no entries end a list.
_MOST_OTHERS = 3
# Of what stands under the heading at least this share must be entries (prose under "Sources" has fewer).
_LEAST_SHARE = 0.5
_LABEL = re.compile(r"^\s*(?:\[\s*(\d{1,4})\s*\]|\((\d{1,4})\)|(\d{1,4})[.)](?=\s)|(\d{1,4})(?=\s+[^\W\d_]))\s*")
YEAR = re.compile(
    r"(?<![\w/.-])(?:(?:1[4-9]|20)\d\d[a-z]?(?![\w])|n\.\s?d\.|s\.\s?d\.|o\.\s?J\.|s\.\s?a\.|б\.\s?г\."
    r"|forthcoming\b|in\s+press\b|im\s+Erscheinen\b|à\s+paraître\b|в\s+печати\b)"
)
_ADDRESS = re.compile(r"https?://|www\.|\b10\.\d{4,9}/", re.I)
_OPENS = re.compile(r"^\s*(?:[-—–―_]{2,}|[—–]\s|[\"'“«„]?[^\W\d_])")
_CLOSES = re.compile(r"(?:[.)\]\d]|\S*(?:https?://|www\.)\S+)\s*$")


# An entry without a heading above opens with a family name and what follows one, or a dash for the one before.
_FAMILY_FIRST = re.compile(
    r"\s*(?:\[?\d{1,3}[.)\]]\s*)?(?:[^\W\d_][\w'’-]{0,12}\s){0,2}[^\W\d_a-zà-ÿа-я][\w'’-]{1,30}"
    r"(?:,\s[^\W\d_a-zà-ÿа-я]|\s[^\W\d_a-zà-ÿа-я]\.|\s\()"
)
_SAME = re.compile(r"\s*(?:[-—–―_]{2,}|[—–]\s)")
# Fewer paragraphs are no list that could be known without a heading.
_LEAST_UNHEADED = 4


class Listed(NamedTuple):
    """An entry's place in Document.text, without its label, and the label."""

    span: Span
    label: str | None


class List(NamedTuple):
    """A list of works: the heading's place, where the list ends, and its entries."""

    heading: Span
    end: int
    entries: tuple[Listed, ...]


def bibliography_lists(document: Document) -> tuple[List, ...]:
    """The lists of works under headings that say so, in order."""
    found: list[List] = []
    blocks = document.blocks
    at = 0
    while at < len(blocks):
        if not _is_heading(document.text, blocks[at]):
            at += 1
            continue
        last = _last(document.text, blocks, at)
        listed = tuple(_entries(document.text, blocks, at + 1, last))
        if listed:
            found.append(_made(document, at, last, listed))
        at = last + 1 if listed else at + 1
    return tuple(found)


def unheaded_list(document: Document) -> List | None:
    """A list of works at the very end without a heading; None where there is none for certain.

    So many paragraphs that each open with a name and hold a year, in the order of the alphabet, are one. Whether the
    text cites them is for the caller to see.
    """
    text, blocks = document.text, document.blocks
    first = len(blocks)
    while first and _opens_with_name(text, blocks[first - 1]):
        first -= 1
    last = len(blocks) - 1
    if last - first + 1 < _LEAST_UNHEADED:
        return None
    listed = tuple(_entries(text, blocks, first, last))
    opening = [
        key(text[entry.span.start : entry.span.end])[:3] for entry in listed if not _SAME.match(text, entry.span.start)
    ]
    if len(listed) < _LEAST_UNHEADED or opening != sorted(opening):
        return None
    start = blocks[first].start
    return List(heading=Span(start=start, end=start), end=blocks[last].end, entries=listed)


def _opens_with_name(text: str, block: Block) -> bool:
    printed = text[block.start : block.end]
    named = _FAMILY_FIRST.match(printed) or _SAME.match(printed)
    listed = block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
    return listed and named is not None and _is_entry(printed) and YEAR.search(printed) is not None


def _made(document: Document, at: int, last: int, listed: tuple[Listed, ...]) -> List:
    blocks = document.blocks
    heading = Span(start=blocks[at].start, end=blocks[at].end)
    kinds = {b.kind for b in blocks[at + 1 : last + 1]}
    if all(e.label is None for e in listed) and kinds == {BlockKind.LIST_ITEM} and not document.notes:
        # The numbers of a numbered list are not printed in the text: the place is the number. Where there are notes, a
        # part of the list may stand among them.
        listed = tuple(Listed(e.span, str(n)) for n, e in enumerate(listed, 1))
    return List(heading=heading, end=blocks[last].end, entries=listed)


def _is_heading(text: str, block: Block) -> bool:
    if block.end - block.start > _LONGEST_HEADING or block.kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH):
        return False
    printed = text[block.start : block.end]
    return key(printed) in _KNOWN or key(_NUMBERING.sub("", printed)) in _KNOWN


def _last(text: str, blocks: tuple[Block, ...], at: int) -> int:
    """The index of the last block under the heading: a heading that is no part of the list ends it."""
    level = blocks[at].level or 0
    others, last = 0, at
    for i in range(at + 1, len(blocks)):
        block = blocks[i]
        if block.kind is BlockKind.HEADING and not _is_heading(text, block) and (block.level or 0) <= max(level, 1):
            break
        if block.kind is BlockKind.HEADING or _is_heading(text, block):
            others = 0
        elif _is_entry(text[block.start : block.end]):
            others, last = 0, i
        else:
            others += 1
            if others >= _MOST_OTHERS:
                break
    return last


def _is_entry(printed: str) -> bool:
    if len(printed) > _LONGEST_ENTRY and "\n" not in printed:
        return False
    dated = YEAR.search(printed) or _ADDRESS.search(printed)
    opening = printed[:_LONGEST_ENTRY].split("\n")[0]
    return dated is not None and len(printed) > 12 and prose_words(opening) <= 1 + len(opening) // 150


def _entries(text: str, blocks: tuple[Block, ...], first: int, last: int) -> Iterator[Listed]:
    held = [b for b in blocks[first : last + 1] if b.kind not in (BlockKind.HEADING, BlockKind.CODE)]
    held = [b for b in held if not _is_heading(text, b)]
    cited = [b for b in held if _is_entry(text[b.start : b.end])]
    if len(cited) < _LEAST_SHARE * len(held):
        return
    for block in cited:
        for span in _lines(text, block):
            printed = text[span.start : span.end]
            label = _LABEL.match(printed)
            number = next((g for g in label.groups() if g), None) if label else None
            start = span.start + (label.end() if label else 0)
            if text[start : span.end].strip():
                yield Listed(Span(start=start, end=span.end), number)


def _lines(text: str, block: Block) -> list[Span]:
    """A block as entries: one, or several that stand line by line, some of them over more than one line."""
    lines = [(m.start(), m.end()) for m in re.compile(r"[^\n]+").finditer(text, block.start, block.end)]
    if len(lines) < 2:
        return [Span(start=block.start, end=block.end)]
    numbered = sum(_LABEL.match(text[a:b]) is not None for a, b in lines) > 1
    found: list[Span] = []
    for start, end in lines:
        line = text[start:end]
        opens = _LABEL.match(line) if numbered else _OPENS.match(line)
        closed = (
            not found or numbered or (_CLOSES.search(text[found[-1].start : found[-1].end]) and _dated(text, found))
        )
        if found and not (opens and closed):
            found[-1] = Span(start=found[-1].start, end=end)
        else:
            found.append(Span(start=start, end=end))
    return found


def _dated(text: str, found: list[Span]) -> bool:
    printed = text[found[-1].start : found[-1].end]
    return bool(YEAR.search(printed) or _ADDRESS.search(printed))
