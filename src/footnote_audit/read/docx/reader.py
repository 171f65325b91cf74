"""From a Word file to a Document: parts, marks, the walk, notes, properties."""

from footnote_audit.errors import ReadError
from footnote_audit.model import Document, WarningCode
from footnote_audit.read.docx.fields import Fields
from footnote_audit.read.docx.marks import find_marks
from footnote_audit.read.docx.names import BODY
from footnote_audit.read.docx.notes import Notes
from footnote_audit.read.docx.package import Package
from footnote_audit.read.docx.properties import package_item
from footnote_audit.read.docx.sources import word_sources
from footnote_audit.read.docx.styles import Styles
from footnote_audit.read.docx.walk import Walk
from footnote_audit.read.forms import BY_NAME, ArticleFile
from footnote_audit.read.manuscript.writer import Manuscript


def read_docx(file: ArticleFile) -> Document:
    """A Word file (.docx, .docm) as document; macros and links are never followed.

    Places name the part ("word/document.xml"), the paragraph (the n-th w:p of the part, from 1) and the character in
    it. Raises ReadError where the container is damaged, encrypted or holds no Word document.
    """
    package = Package(file)
    root = package.tree("document")
    body = None if root is None else root.find(BODY)
    if root is None or body is None:
        raise ReadError(file.uri, f"{package.name('document')} holds no document; save the file as .docx anew")
    manuscript = Manuscript(file.uri)
    styles = Styles(package.tree("styles"))
    marks = find_marks(root, package.tree("settings"), styles)
    walk = Walk(manuscript, styles, Fields(manuscript, marks, word_sources(package), marks.labels))
    manuscript.layout.part(package.name("document"))
    walk.story(body)
    walk.fields.end_story()
    Notes(package).read(walk, manuscript)
    _tell_damage(package, manuscript)
    return manuscript.document(file, BY_NAME["docx"].media_type, item=package_item(package))


def _tell_damage(package: Package, manuscript: Manuscript) -> None:
    """A warning for each part whose damage costs text."""
    for kind in ("document", "footnotes", "endnotes"):
        if package.name(kind).lower() in {name.lower() for name in package.damaged}:
            message = f"{package.name(kind)} is damaged: what follows the damage is missing; save the file anew"
            manuscript.warn(WarningCode.DAMAGED_MARKUP, message)
