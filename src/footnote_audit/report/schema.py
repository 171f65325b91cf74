"""The JSON Schema of the JSON report, made from the model so that the two cannot part."""

from dataclasses import is_dataclass
from decimal import Decimal
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin

from footnote_audit.csl import DATE_VARIABLES, NAME_VARIABLES, VARIABLES
from footnote_audit.model import SCHEMA_VERSION, Audit, CslItem
from footnote_audit.report.json_audit import NAME_KEYS, is_required, model_fields

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FIGURE = r"^[+-]?(\d+(\.\d*)?|\.\d+)([Ee][+-]?\d+)?$"
_PLAIN: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    Decimal: {"type": "string", "pattern": FIGURE},
}


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) that every JSON report fulfils; fields it does not name are allowed."""
    definitions: dict[str, Any] = {}
    root = _schema(Audit, definitions)
    title = "footnote-audit report"
    about = (
        f"One run of footnote-audit, schema version {SCHEMA_VERSION}. Offsets are 0-based code points, end exclusive."
    )
    head = {"$schema": DIALECT, "title": title, "description": about}
    return {**head, **root, "$defs": dict(sorted(definitions.items()))}


def _schema(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if get_origin(kind) is UnionType:
        (inner,) = (k for k in get_args(kind) if k is not NoneType)
        return {"anyOf": [_schema(inner, definitions), {"type": "null"}]}
    if get_origin(kind) is tuple:
        return {"type": "array", "items": _schema(get_args(kind)[0], definitions)}
    if kind in _PLAIN:
        return _PLAIN[kind]
    return _named(kind, definitions)


def _named(kind: type, definitions: dict[str, Any]) -> dict[str, Any]:
    if kind.__name__ not in definitions:
        definitions[kind.__name__] = {}
        definitions[kind.__name__] = _definition(kind, definitions)
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _definition(kind: type, definitions: dict[str, Any]) -> dict[str, Any]:
    about = {"description": " ".join(text.split())} if (text := _docstring(kind)) else {}
    if issubclass(kind, StrEnum):
        return {**about, "enum": [m.value for m in kind]}
    if kind is CslItem:
        return {**about, **_work()}
    assert is_dataclass(kind), kind
    found = model_fields(kind)
    return {
        **about,
        "type": "object",
        "properties": {f.name: _schema(hint, definitions) for f, hint in found},
        "required": [f.name for f, _ in found if is_required(f)],
    }


def _work() -> dict[str, Any]:
    properties: dict[str, Any] = {name: {"type": "string"} for name in VARIABLES}
    name = {"type": "object", "properties": {k: {"type": "string"} for k in NAME_KEYS.values()}}
    properties |= {v: {"type": "array", "items": name} for v in sorted(NAME_VARIABLES)}
    date = {"anyOf": [{"type": "object", "properties": {"edtf": {"type": "string"}}}, {"type": "string"}]}
    properties |= dict.fromkeys(sorted(DATE_VARIABLES), date)
    return {"type": "object", "properties": properties, "required": ["type"]}


def _docstring(kind: type) -> str:
    """The docstring a model type was given; dataclass and StrEnum make up one where there is none."""
    text = kind.__doc__ or ""
    made_up = text.startswith(f"{kind.__name__}(") or (issubclass(kind, StrEnum) and text == StrEnum.__doc__)
    return "" if made_up else text
