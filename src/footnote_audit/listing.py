"""Plain tables for a terminal: what a stage found, for a person who looks at one stage alone."""

from collections.abc import Iterable, Mapping
from typing import Any

from footnote_audit.columns import shown
from footnote_audit.model import Document, Source
from footnote_audit.names import sort_name
from footnote_audit.text import squeeze, where

WIDTH = 60


def notes(document: Document) -> str:
    """The notes with the words before each, then tables and warnings."""
    lines = [f"{document.uri}: {document.item.title or 'no title'} ({document.language or 'language unknown'})"]
    lines.append(f"{len(document.notes)} notes, {len(document.tables)} tables, {len(document.warnings)} warnings")
    for note in document.notes:
        before = _tail(note.anchor.prefix) if note.anchor else "(no mark in the text)"
        lines.append(f"{note.label:>4}  {where(note.line, note.part, note.page)}: {before} | {_head(note.text)}")
    for table in document.tables:
        how = "recovered" if table.recovered else "as printed"
        lines.append(f"table, {how}: {table.caption or 'no caption'}: {len(table.rows)} rows")
    lines += [f"{where(w.line, w.part, w.page)}: {w.code.value}: {w.message}" for w in document.warnings]
    return "\n".join(lines)


def link(row: Mapping[str, Any]) -> str:
    """A link that was looked at, on a line: its verdict, the HTTP status, the address, and why."""
    status = row["status"] or "---"
    return f"{row['verdict']:<9}  {status}  {shown(row['uri'])}  {shown(row['sentence'])}"


def resolutions(rows: Iterable[dict[str, Any]]) -> str:
    """Which source each citation item means, with what differs."""
    lines = []
    for row in rows:
        lines.append(f"{row['item_id']:>6}  {row['status']:<10} {row['source'] or '-'}")
        lines += [f"        {d['variable']}: {d['printed']} / {d['recorded']}" for d in row["differences"]]
    return "\n".join(lines)


def sources(entries: Iterable[Source]) -> str:
    """The entries of a registry, one a line."""
    lines = []
    for entry in entries:
        who = ", ".join(sort_name(n) for n in entry.item.author)
        held = f"{len(entry.locations)} locations, {len(entry.facts)} recorded facts"
        lines.append(f"{entry.id:<36} {entry.item.type:<18} {held}: {who + ': ' if who else ''}{_head(_title(entry))}")
    return "\n".join(lines)


def _title(entry: Source) -> str:
    return entry.item.title or (entry.aliases[0] if entry.aliases else entry.id)


def _head(text: str) -> str:
    flat = squeeze(text)
    return flat if len(flat) <= WIDTH else flat[: WIDTH - 1] + "…"


def _tail(text: str) -> str:
    flat = squeeze(text)
    return flat if len(flat) <= WIDTH // 2 else "…" + flat[1 - WIDTH // 2 :]
