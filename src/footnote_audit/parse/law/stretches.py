"""The laws and judgments of a note as works of their own, put into what the splitting of notes found."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from footnote_audit.model import Span
from footnote_audit.parse.identifiers import addresses
from footnote_audit.parse.law.pieces import Group, groups
from footnote_audit.parse.markers import MARKER
from footnote_audit.parse.quotes import quotations
from footnote_audit.parse.segment import Raw, RawKind, Segments
from footnote_audit.parse.signals import SIGNAL
from footnote_audit.text import fold, squeeze

# How far before a law its signal ("See also") may begin.
_REACH = 60
# A work that goes on so long behind the law is no law but an article on it.
_MOST_BEHIND = 40
# "In" before the parties of a case.
_MOST_BEFORE = 4
_OPENS = re.compile(r"(?:^\s*\[?\d{1,4}\]?[.)]?\s|^\s*|[.;:!?]\s|[([]|\s-\s)\s*$")
_CLOSES = re.compile(r"\s*(?:$|[.;!?](?:\s|$)|[)\]]|\s-\s)")
_BETWEEN = re.compile(r"\s?[,;]?\s?(?:and|und|et|e|y|и|sowie|i\.\s?V\.\s?m\.)?\s")
_VERBS = re.compile(
    r"\s(?:is|was|were|are|has|had|have|will|shall|may|must|applies|provides|requires|est|sont|a|ont|était|prévoit|dispose"
    r"|ist|war|sind|wurde|wird|hat|haben|regelt|è|sono|ha|fu|prevede|es|fue|son|establece|regula|é|foi|são|tem|был|была|было|является)\s"
)
_ARTICLE = re.compile(r"(?:\b(?:the|la|le|les|il|lo|die|das|der|dem|den|el|los|o|a|os|as)\s|\bl')$")
_SAYS = re.compile(r"[^\W\d_]{2,}\W+[^\W\d_]{2,}")


def with_laws(segments: Segments, text: str) -> Segments:
    """The segments with every law, judgment and treaty that the note cites as a work; spans are offsets into `text`."""
    plain = fold(text)
    found = _fit(list(_citing(text, plain)), plain, segments.raws)
    if not found:
        return segments
    raws = [r for r in segments.raws if not any(g.start < r.span.end and g.end > r.span.start for g in found)]
    for at, group in enumerate(found):
        limit = found[at + 1].start if at + 1 < len(found) else len(plain)
        raws.append(_raw(group, plain, text, segments.raws, limit))
    ordered = tuple(sorted(raws, key=lambda r: r.span.start))
    prose = tuple(s for span in segments.commentary for s in outside(plain, span, ordered))
    return Segments(raws=ordered, commentary=prose)


def _citing(text: str, plain: str) -> Iterator[Group]:
    """The laws that the note cites: sure ones, and bare names that fill their part of the note."""
    found = groups(plain)
    if not found:
        return
    quoted = quotations(text)
    hidden = [*quoted, *addresses(plain)]
    for at, group in enumerate(found):
        if any(h.start <= group.start and group.end <= h.end for h in hidden):
            continue
        if group.sure or _fills(plain, found, at):
            yield group


def _fills(plain: str, found: Sequence[Group], at: int) -> bool:
    group = found[at]
    if _VERBS.search(plain, group.start, group.end):
        return False
    return _begins(plain, found, at) and _ends(plain, found, at)


def _begins(plain: str, found: Sequence[Group], at: int) -> bool:
    start = found[at].start
    low = max(0, start - _REACH)
    before = plain[low:start]
    if at and _BETWEEN.fullmatch(plain[found[at - 1].end : start]) and _begins(plain, found, at - 1):
        return True
    return _OPENS.search(before) is not None or signal_before(_ARTICLE.sub("", before)) != ""


def _ends(plain: str, found: Sequence[Group], at: int) -> bool:
    end = found[at].end
    if _CLOSES.match(plain, end):
        return True
    following = found[at + 1] if at + 1 < len(found) else None
    return (
        following is not None
        and _BETWEEN.fullmatch(plain[end : following.start]) is not None
        and _ends(plain, found, at + 1)
    )


def _fit(found: Sequence[Group], plain: str, raws: Sequence[Raw]) -> list[Group]:
    """The laws in whose place no work of another kind, and no longer one, stands."""
    unfit: set[int] = set()
    for raw in raws:
        inside = [at for at, g in enumerate(found) if g.start < raw.span.end and g.end > raw.span.start]
        if inside and not _gives_way(raw, [found[at] for at in inside], plain):
            unfit.update(inside)
    return [g for at, g in enumerate(found) if at not in unfit]


def _gives_way(raw: Raw, inside: Sequence[Group], plain: str) -> bool:
    """Whether a work is nothing but laws: few words stand before, between and behind them."""
    start, end = raw.span.start, raw.span.end
    if raw.kind is RawKind.RECORDED or (raw.kind is RawKind.SHORT and MARKER.search(plain, start, end)):
        return False
    before = plain[start : max(start, inside[0].start)]
    behind = plain[min(inside[-1].end, end) : end]
    between = "".join(plain[a.end : b.start] for a, b in pairwise(inside))
    most = _MOST_BEHIND if all(g.sure for g in inside) else _MOST_BEHIND // 3
    return _letters(_unled(before)) <= _MOST_BEFORE and _letters(behind) <= most and _letters(between) <= _MOST_BEHIND


def _unled(before: str) -> str:
    """The words without the signal and the article that end them."""
    bare = _ARTICLE.sub("", before)
    signal = signal_before(bare)
    return bare[: len(bare) - len(signal)]


def _letters(text: str) -> int:
    return sum(c.isalpha() for c in text)


def _raw(group: Group, plain: str, text: str, raws: Sequence[Raw], limit: int) -> Raw:
    """The law as a raw citation, with the signal before it and what the work in its place has more."""
    replaced = [r for r in raws if r.span.start < group.end and r.span.end > group.start]
    end = max([group.end, *(r.span.end for r in replaced if r.span.end <= limit)])
    while end < len(plain) and plain[end] == "." and (end + 1 == len(plain) or plain[end + 1].isspace()):
        end += 1
    before = text[max(0, group.start - _REACH) : group.start]
    led = (r.signal for r in replaced if r.signal and before.rstrip(" ,:(").endswith(r.signal))
    signal = signal_before(before) or next(led, "")
    return Raw(span=Span(start=group.start, end=end), kind=RawKind.WORK, signal=squeeze(signal).strip(" ,:([") or None)


def signal_before(before: str) -> str:
    """The signal that `before` ends with, as printed; "" without one."""
    for match in SIGNAL.finditer(fold(before)):
        if not before[match.end() :].strip(" ,:(["):
            return before[match.start() :]
    return ""


def outside(plain: str, span: Span, raws: Sequence[Raw]) -> Iterator[Span]:
    """What of a stretch of prose lies outside the works and says something."""
    start = span.start
    cut = False
    for raw in raws:
        if raw.span.end <= start or raw.span.start >= span.end:
            continue
        cut = True
        yield from _saying(plain, start, raw.span.start)
        start = raw.span.end
    if cut:
        yield from _saying(plain, start, span.end)
    else:
        yield span


def _saying(plain: str, start: int, end: int) -> Iterator[Span]:
    while start < end and (plain[start].isspace() or plain[start] in ",;.:)]-"):
        start += 1
    while end > start and (plain[end - 1].isspace() or plain[end - 1] in ",;:([-"):
        end -= 1
    words = plain[start:end]
    signal = signal_before(words)
    if end > start and _SAYS.search(words[: len(words) - len(signal)] if signal else words):
        yield Span(start=start, end=end - len(signal) if signal else end)
