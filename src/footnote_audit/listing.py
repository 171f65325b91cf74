"""Plain tables for a terminal: what a stage found, for a person who looks at one stage alone."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from footnote_audit.model import Document, Source
from footnote_audit.names import sort_name
from footnote_audit.text import squeeze, where

WIDTH = 60
FIELD_WIDTH = 18
# From here up a field can be taken as it stands; below the lower bound somebody should look.
SURE, UNSURE = 0.9, 0.6
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


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


def citations(rows: Iterable[dict[str, Any]], *, coloured: bool = False) -> str:
    """The fields of each cited work in two columns, under its note or its own line, with the parser's confidence.

    `coloured` puts ANSI colours around names and confidences: green for sure, yellow, red for doubtful.
    """
    paint = _ansi if coloured else _bare
    lines = []
    for row in rows:
        head = f"note {row['label']}" if "label" in row else f"{row['id']}"
        text = f"  {_head(_shown(row['text']))}" if "text" in row else ""
        lines.append(paint(f"{head}: {row.get('kind', 'reference')}", "bold") + text)
        if not row["citations"]:
            lines.append("  cites no work")
        for cited in row["citations"]:
            lines += _work(cited, paint)
    return "\n".join(lines)


def link(row: Mapping[str, Any]) -> str:
    """A link that was looked at, on a line: its verdict, the HTTP status, the address, and why."""
    status = row["status"] or "---"
    return f"{row['verdict']:<9}  {status}  {_shown(row['uri'])}  {_shown(row['sentence'])}"


def _work(cited: dict[str, Any], paint: Callable[[str, str], str]) -> Iterator[str]:
    listed = (cited.get("refers_to_item") or "").startswith("b")
    back = f", refers to {'entry' if listed else 'note'} {cited['refers_to']}" if cited["refers_to"] is not None else ""
    yield f"  {'work':<{FIELD_WIDTH}} {cited['position']}{back}, confidence {_sure(cited['confidence'], paint)}"
    fields = {name: value for name, value in cited["item"].items() if name != "id"}
    if cited["locator"]:
        fields[f"cited {cited['label'] or 'page'}"] = cited["locator"]
    if cited["signal"]:
        fields["signal"] = cited["signal"]
    confidences: dict[str, float] = {}
    for told in cited.get("fields", ()):
        confidences[told["variable"]] = min(told["confidence"], confidences.get(told["variable"], 1.0))
    for name, value in fields.items():
        sure = f"  ({_sure(confidences[name], paint)})" if name in confidences else ""
        yield f"    {paint(f'{name:<{FIELD_WIDTH - 2}}', 'cyan')} {_shown(_value(value))}{sure}"


def _sure(confidence: float, paint: Callable[[str, str], str]) -> str:
    colour = "green" if confidence >= SURE else "yellow" if confidence >= UNSURE else "red"
    return paint(f"{confidence:.2f}", colour)


_ANSI = {"bold": "1", "cyan": "36", "green": "32", "yellow": "33", "red": "31"}


def _ansi(text: str, style: str) -> str:
    return f"\x1b[{_ANSI[style]}m{text}\x1b[0m"


def _bare(text: str, _: str) -> str:
    return text


def _shown(text: str) -> str:
    """The text without characters that would steer the terminal or turn its writing direction."""
    return _CONTROL.sub("\ufffd", squeeze(text))


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


def _value(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(_value(v) for v in value)
    if isinstance(value, dict):
        if "edtf" in value:
            return str(value["edtf"])
        return " ".join(str(v) for v in reversed(value.values()))
    return str(value)


def _head(text: str) -> str:
    flat = squeeze(text)
    return flat if len(flat) <= WIDTH else flat[: WIDTH - 1] + "…"


def _tail(text: str) -> str:
    flat = squeeze(text)
    return flat if len(flat) <= WIDTH // 2 else "…" + flat[1 - WIDTH // 2 :]
