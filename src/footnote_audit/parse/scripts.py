"""One name in two scripts: Cyrillic words set in Latin letters by the common tables, and the spellings these share.

The tables are those of BGN/PCGN and the GOST for passports (Ivanov, Yuriy), ISO 9 and scholars (Ivanov, Jurij), French
newspapers (Ivanov, Iouri) and German ones (Iwanow, Juri).
"""

import re
import unicodedata
from functools import lru_cache

_CYRILLIC = re.compile(r"[а-яёіїєґ]", re.I)
_SHARED = dict(zip("абвгдезиклмнопрстуфыэёіїєґй", "abvgdeziklmnoprstufyeeiiegy", strict=True)) | {"ъ": "", "ь": ""}
_TABLES: tuple[dict[str, str], ...] = (
    {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya"},
    {"ж": "zh", "х": "h", "ц": "c", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "ju", "я": "ja"},
    {"ж": "j", "х": "kh", "ц": "ts", "ч": "tch", "ш": "ch", "щ": "chtch", "ю": "iou", "я": "ia", "у": "ou"},
    {"ж": "sch", "х": "ch", "ц": "z", "ч": "tsch", "ш": "sch", "щ": "schtsch", "ю": "ju", "я": "ja"}
    | {"в": "w", "з": "s", "ё": "o"},
)
_CARONS = str.maketrans({"š": "sh", "č": "ch", "ž": "zh", "ŝ": "shch", "’": "", "'": "", "ʹ": "", "ʼ": ""})
# What the same letter is spelt like, by turns; the longest first.
_SPELT_ALIKE = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        *((r"schtsch|shch|chtch|stch", "Q"), (r"tsch|tch", "C"), (r"sch|sh", "S"), (r"zh", "J"), (r"kh", "h")),
        *((r"tz|ts", "c"), (r"w", "v"), (r"ff\b", "v"), (r"iou|yu|ju|iu", "U"), (r"ya|ja|ia", "A")),
        *((r"yo|jo|io|ye|je|ie", "e"), (r"ou", "u"), (r"(?:iy|yy|ij|ii|yi|y|j|i)\b", "i"), (r"y|j", "i")),
        *((r"x", "ks"), (r"ss", "s"), (r"ine\b", "in")),
    )
)
# Words longer than this are no names.
_LONGEST = 200


def is_cyrillic(text: str) -> bool:
    """Whether Cyrillic letters stand in the text."""
    return _CYRILLIC.search(text) is not None


@lru_cache(maxsize=4096)
def spellings(text: str) -> frozenset[str]:
    """What the words are in Latin letters, one form for each table; two names that share one can be the same."""
    plain = text[:_LONGEST].casefold().translate(_CARONS)
    return frozenset(_alike(_latin(plain, table)) for table in (_TABLES if is_cyrillic(plain) else ({},)))


def _latin(plain: str, table: dict[str, str]) -> str:
    composed = unicodedata.normalize("NFC", plain)
    drawn = "".join(table.get(c, _SHARED.get(c, c)) for c in composed)
    return "".join(c for c in unicodedata.normalize("NFKD", drawn) if not unicodedata.combining(c))


def _alike(latin: str) -> str:
    words = " ".join(re.findall(r"[^\W\d_]+", latin))
    for pattern, to in _SPELT_ALIKE:
        words = pattern.sub(to, words)
    return words


def same_in_scripts(a: str, b: str) -> bool:
    """Whether two words can be one that is spelt by different tables: "Иванов", "Ivanov" and "Iwanow"."""
    return len(a) > 2 and len(b) > 2 and bool(spellings(a) & spellings(b))
