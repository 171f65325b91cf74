"""A cited work as OpenDocument's own bibliography marks record it (ODF 1.3 part 3, 7.1.4)."""

from typing import TYPE_CHECKING

from footnote_audit.model import CslItem, Name
from footnote_audit.read.manuscript.records import Record
from footnote_audit.read.odt.names import TEXT

if TYPE_CHECKING:
    from lxml.etree import _Element

_TYPES = {
    "article": "article-journal", "book": "book", "conference": "paper-conference", "inbook": "chapter",
    "incollection": "chapter", "inproceedings": "paper-conference", "phdthesis": "thesis", "mastersthesis": "thesis",
    "techreport": "report", "www": "webpage", "journal": "article-journal",
}  # fmt: skip


def bibliography_record(mark: "_Element") -> Record:
    """The work that a text:bibliography-mark describes in its attributes."""
    said = {str(name).removeprefix(TEXT): " ".join(str(value).split()) for name, value in mark.attrib.items()}
    authors = [name.strip() for name in said.get("author", "").split(";") if name.strip()]
    return Record(
        item=CslItem(
            id=said.get("identifier") or None,
            type=_TYPES.get(said.get("bibliography-type", ""), "document"),
            title=said.get("title") or said.get("chapter") or None,
            author=tuple(_name(author) for author in authors),
            container_title=said.get("journal") or said.get("booktitle") or None,
            publisher=said.get("publisher") or said.get("institution") or None,
            issued=said["year"] if len(said.get("year", "")) == 4 and said["year"].isdecimal() else None,
            volume=said.get("volume") or None,
            issue=said.get("number") or None,
            page=said.get("pages") or None,
            ISBN=said.get("isbn") or None,
            URL=said.get("url") or None,
        )
    )


def _name(author: str) -> Name:
    family, comma, given = author.partition(",")
    return Name(family=family.strip(), given=given.strip() or None) if comma else Name(literal=author)
