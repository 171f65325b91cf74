"""Read: from the bytes of an article or a source to a Document with its notes and their anchors.

A reader is a function from ArticleFile to Document with a line in FORMS; outsiders' readers join by media type.
"""

from collections.abc import Callable, Mapping

from footnote_audit.errors import ReadError
from footnote_audit.model import Document
from footnote_audit.read.forms import ALIASES, BY_MEDIA_TYPE, BY_NAME, FORMS, ArticleFile, Form, Reader, nothing_beside
from footnote_audit.read.pages import only_pages
from footnote_audit.read.sniffing import foreign_kind, sniff

__all__ = [
    "FORMS",
    "READERS",
    "ArticleFile",
    "Form",
    "Reader",
    "declared_type",
    "nothing_beside",
    "only_pages",
    "read",
    "sniff",
]

READERS: Mapping[str, Reader] = {**BY_MEDIA_TYPE, **{other: BY_MEDIA_TYPE[ours] for other, ours in ALIASES.items()}}

# Names that servers give to whatever they do not know; content and name tell more.
_UNTOLD = frozenset({"text/plain", "application/octet-stream", "application/json", "application/zip"})


def declared_type(declared: str | None, readers: Mapping[str, Reader] = READERS) -> str | None:
    """The media type that a server gave, where it says something and a reader takes it; else None: look at the file."""
    named = (declared or "").partition(";")[0].strip().lower()
    return named if named in readers and named not in _UNTOLD else None


def read(
    uri: str,
    data: bytes,
    media_type: str | None = None,
    *,
    keep_furniture: bool = False,
    delimiters: tuple[str, str] | None = None,
    beside: Callable[[str], bytes | None] = nothing_beside,
    readers: Mapping[str, Reader] = READERS,
) -> Document:
    """The document read from the bytes; `media_type` may be a form's name too; without it content and name tell.

    `keep_furniture` leaves share buttons, newsletter boxes and the like in the text; `delimiters` open and
    close notes beside those that are known; `beside` gives files that lie
    beside this one. Raises ReadError with one sentence for a file that is empty, binary, too large or of an unknown
    format.
    """
    if not data:
        raise ReadError(uri, "the file is empty; give a file with text")
    named = media_type.partition(";")[0].strip().lower() if media_type else None
    if named in BY_NAME:
        named = BY_NAME[named].media_type
    if named is not None and named not in readers:
        known = ", ".join(form.name for form in FORMS)
        raise ReadError(uri, f"no reader for the format {named}; known are {known}")
    kind = foreign_kind(data)
    if kind is not None:
        raise ReadError(uri, f"the file is {kind}, which cannot be read; save it as text, Word, HTML or PDF")
    file = ArticleFile(uri=uri, data=data, keep_furniture=keep_furniture, delimiters=delimiters, beside=beside)
    told = named or sniff(uri, data)
    if told not in readers:
        raise ReadError(uri, "the file is a ZIP archive, not an article; unpack it and name the article")
    return readers[told](file)
