"""The sources of one run, each indexed once: its own text, and the facts recorded from it."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from footnote_audit.match.cited_page import cited_sheets, on_sheets
from footnote_audit.match.passages import PassageIndex, index_text
from footnote_audit.match.told import from_elsewhere
from footnote_audit.match.weighed import Place
from footnote_audit.model import (
    BlockKind,
    Document,
    Evidence,
    EvidenceOrigin,
    ReadSource,
    RecordedFact,
    Relation,
    Span,
    WarningCode,
)
from footnote_audit.text import select, select_in

_NO_PART = re.compile(r"^(?:[a-z][a-z0-9+.-]*://)?(?:www\.|(?:dx\.)?doi\.org/)?", re.I)


@dataclass(frozen=True, slots=True)
class Shelved:
    """A source ready for questions: an index of its text and one of its facts, each None where there is none.

    `whole` says whether all of the source was read, so that what is not there can be called not found.
    `page` indexes the passages of the page that is cited, `sheets` are those that it means.
    """

    read: ReadSource
    text: PassageIndex | None
    facts: PassageIndex | None
    fact_starts: tuple[int, ...]
    whole: bool
    page: PassageIndex | None = None
    sheets: frozenset[int] = frozenset()

    def from_text(self, place: Place, relation: Relation, score: float) -> Evidence:
        """A place of the source's text as evidence."""
        document = self.read.document
        assert document is not None  # only a source with a text has places in it
        return Evidence(
            origin=EvidenceOrigin.SOURCE,
            selector=select_in(document, place.start, place.end),
            relation=relation,
            score=score,
            source_id=self.read.source.id,
            digest=document.digest,
            edits=place.edits,
        )

    def from_fact(self, place: Place, relation: Relation, score: float) -> Evidence:
        """A place among the facts as evidence: offsets into that fact's own text."""
        fact, start = self.fact(place.start)
        return Evidence(
            origin=EvidenceOrigin.RECORDED_FACT,
            selector=select(fact.text, place.start - start, min(place.end - start, len(fact.text))),
            relation=relation,
            score=score,
            source_id=self.read.source.id,
            address=fact.address,
            edits=place.edits,
        )

    def fact(self, offset: int) -> tuple[RecordedFact, int]:
        """The fact at an offset into all facts, and where it starts."""
        number = bisect_right(self.fact_starts, offset) - 1
        return self.read.source.facts[number], self.fact_starts[number]

    def elsewhere(self, fact: RecordedFact) -> bool:
        """Whether a fact was noted from another page than those of the source."""
        source = self.read.source
        known = {plain_address(location.value) for location in source.locations}
        known |= {plain_address(url) for url in (source.item.URL, source.item.DOI) if url}
        return from_elsewhere(fact.text) or (fact.address is not None and plain_address(fact.address) not in known)


class Library:
    """Hands out each source with its index, built at the first question."""

    def __init__(self) -> None:
        self._shelved: dict[tuple[str, str | None], Shelved] = {}
        self._pages: dict[tuple[str, frozenset[int]], PassageIndex | None] = {}

    def take(self, read: ReadSource, locator: str | None = None) -> Shelved:
        """The source ready for questions, with the page that a note cites (`locator` as printed) apart."""
        name = (read.source.id, read.document.digest if read.document else None)
        if name not in self._shelved:
            self._shelved[name] = _shelve(read)
        found, document = self._shelved[name], read.document
        sheets = cited_sheets(locator, document, read.source) if locator and document else frozenset()
        if not sheets or document is None or found.text is None:
            return found
        if (document.digest, sheets) not in self._pages:
            self._pages[document.digest, sheets] = on_sheets(found.text, document, sheets)
        return replace(found, page=self._pages[document.digest, sheets], sheets=sheets)


def plain_address(address: str) -> str:
    """An address without scheme, "www.", fragment and closing slash, for a loose comparison."""
    return _NO_PART.sub("", address.partition("#")[0].strip()).rstrip("/").casefold()


def _shelve(read: ReadSource) -> Shelved:
    document = read.document
    texts = [fact.text for fact in read.source.facts]
    starts, at = [], 0
    for text in texts:
        starts.append(at)
        at += len(text) + 2
    return Shelved(
        read=read,
        text=_index(document) if document and document.text.strip() else None,
        facts=index_text("\n\n".join(texts), blocks=_fact_spans(texts, starts)) if texts else None,
        fact_starts=tuple(starts),
        whole=document is not None and all(w.code is not WarningCode.TEXT_INCOMPLETE for w in document.warnings),
    )


def _fact_spans(texts: Sequence[str], starts: Sequence[int]) -> tuple[Span, ...]:
    return tuple(Span(start=s, end=s + len(t)) for s, t in zip(starts, texts, strict=True) if t.strip())


def _index(document: Document) -> PassageIndex:
    """An index in which no passage runs over a block's end; what stands in no block is read as well."""
    spans, at = [], 0
    for block in sorted(document.blocks, key=lambda b: b.start):
        if block.kind is BlockKind.CELL or block.end <= at:
            continue
        spans += [Span(start=at, end=block.start)] if block.start > at else []
        spans.append(Span(start=max(at, block.start), end=block.end))
        at = max(at, block.end)
    spans.append(Span(start=at, end=len(document.text)))
    kept = [span for span in spans if document.text[span.start : span.end].strip()]
    return index_text(document.text, language_tag=document.language, blocks=kept if document.blocks else ())
