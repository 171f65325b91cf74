"""What a note names that no one printed: data collections by themselves, and interviews and letters of the author."""

import re
from typing import NamedTuple

from footnote_audit.model import Span
from footnote_audit.parse.signals import (
    DATABASE,
    INTERVIEW_NOUN,
    INVOLVED,
    LETTER,
    PERSONAL_OPENING,
    PROSE,
    SIGNAL,
    STRONG_DATABASE,
)

_AUTHOR_TAKES_PART = re.compile(
    r"\b(?:author's|authors'|by the author|de l'auteur|avec l'auteur|with the author|mit dem (?:verf|autor)"
    r"|dell'autore|del autor)",
    re.I,
)
_AS_TOLD = re.compile(r"\s?(?:as|comme|wie|come|como|как)\b", re.I)
_CAPITAL = re.compile(r"[^\W\d_a-zà-ÿа-я]")
# Longer than any data collection's name with its signal.
LONGEST_NAME = 160
LONGEST_TALK = 600


class Named(NamedTuple):
    """Where it stands, and the signal before it."""

    span: Span
    signal: str | None = None


def database(plain: str, part: Span) -> Named | None:
    """ "See X database.", "Source: Eurostat data": a data collection named by itself, not spoken about."""
    text = plain[part.start : part.end]
    if len(text) > LONGEST_NAME or '"' in text:
        return None
    signal = SIGNAL.match(text)
    at = signal.end() if signal else 0
    if not _names_data(text[at:], signalled=signal is not None):
        return None
    return Named(Span(start=part.start + at, end=part.end), signal.group().strip(" ,:") if signal else None)


def _names_data(body: str, *, signalled: bool) -> bool:
    words = [w.strip(",.;:()") for w in body.split()]
    named = [w for w in words if w[:1].isupper()]
    if not DATABASE.search(body) or not _CAPITAL.search(body) or not named or len(words) > 14:
        return False
    if any(w.casefold() in PROSE or (w.islower() and w.endswith(("ed", "es"))) for w in words):
        return False
    strong = bool(STRONG_DATABASE.search(body)) and len(named) * 3 >= len(words)
    return strong or (signalled and len(words) <= 8) or len(words) <= 3


def interview(plain: str, part: Span) -> Named | None:
    """An interview or letter that the author takes part in; interviews printed elsewhere are works or prose."""
    text = plain[part.start : part.end]
    opening = PERSONAL_OPENING.match(text) or LETTER.match(text)
    if '"' in text or (not opening and len(text) > LONGEST_TALK):
        return None
    noun = INTERVIEW_NOUN.search(text)
    told = noun is not None and (
        _AUTHOR_TAKES_PART.search(text) is not None
        or (INVOLVED.search(text) is not None and _AS_TOLD.match(text) is not None)
    )
    return Named(part) if (opening and _is_nominal(text)) or told else None


def _is_nominal(text: str) -> bool:
    lead = text.split(",")[0]
    return not any(w.strip(",.").casefold() in PROSE for w in lead.split()[:16])
