"""Each stage run alone on its own input: what the stage commands do, as functions from text to JSON Lines rows."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from footnote_audit.check import check
from footnote_audit.errors import ConfigError
from footnote_audit.fetch import Store, fetch
from footnote_audit.jsonl import citation_row, item_record, judgement_row, rows
from footnote_audit.match import judge
from footnote_audit.model import (
    CslItem,
    Document,
    Get,
    Location,
    LocationKind,
    Resolution,
    ResolutionStatus,
    Source,
)
from footnote_audit.parse import parse, parse_notes, parse_reference
from footnote_audit.report import from_json, to_data
from footnote_audit.resolve import resolve


def parse_article(document: Document) -> Iterator[dict[str, Any]]:
    """The `parse` rows of an article's notes; ids are the note indexes."""
    ids = [note.index for note in document.notes]
    for note, citation in zip(document.notes, parse(document), strict=True):
        row = citation_row(note.index, citation, ids)
        yield {"id": note.index, "label": note.label, "text": note.text} | row


def parse_rows(text: str, uri: str, form: str) -> Iterator[dict[str, Any]]:
    """The `parse` rows of JSON Lines {id, text}: notes of one article in order, or single references.

    Rows with another `article` value begin another article. Raises ConfigError naming the line of a bad row.
    """
    group: list[dict[str, Any]] = []
    for row in rows(text, uri, ("id", "text")):
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


def _note_rows(group: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    ids = [row["id"] for row in group]
    for row, citation in zip(group, parse_notes([r["text"] for r in group]), strict=True):
        yield citation_row(row["id"], citation, ids)


def _reference_row(row: dict[str, Any]) -> dict[str, Any]:
    item = parse_reference(row["text"])
    return {"id": row["id"], "commentary": [], "citations": [item_record(item, [row["id"]])]}


def resolve_article(document: Document, registry: Sequence[Source]) -> Iterator[dict[str, Any]]:
    """A row for each citation item: its status, the source meant, candidates, differences, places tried."""
    for found in resolve(parse(document), registry=registry, get=None):
        row = to_data(found)
        row["source"] = found.source.id if found.source else None
        yield row


def fetch_uris(uris: Sequence[str], get: Get | None, store: str) -> Iterator[dict[str, Any]]:
    """A snapshot row for each address, each as a source of its own."""
    kept = Store(Path(store))
    for uri in uris:
        source = Source(
            id=uri, item=CslItem(URL=uri), resolver="command", locations=(Location(kind=LocationKind.URL, value=uri),)
        )
        meant = Resolution(item_id=uri, status=ResolutionStatus.FOUND, source=source)
        for snapshot in fetch([meant], get=get, store=kept, base=Path()):
            yield to_data(snapshot)


def match_rows(text: str, uri: str) -> Iterator[dict[str, Any]]:
    """The `match` rows of JSON Lines {id, claim, context?, source}; raises ConfigError naming a bad row."""
    for row in rows(text, uri, ("id", "claim", "source")):
        source = row["source"]
        whole = isinstance(source, list) and all(isinstance(s, str) for s in source)
        if not isinstance(row["claim"], str) or not (whole or isinstance(source, str)):
            raise ConfigError(f"{uri}: row {row['id']!r} needs a text as claim and a text or list of texts as source.")
        yield judgement_row(row["id"], judge(row["claim"], source, context=str(row.get("context") or "")))


def check_audit(text: str) -> Iterator[dict[str, Any]]:
    """A row for each finding of a saved audit, checked anew."""
    for finding in check(from_json(text)):
        yield to_data(finding)
