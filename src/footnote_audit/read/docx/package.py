"""The parts of a Word file: found by the relationships that name them, parsed, mended where they are damaged."""

import posixpath
from typing import TYPE_CHECKING

from footnote_audit.errors import ReadError
from footnote_audit.read.archive import Archive
from footnote_audit.read.docx.names import transitional
from footnote_audit.read.forms import ArticleFile
from footnote_audit.read.xml_tree import xml_tree

if TYPE_CHECKING:
    from lxml.etree import _Element

# Where each part stands where no relationship names it.
_USUAL = {
    "footnotes": "footnotes.xml",
    "endnotes": "endnotes.xml",
    "styles": "styles.xml",
    "settings": "settings.xml",
    "numbering": "numbering.xml",
}
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class Package:
    """The parts by what they are ("document", "footnotes", "styles", "core-properties"); `damaged` names the mended."""

    def __init__(self, file: ArticleFile) -> None:
        """Raises ReadError where the container is damaged or holds no Word document."""
        self._uri = file.uri
        self._archive = Archive(file)
        self._names = {name.replace("\\", "/").lower(): name for name in self._archive.names()}
        self.damaged: list[str] = []
        self._main = "word/document.xml"
        roots = self._related("")
        main = roots.get("officeDocument", "word/document.xml")
        if main.lower() in self._names:
            self._main = main
        if self._main.lower() not in self._names:
            raise ReadError(self._uri, "the container holds no Word document; save the file as .docx anew")
        folder = posixpath.dirname(self._main)
        usual = {kind: posixpath.join(folder, name) for kind, name in _USUAL.items()}
        self._parts = usual | self._related(self._main) | {"document": self._main}
        self._parts["core-properties"] = roots.get("core-properties", "docProps/core.xml")
        self._parts["extended-properties"] = roots.get("extended-properties", "docProps/app.xml")
        self._parts["custom-properties"] = roots.get("custom-properties", "docProps/custom.xml")

    def name(self, kind: str) -> str:
        """The name of the part."""
        return self._parts[kind]

    def named(self, prefix: str) -> list[str]:
        """The XML parts whose names begin so, in the order of the container."""
        return [name for low, name in self._names.items() if low.startswith(prefix) and low.endswith(".xml")]

    def tree(self, kind: str) -> "_Element | None":
        """The root of a part; None where the file lacks it or nothing of it can be read."""
        name = self._names.get(self._parts[kind].lower())
        return None if name is None else self.parsed(name)

    def parsed(self, name: str) -> "_Element | None":
        """The root of the part of this name; the mended beginning of a damaged one, None where there is none."""
        try:
            data = transitional(_utf8(self._archive.part(name)))
        except ReadError:
            if name.lower() == self._main.lower():
                raise
            self.damaged.append(name)
            return None
        try:
            return xml_tree(self._uri, data, what=name)
        except ReadError as error:
            if "is damaged" not in error.reason:
                raise
            self.damaged.append(name)
        try:
            return xml_tree(self._uri, data, what=name, recover=True)
        except ReadError:
            return None

    def _related(self, part: str) -> dict[str, str]:
        """The parts that a part's relationships name, by the last word of the relationship's type."""
        folder, base = posixpath.split(part)
        name = self._names.get(posixpath.join(folder, "_rels", f"{base}.rels").lower())
        root = None if name is None else self.parsed(name)
        found: dict[str, str] = {}
        for relation in () if root is None else root:
            target = relation.get("Target") or ""
            if relation.get("TargetMode") == "External" or not target or not isinstance(relation.tag, str):
                continue
            path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found.setdefault((relation.get("Type") or "").rsplit("/", 1)[-1], path)
        return found


def _utf8(data: bytes) -> bytes:
    """The part in UTF-8 where it came in UTF-16, so that names in it can be told before parsing."""
    if not data.startswith(_UTF16):
        return data
    text = data.decode("utf-16", errors="replace")
    return text.partition("?>")[2].encode() if text.startswith("<?xml") else text.encode()
