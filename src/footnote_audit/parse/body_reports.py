"""What a ministry, a bank or an institute publishes under its own name: body, title, place and year.

"Bundesministerium für Seefahrt, Hafenbericht 2020, Berlin 2021, S. 12", "World Bank, Port Outlook, April 2021, p. 3".
"""

import re

from footnote_audit.model import CslItem, FieldSpan, Name, Span
from footnote_audit.outlets import OutletKind, named
from footnote_audit.parse.authors import is_body
from footnote_audit.parse.dates import dates
from footnote_audit.parse.evidence import prose_words
from footnote_audit.parse.kinds import words_of
from footnote_audit.parse.language import guess_language
from footnote_audit.parse.outlets import PUBLISHER_WORDS, is_place
from footnote_audit.parse.reading import Fields
from footnote_audit.text import fold, squeeze

# As for films: no set by other hands is at hand to measure it by.
SURE = 0.75
_WORK = re.compile(
    r"(?P<body>[^\W\d_a-zà-ÿа-яё][^,.;:()\"]{2,100}(?:\s\([^\W\d_a-zà-ÿа-яё][^()]{1,15}\))?)[,:]\s"
    r"(?P<title>[^\W\d_a-zà-ÿа-яё][^;()\[\]\"]{4,180}?),\s"
    r"(?P<place>[^\W\d_a-zà-ÿа-яё][^,;:()\"\d]{1,40}?),?\s(?P<year>1[89]\d\d|20\d\d)"
    r"(?:,\s(?:[Pp]{1,2}|[SsСс]{1,2})\.\s?(?P<page>\d{1,4}(?:\s?-\s?\d{1,4})?)(?:\s?ff?\.)?)?\s?\.?"
)
# Words and endings of bodies beside those that authors are told by.
_BODY = re.compile(
    r"(?:\b|(?<=[a-zäöüß]))(?:ministerium|bundesamt|anstalt|behörde|rechnungshof|bundestag|bundesrat|parlament)s?\b"
    r"|\b(?:cour\sdes\scomptes|corte\sdei\sconti|tribunal\sde\scuentas|assemblée|sénat|préfecture|direction\sgénérale|ministerstvo"
    r"|министерств\w|счетная\sпалата|комитет|бюро)\b",
    re.I,
)
_TOLD = re.compile(
    r"(?:\b|(?<=[a-zäöüß]))(?:report|bericht|rapport|rapporto|informe|relatório|relazione|gutachten|studie|libro bianco"
    r"|white paper|livre blanc|weißbuch|доклад|отч[её]т)\w{0,3}\b",
    re.I,
)
_SHORT_NAME = re.compile(r"\s\([^()]*\)$")
_MONTH = len("2021-04")
_KINDS = frozenset({OutletKind.NEWSPAPER, OutletKind.MAGAZINE, OutletKind.JOURNAL, OutletKind.SITE})


def read_body_report(text: str) -> Fields | None:
    """The publication of a body that a citation is as a whole; None for every other citation."""
    plain = fold(text)
    match = _WORK.fullmatch(plain)
    if match is None or not _is_issuer(match["body"]) or prose_words(plain) or "//" in plain:
        return None
    month = next((d.edtf for d in dates(f"{match['place']} {match['year']}") if len(d.edtf) == _MONTH), None)
    told = _TOLD.search(match["title"])
    if month is None and not told and not is_place(match["place"]):
        return None
    title = squeeze(text[slice(*match.span("title"))])
    spans = [(v, *match.span(g)) for v, g in _GROUPS if match[g] and not (month and g in {"place", "year"})]
    spans += [("issued", match.start("place"), match.end("year"))] if month else []
    page = re.sub(r"\s", "", match["page"]) if match["page"] else None
    return Fields(
        item=CslItem(
            type="report" if told or month else "book", title=title,
            author=_issuer(squeeze(text[slice(*match.span("body"))])), issued=month or match["year"],
            publisher_place=squeeze(text[slice(*match.span("place"))]) if month is None else None,
            language=guess_language(title),
        ),
        locator=page, label="page" if page else None, confidence=SURE,
        spans=tuple(
            FieldSpan(variable=v, span=Span(start=a, end=b), confidence=SURE)
            for v, a, b in sorted(spans, key=lambda s: s[1])
        ),
    )  # fmt: skip


_GROUPS = (
    ("author", "body"), ("title", "title"), ("publisher-place", "place"), ("issued", "year"),
    ("locator", "page"),
)  # fmt: skip


def _issuer(body: str) -> tuple[Name, ...]:
    return (Name(literal=body),)


def _is_issuer(body: str) -> bool:
    """Whether the words are a body that publishes in its own name: no newspaper, no publisher."""
    if PUBLISHER_WORDS.intersection(words_of(body)) or any(o.kind in _KINDS for o in named(body)):
        return False
    return is_body(_SHORT_NAME.sub("", body)) or _BODY.search(body) is not None
