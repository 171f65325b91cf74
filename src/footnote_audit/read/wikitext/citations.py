"""Citation templates as CSL items, and short citations as the works they lead to."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from footnote_audit.model import CslItem, Name, ValueKind
from footnote_audit.read.wikitext.brackets import Node, NodeKind, arguments, children_within
from footnote_audit.read.wikitext.citation_words import CITATION_TYPES, NAME_PARTS, NUMBERED_NAMES, PARAMETERS
from footnote_audit.read.wikitext.notes import Extent, name_of
from footnote_audit.read.wikitext.templates import SHORT_CITATIONS
from footnote_audit.read.wikitext.wording import Wording

# Works of many pages: the pages given are those that the note points at.
_BOOKS = frozenset({"book", "report", "thesis", "document", "webpage", "map"})
_PERIODICALS = {"journal": "article-journal", "newspaper": "article-newspaper"}
_NUMBERED = re.compile(r"(.*?\D)[ -]?(\d{1,2})(-.+)?")
_YEAR = re.compile(r"\d{4}")
_DAY = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
_DASHES = str.maketrans({"–": "-", "—": "-", "‑": "-"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A work that a template cites: its record, the page it points at, and the names that short citations use."""

    item: CslItem
    locator: str | None = None
    anchors: tuple[str, ...] = ()


def cited(source: str, node: Node) -> Cited | None:
    """What a citation template cites; None for other templates and one that names no work."""
    kind = CITATION_TYPES.get(name_of(source, node))
    if kind is None:
        return None
    said = _parameters(source, node)
    fields = {role: said[word] for word, role in reversed(PARAMETERS.items()) if word in said}
    if not (fields.get("title") or fields.get("URL") or fields.get("chapter") or fields.get("journal")):
        return None
    item, locator = _item(kind, fields, _names(said))
    return Cited(item=item, locator=locator, anchors=_anchors(said.get("ref"), item))


def short_citation(source: str, node: Node) -> tuple[str, str | None] | None:
    """The anchor of the work that {{sfn|Author|Year|p=5}} leads to, and the page; None for other templates."""
    if name_of(source, node) not in SHORT_CITATIONS:
        return None
    words = [source[s:e].strip() for name, s, e in arguments(source, node) if name is None]
    named = {name.casefold(): source[s:e].strip() for name, s, e in arguments(source, node) if name}
    page = next((named[w] for w in ("p", "pp", "page", "pages", "loc", "at", "s", "с", "стр") if named.get(w)), None)
    return (_anchor(words), page) if words else None


def _anchors(ref: str | None, item: CslItem) -> tuple[str, ...]:
    """The anchors of a work: the one it names, and that of its authors' family names and year."""
    found = []
    if ref:
        inner = re.fullmatch(r"\{\{\s*(?:sfnref|harvid|sfnRef)\s*\|(.*)\}\}", ref, re.I | re.S)
        found.append(_anchor(inner.group(1).split("|")) if inner else _anchor([ref.removeprefix("CITEREF")]))
    people = [n.family or n.literal or "" for n in (item.author or item.editor)[:4]]
    if people and item.issued:
        found.append(_anchor([*people, item.issued[:4]]))
    return tuple(found)


def _anchor(words: Iterable[str]) -> str:
    return "".join(c for c in "".join(words).casefold() if c.isalnum())


def _parameters(source: str, node: Node) -> dict[str, str]:
    """The template's parameters in small letters with their text, the markup in it gone; empty ones are left out."""
    found: dict[str, str] = {}
    for name, start, end in arguments(source, node):
        written = source[start:end].strip()
        if name is None or not written:
            continue
        if any(mark in written for mark in "[]{}<>&'"):
            extent = Extent(start=start, end=end, nodes=children_within(node, start, end))
            wording = Wording(source)
            wording.write(extent)
            written = wording.text()
        if written:
            found[" ".join(name.casefold().replace("_", " ").split())] = " ".join(written.split())
    return found


def _item(kind: str, fields: dict[str, str], names: dict[str, list[Name]]) -> tuple[CslItem, str | None]:
    """The record, and the page that is pointed at."""
    title, container = fields.get("title"), fields.get("journal") or fields.get("newspaper") or fields.get("container")
    kind = _kind(kind, fields)
    chapter = fields.get("chapter")
    if chapter:
        title, container = chapter, title or container
    pages = fields.get("pages") or fields.get("page")
    pages = pages.translate(_DASHES) if pages else None
    locator = pages if kind in _BOOKS else None
    people = {
        role: names.get(role) or _whole_names(fields.get(f"{role}s")) for role in ("author", "editor", "translator")
    }
    item = CslItem(
        type=kind,
        title=title,
        author=tuple(people["author"]),
        editor=tuple(people["editor"]),
        translator=tuple(people["translator"]),
        container_title=container,
        collection_title=fields.get("collection_title"),
        publisher=fields.get("publisher"),
        publisher_place=fields.get("publisher_place"),
        issued=_issued(fields),
        accessed=_edtf(fields.get("accessed")),
        volume=fields.get("volume"),
        issue=fields.get("issue"),
        page=None if locator else pages,
        edition=fields.get("edition"),
        genre=fields.get("genre"),
        language=fields.get("language"),
        DOI=fields.get("DOI"),
        ISBN=fields.get("ISBN"),
        ISSN=fields.get("ISSN"),
        URL=_address(fields),
    )
    return (item, locator)


def _kind(kind: str, fields: dict[str, str]) -> str:
    """The kind of work: a template for anything is told by its parameters."""
    if kind == "book" and fields.get("chapter"):
        return "chapter"
    if kind in ("document", "book"):
        told = next((_PERIODICALS[role] for role in _PERIODICALS if fields.get(role)), None)
        if told:
            return told
    if kind == "book" and fields.get("container"):
        return "article-journal" if fields.get("volume") or fields.get("issue") else "chapter"
    if kind == "document" and (fields.get("ISBN") or fields.get("publisher")):
        return "chapter" if fields.get("chapter") else "book"
    return "webpage" if kind == "document" and fields.get("URL") else kind


def _address(fields: dict[str, str]) -> str | None:
    address = fields.get("URL") or fields.get("archived")
    return address if address and re.match(r"(?:https?:)?//|ftp:", address) else None


def _issued(fields: dict[str, str]) -> str | None:
    date = _edtf(fields.get("date"))
    if date is not None or not fields.get("year"):
        return date
    whole = " ".join(fields[part] for part in ("day", "month", "year") if fields.get(part))
    return _edtf(whole) or _edtf(fields["year"])


def _edtf(written: str | None) -> str | None:
    """The date as EDTF; None where there is none in it."""
    if not written:
        return None
    if _DAY.fullmatch(written) or _YEAR.fullmatch(written):
        return written
    from footnote_audit.values import find_values

    dates = (v.date for v in find_values(written[:80]) if v.kind in (ValueKind.DATE, ValueKind.PERIOD) and v.date)
    found = next(dates, None)
    if found and "X" not in found[:4]:
        return found
    year = _YEAR.search(written)
    return year.group() if year else None


def _names(said: dict[str, str]) -> dict[str, list[Name]]:
    """The people by their role, in the order of their numbers."""
    parts: dict[tuple[str, int], Name] = {}
    for word, written in said.items():
        numbered = _NUMBERED.fullmatch(word)
        number = int(numbered.group(2)) if numbered else 1
        stem = numbered.group(1) + (numbered.group(3) or "") if numbered else word
        stem = stem.strip(" -")
        if stem in NAME_PARTS:
            role, family = NAME_PARTS[stem]
            known = parts.get((role, number), Name())
            changed = replace(known, family=written) if family else replace(known, given=written)
            parts[(role, number)] = changed
        elif numbered and stem in NUMBERED_NAMES:
            parts.setdefault((NUMBERED_NAMES[stem], number), _whole_name(written))
    found: dict[str, list[Name]] = {}
    for role, number in sorted(parts):
        name = parts[(role, number)]
        if name.family or name.literal:
            found.setdefault(role, []).append(name)
    return found


def _whole_names(written: str | None) -> list[Name]:
    """The names in one parameter: parted by semicolons, or by "and"."""
    if not written:
        return []
    parts = [p.strip() for p in re.split(r"\s*;\s*|\s+(?:and|und|et|y|и|&)\s+", written) if p.strip()]
    return [_whole_name(p) for p in parts]


def _whole_name(written: str) -> Name:
    family, comma, given = written.partition(",")
    if comma and given.strip() and "," not in given and len(given.split()) <= 3:
        return Name(family=family.strip(), given=given.strip())
    return Name(literal=written)


def works(source: str, nodes: Iterable[Node]) -> dict[str, Cited]:
    """Every work that the page cites by a template, by its anchors; the first of an anchor counts."""
    found: dict[str, Cited] = {}
    waiting = list(nodes)[::-1]
    while waiting:
        node = waiting.pop()
        waiting += node.children[::-1]
        work = cited(source, node) if node.kind is NodeKind.TEMPLATE else None
        for anchor in work.anchors if work else ():
            found.setdefault(anchor, work)  # type: ignore[arg-type]
    return found
