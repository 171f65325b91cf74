"""YAML as nodes that know their line: the reading half of the registry.

Events of ruamel's C parser are read one by one instead of its loaders: scalars stay as written (a date stays text, `no`
stays Norway), every node keeps its line, aliases are refused where they stand (so that nothing can be multiplied), and
nesting ends at a small depth (libyaml takes quadratic time on deep flow nesting).
"""

from typing import Any, NamedTuple

from footnote_audit.errors import ConfigError

# A registry nests five deep (list, entry, item, authors, name); twice that leaves room for a slip to be named.
MAX_DEPTH = 12
# 2 MB holds some 2,000 full entries, a hundred times a long article's notes.
MAX_BYTES = 2_000_000


class Scalar(NamedTuple):
    """A single value as written; `plain` is true where it stands without quotes. `line` is 1-based."""

    line: int
    text: str
    plain: bool


class Listing(NamedTuple):
    """A list; `end` is the line after its last one, `flow` is true for [a, b]."""

    line: int
    end: int
    flow: bool
    items: tuple["Node", ...]


class Mapping(NamedTuple):
    """Keys and values in order, keys as scalars."""

    line: int
    pairs: tuple[tuple[Scalar, "Node"], ...]


Node = Scalar | Listing | Mapping


def read_nodes(text: str, uri: str) -> Node | None:
    """The one document of a YAML text as nodes, None for an empty one.

    Raises ConfigError with file, line and next step for broken YAML, aliases, tags and hostile size or depth.
    """
    if len(text) > MAX_BYTES:
        raise ConfigError(f"{uri}: larger than {MAX_BYTES:,} characters; split the registry by article")
    from ruamel.yaml.cyaml import CParser  # type: ignore[attr-defined]  # ruamel re-exports it without saying so
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        return _Reader(CParser(text), uri).document()
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = f", line {mark.line + 1}" if mark else ""
        problem = error.problem or error.context or "damaged"
        step = "put quotes around an address inside {...}" if problem.endswith("':'") else "mend the file there"
        raise ConfigError(f"{uri}{line}: not valid YAML: {problem}; {step}") from error
    except (YAMLError, UnicodeEncodeError) as error:
        reason = str(error).partition("\n")[0]
        raise ConfigError(f"{uri}: not valid YAML: {reason}; save the file as plain UTF-8 text") from error


class _Reader:
    """Owns the parser while one text is read."""

    def __init__(self, parser: Any, uri: str) -> None:
        self._parser = parser
        self._uri = uri

    def document(self) -> Node | None:
        found: list[Node] = []
        while (event := self._parser.get_event()) is not None:
            kind = type(event).__name__
            if kind in {"StreamStartEvent", "StreamEndEvent", "DocumentStartEvent", "DocumentEndEvent"}:
                continue
            if found:
                raise self._fault(event, "a second document (---); keep one registry in one file")
            found.append(self._node(event, 0))
        return found[0] if found else None

    def _node(self, event: Any, depth: int) -> Node:
        kind = type(event).__name__
        line = event.start_mark.line + 1
        if kind == "AliasEvent":
            raise self._fault(event, f"the alias *{event.anchor}; write the value out")
        if event.tag is not None and event.tag.startswith(("!", "tag:")):
            raise self._fault(event, f"the tag {event.tag}; leave it out")
        if kind == "ScalarEvent":
            return Scalar(line, event.value, bool(event.implicit[0]))
        if depth >= MAX_DEPTH:
            raise self._fault(event, f"nesting deeper than {MAX_DEPTH} levels; see docs/sources.md for the form")
        return self._listing(line, event, depth) if kind == "SequenceStartEvent" else self._mapping(line, depth)

    def _listing(self, line: int, start: Any, depth: int) -> Listing:
        items = []
        while type(event := self._parser.get_event()).__name__ != "SequenceEndEvent":
            items.append(self._node(event, depth + 1))
        return Listing(line, event.start_mark.line + 1, bool(start.flow_style), tuple(items))

    def _mapping(self, line: int, depth: int) -> Mapping:
        pairs = []
        while type(event := self._parser.get_event()).__name__ != "MappingEndEvent":
            name = self._node(event, depth + 1)
            if not isinstance(name, Scalar):
                raise self._fault(event, "a key that is not text; see docs/sources.md for the form")
            pairs.append((name, self._node(self._parser.get_event(), depth + 1)))
        return Mapping(line, tuple(pairs))

    def _fault(self, event: Any, what: str) -> ConfigError:
        return ConfigError(f"{self._uri}, line {event.start_mark.line + 1}: holds {what}")
