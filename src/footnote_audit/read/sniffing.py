"""What kind of file this is, told from its first bytes and its name together."""

import re
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from footnote_audit.read.forms import BY_NAME, FORMS

TEXT, MARKDOWN, HTML, PDF = "text/plain", "text/markdown", "text/html", "application/pdf"
# An archive of files, which is no article itself.
ZIP = "application/zip"

_SUFFIXES = {suffix: form.media_type for form in FORMS for suffix in form.suffixes}
# Files that begin so are known, but none of the readers takes them.
_FOREIGN = (
    (b"\xd0\xcf\x11\xe0", "an old or encrypted Office file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
)
# What a ZIP container holds tells its form.
_INSIDE_ZIP = (
    (b"word/document", "docx"),
    (b"application/vnd.oasis.opendocument.text", "odt"),
    (b"application/epub+zip", "epub"),
    (b"META-INF/container.xml", "epub"),
)
_XML_ROOTS = (
    (re.compile(rb"<(?:\w+:)?FictionBook\b"), "fictionbook"),
    (re.compile(rb"//OASIS//DTD DocBook|docbook\.org/ns/docbook|docbook\.org/xml/", re.I), "docbook"),
    (re.compile(rb"//OASIS//DTD DITA|dita\.oasis-open\.org|DITAArchVersion", re.I), "dita"),
    (re.compile(rb"<article\b[^>]*(?:dtd-version|xlink|article-type)|//NLM//DTD|JATS", re.I), "jats"),
    (re.compile(rb"^\s*(?:<\?xml[^>]*>\s*)?<(?:article|book)>\s*<(?:front|book-meta)\b"), "jats"),
    (re.compile(rb"<(?:\w+:)?\w{1,20}\b[^>]*tei-c\.org/ns/1|<TEI(?:\.2)?>", re.I), "tei"),
    (re.compile(rb"xmlns:wp=|<wp:wxr_version", re.I), "wordpress-export"),
    (re.compile(rb"<office:document\b", re.I), "odt"),
)
_HEAD = 4096
# A post in JSON has its content behind its excerpt of links and dates.
_POST = re.compile(rb'"content"\s*:\s*\{\s*"(?:raw|rendered|protected|block_version)"')
_JSON_HEAD = 1_000_000
_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:(?><!--.{0,2000}?-->)\s*)*+<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_ELEMENT = re.compile(rb"</?(?:p|div|h[1-6]|span|ul|ol|li|table|section|article|br|em|strong|a)\b[^<>]{0,500}>", re.I)
# Closing tags of blocks are what Markdown and plain text with a stray tag lack.
_BLOCK_END = re.compile(rb"</(?:p|div|h[1-6]|li|table|section|article|body)>", re.I)
_MARKDOWN_SIGNS = (
    re.compile(rb"^\[\^[^\]\s]{1,60}\]:", re.M),
    re.compile(rb"^#{1,6} \S", re.M),
    re.compile(rb"^\|?[ :]*-{3,}[ :]*\|[-| :]*$", re.M),
    re.compile(rb"^```", re.M),
    re.compile(rb"\[[^\]\n]{1,80}\]\(https?://"),
)
_NOTE_DEFINITION = _MARKDOWN_SIGNS[0]
# Markup that names itself in a text without a telling name: signs, and how many of them are needed.
_MARKUP_SIGNS = (
    ("latex", (re.compile(rb"^[ \t]*\\(?:documentclass|begin\{document\})", re.M),), 1),
    ("latex", (re.compile(rb"\\(?:foot|end)note\{"), re.compile(rb"\\(?:sub)*section\*?\{|\\emph\{|\\par\b")), 2),
    (
        "wikitext",
        (re.compile(rb"<ref[ >/]|\{\{(?:efn|sfn|refn)\|", re.I), re.compile(rb"\[\[[^\]\n]+\]\]|\{\{|^==[^=]", re.M)),
        2,
    ),
    ("org", (re.compile(rb"^#\+(?:title|author|date|options):", re.M | re.I), re.compile(rb"^\*+ |\[fn:", re.M)), 2),
    ("asciidoc", (re.compile(rb"\bfootnote(?:ref)?:[\w-]*\["),), 1),
    ("rst", (re.compile(rb"^\.\. \[#?[\w*-]*\] ", re.M), re.compile(rb"\[#?[\w*-]*\]_(?!\w)")), 2),
)
# Names that say which markup a text is in; a page's own first words go before them.
_MARKUP = frozenset(BY_NAME[name].media_type for name in ("markdown", "wikitext", "rst", "org", "asciidoc", "latex"))
_CONTAINERS = frozenset(BY_NAME[name].media_type for name in ("docx", "odt", "epub"))
_MHTML = re.compile(rb"(?:[\w-]+:[^\n]*\n|[ \t][^\n]*\n){0,40}?Content-Type:\s*multipart/related", re.I)


def foreign_kind(data: bytes) -> str | None:
    """What a file is that no reader takes, by its first bytes; None if it is none of those."""
    return next((name for magic, name in _FOREIGN if data.startswith(magic)), None)


def sniff(uri: str, data: bytes) -> str:
    """The media type of a file from its content and name: content decides, the name where content leaves it open.

    A ZIP archive that is no known container is application/zip, for which there is no reader.
    """
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    if _HTML_START.match(head):
        return HTML
    named = _SUFFIXES.get(PurePosixPath(urlsplit(uri).path).suffix.lower())
    told = _by_signature(head, data, named)
    if told:
        return told
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head[2:].replace(b"\x00", b"")
    if _HTML_START.match(head):
        return HTML
    if named in _MARKUP:
        return named
    if len(_BLOCK_END.findall(head)) >= 2 and len(_ELEMENT.findall(head)) >= 3:
        return HTML
    if named == HTML:
        return HTML
    return _by_markup(data, named)


def _by_signature(head: bytes, data: bytes, named: str | None) -> str | None:
    """The media type that the file's own signature tells."""
    if head[:1024].lstrip().startswith(b"%PDF-"):
        return PDF
    if head.startswith(b"PK\x03\x04"):
        # The names of the parts stand at the end of the file, too.
        ends = head + data[-16 * _HEAD :]
        inside = next((name for sign, name in _INSIDE_ZIP if sign in ends), None)
        return BY_NAME[inside].media_type if inside else named if named in _CONTAINERS else ZIP
    if head.startswith(b"{\\rtf"):
        return BY_NAME["rtf"].media_type
    if _MHTML.match(head):
        return BY_NAME["mhtml"].media_type
    if head.lstrip().startswith(b"<"):
        told = next((name for sign, name in _XML_ROOTS if sign.search(head)), None)
        return BY_NAME[told].media_type if told else None
    json = BY_NAME["wordpress-json"].media_type
    if head.lstrip().startswith((b"{", b"[")) and (named == json or _POST.search(data[:_JSON_HEAD])):
        return json
    return None


def _by_markup(data: bytes, named: str | None) -> str:
    """The markup of a file whose name says at most that it is text."""
    start = data[: 16 * _HEAD]
    for name, signs, least in _MARKUP_SIGNS:
        if sum(bool(sign.search(start)) for sign in signs) >= least:
            return BY_NAME[name].media_type
    if named == TEXT:
        return MARKDOWN if _NOTE_DEFINITION.search(data[-4 * _HEAD :]) else TEXT
    if sum(bool(sign.search(start)) for sign in _MARKDOWN_SIGNS) >= 2:
        return MARKDOWN
    return MARKDOWN if _NOTE_DEFINITION.search(data) else TEXT
