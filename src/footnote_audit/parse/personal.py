"""Data collections as CSL items."""

import re
from collections.abc import Iterator

from footnote_audit.model import CslItem
from footnote_audit.parse.authors import is_body
from footnote_audit.parse.dates import dates
from footnote_audit.parse.signals import DATABASE, STRONG_DATABASE
from footnote_audit.text import fold, squeeze

_NAMES_BEHIND = re.compile(r"^(?:of|from|by|the|de|du|des|d'|la|le|von|der|des|di|del|della|da|dell')\s+", re.I)


def dataset(printed: str) -> CslItem:
    """The data collection a note names: a body's database has the body as publisher, a named database has a title."""
    text = squeeze(printed).strip(" .;,")
    found = dates(text)
    match = STRONG_DATABASE.search(fold(text)) or _last(DATABASE.finditer(fold(text)))
    genre = match.group().casefold() if match else None
    owner = _owner(text, match.span()) if match else text
    issued = found[-1].edtf if found else None
    words = owner.split()
    if is_body(owner) and len(words) > 1:
        return CslItem(type="dataset", publisher=owner, genre=genre, issued=issued)
    if len(words) == 1:
        return CslItem(type="dataset", title=_title(text, owner, match), publisher=owner, genre=genre, issued=issued)
    return CslItem(type="dataset", title=_title(text, owner, match), genre=genre, issued=issued)


def _last(matches: Iterator[re.Match[str]]) -> re.Match[str] | None:
    found = list(matches)
    return found[-1] if found else None


def _owner(text: str, span: tuple[int, int]) -> str:
    before, behind = text[: span[0]].strip(" ,'’:-"), text[span[1] :].strip(" ,'’:-")
    before = re.sub(r"^(?:the|la|le|les|die|der|das|il|los|las|os|as|data\s+from)\s+", "", before, flags=re.I)
    chosen = before if re.search(r"[^\W\d_a-zà-ÿа-я]", before) else _NAMES_BEHIND.sub("", behind)
    return re.sub(r"['’]s$", "", re.split(r"[,;(]", chosen)[0].strip())


def _title(text: str, owner: str, match: re.Match[str] | None) -> str | None:
    if not match:
        return owner or None
    at = text.find(owner)
    if at < 0:
        return owner or None
    if at > match.start():
        return text[match.start() : at + len(owner)]
    return text[at : match.end()]
