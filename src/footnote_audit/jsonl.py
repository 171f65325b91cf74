"""The JSON Lines that the stage commands read and write; forms fixed in docs/stages.md. One function a row.

A row is written with `dumps`: one line, keys in the documented order, non-ASCII characters as they are.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from footnote_audit.csl import to_csl_json
from footnote_audit.errors import ConfigError
from footnote_audit.homes import entry_item
from footnote_audit.model import (
    BibliographyEntry,
    Citation,
    CitationItem,
    Document,
    InTextCitation,
    Note,
    Opinion,
    ReadWarning,
    Selector,
    Table,
    Value,
)

if TYPE_CHECKING:
    # Not loaded otherwise: commands that only look at links write JSON too.
    from footnote_audit.match import Judgement
    from footnote_audit.match.by_hand import ByHand


def dumps(row: Mapping[str, Any]) -> str:
    """The row as one line of JSON, without the line break."""
    return json.dumps(row, ensure_ascii=False, separators=(", ", ": "))


def rows(text: str, uri: str, required: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The objects of a JSON Lines text, blank lines skipped.

    Raises ConfigError naming the line where one is not an object or lacks a required key.
    """
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line, parse_constant=_no_number)
        except (ValueError, RecursionError) as error:
            raise ConfigError(f"{uri}, line {number}: not JSON ({error}); write one JSON object a line.") from error
        if not isinstance(row, dict):
            raise ConfigError(f"{uri}, line {number}: not a JSON object; write one JSON object a line.")
        missing = [key for key in required if key not in row]
        if missing:
            raise ConfigError(
                f"{uri}, line {number}: the key {missing[0]!r} is missing; needed: {', '.join(required)}."
            )
        yield row


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no JSON number")


def document_row(document: Document) -> dict[str, Any]:
    """What `read` writes for one document."""
    return {
        "uri": document.uri,
        "language": document.language,
        "title": document.item.title,
        "item": to_csl_json(document.item),
        "text": document.text,
        "blocks": [[b.start, b.end, b.kind.value, b.level] for b in document.blocks],
        "notes": [_note(n) for n in document.notes],
        "tables": [_table(t) for t in document.tables],
        "warnings": [_warning(w) for w in document.warnings],
    }


def citation_row(row_id: Any, citation: Citation, ids: Sequence[Any]) -> dict[str, Any]:
    """What `parse` writes for one note; `ids` are the ids of the article's rows, in order."""
    return {
        "id": row_id,
        "kind": citation.kind.value,
        "commentary": [[s.start, s.end] for s in citation.commentary],
        "citations": [item_record(i, ids) for i in citation.items],
    }


def item_record(item: CitationItem, ids: Sequence[Any]) -> dict[str, Any]:
    """One cited work as `parse` writes it; `refers_to` is the id of the row that holds the full form.

    Where several works are possible that all stand in one row, it is that row's id. A field that is not `kept` was
    seen, but not surely enough to stand in the item.
    """
    from footnote_audit.parse.by_model import LEAST_SURE

    return {
        "item": to_csl_json(item.item),
        "span": [item.span.start, item.span.end],
        "position": item.position.value,
        "locator": item.locator,
        "label": item.label,
        "signal": item.prefix,
        "refers_to": _row_meant(item, ids),
        "refers_to_item": item.refers_to,
        "candidates": [
            {"id": _row_id(c.id, ids), "item": c.id, "score": round(c.score, 3), "reason": c.reason}
            for c in item.candidates
        ],
        "inherited_locator": item.inherited_locator,
        "through": item.through,
        "inherited_label": item.inherited_label,
        "confidence": round(item.confidence, 3),
        "fields": [
            {
                "variable": f.variable,
                "span": [f.span.start, f.span.end],
                "confidence": round(f.confidence, 3),
                "kept": f.confidence >= LEAST_SURE,
            }
            for f in item.fields
        ],
    }


def entry_row(entry: BibliographyEntry, ids: Sequence[Any]) -> dict[str, Any]:
    """What `parse` writes for an entry of the article's bibliography; `span` is into the text of `read`."""
    return {
        "id": entry.id,
        "kind": "bibliography-entry",
        "number": entry.label,
        "text": entry.selector.exact,
        "span": [entry.selector.start, entry.selector.end],
        "citations": [item_record(entry_item(entry), ids)],
    }


def in_text_row(citation: InTextCitation, ids: Sequence[Any]) -> dict[str, Any]:
    """What `parse` writes for a citation in the running text; spans are into the text of `read`."""
    return {
        "id": citation.id,
        "kind": "in-text-citation",
        "text": citation.selector.exact,
        "span": [citation.selector.start, citation.selector.end],
        "anchor": _selector(citation.selector),
        "citations": [item_record(i, ids) for i in citation.items],
    }


def _row_meant(item: CitationItem, ids: Sequence[Any]) -> Any:
    if item.refers_to is not None:
        return _row_id(item.refers_to, ids)
    found = [_row_id(c.id, ids) for c in item.candidates]
    return found[0] if len(found) > 1 and all(row == found[0] for row in found) else None


def _row_id(item_id: str, ids: Sequence[Any]) -> Any:
    """The id of the row that an item stands in: that of its note, or its own for an entry of the bibliography."""
    return ids[note_number(item_id) - 1] if item_id.startswith("n") else item_id


def note_number(item_id: str) -> int:
    """The note index in a citation item's id ("n12.1" -> 12)."""
    return int(item_id[1:].partition(".")[0])


def judgement_row(row_id: Any, judgement: "Judgement") -> dict[str, Any]:
    """What `match` writes for one claim; `opinions` only where judges beside the rules were heard."""
    heard = {"opinions": [_opinion(o) for o in judgement.opinions]} if judgement.opinions else {}
    return {
        "id": row_id,
        "rating": judgement.rating.value,
        "score": round(judgement.score, 4),
        "evidence": [
            {"sentence": e.sentence, "start": e.start, "end": e.end, "exact": e.exact} for e in judgement.evidence
        ],
        "explanation": judgement.explanation,
        **heard,
    }


def by_hand_row(found: "ByHand", name: str, retrieved: str | None) -> dict[str, Any]:
    """What `match` writes for a claim given by hand; offsets are into the text that `read` shows, `lacking` into the
    claim."""
    verdict = found.verdict
    return {
        "claim": found.claim.text,
        "source": name,
        "retrieved": retrieved,
        "rating": verdict.rating.value,
        "score": verdict.score,
        "evidence": [
            {
                "start": e.selector.start,
                "end": e.selector.end,
                "exact": e.selector.exact,
                "page": e.selector.page,
                "page_label": e.selector.page_label,
                "shared": [[span.start, span.end] for span in seen.shared],
                "values": [[span.start, span.end] for span in seen.values],
                "differing": [[span.start, span.end] for span in seen.differing],
                "edits": [{"kind": d.kind.value, "quoted": d.quoted, "found": d.found} for d in e.edits],
            }
            for e, seen in zip(verdict.evidence, found.seen, strict=True)
        ],
        "lacking": [[span.start, span.end] for span in found.lacking],
        "explanation": verdict.explanation,
        "parts": [
            {"text": part.text, "rating": v.rating.value, "score": v.score, "explanation": v.explanation}
            for part, v in zip(found.claim.parts, verdict.parts, strict=True)
        ],
        "weakest": verdict.weakest,
        "opinions": [_opinion(o) for o in verdict.opinions],
    }


def _opinion(opinion: Opinion) -> dict[str, Any]:
    rating = opinion.rating.value
    return {"judge": opinion.judge.value, "rating": rating, "score": round(opinion.score, 4), "said": opinion.said}


def _note(note: Note) -> dict[str, Any]:
    return {
        "index": note.index,
        "label": note.label,
        "text": note.text,
        "anchor": _selector(note.anchor),
        "supports": _selector(note.supports),
        "sentence": _selector(note.sentence),
        "line": note.line,
        "column": note.column,
        "part": note.part,
        "page": note.page,
        "items": [{"item": to_csl_json(i.item), "span": [i.start, i.end], "locator": i.locator} for i in note.items],
    }


def _selector(selector: Selector | None) -> dict[str, Any] | None:
    if selector is None:
        return None
    return {
        "start": selector.start,
        "end": selector.end,
        "exact": selector.exact,
        "prefix": selector.prefix,
        "suffix": selector.suffix,
    }


def _table(table: Table) -> dict[str, Any]:
    return {
        "caption": table.caption,
        "header": [c.text for c in table.header],
        "rows": [[c.text for c in row] for row in table.rows],
        "values": [[_value(c.value) for c in row] for row in table.rows],
        "source": table.source,
        "recovered": table.recovered,
        "start": table.start,
        "end": table.end,
    }


def _warning(warning: ReadWarning) -> dict[str, Any]:
    return {
        "code": warning.code.value,
        "message": warning.message,
        "line": warning.line,
        "column": warning.column,
        "exact": warning.exact,
        "part": warning.part,
        "page": warning.page,
    }


def _value(value: Value | None) -> dict[str, Any] | None:
    """The typed literal of a cell; None for words."""
    if value is None:
        return None
    amount = None if value.amount is None else str(value.amount)
    return {"kind": value.kind.value, "amount": amount, "unit": value.unit, "date": value.date}
