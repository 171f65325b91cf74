"""Document attributes: entries, and references replaced by their values within hard bounds."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from footnote_audit.read.source_text import Stretch

ENTRY = re.compile(r":(!?)([A-Za-z0-9_][\w-]{0,100})(!?):(?:[ \t]+(.*?))?[ \t]*$")
_REFERENCE = re.compile(r"\\?\{([A-Za-z0-9_][\w-]{0,100})(?::[^{}\n]{0,200})?\}")
# A value, and all that references add to one document, in characters; references past it stay as written.
_LONGEST_VALUE = 20_000
_MOST_ADDED = 2_000_000

# Signs that would be read as markup come as character references, as the language defines them.
_BUILT_IN = {
    "empty": "", "sp": " ", "nbsp": "&#160;", "zwsp": "&#8203;", "wj": "&#8288;", "apos": "&#39;", "quot": "&#34;",
    "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "deg": "°", "plus": "&#43;", "brvbar": "¦",
    "vbar": "&#124;", "amp": "&#38;", "lt": "&#60;", "gt": "&#62;", "startsb": "&#91;", "endsb": "&#93;",
    "caret": "&#94;", "asterisk": "&#42;", "tilde": "&#126;", "backslash": "&#92;", "backtick": "&#96;",
    "two-colons": "::", "two-semicolons": ";;", "cpp": "C&#43;&#43;", "cxx": "C&#43;&#43;", "pp": "&#43;&#43;",
}  # fmt: skip


@dataclass(slots=True)
class Attributes:
    """The attributes in force at the place that has been read."""

    values: dict[str, str] = field(default_factory=lambda: dict(_BUILT_IN))
    overflowed: bool = False
    _added: int = 0

    def take(self, entry: re.Match[str]) -> None:
        """Takes an entry such as ":name: value"; references in the value are resolved now."""
        name = entry.group(2).lower()
        if entry.group(1) or entry.group(3):
            self.values.pop(name, None)
            return
        value = re.sub(r"^pass:[a-z,]*\[(.*)\]$", r"\1", entry.group(4) or "", flags=re.S)
        resolved = "".join(stretch.text for stretch in self.expand(value, 0))
        if len(resolved) > _LONGEST_VALUE:
            self.overflowed = True
            return
        self.values[name] = resolved

    def expand(self, text: str, raw: int) -> Iterator[Stretch]:
        """The text with its references replaced; `raw` is its offset in the file. Unknown ones stay as written."""
        done = 0
        if "{" in text:
            for match in _REFERENCE.finditer(text):
                value = self._value(match)
                if value is None:
                    continue
                yield Stretch(text[done : match.start()], raw + done)
                yield Stretch(value, raw + match.start(), fixed=True)
                done = match.end()
        yield Stretch(text[done:], raw + done)

    def _value(self, match: re.Match[str]) -> str | None:
        if match.group().startswith("\\"):
            return match.group()[1:]
        if match.group().startswith("{set:"):
            return ""
        value = self.values.get(match.group(1).lower())
        if value is None:
            return None
        self._added += len(value)
        if self._added > _MOST_ADDED:
            self.overflowed = True
            return None
        return value
