"""A note split by rules: what is a citation for sure by its print, what is prose; offsets are into the note's text."""

import re
from enum import StrEnum
from typing import NamedTuple

from footnote_audit.model import Span
from footnote_audit.parse.cited_through import THROUGH
from footnote_audit.parse.evidence import LONGEST_CITATION, cites, full_citation_end, is_author_with_page
from footnote_audit.parse.quotes import masked, quotations
from footnote_audit.parse.signals import (
    AFTER_SIGNAL,
    MARKER,
    PAGE_LABEL,
    PROSE,
    SIGNAL,
    WEAK_SIGNALS,
)
from footnote_audit.sentences import sentences
from footnote_audit.text import fold

# A sentence longer than this is searched for signals in its last characters only.
LONGEST_SENTENCE = 4000
_NUMBER = re.compile(r"^\s*\[?\d{1,4}\]?[.)]?\s+(?=[^\W\d_]|[\"'(\[])")
_BRACKETS = re.compile(r"\([^()]{0,300}\)")
_AFTER_MARKER = re.compile(
    r"(?:\bibid(?:em)?|\bid|cit|a\.\s?a\.\s?o|\bebd|там же)\.\s+(?=[^\W\d_a-zà-ÿа-я])(?!(?:P|S|С|Pp|Art|No|Vol|Rn|Kap|Bd)\b)"  # noqa: E501
)
_SEPARATOR = re.compile(r";\s*")
_DASH = re.compile(r"(?<=\s)[—–]\s+(?=[A-ZÀ-ÞА-Я])")
_PAGE_FIRST = re.compile(rf"(?:{PAGE_LABEL})\s*\d[\d\s,-]*\.?$", re.I)
_EDGE = " \t\r\n\f\v\u00a0\u202f"


class Views(NamedTuple):
    """A note's text in three forms of one length: as it is, folded, and folded with quotations and brackets hidden."""

    text: str
    plain: str
    hidden: str


class RuledKind(StrEnum):
    """How a citation is printed; TENTATIVE is an author with a page."""

    WORK = "work"
    SHORT = "short"
    TENTATIVE = "tentative"


class Ruled(NamedTuple):
    """A citation that the rules find: its span, how it is printed, the signal before it."""

    span: Span
    kind: RuledKind
    signal: str | None = None


class Split(NamedTuple):
    """What the rules find in a note, in order of appearance."""

    raws: tuple[Ruled, ...]
    commentary: tuple[Span, ...]


def split_by_rules(text: str) -> Split:
    """The citations of a note and the prose around them."""
    hidden = _hide_brackets(fold(masked(text, quotations(text))))
    note = Views(text=text, plain=fold(text), hidden=hidden)
    raws: list[Ruled] = []
    prose: list[Span] = []
    for sentence in _merged(note, _sentences(hidden, _start(note.plain))):
        found, rest = _read_sentence(note, sentence)
        raws += found
        prose += rest
    return Split(raws=tuple(raws), commentary=tuple(prose))


def _start(plain: str) -> int:
    number = _NUMBER.match(plain)
    if not number:
        return 0
    rest = plain[number.end() :]
    capital = rest[:1].isupper() or rest[:1] in "\"'(["
    return number.end() if capital or MARKER.match(rest) or SIGNAL.match(rest) else 0


def _hide_brackets(text: str) -> str:
    return _BRACKETS.sub(lambda m: "(" + re.sub(r"[.;!?]", "x", m.group()[1:-1]) + ")", text)


def _sentences(hidden: str, start: int) -> list[Span]:
    found: list[Span] = []
    for span in sentences(hidden, start):
        at = span.start
        for match in _AFTER_MARKER.finditer(hidden, span.start, span.end):
            found.append(Span(start=at, end=match.end()))
            at = match.end()
        found.append(Span(start=at, end=span.end))
    return [s for s in (_trim(hidden, f) for f in found) if s.end > s.start]


def _merged(note: Views, found: list[Span]) -> list[Span]:
    """Sentences of one citation put together: a title may hold stops ("Fields. A History, Rome, Alma, 1990")."""
    joined: list[Span] = []
    i = 0
    while i < len(found):
        end = full_citation_end(note.text, note.hidden, found, i)
        # "Там же. С. 12.": a page that stands alone belongs to what it follows.
        while end + 1 < len(found) and _PAGE_FIRST.match(note.plain, found[end + 1].start, found[end + 1].end):
            end += 1
        joined.append(Span(start=found[i].start, end=found[end].end))
        i = end + 1
    return joined


def _read_sentence(note: Views, sentence: Span) -> tuple[list[Ruled], list[Span]]:
    raws: list[Ruled] = []
    prose: list[Span] = []
    signal: str | None = None
    for part in _parts(note, sentence):
        piece = _read_part(note, part, carried=signal if raws else None)
        if piece.raw is None:
            prose.append(_trim(note.plain, part))
            continue
        if piece.before is not None:
            prose.append(piece.before)
        raws.append(piece.raw)
        if piece.after is not None:
            prose.append(piece.after)
        signal = piece.raw.signal
    return raws, _joined(note.plain, prose)


def _parts(note: Views, sentence: Span) -> list[Span]:
    """The sentence cut at semicolons, at dashes behind a closed citation, and before "quoted in" and its like."""
    cuts = {sentence.start}
    cuts.update(m.end() for m in _SEPARATOR.finditer(note.hidden, sentence.start, sentence.end))
    cuts.update(m.start() for m in THROUGH.finditer(note.hidden, sentence.start, sentence.end))
    for match in _DASH.finditer(note.text, sentence.start, sentence.end):
        before = note.plain[sentence.start : match.start()].rstrip()[-1:]
        if note.hidden[match.start()] == "-" and before in ".;":
            cuts.add(match.end())
    ordered = sorted(c for c in cuts if c < sentence.end)
    ends = [*ordered[1:], sentence.end]
    return [_trim_end(note.plain, Span(start=a, end=b)) for a, b in zip(ordered, ends, strict=True)]


def _trim_end(plain: str, span: Span) -> Span:
    """Without white space, and without the comma or dash that leads to the next part."""
    trimmed = _trim(plain, span)
    end = trimmed.end
    while end > trimmed.start and plain[end - 1] in ",- ([":
        end -= 1
    return Span(start=trimmed.start, end=end)


class _Piece(NamedTuple):
    raw: Ruled | None = None
    before: Span | None = None
    after: Span | None = None


def _read_part(note: Views, part: Span, *, carried: str | None) -> _Piece:
    start, end = part.start, part.end
    closed = note.hidden[start:end].rstrip(". ")
    if closed[:1] in "([" and _BRACKETS.fullmatch(closed):
        start, end = start + 1, start + len(closed) - 1
    inner = Span(start=start, end=end)
    return _signalled(note, inner) or _unsignalled(note, inner, carried=carried) or _Piece()


def _signalled(note: Views, part: Span) -> _Piece | None:
    """A signal with a citation behind it; what stands before the signal is commentary."""
    low = max(part.start, part.end - LONGEST_SENTENCE)
    for match in list(SIGNAL.finditer(note.hidden, low, part.end))[:12]:
        if match.start() > part.start and not _may_interrupt(note.plain, match):
            continue
        at = match.end()
        more = AFTER_SIGNAL.match(note.hidden, at, part.end)
        at = more.end() if more else at
        body = _trim(note.plain, Span(start=at, end=part.end))
        closed = _unbracket(note.plain, part, match.start(), body)
        kind = _kind(note, closed, signalled=True)
        if kind is None:
            continue
        before = _trim_end(note.plain, Span(start=part.start, end=match.start()))
        signal = note.text[match.start() : at].strip(" ,:")
        is_lead = _is_lead(note.plain, before)
        return _Piece(
            raw=Ruled(
                span=closed,
                kind=kind,
                signal=note.text[before.start : at].strip(" ,:") if is_lead and before.end > before.start else signal,
            ),
            before=None if is_lead or before.end <= before.start else before,
        )
    return None


def _may_interrupt(plain: str, match: re.Match[str]) -> bool:
    """Whether a signal in the middle is one: a weak word needs a name, a quotation or an opening bracket around it."""
    word = match.group().strip(" ,:").casefold()
    before = plain[: match.start()].rstrip()[-1:]
    if before in "(,;:-–—.[":
        return True
    after = plain[match.end() : match.end() + 1]
    return word not in WEAK_SIGNALS and (after.isupper() or after in "\"'«“")


def _is_lead(plain: str, before: Span) -> bool:
    """Whether the words before a signal only lead to it ("For details,", "On this point,")."""
    words = plain[before.start : before.end].split()
    if len(words) > 5:
        return False
    return not any(w.strip(",.").casefold() in PROSE for w in words) and not plain[
        before.start : before.end
    ].rstrip().endswith(".")


def _unbracket(plain: str, part: Span, signal_at: int, body: Span) -> Span:
    """Without the bracket that closes behind the citation where it opened before the signal."""
    opened = plain[:signal_at].rstrip().endswith("(") and signal_at > part.start
    text = plain[body.start : body.end]
    if opened and ")" in text and text.count(")") > text.count("("):
        return Span(start=body.start, end=body.start + text.rfind(")"))
    return body


def _unsignalled(note: Views, part: Span, *, carried: str | None) -> _Piece | None:
    kind = _kind(note, part, signalled=carried is not None)
    return _Piece(raw=Ruled(span=part, kind=kind, signal=carried)) if kind else None


def _kind(note: Views, span: Span, *, signalled: bool) -> RuledKind | None:
    if span.end - span.start > LONGEST_CITATION:
        return None
    body, cover = note.text[span.start : span.end], note.hidden[span.start : span.end]
    marker = MARKER.search(cover)
    if marker and _short(cover, marker):
        return RuledKind.SHORT
    if cites(body, cover, signalled=signalled):
        return RuledKind.WORK
    return RuledKind.TENTATIVE if is_author_with_page(body) else None


def _short(cover: str, marker: re.Match[str]) -> bool:
    """Whether a marker stands in a short form: at the start or behind a name or title, no prose before it."""
    lead = cover[: marker.start()].strip(" ,.;:()")
    words = lead.split()
    if len(words) > 40:
        return False
    unquoted = list(re.sub(r"[\"'“«„‘][^\"'”»’]*[\"'”»’]", " ", lead).split())
    return sum(w.strip(",.").casefold() in PROSE for w in unquoted) <= len(unquoted) // 8


def _joined(plain: str, spans: list[Span]) -> list[Span]:
    """Neighbouring prose of one sentence as one span."""
    found: list[Span] = []
    for span in spans:
        if span.end <= span.start:
            continue
        if found and not plain[found[-1].end : span.start].strip(_EDGE + ";"):
            found[-1] = Span(start=found[-1].start, end=span.end)
        else:
            found.append(span)
    return found


def _trim(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == ";"):
        end -= 1
    return Span(start=start, end=end)
