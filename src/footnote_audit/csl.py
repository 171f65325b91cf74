"""CslItem to CSL-JSON and back, with CSL's own spelling of variables and its date-parts for EDTF strings.

Standard: CSL-JSON schema 1.0.2 (csl-data.json). A date that date-parts cannot hold (a decade, an open interval) is kept
as `raw`, a season as `season`, and every date keeps its EDTF form in `edtf`, as citeproc-js and Zotero do.
"""

import re
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from footnote_audit.model import CslItem, Name

NAME_VARIABLES = frozenset({"author", "editor", "translator", "interviewer"})
DATE_VARIABLES = frozenset({"issued", "accessed"})
# The item types of CSL 1.0.2 (schemas/schemas/input/csl-data.json).
CSL_TYPES = tuple(
    """
    article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset
    document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation
    manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical
    personal_communication post post-weblog regulation report review review-book software song speech standard thesis
    treaty webpage
    """.split()  # noqa: SIM905 - a list of forty quoted words is harder to read
)
_NAME_KEYS = {"family": "family", "given": "given", "particle": "non-dropping-particle", "suffix": "suffix"}
_SEASONS = {"21": 1, "22": 2, "23": 3, "24": 4}


def variable(attribute: str) -> str:
    """CSL's name of a CslItem attribute ("container_title" -> "container-title"); one of CSL's has an underscore."""
    return attribute if attribute == "archive_location" else attribute.replace("_", "-")


VARIABLES = {variable(f.name): f.name for f in fields(CslItem)}


def to_csl_json(item: CslItem) -> dict[str, Any]:
    """The item as a CSL-JSON object; absent variables are left out."""
    found: dict[str, Any] = {}
    for name, attribute in VARIABLES.items():
        value = getattr(item, attribute)
        if not value:
            continue
        if name in NAME_VARIABLES:
            found[name] = [_name_to_json(n) for n in value]
        elif name in DATE_VARIABLES:
            found[name] = date_to_json(value)
        else:
            found[name] = value
    return found


def from_csl_json(record: Mapping[str, Any]) -> CslItem:
    """The item a CSL-JSON object describes; variables that CslItem does not hold are dropped.

    Raises ValueError with the variable's name where a value has the wrong form.
    """
    values: dict[str, Any] = {}
    for name, value in record.items():
        attribute = VARIABLES.get(name)
        if attribute is None or value is None:
            continue
        if name in NAME_VARIABLES:
            values[attribute] = _names(name, value)
        elif name in DATE_VARIABLES:
            values[attribute] = date_from_json(name, value)
        elif isinstance(value, str | int | float) and not isinstance(value, bool):
            values[attribute] = str(value)
        else:
            raise ValueError(f"{name} must be text, not {type(value).__name__}")
    return CslItem(**values)


def date_to_json(edtf: str) -> dict[str, Any]:
    """A CSL date for an EDTF string."""
    parts = [_date_parts(end) for end in edtf.split("/")]
    if any(p is None for p in parts):
        return {"raw": edtf, "edtf": edtf}
    date: dict[str, Any] = {"date-parts": parts, "edtf": edtf}
    season = _SEASONS.get(edtf[5:7]) if re.fullmatch(r"\d{4}-2[1-4]", edtf) else None
    return date | ({"season": season} if season else {})


def date_from_json(name: str, value: object) -> str:
    """The EDTF string of a CSL date object, an EDTF string or a bare year."""
    if isinstance(value, str | int):
        return str(value)
    if not isinstance(value, Mapping):
        raise ValueError(f"{name} must be a date, not {type(value).__name__}")
    if isinstance(value.get("edtf"), str):
        return str(value["edtf"])
    if value.get("date-parts"):
        return _edtf(name, value["date-parts"], value.get("season"))
    if value.get("raw") or value.get("literal"):
        return str(value.get("raw") or value.get("literal"))
    raise ValueError(f"{name} holds no date")


def _edtf(name: str, ends: object, season: object) -> str:
    """The EDTF string of date-parts, whose numbers may stand as text; a season (1 to 4) joins a year alone."""
    if not isinstance(ends, list | tuple) or not all(isinstance(end, list | tuple) and end for end in ends):
        raise ValueError(f"{name} has date-parts that are no list of [year, month, day]")
    parts = [[str(p).strip() for p in end[:3]] for end in ends[:2]]
    if any(not re.fullmatch(r"-?\d{1,4}", p) for end in parts for p in end):
        raise ValueError(f"{name} has date-parts that are no numbers")
    dates = ["-".join(p.zfill(4 if i == 0 else 2) for i, p in enumerate(end)) for end in parts]
    if str(season) in ("1", "2", "3", "4") and len(parts[0]) == 1:
        dates[0] += f"-2{season}"
    return "/".join(dates)


def _date_parts(edtf: str) -> list[int] | None:
    if re.fullmatch(r"\d{4}-2[1-4]", edtf):
        return [int(edtf[:4])]
    if re.fullmatch(r"\d{4}(-\d\d){0,2}", edtf):
        return [int(p) for p in edtf.split("-")]
    return None


def _name_to_json(name: Name) -> dict[str, str]:
    if name.literal:
        return {"literal": name.literal}
    return {key: getattr(name, attribute) for attribute, key in _NAME_KEYS.items() if getattr(name, attribute)}


def _names(variable_name: str, value: object) -> tuple[Name, ...]:
    if not isinstance(value, list | tuple):
        raise ValueError(f"{variable_name} must be a list of names, not {type(value).__name__}")
    return tuple(_name_from_json(variable_name, n) for n in value)


def _name_from_json(variable_name: str, value: object) -> Name:
    if isinstance(value, str):
        return Name(literal=value)
    if not isinstance(value, Mapping):
        raise ValueError(f"{variable_name} must be a list of names, not {type(value).__name__}")
    if value.get("literal"):
        return Name(literal=str(value["literal"]))
    parts = {attribute: str(value[key]) for attribute, key in _NAME_KEYS.items() if value.get(key)}
    if value.get("dropping-particle"):
        parts.setdefault("particle", str(value["dropping-particle"]))
    if not parts:
        raise ValueError(f"{variable_name} holds a name without family, given or literal")
    return Name(**parts)
