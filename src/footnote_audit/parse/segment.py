"""A note to commentary and raw citations with exact spans; offsets are into the note's text."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from footnote_audit.abbreviations import NAME_PARTICLES
from footnote_audit.model import EmbeddedItem, Span
from footnote_audit.parse.cited_through import through_at
from footnote_audit.parse.mending import mended
from footnote_audit.parse.quotes import masked, quotations
from footnote_audit.parse.segmenting.model import labelled
from footnote_audit.parse.segmenting.runs import DATA, TALK, Work, parts
from footnote_audit.parse.signals import DATABASE, INTERVIEW_NOUN, MARKER, SIGNAL
from footnote_audit.parse.unpublished import database, interview
from footnote_audit.sentences import sentences
from footnote_audit.text import fold

# Longer than any printed reference; what is longer is prose.
LONGEST_CITATION = 2000
# "Id." and a space.
SHORTEST_CITATION = 3
# Up to so many words only lead to a signal ("For details, see"); more are commentary.
LONGEST_LEAD = 5
_BRACKETS = re.compile(r"\([^()]{0,300}\)")
_STOPS = re.compile(r"[.;!?]")
_SEPARATOR = re.compile(r";\s*")
_SHORT_FORM = frozenset({"AUT", "EDR", "PAG", "VOL", "OTH"})
_BELONGS = re.compile(
    r"[\s,(\[]{0,4}(?:(?:last )?(?:accessed|retrieved|visited|viewed)|consulté|abgerufen|zuletzt (?:abgerufen|besucht)"
    r"|ultimo accesso|consultato|consultado|acesso em|дата обращения|hereafter|hereinafter|henceforth|cited as|ci-après"
    r"|désormais|im folgenden|nachfolgend|zit(?:iert)?\.? als|d'ora in (?:poi|avanti)|en adelante|doravante|далее)\b"
    r"|[\s,]{1,3}(?:sec(?:t|tion)?\.?\s[A-Z]|г)(?=[\s.]*$)",
    re.I,
)
# How German law notes cite a page: nobody else counts so.
_FOLLOWING = re.compile(r"\d\s*(?:ff?|sqq?)\b|/|\d\s*\(\d")
# A part that opens with a number alone is the note's printed number.
_NUMBER = re.compile(r"^\s*\[?\d{1,4}\]?[.)]?\s*$")


class RawKind(StrEnum):
    """How a raw citation is printed; TENTATIVE is an author with a page, a citation only if the author is known.

    RECORDED is a work that the file itself records.
    """

    WORK = "work"
    SHORT = "short"
    AUTHOR_PAGE = "author-page"
    TENTATIVE = "tentative"
    DATABASE = "database"
    INTERVIEW = "interview"
    RECORDED = "recorded"


class Raw(NamedTuple):
    """A citation as printed: its span, the signal before it, how it is printed, and the file's own record of it."""

    span: Span
    kind: RawKind
    signal: str | None = None
    record: EmbeddedItem | None = None


class Segments(NamedTuple):
    """What a note holds, in order of appearance."""

    raws: tuple[Raw, ...]
    commentary: tuple[Span, ...]


def split_note(text: str) -> Segments:
    """The citations of a note and the prose around them."""
    plain = fold(text)
    found = mended(text, parts(text, *labelled(text)))
    named = list(_unpublished(text, plain))
    raws: list[Raw] = []
    prose = list(found.prose)
    for work in found.works:
        lead, signal = _led(plain, work.signal)
        prose += [lead] if lead else []
        kind = _kind(plain[work.span.start : work.span.end], work)
        if kind is None or _within_prose(plain, work, found.prose):
            prose.append(work.span if lead or not signal else Span(start=signal.start, end=work.span.end))
            continue
        raws.append(Raw(work.span, kind, text[signal.start : signal.end].strip(" ,:([") or None if signal else None))
    raws = sorted([*named, *_beside(raws, named)], key=lambda r: r.span.start)
    raws, prose = _completed(plain, raws, prose)
    commentary = [s for p in prose for s in _sayings(plain, p, raws)]
    return Segments(raws=tuple(raws), commentary=tuple(sorted(commentary, key=lambda s: s.start)))


def _within_prose(plain: str, work: Work, prose: tuple[Span, ...]) -> bool:
    """Whether a work without signal goes on in lower case where prose stops: "they built | stations"."""
    start = work.span.start
    if work.signal is not None or "REF" in work.labels or not plain[start : start + 1].islower():
        return False
    before = bisect_left(prose, start, key=lambda s: s.end + 1)
    at = before if before < len(prose) and prose[before].end <= start else before - 1
    word = plain[start : start + 12].split(" ")[0]
    return (
        at >= 0
        and plain[prose[at].end : start] == " "
        and plain[prose[at].end - 1].isalnum()
        and word not in NAME_PARTICLES
    )


def _completed(plain: str, raws: list[Raw], prose: list[Span]) -> tuple[list[Raw], list[Span]]:
    """A name given to a work behind it, "(hereafter Salt)", or the day of access, as a part of the work."""
    ends = {raw.span.end: at for at, raw in enumerate(raws)}
    left = []
    for span in prose:
        opens = len(plain[: span.start].rstrip(" ,(["))
        at = ends.get(opens)
        if at is None or not _BELONGS.match(plain, opens, span.end):
            left.append(span)
            continue
        raws[at] = raws[at]._replace(span=Span(start=raws[at].span.start, end=span.end))
    return raws, left


def _sayings(plain: str, prose: Span, raws: list[Raw]) -> Iterator[Span]:
    """The sentences of a stretch of prose, without the citations in it and the signals left over."""
    start = prose.start
    at = bisect_left(raws, prose.start, key=lambda r: r.span.end)
    while at < len(raws) and raws[at].span.start < prose.end:
        yield from _spoken(plain, start, min(raws[at].span.start, prose.end))
        start = max(start, raws[at].span.end)
        at += 1
    yield from _spoken(plain, start, prose.end)


def _spoken(plain: str, start: int, end: int) -> Iterator[Span]:
    for sentence in sentences(plain, start, end):
        signal = SIGNAL.match(plain, sentence.start, sentence.end)
        if any(c.isalnum() for c in plain[sentence.start : sentence.end]) and not (
            signal and signal.end() == sentence.end
        ):
            yield sentence


def _unpublished(text: str, plain: str) -> Iterator[Raw]:
    """Interviews and data collections that stand in a sentence, or in a part of one, by themselves."""
    for part in _clauses(text):
        found = interview(plain, part)
        if found is not None:
            yield Raw(found.span, RawKind.INTERVIEW, found.signal)
            continue
        found = database(plain, part)
        if found is not None:
            yield Raw(trimmed(plain, found.span), RawKind.DATABASE, found.signal)


def _clauses(text: str) -> Iterator[Span]:
    """Sentences cut at semicolons; stops inside quotations and brackets do not count."""
    hidden = _BRACKETS.sub(lambda m: "(" + _STOPS.sub("x", m.group()[1:-1]) + ")", fold(masked(text, quotations(text))))
    for sentence in sentences(hidden):
        if _NUMBER.match(hidden[sentence.start : sentence.end]):
            continue
        start = sentence.start
        for match in _SEPARATOR.finditer(hidden, sentence.start, sentence.end):
            yield _inner(hidden, Span(start=start, end=match.start()))
            start = match.end()
        yield _inner(hidden, Span(start=start, end=sentence.end))


def _inner(hidden: str, span: Span) -> Span:
    """Without the brackets that hold the whole of it."""
    inside = trimmed(hidden, span)
    closed = hidden[inside.start : inside.end].rstrip(". ")
    if closed[:1] == "(" and _BRACKETS.fullmatch(closed):
        return Span(start=inside.start + 1, end=inside.start + len(closed) - 1)
    return inside


def _led(plain: str, signal: Span | None) -> tuple[Span | None, Span | None]:
    """The words before a signal that say something by themselves, and the signal: a few words only lead to it."""
    if signal is None:
        return None, None
    found = list(SIGNAL.finditer(plain, signal.start, signal.end))
    at = found[-1].start() if found else signal.start
    through = through_at(plain[signal.start : signal.end])
    if through:
        # "Marlow, quoted in": who is quoted is no part of the signal.
        at = signal.start + through
    elif len(plain[signal.start : at].split()) <= LONGEST_LEAD:
        return None, signal
    end = signal.start + len(plain[signal.start : at].rstrip(" ,:;-("))
    return Span(start=signal.start, end=end), Span(start=at, end=signal.end)


def _kind(printed: str, work: Work) -> RawKind | None:
    """How a work is printed; None for what is no citation."""
    if len(printed) > LONGEST_CITATION or not any(c.isalpha() for c in printed):
        return None
    if TALK in work.labels:
        return RawKind.INTERVIEW if INTERVIEW_NOUN.search(printed) else None
    if MARKER.search(printed):
        return RawKind.SHORT
    if sum(c.isalnum() for c in printed) < SHORTEST_CITATION:
        return None
    if DATA in work.labels and DATABASE.search(printed):
        return RawKind.DATABASE
    if work.labels <= _SHORT_FORM and "AUT" in work.labels:
        return RawKind.AUTHOR_PAGE if work.signal or _FOLLOWING.search(printed) else RawKind.TENTATIVE
    return RawKind.WORK


def _beside(raws: list[Raw], named: list[Raw]) -> Iterator[Raw]:
    """The works without the interviews and data collections that the tagger took into them or for them."""
    for raw in raws:
        at = bisect_left(named, raw.span.end, key=lambda r: r.span.start)
        # The first that reaches into the work: they stand in order and apart.
        first = at
        while first > 0 and named[first - 1].span.end > raw.span.start:
            first -= 1
        if first == at:
            yield raw
        elif named[first].span.start - raw.span.start > SHORTEST_CITATION:
            yield raw._replace(span=Span(start=raw.span.start, end=named[first].span.start))


def trimmed(text: str, span: Span) -> Span:
    """Without white space and semicolons around."""
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == ";"):
        end -= 1
    return Span(start=start, end=end)
