"""How an RTF file numbers its notes: control words of the document, outweighed by those of the section."""

from dataclasses import dataclass, field

from footnote_audit.read.manuscript.numerals import printed_label

_FORMS = {
    "nar": "decimal", "nalc": "lowerLetter", "nauc": "upperLetter", "nrlc": "lowerRoman", "nruc": "upperRoman",
    "nchi": "chicago", "ncnum": "decimalEnclosedCircle", "ndbar": "decimalFullWidth", "ndbnum": "chineseCounting",
}  # fmt: skip
_KINDS = {"ftn": "footnote", "aftn": "endnote", "sftn": "footnote", "saftn": "endnote"}
_PREFIXES = ("saftn", "sftn", "aftn", "ftn")


@dataclass(slots=True)
class Numbering:
    """Counts notes as the control words tell; `page` grows with each break that the file asks for."""

    page: int = 0
    _document: dict[tuple[str, str], str] = field(default_factory=dict)
    _section: dict[tuple[str, str], str] = field(default_factory=dict)
    _counts: dict[str, int] = field(default_factory=dict)
    _pages: dict[str, int] = field(default_factory=dict)

    def obey(self, word: str, number: int | None) -> bool:
        """Takes a control word that says how notes are numbered; False for any other."""
        prefix = next((p for p in _PREFIXES if word.startswith(p)), None)
        if prefix is None:
            return False
        holder = self._section if prefix.startswith("s") else self._document
        kind, rest = _KINDS[prefix], word.removeprefix(prefix)
        if rest in _FORMS:
            holder[kind, "form"] = _FORMS[rest]
        elif rest == "start" and number is not None:
            holder[kind, "start"] = str(number)
        elif rest in ("restart", "rstpg", "rstcont"):
            holder[kind, "restart"] = rest
        else:
            return False
        return True

    def begin_section(self) -> None:
        """A section ends and another begins: notes that start anew with sections do."""
        for kind in ("footnote", "endnote"):
            if self._said(kind, "restart", "rstcont") == "restart":
                self._counts.pop(kind, None)
        self.page += 1

    def forget_section(self) -> None:
        """The section's own control words are reset."""
        self._section.clear()

    def label(self, kind: str) -> str | None:
        """The label of the next note of this kind."""
        start = int(self._said(kind, "start", "1"))
        if self._said(kind, "restart", "rstcont") == "rstpg" and self._pages.get(kind, self.page) != self.page:
            self._counts.pop(kind, None)
        self._pages[kind] = self.page
        self._counts[kind] = self._counts.get(kind, start - 1) + 1
        return printed_label(self._counts[kind], self._said(kind, "form", "decimal"))

    def _said(self, kind: str, what: str, otherwise: str) -> str:
        return self._section.get((kind, what)) or self._document.get((kind, what)) or otherwise
