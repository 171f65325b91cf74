"""The grammar of .bib files: entries with their fields, @string abbreviations put in, `#` joined.

An entry ends where the next line begins with @, so that a lost brace costs one entry. Cost is linear in the text.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_ENTRY = r"[ \t]*@[ \t]*([A-Za-z]+)[ \t\n]*[{(]"
_START = re.compile(f"^{_ENTRY}", re.M)
_ON_SAME_LINE = re.compile(r"[\s,]*[})]" + _ENTRY)
_KEY = re.compile(r"\s*([^\s,={}\"#%]{1,300})\s*,")
_FIELD = re.compile(r"[\s,]*([A-Za-z][\w:.+-]{0,60})\s*=\s*")
# Most fields: one part without braces, commands or quotes in it, and nothing joined to it.
_PLAIN_FIELD = re.compile(r"[\s,]*([A-Za-z][\w:.+-]{0,60})\s*=\s*\{([^{}\\]{0,20000})\}(?=\s*[,})])")
_WORD = re.compile(r"[\w:.+-]{1,200}")
_JOIN = re.compile(r"\s*#\s*")
_BRACE = re.compile(r"\\.|[{}\"]", re.S)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MOST_ENTRIES = 100_000
_LONGEST = 20_000
# Characters that abbreviations may add to a file in all: a few lines could stand for gigabytes otherwise.
_MOST_PUT_IN = 10_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry as written: its type and field names in lower case, its values still LaTeX."""

    type: str
    key: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class BibFile:
    """The entries by key, and what could not be taken as it stands: a sentence each, with the line."""

    entries: Mapping[str, Entry]
    faults: tuple[str, ...] = ()


def bib_file(text: str) -> BibFile:
    """The entries of a .bib file with line breaks "\\n"; of entries with one key the first counts, as in BibTeX."""
    scan = _Scan(text=text)
    following = _START.search(text)
    while following is not None and scan.count < _MOST_ENTRIES:
        start: re.Match[str] | None = following
        following = _START.search(text, following.end())
        end = following.start() if following else len(text)
        while start is not None and scan.count < _MOST_ENTRIES:
            at = scan.entry(start, end)
            start = _ON_SAME_LINE.match(text, at, end)
    if following is not None:
        scan.fault(following.start(), f"more than {_MOST_ENTRIES:,} entries; the rest is not read")
    return BibFile(entries=scan.entries, faults=tuple(scan.faults))


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


@dataclass(slots=True, kw_only=True)
class _Scan:
    """What has been found so far."""

    text: str
    entries: dict[str, Entry] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    count: int = 0
    _strings: dict[str, str] = field(
        default_factory=lambda: {month: str(number) for number, month in enumerate(_MONTHS, start=1)}
    )
    _put_in: int = 0
    _counted: tuple[int, int] = (0, 1)

    def fault(self, at: int, what: str) -> None:
        """Note a fault at an offset; offsets come in rising order."""
        before, line = self._counted
        line += self.text.count("\n", before, max(before, at))
        self._counted = (max(before, at), line)
        self.faults.append(f"line {line}: {what}")

    def entry(self, start: re.Match[str], end: int) -> int:
        """Take in the entry that begins here and ends before `end` at the latest; gives where its fields end."""
        self.count += 1
        kind = start.group(1).lower()
        at, end = start.end(), min(end, start.end() + 10 * _LONGEST)
        if kind == "string":
            fields, at, _ = self._fields(at, end)
            self._strings |= fields
            return at
        if kind in ("comment", "preamble"):
            return at
        key = _KEY.match(self.text, at, end)
        if key is None:
            self.fault(start.start(), f"@{kind} has no key before its first comma; not taken")
            return at
        name = key.group(1)
        fields, at, flaw = self._fields(key.end(), end)
        if name in self.entries:
            self.fault(start.start(), f"the key {name!r} stands twice; the first entry counts")
            return at
        if flaw:
            self.fault(start.start(), f"{name!r}: {flaw}")
        self.entries[name] = Entry(type=kind, key=name, fields=fields)
        return at

    def _fields(self, at: int, end: int) -> tuple[dict[str, str], int, str]:
        """The fields, where they end, and what is wrong with a value ("" where nothing is)."""
        fields: dict[str, str] = {}
        flaw = ""
        while True:
            while (simple := _PLAIN_FIELD.match(self.text, at, end)) is not None:
                fields.setdefault(simple.group(1).lower(), simple.group(2))
                at = simple.end()
            name = _FIELD.match(self.text, at, end)
            if name is None:
                return (fields, at, flaw)
            parts: list[str] = []
            length = 0
            at = name.end()
            while True:
                part, at, whole = self._part(at, end)
                flaw = flaw if whole else "a brace or quote is never closed; check its last field"
                if length < _LONGEST:
                    parts.append(part)
                    length += len(part)
                join = _JOIN.match(self.text, at, end)
                if join is None:
                    break
                at = join.end()
            if length > _LONGEST:
                flaw = f"the field {name.group(1)!r} is cut after {_LONGEST:,} characters"
            fields.setdefault(name.group(1).lower(), "".join(parts)[:_LONGEST])

    def _part(self, at: int, end: int) -> tuple[str, int, bool]:
        """One part of a value, where it ends, and whether it is closed: braces, quotes, a number, an abbreviation."""
        sign = self.text[at : min(at + 1, end)]
        if sign in ("{", '"'):
            close = self._closing(at + 1, end, "}" if sign == "{" else '"')
            return (self.text[at + 1 : close], close + 1, close < end)
        word = _WORD.match(self.text, at, end)
        if word is None:
            return ("", at, True)
        meant = self._strings.get(word.group().lower(), word.group())
        self._put_in += len(meant)
        return (meant if self._put_in <= _MOST_PUT_IN else word.group(), word.end(), True)

    def _closing(self, at: int, end: int, sign: str) -> int:
        depth = 0
        for match in _BRACE.finditer(self.text, at, end):
            found = match.group()
            if found == sign and depth == 0:
                return match.start()
            depth += (found == "{") - (found == "}")
        return end
