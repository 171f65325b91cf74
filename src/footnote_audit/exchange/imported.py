"""What a file of works gives: items, and a sentence for everything that was not taken over."""

import codecs
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from footnote_audit.errors import ConfigError
from footnote_audit.model import CslItem

MOST_WORKS = 50_000
# Remarks that a person reads one by one; of more the number is told.
MOST_REMARKS = 20
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What neither YAML nor a terminal takes.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """Works in the file's order, their `id` the key they have there (None: none), and what was left out, and why."""

    items: tuple[CslItem, ...]
    remarks: tuple[str, ...] = ()


def decoded(data: bytes, uri: str) -> tuple[str, tuple[str, ...]]:
    """The file as text with line breaks "\\n" and no control characters, and a remark where its encoding is guessed.

    Raises ConfigError for a file that is empty or binary.
    """
    bom, encoding = next(((bom, name) for bom, name in _BOMS if data.startswith(bom)), (b"", "utf-8"))
    remarks: tuple[str, ...] = ()
    try:
        text = data[len(bom) :].decode(encoding)
    except UnicodeDecodeError as error:
        text = data.decode("cp1252", errors="replace")
        remarks = (f"not UTF-8 (byte {error.start}): read as windows-1252; save the file as UTF-8 to be sure",)
    if not text.strip():
        raise ConfigError(f"{uri}: the file is empty; give a file with works in BibTeX, RIS or CSL-JSON.")
    if text.count("\0") > len(text) // 100:
        raise ConfigError(f"{uri}: the file is binary; give a file with works in BibTeX, RIS or CSL-JSON.")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return (_CONTROL.sub("\ufffd", text), remarks)


def left_out(kind: str, counts: Mapping[str, int]) -> tuple[str, ...]:
    """One remark on the fields that no work has room for, the most frequent first."""
    if not counts:
        return ()
    most = Counter(counts).most_common()
    named = ", ".join(f"{name} ({count})" for name, count in most[:MOST_REMARKS])
    more = f" and {len(most) - MOST_REMARKS} more" if len(most) > MOST_REMARKS else ""
    return (f"{kind} not taken over: {named}{more}",)


def few(remarks: Sequence[str]) -> tuple[str, ...]:
    """The first remarks, and how many more there are."""
    if len(remarks) <= MOST_REMARKS:
        return tuple(remarks)
    return (*remarks[:MOST_REMARKS], f"and {len(remarks) - MOST_REMARKS:,} more remarks")
