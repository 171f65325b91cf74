"""Each stage run alone on its own input: what the stage commands do, as functions from text to JSON Lines rows."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from footnote_audit.check import check
from footnote_audit.errors import ConfigError
from footnote_audit.exchange.cited import Cited, Work, cited_in, cited_recorded
from footnote_audit.jsonl import citation_row, entry_row, in_text_row, item_record, judgement_row, rows
from footnote_audit.match import Judgement, judge
from footnote_audit.match.answer import EVIDENCE_SHOWN
from footnote_audit.match.second_opinion import beside
from footnote_audit.model import (
    Document,
    Judges,
    Note,
    Source,
)
from footnote_audit.parse import parse, parse_bibliography, parse_notes, parse_reference
from footnote_audit.report import from_json, to_data
from footnote_audit.resolve import resolve


def parse_article(document: Document) -> Iterator[dict[str, Any]]:
    """The `parse` rows of an article: its notes (ids are the note indexes), its bibliography, its in-text citations."""
    ids = [note.index for note in document.notes]
    listed = parse_bibliography(document)
    for note, citation in zip(document.notes, parse(document, listed), strict=True):
        row = citation_row(note.index, citation, ids)
        yield {"id": note.index, "label": note.label, "text": note.text} | row
    yield from (entry_row(entry, ids) for entry in listed.entries)
    yield from (in_text_row(cited, ids) for cited in listed.citations)


def parse_rows(text: str, uri: str, form: str, *, with_text: bool = False) -> Iterator[dict[str, Any]]:
    """The `parse` rows of notes of one article in order, or of single references.

    The text is JSON Lines {id, text}, where rows with another `article` value begin another article, or plain lines, a
    note or reference each, whose ids are their line numbers. Rows of plain lines hold their text, those of JSON Lines
    only `with_text`. Raises ConfigError naming the line of a bad row.
    """
    found = _parsed_rows(_given_rows(text, uri), uri, form)
    if is_json_lines(text) and not with_text:
        return found
    # Plain lines are their own text: spans mean nothing without it.
    pairs = zip(_given_rows(text, uri), found, strict=True)
    return ({"id": row["id"], "text": given["text"]} | row for given, row in pairs)


def _parsed_rows(given: Iterator[dict[str, Any]], uri: str, form: str) -> Iterator[dict[str, Any]]:
    group: list[dict[str, Any]] = []
    for row in given:
        if not isinstance(row["text"], str):
            raise ConfigError(f"{uri}: the text of row {row['id']!r} is not a string.")
        if form == "reference":
            yield _reference_row(row)
            continue
        if group and group[-1].get("article") != row.get("article"):
            yield from _note_rows(group)
            group = []
        group.append(row)
    yield from _note_rows(group)


def parse_audit(text: str) -> Iterator[dict[str, Any]]:
    """The `parse` rows of a saved audit: its citations as they were parsed then."""
    audit = from_json(text)
    ids = [note.index for note in audit.document.notes]
    for note, citation in zip(audit.document.notes, audit.citations, strict=False):
        yield {"id": note.index, "label": note.label, "text": note.text} | citation_row(note.index, citation, ids)
    yield from (entry_row(entry, ids) for entry in audit.bibliography.entries)
    yield from (in_text_row(cited, ids) for cited in audit.bibliography.citations)


def cited_in_article(document: Document) -> Cited:
    """The works that an article's notes and its own list of works name, as printed."""
    listed = parse_bibliography(document)
    return cited_in(document.notes, parse(document, listed), listed)


def cited_in_audit(text: str) -> Cited:
    """The works that the article of a saved audit cites, as their sources record them where these were found."""
    return cited_recorded(from_json(text))


def cited_in_rows(text: str, uri: str, form: str) -> Cited:
    """The works of notes of one article, or of single references; the text is as for `parse_rows`."""
    given = tuple(_given_rows(text, uri))
    for row in given:
        if not isinstance(row["text"], str):
            raise ConfigError(f"{uri}: the text of row {row['id']!r} is not a string.")
    notes = tuple(_note(n, row) for n, row in enumerate(given, 1))
    if form == "note":
        return cited_in(notes, parse_notes([note.text for note in notes]))
    works = (
        Work(item=replace(parse_reference(note.text).item, id=None), notes=(note.index,), item_ids=frozenset())
        for note in notes
    )
    return Cited(notes=notes, citations=(), works=tuple(works))


def _note(number: int, row: dict[str, Any]) -> Note:
    label = str(row["id"])
    return Note(
        index=number, label=label, text=row["text"], anchor=None, supports=None, sentence=None, line=1, column=1
    )


def is_json_lines(text: str) -> bool:
    """Whether the text is JSON Lines: a reference typed by hand begins with no brace, and with no list."""
    return text.lstrip().startswith(("{", "[]", "[{", '["', "[["))


def _given_rows(text: str, uri: str) -> Iterator[dict[str, Any]]:
    if is_json_lines(text):
        return rows(text, uri, ("id", "text"))
    return ({"id": n, "text": line.strip()} for n, line in enumerate(text.split("\n"), 1) if line.strip())


def _note_rows(group: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    ids = [row["id"] for row in group]
    for row, citation in zip(group, parse_notes([r["text"] for r in group]), strict=True):
        yield citation_row(row["id"], citation, ids)


def _reference_row(row: dict[str, Any]) -> dict[str, Any]:
    item = parse_reference(row["text"])
    return {"id": row["id"], "commentary": [], "citations": [item_record(item, [row["id"]])]}


def resolve_article(document: Document, registry: Sequence[Source]) -> Iterator[dict[str, Any]]:
    """A row for each citation item: its status, the source meant, candidates, differences, places tried."""
    listed = parse_bibliography(document)
    for found in resolve(parse(document, listed), registry=registry, get=None, entries=listed.entries):
        row = to_data(found)
        row["source"] = found.source.id if found.source else None
        yield row


def match_rows(text: str, uri: str, judges: Judges | None = None) -> Iterator[dict[str, Any]]:
    """The `match` rows of JSON Lines {id, claim, context?, source}; raises ConfigError naming a bad row.

    `judges` are heard beside the rules; the default hears none.
    """
    heard = judges or Judges()
    for row in rows(text, uri, ("id", "claim", "source")):
        source = row["source"]
        whole = isinstance(source, list) and all(isinstance(s, str) for s in source)
        if not isinstance(row["claim"], str) or not (whole or isinstance(source, str)):
            raise ConfigError(f"{uri}: row {row['id']!r} needs a text as claim and a text or list of texts as source.")
        found = judge(row["claim"], source, context=str(row.get("context") or ""), judges=heard)
        yield judgement_row(row["id"], _with_second(row["claim"], found, heard))


def _with_second(claim: str, found: Judgement, judges: Judges) -> Judgement:
    shown = [hit.exact for hit in found.evidence[:EVIDENCE_SHOWN]]
    said = judges.second(claim, shown) if judges.second and shown else None
    return beside(found, said) if said else found


def check_audit(text: str) -> Iterator[dict[str, Any]]:
    """A row for each finding of a saved audit, checked anew."""
    for finding in check(from_json(text)):
        yield to_data(finding)
