"""Entries of the registry as YAML text, and the ids they get."""

import io
import re
from collections.abc import Collection, Iterable
from typing import Any

from footnote_audit.csl import NAME_VARIABLES, VARIABLES
from footnote_audit.model import Certainty, CslItem, Location, Name, RecordedFact, Source
from footnote_audit.names import sort_name
from footnote_audit.text import key

LINE_WIDTH = 110
MAX_ID = 60
NAME_VARIABLE_ORDER = ("author", "editor", "translator", "interviewer")
_PLAIN_NAME = re.compile(r"[^\W\d_][\w .'’-]*")
# Words that begin titles without telling one from another.
_STOP_WORDS = frozenset(
    """
    the a an of and in on for to with from at by is are how why what le la les l un une des du de d et en sur pour der
    die das ein eine und von zu im am il lo gli i uno una di e el los las y o os as
    """.split()  # noqa: SIM905 - a list of fifty quoted words is harder to read
)


def entry_yaml(source: Source, *, indent: int = 2) -> str:
    """One entry as YAML lines under `sources:`, its dash `indent` columns in, ending in a line break."""
    from ruamel.yaml import YAML

    yaml = YAML(typ="rt")
    yaml.width = LINE_WIDTH
    yaml.indent(mapping=2, sequence=4, offset=2)
    text = io.StringIO()
    yaml.dump([_entry(source)], text)
    return "".join(f"{' ' * indent}{line[2:]}".rstrip() + "\n" for line in text.getvalue().splitlines())


def comment_yaml(line: str, *, indent: int = 2) -> str:
    """The line as a YAML comment; what would end a comment or cannot stand in a file is taken out."""
    plain = " ".join("".join(c if c.isprintable() else " " for c in line).split())
    return f"{' ' * indent}# {plain}\n"


def new_id(item: CslItem, taken: Collection[str]) -> str:
    """A readable id that is not taken: author, year, first telling word ("weber-1922-economy"), a number if need be."""
    author = sort_name(item.author[0]) if item.author else item.container_title or item.publisher or ""
    words = [w for w in key(item.title or item.genre or item.note or "").split() if w not in _STOP_WORDS]
    year = (item.issued or "")[:4]
    parts = (*key(author).split()[:2], year if year.isdigit() else "", *words[:1])
    slug = "-".join(_ascii(p) for p in parts if _ascii(p))[:MAX_ID].strip("-") or "source"
    if slug not in taken:
        return slug
    # Doubling, then halving: a thousand works of one name must not ask for each number anew.
    low, free = 1, 2
    while f"{slug}-{free}" in taken:
        low, free = free, free * 2
    while free - low > 1:
        middle = (low + free) // 2
        low, free = (middle, free) if f"{slug}-{middle}" in taken else (low, middle)
    return f"{slug}-{free}"


def _ascii(word: str) -> str:
    return "".join(c for c in word if c.isascii() and c.isalnum())


def _entry(source: Source) -> dict[str, Any]:
    entry: dict[str, Any] = {"id": source.id, "item": _item(source.item)}
    if source.locations:
        entry["locations"] = [_location(location) for location in source.locations]
    if source.aliases:
        entry["aliases"] = list(source.aliases)
    if not source.public:
        entry["public"] = False
    if source.facts:
        entry["findings"] = [_finding(fact) for fact in source.facts]
    return entry


def _item(item: CslItem) -> dict[str, Any]:
    found: dict[str, Any] = {}
    order = ("type", *NAME_VARIABLE_ORDER, *(v for v in VARIABLES if v not in ("type", "id", *NAME_VARIABLES)))
    for variable in order:
        value = getattr(item, VARIABLES[variable])
        if value:
            found[variable] = [_name(n) for n in value] if variable in NAME_VARIABLES else value
    return found


def _name(name: Name) -> Any:
    from ruamel.yaml.comments import CommentedMap
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString

    if name.literal:
        return name.literal
    parts = {
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
    }
    # ruamel writes {family: :x} in braces without quotes, which libyaml does not read back.
    flow = CommentedMap(
        (k, v if _PLAIN_NAME.fullmatch(v) else DoubleQuotedScalarString(v)) for k, v in parts.items() if v
    )
    flow.fa.set_flow_style()
    return flow


def _location(location: Location) -> dict[str, str]:
    return _present(
        (
            (str(location.kind), location.value),
            ("certainty", str(location.certainty) if location.certainty != Certainty.SEEN else None),
            ("pages", location.pages),
            ("role", location.role),
        )
    )


def _finding(fact: RecordedFact) -> dict[str, str]:
    return _present(
        (
            ("text", fact.text),
            ("page", fact.page),
            ("address", fact.address),
            ("by", str(fact.kind)),
            ("date", fact.date),
        )
    )


def _present(pairs: Iterable[tuple[str, str | None]]) -> dict[str, str]:
    return {k: v for k, v in pairs if v}
