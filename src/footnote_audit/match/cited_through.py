"""Words of a source that say that it has them from another: "according to Reuters", a dateline, a line of reprint."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from footnote_audit.model import DerivationKind, Span
from footnote_audit.outlets import OutletKind, named
from footnote_audit.text import key

# Where an agency's dateline and a line on a reprint stand: in the first lines and the last ones.
OPENING = 600
CLOSING = 500
LONGEST_NAME = 60

# "dpa" writes itself small; other agencies begin with a capital.
_SMALL = "dpa"
_WORD = rf"(?:{_SMALL}\b|[A-ZÀ-ÞА-ЯЁ][\w.&’'-]*)"
_ARTICLE = r"(?:(?:[Tt]he|[Ll]e|[Ll]a|[Ll]’|[Ll]'|[Dd]er|[Dd]ie|[Dd]as|[Dd]em|[Ee]l|[Ii]l|[Oo])\s?)?"
_NAME = rf"(?P<name>{_ARTICLE}{_WORD}(?:\s+(?:(?:of|de|du|des|la|le|von|der|and|&)\s+){{0,2}}{_WORD}){{0,4}})"
_OPEN = r"[ \u00a0]+[“\"«„]?"
_QUOTES = re.compile(
    r"(?:\b[Aa]ccording to|\b[Aa]s (?:first )?reported by|\b[Ff]irst reported (?:by|in)|\b(?:reported|quoted|cited) by|"
    r"\b(?:told|telling)(?: reporters (?:of|from))?|\bin an interview (?:with|to)|\bspeaking to|"
    r"\b[Ss]elon|\b[Dd][’']après|\b[Cc]ité par|\ba déclaré à|\ba (?:dit|confié) (?:à|au)|"
    r"\b[Ll]aut|\b[Nn]ach Angaben (?:von|der|des)|\b[Ww]ie (?:die|der|das)|\bsagte (?:der|dem)|\bgegenüber (?:der|dem)|"
    r"\b[Ss]egún|\b[Ss]econdo|\b[Ss]egundo|\b[Пп]о данным|\b[Пп]о информации|\b[Сс]о ссылкой на|\b[Пп]ередаёт|"
    rf"\b[Сс]ообщает|\b[Сс]ообщила?о?){_OPEN}{_NAME}"
)
_REPORTS = re.compile(
    rf"{_NAME}[”\"»“]?,? (?:first |has )?"
    r"(?:reported|reports that|berichtete?|meldete?|rapportait|a rapporté|informó)\b"
)
_WHAT = r"this (?:article|story|text|piece|essay|report) (?:was |has been )?(?:originally |first )?"
_REPRINT = re.compile(
    rf"(?i:\b(?:{_WHAT}(?:published|appeared|ran)(?: originally| first)? (?:in|on|by|at)|"
    r"(?:originally|first) (?:published|appeared|printed) (?:in|on|by|at)|"
    r"reprinted (?:with (?:the )?(?:kind )?permission )?(?:from|of|by)|republished (?:with permission )?from|"
    r"cet article a (?:d[’']abord )?(?:été publié|paru) (?:dans|sur|par)|"
    r"dieser (?:Artikel|Text|Beitrag) (?:erschien|ist) (?:zuerst |zunächst |erstmals )?(?:in|im|auf|bei)|"
    r"zuerst erschienen (?:in|bei|auf)|nachdruck aus|publicado originalmente (?:en|em)|"
    rf"pubblicato originariamente (?:in|su)))[ :]+[“\"«„]?{_NAME}"
)
_LEAK = re.compile(
    r"\b(?:cables?|telegrams?|files?|documents?|emails?|câbles?|télégrammes?|Depeschen?) (?:\w+ ){0,3}"
    rf"(?:published|released|leaked|obtained|publiés?|veröffentlicht) (?:by|par|von) {_NAME}"
)
_DATELINE = re.compile(
    r"^[^\n]{0,60}?\((?P<name>[A-Z][A-Za-z]{1,14}(?:[/-][A-Z][A-Za-z]{1,14})?)\)\s*(?:[-–—:]+\s|$)", re.M
)
_BYLINE = re.compile(
    r"^[ \t]*(?:(?:By|Par|Von|Por|Source|Quelle|Agencies|Fuente|Fonte)[ :]+)?(?:with |avec |mit )?"
    r"(?P<name>(?:[A-Z][\w.]{1,24}|dpa)(?: [A-Z][\w.]{1,20}){0,2})[ \t]*(?:/[ \t]*(?P<other>[A-Z]\w{1,20}))?[ \t]*$",
    re.M,
)
_MATERIAL = re.compile(
    r"\b(?P<name>with agency (?:material|reports)|with material from (?:the )?agenc(?:y|ies)|mit Agenturmaterial|"
    r"avec (?:les )?agences|con agencias)\b",
    re.I,
)


class Origin(NamedTuple):
    """What a text says that it rests on, how, and the words that say so (offsets into the text)."""

    kind: DerivationKind
    name: str
    span: Span


def quoted_in(text: str, span: Span) -> Iterator[Origin]:
    """The outlets and leaks that the words around a place of a text are given to."""
    for pattern in (_QUOTES, _REPORTS, _LEAK):
        for match in pattern.finditer(text, span.start, span.end):
            name = _outlet(match["name"])
            if pattern is _LEAK:
                name = name or match["name"]
            if name is not None:
                yield Origin(
                    DerivationKind.QUOTES, name, Span(start=match.start(), end=match.start("name") + len(name))
                )


def reprint_of(text: str) -> Origin | None:
    """What a text says of being an agency's or printed before elsewhere; None where it says nothing of the kind."""
    head, tail = text[:OPENING], max(OPENING, len(text) - CLOSING)
    for low, high in ((0, OPENING), (tail, len(text))):
        match = _REPRINT.search(text, low, high)
        if match is not None:
            return Origin(DerivationKind.REPRINT, match["name"].strip(" ."), Span(start=match.start(), end=match.end()))
    for pattern in (_DATELINE, _BYLINE):
        for match in pattern.finditer(head):
            for group in ("name", "other"):
                name = match.groupdict().get(group)
                if name and _is_agency(name) and (pattern is _DATELINE or _is_plain(name)):
                    return Origin(DerivationKind.REPRINT, name, Span(start=match.start(group), end=match.end(group)))
    for low, high in ((0, OPENING), (tail, len(text))):
        match = _MATERIAL.search(text, low, high)
        if match is not None:
            return Origin(DerivationKind.REPRINT, match["name"], Span(start=match.start(), end=match.end()))
    return None


def _outlet(name: str) -> str | None:
    """The longest beginning of some words that is the name of a known outlet; None where there is none."""
    parts = name.strip(" .,").split()
    for length in range(len(parts), 0, -1):
        beginning = " ".join(parts[:length]).rstrip(".,’'")
        for bare in (beginning, re.sub(r"[’']s?$", "", beginning)):
            if len(key(bare)) > 1 and len(bare) <= LONGEST_NAME and _is_outlet(bare):
                return bare
    return None


def _is_outlet(name: str) -> bool:
    # A think tank or journal named with "according to" is mostly an author; a site's name is mostly a common word.
    kinds = {OutletKind.AGENCY, OutletKind.NEWSPAPER, OutletKind.BROADCASTER, OutletKind.MAGAZINE}
    return any(outlet.kind in kinds for outlet in named(name))


def _is_agency(name: str) -> bool:
    return any(outlet.kind is OutletKind.AGENCY for outlet in named(name))


def _is_plain(name: str) -> bool:
    """Whether a line by itself can be an agency's byline: some agencies have a common word for their name."""
    return name.isupper() or " " in name or name == _SMALL or any(outlet.country == "INT" for outlet in named(name))
