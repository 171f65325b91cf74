"""One printed reference to a CSL item by the learned tagger: its spans, made plain and put into CSL's variables."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from footnote_audit.model import CslItem, FieldSpan, Name, Span
from footnote_audit.parse import identifiers, kinds
from footnote_audit.parse.authors import names
from footnote_audit.parse.language import guess_language
from footnote_audit.parse.reading import Fields
from footnote_audit.parse.tagging.issued import issued
from footnote_audit.parse.tagging.tagger import Tagged, tag
from footnote_audit.parse.tagging.values import (
    Trimmed,
    container,
    container_is_introduced,
    pages,
    trimmed,
    volume_and_issue,
)
from footnote_audit.parse.type_words import told_type

_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>“”»]+")
_HANDLE = re.compile(r"hdl\.handle\.net/", re.I)
_UNTAKEN = re.compile(f"[^{identifiers.TAKEN}]+")
_ADDRESSES = frozenset({"DOI", "URL"})
_RESOLVER = re.compile(r"doi\.org/", re.I)
_AROUND_NAMES = " \t\r\n,;:\"“”„«»‹›‘'/-–—"
_ROLE_BEFORE = re.compile(
    r"^(?:(?:in|dans|im|nel|en|w|в)\b[\s:]+)?(?:\(?(?:eds?\.(?:\s+(?:by|de))?|eds?\s+by|edited\s+by|hrsg\.?(?:\s+von|\s+v\.)?|hg\.?(?:\s+von|\s+v\.)?|"
    r"herausgegeben\s+von|sous\s+la\s+(?:dir\.|direction)\s+d(?:e\s+|['’])|dir\.|a\s+cura\s+di|edición\s+de|org\.(?:\s+de)?|"
    r"под\s+ред(?:\.|акцией)|trans(?:l|lated)?\.?(?:\s+by)?|trad\.(?:\s+(?:de|di|par))?|übers\.?(?:\s+von)?|red\.)[\s:]+)?",
    re.I,
)
_WORD_AND_STOP = re.compile(r"[^\W\d_]{2}[^\W\d_]*(?<!\bjr)(?<!\bsr)(?<!\bal)(?<!\beds)(?<!\bed)\.$", re.I)
# Below it more fields are wrong than right on the dev part, so the field is left out; its span tells what was seen.
LEAST_SURE = 0.25
# A number with its sign alone is no genre.
_NUMBERED = re.compile(r"(?:№|[Nn][o°º]\.?|[Nn]r\.)\s?(\d{1,4}(?:[-/]\d{1,4})?)")
_VARIABLE = {"date": "issued"}


class _Printed(NamedTuple):
    """A labelled stretch with what it prints."""

    run: Tagged
    value: Trimmed


class _Found(NamedTuple):
    """The labelled stretches of one text, and those that the model is sure enough of by their label."""

    text: str
    all: tuple[_Printed, ...]
    sure: Mapping[str, Sequence[_Printed]]

    def runs(self, label: str) -> list[Tagged]:
        """The sure stretches of a label, in order."""
        return [printed.run for printed in self.sure.get(label, ())]

    def values(self, label: str) -> list[str]:
        """What the sure stretches of a label print, in order."""
        return [printed.value.value for printed in self.sure.get(label, ()) if printed.value.value]

    def first(self, label: str) -> str | None:
        """What the first sure stretch of a label that prints anything prints."""
        return next(iter(self.values(label)), None) if label in self.sure else None


def _found(text: str, runs: Sequence[Tagged]) -> _Found:
    every = tuple(_Printed(run, trimmed(text, run.start, run.end)) for run in runs)
    sure: dict[str, list[_Printed]] = {}
    for printed in every:
        if printed.run.probability >= LEAST_SURE:
            sure.setdefault(printed.run.label, []).append(printed)
    return _Found(text, every, sure)


def read_by_model(text: str) -> Fields:
    """The work a printed reference names, with the span and confidence of every field."""
    known, plain = identifiers.take_all(text)
    found = _found(text, _without_identifiers(tag(text), plain))
    item = _item(found, {i.variable: i.value for i in known})
    printed = found.first("locator")
    return Fields(
        item=item, locator=pages(printed) if printed else None, label="page" if printed else None,
        confidence=_confidence(found), spans=_with_issue(_spans(found, known), item.issue, text),
    )  # fmt: skip


def _without_identifiers(runs: tuple[Tagged, ...], plain: str) -> tuple[Tagged, ...]:
    """The stretches without what is an identifier; the address, which the model may know better, stays whole."""
    kept = []
    for run in runs:
        stretch = plain[run.start : run.end]
        if run.label in _ADDRESSES or identifiers.TAKEN not in stretch:
            kept.append(run)
        elif run.label != "date":
            kept += _pieces(run, stretch)
    return tuple(kept)


def _pieces(run: Tagged, stretch: str) -> list[Tagged]:
    """The longest piece of a stretch outside the identifiers, where it says something."""
    pieces = [(m.start(), m.end()) for m in _UNTAKEN.finditer(stretch) if any(c.isalnum() for c in m.group())]
    if not pieces:
        return []
    start, end = max(pieces, key=lambda p: p[1] - p[0])
    return [run._replace(start=run.start + start, end=run.start + end)]


def _item(found: _Found, known: dict[str, str]) -> CslItem:
    volume, issue = volume_and_issue(found.first("volume"), found.first("issue"))
    page, genre = found.first("page"), found.first("genre")
    numbered = _NUMBERED.fullmatch(genre) if genre and not issue else None
    if numbered:
        issue, genre = numbered[1], None
    box = found.first("container-title")
    title = found.first("title")
    doi, url = _addresses(found, known)
    preprint = known.get("archive_location")
    item = CslItem(
        title=title, author=_names(found, "author"), editor=_names(found, "editor"),
        translator=_names(found, "translator"), container_title=container(box) if box else None,
        collection_title=found.first("collection-title"), publisher=found.first("publisher"),
        publisher_place=found.first("publisher-place"), issued=issued(found.values("date")),
        accessed=known.get("accessed"), volume=volume, issue=issue, number=found.first("number"),
        page=pages(page) if page else None, edition=found.first("edition"), genre=genre,
        archive="arXiv" if preprint else found.first("archive_location"), archive_location=preprint,
        note=found.first("note"), DOI=doi, URL=url, ISBN=known.get("ISBN"), ISSN=known.get("ISSN"),
        PMID=known.get("PMID"), PMCID=known.get("PMCID"), language=guess_language(title) if title else None,
    )  # fmt: skip
    return _typed(item, found)


def _names(found: _Found, label: str) -> tuple[Name, ...]:
    stretches = [found.text[run.start : run.end].lstrip(_AROUND_NAMES) for run in found.runs(label)]
    if label != "author":
        stretches = [_ROLE_BEFORE.sub("", stretch) for stretch in stretches]
    printed = (_without_stop(stretch.strip(_AROUND_NAMES)) for stretch in stretches)
    return tuple(name for stretch in printed if any(c.isalpha() for c in stretch) for name in names(stretch))


def _without_stop(printed: str) -> str:
    """The names without the full stop behind a whole word; the one behind an initial or "Jr." stays."""
    return printed[:-1] if _WORD_AND_STOP.search(printed) else printed


def _addresses(found: _Found, known: dict[str, str]) -> tuple[str | None, str | None]:
    """DOI and web address; the address of a DOI resolver is the DOI alone."""
    labelled = ["".join(value.split()) for label in ("DOI", "URL") for value in found.values(label)]
    match = next((m for m in map(_DOI.search, [*labelled, found.text]) if m), None)
    doi = identifiers.take_doi(match[0])[0] if match else None
    addresses = (identifiers.take_url(printed)[0] for printed in [*labelled, found.text])
    url = next((a for a in addresses if a and not _HANDLE.search(a)), None) or known.get("URL")
    return doi, None if url and _RESOLVER.search(url) else url


def _typed(item: CslItem, found: _Found) -> CslItem:
    quoted = any(q in found.text for q in '"“„«')
    box = next(iter(found.runs("container-title")), None)
    introduced = box is not None and container_is_introduced(found.text[box.start : box.end])
    printed = bool(item.editor or item.publisher or item.publisher_place)
    chapter = box is not None and not item.issue and (introduced or printed)
    kind = kinds.work_type(
        kinds.Evidence(
            container=item.container_title, publisher=item.publisher, place=item.publisher_place, genre=item.genre,
            issued=item.issued, quoted=quoted, has_volume=bool(item.volume), has_issue=bool(item.issue),
            has_pages=bool(item.page), in_book=chapter, has_url=bool(item.URL),
        )
    )  # fmt: skip
    title = next(iter(found.runs("title")), None)
    outside = f"{found.text[: title.start]} {found.text[title.end :]}" if title else found.text
    item = replace(item, type=kind)
    told = told_type(item, outside)
    return item if told in {None, kind} else replace(item, type=told)


def _confidence(found: _Found) -> float:
    return round(min((p.run.probability for p in found.all), default=0.0), 3)


def _spans(found: _Found, known: Sequence[identifiers.Identifier]) -> list[FieldSpan]:
    spans = []
    for run, printed in found.all:
        if printed.value:
            variable = _VARIABLE.get(run.label, run.label)
            span = Span(start=printed.start, end=printed.end)
            spans.append(FieldSpan(variable=variable, span=span, confidence=round(run.probability, 3)))
    labelled = {span.variable for span in spans}
    spans += [
        FieldSpan(variable=i.variable, span=i.span, confidence=identifiers.SURE)
        for i in known
        if i.variable not in labelled
    ]
    return sorted(spans, key=lambda s: s.span.start)


def _with_issue(spans: list[FieldSpan], issue: str | None, text: str) -> tuple[FieldSpan, ...]:
    """The issue has a place of its own where it is printed with the volume, "41(2)", or was taken for a genre."""
    spans = [_renamed(span, text) if span.variable == "genre" and issue else span for span in spans]
    if not issue or any(s.variable == "issue" for s in spans):
        return tuple(spans)
    found = list(spans)
    for at, volume in enumerate(spans):
        start = text.rfind(issue, volume.span.start, volume.span.end) if volume.variable == "volume" else -1
        if start > volume.span.start:
            found.insert(at + 1, replace(volume, variable="issue", span=Span(start=start, end=start + len(issue))))
    return tuple(found)


def _renamed(genre: FieldSpan, text: str) -> FieldSpan:
    return replace(genre, variable="issue") if _NUMBERED.fullmatch(text[genre.span.start : genre.span.end]) else genre
