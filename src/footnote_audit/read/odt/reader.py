"""From an OpenDocument text, zipped or flat, to a Document."""

from typing import TYPE_CHECKING

from footnote_audit.errors import ReadError
from footnote_audit.model import CslItem, Document, WarningCode
from footnote_audit.read.archive import Archive
from footnote_audit.read.forms import BY_NAME, ArticleFile
from footnote_audit.read.manuscript.properties import stated_item
from footnote_audit.read.manuscript.writer import Manuscript
from footnote_audit.read.odt.marks import note_labels
from footnote_audit.read.odt.names import BODY, META, NAME, OFFICE_META, OFFICE_TEXT
from footnote_audit.read.odt.styles import Styles
from footnote_audit.read.odt.walk import Walk
from footnote_audit.read.xml_tree import xml_tree

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONTENT, _STYLES, _META, _MANIFEST = "content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"
_PUBLISHERS = frozenset(("company", "publisher", "herausgeber", "verlag", "éditeur"))


class _Parts:
    """The parts of the file, each parsed when it is asked for; a flat file is all of them in one."""

    def __init__(self, file: ArticleFile) -> None:
        self._uri = file.uri
        self.damaged = False
        self.flat: _Element | None = None
        self._archive: Archive | None = None
        if file.data.startswith(b"PK"):
            self._archive = Archive(file)
            self._refuse_encrypted()
        else:
            self.flat = self._parsed(file.data, "the file")

    def content(self) -> "_Element":
        if self.flat is not None:
            return self.flat
        assert self._archive is not None
        return self._parsed(self._archive.part(_CONTENT), _CONTENT)

    def other(self, name: str) -> "_Element | None":
        """The root of a part that the text can do without."""
        if self._archive is None or name not in self._archive:
            return self.flat
        try:
            return xml_tree(self._uri, self._archive.part(name), what=name, recover=True)
        except ReadError:
            return None

    def _parsed(self, data: bytes, what: str) -> "_Element":
        """The tree; of a damaged one what stands before the damage, which is told."""
        try:
            return xml_tree(self._uri, data, what=what)
        except ReadError as error:
            if "is damaged" not in error.reason:
                raise
        self.damaged = True
        return xml_tree(self._uri, data, what=what, recover=True)

    def _refuse_encrypted(self) -> None:
        assert self._archive is not None
        if _MANIFEST in self._archive and b"encryption-data" in self._archive.part(_MANIFEST):
            raise ReadError(self._uri, "the file is encrypted; save it without a password")


def read_odt(file: ArticleFile) -> Document:
    """An OpenDocument text as document.

    Places name the part ("content.xml"; none in a flat file), the paragraph (the n-th text:p or text:h of the part,
    from 1) and the character in it, white space folded as ODF asks. Raises ReadError where the container is damaged or
    encrypted, or holds no text document.
    """
    parts = _Parts(file)
    content = parts.content()
    office = content.find(BODY)
    body = None if office is None else office.find(OFFICE_TEXT)
    if body is None:
        raise ReadError(file.uri, "the file holds no text document; give an .odt or .fodt file")
    styles = parts.other(_STYLES)
    roots = [content] if styles is None or styles is content else [content, styles]
    manuscript = Manuscript(file.uri)
    # A flat file is one line of XML: its paragraphs are counted in the element that holds them.
    manuscript.layout.part(_CONTENT if parts.flat is None else "office:text")
    Walk(manuscript, Styles(roots), note_labels(body, roots)).story(body)
    if parts.damaged:
        message = "the XML is damaged: what follows the damage is missing; save the file anew"
        manuscript.warn(WarningCode.DAMAGED_MARKUP, message)
    return manuscript.document(file, BY_NAME["odt"].media_type, item=_stated(parts.other(_META)))


def _stated(root: "_Element | None") -> CslItem:
    """The item that the metadata states (ODF 1.3 part 3, 4.3); the date is the one on which the file was made."""
    said: dict[str, str] = {}
    holder = None if root is None else root.find(OFFICE_META)
    for element in [] if holder is None else holder:
        if not isinstance(element.tag, str):
            continue
        name = element.tag.rpartition("}")[2]
        if name == "user-defined":
            own = (element.get(f"{META}name") or element.get(NAME) or "").lower()
            name = "publisher" if own in _PUBLISHERS else f"user-defined {own}"
        words = " ".join("".join(map(str, element.itertext())).split())
        if words:
            said.setdefault(name, words)
    return stated_item(
        title=said.get("title"),
        authors=[author] if (author := said.get("initial-creator") or said.get("creator")) else [],
        issued=said.get("creation-date") or said.get("date"),
        language=said.get("language"),
        publisher=said.get("publisher"),
    )
