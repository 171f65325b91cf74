"""The grammar of .bib files: entries with their fields, @string abbreviations put in, `#` joined.

An entry ends where the next line begins with @, so that a lost brace costs one entry.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_START = re.compile(r"^[ \t]*@[ \t]*([A-Za-z]+)[ \t\n]*[{(]", re.M)
_KEY = re.compile(r"\s*([^\s,={}\"#%]{1,300})\s*,")
_FIELD = re.compile(r"[\s,]*([A-Za-z][\w:.+-]{0,60})\s*=\s*")
_WORD = re.compile(r"[\w:.+-]{1,200}")
_JOIN = re.compile(r"\s*#\s*")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MOST_ENTRIES = 100_000
_LONGEST = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry as written: its type and field names in lower case, its values still LaTeX."""

    type: str
    key: str
    fields: Mapping[str, str]


def entries_of(text: str) -> dict[str, Entry]:
    """The entries by key; of entries with one key the first counts, as in BibTeX."""
    starts = list(_START.finditer(text))[:_MOST_ENTRIES]
    strings = {month: str(number) for number, month in enumerate(_MONTHS, start=1)}
    found: dict[str, Entry] = {}
    for index, start in enumerate(starts):
        end = starts[index + 1].start() if index + 1 < len(starts) else len(text)
        body = text[start.end() : min(end, start.end() + 10 * _LONGEST)]
        kind = start.group(1).lower()
        if kind == "string":
            strings |= _fields(body, 0, strings)
        elif kind not in ("comment", "preamble"):
            key = _KEY.match(body)
            if key and key.group(1) not in found:
                found[key.group(1)] = Entry(type=kind, key=key.group(1), fields=_fields(body, key.end(), strings))
    return found


def with_inherited(entry: Entry, entries: Mapping[str, Entry]) -> Entry:
    """The entry with what its crossref (one level up) adds: a chapter's book, a paper's proceedings."""
    parent = entries.get(entry.fields.get("crossref", ""))
    if parent is None or parent is entry:
        return entry
    inherited = {name: value for name, value in parent.fields.items() if name != "crossref"}
    if "title" in inherited:
        inherited.setdefault("booktitle", inherited.pop("title"))
    if entry.type.startswith(("in", "supp")) and "author" in inherited and entry.type != "inproceedings":
        inherited.setdefault("bookauthor", inherited.pop("author"))
    return Entry(type=entry.type, key=entry.key, fields={**inherited, **entry.fields})


def _fields(body: str, at: int, strings: Mapping[str, str]) -> dict[str, str]:
    fields: dict[str, str] = {}
    while (name := _FIELD.match(body, at)) is not None:
        parts: list[str] = []
        at = name.end()
        while True:
            part, at = _part(body, at, strings)
            parts.append(part)
            join = _JOIN.match(body, at)
            if join is None:
                break
            at = join.end()
        fields.setdefault(name.group(1).lower(), "".join(parts)[:_LONGEST])
    return fields


def _part(body: str, at: int, strings: Mapping[str, str]) -> tuple[str, int]:
    """One part of a value, and where it ends: in braces, in quotes, a number or an abbreviation."""
    sign = body[at : at + 1]
    if sign in ("{", '"'):
        end = _closing(body, at + 1, "}" if sign == "{" else '"')
        return (body[at + 1 : end], end + 1)
    word = _WORD.match(body, at)
    if word is None:
        return ("", at)
    return (strings.get(word.group().lower(), word.group()), word.end())


def _closing(body: str, at: int, sign: str) -> int:
    depth = 0
    for match in re.compile(r"\\.|[{}\"]", re.S).finditer(body, at):
        found = match.group()
        if found == sign and depth == 0:
            return match.start()
        depth += (found == "{") - (found == "}")
    return len(body)
