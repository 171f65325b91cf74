"""What stands before a Markdown text and is no part of it: YAML, TOML, Pandoc's title block, MultiMarkdown's fields."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from footnote_audit.model import CslItem, Name
from footnote_audit.read.stated_dates import stated_date

_YAML = re.compile(r"\A\ufeff?---[ \t]*\n(.{0,50000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_TOML = re.compile(r"\A\ufeff?\+\+\+[ \t]*\n(.{0,50000}?)\n\+\+\+[ \t]*(?:\n|\Z)", re.S)
_TITLE_BLOCK = re.compile(
    r"\A\ufeff?%[ \t]*(.*(?:\n[ \t]+\S.*)*)\n(?:%[ \t]*(.*(?:\n[ \t]+\S.*)*)\n)?(?:%[ \t]*(.*)\n)?"
)
_FIELDS = re.compile(
    r"\A\ufeff?(?:(?:title|author|date|language|publisher|keywords|copyright|subtitle)[ \t]*:.*\n)+\n", re.I
)
_FIELD = re.compile(r"^([\w -]{1,40}?)[ \t]*:[ \t]*[\"']?(.*?)[\"']?[ \t]*$", re.M)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Where the text begins, and what the lines before it say of the document."""

    end: int
    item: CslItem


def front_matter(text: str) -> FrontMatter | None:
    """The fields before the text; None where it begins at once."""
    yaml = _YAML.match(text)
    if yaml:
        return FrontMatter(yaml.end(), _item(_yaml(yaml.group(1))))
    toml = _TOML.match(text)
    if toml:
        return FrontMatter(toml.end(), _item(_toml(toml.group(1))))
    block = _TITLE_BLOCK.match(text)
    if block:
        title, authors, date = (" ".join((group or "").split()) for group in block.groups())
        return FrontMatter(block.end(), _item({"title": title, "author": authors, "date": date}))
    fields = _FIELDS.match(text)
    return FrontMatter(fields.end(), _item(_lines(fields.group()))) if fields else None


def _yaml(written: str) -> Mapping[str, Any]:
    """The YAML as a mapping; line by line where it is damaged."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        loaded = YAML(typ="safe", pure=False).load(written) if written.count("[") + written.count("{") < 500 else None
    except (YAMLError, ValueError, RecursionError, TypeError, AttributeError):
        loaded = None
    return loaded if isinstance(loaded, dict) else _lines(written)


def _toml(written: str) -> Mapping[str, Any]:
    import tomllib

    try:
        return tomllib.loads(written)
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}


def _lines(written: str) -> dict[str, Any]:
    return {m.group(1).lower(): m.group(2) for m in _FIELD.finditer(written)}


def _item(fields: Mapping[Any, Any]) -> CslItem:
    known = {str(name).lower().replace("-", "_"): value for name, value in fields.items()}
    language = _text(known.get("lang") or known.get("language") or known.get("locale"))
    written = known.get("date") or known.get("published") or known.get("pubdate") or known.get("publishdate")
    date = _text(written)
    return CslItem(
        title=_text(known.get("title")),
        author=tuple(_names(known.get("author") or known.get("authors") or known.get("creator"))),
        issued=stated_date(date[:10] if re.match(r"\d{4}-\d\d-\d\d", date) else date, language) if date else None,
        language=language,
        publisher=_text(known.get("publisher") or known.get("site_name")),
        container_title=_text(known.get("journal") or known.get("publication")),
        URL=_address(known.get("canonical_url") or known.get("canonical") or known.get("url")),
        DOI=_text(known.get("doi")),
    )


def _text(value: object) -> str | None:
    if isinstance(value, dict):
        value = value.get("title") or value.get("name") or value.get("literal") or value.get("text")
    if isinstance(value, list):
        value = value[0] if value else None
    return None if value is None or isinstance(value, (dict, list)) else " ".join(str(value).split()) or None


def _address(value: object) -> str | None:
    text = _text(value)
    return text if text and text.startswith(("http://", "https://")) else None


def _names(value: object) -> list[Name]:
    """Authors as one text, a list of texts, or of mappings with a name."""
    if isinstance(value, list):
        # Lists inside lists are no authors; aliases may make them endless.
        return [name for one in value[:500] if not isinstance(one, list) for name in _names(one)]
    if isinstance(value, dict):
        family, given = _text(value.get("family")), _text(value.get("given"))
        if family:
            return [Name(family=family, given=given)]
    text = _text(value)
    return [Name(literal=name.strip()) for name in re.split(r";|\band\b", text) if name.strip()] if text else []
