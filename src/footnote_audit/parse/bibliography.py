"""An article's own list of works as items, and what its running text cites of it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from footnote_audit.model import Bibliography, BibliographyEntry, CitationItem, Document, Name, Position, Span
from footnote_audit.parse.assemble import read_reference
from footnote_audit.parse.bibliography_citations import in_text_citations
from footnote_audit.parse.bibliography_lists import YEAR, List, Listed, bibliography_lists, unheaded_list
from footnote_audit.parse.in_text_clauses import with_clauses
from footnote_audit.text import page_of, select, squeeze

# What stands for the author of the entry before.
_SAME = re.compile(r"^\s*(?:[-—–―_]{2,}|[—–]|(?:Ders|Dies|Id)\.|Idem|Eadem|Derselbe|Dieselben?)[\s.,:;]*", re.I)

# So many entries of a list without a heading must be cited in the text.
_LEAST_CITED = 2


def parse_bibliography(document: Document) -> Bibliography:
    """The entries of the article's lists of works, and the citations in the running text that lead to one of them.

    A list without a heading is one only where the text cites it. Without a list there are no citations in the text
    either: a name and a year alone say too little.
    """
    lists = bibliography_lists(document)
    if lists:
        return _of_lists(document, lists)
    alone = unheaded_list(document)
    found = _of_lists(document, (alone,)) if alone else Bibliography()
    cited = {item.refers_to for citation in found.citations for item in citation.items if item.refers_to}
    return found if len(cited) >= _LEAST_CITED else Bibliography()


def _of_lists(document: Document, lists: Sequence[List]) -> Bibliography:
    entries: list[BibliographyEntry] = []
    for listed in (entry for found in lists for entry in found.entries):
        entries.append(_entry(document, listed, f"b{len(entries) + 1}", entries[-1] if entries else None))
    if not entries:
        return Bibliography()
    text = document.text
    apart = [Span(start=found.heading.start, end=found.end) for found in lists]
    cited = in_text_citations(document, entries, apart)
    return Bibliography(
        headings=tuple(select(text, f.heading.start, f.heading.end) for f in lists if f.heading.end > f.heading.start),
        entries=tuple(entries),
        citations=with_clauses(document, cited.cited, cited.unlisted),
        unlisted=cited.unlisted,
    )


def as_items(bibliography: Bibliography) -> list[tuple[CitationItem, str]]:
    """The entries as citation items that a short form in a note can mean, each with its printed text."""
    return [
        (
            CitationItem(
                id=e.id, item=e.item, position=Position.FIRST, confidence=e.confidence,
                span=Span(start=e.selector.start, end=e.selector.end),
            ),
            e.selector.exact,
        )
        for e in bibliography.entries
    ]  # fmt: skip


def _entry(document: Document, listed: Listed, entry_id: str, before: BibliographyEntry | None) -> BibliographyEntry:
    printed = document.text[listed.span.start : listed.span.end]
    same = _SAME.match(printed)
    body = squeeze(printed[same.end() :] if same else printed)
    read = read_reference(body)
    item = replace(read.item, id=entry_id)
    if same and before is not None:
        item = replace(item, author=before.item.author or _names_of(before))
    return BibliographyEntry(
        id=entry_id, item=item, confidence=read.confidence, label=listed.label,
        selector=select(
            document.text, listed.span.start, listed.span.end, page=page_of(document, listed.span.start)
        ),
        years=tuple(dict.fromkeys(squeeze(m.group()) for m in YEAR.finditer(printed))),
    )  # fmt: skip


def _names_of(entry: BibliographyEntry) -> tuple[Name, ...]:
    return entry.item.editor
