"""Broadcasts told by a quoted title, perhaps the programme, the channel and the day, in the seven languages.

“Ports and People”, Today, BBC Radio 4, broadcast 3 May 2012, 07:40.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from footnote_audit.model import CslItem, FieldSpan, Span
from footnote_audit.parse.authors import looks_like_names, names
from footnote_audit.parse.dates import PrintedDate, dates
from footnote_audit.parse.evidence import prose_words
from footnote_audit.parse.language import guess_language
from footnote_audit.parse.quotes import quotations
from footnote_audit.parse.reading import Fields
from footnote_audit.parse.signals import SIGNAL
from footnote_audit.text import fold, squeeze

# As for films: no set by other hands is at hand to measure it by.
SURE = 0.75
# Channels whose names stand for nothing but what they sent.
_CHANNELS = (
    r"BBC\s(?:One|Two|Three|Four|[1-4]|Radio\s\d(?:\s?[Ll]ive)?|World\sService)|ITV\s?\d?|Channel\s[45]|TF1|France\s[2345]"
    r"|France\s(?:Inter|Culture)|Rai\s?(?:Uno|Due|Tre|Radio\s?\d|[1-5])|La7|La\s1|TVE\s?[12]?|Antena\s3|Cadena\sSER"
    r"|RTP\s?[123]|TV\sGlobo|NDR\s?\d?|WDR\s?\d?|[Dd]as\sErste|3sat|Первый\sканал|Россия\s?-?\s?[12]|НТВ|Эхо\sМосквы"
)
# Channels that print as much as they send: the note has to say that it means a broadcast.
_ALSO_PRINTING = (
    r"ARD|ZDF|Arte|ARTE|Deutschlandfunk(?:\sKultur)?|PBS|NPR|CNN|NBC|CBS|ABC|Fox\sNews|Sky\sNews|RFI|RTVE|ORF|SRF"
)
_CHANNEL = re.compile(rf"(?<=,\s)(?:(?P<sure>{_CHANNELS})|(?P<also>{_ALSO_PRINTING}))(?P<behind>[,:]?\s|\s?\()")
_SENT = re.compile(
    r"(?:(?:first\s)?(?:broadcast|aired|transmitted)|diffusée?|émission|(?:erst)?sendung|gesendet|ausgestrahlt|trasmissione"
    r"|trasmess[oa]|andat[oa]\sin\sonda|emitid[oa]|transmitid[oa]|эфир|передача)\s(?:on\s|le\s|du\s|vom\s|am\s|del\s|il\s|el\s|em\s|de\s|от\s)?",
    re.I,
)  # fmt: skip
_TIME = re.compile(
    r",?\s(?:at\s|à\s|um\s|alle\s|a\slas\s)?\d{1,2}[:.h]\d\d(?:\s?(?:Uhr|GMT|BST|h|hrs))?|\s?г\.(?=\W|$)"
)
_STARTS = re.compile(r"[;:]\s|[.!?]\s|\(")
_NUMBER = re.compile(r"\s*\[?\d{1,4}\]?[.)]?\s+")
_REACH = 240
# More than any real note cites; what is beyond is left to the other readers.
MOST = 200
_MOST_WORDS = 6


class _Printed(NamedTuple):
    """Where the parts of a broadcast stand."""

    whole: Span
    author: Span | None
    title: Span
    programme: Span | None
    channel: Span
    date: PrintedDate
    dated: Span


def broadcasts(text: str) -> Iterator[Span]:
    """Where a note cites broadcasts so, in order."""
    return (printed.whole for printed in _printed(text))


def read_broadcast(text: str) -> Fields | None:
    """The broadcast that a citation is as a whole; None for every other citation."""
    found = next(_printed(text), None)
    if found is None or found.whole.start or any(c.isalnum() for c in text[found.whole.end :]):
        return None
    title = squeeze(text[found.title.start : found.title.end]).strip(" ,.")
    programme, channel = _words(text, found.programme), _words(text, found.channel)
    spans = [("title", found.title), ("issued", found.dated)]
    spans.append(("container-title", found.programme or found.channel))
    spans += [("publisher", found.channel)] if found.programme else []
    spans += [("author", found.author)] if found.author else []
    return Fields(
        item=CslItem(
            type="broadcast", title=title, author=names(_words(text, found.author) or ""),
            container_title=programme or channel, publisher=channel if programme else None, issued=found.date.edtf,
            language=guess_language(title),
        ),
        confidence=SURE,
        spans=tuple(FieldSpan(variable=n, span=s, confidence=SURE) for n, s in sorted(spans, key=lambda s: s[1].start)),
    )  # fmt: skip


def _words(text: str, span: Span | None) -> str | None:
    return squeeze(text[span.start : span.end]) if span else None


def _printed(text: str) -> Iterator[_Printed]:
    plain = fold(text)
    channels = list(islice(_CHANNEL.finditer(plain), MOST))
    quoted = quotations(text) if channels else ()
    ends = [q.end for q in quoted]
    at = 0
    for match in channels:
        near = bisect_right(ends, match.start()) - 1
        fits = near >= 0 and quoted[near].start >= at and quoted[near].end >= match.start() - _REACH
        found = _read(plain, match, quoted[near], at) if fits else None
        if found is not None:
            at = found.whole.end
            yield found


def _read(plain: str, match: re.Match[str], quoted: Span, floor: int) -> _Printed | None:
    sent = _SENT.match(plain, match.end())
    at = sent.end() if sent else match.end()
    dated = [d for d in dates(plain[at : at + 40]) if d.start == 0 and len(d.edtf) >= len("2012-05")]
    if not dated or (match["also"] and not sent):
        return None
    end = at + dated[0].end
    time = _TIME.match(plain, end)
    end = time.end() if time else end
    end += plain[end : end + 1] == ")" and "(" in match["behind"]
    if re.match(r"\s?[,:]?\s?[^\W_]", plain[end : end + 3]):
        return None
    lead = _lead(plain, quoted.start, floor)
    programme = _programme(plain, quoted.end, match.start())
    if lead is None or programme is None:
        return None
    start, author = lead
    return _Printed(
        whole=Span(start=start, end=end + (plain[end : end + 1] == ".")), author=author,
        title=Span(start=quoted.start + 1, end=quoted.end - 1),
        programme=programme if programme.end > programme.start else None,
        channel=Span(start=match.start(), end=match.start("behind")), date=dated[0],
        dated=Span(start=at, end=at + dated[0].end),
    )  # fmt: skip


def _programme(plain: str, start: int, end: int) -> Span | None:
    """What stands between title and channel: empty, or a programme's name; None where it can be neither."""
    words = plain[start:end]
    inner = words.strip(" ,")
    at = start + len(words) - len(words.lstrip(" ,"))
    fits = len(inner.split()) <= _MOST_WORDS and not any(c in ';:."()' for c in inner) and not prose_words(inner)
    if inner and not (fits and inner[0].isupper()):
        return None
    return Span(start=at, end=at + len(inner)) if inner else Span(start=start, end=start)


def _lead(plain: str, end: int, floor: int) -> tuple[int, Span | None] | None:
    """Where the citation begins, with the names before its title; None where other words stand there."""
    low = max(floor, end - _REACH)
    starts = [m.end() for m in _STARTS.finditer(plain, low, end)]
    start = starts[-1] if starts else low
    number = _NUMBER.match(plain, start, end) if start == 0 else None
    start = number.end() if number else start
    signal = SIGNAL.match(plain, start, end)
    start = signal.end() if signal else start
    while start < end and plain[start].isspace():
        start += 1
    named = plain[start:end].rstrip(" ,")
    if named and not looks_like_names(named):
        return None
    return start, Span(start=start, end=start + len(named)) if named else None
