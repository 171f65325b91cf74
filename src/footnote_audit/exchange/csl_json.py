"""CSL-JSON: a list of items, as Zotero, pandoc and citeproc-js write and read it (csl-data.json, CSL 1.0.2)."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from footnote_audit.csl import CSL_TYPES, DATE_VARIABLES, VARIABLES, from_csl_json, to_csl_json
from footnote_audit.errors import ConfigError
from footnote_audit.exchange.imported import MOST_WORKS, Imported, left_out
from footnote_audit.exchange.loss import Written
from footnote_audit.model import CslItem


def read_csl_json(text: str, uri: str) -> Imported:
    """The works of a list of items, a single item, or an object with a list `items`; ConfigError for other JSON."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"{uri}: not JSON ({error}); give a list of CSL-JSON items.") from error
    if isinstance(data, dict):
        if "schema_version" in data:
            raise ConfigError(f"{uri}: this is a saved audit, no list of works; write its works as CSL-JSON first.")
        data = data["items"] if isinstance(data.get("items"), list) else [data]
    if not isinstance(data, list) or not any(isinstance(record, dict) for record in data):
        raise ConfigError(f"{uri}: holds no CSL-JSON items; give a list of objects with type and title.")
    remarks: list[str] = []
    unknown: Counter[str] = Counter()
    items = []
    for number, record in enumerate(data[:MOST_WORKS], 1):
        if isinstance(record, dict):
            unknown.update(str(name)[:60] for name in record if name not in VARIABLES)
            items.append(_item(record, number, remarks))
        else:
            remarks.append(f"item {number}: not an object; not taken")
    if len(data) > MOST_WORKS:
        remarks.append(f"more than {MOST_WORKS:,} items; the rest is not read")
    return Imported(items=tuple(items), remarks=(*remarks, *left_out("variables", unknown)))


def write_csl_json(items: Sequence[CslItem]) -> Written:
    """The works as a list, two spaces of indent; CSL-JSON holds everything that an item has."""
    text = json.dumps([_record(item) for item in items], ensure_ascii=False, indent=2) + "\n"
    return Written(text=text.encode("utf-8", "backslashreplace").decode("utf-8"))


def _record(item: CslItem) -> dict[str, Any]:
    """The item by the schema alone: a date that date-parts hold needs no EDTF form beside them."""
    record = to_csl_json(item)
    for name in DATE_VARIABLES & record.keys():
        record[name].pop("edtf")
    return record


def _item(record: Mapping[str, Any], number: int, remarks: list[str]) -> CslItem:
    """The item, without the variables whose value has a wrong form."""
    sound = {name: value for name, value in record.items() if name in VARIABLES and value not in (None, "", [])}
    where = f"item {number} ({str(record.get('id', 'without id'))[:60]})"
    for name, value in tuple(sound.items()):
        try:
            from_csl_json({name: value})
        except (ValueError, RecursionError) as error:
            del sound[name]
            remarks.append(f"{where}: {error}; left out")
    if sound.get("type", "document") not in CSL_TYPES:
        remarks.append(f"{where}: {str(sound['type'])[:60]!r} is no CSL type; taken as document")
        del sound["type"]
    return from_csl_json(sound)
