"""Which encoding the bytes of an RTF text are in: the file's code page, and the character set of each font."""

import codecs

# \fcharset (a Windows character set) and the Python codec of its code page.
_CHARSETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "cp936", 136: "cp950", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
    255: "cp437",
}  # fmt: skip
_SETS = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
SYMBOL_CHARSET = 2


def of_charset(charset: int | None) -> str | None:
    """The codec of a font's character set; None where the file's own encoding holds."""
    return _CHARSETS.get(charset or 0)


def of_set(word: str) -> str | None:
    """The codec that \\ansi, \\mac, \\pc and \\pca name."""
    return _SETS.get(word)


def of_code_page(number: int | None) -> str | None:
    """The codec of \\ansicpg; None where Python knows none."""
    name = {65001: "utf-8", 10000: "mac_roman"}.get(number or 0, f"cp{number}")
    try:
        codecs.lookup(name)
    except LookupError:
        return None
    return name
