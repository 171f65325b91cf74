"""ART012: dates in an order that cannot be."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from footnote_audit.check.passages import Passage, short_passages
from footnote_audit.check.two_places import Words, contradiction
from footnote_audit.check.year_spans import Year, year_spans, years
from footnote_audit.model import Audit, Hit
from footnote_audit.text import fold

_BEGUN = (
    r"founded|opened|born|begun|began|established|launched|created|started|introduced|inaugurated|gegründet|eröffnet|"
    r"geboren|begonnen|fondée?|ouverte?|née?|créée?|fundad[oa]|abiert[oa]|nacid[oa]|nació|основан[аоы]?|открыт[аоы]?|родил(?:ся|ась)"
)
_ENDED = (
    r"closed|died|ended|dissolved|finished|completed|abolished|disbanded|shut down|geschlossen|gestorben|starb|beendet|"
    r"aufgelöst|fermée?|morte?|mourut|dissoute?|achevée?|cerrad[oa]|murió|falleció|disuelt[oa]|закрыт[аоы]?|умер(?:ла)?"
)
_LINK = r"(?: on| in| at| am| im| le| en| el| in the year| in [A-Z][\w-]+,? in)?,? ?$"
_BEGIN_BEFORE = re.compile(rf"\b(?:{_BEGUN})(?: in [^\W\d_]+)?{_LINK}", re.I)
_BEGIN_AFTER = re.compile(rf"^(?: году)? (?:{_BEGUN})\b", re.I)
# From one date to the verb of the next, without another subject.
_AND = (
    rf"^(?: году)?(?: (?:{_BEGUN}))?,? ?(?:and|und|et|y|и|but)"
    r"(?: (?:was|were|it|he|she|wurde|fut|fue|был[аоы]?|il|elle|er|sie))*"
)
_THEN = re.compile(rf"{_AND} (?:{_ENDED})(?: in [^\W\d_]+)?{_LINK}", re.I)
_THEN_BEFORE = re.compile(rf"{_AND}{_LINK}", re.I)
_ENDED_BEHIND = re.compile(rf"^(?: году)?(?: wieder)? (?:{_ENDED})\b", re.I)
_COUNTING = re.compile(
    r"\b(?:rose|fell|grew|dropped|climbed|sank|down|up|increas\w*|decreas\w*|stieg\w*|fiel\w*|sank\w*|wuchs\w*|pass\w*|"
    r"augment\w*|diminu\w*|aument\w*|baj\w*|subi\w*|вырос\w*|упал\w*|сократ\w*)\b",
    re.I,
)
_SAYING = (
    r"said|says|told|wrote|declared|announced|explained|admitted|met|visited|married|resigned|retired|signed|"
    r"sagte|schrieb|erklärte|besuchte|heiratete|dit|déclara|écrivit|expliqua|épousa|dijo|declaró|escribió|explicó|"
    r"сказала?|заявила?|написала?"
)
_DIED = re.compile(
    r"\b(?:died|dies|passed away|was killed|starb|gestorben|verstarb|mourut|est morte?|est décédée?|murió|falleció|"
    r"умер|умерла|скончал(?:ся|ась))\b",
    re.I,
)
_NAME = re.compile(r"(?<![\w-])([^\W\d_a-zà-ÿ][\w'-]+(?: (?:van |von |de |da |di )?[^\W\d_a-zà-ÿ][\w'-]+){1,2})")
_LATER_WORDS = re.compile(r"\b(?:posthum\w*|biograph\w*|memor\w*|son|daughter|widow\w*|grandson|heirs?|estate)\b", re.I)


class _Death(NamedTuple):
    """When somebody died, and the words that say so."""

    year: int
    family: str
    given: str
    place: Words


def dates_out_of_order(audit: Audit) -> Iterator[Hit]:
    """Two dates stand in an order that cannot be.

    What it checks: spans of years that end before they begin; things that closed, ended or died before they were
    opened, begun or born, told in one sentence; persons who say, write or do something after the year of their death.

    Why it matters to a reader of the article: one of the two dates is wrong, and with it what is told of the time.

    Example: The line was opened in 1908 and closed in 1897.

    What to do: look both up.

    Known limits: only plain sentences are understood: another subject between the two verbs, dates before our era and
    things published after their author's death are left alone.
    """
    language = audit.document.language
    sentences = list(short_passages(audit))
    for passage in sentences:
        yield from _backward(passage)
        yield from _ended_first(passage, language)
    yield from _after_death(sentences, language)


def _backward(passage: Passage) -> Iterator[Hit]:
    for span in year_spans(passage):
        if span.last >= span.first or _COUNTING.search(passage.exact):
            continue
        at = Words(passage, span.start, span.end)
        yield contradiction(at, f"says {at.quoted}: {span.last} comes before {span.first}.", ())


def _ended_first(passage: Passage, language: str | None) -> Iterator[Hit]:
    found = years(passage, language)
    for first, second in pairwise(found):
        if not _is_before(second, first):
            continue
        before = fold(passage.text[passage.start : first.start])
        between = fold(passage.text[first.end : second.start])
        begun = _BEGIN_BEFORE.search(before) or _BEGIN_AFTER.match(between)
        after = fold(passage.text[second.end : passage.end])
        ended = _THEN.match(between) or (_THEN_BEFORE.match(between) and _ENDED_BEHIND.match(after))
        if begun and ended:
            at = Words(passage, second.start, second.end)
            start = Words(passage, first.start, first.end)
            yield contradiction(
                at, f"lets end on {at.quoted} what began on {start.quoted}.", [("where it begins", start)]
            )


def _is_before(a: Year, b: Year) -> bool:
    return (a.year, a.month, a.day) < (b.year, b.month if a.month else 0, b.day if a.day else 0)


def _after_death(sentences: Sequence[Passage], language: str | None) -> Iterator[Hit]:
    names = _names(sentences)
    deaths: dict[str, _Death] = {}
    for passage in sentences:
        for death in _deaths(passage, language, names):
            deaths.setdefault(death.family, death)
    if not deaths:
        return
    alive = "|".join(map(re.escape, deaths))
    spoke = re.compile(
        rf"(?:^In (?:an? [a-z ]{{0,40}} ?of )?(?P<a>\d{{4}}),? (?:[A-Z][\w'-]+ )?(?P<n>{alive}) (?:{_SAYING})\b)|"
        rf"(?:\b(?P<m>{alive}) (?:{_SAYING}) (?:[^.;,]{{0,40}} )?(?:in|im Jahr|en|в) (?P<b>\d{{4}}))"
    )
    for passage in sentences:
        plain = fold(passage.exact)
        match = spoke.search(plain)
        if match is None or _LATER_WORDS.search(plain):
            continue
        group, name = ("a", match["n"]) if match["a"] else ("b", match["m"])
        death = deaths[name]
        if int(match[group]) > death.year and len(names[name]) == 1:
            at = Words(passage, passage.start + match.start(), passage.start + match.end())
            yield contradiction(
                at,
                f"says {at.quoted}; by another place {death.given} {death.family} died in {death.year}.",
                [("where the death is told", death.place)],
            )


def _names(sentences: Sequence[Passage]) -> dict[str, set[str]]:
    """The first names by family name, of all names of two words and more."""
    found: dict[str, set[str]] = defaultdict(set)
    for passage in sentences:
        for match in _NAME.finditer(fold(passage.exact)):
            given, _, family = match[1].rpartition(" ")
            found[family].add(given.split()[-1])
    return found


def _deaths(passage: Passage, language: str | None, names: dict[str, set[str]]) -> Iterator[_Death]:
    plain = fold(passage.exact)
    for span in year_spans(passage):
        lead = list(_NAME.finditer(plain, 0, span.start - passage.start))
        named = bool(lead) and plain[lead[-1].end() : span.start - passage.start].strip() == ""
        if span.bracketed and named and 20 <= span.last - span.first <= 110:
            given, _, family = lead[-1][1].rpartition(" ")
            yield _Death(span.last, family, given, Words(passage, span.start, span.end))
    died = _DIED.search(plain)
    found = [y for y in years(passage, language) if y.start > passage.start + (died.start() if died else 0)]
    told = list(_NAME.finditer(plain, 0, died.start())) if died else []
    if died and len(told) == 1 and found and len({y.year for y in found}) == 1:
        if plain[told[0].end() : died.start()].count(" ") > 3:
            return
        given, _, family = told[0][1].rpartition(" ")
        given = next(iter(names.get(family, {given})))
        yield _Death(found[0].year, family, given, Words(passage, passage.start + died.start(), found[0].end))
