"""reStructuredText as document: parsed by docutils in silence, without files, raw markup or transforms."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from footnote_audit.errors import ReadError
from footnote_audit.model import CslItem, Document, Name, ReadWarning, WarningCode
from footnote_audit.read.assemble import assemble
from footnote_audit.read.flow import Body, Flow
from footnote_audit.read.forms import BY_NAME, ArticleFile
from footnote_audit.read.raw import Raw, decode
from footnote_audit.read.rst.extensions import passing_through
from footnote_audit.read.rst.positions import Positions
from footnote_audit.read.rst.walk import Walk
from footnote_audit.read.stated_dates import stated_date

if TYPE_CHECKING:
    from docutils.nodes import document as Tree  # noqa: N812 - the class of docutils is in lower case

RST = BY_NAME["rst"].media_type
# Fields as mail has them at a file's head: how Python's enhancement proposals begin.
_MAIL_HEAD = re.compile(r"\s*(?:[A-Z][\w-]*:[^\n]*\n(?:[ \t]+\S[^\n]*\n)*){2}")
_FIELDS = {"title": "title", "author": "author", "authors": "author", "date": "date", "created": "date"}
# docutils takes time by the square of a paragraph's marks and, on one slow core, 10 s for some 50,000 lines.
MOST_LINES = 30_000
MOST_CHARACTERS = 4_000_000
_MOST_PARAGRAPH_WORK = 4_000_000_000
_SIGNS = re.compile(r"[*`|_\]]")


def read_rst(file: ArticleFile) -> Document:
    """A reStructuredText file as document.

    Raises ModuleNotFoundError without docutils, ReadError for a file that decode refuses, that nests too deeply for
    docutils or is too large for it.
    """
    import docutils  # noqa: F401 - its absence is told before the file is looked at

    raw = decode(file, RST)
    _refuse(raw)
    unread: list[tuple[str, int]] = []
    try:
        tree = _parsed(raw, unread)
        walk = _walked(raw, tree)
    except RecursionError:
        raise ReadError(raw.uri, "the file nests too deeply to be read; take some levels out") from None
    meant = walk.pairing.settle()
    labels = {mark.place: mark.label for mark in (*walk.pairing.marks, *walk.pairing.notes)}
    keys = {str(mark): str(note) for mark, note in meant.items()}
    walk.flow.calls[:] = [
        replace(call, key=keys.get(call.key, call.key), label=labels[int(call.key)]) for call in walk.flow.calls
    ]
    bodies = [
        Body(
            key=note.key,
            label=labels[place],
            text=note.text(),
            raw=note.at,
            calls=tuple((keys.get(key, key), before) for key, before in note.calls),
        )
        for place, note in walk.notes.items()
    ]
    walk.flow.close()
    text = walk.flow.text()
    tables = [table for make in walk.tables if (table := make(text)) is not None]
    warnings = [*_damaged(raw, walk), *_left_out(raw, unread)]
    return assemble(raw, walk.flow, bodies=bodies, warnings=warnings, tables=tables, item=_item(tree))


def _parsed(raw: Raw, unread: list[tuple[str, int]]) -> "Tree":
    from docutils import frontend, utils
    from docutils.parsers.rst import Parser

    parser = Parser(rfc2822=bool(_MAIL_HEAD.match(raw.text)))
    settings = frontend.get_default_settings(Parser)
    for name, value in _SETTINGS.items():
        setattr(settings, name, value)
    tree = utils.new_document(raw.uri, settings)
    with passing_through(unread):
        parser.parse(raw.text, tree)
    return tree


_SETTINGS: dict[str, Any] = {
    "report_level": 5,
    "halt_level": 5,
    "warning_stream": False,
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "line_length_limit": 10_000_000,
}


def _walked(raw: Raw, tree: "Tree") -> Walk:
    walk = Walk(
        flow=Flow(),
        positions=Positions(raw),
        substitutions={name.casefold(): node for name, node in tree.substitution_defs.items()},
    )
    walk.children(tree)
    return walk


def _refuse(raw: Raw) -> None:
    """Raises ReadError for what docutils would take too long for."""
    lines = len(raw.line_starts)
    if lines > MOST_LINES or len(raw.text) > MOST_CHARACTERS:
        raise ReadError(
            raw.uri,
            f"the file has {lines:,} lines and {len(raw.text):,} characters, more than the limits of {MOST_LINES:,} "
            f"and {MOST_CHARACTERS:,}; split it first",
        )
    work = sum(len(part) * sum(1 for _ in _SIGNS.finditer(part)) for part in re.split(r"\n[ \t]*\n", raw.text))
    if work > _MOST_PARAGRAPH_WORK:
        raise ReadError(raw.uri, "a paragraph of the file has too many marks to be read; split it first")


def _damaged(raw: Raw, walk: Walk) -> Iterator[ReadWarning]:
    for message, line in walk.damaged[:1000]:
        at = raw.line_starts[min(max(line, 1), len(raw.line_starts)) - 1]
        yield raw.warn(WarningCode.DAMAGED_MARKUP, message.split("\n")[0], at)


def _left_out(raw: Raw, unread: list[tuple[str, int]]) -> Iterator[ReadWarning]:
    for name, line in unread[:1000]:
        at = raw.line_starts[min(max(line, 1), len(raw.line_starts)) - 1]
        yield raw.warn(WarningCode.TEXT_INCOMPLETE, f"the file {name}, taken in here, is not read", at, name)


def _item(tree: "Tree") -> CslItem | None:
    """What the fields at the file's head say."""
    from docutils import nodes

    head = next((node for node in tree.findall(nodes.field_list)), None)
    found: dict[str, str] = {}
    for field in head.children if head is not None else ():
        name = _FIELDS.get(field.children[0].astext().strip().lower())
        if name is not None:
            found.setdefault(name, " ".join(field.children[1].astext().split()))
    names = re.split(r"\s*(?:,|;)\s+", re.sub(r"\s*<[^<>]*>", "", found.get("author", "")))
    return CslItem(
        title=found.get("title"),
        author=tuple(Name(literal=name) for name in names[:100] if name),
        issued=stated_date(found["date"]) if "date" in found else None,
    )
