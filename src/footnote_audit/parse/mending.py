"""Works that the note tagger cut at the wrong place, put right by what printed references show."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from footnote_audit.abbreviations import NAME_PARTICLES
from footnote_audit.model import Span
from footnote_audit.parse.dates import dates
from footnote_audit.parse.evidence import LONGEST_CITATION, prose_words
from footnote_audit.parse.quotes import masked, quotations
from footnote_audit.parse.segmenting.runs import DATA, TALK, Parts, Work
from footnote_audit.parse.signals import MARKER, SIGNAL
from footnote_audit.text import fold

# Names that were taken for prose reach back at most so far; a work without names and title, so far.
LONGEST_NAMES, LONGEST_HEAD = 120, 400
# Words of a title; what a bracket that was cut in two leaves between its works.
LONGEST_TITLE, LONGEST_GAP = 40, 20
# No work with a sentence behind it is shorter.
LEAST_WITH_PROSE = 30
_UNPUBLISHED = frozenset({TALK, DATA})
_CAPITAL = r"[^\W\d_a-zà-ÿа-яёß]"
_LETTERS_END = re.compile(r"[^\W\d_]{2,}$")
_PLACE_ENDS = frozenset(
    ["ff", "sq", "sqq", "ss", "passim", "nachw", "infra", "supra", "bis", "cit", "cité", "ibid", "al"]
)
_CLAUSE = re.compile(
    r"(?:(?<=[^\W\d_]{4})[.!?]|(?<=[)\d\"'][.!?])|[;:—]|\s-)\s+|(?<=[.!?]\")\s+|(?<=\")[,.]\s+(?=[^\W\d_])"
)
_WORDS_SAID = re.compile(r'"[^"]*"?')
# "Он же. Берег": the same author before a work of its own.
_THE_SAME = re.compile(r"(?:он|она|они)\s+же\.?|on[ai]?\s+zhe\.?|ders\.|dies\.|[ií]d\.|[ií]dem|eadem|ead\.", re.I)
_NAME_ALONE = re.compile(rf"{_CAPITAL}[\w'-]+(?:\s{_CAPITAL}\.){{0,2}}[.,]?")
_JOINS = re.compile(r"(?:,|\s(?:and|et|und|y|e|и|&))$", re.I)
_BY = re.compile(rf"\s(?:von|by|par|di|por|bei|от)\s+(?={_CAPITAL}[\w'./-]*(?:\s{_CAPITAL}[\w'./-]*){{0,3}},)")
_ARTICLE = re.compile(r"(?:^|\s)(?:der|dem|den|des|im|zur|zum|vom|beim)$", re.I)
_NOUN = re.compile(rf"{_CAPITAL}[a-zäöüß]{{4,30}}\s+(?={_CAPITAL})")
_SENTENCE = re.compile(rf"(?<=[\d.)f])\s+(?:-\s+)?(?={_CAPITAL})")
_SHOWS_PLACE = re.compile(r"(?:\d|\bff?\.?|\))[\s.]{0,3}$")
_SENTENCE_END = re.compile(rf"(?:[.;]|\s-)\s+(?={_CAPITAL}|[\"'(])|\.?\s*$")
_WEB = re.compile(r"(?:https?://|www\.)\S+")
_STOP = re.compile(r"[.;](?=\s|$)")
_REPRINT = re.compile(
    r"(?:abgedruckt|abgedr\.|reprinted|repr\.|wieder in|jetzt in|now in|ora in|repris)(?:\s+(?:in|dans))?", re.I
)
_AS_WELL = re.compile(
    r"(?<=[\d)f.])\s+(?P<word>sowie|as well as|ainsi que|así como|bem como|nonché|а также)\s+"
    rf"(?={_CAPITAL}[^\s,]*[\s,/])"
)
_NAMES_BEFORE = re.compile(
    rf"(?<!\w)(?P<names>{_CAPITAL}[\w'.-]+(?:(?:/|,?\s(?:and|und|et|&)\s){_CAPITAL}[\w'.-]+){{0,4}})\s\($"
)
# The first words of a title that "of" joins to the rest.
_TITLE_BEFORE = re.compile(rf"(?<!\w)(?:{_CAPITAL}[\w'-]+\s){{1,3}}(?:of|on)\s(?:the\s)?$")
_MORE_NAMES = re.compile(rf"(?:/{_CAPITAL}[\w'-]+){{1,6}}(?:\s\d{{1,4}}(?:\s?ff?\b)?)?")
_PLACE_BEHIND = re.compile(r",?\s(?:(?:S|p|pp|at|Rn|Rz|Kap)\.?\s)?\d{1,4}(?:\s?[-,]\s?\d{1,4}){0,4}(?:\s?ff?\b\.?)?")
# A sentence that goes on behind the work: "Ada Marlow, University of Hull, kindly read a draft".
# Volume and pages behind the year, as medical journals print them: "2019;28(5):745-761."
_VOLUME_BEHIND = re.compile(r";\s?\d{1,4}(?:\s?\([\w/-]{1,9}\))?:\s?[eA-Z]?\d{1,6}(?:-[eA-Z]?\d{1,6})?\.?")
_YEAR_ENDS = re.compile(r"(?:1[89]|20)\d\d(?:\s[A-Z][a-z]{2}(?:\s\d{1,2})?)?$")
_SPOKEN_ON = re.compile(r"[\s,]{1,4}[a-zà-ÿа-яё]{3}")
_ADDRESS = re.compile(r"https?:|www\.|\bdoi\b", re.I)


def mended(text: str, found: Parts) -> Parts:
    """The parts with works joined, lengthened, cut and left out where their print says so."""
    plain = fold(text)
    works: list[Work] = []
    prose = list(found.prose)
    quoted = quotations(text)
    hidden = fold(masked(text, quoted))
    apart = [part for whole in _together(plain, found.works) for part in _parted(hidden, whole)]
    limits = [(w.signal or w.span).start for w in apart[1:]]
    for cut, limit in zip(apart, [*limits, len(text)], strict=False):
        floor = works[-1].span.end if works else 0
        work = _with_volume(plain, cut, limit)
        whole = _led_to(
            plain, hidden, _headed(plain, _titled(plain, quoted, _named(plain, work, floor), floor), floor, found.prose)
        )
        whole = _without_prose(hidden, _completed(plain, _placed(plain, whole, limit), limit), prose)
        if _says_too_little(text, whole):
            prose.append(whole.span)
            continue
        works.append(whole)
    return Parts(works=tuple(works), prose=tuple(_left(prose, works)))


def _together(plain: str, works: tuple[Work, ...]) -> Iterator[Work]:
    """Works that are one: nothing parts them, or a square bracket opens in one and closes in the next."""
    held: Work | None = None
    for work in works:
        if held is not None and _is_one(plain, held, work):
            held = Work(Span(start=held.span.start, end=work.span.end), held.labels | work.labels, held.signal)
            continue
        if held is not None:
            yield held
        held = work
    if held is not None:
        yield held


def _is_one(plain: str, a: Work, b: Work) -> bool:
    if (a.labels | b.labels) & _UNPUBLISHED or b.span.end - a.span.start > LONGEST_CITATION:
        return False
    first, second = plain[a.span.start : a.span.end], plain[b.span.start : b.span.end]
    if first.count("[") > first.count("]") and second.count("]") > second.count("["):
        return True
    gap = plain[a.span.end : b.span.start]
    if first.count("(") > first.count(")") and ")" in gap and len(gap) <= LONGEST_GAP and ";" not in gap:
        return True
    between = gap.strip(" ,.:;([")
    if (
        _THE_SAME.fullmatch(first)
        and not plain[a.span.end : b.span.start].strip(" ,.:")
        and b.signal in (None, a.signal)
    ):
        return True
    if _REPRINT.fullmatch(between) and first.split(",")[0] == second.split(",")[0]:
        return True
    if plain[a.span.end : b.span.start].strip(' ,"') or b.signal not in (None, a.signal):
        return False
    word = _LETTERS_END.search(first[-40:])
    if word is None or word.group() in _PLACE_ENDS:
        return False
    # Two works that a space or a comma parts: the first would have a date, a page or an address.
    return (word.group().islower() and not between) or not any(c.isdigit() for c in _WORDS_SAID.sub("", first))


def _parted(hidden: str, work: Work) -> Iterator[Work]:
    """A work cut where "as well as" leads from a closed citation to the next one."""
    start = work.span.start
    cuts = [] if work.labels & _UNPUBLISHED else list(_AS_WELL.finditer(hidden, start, work.span.end))
    signal = work.signal
    for cut in cuts:
        yield Work(Span(start=start, end=cut.start()), work.labels, signal)
        start, signal = cut.end(), Span(start=cut.start("word"), end=cut.end("word"))
    yield Work(Span(start=start, end=work.span.end), work.labels, signal)


def _named(plain: str, work: Work, floor: int) -> Work:
    """A short form that begins in its bracket with the names before the bracket: "Marlow | (supra note 4)"."""
    start = work.span.start
    opened = start + 1 if plain[start : start + 1] == "(" else start
    if "REF" not in work.labels or plain[opened - 1 : opened] != "(":
        return work
    found = _NAMES_BEFORE.search(plain, max(floor, opened - LONGEST_NAMES), opened)
    if found is None:
        return work
    return _begun_before(work, found.start("names"))


def _with_volume(plain: str, work: Work, limit: int) -> Work:
    """A work cut behind its year goes on with volume and pages."""
    end = work.span.end
    behind = _VOLUME_BEHIND.match(plain, end, limit) if _YEAR_ENDS.search(plain[max(0, end - 16) : end]) else None
    if behind is None:
        return work
    return Work(Span(start=work.span.start, end=behind.end()), work.labels, work.signal)


def _placed(plain: str, work: Work, limit: int) -> Work:
    """The work with the rest of its authors or the cited place that stand right behind it."""
    end = work.span.end
    if work.labels & _UNPUBLISHED:
        return work
    more = _MORE_NAMES.match(plain, end) if work.labels <= {"AUT"} else None
    if "REF" in work.labels and plain[end - 1 : end] == ")":
        more = _PLACE_BEHIND.match(plain, end)
    if more is None or more.end() > limit:
        return work
    return work._replace(span=Span(start=work.span.start, end=more.end()))


def _headed(plain: str, work: Work, floor: int, prose: tuple[Span, ...]) -> Work:
    """The work with the names or the quoted title before it that were taken for prose."""
    start = work.span.start
    opening = _TITLE_BEFORE.search(plain, max(floor, start - LONGEST_NAMES), start)
    if opening and not work.labels & (_UNPUBLISHED | {"REF"}):
        return _begun_before(work, opening.start())
    if work.signal is not None or work.labels & _UNPUBLISHED:
        return work
    low = max(floor, start - LONGEST_HEAD)
    cuts = [m.end() for m in _CLAUSE.finditer(plain, low, start)]
    at = cuts[-1] if cuts and not _quoted_before(plain, cuts[-1], start) else (cuts[-2] if len(cuts) > 1 else low)
    head = plain[at:start].rstrip()
    told = bisect_right(prose, at, key=lambda s: s.start) - 1
    untold = at == floor == 0 or (told >= 0 and prose[told].end > at)
    if not head or not untold or not _is_head(head, work, plain[start : start + 40]):
        return work
    at += len(plain[at:start]) - len(plain[at:start].lstrip())
    signal = SIGNAL.match(plain, at, start)
    led = Span(start=at, end=signal.end()) if signal else None
    return Work(Span(start=signal.end() if signal else at, end=work.span.end), work.labels | {"AUT"}, led)


def _titled(plain: str, quoted: Sequence[Span], work: Work, floor: int) -> Work:
    """A work that begins inside a quotation with the whole of it; one without title with that which ends before it."""
    start = work.span.start
    around = bisect_right(quoted, start, key=lambda q: q.end)
    if around < len(quoted) and floor <= quoted[around].start < start - 1 and quoted[around].end <= work.span.end:
        within = plain[quoted[around].start : quoted[around].end]
        if len(within.split()) <= LONGEST_TITLE and not work.labels & _UNPUBLISHED:
            return _begun_before(work, quoted[around].start)
    at = bisect_right(quoted, start, key=lambda q: q.end) - 1
    title = quoted[at] if at >= 0 else None
    if work.labels & (_UNPUBLISHED | {"AUT", "TIT", "REF", "CAS"}) or title is None or title.start < floor:
        return work
    if plain[title.end : start].strip(" ,") or len(plain[title.start : title.end].split()) > LONGEST_TITLE:
        return work
    led = next(
        (m for m in SIGNAL.finditer(plain, max(floor, title.start - 60), title.start) if m.end() == title.start), None
    )
    signal = Span(start=led.start(), end=led.end()) if led else None
    return Work(Span(start=title.start, end=work.span.end), work.labels | {"TIT"}, signal)


def _begun_before(work: Work, at: int) -> Work:
    led = work.signal
    if led is not None:
        led = Span(start=led.start, end=min(led.end, at)) if led.start < at else None
    return Work(Span(start=at, end=work.span.end), work.labels, led)


def _quoted_before(plain: str, cut: int, start: int) -> bool:
    """Whether nothing but the end of a quotation stands between a cut and the work."""
    return not plain[cut:start].strip(' ",.')


def _is_head(head: str, work: Work, opening: str) -> bool:
    signal = SIGNAL.match(head)
    named = head[signal.end() :] if signal else head
    if not any(c.isalpha() for c in named) or prose_words(named) or MARKER.search(named) or "(" in named:
        return False
    headless = not work.labels & {"AUT", "TIT", "CAS", "URL", "REF"}
    if headless and len(named) <= LONGEST_HEAD:
        return named.count(",") >= 1 and named[:1].isupper()
    quoted = opening.startswith('"')
    if "REF" in work.labels and re.match(r"(?:указ|цит|ukaz)\.", opening, re.I) and _NAME_ALONE.fullmatch(named):
        return True
    cited = "REF" in work.labels and re.match(r"(?:art|op)\.", opening, re.I) is not None
    short = len(named) <= LONGEST_NAMES and len(named.split()) <= 6
    joined = _JOINS.search(named) is not None
    return short and joined and (quoted or cited or not named.endswith(","))


def _led_to(plain: str, hidden: str, work: Work) -> Work:
    """The work without the words that lead to it: "the account of why it failed by | Marlow, Salt"."""
    start, end = work.span.start, work.span.end
    if work.labels & (_UNPUBLISHED | {"REF"}) and not work.signal:
        return work
    if work.signal and _ARTICLE.search(plain[work.signal.start : start].rstrip()):
        noun = _NOUN.match(plain, start, end)
        if noun:
            return _begun(work, noun.end())
    if "REF" in work.labels:
        return work
    by = _BY.search(hidden, start, min(end, start + LONGEST_HEAD))
    word = plain[start : start + 20].split(" ")[0]
    small = word.islower() and word.strip(".,'") not in NAME_PARTICLES
    told = by is not None and (small or prose_words(hidden[start : by.start()]) > 0)
    return _begun(work, by.end()) if by and told and by.end() - start > len(word) else work


def _begun(work: Work, at: int) -> Work:
    led = work.signal.start if work.signal and work.signal.end <= at else work.span.start
    return Work(Span(start=at, end=work.span.end), work.labels, Span(start=led, end=at))


def _completed(plain: str, work: Work, limit: int) -> Work:
    """A work without a date, with the words behind it that bring one: "Harbour Board. Trade Office, May 1998."."""
    start, end = work.span.start, work.span.end
    if not {"AUT", "TIT"} <= work.labels or work.labels & (_UNPUBLISHED | {"REF"}) or dates(plain[start:end]):
        return work
    stop = _SENTENCE_END.search(plain, end + 1, min(limit, end + LONGEST_HEAD))
    last = stop.start() if stop else min(limit, len(plain))
    more = plain[end:last]
    if len(more) > LONGEST_HEAD or plain[end - 1] in "?!" or not _brings_date(more.lstrip(" .,")):
        return work
    return work._replace(span=Span(start=start, end=end + len(more.rstrip())))


def _brings_date(more: str) -> bool:
    """Whether the words close with a date and a web address at most, and are no prose."""
    named = _WEB.sub("", more)
    found = dates(named)
    closes = bool(found) and len(named) <= LONGEST_NAMES and not named[found[-1].end :].strip(" .,)")
    return closes and not prose_words(named) and not SIGNAL.match(named) and not MARKER.search(named)


def _without_prose(hidden: str, work: Work, prose: list[Span]) -> Work:
    """The work without the sentence of prose that begins behind its cited place."""
    start, end = work.span.start, work.span.end
    if work.labels & _UNPUBLISHED or end - start < LEAST_WITH_PROSE:
        return work
    for cut in _SENTENCE.finditer(hidden, start, end):
        stop = _STOP.search(hidden, max(cut.end(), end - 1), end + LONGEST_HEAD)
        rest = hidden[cut.end() : stop.start() if stop else end]
        if _SHOWS_PLACE.search(hidden, max(start, cut.start() - 12), cut.start()) and prose_words(rest) >= 3:
            prose.append(Span(start=cut.end(), end=end))
            return work._replace(span=Span(start=start, end=cut.start()))
    return work


def _says_too_little(text: str, work: Work) -> bool:
    """Whether little speaks for a work: no figure, signal, address or short form, and prose in it or no comma."""
    if work.signal is not None or work.labels & (_UNPUBLISHED | {"REF", "URL", "CAS"}):
        return False
    body = text[work.span.start : work.span.end]
    if any(c.isdigit() for c in body) or _ADDRESS.search(body) or MARKER.search(fold(body)):
        return False
    if "," not in body or _SPOKEN_ON.match(text, work.span.end):
        return True
    return prose_words(masked(body, quotations(body))) > 0


def _left(prose: list[Span], works: list[Work]) -> Iterator[Span]:
    """The prose without what the works took."""
    taken = sorted((w.signal.start if w.signal else w.span.start, w.span.end) for w in works)
    at = 0
    for span in sorted(prose, key=lambda s: (s.start, s.end)):
        start = span.start
        while at < len(taken) and taken[at][1] <= start:
            at += 1
        here = at
        while here < len(taken) and taken[here][0] < span.end:
            if taken[here][0] > start:
                yield Span(start=start, end=taken[here][0])
            start = max(start, taken[here][1])
            here += 1
        if start < span.end:
            yield Span(start=start, end=span.end)
