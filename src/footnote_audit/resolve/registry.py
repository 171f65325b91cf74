"""sources.yaml read and validated whole: one Source an entry. The form is described key by key in docs/sources.md."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple, TypeVar

from footnote_audit.csl import CSL_TYPES, DATE_VARIABLES, NAME_VARIABLES, VARIABLES
from footnote_audit.errors import ConfigError
from footnote_audit.model import Certainty, CslItem, FactKind, Location, LocationKind, Name, RecordedFact, Source
from footnote_audit.resolve.edtf import is_edtf
from footnote_audit.resolve.nodes import MAX_BYTES, Listing, Mapping, Node, Scalar, read_nodes
from footnote_audit.text import key as plain_key

SCHEMA = "sources/1"
TOP_KEYS = ("schema", "sources")
ENTRY_KEYS = ("id", "item", "locations", "aliases", "findings", "public")
LOCATION_KEYS = (*LocationKind, "certainty", "pages", "role")
FINDING_KEYS = ("text", "page", "address", "by", "date")
NAME_KEYS = ("family", "given", "non-dropping-particle", "suffix", "literal")
ITEM_KEYS = tuple(v for v in VARIABLES if v != "id")
_Value = TypeVar("_Value")
# How YAML 1.2 writes nothing in plain style.
_NOTHING = ("", "~", "null", "Null", "NULL")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_PAGES = re.compile(r"\d{1,6}(-\d{1,6})?")
# A pattern instead of urllib.parse, which alone takes as long to import as the registry takes to read.
_ADDRESS = re.compile(
    r"(?i:https?)://(?:[^\s/?#@\[\]]*@)?(?:\[[\da-fA-F:.]+\]|[^\s/?#:@\[\]]+)(?::\d{0,5})?(?:[/?#]\S*)?"
)
_DOI = re.compile(r"10\.\d{4,9}/\S+")


def load_registry(path: Path) -> tuple[Source, ...]:
    """The sources of a registry file in order. Raises ConfigError where it cannot be read or is damaged."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ConfigError(f"{path}: larger than {MAX_BYTES:,} bytes; split the registry by article")
        text = path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: not UTF-8 (byte {error.start}); save it as UTF-8 text") from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise ConfigError(f"{path}: {reason}; make one with 'footnote-audit sources init ARTICLE'") from error
    return parse_registry(text, str(path))


def parse_registry(text: str, uri: str) -> tuple[Source, ...]:
    """The sources of a registry text in order; `uri` names it in errors.

    Raises ConfigError that names entry, key and line (1-based) of the first thing that is wrong, and what to do.
    """
    root = read_nodes(text.removeprefix("\ufeff"), uri)
    top = _Place(uri, None, "")
    if root is None:
        raise ConfigError(f"{uri}: empty; start it with 'schema: {SCHEMA}' and 'sources:'")
    fields = _fields(root, TOP_KEYS, top)
    _check_schema(fields, top, root)
    listing = fields.get("sources")
    if listing is None:
        raise top.fault(root.line, "has no 'sources'; add the list of entries")
    sources = tuple(_entry(node, number, uri) for number, node in enumerate(_items(listing, top.at("sources")), 1))
    _check_unique(sources, uri)
    return sources


class _Place(NamedTuple):
    """Where in the registry something stands, for the error's text."""

    uri: str
    entry: str | None
    key: str

    def at(self, key: str) -> "_Place":
        return _Place(self.uri, self.entry, f"{self.key}.{key}" if self.key else key)

    def fault(self, line: int, problem: str) -> ConfigError:
        entry = f", entry {self.entry}" if self.entry else ""
        name = f" {self.key}:" if self.key else ""
        return ConfigError(f"{self.uri}, line {line}{entry}:{name} {problem}")


def _check_schema(fields: dict[str, Node], top: _Place, root: Node) -> None:
    if "schema" not in fields:
        raise top.fault(root.line, f"has no 'schema'; write 'schema: {SCHEMA}' as its first line")
    printed = _text(fields["schema"], top.at("schema"))
    if printed != SCHEMA:
        raise top.at("schema").fault(fields["schema"].line, f"is {printed!r}; this version reads {SCHEMA!r}")


def _entry(node: Node, number: int, uri: str) -> Source:
    place = _Place(uri, f"number {number}", "")
    fields = _fields(node, ENTRY_KEYS, place)
    if "id" not in fields:
        raise place.fault(node.line, "has no 'id'; give it a short name of its own, such as 'author-2020-word'")
    name = _text(fields["id"], place.at("id"))
    if not _ID.fullmatch(name):
        raise place.at("id").fault(fields["id"].line, f"{name!r} may hold letters, digits, '.', '_' and '-' only")
    place = _Place(uri, repr(name), "")
    if "item" not in fields:
        raise place.fault(node.line, "has no 'item'; add the work's type and title")
    return Source(
        id=name,
        item=_item(fields["item"], place.at("item")),
        resolver="registry",
        locations=_each(fields, "locations", place, _location),
        aliases=_each(fields, "aliases", place, _text),
        facts=_each(fields, "findings", place, _fact),
        public=_flag(fields.get("public"), place.at("public")),
        line=node.line,
    )


def _item(node: Node, place: _Place) -> CslItem:
    fields = _fields(node, ITEM_KEYS, place)
    values: dict[str, str | tuple[Name, ...]] = {}
    for variable, value in fields.items():
        here = place.at(variable)
        if variable in NAME_VARIABLES:
            values[VARIABLES[variable]] = tuple(
                _name(n, here.at(f"[{i}]")) for i, n in enumerate(_items(value, here), 1)
            )
            continue
        text = _text(value, here)
        if variable in DATE_VARIABLES and not is_edtf(text):
            raise here.fault(value.line, f"{text!r} is not an EDTF date; write 2021, 2021-03, 2021-03-10 or 2013-24")
        values[VARIABLES[variable]] = text
    _check_item(values, fields, place, node)
    return CslItem(**values)  # type: ignore[arg-type]  # the keys of VARIABLES are checked above


def _check_item(values: dict[str, str | tuple[Name, ...]], fields: dict[str, Node], place: _Place, node: Node) -> None:
    kind = str(values.get("type", ""))
    if not kind:
        raise place.fault(node.line, "has no 'type'; write for example 'type: article-journal'")
    if kind not in CSL_TYPES:
        raise place.at("type").fault(fields["type"].line, f"{kind!r} is no CSL type{_nearest(kind, CSL_TYPES)}")
    if not any(values.get(v) for v in ("title", "author", "publisher", "container_title", "note", "genre")):
        raise place.fault(node.line, "names no work; add at least a title, an author or a publisher")
    if "URL" in values:
        _check_url(str(values["URL"]), fields["URL"].line, place.at("URL"))
    if "DOI" in values and not is_doi(str(values["DOI"])):
        raise place.at("DOI").fault(fields["DOI"].line, f"{values['DOI']!r} is no DOI; write it as 10.NNNN/name")


def _name(node: Node, place: _Place) -> Name:
    if isinstance(node, Scalar):
        return Name(literal=_text(node, place))
    parts = {k: _text(v, place.at(k)) for k, v in _fields(node, NAME_KEYS, place).items()}
    if not parts.keys() & {"family", "given", "literal"}:
        raise place.fault(node.line, "has neither family, given nor literal; add one")
    return Name(
        family=parts.get("family"),
        given=parts.get("given"),
        particle=parts.get("non-dropping-particle"),
        suffix=parts.get("suffix"),
        literal=parts.get("literal"),
    )


def _location(node: Node, place: _Place) -> Location:
    fields = _fields(node, LOCATION_KEYS, place)
    kinds = [kind for kind in LocationKind if kind in fields]
    if len(kinds) != 1:
        raise place.fault(node.line, "needs exactly one of url, doi, file and archive")
    kind = kinds[0]
    value = _text(fields[kind], place.at(kind))
    line = fields[kind].line
    if kind in (LocationKind.URL, LocationKind.ARCHIVE):
        _check_url(value, line, place.at(kind))
    if kind is LocationKind.DOI and not is_doi(value):
        raise place.at(kind).fault(line, f"{value!r} is no DOI; write it as 10.NNNN/name")
    if kind is LocationKind.FILE and "://" in value:
        raise place.at(kind).fault(line, f"{value!r} is an address; write it as 'url:'")
    return Location(
        kind=kind,
        value=value,
        certainty=Certainty(_choice(fields, "certainty", place, tuple(Certainty), Certainty.SEEN)),
        pages=_pages(fields.get("pages"), place.at("pages")),
        role=_text(fields["role"], place.at("role")) if "role" in fields else None,
    )


def _fact(node: Node, place: _Place) -> RecordedFact:
    fields = _fields(node, FINDING_KEYS, place)
    for needed in ("text", "by", "date"):
        if needed not in fields:
            raise place.fault(node.line, f"has no {needed!r}; a finding needs text, by and date")
    day = _text(fields["date"], place.at("date"))
    if not _is_iso_date(day):
        raise place.at("date").fault(fields["date"].line, f"{day!r} is no date; write it as 2021-03-10")
    address = _text(fields["address"], place.at("address")) if "address" in fields else None
    if address is not None:
        _check_url(address, fields["address"].line, place.at("address"))
    return RecordedFact(
        text=_text(fields["text"], place.at("text")),
        kind=FactKind(_choice(fields, "by", place, tuple(FactKind), FactKind.PERSON)),
        date=day,
        page=_text(fields["page"], place.at("page")) if "page" in fields else None,
        address=address,
    )


def _each(
    fields: dict[str, Node], name: str, place: _Place, read: Callable[[Node, _Place], _Value]
) -> tuple[_Value, ...]:
    if name not in fields:
        return ()
    here = place.at(name)
    return tuple(read(node, here.at(f"[{i}]")) for i, node in enumerate(_items(fields[name], here), 1))


def _fields(node: Node, allowed: tuple[str, ...], place: _Place) -> dict[str, Node]:
    if not isinstance(node, Mapping):
        raise place.fault(node.line, f"must hold keys and values ({', '.join(allowed[:4])}, ...), not {_kind(node)}")
    fields: dict[str, Node] = {}
    for name, value in node.pairs:
        if name.text not in allowed:
            raise place.fault(name.line, f"unknown key {name.text[:60]!r}{_nearest(name.text, allowed)}")
        if name.text in fields:
            raise place.at(name.text).fault(name.line, "stands twice; keep one of the two")
        fields[name.text] = value
    return fields


def _items(node: Node, place: _Place) -> tuple[Node, ...]:
    if isinstance(node, Listing):
        return node.items
    if isinstance(node, Scalar) and node.plain and node.text in _NOTHING:
        return ()
    raise place.fault(node.line, f"must be a list (lines that begin with '- '), not {_kind(node)}")


def _text(node: Node, place: _Place) -> str:
    if not isinstance(node, Scalar):
        raise place.fault(node.line, f"must be text, not {_kind(node)}")
    text = " ".join(node.text.split())
    if not text or (node.plain and node.text in _NOTHING):
        raise place.fault(node.line, "is empty; write a value or leave the key out")
    return text


def _flag(node: Node | None, place: _Place) -> bool:
    if node is None:
        return True
    if isinstance(node, Scalar) and node.plain and node.text.lower() in ("true", "false"):
        return node.text.lower() == "true"
    raise place.fault(node.line, "must be true or false")


def _choice(fields: dict[str, Node], name: str, place: _Place, allowed: tuple[str, ...], default: str) -> str:
    if name not in fields:
        return default
    text = _text(fields[name], place.at(name))
    if text not in allowed:
        raise place.at(name).fault(fields[name].line, f"{text!r} must be one of {', '.join(allowed)}")
    return text


def _pages(node: Node | None, place: _Place) -> str | None:
    if node is None:
        return None
    text = _text(node, place)
    first, _, last = text.partition("-")
    if not _PAGES.fullmatch(text) or int(first) < 1 or int(last or first) < int(first):
        raise place.fault(node.line, f"{text!r} is no page range; write 7 or 3-12, counted from 1")
    return text


def is_id(text: str) -> bool:
    """Whether the text can be an entry's id."""
    return _ID.fullmatch(text) is not None


def is_address(text: str) -> bool:
    """Whether the text is an http or https address with a host and without spaces."""
    return _ADDRESS.fullmatch(text) is not None


def is_doi(text: str) -> bool:
    """Whether the text is a bare DOI (10.NNNN/name)."""
    return _DOI.fullmatch(text) is not None


def _check_url(text: str, line: int, place: _Place) -> None:
    if not is_address(text):
        raise place.fault(line, f"{text!r} must begin with http:// or https://, name a host and hold no space")


def _check_unique(sources: tuple[Source, ...], uri: str) -> None:
    ids: dict[str, int] = {}
    aliases: dict[str, Source] = {}
    for source in sources:
        place = _Place(uri, repr(source.id), "")
        line = source.line or 1
        if source.id in ids:
            raise place.at("id").fault(line, f"is taken by the entry in line {ids[source.id]}; give it another id")
        ids[source.id] = line
        for alias in source.aliases:
            other = aliases.setdefault(plain_key(alias), source)
            if other is not source:
                problem = f"{alias!r} is an alias of entry {other.id!r} too (line {other.line}); leave one out"
                raise place.at("aliases").fault(line, problem)


def _is_iso_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _kind(node: Node) -> str:
    if isinstance(node, Scalar):
        return "nothing" if node.plain and node.text in _NOTHING else "a single value"
    return "a list" if isinstance(node, Listing) else "keys and values"


def _nearest(text: str, allowed: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(text[:60], allowed, n=1, cutoff=0.6)
    return f"; did you mean {close[0]!r}?" if close else f"; known are {', '.join(allowed[:12])}"
