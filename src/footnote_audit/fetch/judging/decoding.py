"""From bytes to text: a mark at the start, what the page and the header declare, and what the bytes allow."""

import codecs
import re

# What is looked at of one page. Longer pages are judged by their beginning.
MAX_BYTES = 1 << 20
# A declaration must stand within this many bytes (WHATWG HTML, 13.2.3.2).
_DECLARED_WITHIN = 2048
_IN_HEADER = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.I)
_IN_PAGE = re.compile(
    rb"<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})|encoding=[\"']([\w.:-]{1,40})[\"']", re.I
)
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# Pages that declare Latin-1 mean its extension by Windows (WHATWG Encoding, 4.2).
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "latin-1": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030"}


def decode(data: bytes, content_type: str) -> str:
    """The text of a page, at most its first MiB; bytes that fit nothing become U+FFFD."""
    data = data[:MAX_BYTES]
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        # Cut inside the last character: that is UTF-8 all the same.
        if error.start >= len(data) - 3 and len(data) == MAX_BYTES:
            return data.decode("utf-8", "ignore")
    for name in _declared(data, content_type):
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return _lenient(data, content_type)


def _declared(data: bytes, content_type: str) -> list[str]:
    found = _IN_PAGE.search(data[:_DECLARED_WITHIN])
    inside = (found[1] or found[2]).decode("ascii", "ignore") if found else ""
    header = _IN_HEADER.search(content_type)
    names = [_known(name) for name in (inside, header[1] if header else "")]
    return [name for name in dict.fromkeys(names) if name and not name.startswith(("utf-16", "utf-32"))]


def _known(name: str) -> str:
    try:
        made = codecs.lookup(name).name if name else ""
    except (LookupError, ValueError):
        return ""
    return _MEANT.get(made, made)


def _lenient(data: bytes, content_type: str) -> str:
    names = [name for name in _declared(data, content_type) if name != "utf-8"]
    try:
        return data.decode(names[0] if names else "cp1252", "replace")
    except LookupError:
        return data.decode("latin-1")
