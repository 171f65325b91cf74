"""The records of cited works that reference managers leave in a file's fields: Zotero, Mendeley, Citavi-like CSL JSON.

Standard: csl-citation.json of the CSL project, as Zotero and Mendeley write it behind `ADDIN … CSL_CITATION`.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from footnote_audit.csl import VARIABLES, from_csl_json
from footnote_audit.model import CslItem

_CITATION = re.compile(r"\bCSL_CITATION\s*(?=\{)")
# A longer instruction is no citation of one note.
_LONGEST = 2_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A cited work as the file records it, with the place cited in it."""

    item: CslItem
    locator: str | None = None
    label: str | None = None


def csl_records(instruction: str) -> tuple[Record, ...]:
    """The works that a field's instruction (or a reference mark's name) records; none where it holds no citation."""
    found = _CITATION.search(instruction) if len(instruction) <= _LONGEST else None
    if found is None:
        return ()
    try:
        citation, _ = json.JSONDecoder().raw_decode(instruction, found.end())
    except (ValueError, RecursionError):
        return ()
    entries = citation.get("citationItems") if isinstance(citation, dict) else None
    if not isinstance(entries, list):
        return ()
    records = (_record(entry) for entry in entries if isinstance(entry, dict))
    return tuple(record for record in records if record is not None)


def _record(entry: Mapping[str, Any]) -> Record | None:
    data = entry.get("itemData")
    if not isinstance(data, dict):
        return None
    item = _item(data)
    return Record(item=item, locator=_words(entry.get("locator")), label=_words(entry.get("label")))


def _item(data: Mapping[str, Any]) -> CslItem:
    """The item; a variable of the wrong form is left out, the others stay."""
    try:
        return from_csl_json(data)
    except ValueError:
        pass
    sound: dict[str, Any] = {}
    for name in data.keys() & VARIABLES.keys():
        try:
            from_csl_json({name: data[name]})
        except ValueError:
            continue
        sound[name] = data[name]
    return from_csl_json(sound)


def _words(value: object) -> str | None:
    return str(value) if isinstance(value, str | int) and value != "" else None
