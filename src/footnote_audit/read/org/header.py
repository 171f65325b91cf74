"""What an Org file says of itself: keywords such as #+TITLE, and the settings that its reading depends on."""

import re
from dataclasses import dataclass, field

from footnote_audit.model import CslItem, Name
from footnote_audit.read.stated_dates import stated_date

_MARKUP = re.compile(r"\[fn:[^\[\]]{0,2000}\]|(?<!\S)[*/_](?=\S)|(?<=\S)[*/_](?!\S)")
_AUTHORS = re.compile(r"\s*(?:;|\band\b|&)\s*")


@dataclass(slots=True)
class OrgHeader:
    """Keywords by their name in lower case, in the order of the file; to-do words; macros by name."""

    values: dict[str, list[str]] = field(default_factory=dict)
    todo: set[str] = field(default_factory=lambda: {"TODO", "DONE"})
    macros: dict[str, str] = field(default_factory=dict)

    def take(self, name: str, value: str) -> None:
        """Takes one keyword line."""
        name = name.lower()
        if name in ("todo", "seq_todo", "typ_todo"):
            self.todo.update(re.sub(r"\(.{0,40}?\)", "", word) for word in value.split() if word != "|")
        elif name == "macro":
            macro, _, template = value.partition(" ")
            self.macros[macro.lower()] = template.strip()
        elif value:
            self.values.setdefault(name, []).append(value)

    def item(self) -> CslItem:
        """The document's own record."""
        language = self._one("language")
        written = self._one("date")
        return CslItem(
            title=_plain(" ".join(self.values.get("title", ()))) or None,
            author=tuple(
                Name(literal=name)
                for line in self.values.get("author", ())
                for name in _AUTHORS.split(_plain(line))
                if name
            ),
            issued=stated_date(written, language) if written else None,
            language=language,
        )

    def _one(self, name: str) -> str | None:
        return self.values[name][0] if name in self.values else None


def _plain(value: str) -> str:
    return " ".join(_MARKUP.sub("", value).split())
