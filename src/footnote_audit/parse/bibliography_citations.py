"""Author-year citations and numbers in the running text that lead to an entry of the article's own bibliography."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from footnote_audit.model import (
    BibliographyEntry,
    BlockKind,
    Candidate,
    CitationItem,
    CslItem,
    Document,
    InTextCitation,
    Name,
    Position,
    Span,
)
from footnote_audit.parse.bibliography_index import EntryIndex
from footnote_audit.parse.bibliography_lists import YEAR
from footnote_audit.parse.bibliography_repeats import is_repeat, repeats, with_repeats
from footnote_audit.parse.dates import MONTHS
from footnote_audit.parse.printed_names import NameRun, names_before
from footnote_audit.parse.short_forms import cited_place
from footnote_audit.parse.signals import SIGNAL
from footnote_audit.text import fold, page_of, select, squeeze

# Brackets longer than this hold prose.
_BRACKETS = re.compile(r"\(((?:[^()\[\]]|\[[^()\[\]]{1,80}\]){4,600})\)|\[([^()\[\]]{4,600})\]")
_NUMBERS = re.compile(
    r"\[\s*(\d{1,4}(?:\s*[,;-]\s*\d{1,4})*)\s*(?:[,:]\s*((?:pp?|ss?|с|стр|págs?|pagg?)\.\s*\d{1,5}(?:-\d{1,5})?)\s*)?\]",
    re.I,
)
_PART = re.compile(r"[^;]+")
# The year of the first edition: "Smith 2018 [1990]".
_FIRST_EDITION = re.compile(r"\[\d{4}\]")
# Longer words behind a year are no cited place.
_LONGEST_PLACE = 40
_LETTERS = re.compile(r"\s*(?:,|and|und|et|&|y|e|и)\s*([a-z])(?![\w.])")
# A range of numbers names at most so many entries.
_WIDEST = 50
# More words before a name are a sentence.
_MOST_LEADING = 6
# How far before a bracket the names of "Smith and Jones (2019)" may begin.
_REACH = 160


class InText(NamedTuple):
    """What the text cites of the list, with ids "t1"..., and what looks like citing but fits no entry ("u1"...)."""

    cited: tuple[InTextCitation, ...]
    unlisted: tuple[InTextCitation, ...]


class _Work(NamedTuple):
    """One cited work as printed: names (None: those before), year, where it stands, its cited place and signal."""

    names: NameRun | None
    year: str
    span: Span
    place: tuple[str | None, str | None]
    prefix: str | None


def in_text_citations(document: Document, entries: Sequence[BibliographyEntry], apart: Sequence[Span]) -> InText:
    """The citations of the text outside the spans `apart`, in order.

    Of one bracket with several works those without an entry are kept, pointing nowhere. A bracket without any fitting
    entry is no citation; those that hold nothing but names, year and place are `unlisted`.
    """
    index = EntryIndex(entries, apart)
    plain = fold(document.text)
    found: list[tuple[Span, list[CitationItem]]] = []
    stretches = list(_stretches(document, apart))
    for start, end in stretches:
        for match in _BRACKETS.finditer(plain, start, end):
            found += _bracket(plain, match, start, index)
        if index.is_numbered:
            found += _numbers(plain, start, end, index)
    found = list(with_repeats(plain, sorted(found, key=lambda f: f[0].start)))
    found = sorted([*found, *repeats(plain, stretches, found)], key=lambda f: f[0].start)
    listed = [f for f in found if _is_listed(f[1])]
    unlisted = [f for f in found if not _is_listed(f[1])]
    return InText(
        tuple(_citation(document, span, items, f"t{n}") for n, (span, items) in enumerate(listed, 1)),
        tuple(_citation(document, span, items, f"u{n}") for n, (span, items) in enumerate(unlisted, 1)),
    )


def _is_listed(items: Sequence[CitationItem]) -> bool:
    return any(i.refers_to or i.candidates for i in items)


def _citation(document: Document, span: Span, items: Sequence[CitationItem], name: str) -> InTextCitation:
    return InTextCitation(
        id=name,
        selector=select(document.text, span.start, span.end, page=page_of(document, span.start)),
        items=tuple(_with_id(item, f"{name}.{n}") for n, item in enumerate(items, 1)),
    )


def _with_id(item: CitationItem, item_id: str) -> CitationItem:
    return replace(item, id=item_id, item=replace(item.item, id=item_id))


def _stretches(document: Document, apart: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """The blocks of running text; a text without blocks is one."""
    starts = [s.start for s in apart]
    for block in document.blocks:
        near = bisect_right(starts, block.start) - 1
        inside = near >= 0 and block.start < apart[near].end
        if block.kind is not BlockKind.CODE and not inside:
            yield block.start, block.end


def _bracket(plain: str, match: re.Match[str], low: int, index: EntryIndex) -> list[tuple[Span, list[CitationItem]]]:
    group = 1 if match[1] is not None else 2
    start, end = match.span(group)
    if not YEAR.search(plain, start, end):
        return []
    before = None
    if YEAR.match(plain, start + len(plain[start:end]) - len(plain[start:end].lstrip())):
        at = max(low, match.start() - _REACH)
        before = names_before(plain[at : match.start()], at)
        if before is None:
            return []
    works = list(_works(plain, start, end, before, index))
    items = [_item(work, names, index) for work, names in _carried(works)]
    if not _is_listed(items) and not _is_plain(plain, start, end, before):
        return []
    opens = match.start()
    if before is not None:
        # "However, Smith (2019)": the names begin where the entry's do.
        opens = items[0].span.start
    return [(Span(start=opens, end=match.end()), items)]


def _is_plain(plain: str, start: int, end: int, before: NameRun | None) -> bool:
    """Whether each work of a bracket is names, a year and at most a cited place: "(Smith 2019, 14)", "Smith (2019: 4)".

    Where the names stand before the bracket, a cited place or "et al." must show that it is a citation.
    """
    told = before is not None and before.has_more
    for part in _PART.finditer(plain, start, end):
        if is_repeat(part.group()):
            continue
        year = YEAR.search(plain, part.start(), part.end())
        if year is None:
            return False
        run = before or names_before(plain[part.start() : year.start()], part.start())
        lead = plain[part.start() : run.start if run and before is None else year.start()].strip(" ,")
        rest = plain[year.end() : part.end()].strip()
        located = len(rest) <= _LONGEST_PLACE and cited_place(rest) != (None, None)
        if run is None or run.parts[-1].casefold() in MONTHS or (rest and not located):
            return False
        if lead and not SIGNAL.fullmatch(f"{lead} ") and not SIGNAL.fullmatch(lead):
            return False
        told = told or located
    return told or before is None


def _carried(works: Sequence[_Work]) -> Iterator[tuple[_Work, NameRun]]:
    """Each work with its names; a year alone is another work by those before."""
    last: NameRun | None = None
    for work in works:
        last = work.names or last
        if last is not None:
            yield work, last


def _works(plain: str, start: int, end: int, before: NameRun | None, index: EntryIndex) -> Iterator[_Work]:
    """The works of a bracket: parts between semicolons, and years within a part."""
    for part in _PART.finditer(plain, start, end):
        years = [
            y for y in YEAR.finditer(plain, part.start(), part.end()) if not _FIRST_EDITION.match(plain, y.start() - 1)
        ]
        at = part.start()
        for n, year in enumerate(years):
            stop = years[n + 1].start() if n + 1 < len(years) else part.end()
            run = before if before and at == start else _named(plain, at, year, index)
            if run is None and before is None and at == part.start() and plain[at : year.start()].strip():
                # Words, but no names, before the year: "(in the spring of 2019)".
                break
            opens = run.start if run else year.start()
            prefix = _prefix(plain[at:opens]) if run and run is not before else None
            rest = plain[year.end() : stop]
            following = names_before(rest, year.end()) if n + 1 < len(years) else None
            shown = rest[: following.start - year.end()] if following else rest
            yield _Work(run, squeeze(year.group()), Span(start=opens, end=_close(year.end(), shown)),
                        cited_place(_FIRST_EDITION.sub("", _trimmed(shown), count=1)), prefix)  # fmt: skip
            for letter, end_of in _more_letters(year.group(), shown):
                behind = Span(start=year.end() + end_of - 1, end=year.end() + end_of)
                yield _Work(None, letter, behind, (None, None), None)
            at = year.end()


def _named(plain: str, start: int, year: re.Match[str], index: EntryIndex) -> NameRun | None:
    """The names before a year inside a bracket: a body's name that an entry starts with, or persons'."""
    lead = plain[start : year.start()]
    at = len(lead) - len(lead.lstrip(" ,"))
    signal = SIGNAL.match(lead, at)
    at = signal.end() if signal else at
    words = lead[at:].strip(" ,:")
    if words and index.starting(words, squeeze(year.group())):
        return NameRun((words,), (start + at,), words, has_more=False, is_body=True)
    return names_before(lead, start)


def _prefix(lead: str) -> str | None:
    """The signal before the names, with the few words that lead to it ("for another view, see")."""
    words = lead.strip(" ,")
    signals = list(SIGNAL.finditer(f"{words} "))
    if not signals or signals[-1].end() < len(words):
        return None
    return (words if len(words.split()) <= _MOST_LEADING else signals[-1].group()).strip(" ,:")


def _more_letters(year: str, behind: str) -> list[tuple[str, int]]:
    """ "2019a, b" names two works: each further year with the place where its letter ends."""
    found = []
    match = _LETTERS.match(behind) if year[-1:].isalpha() and year[:4].isdigit() else None
    while match:
        found.append((year[:4] + match[1], match.end()))
        match = _LETTERS.match(behind, match.end())
    return found


def _trimmed(behind: str) -> str:
    return re.sub(r"[\s,;]*(?:and|und|et|&|y|e|и|see(?:\s+also)?)?[\s,;]*$", "", behind)


def _close(start: int, shown: str) -> int:
    return start + len(_trimmed(shown).rstrip(" ,.:"))


def _item(work: _Work, run: NameRun, index: EntryIndex) -> CitationItem:
    """The cited work, tied to the entries that fit its names and year."""
    parts, fitting = _fitting(run, work.year, index)
    fitting = index.nearest(fitting, work.span.start)
    names = parts or run.parts[-1:]
    opens = run.start_of(names) if work.names is not None else work.span.start
    author = tuple(_name(p, fitting, index) for p in names)
    item = CslItem(id="t", author=author, issued=work.year[:4] if work.year[:4].isdigit() else None)
    locator, label = work.place
    one = fitting[0].id if len(fitting) == 1 else None
    score = round(1 / len(fitting), 2) if fitting else 0.0
    why = f"same names and year, one of {len(fitting)} entries that fit"
    return CitationItem(
        id="t", item=item, position=Position.SUBSEQUENT, span=Span(start=opens, end=max(opens, work.span.end)),
        confidence=0.9 if one else 0.5, locator=locator, label=label, prefix=work.prefix, refers_to=one,
        candidates=() if one else tuple(Candidate(id=e.id, score=score, reason=why) for e in fitting),
    )  # fmt: skip


def _name(part: str, fitting: Sequence[BibliographyEntry], index: EntryIndex) -> Name:
    """A printed name in CSL's parts: what the entry has as family name, the rest as given names."""
    given, _, family = part.rpartition(" ")
    if given and fitting and not index.has(fitting[0], part) and index.has(fitting[0], family):
        return Name(family=family, given=given)
    return Name(family=part)


def _fitting(run: NameRun, year: str, index: EntryIndex) -> tuple[tuple[str, ...], list[BibliographyEntry]]:
    """The longest end of the names that entries of this year have, and those entries."""
    last = run.parts[-1]
    found = index.named(last, year) or index.named(last.split()[-1], year)
    if run.is_body and not found:
        return run.parts, index.starting(run.words, year)
    if not found or (last.casefold() in MONTHS and len(run.parts) == 1 and not _months(found, index, last)):
        return (), []
    agreeing = [_agreeing(run, entry, index) for entry in found]
    count = max(agreeing)
    kept = [entry for entry, names in zip(found, agreeing, strict=True) if names == count]
    parts = run.parts[-count:]
    return parts, index.best(kept, [p if index.has(kept[0], p) else p.split()[-1] for p in parts], more=run.has_more)


def _months(found: Sequence[BibliographyEntry], index: EntryIndex, name: str) -> bool:
    """Whether a name that is a month's as well is the one author of an entry."""
    return any(index.is_spelt(e, name) for e in found)


def _agreeing(run: NameRun, entry: BibliographyEntry, index: EntryIndex) -> int:
    """How many of the names, from the last one back, the entry has."""
    count = 0
    for part in reversed(run.parts):
        if not (index.has(entry, part) or index.has(entry, part.split()[-1])):
            break
        count += 1
    return max(1, count)


def _numbers(plain: str, start: int, end: int, index: EntryIndex) -> Iterator[tuple[Span, list[CitationItem]]]:
    for match in _NUMBERS.finditer(plain, start, end):
        entries = [index.numbered(str(n), match.start()) for n in _expanded(match[1])]
        if not entries or any(e is None for e in entries):
            continue
        place = cited_place(", " + match[2]) if match[2] else (None, None)
        span = Span(start=match.start(), end=match.end())
        yield span, [_numbered(e.id, span, place) for e in entries if e is not None]


def _numbered(entry_id: str, span: Span, place: tuple[str | None, str | None]) -> CitationItem:
    return CitationItem(
        id="t", item=CslItem(id="t"), position=Position.SUBSEQUENT, span=span, confidence=0.9, refers_to=entry_id,
        locator=place[0], label=place[1],
    )  # fmt: skip


def _expanded(printed: str) -> list[int]:
    """ "3, 5-7" -> 3, 5, 6, 7; nothing for a range that runs backwards or too far."""
    found: list[int] = []
    for part in re.split(r"[,;]", printed):
        first, _, last = part.partition("-")
        low, high = int(first), int(last or first)
        if not low <= high < low + _WIDEST:
            return []
        found += range(low, high + 1)
    return found
