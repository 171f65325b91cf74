"""The registry as a file that people keep: entries added behind the others, checked, listed.

An entry is added as text: every byte that stood there before stays, comments, order and quotes with it. The whole is
parsed before it is written, and written beside the file first, so that no half-written registry can be left behind.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from footnote_audit.csl import DATE_VARIABLES, NAME_VARIABLES, VARIABLES, from_csl_json
from footnote_audit.errors import ConfigError
from footnote_audit.model import CslItem, Location, LocationKind, Resolution, Source
from footnote_audit.resolve.entries import comment_yaml, entry_yaml, new_id
from footnote_audit.resolve.nodes import MAX_BYTES, Listing, Mapping, Node, Scalar, read_nodes
from footnote_audit.resolve.registry import SCHEMA, load_registry, parse_registry

HEADER = f"# The works an article cites. The form is described in docs/sources.md.\nschema: {SCHEMA}\nsources:\n"
# Lines that stand as comments before an entry, by its id.
Remarks = dict[str, Sequence[str]]
_OWN_KEYS = ("id", "url", "doi", "file", "archive", "alias")


class RegistryCheck(NamedTuple):
    """What `sources check` says: how many entries stand in the file, and what deserves a look, a sentence each."""

    entries: int
    remarks: tuple[str, ...]


def check_registry(path: Path, *, resolutions: Sequence[Resolution] | None = None) -> RegistryCheck:
    """The registry's remarks: missing local files, entries without a place to look, entries that nothing cites.

    `resolutions` are those of an article that uses it; None leaves the last out. Raises ConfigError for a damaged one.
    """
    registry = load_registry(path)
    cited = {r.source.id for r in resolutions or () if r.source} | {
        c.id for r in resolutions or () if r.source is None for c in r.candidates
    }
    remarks = []
    for source in registry:
        where = f"{path}, line {source.line}, entry {source.id!r}"
        for location in source.locations:
            if location.kind is LocationKind.FILE and not (path.parent / location.value).is_file():
                remarks.append(f"{where}: the file {location.value} is not there; copy it there or mend the path")
        if source.public and not source.locations and not source.item.URL and not source.item.DOI:
            remarks.append(f"{where}: has no location; add an address or a file, so that it can be opened")
        if resolutions is not None and source.id not in cited:
            remarks.append(f"{where}: nothing in the article cites it")
    return RegistryCheck(entries=len(registry), remarks=tuple(remarks))


def source_from_fields(fields: Sequence[str], *, taken: Sequence[str] = ()) -> Source:
    """A source from what the command line gives: an address, a CSL-JSON object, or `key=value` pairs, in any mix.

    Keys are CSL variables and id, url, doi, file, archive, alias; a name is written "Family, Given" or as it stands,
    and several are parted by ";". Raises ConfigError that names the field.
    """
    record: dict[str, object] = {}
    own: list[tuple[str, str]] = []
    for field in fields:
        if field.lstrip().startswith("{"):
            record |= _from_json(field)
        elif field.startswith(("http://", "https://")):
            own.append(("url", field))
        else:
            name, value = _pair(field)
            if name in _OWN_KEYS:
                own.append((name, value))
            else:
                record[name] = _names(value) if name in NAME_VARIABLES else value
    item = _item(record)
    given = [value for name, value in own if name == "id"]
    return Source(
        id=given[-1] if given else new_id(item, taken),
        item=item,
        resolver="registry",
        locations=tuple(Location(kind=LocationKind(n), value=v) for n, v in own if n not in ("id", "alias")),
        aliases=tuple(value for name, value in own if name == "alias"),
    )


def add_source(path: Path, source: Source) -> str:
    """As add_sources, for one entry."""
    return add_sources(path, (source,))


def add_sources(path: Path, sources: Sequence[Source], remarks: Remarks | None = None) -> str:
    """The file's new text after adding the entries behind the others and writing it; a missing file is begun.

    `remarks` are lines that stand as comments before an entry, by its id.

    Raises ConfigError where the file is damaged or would grow too large, an id is taken, or an entry is not valid.
    """
    text = _read(path)
    added = insert_entries(text, sources, str(path), remarks)
    parse_registry(added, str(path))
    _write(path, added)
    return added


def insert_entries(text: str, sources: Sequence[Source], uri: str, remarks: Remarks | None = None) -> str:
    """The registry text with more entries at the end of its list, everything else as it was."""
    text = text if text.strip() else HEADER
    root = read_nodes(text, uri)
    listing = _sources_node(root, uri)
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith(("\n", "\r")):
        lines[-1] += newline
    if not isinstance(listing, Listing):
        at, indent = listing.line, 2
    elif listing.flow and listing.items:
        raise ConfigError(f"{uri}, line {listing.line}: 'sources' is written as [...]; write one entry a line first")
    elif listing.flow:
        at, indent = listing.line, 2
        lines[at - 1] = lines[at - 1].replace("[]", "", 1).rstrip() + newline
    else:
        at, indent = _end(root, listing, lines), _indent(lines, listing)
    entry = _entries(sources, indent, MAX_BYTES - len(text), uri, remarks or {}).replace("\n", newline)
    gap = newline if isinstance(listing, Listing) and listing.items and at == len(lines) else ""
    return "".join(lines[:at]) + gap + entry + "".join(lines[at:])


def _entries(sources: Sequence[Source], indent: int, room: int, uri: str, remarks: Remarks) -> str:
    """The entries as YAML; raises ConfigError where they do not fit into what a registry may hold."""
    parts: list[str] = []
    for number, source in enumerate(sources, 1):
        comments = "".join(comment_yaml(line, indent=indent) for line in remarks.get(source.id, ()))
        parts.append(comments + entry_yaml(source, indent=indent))
        room -= len(parts[-1])
        if room < 0:
            more = f"{number:,} of the {len(sources):,} new entries already make it larger than {MAX_BYTES:,} bytes"
            raise ConfigError(f"{uri}: {more}; split the works by article, or name their file itself with --sources")
    return "".join(parts)


def _sources_node(root: Node | None, uri: str) -> Node:
    pairs = root.pairs if isinstance(root, Mapping) else ()
    for name, value in pairs:
        if name.text == "sources" and isinstance(value, Listing):
            return value
        if name.text == "sources" and isinstance(value, Scalar) and not value.text:
            return Scalar(name.line, "", True)
    raise ConfigError(f"{uri}: has no list 'sources'; start it with 'schema: {SCHEMA}' and 'sources:'")


def _end(root: Node | None, listing: Listing, lines: Sequence[str]) -> int:
    """The number of lines before the place for a new entry: the file's end, or before the next key and its comments."""
    following = [n.line for n, _ in root.pairs if n.line > listing.line] if isinstance(root, Mapping) else []
    if not following:
        return len(lines)
    end = min(following) - 1
    while end > listing.line and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1
    return end


def _indent(lines: Sequence[str], listing: Listing) -> int:
    first = lines[listing.line - 1]
    return len(first) - len(first.lstrip(" "))


def _read(path: Path) -> str:
    if not path.exists():
        return ""
    if path.stat().st_size:
        load_registry(path)
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def _write(path: Path, text: str) -> None:
    beside = path.with_name(f".{path.name}.new")
    try:
        with beside.open("w", encoding="utf-8", newline="") as file:
            file.write(text)
        if path.exists():
            beside.chmod(path.stat().st_mode & 0o777)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        reason = error.strerror or str(error)
        raise ConfigError(f"{path}: cannot be written ({reason}); choose another place with --sources") from error


def _from_json(field: str) -> dict[str, object]:
    try:
        found = json.loads(field)
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"{field[:60]!r} is not JSON ({error}); give one CSL-JSON object") from error
    return {str(k): v for k, v in found.items()} if isinstance(found, dict) else {}


def _pair(field: str) -> tuple[str, str]:
    name, equals, value = field.partition("=")
    name, value = name.strip(), value.strip()
    if not equals or not value:
        raise ConfigError(f"{field[:60]!r} is neither an address nor key=value; write for example title='The Title'")
    if name not in VARIABLES and name not in _OWN_KEYS:
        from difflib import get_close_matches

        close = get_close_matches(name, [*VARIABLES, *_OWN_KEYS], n=1)
        hint = f"did you mean {close[0]!r}?" if close else "see docs/sources.md for the keys"
        raise ConfigError(f"{name!r} is no key of a source; {hint}")
    return name, value


def _names(value: str) -> list[dict[str, str]]:
    names = []
    for name in (part.strip() for part in value.split(";")):
        family, comma, given = name.partition(",")
        if name:
            names.append({"family": family.strip(), "given": given.strip()} if comma else {"literal": name})
    return names


def _item(record: dict[str, object]) -> CslItem:
    unknown = {k: v for k, v in record.items() if k in VARIABLES and not (k in DATE_VARIABLES and not v)}
    try:
        item = from_csl_json(unknown)
    except ValueError as error:
        raise ConfigError(f"{error}; see docs/sources.md for the form") from error
    return replace(item, id=None, type=item.type if "type" in record else "webpage")
