"""The package document of an EPUB: reading order, what is no text, protection, and what the book says of itself."""

import posixpath
import re
from dataclasses import dataclass
from urllib.parse import unquote

from footnote_audit.errors import ReadError
from footnote_audit.model import CslItem, Name
from footnote_audit.read.archive import Archive
from footnote_audit.read.elements.source import Element, scan

_PAGES = frozenset(("application/xhtml+xml", "text/html", "text/x-oeb1-document"))
_CONTAINER = "META-INF/container.xml"
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?![a-z])", re.I)
_ISBN = re.compile(r"(?:urn:isbn:|isbn:?\s*)?((?:97[89][- ]?)?\d[\d -]{7,12}[\dXx])", re.I)
# What a guide or a property calls pages that are no text of the book.
_NO_TEXT = frozenset(("cover", "toc", "nav"))
_CONTENTS = "toc"


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A book's pages by their names in the container: the spine in order, those read in passing, all of them.

    `contents` are the pages that the guide calls the table of contents; some writers name the book's first page so.
    """

    spine: tuple[str, ...]
    linear: frozenset[str]
    pages: frozenset[str]
    passed_over: frozenset[str]
    contents: frozenset[str]
    item: CslItem


def read_package(uri: str, archive: Archive) -> Package:
    """The package of a book. Raises ReadError where it has none, is protected, or lists no page."""
    path = _package_path(uri, archive)
    root = _tree(uri, archive, path)
    folder = posixpath.dirname(path)
    manifest = {e.get("id"): e for e in root.iter() if e.name == "item"}

    def inside(element: Element) -> str:
        return posixpath.normpath(posixpath.join(folder, unquote(element.get("href").partition("#")[0])))

    pages = {inside(e): e for e in manifest.values() if e.get("media-type") in _PAGES}
    passed_over = {name for name, e in pages.items() if _NO_TEXT & set(e.get("properties").split())}
    guided = [e for e in root.iter() if e.name == "reference" and e.get("type") in _NO_TEXT]
    passed_over |= {inside(e) for e in guided if e.get("type") != _CONTENTS}
    references = [e for e in root.iter() if e.name == "itemref" and e.get("idref") in manifest]
    spine = [(inside(manifest[e.get("idref")]), e.get("linear") != "no") for e in references]
    listed = [(name, linear) for name, linear in spine if name in pages] or [(name, True) for name in sorted(pages)]
    read = [(name, linear) for name, linear in listed if name not in passed_over] or listed
    _refuse_protected(uri, archive, [name for name, _ in read])
    return Package(
        spine=tuple(dict.fromkeys(name for name, _ in read)),
        linear=frozenset(name for name, linear in read if linear),
        pages=frozenset(pages),
        passed_over=frozenset(passed_over),
        contents=frozenset(inside(e) for e in guided if e.get("type") == _CONTENTS),
        item=_item(root),
    )


def _tree(uri: str, archive: Archive, name: str) -> Element:
    return scan(uri, archive.part(name).decode("utf-8", errors="replace")).root


def _package_path(uri: str, archive: Archive) -> str:
    if _CONTAINER in archive:
        for element in _tree(uri, archive, _CONTAINER).iter():
            if element.name == "rootfile" and element.get("full-path") in archive:
                return element.get("full-path")
    found = next((name for name in archive.names() if name.endswith(".opf")), None)
    if found is None:
        raise ReadError(uri, "the book has no package document (.opf); save the book anew")
    return found


def _refuse_protected(uri: str, archive: Archive, spine: list[str]) -> None:
    """Raises ReadError where the pages are encrypted; fonts may be."""
    name = "META-INF/encryption.xml"
    if name not in archive:
        return
    locked = {unquote(e.get("URI")) for e in _tree(uri, archive, name).iter() if e.name == "CipherReference"}
    if locked & set(spine):
        raise ReadError(uri, "the book is protected against copying (DRM); give a copy without protection")


def _item(root: Element) -> CslItem:
    metadata = root.find("metadata") or root
    entries = [e for e in metadata.iter() if not e.name.startswith("meta")]
    refined: dict[str, dict[str, str]] = {}
    for element in metadata.iter():
        if element.name == "meta" and element.get("refines"):
            refined.setdefault(element.get("refines").removeprefix("#"), {})[element.get("property")] = element.words()

    def words(name: str) -> str | None:
        return next((e.words() for e in entries if e.name == name and e.words()), None)

    def people(*kinds: str, tag: str) -> tuple[Name, ...]:
        return tuple(
            _person(e, refined.get(e.get("id"), {}))
            for e in entries
            if e.name == tag and e.words() and (e.get("role") or refined.get(e.get("id"), {}).get("role", "")) in kinds
        )

    date, language = _DATE.match(words("date") or ""), _LANGUAGE.match(words("language") or "")
    isbn = next((m[1] for e in entries if e.name == "identifier" and (m := _ISBN.fullmatch(e.words()))), None)
    source = words("source")
    return CslItem(
        type="book",
        title=words("title"),
        author=people("aut", "", tag="creator"),
        editor=people("edt", tag="creator") + people("edt", tag="contributor"),
        translator=people("trl", tag="creator") + people("trl", tag="contributor"),
        publisher=words("publisher"),
        issued=date[0] if date else None,
        language=language[0].lower() if language else None,
        ISBN=isbn,
        URL=source if source and "://" in source else None,
    )


def _person(element: Element, refined: dict[str, str]) -> Name:
    sorted_name = element.get("file-as") or refined.get("file-as", "")
    if sorted_name.count(",") == 1:
        family, _, given = sorted_name.partition(",")
        return Name(family=family.strip(), given=given.strip() or None)
    words = element.words().split()
    if 2 <= len(words) <= 4:
        return Name(family=words[-1], given=" ".join(words[:-1]))
    return Name(literal=" ".join(words))
