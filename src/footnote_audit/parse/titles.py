"""Where the authors end and where an unquoted title ends."""

import re
from functools import cache
from typing import NamedTuple

from footnote_audit.parse.authors import looks_like_names
from footnote_audit.parse.identifiers import TAKEN
from footnote_audit.text import fold

# Author lists are looked for in this many characters: bounded, so that no pattern below can run long.
WINDOW = 600

_U = r"[A-ZÀ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĻŁŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŲŹŻŽА-ЯЁ]"
_INITIAL = rf"(?:{_U}[a-zа-я]?\.[ -]?)"
_PARTICLE = r"(?:(?:de|der|den|del|della|di|da|dos|du|van|von|la|le|ten|ter|al|el|bin)\s|d'|al-)"
_FAMILY = rf"{_PARTICLE}{{0,2}}{_U}[\w'-]+(?:[ -]{_U}[\w'-]+)?"
_ONE = (
    rf"(?:{_FAMILY},\s*{_INITIAL}{{1,4}}|{_INITIAL}{{1,4}}\s?{_FAMILY}|{_FAMILY}\s{_U}{{1,3}}(?=[,.:;]|\s(?:and|&|et)\s)"
    rf"|{_FAMILY}\s{_INITIAL}{{1,3}})"
)
_AND = r"(?:and|&|et|und|y|e|i|и)"
_SEPARATOR = rf"(?:\s*,\s*{_AND}\s+|\s*[,;]\s*|\s+{_AND}\s+|\s*/\s*)"
_DATE_BEHIND = re.compile(
    r"^(?P<names>[^\"()]{2,400}?(?:\s*\((?:eds?|hrsg|dirs?)\.?\))?)[,.]?\s*\((?P<date>[^()]{0,20}(?:1[4-9]|20)\d\d[^()]{0,20}|n\.\s?d\.|in press|forthcoming)\)\s*[.:,]?\s*",  # noqa: E501
    re.I,
)
_YEAR_BEHIND = re.compile(r"^(?P<names>[^\"()]{2,400}?)\.?[,.]?\s+(?P<date>(?:1[4-9]|20)\d\d[a-z]?)[.:]\s+")
_COLON = re.compile(r"^(?P<names>[^\":]{2,200}?):\s+")
_SENTENCE_BREAK = re.compile(
    r"(?:(?<=[^\W\d_]{3})|(?<=[\d)»”\"]))[.?!][\"”»]?\s+(?=[^\W_a-zà-ÿ])|[?!]\s+(?=[^\W_a-zà-ÿ])"
)
_NEVER_TITLE_END = frozenset(
    [
        "vol",
        "no",
        "proc",
        "trans",
        "rev",
        "jour",
        "ann",
        "int",
        "soc",
        "sci",
        "univ",
        "dept",
        "cf",
        "etc",
        "eds",
        "hrsg",
        "vgl",
        "bull",
    ]
)


@cache
def _run() -> re.Pattern[str]:
    """A list of authors. Its table takes longer to compile than all others here, and most notes need it not."""
    return re.compile(
        rf"{_ONE}(?:{_SEPARATOR}{_ONE}){{0,60}}(?:,?\s*(?:et\s+al\.?|and\s+others|u\.\s?a\.|и\s+др\.))?(?:\s*\(eds?\.\))?"
    )


class Head(NamedTuple):
    """Authors as printed ("" if none), the date that stood behind them, where the rest starts, and whether full stops
    (rather than commas) part the fields that follow."""

    authors: str
    date: str | None
    end: int
    stops: bool


def split_head(text: str) -> Head:
    """Where the list of authors at the start of an unquoted reference ends."""
    plain = fold(text[:WINDOW])
    for pattern in (_DATE_BEHIND, _YEAR_BEHIND):
        match = pattern.match(plain)
        if match and looks_like_names(match["names"]):
            return Head(authors=text[: match.end("names")], date=match["date"], end=match.end(), stops=True)
    run = _run().match(plain)
    if run:
        return _after_run(text, plain, run.end())
    colon = _COLON.match(plain)
    if colon and looks_like_names(colon["names"]) and len(colon["names"].split()) <= 4:
        return Head(authors=text[: colon.end("names")], date=None, end=colon.end(), stops=True)
    return _leading_name(text, plain)


def _after_run(text: str, plain: str, end: int) -> Head:
    dated = re.match(rf"[,.]?\s*\(?((?:1[4-9]|20)\d\d)[a-z]?\)?[.:,]?\s+|[,.]?\s*{TAKEN}+[.:,]?\s*", plain[end:])
    if dated:
        return Head(authors=text[:end], date=dated[1], end=end + dated.end(), stops=True)
    behind = re.match(r"\s*([.,:;]*)\s*", plain[end:])
    mark = behind[1] if behind else ""
    stops = mark != "," and (mark != "" or plain[end - 1 : end] == ".")
    return Head(authors=text[:end], date=None, end=end + (behind.end() if behind else 0), stops=stops)


def _leading_name(text: str, plain: str) -> Head:
    """The longest start, up to a comma or stop, that reads as names; a second name needs an "and" or a given name."""
    best = 0
    cuts = list(re.finditer(r"[,.:](?=\s)", plain))[:12]
    for i, cut in enumerate(cuts):
        lead = plain[: cut.start()]
        if not looks_like_names(lead):
            break
        joined = re.search(r"\s(?:and|et|und|&|y|e|и)\s", lead)
        if i == 0 or (joined and not best_joined(plain, best)) or _is_inverted(plain, cuts, i):
            best = cut.start()
    if not best:
        return Head(authors="", date=None, end=0, stops="," not in plain.split(". ")[0])
    after = re.match(r"[,.:]\s*", plain[best:])
    return Head(authors=text[:best], date=None, end=best + (after.end() if after else 0), stops=plain[best] != ",")


def best_joined(plain: str, best: int) -> bool:
    """Whether the list found so far already holds its closing "and"."""
    return bool(best) and re.search(r"\s(?:and|et|und|&)\s", plain[:best]) is not None


def _is_inverted(plain: str, cuts: list[re.Match[str]], i: int) -> bool:
    """ "Pillai, Nallasvami. Title": one word, comma, then one or two, closed by a stop."""
    if i != 1 or plain[cuts[0].start()] != "," or plain[cuts[1].start()] != ".":
        return False
    return len(plain[: cuts[0].start()].split()) == 1 and len(plain[cuts[0].end() : cuts[1].start()].split()) <= 3


def title_end(text: str) -> int:
    """Where a title that a full stop, question mark or bracket closes ends; the length where nothing does."""
    plain = fold(text)
    for match in _SENTENCE_BREAK.finditer(plain):
        before = re.search(r"([^\W\d_]+)$", plain[: match.start()][-20:])
        if match.group()[0] == "." and before and before[1].casefold() in _NEVER_TITLE_END:
            continue
        return match.start() + (match.group()[0] != ".")
    return len(text)
