"""Interviews, letters and other communications with the author as CSL items, in the seven languages."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from footnote_audit.model import CslItem, Name
from footnote_audit.parse.authors import looks_like_names, names
from footnote_audit.parse.dates import PrintedDate, dates
from footnote_audit.text import fold, squeeze

_CAPITAL = r"[^\W\d_a-zà-ÿа-яё]"
_GENRES = re.compile(
    r"\b(?:interviews?|entretiens?|gespräche?|intervist[ae]|entrevistas?|интервью|telefoninterviews?|бесед[аы]|interv'yu)\b",
    re.I,
)
_WRITTEN = re.compile(
    r"\b(?:letters?|e-?mails?|mails?|correspondence|communications?|messages?|lettres?|courriels?|correspondance|briefe?|schreiben|mitteilung|lettera"
    r"|comunicazione|carta|correo|comunicación|mensaje|mensagem|comunicação|correspondência|correspondencia|письмо|сообщение|переписка|pis'mo)\b",
    re.I,
)  # fmt: skip
# The year's word behind a Russian date.
_YEAR_WORD = re.compile(r"[\s,]{0,4}(?:г\.?|год[ауе]?|g\.)(?=[\s,.;)]|$)", re.I)
_WHO = r"(?P<who>[^,;()]{2,80})"
# CSL's author of an interview is who answers; who asks is its interviewer.
_WITH = re.compile(rf"(?<!')\b(?:with|avec|mit|con|com|с|s)\s+{_WHO}", re.I)
_FROM = re.compile(rf"\b(?:from|of|de|von|di|da|от)\s+{_WHO}|(?:сообщение|письмо)\s+(?P<whose>[^,;()]{{2,80}})", re.I)
_ASKED = re.compile(
    rf"\b(?:intervista|entrevista)\w*(?:\s+\w+){{0,5}}?\s+a\s+{_WHO}"
    r"|\bconcedida\s+(?:\w+\s+){0,3}?por\s+(?P<teller>[^,;()]{2,80})",
    re.I,
)
_BY = re.compile(rf"\b(?:by|par|por|geführt\s+von|realizzata\s+da)\s+{_WHO}", re.I)
_AUTHOR = re.compile(
    r"^(?:the\s+|l'|(?:dem|den|der|des|die)\s+|el\s+|la\s+|o\s+|a\s+|dell'|all')?(?:present\s+)?(?:authors?|auteure?s?|verfassers?|verfasserin|autors?|autorin|autore"
    r"|autrice|autora?|автор\w*|avtor\w*)\b",
    re.I,
)  # fmt: skip
_ENDS = re.compile(
    r"\s+(?:in|at|on|by|to|à|au|a|en|em|par|von|an|am|im|nel|al|all'\w+|al|ao|из|в|автору|le|il|el|conducted|held|g\.|г\.)(?:\s|$)|\s+l'(?=[^\W\d_])",
    re.I,
)
_PLACE = re.compile(
    rf"\b(?:at|in|in\s+der|im|à|au|en|a|em|в)\s+(?:the\s+|la\s+|le\s+|l')?(?P<place>{_CAPITAL}[^,;]*?(?:\([^()]*\))?)"
    rf"(?=\s+(?:with|avec|mit|con|com|с|on|le|am|to)\s|[,;]|(?<!\s\w)\.|\s*$)"
)
_PLACE_EDGES = re.compile(r"^(?:г\.|гор\.|город|g\.)\s*|\s+(?:en|in|im|on|le|am|a|em|в|vom|de|del|г|g)\.?$", re.I)
_TITLES_OF_PLACES = 6


_Endings = tuple[tuple[re.Pattern[str], str], ...]
# What Russian names end in behind "with", and in the dictionary.
_INSTRUMENTAL: _Endings = (
    (re.compile(r"(?<=[оеё]в)ым$|(?<=ин)ым$|(?<=[oe]v)ym$|(?<=in)ym$"), ""),
    (re.compile(r"(?<=[оеё]в)ой$|(?<=ин)ой$"), "а"),
    (re.compile(r"ским$"), "ский"),
    (re.compile(r"ской$"), "ская"),
    (re.compile(r"(?<=[аеио])ем$"), "й"),
)
# The same behind "письмо": whose.
_GENITIVE: _Endings = (
    (re.compile(r"(?<=[оеё]в)а$|(?<=ин)а$"), ""),
    (re.compile(r"(?<=[оеё]в)ой$|(?<=ин)ой$"), "а"),
    (re.compile(r"(?<=[аеио])я$"), "й"),
    (re.compile(r"(?<=[бвгджзклмнпрстфхцчшщ])а$"), ""),
)


class _Who(NamedTuple):
    """Who is named, as names or as words ("a diplomat"), and where the words stand."""

    names: tuple[Name, ...] = ()
    role: str | None = None
    start: int = 0
    end: int = 0


def talk(printed: str) -> CslItem:
    """The interview or letter a note tells of: who answers, what else is said of them (`note`), place and date."""
    text = squeeze(printed).strip(" .;")
    found = dates(text)
    plain = fold(_undated(text, found))
    teller = _teller(plain)
    role = teller.role or _role_behind(plain, teller.end)
    rest = plain[: teller.start] + " " * (teller.end - teller.start) + plain[teller.end :]
    place = _place(rest, role)
    genre = _GENRES.search(plain)
    written = genre is None and _WRITTEN.search(plain) is not None
    return CslItem(
        type="personal_communication" if written else "interview", author=teller.names, interviewer=_asking(rest),
        note=role,
        issued=found[-1].edtf if found else None, event_place=place, genre=genre.group().casefold() if genre else None,
    )  # fmt: skip


def _undated(text: str, found: Sequence[PrintedDate]) -> str:
    """The text without its dates and the word for "year" behind them."""
    for date in reversed(found):
        behind = text[date.end :]
        year = _YEAR_WORD.match(behind)
        text = text[: date.start].rstrip(" ,") + (behind[year.end() :] if year else behind)
    return text


def _teller(plain: str) -> _Who:
    """Who answered or wrote."""
    for pattern in (_ASKED, _WITH, _FROM):
        for match in pattern.finditer(plain):
            group = next(name for name, value in match.groupdict().items() if value)
            said = _who(match[group], match.start(group), _GENITIVE if group == "whose" else _INSTRUMENTAL)
            if said is not None:
                return said
    return _Who()


def _who(words: str, start: int, endings: _Endings = ()) -> _Who | None:
    """The names or the role that the words begin with; None where the author is meant or nobody named."""
    end = _ENDS.search(words)
    named = (words[: end.start()] if end else words).rstrip(" .")
    if not named or _AUTHOR.match(named):
        return None
    at = start + len(named)
    if named[:1].isupper() and looks_like_names(named):
        return _Who(names=tuple(_nominative(n, endings) for n in names(named)), start=start, end=at)
    return _Who(role=named, start=start, end=at) if named[:1].islower() or named[:1].isdigit() else None


def named_in_genitive(people: tuple[Name, ...]) -> tuple[Name, ...]:
    """Russian names that stand behind "под ред." or "письмо", in the form that a dictionary has them in."""
    return tuple(replace(n, family=_basic(n.family, _GENITIVE)) for n in people)


def _nominative(name: Name, endings: _Endings) -> Name:
    """The name as a dictionary has it, where its ending says that it stands behind "с" ("Ивановым": Иванов)."""
    return replace(name, family=_basic(name.family, endings), given=_basic(name.given, endings))


def _basic(word: str | None, endings: _Endings) -> str | None:
    for pattern, ending in endings:
        if word and pattern.search(word):
            return pattern.sub(ending, word)
    return word


def _role_behind(plain: str, end: int) -> str | None:
    """What stands between commas behind a name and begins small: "Ada Marlow, former minister, Bergen"."""
    behind = re.match(r",\s*(?P<role>[^,;()]{3,80}?)\s*(?=[,;.]|$)", plain[end:]) if end else None
    role = behind["role"] if behind else ""
    small = (
        role[:1].islower()
        and not _BY.match(role)
        and not re.match(r"(?:at|in|on|le|am|im|en|em|в|г\.|conducted|geführt)\b", role, re.I)
    )
    return role if small else None


def _asking(rest: str) -> tuple[Name, ...]:
    match = _BY.search(rest)
    said = _who(match["who"], 0) if match else None
    return said.names if said else ()


def _place(rest: str, role: str | None) -> str | None:
    without = rest.replace(role, " " * len(role), 1) if role else rest
    without = _BY.sub(_blank, without)
    match = _PLACE.search(without)
    place = match["place"] if match else _between_commas(without)
    kept = _PLACE_EDGES.sub("", place.strip(" .")).strip(" .,") if place else ""
    return kept or None


def _blank(match: re.Match[str]) -> str:
    """Spaces for who asked, what stands behind them kept."""
    words = match.group()
    end = _ENDS.search(words, match.start("who") - match.start())
    length = end.start() if end else len(words)
    return " " * length + words[length:]


def _between_commas(text: str) -> str | None:
    """ "Interview with a diplomat, Ankara, 12 June 2019": the last capitalised part between commas."""
    parts = [_PLACE_EDGES.sub("", p.strip(" .")) for p in text.split(",")[1:]]
    named = [p for p in parts if p[:1].isupper() and len(p.split()) <= _TITLES_OF_PLACES]
    return named[-1] if named else None
