"""The JSON report: lossless, stable, described by its published schema."""

import json
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import ROOT
from footnote_audit.errors import ConfigError
from footnote_audit.model import Audit, CslItem, Name
from footnote_audit.report import from_json, json_schema, to_data, to_json
from footnote_audit.report.json_audit import model_fields
from report import audits

PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(max_size=8),
    int: st.integers(),
    bool: st.booleans(),
    float: st.floats(allow_nan=False, allow_infinity=False),
    Decimal: st.decimals(allow_nan=False, allow_infinity=False),
}


def values(kind: Any) -> st.SearchStrategy[Any]:
    """Any value of a model type."""
    if get_origin(kind) is UnionType:
        (inner,) = (k for k in get_args(kind) if k is not NoneType)
        return st.none() | values(inner)
    if get_origin(kind) is tuple:
        return st.lists(values(get_args(kind)[0]), max_size=2).map(tuple)
    if is_dataclass(kind) and isinstance(kind, type):
        return st.deferred(lambda: st.builds(kind, **{f.name: values(hint) for f, hint in model_fields(kind)}))
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return st.sampled_from(list(kind))
    return PLAIN[kind]


@pytest.mark.parametrize("field", [f.name for f in fields(Audit)])
def test_round_trip_of_any_audit(field: str) -> None:
    """Whatever a field of an Audit holds comes back from its JSON as it was, and fulfils the schema."""
    hint = next(hint for f, hint in model_fields(Audit) if f.name == field)
    validator = jsonschema.Draft202012Validator(json_schema())

    @settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(values(hint))
    def comes_back(value: Any) -> None:
        audit = replace(replace(audits.empty(), **{field: value}), schema_version="1.0")
        text = to_json(audit)
        assert from_json(text) == audit
        validator.validate(json.loads(text))

    comes_back()


@pytest.mark.parametrize("make", [audits.empty, audits.full, audits.hostile])
def test_round_trip_and_schema(make: Any) -> None:
    """The sample audits come back as they were, are equal byte for byte, and fulfil the schema."""
    audit = make()
    text = to_json(audit)
    assert from_json(text) == audit
    assert to_json(from_json(text)) == text == to_json(make())
    assert text.endswith("}\n") and text.encode("utf-8")
    jsonschema.Draft202012Validator(json_schema()).validate(json.loads(text))


def test_works_are_in_csl_spelling() -> None:
    """A work is written with CSL's variables and dates, and even odd names and empty fields come back."""
    item = CslItem(
        type="book",
        title="",
        container_title="C",
        author=(Name(family="F", literal="L"), Name()),
        issued="2013-24",
        accessed="",
    )
    data = to_data(item)
    assert data["container-title"] == "C"
    assert data["issued"] == {"date-parts": [[2013]], "edtf": "2013-24", "season": 4}
    audit = replace(audits.empty(), document=replace(audits.empty().document, item=item))
    assert from_json(to_json(audit)) == audit


def test_published_schema_is_the_models() -> None:
    """docs/audit.schema.json is what the model gives; docs/report.md tells how to write it anew."""
    published = (ROOT / "docs" / "audit.schema.json").read_text("utf-8")
    assert published == json.dumps(json_schema(), indent=2) + "\n"


def test_schema_is_a_schema_and_covers_every_field() -> None:
    """The schema is valid itself and names every field of the Audit."""
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    assert set(schema["$defs"]["Audit"]["properties"]) == {f.name for f in fields(Audit)}


def test_unknown_fields_are_passed_over() -> None:
    """A report of a later minor version, with fields not known here, is read."""
    data = json.loads(to_json(audits.full()))
    data["mood"] = "good"
    data["document"]["item"]["mood"] = 3
    data["schema_version"] = "1.9"
    assert from_json(json.dumps(data)) == replace(audits.full(), schema_version="1.9")


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        (("document", "notes", 2, "index"), "two", "document.notes[2].index must be a whole number"),
        (("document", "notes", 2, "index"), True, "document.notes[2].index must be a whole number"),
        (("verdicts", 0, "rating"), "fine", "verdicts[0].rating must be one of supported"),
        (("claims", 0, "values", 0, "amount"), "x", "claims[0].values[0].amount must be a figure"),
        (("document", "item", "issued"), {}, "document.item.issued must be a CSL date"),
        (("citations",), {}, "citations must be a list"),
        (("options",), None, "options must be an object"),
    ],
)
def test_damage_is_named(path: tuple[Any, ...], value: object, words: str) -> None:
    """A damaged report is refused with the path of the value that does not fit."""
    data = json.loads(to_json(audits.full()))
    place = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(ConfigError) as caught:
        from_json(json.dumps(data))
    assert words in str(caught.value)


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", "nul", '{"schema_version": 1}', '{"schema_version": "2.0"}', "[" * 9999]
)
def test_no_report_is_refused(text: str) -> None:
    """Text that is no JSON report of this major version is a ConfigError, not a fault."""
    with pytest.raises(ConfigError):
        from_json(text)


def test_what_has_no_form_is_a_bug() -> None:
    """A value outside the model is refused rather than written as its repr."""
    with pytest.raises(TypeError):
        to_data(object())
    assert to_data({"a": (Decimal("1.50"), None)}) == {"a": ["1.50", None]}
