"""Works cited before where nothing else shows a citation: "hereafter Salt" and then "Salt, p. 12"; "Marlow 2012, 4"."""

import re
from collections.abc import Iterator, Sequence

from footnote_audit.model import Span
from footnote_audit.parse.authors import looks_like_names, names
from footnote_audit.parse.library import Library
from footnote_audit.parse.segment import Raw, RawKind, Segments
from footnote_audit.parse.signals import PAGE_LABEL, SIGNAL
from footnote_audit.text import fold

_PARTS = re.compile(r"[^;]+")
_LONGEST = 140
# The authors and year of a work, alone or with a page.
_AUTHOR_YEAR = re.compile(
    rf"^(?P<names>[^\d;()]{{2,80}}?),?\s+\(?(?:1[5-9]|20)\d\d[a-z]?\)?"
    rf"(?:[,:]\s*(?:at\s+)?(?:(?:{PAGE_LABEL})\s*)?\d{{1,5}}(?:\s*-\s*\d{{1,5}})?(?:\s*ff?\b)?)?\s*[.]?$",
    re.I,
)
# The authors, a title and a page.
_AUTHOR_TITLE = re.compile(
    rf"^(?P<names>[^\d,;()]{{2,60}}),\s+(?P<title>[^\d;,]{{3,80}}),\s+(?:at\s+)?(?:(?:{PAGE_LABEL})\s*)?\d{{1,5}}(?:\s*-\s*\d{{1,5}})?(?:\s*ff?\b)?\s*[.]?$",
    re.I,
)
# A name given to a work, alone or with a page.
_NAME = re.compile(
    rf"^(?P<name>[^\d,;]{{1,80}}?)[,.]?(?:\s+(?:at\s+)?(?:(?:{PAGE_LABEL})\s*)?\d{{1,5}}(?:\s*-\s*\d{{1,5}})?(?:\s*ff?\b)?)?\s*[.]?$",
    re.I,
)


def with_known_works(segments: Segments, text: str, library: Library) -> Segments:
    """The segments, with what cites a work by the name that an earlier note gave it as citations of their own."""
    raws = [_renamed(raw, text, library) for raw in segments.raws]
    prose: list[Span] = []
    plain = fold(text)
    for spans in _neighbours(segments.commentary, plain):
        for span, found in _named_in(spans, text, plain, library):
            raws += found
            prose += [span] if not found else _left(span, found)
    return Segments(raws=tuple(sorted(raws, key=lambda r: r.span.start)), commentary=tuple(prose))


def _named_in(spans: Sequence[Span], text: str, plain: str, library: Library) -> Iterator[tuple[Span, list[Raw]]]:
    """Each span of prose with the works that it names; all in one where a work begins in one and ends in the next."""
    named = [list(_named(span, text, plain, library)) for span in spans]
    # The splitting may have cut between the author and the title.
    whole = Span(start=spans[0].start, end=spans[-1].end)
    if len(spans) > 1 and not any(named) and (found := list(_named(whole, text, plain, library))):
        yield whole, found
        return
    yield from zip(spans, named, strict=True)


def _neighbours(spans: Sequence[Span], plain: str) -> list[list[Span]]:
    """The spans of prose, those together that a comma alone parts."""
    groups: list[list[Span]] = []
    for span in spans:
        if groups and not plain[groups[-1][-1].end : span.start].strip(" ,"):
            groups[-1].append(span)
        else:
            groups.append([span])
    return groups


def _renamed(raw: Raw, text: str, library: Library) -> Raw:
    """A raw citation that is nothing but such a name with a page."""
    if raw.kind not in (RawKind.WORK, RawKind.TENTATIVE):
        return raw
    is_known = _is_known(fold(text[raw.span.start : raw.span.end]), library)
    return raw._replace(kind=RawKind.TENTATIVE) if is_known else raw


def _is_known(words: str, library: Library) -> bool:
    """Whether the words are a name that a note gave to a work, or the authors and the year of a work cited before."""
    if len(words) > _LONGEST:
        return False
    match = _NAME.match(words)
    if match and library.named(match["name"]):
        return True
    if _titled(words, library):
        return True
    dated = _AUTHOR_YEAR.match(words)
    return dated is not None and looks_like_names(dated["names"]) and bool(library.by_author(names(dated["names"])))


def _titled(words: str, library: Library) -> bool:
    """Whether the words are an author, a short title of a work of hers cited before, and a page: "Marlow, Salt, 12"."""
    match = _AUTHOR_TITLE.match(words)
    if not match or not looks_like_names(match["names"]):
        return False
    known = library.by_author(names(match["names"])) or library.by_spelling(match["names"].split()[-1])
    return any(library.titles_agree(match["title"], e.item) for e in known)


def _named(span: Span, text: str, plain: str, library: Library) -> Iterator[Raw]:
    for part in _PARTS.finditer(plain, span.start, span.end):
        words = part.group()
        start = part.start() + len(words) - len(words.lstrip())
        signal = SIGNAL.match(plain, start, part.end())
        at = signal.end() if signal else start
        words = plain[at : part.end()].rstrip()
        if _is_known(words, library):
            end = at + len(words)
            shown = text[start:at].strip(" ,:") if signal else None
            yield Raw(span=Span(start=at, end=end), kind=RawKind.TENTATIVE, signal=shown)


def _left(span: Span, found: list[Raw]) -> list[Span]:
    """What of the prose the citations leave."""
    edges = [
        span.start,
        *(e for raw in found for e in (raw.span.start - len(raw.signal or ""), raw.span.end)),
        span.end,
    ]
    gaps = zip(edges[::2], edges[1::2], strict=True)
    return [Span(start=a, end=b) for a, b in gaps if b - a > 3]
