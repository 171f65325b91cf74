"""What a file says of itself, from the properties that word processors keep: Dublin Core names and dates, cleaned."""

import re
from collections.abc import Iterable

from footnote_audit.model import CslItem, Name

_DATE = re.compile(r"[12]\d{3}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?(?!\d)")
# What programs write where nobody gave a title or a name.
_EMPTY = re.compile(
    r"(?:microsoft (?:office )?word.*|untitled.*|document ?\d*|word document|unknown|user|admin(?:istrator)?|owner|"
    r"author|microsoft(?: office)?(?: user)?|un-named|python-docx|.{0,80}\.(?:docx?|rtf|odt|dotx?))",
    re.I,
)


def stated_item(
    *,
    title: str | None = None,
    authors: Iterable[str] = (),
    issued: str | None = None,
    language: str | None = None,
    publisher: str | None = None,
) -> CslItem:
    """The item that the properties state; what programs fill in by themselves counts as not stated."""
    return CslItem(
        title=_said(title),
        author=tuple(_person(name) for listed in authors for name in _names(listed)),
        issued=match.group() if (match := _DATE.match((issued or "").strip())) else None,
        language=re.split(r"[-_]", language.strip())[0].lower() or None if language else None,
        publisher=_said(publisher),
    )


def _said(value: str | None) -> str | None:
    words = " ".join((value or "").split())
    return None if not words or _EMPTY.fullmatch(words) else words


def _names(listed: str) -> list[str]:
    """The names of a property that may hold several, parted by semicolons."""
    return [name for part in listed.split(";") if (name := _said(part))]


def _person(text: str) -> Name:
    if "," in text:
        family, _, given = text.partition(",")
        return Name(family=family.strip() or None, given=given.strip() or None)
    words = text.split()
    if not 2 <= len(words) <= 4:
        return Name(literal=text)
    return Name(family=words[-1], given=" ".join(words[:-1]))
