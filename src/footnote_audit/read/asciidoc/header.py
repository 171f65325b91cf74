"""An AsciiDoc document's header: title, authors, revision, and what its attributes say of it."""

import re

from footnote_audit.model import CslItem, Name
from footnote_audit.read.asciidoc.attributes import Attributes
from footnote_audit.read.stated_dates import stated_date

TITLE = re.compile(r"[=#][ \t]+(\S.*)$")
_AUTHOR = r"[^\W\d_][\w.'’-]*(?:[ \t]+[\w.'’-]+){0,3}(?:[ \t]+<[^<>]+>)?"
AUTHORS = re.compile(rf"{_AUTHOR}(?:;[ \t]*{_AUTHOR})*$")
_REVISION = re.compile(r"(?:v?(\d[\w.]*)[ \t]*(?:,[ \t]*|$)|v(\S+)[ \t]*)?([^:]*?)(?:[ \t]*:[ \t]*(.*))?$")


def take_authors(line: str, attributes: Attributes) -> None:
    """Takes the author line below the title."""
    names = [re.sub(r"[ \t]*<[^<>]*>", "", name).replace("_", " ").strip() for name in line.split(";")]
    attributes.values["authors"] = "; ".join(names)
    attributes.values["author"] = names[0]


def take_revision(line: str, attributes: Attributes) -> None:
    """Takes the revision line below the authors: number, date, remark."""
    match = _REVISION.match(line)
    if match is None:
        return
    number, date = match.group(1) or match.group(2), match.group(3).strip()
    if number and not date and not line.startswith("v") and re.fullmatch(r"\d{4}(?:-\d\d){0,2}", number):
        number, date = None, number
    if number:
        attributes.values["revnumber"] = number
    if date:
        attributes.values["revdate"] = date


def document_item(title: str | None, attributes: Attributes) -> CslItem:
    """The document's own record."""
    values = attributes.values
    language = values.get("lang")
    written = values.get("revdate") or values.get("docdate") or values.get("date")
    authors = values.get("authors") or values.get("author") or ""
    return CslItem(
        title=title or values.get("doctitle") or values.get("title"),
        author=tuple(Name(literal=name.strip()) for name in authors.split(";") if name.strip()),
        issued=stated_date(written, language) if written else None,
        language=language or None,
        publisher=values.get("publisher") or values.get("orgname") or None,
        URL=values.get("url") or values.get("canonical-url") or None,
    )
