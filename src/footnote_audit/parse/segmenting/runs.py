"""Labels of tokens to the parts of a note: works, the signals before them, and prose; offsets into the note's text."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from footnote_audit.model import Span
from footnote_audit.parse.segmenting.tokens import Token
from footnote_audit.parse.signals import DATABASE

COMMENT, SIGNAL, NUMBER, OUTSIDE = "COM", "SIG", "NUM", "O"
TALK, DATA = "INT", "DBS"
_BEGINS = "B-"
_NO_WORK = frozenset({COMMENT, SIGNAL, NUMBER, OUTSIDE})
# A work shows at least one of these; a page or a year alone is none.
_SAYS_WHICH = frozenset({"AUT", "TIT", "CON", "REF", "CAS", "URL", "EDR", TALK, DATA})

# What leads from a part to the book that holds it.
_INTO = re.compile(r"(?:[,.]?\s|['’”\"»“])(?:in|dans|im|nel|en|//)\s*:?\s*$", re.I)


class Work(NamedTuple):
    """One printed work: its span, what its tokens are, and the signal before it."""

    span: Span
    labels: frozenset[str]
    signal: Span | None


class Parts(NamedTuple):
    """What a note holds, in order."""

    works: tuple[Work, ...]
    prose: tuple[Span, ...]


class _Run(NamedTuple):
    kind: str
    first: int
    last: int
    labels: frozenset[str]


def parts(text: str, note: Sequence[Token], labels: Sequence[str]) -> Parts:
    """The works and the prose that the labels mark; a signal that no work follows is prose."""
    works: list[Work] = []
    prose: list[Span] = []
    signal: Span | None = None
    runs = _runs(_without_false_data(text, note, labels))
    for at, run in enumerate(runs):
        after = note[runs[at + 1].first].start if at + 1 < len(runs) else len(text)
        span = _span(text, note, run, after)
        if run.kind == "work" and works and _continues(text, works[-1].span, span, prose, signal):
            works[-1] = works[-1]._replace(
                span=Span(start=works[-1].span.start, end=span.end), labels=works[-1].labels | run.labels
            )
        elif run.kind == "work" and run.labels & _SAYS_WHICH:
            shown = signal or (
                works[-1].signal if works and _goes_on(text, works[-1].span.end, span.start, prose) else None
            )
            works.append(Work(span=span, labels=run.labels, signal=shown))
            signal = None
        elif run.kind == SIGNAL:
            if signal is not None:
                prose.append(signal)
            signal = Span(start=span.start, end=span.end)
        else:
            start = span.start
            if signal is not None:
                start, signal = signal.start, None
            prose.append(Span(start=start, end=span.end))
    if signal is not None:
        prose.append(signal)
    return Parts(works=tuple(works), prose=_joined(text, prose))


def _without_false_data(text: str, note: Sequence[Token], labels: Sequence[str]) -> Sequence[str]:
    """The labels, with titles for what is marked as a data collection and has no word for one."""
    if DATA not in labels and _BEGINS + DATA not in labels:
        return labels
    found = list(labels)
    for run in _runs(labels):
        if run.labels == {DATA} and not DATABASE.search(text, note[run.first].start, note[run.last].end):
            begins = found[run.first].startswith(_BEGINS)
            found[run.first : run.last + 1] = ["TIT"] * (run.last + 1 - run.first)
            found[run.first] = _BEGINS + "TIT" if begins else "TIT"
    return found


def _continues(text: str, work: Span, span: Span, prose: Sequence[Span], signal: Span | None) -> bool:
    """Whether a work goes on in what is marked as another one: "Title, in: Editors, Book"."""
    if signal is not None or (prose and prose[-1].start >= work.end) or text[work.end : span.start].strip(" :,"):
        return False
    return _INTO.search(text, max(work.start, work.end - 12), span.start) is not None


def _goes_on(text: str, start: int, end: int, prose: Sequence[Span]) -> bool:
    """Whether only a semicolon parts two works, so that one signal leads to both."""
    return text[start:end].strip() == ";" and not (prose and prose[-1].start >= start)


def _runs(labels: Sequence[str]) -> list[_Run]:
    found: list[_Run] = []
    first, kind, seen = 0, OUTSIDE, set[str]()
    for i, label in enumerate([*labels, OUTSIDE]):
        begins = label.startswith(_BEGINS)
        plain = label.removeprefix(_BEGINS)
        now = plain if plain in _NO_WORK else "work"
        # An interview or a data collection mixes with no other work.
        parted = now == "work" == kind and (plain in (TALK, DATA)) != bool(seen & {TALK, DATA})
        if now == kind and not begins and not parted:
            seen.add(plain)
            continue
        if kind not in (OUTSIDE, NUMBER):
            found.append(_Run(kind, first, i - 1, frozenset(seen)))
        first, kind, seen = i, now, {plain}
    return found


def _span(text: str, note: Sequence[Token], run: _Run, limit: int) -> Span:
    """The run's span, with a stop that closes it, without a bracket that opened before it."""
    start, end = note[run.first].start, note[run.last].end
    if run.kind == SIGNAL:
        return Span(start=start, end=end)
    while end > start and text[end - 1] in ",;:([—–- \t\n\u00a0":
        end -= 1
    while start < end and text[start] in ",;:)] —–-.":
        start += 1
    if run.kind == "work" and start and text[start - 1] in "“„«‘\"'" and not text[start - 2 : start - 1].isalnum():
        start -= 1
    if run.kind == "work" and text[end - 1 : end] in ")]" and _unclosed(text, start, end) < 0:
        return Span(start=start, end=end - 1)
    while text[end : end + 1] in (")", "]") and end < limit and _unclosed(text, start, end) > 0:
        end += 1
    closers = "." if run.kind == "work" else '.!?…”’»")'
    while end < limit and text[end] in closers:
        end += 1
    return Span(start=start, end=end)


def _unclosed(text: str, start: int, end: int) -> int:
    """How many brackets stay open in the text; below 0 where more close than open."""
    count = sum(text.count(sign, start, end) for sign in "([")
    return count - sum(text.count(sign, start, end) for sign in ")]")


def _joined(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    found: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, s.end)):
        if span.end <= span.start:
            continue
        if found and not text[found[-1].end : span.start].strip(" .,;:—–-()\t\n\u00a0"):
            found[-1] = Span(start=found[-1].start, end=span.end)
        else:
            found.append(span)
    return tuple(found)
