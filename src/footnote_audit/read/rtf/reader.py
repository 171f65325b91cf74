"""From an RTF file to a Document."""

from footnote_audit.errors import ReadError
from footnote_audit.model import Document, WarningCode
from footnote_audit.read.forms import BY_NAME, ArticleFile
from footnote_audit.read.manuscript.writer import Manuscript
from footnote_audit.read.rtf.header import read_header
from footnote_audit.read.rtf.tokens import tokenize
from footnote_audit.read.rtf.walk import Walk

# Most of a large file is pictures, which cost little.
SIZE_LIMIT = 64 * 1024 * 1024


def read_rtf(file: ArticleFile) -> Document:
    """An RTF file as document; objects and links in it are never opened.

    Places count the paragraphs as they are read, from 1, under the part "text". Raises ReadError for what is no RTF, or
    has too many bytes or signs of markup.
    """
    data = file.data.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not data.startswith(b"{\\rtf"):
        raise ReadError(file.uri, "the file is no RTF (it does not begin with {\\rtf); save it as RTF anew")
    if len(data) > SIZE_LIMIT:
        raise ReadError(
            file.uri, f"the file has {len(data):,} bytes, more than the limit of {SIZE_LIMIT:,}; split it first"
        )
    tokens, whole = tokenize(file.uri, data)
    header = read_header(tokens)
    manuscript = Manuscript(file.uri)
    manuscript.layout.part("text")
    Walk(tokens, header, manuscript).run()
    if not whole:
        message = "the RTF ends inside a group: its end is missing; save the file anew"
        manuscript.warn(WarningCode.TEXT_INCOMPLETE, message)
    return manuscript.document(file, BY_NAME["rtf"].media_type, item=header.item)
