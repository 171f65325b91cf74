"""Data collections and personal communications as CSL items."""

import re
from collections.abc import Iterator

from footnote_audit.model import CslItem, Name
from footnote_audit.parse.authors import is_body, looks_like_names, names
from footnote_audit.parse.dates import dates
from footnote_audit.parse.signals import DATABASE, STRONG_DATABASE
from footnote_audit.text import fold, squeeze

_PLACE = re.compile(
    r"\b(?:at|in|in\s+der|im|à|au|en|a|em|в)\s+(?:the\s+|la\s+|le\s+|l')?(?P<place>[^\W\d_a-zà-ÿа-я][^,;]*?(?:\([^()]*\))?)(?=\s+(?:with|avec|mit|con|com|с|on|le|am)\s|[,;]|(?<!\s\w)\.|\s*$)"
)
# CSL's author of an interview is who answers; who asks is its interviewer.
_WITH = re.compile(r"\b(?:with|avec|mit|con|com|с)\s+(?P<who>[^,;(]{2,80})", re.I)
_BY = re.compile(r"\b(?:by|par|por|geführt\s+von|realizzata\s+da)\s+(?P<who>[^,;(]{2,80})", re.I)
_ROLE_BEHIND = re.compile(r"\s+(?:in|at|on|by|à|au|le|am|a|en|em|par|von|nel)\s")
_NAMES_BEHIND = re.compile(r"^(?:of|from|by|the|de|du|des|d'|la|le|von|der|des|di|del|della|da|dell')\s+", re.I)
_GENRE_WORDS = {"interview", "entretien", "gespräch", "intervista", "entrevista", "интервью"}


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


def interview(printed: str) -> CslItem:
    """The interview or letter a note tells of, with its month and place as printed."""
    text = squeeze(printed).strip(" .;")
    found = dates(text)
    without = text
    for date in reversed(found):
        without = without[: date.start].rstrip(" ,") + without[date.end :]
    place = _PLACE.search(without)
    kind = next((w for w in re.findall(r"[^\W\d_]+", fold(text).casefold()) if w.rstrip("s") in _GENRE_WORDS), None)
    location = place["place"].strip(" .") if place else _comma_place(without)
    return CslItem(
        type="interview", author=_named(_WITH, without), interviewer=_named(_BY, without),
        issued=found[-1].edtf if found else None, event_place=location, genre=kind,
    )  # fmt: skip


def _named(pattern: re.Pattern[str], text: str) -> tuple[Name, ...]:
    """The persons behind "with" or "by"; "a diplomat" is none."""
    match = pattern.search(text)
    who = _ROLE_BEHIND.split(match["who"])[0].strip(" .") if match else ""
    return names(who) if who[:1].isupper() and looks_like_names(who) else ()


def _comma_place(text: str) -> str | None:
    """ "Interview with a diplomat, Ankara, 12 June 2019": the last capitalised part between commas."""
    parts = [p.strip(" .") for p in text.split(",")[1:]]
    named = [p for p in parts if p[:1].isupper() and len(p.split()) <= 4]
    return named[-1] if named else None
