"""ART014: ages that do not fit the year of birth."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from footnote_audit.check.passages import Passage, short_passages
from footnote_audit.check.two_places import Words, contradiction
from footnote_audit.check.wording import words
from footnote_audit.check.year_spans import Year, year_spans, years
from footnote_audit.model import Audit, Block, Hit
from footnote_audit.text import fold

_BORN = re.compile(
    r"\b(?:born|née?|geboren|nacid[oa]|nació|nat[oa]|nasceu|родил(?:ся|ась)|jahrgang)\b"
    r"(?: (?:on|in|le|en|am|im|el|il|em|в|the|den|dem|à|a|[^\W\d_]+,?)){0,4}?,? ?$",
    re.I,
)
_BORN_BEHIND = re.compile(r"^,? ?(?:in [^\W\d_]+ )?(?:geboren|году родил(?:ся|ась))\b", re.I)
_AGE = re.compile(
    r"\b(?:aged|at the age of|at age|im alter von|à l'âge de|a la edad de|all'età di|в возрасте) (?P<a>\d{1,3})\b"
    r"|\bwas (?P<b>\d{1,3})(?= (?:when|years old)|,| and\b)"
    r"|(?:\bà|\ba los|\bmit) (?P<c>\d{1,3})(?= (?:ans|años|jahren)\b)"
    r"|\b(?:wurde|war) (?P<d>\d{1,3})(?= jahre alt\b|, als\b)"
    r"|\bavait (?P<f>\d{1,3})(?= ans\b)|\btenía (?P<g>\d{1,3})(?= años\b)"
    r"|\bисполнилось (?P<h>\d{1,3})(?= (?:лет|года?)\b)"
    r"|, at (?P<i>\d{2,3})(?=[.,;]|$)",
    re.I,
)
_DYING = re.compile(r"\b(?:died|dies|death|starb|gestorben|mort|morte|mourut|murió|falleció|умер|умерла|alt)\b", re.I)
_NAME = re.compile(r"(?<![\w-])(?:[A-ZÀ-ÖØ-ÞА-ЯЁ][\w'-]+ (?:van |von |de |da |di )?){1,3}[A-ZÀ-ÖØ-ÞА-ЯЁ][\w'-]+")
_NO_AGE = re.compile(r"\b(?:until|till|before|jusqu'|bis|hasta|average|mean|expectancy)\b[^,;]{0,20}$", re.I)
_OLDEST = 120
_FAR = 90


class _Birth(NamedTuple):
    """A day or year of birth, with a year of death where the same words tell it."""

    at: Year
    passage: Passage
    died: int | None = None


class _Age(NamedTuple):
    """An age, and the year it is told of; None where only the year of death can be meant."""

    years: int
    passage: Passage
    start: int
    end: int
    at: Year | None


def age_differs_from_dates(audit: Audit) -> Iterator[Hit]:
    """An age does not fit the year of birth.

    What it checks: paragraph by paragraph, between one person's name and the next, ages told beside a year ("aged 88",
    "was 31 when") against the one date of birth told there, or the span of a life in brackets.

    Why it matters to a reader of the article: the age or one of the two years is wrong.

    Example: Ada Brenk, born in 1988, was 35 when she won in 2019.

    What to do: reckon again, and look the dates up.

    Known limits: two births told of one name, and ages told far from the name, are left alone. Where days are not
    printed an age may be a year less than the years say.
    """
    language = audit.document.language
    blocks = sorted(audit.document.blocks, key=lambda block: block.start)
    every = list(short_passages(audit))
    families = frozenset(m.group().split()[-1] for p in every for m in _NAME.finditer(fold(p.exact)))
    for group in _paragraphs(every, blocks):
        for sentences in _persons(group, families):
            births = [b for p in sentences for b in _births(p, language)]
            if len({(b.at.year, b.at.month or 0, b.at.day or 0) for b in births}) != 1:
                continue
            for passage in sentences:
                for age in _ages(passage, language, births):
                    yield from _compared(age, births)


def _paragraphs(sentences: Sequence[Passage], blocks: Sequence[Block]) -> Iterator[list[Passage]]:
    group: list[Passage] = []
    index, home = 0, None
    for passage in sentences:
        if passage.note is None:
            while index + 1 < len(blocks) and blocks[index + 1].start <= passage.start:
                index += 1
            at: object = index
        else:
            at = passage.note.index, "note"
        if at != home and group:
            yield group
            group = []
        home = at
        group.append(passage)
    if group:
        yield group


def _persons(group: Sequence[Passage], families: frozenset[str]) -> Iterator[list[Passage]]:
    """The runs of sentences that name one person, or nobody else."""
    run: list[Passage] = []
    person: tuple[str, ...] = ()
    for passage in group:
        names = {tuple(m.group().split()[-2:]) for m in _NAME.finditer(fold(passage.exact))}
        others = {w.printed for w in words(fold(passage.exact))[:1] if w.printed in families} - set(person)
        if person and (names - {person} or others):
            yield run
            run, person = [], ()
        if len(names) == 1 and not person:
            person = next(iter(names))
        run.append(passage)
    yield run


def _births(passage: Passage, language: str | None) -> Iterator[_Birth]:
    plain = fold(passage.exact)
    for span in year_spans(passage):
        before = plain[: span.start - passage.start].rstrip()
        if (
            span.bracketed
            and 15 <= span.last - span.first <= _OLDEST
            and before[-1:].isalpha()
            and _NAME.search(before)
        ):
            name = list(_NAME.finditer(before))[-1]
            if name.end() == len(before):
                yield _Birth(Year(span.first, span.start, span.end), passage, span.last)
    for year in years(passage, language):
        before = plain[max(0, year.start - passage.start - 60) : year.start - passage.start]
        if _BORN.search(before) or _BORN_BEHIND.match(plain, year.end - passage.start):
            yield _Birth(year, passage)


def _ages(passage: Passage, language: str | None, births: Sequence[_Birth]) -> Iterator[_Age]:
    plain = fold(passage.exact)
    spans = year_spans(passage)
    born = {birth.at.start for birth in births if birth.passage is passage}
    others = [y for y in years(passage, language) if y.start not in born]
    others = [y for y in others if not any(s.start <= y.start < s.end for s in spans)]
    for match in _AGE.finditer(plain):
        group = match.lastgroup or "a"
        start, end = passage.start + match.start(group), passage.start + match.end(group)
        if _NO_AGE.search(plain[: match.start()]) or re.match(r"(?: ?[-–%]|[.,]\d)", plain[match.end(group) :]):
            continue
        near = sorted(others, key=lambda y: min(abs(y.start - end), abs(start - y.end)))
        year = near[0] if near and min(abs(near[0].start - end), abs(start - near[0].end)) <= _FAR else None
        if year is not None or _DYING.search(plain):
            yield _Age(int(match[group]), passage, start, end, year)


def _compared(age: _Age, births: Sequence[_Birth]) -> Iterator[Hit]:
    birth = births[0]
    died = next((b.died for b in births if b.died), None)
    if age.at is None and died is None:
        return
    at = age.at or Year(died or 0, birth.at.start, birth.at.end)
    most = at.year - birth.at.year
    least = most - 1
    if at.day and birth.at.day:
        most = least = most - ((at.month, at.day) < (birth.at.month, birth.at.day))
    if least <= age.years <= most or most < 0 or most > _OLDEST:
        return
    place = Words(age.passage, age.start, age.end)
    born = Words(birth.passage, birth.at.start, birth.at.end)
    told = f"{most}" if most == least else f"{least} or {most}"
    yield contradiction(
        place,
        f"gives the age {place.quoted} in {at.year}; born in {birth.at.year}: {at.year} - {birth.at.year}, so {told}.",
        [("the birth", born)],
    )
