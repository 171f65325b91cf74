"""What calls and what defines a note in wikitext: `<ref>` and the templates that make one.

A use names its group and name as MediaWiki's Cite extension does; the same name in the same group is the same note.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from footnote_audit.read.wikitext.brackets import Node, NodeKind, arguments, children_within
from footnote_audit.read.wikitext.templates import (
    NOTE_CALLS,
    NOTE_GROUP,
    NOTE_LIST_ARGUMENTS,
    NOTE_LISTS,
    NOTE_NAME,
    NOTE_TEMPLATES,
    NOTE_TEXT,
    SHORT_NOTES,
    template_name,
)

_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'/>]+))""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """A stretch of the page and the bracketed stretches in it."""

    start: int
    end: int
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteUse:
    """A place where a note is called or defined: where it is, the note's key, its group, and its text if it is here.

    `key` is the same for every use of a note. `follows` is the key of the note whose text this one goes on, `extends`
    that of the note this one is a part of; `details` is said of the note at this place alone.
    """

    at: int
    key: str
    group: str
    extent: Extent | None
    follows: str | None = None
    extends: str | None = None
    details: str | None = None
    damage: str | None = None


def uses(text: str, node: Node) -> tuple[NoteUse, ...]:
    """The notes that a tag or template calls; empty for one that is something else."""
    if node.kind is NodeKind.TAG:
        return (_tag(text, node),) if node.name == "ref" else ()
    if node.kind is not NodeKind.TEMPLATE:
        return ()
    name = name_of(text, node)
    if name in NOTE_TEMPLATES:
        return (_template(text, node, NOTE_TEMPLATES[name]),)
    if name in SHORT_NOTES:
        written = re.sub(r"\s+", "", text[node.start : node.end]).casefold()
        extent = Extent(start=node.start, end=node.end, nodes=(node,))
        return (NoteUse(at=node.start, key=f"short {written}", group="", extent=extent),)
    if name in NOTE_CALLS:
        return tuple(_named_calls(text, node))
    return ()


def name_of(text: str, node: Node) -> str:
    """A template's name, as it is looked up."""
    start = node.inside[0]
    return template_name(text[start : min(node.bars[0] if node.bars else node.inside[1], start + 200)])


def lists_notes(text: str, node: Node) -> bool:
    """Whether this is a list of notes: what stands in it defines notes and calls none."""
    if node.kind is NodeKind.TAG:
        return node.name == "references"
    if node.kind is not NodeKind.TEMPLATE:
        return False
    if name_of(text, node) in NOTE_LISTS:
        return True
    return any(name and name.casefold() in NOTE_LIST_ARGUMENTS for name, _, _ in arguments(text, node))


def named(group: str, name: str) -> str:
    """The key of a note with a name."""
    return f"{group}/{' '.join(name.split())}"


def _tag(text: str, node: Node) -> NoteUse:
    said = {m[1].lower(): m[2] or m[3] or m[4] or "" for m in _ATTRIBUTE.finditer(node.attributes)}
    group = said.get("group", "").strip()
    name = said.get("name", "").strip()
    start, end = node.inside
    empty = not text[start:end].strip()
    follows, extends, details = said.get("follow"), said.get("extends"), said.get("details")
    if details and empty:
        name, extends = "", name
    return NoteUse(
        at=node.start,
        key=named(group, name) if name else f"at {node.start}",
        group=group,
        extent=None if empty else Extent(start=start, end=end, nodes=node.children),
        follows=named(group, follows) if follows else None,
        extends=named(group, extends) if extends else None,
        details=details,
        damage=node.damage,
    )


def _template(text: str, node: Node, group: str) -> NoteUse:
    position = 0
    name = ""
    written: tuple[int, int] | None = None
    for argument, start, end in arguments(text, node):
        word = argument.casefold() if argument else None
        if word in NOTE_NAME:
            name = _plain(text[start:end])
        elif word in NOTE_GROUP:
            group = _plain(text[start:end])
        elif word is None or word in NOTE_TEXT:
            position += word is None
            if written is None and (word is not None or position == 1) and text[start:end].strip():
                written = (start, end)
    return NoteUse(
        at=node.start,
        key=named(group, name) if name else f"at {node.start}",
        group=group,
        extent=Extent(start=written[0], end=written[1], nodes=children_within(node, *written)) if written else None,
    )


def _named_calls(text: str, node: Node) -> Iterator[NoteUse]:
    """{{r|name|name}}: a call for each unnamed argument."""
    group = next((_plain(text[s:e]) for n, s, e in arguments(text, node) if n and n.casefold() in NOTE_GROUP), "")
    for argument, start, end in arguments(text, node):
        name = _plain(text[start:end])
        if name and (argument is None or argument.isdigit()):
            yield NoteUse(at=node.start, key=named(group, name), group=group, extent=None)


def _plain(written: str) -> str:
    return " ".join(written.split()).strip("\"'")
