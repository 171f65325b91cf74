"""ART013: spans of time that do not fit their dates."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from footnote_audit.check.passages import Passage, short_passages
from footnote_audit.check.two_places import Words, contradiction
from footnote_audit.check.year_spans import Year, YearSpan, year_spans, years
from footnote_audit.model import Audit, Hit, Qualifier, Value, ValueKind
from footnote_audit.text import fold

_GERMAN = {
    "ein": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10,
    "elf": 11, "zwölf": 12, "fünfzehn": 15, "zwanzig": 20, "dreißig": 30, "hundert": 100,
}  # fmt: skip
_GERMAN_YEARS = re.compile(rf"\b({'|'.join(_GERMAN)})jährig\w*", re.I)
# What lasts for another time than it is told of: terms, averages, ages, loans.
_OTHER = re.compile(
    r"\b(?:term|terms|average\w*|mean|moving|rolling|forecast\w*|bonds?|loans?|lease\w*|licen[cs]e\w*|contract\w*|mortgage\w*|"
    r"old|aged|age|ago|every|each|per|before|later|after|earlier|within|interval\w*|olds?|mandats?|moyenne\w*|prêts?|"
    r"âgée?s?|avant|après|plus tard|amtszeit\w*|durchschnitt\w*|alter|alten|alt|alle|vor|später|nach|mandatos?|media|"
    r"edad|antes|después|срок\w*|средн\w*|назад|спустя|через|лет назад)\b",
    re.I,
)
_FAR = 70
_LATER = re.compile(
    r"^(?: thereafter| later| plus tard| später| danach| más tarde| después| спустя)\b"
    r"(?:,? (?:in|en|im Jahre?|в)? ?(?=\d{4}))?",
    re.I,
)
_EARLIER = re.compile(
    r"^(?: earlier| before| plus tôt| auparavant| zuvor| früher| antes)\b(?:,? (?:in|en|im Jahre?|в)? ?(?=\d{4}))?",
    re.I,
)
_AHEAD = re.compile(r",? ?(?:году )?(?:nur |only |just )?$")
# So far back a year may stand that "three years later" counts from.
_REACH = 1200
_ANNIVERSARY = re.compile(r"\b(?:founded|opened|established|gegründet|fondée?|fundad[oa]|основан[аоы]?)\b", re.I)
_JUBILEE = re.compile(r"anniversary|jubilee|bestehen|jubiläum|anniversaire|aniversario", re.I)


def span_differs_from_dates(audit: Audit) -> Iterator[Hit]:
    """A length of time does not fit the dates beside it.

    What it checks: years or months told beside the two years that they run between ("the five-year war (1988-1994)",
    "from 1969 to 1991, for twenty-two years"); "three years later, in 2018" against every year printed before it;
    anniversaries against the year of the founding in the same sentence.

    Why it matters to a reader of the article: the length or one of the dates is wrong, and the reader can see it.

    Example: the seven-year quarrel (1741-1752).

    What to do: reckon again, and look the dates up.

    Known limits: a span is taken for right where it is a year longer or shorter than the years say, since days and
    months count. Terms of office, averages, loans and ages are left alone.
    """
    language = audit.document.language
    before: list[tuple[Passage, Year]] = []
    for passage in short_passages(audit):
        durations = [v for v in passage.values(language) if v.kind is ValueKind.MEASURE and v.unit in ("year", "month")]
        plain = fold(passage.exact)
        found = years(passage, language)
        if durations or "jährig" in plain:
            yield from _beside(passage, durations, plain)
        if durations and found:
            yield from _later(passage, durations, before, found)
        if _JUBILEE.search(plain):
            yield from _anniversary(passage, language, plain, found)
        before = [*before[-40:], *((passage, year) for year in found), *_ends(passage)]


def _ends(passage: Passage) -> list[tuple[Passage, Year]]:
    return [(passage, Year(y, s.start, s.end)) for s in year_spans(passage) for y in (s.first, s.last)]


def _beside(passage: Passage, durations: Sequence[Value], plain: str) -> Iterator[Hit]:
    spans = [s for s in year_spans(passage) if s.last > s.first]
    told = [(v.start, v.end, v) for v in durations if v.unit == "year"]
    german = [(passage.start + m.start(), passage.start + m.end(), m[1]) for m in _GERMAN_YEARS.finditer(plain)]
    for start, end, what in (*told, *german):
        length = _GERMAN[what.casefold()] if isinstance(what, str) else what
        near = [s for s in spans if _stand_together(passage, start, end, s, spans)]
        if len(near) != 1 or len(told) + len(german) > len(spans):
            continue
        span = near[0]
        apart = span.last - span.first
        if _fits(length, apart):
            continue
        at = Words(passage, start, end)
        other = Words(passage, span.start, span.end)
        yield contradiction(
            at,
            f"says {at.quoted} beside {other.quoted}; {span.last} - {span.first} = {apart}.",
            [("the years beside it", other)],
        )


def _stand_together(passage: Passage, start: int, end: int, span: YearSpan, spans: Sequence[YearSpan]) -> bool:
    low, high = (end, span.start) if end <= span.start else (span.end, start)
    if high - low > _FAR or any(low <= s.start < high for s in spans if s is not span):
        return False
    between = fold(passage.text[low:high])
    # Behind a span that follows the length another thing may be told: "for ten years (1971-1981), before he left".
    beyond = end if end <= span.start else min(passage.end, end + 25)
    around = fold(passage.text[max(passage.start, start - 25) : beyond])
    return not (re.search(r"[\d;]", between) or _OTHER.search(between) or _OTHER.search(around))


def _fits(length: Value | int, apart: int) -> bool:
    if isinstance(length, int):
        return abs(length - apart) <= 1
    if length.amount is None or length.upper is not None:
        return True
    amount = float(length.amount)
    if length.qualifier in (Qualifier.MORE_THAN, Qualifier.AT_LEAST):
        return amount <= apart + 1
    if length.qualifier in (Qualifier.LESS_THAN, Qualifier.AT_MOST):
        return amount >= apart - 1
    loose = 1.0 if length.qualifier is Qualifier.EXACTLY else 1 + amount / 10
    return abs(amount - apart) <= loose


def _later(
    passage: Passage, durations: Sequence[Value], before: Sequence[tuple[Passage, Year]], found: Sequence[Year]
) -> Iterator[Hit]:
    for value in durations:
        if value.unit != "year" or value.amount is None or value.qualifier is not Qualifier.EXACTLY or value.upper:
            continue
        rest = fold(passage.text[value.end : passage.end])
        for pattern, sign in ((_LATER, 1), (_EARLIER, -1)):
            match = pattern.match(rest)
            year = _its_year(passage, value, match.end(), found) if match else None
            if match is None or year is None:
                continue
            length = int(value.amount)
            near = [(p, y) for p, y in before if p.text is passage.text and p.note is passage.note]
            near = [(p, y) for p, y in near if passage.start - y.end <= _REACH]
            near += [(passage, y) for y in found if y.start < value.start and y is not year]
            if not near or any(abs(y.year + sign * length - year.year) <= 1 for _, y in near):
                continue
            last, start = near[-1]
            if passage.start - start.end > _REACH // 4:
                continue
            at = Words(
                passage, min(value.start, year.start), max(value.start + len(value.exact) + match.end(), year.end)
            )
            other = Words(last, start.start, start.end)
            apart = abs(year.year - start.year)
            yield contradiction(
                at,
                f"says {at.quoted} after {other.quoted}; between {start.year} and {year.year} lie {apart} years, "
                f"and no year before fits.",
                [("the year before it", other)],
            )


def _its_year(passage: Passage, value: Value, after: int, found: Sequence[Year]) -> Year | None:
    """The year that "three years later" stands beside: straight behind it, or straight before."""
    for year in found:
        if 0 <= year.start - (value.end + after) <= 1:
            return year
        between = fold(passage.text[year.end : value.start]) if year.end <= value.start else "x"
        if _AHEAD.fullmatch(between) and "," in between:
            return year
    return None


def _anniversary(passage: Passage, language: str | None, plain: str, found: Sequence[Year]) -> Iterator[Hit]:
    ranks = [v for v in passage.values(language) if v.kind is ValueKind.ORDINAL and v.amount and v.amount >= 5]
    if len(ranks) != 1 or len(found) != 2 or not _ANNIVERSARY.search(plain):
        return
    rank = ranks[0]
    first, second = sorted(found, key=lambda y: y.year)
    if rank.amount is None or abs(second.year - first.year - int(rank.amount)) <= 1:
        return
    at = Words(passage, rank.start, rank.end)
    yield contradiction(
        at,
        f"says {at.quoted}; {second.year} - {first.year} = {second.year - first.year}.",
        [("the other year", Words(passage, y.start, y.end)) for y, _ in pairwise((first, second))],
    )
