"""The forms that articles and sources arrive in: one line each, with the reader that takes it.

A new form is a line here, its reader and its case file. Readers are named, not imported, so that a run loads the one it
needs; each is a function from ArticleFile to Document.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from footnote_audit.errors import ReadError
from footnote_audit.model import Document


def nothing_beside(name: str) -> bytes | None:  # noqa: ARG001 - the signature of `beside`
    """What lies beside a file that stands alone: nothing."""
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFile:
    """A file to be read: what it is called, its bytes, and how to get at files beside it.

    `beside` gives the bytes of a file named relative to this one (the .bib of a LaTeX article), or None where it is not
    to be had; it never reaches outside the article's folder or archive. `keep_furniture` leaves share buttons,
    newsletter boxes and the like in the text. `delimiters` are what opens and closes a note
    beside what the tables know, for text, Markdown and HTML.
    """

    uri: str
    data: bytes
    keep_furniture: bool = False
    delimiters: tuple[str, str] | None = None
    beside: Callable[[str], bytes | None] = nothing_beside


Reader = Callable[[ArticleFile], Document]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form of article: its name (`--from NAME`), media type, name endings, and the reader as "module:function".

    `extra` names the optional dependencies without which the reader cannot work.
    """

    name: str
    media_type: str
    suffixes: tuple[str, ...]
    reader: str
    extra: str | None = None

    def __call__(self, file: ArticleFile) -> Document:
        """The document; raises ReadError where the extra is not installed."""
        module, _, function = self.reader.partition(":")
        try:
            reader: Reader = getattr(import_module(f"footnote_audit.read.{module}"), function)
        except ModuleNotFoundError as error:
            if self.extra is None or (error.name or "").startswith("footnote_audit"):
                raise
            raise ReadError(
                file.uri,
                f"reading {self.name} needs the package {error.name}; "
                f"install it with: pip install 'footnote-audit[{self.extra}]'",
            ) from None
        return reader(file)


FORMS = (
    Form(name="text", media_type="text/plain", suffixes=(".txt", ".text"), reader="plain:read_plain"),
    Form(
        name="markdown",
        media_type="text/markdown",
        suffixes=(".md", ".markdown", ".mdown", ".mkd"),
        reader="markdown:read_markdown",
    ),
    Form(name="html", media_type="text/html", suffixes=(".html", ".htm", ".xhtml"), reader="html:read_html"),
    Form(name="pdf", media_type="application/pdf", suffixes=(".pdf",), reader="pdf:read_pdf"),
    Form(
        name="docx",
        media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        suffixes=(".docx", ".docm"),
        reader="docx:read_docx",
    ),
    Form(
        name="odt",
        media_type="application/vnd.oasis.opendocument.text",
        suffixes=(".odt", ".fodt"),
        reader="odt:read_odt",
    ),
    Form(name="rtf", media_type="application/rtf", suffixes=(".rtf",), reader="rtf:read_rtf"),
    Form(name="epub", media_type="application/epub+zip", suffixes=(".epub",), reader="epub:read_epub"),
    Form(name="jats", media_type="application/jats+xml", suffixes=(".xml", ".nxml"), reader="jats:read_jats"),
    Form(name="tei", media_type="application/tei+xml", suffixes=(".tei",), reader="tei:read_tei"),
    Form(
        name="docbook",
        media_type="application/docbook+xml",
        suffixes=(".dbk", ".docbook"),
        reader="docbook:read_docbook",
    ),
    Form(
        name="fictionbook",
        media_type="application/x-fictionbook+xml",
        suffixes=(".fb2",),
        reader="fictionbook:read_fictionbook",
    ),
    Form(name="dita", media_type="application/dita+xml", suffixes=(".dita",), reader="dita:read_dita"),
    Form(
        name="wordpress-export",
        media_type="application/x-wordpress-export+xml",
        suffixes=(".wxr",),
        reader="wordpress:read_export",
    ),
    Form(name="wordpress-json", media_type="application/json", suffixes=(".json",), reader="wordpress:read_post_json"),
    Form(name="mhtml", media_type="multipart/related", suffixes=(".mhtml", ".mht"), reader="mhtml:read_mhtml"),
    Form(
        name="wikitext",
        media_type="text/x-wiki",
        suffixes=(".wiki", ".wikitext", ".mediawiki"),
        reader="wikitext:read_wikitext",
    ),
    Form(name="rst", media_type="text/x-rst", suffixes=(".rst", ".rest"), reader="rst:read_rst", extra="rst"),
    Form(name="org", media_type="text/org", suffixes=(".org",), reader="org:read_org"),
    Form(
        name="asciidoc",
        media_type="text/asciidoc",
        suffixes=(".adoc", ".asciidoc", ".asc"),
        reader="asciidoc:read_asciidoc",
    ),
    Form(name="latex", media_type="application/x-latex", suffixes=(".tex", ".ltx"), reader="latex:read_latex"),
)
BY_NAME = {form.name: form for form in FORMS}
BY_MEDIA_TYPE = {form.media_type: form for form in FORMS}
# Other names that servers and authors use for the same forms.
ALIASES = {
    "application/xhtml+xml": "text/html",
    "text/x-markdown": "text/markdown",
    "application/vnd.ms-word.document.macroenabled.12": BY_NAME["docx"].media_type,
    "application/x-docbook+xml": "application/docbook+xml",
    "application/fb2+xml": "application/x-fictionbook+xml",
    "text/rtf": "application/rtf",
    "application/vnd.oasis.opendocument.text-flat-xml": BY_NAME["odt"].media_type,
    "application/x-mimearchive": "multipart/related",
    "message/rfc822": "multipart/related",
    "text/x-tex": "application/x-latex",
    "application/x-tex": "application/x-latex",
    "text/x-asciidoc": "text/asciidoc",
    "text/x-org": "text/org",
}
