"""The whole Audit as JSON and back, without loss; any other model value as JSON data.

Works are written in CSL-JSON's own spelling, figures (Decimal) as strings, enums by their value, tuples as lists.
Every field of a value is written, in the order of the model; of a work only what it has. JSON cannot tell two lone
surrogates that stand together from one character beyond U+FFFF; everything else comes back as it was.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from footnote_audit.csl import DATE_VARIABLES, NAME_VARIABLES, VARIABLES, date_from_json, date_to_json, variable
from footnote_audit.errors import ConfigError
from footnote_audit.model import SCHEMA_VERSION, Audit, CslItem, Name, Rule
from footnote_audit.report.json_text import indented

NAME_KEYS = {
    "family": "family",
    "given": "given",
    "particle": "non-dropping-particle",
    "suffix": "suffix",
    "literal": "literal",
}
_SURROGATE = re.compile("[\ud800-\udfff]")


def to_json(audit: Audit, rules: Sequence[Rule] = ()) -> str:  # noqa: ARG001 - every reporter takes the rules
    """The Audit as JSON text: two spaces of indent, a newline at the end, the same bytes for equal Audits."""
    text = indented(to_data(audit))
    return _SURROGATE.sub(lambda m: f"\\u{ord(m.group()):04x}", text) + "\n"


def from_json(text: str) -> Audit:
    """The Audit a JSON report holds; fields that are not known are passed over.

    Raises ConfigError with the path of the value where the text is not a JSON report of this major version.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"The JSON report cannot be read: {error}. Write it again with --format json.") from error
    if not isinstance(data, dict) or not isinstance(data.get("schema_version"), str):
        raise ConfigError("This is no JSON report: schema_version is missing. Write one with --format json.")
    if data["schema_version"].split(".")[0] != SCHEMA_VERSION.split(".")[0]:
        known = f"this program reads {SCHEMA_VERSION}"
        raise ConfigError(f"The JSON report has schema version {data['schema_version']}, {known}: run the audit again.")
    audit = from_data(Audit, data)
    assert isinstance(audit, Audit)
    return audit


def to_data(value: Any) -> Any:
    """A model value, or a tuple, list or dict of them, as what json.dumps takes."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, CslItem):
        return _item_data(value)
    if isinstance(value, Mapping):
        return {str(k): to_data(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [to_data(v) for v in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {name: to_data(getattr(value, name)) for name in _names(type(value))}
    raise TypeError(f"no JSON form for {type(value).__name__}")


def from_data(kind: Any, data: Any, path: str = "") -> Any:
    """The value of type `kind` (a model type, as its hints say it) that to_data gave.

    Raises ConfigError with the path of the first value that does not fit.
    """
    if get_origin(kind) is UnionType:
        return _optional(kind, data, path)
    if get_origin(kind) is tuple:
        items = _expect(list, data, path, "a list")
        return tuple(from_data(get_args(kind)[0], v, f"{path}[{n}]") for n, v in enumerate(items))
    if kind is CslItem:
        return _item(_expect(dict, data, path, "a CSL-JSON object"), path)
    if isinstance(kind, type) and is_dataclass(kind):
        return _built(kind, _expect(dict, data, path, "an object"), path)
    if kind is Decimal:
        return _decimal(data, path)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _member(kind, data, path)
    if kind is float:
        return float(_expect((int, float), data, path, "a number"))
    return _expect(kind, data, path, {str: "text", int: "a whole number", bool: "true or false"}[kind])


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(f.name for f in fields(kind))


@cache
def model_fields(kind: type) -> tuple[tuple[Field[Any], Any], ...]:
    """The fields of a model type, each with its resolved type."""
    hints = get_type_hints(kind)
    return tuple((f, hints[f.name]) for f in fields(kind))


def is_required(field: Field[Any]) -> bool:
    """Whether a model field has no default."""
    return field.default is MISSING and field.default_factory is MISSING


def _built(kind: type, data: dict[str, Any], path: str) -> Any:
    values = {}
    for field, hint in model_fields(kind):
        where = f"{path}.{field.name}" if path else field.name
        if field.name in data:
            values[field.name] = from_data(hint, data[field.name], where)
        elif is_required(field):
            raise _misfit(where, "is missing")
    return kind(**values)


def _optional(kind: Any, data: Any, path: str) -> Any:
    if data is None:
        return None
    (inner,) = (k for k in get_args(kind) if k is not NoneType)
    return from_data(inner, data, path)


def _decimal(data: Any, path: str) -> Decimal:
    try:
        return Decimal(_expect(str, data, path, "a figure written as text"))
    except InvalidOperation as error:
        raise _misfit(path, "must be a figure written as text") from error


def _member(kind: type[StrEnum], data: Any, path: str) -> StrEnum:
    known = [m.value for m in kind]
    if data not in known:
        raise _misfit(path, f"must be one of {', '.join(known)}")
    return kind(data)


def _expect(kind: Any, data: Any, path: str, words: str) -> Any:
    if not isinstance(data, kind) or (isinstance(data, bool) and kind is not bool):
        raise _misfit(path, f"must be {words}")
    return data


def _misfit(path: str, what: str) -> ConfigError:
    return ConfigError(f"The JSON report is damaged: {path or 'the whole'} {what}. Write it again with --format json.")


def _item_data(item: CslItem) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for attribute in _names(CslItem):
        value = getattr(item, attribute)
        name = variable(attribute)
        if value is None or value == ():
            continue
        if name in NAME_VARIABLES:
            found[name] = [{NAME_KEYS[k]: v for k in NAME_KEYS if (v := getattr(n, k)) is not None} for n in value]
        elif name in DATE_VARIABLES and value:
            found[name] = date_to_json(value)
        else:
            found[name] = value
    return found


def _item(data: dict[str, Any], path: str) -> CslItem:
    values: dict[str, Any] = {}
    for name, value in data.items():
        attribute, where = VARIABLES.get(name), f"{path}.{name}"
        if attribute is None:
            continue
        if name in NAME_VARIABLES:
            people = _expect(list, value, where, "a list of names")
            values[attribute] = tuple(_name(p, f"{where}[{n}]") for n, p in enumerate(people))
        elif name in DATE_VARIABLES:
            values[attribute] = _date(name, value, where)
        else:
            values[attribute] = _expect(str, value, where, "text")
    return CslItem(**values)


def _name(data: Any, path: str) -> Name:
    parts = _expect(dict, data, path, "a CSL name")
    return Name(**{k: _expect(str, parts[v], f"{path}.{v}", "text") for k, v in NAME_KEYS.items() if v in parts})


def _date(name: str, value: Any, path: str) -> str:
    try:
        return date_from_json(name, value)
    except (ValueError, TypeError) as error:
        raise _misfit(path, "must be a CSL date") from error
