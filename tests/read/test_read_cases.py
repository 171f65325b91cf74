"""Runs the case files of the read stage: an input file as it lies on disk, and what the document must hold."""

import pytest

from case_files import Case, params
from footnote_audit.model import CslItem, Document, EmbeddedItem, Note
from footnote_audit.read import read, sniff


def _note(note: Note) -> str:
    before = note.anchor.prefix[-30:] if note.anchor else "(no mark)"
    return f"{note.label} | {before} | {note.text}"


def _supports(note: Note) -> str:
    clause = note.supports.exact if note.supports else "-"
    sentence = note.sentence.exact if note.sentence else "-"
    return f"{note.label} | {clause} | {sentence}"


def _work(note: Note, work: EmbeddedItem) -> str:
    item = work.item
    span = f"{work.start}-{work.end}"
    return " | ".join((note.label, span, item.type, item.title or "", _names(item), item.issued or ""))


def _names(item: CslItem) -> str:
    return "; ".join(n.literal or ", ".join(p for p in (n.family, n.given) if p) for n in item.author)


def _tables(document: Document) -> str:
    lines = []
    for table in document.tables:
        if table.caption:
            lines.append(f"caption: {table.caption}")
        if table.header:
            lines.append("header: " + " | ".join(cell.text for cell in table.header))
        lines += [" | ".join(cell.text for cell in row) for row in table.rows]
    return "\n".join(lines)


def _item(document: Document) -> str:
    item = document.item
    fields = {
        "title": item.title,
        "author": _names(item) or None,
        "issued": item.issued,
        "publisher": item.publisher,
        "URL": item.URL,
        "language": document.language,
    }
    return "\n".join(f"{name}: {value}" for name, value in fields.items() if value)


def _render(document: Document, block: str) -> str:
    """What a block of this name shows of a document."""
    if block == "notes":
        return "\n".join(_note(n) for n in document.notes)
    if block == "supports":
        return "\n".join(_supports(n) for n in document.notes)
    if block == "places":
        return "\n".join(f"{n.label} {n.line}:{n.column}" for n in document.notes)
    if block == "warnings":
        return "\n".join(f"{w.line} {w.code.value}" for w in document.warnings)
    if block == "works":
        return "\n".join(_work(n, e) for n in document.notes for e in n.items)
    if block == "cut":
        return "\n".join(w.exact for w in document.warnings if w.code.value == "furniture-cut")
    if block == "blocks":
        return "\n".join(f"{b.kind.value} {document.text[b.start : b.end]}" for b in document.blocks)
    if block == "tables":
        return _tables(document)
    if block == "item":
        return _item(document)
    assert block in ("text", "kept"), f"unknown block {block}"
    return document.text


@pytest.mark.parametrize("case", params("read/documents"))
def test_read_case(case: Case) -> None:
    """A file reads as its case says, in every respect the case names."""
    names = [name for name in case.blocks if name.startswith("input")]
    assert len(names) == 1, "a case has one input block, named input.SUFFIX"
    suffix = names[0].partition(".")[2] or "txt"
    data = case.blocks[names[0]].encode("utf-8")
    uri = f"article.{suffix}"
    shown = {
        name: _render(read(uri, data, sniff(uri, data), keep_furniture=name == "kept"), name)
        for name in case.blocks
        if name not in names
    }
    assert shown == {name: case.blocks[name] for name in shown}
